"""服务响应速度, worked by hand: conversations and the desk's daily report. Refunds, late parcels and complaints have a test of their own."""

import pytest

MARCH = "2025-03-01..2025-03-11"

CHATS = """
    chats
    session_id started_at       channel        first_response_seconds handle_minutes transferred score
    1          2024-03-01T10:00 机器人         1                      2              是          5
    2          2024-03-10T10:00 人工           30                     8              否          3
    3          2025-03-01T10:00 店小蜜         1                      1              否          5
    4          2025-03-01T11:00 机器人         2                      3              是          4
    5          2025-03-02T10:00 智能客服       3                      2              -           -
    6          2025-03-03T10:00 机器人转人工   2                      12             -           2
    7          2025-03-04T10:00 人工           20                     10             是          0
    8          2025-03-05T10:00 人工客服       40                     20             否          5
    9          2025-03-06T10:00 人工客服       60                     -              否          -
    10         2025-03-10T10:00 -              -5                     4              否          10
"""


def test_what_the_bot_receives_and_what_it_passes_on(ask):
    """3, 4, 5, 6 and 7, which it passed on: 5 of 7; 4, 6 and 7 of them went to people. Before 1 of 2, and that one was passed on."""
    k = ask(CHATS, "service.bot_share by month", "service.transfer_rate by month", period=MARCH)

    assert k.both("service.sessions") == (7, 2)
    assert k.both("service.bot_sessions") == (5, 1)
    assert k.both("service.transferred_sessions") == (3, 1)
    assert k.both("service.bot_share") == (pytest.approx(5 / 7), 0.5)
    assert k.both("service.transfer_rate") == (0.6, 1)
    assert k.by("service.bot_share", "month") == {"2025-03": pytest.approx(5 / 7)}


def test_the_bot_and_people_answer_apart(ask):
    """The bot 1, 2, 2, 3: 2. People 20, 40, 60: 40. Together, of 1, 2, 2, 3, 20, 40, 60: 3; −5 seconds are none."""
    k = ask(CHATS, "service.first_response_seconds by channel", "service.first_response_p90 by channel", "service.sessions by channel", period=MARCH)

    assert k.by("service.first_response_seconds", "channel") == {"人工": 40, "机器人": 2}
    assert k.by("service.sessions", "channel") == {"人工": 3, "机器人": 4}
    assert k.both("service.first_response_seconds") == (3, 15.5)
    assert k.by("service.first_response_p90", "channel") == {"人工": pytest.approx(40 + 0.8 * 20), "机器人": pytest.approx(2 + 0.7)}
    assert k.of("service.first_response_p90") == pytest.approx(40 + 0.4 * 20)


def test_channels_by_month(shop, answer):
    from annualdeck.metrics.evaluate import evaluate
    from annualdeck.metrics.settings import Settings

    shop.read(CHATS)
    k = evaluate(shop.facts(MARCH), Settings(), [("service.handle_minutes", ("month", "channel"))])

    assert {tuple(f.slice.items()): f.value for f in k.rows("service.handle_minutes", "month", "channel")} == {
        (("month", "2025-03"), ("channel", "人工")): 15, (("month", "2025-03"), ("channel", "机器人")): 2.5,
    }


def test_how_long_it_takes(ask):
    """The bot 1, 3, 2, 12: 2.5. People 10, 20: 15. All with the one of no channel, 1, 2, 3, 4, 10, 12, 20: 4; P90 12 + 0.4 × 8."""
    k = ask(CHATS, "service.handle_minutes by channel", "service.handle_p90 by month", period=MARCH)

    assert k.by("service.handle_minutes", "channel") == {"人工": 15, "机器人": 2.5}
    assert k.of("service.handle_minutes") == 4
    assert k.of("service.handle_p90") == pytest.approx(15.2)


def test_scores_out_of_five(ask):
    """5, 4, 2, 5: 4.0, three of four pleased; 0 is no score and 10 is none out of five. Before 5 and 3."""
    k = ask(CHATS, "service.satisfaction by month", period=MARCH)

    assert k.both("service.satisfaction") == (4, 4)
    assert k.both("service.ratings") == (4, 2)
    assert k.both("service.satisfied_share") == (0.75, 0.5)


