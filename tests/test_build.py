"""From a config and an export to a deck with its ledger, and what stops it on the way."""

from __future__ import annotations

import datetime as dt
import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pptx import Presentation

from annualdeck.audit.reconcile import NotReconciled
from annualdeck.build import (
    CampaignOutside, MissingRefused, NoFigures, Outcome, OverviewLeftOut, Stopped, TargetWithoutKpi, build, check, outline,
)
from annualdeck.config import Config, ConfigErrors, load
from annualdeck.deck import OutputNotWritable
from annualdeck.ledger import NAMESPACE

HEADER = "订单编号,买家会员名,总金额,退款金额,订单状态,收货地址,订单创建时间,订单付款时间"


def orders() -> str:
    """Two orders a month for two years: 100 + 200 yuan in 2024, 120 + 240 in 2025; in November 2025 one refund of 60."""
    lines = [HEADER]
    for year, amounts in ((2024, (100, 200)), (2025, (120, 240))):
        for month in range(1, 13):
            for n, amount in enumerate(amounts):
                day = f"{year}-{month:02d}-{5 + 15 * n:02d} 10:00:00"
                refund = 60 if (year, month, n) == (2025, 11, 1) else 0
                address = ("浙江省 杭州市 西湖区 孤山路一号", "四川省 宜宾市 翠屏区 江北路二号")[n]
                lines.append(f"{year}{month:02d}{n},旺旺{'甲乙'[n]}{month % 6},{amount}.00,{refund}.00,交易成功,{address},{day},{day}")
    return "\n".join(lines) + "\n"


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Config]:
    """shop(yaml) → the config of a small shop with these lines in it, its export and a cache of its own beside it."""
    monkeypatch.setenv("ANNUALDECK_CACHE", str(tmp_path / "cache"))
    (tmp_path / "订单.csv").write_text(orders(), encoding="gb18030")

    def made(text: str = "", period: str = "2025") -> Config:
        path = tmp_path / "config.yaml"
        path.write_text(f"shop: {{name: 松间堂}}\nreport: {{period: {period}, date: 2026-01-08}}\nsources: [订单.csv]\n{text}",
                        encoding="utf-8")
        return load(path)

    return made


def quiet(stage: str, done: int, of: int) -> None:
    """A progress that shows nothing."""


def run(config: Config, out: Path) -> Outcome:
    return build(config, out, quiet)


def ledger_inside(deck: Path) -> dict[str, object]:
    """The ledger that the file itself carries."""
    with zipfile.ZipFile(deck) as archive:
        parts = [archive.read(name) for name in archive.namelist() if re.fullmatch(r"customXml/item\d+\.xml", name)]
    (found,) = [root for root in map(ElementTree.fromstring, parts) if root.tag == f"{{{NAMESPACE}}}ledger"]
    return json.loads(found.text or "")


# -- a deck ----------------------------------------------------------------------------------------------------------

def test_an_export_becomes_a_deck_with_its_ledger(shop, tmp_path):
    outcome = run(shop(), tmp_path / "deck.pptx")

    assert (outcome.path, outcome.pages, outcome.dropped) == (tmp_path / "deck.pptx", 27, ())
    assert len(Presentation(str(tmp_path / "deck.pptx")).slides) == 27
    assert [part.rows for part in outcome.files] == [48]
    assert "market.share" in {m.kpi for m in outcome.missing}


def test_the_year_on_one_page_and_the_appendix_are_there_where_they_are_wanted(shop, tmp_path):
    outcome = run(shop("options: {overview: true, appendix: true}"), tmp_path / "deck.pptx")
    layouts = [slide.slide_layout.name for slide in Presentation(str(tmp_path / "deck.pptx")).slides]
    count = layouts.count("appendix")

    assert layouts[:4] == ["cover", "contents", "overview", "divider"]
    assert count >= 1 and layouts[-count - 1:] == ["closing", *["appendix"] * count]
    assert outcome.pages == len(layouts) == 28 + count
    assert not [f for f in outcome.findings if isinstance(f, OverviewLeftOut)]


