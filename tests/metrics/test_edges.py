"""Every KPI of the catalogue in shops at the edge: each has a value that its unit can have, or a reason why it has none."""

import datetime as dt
import math

import pytest

from annualdeck.figure import ENTRIES, FIRMS, ORDERS, PART, PEOPLE, PIECES, RATE, SHEETS, SKUS, TIMES
from annualdeck.metrics.catalogue import KPIS
from annualdeck.metrics.definition import Derived, ratio
from annualdeck.metrics.settings import Benchmark, Initiative, Pilot, Risk, Rule
from annualdeck.tables import TABLES, Kind

MARCH = "2025-03-01..2025-04-01"
WANTED = sorted(f"{id_} by {grain}" for id_, kpi in KPIS.items() for grain in kpi.grains)
SETTINGS = {
    "brand_words": ("茶",), "ships_from": ("浙江", "金华"), "benchmarks": {"inventory.turnover": Benchmark(6.0, "协会")},
    "targets": {"sales.paid_amount": 500.0, "users.repurchase_rate": 0.2}, "initiatives": (Initiative("礼盒", "sales.paid_amount", 50, 20),),
    "risks": (Risk("平台规则变动", 3, 4, -0.2),), "rules": (Rule("包装", items=2, done=1, budget=9, spent=3), Rule("广告", items=0, done=0)),
    "pilots": (Pilot("主图", "点击率", "对照", "试点"),), "campaign_share_plan": 0.3,
}

# What a cell says whose text is read, and the rows that a table needs one of each of.
SAID = {
    "status": "退款成功", "province": "浙江", "city": "金华", "from_province": "浙江", "from_city": "金华", "item_title": "龙井", "item": "龙井",
    "category": "茶叶", "keyword": "龙井茶", "channel": "人工", "tier": "V1", "tier_before": "V1", "question": "愿意推荐吗", "instant": "是",
    "intervened": "平台介入", "disputed": "是", "renewed": "是", "transferred": "是", "rating": "好评", "kind": "投诉", "price_type": "会员价",
    "content": "物流很快", "coupon_type": "会员券", "packaging": "绿色包装", "source_1": "免费", "report": "账户", "tool": "关键词推广", "placement": "猜你喜欢",
    "region": None, "origin": None, "append_content": None, "platform_sentiment": None,
}
EACH = {
    "market": [{"subject": "行业"}, *({"subject": s, "origin": "外资"} for s in ("本店", "甲", "乙", "丙", "丁")), {"subject": "本店", "region": "境外"}],
    "points": [{"direction": "发放"}, {"direction": "核销"}, {"direction": "过期"}], "prices": [{"subject": "甲"}],
    "experiments": [{"pilot": "主图", "arm": "对照"}, {"pilot": "主图", "arm": "试点"}], "recommend": [{"subject": "本店"}],
    "traffic": [{"source_2": s} for s in ("手淘搜索", "手淘推荐", "会员")],
    "ads": [{"item": None, "keyword": None}, {"report": "商品", "keyword": None}, {"report": "关键词", "item": None}],
}


def rows(table, at, n, money, number, filled):
    """The rows of a table at one moment, every cell filled alike, or only those that no export lacks."""
    for i, special in enumerate(EACH.get(table.name, [{}])):
        row = {}
        for column in table.columns:
            kinds = {
                Kind.BUYER: n % 2, Kind.MONEY: money, Kind.COUNT: number, Kind.RATE: 0.5, Kind.NUMBER: 3.0, Kind.TIME: at, Kind.DATE: at.date(),
                Kind.ID: f"{table.name}{n}-{i}",
            }
            value = kinds.get(column.kind, SAID.get(column.name, "无"))
            value = {"sku": "S1", "order_id": f"o{n}"}.get(column.name, value)
            row[column.name] = value if filled or column.required or column.name in special else None
        yield row | special


def stocked(shop, *spans, filled=True):
    """Every table of the program; each span is moments, the count and the 分 that every cell of them holds.

    An order is worth as much as goes back of it.
    """
    for name, table in TABLES.items():
        held = [row for moments, number, money in spans for at in moments for row in rows(table, at, at.toordinal(), money, number, filled)]
        if name == "stock":
            held = list({row["month"].replace(day=1): row | {"month": row["month"].replace(day=1)} for row in held}.values())
        shop.table(name, held, f"{name}.csv")


def days(first, count, step=1):
    return [dt.datetime.fromisoformat(f"{first}T12:00") + dt.timedelta(days=n * step) for n in range(count)]


