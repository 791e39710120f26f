"""Numbers as Chinese readers write them, and what may be said of their change."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annualdeck import figure as f
from annualdeck.figure import Figure, Number, Unit, compact
from annualdeck.scale import adding_up, common_scale


def of(unit: Unit, value: Number | str, prior: Number | str | None = None, better: f.Better = "up") -> Figure:
    """A figure; values in quotes are amounts in yuan."""
    new, old = (Decimal(v) if isinstance(v, str) else v for v in (value, prior))
    return Figure("sales.paid_amount", "支付金额", new, unit, old, better=better)


# -- one value -------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("yuan", "shown"), [
    ("0", "0元"),
    ("0.85", "0.85元"),
    ("0.004", "0.004元"),            # something is never written as nothing
    ("9.996", "10.0元"),
    ("48.25", "48.3元"),
    ("248.4", "248元"),
    ("1234.56", "1,235元"),
    ("9999.4", "9,999元"),
    ("9999.5", "1.00万元"),          # rounds over the edge into the next word
    ("12345", "1.23万元"),
    ("99960", "10.0万元"),
    ("2474823.07", "247万元"),
    ("12345678", "1,235万元"),
    ("99994999", "9,999万元"),
    ("99995000", "1.00亿元"),
    ("128000000", "1.28亿元"),
    ("-52600", "-5.26万元"),
])
def test_amounts_are_written_in_wan_and_yi_with_three_figures(yuan, shown):
    assert of(f.YUAN, yuan).show() == shown


@pytest.mark.parametrize(("fraction", "shown"), [
    (0.0, "0%"), (1.0, "100%"), (0.182, "18.2%"), (0.0096, "0.96%"), (0.0004, "0.04%"), (0.00004, "0.004%"),
    (0.9996, "99.96%"), (1.0004, "100.04%"), (0.99, "99.0%"), (1.5, "150.0%"), (2.5, "250%"), (12.3456, "1,235%"),
])
def test_a_share_is_never_rounded_to_nothing_or_to_all(fraction, shown):
    assert of(f.RATE, fraction).show() == shown


@pytest.mark.parametrize(("unit", "value", "shown"), [
    (f.ORDERS, 1804, "1,804单"), (f.ORDERS, 12345, "1.23万单"), (f.PEOPLE, 1920.4, "1,920人"), (f.PEOPLE, 9999.7, "1.00万人"),
    (f.RATIO, 4.3, "4.3"), (f.RATIO, 0.854, "0.85"), (f.RATIO, 123.4, "123"), (f.MULTIPLE, 1.52, "1.5倍"),
    (f.TASKS, 28, "28项"), (f.TURNS, 8.14, "8.1次"), (f.TURNS, 0.62, "0.62次"), (f.PER_10K_PARCELS, 3.21, "3.2件/万件"), (f.PENALTY, 12.0, "12分"),
    (f.PENALTY, 10.5, "10.5分"), (f.PER_10K_ORDERS, 3.21, "3.2件/万单"), (f.CREDITS, 128_000, "12.8万分"), (f.CASES, 320, "320"),
    (f.MEASURE, 196.4, "196"), (f.MEASURE, 0.52, "0.52"), (f.PROBABILITY, 0.0123, "0.012"), (f.PROBABILITY, 0.00004, "0.00004"),
    (f.FIRMS, 2, "2家"), (f.SKUS, 12_345, "1.23万个"),
    (f.SCORE, 4.8, "4.80分"), (f.RANK, 41, "41名"), (f.INDEX, 15300, "1.53万"), (f.PRICE, 248.4, "248元"),
    (f.GROWTH, -0.032, "-3.2%"), (f.POINTS, 0.12, "12.0个百分点"), (f.POINTS, 0.0003, "0.03个百分点"),
    (f.POINTS, 0.00003, "0.003个百分点"),
])
def test_each_unit_has_its_own_way(unit, value, shown):
    assert of(unit, value).show() == shown


@pytest.mark.parametrize(("unit", "value", "shown"), [
    (f.SECONDS, 45, "45.0秒"), (f.SECONDS, 111.5, "112秒"), (f.SECONDS, 200, "3.3分钟"), (f.MINUTES, 0.5, "30.0秒"),
    (f.MINUTES, 150, "2.5小时"), (f.HOURS, 1.5, "90.0分钟"), (f.HOURS, 20.5, "20.5小时"), (f.HOURS, 48, "48.0小时"),
    (f.HOURS, 120, "5.0天"), (f.DAYS, 45.24, "45.2天"), (f.DAYS, 0.5, "0.50天"), (f.HOURS, 0, "0小时"),
])
def test_a_duration_is_said_as_a_person_would(unit, value, shown):
    assert of(unit, value).show() == shown


def test_two_durations_share_the_unit_of_the_present_one():
    figure = of(f.SECONDS, 100, 300)

    assert (figure.show(), figure.show("prior")) == ("100秒", "300秒")


def test_a_day_is_written_out():
    assert Figure("a.b", "最高日", dt.date(2025, 11, 11), f.DATE).show() == "11月11日"


def test_the_parts_of_a_value_are_the_value():
    figure = of(f.YUAN, "128000000")

    assert figure.show("number") + figure.show("suffix") == figure.show() == "1.28亿元"


def test_full_shows_every_digit():
    assert of(f.YUAN, "2474823.07").show("full") == "2,474,823.07元"
    assert of(f.ORDERS, 24087).show("full") == "24,087单"
    assert of(f.RATE, 0.18237).show("full") == "18.2370%"
    assert of(f.POINTS, 0.13967).show("full") == "13.9670个百分点"


# -- the change ------------------------------------------------------------------------------------------------------

@pytest.mark.parametrize(("unit", "value", "prior", "said"), [
    (f.YUAN, "118", "100", "增长18.0%"), (f.YUAN, "82", "100", "下降18.0%"), (f.YUAN, "0", "100", "下降100%"),
    (f.PRICE, "103.2", "100", "提高3.2%"), (f.RATE, 0.191, 0.182, "提高0.9个百分点"), (f.RATE, 0.182, 0.191, "下降0.9个百分点"),
    (f.GROWTH, 0.05, 0.08, "回落3.0个百分点"), (f.SECONDS, 110, 100, "延长10.0%"), (f.HOURS, 18, 24, "缩短25.0%"),
    (f.RATIO, 4.3, 3.5, "提高0.8"), (f.MULTIPLE, 1.5, 1.8, "下降0.3倍"), (f.SCORE, 4.85, 4.8, "提高0.05分"),
    (f.TURNS, 8.1, 7.4, "提高0.7次"), (f.PER_10K_PARCELS, 3.2, 3.6, "下降0.4件/万件"),
    (f.RANK, 41, 50, "上升9名"), (f.RANK, 50, 41, "下降9名"), (f.INDEX, 15300, 13500, "上升13.3%"),
])
def test_the_verb_fits_the_unit_and_the_sign(unit, value, prior, said):
    assert of(unit, value, prior).show("word") == said
    assert of(unit, value, prior).show("change") == "同比" + said


@pytest.mark.parametrize(("unit", "value", "prior", "flat"), [
    (f.YUAN, "100.49", "100", True), (f.YUAN, "100.5", "100", False), (f.YUAN, "99.51", "100", True),
    (f.RATE, 0.1824, 0.182, True), (f.RATE, 0.1825, 0.182, False), (f.PART, 0.1821, 0.182, False), (f.PART, 0.18204, 0.182, True),
    (f.RATE, 0.0036, 0.0032, False), (f.RATE, 0.00361, 0.00360, True),     # small shares are told apart finer
    (f.RATIO, 4.31, 4.3, True), (f.RATIO, 0.85, 0.81, False), (f.RANK, 400, 401, False), (f.RANK, 4, 4, True),
    (f.RATIO, 0.0, 0.0, True), (f.ORDERS, 3, 3, True),
])
def test_inside_the_flat_band_it_reads_unchanged(unit, value, prior, flat):
    assert of(unit, value, prior).flat is flat
    assert (of(unit, value, prior).show("word") == "持平") is flat


def test_without_a_prior_or_a_base_nothing_is_compared():
    for figure in (of(f.YUAN, "5"), of(f.YUAN, "5", "0"), of(f.YUAN, "5", "-3")):
        assert not any(figure.can(form) for form in ("change", "word", "size", "delta", "arrow"))
        assert not (figure.rose or figure.fell or figure.flat)
        with pytest.raises(ValueError, match="no change"):
            figure.show("change")


def test_a_rank_rises_as_its_number_falls():
    figure = of(f.RANK, 41, 50, "down")

    assert (figure.show("arrow"), figure.show("delta")) == ("↑9名", "+9名")


@pytest.mark.parametrize(("unit", "value", "prior", "shown"), [
    (f.YUAN, "123490000", "122510000", ("1.235亿元", "1.225亿元", "增长0.8%")),
    (f.RATE, 0.1824, 0.1816, ("18.24%", "18.16%", "提高0.08个百分点")),
    (f.RATE, 0.0104, 0.0094, ("1.0%", "0.94%", "提高0.1个百分点")),
    (f.PART, 0.01372, 0.01211, ("1.37%", "1.21%", "提高0.16个百分点")),
    (f.RATIO, 4.34, 4.26, ("4.34", "4.26", "提高0.08")),
    (f.MULTIPLE, 1.46, 1.42, ("1.46倍", "1.42倍", "提高0.04倍")),        # 1.5 and 1.4 would be 0.1 apart
    (f.SECONDS, 119.6, 121, ("120秒", "121秒", "缩短1.2%")),
])
def test_a_value_that_changed_is_not_written_like_the_one_before(unit, value, prior, shown):
    figure = of(unit, value, prior)

    assert (figure.show(), figure.show("prior"), figure.show("word")) == shown


@pytest.mark.parametrize(("value", "words"), [
    ("100600", "增长0.6%"), ("100960", "增长1.0%"), ("101000", "增长1.0%"), ("99140", "下降0.9%"),
])
def test_a_change_below_one_per_cent_has_one_decimal(value, words):
    assert of(f.YUAN, value, "100000").show("word") == words


@pytest.mark.parametrize(("unit", "better", "words"), [
    (f.RATE, "up", "同比提高0.7个百分点"), (f.RATE, "down", "同比上升0.7个百分点"), (f.RATE, "neither", "同比提高0.7个百分点"),
])
def test_a_rate_that_should_fall_rises_without_praise(unit, better, words):
    assert of(unit, 0.056, 0.049, better).show("change") == words
    assert of(unit, 0.049, 0.056, better).show("change") == "同比下降0.7个百分点"


AMOUNTS = st.decimals("0.01", "9999999999", places=2)
SHARES = st.floats(0, 1).map(lambda v: round(v, 6))
COUNTS = st.integers(0, 10**8)
LENGTHS = st.floats(0.01, 1e6).map(lambda v: round(v, 3))
PAIRS = st.one_of(
    st.tuples(st.sampled_from([f.YUAN, f.PRICE]), AMOUNTS, AMOUNTS),
    st.tuples(st.just(f.RATE), SHARES, SHARES),
    st.tuples(st.sampled_from([f.ORDERS, f.PEOPLE]), COUNTS, COUNTS),
    st.tuples(st.sampled_from([f.SECONDS, f.MINUTES, f.HOURS, f.DAYS, f.RATIO, f.MULTIPLE]), LENGTHS, LENGTHS),
)
NEAR = st.builds(  # two values a few per mille apart, where rounding is most likely to contradict
    lambda unit, value, by: (unit, value, type(value)(float(value) * (1 + by))),
    st.sampled_from([f.RATE, f.HOURS, f.RATIO, f.YUAN]), st.one_of(st.floats(0.001, 0.9), AMOUNTS), st.floats(-0.02, 0.02),
)
LARGE = {"": 1, "万": 10_000, "亿": 100_000_000}


def size(shown: str) -> Decimal:
    """1.28亿元 → 128000000; durations and rates by their number, as a pair shares its unit."""
    number, word = re.fullmatch(r"(-?[\d,.]+)([万亿]?).*", shown).groups()
    return Decimal(number.replace(",", "")) * LARGE[word]


@given(st.one_of(PAIRS, NEAR))
def test_verb_sign_and_the_two_values_never_contradict(pair):
    unit, value, prior = pair
    figure = Figure("a.b", "名", value, unit, prior)
    if not figure.can("word"):
        return
    word, new, old = figure.show("word"), size(figure.show()), size(figure.show("prior"))

    assert "-" not in word
    if word == "持平":
        assert figure.show("delta") == "持平"
    elif word.startswith(unit.verbs[0]):
        assert value > prior and new > old
        assert figure.show("delta").startswith("+") and figure.show("arrow").startswith("↑")
    else:
        assert word.startswith(unit.verbs[1])
        assert value < prior and new < old
        assert figure.show("delta").startswith("-") and figure.show("arrow").startswith("↓")
    if word != "持平":
        assert size(figure.show("size")) > 0


@given(st.one_of(PAIRS, NEAR))
def test_nothing_alone_reads_as_nothing(pair):
    unit, value, _ = pair
    number, _ = compact(value, unit)

    assert (Decimal(number.replace(",", "")) == 0) == (value == 0 or abs(float(value)) < 5e-7)


# -- one scale for a table column or a chart -------------------------------------------------------------------------

def scaled(unit: Unit, *values: Number | str) -> list[str]:
    figures = [of(unit, v) for v in values]
    scale = common_scale(figures)
    return [scale.text(figure) for figure in figures] + [scale.suffix]


def test_a_column_shares_its_unit():
    assert scaled(f.YUAN, "483000", "52600", "9000") == ["48.3", "5.3", "0.9", "万元"]
    assert scaled(f.YUAN, "123000000", "9000000") == ["1.23", "0.09", "亿元"]
    assert scaled(f.ORDERS, 1804, 12) == ["1,804", "12", "单"]
    assert scaled(f.RATE, 0.182, 0.035) == ["18.2%", "3.5%", "%"]
    assert scaled(f.RATE, 0.0036, 0.0031) == ["0.36%", "0.31%", "%"]


def test_hours_of_which_none_is_two_are_minutes():
    assert scaled(f.HOURS, 0.42, 1.99) == ["25.2", "119.4", "分钟"]
    assert scaled(f.HOURS, 0.42, 2.0) == ["0.4", "2.0", "小时"]
    assert common_scale([of(f.HOURS, 0.7)]).number(of(f.HOURS, 0.42)) == pytest.approx(25.2, rel=1e-12)


def test_points_are_shown_as_points():
    assert scaled(f.POINTS, 0.0004, -0.0001) == ["0.04", "-0.01", "个百分点"]
    assert common_scale([of(f.POINTS, 0.0004)]).number(of(f.POINTS, 0.0004)) == pytest.approx(0.04)


@pytest.mark.parametrize(("whole", "parts", "shown"), [
    (2_704_444, (2_000_000, 704_444), ("270", ["200", "70"])),
    (2_705_000, (2_004_500, 700_500), ("270.50", ["200.45", "70.05"])),   # 271 is not 200 and 70, 270.5 not 200.5 and 70.1
    (1_000_000, (333_333, 333_333, 333_334), ("100.00", ["33.33"] * 3)),
], ids=["at once", "two more", "never"])
def test_parts_add_up_to_their_whole_as_written(whole, parts, shown):
    one, rest = of(f.YUAN, Decimal(whole)), [of(f.YUAN, Decimal(part)) for part in parts]
    scale = adding_up(common_scale([one, *rest]), one, rest)

    assert (scale.text(one), [scale.text(part) for part in rest]) == shown


def test_a_column_has_a_decimal_more_where_something_would_read_as_nothing_or_all():
    assert scaled(f.RATE, 0.5, 0.0004) == ["50.00%", "0.04%", "%"]
    assert scaled(f.RATE, 0.9996) == ["99.96%", "%"]
    assert scaled(f.COVERAGE, 0.7404) == ["74%", "%"]
    assert scaled(f.COVERAGE, 0.996, 0.5) == ["99.6%", "50.0%", "%"]
    assert scaled(f.YUAN, "1500000", "300") == ["150.00", "0.03", "万元"]


def test_the_number_format_of_a_chart_says_the_same():
    assert common_scale([of(f.YUAN, "483000")]).excel == "#,##0.0"
    assert common_scale([of(f.RATE, 0.182)]).excel == "0.0%"


def test_what_is_not_a_number_is_known():
    assert f.finite(0) and not f.finite(None) and not f.finite(float("nan")) and not f.finite(float("inf"))


def test_a_figure_is_a_value():
    assert of(f.YUAN, "5") == replace(of(f.YUAN, "6"), value=Decimal(5))
