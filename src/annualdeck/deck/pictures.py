"""Pictures of what PowerPoint has no chart for, drawn by matplotlib: a vector picture with a bitmap behind it.

Colours come from the template's theme and the font is the packaged one, so the same figures in the same template are
the same bytes. matplotlib takes half a second to load: it is imported where a picture is drawn, and nowhere else.
"""

from __future__ import annotations

import hashlib
import io
import os
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.shapes.placeholder import PicturePlaceholder, PlaceholderPicture

from annualdeck.deck.charts.ink import SIZE, shortened, width
from annualdeck.deck.letters import clean
from annualdeck.deck.palette import Theme, theme_of
from annualdeck.deck.theme import ACCENT, CARD, MUTED, ROLES
from annualdeck.figure import Figure
from annualdeck.slide import HeatMap
from annualdeck.wording import Bound

_FONT = Path(__file__).with_name("fonts") / "AnnualdeckSansSC-Regular.ttf"
_LINE = 1.5 * SIZE
_GAP = 1.5          # points between cells
_TALLEST = 56.0     # points of a row; a small matrix stays at the top
_PALEST = 0.08      # how much of the full colour the smallest value has
_KEY = 6            # swatches of the key that stands in for values that don't fit their cells
_SHARP = 192        # dots per inch of the bitmap


def draw_picture(
    placeholder: PicturePlaceholder, chart: HeatMap, kept: Path | None = None
) -> tuple[PlaceholderPicture, list[tuple[str, Bound]]]:
    """Fill a picture placeholder with a heat map of the placeholder's size; `kept` is a folder of pictures drawn before.

    Returns the picture and (place, bound) for each figure printed in it; a place reads "cell r2c3", counted from 1.
    """
    plan = _plan(chart, placeholder.width / 12700, placeholder.height / 12700)
    theme = theme_of(placeholder.part)
    vector, bitmap = _remembered(plan, theme, kept) if kept else _rendered(plan, theme)
    picture = placeholder.insert_picture(io.BytesIO(bitmap))
    picture.crop_left = picture.crop_right = picture.crop_top = picture.crop_bottom = 0
    _add_vector(picture, vector)
    ends = {id(figure) for figure in _ends(chart)}
    return picture, [
        (f"cell r{r}c{c}", Bound(figure, "scaled", chart.scale.text(figure)))
        for r, row in enumerate(chart.cells, start=1) for c, figure in enumerate(row, start=1)
        if figure is not None and (plan.printed or id(figure) in ends)
    ]


@dataclass(frozen=True)
class _Cell:
    """One cell: its place and size (points, from the top left), its colour's strength (−1 to 1), and its words."""

    x: float
    y: float
    width: float
    height: float
    strength: float
    words: str


@dataclass(frozen=True)
class _Plan:
    """A heat map laid out: its size in points, names with their places and alignment, cells, and whether they hold
    their values.
    """

    width: float
    height: float
    names: tuple[tuple[float, float, str, str], ...]
    cells: tuple[_Cell, ...]
    printed: bool


