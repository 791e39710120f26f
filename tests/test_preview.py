"""A deck as pictures. LibreOffice is not needed to use annualdeck: without it these tests skip, unless CI asks for them."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from PIL import Image
from pptx import Presentation
from pptx.util import Inches
from typer.testing import CliRunner

from annualdeck import preview as room
from annualdeck.cli import app
from annualdeck.preview import NoOffice, NotDrawn, preview, sheet


@pytest.fixture
def office() -> None:
    if not (shutil.which("soffice") or shutil.which("libreoffice")):
        missed = pytest.fail if os.environ.get("ANNUALDECK_RENDER") == "1" else pytest.skip
        missed("LibreOffice is not installed here: apt-get install libreoffice-impress")


@pytest.fixture
def no_office(monkeypatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(room, "_PLACES", ())


def deck(path: Path, *words: str) -> Path:
    made = Presentation()
    made.slide_width, made.slide_height = Inches(13.333), Inches(7.5)
    for text in words:
        slide = made.slides.add_slide(made.slide_layouts[5])
        slide.shapes.title.text = text
    made.save(str(path))
    return path


def test_every_page_and_an_overview_of_all(office, tmp_path: Path):
    *pages, overview = preview(deck(tmp_path / "年报.pptx", "支付金额", "复购率", "市场份额"), tmp_path / "图")
    assert [page.name for page in pages] == ["page-01.png", "page-02.png", "page-03.png"]
    assert all(Image.open(page).width == 1600 and abs(Image.open(page).height - 900) <= 1 for page in pages)
    assert Image.open(overview).size == (4 * 480 + 5 * 12, 270 + 2 * 12)


def test_pages_of_an_earlier_preview_do_not_stay(office, tmp_path: Path):
    preview(deck(tmp_path / "a.pptx", "一", "二"), tmp_path / "out")
    (tmp_path / "out" / "mine.png").write_bytes(b"")
    preview(deck(tmp_path / "b.pptx", "一"), tmp_path / "out")
    assert sorted(f.name for f in (tmp_path / "out").iterdir()) == ["mine.png", "overview.png", "page-01.png"]


def test_chinese_is_drawn_in_the_packaged_font_on_a_machine_without_any(office, tmp_path: Path, monkeypatch):
    """Two characters look different, where empty boxes for both would look the same."""
    monkeypatch.setattr(room, "_FONTS_CONF", room._FONTS_CONF.replace("/etc/fonts/fonts.conf", str(tmp_path / "none")))
    first, second, _ = preview(deck(tmp_path / "a.pptx", "一一一一", "额额额额"), tmp_path / "out")
    dark = [sum(Image.open(page).convert("L").histogram()[:128]) for page in (first, second)]
    assert dark[1] > 3 * dark[0] > 0


def test_a_deck_that_libreoffice_does_not_open(office, tmp_path: Path):
    (tmp_path / "broken.pptx").write_bytes(b"PK\x03\x04 and no more")
    with pytest.raises(NotDrawn, match="broken.pptx"):
        preview(tmp_path / "broken.pptx", tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_without_libreoffice_a_sentence_says_how_to_get_it(no_office, tmp_path: Path):
    with pytest.raises(NoOffice):
        preview(deck(tmp_path / "a.pptx", "一"), tmp_path / "out")
    told = CliRunner().invoke(app, ["preview", str(tmp_path / "a.pptx")])
    assert told.exit_code == 2
    assert "apt-get install libreoffice-impress" in told.output


def test_without_libreoffice_nothing_is_built_first(no_office, tmp_path: Path):
    (tmp_path / "config.yaml").write_text("shop: {", encoding="utf-8")
    assert "LibreOffice" in CliRunner().invoke(app, ["preview", str(tmp_path / "config.yaml")]).output


def test_a_preview_of_nothing(tmp_path: Path):
    told = CliRunner().invoke(app, ["preview", str(tmp_path / "none.pptx")])
    assert (told.exit_code, "none.pptx" in told.output) == (2, True)


def test_the_contact_sheet_has_as_many_rows_as_it_takes(tmp_path: Path):
    pages = []
    for i in range(5):
        pages.append(tmp_path / f"{i}.png")
        Image.new("RGB", (160, 90), (40 * i, 0, 0)).save(pages[-1])
    made = Image.open(sheet(pages, tmp_path / "all.png", columns=2, width=80))
    assert made.size == (2 * 80 + 3 * 12, 3 * 45 + 4 * 12)
    assert [made.getpixel((12 + 40 + (i % 2) * 92, 12 + 20 + (i // 2) * 57)) for i in range(5)] == [(40 * i, 0, 0) for i in range(5)]
    assert made.getpixel((12 + 40 + 92, 12 + 20 + 2 * 57)) == (0x88, 0x88, 0x88)
