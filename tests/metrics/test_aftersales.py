"""售后处理满意度, worked by hand."""

import pytest

MARCH = "2025-03-01..2025-03-11"

# -- refunds ---------------------------------------------------------------------------------------------------------

ORDERS = """
    orders
    order_id paid_at          total_amount refund_amount
    1        2025-03-01T08:00 100          0
    2        2025-03-02T08:00 100          30
    3        2025-03-03T08:00 100          100
    4        2025-03-10T08:00 100          0
    5        -                100          100
"""
REFUNDS = """
    refunds
    refund_id order_id amount completed_at status
    a         2        30     2025-03-01   退款成功
    b         2        20     2025-03-04   退款成功
    c         old      50     2025-03-05   退款成功
    d         4        100    2025-03-10   退款关闭
    e         3        100    2025-03-11   退款成功
    f         3        100    -            等待退货
"""


def test_refunded_orders_and_amounts(ask):
    """2 of 4 paid orders; 130 of 400."""
    k = ask(ORDERS, "aftersales.refund_amount_rate by month", period=MARCH)

    assert k.of("aftersales.refunded_orders") == 2
    assert k.of("aftersales.refund_rate") == 0.5
    assert float(k.of("aftersales.refund_amount_rate", month="2025-03")) == 0.325
    assert float(k.of("aftersales.refund_amount_rate")) == 0.325


def test_refunds_count_on_the_day_they_were_completed(ask):
    """30 + 20 for one order, 50 for an order paid before; d came to nothing, e is after the period, f not done."""
    k = ask(ORDERS + "\n\n" + REFUNDS, "aftersales.refund_rate by month", "sales.refund_amount by day", period=MARCH)

    assert k.of("sales.refund_amount") == 100
    assert k.of("sales.net_sales") == 300
    assert k.by("sales.refund_amount", "day") == {"2025-03-01": 30, "2025-03-04": 20, "2025-03-05": 50}
    assert k.of("aftersales.refunded_orders") == 2
    assert k.of("aftersales.refund_rate", month="2025-03") == 0.5
    assert float(k.of("aftersales.refund_amount_rate")) == 0.25


def test_refunds_of_a_place_come_from_its_orders(ask):
    """The refunds name no province."""
    k = ask("""
        orders
        order_id paid_at    total_amount refund_amount province
        1        2025-03-01 100          40            浙江
        2        2025-03-10 100          0             江苏
    """ + "\n\n" + REFUNDS, "sales.refund_amount by province", period=MARCH)

    assert k.by("sales.refund_amount", "province") == {"江苏": 0, "浙江": 40}
    assert k.of("sales.refund_amount") == 100


def test_refunds_that_cover_fewer_days_than_the_orders_leave_it_to_them(ask):
    """The export of refunds begins on the 6th: what it lacks must not look like nothing."""
    k = ask(ORDERS + """

        refunds
        refund_id order_id amount completed_at status
        a         2        30     2025-03-06   退款成功
        b         2        1      2025-03-07   退款成功
        c         2        1      2025-03-08   退款成功
        d         3        20     2025-03-10   退款成功
    """, period=MARCH)

    assert k.of("sales.refund_amount") == 130
    assert k.of("aftersales.refund_rate") == 0.5


def test_refunds_without_the_year_before_leave_it_to_orders_that_have_it(ask):
    k = ask("""
        orders
        order_id paid_at    total_amount refund_amount
        1        2024-03-01 100          10
        2        2024-03-10 100          0
        3        2025-03-01 100          40
        4        2025-03-10 100          0
    """ + "\n\n" + REFUNDS, period=MARCH)

    assert k.both("sales.refund_amount") == (40, 10)


def test_refunds_alone_are_refunds_too(ask):
    k = ask(REFUNDS, period=MARCH)

    assert k.of("sales.refund_amount") == 100
    assert k.why("aftersales.refund_rate") == "NoTable"


def test_refunds_that_do_not_say_which_succeeded_leave_it_to_the_orders(ask):
    k = ask(ORDERS + """

        refunds
        refund_id amount completed_at
        a         77     2025-03-01
        b         77     2025-03-10
    """, period=MARCH)

    assert k.of("sales.refund_amount") == 130
    assert k.of("aftersales.refunded_orders") == 2


