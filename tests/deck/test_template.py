"""The template that ships, and templates of users."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from itertools import combinations
from pathlib import Path

import openpyxl
import pytest
from pptx import Presentation

from annualdeck import sections
from annualdeck import slide as blocks
from annualdeck.deck import contract, labelled, write
from annualdeck.deck.contract import CONTRACT
from annualdeck.deck.slides import LAYOUTS
from annualdeck.deck.template import POINT, LayoutMissing, SlotMissing, Template, TemplateUnreadable, shipped

ROOT = Path(__file__).parents[2]


def ledger(placed: object) -> bytes:
    return b"<ledger/>"


def entries(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_the_script_makes_the_template_that_ships(tmp_path: Path):
    made = tmp_path / "deck.pptx"
    subprocess.run([sys.executable, str(ROOT / "templates/make_template.py"), str(made)], check=True)
    assert entries(made) == entries(ROOT / "templates/deck.pptx")


def test_the_template_that_ships_keeps_the_contract():
    assert [report.name for report in contract(None) if not report.right] == []


def test_layouts_and_master_hold_no_colour_and_no_font_of_their_own():
    for name, xml in entries(shipped()).items():
        if re.match(r"ppt/slide(Layouts|Masters)/[^/]+\.xml", name):
            assert b"srgbClr" not in xml, name
            assert set(re.findall(rb'<a:(?:latin|ea|cs) typeface="([^"]*)"', xml)) <= {b"+mn-lt", b"+mn-ea"}, name


def test_the_theme_carries_the_colours_by_meaning():
    slides, notes = (xml.decode() for name, xml in entries(shipped()).items() if name.startswith("ppt/theme/"))
    assert re.findall("<a:srgbClr[^>]*>", slides) == re.findall("<a:srgbClr[^>]*>", notes)
    theme = slides
    found = dict(re.findall(r'<a:(\w+)><a:srgbClr val="(\w{6})"/></a:\1>', theme))
    assert (found["dk1"], found["lt1"], found["dk2"], found["lt2"]) == ("1F2329", "FFFFFF", "6B7280", "F7F6F4")
    assert (found["accent1"], found["accent2"]) == ("F25C05", "C9CDD4")


def test_the_four_quiet_series_stay_apart_in_greyscale():
    theme = next(xml for name, xml in entries(shipped()).items() if name.startswith("ppt/theme/")).decode()
    greys = []
    for slot in ("accent3", "accent4", "accent5", "accent6"):
        found = re.search(rf'<a:{slot}><a:srgbClr val="(\w\w)(\w\w)(\w\w)"/>', theme)
        assert found is not None
        red, green, blue = (int(part, 16) for part in found.groups())
        greys.append(0.299 * red + 0.587 * green + 0.114 * blue)
    assert all(lighter - darker > 25 for darker, lighter in zip(greys, greys[1:], strict=False))


def test_no_two_layouts_place_their_content_alike():
    shapes = {}
    for name in CONTRACT:
        slots = Template(None).layout(name).slots.values()
        shapes[name] = tuple(sorted((s.kind, s.box.x, s.box.y) for s in slots if s.kind != "footer"))
    assert len(set(shapes.values())) == len(shapes)


def test_every_layout_is_one_that_a_slide_takes():
    code = "".join(file.read_text("utf-8") for file in Path(sections.__file__).parent.rglob("*.py"))
    assert [name for name in CONTRACT if name not in LAYOUTS.values() and f'"{name}"' not in code] == []


def test_the_slides_list_every_layout_with_its_own_slots():
    listed = {name: {*re.findall(r"[a-z]+\d?", re.sub(r"\(.*?\)", "", slots))}
              for name, slots in re.findall(r"^    ([a-z-]+)  +(.+)$", blocks.__doc__ or "", re.M)}
    furniture = {"kicker", "title", "source", "number", "block1"}
    assert listed == {
        name: {*slots} - furniture | ({"blocks"} if "block1" in slots else set()) for name, slots in CONTRACT.items()
        if name not in LAYOUTS.values()
    }


def test_every_slot_lies_on_the_slide():
    template = Template(None)
    wide, high = template.presentation.slide_width, template.presentation.slide_height
    for layout in template.layouts.values():
        for slot in layout.slots.values():
            assert 0 <= slot.box.x <= slot.box.right <= wide and 0 <= slot.box.y <= slot.box.bottom <= high, slot.name


def test_slots_are_read_from_above_and_from_the_left():
    """No slot is read after one that stands under it, or at its right."""
    for layout in Template(None).layouts.values():
        slots = [s for s in layout.slots.values() if not s.name.endswith("-rule") and not re.match("rule|beside", s.name)]
        for before, after in combinations(slots, 2):
            one, other = before.box, after.box
            above = min(one.right, other.right) - max(one.x, other.x) > POINT and other.bottom <= one.y + POINT
            left = min(one.bottom, other.bottom) - max(one.y, other.y) > 6 * POINT and other.right <= one.x and other.y <= one.y
            assert not above and not left, (layout.name, before.name, after.name)


def changed(tmp_path: Path, change) -> Path:
    """The template that ships with one change, as a user's own."""
    deck = Presentation(str(shipped()))
    change(deck)
    deck.save(str(tmp_path / "mine.pptx"))
    return tmp_path / "mine.pptx"


def layout_of(deck, name: str):
    return next(layout for layout in deck.slide_layouts if layout.name == name)


