"""Parcels, stock, purchases, refunds and tickets of the made-up shop: two years of them, the same every time."""

import datetime as dt
import random

START, DAYS = dt.datetime(2024, 1, 1), 731
HOMES = (("浙江", "金华"), ("浙江省", "金华"), ("广东", "广州"), (None, None))
PLACES = (("浙江", "金华"), ("浙江", "杭州"), ("江苏", "苏州"), ("广东", "广州"), ("四川", "成都"), ("香港", None), (None, None))
CARRIERS = ("中通", "圆通", "韵达", "德邦", "极兔", None)
REASONS = (
    "七天无理由", "尺码不合适", "与描述不符", "质量问题", "少件", "发错货", "物流太慢", "不想要了", "拍错了", "包装破损", "价格变动", None,
)
PLATFORM = ("不需客服介入", "需要客服介入", "客服已经介入", "客服处理完成", None)
PROVIDERS = ("快修", "安心", "易达", None)
SUPPLIERS = ("甲厂", "乙厂", "丙厂", None)


def tables(orders, lines):
    """{table: rows}; shipments and refunds belong to the orders, stock and purchases to the lines' goods."""
    r = random.Random(48)
    paid = [o for o in orders if o["paid_at"] is not None]
    skus = sorted({line["sku"] for line in lines if line["sku"] is not None}) + [f"N{n}" for n in range(12)]
    made = {
        "shipments": _shipments(r, paid), "exceptions": _exceptions(r), "refunds": _refunds(r, paid), "tickets": _tickets(r),
        "providers": _providers(r), "stock": _stock(r, skus), "purchases": _purchases(r, skus), "clearance": _clearance(r, skus),
    }
    made["shipments"] = [row | _care(r, row) for row in made["shipments"]]
    made["refunds"] = [
        row | {"instant": r.choice(("是", "否", "否", None)), "handled_by": r.choice(("系统退款", "手工退款", "手工退款", None))}
        for row in made["refunds"]
    ]
    made["tickets"] = [row | {"kind": r.choice(("投诉", "服务投诉", "退换货", "咨询", None))} for row in made["tickets"]]
    return made


def _hours(r, mean):
    return dt.timedelta(minutes=round(r.expovariate(1 / mean) * 60))


def _some_time(r):
    return START + dt.timedelta(seconds=r.randrange(DAYS * 86400))


def _perhaps(r, share, value):
    return value if r.random() < share else None


def _shipments(r, orders):
    """Every twelfth parcel holds a second order; some were shipped before they were paid, some never arrived."""
    rows = []
    for n in range(2400):
        shipped = _some_time(r)
        home, place = r.choices(HOMES, (80, 5, 12, 3))[0], r.choice(PLACES)
        collected = _perhaps(r, 0.97, shipped + _hours(r, 6))
        parcel = {
            "parcel_id": _perhaps(r, 0.98, f"p{n}"), "carrier": r.choices(CARRIERS, (50, 30, 18, 1, 0.4, 0.6))[0],
            "from_province": home[0], "from_city": home[1], "province": place[0], "city": place[1],
            "shipped_at": shipped, "collected_at": collected,
            "signed_at": _perhaps(r, 0.96, (collected or shipped) + _hours(r, 40) - dt.timedelta(minutes=r.choice((0, 0, 0, 0, 0, 90)))),
            "exception": r.choices((None, "无", "滞留", "错发", "破损", "丢件"), (80, 10, 4, 2, 3, 1))[0],
            "complaint": r.choices((None, "无", "延误", "态度"), (90, 8, 1.5, 0.5))[0],
        }
        for _ in range(2 if n % 12 == 0 and parcel["parcel_id"] else 1):
            paid = shipped - _hours(r, 30) + dt.timedelta(minutes=r.choice((0, 0, 0, 20)))
            rows.append(parcel | {
                "order_id": r.choice(orders)["order_id"], "paid_at": _perhaps(r, 0.98, paid),
                "ships_by": _perhaps(r, 0.1, paid + dt.timedelta(hours=r.choice((24, 72, 240)))),
            })
    return rows


def _care(r, parcel):
    """When a parcel was to arrive, what its buyer got for the delay, and what it was packed in."""
    return {
        "signs_by": _perhaps(r, 0.3, parcel["shipped_at"] + dt.timedelta(hours=60)),
        "compensated": r.choices((None, "否", "已补偿", "5元券"), (70, 10, 10, 10))[0],
        "packaging": r.choice(("普通纸箱", "绿色包装", "可降解袋", "不可降解袋", None)), "packaging_cost": _perhaps(r, 0.9, r.randrange(60, 300)),
    }


