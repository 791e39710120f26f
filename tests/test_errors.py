"""How a sentence writes what it is told."""

from annualdeck.coverage import ThinMonth
from annualdeck.metrics.reasons import Renumbered


def test_a_count_has_its_thousands_told_apart():
    assert Renumbered(period="2019年", orders=1804).text().startswith("2019年的1,804笔付款订单")
    assert "只有 312 行（前后各月中位数 28,010 行）" in ThinMonth(table="订单", month="2019年6月", rows=312, typical=28010).text()
