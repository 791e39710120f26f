"""Do the children of every element that we write stand in the order that the format asks for?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from annualdeck.deck import faults
from annualdeck.deck.archive import Package
from annualdeck.deck.faults import Fault
from annualdeck.deck.sound import models

_TOLD = 16   # children that the sentence names


def order(package: Package) -> Iterator[Fault]:
    for name in (package.presentation, *package.slides, *package.charts, *package.notes):
        for element in package.xml[name].iter() if name in package.xml else ():
            model = models.model(element)
            if model is not None and not models.follows(element, model):
                yield faults.ChildrenOutOfOrder(part=name, what=f"{model}（{_told(models.children(element))}）")


def _told(children: list[str]) -> str:
    once = [name for name, _ in groupby(children)]
    return ", ".join(once[:_TOLD]) + (" …" if len(once) > _TOLD else "")