def test_a_single_month_on_one_page_has_no_lines(shop, tmp_path):
    """One point makes no line: the figures stand alone, and the file holds what it says."""
    config = shop("options: {overview: true}")
    june = config.report.period.model_copy(update={"start": dt.date(2025, 6, 1), "end": dt.date(2025, 7, 1)})
    config = config.model_copy(update={"report": config.report.model_copy(update={"period": june})})
    run(config, tmp_path / "deck.pptx")
    page = Presentation(str(tmp_path / "deck.pptx")).slides[2]

    assert page.slide_layout.name == "overview"
    assert not [shape for shape in page.shapes if shape.has_chart]


def test_a_year_of_too_few_figures_has_no_page_of_its_own_and_the_build_says_why(shop, tmp_path):
    """Paid amounts and orders alone: three headlines, with what an order is worth."""
    config = shop("options: {overview: true}")
    lines = [line.split(",") for line in orders().splitlines()]
    kept = [[*line[:1], *line[2:3], *line[4:]] for line in lines]
    (tmp_path / "订单.csv").write_text("\n".join(map(",".join, kept)), encoding="gb18030")
    checked, built = check(config, quiet), run(config, tmp_path / "deck.pptx")

    for outcome in (checked, built):
        (finding,) = [f for f in outcome.findings if isinstance(f, OverviewLeftOut)]
        assert (finding.count, finding.least, finding.severity) == (3, 4, "warn")
    assert "年度总览至少要有 4 个有数值的核心指标，现在只有 3 个" in finding.text()
    assert built.pages == 27


def test_the_ledger_holds_every_figure_and_where_it_stands(shop, tmp_path):
    outcome = run(shop(), tmp_path / "deck.pptx")
    ledger = json.loads((tmp_path / "deck.ledger.json").read_text(encoding="utf-8"))

    told = [(f["page"], f["kpi"], f["shown"]) for f in ledger["figures"]]
    assert told == [(p.page, p.bound.figure.kpi, p.bound.shown) for p in outcome.placed]
    title = [f for f in ledger["figures"] if f["slide"] == "sales" and f["place"] == "title"]
    assert [(f["page"], f["kpi"], f["form"], f["shown"], f["value"], f["prior"]) for f in title] == [
        (4, "sales.paid_amount", "value", "4,320元", "4320", "3600"),
        (4, "sales.paid_amount", "change", "同比增长20.0%", "4320", "3600"),
    ]
    paid = ledger["kpis"]["sales.paid_amount"]
    assert paid["name"] == "支付金额" and paid["unit"] == "yuan" and paid["definition"].startswith("报告期内付款订单")
    assert paid["sources"] == [{"file": "订单.csv", "sheet": None, "table": "orders", "rows": 48}]


def test_the_deck_carries_the_same_ledger(shop, tmp_path):
    run(shop(), tmp_path / "deck.pptx")

    assert ledger_inside(tmp_path / "deck.pptx") == json.loads((tmp_path / "deck.ledger.json").read_text(encoding="utf-8"))


def test_the_same_exports_make_the_same_bytes(shop, tmp_path):
    config = shop()
    run(config, tmp_path / "one.pptx")
    run(config, tmp_path / "two.pptx")

    assert (tmp_path / "one.pptx").read_bytes() == (tmp_path / "two.pptx").read_bytes()
    assert (tmp_path / "one.ledger.json").read_bytes() == (tmp_path / "two.ledger.json").read_bytes()


def test_no_name_or_address_of_a_buyer_is_left_anywhere(shop, tmp_path):
    run(shop(), tmp_path / "deck.pptx")
    with zipfile.ZipFile(tmp_path / "deck.pptx") as archive:
        written = [archive.read(name) for name in archive.namelist()]
    written += [p.read_bytes() for p in (tmp_path / "cache").rglob("*") if p.is_file()]
    written.append((tmp_path / "deck.ledger.json").read_bytes())

    assert len(written) > 30
    for form in ("utf-8", "gb18030", "utf-16-le"):
        assert not [data for data in written for word in ("旺旺", "孤山路") if word.encode(form) in data]


