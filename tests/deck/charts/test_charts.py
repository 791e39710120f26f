"""What holds for every native chart."""

import pytest

from annualdeck.deck import sound
from annualdeck.deck.cells import addresses
from annualdeck.deck.charts import draw_chart
from annualdeck.deck.faults import NoAltText
from annualdeck.deck.template import Template
from annualdeck.figure import GROWTH, ORDERS, RATE, RATIO, SCORE
from annualdeck.slide import (
    Bars, Bubble, Bullet, Bullets, Columns, Dumbbell, Gantt, Lines, Pareto, Pyramid, Scatter, Series,
    Task, UpDown, Waterfall, Within,
)
from annualdeck.wording import plain

MONTHS = tuple(f"{m}月" for m in range(1, 13))
LONG = "厨房小家电与收纳整理用品套装系列（含赠品与延保服务）"


@pytest.fixture
def charts(yuan, of):
    """Every kind of chart, and what the data can do to it."""
    said = {"title": "图", "alt": plain("图")}
    year = yuan(*range(300, 1500, 100))
    none = (None,) * 12
    return {
        "clustered columns": Columns(**said, categories=MONTHS, marks={10: "双11"}, series=(
            Series("2024", year, "last", labelled=()), Series("2025", year))),
        "stacked columns": Columns(**said, categories=MONTHS, stacked="plain", marks={10: "双11"}, series=(
            Series("搜索", year, "series1"), Series("推荐", year, "series2"))),
        "columns with a line": Columns(**said, categories=MONTHS, series=(Series("2025", year, labelled=(10,)),),
                                       line=Series("同比", of(GROWTH, *([0.1, -0.2, None] * 4)))),
        "columns below zero": Columns(**said, categories=("1月", "2月"), series=(Series("2025", yuan(-3, -5)),)),
        "one column": Columns(**said, categories=("全年",), series=(Series("2025", yuan(5)),)),
        "forty columns": Columns(**said, categories=tuple(f"第{w}周" for w in range(40)),
                                 series=(Series("2025", yuan(*range(40))),)),
        "no column at all": Columns(**said, categories=MONTHS, series=(Series("2025", none), Series("2024", none))),
        "columns of nothing": Columns(**said, categories=("1月",), series=(Series("2025", yuan(0)),)),
        "columns without categories": Columns(**said, categories=(), series=(Series("2025", ()),)),
        "columns with long names": Columns(**said, categories=(LONG, "=1+1", "a\x0bb\ud800"), series=(
            Series("=2+2", of(RATIO, 1.0, None, 2.0)),)),
        "one line": Lines(**said, categories=MONTHS, series=(Series("2025", year),), marks={10: "双11"}),
        "two lines": Lines(**said, categories=MONTHS, series=(
            Series("2025", year, labelled=(11,)), Series("2024", year, "last", labelled=()))),
        "five lines": Lines(**said, categories=MONTHS, series=tuple(
            Series(f"类目{n}", year, "series1", labelled=()) for n in range(5))),
        "a line of one point": Lines(**said, categories=("1月",), series=(Series("2025", yuan(5)),)),
        "a line with gaps": Lines(**said, categories=("1月", "2月"), series=(Series("2025", yuan(None, 5)),)),
        "no line at all": Lines(**said, categories=MONTHS, series=(Series("2025", none),)),
        "bars": Bars(**said, categories=("茶具", LONG), series=(Series("2025", yuan(5, 3)),)),
        "two bars each": Bars(**said, categories=("茶具", "家居"), series=(
            Series("2025", yuan(5, 3)), Series("2024", yuan(4, 4), "last"))),
        "diverging bars": Bars(**said, categories=("茶具", "家居"), diverging=True,
                               series=(Series("增速差", of(GROWTH, 0.1, -0.2)),)),
        "forty bars": Bars(**said, categories=tuple(f"省{n}" for n in range(40)),
                           series=(Series("订单", of(ORDERS, *range(40))),)),
        "a waterfall": Waterfall(**said, start=yuan(5)[0], start_label="2024", end=yuan(6)[0], end_label="2025",
                                 steps=(("茶具", yuan(2)[0]), ("家居", yuan(-1)[0]))),
        "a waterfall through zero": Waterfall(
            **said, start=yuan(2)[0], start_label="2024", end=yuan(1)[0], end_label="2025",
            steps=(("退货", yuan(-5)[0]), ("补贴", yuan(4)[0]))),
        "bubbles": Bubble(**said, labels=("茶具", "=家居"), x=of(GROWTH, .1, -.2), y=of(RATE, .3, .4), size=yuan(5, 9),
                          x_title="同比", y_title="毛利率"),
        "percent stacks": Columns(**said, categories=MONTHS, stacked="percent", series=(
            Series("正面", year, "last"), Series("负面", year))),
        "percent stacks of nothing": Columns(**said, categories=("1月",), stacked="percent", series=(
            Series("正面", yuan(0), "last"), Series("负面", yuan(0)))),
        "a histogram": Columns(**said, categories=MONTHS, histogram=True, series=(Series("2024", year, "last"), Series("2025", year))),
        "columns with campaigns and a benchmark": Columns(
            **said, categories=MONTHS, windows={5: "618", 10: "双11", 11: "双12"},
            series=(Series("2025", year), Series("行业均值", yuan(*[900] * 12), "benchmark"))),
        "lines with campaigns and a benchmark": Lines(
            **said, categories=MONTHS, windows={5: "618"},
            series=(Series("2025", year), Series("行业均值", yuan(*[900] * 12), "benchmark"))),
        "bars with a benchmark": Bars(**said, categories=("茶具", LONG), focus=(0,), series=(
            Series("2025", yuan(5, -3)), Series("均值", yuan(4, 4), "benchmark"))),
        "a pareto": Pareto(**said, categories=("质量", LONG, "其他"), series=Series("单", of(ORDERS, 50, 30, 20))),
        "a pareto of forty": Pareto(**said, categories=tuple(f"因{n}" for n in range(40)), series=Series("单", of(ORDERS, *range(40, 0, -1)))),
        "a pareto of nothing": Pareto(**said, categories=("质量",), series=Series("单", of(ORDERS, 0))),
        "a waterfall that is cut": Waterfall(**said, start=yuan(100)[0], start_label="2024", end=yuan(103)[0], end_label="2025",
                                             steps=(("茶具", yuan(5)[0]), ("家居", yuan(-2)[0]))),
        "a scatter": Scatter(**said, labels=("甲", "=乙", "丙"), x=yuan(1, 2, 3), y=yuan(3, 1, 2), x_title="费用", y_title="成交",
                             named={1: "good"}, diagonal="保本线"),
        "no point at all": Scatter(**said, labels=(), x=(), y=(), x_title="费用", y_title="成交", diagonal="保本线"),
        "a dumbbell": Dumbbell(**said, categories=("物流", LONG), series=(Series("甲", of(SCORE, 4.1, None)), Series("乙", of(SCORE, 4.3, 4.4)))),
        "a dumbbell of one value": Dumbbell(**said, categories=("物流",), series=(Series("甲", of(SCORE, 4)), Series("乙", of(SCORE, 4)))),
        "a dumbbell of nothing": Dumbbell(**said, categories=("物流",), series=(Series("甲", (None,)), Series("乙", (None,)))),
        "bullets": Bullets(**said, value_name="2025", target_name="2026", bullets=(
            Bullet("支付金额", *yuan(80, 100, 85, 95)), Bullet(LONG, *of(RATE, -.1, .2)), Bullet("无", *of(RATE, 0.0, 0.0)))),
        "no bullet": Bullets(**said, value_name="2025", target_name="2026", bullets=()),
        "a gantt": Gantt(**said, periods=("Q1", "Q2"), columns=("负责人",), tasks=(Task(LONG, 0, 1, (plain(LONG),)), Task("乙", 1, 1))),
        "no task": Gantt(**said, periods=("Q1", "Q2"), tasks=()),
        "a pyramid": Pyramid(**said, categories=("黑金", LONG), series=Series("会员", of(ORDERS, 1, 900)), beside=Series("客单价", yuan(5, None))),
        "a pyramid of nothing": Pyramid(**said, categories=("黑金",), series=Series("会员", of(ORDERS, 0))),
        "parts": Bars(**said, categories=("",), stacked=True, series=(
            Series("会员", yuan(5)), Series("新品", yuan(.1), "series1"), Series("缺口", yuan(9), "benchmark"))),
        "a part within": Within(**said, categories=("质量", LONG), whole=Series("提及", of(ORDERS, 9, 0)), part=Series("负面", of(ORDERS, 4, 0)),
                                share=Series("负面率", of(RATE, .44, None))),
        "up and down": UpDown(**said, categories=MONTHS, up=Series("发放", year), down=Series("核销", year, "last")),
        "twelve digits": Bars(**said, categories=("茶具",), series=(Series("2025", yuan(98_765_432.1)),)),
        "no bubble": Bubble(**said, labels=(), x=(), y=(), size=(), x_title="同比", y_title="毛利率"),
    }


