"""A made-up shop of four years, the same every time, with its KPIs and a database over the same rows.

Each module beside that is called `*_rows.py` brings more tables: `tables(orders, lines)` → {table: rows}.
"""

import datetime as dt
import random
from importlib import import_module
from pathlib import Path

import duckdb
import pytest

from annualdeck.metrics.settings import Benchmark, Initiative, Pilot, Risk, Rule

CAMPAIGNS = [
    "618 2025-06-01..2025-06-21", "双11 2025-10-20..2025-11-12", "年货节 2025-01-06..2025-01-21 2024-01-20..2024-02-05",
]
WINDOWS = {
    "this": [
        ("618", "2025-06-01", "2025-06-21"), ("双11", "2025-10-20", "2025-11-12"), ("年货节", "2025-01-06", "2025-01-21"),
    ],
    "last": [
        ("618", "2024-06-01", "2024-06-21"), ("双11", "2024-10-20", "2024-11-12"), ("年货节", "2024-01-20", "2024-02-05"),
    ],
}
SETTINGS = {
    "rules": (Rule("过度包装", items=14, done=11, budget=120_000, spent=86_000), Rule("广告用语", items=6, done=6, budget=9_000, spent=9_500)),
    "pilots": (Pilot("AI主图", "点击率", "对照", "试点"), Pilot("包裹减重", "克重", "对照", "试点", more_is_better=False)),
    "hero_items": 3, "support": 0.02, "brand_words": ("松间堂", "sjt"),
    "benchmarks": {"inventory.turnover": Benchmark(6.0, "行业协会"), "content.engagement_rate": Benchmark(0.04, "行业协会")},
    "targets": {"sales.paid_amount": 2_000_000.0}, "initiatives": (Initiative("茶礼盒", "sales.paid_amount", 50_000, 20_000),),
    "risks": (Risk("平台规则变动", 3, 4, -0.2),),
}
ITEMS = {
    "龙井": "茶叶", "普洱": "茶叶", "白茶": "茶叶", "红茶": "茶叶", "紫砂壶": "茶具", "盖碗": "茶具", "公道杯": "茶具", "杯垫": "布艺",
    "桌旗": "布艺", "绿豆糕": "茶点", "酥饼": "茶点", "赠品": None,
}
CITIES = ["杭州市", "宁波", "衢州市", "丽水", "上海", "赣州", "北京市", "义乌", None]
RIVALS = ("conversion_rate", "spend_per_buyer", "coverage")
LARGE = {"甲山": {"origin": "国产"}, "乙水": {"origin": "外资"}, "丙木": {"origin": "国产"}, "丁火": {"origin": "国产"}, "其他": {"origin": None}}
RANGES = ("conversion_low", "conversion_high", "amount_low", "amount_high")


# -- the shop ----------------------------------------------------------------------------------------------------------

