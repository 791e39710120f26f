"""One figure walked back to its definition, its formula, its breakdown and its files."""

from decimal import Decimal

import pytest

from annualdeck.explain import NoSuchKpi, NoSuchSlice, NotSliced, explained, named, wanted
from annualdeck.figure import Figure, Missing
from annualdeck.metrics.definition import Settings
from annualdeck.metrics.evaluate import ask
from annualdeck.summary import explained as told
from annualdeck.summary import explained_json

SHOP = """
    orders 订单.csv
    order_id buyer_id paid_at          total_amount city
    1        a        2025-03-01T10:00 300          杭州
    2        b        2025-04-02T10:00 100          宁波
    3        a        2025-04-03T10:00 50           杭州
    4        a        2024-03-01T10:00 200          杭州
    5        b        2024-04-02T10:00 40           宁波

    order_lines
    order_id line_id category amount
    1        11      茶叶     200
    1        12      茶具     100
    2        21      茶叶     150
"""
SPRING = "2025-03-01..2025-05-01"


@pytest.fixture
def explain(shop):
    """explain(id, tables) → (explanation, kpis)."""
    def walked(text, tables=SHOP, **settings):
        shop.read(tables)
        id_, slice_ = named(text)
        given = Settings(**settings)
        k = ask(shop.facts(SPRING), given, wanted(id_, slice_, given))
        return explained(k, id_, slice_, given), k

    return walked


def formula(explanation):
    """(depth, id, slice, value, tables with their columns that were used)."""
    return [
        (one.depth, one.kpi.id, dict(one.slice), one.found.value if isinstance(one.found, Figure) else None,
         [(read.table, read.columns) for read in one.reads if read.used])
        for one in explanation.formula
    ]


# -- what is asked about ---------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("text", "id_", "slice_"), [
    ("sales.paid_amount", "sales.paid_amount", {}),
    ("sales.paid_amount[city=杭州]", "sales.paid_amount", {"city": "杭州"}),
    ("users.cohorts[cohort=2025-03,months_since=1]", "users.cohorts", {"cohort": "2025-03", "months_since": "1"}),
])
def test_a_figure_is_named_by_its_id_and_slice(text, id_, slice_):
    assert named(text) == (id_, slice_)


@pytest.mark.parametrize(("text", "meant"), [
    ("sales.paid_amont", "sales.paid_amount"),           # a letter is missing
    ("sales.paid_amont[city=杭州]", "sales.paid_amount"),
    ("sales.buyers[", "sales.buyers"),                   # the bracket is not closed
    ("paid_amount", "sales.paid_amount"),                # without its topic
    ("支付金额", "sales.paid_amount"),                    # by its name
    ("支付金", "sales.paid_amount"),
])
def test_an_id_that_is_not_there_is_told_with_the_nearest(text, meant):
    with pytest.raises(NoSuchKpi) as error:
        named(text)

    assert f"（最接近的是 {meant}）；annualdeck kpis 列出全部编号。" in error.value.text()
    assert f"(the nearest known one is {meant}): annualdeck kpis lists all ids." in error.value.text("en")
    assert error.value.exit_code == 2


@pytest.mark.parametrize("text", ["", "}{", "xyz", "a.b.c[d]"])
def test_an_id_that_is_like_none_is_told_without_a_guess(text):
    with pytest.raises(NoSuchKpi, match="annualdeck kpis 列出全部编号"):
        named(text)


def test_a_grain_that_a_kpi_does_not_have(explain):
    with pytest.raises(NotSliced) as error:
        explain("sales.paid_amount[carrier=中通]")

    assert error.value.text() == (
        "sales.paid_amount 没有按 carrier 的数值，可用的分组有：campaign、city、day、month、promotion、province。")


def test_a_grain_that_an_analysis_does_not_bring(explain):
    with pytest.raises(NotSliced, match="users.rfm 没有按 tier 的数值，可用的分组有：segment。"):
        explain("users.rfm[tier=金卡]")


def test_a_slice_that_the_data_does_not_hold(explain):
    with pytest.raises(NoSuchSlice) as error:
        explain("sales.paid_amount[city=杭州市]")

    assert error.value.text() == "sales.paid_amount 没有 杭州市 的数值（最接近的是 杭州），数据里有：宁波、杭州。"
    assert error.value.text("en") == (
        "sales.paid_amount has no value for 杭州市 (the nearest known one is 杭州); the data holds: 宁波, 杭州.")


# -- what stands behind it -------------------------------------------------------------------------------------------

def test_a_total_is_read_from_the_first_table_that_has_it(explain):
    explanation, _ = explain("sales.paid_amount")

    assert (explanation.found.value, explanation.found.prior) == (450, 240)
    assert [(read.table, read.used) for read in explanation.formula[0].reads] == [("orders", True), ("shop_daily", False)]


