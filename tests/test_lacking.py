"""What the end of a build says to add, and which slides wait for it."""

from types import SimpleNamespace

from annualdeck.audit.standing import Lacks, NotWritten, Standing
from annualdeck.metrics.reasons import NoConfig, NoTable
from annualdeck.summary.audits import lacking

REFUNDS = NoTable("千牛退款导出")


def test_each_thing_stands_once_with_the_slides_that_wait_for_it():
    slides = (
        Standing("sales", "销售额与增长率", "partly", (Lacks(REFUNDS, ("sales.net_sales",)),)),
        Standing("aftersales", "售后处理满意度", "waits", (Lacks(REFUNDS, ()), Lacks(NoTable("售后工单导出"), ()))),
    )

    assert lacking(SimpleNamespace(slides=slides), "zh") == [
        "内容页 2 页：部分 1，待补 1", "补上这些，相应的页才完整（逐项指标见 annualdeck kpis）：",
        "  缺少千牛退款导出  销售额与增长率、售后处理满意度", "  缺少售后工单导出  售后处理满意度"]


def test_of_what_the_config_does_not_give_no_details_are_asked_for():
    budget = Lacks(NoConfig("initiatives[].budget", "举措预算"), ("strategy.budget",))
    slides = (
        Standing("strategy", "策略调整方向", "waits", (Lacks(NotWritten("initiatives"), ()), budget)),
        Standing("goals", "核心目标设定", "partly", (budget,)),
    )

    assert lacking(SimpleNamespace(slides=slides), "zh")[2:] == [
        "  配置里没有 initiatives  策略调整方向", "  未设置举措预算          核心目标设定"]


def test_of_slides_that_all_stand_only_their_number_is_told():
    assert lacking(SimpleNamespace(slides=(Standing("sales", "销售额与增长率", "stands"),)), "en") == ["slides: 1 (stands 1)"]