def test_check_does_everything_but_the_deck(shop, tmp_path):
    outcome = check(shop(), quiet)

    assert outcome.path is None and outcome.pages == 27
    assert not list(tmp_path.glob("*.pptx"))


def test_two_exports_that_disagree_are_found_by_check_and_build(shop, tmp_path):
    """The shop's report says 300 a month in 2024 and 360 in 2025 as the orders do, but 400 in June 2025."""
    every = [dt.date(2024, 1, 1) + dt.timedelta(days=n) for n in range(731)]
    paid = [(day, 0 if day.day > 1 else 400 if (day.year, day.month) == (2025, 6) else 300 if day.year == 2024 else 360) for day in every]
    (tmp_path / "日报.csv").write_text("日期,访客数,支付金额\n" + "".join(f"{day},10,{amount}\n" for day, amount in paid), encoding="utf-8")
    config = shop()
    daily = "{path: 日报.csv, table: shop_daily, columns: {date: 日期, visitors: 访客数, paid_amount: 支付金额}}"
    config.path.write_text(config.path.read_text("utf-8").replace("[订单.csv]", f"[订单.csv, {daily}]"), "utf-8")

    checked, built = check(load(config.path), quiet), run(load(config.path), tmp_path / "deck.pptx")
    for outcome in (checked, built):
        (finding,) = [f for f in outcome.findings if isinstance(f, NotReconciled)]
        assert (finding.left_sum, finding.right_sum, [str(w.at) for w in finding.worst]) == ("7,920.00元", "7,960.00元", ["2025-06"])
    assert checked.audit == built.audit
    assert {one.id: one.state for one in checked.audit.slides}["sales"] in ("stands", "partly")


def test_a_slice_that_only_the_config_speaks_of_is_computed(shop):
    config = shop("slides: {sales: {title: '杭州{sales.paid_amount[city=杭州]}，{sales.paid_amount[city=杭州]:change}'}}")

    assert "杭州1,440元，同比增长20.0%" in outline(config, quiet)


def test_the_outline_of_a_small_shop(shop):
    """The whole deck as text: read it when it changes, then write it anew."""
    config = shop("campaigns: [{name: 双11, start: 2025-11-01, end: 2025-11-11}]\n"
                  "targets: {sales.paid_amount: {value: 5000, why: 新品}}\noptions: {on_missing: drop}")

    assert outline(config, quiet) == Path(__file__).with_name("outline_of_a_small_shop.txt").read_text(encoding="utf-8")


# -- what stops it ---------------------------------------------------------------------------------------------------