LAST, THIS = days("2024-03-01", 31), days("2025-03-01", 31)
SHOPS = {
    "one order of one buyer": (MARCH, [(days("2025-03-31", 1), 1, 10_000)]),
    "cells that no export lacks": (MARCH, [(days("2025-03-31", 1), 1, 10_000)]),
    "a month and nothing before it": (MARCH, [(THIS, 1, 10_000)]),
    "nothing of anything": (MARCH, [(LAST, 0, 0), (THIS, 0, 0)]),
    "nothing the year before": (MARCH, [(LAST, 0, 0), (THIS, 1, 10_000)]),
    "amounts below zero": (MARCH, [(LAST, 1, -5_000), (THIS, 1, -5_000)]),
    "everything came back": (MARCH, [(LAST, 1, 5_000), (THIS, 2, 10_000)]),
    "February of a leap year": ("2024-02-01..2024-03-01", [(days("2023-02-01", 28), 1, 5_000), (days("2024-02-01", 29), 1, 5_000)]),
    "a leap day": ("2024-02-29..2024-03-01", [(days("2023-02-27", 5), 1, 5_000), (days("2024-02-28", 2), 1, 5_000)]),
    "across the year's end": ("2025-04-01..2026-04-01", [(days("2023-04-01", 366, 3), 1, 5_000)]),
}


# Rates that are no parts of a whole, or of a whole of other rows: refunds of orders paid before, steps against the target.
NO_PARTS = {
    "aftersales.refund_rate", "aftersales.refund_amount_rate", "competition.price_index", "content.engagement_rate", "strategy.covered",
}
# What nobody wrote down is truly none: a blank cell of these columns says that there was nothing.
TRULY_NONE = {
    "aftersales.closed_tickets", "aftersales.resolved_tickets", "aftersales.disputes", "aftersales.dispute_rate", "feedback.texts",
    "feedback.opinions", "feedback.positive_texts", "feedback.negative_texts", "feedback.answered_negatives", "inventory.receipts",
    "inventory.receipts_on_time", "fulfilment.exception_parcels", "fulfilment.exceptions", "fulfilment.complaint_parcels",
    "fulfilment.complaints", "fulfilment.carrier_complaints", "fulfilment.carrier_exceptions", "policy.items", "policy.done",
    "competition.price_gap",   # both prices are there, and alike
}


@pytest.fixture(scope="module", params=SHOPS)
def edge(request, tmp_path_factory, made):
    """Which shop, and all its figures at every grain."""
    shop, answer = made(tmp_path_factory.mktemp("edge"))
    period, held = SHOPS[request.param]
    stocked(shop, *held, filled=request.param != "cells that no export lacks")
    facts = shop.facts(period, ["夜场 2025-03-10T20:00..2025-03-11T02:00", "跨年 2025-12-30..2026-01-03", "闰日 2024-02-29..2024-03-01"])
    return request.param, answer(facts, *WANTED, **SETTINGS).kpis


def test_every_kpi_has_a_value_or_a_reason(edge):
    _, k = edge
    told = {f.kpi for f in k.figures()} | {m.kpi for m in k.missing()}
    by_grain = {id_: [k.rows(id_, g) or k.why(id_, g) for g in kpi.grains] for id_, kpi in KPIS.items()}

    assert set(KPIS) == told
    assert [id_ for id_, found in by_grain.items() if not all(found)] == []
    assert all(m.why.text() for m in k.missing())


def figures(k):
    return [*k.figures(), *(f for id_, kpi in KPIS.items() for grain in kpi.grains for f in k.rows(id_, grain))]


def test_values_are_finite(edge):
    _, k = edge
    assert [f for f in figures(k) for v in (f.value, f.prior) if v is not None and not math.isfinite(v)] == []


def test_no_part_is_more_than_its_whole_and_no_count_below_nothing(edge):
    _, k = edge
    values = [(f, float(v)) for f in figures(k) for v in (f.value, f.prior) if v is not None]
    parts = [(f, v) for f, v in values if f.unit in (RATE, PART) and f.kpi not in NO_PARTS]
    counts = [(f, v) for f, v in values if f.unit in (ORDERS, PEOPLE, PIECES, TIMES, ENTRIES, SKUS, FIRMS, SHEETS)]

    assert len(parts) > 20 and len(counts) > 10
    assert [f for f, v in parts if not -1e-9 <= v <= 1 + 1e-9] == []
    assert [f for f, v in counts if v < 0] == []


