"""What a template must offer: its layouts and slots by name, and a copy of it that shows them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from annualdeck.deck import place
from annualdeck.deck.letters import height, line
from annualdeck.deck.page import Page, smaller
from annualdeck.deck.template import Layout, Look, Slot, Template
from annualdeck.errors import nearest

_FURNITURE = {"kicker": "text", "title": "title", "source": "footer", "number": "number", "block1": "text"}
_CONTENTS = {f"{slot}{i}": "text" for i in range(1, 7) for slot in ("number", "section", "finding", "page")}

_KIND = {"cards": "text", "tiles": "text", "quotes": "text", "timeline": "text", "table": "table", "picture": "picture"}


def _content(*slots: str) -> dict[str, str]:
    """A content layout: what all of them have, and its own slots, whose names tell their kinds."""
    return {**_FURNITURE, **{slot: _KIND.get(slot, "chart") for slot in slots}}


# The slots that each layout must have, and the kind of each. Others are welcome: block2 …, X-title, X-rule.
CONTRACT: dict[str, dict[str, str]] = {
    "cover": {"title": "title", "subtitle": "text", "presenter": "text", "date": "text", "chart": "chart"},
    "contents": {"title": "title", **_CONTENTS},
    "divider": {"number": "text", "title": "title", "topics": "text", "cards": "text"},
    "closing": {"title": "title", "subtitle": "text", "lines": "text"},
    "overview": {slot: kind for slot, kind in _content("tiles").items() if slot != "block1"},
    "appendix": {slot: kind for slot, kind in _content("table").items() if slot != "block1"},
    "cards-chart-text": _content("cards", "chart"),
    "chart-wide-text": _content("chart"),
    "two-charts-text": _content("chart1", "chart2"),
    "chart-tall-right": _content("chart1", "chart2"),
    "cards-two-charts-text": _content("cards", "chart1", "chart2"),
    "bridge-bullets-text": _content("chart1", "chart2"),
    "gantt-text": _content("chart1", "chart2"),
    "three-charts-text": _content("chart1", "chart2", "picture"),
    "cards-charts-text": _content("cards", "chart1", "chart2", "chart3"),
    "pyramid-text": _content("chart1", "chart2", "chart3"),
    "four-charts-text": _content("chart1", "chart2", "chart3", "chart4"),
    "quotes-text": _content("chart1", "chart2", "quotes"),
    "quotes-charts-text": _content("chart1", "chart2", "chart3", "quotes"),
    "chart-picture-text": _content("chart", "picture"),
    "matrix-text": _content("picture"),
    "picture-text": _content("picture"),
    "map-table-text": _content("table", "chart", "picture"),
    "panel-charts": _content("cards", "chart", "picture", "table"),
    "matrix-chart-table": _content("picture", "chart", "table"),
    "charts-table-text": _content("chart1", "chart2", "table"),
    "chart-table-text": _content("chart1", "chart2", "table"),
    "table-text": _content("table"),
    "table-wide-text": _content("table"),
    "timeline-table-text": _content("timeline", "table"),
    "cards-text": _content("cards"),
    "text": _content(),
}


_PARTS = ("-title", "-rule", "-number", "-heading", "-note")   # of slots that belong to another


@dataclass(frozen=True)
class SlotReport:
    """One slot: whether it is there and of the right kind, and what it holds.

    `kind`: text, title, chart, table, picture, footer or number, as the template has it ("" where it is missing).
    `characters` per line and `lines` in the designed size of the slot's first level; 0 where it holds no text.
    `near`: the template's placeholder that was most likely meant, where this one is missing.
    """

    name: str
    needed: str
    kind: str
    near: str | None
    characters: int
    lines: int

    @property
    def right(self) -> bool:
        """There, and of a kind that can be filled."""
        return self.kind == self.needed or (not self.needed and bool(self.kind))


@dataclass(frozen=True)
class LayoutReport:
    """One layout of the contract: whether the template has it, and its slots (those beyond the contract last)."""

    name: str
    present: bool
    near: str | None
    slots: tuple[SlotReport, ...]

    @property
    def right(self) -> bool:
        return self.present and all(slot.right for slot in self.slots)


def contract(template: Path | None) -> list[LayoutReport]:
    """Every layout of the contract as the template has it. Raises TemplateUnreadable."""
    opened = Template(template)
    free = set(opened.layouts) - set(CONTRACT)
    return [
        _report(name, opened.layouts.get(name), None if name in opened.layouts else nearest(name, free))
        for name in CONTRACT
    ]


def labelled(template: Path | None, out: Path) -> None:
    """A copy of the template with a slide for each layout, each slot showing its own name.

    Raises TemplateUnreadable, OutputNotWritable, DeckUnsound.
    """
    opened = Template(template)
    for number, layout in enumerate(opened.layouts.values(), 1):
        page = Page(opened.add_slide(layout), layout, number, layout.name)
        for slot in layout.slots.values():
            if slot.name.endswith("-rule") or slot.name.startswith("rule"):
                page.decorate(slot.name, slot.box)
            elif slot.kind == "number":
                page.page_number(slot.name)
            else:
                page.write(slot.name, [line(slot.name)], box=slot.box, looks=_name_looks(slot))
        page.finish()
    place.save(opened.presentation, out, opened.file)


def _name_looks(slot: Slot) -> tuple[Look, ...]:
    """The slot's looks, so much smaller that its own name stands on one line, but not less than six points."""
    steps = list(smaller(slot.looks, 6.0))
    return next((looks for looks in steps if height([line(slot.name)], looks, slot.room[0]) <= looks[0].line), steps[-1])


def _report(name: str, layout: Layout | None, near: str | None) -> LayoutReport:
    needed = CONTRACT[name]
    slots = layout.slots if layout is not None else {}
    free = {slot for slot in set(slots) - set(needed) if not slot.endswith(_PARTS)}
    reports = [_slot(slot, kind, slots.get(slot), nearest(slot, free)) for slot, kind in needed.items()]
    reports += [_slot(slot, "", slots[slot], None) for slot in slots if slot not in needed]
    return LayoutReport(name, layout is not None, near, tuple(reports))


def _slot(name: str, needed: str, slot: Slot | None, near: str | None) -> SlotReport:
    if slot is None:
        return SlotReport(name, needed, "", near, 0, 0)
    width, height = slot.room
    look = slot.looks[0]
    holds = slot.kind in ("text", "title", "footer") and not name.endswith("-rule") and not name.startswith("rule")
    return SlotReport(
        name, needed, slot.kind, None, int(width // look.size) if holds else 0, int(height // look.line) if holds else 0
    )
