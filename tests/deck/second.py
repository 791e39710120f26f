"""A second template with the same contract: other colours, other fonts, 4:3. `python tests/deck/second.py FILE`."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "templates"))

from make_template import Design, make  # noqa: E402

SECOND = Design("harbour", {
    "dk1": "16213A", "lt1": "FFFDF7", "dk2": "5B6478", "lt2": "EEF2F1", "accent1": "128C7E", "accent2": "B9C6CE",
    "accent3": "3A3270", "accent4": "8A4F6D", "accent5": "6C93B8", "accent6": "CBB994", "hlink": "B3261E", "folHlink": "2E6F40",
}, "Georgia", "思源宋体", 9_144_000, 0.85)


if __name__ == "__main__":
    Path(sys.argv[1]).write_bytes(make(SECOND))
