"""服务响应速度: who answers buyers and how fast, how fast money goes back, and how buyers like it."""

from __future__ import annotations

from annualdeck.config import Config
from annualdeck.figure import Figure
from annualdeck.metrics.kpis import Kpis
from annualdeck.metrics.service import BOT, PEOPLE
from annualdeck.sections.figures import apart, prior_figure
from annualdeck.sections.parts import (
    Topic, both_years, finding, findings, month_label, monthly_lines, needs, period_names, slide, stated, used,
    words_only,
)
from annualdeck.slide import Bars, Block, Card, Cards, Chart, Columns, Dumbbell, Paragraphs, Series, Slide
from annualdeck.wording import Text, label, plain

TOPIC = Topic("service", "服务响应速度", ("chats",))
TABLES = ("chats", "service_daily", "refunds", "shipments", "tickets", "orders")
IDS = (
    "service.sessions", "service.bot_share", "service.transfer_rate", "service.first_response_seconds",
    "service.first_response_p90", "service.handle_minutes", "service.satisfaction", "service.satisfied_share",
    "service.refund_hours", "service.refund_hours_distribution", "service.auto_refund_share", "service.compensated_share",
    "service.complaint_rate",
)
DESK = "service.mean_first_response_seconds"   # where no chats tell how long a buyer waits
SPEEDS = ("service.first_response_seconds", "service.first_response_p90")
NEEDS = (
    ("service.sessions", ("month", "channel")), *needs("service.sessions", "service.handle_minutes", *SPEEDS, by="channel"),
    *needs(DESK, by="month"),
)


def make(k: Kpis, config: Config) -> Slide:
    blocks = findings(
        k, config,
        (_reception(k), "机器人与人工", ("chats",)),
        (_speed(k), "响应与满意度", ("chats",)),
        (_redress(k), "退款与补偿", ("refunds",)),
    )
    title, first = _title(k), _first(k)
    ids = (*IDS, DESK) if first is not None and first.kpi == DESK else IDS
    tables = used(k, ids, TABLES)
    if title is None:
        return words_only(k, TOPIC, None, blocks, ids, tables)
    content: dict[str, Block] = {"blocks": blocks}
    figures = _cards(k)
    charts = [chart for chart in (_months(k), _responses(k) or _desk(k), _refunds(k)) if chart is not None]
    if not charts:
        return words_only(k, TOPIC, title, blocks, ids, tables)
    if len(figures.cards) < 2:
        return slide(k, TOPIC, "chart-wide-text", title, content | {"chart": charts[0]}, ids, tables)
    content["cards"] = figures
    if len(charts) == 1:
        return slide(k, TOPIC, "cards-chart-text", title, content | {"chart": charts[0]}, ids, tables)
    content |= {f"chart{i}": chart for i, chart in enumerate(charts, 1)}
    return slide(k, TOPIC, "cards-charts-text" if len(charts) > 2 else "cards-two-charts-text", title, content, ids, tables)


def _first(k: Kpis) -> Figure | None:
    """How long a buyer waits for a person, in the median; where chats do not tell who answers, the desk's own mean."""
    return k.get("service.first_response_seconds", channel=PEOPLE) or k.get(DESK)


def _cards(k: Kpis) -> Cards:
    first = _first(k)
    offered = (
        (first, "在线人工首次响应中位数" if first is not None and first.slice else ""), (k.get("service.refund_hours"), ""),
        (k.get("service.bot_share"), ""), (k.get("service.satisfaction"), ""), (k.get("service.complaint_rate"), ""),
    )
    return Cards(tuple(Card(figure, name) for figure, name in offered if figure is not None)[:4])


def _title(k: Kpis) -> Text | None:
    first, refund, pleased = _first(k), k.get("service.refund_hours"), k.get("service.satisfaction")
    figures = {"first": first, "refund": refund, "pleased": pleased}
    but = "但" if apart(first, refund) else ""
    name = {"name": plain("人工首响" if first is not None and first.slice else "平均首次响应")}
    return k.first(
        k.say("{name}{first:change}，退款时长{refund:word}；但客服满意度{pleased:word}", when=apart(first, pleased) and apart(refund, pleased), **name, **figures),
        k.say(f"{{name}}{{first:change}}，{but}退款时长{{refund:word}}；客服满意度{{pleased:word}}", **name, **figures),
        k.say("{name}{first}，{first:change}；客服满意度{pleased:word}", **name, **figures),
        k.say(f"{{name}}{{first}}，{{first:change}}；{but}退款时长{{refund:word}}", **name, **figures),
        k.say("{name}{first}，{first:change}", **name, **figures),
        k.say("{name}{first}，平均退款时长{refund}", **name, **figures),
        k.say("{name}{first}", **name, **figures),
        k.say("平均退款时长{refund}，{refund:change}", **figures),
        k.say("平均退款时长{refund}", **figures),
        stated(k, "机器人接待占比", "service.bot_share", stop=""),
        k.say("客服满意度{pleased}，{pleased:change}", **figures),
        k.say("客服满意度{pleased}", **figures),
    )


# -- findings --------------------------------------------------------------------------------------------------------

