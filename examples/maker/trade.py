"""What happened in the shop: every order of three years, in memory."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache

from maker.parcels import Parcel, parcel
from maker.shop import (
    AFTER_LAST_DAY, CITIES, FIRST_DAY, WITHDRAWN, Dice, Item, Weighted, appetite, busyness, goods, in_campaign,
)


@dataclass(frozen=True)
class Line:
    """`due` is what the buyer owes for the goods, in 分; `paid` adds the order's postage to its first line."""

    item: Item
    quantity: int
    due: int
    paid: int


@dataclass
class Order:
    """One order. `paid_at` is None where it was never paid; `refund` in 分, completed at `refunded_at`."""

    order_id: str
    buyer: int
    place: tuple[str, str, str]
    created_at: dt.datetime
    paid_at: dt.datetime | None
    parcel: Parcel | None
    confirmed_at: dt.datetime | None
    lines: list[Line]
    postage: int
    mobile: bool
    refund: int = 0
    refunded_at: dt.datetime | None = None
    refunded_line: int | None = None

    @property
    def shipped_at(self) -> dt.datetime | None:
        return self.parcel.shipped_at if self.parcel else None

    @property
    def total(self) -> int:
        return sum(line.paid for line in self.lines)

    def refund_known(self, at: dt.datetime) -> int:
        """The refund that an export made at this time shows."""
        return self.refund if self.refunded_at is not None and self.refunded_at <= at else 0


HOURS = Weighted({h: w for h, w in enumerate(
    (6, 2, 1, 1, 1, 1, 2, 4, 7, 10, 12, 12, 11, 11, 11, 10, 10, 10, 10, 12, 17, 19, 17, 11))})
FIRST_HOURS = Weighted({h: w for h, w in enumerate(
    (40, 12, 4, 2, 1, 1, 2, 4, 7, 10, 11, 10, 9, 9, 9, 9, 9, 9, 10, 14, 26, 22, 18, 14))})
GOES_WITH = {"茶叶": Weighted({"茶叶": 35, "茶具": 30, "茶点": 25, "家居布艺": 6, "茶礼盒": 4}),
             "茶具": Weighted({"茶叶": 45, "茶具": 25, "家居布艺": 18, "茶点": 8, "茶礼盒": 4}),
             "茶礼盒": Weighted({"茶礼盒": 45, "茶叶": 35, "茶点": 15, "茶具": 5}),
             "家居布艺": Weighted({"茶具": 62, "家居布艺": 18, "茶叶": 15, "茶点": 5}),
             "茶点": Weighted({"茶点": 60, "茶叶": 35, "茶具": 5})}
RETURNING = {2023: 0.22, 2024: 0.34, 2025: 0.40}  # share of orders by somebody who has ordered before


class Buyers:
    """Everybody who ever ordered; those who like the shop are likelier to come back, and soon rather than late."""

    def __init__(self, dice: Dice) -> None:
        self.dice = dice
        self.places: list[tuple[str, str, str]] = []
        self.hats: list[int] = []

    def somebody(self, day: dt.date) -> int:
        if self.hats and self.dice.chance(RETURNING[day.year]):
            return self.hats[len(self.hats) - 1 - int(len(self.hats) * self.dice.random() ** 1.8)]
        buyer = len(self.places)
        self.places.append(CITIES.draw(self.dice))
        fondness = self.dice.random()
        self.hats += [buyer] * (0 if fondness < 0.45 else 1 if fondness < 0.8 else 3 if fondness < 0.96 else 8)
        return buyer


def shelves(day: dt.date) -> dict[str, Weighted]:
    """What is on sale on a day, by category."""
    return _shelves(sum(day >= left for left in WITHDRAWN))


@cache
def _shelves(era: int) -> dict[str, Weighted]:
    first = (FIRST_DAY, *sorted(WITHDRAWN))[era]
    return {c: Weighted({i: i.wanted for i in goods() if i.category == c and i.on_sale(first)}) for c in GOES_WITH}


