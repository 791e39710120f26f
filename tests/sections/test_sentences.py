"""What each slide says of a good year, a bad one, and of figures that lie on an edge; word for word."""

from __future__ import annotations

import datetime as dt

import pytest
from year import GOOD, MODULES, alone, carded, kpis, replaced, said, turned

from annualdeck.sections.order import compose
from annualdeck.sections.parts import daily, day_ticks, months_label
from annualdeck.slide import Blocks, Closing, Columns, Contents, Cover, Divider, Grid, Slide

BAD = turned(GOOD)


@pytest.fixture
def slide(written):
    """slide("sales", year) → the finished slide."""

    def made(id_: str, year: str = GOOD, config: str | None = None, **options: object) -> Slide:
        return MODULES[id_].make(kpis(year, plan=config, **options), written() if config is None else written(config))

    return made


def table(slide: Slide) -> Grid:
    (grid,) = [block for block in slide.content.values() if isinstance(block, Grid)]
    return grid


def column(slide: Slide, name: str) -> list[str]:
    """The cells of a table's column, below the header whose name and unit are given: 预算（万元）."""
    grid = table(slide)
    names = [f"{h.name}（{h.unit}）" if h.unit else h.name for h in grid.headers]
    return [str(row[names.index(name)].text) for row in grid.rows]


# -- sales -----------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("changes", "title"), [
    ({}, "支付金额437万元，同比增长18.8%，增速高于行业12.2个百分点"),
    ({"sales__growth_lead": "-3%"}, "支付金额437万元，同比增长18.8%，但增速低于行业3.0个百分点"),
    ({"sales__growth_lead": "0.02%"}, "支付金额437万元，同比增长18.8%，与行业同步"),
    ({"sales__paid_amount": "3680000 4370000", "sales__growth_lead": "-20%"},
     "支付金额368万元，同比下降15.8%，增速低于行业20.0个百分点"),
    ({"sales__paid_amount": "3680000 4370000", "sales__growth_lead": "4%"}, "支付金额368万元，同比下降15.8%，但行业降幅更大"),
    ({"sales__paid_amount": "4370000 4368000"}, "支付金额437万元，同比持平"),
])
def test_the_title_of_sales_weighs_the_shop_against_its_industry(slide, changes, title):
    assert str(slide("sales", replaced(GOOD, **changes)).title) == title


def test_the_first_year_is_named_instead_of_compared(slide):
    made = slide("sales", alone(GOOD))

    assert str(made.title) == "2025年支付金额437万元，净销售额416万元"
    assert said(made)["规模与客单"] == "支付订单2.24万单，客单价248元，笔单价195元。扣除退款后净销售额416万元。"


def test_a_year_that_is_not_over_says_which_days_it_stands_for(slide):
    made = slide("sales", covered="2025-01-01..2025-09-30")

    assert str(made.title).startswith("2025年1月—9月支付金额437万元，同比增长18.8%")


def test_a_bad_year_is_said_plainly(slide):
    assert said(slide("sales", BAD)) == {
        "规模与客单": "支付订单1.96万单，同比下降12.5%；支付买家1.53万人，同比下降13.1%；客单价241元，同比下降3.0%。"
                      "扣除退款后净销售额347万元，同比下降16.5%。",
        "销售节奏": "11月支付金额40.2万元，为报告期内单月最高。各月均低于上年同期。",
        "大促与高客单价": "大促销售占比25.1%，同比下降1.2个百分点。271元及以上的订单贡献支付金额的52.2%，同比下降1.7个百分点。",
        "品类结构": "茶叶占明细金额的37.0%，居首位；金额同比下降14.6%。茶礼盒同比下降22.0%，减少的金额最多。",
    }


@pytest.mark.parametrize(("june", "july", "words"), [
    ("420000 350000", "300000 250000", "各月均高于上年同期。"),
    ("420000 419900", "300000 250000", "各月均持平或高于上年同期。"),
    ("320000 350000", "300000 250000", "仅6月低于上年同期，下降8.6%。"),
    ("320000 350000", "240000 250000", "仅11月高于上年同期，其余月份持平或下降。"),
])
def test_the_months_against_the_year_before(slide, june, july, words):
    year = "\n".join([*(line for line in GOOD.split("\n") if not line.startswith("sales.paid_amount month=2025-0")),
                      f"sales.paid_amount month=2025-06 {june}", f"sales.paid_amount month=2025-07 {july}"])

    assert said(slide("sales", year))["销售节奏"].endswith(words)