def _order_rows(r):
    """3,200 orders of buyers who come in over the years, more in June and November; one in twelve never paid."""
    rows = []
    for n in range(3200):
        at = dt.datetime(2021, 12, 1) + dt.timedelta(seconds=r.randrange(1492 * 86400))
        if r.random() < 0.25:
            at = at.replace(month=r.choice((6, 11)), day=r.randrange(1, 12))
        at = min(at, dt.datetime(2025, 12, 31, 23, 0))
        years = (at - dt.datetime(2021, 12, 1)) / dt.timedelta(days=365)
        total = r.choice((2990, 5900, 8888, 12900, 26801, 45000)) + r.randrange(100)
        paid = r.random() > 1 / 12
        rows.append({
            "order_id": str(n), "buyer_id": None if r.random() < 0.01 else int(400 * years * r.random() ** 0.7),
            "created_at": at, "paid_at": at if paid else None, "total_amount": total,
            "refund_amount": r.choice((0, 0, 0, 0, 0, 0, 0, total, total // 3)) if paid else 0,
            "province": r.choice(("浙江", "江西", "上海")), "city": r.choice(CITIES),
            "shipped_at": at + dt.timedelta(minutes=r.randrange(6000)) if paid and r.random() < 0.95 else None,
        })
    return rows


def _sku(item, order):
    """Three to each item, which sell unalike; the give-away has none."""
    return f"{list(ITEMS).index(item):02d}{'abbccc'[int(order['order_id']) % 6]}" if ITEMS[item] else None


def _line_rows(r, orders):
    return [
        {"order_id": o["order_id"], "line_id": f"{o['order_id']}-{i}", "item_title": item, "sku": _sku(item, o),
         "price_type": ("会员价", "原价", "促销价", None)[(int(o["order_id"]) + i) % 4], "price": 1000 + r.randrange(20000), "quantity": 1 + r.randrange(3), "amount": None if r.random() < 0.02 else 900 + r.randrange(40000)}
        for o in orders for i, item in enumerate(r.sample(list(ITEMS), r.choice((1, 1, 1, 2, 3))))
    ]


def _day_rows(r):
    day, rows = dt.date(2024, 1, 1), []
    while day < dt.date(2026, 1, 1):
        visitors = 500 + r.randrange(2500)
        rows.append({
            "date": day, "visitors": visitors, "buyers": r.randrange(visitors // 10),
            "stay_seconds": 20 + 100 * r.random(), "members": 9000 + r.randrange(3000), "new_members": r.randrange(40), "paid_amount": r.randrange(900000),
            "member_amount": r.randrange(300000), "reviews": 20 + r.randrange(30), "positive_reviews": r.randrange(20),
        })
        day += dt.timedelta(days=1)
    return rows


def _traffic_rows(r):
    sources = (
        ("免费", "手淘搜索"), ("免费", "手淘推荐"), ("付费", "关键词推广"), ("免费", "淘宝搜索"), ("其他", None), ("付费", "品牌搜索"),
        ("自主访问", "我的淘宝"), ("免费", "店铺直播"), ("用户私域", None),
    )
    return [
        {"date": dt.date(year, month, 15), "carrier": "无线", "source_1": first, "source_2": second,
         "visitors": 4000 + r.randrange(86000), "buyers": r.randrange(4000), "amount": r.randrange(9000000)}
        for year in (2024, 2025) for month in range(1, 13) for first, second in sources
    ]


def _market_rows(r):
    rows = []
    for year in (2024, 2025):
        for month in range(1, 13):
            at, rank = dt.date(year, month, 1), 20 + r.randrange(40)
            for category in ("茶叶", "茶具", "布艺", "茶点"):
                blank = dict.fromkeys(("region", "origin", "amount", "trade_index", *RIVALS, *RANGES, "rank"))
                said = {"date": at, "category": category, **blank}
                own = 100000 + r.randrange(900000)
                rows += [
                    said | {"subject": "行业", "amount": own * (200 + r.randrange(500)), "trade_index": r.random() * 9e5},
                    said | {"subject": "本店", "amount": own, "trade_index": r.random() * 9e3, "rank": rank}
                    | _rival(r),
                    said | {"subject": "本店", "region": "境外", "amount": own // 20},
                    said | {"subject": "本店", "region": "境内", "amount": own - own // 20},
                    said | {"subject": "雨前山房", "trade_index": r.random() * 9e4} | _rival(r) | _ranges(r),
                ]
                rows += [said | {"subject": shop} | origin | {"amount": 3_000_000 + r.randrange(9_000_000)} for shop, origin in LARGE.items()]
            gifts = said | {"category": "茶礼"}
            rows.append(gifts | {"subject": "行业", "amount": 70_000_000 + r.randrange(90_000_000)})
            rows += [
                gifts | {"subject": shop} | origin | {"amount": 1_000_000 + r.randrange(9_000_000)}
                for shop, origin in ({"本店": {}} | LARGE).items()
            ]
    return rows


def _rival(r):
    return {"conversion_rate": r.random(), "spend_per_buyer": r.randrange(5000, 30000), "coverage": r.random()}


def _ranges(r):
    conversion, amount = r.random() / 2, r.randrange(10 ** 6)
    return {"conversion_low": conversion, "conversion_high": conversion * 1.5, "amount_low": amount, "amount_high": amount * 2}


def _coupon_rows(r):
    return [
        {"date": dt.date(year, month, day), "coupon": kind, "coupon_type": kind, "claimed": 100 + r.randrange(900),
         "used": r.randrange(100)}
        for year in (2024, 2025) for month in range(1, 13) for day in (1, 28) for kind in ("会员券", "店铺券", "新客券")
    ]


@pytest.fixture(scope="session")
def made_up(tmp_path_factory, made):
    """ask(*wanted) → Answers of the made-up shop, and the database of `_database`."""
    shop, answer = made(tmp_path_factory.mktemp("shop"))
    r = random.Random(20251111)
    orders = _order_rows(r)
    newer = [o | {"refund_amount": o["total_amount"]} if n % 7 == 0 and o["paid_at"] else o
             for n, o in enumerate(orders) if o["created_at"] >= dt.datetime(2024, 7, 1)]
    shop.table("orders", [o for o in orders if o["created_at"] < dt.datetime(2025, 3, 1)], "older.csv")
    shop.table("orders", newer, "newer.csv")
    lines = _line_rows(r, orders)
    shop.table("order_lines", lines, "lines.csv")
    items = [
        {"item_id": str(n), "item_title": t, "category": c, "sku": f"{n:02d}b", "unit_cost": 700 + 90 * n}
        for n, (t, c) in enumerate(ITEMS.items()) if c
    ]
    shop.table("items", items, "items.csv")
    panels = {"shop_daily": _day_rows, "traffic": _traffic_rows, "market": _market_rows, "coupons": _coupon_rows}
    for table, rows in panels.items():
        shop.table(table, rows(r), f"{table}.csv")
    for path in sorted(Path(__file__).parent.glob("*_rows.py")):
        for table, rows in import_module(path.stem).tables(orders, lines).items():
            shop.table(table, rows, f"{table}.csv")
    facts = shop.facts("2025", CAMPAIGNS)
    facts.gather(shop.folder / "tables")
    return lambda *wanted: answer(facts, *wanted, **SETTINGS), _database(shop)


def _database(shop):
    """A connection with the schemas `this` (2025) and `last` (2024), whose views hold the year's rows.

    o orders, l order lines with category, d shop days, t traffic, m market, c coupons; w are the campaigns' windows,
    `year` the first day of the year and of the next. `ever` holds every paid order, and the schema `raw` every table
    that stands in one export, as it is.
    """
    base = duckdb.connect()
    files = {p.file: str(p.rows_file) for p in shop.parts}
    base.execute(f"""
        create view ever as
        select * from read_parquet('{files["newer.csv"]}') where paid_at is not null
        union all
        select * from read_parquet('{files["older.csv"]}')
        where paid_at is not null and order_id not in (select order_id from read_parquet('{files["newer.csv"]}'))
    """)
    base.execute("create schema raw")
    for table in {p.table for p in shop.parts} - {"orders"}:
        (file,) = (p.rows_file for p in shop.parts if p.table == table)
        base.execute(f"create view raw.{table} as select * from read_parquet('{file}')")
    for name, year in (("this", 2025), ("last", 2024)):
        base.execute(f"create schema {name}")
        first, until = f"date '{year}-01-01'", f"date '{year + 1}-01-01'"
        base.execute(f"create table {name}.year as select {first} as first, {until} as until")
        base.execute(f"create table {name}.w (name varchar, s timestamp, e timestamp)")
        base.executemany(f"insert into {name}.w values (?, ?, ?)", WINDOWS[name])
        base.execute(f"create view {name}.o as select * from ever where year(paid_at) = {year}")
        base.execute(f"""create view {name}.l as
            select l.*, i.category, o.paid_at, coalesce(l.amount, l.price * l.quantity) as worth
            from read_parquet('{files["lines.csv"]}') l join {name}.o o using (order_id)
            left join read_parquet('{files["items.csv"]}') i using (item_title)""")
        for view, file in (("d", "shop_daily"), ("t", "traffic"), ("m", "market"), ("c", "coupons")):
            rows = f"read_parquet('{files[file + '.csv']}')"
            base.execute(f"create view {name}.{view} as select * from {rows} where year(date) = {year}")
    return base


class Opinion:
    """The figures of the made-up shop, each held against what SQL over the same rows says of both years."""

    def __init__(self, kpis, sql):
        self.kpis, self.sql = kpis, sql

    def told(self, year, query):
        self.sql.execute(f"use {year}")
        return self.sql.execute(query).fetchall()

    def agrees(self, id_, query):
        """The query gives one number."""
        assert self.kpis.of(id_) is not None
        assert [_number(v) for v in self.kpis.both(id_)] == [_same(self.told(year, query)[0][0]) for year in ("this", "last")]

    def agrees_by(self, id_, grain, query, made=False):
        """The query gives (slice, number); `made` where the KPI makes its slices itself."""
        this, last = (dict(self.told(year, query)) for year in ("this", "last"))
        figures = [f for f in self.kpis.kpis.figures() if f.kpi == id_] if made else self.kpis.kpis.rows(id_, grain)
        assert len(this) > 1
        assert {f.slice[grain]: _number(f.value) for f in figures} == {s: _same(v) for s, v in this.items()}
        assert {f.slice[grain]: _number(f.prior) for f in figures} == {s: _same(last.get(s)) for s in this}


def _number(value):
    return None if value is None else float(value)


def _same(value):
    return None if value is None else pytest.approx(float(value), rel=1e-9)


@pytest.fixture(scope="session")
def opinion(made_up):
    """opinion(*wanted) → Opinion."""
    ask, database = made_up
    return lambda *wanted: Opinion(ask(*wanted), database)
