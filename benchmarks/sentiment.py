"""How well texts are judged, on any file of texts that people have labelled: good 1, bad 0.

    python benchmarks/sentiment.py reviews.csv --text review --label label --kind cat

What it tells: learning from four fifths and judging the fifth, each fifth once; learning from all kinds of
goods but one and judging that one; the lexicon alone; a shop of one kind in which one review in twenty is bad; the speed. A text
without an opinion counts as judged wrongly.
"""

from __future__ import annotations

import argparse
import random
import time

import narwhals as nw
import polars as pl

from annualdeck.metrics.sentiment import text, verdicts

FOLDS = 5
SHOP, BAD = 1000, 0.05   # reviews of the made-up shop, half of them rated, and the share of bad ones
TIMES = 3


def read(path: str, words: str, label: str, kind: str | None) -> pl.DataFrame:
    """content, label (1 or -1), kind, and text as the program reads it."""
    told = pl.read_csv(path, infer_schema=False)
    rows = told.select(
        content=pl.col(words), append_content=pl.lit(None, pl.String), label=pl.col(label).cast(pl.Int32) * 2 - 1,
        kind=pl.col(kind) if kind else pl.lit("—"),
    )
    return nw.to_native(nw.from_native(rows).with_columns(text=text())).with_row_index("row")


def judged(rows: pl.DataFrame, tested: pl.Expr) -> pl.DataFrame:
    """The tested rows with their verdict, learnt from the others."""
    taught = rows.select("text", lesson=pl.when(~tested).then(pl.col("label")))
    found = nw.to_native(verdicts(nw.from_native(taught.lazy()))).collect(engine="streaming")
    return rows.filter(tested).join(found, on="text", how="left")


def accuracy(found: pl.DataFrame) -> float:
    return (found["verdict"] == found["label"]).fill_null(False).mean()


def shop(rows: pl.DataFrame, kind: str) -> pl.DataFrame | None:
    """A shop of one kind of goods: half of its reviews are rated, the others are judged; None where there are too few."""
    r = random.Random(kind)
    distinct = rows.filter(pl.col("kind") == kind).unique("text", keep="none", maintain_order=True)
    bad = round(SHOP * BAD)
    chosen = []
    for label, count in ((1, SHOP - bad), (-1, bad)):
        held = distinct.filter(pl.col("label") == label)["row"].to_list()
        if len(held) < 2 * count:
            return None
        chosen += [(row, half) for half in (0, 1) for row in r.sample(held, 2 * count)[half * count:(half + 1) * count]]
    halves = dict(chosen)
    mine = rows.filter(pl.col("row").is_in(list(halves)))
    return judged(mine, pl.col("row").replace_strict(halves) == 1)


def speed(rows: pl.DataFrame) -> tuple[float, float]:
    """Reviews a second from what buyers wrote to the verdicts, learning from all: by the clock, and of one core's time."""
    best = []
    for _ in range(TIMES):
        wall, processor = time.perf_counter(), time.process_time()
        reviews = nw.from_native(rows.lazy()).select(text=text(), lesson="label")
        nw.to_native(verdicts(reviews)).collect(engine="streaming")
        best.append((time.perf_counter() - wall, time.process_time() - processor))
    return rows.height / min(wall for wall, _ in best), rows.height / min(processor for _, processor in best)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("path")
    parser.add_argument("--text", default="review")
    parser.add_argument("--label", default="label")
    parser.add_argument("--kind", default=None, help="the column that tells the kinds of goods apart")
    given = parser.parse_args()
    rows = read(given.path, given.text, given.label, given.kind)
    kinds = rows["kind"].unique().sort().to_list()
    folds = [accuracy(judged(rows, pl.col("row") % FOLDS == fold)) for fold in range(FOLDS)]
    print(f"{rows.height:,} texts, {(rows['label'] == 1).mean():.1%} good")
    print(f"four fifths → the fifth   {sum(folds) / FOLDS:.4f}   ({', '.join(f'{a:.4f}' for a in folds)})")
    alone = judged(rows, pl.lit(True))
    print(f"lexicon alone             {accuracy(alone):.4f}   ({(alone['verdict'] == 0).mean():.1%} without an opinion)")
    if len(kinds) > 1:
        ones = {kind: judged(rows, pl.col("kind") == kind) for kind in kinds}
        print(f"all other kinds → one     {accuracy(pl.concat(ones.values())):.4f}   (all texts)")
        for kind, one in ones.items():
            print(f"  {kind}  {accuracy(one):.4f}")
    print(f"a shop of {SHOP:,} rated reviews, {BAD:.0%} bad → as many unrated ones: accuracy, share judged bad")
    for kind in kinds:
        found = shop(rows, kind)
        if found is not None:
            print(f"  {kind}  {accuracy(found):.4f}  {(found['verdict'] == -1).mean():.1%}")
    wall, processor = speed(rows)
    print(f"{wall:,.0f} reviews a second; {processor:,.0f} a second of one core's time")


if __name__ == "__main__":
    main()
