"""One class per sentence a user can meet.

Two families share one shape. An *error* stops a command and is raised. A *finding* is a fact about the user's
data: it is a value, collected with all the others and listed at the end. Both carry their fields as attributes
and print one sentence, in Chinese (`zh`) or English (`en`): what is wrong, what is there, what to do.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from difflib import get_close_matches
from typing import ClassVar, Literal

Lang = Literal["zh", "en"]


class Sentence:
    """A message with named fields; `zh` and `en` are templates over those fields."""

    zh: ClassVar[str]
    en: ClassVar[str]

    def text(self, lang: Lang = "zh") -> str:
        template = self.zh if lang == "zh" else self.en
        return template.format_map({f.name: _shown(getattr(self, f.name), lang) for f in fields(self)})  # type: ignore[arg-type]


def _shown(value: object, lang: Lang) -> object:
    """A list reads as a list in the reader's language; a nested sentence reads as itself; a count is 24,087."""
    if isinstance(value, Sentence):
        return value.text(lang)
    if isinstance(value, tuple | list):
        return ("、" if lang == "zh" else ", ").join(str(_shown(v, lang) if isinstance(v, Sentence) else v) for v in value)
    if type(value) is int:
        return f"{value:,}"
    return "" if value is None else value


class AnnualdeckError(Sentence, Exception):
    """An error that stops the command. `exit_code` is 1 for data or deck, 2 for usage or config.

    Subclasses are dataclasses with eq=False and not frozen, since Python sets attributes on an exception that passes.
    """

    exit_code: ClassVar[int] = 1

    def __str__(self) -> str:
        return self.text("zh")


class UsageError(AnnualdeckError):
    """Wrong usage or wrong config: exit code 2."""

    exit_code: ClassVar[int] = 2


Severity = Literal["stop", "warn", "note"]


@dataclass(frozen=True, kw_only=True)
class Finding(Sentence):
    """A fact about the user's data. `stop` keeps the deck from being written; `warn` and `note` do not.

    `file` is as the user wrote it; `row` is the 1-based row in the file as a spreadsheet shows it; `column` is the
    header in the file. Each is None where the finding is about more than one.
    """

    severity: ClassVar[Severity] = "warn"
    file: str | None = None
    row: int | None = None
    column: str | None = None

    def where(self) -> str:
        """file:row[column], as far as it is known."""
        place = self.file or ""
        if self.row is not None:
            place += f":{self.row}"
        if self.column is not None:
            place += f"[{self.column}]"
        return place

    def as_json(self, lang: Lang = "zh") -> dict[str, object]:
        details = {f.name: _plain(getattr(self, f.name)) for f in fields(self)}
        return {"finding": type(self).__name__, "severity": self.severity, "message": self.text(lang), **details}


def _plain(value: object) -> object:
    if isinstance(value, tuple | list):
        return [_plain(v) for v in value]
    if isinstance(value, Sentence):
        return value.text("zh")
    return value if isinstance(value, str | int | float | bool | None) else str(value)


def nearest(word: str, known: list[str] | tuple[str, ...] | set[str]) -> str | None:
    """The known word that the user most likely meant, or None."""
    found = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return found[0] if found else None
