"""The sums that two tables should agree on, each defined like a KPI so that it is answered in the same pass."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import narwhals as nw

from annualdeck import grains
from annualdeck.errors import Lang, Sentence
from annualdeck.facts import Facts
from annualdeck.figure import PEOPLE, YUAN, Unit
from annualdeck.metrics.catalogue import KPIS
from annualdeck.metrics.definition import Analysis, AnyKpi, By, Query, Reading, Settings, Total, Way
from annualdeck.tables import TABLES

MONTH: By = ("month",)
WHOLE: By = ()

# What the shop's own report calls a tool's spend: column → the names under which the ads reports know the tool.
TOOLS = {
    "ads_keyword_cost": "关键词推广|直通车", "ads_display_cost": "人群推广|引力魔方|超级推荐|钻石展位", "ads_site_cost": "全站推广|货品全站",
    "ads_scene_cost": "智能场景|场景推广", "ads_video_cost": "短视频", "ads_wxt_cost": "万相台",
}


@dataclass(frozen=True)
class Name(Sentence):
    """A sum by its table and column, as the operator and as the docs call it; `part`: of which rows."""

    table: str
    column: str
    part: str = ""

    def text(self, lang: Lang = "zh") -> str:
        if lang == "zh":
            return f"{TABLES[self.table].zh}的{self.part}{TABLES[self.table][self.column].zh}"
        return f"{self.table}.{self.column}" + (f" ({self.part})" if self.part else "")


@dataclass(frozen=True)
class Side:
    """One of two sums that should agree."""

    name: Name
    kpi: AnyKpi


@dataclass(frozen=True)
class Pair:
    """Two sums that should agree, by month or, where they are dated by different days, over the whole period only."""

    id: str
    left: Side
    right: Side
    by: By = MONTH


def _side(table: str, column: str, *ways: Way, part: str = "", unit: Unit = YUAN) -> Side:
    """The sum of a column, or what the first possible of `ways` makes of the table's rows."""
    total = Total(
        id=f"audit.{table}.{column}{part and '.'}{part}", name=TABLES[table][column].zh, unit=unit, grains=frozenset(MONTH),
        definition="", ways=ways or (Way(table, nw.col(column).sum(), (column,)),),
    )
    return Side(Name(table, column, part), total)


def _spend(names: str) -> Side:
    """What the ads reports say was spent with a tool, each yuan once: 0 where they speak of other tools only."""
    spent = nw.when(nw.col("counted") & nw.col("tool").str.contains(names)).then(nw.col("cost")).otherwise(nw.lit(0)).sum()
    return _side("ads", "cost", Way("ads", spent, ("cost", "tool"), present=nw.len()), part=names.partition("|")[0])


def _refunds() -> Side:
    """What went back by the list of refunds, without those that were closed where it tells them."""
    succeeded = nw.when(nw.col("status").is_null() | nw.col("status").str.contains("成功")).then(nw.col("amount"))
    return _side(
        "refunds", "amount", Way("refunds", succeeded.sum(), ("amount", "status"), present=succeeded.count()),
        Way("refunds", nw.col("amount").sum(), ("amount",)),
    )


def _listed_plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    """How many stand in the list of members at the end of each span."""
    coverage = facts.coverage["members"]

    def joined(before: dt.date) -> nw.Expr:
        return nw.when(nw.col("joined_at") < dt.datetime.combine(before, dt.time())).then(nw.lit(1)).otherwise(nw.lit(0)).sum()

    ends = {"current": coverage.covered, "prior": coverage.compared}
    return grains.history(facts, "members").select(*(joined(span.end).alias(name) for name, span in ends.items() if span))


def _listed(rows: Sequence[Mapping[str, object]], facts: Facts, settings: Settings) -> list[Reading]:
    return [({}, row.get("current"), row.get("prior")) for row in rows]  # type: ignore[list-item]


_REFUNDS = _refunds()
_LISTED = Analysis(
    id="audit.members.listed", name="会员", unit=PEOPLE, definition="",
    query=Query("audit.members.listed", "members", ("member_id",), _listed_plan), read=_listed,
)

PAIRS = (
    Pair("paid_amount", _side("orders", "total_amount"), _side("shop_daily", "paid_amount")),
    Pair("refunds", _REFUNDS, _side("shop_daily", "refund_amount")),
    Pair("refunds_of_orders", _REFUNDS, _side("orders", "refund_amount"), WHOLE),
    Pair("items", _side("order_lines", "amount"), _side("item_daily", "amount")),
    *(Pair(f"ads.{column}", _spend(names), _side("shop_daily", column)) for column, names in TOOLS.items()),
    Pair("new_members", _side("members", "member_id", Way("members", nw.len(), ("member_id",)), part="新增", unit=PEOPLE),
         _side("shop_daily", "new_members", unit=PEOPLE)),
    Pair("members", Side(Name("members", "member_id", "累计"), _LISTED), Side(Name("shop_daily", "members"), KPIS["users.panel_members"]), WHOLE),
)
"""Orders' refunds count on the day of payment and the refunds on that of completion: those two agree over a year at best."""
