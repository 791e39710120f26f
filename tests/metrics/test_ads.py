"""广告投放ROI, worked by hand. Which rows count is the matter of tests/views/test_paid.py."""

from decimal import Decimal

import pytest

MARCH = "2025-03-01..2025-03-11"
SONGJIAN = {"brand_words": ("松间堂", "SJT")}

SPENT = """
    ads
    date       report tool       scene      impressions clicks cost amount orders carts favourites
    2024-03-01 场景   关键词推广 关键词推广 1000        100    200  400    10     30    10
    2024-03-10 账户   淘宝客     -          -           50     100  500    5      -     -
    2025-03-01 场景   关键词推广 关键词推广 2000        100    150  600    8      20    5
    2025-03-01 计划   关键词推广 关键词推广 1999        99     149  599    7      19    4
    2025-03-05 场景   关键词推广 关键词推广 2000        60     90   300    4      10    -
    2025-03-05 场景   人群推广   人群推广   6000        40     160  200    2      20    10
    2025-03-10 账户   淘宝客     -          -           100    100  900    9      -     -
    2025-03-10 账户   品销宝     -          3000        300    -    5000   30     -     -
"""


def test_what_was_spent_and_what_it_brought(ask):
    """2025: 150 + 90 + 160 + 100 = 500 for 600 + 300 + 200 + 900 = 2,000; 品销宝's 5,000 has no cost. 2024: 300, 900."""
    k = ask(SPENT, "ads.cost by month", "ads.roi by month", period=MARCH)

    assert k.both("ads.cost") == (500, 300)
    assert k.both("ads.gmv") == (2000, 900)
    assert k.both("ads.roi") == (4, 3)
    assert k.of("ads.contract_gmv") == 5000
    assert k.by("ads.cost", "month") == {"2025-03": 500}
    assert k.of("ads.roi", month="2025-03") == 4


def test_rates_are_ratios_of_totals_over_rows_that_tell_both_sides(ask):
    """CPC: 500 ÷ (100 + 60 + 40 + 100). CTR, without 淘宝客: 200 ÷ 10,000. CVR: (8 + 4 + 2 + 9) ÷ 300. 品销宝 has no cost."""
    k = ask(SPENT, "ads.cpc by tool", period=MARCH)

    assert k.both("ads.click_cost") == (500, 300)
    assert k.both("ads.priced_clicks") == (300, 150)
    assert k.of("ads.cpc") == Decimal(500) / 300
    assert k.prior("ads.cpc") == 2
    assert k.both("ads.impressions") == (13000, 1000)
    assert k.of("ads.clicks") == 600
    assert (k.of("ads.shown_clicks"), k.of("ads.priced_impressions")) == (200, 10000)
    assert k.both("ads.ctr") == (0.02, 0.1)
    assert (k.of("ads.orders"), k.of("ads.converting_clicks")) == (23, 300)
    assert k.both("ads.cvr") == (23 / 300, 0.1)
    assert k.of("ads.cpc", tool="人群推广") == 4


def test_what_a_cart_or_favourite_costs(ask):
    """(150 + 90 + 160) ÷ (25 + 10 + 30); 淘宝客 tells neither, an empty cell beside a filled one is none. 2024: 200 ÷ 40."""
    k = ask(SPENT, period=MARCH)

    assert (k.of("ads.carts_spend"), k.of("ads.carts")) == (400, 65)
    assert k.of("ads.cart_cost") == Decimal(400) / 65
    assert k.prior("ads.cart_cost") == 5


def test_tool_by_tool(ask):
    """关键词推广 240 of 500, 人群推广 160, 淘宝客 100 as commission; 品销宝 has no cost to be told."""
    k = ask(SPENT, period=MARCH)

    assert k.by("ads.by_tool", "tool") == {"人群推广": 160, "关键词推广": 240, "淘宝客": 100}
    assert k.by("ads.tool_share", "tool") == {"人群推广": 0.32, "关键词推广": 0.48, "淘宝客": 0.2}
    assert k.by("ads.tool_gmv", "tool") == {"人群推广": 200, "关键词推广": 900, "淘宝客": 900}
    assert k.by("ads.tool_roi", "tool") == {"人群推广": 1.25, "关键词推广": 3.75, "淘宝客": 9}
    assert k.prior_by("ads.by_tool", "tool") == {"人群推广": None, "关键词推广": 200, "淘宝客": 100}


