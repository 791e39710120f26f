"""Whether a text praises or blames, as the shop's own rated reviews teach it; by the lexicon where they are too few.

Naive Bayes on the runs of two and three characters that a text holds, each counted once a text. Learning is
counting, so all of it is lazy group-bys over distinct texts:

- A run's evidence is the log of how much more often good texts hold it than bad ones, against how many of each there
  are. Both counts are smoothed by what would be expected of a run that says nothing: a shop with few bad reviews does
  not take every rare run for praise.
- Runs of one text overlap and repeat each other, so their evidence is divided by the root of their number. What the
  lexicon makes of the text is learnt in the same way, and added.
- A rated text is judged by all others: its own rating is taken out of every count before it is weighed.
- The cut between praise and blame lies where as many rated texts fall below it as buyers rated bad. A cut in the
  middle would find several times too many bad texts where one review in twenty is bad.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import narwhals as nw

from annualdeck import grains
from annualdeck.facts import Facts
from annualdeck.metrics.lexicon import balance
from annualdeck.metrics.ratings import BAD, GOOD, lesson
from annualdeck.metrics.settings import Settings

ENOUGH = 30        # distinct texts of either rating that a model needs
LENGTHS = (2, 3)   # characters of a run
SMOOTHING = 3.0    # texts that a run's counts are smoothed by
STEPS = 5          # of the lexicon's balance that are told apart to either side
GRAIN = 4096       # evidence is added up in whole parts, so that no order of adding changes a verdict
_GAP = "\x1f"

# What the platform writes for a buyer who wrote nothing: no opinion.
_UNWRITTEN = (
    "(?:此|该)?(?:用户|买家)(?:没有|未)(?:及时)?(?:主动)?(?:填写|做出|作出)?(?:文字)?(?:评论|评价)(?:内容)?"
    r"|评价方未及时[做作]出评价|\d+天内(?:买家)?未[做作]出评价|(?:系统)?默认(?:好评|评价)"
    "|该用户觉得商品.{0,4}[,，]?给出了?5星好评"
)


def text() -> nw.Expr:
    """What the buyer wrote, follow-up and all, without line breaks; null where there are no words."""
    parts = [_written(column) for column in ("content", "append_content")]
    both = nw.concat_str(parts, separator="。").str.strip_chars(" 。")
    return nw.when(both.str.contains(r"[\p{L}\p{So}]")).then(both)


def _written(column: str) -> nw.Expr:
    written = nw.col(column).fill_null("").str.replace_all(r"&[a-z]+;|\s+", " ")
    return written.str.replace_all(f"(?:{_UNWRITTEN})[!！。.]*", "").str.strip_chars(" ")


def judged(frame: nw.LazyFrame, facts: Facts, settings: Settings) -> nw.LazyFrame:
    """Reviews with their `text`, `lesson` and `verdict`; every review of the export teaches, whatever the period."""
    return frame.with_columns(text=text(), lesson=lesson()).join(_known(facts), on="text", how="left")


@lru_cache(maxsize=1)
def _known(facts: Facts) -> nw.LazyFrame:
    """The verdicts of all reviews: one plan however many questions join it, so that they are judged once."""
    judged_texts = verdicts(grains.rows(facts, "reviews").select(text=text(), lesson=lesson()))
    return nw.from_native(nw.to_native(judged_texts).cache())


def verdicts(reviews: nw.LazyFrame) -> nw.LazyFrame:
    """Reviews' `text` and `lesson` (1, 0, -1 or null) → each distinct text with its `verdict`.

    1 praises, -1 blames; 0 has no opinion that the lexicon knows, where too few are rated to learn from.
    """
    known = _distinct(reviews)
    runs = known.select("row", "good", "bad", run=runs_of(nw.col("text"), LENGTHS)).explode("run")
    counted = runs.group_by("run").agg(nw.col("good", "bad").sum())
    counted = counted.filter((nw.col("good") + nw.col("bad") > 1) & (nw.col("run").str.len_chars() >= LENGTHS[0]))
    weights = counted.join(_totals(known), how="cross").select("run", *_evidence("run_", "good", "bad"))
    weighed = runs.select("row", "run").join(weights, on="run", how="inner").group_by("row").agg(
        nw.col("run_open", "run_without_good", "run_without_bad").sum(), runs=nw.len()
    )
    scored = known.join(_totals(known), how="cross").join(weighed, on="row", how="left").with_columns(
        nw.col("good", "bad").sum().over("step").name.prefix("step_")
    ).with_columns(*_evidence("step_", "step_good", "step_bad")).with_columns(score=_score())
    rated = nw.when(nw.col("good") + nw.col("bad") == 1).then(nw.col("score"))
    placed = scored.with_columns(place=rated.rank("max"))
    cut = nw.when(nw.col("place") <= nw.col("all_bad")).then(nw.col("score")).max()
    learnt = nw.when(nw.col("score") <= nw.col("cut")).then(nw.lit(BAD)).otherwise(nw.lit(GOOD))
    taught = (nw.col("all_good") >= ENOUGH) & (nw.col("all_bad") >= ENOUGH)
    return placed.with_columns(cut=cut).select(
        "text", verdict=nw.when(taught).then(learnt).otherwise(_sign(nw.col("balance")))
    )


def _distinct(reviews: nw.LazyFrame) -> nw.LazyFrame:
    """One row a text: how its raters took it, and the lexicon's balance. A text rated both ways alike teaches nothing."""
    texts = reviews.filter(~nw.col("text").is_null()).group_by("text").agg(nw.col("lesson").fill_null(0).sum())
    texts = texts.with_columns(
        good=(nw.col("lesson") > 0).cast(nw.Int64), bad=(nw.col("lesson") < 0).cast(nw.Int64), balance=balance(nw.col("text"))
    )
    return texts.with_columns(step=(nw.col("balance") / 10).round(0).clip(-STEPS, STEPS)).with_row_index("row", order_by="text")


