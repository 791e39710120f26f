"""The deck as text: what each kind of slide says, in reading order."""

from __future__ import annotations

from decimal import Decimal

from annualdeck.figure import PEOPLE, RATE, YUAN, Figure
from annualdeck.outline import outline_of
from annualdeck.slide import (
    Blocks, Card, Cards, Cell, Closing, Contents, Cover, Deck, Divider, Entry, Grid, Header, Lines, Paragraphs, Series, Slide,
    waiting,
)
from annualdeck.wording import label, plain, show

PAID = Figure("sales.paid_amount", "支付金额", Decimal("4370000"), YUAN, Decimal("3680000"))
BUYERS = Figure("sales.buyers", "支付买家数", 17600, PEOPLE)
RATES = tuple(Figure("a.rate", "转化率", rate, RATE) for rate in (0.03, 0.035))
CARDS = Cards((Card(PAID), Card(BUYERS, "买家")))


def deck(*slides: object) -> Deck:
    return Deck("年报", "运营中心", "2025年", "2026-01-08", slides)  # type: ignore[arg-type]


def test_every_kind_of_slide():
    told = outline_of(deck(
        Cover("淘宝运营年度汇报", "松间堂 · 2025年", "运营中心", "2026年1月8日", None),
        Contents("目录", (Entry("01", "年度业绩概览", plain("支付金额") + show(PAID), "performance"),)),
        Divider("performance", "01", "年度业绩概览", ("销售额与增长率", "市场份额变化"), CARDS),
        Slide(
            id="sales", layout="x", title=plain("支付金额") + show(PAID), section="年度业绩概览", topic="销售额与增长率",
            content={
                "cards": CARDS,
                "chart": Lines(title="月度转化率", alt=plain("逐月上升"), categories=("1月", "2月"), series=(Series("2025年", RATES),)),
                "table": Grid(
                    title="对标", alt=plain("对标"), headers=(Header("店铺", right=False), Header("指数", "万")),
                    rows=((Cell(label("本店")), Cell(plain("1.53"))), (Cell(label("清禾茶社")), Cell(plain("—")))),
                ),
                "blocks": Blocks((Paragraphs("规模", (plain("第一句。"), plain("第二句。"))), waiting("品类", "缺少商品清单"))),
            },
        ),
        Closing("谢谢", "松间堂", (Paragraphs("亮点", (plain("支付金额") + show(PAID),)),)),
    ))

    assert told == """\
 1  淘宝运营年度汇报
    松间堂 · 2025年
    运营中心
    2026年1月8日

 2  目录
    01 年度业绩概览：支付金额437万元

 3  01 年度业绩概览（销售额与增长率、市场份额变化）
    · 支付金额 437万元（同比增长18.8%）
    · 买家 1.76万人

 4  [年度业绩概览／销售额与增长率] 支付金额437万元
    · 支付金额 437万元（同比增长18.8%）
    · 买家 1.76万人
    图：月度转化率（逐月上升）
    表：对标
      店铺 | 指数（万）
      本店 | 1.53
      清禾茶社 | —
    规模：第一句。第二句。
    品类：暂无数据（缺少商品清单）

 5  谢谢
    亮点：支付金额437万元
"""


def test_what_a_cover_does_not_have_leaves_no_empty_line():
    assert outline_of(deck(Cover("年报", "松间堂", "", "", None))) == " 1  年报\n    松间堂\n"


def test_two_digits_line_up():
    told = outline_of(deck(*(Closing("谢谢", "") for _ in range(10))))

    assert " 9  谢谢" in told and "10  谢谢" in told
