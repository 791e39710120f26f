"""会员体系优化: what members are worth beside everybody else, their tiers, and what becomes of their points."""

from __future__ import annotations

from collections.abc import Sequence

from annualdeck.config import Config
from annualdeck.figure import Figure
from annualdeck.metrics.kpis import Kpis
from annualdeck.metrics.tiers import UNTOLD
from annualdeck.scale import common_scale
from annualdeck.sections.figures import apart, highest, outstanding, prior_figure
from annualdeck.sections.parts import (
    Topic, cards, finding, findings, month_label, monthly, monthly_lines, needs, period_names, slide, stated, used,
    words_only,
)
from annualdeck.slide import Block, Chart, Columns, Paragraphs, Pyramid, Role, Series, Slide, UpDown
from annualdeck.wording import Text, label, plain, scaled, show

TOPIC = Topic("members", "会员体系优化", ("members",))
TABLES = ("members", "orders", "shop_daily", "member_daily", "points", "traffic")
IDS = (
    "members.contribution", "members.amount", "members.spend", "members.other_spend", "members.spend_multiple",
    "users.members", "users.new_members", "members.tier_share", "members.tier_amount_share",
    "members.tier_spend", "members.tier_repurchase", "members.upgrade_rate", "members.downgrade_rate",
    "members.points_issued", "members.points_redeemed", "members.points_redemption", "members.points_use_share",
    "members.recommend_conversion", "members.other_traffic_conversion", "members.price_share",
)
NEEDS = (
    *needs("members.contribution", "members.points_issued", "members.points_redeemed", by="month"),
    *needs("members.points_use_share", by="use"),
)


def make(k: Kpis, config: Config) -> Slide:
    blocks = findings(
        k, config,
        (_worth(k), "会员贡献", ("members",)),
        (_tiers_said(k), "等级结构", ("members.tier_share",)),
        (_points_said(k), "权益与推荐", ("points",)),
    )
    title, tables = _title(k), used(k, IDS, TABLES)
    if title is None:
        return words_only(k, TOPIC, None, blocks, IDS, tables)
    content: dict[str, Block] = {"blocks": blocks}
    months, tiers, spend, points = _months(k), _tiers(k), _spend(k), _points(k)
    others = [chart for chart in (spend, points, months) if chart is not None]
    figures = cards(k, "members.contribution", "members.amount", "members.spend", "users.members", "users.new_members")
    if tiers is not None and others:
        charts = [chart for chart in (months, tiers, spend, points) if chart is not None]
        layout = {4: "four-charts-text", 3: "pyramid-text", 2: "two-charts-text"}[len(charts)]
        content |= {f"chart{i}": chart for i, chart in enumerate(charts, 1)}
    elif len(others) > 1 and len(figures.cards) > 1:
        layout = "cards-two-charts-text"
        content |= {"cards": figures, "chart1": others[-1], "chart2": others[0]}
    elif others and len(figures.cards) > 1:
        layout = "cards-chart-text"
        content |= {"cards": figures, "chart": others[0]}
    elif tiers is not None or others:
        layout = "chart-wide-text"
        content |= {"chart": tiers or others[0]}
    else:
        return words_only(k, TOPIC, title, blocks, IDS, tables)
    return slide(k, TOPIC, layout, title, content, IDS, tables)


def _title(k: Kpis) -> Text | None:
    share, spend = k.get("members.contribution"), k.get("members.spend")
    return k.first(
        k.say("会员贡献支付金额的{members.contribution}，{members.contribution:change}；但会员客单价{members.spend:word}", when=apart(share, spend)),
        k.say("会员贡献支付金额的{members.contribution}，{members.contribution:change}；客单价为非会员的{members.spend_multiple}"),
        k.say("会员贡献支付金额的{members.contribution}，{members.contribution:change}"),
        k.say("会员贡献支付金额的{members.contribution}，会员客单价为非会员的{members.spend_multiple}"),
        k.say("会员贡献支付金额的{members.contribution}"),
        stated(k, "会员成交金额", "members.amount", stop=""),
        stated(k, "期末会员", "users.members", stop=""),
        stated(k, "积分核销率", "members.points_redemption", stop=""),
        stated(k, "会员价订单占比", "members.price_share", stop=""),
    )


# -- findings --------------------------------------------------------------------------------------------------------

def _worth(k: Kpis) -> Paragraphs | None:
    return finding(
        "会员贡献",
        stated(k, "会员成交金额", "members.amount"),
        k.first(
            k.say("会员客单价{members.spend}，{members.spend:change}；非会员{members.other_spend}，{members.other_spend:change}。"),
            k.say("会员客单价{members.spend}，非会员{members.other_spend}。"),
        ),
        k.first(
            k.say("期末会员{users.members}，{users.members:change}；新增会员{users.new_members}，{users.new_members:change}。"),
            k.say("期末会员{users.members}，新增会员{users.new_members}。"),
            stated(k, "期末会员", "users.members"),
        ),
    )


def _ranked(k: Kpis, id_: str) -> list[Figure]:
    """A KPI of the tiers from the lowest up, without those who have none."""
    return [f for f in k.rows(id_) if f.slice.get("tier") not in (None, UNTOLD)]