def test_nothing_spent_is_no_ratio(ask):
    k = ask("""
        ads
        date       report tool   impressions clicks cost amount
        2025-03-01 账户   淘宝客 0           0      0    0
        2025-03-10 账户   淘宝客 0           0      0    10
    """, period=MARCH)

    assert k.both("ads.cost") == (0, None)
    for id_ in ("ads.roi", "ads.cpc", "ads.ctr"):
        assert k.why(id_) == "ZeroBase", id_
    assert k.why_prior("ads.cost") == "NoPrior"


def test_only_contracts_have_no_cost(ask):
    k = ask("""
        ads
        date       report tool   impressions clicks amount
        2025-03-01 账户   品销宝 100         10     50
        2025-03-10 账户   品销宝 100         10     50
    """, period=MARCH)

    for id_ in ("ads.cost", "ads.roi", "ads.ctr"):
        assert k.why(id_) == "NoColumn", id_
    assert (k.of("ads.impressions"), k.of("ads.clicks"), k.of("ads.contract_gmv")) == (200, 20, 100)


def test_without_reports_all_of_it_waits_for_them(ask):
    k = ask(TRAFFIC, period=MARCH)

    for id_ in ("ads.cost", "ads.roi", "ads.best_category", "ads.long_tail"):
        assert k.kpis[id_].why.text() == "缺少推广报表", id_
    assert k.kpis.why("ads.by_tool", "tool").why.text() == "缺少推广报表"


def test_one_row_is_a_year_s_advertising(ask):
    """Of one day, and of the year only that day is covered."""
    k = ask("""
        ads
        date       report tool   clicks cost amount
        2025-03-05 账户   淘宝客 10     20   80
    """, period=MARCH)

    assert k.both("ads.cost") == (20, None)
    assert (k.of("ads.roi"), k.of("ads.cpc")) == (4, 2)
    assert k.by("ads.tool_share", "tool") == {"淘宝客": 1}


def test_commission_that_came_back_is_taken_off(ask):
    """A day on which more was given back than spent: 100 − 30."""
    k = ask("""
        ads
        date       report tool   cost amount
        2025-03-01 账户   淘宝客 100  500
        2025-03-10 账户   淘宝客 -30  -150
    """, period=MARCH)

    assert (k.of("ads.cost"), k.of("ads.gmv"), k.of("ads.roi")) == (70, 350, 5)


def test_a_year_of_the_shop_s_own_and_a_leap_day(ask):
    """April 2024 to March 2025 against the twelve months before; 29 February 2024 stands in the earlier ones."""
    k = ask("""
        ads
        date       report tool       cost
        2023-04-01 账户   关键词推广 10
        2024-02-29 账户   关键词推广 20
        2024-03-31 账户   关键词推广 30
        2024-04-01 账户   关键词推广 40
        2025-03-31 账户   关键词推广 50
    """, "ads.cost by month", period="2024-04-01..2025-04-01")

    assert k.both("ads.cost") == (90, 60)
    assert k.by("ads.cost", "month") == {"2024-04": 40, "2025-03": 50}
    assert k.prior_by("ads.cost", "month") == {"2024-04": 10, "2025-03": 30}


# -- categories --------------------------------------------------------------------------------------------------------

GOODS = """
    items
    item_id item_title category
    1       龙井       茶叶
    2       盖碗       茶具
    3       桌旗       布艺

    ads
    date       report tool       item_id item cost amount
    2024-03-01 商品   关键词推广 2       -    100  150
    2024-03-10 商品   关键词推广 1       -    100  500
    2025-03-01 商品   关键词推广 1       -    800  1600
    2025-03-05 商品   关键词推广 -       盖碗 190  570
    2025-03-05 商品   关键词推广 3       -    9    900
    2025-03-10 商品   关键词推广 9       杯垫 1    0
"""


def test_categories_of_what_was_promoted(ask):
    """茶叶 1,600 ÷ 800, 茶具 570 ÷ 190, 布艺 900 ÷ 9; 杯垫 has no category. In all 3,070 ÷ 1,000."""
    k = ask(GOODS, "ads.category_cost by category", "ads.category_gmv by category", "ads.category_roi by category", period=MARCH)

    assert k.by("ads.category_cost", "category") == {"布艺": 9, "茶具": 190, "茶叶": 800}
    assert k.by("ads.category_gmv", "category") == {"布艺": 900, "茶具": 570, "茶叶": 1600}
    assert k.by("ads.category_roi", "category") == {"布艺": 100, "茶具": 3, "茶叶": 2}
    assert k.of("ads.category_roi") == pytest.approx(3.07)


