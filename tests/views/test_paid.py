"""Which rows of paid traffic count: each yuan once, whatever reports tell of it.

Expected rows are named by their amounts, which differ in every test.
"""

import narwhals as nw
import pytest

from annualdeck.views import rows, with_category

YEAR = "2025"


@pytest.fixture
def kept(shop):
    """kept(tables, flag="counted") → the costs of the rows that count, in yuan."""

    def ask(text, flag="counted"):
        shop.read(text)
        ads = rows(shop.facts(YEAR), "ads").filter(nw.col(flag)).select("cost").collect().to_native()
        return sorted(cost / 100 for cost in ads["cost"].to_list() if cost is not None)

    return ask


def test_the_same_day_told_at_four_levels_counts_at_the_coarsest(kept):
    assert kept("""
        ads
        date       report tool       scene      plan item_id keyword cost
        2025-03-01 场景   关键词推广 关键词推广 -    -       -       100
        2025-03-01 计划   关键词推广 关键词推广 春   -       -       60
        2025-03-01 计划   关键词推广 关键词推广 夏   -       -       40
        2025-03-01 商品   关键词推广 关键词推广 -    7       -       100.5
        2025-03-01 关键词 关键词推广 关键词推广 春   -       茶      33
    """) == [100]


def test_a_tool_that_only_reports_by_keyword_counts_by_keyword(kept):
    """Another tool's scene on the same day tells nothing of it."""
    assert kept("""
        ads
        date       report tool       scene      keyword cost
        2025-03-01 场景   人群推广   人群推广   -       500
        2025-03-01 关键词 关键词推广 关键词推广 茶      30
        2025-03-01 关键词 关键词推广 关键词推广 白茶    12
        2025-03-01 人群   关键词推广 关键词推广 -       41
    """) == [12, 30, 500]


def test_levels_that_change_within_the_year_and_within_a_month(kept):
    """By account until 2 June, by plan from then on: the 2nd, told by both, counts by account."""
    assert kept("""
        ads
        date       report tool       plan cost
        2025-05-31 账户   关键词推广 -    1
        2025-06-01 账户   关键词推广 -    2
        2025-06-02 账户   关键词推广 -    3
        2025-06-02 计划   关键词推广 甲   2.5
        2025-06-03 计划   关键词推广 甲   4
        2025-06-03 计划   关键词推广 乙   5
        2025-06-04 计划   关键词推广 甲   6
        2025-07-01 计划   关键词推广 甲   7
    """) == [1, 2, 3, 4, 5, 6, 7]


def test_a_report_with_one_row_a_month_gives_way_to_days(kept):
    """The scenes of June stand on its first day, on which no plan ran; the plans tell June by the day."""
    assert kept("""
        ads
        date       report tool       scene      plan cost
        2025-06-01 场景   关键词推广 关键词推广 -    100
        2025-06-02 计划   关键词推广 关键词推广 甲   30
        2025-06-03 计划   关键词推广 关键词推广 甲   40
        2025-06-30 计划   关键词推广 关键词推广 甲   29
        2025-07-01 场景   关键词推广 关键词推广 -    200
    """) == [29, 30, 40, 200]


def test_weeks_give_way_to_days_and_months_to_weeks(kept):
    assert kept("""
        ads
        date       report tool       cost
        2025-06-01 计划   关键词推广 10
        2025-06-08 计划   关键词推广 11
        2025-06-15 计划   关键词推广 12
        2025-06-01 账户   关键词推广 33
        2025-06-01 单元   人群推广   1
        2025-06-02 单元   人群推广   2
        2025-06-03 单元   人群推广   3
        2025-06-01 计划   人群推广   40
        2025-06-08 计划   人群推广   41
    """) == [1, 2, 3, 10, 11, 12]


def test_commission_is_what_taobaoke_costs(kept):
    assert kept("""
        ads
        date       report tool       scene      cost amount
        2025-03-01 账户   淘宝客     -          80   1000
        2025-03-01 场景   人群推广   人群推广   500  2000
    """) == [80, 500]


@pytest.mark.parametrize(("one", "two", "counted"), [
    (300, 690, [300, 690]),       # the tools are 99 % of the platform: they tell more
    (300, 0, [1000]),             # one tool's report alone: the platform's own row is the whole
])
def test_a_platform_as_a_whole_beside_its_tools(kept, one, two, counted):
    assert kept(f"""
        ads
        date       report tool       scene      cost
        2025-03-01 账户   万相台     -          1000
        2025-03-01 计划   关键词推广 关键词推广 {one}
        2025-03-01 计划   人群推广   人群推广   {two}
    """) == counted


