"""内容营销策略: what content cost and brought, which creators carry it, and how private traffic buys beside public."""

from __future__ import annotations

from dataclasses import replace

from annualdeck.config import Config
from annualdeck.figure import FLAT_RELATIVE, Figure
from annualdeck.metrics.kpis import Kpis
from annualdeck.sections.figures import apart, ends, outstanding
from annualdeck.sections.parts import (
    Topic, both_years, cards, finding, findings, high_and_low, month_label, monthly, monthly_lines, needs, slide,
    stated, words_only,
)
from annualdeck.slide import Block, Chart, Columns, Lines, Paragraphs, Role, Scatter, Series, Slide
from annualdeck.wording import Text, label, plain, show

TOPIC = Topic("content", "内容营销策略", ("content",))
TABLES = ("content", "traffic", "brand_search")
IDS = (
    "content.visits", "content.roi", "content.cost_per_visit", "content.cart_rate", "content.cost", "content.amount",
    "content.posts", "content.creators", "content.plays", "content.best_plays", "content.most_plays", "content.engagement_rate",
    "content.engagement_multiple", "content.brand_search_growth", "content.campaign_brand_search_growth",
    "content.private_conversion", "content.public_conversion", "content.private_multiple", "content.private_uplift", "content.private_uplift_low",
    "content.private_uplift_high", "content.private_spend", "content.public_spend", "content.fan_spend_uplift",
)
PLACES = ("platform", "form")  # where content stands: by platform, or where there is only one by form
CREATOR = ("content.cost", "content.amount", "content.roi")
NEEDS = (
    *(pair for by in PLACES for pair in needs("content.visits", "content.cost_per_visit", by=by)),
    *needs(*CREATOR, by="creator"), *needs("content.roi", by="creator_tier"),
    *needs("content.visits", "content.private_conversion", "content.public_conversion", by="month"),
)
CARDS = ("content.visits", "content.roi", "content.cost_per_visit", "content.engagement_rate", "content.plays", "content.posts")
FEWEST_CREATORS = 5  # fewer make no cloud of points
NAMED = 2            # creators named for the best return, and for the worst


def make(k: Kpis, config: Config) -> Slide:
    blocks = findings(
        k, config,
        (_creators_said(k), "成交与达人", ("content", "content.cost_per_visit")),
        (_reach(k), "内容与互动", ("content", "content.plays")),
        (_private(k), "私域与品牌搜索", ("traffic", "brand_search")),
    )
    title = _title(k)
    charts = [chart for chart in (_creators(k), _places(k), _sides(k)) if chart is not None]
    visits = monthly_lines(k, "content.visits", "月度引导进店UV", title) if title is not None and not charts else None
    charts = charts or ([visits] if visits is not None else [])
    figures = cards(k, *CARDS)
    if title is None or not charts:
        return words_only(k, TOPIC, title, blocks, IDS, TABLES)
    content: dict[str, Block] = {f"chart{i}": chart for i, chart in enumerate(charts, start=1)}
    if len(charts) == 1:
        layout, content = "chart-wide-text", {"chart": charts[0]}
        if len(figures.cards) > 1:
            layout, content = "cards-chart-text", {"cards": figures} | content
    else:
        layout = "pyramid-text" if len(charts) > 2 else "two-charts-text"
    return slide(k, TOPIC, layout, title, content | {"blocks": blocks}, IDS, TABLES)


def _title(k: Kpis) -> Text | None:
    visits, roi = k.get("content.visits"), k.get("content.roi")
    word = "升至" if roi is not None and roi.rose else "降至"
    return k.first(
        k.say("内容引导进店{content.visits}，{content.visits:change}；达人投产比{content.roi}，同比持平", when=roi is not None and roi.flat),
        k.say("内容引导进店{content.visits}，{content.visits:change}" + ("，但" if apart(visits, roi) else "；")
              + "达人投产比由{content.roi:prior}" + word + "{content.roi}"),
        k.say("内容引导进店{content.visits}，达人投产比{content.roi}"),
        stated(k, "内容引导进店", "content.visits", stop=""),
        stated(k, "内容总播放", "content.plays", stop=""),
        k.say("发布内容{content.posts}"),
        k.say("私域转化率{content.private_conversion}，公域{content.public_conversion}"),
    )


