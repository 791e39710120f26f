"""Files of reviews that hold only bad ones."""

import datetime as dt

from annualdeck.audit.filtered import only_bad


def reviews(year, **ratings):
    """So many reviews of a year with each rating, on its first days."""
    words = [word for word, count in ratings.items() for _ in range(count)]
    return [{"reviewed_at": dt.datetime(year, 1, 1 + n % 28, 10), "rating": word} for n, word in enumerate(words)]


def told(shop):
    return [(finding.file, finding.rows) for finding in only_bad(shop.facts("2025"), None)]


def test_a_file_without_a_good_review_is_told(shop):
    """One good review of thirty is enough to tell that the other year was not chosen from."""
    shop.table("reviews", reviews(2024, 差评=29, 好评=1), "last.csv")
    shop.table("reviews", reviews(2025, 差评=25, 中评=4), "this.csv")

    assert told(shop) == [("this.csv", 29)]
    (finding,) = only_bad(shop.facts("2025"), None)
    assert finding.severity == "warn"
    assert finding.text() == (
        "“this.csv”的 29 条有评级的评价里没有一条好评，多半是筛选了差评后导出的；“用户反馈收集”一页的占比和高频问题会只反映差评，请导出全部评价。")


def test_few_reviews_or_such_without_a_rating_tell_nothing(shop):
    shop.table("reviews", reviews(2024, 差评=19), "few.csv")
    shop.table("reviews", [{"reviewed_at": dt.datetime(2025, 1, n, 10), "content": "慢"} for n in range(1, 30)], "unrated.csv")

    assert told(shop) == []


def test_what_the_platform_thinks_of_a_text_is_a_rating_too(shop):
    rows = [{"reviewed_at": dt.datetime(2025, 1, n, 10), "platform_sentiment": "13"} for n in range(1, 25)]
    shop.table("reviews", rows, "bad.csv")

    assert told(shop) == [("bad.csv", 24)]


def test_stars_are_ratings_too(shop):
    rows = [{"reviewed_at": dt.datetime(2025, 1, n, 10), "stars": 1.0 if n > 1 else 5.0} for n in range(1, 25)]
    shop.table("reviews", rows, "stars.csv")

    assert told(shop) == []


def test_without_reviews_nothing_is_asked(shop):
    shop.table("orders", [{"order_id": "1", "paid_at": dt.datetime(2025, 1, 1)}], "orders.csv")

    assert told(shop) == []
