"""库存周转率: how fast stock turns, where it lies, and who delivers on time."""

from __future__ import annotations

from dataclasses import replace

from annualdeck.config import Config
from annualdeck.figure import Figure
from annualdeck.metrics.kpis import Kpis
from annualdeck.scale import common_scale
from annualdeck.sections.figures import apart
from annualdeck.sections.grids import Column, comparison
from annualdeck.sections.parts import (
    Topic, beside_industry, cards, finding, findings, monthly_lines, needs, slide, stated, words_only,
)
from annualdeck.slide import Block, Chart, ClassMatrix, Grid, Paragraphs, Series, Slide
from annualdeck.wording import Text, label, plain, scaled

TOPIC = Topic("inventory", "库存周转率", ("stock",))
TABLES = ("stock", "purchases", "order_lines", "clearance")
CARDS = ("inventory.days", "inventory.slow_share", "inventory.best_seller_lead", "inventory.turnover", "inventory.capital_multiple")
SUPPLIERS = (
    Column("inventory.supplier_on_time", "准时率"), Column("inventory.supplier_on_time", "同比", change=True),
    Column("inventory.fill_rate", "满足率", quiet=True),
)
IDS = (
    "inventory.turnover", "inventory.days", "inventory.capital_multiple", "inventory.stock_value", "inventory.slow_share",
    "inventory.best_seller_lead", "inventory.classes", "inventory.class_amount_share", "inventory.class_stock_share",
    "inventory.supplier_on_time", "inventory.fill_rate", "inventory.clearance_loss",
)
NEEDS = (
    *needs("inventory.days", "inventory.stock_value", by="month"),
    *needs("inventory.supplier_on_time", "inventory.fill_rate", by="supplier"),
)
ROWS = {"A": "A类", "B": "B类", "C": "C类"}
COLUMNS = {"X": "X平稳", "Y": "Y波动", "Z": "Z零星"}
BEHIND = 0.1  # a supplier so far below all of them is worth the title


def make(k: Kpis, config: Config) -> Slide:
    blocks = findings(
        k, config,
        (_turnover(k), "周转与库存", ("stock",)),
        (_classed(k), "SKU分级", ("stock", "order_lines", "inventory.classes")),
        (_purchases(k), "采购与清仓", ("purchases", "clearance")),
    )
    title = _title(k)
    if title is None:
        return words_only(k, TOPIC, None, blocks, IDS, TABLES)
    figures, days, classes, suppliers, stock = cards(k, *CARDS, most=3), _days(k), _classes(k), _suppliers(k), _stock(k)
    content: dict[str, Block] = {"blocks": blocks}
    if days is not None and classes is not None and suppliers is not None and len(figures.cards) > 1:
        content |= {"cards": figures, "chart": days, "picture": classes, "table": suppliers}
        return slide(k, TOPIC, "panel-charts", title, content, IDS, TABLES)
    if days is not None and stock is not None and suppliers is not None:
        content |= {"chart1": days, "chart2": stock, "table": suppliers}
        return slide(k, TOPIC, "charts-table-text", title, content, IDS, TABLES)
    if days is not None and classes is not None:
        return slide(k, TOPIC, "chart-picture-text", title, content | {"chart": days, "picture": classes}, IDS, TABLES)
    if days is not None and len(figures.cards) > 1:
        return slide(k, TOPIC, "cards-chart-text", title, content | {"cards": figures, "chart": days}, IDS, TABLES)
    if suppliers is not None:
        return slide(k, TOPIC, "table-text", title, content | {"table": suppliers}, IDS, TABLES)
    return words_only(k, TOPIC, title, blocks, IDS, TABLES)


def _title(k: Kpis) -> Text | None:
    late, days, slow = _late(k), k.get("inventory.days"), k.get("inventory.slow_share")
    moved = "升至" if slow is not None and slow.rose else "降至"
    name = label(late.slice["supplier"]) if late is not None else None
    return k.first(
        k.say(f"库存周转天数{{inventory.days}}，{{inventory.days:change}}，但滞销占比{moved}{{inventory.slow_share}}", when=apart(days, slow)),
        k.say("库存周转天数{inventory.days}，{inventory.days:change}；{name}准时率仅{late}", name=name, late=late),
        k.say("库存周转天数{inventory.days}，{inventory.days:change}；滞销占比{inventory.slow_share}，{inventory.slow_share:word}"),
        k.say("库存周转天数{inventory.days}，{inventory.days:change}"),
        k.say("库存周转天数{inventory.days}；{name}准时率仅{late}", name=name, late=late),
        k.say("库存周转天数{inventory.days}"),
        k.say("供应商准时率{inventory.supplier_on_time}，{inventory.supplier_on_time:change}；{name}仅{late}", name=name, late=late),
        stated(k, "供应商准时率", "inventory.supplier_on_time", stop=""),
    )


