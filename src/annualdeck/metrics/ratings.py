"""How buyers rated what they bought: 1 good (好评, four or five stars), 0 neither, -1 bad; null where they did not."""

from __future__ import annotations

import narwhals as nw

GOOD, NEITHER, BAD = 1, 0, -1


def rating() -> nw.Expr:
    """What the buyer gave: 好评, 中评 or 差评, else the stars."""
    stars = nw.col("stars")
    by_stars = nw.when(stars.is_between(4, 5)).then(nw.lit(GOOD)).when(stars.is_between(1, 2)).then(nw.lit(BAD)).when(
        (stars > 2) & (stars < 4)
    ).then(nw.lit(NEITHER))
    return nw.coalesce(_worded("rating", "好|good", "中|neutral", "差|bad"), by_stars)


def lesson() -> nw.Expr:
    """What a text is taken for when a classifier learns from it: the buyer's rating, else the platform's own 情感."""
    return nw.coalesce(rating(), _worded("platform_sentiment", "11|正", "12|中", "13|负"))


def _worded(column: str, good: str, neither: str, bad: str) -> nw.Expr:
    word = nw.col(column).str.to_lowercase().str.strip_chars()
    return nw.when(word.str.contains(f"^(?:{good})")).then(nw.lit(GOOD)).when(word.str.contains(f"^(?:{neither})")).then(
        nw.lit(NEITHER)
    ).when(word.str.contains(f"^(?:{bad})")).then(nw.lit(BAD))