def test_every_chart_is_drawn_in_theme_colours_only(charts, draw):
    for name, chart in charts.items():
        drawn = draw(chart)
        assert not drawn.all("//a:srgbClr | //a:sysClr | //a:prstClr"), name
        assert not drawn.all("//c:view3D | //a:gradFill | //a:effectLst | //c:shadow"), name


def test_every_text_of_a_chart_has_the_theme_fonts_and_is_chinese(charts, draw):
    for name, chart in charts.items():
        drawn = draw(chart)
        for run in drawn.all("//a:defRPr | //a:rPr"):
            fonts = run.xpath("a:latin/@typeface | a:ea/@typeface", namespaces={"a": run.nsmap["a"]})
            assert fonts == ["+mn-lt", "+mn-ea"], name
            assert run.get("lang") == "zh-CN", name
            assert 1000 <= int(run.get("sz")) <= 1600, name    # 16 points is the sign of an axis that is cut


def test_every_chart_refers_to_nothing_but_its_sheet_and_the_sheet_holds_the_cache(charts, draw):
    for name, chart in charts.items():
        drawn = draw(chart)
        assert not drawn.all("//c:strLit | //c:numLit"), name
        for cache in drawn.all("//c:numRef"):
            sheet, places = addresses(cache.find("{*}f").text)
            cells = [_cell(drawn.rows, place) for place in places]
            cached = {int(p.get("idx")): float(p.find("{*}v").text) for p in cache.iter("{*}pt")}
            assert {i: float(v) for i, v in enumerate(cells) if v is not None} == pytest.approx(cached), (name, places)


