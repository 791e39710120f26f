"""members, continued: how many stand on each tier, what they buy, and who rose.

The list of members tells the tier of the day on which it was exported, and with 期初等级 that of the period's start.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

import narwhals as nw

from annualdeck import grains
from annualdeck.errors import Sentence
from annualdeck.facts import Facts
from annualdeck.figure import PEOPLE, PRICE, RATE, YUAN, Number, Unit
from annualdeck.metrics.definition import Analysis, Query, Reading, Settings, count_where, ratio
from annualdeck.metrics.listing import MEMBER, with_member
from annualdeck.metrics.reasons import NoMemberBought, NoMembersBefore, TierOfToday, UnknownTiers
from annualdeck.metrics.tier_names import ranked

Rows = Sequence[Mapping[str, object]]
Read = Callable[[Rows, Facts, Settings], list[Reading]]
UNTOLD = "未标等级"


def _midnight(day: dt.date) -> dt.datetime:
    return dt.datetime.combine(day, dt.time())


# -- how many --------------------------------------------------------------------------------------------------------

def _list_plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    """Members at the period's end by tier, tier at its start, and whether they were members then."""
    members = grains.rows(facts, "members").filter(nw.col("at") < _midnight(facts.period.end))
    members = members.with_columns(before=nw.col("at") < _midnight(facts.period.start))
    return members.group_by("tier", "tier_before", "before").agg(nw.len().alias("members"))


LISTED = Query("members.list", "members", ("member_id", "tier"), _list_plan)
MOVED = Query("members.list", "members", ("member_id", "tier", "tier_before"), _list_plan)


def _by_tier(counts: Mapping[object, Number]) -> dict[str, Number]:
    """Numbers by tier: from the lowest to the highest, then tiers whose height is unknown, then those without one."""
    order = ranked(name for name in counts if isinstance(name, str))
    rest = sorted(name for name in counts if isinstance(name, str) and name not in order)
    found = {name: counts[name] for name in (*order, *rest)}
    return found | ({UNTOLD: counts[None]} if None in counts else {})


def _counted(rows: Rows, what: str) -> dict[str, Number]:
    counts: dict[object, Number] = {}
    for row in rows:
        counts[row["tier"]] = counts.get(row["tier"], 0) + row[what]  # type: ignore[operator]
    return _by_tier(counts)


def _members(rows: Rows, facts: Facts, settings: Settings) -> list[Reading]:
    return [({"tier": tier}, count, TierOfToday()) for tier, count in _counted(rows, "members").items()]


def _share(rows: Rows, facts: Facts, settings: Settings) -> list[Reading]:
    counts = _counted(rows, "members")
    everybody = sum(counts.values())
    return [({"tier": tier}, ratio(count, everybody), TierOfToday()) for tier, count in counts.items()]


# -- who rose --------------------------------------------------------------------------------------------------------

def _there(rows: Rows) -> list[Mapping[str, object]]:
    """The rows of those who were members at the start, with both tiers."""
    return [row for row in rows if row["before"] and row["tier"] is not None and row["tier_before"] is not None]


def _moved(which: Callable[[int, int], bool]) -> Callable[[Rows], int | Sentence]:
    """How many of them now have a tier that `which` picks by (rank before, rank now)."""

    def count(rows: Rows) -> int | Sentence:
        names = [(row["tier_before"], row["tier"], row["members"]) for row in _there(rows)]
        ranks = ranked(name for before, now, _ in names for name in (before, now))  # type: ignore[misc]
        movers = [(before, now, members) for before, now, members in names if before != now]
        unknown = {name for before, now, _ in movers for name in (before, now)} - set(ranks)
        if unknown:
            return UnknownTiers(tuple(sorted(unknown)))  # type: ignore[type-var]
        return sum(members for before, now, members in movers if which(ranks[before], ranks[now]))  # type: ignore[index, misc]

    return count


def _at_start(rows: Rows) -> int | Sentence:
    return sum(row["members"] for row in _there(rows)) or NoMembersBefore()  # type: ignore[misc]


def _rose(of: Callable[[Rows], int | Sentence], rate: bool) -> Read:
    """A reader of a count of members, or of their share of those at the start."""

    def read(rows: Rows, facts: Facts, settings: Settings) -> list[Reading]:
        everybody = _at_start(rows)
        count = everybody if isinstance(everybody, Sentence) else of(rows)
        return [({}, count if isinstance(count, Sentence) or not rate else ratio(count, everybody), TierOfToday())]  # type: ignore[arg-type]

    return read


