"""Values of a config that are none: of the wrong kind, out of range, of no meaning together."""

from __future__ import annotations


import pytest
from refused import refusal, written


def test_values_of_the_wrong_kind(said: str) -> None:
    """
    shop: 松鹤堂
    report: {period: 2025, presenter: [甲, 乙]}
    sources: orders.csv
    options: {overview: yes, hero_items: ten, premium_threshold: true}
    """
    assert said == (
        "c.yaml:1:7 shop：这里应为下一级的键和值，现在是文字“松鹤堂”，请改正。\n"
        "c.yaml:2:35 report.presenter：这里应为文字，现在是列表，请改正。\n"
        "c.yaml:3:10 sources：这里应为列表（每行以“- ”开头），现在是文字“orders.csv”，请改正。\n"
        "c.yaml:4:21 options.overview：这里应为 true 或 false，现在是文字“yes”，请改正。\n"
        "c.yaml:4:38 options.hero_items：这里应为整数，现在是文字“ten”，请改正。\n"
        "c.yaml:4:62 options.premium_threshold：这里应为数字，现在是 true，请改正。"
    )


def test_a_name_with_a_decimal_point_wants_quotes(said: str) -> None:
    """shop: {name: 1.10}"""
    assert said == "c.yaml:1:14 shop.name：这里应为文字，现在是数字 1.1，请给它加上引号。"


def test_values_out_of_range(said: str) -> None:
    """
    risks: [{name: 断货, likelihood: 6, impact: 0, shock: {search_visitors: 0.2}}]
    options: {campaign_share_plan: 35, hero_items: 0, premium_threshold: 0}
    """
    assert said == (
        "c.yaml:1:32 risks[1].likelihood：6 超出范围，这里的值须 ≤ 5，请改正。\n"
        "c.yaml:1:43 risks[1].impact：0 超出范围，这里的值须 ≥ 1，请改正。\n"
        "c.yaml:1:71 risks[1].shock.search_visitors：0.2 超出范围，这里的值须 ≤ 0，请改正。\n"
        "c.yaml:2:32 options.campaign_share_plan：35 超出范围，这里的值须 ≤ 1，请改正。\n"
        "c.yaml:2:48 options.hero_items：0 超出范围，这里的值须 ≥ 1，请改正。\n"
        "c.yaml:2:70 options.premium_threshold：0 超出范围，这里的值须 > 0，请改正。"
    )


def test_a_value_that_is_none_of_the_choices(said: str) -> None:
    """
    options: {on_missing: dropp, rise: blue}
    competition: [{name: 新店, level: 严重}]
    engine: duckdb
    """
    assert said == (
        "c.yaml:1:23 options.on_missing：这里不能写“dropp”；您要写的可能是 drop。\n"
        "c.yaml:1:36 options.rise：这里不能写“blue”；可用的有 red、green。\n"
        "c.yaml:2:33 competition[1].level：这里不能写“严重”；可用的有 高、中、低。\n"
        "c.yaml:3:9 engine：这里不能写“duckdb”；可用的有 polars。"
    )


def test_a_slide_that_is_not_in_the_deck(said: str) -> None:
    """
    slides:
      adds: {hide: true}
    """
    assert said == "c.yaml:2:3 slides.adds：没有“adds”这一页；您要写的可能是 ads。"


def test_an_engine_that_is_not_there_yet(said: str) -> None:
    """engine: {spark: "spark://host:7077"}"""
    assert said == "c.yaml:1:9 engine：计算引擎 spark 还不支持，请写 engine: polars 或删去这个键。"


@pytest.mark.parametrize("period", ["2025-04", "今年", "25", "[2025]", "true", "20250401"])
def test_a_period_that_is_no_year(period: str) -> None:
    file = written(f"report: {{period: {period}}}\nshop: {{name: 店}}\nsources: [orders.csv]".encode())
    assert refusal(file).text("zh").startswith("c.yaml:1:18 report.period：报告期“")


def test_dates_that_are_none(said: str) -> None:
    """
    report: {period: {start: 2025-02-30, end: 2026/01/01}, date: 20260108}
    campaigns: [{name: 双11, start: 11月11日, end: 2025-11-11 25:00}]
    initiatives: [{name: 会员日, moves: users.dau, by: 1, start: 2026-13, end: 2026-09-01}]
    """
    assert said == (
        "c.yaml:1:26 report.period.start：“2025-02-30”不是有效的日期；请写成 2025-05-27 这样。\n"
        "c.yaml:1:43 report.period.end：“2026/01/01”不是有效的日期；请写成 2025-05-27 这样。\n"
        "c.yaml:1:62 report.date：“20260108”不是有效的日期；请写成 2025-05-27 这样。\n"
        "c.yaml:2:32 campaigns[1].start：“11月11日”不是有效的日期；请写成 2025-05-27 20:00 这样。\n"
        "c.yaml:2:45 campaigns[1].end：“2025-11-11 25:00”不是有效的日期；请写成 2025-05-27 20:00 这样。\n"
        "c.yaml:3:59 initiatives[1].start：“2026-13”不是有效的日期；请写成 2025-05 这样。\n"
        "c.yaml:3:73 initiatives[1].end：“2026-09-01”不是有效的日期；请写成 2025-05 这样。"
    )


def test_ends_that_come_first(said: str) -> None:
    """
    report: {period: {start: 2025-04-01, end: 2025-04-01}}
    campaigns: [{name: 双11, start: 2025-11-11, end: 2025-11-01}]
    initiatives: [{name: 会员日, moves: users.dau, by: 1, start: 2026-09, end: 2026-01}]
    """
    assert said == (
        "c.yaml:1:43 report.period.end：结束 2025-04-01 不晚于开始 2025-04-01，请改正其中一个。\n"
        "c.yaml:2:49 campaigns[1].end：结束 2025-11-01 不晚于开始 2025-11-11，请改正其中一个。\n"
        "c.yaml:3:73 initiatives[1].end：结束 2026-01 不晚于开始 2026-09，请改正其中一个。"
    )


def test_a_period_that_would_overlap_the_year_before(said: str) -> None:
    """report: {period: {start: 2024-07-01, end: 2025-07-02}}"""
    assert said == ("c.yaml:1:43 report.period.end：报告期有 366 天，超过一年就会与上年同期重叠；"
                    "请缩短到一年以内。")


def test_campaigns_that_overlap_would_count_twice(said: str) -> None:
    """
    campaigns:
      - {name: 618, start: 2025-05-27, end: 2025-06-20}
      - {name: 年中, start: 2025-06-20, end: 2025-06-30}
      - {name: 618, start: 2025-08-01, end: 2025-08-02}
    """
    assert said == (
        "c.yaml:3:23 campaigns[2].start：与活动“618”的日期重叠（2025-06-20），同一笔销售会算两次；请调整日期。\n"
        "c.yaml:4:12 campaigns[3].name：名称“618”用了不止一次，请改成不同的名称。"
    )


def test_campaigns_may_not_overlap_the_year_before_either(said: str) -> None:
    """
    campaigns:
      - {name: 618, start: 2025-05-27, end: 2025-06-20}
      - {name: 七夕, start: 2025-08-20, end: 2025-08-29, prior: {start: 2024-06-19, end: 2024-07-29}}
    """
    assert said == ("c.yaml:3:59 campaigns[2].prior：与活动“618”的日期重叠（2024-06-19—2024-06-20），"
                    "同一笔销售会算两次；请调整日期。")
