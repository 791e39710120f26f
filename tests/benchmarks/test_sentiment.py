"""The benchmark of the classifier runs on a labelled file of any headers."""

import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "benchmarks" / "sentiment.py"


def test_a_labelled_file(tmp_path):
    """200 texts of two kinds, half good, all in words of the lexicon: nothing is judged wrongly."""
    said = {1: ("很好看", "物流很快"), 0: ("很难看", "物流太慢")}
    rows = [
        f"{'茶叶' if n % 3 else '茶具'},{label},{said[label][n % 2]}{chr(0x7100 + n)}{chr(0x7300 + n)}"
        for n in range(100) for label in (1, 0)
    ]
    path = tmp_path / "labelled.csv"
    path.write_text("品类,好评,内容\n" + "\n".join(rows) + "\n", encoding="utf-8")

    run = subprocess.run(
        [sys.executable, SCRIPT, path, "--text", "内容", "--label", "好评", "--kind", "品类"], capture_output=True, text=True, check=True,
    )

    lines = run.stdout.splitlines()
    assert lines[0] == "200 texts, 50.0% good"
    assert lines[1].startswith("four fifths → the fifth   1.0000")
    assert lines[2].startswith("lexicon alone             1.0000")
    assert {"  茶具  1.0000", "  茶叶  1.0000"} < set(lines)
    assert "reviews a second" in lines[-1]