def _plan(chart: HeatMap, wide: float, high: float) -> _Plan:
    scale = chart.scale
    left = min(max((width(clean(r)) for r in chart.rows), default=0.0), 0.25 * wide) + 8
    across = (wide - left) / max(len(chart.columns), 1)
    down = min((high - _LINE) / max(len(chart.rows), 1), _TALLEST)
    figures = [f for row in chart.cells for f in row if f is not None]
    printed = down >= 1.2 * SIZE and max((width(scale.text(f)) for f in figures), default=0.0) <= across - 2 * _GAP
    most = max((abs(_number(f)) for f in figures), default=0.0) or 1.0
    if not printed:
        down = min((high - 3 * _LINE) / max(len(chart.rows), 1), _TALLEST)
    cells = tuple(
        _Cell(left + c * across, _LINE + r * down, across, down, _number(f) / most, scale.text(f) if printed else "")
        for r, row in enumerate(chart.cells) for c, f in enumerate(row) if f is not None
    )
    every = _every(chart.columns, across)
    columns = tuple(
        (left + (c + 0.5) * across, _LINE / 2, shortened(clean(name), across * every - 2), "center")
        for c, name in enumerate(chart.columns) if c % every == 0
    )
    step = max(1, -int(-_LINE // down))
    rows = tuple(
        (left - 8, _LINE + (r + 0.5) * down, shortened(clean(name), left - 8), "right")
        for r, name in enumerate(chart.rows) if r % step == 0
    )
    words, swatches = ((), ()) if printed else _key(chart, left, len(chart.rows) * down + 1.75 * _LINE)
    return _Plan(wide, high, rows + columns + words, cells + swatches, printed)


def _ends(chart: HeatMap) -> tuple[Figure, ...]:
    """The smallest and the largest figure."""
    figures = sorted((f for row in chart.cells for f in row if f is not None), key=_number)
    return (figures[0], figures[-1]) if figures else ()


def _key(
    chart: HeatMap, left: float, top: float
) -> tuple[tuple[tuple[float, float, str, str], ...], tuple[_Cell, ...]]:
    """The smallest value, swatches from its colour to the largest one's, and the largest value."""
    if not _ends(chart):
        return (), ()
    low, high = _ends(chart)
    most = max(abs(_number(low)), abs(_number(high))) or 1.0
    first = left + width(chart.scale.text(low)) + 6
    steps = [_number(low) + (_number(high) - _number(low)) * i / (_KEY - 1) for i in range(_KEY)]
    swatches = tuple(_Cell(first + i * 18, top, 18, _LINE, v / most, "") for i, v in enumerate(steps))
    middle = top + _LINE / 2
    return (
        (first - 6, middle, chart.scale.text(low), "right"),
        (first + _KEY * 18 + 6, middle, chart.scale.text(high), "left"),
    ), swatches


def _every(names: tuple[str, ...], room: float) -> int:
    """Which columns are named: all where four characters fit, else each n-th."""
    needed = min(max((width(clean(n)) for n in names), default=0.0), 4 * SIZE) + 2
    return max(1, -int(-needed // room))


def _number(figure: Figure) -> float:
    return float(figure.value)  # type: ignore[arg-type]


def _remembered(plan: _Plan, theme: Theme, folder: Path) -> tuple[bytes, bytes]:
    """The picture as it was drawn before from the same plan, theme and code, else drawn now and kept."""
    code = hashlib.sha256(Path(__file__).read_bytes()).hexdigest()
    name = hashlib.sha256(f"{plan} {theme} {code} {version('matplotlib')}".encode()).hexdigest()[:32]
    files = [folder / f"{name}.svg", folder / f"{name}.png"]
    try:
        vector, bitmap = (file.read_bytes() for file in files)
    except OSError:
        vector, bitmap = _rendered(plan, theme)
        folder.mkdir(parents=True, exist_ok=True)
        for file, content in zip(files, (vector, bitmap), strict=True):
            fresh = file.with_name(f"{file.name}.{os.getpid()}")
            fresh.write_bytes(content)
            os.replace(fresh, file)
    return vector, bitmap


def _rendered(plan: _Plan, theme: Theme) -> tuple[bytes, bytes]:
    """The plan as SVG and as PNG."""
    import matplotlib
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure as Sheet
    from matplotlib.font_manager import FontProperties
    from matplotlib.patches import Rectangle

    settings = {"svg.hashsalt": "annualdeck", "svg.fonttype": "path"}
    with matplotlib.rc_context(dict(matplotlib.rcParamsDefault) | settings):
        sheet = Sheet(figsize=(plan.width / 72, plan.height / 72), facecolor="none")
        page = sheet.add_axes((0, 0, 1, 1), xlim=(0, plan.width), ylim=(plan.height, 0))
        page.set_axis_off()
        font = FontProperties(fname=str(_FONT), size=SIZE)
        for cell in plan.cells:
            colour = _colour(cell.strength, theme)
            page.add_patch(Rectangle(
                (cell.x + _GAP / 2, cell.y + _GAP / 2), cell.width - _GAP, cell.height - _GAP, facecolor=f"#{colour}",
                linewidth=0,
            ))
            ink = theme.rgb(theme.readable(colour))
            page.text(cell.x + cell.width / 2, cell.y + cell.height / 2, cell.words, color=f"#{ink}", ha="center",
                      va="center_baseline", fontproperties=font, parse_math=False)
        for x, y, words, side in plan.names:
            page.text(x, y, words, color=f"#{theme.rgb(MUTED)}", ha=side, va="center_baseline", fontproperties=font,
                      parse_math=False)
        vector, bitmap = io.BytesIO(), io.BytesIO()
        FigureCanvasSVG(sheet).print_svg(vector, metadata={"Date": None, "Creator": None})
        sheet.set_dpi(_SHARP)
        FigureCanvasAgg(sheet).print_png(bitmap, metadata={"Software": None})
    return vector.getvalue(), bitmap.getvalue()


def _colour(strength: float, theme: Theme) -> str:
    """From the colour of cards to the accent, or below zero to the first quiet colour; RRGGBB."""
    share = _PALEST + (1 - _PALEST) * abs(strength)
    low, full = theme.rgb(CARD), theme.rgb(ACCENT if strength >= 0 else ROLES["series1"])
    channels = (
        round(int(low[i:i + 2], 16) * (1 - share) + int(full[i:i + 2], 16) * share) for i in (0, 2, 4)
    )
    return "".join(f"{c:02X}" for c in channels)


def _add_vector(picture: PlaceholderPicture, vector: bytes) -> None:
    """The SVG beside the bitmap, as PowerPoint 2016 and later draw it."""
    package = picture.part.package
    blip = picture._element.xpath(".//a:blip")[0]
    name = PackURI(f"{picture.part.related_part(blip.rEmbed).partname.rpartition('.')[0]}.svg")
    there = next((p for p in package.iter_parts() if p.partname == name), None)  # the same picture twice is one file
    part = there or Part(name, "image/svg+xml", package, vector)
    blip.append(parse_xml(
        '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
        '<a:ext uri="{96DAC541-7B7A-43D3-8B79-37D633B846F1}">'
        '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
        'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
        f'r:embed="{picture.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)}"/></a:ext></a:extLst>'
    ))