@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A deck of last week, which nothing but a finished new one may replace."""
    path = tmp_path / "deck.pptx"
    path.write_bytes(b"last week's deck")
    return path


def untouched(deck: Path) -> bool:
    beside = [p.name for p in deck.parent.iterdir() if p.name not in ("deck.pptx", "config.yaml", "订单.csv", "cache")]
    return deck.read_bytes() == b"last week's deck" and beside == []


def test_a_target_without_data_stops_it(shop, old):
    config = shop("targets: {market.share: {value: 0.02}}")
    with pytest.raises(Stopped) as stopped:
        run(config, old)

    (finding,) = stopped.value.findings
    assert isinstance(finding, TargetWithoutKpi)
    assert finding.text() == "目标 targets.market.share 的指标 市场份额 没有数据（缺少行业与竞店数据），请补齐数据或去掉这个目标。"
    assert (stopped.value.exit_code, str(stopped.value)) == (1, "有 1 个问题必须先解决，报告未生成。")
    assert stopped.value.text("en") == "1 problems must be solved first: no deck was written."
    assert untouched(old)


def test_check_lists_what_would_stop_it(shop):
    outcome = check(shop("targets: {market.share: {value: 0.02}}"), quiet)

    assert [type(f) for f in outcome.stopping] == [TargetWithoutKpi]


def test_an_unknown_kpi_in_the_config_names_its_line(shop, old):
    config = shop("targets: {market.shares: {value: 0.02}}\nslides:\n  sales: {title: '支付{sales.paid_amont}'}\n")
    with pytest.raises(ConfigErrors) as problem:
        run(config, old)

    first, second = problem.value.text().split("\n")
    assert re.search(r"config\.yaml:4:\d+ targets\.market\.shares：.*market\.share", first)
    assert re.search(r"config\.yaml:6:\d+ slides\.sales\.title：.*sales\.paid_amount", second)
    assert problem.value.exit_code == 2
    assert untouched(old)


def test_what_is_missing_stops_it_where_the_config_says_so(shop, old):
    with pytest.raises(Stopped) as stopped:
        run(shop("options: {on_missing: error}"), old)

    assert {type(f) for f in stopped.value.findings} == {MissingRefused}
    assert "指标 市场份额（market.share）缺失：缺少行业与竞店数据；配置为 on_missing: error，不生成报告。" in [
        f.text() for f in stopped.value.findings]
    assert untouched(old)


def test_a_year_without_a_row_stops_it(shop, old):
    with pytest.raises(Stopped) as stopped:
        run(shop(period="2019"), old)

    assert NoFigures() in stopped.value.findings
    assert untouched(old)


def test_days_of_a_campaign_are_no_figure_of_the_data(shop, old):
    with pytest.raises(Stopped) as stopped:
        run(shop("campaigns: [{name: 618, start: 2019-06-01, end: 2019-06-18}]", period="2019"), old)

    assert NoFigures() in stopped.value.findings
    assert untouched(old)


def test_why_nothing_could_be_read_is_told_beside_what_stops_it(shop, old, tmp_path):
    config = shop()
    (tmp_path / "订单.csv").write_bytes(b"%PDF-1.7 not a report")
    with pytest.raises(Stopped) as stopped:
        run(config, old)

    assert [type(f).__name__ for f in stopped.value.findings] == ["WrongKind", "NoFigures"]
    assert str(stopped.value) == "有 1 个问题必须先解决，报告未生成。"
    assert untouched(old)


def test_a_campaign_outside_the_period_is_told(shop):
    """A year typed wrong: the campaign of 2024 is none of 2025's."""
    outcome = check(shop("campaigns:\n  - {name: 双11, start: 2024-11-01, end: 2024-11-11}\n"
                         "  - {name: 跨年, start: 2024-12-28, end: 2025-01-03}\n"), quiet)

    (finding,) = [f for f in outcome.findings if isinstance(f, CampaignOutside)]
    assert finding.text() == (
        "大促“双11”（2024-11-01—2024-11-11）不在报告期2025年内，没有计入；请检查 campaigns 里的日期。")
    assert finding.severity == "warn"


def test_one_category_is_said_as_one(shop, tmp_path):
    """All lines are tea by the config's own words, and no item list is asked for."""
    (tmp_path / "明细.csv").write_text(
        "主订单编号,子订单编号,标题,购买数量,买家实际支付金额\n"
        + "".join(f"{y}{m:02d}{n},{y}{m:02d}{n}1,白茶,1,100.00\n" for y in (2024, 2025) for m in range(1, 13) for n in (0, 1)),
        encoding="utf-8")
    config = shop("categories: {茶叶: 茶}\n")
    config.path.write_text(config.path.read_text("utf-8").replace("[订单.csv]", "[订单.csv, 明细.csv]"), "utf-8")
    told = outline(load(config.path), quiet)

    assert "品类结构：明细里只有茶叶一个类目，占宝贝明细金额的100%。" in told
    assert "爆款与跨品类：暂无数据\n" in told
    assert "商品清单" not in told


def test_dropped_slides_are_listed(shop, tmp_path):
    outcome = run(shop("options: {on_missing: drop}"), tmp_path / "deck.pptx")

    assert "inventory" in outcome.dropped and "sales" not in outcome.dropped
    assert outcome.pages == len(Presentation(str(tmp_path / "deck.pptx")).slides) < 27


def test_a_ledger_that_cannot_be_written_is_told(shop, tmp_path):
    (tmp_path / "deck.ledger.json").mkdir()

    with pytest.raises(OutputNotWritable, match="deck.ledger.json 写不进去"):
        run(shop(), tmp_path / "deck.pptx")
