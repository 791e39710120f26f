"""ads, continued: what the many small keywords bring beside the few large ones."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import narwhals as nw

from annualdeck import grains
from annualdeck.facts import Facts
from annualdeck.figure import PRICE, RATE, RATIO, Number
from annualdeck.metrics.definition import Analysis, Query, Reading, Settings, ratio
from annualdeck.metrics.reasons import FewKeywords

HEAD = 20                       # so many keywords with the largest cost are the head
NAMES = {True: "头部词", False: "长尾词"}
WORD = ("keyword", "cost", "clicks")
Rows = Sequence[Mapping[str, object]]


def _words_plan(facts: Facts, settings: Settings) -> nw.LazyFrame:
    """By span, of the head and of the long tail: keywords, clicks, cost in 分 and the amount it brought.

    Each span has its own head: the keywords with the largest cost in it, of equal ones the first by name.
    """
    rows = grains.view(facts, "ads").filter(nw.col("by_word") & ~nw.col("cost").is_null())
    words = rows.group_by("span", "keyword").agg(nw.col("cost").sum(), nw.col("clicks").sum(), nw.col("amount").sum())
    rank = nw.col("cost").rank("ordinal", descending=True).over("span", order_by="keyword")
    sums = (nw.len().alias("words"), *(nw.col(c).sum() for c in ("clicks", "cost", "amount")))
    return words.with_columns(head=rank <= HEAD).group_by("span", "head").agg(*sums)


WORDS = Query("ads.words", "ads", WORD, _words_plan)


def _tail_share(rows: Rows, facts: Facts, settings: Settings) -> list[Reading]:
    def share(span: int) -> Number | FewKeywords | None:
        clicks = {row["head"]: row["clicks"] for row in rows if row["span"] == span}
        if not clicks:
            return None
        return ratio(clicks[False], sum(clicks.values())) if False in clicks else FewKeywords(HEAD)  # type: ignore[arg-type]

    return [({}, share(grains.CURRENT), share(grains.PRIOR))] if rows else []


def _words(top: str, bottom: str) -> Callable[[Rows, Facts, Settings], list[Reading]]:
    """A reader of a ratio by {"words": "头部词"} and {"words": "长尾词"}."""

    def read(rows: Rows, facts: Facts, settings: Settings) -> list[Reading]:
        held = {(row["span"], row["head"]): ratio(row[top], row[bottom]) for row in rows}  # type: ignore[arg-type]
        return [
            ({"words": name}, held[grains.CURRENT, head], held.get((grains.PRIOR, head)))
            for head, name in NAMES.items() if (grains.CURRENT, head) in held
        ]

    return read


KPIS = (
    Analysis(
        id="ads.long_tail", name="长尾词点击占比", unit=RATE, better="neither", query=WORDS, read=_tail_share,
        definition="花费排在前20名以外的关键词的点击量÷全部关键词的点击量。",
    ),
    Analysis(
        id="ads.words_cpc", name="头部词与长尾词平均点击花费", unit=PRICE, better="down", query=WORDS, read=_words("cost", "clicks"),
        definition="花费排在前20名的关键词（头部词）与其余关键词（长尾词）各自的花费÷点击量。",
    ),
    Analysis(
        id="ads.words_roi", name="头部词与长尾词投入产出比", unit=RATIO, query=WORDS, read=_words("amount", "cost"),
        definition="花费排在前20名的关键词（头部词）与其余关键词（长尾词）各自的成交金额÷花费。",
    ),
)