def _tiers_said(k: Kpis) -> Paragraphs | None:
    """The tier that carries most, who rose and fell, and the highest beside the lowest."""
    shares, spend = _ranked(k, "members.tier_share"), _ranked(k, "members.tier_spend")
    several = len(shares) > 1   # a single tier is all of them
    most, widest = (outstanding(found) if several else None for found in (_ranked(k, "members.tier_amount_share"), shares))
    ends = [spend[-1], spend[0]] if len(spend) > 1 else []
    named = {name: label(f.slice["tier"]) for name, f in zip(("top", "low"), ends, strict=False)}
    named |= dict(zip(("x", "y"), ends, strict=False))
    named |= {name: k.get("members.tier_repurchase", **f.slice) for name, f in zip(("r", "s"), ends, strict=False)}
    return finding(
        "等级结构",
        k.first(
            k.say("{tier}占会员的{share}，贡献会员支付金额的{most}。", tier=label(most.slice["tier"]) if most else None, most=most,
                  share=k.get("members.tier_share", **most.slice) if most else None),
            k.say("{tier}最多，占会员的{widest}。", tier=label(widest.slice["tier"]) if widest else None, widest=widest),
        ),
        k.say("期初会员中{members.upgrade_rate}升级、{members.downgrade_rate}降级。") or k.say("会员升级率{members.upgrade_rate}。"),
        k.first(
            k.say("{top}复购率{r}，{low}{s}。", when=bool(ends), **named),
        ),
    )


def _points_said(k: Kpis) -> Paragraphs | None:
    use = outstanding(k.rows("members.points_use_share", "use"))
    name, use = (label(use.slice["use"]), scaled(use, common_scale([use]))) if use else (None, None)
    return finding(
        "权益与推荐",
        k.first(
            k.say("积分核销率{members.points_redemption}，{members.points_redemption:change}；核销中{name}最多，占{use}。", name=name, use=use),
            k.say("积分核销率{members.points_redemption}，{members.points_redemption:change}。"),
            k.say("积分核销率{members.points_redemption}；核销中{name}最多，占{use}。", name=name, use=use),
            k.say("积分核销率{members.points_redemption}。"),
        ),
        k.first(
            k.say("猜你喜欢等推荐流量转化率{members.recommend_conversion}，{members.recommend_conversion:change}；其他流量{members.other_traffic_conversion}。"),
            k.say("猜你喜欢等推荐流量转化率{members.recommend_conversion}，其他流量{members.other_traffic_conversion}。"),
        ),
        stated(k, "会员价订单占比", "members.price_share"),
    )


# -- charts ----------------------------------------------------------------------------------------------------------

def _tiers(k: Kpis) -> Chart | None:
    """Members by tier, the highest on top, with what a buyer of each spends; those without a tier at the bottom."""
    ranked = _ranked(k, "members.tier_share")[::-1]
    found = [*ranked, *(f for f in k.rows("members.tier_share") if f not in ranked)]
    if len(ranked) < 2:
        return None
    spend = tuple(k.get("members.tier_spend", **f.slice) for f in found)
    beside = Series("客单价", spend) if any(spend) else None
    return Pyramid(
        title="会员等级", note="按名单导出时的等级", categories=tuple(f.slice["tier"] for f in found),
        series=Series("会员占比", tuple(found), "last" if beside else "this"), beside=beside,
        alt=k.say("{top}{x}，{low}{y}", top=label(ranked[0].slice["tier"]), x=ranked[0], low=label(ranked[-1].slice["tier"]), y=ranked[-1])
        or plain("会员等级占比"),
    )


def _spend(k: Kpis) -> Chart | None:
    """What a member and another buyer spend in the period, both years."""
    own, other = k.get("members.spend"), k.get("members.other_spend")
    if own is None or other is None:
        return None
    this, last = period_names(k, "orders")
    priors = (prior_figure(own), prior_figure(other))
    series = [Series(last, priors, "last")] if any(priors) else []
    return Columns(
        title="会员与非会员客单价", note="入会前后分别计入", categories=("会员", "非会员"), series=(*series, Series(this, (own, other))),
        tags=tuple(show(f, "delta") if f.can("delta") else None for f in (own, other)),
        alt=k.say("会员客单价{members.spend}，非会员{members.other_spend}") or plain("会员与非会员客单价"),
    )


def _points(k: Kpis) -> Chart | None:
    issued, redeemed = monthly(k, "members.points_issued"), monthly(k, "members.points_redeemed")
    if len(issued) < 2 or len(issued) != len(redeemed):
        return None
    return UpDown(
        title="积分发放与核销", categories=tuple(month_label(f.slice["month"]) for f in issued),
        up=_flow("发放", issued, "last"), down=_flow("核销", redeemed, "this"),
        alt=k.say("发放积分{members.points_issued}，核销{members.points_redeemed}") or plain("积分发放与核销"),
    )


def _flow(name: str, figures: Sequence[Figure], role: Role) -> Series:
    top = highest(figures)
    return Series(name, tuple(figures), role, () if top is None else (top,))


def _months(k: Kpis) -> Chart | None:
    return monthly_lines(k, "members.contribution", "月度会员销售占比")
