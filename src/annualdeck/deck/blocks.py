"""Findings spread over the block slots of a layout.

The slots block1, block2, … give the look and the pitch; `blockN-heading`, `blockN-number` and `blockN-rule` belong to
blockN and move with it. Fewer findings than slots share the whole region, so that no hole is left at its end; rows
that only wait for data take no more of it than they need.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from annualdeck.deck.letters import Line, height, line
from annualdeck.deck.page import BODY_FLOOR, Page, points, smaller
from annualdeck.deck.said import finding_text
from annualdeck.deck.shorter import LEAST, short_name, with_names
from annualdeck.deck.template import POINT, Box, Layout, Look, Slot
from annualdeck.deck.theme import MUTED
from annualdeck.slide import Blocks, Paragraphs
from annualdeck.wording import Text

_NEAR = POINT * 4   # edges this close count as the same
ROOMY = 1.5         # of the pitch of the slots, that a finding takes at most where quiet ones follow
FAMILIAR = 16       # letters by which a long name is still known


@dataclass(frozen=True)
class Member:
    """One slot of a block with what it says."""

    slot: Slot
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Arrangement:
    """Findings with their places and the looks in which they fit."""

    members: list[list[Member]]
    places: list[Box]
    looks: dict[str, tuple[Look, ...]]


def fitting(layout: Layout, blocks: Blocks) -> Blocks:
    """The findings as far as they fit: long names cut first, then the last sentences of the longest finding given up,
    then names cut shorter still.

    A finding keeps its first sentence, and one that is `whole` all of them; what does not fit even so is for
    `draw_blocks` to report. Sentences that are given up stay in the speaker notes.
    """
    groups = _groups(layout)
    said = list(blocks.blocks)
    if not said or len(said) > len(groups) or _arranged(groups, said) is not None:
        return blocks
    said = [_renamed(finding, FAMILIAR) for finding in said]
    while _arranged(groups, said) is None:
        longest = max(
            (i for i, b in enumerate(said) if len(b.sentences) > 1 and not b.whole),
            key=lambda i: sum(len(str(s)) for s in said[i].sentences), default=None,
        )
        if longest is None:
            shorter = [_renamed(finding, LEAST) for finding in said]
            return Blocks(tuple(said if _arranged(groups, shorter) is None else shorter))
        said[longest] = replace(said[longest], sentences=said[longest].sentences[:-1])
    return Blocks(tuple(said))


def _renamed(finding: Paragraphs, most: int) -> Paragraphs:
    """The finding with no name of more letters than that, its heading counted among them; what the user wrote stays."""
    if finding.whole:
        return finding
    return replace(finding, heading=short_name(finding.heading, most),
                   sentences=tuple(with_names(s, most) for s in finding.sentences))


def draw_blocks(page: Page, blocks: Blocks) -> None:
    groups = _groups(page.layout)
    said = blocks.blocks
    if len(said) > len(groups):
        page.too_long(f"block{len(groups)}", said[len(groups)].heading)
        said = said[: len(groups)]
    if not said:
        return
    arranged = _arranged(groups, said)
    if arranged is None:
        longest = max(said, key=lambda finding: sum(len(str(s)) for s in finding.sentences))
        page.too_long("blocks", f"{longest.heading}：{''.join(map(str, longest.sentences))}")
        return
    for finding, group, place in zip(said, arranged.members, arranged.places, strict=True):
        _draw(page, finding, group, place, arranged.looks)


def _arranged(groups: list[list[Slot]], said: Sequence[Paragraphs]) -> Arrangement | None:
    """Where the findings stand and how large, in the largest looks that fit; None where none does."""
    members = [_members(groups[i], finding, i + 1) for i, finding in enumerate(said)]
    first, region = _box(groups[0]), Box.around([_box(group) for group in groups])
    quiet = [finding.muted for finding in said]
    columns = len(groups) > 1 and _box(groups[1]).x - first.x > _NEAR
    gap = _gap(first, _box(groups[1]), columns) if len(groups) > 1 else 0
    for looks in _steps(groups[0]):
        places = _columns(members, region, gap, looks) if columns else _rows(members, quiet, first, region, gap, looks)
        if places is not None:
            return Arrangement(members, places, looks)
    return None


def _groups(layout: Layout) -> list[list[Slot]]:
    groups = []
    while f"block{len(groups) + 1}" in layout.slots:
        groups.append(layout.group(f"block{len(groups) + 1}"))
    if not groups:
        layout.slot("block1")
    return groups


def _members(group: list[Slot], finding: Paragraphs, number: int) -> list[Member]:
    """What each slot of the group says: heading and sentences, apart where the layout keeps them apart."""
    quiet = finding.muted
    sentences = tuple(line(text, 3 if quiet else 2) for text in [finding_text(finding)] if text)
    apart = any(slot.name.endswith("-heading") for slot in group)
    members = []
    for slot in group:
        if slot.name.endswith("-rule"):
            lines: tuple[Line, ...] = ()
        elif slot.name.endswith("-number"):
            lines = (line(number, 2, MUTED) if quiet else line(number),)
        elif slot.name.endswith("-heading"):
            lines = (line(finding.heading, 2 if quiet else 1),)
        else:
            heading = () if apart else (_heading(finding.heading, quiet),)
            lines = heading + sentences
        members.append(Member(slot, lines))
    return members


def _heading(words: str, quiet: bool) -> Line:
    return line(words, 1, MUTED if quiet else None)


def _box(group: list[Slot]) -> Box:
    return Box.around([slot.box for slot in group])


def _own(group: Sequence[Member]) -> Box:
    return _box([member.slot for member in group])


def _gap(first: Box, second: Box, columns: bool) -> int:
    return max(0, second.x - first.right if columns else second.y - first.bottom)


def _steps(group: list[Slot]) -> list[dict[str, tuple[Look, ...]]]:
    """The looks of each kind of slot, as designed and smaller; all blocks of a slide shrink together."""
    kinds = {_kind(slot): list(smaller(slot.looks, BODY_FLOOR)) for slot in group}
    most = max(len(steps) for steps in kinds.values())
    return [{kind: steps[min(i, len(steps) - 1)] for kind, steps in kinds.items()} for i in range(most)]


def _kind(slot: Slot) -> str:
    return slot.name.partition("-")[2]


def _needed(group: Sequence[Member], place: Box, looks: dict[str, tuple[Look, ...]]) -> int:
    """The height that a block's words need at this place's width, in EMU."""
    tallest, own = 0.0, _own(group)
    for member in group:
        if member.lines:
            box = _moved(member.slot.box, own, place)
            room = points(box.w - member.slot.inset[0] - member.slot.inset[2])
            inset = points(member.slot.inset[1] + member.slot.inset[3] + member.slot.box.y - own.y)
            tallest = max(tallest, inset + height(member.lines, looks[_kind(member.slot)], room))
    return round(tallest * POINT)


def _rows(
    groups: Sequence[Sequence[Member]], quiet: Sequence[bool], first: Box, region: Box, gap: int,
    looks: dict[str, tuple[Look, ...]],
) -> list[Box] | None:
    """One below the other at an even pitch, closer where one needs more than its share.

    Quiet ones are as high as they need and follow the others closely.
    """
    heights = [_needed(g, Box(first.x, first.y, first.w, first.h), looks) for g in groups]
    pitches = [h + max(gap, _inset(g)) for h, g in zip(heights, groups, strict=True)]
    if loud := [h for h, q in zip(heights, quiet, strict=True) if not q]:
        pitch = (region.h + gap - sum(p for p, q in zip(pitches, quiet, strict=True) if q)) // len(loud)
        if len(loud) < len(groups):
            pitch = min(pitch, max(round(ROOMY * (first.h + gap)), max(loud) + gap))
        pitches = [p if q else pitch for p, q in zip(pitches, quiet, strict=True)]
    if any(h + gap > pitch for h, pitch in zip(heights, pitches, strict=True)) or sum(pitches) > region.h + gap:
        between = (region.h - sum(heights)) // max(1, len(groups) - 1)
        if between < (gap if len(groups) > 1 else 0):
            return None
        pitches = [h + between for h in heights]
    return [Box(first.x, region.y + sum(pitches[:i]), first.w, h) for i, h in enumerate(heights)]


def _inset(group: Sequence[Member]) -> int:
    """How far a block's words stand below its upper edge: as much air belongs under a row that is as high as its words."""
    return min(member.slot.box.y for member in group if member.lines) - _own(group).y


