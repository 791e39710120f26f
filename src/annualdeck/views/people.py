"""Members, the points that they collect, and conversations with buyers: exports tell each in many words, here in one."""

from __future__ import annotations

import narwhals as nw


def each_member_once(members: nw.LazyFrame) -> nw.LazyFrame:
    """The row in which each joined last, with the time at which they `first_joined`."""
    latest = nw.col("joined_at").rank("ordinal", descending=True).over("member_id") == 1
    members = members.with_columns(first_joined=nw.col("joined_at").min().over("member_id"))
    return members.filter(nw.col("member_id").is_null() | latest)


ISSUED, REDEEMED, LOST = "发放", "核销", "扣减"   # what happens to points
IN = "发放|获|收|增|入账|赠|奖"
OUT = "核销|使用|支|消|扣|减|兑|抵|用"
TAKEN_BACK = "过期|到期|失效|清零|作废|扣回|退款|冲正|回收"


def flows(points: nw.LazyFrame) -> nw.LazyFrame:
    """Points with one of three directions (null: the export does not say) and so that those that left are positive.

    Exports name the directions in many ways; some have a sign in the place of a word.
    """
    named, amount = nw.col("direction"), nw.col("points")
    points = points.with_columns(signed=amount.min() < 0)
    came = (named.str.contains(IN) & ~named.str.contains(TAKEN_BACK)).fill_null(False)
    left = ~came & (named.str.contains(f"{OUT}|{TAKEN_BACK}").fill_null(False) | (amount < 0))
    why = nw.concat_str(nw.col("direction"), nw.col("source"), nw.col("use"), separator="/", ignore_nulls=True)
    lost = (left & why.str.contains(TAKEN_BACK)) | (came & (amount < 0))
    known = nw.when(lost).then(nw.lit(LOST)).when(left).then(nw.lit(REDEEMED)).when(came | nw.col("signed")).then(nw.lit(ISSUED))
    return points.with_columns(
        direction=known, points=nw.when((left & nw.col("signed")) | (came & (amount < 0))).then(-amount).otherwise(amount),
    ).drop("signed")


BOT, PEOPLE = "机器人", "人工"                    # who a buyer speaks to
BOTS = "机器人|智能|小蜜|自动|AI|ai"
PASSED_ON = "转人工"


def channels(chats: nw.LazyFrame) -> nw.LazyFrame:
    """Conversations with one of two channels, and `passed_on`: whether its name says that a bot passed one on to people."""
    named = nw.col("channel")
    return chats.with_columns(
        channel=nw.when(named.str.contains(BOTS)).then(nw.lit(BOT)).when(~named.is_null()).then(nw.lit(PEOPLE)),
        passed_on=named.str.contains(PASSED_ON).fill_null(False),
    )
