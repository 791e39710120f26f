"""物流与履约时效: how fast parcels leave and arrive, what goes wrong on the way, and which carrier is to be spoken with."""

from __future__ import annotations

from annualdeck.config import Config
from annualdeck.figure import FLAT_POINTS, Figure
from annualdeck.metrics.cities import UNTIERED
from annualdeck.metrics.kpis import Kpis
from annualdeck.metrics.reasons_given import OTHERS
from annualdeck.sections.figures import apart, lowest, outstanding
from annualdeck.sections.grids import Column, comparison
from annualdeck.sections.parts import (
    Topic, beside_industry, both_years, finding, findings, month_label, monthly, monthly_lines, needs, slide, stated,
    thin, words_only,
)
from annualdeck.slide import Block, Chart, Columns, Grid, Paragraphs, Slide, TileMap
from annualdeck.wording import Text, label, plain

TOPIC = Topic("fulfilment", "物流与履约时效", ("shipments",))
TABLES = ("shipments", "orders")
CARRIERS = (
    Column("fulfilment.carrier_share", "包裹占比"),
    Column("fulfilment.carrier_hours", "在途", whole="fulfilment.transit_hours"),
    Column("fulfilment.carrier_72h", "跨省72小时达", whole="fulfilment.cross_province_72h"),
    Column("fulfilment.carrier_72h", "同比", change=True, whole="fulfilment.cross_province_72h"),
    Column("fulfilment.carrier_late_share", "占超时件"),
    Column("fulfilment.carrier_exceptions", "异常件率", whole="fulfilment.exceptions"),
    Column("fulfilment.carrier_complaints", "投诉", whole="fulfilment.complaints"),
)
IDS = (
    "fulfilment.ship_48h", "fulfilment.process_hours", "fulfilment.process_hours_p90", "fulfilment.cross_province_72h",
    "fulfilment.transit_hours", "fulfilment.own_effect", "fulfilment.mix_effect", "fulfilment.same_city_same_day",
    "fulfilment.hours_distribution", "fulfilment.province_hours", "fulfilment.exceptions", "fulfilment.exception_kinds",
    "fulfilment.complaints", *dict.fromkeys(c.id for c in CARRIERS),
)
NEEDS = (
    *needs("fulfilment.ship_48h", by="month"), *needs("fulfilment.province_hours", by="province"),
    *needs("fulfilment.exception_kinds", by="exception"),
    *needs("fulfilment.carriers", *dict.fromkeys(c.id for c in CARRIERS), by="carrier"),
)
BEYOND = 1.5  # so many times its share of parcels makes a carrier's share of late ones worth the title


def make(k: Kpis, config: Config) -> Slide:
    blocks = findings(
        k, config,
        (_shipping(k), "仓储出库", ("shipments",)),
        (_far(k), "跨省时效", ("shipments", "fulfilment.cross_province_72h")),
        (_trouble(k), "异常与投诉", ("shipments", "fulfilment.exceptions", "fulfilment.complaints")),
    )
    title = _title(k)
    if title is None:
        return words_only(k, TOPIC, None, blocks, IDS, TABLES)
    carriers, hours, provinces, months = _carriers(k), _hours(k), _provinces(k), _months(k)
    content: dict[str, Block] = {"blocks": blocks}
    chart = hours or months
    if carriers is not None and hours is not None and provinces is not None:
        content |= {"table": carriers, "chart": hours, "picture": provinces}
        return slide(k, TOPIC, "map-table-text", title, content, IDS, TABLES)
    if chart is not None and provinces is not None:
        return slide(k, TOPIC, "chart-picture-text", title, content | {"chart": chart, "picture": provinces}, IDS, TABLES)
    if carriers is not None and hours is not None and months is not None:
        content |= {"chart1": months, "chart2": hours, "table": carriers}
        return slide(k, TOPIC, "charts-table-text", title, content, IDS, TABLES)
    if carriers is not None:
        return slide(k, TOPIC, "table-text", title, content | {"table": carriers}, IDS, TABLES)
    if chart is not None:
        return slide(k, TOPIC, "chart-wide-text", title, content | {"chart": chart}, IDS, TABLES)
    return words_only(k, TOPIC, title, blocks, IDS, TABLES)


