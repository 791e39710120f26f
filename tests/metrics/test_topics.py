"""What buyers speak of, and the sentence that stands for it."""

import pytest

from annualdeck.metrics.quotes import LONGEST, SHORTEST, chosen, personal

MARCH = "2025-03-01..2025-03-11"

REVIEWS = """
    reviews
    reviewed_at      content
    2024-03-01T10:00 物流慢
    2024-03-10T10:00 包装严实
    2025-03-01T10:00 物流很快，但是质量太差。物流满意
    2025-03-02T10:00 快递慢，快递员态度恶劣
    2025-03-03T10:00 快递慢，快递员态度恶劣
    2025-03-04T10:00 没有色差
    2025-03-10T10:00 送给妈妈的
"""


def test_mentions_count_texts_and_blame_by_clause(ask):
    """物流: three texts, two of which blame it; 质量: one and it blames; 没有色差 finds no fault."""
    k = ask(REVIEWS, period=MARCH)

    assert k.slices("feedback.topics") == {("物流",): 3, ("质量",): 1, ("包装",): 0, ("客服",): 2}
    assert k.slices("feedback.topic_negatives") == {("物流",): 2, ("质量",): 1, ("包装",): 0, ("客服",): 2}
    assert k.of("feedback.topic_negative_share", topic="物流") == pytest.approx(2 / 3)
    assert k.of("feedback.topic_share", topic="物流") == 3 / 5


def test_topics_of_the_year_before(ask):
    """物流 1 of 2 then; 质量 0 then; 包装 1 then and 0 now, when nothing can be blamed."""
    k = ask(REVIEWS, period=MARCH)

    assert [k.prior("feedback.topics", topic=t) for t in ("物流", "质量", "包装")] == [1, 0, 1]
    assert k.prior("feedback.topic_share", topic="物流") == 0.5
    assert k.prior("feedback.topic_negative_share", topic="物流") == 1
    assert k.why("feedback.topic_negative_share", topic="包装")


def test_the_config_adds_words_and_topics(ask):
    k = ask("""
        reviews
        reviewed_at      content
        2025-03-01T10:00 无人机送来的
        2025-03-02T10:00 茶汤浑浊，很差
        2025-03-10T10:00 WiFi很差
    """, period=MARCH, topics={"物流": ("无人机",), "茶汤": ("茶汤", "浑浊"), "联网": ("WIFI",)})

    assert k.slices("feedback.topics") == {("物流",): 1, ("茶汤",): 1, ("联网",): 1}
    assert k.of("feedback.topic_negatives", topic="茶汤") == 0
    assert k.of("feedback.topic_negatives", topic="联网") == 1


# -- quotes ------------------------------------------------------------------------------------------------------------

def quotes(ask, *texts, **settings):
    lines = "\n".join(f"2025-03-{1 + n % 10:02d}T10:{n // 10:02d} {text}" for n, text in enumerate([*texts, *["很好"] * 10]))
    return ask(f"reviews\nreviewed_at content\n{lines}", period=MARCH, **settings).kpis.quotes


def test_the_shortest_typical_sentence(ask):
    """Three share their pairs of characters; 快递跑哪儿啦真差 is shorter and shares none. 物流太慢 is shortest and tells least."""
    found = quotes(ask, "物流实在太慢了失望", "物流实在太慢了失望了", "这次物流实在太慢了失望", "快递跑哪儿啦真差", "物流太慢。颜色发黄")

    assert found["物流"].text == "物流实在太慢了失望"


def test_a_sentence_of_one_topic_goes_before_one_of_two(ask):
    """没有防震 speaks of the packing, though it blames nothing: whoever reads it under 质量 would object."""
    of_two, of_one = "没有防震，壶嘴断了太差", "用了两天，壶嘴断了太差"

    assert quotes(ask, of_two)["质量"].text == of_two
    assert quotes(ask, of_two, f"{of_two}，太差", of_one, f"{of_one}，太差")["质量"].text == of_one


def test_a_short_sentence_where_there_is_no_other(ask):
    assert quotes(ask, "物流太慢")["物流"].text == "物流太慢"


