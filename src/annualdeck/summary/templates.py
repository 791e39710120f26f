"""What `template` tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from annualdeck.errors import Lang
from annualdeck.summary.lines import aligned, pick

if TYPE_CHECKING:
    from annualdeck.deck.contract import LayoutReport, SlotReport

KINDS = {
    "text": "文字", "title": "标题", "chart": "图表", "table": "表格", "picture": "图片", "footer": "页脚", "number": "页码",
}


def layouts(reports: Sequence[LayoutReport], lang: Lang) -> str:
    """The contract of a template: each layout, its slots, and what is missing; at the end all that is to be mended."""
    told: list[str] = []
    for layout in reports:
        told.append(layout.name if layout.present else f"{layout.name}  {_absent(layout.near, lang)}")
        rows = []
        for slot in layout.slots:
            kind = slot.kind or slot.needed
            room = pick(lang, f"{slot.characters} 字 × {slot.lines} 行", f"{slot.characters} × {slot.lines} characters")
            wrong = _wrong(slot, lang) if layout.present else ""
            rows.append((slot.name, pick(lang, KINDS.get(kind, kind), kind), room if slot.lines else "", wrong))
        told += aligned(rows, indent="  ")
    return "\n".join([*told, "", *_verdict(reports, lang)])


def _verdict(reports: Sequence[LayoutReport], lang: Lang) -> list[str]:
    """Whether the template will do, else each thing that is to be mended."""
    wrong = []
    for layout in reports:
        if not layout.present:
            wrong.append(f"{pick(lang, '版式', 'layout')} {layout.name}  {_absent(layout.near, lang)}")
            continue
        wrong += [f"{layout.name} / {slot.name}  {_wrong(slot, lang)}" for slot in layout.slots if not slot.right]
    if not wrong:
        return [pick(lang, f"模板符合要求：{len(reports)} 个版式都在。", f"The template will do: all {len(reports)} layouts are there.")]
    return [pick(lang, f"有 {len(wrong)} 处要改：", f"To be mended: {len(wrong)}"), *(f"  {line}" for line in wrong)]


def layouts_json(reports: Sequence[LayoutReport]) -> dict[str, object]:
    return {"layouts": [asdict(layout) for layout in reports]}


def _wrong(slot: SlotReport, lang: Lang) -> str:
    """What is wrong with a slot of a layout that is there; "" where nothing is."""
    if slot.right:
        return ""
    return pick(lang, f"应为{KINDS[slot.needed]}", f"should be {slot.needed}") if slot.kind else _absent(slot.near, lang)


def _absent(near: str | None, lang: Lang) -> str:
    guess = pick(lang, f"，最接近的是 {near}", f", nearest is {near}") if near else ""
    return pick(lang, f"缺少{guess}", f"missing{guess}")
