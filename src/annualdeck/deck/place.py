"""The finished file in its place, whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pptx.presentation import Presentation

from annualdeck.deck import sound
from annualdeck.deck.faults import Fault
from annualdeck.deck.zip import reproducible
from annualdeck.errors import AnnualdeckError, UsageError


@dataclass(eq=False)
class OutputNotWritable(UsageError):
    file: str
    reason: str
    zh = "{file} 写不进去（{reason}），请关闭正在打开它的程序，或换一个输出位置。"
    en = "{file} can't be written ({reason}): close the program that has it open, or choose another output."


@dataclass(eq=False)
class DeckUnsound(AnnualdeckError):
    faults: tuple[Fault, ...]
    zh = "写出的文件有缺陷（{faults}），所以没有保存；这是程序的缺陷，请连同这句话反馈。"
    en = "The written file is broken ({faults}), so it was not saved; please report this sentence."


def save(
    presentation: Presentation, out: Path, template: Path, check: Callable[[Path], None] = lambda file: None
) -> None:
    """Write beside `out`, prove that what was written is sound, and replace `out` in one step.

    `template` is the file that the presentation was opened from, `check` what else must hold. A failure leaves what was
    there. Raises OutputNotWritable, DeckUnsound and whatever `check` raises.
    """
    beside = out.with_name(f".{out.name}.{os.getpid()}.pptx")
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        presentation.save(str(beside))
        reproducible(beside)
        check(beside)
        _prove_sound(beside, template)
        os.replace(beside, out)
    except OSError as reason:
        raise OutputNotWritable(str(out), reason.strerror or str(reason)) from None
    finally:
        beside.unlink(missing_ok=True)


def _prove_sound(file: Path, template: Path) -> None:
    """Raises DeckUnsound for what is broken in the package, other than what the template brought along."""
    if faults := sound.check(file):
        brought = {type(fault) for fault in sound.check(template)}
        if ours := tuple(fault for fault in faults if type(fault) not in brought):
            raise DeckUnsound(ours)
