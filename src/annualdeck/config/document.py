"""A YAML file as plain values, with the line and column of every key and value.

Only what a config needs of YAML 1.2: mappings, lists, text, numbers, true and false. Dates stay text here; the
models read them. Text keys stay as they are written, so that `618:` is the name 618.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode

from annualdeck.config import problems as p

LARGEST = 1 << 20  # bytes
CORE = "tag:yaml.org,2002:"
KINDS = frozenset(CORE + kind for kind in ("map", "seq", "str", "int", "float", "bool", "null", "timestamp"))

Loc = tuple[str | int, ...]
Mark = tuple[int, int]


@dataclass
class Document:
    """The values of a config file. `keys` and `values` give the 1-based line and column of what stands at a path;
    `refused` are the paths whose value could not be taken, each with its problem.
    """

    file: str
    data: object = None
    keys: dict[Loc, Mark] = field(default_factory=dict)
    values: dict[Loc, Mark] = field(default_factory=dict)
    problems: list[p.ConfigProblem] = field(default_factory=list)
    refused: set[Loc] = field(default_factory=set)

    def key_at(self, loc: Loc) -> Mark:
        """Where the key of `loc` stands, or the nearest key around it."""
        return self._nearest(self.keys, loc)

    def value_at(self, loc: Loc) -> Mark:
        """Where the value of `loc` stands, or the nearest value around it."""
        return self._nearest(self.values, loc)

    @staticmethod
    def _nearest(marks: dict[Loc, Mark], loc: Loc) -> Mark:
        while loc and loc not in marks:
            loc = loc[:-1]
        return marks.get(loc, (1, 1))


def dotted(loc: Loc) -> str:
    """campaigns[2].start: list members count from 1."""
    text = ""
    for part in loc:
        text += f"[{part + 1}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def read(path: Path) -> Document:
    """The config file as a Document. Raises ConfigErrors where the file cannot be read as YAML at all."""
    document = Document(str(path))
    text = _text(path)
    try:
        root = YAML(typ="safe", pure=True).compose(text)
    except MarkedYAMLError as error:
        raise p.ConfigErrors((_broken(error, str(path), text),)) from None
    except YAMLError:
        raise p.ConfigErrors((p.NotText(file=str(path)),)) from None
    if root is None:
        raise p.ConfigErrors((p.Empty(file=str(path)),))
    document.data = _plain(root, (), document)
    return document


def _text(path: Path) -> str:
    file = str(path)
    try:
        if path.is_dir():
            raise p.ConfigErrors((p.IsFolder(file=file),))
        size = os.stat(path).st_size
        if size > LARGEST:
            raise p.ConfigErrors((p.TooLarge(file=file, size=f"{size / 2**20:.1f} MB"),))
        raw = path.read_bytes()
    except FileNotFoundError:
        raise p.ConfigErrors((p.NotFound(file=file),)) from None
    except (OSError, ValueError) as error:
        raise p.ConfigErrors((p.Unreadable(file=file, reason=getattr(error, "strerror", None) or str(error)),)) from None
    return _decoded(raw, file)


def _decoded(raw: bytes, file: str) -> str:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise p.ConfigErrors((p.NotUtf8(file=file, encoding="UTF-16"),))
    if b"\0" in raw:
        raise p.ConfigErrors((p.NotText(file=file),))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        raw.decode("gb18030")
    except UnicodeDecodeError:
        raise p.ConfigErrors((p.NotText(file=file),)) from None
    raise p.ConfigErrors((p.NotUtf8(file=file, encoding="GBK"),))


def _broken(error: MarkedYAMLError, file: str, text: str) -> p.ConfigProblem:
    unclosed = "end of stream" in (error.problem or "")
    mark = (error.context_mark if unclosed else None) or error.problem_mark or error.context_mark
    at = {"file": file, "line": mark.line + 1, "column": mark.column + 1} if mark else {"file": file}
    line = text.splitlines()[mark.line] if mark and mark.line < len(text.splitlines()) else ""
    if "\\t" in (error.problem or ""):
        return p.Tab(**at)
    if re.search(r"[:\-\[,]\s*[^'\"\s]?[^'\"]*\{[a-z_]+\.", line):
        return p.UnquotedBrace(**at)
    return p.BrokenYaml(**at, reason=error.problem or error.context or "")


def _plain(node: Node, loc: Loc, document: Document) -> object:
    mark = (node.start_mark.line + 1, node.start_mark.column + 1)
    document.values[loc] = mark
    if node.anchor or node.tag not in KINDS:
        what = "锚点/别名 (& *)" if node.anchor else node.tag.replace(CORE, "!!")
        document.problems.append(p.Unsupported(file=document.file, line=mark[0], column=mark[1], key=dotted(loc),
                                               what=what))
        document.refused.add(loc)
        return None
    if isinstance(node, ScalarNode):
        return _scalar(node)
    if isinstance(node, MappingNode):
        return _mapping(node, loc, document)
    return tuple(_plain(child, (*loc, i), document) for i, child in enumerate(node.value))


def _mapping(node: MappingNode, loc: Loc, document: Document) -> dict[str, object]:
    values: dict[str, object] = {}
    for key, value in node.value:
        line, column = key.start_mark.line + 1, key.start_mark.column + 1
        at = {"file": document.file, "line": line, "column": column}
        if not isinstance(key, ScalarNode):
            document.problems.append(p.UnquotedBrace(**at, key=dotted(loc)))
            continue
        here = (*loc, key.value)
        if here in document.keys:
            first = document.keys[here][0]
            document.problems.append(p.DuplicateKey(**at, key=dotted(here), first=first))
            continue
        document.keys[here] = (line, column)
        values[key.value] = _plain(value, here, document)
    return values


def _scalar(node: ScalarNode) -> object:
    """The value of a scalar. A number in an unusual notation (007, 0x1F) stays text, as a person would read it."""
    kind, text = node.tag.removeprefix(CORE), node.value
    if kind == "null":
        return None
    if kind == "bool":
        return text.lower() == "true"
    if kind == "int" and re.fullmatch(r"[-+]?(0|[1-9][0-9_]*)", text):
        return int(text)
    if kind == "float" and re.fullmatch(r"[-+]?[0-9][0-9_]*(\.[0-9_]*)?([eE][-+]?[0-9]+)?", text):
        return float(text)
    return text