def test_days_that_only_the_platform_tells_stay_beside_days_by_tool(kept):
    assert kept("""
        ads
        date       report tool       scene      cost
        2025-03-01 账户   万相台     -          100
        2025-03-02 账户   万相台     -          110
        2025-03-02 场景   关键词推广 关键词推广 109
        2025-03-03 场景   关键词推广 关键词推广 120
    """) == [100, 109, 120]


def test_a_platform_by_the_month_beside_its_tools_by_the_day(kept):
    assert kept("""
        ads
        date       report tool       scene      cost
        2025-03-01 账户   万相台     -          100
        2025-03-02 场景   关键词推广 关键词推广 40
        2025-03-03 场景   关键词推广 关键词推广 59
    """) == [40, 59]


def test_the_old_tool_and_the_platform_that_took_it_over_are_two_purses(kept):
    """直通车 reports no scene; 关键词推广 in 万相台 does."""
    assert kept("""
        ads
        date       report tool       scene      cost
        2025-03-01 账户   关键词推广 -          100
        2025-03-01 场景   关键词推广 关键词推广 50
    """) == [50, 100]


def test_a_report_that_does_not_say_its_level_is_as_fine_as_its_cells(kept):
    assert kept("""
        ads
        date       tool       plan item_id keyword cost
        2025-03-01 关键词推广 甲   -       -       100
        2025-03-01 关键词推广 甲   7       -       98
        2025-03-01 关键词推广 甲   -       茶      97
    """) == [100]


def test_contracts_without_a_price_stand_beside_what_has_one(shop):
    """品牌专区 by account has no cost; 明星店铺 by plan has one: neither is the other's level."""
    shop.read("""
        ads zone.xlsx
        date       report tool   placement impressions
        2025-03-01 账户   品销宝 品牌专区  900

        ads star.xlsx
        date       report tool   placement plan impressions cost
        2025-03-01 计划   品销宝 明星店铺  甲   50          20
    """)
    ads = rows(shop.facts(YEAR), "ads").filter(nw.col("counted")).collect().to_native()

    assert sorted(ads["impressions"].to_list()) == [50, 900]


ITEMS = """
    items
    item_id item_title category
    7       龙井       茶叶
    8       盖碗       茶具

    ads
    date       report tool       scene      item_id item keyword cost
    2025-03-01 场景   关键词推广 关键词推广 -       -    -       100
    2025-03-01 商品   关键词推广 关键词推广 7       -    -       61
    2025-03-01 商品   关键词推广 关键词推广 -       盖碗 -       38
    2025-03-01 关键词 关键词推广 关键词推广 7       -    茶      60
    2025-03-01 创意   人群推广   人群推广   8       -    -       9
    2025-03-01 创意   人群推广   人群推广   -       -    -       8
"""


def test_by_item_the_coarsest_report_that_names_items_counts(kept):
    assert kept(ITEMS, "by_item") == [9, 38, 61]


def test_by_word_only_keywords_count(kept):
    assert kept(ITEMS, "by_word") == [60]


def test_items_have_their_category_by_number_or_by_title(shop):
    shop.read(ITEMS)
    facts = shop.facts(YEAR)
    ads = with_category(rows(facts, "ads"), facts).filter(nw.col("by_item")).sort("cost").collect().to_native()

    assert ads["category"].to_list() == ["茶具", "茶具", "茶叶"]


# -- files that do not tell the same -----------------------------------------------------------------------------------

def test_a_column_of_a_mixed_table_is_there_where_one_file_has_it(shop):
    shop.read("""
        ads zone.csv
        date       tool   report impressions
        2025-03-01 品销宝 账户   900

        ads tbk.csv
        date       tool   report cost
        2025-03-01 淘宝客 账户   80
    """)
    facts = shop.facts(YEAR)

    assert {"impressions", "cost"} <= facts.columns("ads")
    assert not [f for f in facts.findings if type(f).__name__ == "MissingColumnInPart"]


def test_overlapping_reports_of_one_level_count_once_though_another_has_other_columns(shop):
    """The plans of 2 March stand in two exports; the newer one's row counts. The keywords are no plan's row."""
    shop.read("""
        ads february.csv
        date       tool       report plan_id cost
        2025-03-01 关键词推广 计划   1       10
        2025-03-02 关键词推广 计划   1       5

        ads march.csv
        date       tool       report plan_id cost
        2025-03-02 关键词推广 计划   1       20
        2025-03-03 关键词推广 计划   1       30

        ads words.csv
        date       tool       report keyword cost
        2025-03-02 关键词推广 关键词 茶      19
    """)
    frame = shop.facts(YEAR).frame("ads").collect()

    assert sorted(cost / 100 for cost in frame["cost"].to_list()) == [10, 19, 20, 30]
