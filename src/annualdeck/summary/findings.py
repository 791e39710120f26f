"""What was found and what is missing, as lines: those that stop first, many of one kind only counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from annualdeck.errors import Finding, Lang
from annualdeck.summary.lines import pick

if TYPE_CHECKING:
    from annualdeck.figure import Missing

SEVERITIES = {"stop": ("须处理", "stop"), "warn": ("注意", "warning"), "note": ("说明", "note")}
MOST_OF_A_KIND = 3    # findings of one kind told one by one
MOST_IDS = 8          # missing KPIs that are named for one reason


def warnings(findings: Sequence[Finding], lang: Lang) -> str:
    """What a user has to know beside the numbers: the findings that are more than notes."""
    return "\n".join(findings_told([finding for finding in findings if finding.severity != "note"], lang))


def findings_told(findings: Iterable[Finding], lang: Lang) -> list[str]:
    """The findings, those that stop first; of many of one kind the first ones, and how many more there are."""
    kinds: dict[type[Finding], dict[str, int]] = {}
    for finding in sorted(findings, key=lambda finding: list(SEVERITIES).index(finding.severity)):
        words = finding.text(lang)
        where = "" if finding.file is None or finding.file in words else f"{finding.where()} "
        line = f"  [{pick(lang, *SEVERITIES[finding.severity])}] {where}{words}"
        told_before = kinds.setdefault(type(finding), {})
        told_before[line] = told_before.get(line, 0) + 1
    if not kinds:
        return []
    told = [pick(lang, f"发现 {sum(map(len, kinds.values()))} 条：", f"findings: {sum(map(len, kinds.values()))}")]
    for kind, lines in kinds.items():
        shown = len(lines) if kind.severity == "stop" or len(lines) <= MOST_OF_A_KIND + 1 else MOST_OF_A_KIND
        told += [line + (f" ×{times}" if times > 1 else "") for line, times in list(lines.items())[:shown]]
        if more := len(lines) - shown:
            told.append(pick(lang, f"         同类还有 {more} 条，用 --json 全部列出",
                              f"         {more} more of this kind: list them with --json"))
    return told


def missing_told(missing: Sequence[Missing], lang: Lang) -> list[str]:
    """KPIs without a figure, gathered under the sentence that says why."""
    reasons: dict[str, list[str]] = {}
    for one in missing:
        reasons.setdefault(one.why.text(lang), []).append(one.kpi)
    if not reasons:
        return []
    told = [pick(lang, f"缺少 {len(missing)} 项指标：", f"KPIs missing: {len(missing)}")]
    for why, ids in reasons.items():
        more = pick(lang, f" 等 {len(ids)} 项", f" and {len(ids) - MOST_IDS} more") if len(ids) > MOST_IDS else ""
        told.append(f"  {why}: {' '.join(ids[:MOST_IDS])}{more}")
    return told
