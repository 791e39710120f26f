"""Whether a text praises or blames: what the shop's own rated reviews teach, and when they teach nothing."""

import random
from pathlib import Path

import narwhals as nw
import polars as pl
import pytest

from annualdeck.metrics.quotes import LONGEST, SHORTEST, TELLING
from annualdeck.metrics.sentiment import ENOUGH, runs_of, text, verdicts
from annualdeck.metrics.topics import WORDS


def judge(*reviews):
    """(text, lesson) pairs → the verdict on each distinct text."""
    frame = nw.from_native(pl.LazyFrame(reviews, schema={"text": pl.String, "lesson": pl.Int32}, orient="row"))
    return dict(nw.to_native(verdicts(frame)).collect(engine="streaming").rows())


def shop(good=60, bad=60):
    """Reviews whose words the lexicon does not know: 阿哩 in good ones, 巴咕 in bad ones, a word of its own in each."""
    texts = random.Random(5).sample([chr(c) + chr(d) for c in range(0x7000, 0x7040) for d in range(0x7100, 0x7120)], good + bad)
    return [(f"阿哩{own}", 1) for own in texts[:good]] + [(f"巴咕{own}", -1) for own in texts[good:]]


# -- what is a text ----------------------------------------------------------------------------------------------------

def said(content, append_content=None):
    frame = nw.from_native(pl.LazyFrame(
        {"content": [content], "append_content": [append_content]}, schema={"content": pl.String, "append_content": pl.String}
    ))
    return nw.to_native(frame.select(text=text())).collect().item()


@pytest.mark.parametrize("content", [
    None, "", "  ", "此用户没有填写评论!", "此用户没有填写评论！", "此用户未填写评价内容", "评价方未及时做出评价,系统默认好评!", "系统默认好评", "15天内买家未作出评价",
    "该用户未填写文字评论", "该用户觉得商品非常好，给出了5星好评", "。。。", "12345",
])
def test_no_words_are_no_text(content):
    assert said(content) is None


def test_a_follow_up_counts_with_what_was_written_first():
    assert said("很好", "用了一周坏了") == "很好。用了一周坏了"
    assert said("此用户没有填写评论!", "用了一周坏了") == "用了一周坏了"
    assert said(None, "iPhone 不错") == "iPhone 不错"


def test_emoji_are_words_and_line_breaks_are_not():
    assert said("👍👍") == "👍👍"
    assert said("好看\r\n 显瘦&hellip;") == "好看 显瘦"


def test_runs_of_characters():
    """Of ABCDE: AB BC CD DE and ABC BCD CDE, in lower case, each once; what is left at the end is shorter."""
    frame = nw.from_native(pl.LazyFrame({"text": ["ABCDE", "aaa", "a"]})).select(run=runs_of(nw.col("text"), (2, 3)))
    runs = nw.to_native(frame).collect()["run"].to_list()

    assert [sorted(run for run in found if len(run) > 1) for found in runs] == [
        ["ab", "abc", "bc", "bcd", "cd", "cde", "de"], ["aa", "aaa"], [],
    ]


# -- what is learnt ----------------------------------------------------------------------------------------------------

def test_the_shops_own_words_are_learnt():
    found = judge(*shop(), ("今天阿哩了", None), ("昨天巴咕了", None))

    assert (found["今天阿哩了"], found["昨天巴咕了"]) == (1, -1)


def test_neutral_reviews_teach_nothing():
    """A hundred neutral texts with 阿哩 leave it as good as it was."""
    found = judge(*shop(), *((f"阿哩{n}号", 0) for n in range(100)), ("今天阿哩了", None))

    assert found["今天阿哩了"] == 1


