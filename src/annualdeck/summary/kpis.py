"""What `kpis` tells."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from annualdeck.errors import Lang
from annualdeck.figure import Figure
from annualdeck.metrics.catalogue import KPIS
from annualdeck.sections.contents import SECTIONS
from annualdeck.summary.findings import missing_told
from annualdeck.summary.lines import aligned, pick

if TYPE_CHECKING:
    from annualdeck.metrics.kpis import Kpis


def kpi_table(kpis: Kpis, lang: Lang) -> str:
    """Every KPI by the section and slide that it belongs to, and what is missing. What it can be sliced by is counted;
    a KPI that has slices only is told by its largest."""
    figures: dict[str, list[Figure]] = {}
    for figure in kpis.figures():
        figures.setdefault(figure.kpi, []).append(figure)
    head = pick(lang, ("编号", "指标", "数值", "上期", "变化", "分组"), ("id", "name", "value", "prior", "change", "by"))
    rows: list[tuple[str, ...]] = [head]
    titles: dict[int, str] = {}
    for section in SECTIONS:
        for topic in (module.TOPIC for module in section.slides):
            own = [id_ for id_ in figures if id_.partition(".")[0] == topic.id]
            if own:
                titles[len(rows)] = pick(lang, f"{section.number} {section.title} / {topic.topic}", f"{section.number} {section.id} / {topic.id}")
            rows += [_row(figures[id_], lang) for id_ in own]
    lines = aligned(rows, indent="  ")
    told = [line for n, row in enumerate(lines) for line in ([titles[n]] if n in titles else []) + [row]]
    return "\n".join([*told, *missing_told(kpis.missing(), lang)])


def _row(figures: Sequence[Figure], lang: Lang) -> tuple[str, ...]:
    """The KPI over the whole period, or its one slice; of many slices without a whole the largest, if they compare."""
    id_, name = figures[0].kpi, KPIS[figures[0].kpi].name
    alone = figures if len(figures) == 1 else [f for f in figures if not f.slice]
    groups = Counter(tuple(f.slice) for f in figures if f.slice)
    by = " ".join(f"{'+'.join(names)} {count}" for names, count in groups.items()) if len(figures) > 1 else ""
    if alone:
        f = alone[0]
        at = pick(lang, f"（{'，'.join(f.slice.values())}）", f" ({', '.join(f.slice.values())})") if f.slice else ""
        return (id_, name + at, *(f.show(form) if f.can(form) else "" for form in ("value", "prior", "delta")), by)
    if len({f.unit for f in figures}) > 1:
        return id_, name, "", "", "", by
    largest = max(figures, key=lambda f: float(f.value))  # type: ignore[arg-type]
    top = pick(lang, "最大 ", "largest ") + f"{'，'.join(largest.slice.values())} {largest.show()}"
    return id_, name, "", "", "", f"{by}{pick(lang, '，', ', ')}{top}"