def test_everything_refunded(ask):
    k = ask("""
        orders
        order_id paid_at    total_amount refund_amount
        1        2025-03-01 100          100
        2        2025-03-10 100          100
    """, period=MARCH)

    assert k.of("aftersales.refund_rate") == 1
    assert k.of("aftersales.refund_amount_rate") == 1
    assert k.of("sales.net_sales") == 0


def test_refunds_in_campaign_hours(ask):
    """The campaign begins on the 9th at eight in the evening: one refund before, one after."""
    k = ask("""
        refunds
        refund_id amount completed_at     status
        a         10     2025-03-01T10:00 退款成功
        b         20     2025-03-09T19:59 退款成功
        c         40     2025-03-09T20:00 退款成功
        d         80     2025-03-10T01:00 退款成功
    """, "sales.refund_amount by campaign", "sales.refund_amount by promotion", period=MARCH,
            campaigns=["母亲节 2025-03-09T20:00..2025-03-10T12:00"])

    assert k.by("sales.refund_amount", "campaign") == {"母亲节": 120}
    assert k.by("sales.refund_amount", "promotion") == {"大促": 120, "平日": 30}


# -- tickets ---------------------------------------------------------------------------------------------------------

TICKETS = """
    tickets
    ticket_id provider opened_at        answered_at      closed_at        reopened_at      contacts disputed score
    o1        快修     2024-03-01T08:00 2024-03-01T10:00 2024-03-01T12:00 -                1        是       4
    o2        快修     2024-03-10T08:00 2024-03-10T12:00 2024-03-10T12:00 -                2        否       -
    t1        快修     2025-03-01T08:00 2025-03-01T08:30 2025-03-01T10:00 -                1        否       5
    t2        快修     2025-03-02T08:00 2025-03-02T09:00 2025-03-02T18:00 2025-03-09T18:00 1        是       3
    t3        安心     2025-03-03T08:00 2025-03-03T10:00 2025-03-03T11:00 2025-03-10T11:01 1        -        1
    t4        安心     2025-03-04T08:00 2025-03-04T11:00 2025-03-06T08:00 -                2        是       0
    t5        安心     2025-03-09T08:00 -                -                -                1        否       -
    t6        -        2025-03-10T08:00 2025-03-10T07:00 2025-03-10T09:00 -                -        否       4.5
"""


def test_the_first_answer(ask):
    """Half an hour, 1, 2, 3 h: the middle is 1.5, nine tenths lie at 0.7 of the last step. t6 was answered before it was asked."""
    k = ask(TICKETS, "aftersales.first_response by month", period=MARCH)

    assert k.both("aftersales.first_response") == (1.5, 3)
    assert k.of("aftersales.first_response_p90") == pytest.approx(2.7)
    assert k.of("aftersales.first_response", month="2025-03") == 1.5


def test_resolved_with_the_first_contact(ask):
    """Closed and with a count: t1–t4. t1 stayed closed; t2 came back on the seventh day to the minute, t3 a minute later; t4 took two."""
    k = ask(TICKETS, period=MARCH)

    assert k.both("aftersales.closed_tickets") == (4, 2)
    assert k.of("aftersales.resolved_tickets") == 2
    assert k.both("aftersales.first_contact_resolution") == (0.5, 0.5)


def test_a_ticket_that_was_reopened_before_it_closed_for_good(ask):
    k = ask("""
        tickets
        ticket_id opened_at  closed_at  reopened_at contacts
        t1        2025-03-01 2025-03-05 2025-03-03  1
        t2        2025-03-10 2025-03-10 -           1
    """, period=MARCH)

    assert k.of("aftersales.first_contact_resolution") == 0.5


def test_tickets_that_do_not_say_when_they_were_reopened(ask):
    k = ask("""
        tickets
        ticket_id opened_at  closed_at  contacts
        t1        2025-03-01 2025-03-05 1
        t2        2025-03-10 2025-03-10 1
    """, period=MARCH)

    assert k.why("aftersales.first_contact_resolution") == "NoColumn"
    assert k.why("aftersales.first_response") == "NoColumn"
    assert k.kpis["aftersales.satisfaction"].why.text() == "售后工单导出里没有列：满意度"


