"""A million made-up orders in the 67 columns of the order export, in UTF-8 and in GB18030, under benchmarks/data/."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from random import Random

DATA = Path(__file__).parent / "data"
ORDERS = 1_000_000
FIRST = dt.datetime(2024, 1, 1)
SECONDS = 731 * 86_400
HEADERS = (
    "订单编号,买家会员名,买家支付宝账号,支付单号,支付详情,买家应付货款,买家应付邮费,买家支付积分,总金额,返点积分,买家实际支付金额,"
    "买家实际支付积分,订单状态,买家留言,收货人姓名,收货地址 ,运送方式,联系电话 ,联系手机,订单创建时间,订单付款时间 ,宝贝标题 ,宝贝种类 ,"
    "物流单号 ,物流公司,订单备注,宝贝总数量,店铺Id,店铺名称,订单关闭原因,卖家服务费,买家服务费,发票抬头,是否手机订单,分阶段订单信息,"
    "特权订金订单id,是否上传合同照片,是否上传小票,是否代付,定金排名,修改后的sku,修改后的收货地址,异常信息,天猫卡券抵扣,集分宝抵扣,"
    "是否是O2O交易,满返红包金额,新零售交易类型,新零售导购门店名称,新零售导购门店id,新零售发货门店名称,新零售发货门店id,退款金额,"
    "预约门店,确认收货时间,打款商家金额,含应开票给个人的个人红包,是否信用购,体验期结束时间,前N有礼,配送类型,直播返现状态,返现金额,"
    "新零售成交门店昵称,新零售成交门店id,新零售成交经销商id,主订单编号"
)
PLACES = [
    "上海 上海市 浦东新区 ****", "北京 北京市 朝阳区 ****", "广东省 深圳市 南山区 ****", "浙江省 杭州市 西湖区 ****",
    "江苏省 苏州市 姑苏区 ****", "四川省 成都市 武侯区 ****", "湖北省 宜昌市 西陵区 ****", "河南省 南阳市 卧龙区 ****",
    "广西壮族自治区 南宁市 青秀区 ****", "新疆维吾尔自治区 乌鲁木齐市 天山区 ****",
]
ITEMS = [f"{what} {size}" for what in ("明前龙井", "正山小种", "白瓷盖碗", "竹制茶盘", "亚麻茶席", "新春茶礼盒", "桂花糕", "铁观音")
         for size in ("试饮装", "125g罐装", "250g袋装", "家庭装", "礼盒装")]


def line(number: int, random: Random) -> str:
    created = FIRST + dt.timedelta(seconds=int(number / ORDERS * SECONDS))
    yuan = int(20 + random.random() ** 3 * 900) + 0.9
    paid = random.random() < 0.94
    refund = yuan if paid and random.random() < 0.05 else 0.0
    paid_at = f"{created + dt.timedelta(seconds=int(random.random() * 900)):%Y-%m-%d %H:%M:%S}" if paid else ""
    buyer = int(random.random() ** 1.5 * 600_000)
    status = "交易关闭" if refund or not paid else "交易成功"
    return (
        f'"=""4{number:018d}""",tb****{buyer:06d},****@****,20{number:026d},,{yuan:.2f},0.00,0,{yuan:.2f},0,'
        f"{yuan - refund if paid else 0:.2f},0,{status},'null,**,{PLACES[int(random.random() * 10)]},快递,'null,'1**********,"
        f"{created:%Y-%m-%d %H:%M:%S},{paid_at},{ITEMS[int(random.random() * 40)]},1,No:YT{number:013d},圆通速递,'null,1,"
        f"900000001,松间堂旗舰店,{'订单未关闭' if status == '交易成功' else '退款' if paid else '买家未付款'},0,0元,'null,手机订单,,,,,否"
        f",,,,,,,,,,,,,,{refund:.2f},,{paid_at},{yuan:.2f}元,,,,,,,,,,,\r\n"
    )


def main() -> None:
    random = Random(7)
    for encoding in ("utf-8", "gb18030"):
        folder = DATA / encoding
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "config.yaml").write_text(
            "shop: {name: 百万订单旗舰店}\nreport: {period: 2025}\nsources: [ExportOrderList.csv]\n", encoding="utf-8")
    with (
        open(DATA / "utf-8" / "ExportOrderList.csv", "w", encoding="utf-8", newline="") as utf8,
        open(DATA / "gb18030" / "ExportOrderList.csv", "w", encoding="gb18030", newline="") as gbk,
    ):
        for start in range(0, ORDERS, 10_000):
            lines = "".join(line(number, random) for number in range(start, start + 10_000))
            text = lines if start else f"{HEADERS}\r\n{lines}"
            utf8.write(text)
            gbk.write(text)


if __name__ == "__main__":
    main()