def test_nothing_is_read_from_a_month_with_few_rows(slide):
    """June's rows are few: it neither falls nor rises, the others are not called all, and the title carries the doubt."""
    year = GOOD.replace("sales.paid_amount month=2025-06          420000   350000", "sales.paid_amount month=2025-06 1700 350000")
    made = slide("sales", year, thin=["2025-06"])

    assert str(made.title).endswith("12.2个百分点（部分月份数据待核）")
    assert said(made)["销售节奏"] == (
        "11月支付金额48.3万元，为报告期内单月最高。数据完整的月份均高于上年同期。"
        "2025年6月的订单明显偏少，疑似导出不全，全期数字与同比待补齐后再用。"
    )


def test_beside_a_month_with_few_rows_one_that_fell_is_one_of_the_others(slide):
    year = GOOD.replace("sales.paid_amount month=2025-06          420000   350000", "sales.paid_amount month=2025-06 320000 350000")

    assert said(slide("sales", year, thin=["2025-07"]))["销售节奏"] == (
        "11月支付金额48.3万元，为报告期内单月最高。数据完整的月份中，仅6月低于上年同期，下降8.6%。"
        "2025年7月的订单明显偏少，疑似导出不全，全期数字与同比待补齐后再用。"
    )


def test_months_with_few_rows_in_a_row_are_said_together(slide):
    assert said(slide("sales", thin=["2024-11", "2025-06", "2025-07"]))["销售节奏"].endswith(
        "2024年11月、2025年6—7月的订单明显偏少，疑似导出不全，全期数字与同比待补齐后再用。")


def test_the_doubt_reaches_every_headline_that_stands_on_these_rows(written):
    deck, _ = compose(kpis(GOOD, thin=["2025-06"]), written())
    contents, closing = deck.slides[1], deck.slides[-1]
    titles = {s.id: str(s.title) for s in deck.slides if isinstance(s, Slide)}

    assert isinstance(contents, Contents) and isinstance(closing, Closing)
    assert str(contents.entries[0].finding) == "支付金额437万元，同比增长18.8%（部分月份数据待核）"
    assert str(closing.lines[0]).endswith("（部分月份数据待核）")
    assert titles["aftersales"].endswith("（部分月份数据待核）")
    assert titles["policy"] == "尚未完成应对的规则：限制过度包装"


def test_a_month_with_few_rows_is_not_the_worst_for_refunds(slide):
    assert "11月金额退款率最高，为5.5%" in said(slide("aftersales"))["退款规模"]
    assert "最高" not in said(slide("aftersales", thin=["2025-11"]))["退款规模"]


def test_two_months_alike_hold_no_record(slide):
    year = GOOD + "sales.paid_amount month=2025-12 482900 402000"   # 48.3万 like November

    assert said(slide("sales", year))["销售节奏"] == "各月均高于上年同期。"


@pytest.mark.parametrize(("plan", "words"), [
    ("25%", "大促销售占比26.3%，高于计划的25.0%。"), ("30%", "大促销售占比26.3%，低于计划的30.0%。"),
    ("26.32%", "大促销售占比26.3%，与计划一致。"),
])
def test_campaigns_against_their_plan_as_both_are_shown(slide, plan, words):
    assert said(slide("sales", replaced(GOOD, sales__campaign_share_plan=plan)))["大促与高客单价"].startswith(words)


def test_a_category_that_grew_more_than_all_together_is_not_a_part_of_them(slide):
    year = GOOD.replace("category=茶礼盒  38.2%", "category=茶礼盒  138.2%")

    assert "茶礼盒增量最大，相当于全部增量的138.2%。" in said(slide("sales", year))["品类结构"]


def test_the_only_category_that_fell_is_called_the_only_one(slide):
    """118 of 130: 9.2 % less. 茶叶 grew."""
    year = GOOD.replace("category_amount category=茶礼盒    1180000  920000", "category_amount category=茶礼盒 1180000 1300000")

    assert said(slide("sales", year))["品类结构"].endswith("仅茶礼盒下降，降幅9.2%。")


