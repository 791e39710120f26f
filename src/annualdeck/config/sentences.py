"""What pydantic found wrong, as the program's own sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, get_args, get_origin

from pydantic import BaseModel, ValidationError

from annualdeck.config import problems as p
from annualdeck.config.document import Document, Loc, dotted
from annualdeck.config.models import SLIDES, Config
from annualdeck.errors import Sentence


@dataclass(frozen=True)
class Word(Sentence):
    """A word in both languages."""

    chinese: str
    english: str
    zh = "{chinese}"
    en = "{english}"


WANTED = {
    "string_type": Word("文字", "text"),
    "int_type": Word("整数", "a whole number"),
    "float_type": Word("数字", "a number"),
    "bool_type": Word(" true 或 false", "true or false"),
    "tuple_type": Word("列表（每行以“- ”开头）", "a list (lines that begin with “- ”)"),
    "dict_type": Word("下一级的键和值", "keys and values one level down"),
    "model_type": Word("下一级的键和值", "keys and values one level down"),
    "date_type": Word("日期", "a date"),
}
BOUNDS = {"ge": "≥", "gt": ">", "le": "≤", "lt": "<"}
RANGES = {"greater_than_equal": "ge", "greater_than": "gt", "less_than_equal": "le", "less_than": "lt"}


def sentences(error: ValidationError, document: Document) -> list[p.ConfigProblem]:
    """One problem for each thing that is wrong, but for values that the document has refused already."""
    errors = [one for one in error.errors(include_url=False) if one["loc"] not in document.refused]
    return [problem for one in errors for problem in _problems(one, document)]


def _problems(error: Any, document: Document) -> Iterator[p.ConfigProblem]:
    kind, value = error["type"], error["input"]
    loc: Loc = error["loc"]
    on_key = bool(loc) and loc[-1] == "[key]"
    loc = loc[:-1] if on_key else loc
    context = error.get("ctx", {})
    if kind == "config":
        for below, problem, fields in context["refusals"]:
            yield problem(**at((*loc, *below), document, on_key or problem.on_key), **fields)
    elif kind == "missing":
        yield p.MissingKey(**{**at(loc[:-1], document, True), "key": dotted(loc)})
    elif kind == "extra_forbidden":
        yield p.UnknownKey(**at(loc, document, True), hint=p.hint(str(loc[-1]), _known(loc[:-1])))
    elif kind == "literal_error" and on_key:
        yield p.UnknownSlide(**at(loc, document, True), found=str(loc[-1]), hint=p.hint(str(loc[-1]), SLIDES))
    elif value is None:
        yield p.NoValue(**at(loc, document, True))
    elif kind == "literal_error":
        choices = [c.strip("'") for c in context["expected"].replace(" or ", ", ").split(", ")]
        yield p.NotAChoice(**at(loc, document), found=_written(value), hint=p.hint(_written(value), choices))
    elif kind in WANTED:
        if kind in ("string_type", "tuple_type") and isinstance(value, dict) and None in value.values():
            yield p.UnquotedBrace(**at(loc, document))
        elif kind == "string_type" and isinstance(value, int | float):
            yield p.Unquoted(**at(loc, document), found=_kind(value))
        else:
            yield p.WrongType(**at(loc, document), wanted=WANTED[kind], found=_kind(value))
    elif kind in RANGES:
        bound = RANGES[kind]
        yield p.OutOfRange(**at(loc, document), found=_written(value), bound=f"{BOUNDS[bound]} {context[bound]:g}")
    elif kind in ("too_short", "string_too_short"):
        if not value:  # a list whose members are wrong is reported as too short as well
            yield p.NoValue(**at(loc, document, True))
    else:
        yield p.NotValid(**at(loc, document), reason=error["msg"])


def at(loc: Loc, document: Document, on_key: bool = False) -> dict[str, Any]:
    line, column = document.key_at(loc) if on_key else document.value_at(loc)
    return {"file": document.file, "line": line, "column": column, "key": dotted(loc)}


def _written(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _kind(value: object) -> Sentence:
    match value:
        case bool():
            return Word(f" {_written(value)}", _written(value))
        case dict():
            return Word("下一级的键和值", "keys and values one level down")
        case tuple():
            return Word("列表", "a list")
        case int() | float():
            return Word(f"数字 {value}", f"the number {value}")
    return Word(f"文字“{value}”", f"the text “{value}”")


def _known(loc: Loc) -> tuple[str, ...]:
    """The keys that the mapping at `loc` may have."""
    kind: Any = Config
    for part in loc:
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            kind = _bare(kind.model_fields[str(part)].annotation)
        else:
            kind = _bare(get_args(kind)[1 if issubclass(get_origin(kind), Mapping) else 0])
    return tuple(kind.model_fields)


def _bare(kind: Any) -> Any:
    """The type without Annotated and None around it."""
    while True:
        if hasattr(kind, "__metadata__"):
            kind = kind.__origin__
        elif type(None) in get_args(kind):
            kind = next(k for k in get_args(kind) if k is not type(None))
        else:
            return kind
