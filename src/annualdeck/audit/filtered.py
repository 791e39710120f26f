"""Files of reviews that hold only bad ones: some tools choose these by default before they export."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import narwhals as nw

from annualdeck import engine
from annualdeck.errors import Finding
from annualdeck.facts import Facts
from annualdeck.metrics.feedback import FEW
from annualdeck.metrics.ratings import GOOD, lesson


@dataclass(frozen=True, kw_only=True)
class OnlyBadReviews(Finding):
    rows: int
    zh = (
        "“{file}”的 {rows} 条有评级的评价里没有一条好评，多半是筛选了差评后导出的；“用户反馈收集”一页的占比和高频问题会只反映差评，"
        "请导出全部评价。"
    )
    en = (
        "Not one of the {rows} rated reviews of '{file}' is good: it was most likely exported with a filter, and the shares and "
        "topics on the slide of feedback would speak of bad reviews only; export all reviews."
    )


def only_bad(facts: Facts, kept: Path | None) -> list[Finding]:
    """A finding for every file of reviews with ratings, enough of them to tell, and no good one."""
    if "reviews" not in facts:
        return []

    def ask() -> engine.Answers:
        reviews = nw.from_native(facts.laid_together("reviews")).with_columns(lesson=lesson())
        good = nw.when(nw.col("lesson") == GOOD).then(nw.lit(1)).count()
        return engine.collect({"files": reviews.group_by("_part").agg(rated=nw.col("lesson").count(), good=good)})

    rows = (engine.remembered(kept, f"only bad {facts.key}", ask) if kept else ask())["files"]
    files = [part.file for part in facts.by_age("reviews")]
    bad = sorted((row["_part"], row["rated"]) for row in rows if row["rated"] >= FEW and not row["good"])
    return [OnlyBadReviews(file=files[part], rows=rated) for part, rated in bad]
