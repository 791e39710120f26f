"""content, continued: how visitors of private channels (channels.PRIVATE) buy, beside those of public ones."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

import narwhals as nw

from annualdeck import grains
from annualdeck.errors import Sentence
from annualdeck.facts import Facts
from annualdeck.figure import GROWTH, MULTIPLE, PRICE
from annualdeck.metrics.channels import PRIVATE, above, named, side
from annualdeck.metrics.definition import Analysis, AnyKpi, Derived, Query, Reading, Settings, ratio
from annualdeck.metrics.reasons import BuyersBeyondVisitors
from annualdeck.metrics.trials import Counted, counted

MONTH = frozenset({"month"})
COLUMNS = ("visitors", "buyers")
SIDES = (("private", "私域", named(*PRIVATE)), ("public", "公域", ~named(*PRIVATE)))


def _side(id_: str, name: str, rows: nw.Expr) -> Iterator[AnyKpi]:
    """The KPIs of one side's channels."""
    yield from side(f"content.{id_}", name, rows, f"私域渠道指名称含{'、'.join(PRIVATE)}的来源", amount=True)
    yield Derived(
        id=f"content.{id_}_spend", name=f"{name}客单价", unit=PRICE, grains=MONTH, definition=f"{name}渠道的支付金额÷支付买家数。",
        of=(f"content.{id_}_amount", f"content.{id_}_buyers"), formula=ratio,
    )


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

    See trials.counted; where 0 lies outside it, the score test calls the difference significant at 5 %. A reason where
    there are more buyers than visitors; None where the others have no buyers.
    """
    if buyers > visitors or others > other_visitors:
        return BuyersBeyondVisitors()
    if not others or not visitors:
        return None
    found = counted(Counted(others, other_visitors), Counted(buyers, visitors))
    return found if isinstance(found, Sentence) else (found.low, found.high)


KPIS: tuple[AnyKpi, ...] = (
    *(kpi for side in SIDES for kpi in _side(*side)),
    Derived(
        id="content.private_uplift", name="私域转化率高出公域", unit=GROWTH, grains=MONTH, definition="私域转化率÷公域转化率−1。",
        of=("content.private_conversion", "content.public_conversion"), formula=above,
    ),
    Derived(
        id="content.private_multiple", name="私域转化率倍数", unit=MULTIPLE, grains=MONTH, definition="私域转化率÷公域转化率。",
        of=("content.private_conversion", "content.public_conversion"), formula=ratio,
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
        of=("content.private_spend", "content.public_spend"), formula=above,
    ),
)
