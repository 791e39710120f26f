"""What targets ask for, and whether the months are heading there."""

import datetime as dt

import pytest

from annualdeck.metrics.catalogue import KPIS

SEASON = (0.8, 0.7, 0.9, 0.95, 1.0, 1.2, 0.9, 0.85, 0.95, 1.1, 1.6, 1.05)
MARCH = "2025-03-01..2025-03-11"

ORDERS = """
    orders
    order_id buyer_id paid_at    total_amount
    1        a        2025-03-01 300
    2        b        2025-03-10 100
    3        a        2024-03-01 200
    4        b        2024-03-10 200
"""


def month(n):
    """The nth month since January 2023."""
    return dt.date(2023 + n // 12, n % 12 + 1, 1)


def line(n):
    """A thousand yuan a month that grow by ten a month, times the season: in 分."""
    return round(100 * (1000 + 10 * n) * SEASON[n % 12])


def year(series, first):
    """The sum of twelve months in yuan."""
    return sum(series(n) for n in range(first, first + 12)) / 100


def daily(series, months=36, **more):
    """The shop's report: a month's amount on its first day, nothing on the others; other columns by functions of the month."""
    rows = []
    for n in range(months):
        day = month(n)
        while day.month == month(n).month:
            amounts = {"paid_amount": series(n) if day.day == 1 else 0}
            rows.append({"date": day, **amounts, **{name: of(n) for name, of in more.items()}})
            day += dt.timedelta(days=1)
    return rows


@pytest.fixture
def aim(shop, answer):
    """aim(rows, targets, period) → Answers of a shop that has only its own report."""
    def asked(rows, period="2025", **targets):
        shop.table("shop_daily", rows, "days.csv")
        return answer(shop.facts(period), targets={name.replace("__", "."): value for name, value in targets.items()})

    return asked


# -- the target and its baseline -------------------------------------------------------------------------------------

def test_a_target_stands_beside_this_years_figure(ask):
    """400 yuan became 500: 100 more, a quarter; half of one buyer in two came back, three quarters are aimed at."""
    k = ask(ORDERS, period=MARCH, targets={"sales.paid_amount": 500, "sales.growth": 0.25})

    assert k.both("goals.targets", target="sales.paid_amount") == (500, 400)
    assert k.of("goals.gap", target="sales.paid_amount") == 100
    assert k.of("goals.required_change", target="sales.paid_amount") == 0.25
    assert k.both("goals.targets", target="sales.growth") == (0.25, 0.0)


def test_a_figure_of_a_target_is_in_the_targets_own_unit(ask):
    k = ask(ORDERS, period=MARCH, targets={"sales.paid_amount": 500, "sales.orders": 3, "sales.growth": 0.25}).kpis

    units = {f.slice["target"]: (f.unit.name, f.show()) for f in k.rows("goals.gap")}
    assert units == {"sales.paid_amount": ("yuan", "100元"), "sales.orders": ("orders", "1单"), "sales.growth": ("points", "25.0个百分点")}
    assert k.get("goals.targets", target="sales.orders").better == "up"
    assert {f.name for f in k.rows("goals.targets")} == {"支付金额", "支付订单数", "支付金额增速"}
    assert {kpi["name"] for kpi in k.as_json()["kpis"] if kpi["id"] == "goals.targets"} == {"来年目标"}


def test_a_target_without_a_baseline_has_no_figure_and_the_others_have(ask):
    k = ask(ORDERS, period=MARCH, targets={"market.share": 0.02, "sales.orders": 3})

    assert list(k.slices("goals.targets")) == [("sales.orders",)]
    assert k.why("goals.targets", target="market.share") == "NoTable"


def test_targets_that_have_no_baseline_at_all_say_why(ask):
    assert ask(ORDERS, period=MARCH, targets={"market.share": 0.02}).why("goals.targets") == "NoTable"


@pytest.mark.parametrize("id_", [id_ for id_, kpi in KPIS.items() if id_.startswith("goals.") and id_ != "goals.daily_spend"])
def test_without_targets_there_is_nothing(ask, id_):
    assert ask(ORDERS, period=MARCH).why(id_) == "NoConfig"


def test_a_target_over_nothing_has_no_rate_of_change(ask):
    k = ask("""
        orders
        order_id paid_at    total_amount
        1        2025-03-01 0
    """, period=MARCH, targets={"sales.paid_amount": 500})

    assert k.both("goals.targets", target="sales.paid_amount") == (500, 0)
    assert k.why("goals.required_change", target="sales.paid_amount") == "ZeroBase"


# -- where the months are heading ------------------------------------------------------------------------------------

def test_three_years_of_months_are_carried_on(aim):
    """The line and its season go on through 2026."""
    k = aim(daily(line), sales__paid_amount=20_000)

    value, baseline = k.both("goals.projection", target="sales.paid_amount")
    assert float(value) == pytest.approx(year(line, 36), rel=1e-3)
    assert float(baseline) == pytest.approx(year(line, 24))
    ends = {bound: float(v) for (_, bound), v in k.slices("goals.projection_range").items()}
    assert ends == pytest.approx(dict.fromkeys(("80%下限", "80%上限", "95%下限", "95%上限"), year(line, 36)), rel=1e-3)


def test_the_report_of_a_part_of_the_year_looks_at_the_same_months(aim):
    """November and December 2025, carried on to those of 2026."""
    k = aim(daily(line), period="2025-11-01..2026-01-01", sales__paid_amount=5000)

    assert float(k.of("goals.projection", target="sales.paid_amount")) == pytest.approx((line(46) + line(47)) / 100, rel=1e-3)


def test_what_comes_after_the_period_is_not_looked_at(aim):
    """A report of 2024 over data that reaches to the end of 2025."""
    def doubled(n):
        return line(n) * (1 if n < 24 else 5)

    k = aim(daily(doubled), period="2024", sales__paid_amount=20_000)

    assert float(k.of("goals.projection", target="sales.paid_amount")) == pytest.approx(year(line, 24), rel=1e-3)


def test_a_mean_moves_as_its_months_do(aim):
    """Visitors a day along a line with a season: their mean over the year is no sum of months, so it moves as these do."""
    def visitors(n):
        return round(50 * (1000 + 10 * n) * SEASON[n % 12])

    k = aim(daily(line, visitors=visitors), users__dau=1_000_000)
    days = [(visitors(n), (month(n + 1) - month(n)).days) for n in range(24, 36)]
    baseline = sum(v * d for v, d in days) / sum(d for _, d in days)
    ahead = sum(map(visitors, range(36, 48))) / sum(map(visitors, range(24, 36)))

    assert k.prior("goals.projection", target="users.dau") == pytest.approx(baseline)
    assert k.of("goals.projection", target="users.dau") == pytest.approx(baseline * ahead, rel=1e-3)


def test_a_rate_moves_by_as_much_as_its_months_do(aim):
    """Buyers of a thousand visitors a day: 30 in every month of three years."""
    k = aim(daily(line, visitors=lambda n: 1000, buyers=lambda n: 30), campaigns__conversion=0.032)

    assert k.both("goals.projection", target="campaigns.conversion") == (0.03, 0.03)
    assert k.of("goals.gap", target="campaigns.conversion") == pytest.approx(0.002)


def test_a_share_never_leads_beyond_the_whole(aim):
    """All of a thousand visitors buy in every third month, 930 and more in the others, more of them every year."""
    k = aim(daily(line, visitors=lambda n: 1000, buyers=lambda n: 1000 if n % 3 == 0 else 930 + 2 * n),
            campaigns__conversion=0.99)
    ends = {bound: v for (_, bound), v in k.slices("goals.projection_range").items()}

    assert ends["95%上限"] == 1
    assert 0.96 < ends["80%下限"] < k.of("goals.projection", target="campaigns.conversion") <= 1


@pytest.mark.parametrize(("months", "why"), [(14, "ShortHistory"), (15, "")])
def test_fifteen_months_are_needed(aim, months, why):
    """Data from the first month on, up to the end of the report's two months."""
    end = month(months)
    start = month(months - 2)
    k = aim(daily(lambda n: 1000_00, months=months), period=f"{start}..{end}", sales__paid_amount=3000)

    assert k.why("goals.projection") == why
    if not why:
        assert k.of("goals.projection", target="sales.paid_amount") == 2000
    else:
        assert k.kpis.why("goals.projection").why.text() == "支付金额只有连续 14 个完整月份的历史，测算趋势至少需要 15 个"


def test_a_month_that_lacks_rows_breaks_the_history(aim):
    """December 2023 holds two days: only the two years after it are carried on."""
    rows = [row for row in daily(line) if not (dt.date(2023, 12, 3) <= row["date"] <= dt.date(2023, 12, 31))]
    other = [row | {"paid_amount": 9 * row["paid_amount"]} if row["date"] < dt.date(2023, 12, 1) else row for row in rows]

    assert aim(rows, sales__paid_amount=20_000).of("goals.projection", target="sales.paid_amount") == pytest.approx(
        aim(other, sales__paid_amount=20_000).of("goals.projection", target="sales.paid_amount"))


def test_days_that_are_no_whole_months_are_not_carried_on(aim):
    k = aim(daily(line), period="2025-03-15..2025-06-15", sales__paid_amount=5000)

    assert k.why("goals.projection") == "NotWholeMonths"


def test_a_figure_that_is_not_told_by_month_is_not_carried_on(ask):
    """Whether buyers come back is read over the whole period only."""
    k = ask(ORDERS, period=MARCH, targets={"users.repurchase_rate": 0.5})

    assert k.why("goals.projection") == "NoMonths"
    assert k.of("goals.targets", target="users.repurchase_rate") == 0.5


def test_of_two_targets_each_has_a_reason_of_its_own(aim):
    """The amount is carried on; whether buyers come back has no data at all, the conversion has too few months."""
    rows = daily(line)
    for row in rows:
        if row["date"] >= dt.date(2025, 3, 1):
            row |= {"visitors": 1000, "buyers": 30}
        else:
            row |= {"visitors": None, "buyers": None}
    k = aim(rows, sales__paid_amount=20_000, users__repurchase_rate=0.2, campaigns__conversion=0.04)

    assert [k.why("goals.projection", target=id_) for id_ in ("sales.paid_amount", "users.repurchase_rate", "campaigns.conversion")] == [
        "", "NoTable", "ShortHistory"]


def test_a_year_of_months_tells_no_change_over_a_year(aim):
    k = aim(daily(lambda n: 1000_00, months=15), period="2024-02-01..2024-04-01", sales__paid_amount=3000)

    assert k.of("goals.best_change", target="sales.paid_amount") == 0   # February and March of both years
    whole = aim(daily(lambda n: 1000_00, months=15), period="2023-04-01..2024-04-01", sales__paid_amount=30_000)
    assert whole.why("goals.best_change") == "NoYears"


def test_what_was_carried_on_is_kept(shop, tmp_path, monkeypatch):
    from annualdeck.metrics import outlook
    from annualdeck.metrics.definition import Settings
    from annualdeck.metrics.evaluate import evaluate

    carried = []
    carry = outlook.carried_on
    monkeypatch.setattr(outlook, "carried_on", lambda *of: carried.append(1) or carry(*of))
    shop.table("shop_daily", daily(line), "days.csv")
    settings = Settings(targets={"sales.paid_amount": 20_000})
    first, again = (evaluate(shop.facts("2025"), settings, [], tmp_path).rows("goals.projection") for _ in range(2))

    assert first == again and len(carried) == 1


# -- the reading -----------------------------------------------------------------------------------------------------

def shaken(n):
    """The line, in turn a tenth above and below it, in an order that has no season."""
    return round(line(n) * (1 + 0.1 * (1 if (n * n + n // 5) % 3 else -1)))


@pytest.fixture
def reading(aim):
    """reading(rows, id, value) → the reading of a target, and how far it lies from the projection."""
    def read(rows, id_, value):
        k = aim(rows, **{id_.replace(".", "__"): value})
        ((_, words), distance), = k.slices("goals.reading").items()
        return words, distance

    return read


@pytest.fixture
def ends(aim):
    """The ends of the range, lowest first."""
    def of(rows, id_):
        k = aim(rows, **{id_.replace(".", "__"): 1})
        return sorted(float(v) for v in k.slices("goals.projection_range").values())

    return of


def test_a_target_reads_by_the_range_it_falls_in(reading, ends):
    low95, low80, high80, high95 = ends(daily(shaken), "sales.paid_amount")
    rows = daily(shaken)

    assert low80 < high80 < high95
    assert reading(rows, "sales.paid_amount", low95 / 2)[0] == "趋势之内"      # lower than the trend is no effort
    assert reading(rows, "sales.paid_amount", high80 - 1)[0] == "趋势之内"
    assert reading(rows, "sales.paid_amount", high80 + 1)[0] == "需要努力"
    assert reading(rows, "sales.paid_amount", high95 - 1)[0] == "需要努力"
    assert reading(rows, "sales.paid_amount", high95 * 3)[0] == "超出历史"


def test_what_a_year_has_done_before_is_not_beyond_anything_seen(reading, aim):
    """2024 was twice 2023 and 2025 just above 2024: twice 2025 lies beyond the range, but it was done."""
    def leap(n):
        return round(line(n) * (1 if n < 12 else 2))

    rows = daily(leap)
    baseline = year(leap, 24)
    best = aim(rows, sales__paid_amount=1).of("goals.best_change", target="sales.paid_amount")
    assert best == pytest.approx(year(leap, 12) / year(leap, 0) - 1, abs=5e-4)
    words, _ = reading(rows, "sales.paid_amount", baseline * (1 + best))
    beyond, _ = reading(rows, "sales.paid_amount", baseline * 4)
    assert (words, beyond) == ("需要努力", "超出历史")


def test_what_should_fall_reads_the_other_way_round(reading, ends):
    """Refunds, shaken about their line: lower is harder."""
    rows = [row | {"refund_amount": row["paid_amount"]} for row in daily(shaken)]
    low95, low80, high80, _ = ends(rows, "sales.refund_amount")

    assert reading(rows, "sales.refund_amount", high80 * 2)[0] == "趋势之内"
    assert reading(rows, "sales.refund_amount", low80 + 1)[0] == "趋势之内"
    assert reading(rows, "sales.refund_amount", low80 - 1)[0] == "需要努力"
    assert reading(rows, "sales.refund_amount", low95 / 4)[0] == "超出历史"


def test_the_reading_says_how_far_the_target_lies_from_the_trend(reading):
    words, distance = reading(daily(line), "sales.paid_amount", year(line, 36) * 1.1)

    assert words != "趋势之内" and distance == pytest.approx(0.1, abs=2e-3)
