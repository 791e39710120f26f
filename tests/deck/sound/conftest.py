"""A small deck that holds one of everything, and the means to break it."""

import io
import re
import zipfile
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from annualdeck import deck as decks
from annualdeck.deck import sound
from annualdeck.figure import RATE, YUAN, Figure
from annualdeck.slide import (
    Blocks, Cell, Columns, Deck, Grid, Header, HeatMap, Notes, Paragraphs, Series, Slide, Waterfall,
)
from annualdeck.wording import plain, scaled

CHART = "ppt/charts/chart1.xml"


def paid(wan):
    return Figure("sales.paid_amount", "支付金额", Decimal(wan * 10_000), YUAN)


def share(value):
    return Figure("sales.share", "占比", value, RATE)


def made_up() -> Deck:
    """Two charts, a table, a picture, notes, two sections."""
    def slide(id, layout, **content):
        return Slide(id, layout, plain("标题"), content | {"blocks": Blocks((Paragraphs("发现", (plain("一句话。"),)),))},
                     topic="主题", source="数据来源：订单报表", notes=Notes(say=(plain("先讲结论。"),)))

    months = Columns(
        title="月度", alt=plain("二月的支付金额高于一月"), categories=("1月", "2月"),
        series=(Series("2025", (paid(100), paid(250))),), line=Series("占比", (share(0.1), share(0.2))))
    bridge = Waterfall(title="增量", alt=plain("茶具带来的增量最多"), start=paid(100), start_label="2024年", end=paid(120),
                       end_label="2025年", steps=(("茶具", paid(30)), ("家居", paid(-10))))
    scale = months.scale
    table = Grid(title="表", alt=plain("二月的支付金额高于一月"), headers=(Header("月份", right=False), Header("支付金额", "万元")),
                 rows=tuple((Cell(plain(m)), Cell(scaled(paid(w), scale))) for m, w in (("1月", 100), ("2月", 250))))
    heat = HeatMap(title="图", alt=plain("一月首购的买家三成当月再来"), rows=("1月",), columns=("首月", "次月"),
                   cells=((share(0.3), None),))
    return Deck("年度汇报", "运营中心", "2025", "2026-01-08", (
        slide("sales", "two-charts-text", chart1=months, chart2=bridge),
        slide("table", "table-text", table=table), slide("users", "matrix-text", picture=heat),
    ), sections=(("一", (0, 1)), ("二", (2,))))


@pytest.fixture(scope="session")
def deck(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("sound") / "deck.pptx"
    decks.write(made_up(), None, out, lambda placed: b"<ledger/>")
    return out


@pytest.fixture
def broken(deck, tmp_path) -> Callable:
    """The deck with some parts edited: name → (old, new), a function of the content, or None to leave it out.

    Gives what is found then, as (class, part, what).
    """
    def edited(changes=None, added=()):
        out = tmp_path / "broken.pptx"
        with zipfile.ZipFile(deck) as old, zipfile.ZipFile(out, "w") as new:
            for name in old.namelist():
                content = _changed(old.read(name), (changes or {}).get(name, ()))
                if content is not None:
                    new.writestr(name, content)
            for name, content in added:
                new.writestr(name, content)
        return [(type(fault).__name__, fault.part, fault.what) for fault in sound.check(out)]
    return edited


def _changed(content, change):
    if change is None:
        return None
    if callable(change):
        changed = change(content)
        assert changed != content, "the change changes nothing"
        return changed
    if change:
        old, new = (c.encode() for c in change)
        assert old in content, f"{old!r} is not there to be changed"
        return content.replace(old, new, 1)
    return content


@pytest.fixture
def part(deck) -> Callable[[str], str]:
    """part(name): what stands in a part of the sound deck."""
    def read(name):
        with zipfile.ZipFile(deck) as archive:
            return archive.read(name).decode()
    return read


@pytest.fixture
def data_sheet(part) -> str:
    """The name of the workbook behind the first chart."""
    links = part("ppt/charts/_rels/chart1.xml.rels")
    return "ppt/embeddings/" + re.search(r"embeddings/([^\"]+)", links)[1]


@pytest.fixture
def in_workbook() -> Callable:
    """A change inside an embedded workbook: the name of its part, a pattern, and what to put there."""
    def change(name, old, new):
        def edited(content):
            out = io.BytesIO()
            with zipfile.ZipFile(io.BytesIO(content)) as book, zipfile.ZipFile(out, "w") as copy:
                for entry in book.namelist():
                    text = book.read(entry)
                    if entry == name:
                        assert re.search(old.encode(), text), f"{old} is not there to be changed"
                        text = re.sub(old.encode(), new.encode(), text, count=1)
                    copy.writestr(entry, text)
            return out.getvalue()
        return edited
    return change
