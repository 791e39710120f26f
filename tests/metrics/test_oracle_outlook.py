"""A second opinion on rivals, rules and pilots; `conftest.py` says what the schemas hold."""

import math

import pytest
from scipy.stats import t as students

IN = "{} >= first and {} < until"


def year_of(table, at):
    return f"(select * from raw.{table}, year where {IN.format(at, at)})"


PRICES = f"(select *, own_price / rival_price as times from {year_of('prices', 'date')} where own_price > 0 and rival_price > 0)"
ALLOVER = "(select * from m where region is null)"
INDUSTRY = f"(select sum(amount) as industry from {ALLOVER} where subject = '行业')"
SHARES = f"""(
    select subject, sum(amount) / any_value(industry) as share from {ALLOVER}, {INDUSTRY}
    where subject <> '行业' and amount is not null group by 1)"""
ENDS = f"""(
    select category, subject, sum(coalesce(amount, amount_low)) / any_value(industry) as low,
           sum(coalesce(amount, amount_high)) / any_value(industry) as high
    from {ALLOVER} join (select category, sum(amount) as industry from {ALLOVER} where subject = '行业' group by 1) using (category)
    where subject <> '行业' and coalesce(amount, amount_low) is not null group by 1, 2)"""
PARCELS = f"""(
    select max(shipped_at) as shipped_at, max(packaging) as packaging, max(packaging_cost) as packaging_cost
    from {year_of("shipments", "shipped_at")} group by coalesce(parcel_id, gen_random_uuid()::varchar), shipped_at::date)"""
BROKEN = year_of("violations", "date")
GREEN = "packaging in ('绿色包装', '可降解袋')"

WHOLE = {
    "competition.price_index": f"select exp(avg(ln(times))) from {PRICES}",
    "competition.price_gap": f"select exp(avg(ln(times))) - 1 from {PRICES}",
    "competition.priced_items": f"select count(distinct item_title) from {PRICES}",
    "competition.concentration": f"""
        select sum(share) from (select share from {SHARES} where subject <> '其他' order by share desc limit 4)""",
    "competition.foreign_share": "select sum(amount) filter (origin = '外资') / sum(amount) from m where origin is not null",
    "competition.branded_amount": "select sum(amount) / 100 from m where origin in ('国产', '外资')",
    "competition.foreign_amount": "select sum(amount) / 100 from m where origin = '外资'",
    "policy.packed_parcels": f"select count(packaging) from {PARCELS}",
    "policy.green_parcels": f"select count(*) from {PARCELS} where {GREEN}",
    "policy.green_cost": f"select avg(packaging_cost) / 100 from {PARCELS} where {GREEN}",
    "policy.other_cost": f"select avg(packaging_cost) / 100 from {PARCELS} where packaging in ('普通纸箱', '不可降解袋')",
    "policy.violations": f"select count(*) from {BROKEN}",
    "policy.fines": f"select sum(fine) / 100 from {BROKEN}",
    "policy.penalty_points": f"select sum(points) from {BROKEN}",
    "policy.green_packaging": f"select avg(({GREEN})::int) from {PARCELS} where packaging is not null",
    "policy.green_cost_added": f"""
        select (avg(packaging_cost) filter ({GREEN}) - avg(packaging_cost) filter (packaging is not null and not {GREEN})) / 100 from {PARCELS}""",
}
SLICED = {
    ("competition.price_index", "subject"): f"select subject, exp(avg(ln(times))) from {PRICES} group by 1",
    ("competition.price_gap", "subject"): f"select subject, exp(avg(ln(times))) - 1 from {PRICES} group by 1",
    ("competition.price_index", "month"): f"select strftime(date, '2025-%m'), exp(avg(ln(times))) from {PRICES} group by 1",
    ("competition.foreign_share", "category"): """
        select category, sum(amount) filter (origin = '外资') / sum(amount) from m where origin is not null group by 1""",
    ("policy.violations", "rule"): f"select rule, count(*) from {BROKEN} where rule is not null group by 1",
    ("policy.green_packaging", "month"): f"""
        select strftime(shipped_at, '2025-%m'), avg(({GREEN})::int) from {PARCELS} where packaging is not null group by 1""",
}


@pytest.fixture(scope="module")
def told(opinion):
    wanted = [f"competition.{id_} by category" for id_ in (
        "segments", "own_segments", "segment_lead", *(f"{m}{end}" for m in ("hhi", "concentration") for end in ("", "_low", "_high")))]
    return opinion(*(f"{id_} by {grain}" for id_, grain in SLICED), *wanted, "policy.compliance by rule")


