"""Refunds as the platform settles them, and tickets at the service providers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from maker.shop import AFTER_LAST_DAY, Dice, Weighted
from maker.trade import Order, trade
from maker.writing import Cell, plain_yuan, stamp, text, xlsx

RETURN_YEARS = (2024, 2025)
REASONS = Weighted(
    {
        "七天无理由退换货": 34,
        "不喜欢/不想要": 15,
        "商品破损/少件": 14,
        "质量问题": 11,
        "与描述不符": 9,
        "尺寸/规格拍错": 6,
        "发货太慢": 6,
        "价格变动": 5,
    }
)
BROKEN = Weighted(
    {  # the bad quarter: a batch of teaware that broke on the way
        "商品破损/少件": 38,
        "七天无理由退换货": 22,
        "质量问题": 14,
        "不喜欢/不想要": 10,
        "与描述不符": 7,
        "发货太慢": 5,
        "价格变动": 4,
    }
)


@dataclass(frozen=True)
class Refund:
    """One application for a refund; `amount` in 分. A closed one moved no money."""

    number: str
    order: Order
    applied_at: dt.datetime
    completed_at: dt.datetime
    amount: int
    reason: str
    goods_back: bool
    instant: bool
    by_system: bool
    intervened: bool
    successful: bool

    @property
    def hours(self) -> float:
        return (self.completed_at - self.applied_at).total_seconds() / 3600


@cache
def refunds() -> list[Refund]:
    """Every application of 2024 and 2025 by the time it was settled."""
    dice, found = Dice(4711), []
    for order in trade():
        if order.paid_at is None:
            continue
        if order.refunded_at is not None:
            found.append(_refund(dice, len(found), order, order.refunded_at, order.refund, True))
        elif dice.chance(0.006):
            settled = order.paid_at + dt.timedelta(minutes=dice.whole(600, 16_000))
            found.append(_refund(dice, len(found), order, settled, order.total, False))
    settled_in = (dt.datetime(RETURN_YEARS[0], 1, 1), dt.datetime.combine(AFTER_LAST_DAY, dt.time()))
    return sorted(
        (r for r in found if settled_in[0] <= r.completed_at < settled_in[1]), key=lambda r: (r.completed_at, r.number)
    )


def _refund(dice: Dice, number: int, order: Order, settled: dt.datetime, amount: int, successful: bool) -> Refund:
    late = settled.year >= 2025
    troubled = late and 7 <= settled.month <= 9
    instant = successful and dice.chance(0.44 if late else 0.29)
    hours = dice.between(0.05, 0.5) if instant else dice.between(2, 40 if late else 58)
    applied = max(settled - dt.timedelta(seconds=round(hours * 3600)), order.paid_at + dt.timedelta(minutes=1))
    reason = (BROKEN if troubled else REASONS).draw(dice)
    disputed = not instant and dice.chance(0.052 if troubled else 0.021 if late else 0.031)
    return Refund(
        f"1{settled:%y%m%d}{number:09d}",
        order,
        applied,
        settled,
        amount,
        reason,
        goods_back=order.shipped_at is not None and applied > order.shipped_at and dice.chance(0.8),
        instant=instant,
        by_system=instant and dice.chance(0.9),
        intervened=disputed,
        successful=successful,
    )


HEADERS = (
    "订单编号,退款编号,支付宝交易号,订单付款时间,商家编码,退款完结时间,买家会员名称,买家实际支付金额,宝贝标题,买家退款金额,手工退款/系统退款,"
    "是否需要退货,退款的申请时间,超时时间,退款状态,货物状态,退货物流信息,发货物流信息,客服介入状态,卖家真实姓名,卖家退货地址,卖家邮编,卖家电话,"
    "卖家手机,退货物流单号,退货物流公司,买家退款原因,买家退款说明,买家退货时间,责任方,售中或售后,商家备注,完结时间,部分退款/全部退款,审核操作人,"
    "举证超时,是否零秒响应,退款操作人,主数据编码"
).split(",")


def refund_file(year: int) -> bytes:
    return text([HEADERS, *(refund_row(r) for r in refunds() if r.completed_at.year == year)])


def refund_row(refund: Refund) -> list[Cell]:
    order = refund.order
    line = order.lines[order.refunded_line or 0]
    known: dict[str, str] = {
        "订单编号": f'="{order.order_id}"',
        "退款编号": f'="{refund.number}"',
        "订单付款时间": stamp(order.paid_at),
        "商家编码": line.item.code,
        "退款完结时间": stamp(refund.completed_at),
        "买家会员名称": "tb****",
        "买家实际支付金额": plain_yuan(order.total),
        "宝贝标题": line.item.title,
        "买家退款金额": plain_yuan(refund.amount),
        "手工退款/系统退款": "系统退款" if refund.by_system else "手工退款",
        "是否需要退货": "退货退款" if refund.goods_back else "仅退款",
        "退款的申请时间": stamp(refund.applied_at),
        "退款状态": "退款成功" if refund.successful else "退款关闭",
        "客服介入状态": "客服已介入" if refund.intervened else "不需客服介入",
        "买家退款原因": refund.reason,
        "售中或售后": "售后" if refund.goods_back else "售中",
        "部分退款/全部退款": "全部退款" if refund.amount == order.total else "部分退款",
        "是否零秒响应": "是" if refund.instant else "否",
    }
    return [known.get(header, "") for header in HEADERS]


# -- tickets -----------------------------------------------------------------------------------------------------------
PROVIDERS = {
    "云客售后": (0.5, 1.0),
    "和顺客服": (0.3, 1.25),
    "安达外包": (0.2, 1.7),
}  # share of tickets, of the usual minutes


@dataclass(frozen=True)
class Ticket:
    number: str
    order: Order
    kind: str
    provider: str
    opened_at: dt.datetime
    answered_at: dt.datetime
    closed_at: dt.datetime
    reopened_at: dt.datetime | None
    contacts: int
    disputed: bool
    score: int | None


@cache
def tickets() -> list[Ticket]:
    """One for every refund that took people, and for parcels with a complaint."""
    dice, found = Dice(815), []
    providers = Weighted({name: share for name, (share, _) in PROVIDERS.items()})
    asked = [
        (r.applied_at, r.order, "退款咨询", r.intervened) for r in refunds() if not r.instant and dice.chance(0.62)
    ]
    asked += [
        (o.parcel.collected_at + dt.timedelta(hours=dice.whole(30, 120)), o, "投诉", False)
        for o in trade()
        if o.parcel and o.parcel.complaint and o.paid_at.year in RETURN_YEARS
    ]
    for opened, order, kind, disputed in sorted(asked, key=lambda a: (a[0], a[1].order_id)):
        if opened.year in RETURN_YEARS:
            found.append(_ticket(dice, len(found), providers.draw(dice), opened, order, kind, disputed))
    return found


def _ticket(
    dice: Dice, number: int, provider: str, opened: dt.datetime, order: Order, kind: str, disputed: bool
) -> Ticket:
    late = opened.year == 2025
    minutes = dice.between(3, 55) * PROVIDERS[provider][1] * (0.8 if late else 1.0)
    if dice.chance(0.08):
        minutes *= 7
    answered = opened + dt.timedelta(seconds=round(minutes * 60))
    contacts = 1 if dice.chance(0.78 if late else 0.73) else dice.whole(2, 5)
    closed = answered + dt.timedelta(hours=dice.whole(1, 10) if contacts == 1 else dice.whole(12, 90))
    reopened = closed + dt.timedelta(hours=dice.whole(20, 260)) if dice.chance(0.055 if late else 0.07) else None
    score = None if dice.chance(0.55) else 5 if dice.chance(0.74 if contacts == 1 else 0.4) else dice.whole(1, 4)
    return Ticket(
        f"GD{opened:%y%m}{number:06d}",
        order,
        kind,
        provider,
        opened,
        answered,
        closed,
        reopened,
        contacts,
        disputed,
        score,
    )


TICKET_HEADERS = (
    "工单号,订单编号,工单类型,服务商,创建时间,首次响应时间,关闭时间,重开时间,联系次数,是否纠纷,满意度".split(",")
)


def ticket_file(year: int) -> bytes:
    rows = (
        [
            t.number,
            t.order.order_id,
            t.kind,
            t.provider,
            stamp(t.opened_at),
            stamp(t.answered_at),
            stamp(t.closed_at),
            stamp(t.reopened_at),
            t.contacts,
            "是" if t.disputed else "否",
            t.score if t.score is not None else "",
        ]
        for t in tickets()
        if t.opened_at.year == year
    )
    return text([TICKET_HEADERS, *rows], "utf-8-sig")


def penalties(year: int) -> Iterator[tuple[dt.date, str, int, bool | None]]:
    """Month, provider, points taken off, and in December whether the contract is renewed."""
    dice = Dice(year + 3)
    for month in range(1, 13):
        for provider, (_, slow) in PROVIDERS.items():
            points = dice.whole(0, 2) + (2 if slow > 1.5 and dice.chance(0.5) else 0)
            renewed = (provider != "安达外包") if year == 2025 and month == 12 else None
            yield dt.date(year, month, 1), provider, points, renewed


def provider_file(year: int) -> bytes:
    rows = (
        [f"{month:%Y-%m}", provider, points, "" if renewed is None else "是" if renewed else "否"]
        for month, provider, points, renewed in penalties(year)
    )
    return xlsx({"服务商考核": [["月份", "服务商", "扣分", "是否续约"], *rows]})
