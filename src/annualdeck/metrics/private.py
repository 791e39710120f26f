"""content, continued: how visitors of private channels (channels.PRIVATE) buy, beside those of public ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import narwhals as nw

from annualdeck import grains
from annualdeck.errors import Sentence
from annualdeck.facts import Facts
from annualdeck.figure import GROWTH, PEOPLE, PRICE, RATE, YUAN, Number
from annualdeck.metrics.channels import PRIVATE, named
from annualdeck.metrics.definition import Analysis, AnyKpi, Derived, Query, Reading, Settings, Total, Way, ratio
from annualdeck.metrics.reasons import BuyersBeyondVisitors

MONTH = frozenset({"month"})
COLUMNS = ("visitors", "buyers")
UNCERTAIN = 0.05  # 1 − the confidence of the interval
SIDES = (("private", "私域", named(*PRIVATE)), ("public", "公域", ~named(*PRIVATE)))


def _side(id_: str, name: str, rows: nw.Expr) -> Iterator[AnyKpi]:
    """The KPIs of one side's channels, over the rows that tell visitors and buyers."""

    def total(column: str, zh: str) -> Total:
        told = rows & ~nw.col("visitors").is_null() & ~nw.col("buyers").is_null()
        cells = nw.when(told).then(nw.col(column))
        return Total(
            id=f"content.{id_}_{column}", name=f"{name}{zh}", unit=YUAN if column == "amount" else PEOPLE, grains=MONTH,
            definition=f"流量来源中{name}渠道的{zh}之和；私域渠道指名称含{'、'.join(PRIVATE)}的来源。",
            ways=(Way("traffic", cells.sum(), tuple(dict.fromkeys((*COLUMNS, column))), present=cells.count()),),
        )

    yield total("visitors", "访客数")
    yield total("buyers", "支付买家数")
    yield total("amount", "支付金额")
    yield Derived(
        id=f"content.{id_}_conversion", name=f"{name}转化率", unit=RATE, grains=MONTH, definition=f"{name}渠道的支付买家数÷访客数。",
        of=(f"content.{id_}_buyers", f"content.{id_}_visitors"), formula=ratio,
    )
    yield Derived(
        id=f"content.{id_}_spend", name=f"{name}客单价", unit=PRICE, grains=MONTH, definition=f"{name}渠道的支付金额÷支付买家数。",
        of=(f"content.{id_}_amount", f"content.{id_}_buyers"), formula=ratio,
    )


def _above(private: Number, public: Number) -> Number | None:
    """By how much one is above the other, as a share of the other."""
    times = ratio(private, public)
    return None if times is None else float(times) - 1


def _sides_plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    """Visitors and buyers by span of private and of all other channels."""
    told = grains.view(facts, "traffic").filter(~nw.col("visitors").is_null() & ~nw.col("buyers").is_null())
    return told.with_columns(private=named(*PRIVATE)).group_by("span", "private").agg(nw.col(c).sum() for c in COLUMNS)


CONVERSIONS = Query("content.private", "traffic", COLUMNS, _sides_plan)


def _bound(end: int) -> Callable[[Sequence[Mapping[str, object]], Facts, Settings], list[Reading]]:
    """A reader of the lower (0) or upper (1) end of the uplift's 95 % interval."""

    def read(rows: Sequence[Mapping[str, object]], facts: Facts, settings: Settings) -> list[Reading]:
        counts = {(row["span"], row["private"]): (row["buyers"], row["visitors"]) for row in rows}

        def bound(span: int) -> float | Sentence | None:
            sides = counts.get((span, True)), counts.get((span, False))
            found = interval(*sides[0], *sides[1]) if sides[0] and sides[1] else None  # type: ignore[arg-type]
            return found[end] if isinstance(found, tuple) else found

        both = {(grains.CURRENT, True), (grains.CURRENT, False)} <= set(counts)
        return [({}, bound(grains.CURRENT), bound(grains.PRIOR))] if both else []

    return read


def interval(buyers: int, visitors: int, others: int, other_visitors: int) -> tuple[float, float] | Sentence | None:
    """The 95 % interval of how far the conversion of the first lies above that of the others, as a share of theirs.

    The score interval for a ratio of two proportions (Miettinen and Nurminen, Statistics in Medicine 4, 1985), less
    one. Where 0 lies outside it, the score test calls the difference significant at 5 %. A reason where there are more
    buyers than visitors; None where the others have no buyers.
    """
    if buyers > visitors or others > other_visitors:
        return BuyersBeyondVisitors()
    if not others or not visitors:
        return None
    from statsmodels.stats.proportion import confint_proportions_2indep

    low, high = confint_proportions_2indep(
        buyers, visitors, others, other_visitors, compare="ratio", method="score", alpha=UNCERTAIN
    )
    times = buyers / visitors / (others / other_visitors)
    return float(min(low, times)) - 1, float(max(high, times)) - 1


KPIS: tuple[AnyKpi, ...] = (
    *(kpi for side in SIDES for kpi in _side(*side)),
    Derived(
        id="content.private_uplift", name="私域转化率高出公域", unit=GROWTH, grains=MONTH, definition="私域转化率÷公域转化率−1。",
        of=("content.private_conversion", "content.public_conversion"), formula=_above,
    ),
    Analysis(
        id="content.private_uplift_low", name="私域转化率高出公域（95%区间下限）", unit=GROWTH, query=CONVERSIONS, read=_bound(0),
        definition="私域转化率÷公域转化率−1的95%置信区间下限（两比例得分检验）；区间不含0时差异显著。",
    ),
    Analysis(
        id="content.private_uplift_high", name="私域转化率高出公域（95%区间上限）", unit=GROWTH, query=CONVERSIONS, read=_bound(1),
        definition="私域转化率÷公域转化率−1的95%置信区间上限（两比例得分检验）；区间不含0时差异显著。",
    ),
    Derived(
        id="content.fan_spend_uplift", name="粉丝客单价提升", unit=GROWTH, grains=MONTH, definition="私域客单价÷公域客单价−1。",
        of=("content.private_spend", "content.public_spend"), formula=_above,
    ),
)
