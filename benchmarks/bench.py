"""Speed and memory of whole processes, each as a ratio to a bare floor measured in the same run. `make bench`.

Never a test: times depend on the machine and on what else it does; the ratios much less. The best of several runs
counts. Peak memory is the largest resident set of the process.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import make_orders

HERE = Path(__file__).parent
SAMPLE = HERE.parent / "examples" / "config.yaml"
ANNUALDECK = Path(sys.executable).with_name("annualdeck")


@dataclass(frozen=True)
class Run:
    """Best seconds and the peak memory in MB of one command."""

    seconds: float
    megabytes: float


def run(command: list[object], times: int, cache: Path, before: Callable[[], None] = lambda: None) -> Run:
    """The best of `times` runs; `before` is done ahead of each and not counted. Raises SystemExit if a run fails."""
    runs = []
    for _ in range(times):
        before()
        runs.append(once(command, cache))
    return Run(min(r.seconds for r in runs), max(r.megabytes for r in runs))


def once(command: list[object], cache: Path) -> Run:
    start = time.perf_counter()
    process = subprocess.Popen(
        [str(word) for word in command], stdout=subprocess.DEVNULL, env={**os.environ, "ANNUALDECK_CACHE": str(cache)})
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(map(str, command))} ended with {process.returncode}")
    return Run(seconds, usage.ru_maxrss / 1024)


def row(what: str, measured: Run, aim: str = "", floor: Run | None = None) -> None:
    ratio = f"{measured.seconds / floor.seconds:6.2f}x" if floor else " " * 7
    print(f"{what:<44}{measured.seconds:8.2f} s {ratio} {measured.megabytes:8.0f} MB   {aim}", flush=True)


def commands(folder: Path) -> None:
    cache, deck = folder / "cache", folder / "deck.pptx"
    build: list[object] = [ANNUALDECK, "build", SAMPLE, "-o", deck]
    clear = partial(shutil.rmtree, cache, ignore_errors=True)

    row("--help", run([ANNUALDECK, "--help"], 7, cache), "aim: 0.15 s")
    floor = run([sys.executable, HERE / "floor.py", folder / "floor.pptx"], 5, cache)
    row("floor: python-pptx, 27 slides, 20 charts", floor)
    row("build the sample, nothing cached", run(build, 2, cache, before=clear), "", floor)
    row("build the sample, exports cached", run(build, 5, cache), "aim: 1.2 s and 2x", floor)


def million(folder: Path) -> None:
    if not (make_orders.DATA / "gb18030" / "ExportOrderList.csv").exists():
        print("making a million orders (once)", flush=True)
        make_orders.main()
    cache = folder / "cache"
    clear = partial(shutil.rmtree, cache, ignore_errors=True)

    floor = run([sys.executable, HERE / "queries.py", make_orders.DATA / "utf-8" / "ExportOrderList.csv"], 3, cache)
    row("floor: Polars, 12 group-bys of 1M orders", floor)
    for encoding, aim in (("utf-8", "aim: 1.5x"), ("gb18030", "aim: 3x")):
        kpis: list[object] = [ANNUALDECK, "kpis", make_orders.DATA / encoding / "config.yaml", "--json"]
        row(f"kpis of 1M orders, {encoding}, nothing cached", run(kpis, 2, cache, before=clear), aim, floor)
        row(f"kpis of 1M orders, {encoding}, cached", run(kpis, 2, cache), "", floor)


def main() -> None:
    print(f"{'':<44}{'time':>10} {'ratio':>7} {'peak':>11}")
    with tempfile.TemporaryDirectory() as folder:
        commands(Path(folder))
        million(Path(folder))


if __name__ == "__main__":
    main()
