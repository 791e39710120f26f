"""The whole program on one screen: config → facts → KPIs → deck → file."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from annualdeck import explain as explaining
from annualdeck.audit import Audit, asked, audit
from annualdeck.config import Config, check_kpis, texts
from annualdeck.config.paths import cache_folder
from annualdeck.errors import AnnualdeckError, Finding
from annualdeck.explain import Explanation
from annualdeck.facts import Facts, Part
from annualdeck.figure import Missing
from annualdeck.ledger import entries, to_json, to_xml
from annualdeck.metrics.catalogue import KPIS
from annualdeck.metrics.definition import Plan
from annualdeck.metrics.evaluate import ask, evaluate
from annualdeck.metrics.kpis import Kpis
from annualdeck.metrics.settings import Benchmark, Initiative, Pilot, Risk, Rule, Settings
from annualdeck.outline import outline_of
from annualdeck.sections import overview
from annualdeck.sections.order import compose, wanted
from annualdeck.slide import Deck, Placed
from annualdeck.sources import Source
from annualdeck.sources import read as read_sources
from annualdeck.typed import disagreements, typed_numbers
from annualdeck.wording import references

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, kw_only=True)
class TargetWithoutKpi(Finding):
    severity = "stop"
    name: str
    why: str
    zh = "目标 {column} 的指标 {name} 没有数据（{why}），请补齐数据或去掉这个目标。"
    en = "Target {column} stands on {name}, which has no data ({why}): add the data or drop the target."


@dataclass(frozen=True, kw_only=True)
class CampaignOutside(Finding):
    days: str
    period: str
    zh = "大促“{column}”（{days}）不在报告期{period}内，没有计入；请检查 campaigns 里的日期。"
    en = "The campaign '{column}' ({days}) lies outside {period} and does not count: check its days under campaigns."


@dataclass(frozen=True, kw_only=True)
class OverviewLeftOut(Finding):
    count: int
    least: int
    zh = "年度总览至少要有 {least} 个有数值的核心指标，现在只有 {count} 个，没有放进报告；请补充数据，或去掉 options.overview。"
    en = "The overview wants {least} headline KPIs with a value and there are {count}: it is not in the deck. Add data, or drop options.overview."


@dataclass(frozen=True, kw_only=True)
class NoFigures(Finding):
    severity = "stop"
    zh = "没有一个指标能算出来：请检查数据文件和 report.period；至少要有报告期内的千牛订单导出或生意参谋店铺日报。"
    en = "Not one KPI could be computed: check the data files and report.period; the least is the period's orders or shop days."


@dataclass(frozen=True, kw_only=True)
class MissingRefused(Finding):
    severity = "stop"
    name: str
    why: str
    zh = "指标 {name}（{column}）缺失：{why}；配置为 on_missing: error，不生成报告。"
    en = "KPI {column} ({name}) is missing: {why}; with on_missing: error no deck is written."


@dataclass(eq=False)
class Stopped(AnnualdeckError):
    """Findings that stop the deck, and the warnings beside them, which often are the reason."""

    findings: tuple[Finding, ...]
    zh = "有 {count} 个问题必须先解决，报告未生成。"
    en = "{count} problems must be solved first: no deck was written."

    def text(self, lang: str = "zh") -> str:
        count = sum(finding.severity == "stop" for finding in self.findings)
        return (self.zh if lang == "zh" else self.en).format(count=count)


@dataclass(frozen=True)
class Outcome:
    """What a build or check did. `path` is None where no deck was written; `audit` says what the report stands on."""

    path: Path | None
    pages: int
    seconds: float
    files: tuple[Part, ...]
    findings: tuple[Finding, ...]
    missing: tuple[Missing, ...]
    dropped: tuple[str, ...]
    audit: Audit
    placed: tuple[Placed, ...] = field(default=())

    @property
    def stopping(self) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.severity == "stop")


def build(config: Config, out: Path, progress: Progress) -> Outcome:
    """Write the deck and its ledger. Raises Stopped where findings stop it, and what `deck.write` raises."""
    from annualdeck import deck as drawing

    started = time.perf_counter()
    facts, kpis, deck, outcome = _prepare(config, progress, started)
    if outcome.stopping:
        raise Stopped(tuple(finding for finding in outcome.findings if finding.severity != "note"))
    progress("deck", 0, len(deck.slides))
    book: dict[str, object] = {}

    def attach(placed: list[Placed]) -> bytes:
        definition = {id_: kpi.definition for id_, kpi in KPIS.items()}
        book.update(entries(placed, lambda id_: definition.get(id_, ""), kpis.sources, typed_numbers(deck)))
        return to_xml(book)

    placed = drawing.write(deck, config.template, out, attach, cache_folder() / "pictures")
    beside = out.with_suffix(".ledger.json")
    try:
        beside.write_text(to_json(book), encoding="utf-8")
    except OSError as reason:
        raise drawing.OutputNotWritable(str(beside), reason.strerror or str(reason)) from None
    progress("deck", len(deck.slides), len(deck.slides))
    return Outcome(out, len(deck.slides), time.perf_counter() - started, outcome.files, outcome.findings, outcome.missing,
                   outcome.dropped, outcome.audit, tuple(placed))


def check(config: Config, progress: Progress) -> Outcome:
    """Everything but the deck."""
    return _prepare(config, progress, time.perf_counter())[3]


def outline(config: Config, progress: Progress) -> str:
    """The whole deck as text."""
    return outline_of(_prepare(config, progress, time.perf_counter())[2])


def explain(config: Config, kpi: str, progress: Progress) -> tuple[Explanation, Kpis]:
    """One figure walked back, and the KPIs that it was read from. Raises what `named`, `wanted` and `explained` raise."""
    id_, slice_ = explaining.named(kpi)
    facts, settings = read(config, progress), settings_of(config)
    kpis = ask(facts, settings, explaining.wanted(id_, slice_, settings), cache_folder() / "answers")
    return explaining.explained(kpis, id_, slice_, settings), kpis


def _prepare(config: Config, progress: Progress, started: float) -> tuple[Facts, Kpis, Deck, Outcome]:
    facts = read(config, progress)
    kpis = answer(config, facts, progress)
    deck, dropped = compose(kpis, config)
    audited = audit(kpis, config, cache_folder() / "answers")
    findings = (*facts.findings, *audited.findings, *_plan_findings(config, kpis), *disagreements(deck))
    outcome = Outcome(None, len(deck.slides), time.perf_counter() - started, facts.parts, findings, tuple(kpis.missing()),
                      tuple(dropped), audited)
    return facts, kpis, deck, outcome


def read(config: Config, progress: Progress) -> Facts:
    """The tables of the report from all the files of the config. Raises ConfigErrors where that speaks of unknown KPIs."""
    check_kpis(config, set(KPIS), {id_ for id_, kpi in KPIS.items() if isinstance(kpi, Plan)})
    entered = [*config.sources, *([config.items] if config.items else [])]
    sources = [Source(s.path, s.table, s.columns, s.sheet, s.constants, s.format) for s in entered]
    reading = read_sources(sources, config.path.absolute().parent, cache_folder(), lambda file, done, all_: progress("read", done, all_))
    facts = Facts(reading.parts, config.period, config.windows, reading.findings, config.categories)
    facts.gather(cache_folder() / "tables")
    return facts


def answer(config: Config, facts: Facts, progress: Progress) -> Kpis:
    """Every KPI, and what the audit holds against each other, all asked together."""
    progress("kpis", 0, 1)
    kpis = evaluate(facts, settings_of(config), [*wanted(), *_sliced(config)], cache_folder() / "answers", asked())
    progress("kpis", 1, 1)
    return kpis


def settings_of(config: Config) -> Settings:
    """What of the config the KPIs depend on."""
    options, origin = config.options, config.shop.ships_from
    return Settings(
        premium_threshold=round(options.premium_threshold * 100) if options.premium_threshold is not None else None,
        campaign_share_plan=options.campaign_share_plan,
        hero_items=options.hero_items,
        support=options.pair_support,
        lower_tiers={city: tier in ("三线", "四线", "五线") for city, tier in options.city_tiers.items()},
        slow_days=options.slow_days,
        brand_words=config.shop.brand,
        topics=options.topics,
        ships_from=(origin.province, origin.city) if origin else None,
        benchmarks={id_: Benchmark(b.value, b.source) for id_, b in config.benchmarks.items()},
        targets={id_: target.value for id_, target in config.targets.items()},
        initiatives=tuple(Initiative(i.name, i.moves, i.by, i.budget) for i in config.initiatives),
        risks=tuple(Risk(r.name, r.likelihood, r.impact, r.shock.search_visitors) for r in config.risks),
        rules=tuple(Rule(r.name, r.since, r.items, r.done, r.budget, r.spent) for r in config.policy),
        pilots=tuple(Pilot(p.name, p.metric, p.control, p.treated, p.better == "more") for p in config.pilots),
    )


def _sliced(config: Config) -> list[tuple[str, tuple[str, ...]]]:
    """The (KPI id, grain) pairs that the config's own sentences ask for: {sales.paid_amount[city=杭州]}."""
    asked = [(r.name, tuple(r.slice)) for _, _, text in texts(config) for r in references(text)]
    return [(id_, by) for id_, by in asked if by and set(by) <= KPIS[id_].grains]


def _plan_findings(config: Config, kpis: Kpis) -> list[Finding]:
    """What the config wants and the data lacks."""
    if not any(kpis.sources(figure.kpi) for figure in kpis.figures()):
        return [NoFigures()]
    period = config.period
    found: list[Finding] = [
        CampaignOutside(column=c.name, days=f"{c.start}—{c.end}", period=period.label)
        for c in config.campaigns if c.window[1].date() <= period.start or c.window[0].date() >= period.end
    ]
    found += [
        TargetWithoutKpi(column=f"targets.{id_}", name=KPIS[id_].name, why=m.why.text())
        for id_ in config.targets if isinstance(m := kpis[id_], Missing)
    ]
    if config.options.overview and (count := len(overview.headlines(kpis))) < overview.LEAST:
        found.append(OverviewLeftOut(count=count, least=overview.LEAST))
    if config.options.on_missing == "error":
        found += [MissingRefused(column=m.kpi, name=m.name, why=m.why.text()) for m in kpis.missing()]
    return found