# -- users, market ---------------------------------------------------------------------------------------------------

def test_visitors_up_and_repurchase_down_is_said_as_a_contrast(slide):
    made = slide("users", replaced(GOOD, users__repurchase_rate="17.2% 18.4%"))

    assert str(made.title) == "日均访客同比增长12.0%，而复购率下降1.2个百分点至17.2%"


def test_buyers_that_cannot_be_told_apart_are_not_counted(slide):
    buyers = ["sales.buyers", "users.repurchase_rate", "users.returning_share", "users.new_buyers", "users.dau"]

    assert str(slide("users", lacks=buyers).title) == "支付订单2.24万单，同比增长14.3%；缺少可识别的买家账号，用户规模暂无法统计"


def test_a_cohort_that_never_came_back_is_no_best(slide):
    year = "\n".join(f"users.cohorts cohort=2025-0{m},months_since=3 0" for m in (6, 7, 8))

    assert "再次购买" not in said(slide("users", "users.repurchase_rate 1%\nsales.buyers 5\n" + year))["复购与新老客"]


def test_a_segment_without_buyers_is_not_spoken_of(slide):
    year = GOOD.replace("users.rfm segment=重要价值客户           1717     1500", "users.rfm segment=重要价值客户 0 1500")

    assert "重要价值客户" in said(slide("users"))["用户结构"]
    assert "重要价值客户" not in said(slide("users", year))["用户结构"]


def test_rank_rises_as_its_number_falls(slide):
    assert str(slide("market").title) == "市场份额0.36%，同比提高0.04个百分点，行业排名升至第41名"
    assert str(slide("market", BAD).title) == "市场份额0.32%，同比下降0.04个百分点，行业排名降至第50名"
    assert "与上年同期相同" in said(slide("market", replaced(GOOD, market__rank="41 41")))["份额与排名"]


@pytest.mark.parametrize(("gifts", "textiles", "words"), [
    ("0.72% 0.68%", "0.10% 0.11%", "茶礼盒份额0.72%，同比提高0.04个百分点，升幅最大。家居布艺份额0.10%，同比下降0.01个百分点，降幅最大。"),
    ("0.72% 0.72%", "0.10% 0.10%", "各品类份额均与上年同期持平。"),
    ("0.72% 0.68%", "0.10% 0.10%", "茶礼盒份额0.72%，同比提高0.04个百分点，升幅最大。没有份额下降的品类。"),
])
def test_a_loss_is_named_only_where_something_was_lost(slide, gifts, textiles, words):
    year = "\n".join([*(line for line in GOOD.split("\n") if not line.startswith("market.share category")),
                      f"market.share category=茶礼盒 {gifts}", f"market.share category=家居布艺 {textiles}"])

    assert said(slide("market", year))["品类份额"] == words


def test_a_rival_is_above_or_below_only_where_it_shows(slide):
    year = GOOD.replace("subject=清禾茶社 3.2%     3.1%", "subject=清禾茶社 3.52%").replace(
        "market.rival_conversion subject=本店     3.5%     3.4%", "market.rival_conversion subject=本店 3.5%")

    assert said(slide("market"))["竞品对标"] == "本店交易指数同比上升13.3%，没有竞店更快。市场口径转化率3.5%，高于全部竞店。"
    assert "转化率" not in said(slide("market", year))["竞品对标"]


@pytest.mark.parametrize(("own", "rival", "words"), [
    ("13500 12000", "15000 10000", "清禾茶社交易指数同比上升50.0%，快于本店（上升12.5%）。"),
    ("10800 12000", "10500 10000", "清禾茶社交易指数同比上升5.0%，快于本店（回落10.0%）。"),
    ("10800 12000", "9500 10000", "清禾茶社交易指数同比回落5.0%，好于本店（回落10.0%）。"),
    ("13500 12000", "9500 10000", "本店交易指数同比上升12.5%，没有竞店更快。"),
    ("11400 12000", "9000 10000", "本店交易指数同比回落5.0%，没有竞店更好。"),
    ("11400 12000", "9500 10000", "本店交易指数同比回落5.0%，没有竞店更好。"),
])
def test_the_rival_that_grew_most_is_held_against_the_shop(slide, own, rival, words):
    year = "\n".join([*(line for line in GOOD.split("\n") if not line.startswith("market.rival_index")),
                      f"market.rival_index subject=本店 {own}", f"market.rival_index subject=清禾茶社 {rival}"])

    assert said(slide("market", year))["竞品对标"].startswith(words)