def test_a_ratio_is_walked_down_to_its_columns(explain):
    """450 yuan of 2 buyers."""
    explanation, _ = explain("sales.spend_per_buyer")

    assert formula(explanation) == [
        (0, "sales.spend_per_buyer", {}, 225, []),
        (1, "sales.paid_amount", {}, 450, [("orders", ("total_amount",))]),
        (1, "sales.buyers", {}, 2, [("orders", ("buyer_id",))]),
    ]


def test_the_slice_goes_down_with_it(explain):
    explanation, _ = explain("sales.spend_per_buyer[city=杭州]")

    assert [(id_, slice_, value) for _, id_, slice_, value, _ in formula(explanation)] == [
        ("sales.spend_per_buyer", {"city": "杭州"}, 350), ("sales.paid_amount", {"city": "杭州"}, 350),
        ("sales.buyers", {"city": "杭州"}, 1),
    ]


def test_a_share_stands_against_the_whole(explain):
    explanation, _ = explain("sales.category_share[category=茶具]")

    assert [(slice_, value) for _, _, slice_, value, _ in formula(explanation)] == [
        ({"category": "茶具"}, pytest.approx(100 / 450)), ({"category": "茶具"}, 100), ({}, 450),
    ]


def test_a_formula_of_formulas(explain):
    """The growth of the shop against that of an industry that is not there."""
    explanation, _ = explain("sales.growth_lead")

    assert isinstance(explanation.found, Missing)
    assert [(one.depth, one.kpi.id, isinstance(one.found, Missing)) for one in explanation.formula] == [
        (0, "sales.growth_lead", True), (1, "sales.paid_amount", False), (1, "market.industry_amount", True),
    ]


def test_a_number_of_the_config_is_read_from_its_key(explain):
    explanation, k = explain("sales.campaign_share_plan", campaign_share_plan=0.26)

    assert formula(explanation) == [(0, "sales.campaign_share_plan", {}, 0.26, [("", ("options.campaign_share_plan",))])]
    assert "配置 options.campaign_share_plan" in told(explanation, k, "zh")


def test_a_peak_says_where_it_stands(explain):
    explanation, k = explain("sales.record_month")

    assert "数值：300元（2025-03）  300.00元" in told(explanation, k, "zh")


def test_every_grain_is_broken_down(explain):
    explanation, _ = explain("sales.paid_amount")

    by = {names: [(f.slice[names[0]], f.value, f.prior) for f in rows] for names, rows in explanation.breakdowns.items()}
    assert by[("city",)] == [("宁波", 100, 40), ("杭州", 350, 200)]
    assert by[("month",)] == [("2025-03", 300, 200), ("2025-04", 150, 40)]
    assert ("campaign",) not in by


def test_an_analysis_brings_its_own_slices_and_no_whole(explain):
    explanation, k = explain("users.rfm")

    assert explanation.found is None
    assert sum(f.value for f in explanation.breakdowns[("segment",)]) == 2
    assert explained_json(explanation, k, "zh")["value"] is None
    assert "缺少" not in told(explanation, k, "zh")


def test_what_the_config_holds_a_kpi_against(explain):
    from annualdeck.metrics.settings import Benchmark

    explanation, _ = explain("sales.spend_per_buyer", benchmarks={"sales.spend_per_buyer": Benchmark(180, "行业年报")})

    assert [(dict(f.slice), f.value) for f in explanation.breakdowns[("benchmark",)]] == [({"benchmark": "行业年报"}, Decimal(180))]


def test_only_what_the_figure_needs_is_asked(explain):
    _, k = explain("sales.orders")

    assert {f.kpi for f in k.figures()} == {"sales.orders"}


# -- what is told ----------------------------------------------------------------------------------------------------

def test_the_whole_explanation(explain):
    explanation, k = explain("sales.spend_per_buyer[city=杭州]")

    assert told(explanation, k, "zh").splitlines() == [
        "sales.spend_per_buyer[city=杭州]  客单价（元，越高越好）",
        "口径：支付金额÷支付买家数。",
        "数值：350元（杭州）  350元",
        "上年同期：200元，+75.0%",
        "由来：",
        "  sales.spend_per_buyer[city=杭州] 客单价                    350元",
        "    sales.paid_amount[city=杭州] 支付金额                    350元",
        "      orders 订单: total_amount 总金额（退款前）",
        "      shop_daily 店铺日报: paid_amount 支付金额（没有用到）",
        "    sales.buyers[city=杭州] 支付买家数                       1人",
        "      orders 订单: buyer_id 买家会员名",
        "按 city（2 个）：",
        "  杭州  350元   200元   +75.0%",
        "  宁波  100元  40.0元  +150.0%",
        "按 day（3 个）：",
        "  2025-03-01   300元   200元   +50.0%",
        "  2025-04-02   100元  40.0元  +150.0%",
        "  2025-04-03  50.0元",
        "按 month（2 个）：",
        "  2025-03   300元   200元  +50.0%",
        "  2025-04  75.0元  40.0元  +87.5%",
        "来源：",
        "  千牛订单导出 5 行，计 2025年3月—4月",
        "    订单.csv  5",
    ]