def test_the_best_category_has_one_percent_of_the_cost(ask):
    """布艺 brought 100 times its cost, but its 9 are 0.9 % of 1,000. 茶具: 3, after 150 ÷ 100."""
    k = ask(GOODS, period=MARCH)

    assert k.slices("ads.best_category") == {("茶具",): 3}
    assert [s["table"] for s in k.kpis.sources("ads.best_category")] == ["ads", "items"]
    assert k.both("ads.best_category", category="茶具") == (3, 1.5)


def test_without_an_item_list_no_category_is_the_best(ask):
    k = ask(GOODS.split("\n\n")[1], period=MARCH)

    assert k.kpis["ads.best_category"].why.text() == "缺少商品清单"


def test_the_config_s_words_tell_a_category_too(ask):
    k = ask(GOODS.split("\n\n")[1], period=MARCH, categories={"茶具": ["碗", "杯"]})

    assert k.slices("ads.best_category") == {("茶具",): pytest.approx(570 / 191)}


# -- keywords ----------------------------------------------------------------------------------------------------------

def keywords(day, count, tail="", cost=10):
    """So many keywords at 10 yuan with 10 clicks each, and the rows of the tail."""
    head = "\n".join(f"{day} 关键词 关键词推广 词{n:02d} 10 {cost} 20" for n in range(count))
    return f"ads {day}.csv\ndate report tool keyword clicks cost amount\n{head}\n{tail}"


TAIL = "2025-03-10 关键词 关键词推广 长一 50 9 45\n2025-03-10 关键词 关键词推广 长二 50 6 30"


def test_keywords_beyond_the_twenty_that_cost_most(ask):
    """Head: 200 clicks for 200 yuan and 400 back. Tail: 100 clicks for 15 yuan and 75 back."""
    k = ask(keywords("2025-03-01", 20, TAIL), period=MARCH)

    assert k.of("ads.long_tail") == pytest.approx(100 / 300)
    assert k.slices("ads.words_cpc") == {("头部词",): 1, ("长尾词",): Decimal("0.15")}
    assert k.slices("ads.words_roi") == {("头部词",): 2, ("长尾词",): 5}


def test_each_year_has_its_own_head(ask):
    """2024: 21 words; of equal cost the last by name is the tail: 10 of 210 clicks."""
    k = ask(keywords("2025-03-01", 20, TAIL) + "\n\n" + keywords("2024-03-01", 21) + "\n\n" + keywords("2024-03-10", 21), period=MARCH)

    assert k.both("ads.long_tail") == (pytest.approx(1 / 3), pytest.approx(1 / 21))
    assert k.prior("ads.words_cpc", words="长尾词") == 1


def test_twenty_keywords_have_no_tail(ask):
    k = ask(keywords("2025-03-01", 20) + "\n\n" + keywords("2025-03-10", 20), period=MARCH)

    assert k.kpis["ads.long_tail"].why.text() == "关键词不超过 20 个，没有长尾词"
    assert k.slices("ads.words_cpc") == {("头部词",): 1}


# -- visitors ----------------------------------------------------------------------------------------------------------

TRAFFIC = """
    traffic
    date       carrier source_1 source_2   visitors
    2024-03-01 无线    免费     手淘搜索   100
    2024-03-10 无线    免费     手淘推荐   100
    2025-03-01 无线    免费     手淘搜索   150
    2025-03-05 无线    广告流量 品牌搜索   50
    2025-03-10 无线    免费     手淘推荐   200
"""


def test_natural_search_is_free(ask):
    """50 came by a paid place in the search: of 400 visitors 200 are from no search, 150 from a natural one."""
    k = ask(TRAFFIC, period=MARCH)

    assert k.both("ads.search_visitors") == (200, 100)
    assert k.both("ads.natural_search") == (150, 100)
    assert k.both("ads.non_search_share") == (0.5, 0.5)


