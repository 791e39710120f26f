"""Which colour slot of the template's theme carries which meaning.

Nothing on a slide holds an RGB value of its own: a template with another theme recolours the whole deck, charts and
pictures included. The two slots that the format calls hyperlink colours carry red and green, because the ten others
are taken; links on our slides sit on shapes, so no text ever turns that colour by itself.
"""

from __future__ import annotations

from annualdeck.slide import Role

INK = "tx1"          # text, table headers, dark pages
PAPER = "bg1"        # the page
MUTED = "tx2"        # names, units, axis labels, sources
CARD = "bg2"         # the fill of cards
ACCENT = "accent1"   # the year of the report, the message
GREY = "accent2"     # the year before, context, hairlines
RED = "hlink"
GREEN = "folHlink"
DARK = "accent3"     # the worst beside the best: red and green are for changes only

ROLES: dict[Role, str] = {
    "this": ACCENT, "last": GREY, "muted": MUTED, "benchmark": INK, "good": ACCENT, "bad": DARK,
    "series1": DARK, "series2": "accent4", "series3": "accent5", "series4": "accent6",
}

LATIN, EAST_ASIAN = "+mn-lt", "+mn-ea"   # the theme's body fonts
LANG = "zh-CN"
