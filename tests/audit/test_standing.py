"""Which slides stand, which say a part of what they are for, and what the others wait for."""

from types import SimpleNamespace

import pytest

from annualdeck.audit import standing
from annualdeck.audit.standing import standings
from annualdeck.config import load
from annualdeck.metrics.definition import Settings
from annualdeck.metrics.evaluate import evaluate
from annualdeck.sections.parts import Topic, finding, findings, unwritten, words_only
from annualdeck.wording import plain

SHOP = """
    orders
    order_id paid_at          total_amount
    1        2025-03-01T10:00 300
    2        2024-03-01T10:00 200
"""


def page(id_, *offered, ids=(), tables=()):
    """A slide whose findings are (KPI, heading): said where the KPI is there."""
    topic = Topic(id_, f"{id_}的题目", tables)

    def make(k, config):
        found = ((finding(heading, k.say(f"{{{kpi}}}。")), heading, (kpi,)) for kpi, heading in offered)
        return words_only(k, topic, k.say(f"{{{offered[0][0]}}}"), findings(k, config, *found), ids, tables)

    return SimpleNamespace(TOPIC=topic, IDS=ids, make=make)


@pytest.fixture
def stand(shop, tmp_path, monkeypatch):
    """stand(slides, yaml) → {slide: (state, [what it lacks])} of a shop that has orders only."""
    def told(*slides, text="", lang="zh"):
        monkeypatch.setattr(standing, "SECTIONS", (SimpleNamespace(slides=slides),))
        (tmp_path / "orders.csv").touch()
        path = tmp_path / "config.yaml"
        path.write_text(f"shop: {{name: 松间堂}}\nreport: {{period: 2025}}\nsources: [orders.csv]\n{text}", encoding="utf-8")
        shop.read(SHOP)
        k = evaluate(shop.facts("2025"), Settings(), [])
        return {one.id: (one.state, [lack.text(lang) for lack in one.lacks]) for one in standings(k, load(path))}

    return told


PAID = page("sales", ("sales.paid_amount", "规模"), ids=("sales.paid_amount",), tables=("orders",))
MIXED = page("users", ("sales.paid_amount", "规模"), ("users.dau", "访客"), ids=("sales.paid_amount", "users.dau"), tables=("orders",))
SILENT = page("market", ("market.share", "份额"), ids=("market.share", "market.rank"), tables=("market",))


def test_a_slide_that_can_say_everything_stands(stand):
    assert stand(PAID) == {"sales": ("stands", [])}


def test_a_slide_that_lacks_a_figure_stands_partly_and_says_for_which_export_it_waits(stand):
    assert stand(MIXED) == {"users": ("partly", ["缺少生意参谋店铺日报：日均访客"])}
    assert stand(MIXED, lang="en") == {"users": ("partly", ["no 生意参谋店铺日报 among the sources: users.dau"])}


def test_a_slide_that_can_say_nothing_waits(stand):
    """The export that it cannot do without is named once, with all its figures."""
    assert stand(SILENT) == {"market": ("waits", ["缺少行业与竞店数据：市场份额、行业排名"])}


def test_a_figure_that_only_the_notes_would_have_is_told_too(stand):
    slide = page("sales", ("sales.paid_amount", "规模"), ids=("sales.paid_amount", "sales.campaign_share_plan"), tables=("orders",))

    assert stand(slide) == {"sales": ("partly", ["未设置大促销售占比计划：大促销售占比计划"])}


def test_what_the_presenter_has_to_write_is_named_by_its_key(stand):
    topic = Topic("goals", "核心目标设定")
    goals = SimpleNamespace(TOPIC=topic, make=lambda k, config: unwritten(k, config, topic, "目标"))

    assert stand(goals) == {"goals": ("waits", ["配置里没有 targets"])}
    assert stand(goals, lang="en") == {"goals": ("waits", ["the config gives no targets"])}


def test_a_slide_of_judgement_that_is_written_stands(stand):
    topic = Topic("risks", "风险应对预案")
    said = finding("风险", plain("平台规则变动。"))
    risks = SimpleNamespace(
        TOPIC=topic, make=lambda k, config: words_only(k, topic, plain("风险"), findings(k, config, (said, "风险", ())), (), ()))

    assert stand(risks, text="risks: [{name: 平台规则变动, likelihood: 3, impact: 4}]") == {"risks": ("stands", [])}


def test_a_finding_that_has_nothing_to_say_is_named_where_no_figure_is_missing(stand):
    topic = Topic("sales", "销售额")
    offered = ((finding("规模", plain("支付金额。")), "规模", ()), (None, "节奏", ("orders",)))
    sales = SimpleNamespace(TOPIC=topic, make=lambda k, config: words_only(k, topic, plain("销售"), findings(k, config, *offered), (), ()))

    assert stand(sales) == {"sales": ("partly", ["没有内容的小标题：节奏"])}
    assert stand(sales, lang="en") == {"sales": ("partly", ["findings with nothing to say: 节奏"])}


def test_a_hidden_slide_is_told_as_hidden(stand):
    assert stand(SILENT, text="slides: {market: {hide: true}}") == {"market": ("hidden", [])}


@pytest.mark.parametrize("on_missing", ["note", "drop", "error"])
def test_what_a_slide_lacks_is_the_same_whatever_becomes_of_it(stand, on_missing):
    told = stand(PAID, MIXED, SILENT, text=f"options: {{on_missing: {on_missing}}}")

    assert [state for state, _ in told.values()] == ["stands", "partly", "waits"]


def test_the_eighteen_slides_stand_in_their_order():
    modules = [module for section in standing.SECTIONS for module in section.slides]

    assert len(modules) == 18
    assert set(standing.JUDGEMENT) <= {module.TOPIC.id for module in modules}
