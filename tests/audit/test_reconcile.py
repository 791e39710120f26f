"""Tables that tell the same sum, held against each other month by month."""

from decimal import Decimal

import pytest

from annualdeck.audit.matrix import matrix
from annualdeck.audit.reconcile import DatedOtherwise, NotReconciled, asked, findings, reconciled
from annualdeck.metrics.definition import Settings
from annualdeck.metrics.evaluate import evaluate

SPRING = "2025-03-01..2025-05-01"
MARCH_AND_APRIL = """
    orders
    order_id paid_at          total_amount refund_amount
    1        2025-03-01T10:00 300          0
    2        2025-03-31T10:00 100          40
    3        2025-04-01T10:00 50           0
    4        2025-04-30T23:59 150          0
    5        2024-03-01T10:00 80           0
    6        2024-03-31T10:00 20           0
    7        2024-04-01T10:00 60           0
    8        2024-04-30T10:00 40           0
    9        -                999          0
"""

ORDERS_DAILY = MARCH_AND_APRIL.rstrip() + "".join(
    f"\n    {n}{m}{d} 20{n}-0{m}-{d:02d}T08:00 0 0" for n in (24, 25) for m in (3, 4) for d in range(2, 30))
"""The orders above, and one of nothing on most days, so that no month seems to lack days."""


@pytest.fixture
def hold(shop):
    """hold(text, period, tolerance) → {pair: reconciliation}."""
    def held(text, period=SPRING, tolerance=0.02):
        shop.read(text)
        facts = shop.facts(period)
        k = evaluate(facts, Settings(), [], None, asked())
        return {one.pair.id: one for one in reconciled(k, matrix(facts), tolerance)}

    return held


def points(found):
    return [(p.at, p.left, p.right) for p in found.points]


def daily(column, **amounts):
    """The shop's report: the amount of a month on its first day, 0 on every other, for March and April of both years."""
    rows = []
    for year in (2024, 2025):
        for month, last in ((3, 31), (4, 30)):
            for day in range(1, last + 1):
                amount = amounts.get(f"m{year}{month:02d}", 0) if day == 1 else 0
                rows.append(f"{year}-{month:02d}-{day:02d} {amount}")
    return f"\n\n    shop_daily\n    date {column}\n    " + "\n    ".join(rows)


def test_orders_and_the_shops_report_agree(hold):
    found = hold(ORDERS_DAILY + daily("paid_amount", m202403=100, m202404=100, m202503=400, m202504=200))["paid_amount"]

    assert points(found) == [("2024-03", 100, 100), ("2024-04", 100, 100), ("2025-03", 400, 400), ("2025-04", 200, 200)]
    assert found.agrees and findings([found]) == []
    assert found.sentence.text() == "对账：订单的总金额（退款前）与店铺日报的支付金额 4 个月相符"
    assert found.sentence.text("en") == "orders.total_amount and shop_daily.paid_amount agree in 4 months"


def test_a_month_that_differs_beyond_the_tolerance_is_a_finding(hold):
    """In April the report has 50 yuan more than the orders, in March 8 (2 %, which is allowed)."""
    found = hold(ORDERS_DAILY + daily("paid_amount", m202403=100, m202404=100, m202503=408, m202504=250))["paid_amount"]

    assert (found.total.left, found.total.right, [p.at for p in found.worst]) == (800, 858, ["2025-04"])
    (finding,) = findings([found])
    assert (type(finding), finding.severity) == (NotReconciled, "warn")
    assert finding.text() == (
        "对账不符：订单的总金额（退款前）合计800.00元，店铺日报的支付金额合计858.00元，相差-58.00元（-6.8%）；1 处超出容许的 2.0%，"
        "相差最大的是2025-04（-20.0%）；请核对这两份导出是否齐全、口径是否一致。")
    assert finding.text("en") == (
        "orders.total_amount comes to 800.00元 and shop_daily.paid_amount to 858.00元, -58.00元 apart (-6.8%); 1 differ by more "
        "than 2.0%, most of all 2025-04 (-20.0%): check that both exports are complete and mean the same.")
    assert found.sentence.text() == "对账：订单的总金额（退款前）与店铺日报的支付金额 4 个月里有 1 处不符，相差-6.8%"


def test_the_tolerance_is_the_configs(hold):
    told = ORDERS_DAILY + daily("paid_amount", m202403=100, m202404=100, m202503=408, m202504=250)

    assert hold(told, tolerance=0.2)["paid_amount"].agrees


def test_the_worst_months_stand_by_the_size_of_the_difference(hold):
    """10 of 100 (March 2024), 100 of 500 (March 2025), 90 of 290 (April 2025); April 2024 agrees."""
    found = hold(ORDERS_DAILY + daily("paid_amount", m202403=110, m202404=100, m202503=500, m202504=290))["paid_amount"]

    assert [(p.at, p.difference) for p in found.worst] == [("2025-03", -100), ("2025-04", -90), ("2024-03", -10)]