def _late(k: Kpis) -> Figure | None:
    """The supplier that is on time least often, where it lies far below all of them together."""
    whole = k.get("inventory.supplier_on_time")
    worst = min(k.rows("inventory.supplier_on_time", "supplier"), key=lambda f: f.value, default=None)  # type: ignore[arg-type, return-value]
    behind = whole is not None and worst is not None and whole.value - worst.value >= BEHIND  # type: ignore[operator]
    return worst if behind else None


def _turnover(k: Kpis) -> Paragraphs | None:
    """What the cards beside do not tell goes first."""
    return finding(
        "周转与库存",
        k.say("周转率{inventory.turnover}，{inventory.turnover:change}；期末库存{inventory.stock_value}，{inventory.stock_value:change}。")
        or k.say("周转率{inventory.turnover}，期末库存{inventory.stock_value}。")
        or stated(k, "周转率", "inventory.turnover")
        or stated(k, "期末库存", "inventory.stock_value"),
        beside_industry(k, "inventory.days"),
        stated(k, "滞销占比", "inventory.slow_share"),
    )


def _classed(k: Kpis) -> Paragraphs | None:
    """The class that brings most, and the one whose stock most outweighs what it brings."""
    brought = {f.slice["class"]: f for f in k.rows("inventory.class_amount_share")}
    lies = {f.slice["class"]: f for f in k.rows("inventory.class_stock_share") if f.slice["class"] in brought}
    if not lies:
        return None
    most = max(lies, key=lambda name: brought[name].value)  # type: ignore[arg-type, return-value]
    heavy = max(lies, key=lambda name: lies[name].value - brought[name].value)  # type: ignore[operator]
    scale = common_scale([*brought.values(), *lies.values()])   # as in the matrix
    outweighs = lies[heavy].value > brought[heavy].value and scale.text(lies[heavy]) != scale.text(brought[heavy])  # type: ignore[operator]
    return finding(
        "SKU分级",
        k.say("{name}类占金额{part}、库存{stock}。", name=label(most), part=brought[most], stock=lies[most]),
        k.say("{name}类占库存{stock}，只占金额{part}。", name=label(heavy), part=scaled(brought[heavy], scale), stock=scaled(lies[heavy], scale),
              when=outweighs and heavy != most),
    )


def _purchases(k: Kpis) -> Paragraphs | None:
    return finding(
        "采购与清仓",
        stated(k, "供应商准时率", "inventory.supplier_on_time"),
        stated(k, "清仓损失", "inventory.clearance_loss"),
        stated(k, "畅销品备货", "inventory.best_seller_lead"),
    )


def _days(k: Kpis) -> Chart | None:
    """Turnover days by month, both years, with what the trade reaches."""
    chart, trade = monthly_lines(k, "inventory.days", "月度库存周转天数"), k.benchmark("inventory.days")
    if chart is None or trade is None:
        return chart
    return replace(chart, series=(*chart.series, Series("行业", (trade,) * len(chart.categories), "benchmark")))


def _stock(k: Kpis) -> Chart | None:
    alt = k.say("月末库存金额：期末{inventory.stock_value}，{inventory.stock_value:change}")
    return monthly_lines(k, "inventory.stock_value", "月末库存金额", alt)


def _classes(k: Kpis) -> ClassMatrix | None:
    """What each class brings and what of the stock it holds; a class without goods is empty."""
    goods = {f.slice["class"] for f in k.rows("inventory.classes") if f.value}
    if not goods:
        return None
    shares = [{f.slice["class"]: f for f in k.rows(id_) if f.slice["class"] in goods}
              for id_ in ("inventory.class_amount_share", "inventory.class_stock_share")]
    return ClassMatrix(
        title="SKU分级", note="行按金额，列按销量波动", rows=tuple(ROWS.values()), columns=tuple(COLUMNS.values()), parts=("金额", "库存"),
        cells=tuple(tuple(tuple(share.get(row + column) for share in shares) for column in COLUMNS) for row in ROWS),
        alt=k.say("SKU分级：{name}类贡献金额的{part}", name=label("AX"), part=shares[0].get("AX")) or plain("SKU分级"),
    )


def _suppliers(k: Kpis) -> Grid | None:
    """The suppliers, those that are on time least often first."""
    ranked = sorted(k.rows("inventory.supplier_on_time", "supplier"), key=lambda f: f.value)  # type: ignore[arg-type, return-value]
    return comparison(
        k, "supplier", [f.slice["supplier"] for f in ranked], SUPPLIERS, title="供应商交付", first="供应商",
        alt=k.say("各供应商的准时率与满足率，全部准时率{inventory.supplier_on_time}") or plain("供应商的准时率与满足率"),
    )
