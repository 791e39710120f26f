"""Config: every key a user may write, its type and its default. The docs and the JSON Schema come from here."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, PrivateAttr, model_validator

from annualdeck.config import problems as p
from annualdeck.config.document import Document
from annualdeck.config.fields import Cell, Day, Keys, Kpi, Moment, Name, Share, Words, refused
from annualdeck.config.plans import Benchmark, Initiative, Pilot, Risk, Rule, Target, Threat
from annualdeck.period import Campaign, Period, year_before

SLIDES = (
    "sales", "users", "market", "campaigns", "content", "ads", "fulfilment", "inventory", "aftersales",
    "feedback", "members", "service", "competition", "policy", "technology", "goals", "strategy", "risks",
)
SlideId = Literal[SLIDES]  # type: ignore[valid-type]
CityTier = Literal["一线", "新一线", "二线", "三线", "四线", "五线"]


def _key(name: str) -> Callable[[object], object]:
    """A bare value stands for a mapping with only this key."""
    return lambda value: {name: value} if isinstance(value, str) else value


def _one_or_more(value: object) -> object:
    return (value,) if isinstance(value, str) else value


Titles = Annotated[tuple[Name, ...], BeforeValidator(_one_or_more, json_schema_input_type=Name | tuple[Name, ...])]


class Warehouse(Keys):
    """发货地。"""

    province: Name = Field(description="发货省，如 浙江")
    city: Name = Field(description="发货市，如 金华")


def brand_of(shop: str) -> str:
    """A shop's name without what every shop is called: 茗山堂官方旗舰店 → 茗山堂."""
    return re.sub("(官方)?(旗舰|专卖|专营|企业)?店$", "", shop) or shop


class Shop(Keys):
    """店铺。"""

    name: Name = Field(description="店铺名称，写在封面上")
    brand_words: Titles = Field((), description="品牌词：含其中一个词的搜索算品牌搜索；默认取店铺名称去掉“旗舰店”等字样")
    ships_from: Warehouse | None = Field(None, description="发货地，物流导出里没有发货省市时用来分辨同城与跨省")

    @property
    def brand(self) -> tuple[str, ...]:
        """The words that make a search one for the brand."""
        return self.brand_words or (brand_of(self.name),)


class Span(Keys):
    """日期区间，end 不包含在内。"""

    start: Day = Field(description="第一天")
    end: Day = Field(description="最后一天的次日")

    @model_validator(mode="after")
    def _forward(self) -> Span:
        if self.end <= self.start:
            raise refused((("end",), p.EndBeforeStart, {"start": str(self.start), "end": str(self.end)}))
        if year_before(self.end) > self.start:
            raise refused((("end",), p.PeriodTooLong, {"days": (self.end - self.start).days}))
        return self


def _period(value: object) -> object:
    if isinstance(value, dict):
        return value
    if isinstance(value, int) and not isinstance(value, bool) and 2000 <= value < 2100:
        year = Period.of_year(value)
        return {"start": str(year.start), "end": str(year.end)}
    raise refused(((), p.BadPeriod, {"found": str(value)}))


class Report(Keys):
    """报告。"""

    period: Annotated[Span, BeforeValidator(_period, json_schema_input_type=int | Span)] = Field(
        description="报告期：一个年份，或 {start: 2025-04-01, end: 2026-04-01}（end 不包含在内），不超过一年")
    title: Name | None = Field(None, description="封面标题；默认为 淘宝运营年度汇报，报告期不到一年时为 淘宝运营汇报")
    presenter: Name | None = Field(None, description="汇报人或部门，写在封面上")
    date: Day | None = Field(None, description="汇报日期，写在封面上")
    template: Name | None = Field(None, description="PPT 模板；默认用自带的模板")
    output: Name | None = Field(None, description="生成的文件；默认与配置文件同名、同一文件夹")


