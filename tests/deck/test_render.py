"""The made-up deck as LibreOffice draws it: every page there, no text over another or off the page."""

from __future__ import annotations

import os
import shutil
import subprocess

import pytest
from lxml import etree

Word = tuple[str, float, float, float, float]


def needs(tool: str) -> str:
    """The path of a program that the test cannot do without."""
    found = shutil.which(tool)
    if found is None:
        missed = pytest.fail if os.environ.get("ANNUALDECK_RENDER") == "1" else pytest.skip
        missed(f"{tool} is not installed here: apt-get install libreoffice-impress poppler-utils fonts-noto-cjk")
    return found


@pytest.fixture(scope="module", params=["shipped", "second"])
def pages(
    request: pytest.FixtureRequest, written, written_second, tmp_path_factory: pytest.TempPathFactory
) -> list[tuple[float, float, list[Word]]]:
    """Width, height and words with their boxes (left, top, right, bottom) of each page, in points; on either template."""
    deck = written[0] if request.param == "shipped" else written_second
    office, poppler = needs("soffice"), needs("pdftotext")
    out = tmp_path_factory.mktemp("pages")
    subprocess.run(
        [office, "--headless", f"-env:UserInstallation=file://{out}/profile", "--convert-to", "pdf", "--outdir", out,
         deck],
        check=True, capture_output=True, timeout=240,
    )
    subprocess.run([poppler, "-bbox", out / f"{deck.stem}.pdf", out / "words.html"], check=True)
    return [_page(page) for page in etree.parse(out / "words.html", etree.HTMLParser()).iter("page")]


def _page(page: etree._Element) -> tuple[float, float, list[Word]]:
    words = [
        (word.text or "", *(float(word.get(side)) for side in ("xmin", "ymin", "xmax", "ymax")))
        for word in page.iter("word")
    ]
    return float(page.get("width")), float(page.get("height")), words


def _covered(one: Word, other: Word) -> float:
    """The share of the smaller word that the two have in common."""
    wide = min(one[3], other[3]) - max(one[1], other[1])
    high = min(one[4], other[4]) - max(one[2], other[2])
    areas = [(w[3] - w[1]) * (w[4] - w[2]) for w in (one, other)]
    return wide * high / min(areas) if wide > 0 and high > 0 and min(areas) > 0 else 0.0


def test_every_slide_is_drawn(pages, demo):
    assert len(pages) == len(demo.slides())


def test_no_word_leaves_the_page(pages):
    for wide, high, words in pages:
        for text, left, top, right, bottom in words:
            assert 0 <= left and right <= wide and 0 <= top and bottom <= high, text


def test_no_word_stands_over_another(pages):
    for number, (_, _, words) in enumerate(pages, 1):
        clashes = [
            (one[0], other[0]) for i, one in enumerate(words) for other in words[i + 1:] if _covered(one, other) > 0.35
        ]
        assert clashes == [], f"page {number}"


def test_two_words_at_one_place_are_seen():
    assert _covered(("金额", 10, 10, 30, 20), ("元", 25, 12, 35, 20)) == pytest.approx(5 / 10)
    assert _covered(("金额", 10, 10, 30, 20), ("元", 30, 10, 40, 20)) == 0.0
