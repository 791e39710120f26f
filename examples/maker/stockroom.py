"""The stockroom by month and item, what was bought from whom, and what was cleared out of season."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from maker.shop import AFTER_LAST_DAY, Dice, Item, goods
from maker.trade import trade
from maker.writing import Cell, count, plain_yuan, stamp, text, xlsx, zipped

STOCK_YEARS = (2024, 2025)
SUPPLIERS = {  # share of items, days from order to receipt, chance of being late
    "徽山茶业": (0.3, 11, 0.06),
    "德瓷工坊": (0.22, 17, 0.12),
    "云岭茶厂": (0.2, 14, 0.09),
    "织里布艺": (0.14, 21, 0.34),
    "老街糕点": (0.14, 6, 0.04),
}
LEFT_OVER = (25, 60)  # units bought too many of an item that is withdrawn a month later


@cache
def sold() -> dict[tuple[int, int], Counter[Item]]:
    """Units paid for, by (year, month) and item."""
    found: dict[tuple[int, int], Counter[Item]] = {}
    for order in trade():
        if order.paid_at is not None:
            month = found.setdefault((order.paid_at.year, order.paid_at.month), Counter())
            for line in order.lines:
                month[line.item] += line.quantity
    return found


@dataclass(frozen=True)
class Held:
    """An item's month in the stockroom; closing = opening + received − sold."""

    year: int
    month: int
    item: Item
    opening: int
    received: int
    sold: int

    @property
    def closing(self) -> int:
        return self.opening + self.received - self.sold


@dataclass(frozen=True)
class Purchase:
    number: str
    supplier: str
    item: Item
    ordered: dt.date
    promised: dt.date
    received: dt.date
    quantity: int
    delivered: int


@cache
def stockroom() -> tuple[list[Held], list[Purchase]]:
    """Every item's months of two years: bought when less than the coming weeks are there."""
    dice = Dice(1688)
    held: list[Held] = []
    bought: list[Purchase] = []
    for item in goods():
        supplier = supplier_of(item)
        shelf = None
        for year in STOCK_YEARS:
            for month in range(1, 13):
                out = sold().get((year, month), Counter())[item]
                coming = sold().get(next_month(year, month), Counter())[item] or out
                if shelf is None:
                    shelf = round((out + coming) * dice.between(0.7, 1.1)) + dice.whole(4, 12)
                weeks = (1.45 if year == 2024 else 1.18) * (1.5 if supplier == "织里布艺" else 1.0)
                need = max(0, round(out + coming * weeks * dice.between(0.75, 1.05) - shelf))
                if item.withdrawn and next_month(year, month) == (item.withdrawn.year, item.withdrawn.month):
                    need += dice.whole(*LEFT_OVER)
                received = max(need, out - shelf)
                if received:
                    bought.append(_purchase(dice, len(bought), supplier, item, year, month, received))
                held.append(Held(year, month, item, shelf, received, out))
                shelf = held[-1].closing
    return held, bought


def next_month(year: int, month: int) -> tuple[int, int]:
    return (year, month + 1) if month < 12 else (year + 1, 1)


def supplier_of(item: Item) -> str:
    return {
        "茶叶": "徽山茶业" if int(item.code[-1]) % 2 else "云岭茶厂",
        "茶具": "德瓷工坊",
        "茶礼盒": "徽山茶业",
        "家居布艺": "织里布艺",
        "茶点": "老街糕点",
    }[item.category]


def _purchase(dice: Dice, number: int, supplier: str, item: Item, year: int, month: int, quantity: int) -> Purchase:
    _, days, late = SUPPLIERS[supplier]
    late *= 0.8 if year == 2025 else 1.0
    received = dt.date(year, month, dice.whole(2, 28))
    took = max(2, round(days * dice.between(0.8, 1.2) * (0.93 if year == 2025 else 1.0)))
    slip = dice.whole(1, 9) if dice.chance(late) else -dice.whole(0, 2)
    short = round(quantity * 0.07) if dice.chance(0.06) else 0
    return Purchase(
        f"CG{year}{month:02d}{number:06d}",
        supplier,
        item,
        received - dt.timedelta(days=took),
        received - dt.timedelta(days=slip),
        received,
        quantity + short,
        quantity,
    )


STOCK_HEADERS = (
    "月份,货品id,货品编码,货品名称,仓库,期初,期初正品,期初残品,入库,盘盈正品,出库,销售出库,其他出库,期末,期末正品,期末残品,采购在途,调拨在途"
).split(",")


def stock_archive(year: int) -> bytes:
    """菜鸟 进销存月报: a file a month."""
    return zipped(
        {f"Inventory{year}{month:02d}.csv": text([STOCK_HEADERS, *stock_rows(year, month)]) for month in range(1, 13)}
    )


def stock_rows(year: int, month: int) -> Iterator[list[Cell]]:
    for h in stockroom()[0]:
        if (h.year, h.month) == (year, month):
            yield [
                f"{year}{month:02d}",
                h.item.item_id,
                h.item.code,
                h.item.title,
                "金华仓",
                h.opening,
                h.opening,
                0,
                h.received,
                0,
                h.sold,
                h.sold,
                0,
                h.closing,
                h.closing,
                0,
                0,
                0,
            ]


