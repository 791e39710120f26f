"""Quotes: what a buyer wrote, short enough for a slide, bound to the topic that it stands for and the files it is from.

Free text is masked when a file is read. What leaves here is looked at a second time: a sentence that still looks as if
it held a phone number, an order's number, an account or a mask is no quote.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from annualdeck.wording import Text, label

TOPICS = "feedback.topics"   # the KPI that a quote belongs to
SHORTEST, LONGEST = 4, 30   # characters of a quote
TELLING = 8                 # a sentence of so many characters says more than that something is bad
CANDIDATES = 20             # sentences a topic from which the quote is taken

PERSONAL = (
    r"(?i)(?:\d[\s\-_.,，/()]*){5,}"                                 # a phone, an order, a tracking number
    r"|[零〇一二三四五六七八九幺两]{5,}"                            # the same in words
    r"|[*█■]|[x×某]{2,}|\[[^\]]*\]|【[^】]*】"                    # a mask: what stood there was personal
    r"|@|https?:|www\.|[a-z0-9_\-]{8,}"                         # an address, an account
    r"|(?:微信|薇信|v信|vx|wx|qq|扣扣|支付宝|旺旺)\W{0,2}号?\W{0,2}[a-z0-9]{3,}"
)


@dataclass(frozen=True)
class Quote:
    """One sentence as it stands in `reviews` reviews of the period; `kpi` and `slice` are the topic's figure.

    `sources`: the files it is from, as `Kpis.sources` gives them.
    """

    text: str
    kpi: str
    slice: Mapping[str, str]
    reviews: int
    sources: tuple[Mapping[str, object], ...]

    @property
    def words(self) -> Text:
        """The sentence as text of a slide: the buyer's words, not a claim of the program."""
        return label(self.text)


def personal(sentence: str) -> bool:
    """Whether a sentence looks as if it held what belongs to one person."""
    return re.search(PERSONAL, unicodedata.normalize("NFKC", sentence)) is not None


def chosen(rows: Sequence[Mapping[str, Any]], sources: Sequence[Mapping[str, object]]) -> dict[str, Quote]:
    """One sentence a topic: the first in order, of equals the more typical; none twice, none personal, none cut at a number.

    Topics with the least to choose from choose first.
    """
    found: dict[str, Quote] = {}
    taken: set[str] = set()
    by_topic: dict[str, list[Mapping[str, Any]]] = {}
    for row in sorted(rows, key=lambda row: (row["order"], -row["typical"], row["sentence"])):
        if not personal(row["sentence"]) and not row["sentence"][-1].isdigit():
            by_topic.setdefault(row["topic"], []).append(row)
    for topic in sorted(by_topic, key=lambda topic: (len(by_topic[topic]), topic)):
        best = next((row for row in by_topic[topic] if row["sentence"] not in taken), None)
        if best is not None:
            taken.add(best["sentence"])
            found[topic] = Quote(best["sentence"], TOPICS, {"topic": topic}, best["reviews"], tuple(sources))
    return found