def test_a_sum_against_nothing_differs_without_a_share(hold):
    found = hold(ORDERS_DAILY + daily("paid_amount", m202403=100, m202404=100, m202503=400))["paid_amount"]

    assert [(p.at, p.relative) for p in found.worst] == [("2025-04", None)]
    assert "2025-04（—）" in findings([found])[0].text()


def test_a_month_that_one_table_does_not_cover_whole_is_not_compared(hold):
    """The report ends on 20 April."""
    told = ORDERS_DAILY + daily("paid_amount", m202403=100, m202404=100, m202503=400, m202504=200)
    cut = "\n".join(line for line in told.splitlines() if not line.strip().startswith(("2025-04-2", "2025-04-30")))

    assert [at for at, _, _ in points(hold(cut)["paid_amount"])] == ["2024-03", "2024-04", "2025-03"]


def test_one_table_alone_is_held_against_nothing(hold):
    assert hold(ORDERS_DAILY) == {}


def test_a_month_that_both_periods_share_counts_once(hold):
    """From 15 April to 15 April: the April between them is added up from both."""
    days = [f"2024-04-{d:02d}" for d in range(15, 31)] + [f"2024-{m:02d}-{d:02d}" for m in (5, 6, 7, 8, 9, 10, 11, 12) for d in range(1, 29)]
    days += [f"2025-{m:02d}-{d:02d}" for m in range(1, 13) for d in range(1, 29)] + ["2025-04-29", "2025-04-30"]
    days += [f"2026-{m:02d}-{d:02d}" for m in (1, 2, 3) for d in range(1, 29)] + [f"2026-04-{d:02d}" for d in range(1, 15)]
    orders = "\n".join(f"    {n} {day}T10:00 1" for n, day in enumerate(days))
    report = "\n".join(f"    {day} 1" for day in days)
    found = hold(f"    orders\n    order_id paid_at total_amount\n{orders}\n\n    shop_daily\n    date paid_amount\n{report}",
                 "2025-04-15..2026-04-15")["paid_amount"]

    assert ("2025-04", 30, 30) in points(found)


REFUNDS = """

    refunds
    refund_id order_id paid_at          completed_at     amount status
    R1        2        2025-03-31T10:00 2025-03-31T12:00 25     退款成功
    R2        2        2025-03-31T10:00 2025-04-02T10:00 15     退款成功
    R3        3        2025-04-01T10:00 2025-04-30T10:00 50     退款关闭
    R4        5        2024-03-01T10:00 2024-03-02T10:00 0      退款成功
    R5        5        2024-03-01T10:00 2024-04-30T10:00 0      退款成功
    R6        1        2025-03-01T10:00 2025-03-01T12:00 0      退款成功
"""
REFUNDS_DAILY = REFUNDS.rstrip() + "".join(
    f"\n    D{n}{m}{d} 1 2025-03-01T10:00 20{n}-0{m}-{d:02d}T08:00 0 退款成功" for n in (24, 25) for m in (3, 4) for d in range(2, 30))


def test_refunds_by_their_completion_agree_with_the_shops_report(hold):
    """25 in March and 15 in April; the closed refund of 50 went nowhere."""
    found = hold(ORDERS_DAILY + REFUNDS_DAILY + daily("refund_amount", m202503=25, m202504=15))["refunds"]

    assert [p for p in points(found) if p[0] > "2025"] == [("2025-03", 25, 25), ("2025-04", 15, 15)]
    assert found.agrees


def test_refunds_against_those_of_the_orders_only_over_the_whole_period(hold):
    """40 yuan of the orders paid in March and April went back, 40 were refunded in these months."""
    found = hold(ORDERS_DAILY + REFUNDS_DAILY)["refunds_of_orders"]

    assert points(found) == [("2024年3月—4月", 0, 0), ("2025年3月—4月", 40, 40)]
    assert found.sentence.text() == "对账：退款的买家退款金额与订单的退款金额2024年3月—4月、2025年3月—4月相符"


def test_refunds_that_differ_from_the_orders_are_a_note_that_says_why(hold):
    found = hold(ORDERS_DAILY.replace("2025-03-31T10:00 100          40", "2025-03-31T10:00 100          30") + REFUNDS_DAILY)

    (finding,) = findings([found["refunds_of_orders"]])
    assert (type(finding), finding.severity, finding.difference) == (DatedOtherwise, "note", "10.00元")
    assert "跨期完结的退款会有差异" in finding.text()


def test_refunds_without_a_status_all_count(hold):
    plain = "\n".join(line.rsplit(maxsplit=1)[0] for line in REFUNDS_DAILY.splitlines() if line.strip() and "refunds" not in line)
    found = hold(ORDERS_DAILY + "\n\n    refunds\n" + plain)["refunds_of_orders"]

    assert points(found)[1] == ("2025年3月—4月", 90, 40)


