"""广告投放ROI: what paid traffic cost and brought back, by month, by tool and by keyword, beside the visits that were not bought."""

from __future__ import annotations

from annualdeck.config import Config
from annualdeck.metrics.kpis import Kpis
from annualdeck.sections.figures import ends, extremes, prior_figure
from annualdeck.sections.parts import (
    Topic, both_years, cards, finding, findings, high_and_low, month_label, monthly, monthly_lines, needs,
    period_names, slide, stated, words_only,
)
from annualdeck.slide import Bars, Block, Bubble, Chart, Columns, Paragraphs, Series, Slide
from annualdeck.wording import Text, label, plain

TOPIC = Topic("ads", "广告投放ROI", ("ads",))
TABLES = ("ads", "traffic", "brand_search", "recommend")
IDS = (
    "ads.roi", "ads.cost", "ads.gmv", "ads.cpc", "ads.ctr", "ads.cart_cost", "ads.by_tool", "ads.tool_gmv", "ads.tool_roi",
    "ads.category_roi", "ads.best_category", "ads.long_tail", "ads.words_cpc", "ads.words_roi", "ads.feed_impressions",
    "ads.brand_search", "ads.natural_search", "ads.zone_brand_search", "ads.zone_natural_search", "ads.non_search_share",
    "ads.traffic_visitors",
)
NEEDS = (
    *needs("ads.cost", "ads.roi", "ads.non_search_share", by="month"), *needs("ads.category_roi", by="category"),
    *needs("ads.by_tool", "ads.tool_gmv", "ads.tool_roi", by="tool"),
)
CARDS = ("ads.roi", "ads.cost", "ads.gmv", "ads.cpc", "ads.cart_cost", "ads.ctr", "ads.non_search_share", "ads.traffic_visitors",
         "ads.natural_search")
HEAD, TAIL = "头部词", "长尾词"
MOST_CHARTS = 3


def make(k: Kpis, config: Config) -> Slide:
    blocks = findings(
        k, config,
        (_price(k), "投放成本", ("ads",)),
        (_tools_said(k), "工具与类目", ("ads", "ads.best_category")),
        (_traffic(k), "关键词与流量", ("traffic", "brand_search")),
    )
    title, figures = _title(k), cards(k, *CARDS)
    offered = (_months(k), _tools(k), _words(k), _categories(k), _non_search(k))
    charts = [chart for chart in offered if chart is not None][:MOST_CHARTS]
    if title is None or not charts or len(figures.cards) < 2:
        return words_only(k, TOPIC, title, blocks, IDS, TABLES)
    if len(charts) == 1:
        content: dict[str, Block] = {"cards": figures, "chart": charts[0], "blocks": blocks}
        return slide(k, TOPIC, "cards-chart-text", title, content, IDS, TABLES)
    content = {"cards": figures} | {f"chart{i}": chart for i, chart in enumerate(charts, start=1)} | {"blocks": blocks}
    layout = "cards-charts-text" if len(charts) == MOST_CHARTS else "cards-two-charts-text"
    return slide(k, TOPIC, layout, title, content, IDS, TABLES)


def _title(k: Kpis) -> Text | None:
    """The return, and the two amounts that it is made of."""
    roi = k.get("ads.roi")
    word = "升至" if roi is not None and roi.rose else "降至"
    parts = "：花费{ads.cost:change}，成交金额{ads.gmv:word}"
    return k.first(
        k.say("推广投产比{ads.roi}，同比持平" + parts, when=roi is not None and roi.flat),
        k.say("推广投产比由{ads.roi:prior}" + word + "{ads.roi}" + parts),
        k.say("推广投产比{ads.roi}：花费{ads.cost}，成交金额{ads.gmv}"),
        stated(k, "推广花费", "ads.cost", stop=""),
        stated(k, "非搜索流量占比", "ads.non_search_share", stop=""),
    )


# -- findings --------------------------------------------------------------------------------------------------------
def _price(k: Kpis) -> Paragraphs | None:
    return finding(
        "投放成本",
        k.say("平均点击花费{ads.cpc}，{ads.cpc:change}；点击率{ads.ctr}，{ads.ctr:change}。")
        or k.say("平均点击花费{ads.cpc}，{ads.cpc:change}。")
        or k.say("平均点击花费{ads.cpc}，点击率{ads.ctr}。") or k.say("平均点击花费{ads.cpc}。"),
        _cart_cost(k),
        _months_said(k),
    )


def _cart_cost(k: Kpis) -> Text | None:
    """What a cart costs beside the industry's, or beside last year's."""
    beside, benchmark = k.against("ads.cart_cost"), k.benchmark("ads.cart_cost")
    if beside is not None and benchmark is not None:
        words = "与行业的{benchmark}基本持平" if beside.flat else f"比行业的{{benchmark}}{'高' if beside.rose else '低'}{{beside:size}}"
        return k.say("收藏加购成本{beside}，" + words + "（{source}）。", beside=beside, benchmark=benchmark,
                     source=label(benchmark.slice["benchmark"]))
    return stated(k, "收藏加购成本", "ads.cart_cost")


def _months_said(k: Kpis) -> Text | None:
    """The months whose cost brought back most and least."""
    found = extremes(monthly(k, "ads.roi"))
    if found is None:
        return None
    (a, x), (b, y) = ((label(month_label(f.slice["month"])), f) for f in found)
    return k.say("投产比以{a}的{x}为最高，{b}的{y}为最低。", a=a, x=x, b=b, y=y)


