"""Numbers as exports write them: 1,391.50, ￥63.7, 12.3元, 750万, 18.2%, 750万 ~ 1000万; and 1052,75, which is told.

Two digits behind the only comma of a number are no thousands, so that comma is a decimal point.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import polars as pl

Step = Callable[[pl.Expr], pl.Expr]

_NUMBER = r"^[+-]?(\d+|\d{1,3}(,\d{3})+)(\.\d*)?$|^[+-]?\.\d+$|^[+-]?\d(\.\d+)?[eE][+-]?\d{1,2}$"
_DECIMAL_COMMA = r"^([+-]?\d+),(\d{2})$"
_WRITTEN_WITH_ONE = r"^[¥+\-\s]*\d+,\d{2}\s*[万亿]?\s*元?\s*%?$"
_TIMES = {"万": 1e4, "亿": 1e8}
_SAME = 1e-4  # 分; closer than this is a float's own error
_LARGEST = 4e13  # yuan; beyond this a float no longer tells one 分 from the next

_END = r"([¥+-]?[\d,]*\.?\d+)\s*([万亿]?)\s*([元%]?)"
_RANGE = rf"^{_END}\s*(?:~|至|到|-+|—+)\s*{_END}$"
BOUNDS: Mapping[str, str] = {  # a column's bounds → the column whose cells may be ranges
    "amount_low": "amount", "amount_high": "amount", "conversion_low": "conversion_rate", "conversion_high": "conversion_rate",
}


def number() -> list[Step]:
    """Steps from the text of a cell to a float; null for what is no number."""
    return [
        lambda c: c.str.normalize("NFKC").str.strip_chars(" ¥").str.strip_suffix("元").str.strip_chars(),
        lambda c: pl.struct(
            said=c.str.strip_suffix("万").str.strip_suffix("亿").str.strip_chars().str.replace(_DECIMAL_COMMA, "${1}.${2}"),
            times=pl.coalesce(
                *(pl.when(c.str.ends_with(unit)).then(pl.lit(times)) for unit, times in _TIMES.items()), pl.lit(1.0)
            ),
        ),
        lambda c: pl.struct(
            value=pl.when(c.struct.field("said").str.contains(_NUMBER))
            .then(c.struct.field("said").str.replace_all(",", "", literal=True))
            .cast(pl.Float64, strict=False),
            times=c.struct.field("times"),
        ),
        lambda c: pl.when(c.struct.field("times") > 1)
        .then((c.struct.field("value") * c.struct.field("times")).round(6))
        .otherwise(c.struct.field("value")),
    ]


def rate() -> list[Step]:
    """18.2% or 0.182; a bare number beyond one may be either and is neither."""
    percent, read = number(), number()
    return [
        lambda c: pl.struct(whole=c, percent=c.str.normalize("NFKC").str.strip_suffix("%")),
        lambda c: pl.struct(
            whole=through(read, c.struct.field("whole")),
            percent=pl.when(c.struct.field("whole").str.normalize("NFKC").str.ends_with("%")).then(
                through(percent, c.struct.field("percent"))
            ),
        ),
        lambda c: pl.coalesce(
            c.struct.field("percent") / 100,
            pl.when(c.struct.field("whole").is_between(-1, 1)).then(c.struct.field("whole")),
        ),
    ]


def count() -> list[Step]:
    """A whole number."""
    return [*number(), _within, lambda c: pl.when(c == c.round()).then(c).cast(pl.Int64, strict=False)]


def money() -> list[Step]:
    """Whole 分."""
    return [*number(), _within, _fen]


def finite() -> list[Step]:
    return [*number(), lambda c: pl.when(c.is_finite()).then(c)]


def has_decimal_comma(cell: pl.Expr) -> pl.Expr:
    """Whether the cleaned text of a number takes a comma for its decimal point."""
    return cell.str.normalize("NFKC").str.contains(_WRITTEN_WITH_ONE).fill_null(False)


def is_rounded(cell: pl.Expr) -> pl.Expr:
    """Whether the cleaned text of an amount has more than two decimals that matter."""
    fen = through(number(), cell) * 100
    return ((fen - fen.round()).abs() > _SAME).fill_null(False)


def exactly(fen: pl.Expr) -> pl.Expr:
    """Whether a float of 分 is a whole number of them, and small enough to tell."""
    return (fen - fen.round()).abs().is_between(0, _SAME) & (fen.abs() <= _LARGEST * 100)


def without_range() -> Step:
    """A cell of a column that has bounds: a range is none of its values."""
    return lambda c: pl.when(~c.str.normalize("NFKC").str.contains(_RANGE)).then(c)


def bound(name: str) -> Step:
    """The lower or upper end of a range, as text; null for a cell that is none.

    A unit may stand with the upper end only: 7 ~ 10万. Where the lower one is then more than the upper, it has none of
    it: 7500 ~ 1万.
    """
    if name.endswith("_high"):
        return lambda c: pl.concat_str(c.str.normalize("NFKC").str.extract(_RANGE, at) for at in (4, 5, 6))

    def low(cell: pl.Expr) -> pl.Expr:
        said, unit, sign, _, upper_unit, upper_sign = (cell.str.normalize("NFKC").str.extract(_RANGE, at) for at in range(1, 7))
        above = _digits(said) > _digits(cell.str.normalize("NFKC").str.extract(_RANGE, 4))
        bare = (unit == "") & (sign == "") & ~((upper_unit != "") & above)
        return pl.when(bare).then(pl.concat_str(said, upper_unit, upper_sign)).otherwise(pl.concat_str(said, unit, sign))

    return low


def _digits(said: pl.Expr) -> pl.Expr:
    """The number that an end of a range says, without its unit."""
    return said.str.replace_all(r"[¥,]", "").cast(pl.Float64, strict=False)


def through(steps: list[Step], expression: pl.Expr) -> pl.Expr:
    """All steps as one expression, for where what they share matters less than a column between them."""
    for step in steps:
        expression = step(expression)
    return expression


def _fen(yuan: pl.Expr) -> pl.Expr:
    """Yuan to whole 分, half up. Exact for amounts of two decimals: a float keeps 15 digits."""
    hundredfold = yuan * 100
    return (hundredfold.sign() * (hundredfold.abs() + 0.5 + 1e-5).floor()).cast(pl.Int64, strict=False)


def _within(number: pl.Expr) -> pl.Expr:
    return pl.when(number.is_between(-_LARGEST, _LARGEST)).then(number)
