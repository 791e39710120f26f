"""What lies on the shelf of 松间堂: 300 made-up items with their prices in yuan and their seasons."""

from __future__ import annotations

from collections.abc import Iterator

MARGIN = {"茶叶": 0.42, "茶具": 0.48, "茶礼盒": 0.45, "家居布艺": 0.55, "茶点": 0.58}  # cost ÷ price

TEA = {  # yuan per 125 g, season
    "明前龙井": (168, "春"),
    "洞庭碧螺春": (148, "春"),
    "安吉白茶": (138, "春"),
    "信阳毛尖": (98, "春"),
    "太平猴魁": (158, "春"),
    "黄山毛峰": (92, "春"),
    "蒙顶甘露": (116, "春"),
    "正山小种": (88, "四季"),
    "祁门红茶": (96, "四季"),
    "凤庆滇红": (68, "四季"),
    "金骏眉": (198, "四季"),
    "凤凰单丛": (128, "秋"),
    "安溪铁观音": (78, "秋"),
    "冻顶乌龙": (105, "秋"),
    "武夷大红袍": (118, "冬"),
    "武夷肉桂": (136, "冬"),
    "白毫银针": (188, "四季"),
    "福鼎白牡丹": (108, "四季"),
    "老寿眉": (59, "冬"),
    "横县茉莉花茶": (58, "夏"),
    "桂花乌龙": (62, "秋"),
    "勐海熟普": (79, "冬"),
    "易武生普": (99, "四季"),
    "六堡茶": (72, "夏"),
}
TEA_SIZES = {"50g试饮装": 0.46, "125g罐装": 1.0, "250g袋装": 1.75, "500g分享装": 3.2}

TEAWARE = {
    "德化白瓷盖碗": 68,
    "龙泉青瓷盖碗": 98,
    "宜兴紫砂西施壶": 398,
    "宜兴紫砂石瓢壶": 458,
    "玻璃公道杯": 39,
    "白瓷品茗杯六只装": 88,
    "便携旅行茶具一壶四杯": 128,
    "竹制干泡茶盘": 158,
    "静音电陶炉": 268,
    "手作铁壶": 598,
    "陶瓷茶叶罐": 59,
    "建盏天目釉主人杯": 198,
    "黑檀茶道六君子": 49,
    "粗陶壶承": 58,
    "保温焖茶壶": 159,
    "玻璃飘逸杯": 79,
    "办公室泡茶马克杯": 69,
    "柴烧公道杯": 138,
    "玻璃煮茶壶": 118,
    "铜制茶针": 26,
    "陶瓷茶洗": 48,
    "锡制茶叶罐": 328,
    "汝窑开片品茗杯": 88,
    "侧把急须壶": 148,
    "竹制茶则": 22,
    "茶漏滤网套装": 29,
    "锤纹玻璃杯": 35,
    "白瓷储茶罐": 45,
    "电热保温底座": 139,
    "竹编杯套": 19,
}
TEAWARE_KINDS = ("经典款", "小号", "礼品款")

GIFTS = {
    "春风龙井礼盒": 298,
    "岩骨花香大红袍礼盒": 328,
    "白茶饼中秋礼盒": 268,
    "红茶双罐礼盒": 198,
    "名优绿茶四味礼盒": 358,
    "茶与茶具同心礼盒": 468,
    "新春年货茶礼盒": 238,
    "商务定制茶礼盒": 598,
    "花草茶闺蜜礼盒": 128,
    "普洱小青柑礼盒": 158,
    "中秋茶月饼礼盒": 218,
    "端午艾香茶礼盒": 168,
    "敬师恩茶礼盒": 188,
    "长辈安康茶礼盒": 288,
}
GIFT_SIZES = {"雅致装": 1.0, "尊享装": 1.5}

HOME = {
    "亚麻茶席": 89,
    "棉麻桌旗": 69,
    "手工蒲团坐垫": 79,
    "艾草抱枕": 58,
    "棉麻靠垫": 66,
    "中式门帘": 98,
    "棉麻窗帘单片": 168,
    "茶艺围裙": 75,
    "竹炭茶巾三条装": 29,
    "旅行茶具收纳袋": 45,
    "植鞣革杯垫四片装": 39,
    "棉麻餐垫两片装": 36,
    "针织沙发盖毯": 138,
    "禅意飘窗垫": 118,
    "亚麻坐垫": 62,
    "扎染方巾": 42,
    "香囊挂件": 32,
    "蓝印花布桌布": 86,
}
HOME_COLOURS = ("本白", "黛蓝")

SNACKS = {
    "绿豆冰糕": 29.9,
    "桂花糕": 26.8,
    "核桃酥": 32,
    "茉莉花茶酥": 35,
    "龙井茶酥": 36,
    "杏仁瓦片酥": 28,
    "话梅小番茄干": 22.8,
    "盐津青梅": 19.9,
    "手工芝麻糖": 25.8,
    "抹茶曲奇": 38,
    "松子枣泥糕": 39,
    "无糖山楂条": 18.8,
    "海苔肉松饼": 30,
    "蔓越莓雪花酥": 33,
}
SNACK_PACKS = {"尝鲜装": 1.0, "家庭装": 1.9}
TERMS = (
    "立春",
    "立夏",
    "立秋",
    "立冬",
    "雨水",
    "小满",
    "处暑",
    "小雪",
    "春分",
    "夏至",
    "秋分",
    "冬至",
    "清明",
    "大暑",
    "霜降",
    "大寒",
)
SMALL = {"定制刻字盖碗": 128, "定制刻字主人杯": 168, "茶席花插": 25, "竹柄壶刷": 25, "铜制香插": 22}


def shelf() -> Iterator[tuple[str, str, float, str]]:
    """Category, name, price in yuan and season of every item."""
    for size, factor in TEA_SIZES.items():
        yield from (("茶叶", f"{tea} {size}", round(price * factor), season) for tea, (price, season) in TEA.items())
    for number, kind in enumerate(TEAWARE_KINDS):
        factor = (1.0, 0.8, 1.3)[number]
        yield from (
            ("茶具", f"{name} {kind}", round(price * factor), season_of(name)) for name, price in TEAWARE.items()
        )
    for size, factor in GIFT_SIZES.items():
        yield from (
            ("茶礼盒", f"{name} {size}", round(price * factor), season_of(name)) for name, price in GIFTS.items()
        )
    for colour in HOME_COLOURS:
        yield from (("家居布艺", f"{name} {colour}", price, season_of(name)) for name, price in HOME.items())
    for pack, factor in SNACK_PACKS.items():
        yield from (
            ("茶点", f"{name} {pack}", round(price * factor, 1), season_of(name)) for name, price in SNACKS.items()
        )
    yield from (("茶点", f"节气茶点盒 {term}", 45, season) for term, season in zip(TERMS, "春夏秋冬" * 4, strict=True))
    yield from (("茶具", name, price, "四季") for name, price in SMALL.items())
    yield "茶点", "茶与点心试吃包", 9.9, "四季"


def season_of(name: str) -> str:
    """When an item is bought most, as its name tells."""
    for word, season in (
        ("中秋", "秋"),
        ("新春", "冬"),
        ("端午", "夏"),
        ("煮茶", "冬"),
        ("盖毯", "冬"),
        ("绿豆", "夏"),
    ):
        if word in name:
            return season
    return "四季"
