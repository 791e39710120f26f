"""用户反馈收集, worked by hand: how much there is, what buyers rate, what they write."""

import pytest

MARCH = "2025-03-01..2025-03-11"

REVIEWS = """
    reviews
    reviewed_at      channel rating content                answered_at
    2024-03-01T10:00 -       好评   很好                   -
    2024-03-10T10:00 小红书  -      质量太差了             2024-03-10T20:00
    2025-03-01T08:00 -       好评   面料舒服，很喜欢       -
    2025-03-02T08:00 -       好评   此用户没有填写评论!    -
    2025-03-03T08:00 -       中评   今天收到               -
    2025-03-04T08:00 -       差评   物流太慢               2025-03-04T10:00
    2025-03-05T08:00 微博    -      穿了两天就起球，难看   2025-03-05T14:00
    2025-03-10T08:00 小红书  -      漂亮                   -
"""


# -- volume ------------------------------------------------------------------------------------------------------------

def test_volume_by_channel(ask):
    """Four of orders, two of networks, three chats; before one, one and one."""
    k = ask(REVIEWS + """
        chats
        started_at       session_id
        2024-03-01T10:00 0
        2025-03-01T10:00 1
        2025-03-05T10:00 2
        2025-03-10T10:00 3
        2024-03-10T10:00 4
    """, period=MARCH)

    assert k.both("feedback.volume") == (9, 4)
    assert k.both("feedback.volume", channel="订单评价") == (4, 1)
    assert k.both("feedback.volume", channel="社交媒体") == (2, 1)
    assert k.both("feedback.volume", channel="客服对话") == (3, 2)
    assert k.both("feedback.reviews") == (4, 1)
    assert {source["table"] for source in k.kpis.sources("feedback.volume")} == {"reviews", "chats"}


def test_channels_that_stand_for_other_days_are_not_added_up(ask):
    """Chats of the 9th and 10th only: each channel has its own count, all together has none."""
    k = ask(REVIEWS + """
        chats
        started_at       session_id
        2025-03-09T10:00 1
        2025-03-10T10:00 2
    """, period=MARCH)

    assert k.of("feedback.volume", channel="客服对话") == 2
    assert k.why_prior("feedback.volume", channel="客服对话") == "NoPrior"
    assert k.both("feedback.volume", channel="订单评价") == (4, 1)
    assert k.why("feedback.volume") == "DifferentDays"


def test_a_channel_of_another_name_keeps_it(ask):
    k = ask("""
        reviews
        reviewed_at      channel  content
        2025-03-01T10:00 门店意见簿 很好
        2025-03-10T10:00 天猫评价 很好
    """, period=MARCH)

    assert k.slices("feedback.volume") == {(): 2, ("订单评价",): 1, ("门店意见簿",): 1}


def test_without_chats_the_reviews_are_the_volume(ask):
    k = ask(REVIEWS, period=MARCH)

    assert k.both("feedback.volume") == (6, 2)


# -- ratings -----------------------------------------------------------------------------------------------------------

def test_ratings(ask):
    """Four of March are rated: two good, one neutral, one bad; the unrated posts count nowhere here."""
    k = ask(REVIEWS, "feedback.rated_positive_share by month", period=MARCH)

    assert k.both("feedback.rated_reviews") == (4, 1)
    assert k.both("feedback.positive_reviews") == (2, 1)
    assert k.both("feedback.neutral_reviews") == (1, 0)
    assert k.both("feedback.negative_reviews") == (1, 0)
    assert k.both("feedback.rated_positive_share") == (0.5, 1)
    assert k.of("feedback.rated_neutral_share") == 0.25
    assert k.of("feedback.rated_negative_share") == 0.25
    assert k.by("feedback.rated_positive_share", "month") == {"2025-03": 0.5}


def test_stars_are_ratings_where_there_is_no_word(ask):
    """5 and 4 are good, 3.5 and 3 neutral, 2 and 1 bad; 0 and 9 are no stars; the word goes before the stars."""
    k = ask("""
        reviews
        reviewed_at      rating stars
        2025-03-01T10:00 -      5
        2025-03-02T10:00 -      4
        2025-03-03T10:00 -      3
        2025-03-04T10:00 -      2
        2025-03-05T10:00 -      1
        2025-03-06T10:00 -      0
        2025-03-07T10:00 -      9
        2025-03-08T10:00 -      -
        2025-03-09T10:00 -      3.5
        2025-03-10T10:00 差评   5
    """, period=MARCH)

    assert k.of("feedback.rated_reviews") == 7
    assert [k.of(f"feedback.{kind}_reviews") for kind in ("positive", "neutral", "negative")] == [2, 2, 3]


