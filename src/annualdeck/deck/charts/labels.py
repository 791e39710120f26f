"""Data labels: which points carry their value, and what else stands beside a point."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.sax.saxutils import quoteattr

from annualdeck.deck.charts import ink as inks
from annualdeck.deck.palette import colour
from annualdeck.deck.theme import ACCENT
from annualdeck.slide import Series

_SHOWN = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")
_NO_LEADERS = (
    '<c:extLst><c:ext uri="{CE6537A1-D6FC-4f65-9D91-7224C49458BB}" '
    'xmlns:c15="http://schemas.microsoft.com/office/drawing/2012/chart"><c15:showLeaderLines val="0"/></c:ext>'
    "</c:extLst>"
)


def body(
    ink: str,
    form: str = "",
    position: str = "",
    *,
    show: Sequence[str] = ("Val",),
    between: str = " ",
    ground: str = "",
    size: float = inks.SIZE,
    bold: bool = False,
) -> str:
    """What c:dLbl and c:dLbls share: format, text properties, position, and the parts that are shown, with what stands
    `between` two of them and the colour behind them."""
    area = f"<a:solidFill>{ground}</a:solidFill>" if ground else "<a:noFill/>"
    flags = "".join(f'<c:show{part} val="{int(part in show)}"/>' for part in _SHOWN)
    return (
        (f'<c:numFmt formatCode={quoteattr(form)} sourceLinked="0"/>' if form else "")
        + f"<c:spPr>{area}<a:ln><a:noFill/></a:ln></c:spPr>"
        + inks.text(ink, size, bold, ' wrap="none"')
        + (f'<c:dLblPos val="{position}"/>' if position else "")
        + flags
        + (f"<c:separator>{between}</c:separator>" if len(show) > 1 else "")
    )


def point(index: int, body: str, *, shift: tuple[float, float] | None = None, words: str = "") -> str:
    """One point's label. `shift` moves it by fractions of the chart's size; `words` is a c:tx in place of the value."""
    moved = (
        f'<c:layout><c:manualLayout><c:x val="{shift[0]:.5f}"/><c:y val="{shift[1]:.5f}"/></c:manualLayout></c:layout>'
        if shift else "<c:layout/>" if words else ""
    )
    return f'<c:dLbl><c:idx val="{index}"/>{moved}{words}{body}</c:dLbl>'


def annotation(index: int, words: str, position: str) -> str:
    """The label of an annotated point, in the accent."""
    ink = colour(ACCENT)
    return point(index, body(ink, position=position, bold=True), words=inks.rich(words, ink, bold=True))


def series(points: Mapping[int, str], rest: str = "") -> str:
    """c:dLbls of a series: its own labels by index, and the body of all others ("" shows none)."""
    none = "".join(f'<c:show{part} val="0"/>' for part in _SHOWN)
    return f'<c:dLbls>{"".join(points[i] for i in sorted(points))}{rest or none}{_NO_LEADERS}</c:dLbls>'


def wanted(series: Series) -> set[int]:
    """The indices of the points that ask for a label and have a value."""
    asked = range(len(series.points)) if series.labelled is None else series.labelled
    return {i for i in asked if 0 <= i < len(series.points) and series.points[i] is not None}


def fitting(series: Sequence[Series], texts: Mapping[int, Sequence[str]], room: float) -> list[set[int]]:
    """The labels that fit side by side where each category has `room` points, series of less weight giving way first.

    `texts` holds each series' label texts by its position. This year keeps its labels longest; where even one
    label is wider than its category, its peak, its low and its last point keep theirs.
    """
    kept = [wanted(s) for s in series]
    widest = [max((inks.width(texts[n][i]) for i in kept[n]), default=0.0) for n in range(len(series))]
    weight = sorted(range(len(series)), key=lambda n: (series[n].role == "this", -n))
    for n in weight[:-1]:
        if sum(w for w, k in zip(widest, kept, strict=True) if k) > room:
            kept[n] = set()
    last = weight[-1]
    if len(kept[last]) > 3 and widest[last] > room:
        values = {i: float(p.value) for i, p in enumerate(series[last].points) if p is not None and i in kept[last]}
        kept[last] = {max(values, key=values.__getitem__), min(values, key=values.__getitem__), max(values)}
    return kept


def marked(mark: str, shown: str) -> str:
    """The words of an annotated point: 双11 1,680."""
    return f"{mark} {shown}" if mark else shown


def apart(middles: Sequence[float], highs: Sequence[float] | None = None) -> list[float]:
    """How far each end name moves up (points; negative is down) so that no two overlap, given where their middles would
    be and how high they are (default: one line).
    """
    highs = highs or [inks.height()] * len(middles)
    groups: list[list[int]] = []
    for n in sorted(range(len(middles)), key=middles.__getitem__):
        groups.append([n])
        while len(groups) > 1 and _bottom(groups[-2], middles, highs) + sum(highs[m] for m in groups[-2]) > _bottom(
                groups[-1], middles, highs):
            groups[-2:] = [groups[-2] + groups[-1]]
    lifts = [0.0] * len(middles)
    for group in groups:
        base = _bottom(group, middles, highs)
        for n in group:
            lifts[n] = base + highs[n] / 2 - middles[n]
            base += highs[n]
    return lifts


def _bottom(group: Sequence[int], middles: Sequence[float], highs: Sequence[float]) -> float:
    """Where the lowest name of a group begins when the group is centred on its middles."""
    return sum(middles[n] for n in group) / len(group) - sum(highs[n] for n in group) / 2
