"""aftersales, continued: the service providers, what they handle, how well, and whether they stay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import narwhals as nw

from annualdeck import grains
from annualdeck.facts import Facts
from annualdeck.figure import FIRMS, HOURS, PENALTY, RATE, SCORE, TIMES
from annualdeck.metrics.definition import Analysis, Derived, Query, Reading, Settings, Total, Way, count_where, ratio
from annualdeck.metrics.refunds import DISPUTED, RATING, TO_ANSWER, says_yes

PROVIDER = frozenset({"provider"})


def _renewed_plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    """Every decision about a provider: when, and whether it stays."""
    decided = grains.view(facts, "providers").filter(~nw.col("renewed").is_null() & ~nw.col("provider").is_null())
    return decided.select("span", "provider", "at", stays=says_yes("renewed"))


def _renewed(rows: Sequence[Mapping[str, object]], facts: Facts, settings: Settings) -> list[Reading]:
    """How many stay by the last decision of each year, and each provider by itself: 1 stays, 0 does not."""
    last = {(row["span"], row["provider"]): int(row["stays"]) for row in sorted(rows, key=lambda row: row["at"])}  # type: ignore[arg-type, call-overload, return-value]
    this, before = ({p: stays for (s, p), stays in last.items() if s == span} for span in (grains.CURRENT, grains.PRIOR))
    if not this:
        return []
    each: list[Reading] = [({"provider": str(p)}, stays, before.get(p)) for p, stays in sorted(this.items())]  # type: ignore[type-var]
    return [({}, sum(this.values()), sum(before.values()) if before else None), *each]


KPIS = (
    Total(
        id="aftersales.providers", name="服务商工单数", unit=TIMES, grains=PROVIDER, whole=False, better="neither",
        definition="各服务商在报告期内创建的工单数。", ways=(Way("tickets", nw.len(), ("provider",)),),
    ),
    Total(
        id="aftersales.provider_response", name="服务商首次响应时长", unit=HOURS, grains=PROVIDER, whole=False, better="down",
        definition="该服务商的工单从创建到首次响应的小时数的中位数。",
        ways=(Way("tickets", TO_ANSWER["tickets"].median(), ("answered_at",), present=TO_ANSWER["tickets"].count()),),
    ),
    Total(
        id="aftersales.provider_disputed", name="服务商纠纷工单数", unit=TIMES, grains=PROVIDER, whole=False, better="down",
        definition="该服务商的工单中写明是纠纷的工单数。",
        ways=(Way("tickets", count_where(DISPUTED["tickets"]), ("disputed",), present=nw.len()),),
    ),
    Derived(
        id="aftersales.provider_disputes", name="服务商纠纷率", unit=RATE, grains=PROVIDER, whole=False, better="down",
        definition="该服务商的纠纷工单数÷工单数。", of=("aftersales.provider_disputed", "aftersales.providers"), formula=ratio,
    ),
    Total(
        id="aftersales.provider_score", name="服务商满意度", unit=SCORE, grains=PROVIDER, whole=False,
        definition="该服务商的工单评分的平均值，满分5分，1到5之外的不计。",
        ways=(Way("tickets", RATING.mean(), ("score",), present=RATING.count()),),
    ),
    Total(
        id="aftersales.provider_penalties", name="服务商扣分", unit=PENALTY, grains=PROVIDER, whole=False, better="down",
        definition="服务商考核表里该服务商在报告期内的扣分合计。",
        ways=(Way("providers", nw.col("penalty_points").sum(), ("penalty_points",)),),
    ),
    Analysis(
        id="aftersales.providers_renewed", name="续约服务商数", unit=FIRMS, grains=PROVIDER,
        query=Query("aftersales.renewed", "providers", ("renewed",), _renewed_plan), read=_renewed,
        definition="服务商考核表里报告期内最后一次填写的“是否续约”为是的服务商数，单个服务商为1或0。",
    ),
)