def _reception(k: Kpis) -> Paragraphs | None:
    people = k.get("service.sessions", channel=PEOPLE)
    return finding(
        "机器人与人工",
        k.first(
            k.say("机器人接待占{service.bot_share}，{service.bot_share:change}；转人工率{service.transfer_rate}，{service.transfer_rate:change}。"),
            k.say("机器人接待占{service.bot_share}，转人工率{service.transfer_rate}。"),
            stated(k, "机器人接待占", "service.bot_share"),
        ),
        k.first(
            k.say("会话{service.sessions}，{service.sessions:change}，其中人工{people}，{people:change}。", people=people),
            k.say("会话{service.sessions}，其中人工{people}。", people=people),
        ),
    )


def _speed(k: Kpis) -> Paragraphs | None:
    slow, handled = k.get("service.first_response_p90", channel=PEOPLE), k.get("service.handle_minutes", channel=PEOPLE)
    return finding(
        "响应与满意度",
        _pleased(k),
        k.first(
            k.say("九成人工会话在{slow}内首次响应，{slow:change}。", slow=slow),
            k.say("九成人工会话在{slow}内首次响应。", slow=slow),
            k.say("平均首次响应{mean}，{mean:change}。", mean=k.get(DESK)),
        ),
        k.say("人工处理时长{handled}，{handled:change}。", handled=handled) or k.say("人工处理时长{handled}。", handled=handled),
    )


def _pleased(k: Kpis) -> Text | None:
    """How buyers rate the desk, and beside the benchmark where the config states one."""
    held, than = k.against("service.satisfaction"), plain("")
    if held is not None:
        words = "与行业的{held:prior}持平" if held.flat else ("高于" if held.rose else "低于") + "行业的{held:prior}"
        than = k.say(f"，{words}（{{source}}）", source=label(held.slice["against"]), held=held) or than
    return k.first(
        k.say("客服满意度{service.satisfaction}，{service.satisfaction:change}{than}。", than=than),
        k.say("客服满意度{service.satisfaction}{than}。", than=than),
        stated(k, "客服满意率", "service.satisfied_share"),
    )


def _redress(k: Kpis) -> Paragraphs | None:
    return finding(
        "退款与补偿",
        k.first(
            k.say("平均退款时长{service.refund_hours}，{service.refund_hours:change}；自动审核占{service.auto_refund_share}，"
                  "{service.auto_refund_share:change}。"),
            k.say("平均退款时长{service.refund_hours}，自动审核占{service.auto_refund_share}。"),
            stated(k, "平均退款时长", "service.refund_hours"),
        ),
        stated(k, "工单客诉率", "service.complaint_rate"),
        stated(k, "延误包裹主动补偿", "service.compensated_share"),
    )


# -- charts ----------------------------------------------------------------------------------------------------------

def _months(k: Kpis) -> Chart | None:
    """Conversations by month, the bot's and people's one upon the other."""
    held = {(f.slice["month"], f.slice["channel"]): f for f in k.rows("service.sessions", "month", "channel")}
    months = sorted({month for month, _ in held})
    if len(months) < 2:
        return None
    series = tuple(Series(channel, tuple(held.get((m, channel)) for m in months), role, ())
                   for channel, role in ((BOT, "this"), (PEOPLE, "last")))
    return Columns(
        title="月度会话数", categories=tuple(map(month_label, months)), stacked="plain", series=series,  # type: ignore[arg-type]
        alt=k.say("月度会话数：机器人接待占{service.bot_share}，{service.bot_share:change}") or plain("月度会话数"),
    )


def _responses(k: Kpis) -> Chart | None:
    """How long half and nine tenths of buyers wait for the first answer, both years, people and bot."""
    rows = [
        (f"{name}{channel}会话", figure) for channel in (PEOPLE, BOT) for id_, name in zip(SPEEDS, ("半数", "九成"), strict=True)
        if (figure := k.get(id_, channel=channel)) is not None
    ]
    if len(rows) < 2:
        return None
    this, last = period_names(k, "chats")
    now, priors = Series(this, tuple(f for _, f in rows)), tuple(prior_figure(f) for _, f in rows)
    alt = k.say("首次响应：{name}{x}", name=label(rows[0][0]), x=rows[0][1]) or plain("首次响应时长")
    names, note = tuple(name for name, _ in rows), "会话在此时长内首次响应"
    if not any(priors):
        return Bars(title="首次响应时长", note=note, categories=names, series=(now,), alt=alt)
    return Dumbbell(title="首次响应时长", note=note, categories=names, series=(Series(last, priors, "last"), now), alt=alt)


def _desk(k: Kpis) -> Chart | None:
    return monthly_lines(k, DESK, "月度平均首次响应时长", k.say("平均首次响应时长{service.mean_first_response_seconds}"))


def _refunds(k: Kpis) -> Chart | None:
    """How many refunds took how long, both years."""
    bins = k.rows("service.refund_hours_distribution")
    if len(bins) < 2:
        return None
    return Columns(
        title="退款时长分布", note="横轴为小时", histogram=True, series=both_years(k, bins),
        categories=tuple(f.slice["hours"].replace("小时内", "以内").replace("小时以上", "以上").removesuffix("小时") for f in bins),
        alt=k.say("{bin}完成的退款占{fast}", bin=label(bins[0].slice["hours"]), fast=bins[0]) or plain("退款时长分布"),
    )