def test_without_reviews_the_shops_days_tell_the_ratings(ask):
    """30 of 40 good, 4 bad, so 6 neither."""
    k = ask("""
        shop_daily
        date       reviews positive_reviews negative_reviews
        2025-03-01 10      10               0
        2025-03-10 30      20               4
    """, period=MARCH)

    assert k.of("feedback.reviews") == 40
    assert k.of("feedback.rated_positive_share") == 0.75
    assert k.of("feedback.rated_negative_share") == 0.1
    assert k.of("feedback.rated_neutral_share") == pytest.approx(0.15)
    assert k.why("feedback.positive_share") == "NoTable"


def test_reviews_of_some_days_leave_the_ratings_to_the_shops_days(ask):
    """The file of reviews begins on the 8th; the shop's days tell of all ten. What is written is of the 8th and later."""
    k = ask("""
        reviews
        reviewed_at      rating content
        2025-03-08T10:00 差评   很差
        2025-03-09T10:00 差评   很差
        2025-03-10T10:00 好评   很好

        shop_daily
        date       reviews positive_reviews
        2025-03-01 10      9
        2025-03-02 10      9
        2025-03-10 20      18
    """, period=MARCH)

    assert k.of("feedback.reviews") == 40
    assert k.of("feedback.rated_positive_share") == 0.9
    assert k.of("feedback.texts") == 3


def test_reviews_without_ratings_leave_them_to_the_shops_days(ask):
    """The platform's own 情感 is no rating."""
    k = ask("""
        reviews
        reviewed_at      platform_sentiment content
        2025-03-01T10:00 13                 很好
        2025-03-10T10:00 13                 很好

        shop_daily
        date       reviews positive_reviews
        2025-03-01 10      9
        2025-03-10 10      9
    """, period=MARCH)

    assert k.of("feedback.reviews") == 2
    assert k.of("feedback.rated_positive_share") == 0.9
    assert k.of("feedback.positive_share") == 1


def test_a_file_of_bad_reviews_alone_gives_no_share(ask):
    """Some tools export only bad reviews by default: twenty bad and none good look like that, nineteen may be chance."""
    def file(rows):
        lines = "\n".join(f"2025-03-{1 + n % 10:02d}T10:{n:02d} 差评 质量差{n}" for n in range(rows))
        return f"reviews\nreviewed_at rating content\n{lines}"

    k = ask(file(20), period=MARCH)

    assert k.of("feedback.negative_reviews") == 20
    assert k.why("feedback.rated_negative_share") == k.why("feedback.rated_positive_share") == "NoneGood"
    assert k.why("feedback.negative_share")
    assert k.of("feedback.negative_texts") == 20


def test_nineteen_bad_reviews_may_be_chance(ask):
    lines = "\n".join(f"2025-03-{1 + n % 10:02d}T10:{n:02d} 差评 质量差{n}" for n in range(19))
    k = ask(f"reviews\nreviewed_at rating content\n{lines}", period=MARCH)

    assert (k.of("feedback.rated_negative_share"), k.of("feedback.negative_share")) == (1, 1)


# -- what is written ---------------------------------------------------------------------------------------------------

def test_sentiment_by_the_words_alone(ask):
    """Of five texts two praise, two blame, one says neither; ratings are not looked at: 差评 and posts count alike."""
    k = ask(REVIEWS, "feedback.positive_share by month", "feedback.negative_texts by channel", period=MARCH)

    assert k.both("feedback.texts") == (5, 2)
    assert k.both("feedback.positive_texts") == (2, 1)
    assert k.both("feedback.negative_texts") == (2, 1)
    assert k.both("feedback.opinions") == (4, 2)
    assert k.both("feedback.positive_share") == (0.5, 0.5)
    assert k.of("feedback.negative_share") == 0.5
    assert k.by("feedback.positive_share", "month") == {"2025-03": 0.5}
    assert k.by("feedback.negative_texts", "channel") == {"社交媒体": 1, "订单评价": 1}


def test_a_good_rating_does_not_make_a_text_praise(ask):
    k = ask("""
        reviews
        reviewed_at      rating content
        2025-03-01T10:00 好评   质量太差
        2025-03-10T10:00 好评   难看，失望
    """, period=MARCH)

    assert k.of("feedback.rated_positive_share") == 1
    assert k.of("feedback.positive_share") == 0


def test_a_follow_up_is_part_of_its_review(ask):
    k = ask("""
        reviews
        reviewed_at      content append_content
        2025-03-01T10:00 很好    穿一次就破了，掉色，起球
        2025-03-10T10:00 此用户没有填写评论! 很好
    """, period=MARCH)

    assert (k.of("feedback.texts"), k.of("feedback.negative_texts"), k.of("feedback.positive_texts")) == (2, 1, 1)