def test_nothing_is_divided_by_nothing(edge):
    """Of every ratio whose base is 0 there is no value, of both years."""
    _, k = edge
    ratios = {id_: kpi.of[1] for id_, kpi in KPIS.items() if isinstance(kpi, Derived) and kpi.formula is ratio and "[" not in kpi.of[1]}

    assert len(ratios) > 50
    for id_, base in ratios.items():
        under, value = k.get(base), k.get(id_)
        assert not (under is not None and value is not None and under.value == 0), id_
        assert not (under is not None and value is not None and under.prior == 0 and value.prior is not None), id_


def test_of_empty_cells_nothing_is_made(ask, shop):
    """Where every cell is blank that may be, only what a blank says by itself is 0."""
    period, held = SHOPS["cells that no export lacks"]
    stocked(shop, *held, filled=False)
    k = ask("", *WANTED, period=period, **SETTINGS).kpis

    assert {f.kpi for f in figures(k) if f.value == 0} <= TRULY_NONE
    assert k.get("sales.orders").value == 1 and k.get("sales.paid_amount") is None


# -- worked by hand --------------------------------------------------------------------------------------------------

HANDS = {
    "one order of one buyer": {
        "sales.paid_amount": (100, None), "sales.net_sales": (0, None), "sales.spend_per_buyer": (100, None), "sales.order_value": (100, None),
        "users.repurchase_rate": (0, None), "aftersales.refund_rate": (1, None), "campaigns.conversion": (1, None), "sales.growth": None,
        "users.new_buyers": None, "sales.campaign_share": (0, None), "goals.needed_conversion": None, "campaigns.conversion_multiple": None,
    },
    "a month and nothing before it": {
        "sales.paid_amount": (3100, None), "sales.buyers": (2, None), "sales.premium_threshold": None, "users.returning_share": None,
        "inventory.days": (31, None), "inventory.capital_multiple": (pytest.approx(365 / 31 / 6), None), "aftersales.dispute_step": None,
    },
    "nothing of anything": {
        "sales.paid_amount": (0, 0), "sales.orders": (31, 31), "sales.order_value": (0, 0), "sales.growth": None, "campaigns.conversion": None,
        "ads.roi": None, "ads.cpc": None, "market.share": None, "inventory.turnover": None, "risks.exposed_share": None, "members.contribution": None,
    },
    "nothing the year before": {
        "sales.paid_amount": (3100, 0), "sales.growth": None, "ads.roi": (1, None), "market.share": (1, None), "campaigns.conversion": (1, None),
        "sales.category_increase": (3100, None), "sales.industry_growth": None, "sales.growth_lead": None,
    },
    "amounts below zero": {
        "sales.paid_amount": (-1550, -1550), "sales.net_sales": (0, 0), "sales.order_value": (-50, -50), "sales.growth": None,
        "ads.cpc": (-50, -50), "sales.category_share": (1, 1), "users.repurchase_rate": (1, 1),
    },
    "everything came back": {
        "sales.paid_amount": (3100, 1550), "sales.refund_amount": (3100, 1550), "sales.net_sales": (0, 0), "sales.growth": (1, None),
        "aftersales.refund_amount_rate": (1, 1), "aftersales.refund_rate": (1, 1), "aftersales.reasons": (1, 1),
    },
    "February of a leap year": {
        "sales.paid_amount": (1450, 1400), "sales.orders": (29, 28), "users.dau": (1, 1), "sales.growth": (pytest.approx(1 / 28), None),
        "sales.order_value": (50, 50), "sales.record_day": (50, None), "inventory.days": (29, 28),
    },
    "a leap day": {"sales.paid_amount": (50, None), "sales.orders": (1, None), "sales.growth": None, "users.dau": (1, None)},
    "across the year's end": {
        "sales.orders": (122, 122), "sales.paid_amount": (6100, 6100), "sales.growth": (0, None), "users.dau": (1, 1),
    },
}


def test_values_worked_by_hand(edge):
    name, k = edge
    for id_, known in HANDS.get(name, {}).items():
        found = k.get(id_) or next((f for f in figures(k) if f.kpi == id_ and "benchmark" not in f.slice), None)
        assert (found and (found.value, found.prior)) == known, id_


def test_a_year_across_the_turn_has_its_twelve_months_in_order(edge):
    name, k = edge
    if name == "across the year's end":
        months = [f.slice["month"] for f in k.rows("sales.orders", "month")]
        assert months == [f"2025-{m:02d}" for m in range(4, 13)] + ["2026-01", "2026-02", "2026-03"]
        assert (k.at("campaigns.table", {"campaign": "跨年"}).value, k.at("campaigns.days", {"campaign": "跨年"}).value) == (50, 4)
