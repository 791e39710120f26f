"""The end of `build` and `check`, and of a command that was refused."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annualdeck.errors import AnnualdeckError, Lang
from annualdeck.summary.audits import audit_json, audited, lacking
from annualdeck.summary.findings import findings_told, missing_told
from annualdeck.summary.inspections import days, part_json, title
from annualdeck.summary.lines import aligned, pick

if TYPE_CHECKING:
    from annualdeck.build import Outcome
    from annualdeck.facts import Part

MOST_FILES = 12       # files told one by one; more are told by table


def built(outcome: Outcome, lang: Lang) -> str:
    """What was read, what was found, what is missing and for which slides, where the deck is; where none was asked for,
    what it would stand on."""
    told = [*_read(outcome.files, lang), *findings_told(outcome.findings, lang)]
    if outcome.path is None:
        told += [*audited(outcome.audit, lang), *missing_told(outcome.missing, lang)]
    else:
        told += lacking(outcome.audit, lang)
    if outcome.dropped:
        topics = {one.id: pick(lang, one.topic, one.id) for one in outcome.audit.slides}
        slides = pick(lang, "、", ", ").join(topics.get(id_, id_) for id_ in outcome.dropped)
        told.append(pick(lang, f"没有内容而去掉的页：{slides}", f"slides dropped for want of data: {slides}"))
    seconds = f"{outcome.seconds:.1f}"
    told.append(pick(lang, f"用时 {seconds} 秒", f"took {seconds} s"))
    if outcome.path is not None:
        told.append(pick(lang, f"汇报共 {outcome.pages} 页：{outcome.path}", f"slides: {outcome.pages}, deck: {outcome.path}"))
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
        **audit_json(outcome.audit, lang),
    }


def refused(error: AnnualdeckError, lang: Lang) -> str:
    """Why a command stopped: the error, and the findings that it stands for."""
    return "\n".join([error.text(lang), *findings_told(getattr(error, "findings", ()), lang)])


def refused_json(error: AnnualdeckError, lang: Lang) -> dict[str, object]:
    problems = [p.as_json(lang) for p in getattr(error, "problems", ())]
    return {
        "errors": problems or [{"problem": type(error).__name__, "message": error.text(lang)}],
        "findings": [finding.as_json(lang) for finding in getattr(error, "findings", ())],
    }


def _read(parts: Sequence[Part], lang: Lang) -> list[str]:
    """What was read: file by file, or table by table where the files are many."""
    files, rows = len({part.file for part in parts}), sum(part.rows for part in parts)
    head = pick(lang, f"读取 {files} 个文件，{rows:,} 行", f"files read: {files}, rows: {rows:,}")
    if len(parts) <= MOST_FILES:
        lines = [(part.table, title(part.file, part), f"{part.rows:,}", days(part)) for part in parts]
    else:
        lines = [_table_line([p for p in parts if p.table == table], lang) for table in dict.fromkeys(p.table for p in parts)]
    return [head, *aligned(lines, indent="  ", right=(2,))]


def _table_line(parts: Sequence[Part], lang: Lang) -> tuple[str, str, str, str]:
    dated = [day for part in parts for day in part.days]
    files = len({part.file for part in parts})
    return (
        parts[0].table, pick(lang, f"{files} 个文件", f"{files} files"), f"{sum(part.rows for part in parts):,}",
        f"{min(dated)}—{max(dated)}" if dated else "",
    )
