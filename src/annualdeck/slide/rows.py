"""Charts of named rows: before and after, value and target, parts, plans, tiers."""

from __future__ import annotations

from dataclasses import dataclass

from annualdeck.figure import Figure
from annualdeck.scale import Scale, common_scale
from annualdeck.slide.series import Chart, Role, Series, scale_of
from annualdeck.wording import Text


@dataclass(frozen=True, kw_only=True)
class Dumbbell(Chart):
    """Two values of each row as dots with a line between them: all buyers and members, last year and this one."""

    categories: tuple[str, ...]
    series: tuple[Series, Series]

    @property
    def scale(self) -> Scale:
        return scale_of(self.series)


@dataclass(frozen=True)
class Bullet:
    """One goal: where the KPI stands, where it should be, and the range that the trend leads to."""

    name: str
    value: Figure
    target: Figure
    low: Figure | None = None
    high: Figure | None = None


@dataclass(frozen=True, kw_only=True)
class Bullets(Chart):
    """Goals of any unit: a bar to the value, a mark at the target, a band for the range that the trend leads to.

    Each row is drawn in parts of its own target, so that all marks stand in one line; the values are written beside it.
    """

    bullets: tuple[Bullet, ...]
    value_name: str
    target_name: str
    range_name: str = "趋势推算"


@dataclass(frozen=True, kw_only=True)
class Within(Chart):
    """Rows of which a part matters: a pale bar for the whole, the part within it, and its share at the right end.

    Mentions, those that complain, and how many of them do. `focus`: the rows that the message is about.
    """

    categories: tuple[str, ...]
    whole: Series
    part: Series
    share: Series
    focus: tuple[int, ...] = ()

    @property
    def scale(self) -> Scale:
        return scale_of((self.whole, self.part))

    @property
    def share_scale(self) -> Scale:
        return common_scale(self.share.figures)

    @property
    def remarks(self) -> tuple[str, ...]:
        return (f"{self.part.name}／{self.whole.name}，右侧为{self.share.name}", *super().remarks)


@dataclass(frozen=True)
class Task:
    """One row of a plan: it runs from the start of period `first` to the end of period `last`, counted from 0.

    `cells` are what stands in the plan's columns, e.g. the owner and the budget.
    """

    name: str
    first: int
    last: int
    cells: tuple[Text, ...] = ()
    role: Role = "this"


@dataclass(frozen=True, kw_only=True)
class Gantt(Chart):
    """Tasks over the periods of a year, quarters or months, with columns of words at the right; those of `numbers` align
    right."""

    periods: tuple[str, ...]
    tasks: tuple[Task, ...]
    columns: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Pyramid(Chart):
    """Tiers as centred bars, the highest on top, with another figure of each as bars at the right."""

    categories: tuple[str, ...]
    series: Series
    beside: Series | None = None

    @property
    def scale(self) -> Scale:
        return scale_of((self.series,))

    @property
    def beside_scale(self) -> Scale:
        return common_scale(self.beside.figures if self.beside else [])
