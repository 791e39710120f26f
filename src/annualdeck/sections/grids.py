"""Tables that compare: a row each, a KPI a column in one scale, the best and the worst figure of a column marked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from annualdeck.figure import Figure
from annualdeck.metrics.kpis import Kpis
from annualdeck.scale import common_scale
from annualdeck.slide import Cell, Grid, Header, Mark
from annualdeck.wording import Text, label, plain, scaled, show


@dataclass(frozen=True)
class Column:
    """A KPI by the grain of the rows, under a short name.

    `change`: its change instead of its value. `whole`: the id whose figure stands in the row of the whole. `quiet`: no marks,
    as with every change.
    """

    id: str
    name: str
    change: bool = False
    whole: str = ""
    quiet: bool = False


def comparison(
    k: Kpis, grain: str, names: Sequence[str], columns: Sequence[Column], *, title: str, first: str, alt: Text, total: str = "",
) -> Grid | None:
    """The table of these rows, with those of the columns that have a figure; None where there is nothing to compare."""
    made = [found for column in columns if (found := _column(k, grain, names, column)) is not None]
    if len(names) < 2 or not made:
        return None
    rows = tuple((Cell(label(name)), *(cells[i] for _, cells in made)) for i, name in enumerate(names))
    marked_columns = [header.name for i, (header, _) in enumerate(made, 1) if any(row[i].mark for row in rows)]
    worst = any(cell.mark == "worst" for row in rows for cell in row)
    where = f"橙色为{marked_columns[0]}最好" if len(marked_columns) == 1 else "橙色为列内最好" if len(marked_columns) == len(made) else "标色的列中，橙色为最好"
    return Grid(
        title=title, alt=alt, headers=(Header(first, right=False), *(header for header, _ in made)), rows=rows,
        total=(Cell(plain(total)), *(cells[-1] for _, cells in made)) if total else (),
        footnote=where + ("，深蓝为最差" if worst else "") if marked_columns else "",
    )


def _column(k: Kpis, grain: str, names: Sequence[str], column: Column) -> tuple[Header, list[Cell]] | None:
    """A column's header and cells, the one of the whole last; None where no row has a figure."""
    form = "delta" if column.change else "value"
    found = {f.slice[grain]: f for f in k.rows(column.id, grain) if f.slice[grain] in names and f.can(form)}
    whole = k.get(column.whole) if column.whole else None
    if not found:
        return None
    scale = common_scale([*found.values(), *([whole] if whole is not None else [])])
    marks = {} if column.change or column.quiet else marked(found)

    def cell(figure: Figure | None, mark: Mark = "") -> Cell:
        if figure is None or not figure.can(form):
            return Cell(plain("—"))
        return Cell(show(figure, form) if column.change else scaled(figure, scale), mark)

    told = scale.percent or column.change or column.name.endswith(scale.suffix)   # 扣分 needs no 分
    unit = "" if told else scale.suffix
    return Header(column.name, unit), [*(cell(found.get(n), marks.get(n, "")) for n in names), cell(whole)]


def marked(figures: Mapping[str, Figure]) -> dict[str, Mark]:
    """The best of some figures, of three or more the worst too, by what is better for their KPI; none where all look alike."""
    shown = {name: f.show() for name, f in figures.items()}
    if len(set(shown.values())) < 2 or any(f.better == "neither" for f in figures.values()):
        return {}

    def rank(name: str) -> float:
        value = float(figures[name].value)  # type: ignore[arg-type]
        return value if figures[name].better == "up" else -value

    best, worst = max(figures, key=rank), min(figures, key=rank)
    marks: dict[str, Mark] = {name: "worst" for name in figures if len(figures) > 2 and shown[name] == shown[worst]}
    return marks | {name: "best" for name in figures if shown[name] == shown[best]}
