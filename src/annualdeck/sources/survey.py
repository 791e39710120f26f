"""问卷: a column a question becomes a row an answer.

A question is a column whose header begins with its number, as 1、 or 2. do. Its answers are a score where all of them
are numbers, and stand as they are otherwise: several choices of one answer (┋) stay together. What was not answered,
(空) or (跳过), or -2 and -3 where choices are exported by number, is no row. A question that asks who somebody is,
is personal and stays where it is, so that no column takes it.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

import polars as pl

from annualdeck.sources.grid import Grid

_NUMBER = re.compile(r"^\s*\d+\s*[、.．]\s*")
_WHO = re.compile("姓名|称呼|手机|电话|联系方式|微信|QQ|旺旺|会员名|昵称|邮箱|地址|身份证", re.IGNORECASE)
_UNANSWERED = r"^(\s*|[(（](空|跳过)[)）]|-\d)$"
_MADE = ("question", "score", "answer")
_ASKED, _ROW, _OVERFLOW = "asked", "row", "overflow"


def asks_who(header: str) -> bool:
    """Whether a header is a question for a name, a number or an address."""
    return bool(_NUMBER.match(header) and _WHO.search(header))


def answers(grid: Grid) -> Grid:
    """The grid with a row an answer, and the columns `question`, `score` and `answer` behind those that are no question."""
    asked = [at for at, header in enumerate(grid.headers) if _NUMBER.match(header) and not asks_who(header)]
    if not asked:
        return grid
    kept = [at for at in range(len(grid.headers)) if at not in asked]
    scored = _scored(grid, asked)
    titles = _titles([grid.headers[at] for at in asked])
    nothing = pl.lit(None, pl.String)
    told = [
        pl.struct(
            question=pl.lit(title),
            score=_said(at) if at in scored else nothing,
            answer=nothing if at in scored else _said(at),
        )
        for title, at in zip(titles, asked, strict=True)
    ]
    made = {name: len(kept) + number for number, name in enumerate(_MADE)}

    def long(rows: pl.LazyFrame) -> pl.LazyFrame:
        each = rows.with_row_index(_ROW, offset=grid.first_row).with_columns(pl.concat_list(told).alias(_ASKED)).explode(_ASKED)
        answer = pl.col(_ASKED).struct
        return each.select(
            *(pl.col(str(at)).alias(str(new)) for new, at in enumerate(kept)),
            *(answer.field(name).alias(str(at)) for name, at in made.items()),
            *([pl.col(grid.overflow).alias(_OVERFLOW)] if grid.overflow else []),
            _ROW,
        ).filter(pl.col(str(made["score"])).is_not_null() | pl.col(str(made["answer"])).is_not_null())

    return replace(
        grid,
        headers=(*(grid.headers[at] for at in kept), *_MADE),
        rows=long(grid.rows),
        sample=long(grid.sample.lazy()).collect(),
        overflow=_OVERFLOW if grid.overflow else None,
        made=made,
        row_numbers=_ROW,
    )


def _said(at: int) -> pl.Expr:
    """The answers of a column; null where there is none."""
    cell = pl.col(str(at)).str.strip_chars()
    return pl.when(~cell.str.contains(_UNANSWERED)).then(cell)


def _scored(grid: Grid, asked: list[int]) -> set[int]:
    """The questions that were answered with numbers only."""
    numbers = grid.rows.select(_said(at).str.contains(r"^\d+(\.\d+)?$").all().alias(str(at)) for at in asked)
    return {int(at) for at, only in numbers.collect(engine="streaming").row(0, named=True).items() if only}


def _titles(headers: list[str]) -> list[str]:
    """The questions without their numbers, which differ from one survey to the next; with them where two are alike."""
    bare = [_NUMBER.sub("", header).strip() for header in headers]
    often = Counter(bare)
    return [title if often[title] == 1 else header.strip() for title, header in zip(bare, headers, strict=True)]
