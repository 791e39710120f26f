"""What `inspect` tells."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from annualdeck.errors import Finding, Lang
from annualdeck.summary.findings import findings_told
from annualdeck.summary.lines import aligned, pick

if TYPE_CHECKING:
    from annualdeck.facts import Part

DROPPED = {
    "blank": "空行", "repeated header": "重复的表头", "summary": "汇总行", "more cells than headers": "多出单元格的行",
    "several days": "一段日期的行", "not over": "还没有完结的行", "undated": "没有日期的行",
}


def inspected(file: str, parts: Sequence[Part], findings: Sequence[Finding], lang: Lang) -> str:
    """What one export is, table by table."""
    told: list[str] = []
    for part in parts:
        told += [title(_within(file, part), part), *aligned(_inspected_rows(part, lang), indent="  ")]
    if not parts:
        told.append(file)
    own = [finding for part in parts for finding in part.findings]
    return "\n".join([*told, *findings_told([*own, *findings], lang)])


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


def _within(file: str, part: Part) -> str:
    """The file as it was given, with the member of a zip that a part came from."""
    return file + part.file.removeprefix(Path(file).name)


def title(file: str, part: Part) -> str:
    return file if part.sheet is None else f"{file} [{part.sheet}]"


def days(part: Part) -> str:
    return f"{min(part.days)}—{max(part.days)}" if part.days else ""


def _inspected_rows(part: Part, lang: Lang) -> list[tuple[str, str]]:
    dropped = pick(lang, "、", ", ").join(
        f"{pick(lang, DROPPED.get(why, why), why)} {rows:,}" for why, rows in part.dropped.items()
    )
    rows = f"{part.rows:,}" + (pick(lang, f"；略去 {dropped}", f"; left out: {dropped}") if dropped else "")
    if part.repeated:
        rows += pick(lang, f"；重复 {part.repeated:,}", f"; repeated: {part.repeated:,}")
    if part.undated:
        rows += pick(lang, f"；没有日期 {part.undated:,}", f"; undated: {part.undated:,}")
    told = [
        (pick(lang, "数据表", "table"), part.table),
        (pick(lang, "格式", "format"), part.format),
        (pick(lang, "编码", "encoding"), part.encoding or ""),
        (pick(lang, "表头", "header"), pick(lang, f"第 {part.header_row} 行", f"row {part.header_row}")),
        (pick(lang, "行数", "rows"), rows),
        (pick(lang, "日期", "dates"), days(part)),
        (pick(lang, "已用的列", "columns"), ", ".join(f"{name}={header}" for name, header in part.columns.items())),
        (pick(lang, "固定的值", "constants"), ", ".join(f"{name}={cell}" for name, cell in part.constants.items())),
        (pick(lang, "未用的列", "unused"), "、".join(part.unmapped)),
        (pick(lang, "个人信息（不读入）", "personal (not read)"), "、".join(part.personal)),
    ]
    return [(name, value) for name, value in told if value]