# -- findings --------------------------------------------------------------------------------------------------------
def _creators_said(k: Kpis) -> Paragraphs | None:
    """What a visitor costs; the tier and the creator that return most and least."""
    return finding(
        "成交与达人",
        stated(k, "内容成交金额", "content.amount"),
        stated(k, "有费用内容的单UV成本", "content.cost_per_visit"),
        high_and_low(k, "投产比", k.rows("content.roi", "creator_tier"), "creator_tier")
        or stated(k, "达人投产比", "content.roi"),
        _dearest(k),
    )


def _dearest(k: Kpis) -> Text | None:
    """The creator with the largest cost, held against the whole."""
    top, whole = outstanding(k.rows("content.cost", "creator")), k.get("content.roi")
    own = k.get("content.roi", **top.slice) if top is not None else None
    if own is None or whole is None or own.show() == whole.show():
        return None
    word = "高于" if own.value > whole.value else "低于"  # type: ignore[operator]
    return k.say(f"费用最高的{{name}}投产比{{own}}，{word}整体的{{whole}}。", name=label(own.slice["creator"]), own=own, whole=whole)


def _reach(k: Kpis) -> Paragraphs | None:
    benchmark, best = k.benchmark("content.engagement_rate"), k.get("content.best_plays")
    source = label(benchmark.slice["benchmark"]) if benchmark is not None else None
    rate = stated(k, "互动率", "content.engagement_rate", stop="")
    beside = k.say("，为行业{b}的{content.engagement_multiple}（{source}）。", b=benchmark, source=source)
    return finding(
        "内容与互动",
        rate + (beside or plain("。")) if rate is not None else None,
        stated(k, "加购率", "content.cart_rate"),
        k.say("发布{content.posts}，{content.posts:change}；总播放{content.plays}，{content.plays:change}。")
        or k.say("发布{content.posts}，总播放{content.plays}。") or k.say("发布{content.posts}。"),
        k.say("单条最高播放{best}，上年最高{content.most_plays:prior}。", best=best) or k.say("单条最高播放{best}。", best=best),
    )


def _private(k: Kpis) -> Paragraphs | None:
    return finding(
        "私域与品牌搜索",
        _uplift(k),
        _brand(k),
        _spend(k),
    )


def _uplift(k: Kpis) -> Text | None:
    """How far private channels convert above public ones, and what the test says of it."""
    found, low, high = (k.get(f"content.private_uplift{end}") for end in ("", "_low", "_high"))
    if found is None:
        return k.say("私域转化率{content.private_conversion}。")
    multiple = k.get("content.private_multiple")
    tested = "" if low is None or high is None else "，差异显著" if low.value > 0 or high.value < 0 else "，差异不显著"  # type: ignore[operator]
    if abs(found.value) < FLAT_RELATIVE:  # type: ignore[arg-type]
        return k.say("私域转化率{content.private_conversion}，与公域基本持平。")
    return k.say(f"私域转化率{{content.private_conversion}}，为公域{{content.public_conversion}}的{{multiple}}{tested}。", multiple=replace(multiple, prior=None) if multiple else None)


def _brand(k: Kpis) -> Text | None:
    year, during = k.get("content.brand_search_growth"), k.get("content.campaign_brand_search_growth")
    return k.first(
        k.say(f"品牌词搜索同比{_grown(year)}{{year:abs}}，{'但' if _grown(year) != _grown(during) else ''}大促期间日均{_grown(during)}{{during:abs}}。",
              year=year, during=during),
        k.say(f"品牌词搜索同比{_grown(year)}{{year:abs}}。", year=year),
    )


