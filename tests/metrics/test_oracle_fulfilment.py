"""A second opinion on 物流与履约时效: the made-up shop's parcels in SQL; `conftest.py` says what the schemas hold."""

import pytest

ROWS = "(select * from raw.shipments, year where shipped_at >= first and shipped_at < until)"
SHIPPED = f"""(select shipped_at, epoch(shipped_at - paid_at) / 3600 as h, ships_by from {ROWS} where shipped_at >= paid_at)"""
FROM = "left(from_province, 2)"
# one row a parcel of a day; those without a number are parcels each
PARCELS = f"""(
    select distinct on (coalesce(parcel_id, uuid()::varchar), shipped_at::date) *,
           exception not in ('无') as odd, complaint not in ('无') as complained
    from {ROWS})"""
HOME = f"{FROM} = left(province, 2) and from_city = city"
ARRIVED = f"""(
    select *, epoch(signed_at - collected_at) / 3600 as h,
           province not in ('香港') and {FROM} <> left(province, 2) as far
    from {PARCELS} where signed_at >= collected_at and signed_at < until)"""
MAIN = "case when carrier in (select carrier from main) then carrier else '其他' end"
NAMED = """with main as (
    select carrier from raw.shipments where year(shipped_at) = 2025 and carrier is not null
    group by 1 having count(distinct coalesce(parcel_id, shipped_at::varchar)) >= 0.01 * (
        select count(distinct coalesce(parcel_id, shipped_at::varchar)) from raw.shipments where year(shipped_at) = 2025))"""

WHOLE = {
    "fulfilment.shipped_orders": f"select count(*) from {SHIPPED}",
    "fulfilment.ship_48h": f"select avg((h <= 48 or coalesce(shipped_at <= ships_by, false))::int) from {SHIPPED}",
    "fulfilment.shipped_in_48h": f"select count(*) from {SHIPPED} where h <= 48 or shipped_at <= ships_by",
    "fulfilment.process_hours": f"select median(h) from {SHIPPED}",
    "fulfilment.process_hours_p90": f"select quantile_cont(h, 0.9) from {SHIPPED}",
    "fulfilment.transit_hours": f"select median(h) from {ARRIVED}",
    "fulfilment.cross_province_parcels": f"select count(*) from {ARRIVED} where far",
    "fulfilment.cross_province_in_72h": f"select count(*) from {ARRIVED} where far and h <= 72",
    "fulfilment.same_city_parcels": f"select count(*) from {PARCELS} where {HOME}",
    "fulfilment.same_day_parcels": f"select count(*) from {PARCELS} where {HOME} and signed_at::date = shipped_at::date",
    "fulfilment.cross_province_72h": f"select avg((h <= 72)::int) from {ARRIVED} where far",
    "fulfilment.same_city_same_day": f"""
        select avg(coalesce(signed_at::date = shipped_at::date, false)::int) from {PARCELS}
        where {HOME}""",
    "fulfilment.parcels": f"select count(*) from {PARCELS}",
    "fulfilment.exception_parcels": f"select count(*) from {PARCELS} where odd",
    "fulfilment.complaint_parcels": f"select count(*) from {PARCELS} where complained",
    "fulfilment.exceptions": f"select avg(coalesce(odd, false)::int) from {PARCELS}",
    "fulfilment.complaints": f"select avg(coalesce(complained, false)::int) * 10000 from {PARCELS}",
}
SLICED = {
    ("fulfilment.ship_48h", "month"): f"""
        select strftime(shipped_at, '2025-%m'), avg((h <= 48 or coalesce(shipped_at <= ships_by, false))::int) from {SHIPPED} group by 1""",
    ("fulfilment.transit_hours", "month"): f"select strftime(shipped_at, '2025-%m'), median(h) from {ARRIVED} group by 1",
    ("fulfilment.cross_province_72h", "month"): f"""
        select strftime(shipped_at, '2025-%m'), avg((h <= 72)::int) from {ARRIVED} where far group by 1""",
    ("fulfilment.province_hours", "province"): f"""
        select province, median(h) from {ARRIVED} where province is not null group by 1""",
    ("fulfilment.exception_kinds", "exception"): f"""
        select exception, count(*) / (select count(*) from {PARCELS}) from {PARCELS} where odd group by 1""",
    ("fulfilment.complaints", "month"): f"""
        select strftime(shipped_at, '2025-%m'), avg(coalesce(complained, false)::int) * 10000 from {PARCELS} group by 1""",
    ("fulfilment.carriers", "carrier"): f"{NAMED} select {MAIN}, count(*) from {PARCELS} group by 1",
    ("fulfilment.carrier_share", "carrier"): f"""
        {NAMED} select {MAIN}, count(*) / (select count(*) from {PARCELS}) from {PARCELS} group by 1""",
    ("fulfilment.carrier_hours", "carrier"): f"{NAMED} select {MAIN}, median(h) from {ARRIVED} group by 1",
    ("fulfilment.carrier_72h", "carrier"): f"{NAMED} select {MAIN}, avg((h <= 72)::int) from {ARRIVED} where far group by 1",
    ("fulfilment.carrier_exceptions", "carrier"): f"{NAMED} select {MAIN}, avg(coalesce(odd, false)::int) from {PARCELS} group by 1",
    ("fulfilment.carrier_late_share", "carrier"): f"""
        {NAMED} select {MAIN}, sum((h > 72)::int) / (select count(*) from {ARRIVED} where far and h > 72) from {ARRIVED}
        where far group by 1""",
    ("fulfilment.carrier_complaints", "carrier"): f"""
        {NAMED} select {MAIN}, avg(coalesce(complained, false)::int) * 10000 from {PARCELS} group by 1""",
}
BINS = f"""
    select case when h <= 24 then '24小时内' when h <= 48 then '24—48小时' when h <= 72 then '48—72小时'
                when h <= 96 then '72—96小时' when h <= 120 then '96—120小时' else '120小时以上' end,
           count(*) / (select count(*) from {ARRIVED})
    from {ARRIVED} group by 1"""


@pytest.fixture(scope="module")
def told(opinion):
    return opinion(*(f"{id_} by {grain}" for id_, grain in SLICED))


@pytest.mark.parametrize("id_", WHOLE)
def test_a_kpi_over_both_years(told, id_):
    told.agrees(id_, WHOLE[id_])


@pytest.mark.parametrize(("id_", "grain"), SLICED)
def test_a_kpi_slice_by_slice(told, id_, grain):
    told.agrees_by(id_, grain, SLICED[id_, grain])


def test_the_distribution_of_hours(told):
    told.agrees_by("fulfilment.hours_distribution", "hours", BINS, made=True)


def test_what_the_carriers_and_what_their_mix_did(told):
    """Of each year every carrier's parcels and its rate; a carrier of one year only counts in the whole alone."""
    by_carrier = f"{NAMED} select {MAIN}, count(*), avg((h <= 72)::int) from {ARRIVED} where far group by 1"
    this, last = ({name: (n, rate) for name, n, rate in told.told(year, by_carrier)} for year in ("this", "last"))
    sizes = [sum(n for n, _ in year.values()) for year in (this, last)]
    own = sum(
        (this[name][0] / sizes[0] + last[name][0] / sizes[1]) / 2 * (this[name][1] - last[name][1]) for name in this.keys() & last.keys()
    )
    moved = told.kpis.of("fulfilment.cross_province_72h") - told.kpis.prior("fulfilment.cross_province_72h")

    assert told.kpis.of("fulfilment.own_effect") == pytest.approx(own)
    assert told.kpis.of("fulfilment.mix_effect") == pytest.approx(moved - own)
