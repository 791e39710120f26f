"""Why a KPI is missing: one class per reason, each one sentence."""

from __future__ import annotations

from dataclasses import dataclass

from annualdeck.errors import Sentence


@dataclass(frozen=True)
class NoTable(Sentence):
    export: str
    zh = "缺少{export}"
    en = "no {export} among the sources"


@dataclass(frozen=True)
class NoColumn(Sentence):
    export: str
    columns: tuple[str, ...]
    zh = "{export}里没有列：{columns}"
    en = "{export} lacks the columns {columns}"


@dataclass(frozen=True)
class NoRows(Sentence):
    export: str
    period: str
    zh = "{export}在{period}内没有数据"
    en = "{export} has no rows inside {period}"


@dataclass(frozen=True)
class NoValues(Sentence):
    export: str
    columns: tuple[str, ...]
    zh = "{export}的列 {columns} 在报告期内全为空"
    en = "the columns {columns} of {export} are empty for the whole period"


@dataclass(frozen=True)
class NoValuesAtAll(Sentence):
    name: str
    period: str
    zh = "{period}内没有可用于{name}的数据"
    en = "no data for {name} inside {period}"


@dataclass(frozen=True)
class OutsideData(Sentence):
    """A campaign's days that the data does not reach over: what it holds of them is not the whole campaign."""

    campaign: str
    days: str
    first: str
    last: str
    zh = "{campaign}的日期（{days}）超出数据范围（{first}至{last}）"
    en = "the days of {campaign} ({days}) reach beyond the data ({first} to {last})"


@dataclass(frozen=True)
class NothingBefore(Sentence):
    name: str
    zh = "上年同期没有可比的数据，无法计算{name}"
    en = "there is nothing a year before to compare: no {name}"


@dataclass(frozen=True)
class DifferentDays(Sentence):
    exports: tuple[str, ...]
    zh = "{exports}覆盖的日期不同，不能合在一起计算"
    en = "{exports} cover different days and cannot be set against each other"


@dataclass(frozen=True)
class ZeroBase(Sentence):
    name: str
    zh = "{name}的分母为零，无法计算"
    en = "the base of {name} is zero"


@dataclass(frozen=True)
class MoreThanAll(Sentence):
    name: str
    zh = "{name}超过100%，无法达到"
    en = "{name} would be more than 100%, which cannot be"


@dataclass(frozen=True)
class NoMonths(Sentence):
    name: str
    zh = "{name}没有逐月的历史"
    en = "{name} has no history by month"


@dataclass(frozen=True)
class ShortHistory(Sentence):
    name: str
    months: int
    needed: int
    zh = "{name}只有连续 {months} 个完整月份的历史，测算趋势至少需要 {needed} 个"
    en = "{name} has a history of {months} whole months in a row; a projection needs {needed}"


@dataclass(frozen=True)
class NoYears(Sentence):
    name: str
    zh = "{name}没有两年的逐月历史，看不出一年的变化"
    en = "{name} has no two years of months to tell a year's change by"


@dataclass(frozen=True)
class NotWholeMonths(Sentence):
    days: str
    zh = "{days}不是整月，不能按月测算来年"
    en = "{days} is not made of whole months, so the next year cannot be projected by month"


@dataclass(frozen=True)
class NoConfig(Sentence):
    """Something that the config may give and does not; `what` is what the operator calls it."""

    key: str
    what: str
    zh = "未设置{what}"
    en = "the config gives no {key}"


@dataclass(frozen=True)
class NoBenchmarkBefore(Sentence):
    zh = "行业基准只用于报告期，不与上年比较"
    en = "a benchmark stands for the report's period only and is not compared with the year before"


@dataclass(frozen=True)
class Renumbered(Sentence):
    """Shared files often number buyers one per order; no repeat purchase can be told from them."""

    orders: int
    period: str
    zh = "{period}的{orders}笔付款订单账号各不相同，疑似按订单重新编号，无法识别复购"
    en = "the {orders} paid orders of {period} show {orders} different buyers: accounts look renumbered per order"


@dataclass(frozen=True)
class NoHistory(Sentence):
    start: str
    needed: int
    zh = "{start}之前的订单数据不足 {needed} 天，无法区分新老客"
    en = "fewer than {needed} days of orders before {start}: new and returning buyers cannot be told apart"


@dataclass(frozen=True)
class TooFewQuarters(Sentence):
    zh = "报告期内完整的季度不足两个，无法作季度环比"
    en = "fewer than two whole quarters inside the report's period: no quarter to set against the one before"


@dataclass(frozen=True)
class TooFewMonths(Sentence):
    needed: int
    zh = "报告期内的数据不足 {needed} 个月，看不出月度波动"
    en = "fewer than {needed} months of data inside the report's period: variation by month cannot be told"


@dataclass(frozen=True)
class NoCosts(Sentence):
    """Too much of the stock has no cost for figures at cost to stand for the whole."""

    share: str
    zh = "{share}的库存件数没有成本价（库存导出和商品清单里都没有），无法按成本计算"
    en = "{share} of the pieces in stock have no cost, neither in the stock export nor in the item list"


@dataclass(frozen=True)
class NothingInCommon(Sentence):
    """Two exports name the same goods by codes of their own."""

    exports: tuple[str, ...]
    zh = "{exports}没有相同的商品编码，无法对应"
    en = "{exports} share no item code and cannot be joined"


@dataclass(frozen=True)
class NotLongEnough(Sentence):
    """The data does not reach back as far from the period's end as the figure looks."""

    days: int
    zh = "没有期末前完整 {days} 天的销售数据，无法判断滞销"
    en = "no sales data over the {days} days before the period's end: what moves slowly cannot be told"