PURCHASE_HEADERS = "采购单号,供应商,商品编码,商品名称,采购日期,约定到货日期,入库日期,采购数量,入库数量,采购单价".split(
    ","
)


def purchase_file() -> bytes:
    """The ERP's purchases by item and receipt."""
    rows = (
        [
            p.number,
            p.supplier,
            p.item.code,
            p.item.title,
            str(p.ordered),
            str(p.promised),
            str(p.received),
            p.quantity,
            p.delivered,
            plain_yuan(p.item.cost),
        ]
        for p in stockroom()[1]
    )
    return zipped({"采购入库.csv": text([PURCHASE_HEADERS, *rows])})


# -- clearance ---------------------------------------------------------------------------------------------------------
@dataclass(frozen=True)
class Cleared:
    """Goods out of season sold below their price; amount and cost in 分."""

    date: dt.date
    item: Item
    channel: str
    quantity: int
    amount: int
    cost: int


@cache
def cleared() -> list[Cleared]:
    dice, found = Dice(404), []
    autumn = [i for i in goods() if i.season in ("秋", "夏")][:26]
    for year in STOCK_YEARS:
        for item in autumn:
            channel = ("店铺清仓专区", "会员内购", "批发渠道")[dice.whole(0, 2)]
            quantity = dice.whole(20, 90)
            worth = dice.between(0.62, 0.82) if year == 2024 else dice.between(0.78, 1.04)
            found.append(
                Cleared(
                    dt.date(year, dice.whole(1, 3), dice.whole(1, 28)),
                    item,
                    channel,
                    quantity,
                    round(item.cost * quantity * worth),
                    item.cost * quantity,
                )
            )
    return sorted(found, key=lambda c: (c.date, c.item.code))


def clearance_file() -> bytes:
    rows = (
        [
            str(c.date),
            c.item.code,
            c.item.title,
            c.item.season,
            c.channel,
            c.quantity,
            plain_yuan(c.amount),
            plain_yuan(c.cost),
        ]
        for c in cleared()
    )
    return xlsx({"过季清仓": ["日期,商品编码,商品名称,季节,清仓渠道,清仓数量,清仓金额,清仓成本".split(","), *rows]})


# -- parcels -----------------------------------------------------------------------------------------------------------
PARCEL_HEADERS = (
    "快递单号,订单编号,快递公司,收货省,收货市,付款时间,应发货时间,发货时间,揽收时间,签收时间,异常类型,投诉类型,延误补偿,包装类型,包装费用"
).split(",")


def parcel_archive(year: int) -> bytes:
    """The ERP's list of parcels by the day they left: a file a quarter."""
    files = {}
    for quarter in range(4):
        months = range(3 * quarter + 1, 3 * quarter + 4)
        files[f"发货明细_{year}Q{quarter + 1}.csv"] = text([PARCEL_HEADERS, *parcel_rows(year, months)])
    return zipped(files)


def parcel_rows(year: int, months: range) -> Iterator[list[Cell]]:
    known = dt.datetime.combine(AFTER_LAST_DAY + dt.timedelta(days=4), dt.time())
    for order in trade():
        p = order.parcel
        if p is not None and p.shipped_at.year == year and p.shipped_at.month in months:
            signed = p.signed_at if p.signed_at is not None and p.signed_at < known else None
            yield [
                p.number,
                order.order_id,
                p.carrier,
                order.place[0],
                order.place[1],
                stamp(order.paid_at),
                stamp(p.ships_by),
                f"{p.shipped_at:%Y-%m-%d %H:%M}",
                f"{p.collected_at:%Y-%m-%d %H:%M}",
                f"{signed:%Y-%m-%d %H:%M}" if signed else "",
                p.exception,
                p.complaint,
                "已补偿" if p.compensated else "",
                "可降解快递袋" if p.green else "普通纸箱",
                "0.85" if p.green else "0.60",
            ]


EXCEPTION_HEADERS = "交易单号,子交易单号,运单号,快递公司,超时类型,支付时间,应揽收时间,异常类型,买家姓名,买家电话,买家地址,预计赔付金额,订单服务,商品名称,备注信息".split(
    ","
)


def exception_file(year: int) -> bytes:
    """包裹中心 揽收异常: only what the platform watches, late collections, and of a year the last quarter, which it still shows."""
    rows: list[list[Cell]] = [EXCEPTION_HEADERS]
    for order in trade():
        p = order.parcel
        if p is not None and p.late and order.paid_at.year == year and order.paid_at.month >= 10:
            rows.append(
                [
                    order.order_id,
                    order.order_id,
                    p.number,
                    p.carrier,
                    "揽收超时",
                    stamp(order.paid_at),
                    stamp(p.ships_by + dt.timedelta(hours=24)),
                    "超时揽收",
                    "**",
                    "1**********",
                    "****",
                    count(5),
                    "48小时发货",
                    order.lines[0].item.title,
                    "",
                ]
            )
    return xlsx({"揽收异常": rows})