def test_the_mean_score_is_out_of_five_and_zero_is_none(ask):
    """(5 + 3 + 1 + 4.5) ÷ 4."""
    k = ask(TICKETS, "aftersales.satisfaction by month", period=MARCH)

    assert k.both("aftersales.satisfaction") == (3.375, 4)
    assert k.both("aftersales.scores") == (4, 1)


def test_nobody_gave_a_score(ask):
    k = ask("""
        tickets
        ticket_id opened_at  score
        t1        2025-03-01 0
        t2        2025-03-10 -
    """, period=MARCH)

    assert k.why("aftersales.satisfaction") == "NoValuesAtAll"
    assert k.why("aftersales.scores") == "NoValuesAtAll"


def test_one_ticket_alone(ask):
    k = ask("""
        tickets
        ticket_id provider opened_at        answered_at      closed_at        reopened_at contacts disputed score
        t1        快修     2025-03-01T08:00 2025-03-01T09:00 2025-03-01T10:00 -           1        是       4
    """, period="2025-03-01..2025-03-02")

    assert k.of("aftersales.first_response") == k.of("aftersales.first_response_p90") == 1
    assert k.of("aftersales.first_contact_resolution") == k.of("aftersales.dispute_rate") == 1
    assert k.of("aftersales.dispute_hours") == 2
    assert k.by("aftersales.provider_score", "provider") == {"快修": 4}
    assert k.why_prior("aftersales.satisfaction") == "NoPrior"


# -- disputes --------------------------------------------------------------------------------------------------------

def test_disputed_tickets(ask):
    """t2 and t4 of six, ten and 48 hours: 29 in the middle; before one of two."""
    k = ask(TICKETS, period=MARCH)

    assert k.both("aftersales.cases") == (6, 2)
    assert k.both("aftersales.disputes") == (2, 1)
    assert k.both("aftersales.dispute_rate") == (pytest.approx(1 / 3), 0.5)
    assert k.both("aftersales.dispute_hours") == (29, 4)


CALLED = """
    refunds
    refund_id applied_at       answered_at      completed_at     status   intervened
    a         2025-03-01T00:00 2025-03-01T01:00 2025-03-01T12:00 退款成功 不需客服介入
    b         2025-03-01T00:00 2025-03-01T03:00 2025-03-03T00:00 退款成功 客服已经介入
    c         2025-03-01T00:00 -                2025-03-05T00:00 退款关闭 客服处理完成
    d         2025-03-01T00:00 -                2025-03-10T00:00 退款关闭 -
    e         2025-03-05T00:00 -                2025-03-10T00:00 退款关闭 没听说过
"""


def test_refunds_into_which_the_platform_was_called(ask):
    """b and c of five, successful or not, 48 and 96 h. Their own say comes before the tickets'."""
    k = ask(CALLED + "\n\n" + TICKETS, period=MARCH)

    assert k.of("aftersales.cases") == 5
    assert k.of("aftersales.disputes") == 2
    assert k.of("aftersales.dispute_rate") == 0.4
    assert k.of("aftersales.dispute_hours") == 72


def test_refunds_tell_the_first_answer_where_there_are_no_tickets(ask):
    k = ask(CALLED, period=MARCH)

    assert k.of("aftersales.first_response") == 2
    assert k.of("aftersales.first_response_p90") == pytest.approx(2.8)


def test_no_dispute_takes_no_time(ask):
    k = ask("""
        refunds
        refund_id applied_at completed_at intervened
        a         2025-03-01 2025-03-01   不需客服介入
        b         2025-03-01 2025-03-10   -
    """, period=MARCH)

    assert k.of("aftersales.dispute_rate") == 0
    assert k.why("aftersales.dispute_hours") == "NoValuesAtAll"


@pytest.mark.parametrize(("said", "disputes"), [
    ("需要客服介入", 1), ("客服已经介入", 1), ("客服初审完成", 1), ("客服主管复审失败", 1), ("客服处理完成", 1), ("维权撤销", 1), ("支持卖家", 1),
    ("举证中", 1), ("平台介入", 1), ("是", 1), ("true", 1), ("不需客服介入", 0), ("无需客服介入", 0), ("未介入", 0), ("否", 0), ("1", 0), ("-", 0),
])
def test_what_says_that_the_platform_was_called_in(ask, said, disputes):
    k = ask(f"""
        refunds
        refund_id completed_at intervened
        a         2025-03-01   {said}
        b         2025-03-10   否
    """, period=MARCH)

    assert k.of("aftersales.disputes") == disputes