def test_conversations_that_do_not_say_who_answered(ask):
    k = ask("""
        chats
        session_id started_at first_response_seconds
        1          2025-03-01 10
        2          2025-03-10 20
    """, period=MARCH)

    assert k.why("service.bot_share") == "NoColumn"
    assert k.of("service.first_response_seconds") == 15


def test_conversations_that_do_not_say_which_were_passed_on(ask):
    k = ask("""
        chats
        session_id started_at channel
        1          2025-03-01 机器人
        2          2025-03-10 人工
    """, period=MARCH)

    assert k.of("service.bot_share") == 0.5
    assert k.why("service.transfer_rate") == "NoColumn"


def test_a_desk_without_a_bot(ask):
    k = ask("""
        chats
        session_id started_at channel transferred
        1          2025-03-01 人工    否
        2          2025-03-10 人工    否
    """, period=MARCH)

    assert k.of("service.bot_share") == 0
    assert k.why("service.transfer_rate") == "ZeroBase"


# -- the desk's daily report -----------------------------------------------------------------------------------------

DESK = """
    service_daily
    date       received first_response_seconds response_seconds handle_minutes very_satisfied satisfied neutral dissatisfied very_dissatisfied satisfaction_rate
    2024-03-01 100      10                     20               5              6              2         1       1            0                 80%
    2024-03-10 100      10                     20               5              -              -         -       -            -                 -
    2025-03-01 100      12                     30               6              60             20        10      5            5                 90%
    2025-03-05 300      20                     50               8              20             -         -       -            -                 50%
    2025-03-09 200      -                      10               -              -              -         -       -            -                 -
    2025-03-10 -        99                     99               99             -              -         -       -            -                 -
"""


def test_the_desk_s_means_are_weighted_by_who_was_received(ask):
    """(100 × 12 + 300 × 20) ÷ 400 = 18; the 9th tells no first answer, the 10th nobody received."""
    k = ask(DESK, "service.mean_first_response_seconds by month", period=MARCH)

    assert k.both("service.mean_first_response_seconds") == (18, 10)
    assert k.of("service.mean_response_seconds") == pytest.approx((3000 + 15000 + 2000) / 600)
    assert k.of("service.mean_handle_minutes") == 7.5
    assert k.by("service.mean_first_response_seconds", "month") == {"2025-03": 18}


def test_a_mean_is_no_median(ask):
    k = ask(DESK, period=MARCH)

    assert k.why("service.first_response_seconds") == k.why("service.handle_minutes") == "NoTable"


def test_the_desk_s_ratings_from_five_to_one(ask):
    """(80 × 5 + 20 × 4 + 10 × 3 + 5 × 2 + 5) ÷ 120; 100 of 120 pleased. Before (30 + 8 + 3 + 2) ÷ 10, 8 of 10."""
    k = ask(DESK, "service.satisfaction by month", period=MARCH)

    assert k.both("service.satisfaction") == (pytest.approx(525 / 120), 4.3)
    assert k.both("service.ratings") == (120, 10)
    assert k.both("service.satisfied_share") == (pytest.approx(100 / 120), 0.8)


def test_a_desk_that_tells_the_pleased_share_only(ask):
    """(100 × 90 % + 300 × 50 %) ÷ 400 = 60 %."""
    k = ask("""
        service_daily
        date       received satisfaction_rate
        2025-03-01 100      90%
        2025-03-10 300      50%
    """, period=MARCH)

    assert k.of("service.satisfied_share") == pytest.approx(0.6)
    assert k.why("service.satisfaction") == "NoTable"


def test_nobody_received_no_mean(ask):
    k = ask("""
        service_daily
        date       received first_response_seconds
        2025-03-01 0        5
        2025-03-10 0        5
    """, period=MARCH)

    assert k.why("service.mean_first_response_seconds") == "NoValuesAtAll"