def test_a_quote_is_bound_to_its_topic_and_its_files(ask):
    """Two reviews say so and blame; the third comes to praise."""
    found = quotes(ask, "包装压坏了一个角", "包装压坏了一个角,,失望", "包装压坏了一个角。失望", "包装压坏了一个角。漂亮，喜欢")

    quote = found["包装"]
    assert (quote.text, quote.kpi, quote.slice, quote.reviews) == ("包装压坏了一个角", "feedback.topics", {"topic": "包装"}, 2)
    assert quote.sources == ({"file": "reviews.csv", "sheet": None, "table": "reviews", "rows": 14},)
    assert str(quote.words) == "包装压坏了一个角"


def test_praise_is_no_quote_and_neither_is_blame_of_a_text_that_praises(ask):
    assert quotes(ask, "物流很快很满意", "物流有点慢，但面料舒服，款式漂亮，下次还来") == {}


def test_a_sentence_that_praises_more_than_it_blames_is_no_quote(ask):
    assert quotes(ask, "物流有点慢，面料舒服，款式漂亮。很失望，后悔，难看") == {}


def test_quotes_of_the_year_before_are_not_taken(ask):
    k = ask("""
        reviews
        reviewed_at      content
        2024-03-01T10:00 物流慢得无法忍受
        2024-03-10T10:00 物流慢得无法忍受
        2025-03-01T10:00 很好
        2025-03-10T10:00 很好
    """, period=MARCH)

    assert k.kpis.quotes == {}


def test_a_number_in_a_list_is_no_part_of_the_sentence(ask):
    assert quotes(ask, "2、物流慢得出奇等了很久")["物流"].text == "物流慢得出奇等了很久"


def test_a_sentence_stands_for_one_topic_only(ask):
    found = quotes(ask, "包装破损而且物流太慢")

    assert [quote.text for quote in found.values()] == ["包装破损而且物流太慢"]


@pytest.mark.parametrize("length", [SHORTEST - 1, LONGEST + 1])
def test_too_short_or_too_long_to_quote(ask, length):
    assert quotes(ask, "物流差" + "呀" * (length - 3)) == {}
    assert quotes(ask, "物流差" + "呀" * (LONGEST - 3))["物流"].text.startswith("物流差")


@pytest.mark.parametrize("sentence", [
    "物流太慢打13800138000", "物流太慢打138-0013-8000", "物流太慢１３８００１３８０００", "单号YT1234567890物流太慢", "物流太慢，加微信ab12c",
    "物流太慢qq:12345", "物流太慢***", "物流太慢【电话】", "物流太慢[已打码]", "找@小店物流太慢", "物流太慢看http://x.cn", "物流太慢一三八零零一三八零零零",
    "张某某说物流太慢", "账号tb_88213ax物流太慢", "物流太慢，只发了3",
])
def test_what_looks_personal_is_no_quote(ask, sentence):
    assert quotes(ask, sentence) == {}
    assert quotes(ask, sentence, "物流太慢等了十多天")["物流"].text == "物流太慢等了十多天"


def test_what_leaves_is_looked_at_once_more():
    """Whatever the rows hold: letters of full width are letters."""
    rows = [{"topic": "物流", "sentence": s, "reviews": 1, "typical": 9.0, "order": n} for n, s in enumerate(("物流慢，找ｑｑａｂｃ", "物流慢"))]

    assert [quote.text for quote in chosen(rows, ()).values()] == ["物流慢"]


@pytest.mark.parametrize("sentence", ["物流太慢等了10天", "3件少了2件", "穿XL码还是太小", "两百三十块买的就这", "客服电话打不通"])
def test_small_numbers_and_words_are_not_personal(sentence):
    assert not personal(sentence)


def test_how_loud_something_is_is_no_question_of_size(ask):
    k = ask("""
        reviews
        reviewed_at      content
        2025-03-01T10:00 闹铃声音大小不能单独调
        2025-03-02T10:00 大小合适
    """, period=MARCH)

    assert k.of("feedback.topics", topic="尺码") == 1