def _quarters(year, counts):
    """Refunds of a year: (all, disputed) by quarter, the first on the quarter's first day and the last on its last."""
    lines = []
    for quarter, (everything, disputed) in enumerate(counts):
        days = [f"{year}-{quarter * 3 + 1:02d}-01", *[f"{year}-{quarter * 3 + 2:02d}-15"] * (everything - 2),
                f"{year}-{quarter * 3 + 3:02d}-{(31, 30, 30, 31)[quarter]}"]
        lines += [f"{year}q{quarter}n{n} {day} {'是' if n < disputed else '否'}" for n, day in enumerate(days)]
    return lines


def _refunds(*lines):
    return "\n".join(["refunds", "refund_id completed_at intervened", *lines])


def test_the_last_quarter_against_the_one_before_and_the_year_before(ask):
    """2025: 10 %, 20 %, 25 %, 15 %; the last fell by 10 points. 2024: 40 % in the third and 50 % in the last."""
    lines = [*_quarters(2024, [(10, 5), (10, 5), (10, 4), (10, 5)]), *_quarters(2025, [(10, 1), (10, 2), (20, 5), (20, 3)])]
    k = ask(_refunds(*lines), "aftersales.dispute_rate by quarter")

    assert k.by("aftersales.dispute_rate", "quarter") == {"2025Q1": 0.1, "2025Q2": 0.2, "2025Q3": 0.25, "2025Q4": 0.15}
    assert k.prior_by("aftersales.dispute_rate", "quarter")["2025Q4"] == 0.5
    assert k.slices("aftersales.dispute_step") == {("2025Q4",): pytest.approx(-0.1)}
    assert k.prior("aftersales.dispute_step", quarter="2025Q4") == pytest.approx(0.1)


def test_the_last_quarter_is_the_last_whole_one(ask):
    """The period ends in November."""
    lines = [*_quarters(2024, [(10, 5), (10, 5), (10, 4), (10, 5)]), *_quarters(2025, [(10, 1), (10, 2), (20, 5), (20, 3)])]
    k = ask(_refunds(*lines), period="2025-02-01..2025-12-01")

    assert k.slices("aftersales.dispute_step") == {("2025Q3",): pytest.approx(0.05)}


def test_quarters_over_the_year_s_end(ask):
    lines = [
        *_quarters(2024, [(10, 5), (10, 5), (10, 4), (10, 5)]), *_quarters(2025, [(10, 1), (10, 2), (20, 5), (20, 3)]),
        *_quarters(2026, [(10, 4)]),
    ]
    k = ask(_refunds(*lines), "aftersales.dispute_rate by quarter", period="2025-04-01..2026-04-01")

    assert k.by("aftersales.dispute_rate", "quarter") == {"2025Q2": 0.2, "2025Q3": 0.25, "2025Q4": 0.15, "2026Q1": 0.4}
    assert k.prior_by("aftersales.dispute_rate", "quarter")["2026Q1"] == 0.1
    assert k.slices("aftersales.dispute_step") == {("2026Q1",): pytest.approx(0.25)}


@pytest.mark.parametrize("period", ["2025-01-01..2025-04-01", "2025-01-01..2025-06-30"])
def test_one_whole_quarter_has_none_before_it(ask, period):
    k = ask(_refunds(*_quarters(2025, [(10, 1), (10, 1)])), "aftersales.dispute_rate by quarter", period=period)

    assert k.of("aftersales.dispute_rate", quarter="2025Q1") == 0.1
    assert k.why("aftersales.dispute_step") == "TooFewQuarters"


def test_a_quarter_that_has_begun_before_the_period_is_not_whole(ask):
    days = "\n".join(f"{month}{day} 2025-{month:02d}-{day:02d} 否" for month in range(1, 7) for day in range(1, 29))
    k = ask(_refunds(days), period="2025-01-15..2025-07-01")

    assert k.why("aftersales.dispute_step") == "TooFewQuarters"


def test_without_refunds_there_is_no_step_either(ask):
    k = ask(ORDERS, period=MARCH)

    assert k.why("aftersales.dispute_step") == "NoTable"