def _totals(known: nw.LazyFrame) -> nw.LazyFrame:
    return known.select(all_good=nw.col("good").sum(), all_bad=nw.col("bad").sum())


def runs_of(text: nw.Expr, lengths: Sequence[int]) -> nw.Expr:
    """The distinct runs of characters of these lengths that a text holds, as a list, in lower case.

    A text is cut into runs of n from each of its first n characters on: together these are all its runs of n. What is
    left at the end comes with them, and may be too short.
    """
    text = text.str.to_lowercase()
    cuts = [text.str.slice(at).str.replace_all(f"({'.' * n})", f"$1{_GAP}") for n in lengths for at in range(n)]
    return nw.concat_str(cuts, separator=_GAP).str.split(_GAP).list.unique()


def _evidence(prefix: str, good: str, bad: str) -> Iterator[nw.Expr]:
    """What so many `good` and `bad` texts say, above 0 for praise: of all, and without one good or one bad text."""
    all_good, all_bad = nw.col("all_good") + 1, nw.col("all_bad") + 1
    share = all_good / (all_good + all_bad)
    for name, less_good, less_bad in (("open", 0, 0), ("without_good", 1, 0), ("without_bad", 0, 1)):
        kept_good, kept_bad = (nw.col(good) - less_good).clip(0, None), (nw.col(bad) - less_bad).clip(0, None)
        odds = (kept_good + SMOOTHING * share) / (kept_bad + SMOOTHING * (1 - share)) / (all_good / all_bad)
        yield (odds.log() * GRAIN).round(0).cast(nw.Int64).alias(prefix + name)


def _score() -> nw.Expr:
    """A text's evidence, without what its own rating adds to it."""
    runs = _without_own("run_").fill_null(0) / (nw.col("runs").fill_null(0) + 1).sqrt()
    return runs + _without_own("step_")


def _without_own(prefix: str) -> nw.Expr:
    good, bad = nw.col("good") == 1, nw.col("bad") == 1
    rest = nw.when(good).then(nw.col(f"{prefix}without_good")).when(bad).then(nw.col(f"{prefix}without_bad"))
    return rest.otherwise(nw.col(f"{prefix}open"))


def _sign(number: nw.Expr) -> nw.Expr:
    return nw.when(number > 0).then(nw.lit(GOOD)).when(number < 0).then(nw.lit(BAD)).otherwise(nw.lit(0))