def _cell(rows, place):
    letters, digits = place.rstrip("0123456789"), place.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    column = sum((ord(c) - 64) * 26 ** i for i, c in enumerate(reversed(letters))) - 1
    row = int(digits) - 1
    return rows[row][column] if row < len(rows) else None


def test_every_number_format_is_one_of_ours(charts, draw):
    for name, chart in charts.items():
        drawn = draw(chart)
        assert all(code.text != "General" for code in drawn.all("//c:formatCode")), name
        assert "General" not in drawn.formats, name


def test_every_axis_has_a_positive_id_and_crosses_its_partner(charts, draw):
    for name, chart in charts.items():
        drawn = draw(chart)
        pairs = {a.getparent().find(a.tag).get("val"): a for a in drawn.all("//c:catAx/c:axId | //c:valAx/c:axId")}
        assert all(int(axis) > 0 for axis in pairs), name
        for axis in drawn.all("//c:catAx | //c:valAx"):
            assert axis.xpath("string(c:crossAx/@val)", namespaces={"c": axis.nsmap["c"]}) in pairs, name


def test_bars_and_columns_stand_on_zero(charts, draw):
    for name, chart in charts.items():
        if isinstance(chart, Columns | Bars | Pareto | Waterfall) and "cut" not in name:
            axis = draw(chart).all("//c:valAx[c:axId/@val='102']/c:scaling")[0]
            low, high = (float(axis.find(f"{{*}}{end}").get("val")) for end in ("min", "max"))
            assert low <= 0 <= high and low < high, name


def test_labels_stand_where_programs_let_them_stand(charts, draw):
    """A position that a kind of chart does not have makes PowerPoint repair the file."""
    allowed = {
        "clustered": {"ctr", "inEnd", "inBase", "outEnd"}, "stacked": {"ctr", "inEnd", "inBase"}, "percentStacked": {"ctr", "inEnd", "inBase"},
        "lineChart": {"t", "b", "l", "r", "ctr"}, "scatterChart": {"t", "b", "l", "r", "ctr"},
        "bubbleChart": {"t", "b", "l", "r", "ctr"},
    }
    for name, chart in charts.items():
        for group in draw(chart).all("//c:plotArea/*[c:ser]"):
            kind = group.xpath("local-name()")
            kind = group.find("{*}grouping").get("val") if kind == "barChart" else kind
            positions = {p.get("val") for p in group.iter("{*}dLblPos")}
            assert positions <= allowed[kind], (name, kind)


def test_the_same_chart_is_the_same_bytes(charts, draw):
    for name, chart in charts.items():
        assert draw(chart).files == draw(chart).files, name


def test_a_deck_of_every_chart_is_a_sound_package(charts, tmp_path):
    template = Template(None)
    layout = template.layout("chart-wide-text")
    for chart in charts.values():
        slide = template.presentation.slides.add_slide(layout.layout)
        for holder in list(slide.placeholders):
            if holder.placeholder_format.idx == layout.slot("chart").idx:
                draw_chart(holder, chart)
            else:
                holder.element.getparent().remove(holder.element)
    template.presentation.save(tmp_path / "charts.pptx")
    found = sound.check(tmp_path / "charts.pptx")
    assert [fault for fault in found if not isinstance(fault, NoAltText)] == []   # that comes with the slide


def test_each_figure_is_bound_to_its_place_as_it_is_printed(columns, draw, yuan):
    drawn = draw(columns(Series("2024", yuan(90, None, 120), "last"), Series("2025", yuan(100, 250, 300))))
    assert [(place, bound.shown) for place, bound in drawn.bound] == [
        ("series 2024 point 1", "90"), ("series 2024 point 3", "120"),
        ("series 2025 point 1", "100"), ("series 2025 point 2", "250"), ("series 2025 point 3", "300"),
    ]
    assert drawn.bound[0][1].form == "scaled"