def test_without_a_year_before_no_rival_is_faster(slide):
    assert said(slide("market", alone(GOOD)))["竞品对标"] == "市场口径转化率3.5%，高于全部竞店。"


def test_the_rival_that_grew_most_is_marked_in_the_table(slide):
    """本店 153 of 135, 清禾茶社 134 of 127; the other way round 清禾茶社 falls less."""
    good, bad = slide("market"), slide("market", BAD)

    assert column(good, "指数同比") == ["+13.3%", "+5.5%"]
    assert [row[-1].mark for row in table(good).rows] == ["best", ""]
    assert [row[-1].mark for row in table(bad).rows] == ["", "best"]
    assert table(good).footnote == "橙色为每列最高；市场口径与店铺日报不同，只用于店间比较。"


# -- campaigns -------------------------------------------------------------------------------------------------------

def test_campaigns(slide):
    made = slide("campaigns")

    assert str(made.title) == "大促支付115万元，占26.3%；双11支付54.5万元，同比增长19.8%"
    assert said(made) == {
        "引流与转化": "大促日支付转化率4.3%，为平日2.9%的1.5倍。618转化率4.2%，同比提高0.2个百分点。双11转化率4.3%，同比提高0.2个百分点。",
        "新客与老客": "大促买家中新客占66.8%，同比提高1.7个百分点。此前一年的买家中7.0%在大促期间回购，同比提高0.8个百分点。",
        "优惠券": "核销率21.9%，同比提高2.0个百分点。会员券最高，为36.0%；新客券最低，为13.1%。",
        "爆款与跨品类": "爆款占大促金额的36.6%，同比提高1.7个百分点。大促订单中跨品类的占27.8%。茶叶与茶具同单关联最强，提升度1.6倍。",
    }


@pytest.mark.parametrize(("year", "lacks", "title"), [
    (alone(GOOD), (), "大促支付115万元，占26.3%；双11支付54.5万元"),
    (GOOD, ["sales.campaign_amount"], "大促贡献支付金额的26.3%，其中双11支付54.5万元，同比增长19.8%"),
    (alone(GOOD), ["sales.campaign_amount"], "大促贡献支付金额的26.3%，其中双11支付54.5万元"),
    ("sales.campaign_share 26.3%", (), "大促贡献支付金额的26.3%"),
])
def test_the_title_of_campaigns_says_what_it_has(slide, year, lacks, title):
    assert str(slide("campaigns", year, lacks=lacks).title) == title


def test_campaigns_stand_in_the_order_of_the_year_with_their_days(slide):
    """The config names 双11 first; 年货节 has no figure."""
    chart = slide("campaigns", config="""
campaigns:
  - {name: 双11, start: 2025-10-15, end: 2025-11-14}
  - {name: "618", start: 2025-05-27, end: 2025-06-20}
  - {name: 年货节, start: 2025-01-05, end: 2025-01-05}
""").content["chart"]

    assert isinstance(chart, Columns)
    assert chart.categories == ("618（5/27—6/20）", "双11（10/15—11/14）")
    assert [[f.show() for f in s.points] for s in chart.series] == [["33.0万元", "45.5万元"], ["41.0万元", "54.5万元"]]


def test_coupons_that_redeem_alike_have_no_best(slide):
    year = GOOD.replace("coupon_type=新客券  13.1%", "coupon_type=新客券  36%")

    assert said(slide("campaigns", year))["优惠券"] == "核销率21.9%，同比提高2.0个百分点。"


def test_a_pair_that_chance_explains_is_not_named(slide):
    year = GOOD.replace("category=茶叶+茶具  1.6", "category=茶叶+茶具  1.1")

    assert "关联" not in said(slide("campaigns", year))["爆款与跨品类"]


