"""What stands in what, and in which order: the content models of the elements that we write.

A program that meets a child in the wrong place repairs the file or drops the child, and many a validator reads past it.
The models say what ECMA-376 (transitional) allows, in the notation of a DTD: names in order, `?` at most once, `*` any
number, `+` at least one, `|` one of these. A name without a prefix has its parent's. `@fill` and the like stand for
groups that many elements share. Elements that are not listed here are not looked at.
"""

from __future__ import annotations

import re
from functools import cache

from lxml import etree

from annualdeck.deck.archive import NS

_GROUPS = {
    "@fill": "(a:noFill|a:solidFill|a:gradFill|a:blipFill|a:pattFill|a:grpFill)?",
    "@effect": "(a:effectLst|a:effectDag)?",
    "@form": "(a:custGeom|a:prstGeom)?",
    "@shapes": "(sp|grpSp|graphicFrame|cxnSp|pic|contentPart)*",
    "@axis": "axId, scaling, delete?, axPos, majorGridlines?, minorGridlines?, title?, numFmt?, majorTickMark?, "
             "minorTickMark?, tickLblPos?, spPr?, txPr?, crossAx, (crosses|crossesAt)?",
    "@shown": "numFmt?, spPr?, txPr?, dLblPos?, showLegendKey?, showVal?, showCatName?, showSerName?, showPercent?, "
              "showBubbleSize?, separator?",
    "@xy": "dPt*, dLbls?, trendline*, errBars?, errBars?, xVal?, yVal?",
    "@catval": "cat?, val?",
    "@plots": "(lineChart|scatterChart|barChart|bubbleChart)+",
}
_BODY = "a:bodyPr, a:lstStyle?, a:p+"
_LINE = "@fill, (prstDash|custDash)?, (round|bevel|miter)?, headEnd?, tailEnd?, extLst?"
_LETTERS = "ln?, @fill, @effect, highlight?, (uLnTx|uLn)?, (uFillTx|uFill)?, latin?, ea?, cs?, sym?, hlinkClick?, " \
           "hlinkMouseOver?, rtl?, extLst?"
_PARAGRAPH = "lnSpc?, spcBef?, spcAft?, (buClrTx|buClr)?, (buSzTx|buSzPct|buSzPts)?, (buFontTx|buFont)?, " \
             "(buNone|buAutoNum|buChar|buBlip)?, tabLst?, defRPr?, extLst?"
_SHAPE = "a:xfrm?, @form, @fill, a:ln?, @effect, a:scene3d?, a:sp3d?, a:extLst?"

