"""Two reports of one tool that tell different sums of the same days."""

import pytest

from annualdeck.audit.levels import LevelsDisagree, LevelTellsLess, ScenesDisagree, disagreeing

FEBRUARY = "2025-02-01..2025-03-01"


@pytest.fixture
def told(shop):
    """told(rows of ads) → the findings, at a tolerance of 2 %."""
    def ask(text, period=FEBRUARY):
        shop.read(f"\n    ads\n    date report tool scene plan item keyword cost amount\n{text}")
        return disagreeing(shop.facts(period), 0.02, None)

    return ask


def daily(report, cost, amount="-", days=range(1, 29), tool="直通车"):
    """A row a day of February."""
    name = {"计划": "- 春 - -", "商品": "- - 茶 -", "关键词": "- - - 白茶", "场景": f"{tool} - - -"}.get(report, "- - - -")
    return "".join(f"    2025-02-{day:02d} {report} {tool} {name} {cost} {amount}\n" for day in days)


def test_levels_that_agree_within_the_tolerance_are_no_finding(told):
    """The plans tell 101 a day where the account tells 100."""
    assert told(daily("账户", 100, 300) + daily("计划", 101, 300)) == []


def test_levels_that_tell_different_sums_are_told(told):
    """2,800 and 3,080 yuan; the amounts agree."""
    (finding,) = told(daily("账户", 100, 300) + daily("计划", 110, 300))

    assert (type(finding), finding.severity, finding.count) == (LevelsDisagree, "warn", 1)
    assert finding.text() == (
        "直通车的推广报表在同样的日期里，账户层级的花费合计2,800.00元，计划层级合计3,080.00元（+10.0%）；1 个月超出容许的 2.0%，"
        "相差最大的是2025-02（+10.0%）；“广告投放ROI”一页的合计取账户层级，按计划的分析取计划层级，请核对这两份导出。")


def test_the_amounts_are_held_against_each_other_as_well(told):
    (finding,) = told(daily("账户", 100, 300) + daily("商品", 100, 200))

    assert (finding.what, finding.coarse_sum, finding.fine_sum) == ("总成交金额", "8,400.00元", "5,600.00元")


def test_words_need_not_tell_all_that_is_spent(told):
    """A tool spends on crowds as well: less by keyword is a note, more is a warning."""
    (less,) = told(daily("账户", 100) + daily("关键词", 60))
    assert (type(less), less.severity) == (LevelTellsLess, "note")


def test_words_cannot_tell_more_than_is_spent(told):
    (more,) = told(daily("账户", 100) + daily("关键词", 120))
    assert type(more) is LevelsDisagree


def test_only_the_days_that_both_tell_are_held_against_each_other(told):
    assert told(daily("账户", 100) + daily("计划", 100, days=range(5, 9))) == []

def test_tools_are_held_apart(told):
    assert told(daily("账户", 100) + daily("计划", 500, tool="引力魔方")) == []


def test_a_row_for_the_month_is_held_against_all_its_days(told):
    month = "    2025-02-01 账户 直通车 - - - - {} -\n"

    assert told(month.format(2800) + daily("计划", 100)) == []
    assert told(month.format(2800) + daily("计划", 100, days=range(1, 20))) == []   # the rest of the month is not there
    (finding,) = told(month.format(2500) + daily("计划", 100))
    assert (finding.coarse_sum, finding.fine_sum, finding.relative.text()) == ("2,500.00元", "2,800.00元", "+12.0%")


def test_a_row_a_week_tells_nothing_of_rows_by_the_day(told):
    """Each of the four stands for its week: 700 a week are 100 a day."""
    assert told(daily("账户", 700, days=(3, 10, 17, 24)) + daily("计划", 100)) == []


def test_the_scenes_of_a_platform_add_up_to_it(told):
    scenes = daily("场景", 60, tool="关键词推广") + daily("场景", 40, tool="人群推广", days=range(1, 15))

    assert told(daily("账户", 100, tool="万相台", days=range(1, 15)) + scenes) == []


def test_scenes_that_do_not_add_up_to_their_platform_are_told(told):
    """28 times 100 against 28 times 90."""
    scenes = daily("场景", 60, tool="关键词推广") + daily("场景", 30, tool="人群推广")

    (finding,) = told(daily("账户", 100, tool="万相台") + scenes)
    assert (type(finding), finding.severity) == (ScenesDisagree, "warn")
    assert finding.text() == (
        "万相台的推广报表在同样的日期里，账户层级的花费合计2,800.00元，各场景加起来2,520.00元（-10.0%）；1 个月超出容许的 2.0%，"
        "相差最大的是2025-02（-10.0%）；“广告投放ROI”一页里，各场景加起来够98%的日子取各场景，不够的取账户层级，请核对这两份导出。")
