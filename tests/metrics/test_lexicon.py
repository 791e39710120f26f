"""What the program's own words make of a sentence: negation, degrees, words that only look like praise or blame."""

import narwhals as nw
import polars as pl
import pytest

from annualdeck.metrics import lexicon


def balance(sentence):
    frame = nw.from_native(pl.LazyFrame({"text": [sentence]})).select(balance=lexicon.balance(nw.col("text")))
    return nw.to_native(frame).collect().item()


@pytest.mark.parametrize("sentence", """
    质量不错 没有色差 一点都不贵 不会掉色 没什么异味 很满意的一次购物 物流很快，包装严实 这个价格很划算 没想到这么好 不比实体店差
    穿着非常舒服，还会再来 无可挑剔 没有任何质量问题 客服态度很好很耐心 好吃不贵 不难用 性价比很高 👍👍👍 没毛病 不仅便宜而且好用
    辛苦快递小哥了，送货及时 还可以 东西收到了，挺好的 差不多每个月都买，一直很喜欢 五星好评 Perfect 并不粗糙 点心不甜不腻 不起球也不掉色
""".split())
def test_praise(sentence):
    assert balance(sentence) > 0


@pytest.mark.parametrize("sentence", """
    不是很满意 质量不好 不太好用 好慢 太小了 一点也不好 没有想象中的好 不值这个价 衣服有色差 有异味 不推荐购买 再也不来了 说好的赠品没有
    并不舒服 客服爱理不理 用了两天就坏了 物流太慢了 不怎么新鲜 有点大 刚买就降价 算不上舒服 根本没法用 差评 质量差，不会再买 线头很多，做工粗糙
    毫无质感可言 😡😡 不够厚实 味道刺鼻难闻 收到就是破的 谁说好用 袖子太宽
""".split())
def test_blame(sentence):
    assert balance(sentence) < 0


@pytest.mark.parametrize("sentence", "今天收到货了 给我妈妈买的 蓝色，L码 昨天下单的 好像是棉的 差不多就这样 你好 判断不断 香港 贵宾厅 还没用呢".split())
def test_neither(sentence):
    assert balance(sentence) == 0


def test_a_strong_degree_counts_twice():
    """好 10; 非常好 20; 很差 -18 after 差 -9."""
    assert (balance("好"), balance("非常好"), balance("差"), balance("很差")) == (10, 20, -9, -18)


def test_as_much_praise_as_blame_is_praise_and_more_blame_is_not():
    """10 - 9 = 1; 10 - 18 = -8."""
    assert balance("面料舒服，起球") == 1
    assert balance("面料舒服，起球，褪色") == -8


def test_no_word_both_praises_and_blames():
    praise, blame = set(lexicon.PRAISE.split()), set(lexicon.BLAME.split())

    assert not praise & blame
    assert len(praise) > 300 and len(blame) > 300