def _title(k: Kpis) -> Text | None:
    late, share = _laggard(k)
    name = label(late.slice["carrier"]) if late is not None else None
    return k.first(
        k.say("跨省72小时达{fulfilment.cross_province_72h}，{fulfilment.cross_province_72h:change}；"
              "超时件{late}来自{name}", name=name, late=late),
        k.say("48小时发货率{fulfilment.ship_48h}，{fulfilment.ship_48h:change}；"
              "跨省72小时达{fulfilment.cross_province_72h}，{fulfilment.cross_province_72h:word}"),
        k.say("跨省72小时达{fulfilment.cross_province_72h}；{name}承运{share}的包裹，却占超时件的{late}",
              name=name, share=share, late=late),
        k.say("48小时发货率{fulfilment.ship_48h}，{fulfilment.ship_48h:change}"),
        k.say("48小时发货率{fulfilment.ship_48h}，跨省72小时达{fulfilment.cross_province_72h}"),
        k.say("48小时发货率{fulfilment.ship_48h}"),
        stated(k, "在途时长中位数", "fulfilment.transit_hours", stop=""),
    )


def _laggard(k: Kpis) -> tuple[Figure | None, Figure | None]:
    """The carrier with most of the late parcels and its share of all, where it has far more of those than of these."""
    late = outstanding(k.rows("fulfilment.carrier_late_share", "carrier"))
    share = k.get("fulfilment.carrier_share", carrier=late.slice["carrier"]) if late is not None else None
    if late is None or share is None or late.slice["carrier"] == OTHERS or late.value < BEYOND * share.value:  # type: ignore[operator]
        return None, None
    return late, share


def _shipping(k: Kpis) -> Paragraphs | None:
    months = [f for f in monthly(k, "fulfilment.ship_48h") if not thin(k, f, _shipped(k))]
    worst = lowest(months)
    slow, taken = (bool(f and f.value) for f in (k.get("fulfilment.process_hours_p90"), k.get("fulfilment.process_hours")))
    return finding(
        "仓储出库",
        stated(k, "48小时发货率", "fulfilment.ship_48h"),
        beside_industry(k, "fulfilment.ship_48h"),
        k.say("九成订单在{fulfilment.process_hours_p90}内发出，{fulfilment.process_hours_p90:change}。", when=slow)
        or k.say("九成订单在{fulfilment.process_hours_p90}内发出。", when=slow)
        or stated(k, "支付到发货的中位数为", "fulfilment.process_hours", when=taken),
        k.say("{month}发货率最低，为{worst}。", month=label(month_label(worst.slice["month"])) if worst is not None else None,
              worst=worst, when=len(months) > 2),
    )


def _far(k: Kpis) -> Paragraphs | None:
    """What the rate did and by which parts, the slowest province, the parcels of the own city."""
    slowest = outstanding([f for f in k.rows("fulfilment.province_hours", "province") if f.slice["province"] not in UNTIERED])
    name = label(slowest.slice["province"]) if slowest is not None else None
    return finding(
        "跨省时效",
        _parts(k)
        or stated(k, "跨省72小时达", "fulfilment.cross_province_72h"),
        beside_industry(k, "fulfilment.cross_province_72h"),
        k.say("在途时长中位数{fulfilment.transit_hours}，{fulfilment.transit_hours:change}；{name}最慢，为{slowest}。",
              name=name, slowest=slowest)
        or k.say("在途时长中位数{fulfilment.transit_hours}，{fulfilment.transit_hours:change}。")
        or k.say("在途时长中位数{fulfilment.transit_hours}；{name}最慢，为{slowest}。", name=name, slowest=slowest)
        or k.say("在途时长中位数{fulfilment.transit_hours}。"),
        stated(k, "同城当日达", "fulfilment.same_city_same_day"),
    )