# -- what they buy ---------------------------------------------------------------------------------------------------

def _buyers_plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    """By tier: members who bought in the period, their 支付金额 in 分, and those who bought on two days or more."""
    orders = with_member(grains.view(facts, "orders").filter(nw.col("span") == grains.CURRENT), facts, settings).filter(MEMBER)
    day = nw.col("at").dt.date()
    buyers = orders.group_by("buyer_id", "tier").agg(
        nw.col("total_amount").sum().alias("amount"), day.min().alias("first"), day.max().alias("last"),
    )
    return buyers.group_by("tier").agg(
        nw.len().alias("buyers"), nw.col("amount").sum(), count_where(nw.col("last") > nw.col("first")).alias("again"),
    )


BUYERS = Query("members.buyers", "orders", ("buyer_id", "total_amount"), _buyers_plan, beside=(("members", ("member_id", "tier")),))


def _bought(measure: Callable[[Mapping[str, Number], Mapping[str, Number]], Number | None]) -> Read:
    """A reader of one measure by tier, of (the tier's sums, those of all tiers): {"buyers", "amount" in 分, "again"}."""

    def read(rows: Rows, facts: Facts, settings: Settings) -> list[Reading]:
        whats = ("buyers", "amount", "again")
        columns = {what: _counted(rows, what) for what in whats}
        if not any(columns["buyers"].values()):
            return [({}, NoMemberBought(), None)]
        everybody = {what: sum(columns[what].values()) for what in whats}
        return [
            ({"tier": tier}, measure({what: columns[what][tier] for what in whats}, everybody), TierOfToday())
            for tier in columns["buyers"]
        ]

    return read


def _tier(id_: str, name: str, unit: Unit, query: Query, read: Read, definition: str) -> Analysis:
    buyers = "period" if query is BUYERS else ""
    return Analysis(
        id=f"members.{id_}", name=name, unit=unit, better="neither", buyers=buyers, query=query, read=read,  # type: ignore[arg-type]
        definition=definition,
    )


MINE = "入会之后的付款订单，等级为名单导出时的等级"

KPIS = (
    _tier("tiers", "等级会员数", PEOPLE, LISTED, _members, "报告期末在册的会员数，按名单导出时的等级。"),
    _tier("tier_share", "等级会员占比", RATE, LISTED, _share, "该等级的会员数÷全部在册会员数。"),
    _tier("tier_buyers", "等级支付买家数", PEOPLE, BUYERS, _bought(lambda tier, _: tier["buyers"]), f"该等级在报告期内付款的会员数；{MINE}。"),
    _tier("tier_amount", "等级支付金额", YUAN, BUYERS, _bought(lambda tier, _: tier["amount"]), f"该等级会员的支付金额；{MINE}。"),
    _tier("tier_amount_share", "等级金额占比", RATE, BUYERS, _bought(lambda tier, everybody: ratio(tier["amount"], everybody["amount"])),
          f"该等级会员的支付金额÷全部会员的支付金额；{MINE}。"),
    _tier("tier_spend", "等级客单价", PRICE, BUYERS, _bought(lambda tier, _: Decimal(tier["amount"]) / tier["buyers"]),
          f"该等级会员的支付金额÷付款的会员数；{MINE}。"),
    _tier("tier_repurchase", "等级复购率", RATE, BUYERS, _bought(lambda tier, _: ratio(tier["again"], tier["buyers"])),
          f"该等级在不同日期付款两次及以上的会员数÷付款的会员数；{MINE}。"),
    Analysis(
        id="members.members_before", name="期初会员数", unit=PEOPLE, better="neither", query=MOVED, read=_rose(_at_start, False),
        definition="报告期开始前入会、期初与现等级都写明的会员数。",
    ),
    Analysis(
        id="members.upgraded", name="升级会员数", unit=PEOPLE, query=MOVED, read=_rose(_moved(lambda before, now: now > before), False),
        definition="期初会员中现等级高于期初等级的会员数。",
    ),
    Analysis(
        id="members.upgrade_rate", name="会员升级率", unit=RATE, query=MOVED, read=_rose(_moved(lambda before, now: now > before), True),
        definition="升级会员数÷期初会员数。",
    ),
    Analysis(
        id="members.downgrade_rate", name="会员降级率", unit=RATE, better="down", query=MOVED,
        read=_rose(_moved(lambda before, now: now < before), True), definition="期初会员中现等级低于期初等级的会员数÷期初会员数。",
    ),
)
