"""订单导出 and 宝贝导出: GBK csv files as the seller's back office writes them, one zip a year."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from maker.people import is_member, nick
from maker.shop import SHOP, SHOP_ID, in_campaign
from maker.trade import Line, Order, trade
from maker.writing import plain_yuan, stamp, text

ORDER_HEADERS = (
    "订单编号,买家会员名,买家支付宝账号,支付单号,支付详情,买家应付货款,买家应付邮费,买家支付积分,总金额,返点积分,买家实际支付金额,"
    "买家实际支付积分,订单状态,买家留言,收货人姓名,收货地址 ,运送方式,联系电话 ,联系手机,订单创建时间,订单付款时间 ,宝贝标题 ,宝贝种类 ,"
    "物流单号 ,物流公司,订单备注,宝贝总数量,店铺Id,店铺名称,订单关闭原因,卖家服务费,买家服务费,发票抬头,是否手机订单,分阶段订单信息,"
    "特权订金订单id,是否上传合同照片,是否上传小票,是否代付,定金排名,修改后的sku,修改后的收货地址,异常信息,天猫卡券抵扣,集分宝抵扣,"
    "是否是O2O交易,满返红包金额,新零售交易类型,新零售导购门店名称,新零售导购门店id,新零售发货门店名称,新零售发货门店id,退款金额,"
    "预约门店,确认收货时间,打款商家金额,含应开票给个人的个人红包,是否信用购,体验期结束时间,前N有礼,配送类型,直播返现状态,返现金额,"
    "新零售成交门店昵称,新零售成交门店id,新零售成交经销商id,主订单编号"
).split(",")
NEWER_ORDER_HEADERS = [h for h in ORDER_HEADERS if h != "买家支付宝账号"] + [
    "买家会员昵称", "虚拟号过期时间", "延迟发货自动赔付金额", "预售订单", "发货时间", "商家备忘"]
# What an older version of the back office let people choose, and what this shop chose in 2023.
OLD_ORDER_HEADERS = "订单编号,买家会员名,总金额,买家实际支付金额,订单状态,收货地址 ,订单创建时间,订单付款时间 ,宝贝总数量,退款金额".split(",")
DETAIL_HEADERS = (
    "子订单编号,主订单编号,标题,价格,购买数量,外部系统编号,商品属性,套餐信息,备注,订单状态,商家编码,支付单号,买家应付货款,"
    "买家实际支付金额,退款状态,退款金额,订单创建时间,订单付款时间,价格类型"
).split(",")  # 价格类型 is none of the back office's own: the shop's ERP adds it when it fetches the file


@cache
def spans(year: int) -> tuple[tuple[str, dt.datetime, dt.datetime, dt.datetime], ...]:
    """(name, from, until, time of export) of a year's files, one a quarter by creation time.

    Each begins two days early, as people do to be safe, so that it repeats orders of the file before it.
    """
    starts = [dt.datetime(year, m, 1) for m in (1, 4, 7, 10)] + [dt.datetime(year + 1, 1, 1)]
    return tuple((f"{start:%y%m}", start - dt.timedelta(days=2), end, end + dt.timedelta(days=9, hours=10))
                 for start, end in pairwise(starts))


def last_export(order: Order) -> dt.datetime:
    """When the newest file that holds the order was made."""
    year = order.created_at.year
    held = [made for y in (year, year + 1) for _, start, end, made in spans(y)
            if y <= 2025 and start <= order.created_at < end]
    return max(held)


def order_archive(year: int) -> dict[str, bytes]:
    """Name in the zip → content, for the orders of a year."""
    headers = OLD_ORDER_HEADERS if year == 2023 else ORDER_HEADERS if year == 2024 else NEWER_ORDER_HEADERS
    return {f"ExportOrderList{name}08152{i:02d}.csv": text(order_rows(start, end, made, headers))
            for i, (name, start, end, made) in enumerate(spans(year))}


def detail_archive(year: int) -> dict[str, bytes]:
    return {f"ExportOrderDetailList{name}08167{i:02d}.csv": text(detail_rows(start, end, made))
            for i, (name, start, end, made) in enumerate(spans(year))}


def _held(start: dt.datetime, end: dt.datetime) -> Iterator[Order]:
    """Newest first, as the export lists them."""
    return (o for o in reversed(trade()) if start <= o.created_at < end)


def order_rows(start: dt.datetime, end: dt.datetime, made: dt.datetime, headers: list[str]) -> Iterator[list[str]]:
    yield headers
    for order in _held(start, end):
        cells = order_cells(order, made)
        yield [cells.get(header.strip(), "") for header in headers]


def order_cells(order: Order, made: dt.datetime) -> dict[str, str]:
    goods = sum(line.due for line in order.lines)
    refund = order.refund_known(made)
    paid = order.total if order.paid_at else 0
    province, city, district = order.place
    shipped = order.shipped_at is not None and order.shipped_at <= made
    confirmed = order.confirmed_at is not None and order.confirmed_at <= made and refund < order.total
    return {
        "订单编号": f'="{order.order_id}"', "买家会员名": nick(order.buyer), "买家会员昵称": nick(order.buyer),
        "买家支付宝账号": "****@****", "支付详情": "'null" if not paid else "", "买家应付货款": plain_yuan(goods),
        "买家应付邮费": plain_yuan(order.postage), "买家支付积分": "0", "总金额": plain_yuan(order.total), "返点积分": "0",
        "买家实际支付金额": plain_yuan(paid - refund), "买家实际支付积分": "0", "订单状态": status(order, made), "买家留言": "'null",
        "收货人姓名": "**", "收货地址": f"{province} {city} {district} ****", "运送方式": "快递", "联系电话": "'null",
        "联系手机": "'1**********", "订单创建时间": stamp(order.created_at), "订单付款时间": stamp(order.paid_at),
        "宝贝标题": "，".join(line.item.title for line in order.lines), "宝贝种类": str(len(order.lines)),
        "物流单号": "No:****" if shipped else "", "物流公司": order.parcel.carrier if shipped else "", "订单备注": "'null",
        "宝贝总数量": str(sum(line.quantity for line in order.lines)), "店铺Id": SHOP_ID, "店铺名称": SHOP,
        "订单关闭原因": close_reason(order, made), "卖家服务费": "0", "买家服务费": "0元", "发票抬头": "'null",
        "是否手机订单": "手机订单" if order.mobile else "", "是否代付": "否", "退款金额": plain_yuan(refund),
        "确认收货时间": stamp(order.confirmed_at) if confirmed else "",
        "打款商家金额": f"{plain_yuan(paid - refund)}元" if confirmed else "0.00元", "发货时间": stamp(order.shipped_at) if shipped else "null",
    }


def status(order: Order, made: dt.datetime) -> str:
    if order.paid_at is None:
        return "等待买家付款" if made - order.created_at < dt.timedelta(days=10) else "交易关闭"
    if order.refund_known(made) == order.total:
        return "交易关闭"
    if order.shipped_at is None or order.shipped_at > made:
        return "买家已付款，等待卖家发货"
    return "交易成功" if order.confirmed_at is not None and order.confirmed_at <= made else "卖家已发货，等待买家确认"


def close_reason(order: Order, made: dt.datetime) -> str:
    if status(order, made) != "交易关闭":
        return "订单未关闭"
    return "买家未付款" if order.paid_at is None else "退款"


def detail_rows(start: dt.datetime, end: dt.datetime, made: dt.datetime) -> Iterator[list[str]]:
    yield list(DETAIL_HEADERS)
    for order in _held(start, end):
        for number, (line, refund) in enumerate(zip(order.lines, refunds_by_line(order, made), strict=True)):
            single = len(order.lines) == 1
            cells = {
                "子订单编号": f'="{order.order_id if single else int(order.order_id) + number + 1}"',
                "主订单编号": f'="{order.order_id}"', "标题": line.item.title, "价格": plain_yuan(line.item.price),
                "购买数量": str(line.quantity), "外部系统编号": line.item.code, "商品属性": "", "套餐信息": "", "备注": "'null",
                "订单状态": status(order, made), "商家编码": line.item.code, "支付单号": "", "买家应付货款": plain_yuan(line.due),
                "买家实际支付金额": plain_yuan(line.paid if order.paid_at else 0),
                "退款状态": "退款成功" if refund else "没有申请退款", "退款金额": plain_yuan(refund),
                "订单创建时间": stamp(order.created_at), "订单付款时间": stamp(order.paid_at), "价格类型": price_type(order, line),
            }
            yield [cells[header] for header in DETAIL_HEADERS]


def price_type(order: Order, line: Line) -> str:
    """What the price of a line is called: campaigns have their own, members theirs on the days between."""
    if in_campaign(order.created_at.date()):
        return "活动价"
    return "会员价" if is_member(order) and line.due < line.item.price * line.quantity else "日常价"


def refunds_by_line(order: Order, made: dt.datetime) -> list[int]:
    refund = order.refund_known(made)
    if refund == 0 or order.refunded_line is not None:
        return [refund if number == order.refunded_line else 0 for number in range(len(order.lines))]
    return [line.paid for line in order.lines]
