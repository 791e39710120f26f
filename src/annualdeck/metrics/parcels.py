"""What a row of the shipments says of its parcel: how long it took, how far it went, when it arrived.

What is told of parcels is asked of each once; from payment to shipping, of every order. Times in the wrong order count as none.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import narwhals as nw

from annualdeck import grains
from annualdeck.facts import Facts
from annualdeck.metrics.cities import UNTIERED
from annualdeck.metrics.definition import Settings, Way, hours

PROMISED_HOURS = 48
FAR_HOURS = 72
UNSIGNED = "报告期末尚未签收的包裹不计"


TO_SHIP = hours("paid_at", "shipped_at")
IN_TIME = (TO_SHIP <= PROMISED_HOURS) | (~TO_SHIP.is_null() & (nw.col("shipped_at") <= nw.col("ships_by")).fill_null(False))


def arrived(facts: Facts) -> nw.Expr:
    """Whether a parcel was signed for before the end of the days it is counted in, in this year or the one before."""
    found = facts.coverage["shipments"]

    def before(span: int, end: dt.date | None) -> nw.Expr:
        if end is None:
            return nw.lit(False)
        return (nw.col("span") == span) & (nw.col("signed_at") < dt.datetime.combine(end, dt.time()))

    current = before(grains.CURRENT, found.covered.end if found.covered else None)
    return (current | before(grains.PRIOR, found.compared.end if found.compared else None)).fill_null(False)


def on_the_way(facts: Facts) -> nw.Expr:
    """Hours from the carrier's collection to the signature; null for a parcel that has not arrived in time to be counted."""
    return nw.when(arrived(facts)).then(hours("collected_at", "signed_at"))


def _start(province: nw.Expr) -> nw.Expr:
    """Two characters tell a province: 浙江省 and 浙江, 内蒙古自治区 and 内蒙古 are the same."""
    return province.str.slice(0, 2)


def _sent_from(settings: Settings) -> tuple[nw.Expr, nw.Expr]:
    """Province and city that a parcel left, in short: its own, else the warehouse's."""
    province, city = settings.ships_from or (None, None)
    short = city.removesuffix("市") if city and len(city) > 2 else city
    own = nw.col("from_province")
    return (
        _start(nw.coalesce(own, nw.lit(province, nw.String))),
        nw.when(own.is_null()).then(nw.lit(short, nw.String)).otherwise(nw.col("from_city")),
    )


def cross_province(settings: Settings) -> nw.Expr:
    """Whether a parcel crossed a provincial border within the mainland; null where one end is unknown."""
    mainland = ~nw.col("province").is_in(UNTIERED)
    return mainland & (_start(nw.col("province")) != _sent_from(settings)[0])


def same_city(settings: Settings) -> nw.Expr:
    """Whether a parcel stayed in its city; null where one end is unknown."""
    province, city = _sent_from(settings)
    return (_start(nw.col("province")) == province) & (nw.col("city") == city)


def travelled(expr: Callable[[nw.Expr, Settings], nw.Expr], *columns: str) -> tuple[Way, ...]:
    """An aggregate over the hours on the way of the parcels that arrived; it needs the cells of some more `columns`."""
    present = nw.min_horizontal(nw.len(), *(nw.col(c).count() for c in columns)) if columns else nw.len()
    return (
        Way("shipments", lambda facts, settings: expr(on_the_way(facts), settings),
            ("collected_at", "signed_at", *columns), present=present, once=True),
    )


TRANSIT = travelled(lambda on_way, _: on_way.median())