def test_one_review_only(ask):
    k = ask("""
        reviews
        reviewed_at      rating content
        2025-03-05T10:00 差评   质量差
    """, period="2025-03-05..2025-03-06")

    assert k.of("feedback.negative_share") == 1
    assert k.of("feedback.rated_negative_share") == 1
    assert k.of("feedback.topics", topic="质量") == 1


def test_only_good_reviews_teach_nothing(ask):
    """Two hundred good reviews, two of which complain: the lexicon tells, not a model that knows good ones only."""
    lines = "\n".join(f"2025-03-{1 + n % 10:02d}T10:{n // 10:02d} 好评 {'质量差，失望' if n in (7, 8) else '不错'}{n}" for n in range(200))
    k = ask(f"reviews\nreviewed_at rating content\n{lines}", period=MARCH)

    assert k.of("feedback.rated_positive_share") == 1
    assert k.of("feedback.negative_texts") == 2


def test_no_text_at_all(ask):
    """No opinion is no share of zero."""
    k = ask("""
        reviews
        reviewed_at      rating content
        2025-03-01T10:00 好评   此用户没有填写评论!
        2025-03-10T10:00 好评   -
    """, period=MARCH)

    assert k.of("feedback.texts") == 0
    assert k.why("feedback.positive_share") == k.why("feedback.negative_share") == "ZeroBase"
    assert k.why("feedback.topics")
    assert k.kpis.quotes == {}


def test_reviews_without_the_column(ask):
    k = ask("""
        reviews
        reviewed_at      rating
        2025-03-01T10:00 好评
        2025-03-10T10:00 差评
    """, period=MARCH)

    assert k.of("feedback.rated_positive_share") == 0.5
    assert {k.why(id_) for id_ in ("feedback.texts", "feedback.positive_share", "feedback.topics")} == {"NoColumn"}


def test_all_texts_alike(ask):
    lines = "\n".join(f"2025-03-{1 + n % 10:02d}T10:{n // 10:02d} {'好评' if n % 2 else '差评'} 很好" for n in range(100))
    k = ask(f"reviews\nreviewed_at rating content\n{lines}", period=MARCH)

    assert (k.of("feedback.texts"), k.of("feedback.positive_share")) == (100, 1)
    assert k.of("feedback.rated_positive_share") == 0.5


def test_a_year_before_without_reviews(ask):
    k = ask("""
        reviews
        reviewed_at      rating content
        2025-03-01T10:00 好评   物流很快
        2025-03-10T10:00 差评   物流太慢
    """, period=MARCH)

    for id_ in ("volume", "rated_positive_share", "positive_share", "negative_share"):
        assert k.why_prior(f"feedback.{id_}") == "NoPrior"
    assert k.why_prior("feedback.topics", topic="物流") == "NoPrior"


def test_a_period_over_the_years_end_and_a_leap_day(ask):
    """2023-04 to 2024-04 against the year before: the 29th of February is in it."""
    k = ask("""
        reviews
        reviewed_at      content
        2022-04-01T10:00 很好
        2023-03-31T10:00 太差
        2023-04-01T10:00 太差
        2024-02-29T10:00 很好
        2024-03-31T10:00 很好
        2024-04-01T10:00 很好
    """, "feedback.positive_share by month", period="2023-04-01..2024-04-01")

    assert k.both("feedback.positive_share") == (pytest.approx(2 / 3), 0.5)
    assert k.by("feedback.positive_share", "month") == {"2023-04": 0, "2024-02": 1, "2024-03": 1}


# -- answers -----------------------------------------------------------------------------------------------------------

def test_hours_until_a_complaint_is_answered(ask):
    """2 and 6 hours: 4; both of two answered. A year before 10 hours, one of one."""
    k = ask(REVIEWS, period=MARCH)

    assert k.both("feedback.alert_hours") == (4, 10)
    assert k.both("feedback.answered_negatives") == (2, 1)
    assert k.both("feedback.answered_share") == (1, 1)


def test_answers_to_praise_and_answers_before_the_review_do_not_count(ask):
    k = ask("""
        reviews
        reviewed_at      content  answered_at
        2025-03-01T10:00 很好     2025-03-01T11:00
        2025-03-02T10:00 质量差   2025-03-02T09:00
        2025-03-03T10:00 质量太差 2025-03-03T10:00
        2025-03-10T10:00 很差     -
    """, period=MARCH)

    assert k.of("feedback.alert_hours") == 0
    assert k.of("feedback.answered_share") == pytest.approx(1 / 3)


def test_no_complaint_answered(ask):
    k = ask("""
        reviews
        reviewed_at      content  answered_at
        2025-03-01T10:00 质量差   -
        2025-03-10T10:00 很好     2025-03-10T11:00
    """, period=MARCH)

    assert k.why("feedback.alert_hours")
    assert k.of("feedback.answered_share") == 0
