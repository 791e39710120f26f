"""What a config means: the docstring of each test is the config, in the user's own notation.

Of the three keys that every config needs, those that a docstring leaves out are written below it.
"""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from annualdeck.config import SLIDES, Config, cache_folder, inputs, load, mentions, texts
from annualdeck.period import Campaign, Period
from annualdeck.sections.contents import SECTIONS


def test_three_keys_are_enough(config: Config, tmp_path: Path) -> None:
    """
    shop: {name: 松鹤堂旗舰店}
    report: {period: 2025}
    sources: [orders.csv]
    """
    assert config.shop.name == "松鹤堂旗舰店"
    assert config.title == "淘宝运营年度汇报"
    assert config.output == tmp_path / "shop.pptx"
    assert config.template is None
    assert config.options.on_missing == "note"
    assert config.options.rise == "red"
    assert config.options.hero_items == 10


def test_every_slide_of_the_deck_can_be_named() -> None:
    assert SLIDES == tuple(module.TOPIC.id for section in SECTIONS for module in section.slides)


def test_a_year_is_a_half_open_period(config: Config) -> None:
    """report: {period: 2025}"""
    assert config.period == Period(dt.date(2025, 1, 1), dt.date(2026, 1, 1))


def test_a_fiscal_year_has_its_two_ends(config: Config) -> None:
    """report: {period: {start: 2025-04-01, end: 2026-04-01}}"""
    assert config.period == Period(dt.date(2025, 4, 1), dt.date(2026, 4, 1))


def test_a_leap_day_may_end_a_whole_year(config: Config) -> None:
    """report: {period: {start: 2023-03-01, end: 2024-02-29}}"""
    assert config.period.days == 365


def test_the_last_day_of_a_campaign_is_inside(config: Config) -> None:
    """
    campaigns:
      - {name: 双11, start: 2025-10-15, end: 2025-11-14}
    """
    assert config.windows == (
        Campaign("双11", dt.datetime(2025, 10, 15), dt.datetime(2025, 11, 15),
                 dt.datetime(2024, 10, 15), dt.datetime(2024, 11, 15)),
    )


def test_a_campaign_may_end_at_a_moment_which_is_outside(config: Config) -> None:
    """
    campaigns:
      - {name: 双11, start: 2025-10-20 20:00, end: 2025-11-11T23:59:59}
    """
    assert config.windows[0].start == dt.datetime(2025, 10, 20, 20)
    assert config.windows[0].end == dt.datetime(2025, 11, 11, 23, 59, 59)
    assert config.windows[0].prior_start == dt.datetime(2024, 10, 20, 20)


def test_a_campaign_is_compared_to_the_days_the_config_names(config: Config) -> None:
    """
    campaigns:
      - {name: 618, start: 2025-05-27, end: 2025-06-20, prior: {start: 2024-05-20, end: 2024-06-20}}
    """
    assert config.windows[0].prior_start == dt.datetime(2024, 5, 20)
    assert config.windows[0].prior_end == dt.datetime(2024, 6, 21)


def test_the_days_a_year_before_29_february_end_with_february(config: Config) -> None:
    """
    report: {period: 2024}
    campaigns:
      - {name: 开学季, start: 2024-02-20, end: 2024-02-29}
    """
    assert config.windows[0].prior_end == dt.datetime(2023, 3, 1)


def test_names_may_be_numbers(config: Config) -> None:
    """
    shop: {name: 007}
    campaigns: [{name: 618, start: 2025-05-27, end: 2025-06-20}]
    """
    assert config.shop.name == "007"
    assert config.campaigns[0].name == "618"


def test_a_source_may_carry_the_users_own_headers(config: Config) -> None:
    """
    sources:
      - path: orders.csv
        table: stock
        columns: {month: 月份, sku: 2025}
        constants: {warehouse: 义乌仓, unit_cost: 1.5}
        sheet: 明细
    """
    source = config.sources[0]
    assert source.columns == {"month": "月份", "sku": "2025"}
    assert source.constants == {"warehouse": "义乌仓", "unit_cost": "1.5"}


