"""What the script counted before annualdeck ever ran is what annualdeck reads from the files, figure by figure."""

import json
import re
from pathlib import Path

import pytest

from annualdeck.build import read, settings_of
from annualdeck.config import load
from annualdeck.metrics.catalogue import KPIS
from annualdeck.metrics.evaluate import evaluate

EXAMPLES = Path(__file__).parents[2] / "examples"
TRUTH = json.loads((EXAMPLES / "truth.json").read_text(encoding="utf-8"))
THIS, BEFORE = "2025", "2024"
CASES = [pytest.param(year, key, id=f"{key} {year}") for year in (THIS, BEFORE) for key in TRUTH["kpis"][year]]


def named(key):
    """ads.roi[tool=淘宝客] → its id and its slice."""
    id_, _, inner = key.partition("[")
    return id_, dict(re.findall(r"(\w+)=([^,\]]+)", inner))


@pytest.fixture(scope="module")
def kpis(cache):
    """Every KPI of the sample, and every slice that the truth speaks of."""
    wanted = {(id_, tuple(slice_)) for id_, slice_ in map(named, TRUTH["kpis"][THIS])}
    config = load(EXAMPLES / "config.yaml")
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("ANNUALDECK_CACHE", str(cache))
        facts = read(config, lambda *_: None)
    return evaluate(facts, settings_of(config), sorted(wanted))


@pytest.mark.parametrize(("year", "key"), CASES)
def test_a_planted_figure_comes_out_exactly(kpis, year, key):
    """The year before stands beside this one's: its March beside this March, its last quarter beside this last."""
    id_, slice_ = named(key.replace(f"={BEFORE}", f"={THIS}"))
    figure = kpis.get(id_, **slice_)
    assert figure is not None, kpis.at(id_, slice_).why.text()

    told = figure.value if year == THIS else figure.prior
    assert told is not None, figure.prior_why
    assert float(told) == pytest.approx(TRUTH["kpis"][year][key], rel=1e-9, abs=1e-12)


def test_far_more_than_forty_kpis_are_planted_on_every_slide_that_reads_exports():
    planted = {named(key)[0] for key in TRUTH["kpis"][THIS]}
    from_config = {"goals", "strategy", "risks"}

    assert planted <= set(KPIS)
    assert len(planted) >= 150
    assert {id_.partition(".")[0] for id_ in KPIS} - {id_.partition(".")[0] for id_ in planted} == from_config


def test_the_parts_of_the_year_add_up_to_it(kpis):
    """Months, categories, carriers, tiers: no row is lost between slices."""
    for whole, parts, by in (
        ("sales.paid_amount", "sales.paid_amount", "month"), ("sales.paid_amount", "sales.category_amount", "category"),
        ("fulfilment.parcels", "fulfilment.carriers", "carrier"), ("users.listed_members", "members.tiers", "tier"),
        ("ads.cost", "ads.by_tool", "tool"),
    ):
        assert sum(f.value for f in kpis.rows(parts, by)) == kpis[whole].value


@pytest.mark.parametrize("id_", ["users.new_buyers", "users.returning_share", "campaigns.new_buyer_share"])
def test_new_buyers_are_not_compared_where_the_look_back_is_a_year_shorter(kpis, id_):
    assert kpis[id_].prior is None


def test_the_words_are_judged_as_they_were_meant(kpis):
    """Of some 9,000 texts no more than one in twenty of the cross ones is missed or found too many."""
    figure = kpis["feedback.negative_texts"]

    assert figure.value == pytest.approx(TRUTH["moods"][THIS]["差"], rel=0.05)
    assert figure.prior == pytest.approx(TRUTH["moods"][BEFORE]["差"], rel=0.05)


def test_every_kpi_of_the_catalogue_has_a_value(annualdeck):
    told = json.loads(annualdeck("kpis", "--json"))

    assert told["missing"] == []
    assert {k["id"] for k in told["kpis"] if k["value"] is not None} == set(KPIS)