MODELS = {
    # the presentation and its slides
    "p:presentation": "sldMasterIdLst?, notesMasterIdLst?, handoutMasterIdLst?, sldIdLst?, sldSz?, notesSz, smartTags?, "
                      "embeddedFontLst?, custShowLst?, photoAlbum?, custDataLst?, kinsoku?, defaultTextStyle?, "
                      "modifyVerifier?, extLst?",
    "p:sld": "cSld, clrMapOvr?, transition?, timing?, extLst?",
    "p:notes": "cSld, clrMapOvr?, extLst?",
    "p:cSld": "bg?, spTree, custDataLst?, controls?, extLst?",
    "p:spTree": "nvGrpSpPr, grpSpPr, @shapes, extLst?",
    "p:grpSp": "nvGrpSpPr, grpSpPr, @shapes, extLst?",
    "p:sp": "nvSpPr, spPr, style?, txBody?, extLst?",
    "p:cxnSp": "nvCxnSpPr, spPr, style?, extLst?",
    "p:pic": "nvPicPr, blipFill, spPr, style?, extLst?",
    "p:graphicFrame": "nvGraphicFramePr, xfrm, a:graphic, extLst?",
    "p:nvSpPr": "cNvPr, cNvSpPr, nvPr",
    "p:nvCxnSpPr": "cNvPr, cNvCxnSpPr, nvPr",
    "p:nvPicPr": "cNvPr, cNvPicPr, nvPr",
    "p:nvGrpSpPr": "cNvPr, cNvGrpSpPr, nvPr",
    "p:nvGraphicFramePr": "cNvPr, cNvGraphicFramePr, nvPr",
    "p:cNvPr": "a:hlinkClick?, a:hlinkHover?, a:extLst?",
    "p:nvPr": "ph?, (a:audioCd|a:wavAudioFile|a:audioFile|a:videoFile|a:quickTimeFile)?, custDataLst?, extLst?",
    "p:spPr": _SHAPE,
    "p:grpSpPr": "a:xfrm?, @fill, @effect, a:scene3d?, a:extLst?",
    "p:blipFill": "a:blip?, a:srcRect?, (a:tile|a:stretch)?",
    "p:xfrm": "a:off?, a:ext?",
    "p:txBody": _BODY,
    # letters, lines, tables
    "a:xfrm": "off?, ext?, (chOff, chExt)?",
    "a:bodyPr": "prstTxWarp?, (noAutofit|normAutofit|spAutoFit)?, scene3d?, (sp3d|flatTx)?, extLst?",
    "a:p": "pPr?, (r|br|fld)*, endParaRPr?",
    "a:pPr": _PARAGRAPH,
    "a:r": "rPr?, t",
    "a:fld": "rPr?, pPr?, t?",
    "a:rPr": _LETTERS,
    "a:defRPr": _LETTERS,
    "a:endParaRPr": _LETTERS,
    **{f"a:{name}": _LINE for name in ("ln", "lnL", "lnR", "lnT", "lnB")},
    "a:tbl": "tblPr?, tblGrid, tr*",
    "a:tblPr": "@fill, @effect, (tableStyle|tableStyleId)?, extLst?",
    "a:tr": "tc*, extLst?",
    "a:tc": "txBody?, tcPr?, extLst?",
    "a:tcPr": "lnL?, lnR?, lnT?, lnB?, lnTlToBr?, lnBlToTr?, cell3D?, @fill, headers?, extLst?",
    "a:txBody": _BODY,
    # charts
    "c:chartSpace": "date1904?, lang?, roundedCorners?, style?, clrMapOvr?, pivotSource?, protection?, chart, spPr?, txPr?, "
                    "externalData?, printSettings?, userShapes?, extLst?",
    "c:chartSpace/c:chart": "title?, autoTitleDeleted?, pivotFmts?, view3D?, floor?, sideWall?, backWall?, plotArea, legend?, "
               "plotVisOnly?, dispBlanksAs?, showDLblsOverMax?, extLst?",
    "c:plotArea": "layout?, @plots, (valAx|catAx|dateAx|serAx)*, dTable?, spPr?, extLst?",
    "c:barChart": "barDir, grouping?, varyColors?, ser*, dLbls?, gapWidth?, overlap?, serLines*, axId, axId, extLst?",
    "c:bubbleChart": "varyColors?, ser*, dLbls?, bubble3D?, bubbleScale?, showNegBubbles?, sizeRepresents?, axId, axId, "
                     "extLst?",
    "c:lineChart": "grouping, varyColors?, ser*, dLbls?, dropLines?, hiLowLines?, upDownBars?, marker?, smooth?, axId, axId, "
                   "extLst?",
    "c:scatterChart": "scatterStyle, varyColors?, ser*, dLbls?, axId, axId, extLst?",
    "c:barChart/c:ser": "idx, order, tx?, spPr?, invertIfNegative?, pictureOptions?, dPt*, dLbls?, trendline*, errBars?, "
                        "@catval, shape?, extLst?",
    "c:bubbleChart/c:ser": "idx, order, tx?, spPr?, invertIfNegative?, @xy, bubbleSize?, bubble3D?, extLst?",
    "c:lineChart/c:ser": "idx, order, tx?, spPr?, marker?, dPt*, dLbls?, trendline*, errBars?, @catval, smooth?, extLst?",
    "c:scatterChart/c:ser": "idx, order, tx?, spPr?, marker?, @xy, smooth?, extLst?",
    "c:tx": "strRef|rich|v",
    "c:cat": "multiLvlStrRef|numRef|numLit|strRef|strLit",
    "c:xVal": "multiLvlStrRef|numRef|numLit|strRef|strLit",
    "c:val": "numRef|numLit",
    "c:yVal": "numRef|numLit",
    "c:bubbleSize": "numRef|numLit",
    "c:numRef": "f, numCache?, extLst?",
    "c:strRef": "f, strCache?, extLst?",
    "c:numCache": "formatCode?, ptCount?, pt*, extLst?",
    "c:strCache": "ptCount?, pt*, extLst?",
    "c:dPt": "idx, invertIfNegative?, marker?, bubble3D?, explosion?, spPr?, pictureOptions?, extLst?",
    "c:dLbls": "dLbl*, (delete|(@shown, showLeaderLines?, leaderLines?)), extLst?",
    "c:dLbl": "idx, (delete|(layout?, tx?, @shown)), extLst?",
    "c:ser/c:marker": "symbol?, size?, spPr?, extLst?",
    "c:catAx": "@axis, auto?, lblAlgn?, lblOffset?, tickLblSkip?, tickMarkSkip?, noMultiLvlLbl?, extLst?",
    "c:valAx": "@axis, crossBetween?, majorUnit?, minorUnit?, dispUnits?, extLst?",
    "c:scaling": "logBase?, orientation?, max?, min?, extLst?",
    "c:title": "tx?, layout?, overlay?, spPr?, txPr?, extLst?",
    "c:layout": "manualLayout?, extLst?",
    "c:manualLayout": "layoutTarget?, xMode?, yMode?, wMode?, hMode?, x?, y?, w?, h?, extLst?",
    "c:legend": "legendPos?, legendEntry*, layout?, overlay?, spPr?, txPr?, extLst?",
    "c:legendEntry": "idx, (delete|txPr), extLst?",
    "c:spPr": _SHAPE,
    "c:txPr": _BODY,
    "c:rich": _BODY,
}
_PREFIX = {NS[prefix]: prefix for prefix in "apc"}


def model(element: etree._Element) -> str | None:
    """The name under which an element's content model is listed; None where there is none."""
    own = _name(element)
    parent = element.getparent()
    under = f"{_name(parent)}/{own}" if parent is not None else own
    return under if under in MODELS else own if own in MODELS else None


def follows(element: etree._Element, name: str) -> bool:
    """Whether the element's children are those of the content model of this name, in its order."""
    return _pattern(name).fullmatch("".join(f"{child} " for child in children(element))) is not None


def children(element: etree._Element) -> list[str]:
    """The names of the children with their prefixes; what other namespaces add (mc:, a14:) is passed over."""
    return [name for child in element if (name := _name(child))]


def _name(element: etree._Element) -> str:
    if not isinstance(element.tag, str):
        return ""   # a comment
    parts = etree.QName(element)
    return f"{_PREFIX[parts.namespace]}:{parts.localname}" if parts.namespace in _PREFIX else ""


@cache
def _pattern(name: str) -> re.Pattern[str]:
    """A content model as a regular expression over names that each end in a blank."""
    prefix = name.rpartition("/")[2].partition(":")[0]
    said = re.sub(r"@\w+", lambda group: _GROUPS[group[0]], MODELS[name])
    said = re.sub(r"[\s,]", "", re.sub(r"([\w:]+)", r"<\1>", said))
    return re.compile(re.sub(r"<([\w:]+)>", lambda n: f"(?:{n[1] if ':' in n[1] else f'{prefix}:{n[1]}'} )", said))
