"""Goals in rows: a band for where the trend leads, a bar to where the KPI stands, a mark at the target.

Rows have units of their own, so each is drawn in parts of its target; what the parts stand for is written beside them
and in the data sheet.
"""

from __future__ import annotations

from annualdeck.deck.charts import ink as inks
from annualdeck.deck.charts.plot import Canvas, Drawing, span
from annualdeck.deck.charts.rows import Rows
from annualdeck.deck.charts.sheet import Numbers
from annualdeck.deck.letters import clean
from annualdeck.deck.palette import colour
from annualdeck.deck.theme import ACCENT, INK, MUTED
from annualdeck.figure import Figure
from annualdeck.slide import Bullet, Bullets
from annualdeck.wording import Bound

_FORM = "0%"
_BAND = colour(MUTED, alpha=30)   # programs differ in which of two lines lies above
_WORDS = 0.45     # of the canvas that words may take
_FURTHEST = 3.0   # where a value is more targets than this away, its row is drawn in parts of the value


def draw(chart: Bullets, canvas: Canvas) -> Drawing:
    wholes = [_whole(b) for b in chart.bullets]
    parts = {
        name: tuple(_part(getattr(b, name), whole) for b, whole in zip(chart.bullets, wholes, strict=True))
        for name in ("value", "low", "high", "target")
    }
    held = [v for row in parts.values() for v in row if v is not None]
    words = [f"{b.value.show()} → {b.target.show()}" for b in chart.bullets]
    ranges = [f"{w}　{chart.range_name}{_range(b)}" if _range(b) else w for w, b in zip(words, chart.bullets, strict=True)]
    spacious = max((inks.width(w) for w in ranges), default=0.0) <= _WORDS * canvas.width
    words = ranges if spacious else words
    right = max((inks.width(w) for w in words), default=0.0) + 14
    rows = Rows(canvas, [b.name for b in chart.bullets], span(held, zero=True, above=0.02, below=0.02), right, _FORM)
    nothing = tuple(0.0 for _ in wholes)
    tick = 0.34
    rows.columns += [
        Numbers("起点", nothing, _FORM), Numbers(chart.value_name, parts["value"], _FORM),
        Numbers(f"{chart.range_name}下限", parts["low"], _FORM), Numbers(f"{chart.range_name}上限", parts["high"], _FORM),
        Numbers(chart.target_name, parts["target"], _FORM), Numbers(f"{chart.target_name}（标记）", parts["target"], _FORM),
        rows.heights("行（条）"), rows.heights("行（条尾）"),
        rows.heights("标记下", [-tick] * len(rows.full)), rows.heights("标记上", [tick] * len(rows.full)),
    ]
    sheet = rows.sheet()
    thick = min(0.34 * rows.room, 12)
    rows.stroke(sheet, 3, 7, _BAND, 1.9 * thick)
    rows.stroke(sheet, 1, 7, colour(ACCENT), thick)
    rows.stroke(sheet, 5, 9, colour(INK), 2.25)
    rows.beside(sheet, words)
    band = [("▬", colour(MUTED, lum=(40, 60)), clean(chart.range_name))] if any(v is not None for v in parts["low"]) else []
    rows.key(sheet, [("■", colour(ACCENT), clean(chart.value_name)), ("┃", colour(INK), clean(chart.target_name)), *band])
    return rows.drawing(sheet, _found(chart, spacious))


def _whole(bullet: Bullet) -> float:
    """What a row is drawn in parts of: its target, or the larger of the two where the target is far too small."""
    value, target = abs(_size(bullet.value)), abs(_size(bullet.target))
    return target if target and value <= _FURTHEST * target else max(value, target) or 1.0


def _part(figure: Figure | None, whole: float) -> float | None:
    return None if figure is None else _size(figure) / whole


def _size(figure: Figure) -> float:
    return float(figure.value)  # type: ignore[arg-type]


def _range(bullet: Bullet) -> str:
    """11.0–11.8亿元; "" where there is none."""
    if bullet.low is None or bullet.high is None:
        return ""
    alike = bullet.low.show("suffix") == bullet.high.show("suffix")
    return f"{bullet.low.show('number' if alike else 'value')}–{bullet.high.show()}"


def _found(chart: Bullets, spacious: bool) -> list[tuple[str, Bound]]:
    """Where the figures stand. A range that there is no room to write is drawn and says nothing."""
    found = []
    for bullet in chart.bullets:
        for part in ("value", "target", "low", "high"):
            figure = getattr(bullet, part)
            if figure is not None:
                told = spacious or part in ("value", "target")
                form = "number" if part == "low" and _range(bullet).startswith(figure.show("number") + "–") else "value"
                found.append((f"row {bullet.name} {part}", Bound(figure, form, figure.show(form) if told else "")))
    return found