@cache
def trade() -> list[Order]:
    """All orders in the order of their creation."""
    dice = Dice(20260108)
    buyers = Buyers(dice)
    orders: list[Order] = []
    for number in range((AFTER_LAST_DAY - FIRST_DAY).days):
        day = FIRST_DAY + dt.timedelta(number)
        expected = busyness(day)
        wanted = appetite(day)
        moments = sorted(_moment(dice, day) for _ in range(max(1, round(dice.bell(expected, expected ** 0.5)))))
        for moment in moments:
            buyer = buyers.somebody(day)
            orders.append(_order(dice, len(orders), moment, buyer, buyers.places[buyer], wanted))
    return orders


def _moment(dice: Dice, day: dt.date) -> dt.datetime:
    first = in_campaign(day) and day.day in (1, 11, 18, 20)
    hour = (FIRST_HOURS if first else HOURS).draw(dice)
    return dt.datetime.combine(day, dt.time(hour, dice.whole(0, 59), dice.whole(0, 59)))


def _order(dice: Dice, number: int, created: dt.datetime, buyer: int, place: tuple[str, str, str],
           wanted: Weighted) -> Order:
    day = created.date()
    items = _basket(dice, wanted, shelves(day))
    discount = dice.between(0.84, 0.93) if in_campaign(day) else dice.between(0.88, 1.0) if dice.chance(0.3) else 1.0
    priced = [(i, n, round(i.price * n * discount)) for i, n in items.items()]
    postage = 3800 if place[0] in ("海外", "香港特别行政区") else 800 if sum(d for _, _, d in priced) < 5900 else 0
    lines = [Line(i, n, due, due + (postage if at == 0 else 0)) for at, (i, n, due) in enumerate(priced)]
    order_id = f"31{(day - FIRST_DAY).days:05d}{number:07d}{buyer % 100:02d}000"
    order = Order(order_id, buyer, place, created, None, None, None, lines, postage, mobile=dice.chance(0.93))
    if dice.chance(0.058):
        return order
    wait = dice.whole(6, 30) if dice.chance(0.8) else dice.whole(60, 1200) if dice.chance(0.9) else dice.whole(1200, 70_000)
    order.paid_at = created + dt.timedelta(seconds=wait)
    order.parcel = parcel(dice, number, order.paid_at, place)
    order.confirmed_at = order.parcel.shipped_at + dt.timedelta(days=10)   # the platform confirms by itself
    if order.parcel.signed_at is not None and dice.chance(0.3):
        order.confirmed_at = order.parcel.signed_at + dt.timedelta(minutes=dice.whole(10, 2000))
    _maybe_refund(dice, order)
    return order


def _basket(dice: Dice, wanted: Weighted, shelves: dict[str, Weighted]) -> dict[Item, int]:
    category = wanted.draw(dice)
    items: dict[Item, int] = {}
    size = 1 + dice.chance(0.34) + dice.chance(0.11)
    for _ in range(size):
        item = shelves[category].draw(dice)
        items[item] = items.get(item, 0) + (1 if dice.chance(0.86) else dice.whole(2, 3))
        category = GOES_WITH[category].draw(dice)
    return items


def _maybe_refund(dice: Dice, order: Order) -> None:
    assert order.paid_at is not None
    troubled = order.paid_at.year == 2025 and 7 <= order.paid_at.month <= 9
    likely = 0.086 if troubled else {2023: 0.044, 2024: 0.05, 2025: 0.054}[min(order.paid_at.year, 2025)]
    if any(line.item.category == "家居布艺" for line in order.lines):
        likely *= 1.4
    if not dice.chance(likely):
        return
    order.refunded_at = order.paid_at + dt.timedelta(minutes=round(dice.between(0.3, 14) * 1440))
    if dice.chance(0.62):
        order.refund = order.total
    elif len(order.lines) > 1:
        order.refunded_line = dice.whole(0, len(order.lines) - 1)
        order.refund = order.lines[order.refunded_line].due
    else:
        order.refunded_line = 0
        order.refund = max(100, round(order.total * dice.between(0.1, 0.5) / 100) * 100)
