"""Pictures of what PowerPoint has no chart for, drawn by matplotlib: a vector picture with a bitmap behind it.

Colours come from the template's theme and the font is the packaged one, so the same figures in the same template are
the same bytes.
"""

from __future__ import annotations

import io
from pathlib import Path

from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.shapes.placeholder import PicturePlaceholder, PlaceholderPicture

from annualdeck.deck.palette import theme_of
from annualdeck.deck.pictures import forest, heat, matrix, tiles
from annualdeck.deck.pictures.render import rendered
from annualdeck.slide import ClassMatrix, Forest, HeatMap, Picture, RiskMatrix, TileMap
from annualdeck.wording import Bound

_PLANS = {
    HeatMap: heat.plan, TileMap: tiles.plan, Forest: forest.plan, RiskMatrix: matrix.risks, ClassMatrix: matrix.classes,
}


def draw_picture(
    placeholder: PicturePlaceholder, chart: Picture, kept: Path | None = None
) -> tuple[PlaceholderPicture, list[tuple[str, Bound]]]:
    """Fill a picture placeholder with a picture of its size; `kept` is a folder of pictures drawn before.

    Returns the picture and (place, bound) for each figure printed in it; a place reads "cell r2c3", counted from 1.
    """
    plan, bound = _PLANS[type(chart)](chart, placeholder.width / 12700, placeholder.height / 12700)
    vector, bitmap = rendered(plan, theme_of(placeholder.part), kept)
    picture = placeholder.insert_picture(io.BytesIO(bitmap))
    picture.crop_left = picture.crop_right = picture.crop_top = picture.crop_bottom = 0
    _add_vector(picture, vector)
    return picture, bound


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
