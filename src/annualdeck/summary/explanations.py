"""What `explain` tells: one figure walked back to its definition, its formula, its breakdown and its files."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annualdeck.errors import Lang
from annualdeck.figure import Figure, Missing
from annualdeck.metrics.definition import Plan
from annualdeck.metrics.kpis import plain_number
from annualdeck.summary.lines import aligned, pick
from annualdeck.tables import TABLES

if TYPE_CHECKING:
    from annualdeck.explain import Explanation, Operand, Read
    from annualdeck.metrics.kpis import Kpis

BETTER = {"up": ("越高越好", "more is better"), "down": ("越低越好", "less is better"), "neither": ("不分好坏", "neither is better")}
IN_TIME = {"month", "quarter"}   # told whole and in order; of other breakdowns the largest
MOST_ROWS = 5
MOST_FILES = 6


def explained(told: Explanation, k: Kpis, lang: Lang) -> str:
    kpi = told.kpi
    unit = f"{kpi.unit.suffix}，" if kpi.unit.suffix and lang == "zh" else ""
    lines = [
        f"{_id(kpi.id, told.slice)}  {kpi.name}（{unit}{BETTER[kpi.better][0]}）" if lang == "zh"
        else f"{_id(kpi.id, told.slice)}  {kpi.name} ({kpi.unit.name}, {BETTER[kpi.better][1]})",
        pick(lang, "口径：", "definition: ") + kpi.definition,
        *_value(told, lang),
        pick(lang, "由来：", "made of:"),
        *aligned([row for operand in told.formula for row in _operand(operand, lang)], indent="  "),
    ]
    for names, rows in told.breakdowns.items():
        lines += _breakdown(names, rows, lang)
    return "\n".join([*lines, *_sources(told, k, lang)])


def explained_json(told: Explanation, k: Kpis, lang: Lang) -> dict[str, object]:
    kpi = told.kpi
    return {
        "id": kpi.id, "name": kpi.name, "unit": kpi.unit.name, "better": kpi.better, "definition": kpi.definition,
        **_figure(told.found, lang), "slice": dict(told.slice),
        "formula": [
            {
                "depth": one.depth, "id": one.kpi.id, "name": one.kpi.name, "definition": one.kpi.definition,
                "slice": dict(one.slice), **_figure(one.found, lang),
                "reads": [{"table": r.table, "columns": list(r.columns), "used": r.used} for r in one.reads],
            }
            for one in told.formula
        ],
        "breakdowns": [
            {"by": list(names), "rows": [{"slice": dict(f.slice), **_figure(f, lang)} for f in rows]}
            for names, rows in told.breakdowns.items()
        ],
        "sources": k.sources(kpi.id),
    }


def _id(id_: str, slice_: object) -> str:
    pairs = ",".join(f"{name}={value}" for name, value in dict(slice_).items())  # type: ignore[call-overload]
    return f"{id_}[{pairs}]" if pairs else id_


def _figure(found: Figure | Missing | None, lang: Lang) -> dict[str, object]:
    if not isinstance(found, Figure):
        return {"value": None, "prior": None, "why": None if found is None else found.why.text(lang)}
    why = found.prior_why.text(lang) if found.prior_why else None
    return {"value": plain_number(found.value), "prior": plain_number(found.prior), "why_no_prior": why}


def _value(told: Explanation, lang: Lang) -> list[str]:
    """The figure with every digit, and the one it is compared to; else why there is none, which says what to export."""
    found = told.found
    if found is None:
        return []
    if isinstance(found, Missing):
        return [pick(lang, "缺少：", "missing: ") + found.why.text(lang)]
    at = f"（{'，'.join(found.slice.values())}）" if found.slice else ""
    lines = [pick(lang, "数值：", "value: ") + f"{found.show()}{at}  {found.show('full')}"]
    if found.can("prior"):
        planned = isinstance(told.kpi, Plan)
        beside = pick(lang, "本期：", "this year: ") if planned else pick(lang, "上年同期：", "the year before: ")
        change = pick(lang, "，", ", ") + found.show("delta") if found.can("delta") else ""
        lines.append(beside + found.show("prior") + change)
    elif found.prior_why is not None:
        lines.append(pick(lang, "没有上年同期：", "nothing to compare with: ") + found.prior_why.text(lang))
    return lines


def _operand(one: Operand, lang: Lang) -> list[tuple[str, str]]:
    """A line for the KPI with its figure, and one for each way it can be read from a table."""
    shown = "" if one.found is None else one.found.show() if isinstance(one.found, Figure) else \
        f"{pick(lang, '缺少', 'missing')}（{one.found.why.text(lang)}）"
    indent = "  " * one.depth
    return [(f"{indent}{_id(one.kpi.id, one.slice)} {one.kpi.name}", shown),
            *((f"{indent}  {_read(read, lang)}", "") for read in one.reads)]


def _read(read: Read, lang: Lang) -> str:
    if not read.table:
        return pick(lang, "配置 ", "config ") + read.columns[0]
    table = TABLES[read.table]
    names = [f"{column} {table[column].zh}" if lang == "zh" else column for column in read.columns if column in table]
    unused = "" if read.used else pick(lang, "（没有用到）", " (not used)")
    return f"{read.table} {table.zh}: {pick(lang, '、', ', ').join(names)}{unused}" if lang == "zh" else \
        f"{read.table}: {', '.join(names)}{unused}"


def _breakdown(names: Sequence[str], rows: Sequence[Figure], lang: Lang) -> list[str]:
    by, inside = "、".join(names), set(names) <= IN_TIME
    shown = list(rows) if inside else sorted(rows, key=lambda f: float(f.value), reverse=True)[:MOST_ROWS]  # type: ignore[arg-type]
    more = pick(lang, f"，最大的 {len(shown)} 个", f", the largest {len(shown)}") if len(shown) < len(rows) else ""
    head = pick(lang, f"按 {by}（{len(rows)} 个{more}）：", f"by {by} ({len(rows)}{more}):")
    cells = [
        ("，".join(f.slice.values()), *(f.show(form) if f.can(form) else "" for form in ("value", "prior", "delta"))) for f in shown
    ]
    return [head, *aligned(cells, indent="  ", right=(1, 2, 3))]


def _sources(told: Explanation, k: Kpis, lang: Lang) -> list[str]:
    """The files behind the figure, table by table."""
    lines = []
    for table in dict.fromkeys(str(source["table"]) for source in k.sources(told.kpi.id)):
        parts, found = k.facts.of(table), k.facts.coverage.get(table)
        days = pick(lang, f"，计 {found.covered.label}", f", counted {found.covered.start}—{found.covered.last}") if found and found.covered else ""
        rows = k.facts.rows(table)
        lines.append(pick(lang, f"  {TABLES[table].export} {rows:,} 行{days}", f"  {table}: {rows:,} rows{days}"))
        names = list(dict.fromkeys(part.file for part in parts))
        lines += [f"    {name}  {sum(p.rows for p in parts if p.file == name):,}" for name in names[:MOST_FILES]]
        if len(names) > MOST_FILES:
            lines.append(pick(lang, f"    等 {len(names)} 个文件", f"    and {len(names) - MOST_FILES} more files"))
    return [pick(lang, "来源：", "from:"), *lines] if lines else []