def test_without_campaigns_in_the_config_the_title_asks_for_them(slide):
    assert str(slide("campaigns", "", config="").title) == "大促活动效果：未设置大促日期"


# -- what is to come -------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("paid", "words"), [
    ("4370000 3680000", "本期同比增长18.8%，目标要求再增长14.4%。"),
    ("4370000 5000000", "本期同比下降12.6%，目标要求转为增长14.4%。"),
    ("4370000 4369000", "本期同比持平，目标要求增长14.4%。"),
    ("4370000", "本期437万元，目标500万元。"),
    ("5001000 4369000", "本期500万元，目标与本期持平。"),
])
def test_a_target_against_what_the_year_did(slide, paid, words):
    assert said(slide("goals", replaced(GOOD, sales__paid_amount=paid)))["支付金额"] == words


def test_a_target_for_what_should_fall(slide):
    assert said(slide("goals"))["退款率"] == "本期同比下降0.7个百分点，目标要求再下降0.9个百分点。"


def test_initiatives_raise_some_and_lower_others(slide):
    made = slide("strategy")

    assert said(made) == {"会员日常化": "预计复购率提高2.0个百分点。", "包装改版": "预计退款率降低1.0个百分点。"}
    assert str(made.title) == "来年举措聚焦复购率、退款率"  # no target speaks of what they raise
    assert column(made, "预计变化") == ["+2.0个百分点", "-1.0个百分点"]
    assert column(made, "预算（万元）") == ["6.00", "—"]
    assert column(made, "时间") == ["2026年1—9月", "2026年1—3月"]


def test_an_initiative_of_one_month_or_over_the_years_end(slide):
    made = slide("strategy", config="""
initiatives:
  - {name: 换仓, moves: aftersales.refund_rate, by: -0.01, start: 2026-05, end: 2026-05}
  - {name: 会员日, moves: users.repurchase_rate, by: 0.01, start: 2026-10, end: 2027-03}
""")

    assert column(made, "时间") == ["2026年5月", "2026年10月—2027年3月"]
    assert column(made, "预算（元）") == ["—", "—"]


INITIATIVE = "{{name: {name}, moves: {moves}, by: {by}, start: 2026-01, end: 2026-09}}"


@pytest.mark.parametrize(("goal", "effects", "title"), [
    ("users.repurchase_rate: {value: 0.22, why: 会员日}", [0.02],              # 18.4 % to 22 %: 3.6 points
     "举措预计使复购率提高2.0个百分点，距目标增量3.6个百分点尚差1.6个百分点"),
    ("users.repurchase_rate: {value: 0.20, why: 会员日}", [0.02], "举措预计使复购率提高2.0个百分点，超过目标增量1.6个百分点"),
    ("users.repurchase_rate: {value: 0.204, why: 会员日}", [0.02], "举措预计使复购率提高2.0个百分点，与目标增量相当"),
    ("sales.paid_amount: {value: 5000000, why: 新品}", [400000, 130000],       # 437万 to 500万: 63万
     "举措预计使支付金额增加53.0万元，距目标增量63.0万元尚差10.0万元"),
    ("users.repurchase_rate: {value: 0.22, why: 会员日}", [-0.02], "来年举措聚焦复购率"),
    ("users.repurchase_rate: {value: 0.18, why: 会员日}", [0.02], "来年举措聚焦复购率"),
], ids=["short", "enough", "alike", "several", "the other way", "a target below"])
def test_initiatives_against_the_target_they_move(slide, goal, effects, title):
    moves = goal.partition(":")[0]
    lines = [INITIATIVE.format(name=f"举措{n}", moves=moves, by=by) for n, by in enumerate(effects)]

    assert str(slide("strategy", config=f"targets: {{{goal}}}\ninitiatives: [{', '.join(lines)}]").title) == title


def test_a_risk_is_measured_from_the_search_visitors(slide):
    """A fifth of the 1.2 million yuan that search brings."""
    made = slide("risks")

    assert str(made.title) == "首要风险：平台规则变动，测算影响支付金额24.0万元"
    assert column(made, "影响金额（测算）") == ["24.0万元"]
    assert said(made) == {
        "平台规则变动": "搜索渠道支付金额120万元；搜索访客减少20.0%而转化率与客单价不变时，支付金额约减少24.0万元。"}


