"""What a command tells at its end, as text and as JSON. Nothing here prints.

Texts are plain lines of characters that a GBK console has; columns align in a monospaced font, where a Chinese
character is two cells wide.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from rich.cells import cell_len

from annualdeck.errors import AnnualdeckError, Finding, Lang

if TYPE_CHECKING:
    from annualdeck.build import Outcome
    from annualdeck.deck import LayoutReport
    from annualdeck.facts import Part
    from annualdeck.figure import Missing
    from annualdeck.metrics.kpis import Kpis

T = TypeVar("T")

SEVERITIES = {"stop": ("须处理", "stop"), "warn": ("注意", "warning"), "note": ("说明", "note")}
KINDS = {
    "text": "文字", "title": "标题", "chart": "图表", "table": "表格", "picture": "图片", "footer": "页脚", "number": "页码",
}

MOST_FILES = 12       # files told one by one; more are told by table
MOST_OF_A_KIND = 3    # findings of one kind told one by one
DROPPED = {
    "blank": "空行", "repeated header": "重复的表头", "summary": "汇总行", "more cells than headers": "多出单元格的行",
    "undated": "没有日期的行",
}


def built(outcome: Outcome, lang: Lang) -> str:
    """The end of `build` and `check`: what was read, what was found, what is missing and why, where the deck is."""
    told = [*_read(outcome.files, lang), *_findings(outcome.findings, lang), *_missing(outcome.missing, lang)]
    if outcome.dropped:
        slides = ("、" if lang == "zh" else ", ").join(outcome.dropped)
        told.append(_pick(lang, f"没有内容而去掉的页：{slides}", f"slides dropped for want of data: {slides}"))
    seconds = f"{outcome.seconds:.1f}"
    told.append(_pick(lang, f"用时 {seconds} 秒", f"took {seconds} s"))
    if outcome.path is not None:
        told.append(_pick(lang, f"汇报共 {outcome.pages} 页：{outcome.path}", f"slides: {outcome.pages}, deck: {outcome.path}"))
    return "\n".join(told)


def built_json(outcome: Outcome, lang: Lang) -> dict[str, object]:
    return {
        "deck": None if outcome.path is None else str(outcome.path),
        "pages": outcome.pages,
        "seconds": round(outcome.seconds, 3),
        "files": [part_json(part) for part in outcome.files],
        "findings": [finding.as_json(lang) for finding in outcome.findings],
        "missing": [{"id": missing.kpi, "why": missing.why.text(lang)} for missing in outcome.missing],
        "dropped": list(outcome.dropped),
    }


def warnings(findings: Sequence[Finding], lang: Lang) -> str:
    """What a user has to know beside the numbers: the findings that are more than notes."""
    return "\n".join(_findings([finding for finding in findings if finding.severity != "note"], lang))


def refused(error: AnnualdeckError, lang: Lang) -> str:
    """Why a command stopped: the error, and the findings that it stands for."""
    return "\n".join([error.text(lang), *_findings(getattr(error, "findings", ()), lang)])


def refused_json(error: AnnualdeckError, lang: Lang) -> dict[str, object]:
    problems = [p.as_json(lang) for p in getattr(error, "problems", ())]
    return {
        "errors": problems or [{"problem": type(error).__name__, "message": error.text(lang)}],
        "findings": [finding.as_json(lang) for finding in getattr(error, "findings", ())],
    }


def inspected(file: str, parts: Sequence[Part], findings: Sequence[Finding], lang: Lang) -> str:
    """What one export is, table by table."""
    told: list[str] = []
    for part in parts:
        told += [_title(_within(file, part), part), *_aligned(_inspected_rows(part, lang), indent="  ")]
    if not parts:
        told.append(file)
    own = [finding for part in parts for finding in part.findings]
    return "\n".join([*told, *_findings([*own, *findings], lang)])


def inspected_json(
    file: str, parts: Sequence[Part], findings: Sequence[Finding], lang: Lang
) -> dict[str, object]:
    own = [finding for part in parts for finding in part.findings]
    return {
        "file": file,
        "tables": [part_json(part) for part in parts],
        "findings": [finding.as_json(lang) for finding in (*own, *findings)],
    }


def part_json(part: Part) -> dict[str, object]:
    return {
        "file": part.file, "sheet": part.sheet, "table": part.table, "format": part.format, "encoding": part.encoding,
        "header_row": part.header_row, "columns": dict(part.columns), "constants": dict(part.constants),
        "unmapped": list(part.unmapped), "personal": list(part.personal), "rows": part.rows,
        "dropped": dict(part.dropped), "repeated": part.repeated, "undated": part.undated,
        "first": str(min(part.days)) if part.days else None, "last": str(max(part.days)) if part.days else None,
    }


def kpi_table(kpis: Kpis, lang: Lang) -> str:
    """Every KPI over the whole period, and what is missing; how many figures by slice stand beside them."""
    figures = list(kpis.figures())
    whole = [figure for figure in figures if not figure.slice]
    head = _pick(lang, ("编号", "指标", "数值", "上期", "变化"), ("id", "name", "value", "prior", "change"))
    rows = [head] + [
        (f.kpi, f.name, *(f.show(form) if f.can(form) else "" for form in ("value", "prior", "delta"))) for f in whole
    ]
    told = _aligned(rows)
    sliced = len(figures) - len(whole)
    if sliced:
        told.append(_pick(lang, f"另有 {sliced} 个分组数值（按月、类目等），用 --json 列出",
                          f"{sliced} more figures by month, category …: list them with --json"))
    return "\n".join([*told, *_missing(kpis.missing(), lang)])


def layouts(reports: Sequence[LayoutReport], lang: Lang) -> str:
    """The contract of a template: each layout, its slots, and what is missing."""
    told: list[str] = []
    for layout in reports:
        told.append(layout.name + _absent(layout.present, layout.near, lang))
        rows = []
        for slot in layout.slots:
            kind = slot.kind or slot.needed
            room = _pick(lang, f"{slot.characters} 字 × {slot.lines} 行", f"{slot.characters} × {slot.lines} characters")
            wrong = ""
            if slot.kind and not slot.right:
                wrong = _pick(lang, f"应为{KINDS[slot.needed]}", f"should be {slot.needed}")
            elif layout.present:
                wrong = _absent(slot.right, slot.near, lang)
            rows.append((slot.name, _pick(lang, KINDS.get(kind, kind), kind), room if slot.lines else "", wrong.strip()))
        told += _aligned(rows, indent="  ")
    return "\n".join(told)


def layouts_json(reports: Sequence[LayoutReport]) -> dict[str, object]:
    return {
        "layouts": [
            {
                "name": layout.name, "present": layout.present, "near": layout.near,
                "slots": [
                    {"name": slot.name, "needed": slot.needed, "kind": slot.kind, "near": slot.near,
                     "characters": slot.characters, "lines": slot.lines} for slot in layout.slots
                ],
            }
            for layout in reports
        ]
    }


def _absent(present: bool, near: str | None, lang: Lang) -> str:
    if present:
        return ""
    guess = _pick(lang, f"，最接近的是 {near}", f", nearest is {near}") if near else ""
    return _pick(lang, f"  缺少{guess}", f"  missing{guess}")


def _within(file: str, part: Part) -> str:
    """The file as it was given, with the member of a zip that a part came from."""
    return file + part.file.removeprefix(Path(file).name)


def _title(file: str, part: Part) -> str:
    return file if part.sheet is None else f"{file} [{part.sheet}]"


def _read(parts: Sequence[Part], lang: Lang) -> list[str]:
    """What was read: file by file, or table by table where the files are many."""
    files, rows = len({part.file for part in parts}), sum(part.rows for part in parts)
    head = _pick(lang, f"读取 {files} 个文件，{rows:,} 行", f"files read: {files}, rows: {rows:,}")
    if len(parts) <= MOST_FILES:
        lines = [(part.table, _title(part.file, part), f"{part.rows:,}", _days(part)) for part in parts]
    else:
        lines = [_table_line([p for p in parts if p.table == table], lang) for table in dict.fromkeys(p.table for p in parts)]
    return [head, *_aligned(lines, indent="  ", right=(2,))]


def _table_line(parts: Sequence[Part], lang: Lang) -> tuple[str, str, str, str]:
    days = [day for part in parts for day in part.days]
    files = len({part.file for part in parts})
    return (
        parts[0].table, _pick(lang, f"{files} 个文件", f"{files} files"), f"{sum(part.rows for part in parts):,}",
        f"{min(days)}—{max(days)}" if days else "",
    )


def _days(part: Part) -> str:
    return f"{min(part.days)}—{max(part.days)}" if part.days else ""


def _inspected_rows(part: Part, lang: Lang) -> list[tuple[str, str]]:
    dropped = _pick(lang, "、", ", ").join(
        f"{_pick(lang, DROPPED.get(why, why), why)} {rows:,}" for why, rows in part.dropped.items()
    )
    rows = f"{part.rows:,}" + (_pick(lang, f"；略去 {dropped}", f"; left out: {dropped}") if dropped else "")
    if part.repeated:
        rows += _pick(lang, f"；重复 {part.repeated:,}", f"; repeated: {part.repeated:,}")
    if part.undated:
        rows += _pick(lang, f"；没有日期 {part.undated:,}", f"; undated: {part.undated:,}")
    told = [
        (_pick(lang, "数据表", "table"), part.table),
        (_pick(lang, "格式", "format"), part.format),
        (_pick(lang, "编码", "encoding"), part.encoding or ""),
        (_pick(lang, "表头", "header"), _pick(lang, f"第 {part.header_row} 行", f"row {part.header_row}")),
        (_pick(lang, "行数", "rows"), rows),
        (_pick(lang, "日期", "dates"), _days(part)),
        (_pick(lang, "已用的列", "columns"), ", ".join(f"{name}={header}" for name, header in part.columns.items())),
        (_pick(lang, "固定的值", "constants"), ", ".join(f"{name}={cell}" for name, cell in part.constants.items())),
        (_pick(lang, "未用的列", "unused"), "、".join(part.unmapped)),
        (_pick(lang, "个人信息（不读入）", "personal (not read)"), "、".join(part.personal)),
    ]
    return [(name, value) for name, value in told if value]


def _findings(findings: Iterable[Finding], lang: Lang) -> list[str]:
    """The findings, those that stop first; of many of one kind the first ones, and how many more there are."""
    kinds: dict[type[Finding], dict[str, int]] = {}
    for finding in sorted(findings, key=lambda finding: list(SEVERITIES).index(finding.severity)):
        words = finding.text(lang)
        where = "" if finding.file is None or finding.file in words else f"{finding.where()} "
        line = f"  [{_pick(lang, *SEVERITIES[finding.severity])}] {where}{words}"
        told_before = kinds.setdefault(type(finding), {})
        told_before[line] = told_before.get(line, 0) + 1
    if not kinds:
        return []
    told = [_pick(lang, f"发现 {sum(map(len, kinds.values()))} 条：", f"findings: {sum(map(len, kinds.values()))}")]
    for kind, lines in kinds.items():
        shown = len(lines) if kind.severity == "stop" or len(lines) <= MOST_OF_A_KIND + 1 else MOST_OF_A_KIND
        told += [line + (f" ×{times}" if times > 1 else "") for line, times in list(lines.items())[:shown]]
        if more := len(lines) - shown:
            told.append(_pick(lang, f"         同类还有 {more} 条，用 --json 全部列出",
                              f"         {more} more of this kind: list them with --json"))
    return told


def _missing(missing: Sequence[Missing], lang: Lang) -> list[str]:
    """KPIs without a figure, gathered under the sentence that says why."""
    reasons: dict[str, list[str]] = {}
    for one in missing:
        reasons.setdefault(one.why.text(lang), []).append(one.kpi)
    if not reasons:
        return []
    head = _pick(lang, f"缺少 {len(missing)} 项指标：", f"KPIs missing: {len(missing)}")
    return [head, *(f"  {why}: {' '.join(ids)}" for why, ids in reasons.items())]


def _aligned(rows: Sequence[Sequence[str]], indent: str = "", right: tuple[int, ...] = ()) -> list[str]:
    """Rows as lines whose columns stand under one another."""
    widths = [max(cell_len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = []
        for i, (cell, width) in enumerate(zip(row, widths, strict=True)):
            gap = " " * (width - cell_len(cell))
            cells.append(gap + cell if i in right else cell + gap)
        lines.append((indent + "  ".join(cells)).rstrip())
    return lines


def _pick(lang: Lang, zh: T, en: T) -> T:
    return zh if lang == "zh" else en