def _grown(growth: Figure | None) -> str:
    return "增长" if growth is not None and growth.value > 0 else "下降"  # type: ignore[operator]


def _spend(k: Kpis) -> Text | None:
    found = k.get("content.fan_spend_uplift")
    if found is None:
        return None
    if abs(found.value) < FLAT_RELATIVE:  # type: ignore[arg-type]
        return k.say("私域客单价{content.private_spend}，与公域基本持平。")
    word = "高" if found.value > 0 else "低"  # type: ignore[operator]
    return k.say(f"私域客单价{{content.private_spend}}，比公域{word}{{found:abs}}。", found=found)


# -- charts ----------------------------------------------------------------------------------------------------------
def _creators(k: Kpis) -> Scatter | None:
    """Creators by cost and the amount they brought; of those who cost more than the mean, best and worst are named."""
    held = [{f.slice["creator"]: f for f in k.rows(id_, "creator")} for id_ in CREATOR]
    names = sorted(set(held[0]) & set(held[1]))
    if len(names) < FEWEST_CREATORS:
        return None
    costs, amounts = (tuple(figures[n] for n in names) for figures in held[:2])
    mean = sum(f.value for f in costs) / len(costs)  # type: ignore[misc]
    ranked = sorted((i for i, f in enumerate(costs) if f.value >= mean and names[i] in held[2]),  # type: ignore[operator]
                    key=lambda i: held[2][names[i]].value, reverse=True)
    best, worst = ranked[:NAMED], ranked[NAMED:][-NAMED:]
    named: dict[int, Role] = dict.fromkeys(best, "this") | dict.fromkeys(worst, "muted")
    return Scatter(
        title="达人费用与引导成交", labels=tuple(names), x=costs, y=amounts, x_title="合作费用", y_title="引导成交金额",
        named=named, diagonal="保本线", note=f"费用高于均值者中，橙色投产比前{len(best)}" + (f"、深灰后{len(worst)}" if worst else ""),
        alt=k.say("每位达人的合作费用与引导成交金额，整体达人投产比{content.roi}") or plain("每位达人的合作费用与引导成交金额"),
    )


def _places(k: Kpis) -> Columns | None:
    """Visits by platform in both years; over the column what one cost."""
    by = next((by for by in PLACES if len(k.rows("content.visits", by)) > 1), None)
    if by is None:
        return None
    figures = sorted(k.rows("content.visits", by), key=lambda f: f.value, reverse=True)  # type: ignore[arg-type, return-value]
    costs = [k.get("content.cost_per_visit", **f.slice) for f in figures]
    return Columns(
        title="引导进店UV", note="上方为单UV成本", categories=tuple(f.slice[by] for f in figures), series=both_years(k, figures),
        tags=tuple(show(cost) if cost is not None else plain("无费用") for cost in costs) if any(costs) else (),
        whole=k.get("content.visits"),
        alt=k.say("各平台引导进店人数与单UV成本，合计{content.visits}") or plain("各平台引导进店人数与单UV成本"),
    )


def _sides(k: Kpis) -> Chart | None:
    """The conversion of private channels over that of public ones, month by month."""
    private = monthly(k, "content.private_conversion")
    public = {f.slice["month"]: f for f in monthly(k, "content.public_conversion")}
    if len(private) < 2 or not public:
        return None
    series = (Series("公域", tuple(public.get(f.slice["month"]) for f in private), "last"), Series("私域", tuple(private), "this"))
    return Lines(
        title="私域与公域转化率", categories=tuple(month_label(f.slice["month"]) for f in private),
        series=tuple(replace(s, labelled=ends(s.points)[:1]) for s in series),
        alt=k.say("私域与公域月度转化率：全期私域{content.private_conversion}，公域{content.public_conversion}") or plain("私域与公域月度转化率"),
    )