def test_a_risk_without_a_shock_or_without_traffic_has_no_stake(slide):
    unmeasured = slide("risks", config="risks: [{name: 平台规则变动, likelihood: 3, impact: 4}]")

    for made in (unmeasured, slide("risks", lacks=["risks.search_amount"])):
        assert str(made.title) == "首要风险：平台规则变动"
        assert column(made, "影响金额（测算）") == ["—"]
        assert said(made) == {}


def test_a_rule_says_its_day_and_how_far_it_is(slide):
    made = slide("policy", config="""
policy:
  - {name: 限制过度包装, since: 2023-09-01, state: 进行中, items: 12, done: 9, budget: 80000, spent: 50000}
  - {name: 新国标, state: 已完成, items: 4, done: 4}
  - {name: 广告审查, since: 2025-05-11}
""")

    assert str(made.title) == "尚未完成应对的规则：限制过度包装、广告审查"
    assert column(made, "生效日期") == ["2023年9月1日", "—", "2025年5月11日"]
    assert said(made) == {
        "限制过度包装": "应整改12项，已完成9项。预算80,000元，已用50,000元。", "新国标": "应整改4项，已完成4项。"}


THREATS = """
competition:
  - {{name: 同质化, level: 中, evidence: sales.industry_growth}}
  - {{name: 低价抢占, level: 高, evidence: "{evidence}"}}
"""


@pytest.mark.parametrize(("evidence", "said_"), [
    ("market.share", "市场份额0.36%，同比提高0.04个百分点"), ("sales.industry_growth", "行业增速6.5%"),
    ("清禾茶社交易指数{market.rival_index[subject=清禾茶社]:change}", "清禾茶社交易指数同比上升5.5%"),
])
def test_the_title_carries_the_evidence_of_the_first_high_threat(slide, evidence, said_):
    made = slide("competition", config=THREATS.format(evidence=evidence))

    assert str(made.title) == f"首要威胁：低价抢占，{said_}"
    assert column(made, "数据佐证") == ["行业增速6.5%", said_]


@pytest.mark.parametrize("evidence", [
    "", "某店交易指数{market.rival_index[subject=某店]:change}",
])
def test_a_threat_whose_evidence_is_missing_stands_alone(slide, evidence):
    made = slide("competition", config=THREATS.format(evidence=evidence))

    assert str(made.title) == "首要威胁：低价抢占"
    assert column(made, "数据佐证") == ["行业增速6.5%", "—"]


def test_a_threat_whose_kpi_has_no_data_stands_alone(slide):
    made = slide("competition", config=THREATS.format(evidence="market.rank"), lacks=["market.rank"])

    assert str(made.title) == "首要威胁：低价抢占"
    assert column(made, "数据佐证") == ["行业增速6.5%", "—"]


@pytest.mark.parametrize(("changes", "words"), [
    ({}, "行业增速6.5%，本店增速高出12.2个百分点。"),
    ({"sales__growth_lead": "-3%"}, "行业增速6.5%，本店增速低3.0个百分点。"),
    ({"sales__growth_lead": "0"}, "行业增速6.5%，本店与行业同步。"),
])
def test_competition_stands_beside_the_market(slide, changes, words):
    assert said(slide("competition", replaced(GOOD, **changes)))["市场数据"].startswith(words)


# -- the frame -------------------------------------------------------------------------------------------------------

def test_a_divider_shows_three_headlines_at_most(written):
    deck, _ = compose(kpis(BAD), written())
    dividers = {d.id: d for d in deck.slides if isinstance(d, Divider)}

    assert all(len(d.cards.cards) <= 3 for d in dividers.values())
    assert [c.title for c in dividers["outlook"].cards.cards] == ["行业增速", "增速较行业", "市场份额"]