class Source(Keys):
    """数据文件。只有表头认不出时才需要 path 以外的键。"""

    path: Name = Field(description="文件、文件夹或通配路径，相对于配置文件")
    table: Name | None = Field(None, description="数据表名称，见数据表说明")
    columns: dict[str, Name] = Field(default={}, description="标准列名: 文件里的表头")
    sheet: Name | None = Field(None, description="工作表名称；默认全部")
    constants: dict[str, Cell] = Field(default={}, description="标准列名: 每一行都相同的值")
    format: Name | None = Field(None, description="导出的种类；只在提示同一张表可能是几种导出时写")

    @model_validator(mode="after")
    def _known(self) -> Source:
        from annualdeck.tables import TABLES

        mapped = {**{("columns", name): name for name in self.columns},
                  **{("constants", name): name for name in self.constants}}
        if self.table is None:
            if mapped:
                raise refused((next(iter(mapped))[:1], p.TableMissing, {}))
            return self
        if self.table not in TABLES:
            raise refused((("table",), p.UnknownTable, {"found": self.table, "hint": p.hint(self.table, TABLES)}))
        table = TABLES[self.table]
        known = [column.name for column in table.columns]
        wrong = [
            (loc, p.UnknownColumn, {"table": table.name, "found": name, "hint": p.hint(name, known)})
            for loc, name in mapped.items() if name not in table
        ]
        wrong += [(("constants", name), p.ColumnTwice, {"name": name}) for name in self.constants
                  if name in self.columns]
        if wrong:
            raise refused(*wrong)
        return self


OneSource = Annotated[Source, BeforeValidator(_key("path"), json_schema_input_type=Name | Source)]


def _windows(start: dt.date, end: dt.date) -> tuple[dt.datetime, dt.datetime]:
    """Half-open: a last day is inside, a moment is where it ends."""
    last = end if isinstance(end, dt.datetime) else _midnight(end) + dt.timedelta(days=1)
    return _midnight(start), last


def _midnight(day: dt.date) -> dt.datetime:
    return day if isinstance(day, dt.datetime) else dt.datetime.combine(day, dt.time())


def _year_before(moment: dt.datetime) -> dt.datetime:
    return dt.datetime.combine(year_before(moment.date()), moment.time())


class Days(Keys):
    """活动日期，首尾两天都包含；写到时刻时，end 那一刻不包含。"""

    start: Moment = Field(description="第一天，或开始时刻")
    end: Moment = Field(description="最后一天（包含），或结束时刻（不包含）")

    @model_validator(mode="after")
    def _forward(self) -> Days:
        if self.window[1] <= self.window[0]:
            raise refused((("end",), p.EndBeforeStart, {"start": str(self.start), "end": str(self.end)}))
        return self

    @property
    def window(self) -> tuple[dt.datetime, dt.datetime]:
        """The half-open span of Shanghai wall time."""
        return _windows(self.start, self.end)


class CampaignDays(Days):
    """大促活动。"""

    name: Name = Field(description="活动名称")
    prior: Days | None = Field(None, description="对比的上年活动日期；默认上年同日")

    @property
    def prior_window(self) -> tuple[dt.datetime, dt.datetime]:
        if self.prior is not None:
            return self.prior.window
        return _year_before(self.window[0]), _year_before(self.window[1])


def _apart(campaigns: tuple[CampaignDays, ...]) -> tuple[CampaignDays, ...]:
    """No name twice, and no day in two campaigns of one year."""
    wrong = []
    for i, later in enumerate(campaigns):
        for earlier in campaigns[:i]:
            if later.name == earlier.name:
                wrong.append(((i, "name"), p.RepeatedName, {"name": later.name}))
            for loc, one, other in (
                ((i, "start"), later.window, earlier.window),
                ((i, "prior"), later.prior_window, earlier.prior_window),
            ):
                start, end = max(one[0], other[0]), min(one[1], other[1])
                if start < end and not (loc[1] == "prior" and wrong and wrong[-1][0] == (i, "start")):
                    last = (end - dt.timedelta(seconds=1)).date()
                    days = str(start.date()) if start.date() == last else f"{start.date()}—{last}"
                    wrong.append((loc, p.Overlap, {"other": earlier.name, "days": days}))
    if wrong:
        raise refused(*wrong)
    return campaigns


class SlideWording(Keys):
    """改写一页的文字，或不要这一页。"""

    hide: bool = Field(False, description="true：不要这一页")
    title: Words | None = Field(None, description="标题，可引用指标：投产比{ads.roi}，{ads.roi:change}")
    blocks: dict[str, Annotated[
        tuple[Words, ...], BeforeValidator(_one_or_more, json_schema_input_type=Words | tuple[Words, ...])] | None,
    ] | None = Field(None, description="小标题: 句子的列表，按此顺序排列；不写句子则保留原有的句子")