@pytest.mark.parametrize("id_", WHOLE)
def test_a_kpi_over_both_years(told, id_):
    told.agrees(id_, WHOLE[id_])


@pytest.mark.parametrize(("id_", "grain"), SLICED)
def test_a_kpi_slice_by_slice(told, id_, grain):
    told.agrees_by(id_, grain, SLICED[id_, grain])


def test_shares_of_the_market_and_who_moved(told):
    this, last = (dict(told.told(year, f"select subject, share from {SHARES}")) for year in ("this", "last"))

    assert len(this) == 6
    assert {s: v for (s,), v in told.kpis.slices("competition.shares").items()} == {s: pytest.approx(v) for s, v in this.items()}
    assert {s: v for (s,), v in told.kpis.slices("competition.share_moves").items()} == {
        s: pytest.approx(v - last[s]) for s, v in this.items()
    }


def test_the_squares_where_no_rival_is_a_range(told):
    """雨前山房, a range in every other category, does not sell 茶礼."""
    rows = dict(told.told("this", f"""
        select category, sum((100 * amount / industry) ** 2) from (
            select category, subject, sum(amount) as amount from {ALLOVER} where subject not in ('行业', '其他') group by 1, 2)
        join (select category, sum(amount) as industry from {ALLOVER} where subject = '行业' group by 1) using (category)
        where category = '茶礼' group by 1"""))

    assert told.kpis.by("competition.hhi", "category") == {"茶礼": pytest.approx(min(10_000, rows["茶礼"]))}


@pytest.mark.parametrize(("end", "share_of", "four", "squares"), [
    ("low", "competition.share_low", "competition.concentration_low", "competition.hhi_low"),
    ("high", "competition.share_high", "competition.concentration_high", "competition.hhi_high"),
])
def test_between_which_ends_shares_and_concentration_lie(told, end, share_of, four, squares):
    """Of 雨前山房 only a range is known, so that in each category the four largest are so large at least, or at most."""
    shares, firms = {}, {}
    industry = dict(told.told("this", f"select category, sum(amount) from {ALLOVER} where subject = '行业' group by 1"))
    for category, subject, share in told.told("this", f"select category, subject, {end} from {ENDS}"):
        shares[subject] = shares.get(subject, 0) + share * industry[category]
        firms.setdefault(category, []).extend([] if subject == "其他" else [share])
    whole = {subject: amount / sum(industry.values()) for subject, amount in shares.items()}
    del whole["其他"]
    firms = {c: sorted(of, reverse=True) for c, of in firms.items()}

    assert whole["雨前山房"] > 0 and len(firms) == 5
    found = {s: v for (s,), v in told.kpis.slices(share_of).items() if s != "其他"}
    assert found == {s: pytest.approx(v) for s, v in whole.items()}
    assert told.kpis.by(four, "category") == {c: pytest.approx(sum(of[:4])) for c, of in firms.items()}
    assert told.kpis.by(squares, "category") == {
        c: pytest.approx(10_000 * sum(share**2 for share in of)) for c, of in firms.items()}
    assert told.kpis.of(four) == pytest.approx(sum(sorted(whole.values())[-4:]))
    assert told.kpis.of(squares) == pytest.approx(10_000 * sum(share**2 for share in whole.values()))


def test_segments_beside_the_shop(told):
    growth = {
        row[0]: row[1:] for row in told.told("this", """
            with now as (select category, subject, sum(amount) as amount from this.m where region is null group by 1, 2),
                 before as (select category, subject, sum(amount) as amount from last.m where region is null group by 1, 2),
                 grown as (select category, subject, now.amount / before.amount - 1 as g from now join before using (category, subject))
            select category, any_value(g) filter (subject = '行业'), any_value(g) filter (subject = '本店') from grown group by 1""")
    }

    assert len(growth) == 5
    assert told.kpis.by("competition.segments", "category") == {c: pytest.approx(v[0]) for c, v in growth.items()}
    assert told.kpis.by("competition.own_segments", "category") == {c: pytest.approx(v[1]) for c, v in growth.items()}
    assert told.kpis.by("competition.segment_lead", "category") == {c: pytest.approx(v[1] - v[0]) for c, v in growth.items()}