def test_the_explanation_in_english(explain):
    explanation, k = explain("sales.orders")

    lines = told(explanation, k, "en").splitlines()
    assert lines[0] == "sales.orders  支付订单数 (orders, more is better)"
    assert lines[2:4] == ["value: 3单  3单", "the year before: 2单, +50.0%"]
    assert "    shop_daily: orders (not used)" in lines
    assert lines[-3:] == ["from:", "  orders: 5 rows, counted 2025-03-01—2025-04-30", "    订单.csv  5"]


def test_why_a_figure_is_missing_and_what_to_export(explain):
    explanation, k = explain("users.dau")

    lines = told(explanation, k, "zh").splitlines()
    assert lines[2] == "缺少：缺少生意参谋店铺日报"
    assert lines[4].split() == ["users.dau", "日均访客", "缺少（缺少生意参谋店铺日报）"]
    assert "来源：" not in lines
    assert explained_json(explanation, k, "en")["why"] == "no 生意参谋店铺日报 among the sources"


def test_why_there_is_nothing_to_compare_with(explain):
    explanation, k = explain("sales.paid_amount", """
        orders
        order_id paid_at          total_amount
        1        2025-03-01T10:00 300
        2        2025-04-30T10:00 300
    """)

    assert "没有上年同期：上年同期（2024年3月—4月）没有完整数据，现有数据为2025-03-01至2025-04-30，不作同比" in told(explanation, k, "zh")


def test_the_explanation_in_json(explain):
    explanation, k = explain("sales.spend_per_buyer")

    said = explained_json(explanation, k, "zh")
    assert {key: said[key] for key in ("id", "name", "unit", "better", "value", "prior", "slice")} == {
        "id": "sales.spend_per_buyer", "name": "客单价", "unit": "price", "better": "up", "value": 225.0, "prior": 120.0, "slice": {},
    }
    assert said["formula"][1] == {
        "depth": 1, "id": "sales.paid_amount", "name": "支付金额", "definition": "报告期内付款订单的买家支付金额合计，含邮费，未扣退款。",
        "slice": {}, "value": 450.0, "prior": 240.0, "why_no_prior": None,
        "reads": [{"table": "orders", "columns": ["total_amount"], "used": True},
                  {"table": "shop_daily", "columns": ["paid_amount"], "used": False}],
    }
    assert said["breakdowns"][0]["rows"][0] == {"slice": {"city": "宁波"}, "value": 100.0, "prior": 40.0, "why_no_prior": None}
    assert said["sources"] == [{"file": "订单.csv", "sheet": None, "table": "orders", "rows": 5}]


def test_of_many_slices_the_largest_are_told(explain):
    rows = "\n".join(f"    {n} 2025-03-0{n}T10:00 {n}00 城{n}" for n in range(1, 8))
    explanation, k = explain("sales.paid_amount", f"    orders\n    order_id paid_at total_amount city\n{rows}")

    lines = told(explanation, k, "zh").splitlines()
    at = lines.index("按 city（7 个，最大的 5 个）：")
    assert [line.split()[0] for line in lines[at + 1:at + 6]] == ["城7", "城6", "城5", "城4", "城3"]


# -- what comes of the plan ------------------------------------------------------------------------------------------

def test_a_target_is_walked_back_to_its_baseline(explain):
    explanation, k = explain("goals.targets[target=sales.paid_amount]", targets={"sales.paid_amount": 900.0})

    lines = told(explanation, k, "zh").splitlines()
    assert lines[0] == "goals.targets[target=sales.paid_amount]  来年目标（不分好坏）"
    assert lines[2:4] == ["数值：900元（sales.paid_amount）  900.00元", "本期：450元，+100%"]
    assert formula(explanation) == [
        (0, "goals.targets", {"target": "sales.paid_amount"}, 900, [("", ("targets",))]),
        (1, "sales.paid_amount", {}, 450, [("orders", ("total_amount",))]),
    ]
    assert [(dict(f.slice), f.value) for f in explanation.breakdowns[("target",)]] == [({"target": "sales.paid_amount"}, 900)]


def test_a_plan_that_the_config_does_not_give(explain):
    explanation, k = explain("strategy.effects")

    assert "缺少：未设置来年举措" in told(explanation, k, "zh")