def _columns(
    groups: Sequence[Sequence[Member]], region: Box, gap: int, looks: dict[str, tuple[Look, ...]]
) -> list[Box] | None:
    """Side by side in even columns."""
    each = (region.w - gap * (len(groups) - 1)) // len(groups)
    places = [Box(region.x + i * (each + gap), region.y, each, region.h) for i in range(len(groups))]
    fits = all(_needed(g, place, looks) <= region.h for g, place in zip(groups, places, strict=True))
    return places if fits else None


def _moved(box: Box, own: Box, place: Box) -> Box:
    """A member's box at its block's new place: it keeps its offset, stretches where it touched the far edge, and stays inside."""
    x, y = place.x + box.x - own.x, place.y + box.y - own.y
    w = place.right - x if abs(box.right - own.right) < _NEAR else box.w
    h = place.bottom - y if abs(box.bottom - own.bottom) < _NEAR else min(box.h, place.bottom - y)
    return Box(x, y, w, max(h, 1))


def _draw(
    page: Page, finding: Paragraphs, group: Sequence[Member], place: Box, looks: dict[str, tuple[Look, ...]]
) -> None:
    for member in group:
        name = member.slot.name
        box = _moved(member.slot.box, _own(group), place)
        if not member.lines:
            page.decorate(name, box, quiet=finding.muted)
            continue
        bounds = [] if _kind(member.slot) else [b for s in finding.sentences if isinstance(s, Text) for b in s.bound]
        page.write(name, member.lines, bounds, box, looks[_kind(member.slot)])
