"""The finished file in its place, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pptx.presentation import Presentation

from annualdeck.deck.zip import reproducible
from annualdeck.errors import UsageError


@dataclass(eq=False)
class OutputNotWritable(UsageError):
    file: str
    reason: str
    zh = "{file} 写不进去（{reason}），请关闭正在打开它的程序，或换一个输出位置。"
    en = "{file} can't be written ({reason}): close the program that has it open, or choose another output."


def save(presentation: Presentation, out: Path, check: Callable[[Path], None] | None = None) -> None:
    """Write beside `out`, check what was written, and replace `out` in one step; a failure leaves what was there.

    Raises OutputNotWritable and whatever `check` raises.
    """
    beside = out.with_name(f".{out.name}.{os.getpid()}.pptx")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        presentation.save(str(beside))
        reproducible(beside)
        if check is not None:
            check(beside)
        os.replace(beside, out)
    except OSError as reason:
        raise OutputNotWritable(str(out), reason.strerror or str(reason)) from None
    finally:
        beside.unlink(missing_ok=True)