def test_what_the_rules_ask_and_cost(told):
    told.sql.execute("use this")
    query = """
        with rules(rule, items, done, budget, spent) as (values ('过度包装', 14, 11, 120000, 86000), ('广告用语', 6, 6, 9000, 9500))
        select sum(items), sum(done), sum(done) / sum(items), sum(spent), sum(budget), sum(spent) / sum(budget) from rules"""
    (known,) = told.sql.execute(query).fetchall()
    ids = ("policy.items", "policy.done", "policy.compliance", "policy.cost", "policy.budget", "policy.cost_share")

    assert [float(told.kpis.of(id_)) for id_ in ids] == [pytest.approx(float(v)) for v in known]
    assert (told.kpis.of("policy.budgeted_cost"), told.kpis.of("policy.spent_budget")) == (known[3], known[4])
    assert told.kpis.by("policy.compliance", "rule") == {"过度包装": pytest.approx(11 / 14), "广告用语": 1}


def test_pilots(told):
    ((control, treated, n),) = told.told("this", """
        select sum(successes) filter (arm = '对照') / sum(trials) filter (arm = '对照'),
               sum(successes) filter (arm = '试点') / sum(trials) filter (arm = '试点'), sum(trials)
        from raw.experiments where pilot = 'AI主图' and trials is not null""")
    ((before, after, t, values),) = told.told("this", """
        with arms as (select arm, avg(value) as mean, var_samp(value) / count(value) as squared, count(value) as n
                      from raw.experiments where pilot = '包裹减重' group by 1)
        select c.mean, t.mean, (t.mean - c.mean) / sqrt(c.squared + t.squared), c.n + t.n
        from arms c, arms t where c.arm = '对照' and t.arm = '试点'""")
    k = told.kpis

    assert (k.of("technology.control", pilot="AI主图"), k.of("technology.treated", pilot="AI主图")) == (pytest.approx(control), pytest.approx(treated))
    assert k.of("technology.pilots", pilot="AI主图") == pytest.approx(treated / control - 1)
    assert k.of("technology.samples", pilot="AI主图") == n and k.of("technology.samples", pilot="包裹减重") == values
    assert k.of("technology.control_mean", pilot="包裹减重") == pytest.approx(before)
    assert k.of("technology.treated_mean", pilot="包裹减重") == pytest.approx(after)
    assert k.of("technology.p_value", pilot="包裹减重") == pytest.approx(math.erfc(abs(t) / math.sqrt(2)), abs=0.02)
    assert {pilot for (pilot,) in k.slices("technology.pilots")} == {"AI主图", "包裹减重"}
    assert [k.of(id_, pilot="AI主图") for id_ in ("technology.control_samples", "technology.treated_samples")] == [
        n for (n,) in told.told("this", "select sum(trials) from raw.experiments where pilot = 'AI主图' group by arm order by arm")]
    assert k.of("technology.control_samples", pilot="包裹减重") + k.of("technology.treated_samples", pilot="包裹减重") == values


@pytest.mark.parametrize(("id_", "side"), [("technology.change_low", 1), ("technology.change_high", -1)])
def test_the_ends_of_the_pilots_intervals_are_just_not_significant(told, id_, side):
    """The score test of two shares under the ratio at the end; Welch's of the treated against that many times the control."""
    ((z,),) = told.told("this", f"""
        with counts as (select sum(successes) filter (arm = '试点') as x, sum(trials) filter (arm = '试点') as n,
                               sum(successes) filter (arm = '对照') as y, sum(trials) filter (arm = '对照') as m,
                               {told.kpis.of(id_, pilot="AI主图")} + 1.0 as r
                        from raw.experiments where pilot = 'AI主图' and trials is not null),
             likely as (select *, ((n * r + x + m + y * r) - sqrt((n * r + x + m + y * r) ** 2 - 4 * (n + m) * r * (x + y)))
                                  / (2 * (n + m) * r) as q from counts)
        select (x / n - r * y / m) / sqrt((r * q * (1 - r * q) / n + r * r * q * (1 - q) / m) * (n + m) / (n + m - 1)) from likely""")
    assert z == pytest.approx(side * 1.959964, rel=1e-5)

    ((t, free),) = told.told("this", f"""
        with arms as (select arm, avg(value) as mean, var_samp(value) / count(value) as error, count(value) as n
                      from raw.experiments where pilot = '包裹减重' group by 1),
             pair as (select t.mean as treated, t.error as te, t.n as tn, c.mean as control, c.error as ce, c.n as cn,
                             {told.kpis.of(id_, pilot="包裹减重")} + 1.0 as r
                      from arms c, arms t where c.arm = '对照' and t.arm = '试点')
        select (treated - r * control) / sqrt(te + r * r * ce),
               (te + r * r * ce) ** 2 / (te ** 2 / (tn - 1) + (r * r * ce) ** 2 / (cn - 1)) from pair""")
    assert students.cdf(-side * t, free) == pytest.approx(0.025, rel=1e-5)
