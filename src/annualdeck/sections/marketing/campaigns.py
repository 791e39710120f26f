"""大促活动效果: what the campaigns sold, how they converted beside everyday, whom they won, and what sold together."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

from annualdeck.config import Config
from annualdeck.figure import Figure
from annualdeck.metrics.kpis import Kpis
from annualdeck.period import Campaign, Period
from annualdeck.sections.figures import outstanding
from annualdeck.sections.parts import (
    Topic, both_years, cards, finding, findings, months_label, needs, slide, stated, words_only,
)
from annualdeck.slide import Block, Columns, HeatMap, Paragraphs, Series, Slide
from annualdeck.wording import Text, label, plain, show

TOPIC = Topic("campaigns", "大促活动效果", ("orders",))
TABLES = ("orders", "shop_daily", "order_lines", "coupons")
IDS = (
    "campaigns.table", "sales.campaign_amount", "sales.campaign_share", "campaigns.days", "campaigns.campaign_visitors",
    "campaigns.campaign_spend", "campaigns.campaign_conversion", "campaigns.conversion", "campaigns.conversion_multiple",
    "campaigns.new_buyer_share", "campaigns.returning_repurchase", "campaigns.coupon_redemption", "campaigns.hero_share",
    "campaigns.other_units", "campaigns.other_units_multiple", "campaigns.multi_category_share", "campaigns.cross_category",
)
NOTABLE_LIFT = 1.2  # below it, two categories share orders hardly more often than chance has it
FEWEST_PAIRS = 3    # fewer pairs of categories make no map, nor do fewer than two that go together
MOST_CARDS = 4
NEEDS = (
    *needs("campaigns.table", "campaigns.days", "campaigns.campaign_visitors", "campaigns.campaign_spend",
           "campaigns.campaign_conversion", by="campaign"),
    *needs("campaigns.conversion", by="promotion"), *needs("campaigns.coupon_redemption", by="coupon_type"),
)
CARDS = ("sales.campaign_share", "campaigns.conversion_multiple", "campaigns.coupon_redemption", "campaigns.hero_share",
         "campaigns.new_buyer_share", "campaigns.returning_repurchase")


def make(k: Kpis, config: Config) -> Slide:
    unsure = _unsure(k, config)
    blocks = findings(
        k, config,
        (_sales(k, unsure), "成交与客群", ("orders", "campaigns.table")),
        (_conversion(k), "转化与优惠券", ("shop_daily", "campaigns.conversion_multiple")),
        (_items(k), "爆款与跨品类", ("order_lines", "items", "campaigns.hero_share", "campaigns.cross_category")),
    )
    title, amounts, rates, pairs, units = _title(k, unsure), _amounts(k, config, unsure), _rates(k, config), _pairs(k), _units(k)
    if title is None and not config.campaigns:
        title = plain("大促活动效果：未设置大促日期")
    if title is None or amounts is None:
        return words_only(k, TOPIC, title, blocks, IDS, TABLES)
    figures = cards(k, *(() if unsure else ("sales.campaign_amount",)), *CARDS, most=MOST_CARDS)
    content: dict[str, Block]
    if rates is not None and pairs is not None:
        layout, content = "three-charts-text", {"chart1": amounts, "chart2": rates, "picture": pairs}
    elif pairs is not None:
        layout, content = "chart-picture-text", {"chart": amounts, "picture": pairs}
    elif len(figures.cards) == MOST_CARDS and rates is not None and units is not None:
        layout, content = "cards-charts-text", {"cards": figures, "chart1": amounts, "chart2": rates, "chart3": units}
    elif len(figures.cards) < 2:
        layout, content = "chart-wide-text", {"chart": amounts}
    elif rates is not None:
        layout, content = "cards-two-charts-text", {"cards": figures, "chart1": amounts, "chart2": rates}
    else:
        layout, content = "cards-chart-text", {"cards": figures, "chart": amounts}
    return slide(k, TOPIC, layout, title, content | {"blocks": blocks}, IDS, TABLES)


def _unsure(k: Kpis, config: Config) -> dict[str, str]:
    """Campaigns that are not compared, since months of theirs or of a year before hold suspiciously few orders: 2019年6月."""
    found = k.facts.coverage.get("orders")
    thin = set(found.thin) if found else set()
    touched = {c.name: thin & {*_months(c.window), *_months(c.prior_window)} for c in config.windows}
    return {name: months_label(months) for name, months in touched.items() if months}


def _months(window: tuple[dt.datetime, dt.datetime]) -> tuple[dt.date, ...]:
    """The first day of each month that a half-open window touches."""
    return Period(window[0].date(), (window[1] - dt.timedelta(seconds=1)).date() + dt.timedelta(days=1)).months


def _title(k: Kpis, unsure: Mapping[str, str]) -> Text | None:
    """The campaigns' amount, and whether it grew faster than the shop's."""
    inside, shop = k.get("sales.campaign_amount"), k.get("sales.paid_amount")
    found = k.rows("campaigns.table", "campaign")
    best = outstanding(found)
    name = label(best.slice["campaign"]) if best else None
    comparable = inside and shop and inside.can("word") and shop.can("word") and not unsure
    return k.first(
        _beside_the_shop(k, inside, shop) if comparable else None,
        k.say("{name}支付{best}，占全店的{sales.campaign_share}", name=name, best=best, when=len(found) == 1),
        k.say("大促支付{sales.campaign_amount}，占全店的{sales.campaign_share}；{name}最高，为{best}", name=name, best=best),
        k.say("大促支付{sales.campaign_amount}，占全店的{sales.campaign_share}"),
        k.say("大促贡献支付金额的{sales.campaign_share}，其中{name}支付{best}，{best:change}", name=name, best=best),
        k.say("大促贡献支付金额的{sales.campaign_share}，其中{name}支付{best}", name=name, best=best),
        k.say("大促贡献支付金额的{sales.campaign_share}"),
    )


def _beside_the_shop(k: Kpis, inside: Figure, shop: Figure) -> Text | None:
    if inside.show("word") == shop.show("word"):
        words = "与全店同步"
    elif (inside.rose, inside.fell) != (shop.rose, shop.fell):
        words = "而全店{shop:word}"
    else:
        more = abs(inside.delta or 0) > abs(shop.delta or 0)
        word = ("快于" if more else "慢于") if inside.rose else "降幅大于" if more else "降幅小于"
        words = word + "全店的{shop:size}"
    return k.say("大促支付{inside}，{inside:change}，" + words, inside=inside, shop=shop)


def _sales(k: Kpis, unsure: Mapping[str, str]) -> Paragraphs | None:
    found = k.rows("campaigns.table", "campaign")
    best = outstanding(found)
    return finding(
        "成交与客群",
        _campaign(k, best, len(found) == 1, best.slice["campaign"] not in unsure) if best else None,
        *(k.say("{name}支付{f}，{f:change}。", name=label(f.slice["campaign"]), f=f) for f in found
          if f.fell and f is not best and f.slice["campaign"] not in unsure),
        *(plain(f"{name}不作同比：{months}的订单明显偏少。") for name, months in unsure.items()
          if any(f.slice["campaign"] == name and f.delta is not None for f in found)),
        *(_lasted(k, f) for f in k.rows("campaigns.days", "campaign")),
        stated(k, "大促新客占比", "campaigns.new_buyer_share"),
        stated(k, "大促老客复购率", "campaigns.returning_repurchase"),
        k.say("大促贡献支付金额的{sales.campaign_share}，{sales.campaign_share:change}。", when=not unsure)
        or k.say("大促贡献支付金额的{sales.campaign_share}。"),
    )


def _campaign(k: Kpis, best: Figure, only: bool, compared: bool) -> Text | None:
    """The largest campaign: its amount, and, where it can be `compared`, how visitors and spend moved beside it."""
    visitors, spend = (k.at(f"campaigns.campaign_{part}", best.slice) for part in ("visitors", "spend"))
    name = label(best.slice["campaign"])
    return k.first(
        k.say("{name}支付{best}，{best:change}；访客{visitors:word}，客单价{spend:word}。",
              name=name, best=best, visitors=visitors, spend=spend, when=compared),
        k.say("{name}支付{best}，{best:change}；客单价{spend:word}。", name=name, best=best, spend=spend, when=compared),
        k.say("{name}支付{best}，{best:change}。", name=name, best=best, when=compared),
        k.say("{name}支付{best}，居各大促之首。", name=name, best=best, when=not only),
        k.say("{name}支付{best}。", name=name, best=best),
    )


def _lasted(k: Kpis, days: Figure) -> Text | None:
    """That a campaign is compared to one of another length."""
    sold = k.get("campaigns.table", **days.slice)
    if sold is None or sold.delta is None or days.value == days.prior:
        return None
    return k.say("{name}{days}，上年{days:prior}，按各自活动期对比。", name=label(days.slice["campaign"]), days=days)


def _conversion(k: Kpis) -> Paragraphs | None:
    inside = k.at("campaigns.conversion", {"promotion": "大促"})
    return finding(
        "转化与优惠券",
        k.say("大促日支付转化率{inside}，{inside:change}，为平日的{campaigns.conversion_multiple}。", inside=inside)
        or k.say("大促日支付转化率{inside}，为平日的{campaigns.conversion_multiple}。", inside=inside),
        stated(k, "优惠券核销率", "campaigns.coupon_redemption"),
        _coupons(k),
    )


def _coupons(k: Kpis) -> Text | None:
    """The coupon that is redeemed most, and the one that lost most where the whole did not."""
    types = k.rows("campaigns.coupon_redemption", "coupon_type")
    whole, best = k.get("campaigns.coupon_redemption"), outstanding(types) if len(types) > 1 else None
    fallen = [f for f in types if f.fell and whole is not None and not whole.fell]
    worst = min(fallen, key=lambda f: f.delta or 0, default=None)
    return k.first(
        k.say("{a}核销率最高，为{best}，但{worst:change}。", a=label(best.slice["coupon_type"]), best=best, worst=worst) if best and best is worst else None,
        k.say("其中{a}最高，为{best}；{b}核销率{worst:change}。", a=label(best.slice["coupon_type"]), best=best, b=label(worst.slice["coupon_type"]),
              worst=worst) if best and worst else None,
        k.say("其中{a}最高，为{best}。", a=label(best.slice["coupon_type"]), best=best) if best else None,
    )


def _items(k: Kpis) -> Paragraphs | None:
    pairs = k.rows("campaigns.cross_category")
    best = max((f for f in pairs if f.value >= NOTABLE_LIFT), key=lambda f: f.value, default=None)  # type: ignore[operator]
    main, several = k.get("campaigns.main_category"), k.get("campaigns.multi_category_share")
    crossed = several is not None and several.value > 0  # type: ignore[operator]
    return finding(
        "爆款与跨品类",
        stated(k, "爆款占大促金额的", "campaigns.hero_share"),
        k.say("{main}以外的类目大促日均售出{units:number}件，为平日的{campaigns.other_units_multiple}。",
              main=label(main.slice["category"]) if main else None, units=k.at("campaigns.other_units", {"promotion": "大促"})),
        stated(k, "大促订单中跨品类的占", "campaigns.multi_category_share", when=crossed),
        k.say("{pair}同单关联最强，提升度{best}。", pair=label(best.slice["category"].replace("+", "与")) if best else None, best=best),
    )


def _shown(k: Kpis, config: Config, id_: str) -> dict[Campaign, Figure]:
    """The campaigns in the order of the year."""
    held = {f.slice["campaign"]: f for f in k.rows(id_, "campaign")}
    return {c: held[c.name] for c in sorted(config.windows, key=lambda c: c.start) if c.name in held}


def _changes(figures: Sequence[Figure], unsure: Mapping[str, str]) -> tuple[Text | None, ...]:
    return tuple(show(f, "delta") if f.can("delta") and f.slice.get("campaign") not in unsure else None for f in figures)


def _amounts(k: Kpis, config: Config, unsure: Mapping[str, str]) -> Columns | None:
    """Each campaign beside the year before; a single one with nothing beside it makes no chart."""
    shown = _shown(k, config, "campaigns.table")
    if not shown or len(shown) == 1 and all(f.prior is None for f in shown.values()):
        return None
    figures = tuple(shown.values())
    years = both_years(k, figures)
    return Columns(
        title="各大促支付金额", note=_dated(max(shown, key=lambda c: shown[c].value)), categories=tuple(c.name for c in shown),  # type: ignore[arg-type, return-value]
        series=years, tags=_changes(figures, unsure),
        alt=k.say(f"各大促支付金额{'与上年对比' if len(years) > 1 else ''}，合计{{sales.campaign_amount}}") or plain("各大促支付金额"),
    )


def _dated(campaign: Campaign) -> str:
    """双11为10/15—11/14: the largest campaign may reach over more than its month."""
    first, last = campaign.window[0], campaign.window[1] - dt.timedelta(seconds=1)
    days = f"{first.month}/{first.day}"
    return f"{campaign.name}为{days}" + (f"—{last.month}/{last.day}" if last.date() > first.date() else "")


def _rates(k: Kpis, config: Config) -> Columns | None:
    """Each campaign's conversion over the line of all other days."""
    shown, everyday = _shown(k, config, "campaigns.campaign_conversion"), k.get("campaigns.conversion", promotion="平日")
    if not shown or everyday is None:
        return None
    figures = tuple(shown.values())
    if len(figures) == 1:   # a line needs two points
        return Columns(
            title="支付转化率", categories=(*(c.name for c in shown), "平日"), series=(Series("转化率", (*figures, everyday)),),
            tags=(*_changes(figures, {}), None), alt=k.say("支付转化率：大促日为平日的{campaigns.conversion_multiple}") or plain("支付转化率"),
        )
    return Columns(
        title="支付转化率", categories=tuple(c.name for c in shown),
        series=(Series("大促", figures), Series("平日", (everyday,) * len(figures), "benchmark")), tags=_changes(figures, {}),
        alt=k.say("各大促支付转化率与平日对比：大促日为平日的{campaigns.conversion_multiple}") or plain("各大促支付转化率与平日对比"),
    )


