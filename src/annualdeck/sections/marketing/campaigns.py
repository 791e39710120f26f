"""大促活动效果: what the campaigns sold, how they converted, whom they won, and what sold together."""

from __future__ import annotations

import datetime as dt

from annualdeck.config import Config
from annualdeck.metrics.kpis import Kpis
from annualdeck.period import Campaign
from annualdeck.sections.parts import (
    Topic, cards, finding, findings, needs, period_names, prior_figure, slide, words_only,
)
from annualdeck.slide import Block, Chart, Columns, Paragraphs, Series, Slide
from annualdeck.wording import Text, label, plain

TOPIC = Topic("campaigns", "大促活动效果", ("orders",))
TABLES = ("orders", "shop_daily", "order_lines", "coupons")
IDS = (
    "sales.campaign_share", "campaigns.conversion", "campaigns.conversion_multiple", "campaigns.hero_share",
    "campaigns.new_buyer_share", "campaigns.returning_repurchase", "campaigns.coupon_redemption",
    "campaigns.multi_category_share", "campaigns.cross_category",
)
NOTABLE_LIFT = 1.2  # below it, two categories share orders hardly more often than chance has it
NEEDS = (
    *needs("sales.paid_amount", "sales.spend_per_buyer", "campaigns.conversion", "campaigns.visitors", by="campaign"),
    *needs("campaigns.conversion", by="promotion"), *needs("campaigns.coupon_redemption", by="coupon_type"),
)


def make(k: Kpis, config: Config) -> Slide:
    blocks = findings(
        k, config,
        (_conversion(k), "引流与转化", ("shop_daily", "campaigns.conversion_multiple")),
        (_people(k), "新客与老客", ("campaigns.new_buyer_share",)),
        (_coupons(k), "优惠券", ("coupons",)),
        (_items(k), "爆款与跨品类", ("order_lines", "items", "campaigns.hero_share", "campaigns.cross_category")),
    )
    title, chart = _title(k), _chart(k, config)
    figures = cards(k, "sales.campaign_share", "campaigns.conversion_multiple", "campaigns.new_buyer_share",
                    "campaigns.coupon_redemption", "campaigns.hero_share")
    if title is None:
        if not config.campaigns:
            title = plain("大促活动效果：未设置大促日期")
        return words_only(k, TOPIC, title, blocks, IDS, TABLES)
    content: dict[str, Block] = {"cards": figures, "blocks": blocks}
    if chart is None or len(figures.cards) < 2:
        return words_only(k, TOPIC, title, blocks, IDS, TABLES)
    return slide(k, TOPIC, "cards-chart-text", title, content | {"chart": chart}, IDS, TABLES)


def _title(k: Kpis) -> Text | None:
    found = k.rows("sales.paid_amount", "campaign")
    best = max(found, key=lambda f: f.value, default=None)
    name = label(best.slice["campaign"]) if best else None
    return k.first(
        k.say("大促支付{sales.campaign_amount}，占{sales.campaign_share}；{name}支付{best}，{best:change}", name=name, best=best),
        k.say("大促支付{sales.campaign_amount}，占{sales.campaign_share}；{name}支付{best}", name=name, best=best),
        k.say("大促贡献支付金额的{sales.campaign_share}，其中{name}支付{best}，{best:change}", name=name, best=best),
        k.say("大促贡献支付金额的{sales.campaign_share}，其中{name}支付{best}", name=name, best=best),
        k.say("大促贡献支付金额的{sales.campaign_share}"),
    )


def _conversion(k: Kpis) -> Paragraphs | None:
    return finding(
        "引流与转化",
        k.say("大促日支付转化率{inside}，为平日{outside}的{campaigns.conversion_multiple}。",
              inside=k.at("campaigns.conversion", {"promotion": "大促"}), outside=k.at("campaigns.conversion", {"promotion": "平日"})),
        *(k.say("{name}转化率{rate}，{rate:change}。", name=label(f.slice["campaign"]), rate=f)
          for f in k.rows("campaigns.conversion", "campaign")[:2]),
    )


def _people(k: Kpis) -> Paragraphs | None:
    return finding(
        "新客与老客",
        k.say("大促买家中新客占{campaigns.new_buyer_share}，{campaigns.new_buyer_share:change}。")
        or k.say("大促买家中新客占{campaigns.new_buyer_share}。"),
        k.say("此前一年的买家中{campaigns.returning_repurchase}在大促期间回购，{campaigns.returning_repurchase:change}。")
        or k.say("此前一年的买家中{campaigns.returning_repurchase}在大促期间回购。"),
    )


def _coupons(k: Kpis) -> Paragraphs | None:
    types = sorted(k.rows("campaigns.coupon_redemption", "coupon_type"), key=lambda f: f.value, reverse=True)
    ends = None
    if len(types) > 1 and types[0].show() != types[-1].show():
        ends = k.say("{a}最高，为{x}；{b}最低，为{y}。", a=label(types[0].slice["coupon_type"]), x=types[0],
                     b=label(types[-1].slice["coupon_type"]), y=types[-1])
    return finding(
        "优惠券",
        k.say("核销率{campaigns.coupon_redemption}，{campaigns.coupon_redemption:change}。")
        or k.say("核销率{campaigns.coupon_redemption}。"),
        ends,
    )


def _items(k: Kpis) -> Paragraphs | None:
    pairs = sorted(k.rows("campaigns.cross_category"), key=lambda f: f.value, reverse=True)
    best = pairs[0] if pairs and pairs[0].value >= NOTABLE_LIFT else None
    return finding(
        "爆款与跨品类",
        k.say("爆款占大促金额的{campaigns.hero_share}，{campaigns.hero_share:change}。")
        or k.say("爆款占大促金额的{campaigns.hero_share}。"),
        k.say("大促订单中跨品类的占{campaigns.multi_category_share}。"),
        k.say("{pair}同单关联最强，提升度{best}。", pair=label(best.slice["category"].replace("+", "与")) if best else None, best=best),
    )


def _chart(k: Kpis, config: Config) -> Chart | None:
    """The campaigns in the order of the year, each with its days."""
    held = {f.slice["campaign"]: f for f in k.rows("sales.paid_amount", "campaign")}
    shown = sorted((c for c in config.windows if c.name in held), key=lambda c: c.start)
    figures = [held[c.name] for c in shown]
    if not figures:
        return None
    this, last = period_names(k, "orders")
    series = [Series(this, tuple(figures), "this")]
    priors = tuple(prior_figure(f) for f in figures)
    if any(priors):
        series.insert(0, Series(last, priors, "last"))
    return Columns(
        title="各大促支付金额", note="按活动期，含跨月", categories=tuple(map(_named, shown)), series=tuple(series),
        alt=k.say("各大促支付金额与上年对比，合计占报告期{sales.campaign_share}") or plain("各大促支付金额"),
    )


def _named(campaign: Campaign) -> str:
    """双11（10/15—11/14）."""
    last = campaign.end - dt.timedelta(seconds=1)
    return f"{campaign.name}（{campaign.start.month}/{campaign.start.day}—{last.month}/{last.day}）"
