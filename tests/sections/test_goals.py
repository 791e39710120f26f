"""What the slide of goals says: of a good year, a bad one, and of figures that lie on an edge; word for word."""

from __future__ import annotations

import pytest
from year import GOOD, replaced, said


@pytest.mark.parametrize(("paid", "words"), [
    ("4370000 3680000", "本期同比增长18.8%，目标要求再增长14.4%。"),
    ("4370000 5000000", "本期同比下降12.6%，目标要求转为增长14.4%。"),
    ("4370000 4369000", "本期同比持平，目标要求增长14.4%。"),
    ("4370000", "本期437万元，目标500万元。"),
    ("5001000 4369000", "本期500万元，目标与本期持平。"),
])
def test_a_target_against_what_the_year_did(slide, paid, words):
    assert said(slide("goals", replaced(GOOD, sales__paid_amount=paid)))["支付金额"] == words


def test_a_target_for_what_should_fall(slide):
    assert said(slide("goals"))["退款率"] == "本期同比下降0.7个百分点，目标要求再下降0.9个百分点。"