def spend(*rows):
    """Ads reports with something spent on every day, so that the months are whole."""
    days = [f"    {y}-{m:02d}-{d:02d} 其他 0" for y in (2024, 2025) for m, last in ((3, 31), (4, 30)) for d in range(1, last + 1)]
    return "    ads\n    date tool cost\n" + "\n".join([*days, *(f"    {row}" for row in rows)])


def test_each_tools_spend_is_held_against_its_own_column(hold):
    """关键词推广 was called 直通车; 人群推广 lacks 30 yuan in April; a tool without a report is spent on all the same."""
    text = spend("2025-03-05 关键词推广 10", "2025-03-06 直通车 5.5", "2025-04-07 关键词推广 20", "2025-04-08 引力魔方 70")
    report = daily("ads_keyword_cost", m202503=15.5, m202504=20)
    lines = report.strip().splitlines()
    wide = "\n".join([lines[0], "    date ads_keyword_cost ads_display_cost ads_site_cost"] + [
        f"{line} {100 if '2025-04-01' in line else 0} {8 if '2025-03-01' in line else 0}" for line in lines[2:]])
    found = hold(text + "\n\n    " + wide)

    assert found["ads.ads_keyword_cost"].agrees
    assert [(p.at, p.left, p.right) for p in found["ads.ads_display_cost"].worst] == [("2025-04", 70, 100)]
    assert [(p.at, p.left, p.right) for p in found["ads.ads_site_cost"].worst] == [("2025-03", 0, 8)]
    assert findings([found["ads.ads_display_cost"]])[0].text().startswith("对账不符：推广的人群推广花费合计70.00元，店铺日报的人群推广花费合计100.00元")
    assert "ads.ads_wxt_cost" not in found


def test_members_who_join_agree_with_the_list(hold):
    """Two joined in each March and one in each April, where the report has two in 2025; at the ends there were 3 and 6."""
    listed = "\n".join(f"    m{n} {at}" for n, at in enumerate((
        "2024-03-01T10:00", "2024-03-30T10:00", "2024-04-30T10:00", "2025-03-01T10:00", "2025-03-31T10:00", "2025-04-29T10:00")))
    report = daily("new_members", m202403=2, m202404=1, m202503=2, m202504=2).strip().splitlines()
    days = [line.split()[0] for line in report[2:]]
    wide = "\n".join([report[0], "    date new_members members"] + [
        f"    {line.strip()} {3 if day < '2025' else 6}" for line, day in zip(report[2:], days, strict=True)])
    found = hold(f"    members\n    member_id joined_at\n{listed}\n\n    {wide}")

    assert points(found["new_members"]) == [("2024-03", 2, 2), ("2024-04", 1, 1), ("2025-03", 2, 2), ("2025-04", 1, 2)]
    assert points(found["members"]) == [("2024年3月—4月", 3, 3), ("2025年3月—4月", 6, 6)]
    assert (found["members"].total.left, found["members"].total.right) == (6, 6)   # members are not added over years
    assert findings([found["new_members"]])[0].text().startswith("对账不符：会员的新增会员合计6人，店铺日报的新增会员数合计7人，相差-1人")


def test_a_list_of_members_is_not_held_against_itself(hold):
    """The shop's report counts no members: the number that the list gives in its place is no second opinion."""
    listed = "\n".join(f"    m{n} {day}" for n, day in enumerate(("2024-03-01", "2024-04-30", "2025-03-01", "2025-04-29")))

    assert "members" not in hold(f"    members\n    member_id joined_at\n{listed}\n\n    " + daily("visitors").strip())


def test_item_days_against_the_lines_of_the_orders(hold):
    """Lines are dated by their orders: 300 and 90 of 100 in March, 200 in April."""
    found = hold(ORDERS_DAILY + """

        order_lines
        order_id line_id amount
        1        11      300
        2        21      60
        2        22      30
        3        31      50
        4        41      150
    """ + "\n\n    item_daily\n    date item amount\n" + "\n".join(
        f"    {y}-{m:02d}-{d:02d} 1 {400 if (m, d) == (3, 1) and y == 2025 else 200 if (m, d) == (4, 1) and y == 2025 else 0}"
        for y in (2024, 2025) for m, last in ((3, 31), (4, 30)) for d in range(1, last + 1)))["items"]

    assert [(p.at, p.left, p.right) for p in found.worst] == [("2025-03", 390, 400)]


def test_what_is_held_against_each_other_is_in_no_list_of_kpis(hold, shop):
    shop.read(ORDERS_DAILY)
    k = evaluate(shop.facts(SPRING), Settings(), [], None, asked())

    assert k.rows("audit.orders.total_amount", "month")[0].value == Decimal(400)
    assert not [f for f in k.figures() if f.kpi.startswith("audit.")]
    assert not [m for m in k.missing() if m.kpi.startswith("audit.")]
