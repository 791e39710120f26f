"""A plan drawn by matplotlib as SVG and as PNG.

matplotlib takes half a second to load: it is imported where a picture is drawn, and nowhere else; pictures that were
drawn before are taken from a folder.
"""

from __future__ import annotations

import hashlib
import io
import os
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from annualdeck.deck.fit import FONTS
from annualdeck.deck.palette import Theme
from annualdeck.deck.pictures import plan as plans
from annualdeck.deck.pictures.glyphs import drawable
from annualdeck.deck.pictures.plan import Area, Dot, Plan, Stroke, Words
from annualdeck.deck.theme import PAPER

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_SHARP = 192   # dots per inch of the bitmap


def rendered(plan: Plan, theme: Theme, kept: Path | None = None) -> tuple[bytes, bytes]:
    """SVG and PNG; from `kept` where the same plan, theme and code were drawn before, else drawn now and kept there."""
    if kept is None:
        return _draw(plan, theme)
    files = [kept / f"{_name(plan, theme)}.{kind}" for kind in ("svg", "png")]
    try:
        vector, bitmap = (file.read_bytes() for file in files)
    except OSError:
        vector, bitmap = _draw(plan, theme)
        kept.mkdir(parents=True, exist_ok=True)
        for file, content in zip(files, (vector, bitmap), strict=True):
            fresh = file.with_name(f"{file.name}.{os.getpid()}")
            fresh.write_bytes(content)
            os.replace(fresh, file)
    return vector, bitmap


def _name(plan: Plan, theme: Theme) -> str:
    code = b"".join(Path(file).read_bytes() for file in (__file__, plans.__file__))
    return hashlib.sha256(f"{plan} {theme} {version('matplotlib')}".encode() + code).hexdigest()[:32]


def _draw(plan: Plan, theme: Theme) -> tuple[bytes, bytes]:
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure as Sheet

    settings = {"svg.hashsalt": "annualdeck", "svg.fonttype": "path"}
    with matplotlib.rc_context(dict(matplotlib.rcParamsDefault) | settings):
        sheet = Sheet(figsize=(plan.width / 72, plan.height / 72), facecolor="none")
        page = sheet.add_axes((0, 0, 1, 1), xlim=(0, plan.width), ylim=(plan.height, 0))
        page.set_axis_off()
        for order, mark in enumerate(plan.marks):
            _put(page, mark, theme, order)
        vector, bitmap = io.BytesIO(), io.BytesIO()
        FigureCanvasSVG(sheet).print_svg(vector, metadata={"Date": None, "Creator": None})
        sheet.set_dpi(_SHARP)
        FigureCanvasAgg(sheet).print_png(bitmap, metadata={"Software": None})
    return vector.getvalue(), bitmap.getvalue()


def _put(page: Axes, mark: plans.Mark, theme: Theme, order: int) -> None:
    from matplotlib.font_manager import FontProperties
    from matplotlib.lines import Line2D
    from matplotlib.patches import Circle, Rectangle

    match mark:
        case Area():
            page.add_patch(Rectangle(
                (mark.x, mark.y), mark.width, mark.height, zorder=order,
                facecolor=f"#{mark.ink.rgb(theme)}" if mark.ink else "none", linewidth=0.75 if mark.outline else 0,
                edgecolor=f"#{mark.outline.rgb(theme)}" if mark.outline else "none",
            ))
        case Stroke():
            page.add_line(Line2D(
                (mark.x, mark.to_x), (mark.y, mark.to_y), color=f"#{mark.ink.rgb(theme)}", linewidth=mark.thick,
                solid_capstyle="butt", zorder=order,
            ))
        case Dot():
            page.add_patch(Circle((mark.x, mark.y), mark.radius, facecolor=f"#{mark.ink.rgb(theme)}", zorder=order,
                                  edgecolor=f"#{theme.rgb(PAPER)}", linewidth=1))
        case Words():
            ink = theme.rgb(theme.readable(mark.on.rgb(theme))) if mark.on else mark.ink.rgb(theme)
            page.text(
                mark.x, mark.y, drawable(mark.text), color=f"#{ink}", ha=mark.side, va="center_baseline", parse_math=False,
                fontproperties=FontProperties(fname=str(FONTS[mark.bold]), size=mark.size), zorder=order,
            )
