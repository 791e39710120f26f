"""What `template` tells."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from annualdeck.errors import Lang
from annualdeck.summary.lines import aligned, pick

if TYPE_CHECKING:
    from annualdeck.deck import LayoutReport

KINDS = {
    "text": "文字", "title": "标题", "chart": "图表", "table": "表格", "picture": "图片", "footer": "页脚", "number": "页码",
}


def layouts(reports: Sequence[LayoutReport], lang: Lang) -> str:
    """The contract of a template: each layout, its slots, and what is missing."""
    told: list[str] = []
    for layout in reports:
        told.append(layout.name + _absent(layout.present, layout.near, lang))
        rows = []
        for slot in layout.slots:
            kind = slot.kind or slot.needed
            room = pick(lang, f"{slot.characters} 字 × {slot.lines} 行", f"{slot.characters} × {slot.lines} characters")
            wrong = ""
            if slot.kind and not slot.right:
                wrong = pick(lang, f"应为{KINDS[slot.needed]}", f"should be {slot.needed}")
            elif layout.present:
                wrong = _absent(slot.right, slot.near, lang)
            rows.append((slot.name, pick(lang, KINDS.get(kind, kind), kind), room if slot.lines else "", wrong.strip()))
        told += aligned(rows, indent="  ")
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
    guess = pick(lang, f"，最接近的是 {near}", f", nearest is {near}") if near else ""
    return pick(lang, f"  缺少{guess}", f"  missing{guess}")
