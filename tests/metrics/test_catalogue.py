"""The catalogue as a whole: every KPI is worked by hand somewhere, and answers at every grain that it or a slide names."""

import re
from collections import Counter
from pathlib import Path

import pytest

from annualdeck.figure import Missing
from annualdeck.metrics.catalogue import KPIS, ROOMS
from annualdeck.metrics.definition import Given
from annualdeck.sections.order import wanted

NEEDED = sorted(set(wanted()))
DECLARED = sorted((id_, grain) for id_, kpi in KPIS.items() for grain in kpi.grains)


@pytest.fixture(scope="module")
def everything(made_up):
    """A shop with every export, asked for everything."""
    ask, _ = made_up
    pairs = {(id_, by) for id_, by in NEEDED if by} | {(id_, (grain,)) for id_, grain in DECLARED}
    return ask(*(f"{id_} by {','.join(by)}" for id_, by in sorted(pairs))).kpis


def test_no_id_names_two_kpis():
    ids = Counter(kpi.id for room in ROOMS for kpi in room.KPIS)

    assert [id_ for id_, times in ids.items() if times > 1] == []


def unnamed(oracle):
    """The KPIs that no test names, among those that put their question to SQL as well, or among the others."""
    files = [p for p in Path(__file__).parent.glob("test_*.py") if p.name.startswith("test_oracle") == oracle]
    named = set().union(*(re.findall(r'"([a-z]+\.[a-z0-9_]+)', p.read_text(encoding="utf-8")) for p in files))
    return [id_ for id_ in KPIS if id_ not in named]


def test_every_kpi_is_worked_by_hand():
    assert unnamed(oracle=False) == []


def test_every_kpi_is_held_against_an_independent_query():
    """All but a number that stands in the config as it is."""
    assert unnamed(oracle=True) == ["sales.campaign_share_plan"]


@pytest.mark.parametrize(("id_", "by"), NEEDED)
def test_what_a_slide_needs_is_answered(everything, id_, by):
    assert everything.rows(id_, *by), everything.why(id_, *by)


@pytest.mark.parametrize(("id_", "grain"), DECLARED)
def test_a_kpi_answers_at_the_grains_it_declares(everything, id_, grain):
    rows = everything.rows(id_, grain)

    assert rows, everything.why(id_, grain)
    assert all(set(f.slice) == {grain} for f in rows)


@pytest.mark.parametrize("id_", [id_ for id_, kpi in KPIS.items() if kpi.whole and not isinstance(kpi, Given)])
def test_a_kpi_answers_over_the_whole_period(everything, id_):
    assert id_ not in {m.kpi for m in everything.missing()}


@pytest.mark.parametrize("kpi", KPIS.values(), ids=list(KPIS))
def test_a_kpi_says_what_it_is_in_one_sentence(kpi):
    assert kpi.definition.endswith("。") and kpi.definition.count("。") == 1
    others = {other.name for other in KPIS.values() if other is not kpi and other.id.split(".")[0] == kpi.id.split(".")[0]}
    assert kpi.name not in others


def test_a_kpi_that_is_not_there_is_an_error_with_the_nearest_name(everything):
    with pytest.raises(Exception, match="sales.paid_amount"):
        everything["sales.paid_amont"]


def test_a_slice_that_is_not_in_the_data_is_missing(everything):
    found = everything.at("sales.paid_amount", {"month": "2031-01"})

    assert isinstance(found, Missing)
    assert found.slice == {"month": "2031-01"} and found.why.text() == "数据里没有2031-01"


def test_the_json_holds_every_figure_and_why_others_are_missing(everything):
    told = everything.as_json()

    whole = {k["id"]: k for k in told["kpis"] if not k["slice"]}
    assert whole["sales.orders"]["value"] == everything["sales.orders"].value
    assert {s["file"] for s in whole["sales.orders"]["sources"]} == {"older.csv", "newer.csv"}
    assert {m["id"] for m in told["missing"]} == {"sales.campaign_share_plan"}
    assert {k["id"] for k in told["kpis"]} | {m["id"] for m in told["missing"]} == set(KPIS)