def test_the_contents_carry_one_finding_a_section(written):
    deck, _ = compose(kpis(BAD), written())
    contents = deck.slides[1]

    assert isinstance(contents, Contents)
    assert [f"{e.number} {e.finding}" for e in contents.entries] == [
        "01 支付金额368万元，同比下降15.8%", "02 大促销售占比25.1%，同比下降1.2个百分点", "03 48小时发货率94.1%，同比下降2.1个百分点",
        "04 好评占比92.6%，同比下降0.9个百分点", "05 首要威胁：低价抢占，市场份额0.32%，同比下降0.04个百分点",
        "06 支付金额目标500万元，较本期需增长35.9%",
    ]


def test_where_no_slide_of_a_section_has_a_figure_the_contents_name_its_topics(written):
    deck, _ = compose(kpis(""), written(""))
    contents = deck.slides[1]

    assert isinstance(contents, Contents)
    assert [str(e.finding) for e in contents.entries[4:]] == [
        "竞争格局分析、政策影响评估、新兴技术应用", "核心目标设定、策略调整方向、风险应对预案"]


def cover(k, config) -> Cover:
    found = compose(k, config)[0].slides[0]
    assert isinstance(found, Cover) and found.chart is not None
    return found


def test_the_cover_names_its_highest_month(written):
    assert cover(kpis(GOOD), written()).chart.marks == {2: "11月"}


@pytest.mark.parametrize("thin", ["2025-11", "2024-11"])
def test_the_cover_names_no_month_whose_rows_are_few(written, thin):
    assert cover(kpis(GOOD, thin=[thin]), written()).chart.marks == {}


def test_the_cover_says_what_the_orders_cover_of_the_period(written):
    made = cover(kpis(GOOD, covered="2025-01-01..2025-09-30"), written())

    assert made.subtitle == "松间堂 · 2025年1月—9月"


DAYS = """
sales.paid_amount 600
sales.paid_amount day=2025-02-27 100
sales.paid_amount day=2025-03-01 300
sales.paid_amount day=2025-03-02 200
"""


def test_a_day_without_an_order_keeps_its_place(written):
    k = kpis(DAYS, covered="2025-02-27..2025-03-02")
    chart = cover(k, written()).chart

    assert {f"{day:%m-%d}": f and f.show() for day, f in daily(k, "sales.paid_amount").items()} == {
        "02-27": "100元", "02-28": None, "03-01": "300元", "03-02": "200元"}
    assert chart.categories == ("2/27", "28", "3/1", "2")
    assert chart.marks == {2: "3月1日"}


def test_more_than_two_months_are_not_shown_by_day():
    assert len(daily(kpis(DAYS, covered="2025-02-01..2025-04-03"), "sales.paid_amount")) == 62
    assert daily(kpis(DAYS, covered="2025-02-01..2025-04-04"), "sales.paid_amount") == {}


def test_a_tick_names_the_month_where_it_begins():
    days = [dt.date(2020, 2, 1) + dt.timedelta(days=n) for n in range(31)]

    ticks = day_ticks(days)

    assert ticks[:3] == ("2/1", "2", "3")
    assert ticks[-3:] == ("29", "3/1", "2")


@pytest.mark.parametrize(("months", "words"), [
    (["2019-06"], "2019年6月"), (["2018-08", "2018-09"], "2018年8—9月"),
    (["2019-06", "2018-09", "2018-08"], "2018年8—9月、2019年6月"), (["2018-03", "2018-08", "2018-09"], "2018年3月、8—9月"),
    (["2018-12", "2019-01"], "2018年12月、2019年1月"), ([], ""),
])
def test_months_in_a_row_are_named_together(months, words):
    assert months_label(dt.date.fromisoformat(f"{month}-01") for month in months) == words


def test_notes_say_the_page_in_order_then_the_months_in_doubt(slide):
    made = slide("aftersales", thin=["2025-06"])
    blocks = made.content["blocks"]

    assert isinstance(blocks, Blocks)
    assert list(map(str, made.notes.say)) == [
        str(made.title), *(str(s) for b in blocks.blocks if not b.muted for s in b.sentences),
        "2025年6月的订单明显偏少，疑似导出不全，全期数字与同比待补齐后再用。",
        "2025年6月的退款明显偏少，疑似导出不全，全期数字与同比待补齐后再用。",
    ]
    assert "退款率：退款订单数÷支付订单数。" in made.notes.definitions
    assert carded(made)[0] == "aftersales.refund_rate"