def _parts(k: Kpis) -> Text | None:
    """How much of the rate's change the carriers made themselves, and how much the parcels' way from one to another."""
    rate = k.get("fulfilment.cross_province_72h")
    own, mix = k.get("fulfilment.own_effect"), k.get("fulfilment.mix_effect")
    if rate is None or own is None or mix is None or not (rate.rose or rate.fell):
        return None
    named = sorted([(own, "各快递自身" + ("提速" if _up(own) else "变慢")),
                    (mix, "包裹转向更" + ("快" if _up(mix) else "慢") + "的快递")], key=lambda part: abs(float(part[0].value)))  # type: ignore[arg-type]
    (less, smaller), (more, larger) = named
    moved = "跨省72小时达{fulfilment.cross_province_72h:word}，"
    if abs(float(less.value)) < FLAT_POINTS:  # type: ignore[arg-type]
        return k.say(f"{moved}几乎全部来自{larger}。")
    if _up(less) == _up(more):
        return k.say(f"{moved}其中{{more:abs}}来自{larger}，其余来自{smaller}。", more=more)
    return k.say(f"{moved}来自{larger}，{smaller}抵消了一部分。")


def _up(figure: Figure) -> bool:
    return figure.value > 0  # type: ignore[operator]


def _trouble(k: Kpis) -> Paragraphs | None:
    lost, blamed = k.get("fulfilment.exceptions"), k.get("fulfilment.complaints")
    kind = outstanding(k.rows("fulfilment.exception_kinds", "exception"))
    named = [f for f in k.rows("fulfilment.carrier_complaints", "carrier") if f.slice["carrier"] != OTHERS]
    worst = outstanding(named) if len(named) > 1 else None
    name = label(worst.slice["carrier"]) if worst is not None else None
    return finding(
        "异常与投诉",
        k.say("异常件率{fulfilment.exceptions}，{fulfilment.exceptions:change}；"
              + ("但" if apart(lost, blamed) else "") + "物流投诉率{fulfilment.complaints}，{fulfilment.complaints:word}（按物流明细）。")
        or k.say("异常件率{fulfilment.exceptions}，物流投诉率{fulfilment.complaints}。")
        or stated(k, "异常件率", "fulfilment.exceptions")
        or stated(k, "物流投诉率", "fulfilment.complaints"),
        k.say("{name}投诉率最高，为{worst}。", name=name, worst=worst),
        k.say("异常以{kind}最多，占全部包裹的{part}。", kind=label(kind.slice["exception"]) if kind is not None else None, part=kind),
    )


def _carriers(k: Kpis) -> Grid | None:
    """The carriers by their parcels, what is left together last."""
    ranked = sorted(k.rows("fulfilment.carriers", "carrier"), key=lambda f: (f.slice["carrier"] == OTHERS, -f.value))  # type: ignore[operator]
    return comparison(
        k, "carrier", [f.slice["carrier"] for f in ranked], CARRIERS, title="快递公司对比", first="快递公司", total="全部",
        alt=k.say("各快递公司的时效、异常与投诉，全部跨省72小时达{fulfilment.cross_province_72h}") or plain("快递公司对比"),
    )


def _hours(k: Kpis) -> Chart | None:
    """Parcels by hours on the way, both years."""
    figures = k.rows("fulfilment.hours_distribution")
    if not figures:
        return None
    return Columns(
        title="在途时长分布", note="占已签收包裹，横轴为小时", histogram=True, series=both_years(k, figures),
        categories=tuple(f.slice["hours"].replace("小时内", "以内").replace("小时", "") for f in figures),
        alt=stated(k, "在途时长分布：中位数", "fulfilment.transit_hours", stop="") or plain("在途时长分布"),
    )


def _provinces(k: Kpis) -> TileMap | None:
    figures = {f.slice["province"]: f for f in k.rows("fulfilment.province_hours", "province")}
    if len(figures) < 2:
        return None
    return TileMap(
        title="各省在途时长", note="中位数，白格无包裹数据", figures=figures,
        alt=k.say("各省在途时长的中位数，全部包裹为{fulfilment.transit_hours}") or plain("各省在途时长的中位数"),
    )


def _months(k: Kpis) -> Chart | None:
    return monthly_lines(k, "fulfilment.ship_48h", "月度48小时发货率")


def _shipped(k: Kpis) -> str:
    """The table that tells when orders left."""
    return "shipments" if "shipments" in k.facts else "orders"