def test_words_of_one_sentence_need_no_list(config: Config) -> None:
    """
    categories: {茶具: [茶壶, 盖碗], 茶叶: 龙井}
    slides:
      ads:
        blocks: {关键词: "CPC {ads.cpc}。", 人群: }
    """
    assert config.categories == {"茶具": ("茶壶", "盖碗"), "茶叶": ("龙井",)}
    assert config.slides["ads"].blocks == {"关键词": ("CPC {ads.cpc}。",), "人群": None}


def test_months_are_their_first_day(config: Config) -> None:
    """
    initiatives:
      - {name: 会员日, moves: users.repurchase_rate, by: 0.03, start: 2026-01, end: 2026-09}
    """
    assert (config.initiatives[0].start, config.initiatives[0].end) == (dt.date(2026, 1, 1), dt.date(2026, 9, 1))


def test_texts_know_their_key_and_line(config: Config) -> None:
    """
    slides:
      ads:
        title: 投产比{ads.roi}
        blocks:
          关键词:
            - 投放{ads.cost}。
            - 得益于长尾词。
    """
    assert texts(config) == [
        ("slides.ads.title", 3, "投产比{ads.roi}"),
        ("slides.ads.blocks.关键词[1]", 6, "投放{ads.cost}。"),
        ("slides.ads.blocks.关键词[2]", 7, "得益于长尾词。"),
    ]


def test_every_kpi_a_config_speaks_of_is_found(config: Config) -> None:
    """
    benchmarks:
      inventory.days: {value: 45, source: 行业协会}
    targets:
      sales.paid_amount: {value: 150000000, why: "{sales.paid_amount:change}之后"}
    initiatives:
      - {name: 会员日, moves: users.repurchase_rate, by: 0.03, start: 2026-01, end: 2026-09}
    """
    assert mentions(config) == [
        ("benchmarks.inventory.days", (2, 3), "inventory.days"),
        ("targets.sales.paid_amount", (4, 3), "sales.paid_amount"),
        ("targets.sales.paid_amount.why", (4, 46), "sales.paid_amount"),
        ("initiatives[1].moves", (6, 24), "users.repurchase_rate"),
    ]


def make(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x")


def config_of(folder: Path, sources: str) -> Config:
    (folder / "config.yaml").write_text(f"shop: {{name: 店}}\nreport: {{period: 2025}}\nsources: {sources}\n", "utf-8")
    return load(folder / "config.yaml")


def names(folder: Path, config: Config) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in inputs(config)]


def test_a_folder_and_a_glob_name_the_files_below(tmp_path: Path) -> None:
    make(tmp_path, "exports/b.csv", "exports/2025/a.csv", "erp/库存.xlsx", "erp/说明.txt")
    config = config_of(tmp_path, "[exports, exports/**/*, erp/库*.xlsx]")
    assert names(tmp_path, config) == ["config.yaml", "erp/库存.xlsx", "exports/2025/a.csv", "exports/b.csv"]


def test_lock_files_and_hidden_files_are_no_data(tmp_path: Path) -> None:
    make(tmp_path, "exports/a.xlsx", "exports/~$a.xlsx", "exports/.DS_Store")
    assert names(tmp_path, config_of(tmp_path, "[exports]")) == ["config.yaml", "exports/a.xlsx"]


def test_a_name_with_brackets_is_that_file(tmp_path: Path) -> None:
    make(tmp_path, "订单[1].csv", "订单1.csv")
    assert names(tmp_path, config_of(tmp_path, '["订单[1].csv"]')) == ["config.yaml", "订单[1].csv"]


def test_the_deck_depends_on_template_and_item_list_too(tmp_path: Path) -> None:
    make(tmp_path, "a.csv", "my.pptx", "商品.xlsx")
    (tmp_path / "c.yaml").write_text(
        "shop: {name: 店}\nreport: {period: 2025, template: my.pptx}\nsources: [a.csv]\nitems: 商品.xlsx\n", "utf-8"
    )
    config = load(tmp_path / "c.yaml")
    assert names(tmp_path, config) == ["c.yaml", "a.csv", "my.pptx", "商品.xlsx"]
    assert config.template == tmp_path / "my.pptx"


def test_the_cache_lies_where_the_environment_says(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANNUALDECK_CACHE", str(tmp_path / "cache"))
    assert cache_folder() == tmp_path / "cache"
    monkeypatch.delenv("ANNUALDECK_CACHE")
    assert "annualdeck" in cache_folder().parts