class Options(Keys):
    """选项。"""

    on_missing: Literal["note", "drop", "error"] = Field(
        "note", description="缺数据的内容：note 注明，drop 去掉，error 报错并停止")
    rise: Literal["red", "green"] = Field("red", description="上升的颜色")
    overview: bool = Field(False, description="目录后加一页年度总览：十个核心指标和它们的月度走势")
    appendix: bool = Field(False, description="最后加附录：报告里每个指标的口径与数据来源")
    premium_threshold: Annotated[float, Field(gt=0)] | None = Field(
        None, description="高客单价订单的门槛（元）；默认为上年笔单价的第 80 百分位")
    campaign_share_plan: Share | None = Field(None, description="大促销售占比的计划值，如 0.35")
    hero_items: Annotated[int, Field(ge=1)] = Field(10, description="爆款的件数")
    pair_support: Share = Field(0.01, description="跨品类组合至少占订单的比例")
    slow_days: Annotated[int, Field(ge=1)] = Field(90, description="多少天没有销售算滞销")
    topics: dict[str, Titles] = Field(default={}, description="评价的问题类别: 更多的词，补充自带的词表")
    tolerance: Share = Field(0.02, description="各份数据对账时容许的相对差异，如 0.02")
    city_tiers: dict[str, CityTier] = Field(default={}, description="城市: 线级，覆盖自带的城市分级")


def _engine(value: object) -> object:
    name = next(iter(value), None) if isinstance(value, Mapping) else value
    if name == "spark":
        raise refused(((), p.EngineNotYet, {"name": "spark"}))
    return value


class Config(Keys):
    """配置文件。路径都相对于配置文件。"""

    shop: Shop
    report: Report
    sources: Annotated[tuple[OneSource, ...], Field(min_length=1, description="数据文件：是什么表，由表头认出")]
    campaigns: Annotated[tuple[CampaignDays, ...], AfterValidator(_apart)] = Field((), description="大促活动")
    items: OneSource | None = Field(None, description="商品清单：商品 → 类目、品牌、成本、季节")
    categories: dict[str, Titles] = Field(default={}, description="类目: 标题里的词；排在前面的优先")
    benchmarks: dict[Kpi, Benchmark] = Field(default={}, description="指标编号: 行业基准")
    targets: dict[Kpi, Target] = Field(default={}, description="指标编号: 来年目标")
    initiatives: tuple[Initiative, ...] = Field((), description="来年举措")
    risks: tuple[Risk, ...] = Field((), description="风险")
    competition: tuple[Threat, ...] = Field((), description="竞争威胁")
    policy: tuple[Rule, ...] = Field((), description="政策与规则")
    pilots: tuple[Pilot, ...] = Field((), description="新技术试点")
    slides: dict[SlideId, SlideWording] = Field(default={}, description="页的编号: 改写")
    options: Options = Field(default=Options(), description="选项")
    engine: Annotated[Literal["polars"], BeforeValidator(_engine)] = Field("polars", description="计算引擎")

    _path: Path = PrivateAttr(default=Path())
    _document: Document = PrivateAttr(default_factory=lambda: Document(""))

    @property
    def path(self) -> Path:
        """The config file."""
        return self._path

    @property
    def document(self) -> Document:
        """Where each key and value stands in the file."""
        return self._document

    @property
    def period(self) -> Period:
        return Period(self.report.period.start, self.report.period.end)

    @property
    def title(self) -> str:
        return self.report.title or ("淘宝运营年度汇报" if self.period.lasts_a_year else "淘宝运营汇报")

    @property
    def windows(self) -> tuple[Campaign, ...]:
        """The campaigns as half-open spans of wall time, each with the one it is compared to."""
        return tuple(Campaign(c.name, *c.window, *c.prior_window) for c in self.campaigns)

    @property
    def output(self) -> Path:
        """The deck to write."""
        return self.at(self.report.output or f"{self._path.stem}.pptx")

    @property
    def template(self) -> Path | None:
        """The user's template; None for the one that ships."""
        return self.at(self.report.template) if self.report.template else None

    def at(self, path: str) -> Path:
        """A path as the config writes it, relative to the config file's folder."""
        return self._path.parent / Path(path).expanduser()