SEARCHED = """
    brand_search
    date       keyword     visitors
    2024-03-01 松间堂      40
    2024-03-05 白茶        500
    2024-03-10 sjt茶       10
    2025-03-01 松间堂白茶  60
    2025-03-04 SJT旗舰店   30
    2025-03-05 白茶        700
    2025-03-10 松间堂      10
"""


def test_searches_that_hold_a_word_of_the_brand(ask):
    """60 + 30 + 10 after 40 + 10, in capitals or not; 白茶 is everybody's."""
    k = ask(SEARCHED, "ads.brand_search by month", period=MARCH, **SONGJIAN)

    assert k.both("ads.brand_search") == (100, 50)
    assert k.by("ads.brand_search", "month") == {"2025-03": 100}


def test_a_word_of_the_brand_is_no_pattern(ask):
    k = ask(SEARCHED, period=MARCH, brand_words=("松.堂",))

    assert k.of("ads.brand_search") == 0


def test_without_brand_words_nobody_searched_for_the_brand_is_not_said(ask):
    k = ask(SEARCHED, period=MARCH)

    assert k.kpis["ads.brand_search"].why.text() == "未设置品牌词"


def test_searches_in_the_months_of_the_brand_zone(ask):
    """品销宝 was on in June 2025 only: 80 brand searches after 20, and 300 natural ones after 200, of those Junes.

    What it showed in May was another year, and in July nothing.
    """
    k = ask("""
        ads
        date       report tool       impressions
        2024-05-01 账户   品销宝     900
        2025-05-01 账户   人群推广   900
        2025-06-10 账户   品销宝     900
        2025-07-01 账户   品销宝     0
        2025-07-31 账户   人群推广   10

        brand_search
        date       keyword visitors
        2024-05-01 松间堂  5
        2024-06-30 松间堂  20
        2024-07-31 松间堂  7
        2025-05-01 松间堂  500
        2025-06-01 松间堂  30
        2025-06-30 松间堂  50
        2025-06-30 白茶    51
        2025-07-31 松间堂  600

        traffic
        date       source_1 source_2 visitors
        2024-05-01 免费     手淘搜索 100
        2024-06-01 免费     手淘搜索 200
        2024-07-01 免费     手淘搜索 100
        2025-05-01 免费     手淘搜索 100
        2025-06-01 免费     手淘搜索 300
        2025-06-01 付费     品牌搜索 80
        2025-07-01 免费     手淘搜索 100
    """, period="2025-05-01..2025-08-01", **SONGJIAN)

    assert k.both("ads.zone_brand_search") == (80, 20)
    assert k.both("ads.zone_natural_search") == (300, 200)


def test_without_a_brand_zone_there_are_no_such_months(ask):
    k = ask(SPENT.replace("品销宝  ", "人群推广") + "\n\n" + SEARCHED + "\n\n" + TRAFFIC, period=MARCH, **SONGJIAN)

    assert k.why("ads.zone_brand_search") == "NoValuesAtAll"
    assert k.why("ads.zone_natural_search") == "NoValuesAtAll"


def test_the_feed_is_the_shop_s_own_and_not_its_peers(ask):
    k = ask("""
        recommend
        date       subject impressions
        2024-03-01 本店    100
        2024-03-10 本店    100
        2025-03-01 本店    300
        2025-03-01 同行    999
        2025-03-10 本店    200
    """, "ads.feed_impressions by month", period=MARCH)

    assert k.both("ads.feed_impressions") == (500, 200)
    assert k.by("ads.feed_impressions", "month") == {"2025-03": 500}


def test_without_the_recommendation_report_the_feed_s_places_in_paid_traffic_tell(ask):
    """首页 and 购后 hold the feed; the plan's own row tells the same money and no place."""
    k = ask("""
        ads
        date       report tool     plan placement      impressions cost
        2025-03-01 计划   人群推广 甲   -              900         9
        2025-03-01 资源位 人群推广 甲   首页猜你喜欢   500         5
        2025-03-10 资源位 人群推广 甲   购后猜你喜欢   70          1
        2025-03-10 资源位 人群推广 甲   红包互动       30          1
    """, period=MARCH)

    assert k.of("ads.feed_impressions") == 570
    assert k.kpis.sources("ads.feed_impressions") == [{"file": "ads.csv", "sheet": None, "table": "ads", "rows": 4}]