@pytest.mark.parametrize(("good", "bad"), [(ENOUGH - 1, 200), (200, ENOUGH - 1), (200, 0), (0, 200), (0, 0)])
def test_with_too_few_of_either_kind_the_lexicon_judges(good, bad):
    """阿哩 and 巴咕 say nothing to the lexicon; 不错 and 很差 do."""
    found = judge(*shop(good, bad), ("今天阿哩了", None), ("质量不错", None), ("质量很差", None))

    assert [found[t] for t in ("今天阿哩了", "质量不错", "质量很差")] == [0, 1, -1]


def test_texts_count_once_however_often_they_are_copied():
    """Two thousand copies of two texts are two texts: nothing is learnt from them."""
    found = judge(*[("阿哩阿哩", 1), ("巴咕巴咕", -1)] * 1000, ("今天阿哩了", None))

    assert found == {"阿哩阿哩": 0, "巴咕巴咕": 0, "今天阿哩了": 0}


def test_a_rating_does_not_decide_on_its_own_text():
    """Rated bad, but all other texts with its words are good."""
    found = judge(*shop(), ("阿哩好阿哩", -1))

    assert found["阿哩好阿哩"] == 1


def test_a_text_rated_both_ways_alike_teaches_nothing():
    found = judge(*shop(), *((f"丁零{n}", rating) for n in range(50) for rating in (1, -1)))

    assert found == judge(*shop(), *((f"丁零{n}", None) for n in range(50)))


def test_one_bad_review_in_twenty_leaves_the_good_ones_good():
    """Of 600 texts 30 are rated bad, and no more are taken for bad; words nobody used before do not blame."""
    reviews = shop(good=570, bad=30)
    found = judge(*reviews, ("颐和园里看牡丹", None))

    assert sum(verdict == -1 for verdict in found.values()) == 30
    assert all(found[t] == lesson for t, lesson in reviews)
    assert found["颐和园里看牡丹"] == 1


def test_texts_that_say_nothing_are_not_bad_for_being_alike():
    """140 texts of words of their own, 40 rated bad: the 100 good ones stand level, and are more than the 40."""
    found = judge(*((own[2:], 1 if n < 100 else -1) for n, (own, _) in enumerate(shop(140, 0))))

    assert set(found.values()) == {1}


def test_the_lexicon_counts_beside_the_runs():
    """All good texts praise in words of the lexicon, each in others than the next; a text with yet others is good too."""
    words = "漂亮 精美 时尚 优雅 舒适 柔软 结实 耐用 美味 可口 新鲜 方便 清晰 安静 及时 迅速 热情 周到 干净 宽敞 正品 靠谱 划算 实惠 惊喜 开心 满意 喜欢 完美 给力".split()
    sad = "垃圾 失望 后悔 恶心 讨厌 异味 色差 瑕疵 次品 假货 掉色 起球 变形 划痕 发霉 难吃 难闻 粗糙 单薄 缓慢 死机 漏水 噪音 故障 敷衍 投诉 浪费 简陋 潮湿 虚假".split()
    assert len(words) == len(sad) == ENOUGH
    found = judge(*((w, 1) for w in words), *((w, -1) for w in sad), ("清爽", None), ("瑕玷与污渍", None))

    assert (found["清爽"], found["瑕玷与污渍"]) == (1, -1)


def test_the_order_of_the_rows_changes_nothing():
    reviews = [*shop(200, 40), *((f"丙丁{n}", None) for n in range(300))]
    shuffled = random.Random(3).sample(reviews, len(reviews))

    assert judge(*reviews) == judge(*shuffled)


def test_no_text_at_all():
    assert judge() == {}
    assert judge((None, 1), (None, None)) == {}


def test_one_text():
    assert judge(("很好", 1)) == {"很好": 1}


def test_the_docs_say_what_the_code_does():
    said = (Path(__file__).parents[2] / "docs" / "sentiment.md").read_text(encoding="utf-8")

    assert f"各有 {ENOUGH} 段以上" in said
    assert f"{SHORTEST}—{LONGEST} 个字" in said and f"不短于 {TELLING} 个字" in said
    assert "、".join(WORDS) in said
