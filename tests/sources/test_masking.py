"""Free text: what is masked in it before anything is kept, and what stays as it stands."""

import polars as pl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from annualdeck.sources import Source
from annualdeck.sources.masking import masking


def masked(*texts: str) -> list[str]:
    frame = pl.LazyFrame({"t": list(texts)}, schema={"t": pl.String})
    for step in masking():
        frame = frame.with_columns(step(pl.col("t")))
    return frame.collect()["t"].to_list()


@pytest.mark.parametrize("written, kept", [
    ("打我电话13812345678谢谢", "打我电话138****谢谢"),
    ("138 1234 5678", "138****"), ("138-1234-5678。", "138****。"), ("１３８１２３４５６７８", "１３８****"),
    ("+8613812345678", "+86138****"), ("+86 138-1234-5678", "+86 138****"),
    ("13812345678,13912345678，15912345678", "138****,139****，159****"),
    ("座机010-87654321转12", "座机010****"), ("(0571)87654321", "0571****"), ("0755 2345678", "0755****"), ("02187654321", "021****"),
    ("电话：87654321", "电话：****"),
    ("身份证33010619900307123X", "身份证330106****"),
    ("卡号6222021234567890123", "卡号****"),
])
def test_numbers_of_people_are_masked(written, kept):
    assert masked(written) == [kept]


@pytest.mark.parametrize("written, kept", [
    ("发到tea.house-1@mail.example.com.cn吧", "发到****吧"),
    ("加微信tea_house01聊", "加微信****聊"), ("微信号：teahouse", "微信号：****"), ("我的vx：tea12345", "我的vx：****"),
    ("WeChat ID: Tea-House", "WeChat ID: ****"), ("加V:tea12345", "加V:****"),
    ("QQ：252620710！", "QQ：****！"), ("加qq 673946022", "加qq ****"), ("我的QQ是284210953", "我的QQ是****"), ("扣扣12345678", "扣扣****"),
    ("旺旺：茶香小屋2018，谢谢", "旺旺：****，谢谢"), ("会员名: tb_1234567", "会员名: ****"), ("昵称：小红花", "昵称：****"),
    ("支付宝账号teahouse88", "支付宝账号****"),
    ("推荐给@茶香小屋，好喝", "推荐给@****，好喝"), ("@tea_house 看这个", "@**** 看这个"),
])
def test_accounts_and_nicks_are_masked(written, kept):
    assert masked(written) == [kept]


@pytest.mark.parametrize("written, kept", [
    ("浙江省杭州市西湖区文三路7号3单元502室", "浙江省杭州市****"),
    ("浙江省 杭州市 西湖区 文三路 7号 502", "浙江省 杭州市 ****"),
    ("寄到上海市浦东新区世纪大道100号1201室，谢谢", "寄到上海市****，谢谢"),
    ("杭州市西湖区文三路", "杭州市****"), ("西湖区文三路7号", "****"), ("上海市羽山路166号对面", "上海市****对面"),
    ("广西壮族自治区南宁市青秀区民族大道12号", "广西壮族自治区南宁市****"),
    ("住朝阳区望京花园3号楼2单元501", "住****"), ("桃源县青林乡大溪村三组12号", "****"),
    ("就在文三路90号拿", "****拿"), ("放3栋2单元502门口", "放****门口"), ("12号楼1203室", "****"),
])
def test_addresses_keep_no_more_than_the_city(written, kept):
    assert masked(written) == [kept]


@pytest.mark.parametrize("written, kept", [
    ("收货人：王小明，很满意", "收货人：****，很满意"), ("联系人 李雷", "联系人 ****"), ("收件人是欧阳小红。", "收件人是****。"),
    ("姓名：张三 13812345678", "姓名：**** 138****"),
])
def test_names_behind_a_word_for_them_are_masked(written, kept):
    assert masked(written) == [kept]


@pytest.mark.parametrize("text", [
    "很好喝，下次还来😀🍵👍", "", "13900K跑分很高", "RTX4090比3080强", "99.90元买的，618只要79", "2025年3月1日下单，7号收到，3天到货",
    "尺码175/92A，身高178体重70", "100g×20袋，¥1,299.00", "订单2025030112345678901一直没到", "5号电池、7号电池都要", "3号色好看",
    "用了一路3号都在吃", "双11和618都买过", "杭州的朋友都说好", "发货地广东深圳，圆通", "路由器信号好，型号AX6000", "微信支付很方便", "QQ糖好吃",
    "收货人信息填错了", "联系人在哪里改", "旺旺回复很快", "客服电话打不通", "12@5元的那款", "买了1500000颗", "编号00012345678901", "400-820-8820打不通",
    "这条街很热闹，3室一厅都够用", "一共4层，第2层破了", "评分4.8/5，好评98%", "13:50下单，14:20发货", "2楼的邻居也买了", "手机尾号5678",
])
def test_what_is_nobodys_stays_as_it_stands(text):
    assert masked(text) == [text]


around = st.text(st.characters(codec="utf-8", exclude_categories=["Nd", "Nl", "No", "Cc"], exclude_characters="+-－"), max_size=30)


@settings(derandomize=True, max_examples=300, deadline=None)
@given(around, st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True), around)
@example("电话", "13812345678", "")
def test_a_mobile_number_is_found_whatever_stands_around_it(before, number, behind):
    assert number not in masked(before + number + behind)[0]


@settings(derandomize=True, max_examples=200, deadline=None)
@given(st.text(st.sampled_from("茶杯好喝的很快了吗呢😀，。！ \n…~"), max_size=60))
def test_words_alone_are_never_touched(text):
    assert masked(text) == [text]


REVIEWS = """
    评价ID,订单ID,评价内容,追评内容,评价时间,商品ID,商品标题
    13812345678,13912345678,老板电话13812345678，好茶😀,加微信tea_house01,2025-03-01 10:00:00,15912345678,13700001234茶
"""


def test_reviews_are_masked_and_numbers_in_columns_of_ids_stay(room):
    part = room.part(room.text(REVIEWS))
    assert room.rows(part, "review_id", "order_id", "content", "append_content", "item_id", "item_title") == [
        ("13812345678", "13912345678", "老板电话138****，好茶😀", "加微信****", "15912345678", "13700001234茶"),
    ]


def test_what_is_masked_reaches_neither_cache_nor_findings(room):
    name = room.text("编号,时间,说法\n1,昨天,电话15912345678\n2,2025-03-01 10:00:00,电话15912345678\n")
    part = room.part(Source(name, table="reviews", columns={"review_id": "编号", "reviewed_at": "时间", "content": "说法"}))
    kept = b"".join(path.read_bytes() for path in room.cache.rglob("*") if path.is_file())
    assert b"15912345678" not in kept and not any("15912345678" in finding.text() for finding in part.findings)
    assert room.column(part, "content") == ["电话159****"]