def _tools_said(k: Kpis) -> Paragraphs | None:
    """The tools that return most and least, the category that returns most, and the tool whose cost moved most."""
    costs = [f for f in k.rows("ads.by_tool", "tool") if f.delta is not None]
    moved = max(costs, key=lambda f: abs(f.value - f.prior), default=None)  # type: ignore[operator]
    best = k.get("ads.best_category")
    return finding(
        "工具与类目",
        high_and_low(k, "投产比", k.rows("ads.tool_roi", "tool"), "tool"),
        k.say("{tool}花费{moved}，{moved:change}，变动最大。", tool=label(moved.slice["tool"]), moved=moved) if moved and len(costs) > 1 else None,
        k.say("各类目中{name}投产比最高，为{best}。", name=label(best.slice["category"]) if best else None, best=best,
              when=len(k.rows("ads.category_roi", "category")) > 1),
    )


def _traffic(k: Kpis) -> Paragraphs | None:
    cpc, roi = ({words: k.at(id_, {"words": words}) for words in (HEAD, TAIL)} for id_ in ("ads.words_cpc", "ads.words_roi"))
    return finding(
        "关键词与流量",
        k.say("长尾词占点击的{ads.long_tail}，点击花费{c}、投产比{r}；头部词点击花费{hc}、投产比{hr}。", c=cpc[TAIL], r=roi[TAIL], hc=cpc[HEAD], hr=roi[HEAD]),
        k.say("品牌专区投放月份，品牌搜索访客{ads.zone_brand_search:change}，同期自然搜索访客{ads.zone_natural_search:word}。")
        or k.say("品牌搜索访客{ads.brand_search:change}，自然搜索访客{ads.natural_search:word}。")
        or k.say("品牌搜索访客{ads.brand_search}，自然搜索访客{ads.natural_search}。")
        or stated(k, "自然搜索访客", "ads.natural_search"),
        stated(k, "猜你喜欢曝光", "ads.feed_impressions"),
        stated(k, "非搜索流量占比", "ads.non_search_share"),
    )


# -- charts ----------------------------------------------------------------------------------------------------------
def _months(k: Kpis) -> Columns | None:
    costs, rois = monthly(k, "ads.cost"), {f.slice["month"]: f for f in monthly(k, "ads.roi")}
    if len(costs) < 2:
        return None
    line, priors = tuple(rois.get(f.slice["month"]) for f in costs), tuple(map(prior_figure, costs))
    this, last = period_names(k, "ads")
    before = (Series(f"{last}花费", priors, "last", ()),) if any(priors) else ()
    return Columns(
        title="月度花费与投产比", categories=tuple(month_label(f.slice["month"]) for f in costs),
        series=(*before, Series(f"{this}花费" if before else "花费", tuple(costs), "this", ends(costs)[:1])),
        line=Series("投产比", line, "series1", ends(line)) if any(line) else None,
        alt=k.say("逐月推广花费与投产比：合计花费{ads.cost}，投产比{ads.roi}") or plain("逐月推广花费与投产比"),
    )


def _tools(k: Kpis) -> Bubble | None:
    """Tools by cost and return, as large as the amount they brought."""
    x, y, size = ({f.slice["tool"]: f for f in k.rows(id_, "tool")} for id_ in ("ads.by_tool", "ads.tool_roi", "ads.tool_gmv"))
    names = [name for name in x if name in y and name in size]
    if len(names) < 2:
        return None
    return Bubble(
        title="推广工具", note="气泡大小为成交金额", labels=tuple(names), x=tuple(x[n] for n in names), y=tuple(y[n] for n in names),
        size=tuple(size[n] for n in names), x_title="花费", y_title="投产比",
        alt=k.say("各推广工具的花费、投产比与成交金额，合计成交{ads.gmv}") or plain("各推广工具的花费、投产比与成交金额"),
    )


def _words(k: Kpis) -> Columns | None:
    """The return of the few large keywords and of the many small ones; over the column what a click cost."""
    figures = [f for f in (k.get("ads.words_roi", words=words) for words in (HEAD, TAIL)) if f is not None]
    if len(figures) < 2:
        return None
    return Columns(
        title="关键词投产比", note="上方为点击花费", categories=tuple(f.slice["words"] for f in figures), series=both_years(k, figures),
        tags=tuple(k.say("{cost}", cost=k.at("ads.words_cpc", f.slice)) for f in figures),
        alt=k.say("头部词与长尾词的投产比与点击花费：长尾词占点击的{ads.long_tail}") or plain("头部词与长尾词的投产比与点击花费"),
    )


def _categories(k: Kpis) -> Bars | None:
    figures = sorted(k.rows("ads.category_roi", "category"), key=lambda f: f.value, reverse=True)  # type: ignore[arg-type, return-value]
    if len(figures) < 2:
        return None
    return Bars(
        title="各类目投产比", categories=tuple(f.slice["category"] for f in figures), series=(Series("投产比", tuple(figures)),),
        alt=k.say("各类目推广投产比，整体{ads.roi}") or plain("各类目推广投产比"),
    )


def _non_search(k: Kpis) -> Chart | None:
    return monthly_lines(k, "ads.non_search_share", "月度非搜索流量占比", k.say("月度非搜索流量占比，全期{ads.non_search_share}"))
