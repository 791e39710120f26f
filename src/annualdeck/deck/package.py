"""What the file holds beside its slides: properties, the section list, the ledger."""

from __future__ import annotations

import datetime as dt
import uuid

from pptx.opc.constants import RELATIONSHIP_TYPE as RT
from pptx.opc.package import Part
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation

from annualdeck.deck.letters import attribute
from annualdeck.slide import Deck

_SECTIONS = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_APPLICATION = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties '
    'xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>annualdeck</Application><Slides>{slides}</Slides></Properties>"
)
_NAMES = uuid.UUID("6f2d1f0e-6c43-5d0a-9a53-0d9a7ce7b1a1")   # the space of the ids we make


def set_properties(presentation: Presentation, deck: Deck) -> None:
    """Title, author, subject and the report's date; nothing of the library's or the template's own stays."""
    properties = presentation.core_properties
    properties.title, properties.author, properties.subject = deck.title, deck.author, deck.subject
    properties.last_modified_by = deck.author
    properties.language = "zh-CN"
    properties.keywords = properties.comments = properties.category = ""
    properties.revision = 1
    properties.created = properties.modified = _date(deck.date)
    package = presentation.part.package
    for key, relation in list(package._rels.items()):
        if relation.reltype == RT.THUMBNAIL:
            package.drop_rel(key)
        elif relation.reltype == RT.EXTENDED_PROPERTIES:
            relation.target_part._blob = _APPLICATION.format(slides=len(deck.slides)).encode()


def _date(text: str) -> dt.datetime:
    """The report's date; a fixed one where it is not written as a date."""
    try:
        return dt.datetime.combine(dt.date.fromisoformat(text), dt.time())
    except ValueError:
        return dt.datetime(2000, 1, 1)


def set_sections(presentation: Presentation, deck: Deck) -> None:
    """The sections of the slide sorter, by positions from 0; a slide in none joins the one before."""
    if not deck.sections:
        return
    ids = [entry.id for entry in presentation.slides._sldIdLst]
    section_of = {position: s for s, (_, positions) in enumerate(deck.sections) for position in positions}
    members: list[list[int]] = [[] for _ in deck.sections]
    current = 0
    for position, slide_id in enumerate(ids):
        current = section_of.get(position, current)
        members[current].append(slide_id)
    parts = [
        f'<p14:section name="{attribute(name)}" id="{{{str(uuid.uuid5(_NAMES, f"{i} {name}")).upper()}}}">'
        f'<p14:sldIdLst>{"".join(f"<p14:sldId id={chr(34)}{m}{chr(34)}/>" for m in members[i])}</p14:sldIdLst>'
        "</p14:section>"
        for i, (name, _) in enumerate(deck.sections)
    ]
    extension = parse_xml(
        '<p:ext xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
        f'xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main" uri="{_SECTIONS}">'
        f'<p14:sectionLst>{"".join(parts)}</p14:sectionLst></p:ext>'
    )
    element = presentation.element
    extensions = element.find(qn("p:extLst"))
    if extensions is None:
        extensions = parse_xml('<p:extLst xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"/>')
        element.append(extensions)
    extensions.append(extension)


def attach_ledger(presentation: Presentation, ledger: bytes) -> None:
    """The ledger, an XML document, as a custom XML part that stays with the file."""
    package = presentation.part.package
    item = Part(package.next_partname("/customXml/item%d.xml"), "application/xml", package, ledger)
    properties = Part(
        package.next_partname("/customXml/itemProps%d.xml"),
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml", package,
        '<?xml version="1.0" encoding="UTF-8" standalone="no"?><ds:datastoreItem '
        f'ds:itemID="{{{str(uuid.uuid5(_NAMES, "ledger")).upper()}}}" '
        'xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs/>'
        "</ds:datastoreItem>".encode(),
    )
    item.relate_to(properties, RT.CUSTOM_XML_PROPS)
    presentation.part.relate_to(item, RT.CUSTOM_XML)