def _pairs(k: Kpis) -> HeatMap | None:
    """Pairs of categories as a triangle, the categories in most pairs first."""
    held = {frozenset(names): f for f in k.rows("campaigns.cross_category") if len(names := f.slice["category"].split("+")) == 2}
    if len(held) < FEWEST_PAIRS or sum(f.value > 1 for f in held.values()) < 2:  # type: ignore[operator]
        return None
    names = sorted({n for pair in held for n in pair}, key=lambda n: (-sum(n in pair for pair in held), n))
    rows = {a: [held.get(frozenset((a, b))) for b in names[:r]] for r, a in enumerate(names)}
    columns = [c for c in range(len(names)) if any(row[c] for row in rows.values() if c < len(row))]
    return HeatMap(
        title="品类同单提升度", note="一倍为随机，空白样本不足", rows=tuple(a for a in rows if any(rows[a])), columns=tuple(names[c] for c in columns),
        cells=tuple(tuple(row[c] if c < len(row) else None for c in columns) for row in rows.values() if any(row)),
        alt=k.say("哪些类目出现在同一订单里：跨品类订单占{campaigns.multi_category_share}") or plain("哪些类目出现在同一订单里"),
    )


def _units(k: Kpis) -> Columns | None:
    """What sells a day beside the main category, inside campaigns and outside them."""
    main, figures = k.get("campaigns.main_category"), [k.get("campaigns.other_units", promotion=side) for side in ("平日", "大促")]
    known = [f for f in figures if f is not None]
    if main is None or len(known) < len(figures):
        return None
    return Columns(
        title="其他类目日均销量", note=f"{main.slice['category']}以外", categories=tuple(f.slice["promotion"] for f in known),
        series=both_years(k, known), tags=_changes(known, {}),
        alt=k.say("主力类目以外的各类目日均售出件数：大促为平日的{campaigns.other_units_multiple}") or plain("主力类目以外的各类目日均售出件数"),
    )
