"""Reading streams: no step of it needs all rows at once, so that memory does not grow with the file."""

from __future__ import annotations

import polars as pl

from annualdeck.sources import convert
from annualdeck.sources.masking import masking

EVERY_COLUMN = """
    订单编号,买家会员名,总金额,买家实际支付金额,退款金额,订单状态,收货地址 ,宝贝标题 ,宝贝总数量,订单创建时间,订单付款时间 ,确认收货时间,店铺名称
    ="1",tb**1,10.5,10.5,0,交易成功,浙江省 杭州市 西湖区,茶,1,2025-03-01 10:00:00,2025-03-01 10:01:00,2025-03-05 09:00:00,甲店
    ="2",tb**2,1,0,1,交易关闭,上海,茶,1,2025-03-02 10:00:00,2025-03-02 10:01:00,,甲店
"""


def test_a_lookup_is_known_to_be_held_back(held_back):
    """So that the test below can fail."""
    looked_up = pl.LazyFrame({"a": ["上海"]}).with_columns(b=pl.col("a").replace_strict({"上海": "沪"}, default=None))
    assert held_back(looked_up)


def test_no_step_of_reading_orders_is_held_back(room, monkeypatch, held_back):
    asked: list[pl.LazyFrame] = []
    collect_all = pl.collect_all

    def seen(frames, **how):
        asked.extend(frames)
        return collect_all(frames, **how)

    monkeypatch.setattr(convert.pl, "collect_all", seen)
    part = room.part(room.text(EVERY_COLUMN, "orders.csv"))
    assert part.rows == 2 and {"province", "city", "confirmed_at"} <= set(part.columns)
    assert asked and [held_back(frame) for frame in asked] == [[] for _ in asked]


def test_no_step_of_masking_is_held_back(held_back):
    text = pl.LazyFrame({"t": ["13812345678"]})
    for step in masking():
        text = text.with_columns(step(pl.col("t")))
    assert held_back(text) == []


def test_places_come_out_of_the_address(room):
    part = room.part(room.text(EVERY_COLUMN, "orders.csv"))
    assert room.column(part, "province") == ["浙江", "上海"]
    assert room.column(part, "city") == ["杭州", "上海"]