def test_a_misnamed_slot_is_reported_with_the_nearest_name(tmp_path: Path, demo):
    def misname(deck):
        next(p for p in layout_of(deck, "divider").placeholders if p.name == "topics").name = "topic"

    mine = changed(tmp_path, misname)
    report = next(r for r in contract(mine) if r.name == "divider")
    slot = next(s for s in report.slots if s.name == "topics")
    assert not report.right and (slot.kind, slot.near) == ("", "topic")
    with pytest.raises(SlotMissing, match="divider.*topics.*topic"):
        write(demo.deck(demo.divider(0)), mine, tmp_path / "out.pptx", ledger)


def test_a_template_may_leave_out_titles_of_charts_and_numbers_of_findings(tmp_path: Path, demo):
    def bare(deck):
        for p in list(layout_of(deck, "cards-chart-text").placeholders):
            if p.name.endswith(("-title", "-number")):
                p._element.getparent().remove(p._element)

    mine = changed(tmp_path, bare)
    found = demo.content("ads", "cards-chart-text", "投产比{ads.roi}", "", 1, cards=demo.slides()[9].content["cards"],
                         chart=demo.two_years(), blocks=demo.Blocks(demo.FOUND))
    write(demo.deck(found), mine, tmp_path / "out.pptx", ledger)
    assert all(report.right for report in contract(mine))
    names = {shape.name for shape in Presentation(str(tmp_path / "out.pptx")).slides[0].shapes}
    assert not [name for name in names if name.endswith(("-title", "-number"))] and "chart" in names


def test_a_misnamed_layout_is_reported_with_the_nearest_name(tmp_path: Path, demo):
    mine = changed(tmp_path, lambda deck: setattr(layout_of(deck, "divider").element.cSld, "name", "dividers"))
    report = next(r for r in contract(mine) if r.name == "divider")
    assert (report.present, report.near) == (False, "dividers")
    with pytest.raises(LayoutMissing, match="dividers"):
        write(demo.deck(demo.divider(0)), mine, tmp_path / "out.pptx", ledger)


def test_without_a_name_alike_none_is_suggested(tmp_path: Path, demo):
    mine = changed(tmp_path, lambda deck: setattr(layout_of(deck, "divider").element.cSld, "name", "分隔页"))
    with pytest.raises(LayoutMissing) as missing:
        write(demo.deck(demo.divider(0)), mine, tmp_path / "out.pptx", ledger)
    assert "请补上，或给其中一个改名。annualdeck template" in str(missing.value)


def test_a_slot_says_what_it_holds():
    report = next(r for r in contract(None) if r.name == "cards-chart-text")
    title = next(s for s in report.slots if s.name == "title")
    assert (title.kind, title.characters, title.lines) == ("title", 36, 2)   # 873.6 pt of 24 pt; 63.4 pt of 31 pt
    assert next(s for s in report.slots if s.name == "chart").characters == 0


def test_a_users_example_slides_do_not_reach_the_deck(tmp_path: Path, demo):
    mine = changed(tmp_path, lambda deck: deck.slides.add_slide(layout_of(deck, "text")))
    write(demo.deck(demo.divider(0)), mine, tmp_path / "out.pptx", ledger)
    names = entries(tmp_path / "out.pptx")
    assert [n for n in names if re.match(r"ppt/slides/slide\d+\.xml", n)] == ["ppt/slides/slide1.xml"]


def test_a_labelled_copy_shows_each_slot_its_own_name(tmp_path: Path):
    labelled(None, tmp_path / "labels.pptx")
    deck = Presentation(str(tmp_path / "labels.pptx"))
    assert [slide.slide_layout.name for slide in deck.slides] == list(Template(None).layouts)
    for slide in deck.slides:
        written = {shape.name for shape in slide.shapes if shape.has_text_frame and shape.text_frame.text == shape.name}
        wanted = {p.name for p in slide.slide_layout.placeholders}
        shown = wanted - {n for n in wanted if n.endswith("-rule") or n.startswith("rule")}
        assert shown - written <= {"number"}


def test_the_names_in_a_labelled_copy_fit_their_slots(tmp_path: Path):
    labelled(None, tmp_path / "labels.pptx")
    contents = next(s for s in Presentation(str(tmp_path / "labels.pptx")).slides if s.slide_layout.name == "contents")
    sizes = {shape.name: shape._element.xpath(".//a:rPr/@sz") for shape in contents.shapes if shape.has_text_frame}
    assert sizes["title"] == []                            # as designed
    assert 10 <= int(sizes["number1"][0]) / 100 < 22       # nine letters of 22 points do not stand in 0.83 inches


@pytest.mark.parametrize(
    ("name", "content"), [("not.pptx", b"plain text"), ("empty.pptx", b""), ("half.pptx", b"PK\x03\x04rest")]
)
def test_a_file_that_is_no_template_is_one_sentence(tmp_path: Path, name: str, content: bytes):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(TemplateUnreadable, match=name):
        Template(tmp_path / name)


def test_a_missing_template_and_a_folder_are_one_sentence(tmp_path: Path):
    for file in (tmp_path / "none.pptx", tmp_path):
        with pytest.raises(TemplateUnreadable, match=str(file)):
            Template(file)


def test_a_workbook_and_a_zip_without_parts_are_no_templates(tmp_path: Path):
    openpyxl.Workbook().save(tmp_path / "book.pptx")
    with zipfile.ZipFile(tmp_path / "bare.pptx", "w") as package:
        package.writestr("[Content_Types].xml", "<Types/>")
    for name in ("book.pptx", "bare.pptx"):
        with pytest.raises(TemplateUnreadable, match=name):
            Template(tmp_path / name)


def test_a_small_zip_that_unpacks_to_gigabytes_is_refused(tmp_path: Path):
    bomb = tmp_path / "bomb.pptx"
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("ppt/media/big.bin", b"\0" * (201 * 1024 * 1024))
    with pytest.raises(TemplateUnreadable, match="200 MB"):
        Template(bomb)