def _exceptions(r):
    return [
        {"parcel_id": _perhaps(r, 0.95, f"p{r.randrange(2400)}"), "carrier": r.choice(CARRIERS), "kind": r.choice(("揽收超时", "虚假揽收")),
         "paid_at": _some_time(r)}
        for _ in range(900)
    ]


def _refunds(r, orders):
    rows = []
    for n in range(1600):
        done = START - dt.timedelta(days=40) + dt.timedelta(seconds=r.randrange((DAYS + 60) * 86400))
        applied = done - _hours(r, 60)
        rows.append({
            "refund_id": f"R{n}", "order_id": r.choice(orders)["order_id"], "applied_at": applied,
            "answered_at": _perhaps(r, 0.9, applied + _hours(r, 2)), "completed_at": done, "amount": 500 + r.randrange(30000),
            "status": r.choice(("退款成功", "退款成功", "退款成功", "退款关闭")), "reason": r.choices(REASONS, range(13, 1, -1))[0],
            "intervened": r.choices(PLATFORM, (80, 3, 5, 7, 5))[0],
        })
    return rows


def _tickets(r):
    rows = []
    for n in range(1500):
        opened = _some_time(r)
        answered = _perhaps(r, 0.95, opened + _hours(r, 1.5))
        closed = _perhaps(r, 0.93, (answered or opened) + _hours(r, 20))
        rows.append({
            "ticket_id": f"T{n}", "provider": r.choice(PROVIDERS), "opened_at": opened, "answered_at": answered, "closed_at": closed,
            "reopened_at": _perhaps(r, 0.12, closed + _hours(r, 150)) if closed else None, "contacts": _perhaps(r, 0.97, r.choice((1, 1, 1, 2, 3))),
            "disputed": r.choice(("否", "否", "否", "否", "是", None)), "score": _perhaps(r, 0.6, r.choice((5.0, 5.0, 4.0, 3.0, 1.0, 0.0))),
        })
    return rows


def _providers(r):
    """A row a month; whether a provider stays is decided at the end of the year."""
    return [
        {"date": dt.date(year, month, 1), "provider": name, "penalty_points": float(r.randrange(6)),
         "renewed": r.choice(("是", "否")) if month == 12 else None}
        for year in (2024, 2025) for month in range(1, 13) for name in PROVIDERS if name
    ]


def _stock(r, skus):
    """Months that follow from each other: what lay there, came in and went out leaves what lies there at the end.

    The goods ending in b stand in the item list with a cost, and half of them here too; N0 has none anywhere.
    """
    rows = []
    for sku in skus:
        cost = None if sku == "N0" else _perhaps(r, 0.5 if sku.endswith("b") else 1, 300 + r.randrange(20000))
        still = sku.startswith("N")
        for warehouse in ("义乌仓", "杭州仓"):
            left = r.randrange(200)
            for year in (2024, 2025):
                for month in range(1, 13):
                    opening, received = left, r.choice((0, 0, 40, 120)) if not still or month < 3 else 0
                    sold = 0 if still and month > 6 else min(opening + received, r.randrange(90))
                    left = opening + received - sold
                    if opening or received:
                        rows.append({
                            "month": dt.date(year, month, 1), "sku": sku, "warehouse": warehouse, "opening_quantity": opening,
                            "received_quantity": received, "sold_quantity": sold, "closing_quantity": left,
                            "unit_cost": cost + 10 * month if cost else None, "season": r.choice(("春", "冬")),
                        })
    return rows


def _purchases(r, skus):
    """Some orders arrive in two parts, some late, some short; a few have no number."""
    rows = []
    for n in range(500):
        received = _some_time(r).date()
        ordered = received - dt.timedelta(days=5 + r.randrange(40))
        quantity = 20 + r.randrange(200)
        line = {
            "purchase_id": _perhaps(r, 0.97, f"PO{n}"), "supplier": r.choice(SUPPLIERS), "sku": r.choice(skus),
            "ordered_at": ordered, "promised_at": _perhaps(r, 0.9, ordered + dt.timedelta(days=25)), "ordered_quantity": quantity,
        }
        first = min(quantity, r.randrange(quantity + 30))
        rows.append(line | {"received_at": received, "received_quantity": first})
        if n % 5 == 0:
            rows.append(line | {"received_at": received + dt.timedelta(days=1), "received_quantity": quantity - first + r.randrange(3)})
    return rows


def _clearance(r, skus):
    rows = []
    for _ in range(600):
        quantity = 1 + r.randrange(40)
        rows.append({
            "date": _some_time(r).date(), "sku": r.choice(skus), "season": r.choice(("春", "冬")), "quantity": quantity,
            "channel": r.choice(("特卖", "直播", "老客群", None)), "amount": quantity * (500 + r.randrange(4000)),
            "cost": _perhaps(r, 0.9, quantity * (800 + r.randrange(6000))),
        })
    return rows