@dataclass(frozen=True)
class BuyersBeyondVisitors(Sentence):
    zh = "流量来源里有渠道的支付买家数多于访客数，无法检验"
    en = "a side of the traffic sources has more buyers than visitors: nothing can be tested"


@dataclass(frozen=True)
class FewKeywords(Sentence):
    head: int
    zh = "关键词不超过 {head} 个，没有长尾词"
    en = "there are no more than {head} keywords: no long tail"


@dataclass(frozen=True)
class OnlyPresentMembers(Sentence):
    zh = "会员名单只有现有会员，上年同期的会员总数无从得知"
    en = "the list holds the members of today: how many there were a year before is not known"


@dataclass(frozen=True)
class OtherDay(Sentence):
    zh = "店铺日报没有上年同一时候的会员总数，不作同比"
    en = "the shop's daily report tells no members at the same time a year before: no comparison"


@dataclass(frozen=True)
class NoThreshold(Sentence):
    zh = "没有上年同期订单可定高客单价门槛，配置里也没有 options.premium_threshold"
    en = "no orders a year before to set the threshold, and no options.premium_threshold in the config"


@dataclass(frozen=True)
class NoPeer(Sentence):
    what: str
    zh = "数据里没有{what}"
    en = "the data holds no {what}"


@dataclass(frozen=True)
class NoneGood(Sentence):
    """Some tools export bad reviews by default: such a file says nothing of how many are good."""

    reviews: int
    zh = "{reviews}条评价里没有一条好评，疑似导出时只选了差评"
    en = "not one of {reviews} reviews is good: the export looks filtered to bad ones"


@dataclass(frozen=True)
class MoreThanInvited(Sentence):
    answers: int
    invited: int
    zh = "回收{answers}份多于发放{invited}份，请核对发放份数"
    en = "{answers} answers are more than the {invited} invited: check that number"


# -- members ---------------------------------------------------------------------------------------------------------

@dataclass(frozen=True)
class TierOfToday(Sentence):
    zh = "会员名单只有导出时和报告期初的等级，没有上年同期的等级，不作同比"
    en = "the list of members tells no tiers of a year before: no comparison"


@dataclass(frozen=True)
class NoMemberBought(Sentence):
    zh = "报告期内的付款订单里没有会员名单上的账号，请核对两份导出的账号是否为同一种写法"
    en = "no paid order of the period names an account of the member list: check that both exports write accounts alike"


@dataclass(frozen=True)
class NoMembersBefore(Sentence):
    zh = "会员名单里没有报告期开始前入会、期初与现等级都写明的会员"
    en = "the list names nobody who was a member before the period with both tiers"


@dataclass(frozen=True)
class UnknownTiers(Sentence):
    tiers: tuple[str, ...]
    zh = "不知道等级{tiers}的高低，无法判断升降级；等级名称里带上数字（如 V1、V2）即可"
    en = "how high the tiers {tiers} are is unknown: put a number into their names (V1, V2)"


# -- the market ------------------------------------------------------------------------------------------------------

@dataclass(frozen=True)
class OnlyRanges(Sentence):
    subject: str
    zh = "{subject}只有交易额区间，没有确切的交易额"
    en = "only ranges of amounts are known of {subject}"


@dataclass(frozen=True)
class BeyondIndustry(Sentence):
    subjects: str
    zh = "{subjects}的交易额超过行业交易额，请核对两者的口径与单位"
    en = "the amounts of {subjects} are more than the industry's: check what both mean and their units"


@dataclass(frozen=True)
class OtherMonths(Sentence):
    subject: str
    zh = "{subject}上年同期的月份不全，不作同比"
    en = "the data lacks months of {subject} a year before: no comparison"


@dataclass(frozen=True)
class TooFewSubjects(Sentence):
    needed: int
    found: int
    zh = "市场数据里有份额的店只有 {found} 家，集中度至少要 {needed} 家"
    en = "the market data names {found} shops with a share; concentration needs {needed} at least"


# -- trials ----------------------------------------------------------------------------------------------------------

@dataclass(frozen=True)
class NoArm(Sentence):
    pilot: str
    arm: str
    zh = "试点“{pilot}”没有“{arm}”组的数据"
    en = "the pilot '{pilot}' has no data of the arm '{arm}'"


@dataclass(frozen=True)
class MoreThanTried(Sentence):
    pilot: str
    zh = "试点“{pilot}”的成功数多于样本量"
    en = "the pilot '{pilot}' has more successes than trials"


@dataclass(frozen=True)
class NoBaseInArm(Sentence):
    zh = "对照组的指标不大于零，无法计算相对变化"
    en = "the control's level is not above zero: there is no relative change"


@dataclass(frozen=True)
class TooFewInArm(Sentence):
    needed: int
    zh = "每组至少要有 {needed} 个指标值才能检验差异"
    en = "each arm needs {needed} values at least to test a difference"


@dataclass(frozen=True)
class NoSpread(Sentence):
    zh = "两组的指标值都没有波动，无法检验差异"
    en = "neither arm's values vary: no difference can be tested"


@dataclass(frozen=True)
class Unbounded(Sentence):
    zh = "对照组的样本太少或波动太大，相对变化的区间没有边界"
    en = "the control has too few values or varies too much: the interval of the relative change has no ends"


@dataclass(frozen=True)
class NotMeasuredSo(Sentence):
    """A pilot tells a share of successes, or values; not both."""

    pilot: str
    what: str
    zh = "试点“{pilot}”没有{what}"
    en = "the pilot '{pilot}' has no such figure: {what}"
