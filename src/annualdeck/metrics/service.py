"""service: 服务响应速度. Who answers buyers, how fast, and how they like it."""

from __future__ import annotations

import narwhals as nw

from annualdeck.figure import MINUTES, RATE, SCORE, SECONDS, TIMES
from annualdeck.metrics import redress
from annualdeck.metrics.definition import Derived, Total, Way, count_where, ratio
from annualdeck.metrics.refunds import RATING, says_yes
from annualdeck.views.people import BOT as BOT
from annualdeck.views.people import PEOPLE as PEOPLE

MONTH = frozenset({"month"})
SPOKEN = frozenset({"month", "channel"})

# -- conversations ---------------------------------------------------------------------------------------------------

SEEN = ~nw.col("channel").is_null()
HANDED_OVER = SEEN & (says_yes("transferred") | nw.col("passed_on"))
BY_BOT = SEEN & ((nw.col("channel") == BOT) | HANDED_OVER)  # what a bot passed on, it had received


def _chats(expr: nw.Expr, *columns: str) -> tuple[Way, ...]:
    return (Way("chats", expr, ("channel", *columns), present=nw.col("channel").count()),)


def _quantile(column: str, quantile: float) -> tuple[Way, ...]:
    told = nw.when(nw.col(column) >= 0).then(nw.col(column))
    return (Way("chats", told.quantile(quantile, interpolation="linear"), (column,), present=told.count()),)


# -- the desk's daily report -----------------------------------------------------------------------------------------

def _weighted(column: str) -> tuple[Way, ...]:
    """The mean of the days' means, each by the buyers whom the desk received that day."""
    both = ~nw.col(column).is_null() & ~nw.col("received").is_null()
    mean, weight = (nw.when(both).then(nw.col(c)) for c in (column, "received"))
    return (Way("service_daily", (mean * weight).sum() / weight.sum(), (column, "received"), present=weight.count()),)


GRADES = {"very_satisfied": 5, "satisfied": 4, "neutral": 3, "dissatisfied": 2, "very_dissatisfied": 1}
RATED = tuple(GRADES)


def _graded(weights: dict[str, int]) -> nw.Expr:
    """The ratings, each times its weight."""
    total = nw.lit(0)
    for grade, weight in weights.items():
        total = total + nw.col(grade).sum() * weight
    return total


ALL = _graded(dict.fromkeys(GRADES, 1))
PLEASED = nw.when(RATING >= 4).then(nw.lit(1.0)).when(~RATING.is_null()).then(nw.lit(0.0))

KPIS = (
    Total(
        id="service.sessions", name="客服会话数", unit=TIMES, grains=SPOKEN, better="neither", definition="客服会话明细里写明接待方式的会话数。",
        ways=_chats(count_where(SEEN)),
    ),
    Total(
        id="service.bot_sessions", name="机器人接待会话数", unit=TIMES, grains=MONTH, better="neither",
        definition="由机器人接待（包括之后转人工）的会话数。", ways=_chats(count_where(BY_BOT)),
    ),
    Total(
        id="service.transferred_sessions", name="转人工会话数", unit=TIMES, grains=MONTH, better="down",
        definition="机器人接待后转人工的会话数。", ways=_chats(count_where(HANDED_OVER), "transferred"),
    ),
    Derived(
        id="service.bot_share", name="机器人接待占比", unit=RATE, grains=MONTH, better="neither", definition="机器人接待会话数÷客服会话数。",
        of=("service.bot_sessions", "service.sessions"), formula=ratio,
    ),
    Derived(
        id="service.transfer_rate", name="转人工率", unit=RATE, grains=MONTH, better="down", definition="转人工会话数÷机器人接待会话数。",
        of=("service.transferred_sessions", "service.bot_sessions"), formula=ratio,
    ),
    Total(
        id="service.first_response_seconds", name="首次响应时长", unit=SECONDS, grains=SPOKEN, better="down",
        definition="会话首次响应秒数的中位数；不分接待方式时机器人与人工合在一起。", ways=_quantile("first_response_seconds", 0.5),
    ),
    Total(
        id="service.first_response_p90", name="首次响应时长P90", unit=SECONDS, grains=SPOKEN, better="down",
        definition="会话首次响应秒数的90%分位数，即九成会话不超过这个时长。", ways=_quantile("first_response_seconds", 0.9),
    ),
    Total(
        id="service.handle_minutes", name="处理时长", unit=MINUTES, grains=SPOKEN, better="down", definition="会话处理分钟数的中位数。",
        ways=_quantile("handle_minutes", 0.5),
    ),
    Total(
        id="service.handle_p90", name="处理时长P90", unit=MINUTES, grains=SPOKEN, better="down", definition="会话处理分钟数的90%分位数。",
        ways=_quantile("handle_minutes", 0.9),
    ),
    Total(
        id="service.mean_first_response_seconds", name="平均首次响应时长", unit=SECONDS, grains=MONTH, better="down",
        definition="客服绩效日报的首次响应时长按接待人数加权的平均值。", ways=_weighted("first_response_seconds"),
    ),
    Total(
        id="service.mean_response_seconds", name="平均响应时长", unit=SECONDS, grains=MONTH, better="down",
        definition="客服绩效日报的平均响应时长按接待人数加权的平均值。", ways=_weighted("response_seconds"),
    ),
    Total(
        id="service.mean_handle_minutes", name="平均接待时长", unit=MINUTES, grains=MONTH, better="down",
        definition="客服绩效日报的平均接待时长按接待人数加权的平均值。", ways=_weighted("handle_minutes"),
    ),
    Total(
        id="service.satisfaction", name="客服满意度", unit=SCORE, grains=MONTH,
        definition="会话评分（1到5分）的平均值；没有时为客服绩效日报很满意至很不满按5至1分加权的平均值。",
        ways=(
            Way("chats", RATING.mean(), ("score",), present=RATING.count()),
            Way("service_daily", _graded(GRADES) / ALL, RATED, present=ALL),
        ),
    ),
    Total(
        id="service.ratings", name="客服评价数", unit=TIMES, grains=MONTH, better="neither",
        definition="有1到5分评分的会话数；没有时为客服绩效日报收到的评价数。",
        ways=(Way("chats", RATING.count(), ("score",), present=RATING.count()), Way("service_daily", ALL, RATED, present=ALL)),
    ),
    Total(
        id="service.satisfied_share", name="客服满意率", unit=RATE, grains=MONTH,
        definition="评分4分及以上的会话数÷有评分的会话数；没有时为客服绩效日报很满意与满意的评价数÷全部评价数，再没有时为客户满意率按接待人数加权的平均值。",
        ways=(
            Way("chats", PLEASED.mean(), ("score",), present=RATING.count()),
            Way("service_daily", _graded({"very_satisfied": 1, "satisfied": 1}) / ALL, RATED, present=ALL),
            *_weighted("satisfaction_rate"),
        ),
    ),
    *redress.KPIS,
)
