"""A year written down in a test: one figure a line, and the slides that are made of it.

    sales.paid_amount                 4370000  3680000      value, and the year before (left out: no comparison)
    sales.paid_amount month=2025-11   483000   402000       one slice
    users.repurchase_rate             18.4%    17.2%

The lines of the good year stand in figures/, a file for each group of KPIs.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import SimpleNamespace

from annualdeck.build import settings_of
from annualdeck.config import load
from annualdeck.errors import Sentence
from annualdeck.facts import Coverage
from annualdeck.figure import GROWTH, POINTS, PRICE, VARIED, YUAN, Change, Figure, Missing, Number, Unit
from annualdeck.metrics.catalogue import KPIS
from annualdeck.metrics.definition import (
    Analysis, Comparison, Derived, Given, Known, Peak, Plan, Settings, Share, Stated, Step, Total, reference,
)
from annualdeck.metrics.kpis import Kpis
from annualdeck.metrics.reasons import NoConfig, NoTable
from annualdeck.period import Period
from annualdeck.sections.contents import SECTIONS
from annualdeck.slide import Blocks, Cards, Chart, Grid, Slide
from annualdeck.tables import TABLES
from annualdeck.wording import Text

_LINES = {path.stem: path.read_text(encoding="utf-8") for path in sorted((Path(__file__).parent / "figures").glob("*.txt"))}
GOOD = "\n".join(_LINES.values())


def number(text: str, unit: Unit) -> Number:
    """18.4% is a fraction; amounts are yuan; counts are whole."""
    if text.endswith("%"):
        return float(Decimal(text.removesuffix("%")) / 100)
    if unit in (YUAN, PRICE):
        return Decimal(text)
    return int(text) if unit.decimals == 0 else float(text)


def figures(text: str) -> list[Figure]:
    found = []
    for line in text.split("\n"):
        if not line.strip():
            continue
        id_, *rest = line.split()
        slice_ = dict(pair.split("=") for pair in rest.pop(0).split(",")) if "=" in rest[0] else {}
        kpi = KPIS[id_]
        unit = _unit(id_, slice_)
        values = [number(value, unit) for value in rest]
        found.append(Figure(id_, kpi.name, values[0], unit, *(values[1:] or [None]), better=kpi.better, slice=slice_))
    return found


def _unit(id_: str, slice_: Mapping[str, str]) -> Unit:
    """The unit of a KPI; of what looks ahead to a target, that of the target's KPI or of its change."""
    if KPIS[id_].unit is not VARIED or "target" not in slice_:
        return KPIS[id_].unit
    own = KPIS[slice_["target"]].unit
    changes = {Change.RELATIVE: GROWTH, Change.POINTS: POINTS}
    return changes.get(own.change, own) if id_ in ("goals.best_change", "goals.reading") else own


SWAPPED = {  # what a year the other way round calls a pilot's figures
    "technology.change_low": "technology.change_high", "technology.change_high": "technology.change_low",
    "technology.control": "technology.treated", "technology.treated": "technology.control",
}


def turned(text: str) -> str:
    """The same year the other way round: last year's values are this year's, and a lead is a lag."""
    lines = []
    for line in text.split("\n"):
        words = line.split()
        values = 2 if len(words) > 1 and "=" in words[1] else 1
        if len(words) - values == 2:
            words[-2:] = words[:-3:-1]
        elif words and words[0] in ("sales.growth", "sales.growth_lead", "sales.industry_growth", "sales.category_increase",
                          "market.share_change", "market.rival_growth", "competition.segments", "competition.own_segments",
                          "competition.segment_lead", "competition.share_moves", "fulfilment.own_effect", "fulfilment.mix_effect",
                          "technology.pilots", "technology.change_low", "technology.change_high",
                          "content.brand_search_growth", "content.campaign_brand_search_growth"):
            words[-1] = "-" + words[-1]
        lines.append(" ".join([SWAPPED.get(word, word) for word in words[:1]] + words[1:]))
    return "\n".join(lines)


def alone(text: str) -> str:
    """The first year: nothing to compare with, and nothing that comes of a comparison."""
    lines = []
    for line in text.split("\n"):
        words = line.split()
        if words and not isinstance(KPIS[words[0]], Comparison):
            lines.append(" ".join(words[: 3 if "=" in words[1] else 2]))
    return "\n".join(lines)


def tables_of(id_: str) -> tuple[str, ...]:
    """The tables that a KPI stands on, its first way of being computed."""
    match KPIS[id_]:
        case Total(ways=(way, *_)):
            return (way.table,)
        case Analysis(query=query):
            return (query.table,)
        case Derived(of=of) | Comparison(of=of):
            return tuple(t for o in of for t in tables_of(reference(o, ())[0]))
        case Share(of=of) | Peak(of=of) | Step(of=of):
            return tables_of(of)
    return ()


BAD = turned(GOOD)


class Year:
    """The tables of a made-up year, as far as slides ask about them: which are there, and what they cover."""

    def __init__(self, tables: Sequence[str], thin: Sequence[str], covered: str) -> None:
        self.period = Period.of_year(2025)
        self.campaigns = ()
        self.categories: Mapping[str, tuple[str, ...]] = {}
        first, last = (dt.date.fromisoformat(day) for day in covered.split(".."))
        span = Period(first, last + dt.timedelta(days=1))
        months = {dt.date.fromisoformat(f"{month}-01"): 3 for month in thin}
        self.coverage = {t: Coverage(first, last, span, span.prior, None, months, dict.fromkeys(months, 1800)) for t in tables}

    def __contains__(self, table: str) -> bool:
        return table in self.coverage

    def of(self, table: str) -> list[SimpleNamespace]:
        part = SimpleNamespace(file=f"{TABLES[table].export}.csv", sheet=None, table=table, rows=1000)
        return [part] if table in self else []

    def rows(self, table: str) -> int:
        return 1000 if table in self else 0


def kpis(
    text: str, thin: Sequence[str] = (), covered: str = "2025-01-01..2025-12-31", lacks: Sequence[str] = (),
    plan: str | None = None, sentences: Mapping[str, str] | None = None,
) -> Kpis:
    """The figures of a year. What has no line is missing, and so is every KPI that `lacks` names. `plan`: the lines of a
    config whose targets, initiatives and risks give rise to figures. `sentences`: what buyers wrote, by topic."""
    held: dict[tuple[str, tuple[str, ...]], list[Figure]] = {}
    for figure in figures(text):
        if figure.kpi not in lacks:
            made = isinstance(kpi := KPIS[figure.kpi], Analysis | Peak | Plan | Step) and not kpi.grains  # with slices of their own
            held.setdefault((figure.kpi, () if made else tuple(figure.slice)), []).append(figure)
    _planned(held, _known(held, WRITTEN if plan is None else plan), lacks)
    known = {id_ for id_, _ in held}
    missing = {(id_, ()): Missing(id_, kpi.name, _lacking(id_)) for id_, kpi in KPIS.items() if id_ not in known}
    tables = sorted({t for id_ in known for t in tables_of(id_)})
    quoted = [{"topic": topic, "sentence": said, "reviews": 1, "typical": 1.0, "order": 1} for topic, said in (sentences or {}).items()]
    return Kpis(Year(tables, thin, covered), held, missing, {id_: tables_of(id_) for id_ in known}, quoted)  # type: ignore[arg-type]


def _planned(held: dict[tuple[str, tuple[str, ...]], list[Figure]], known: Known, lacks: Sequence[str]) -> None:
    """Add what the plan states and gives rise to, where the year has no line for it."""
    lines = {id_ for id_, _ in held}
    for kpi in (kpi for kpi in KPIS.values() if kpi.id not in lacks and kpi.id not in lines):
        if isinstance(kpi, Plan) and not isinstance(made := kpi.make(known), Sentence):
            if told := [figure for figure in made if isinstance(figure, Figure)]:
                held[kpi.id, ()] = told
        elif isinstance(kpi, Given) and (value := kpi.value(known.settings)) is not None:
            held[kpi.id, ()] = [Figure(kpi.id, kpi.name, value, kpi.unit, better=kpi.better)]
        elif isinstance(kpi, Stated) and (stated := kpi.read(known.facts, known.settings)):
            for at, value, _ in stated:
                held.setdefault((kpi.id, tuple(at) if kpi.grains else ()), []).append(
                    Figure(kpi.id, kpi.name, value, kpi.unit, better=kpi.better, slice=at))  # type: ignore[arg-type]
        elif isinstance(kpi, Derived) and all(isinstance(KPIS.get(of), Stated) for of in kpi.of):
            _derive(held, kpi)


def _derive(held: dict[tuple[str, tuple[str, ...]], list[Figure]], kpi: Derived) -> None:
    """Add a ratio of what the config states, at each slice that all of it has."""
    for by in ((), *((grain,) for grain in kpi.grains)):
        parts = [{tuple(f.slice.items()): f.value for f in held.get((of, by), ())} for of in kpi.of]
        for at in (at for at in parts[0] if all(at in part for part in parts)):
            value = kpi.formula(*(part[at] for part in parts))
            if value is not None:
                held.setdefault((kpi.id, by), []).append(Figure(kpi.id, kpi.name, value, kpi.unit, better=kpi.better, slice=dict(at)))


def _known(held: Mapping[tuple[str, tuple[str, ...]], list[Figure]], plan: str) -> Known:
    """What a plan's figures are reckoned from: the year's."""
    def figures_of(id_: str, by: tuple[str, ...]) -> list[Figure] | Missing:
        return held.get((id_, by)) or Missing(id_, KPIS[id_].name, _lacking(id_))

    return Known(Year((), (), "2025-01-01..2025-12-31"), _settings(plan), KPIS.__getitem__, figures_of, tables_of)  # type: ignore[arg-type]


@cache
def _settings(plan: str) -> Settings:
    with TemporaryDirectory() as folder:
        (Path(folder) / "orders.csv").touch()
        path = Path(folder) / "config.yaml"
        path.write_text(f"shop: {{name: 松间堂}}\nreport: {{period: 2025}}\nsources: [orders.csv]\n{plan}", encoding="utf-8")
        return settings_of(load(path))


def _lacking(id_: str) -> Sentence:
    kpi = KPIS[id_]
    if isinstance(kpi, Given | Plan | Stated):
        return NoConfig(kpi.key, kpi.name)
    return NoTable("、".join(TABLES[t].export for t in dict.fromkeys(tables_of(id_))))


MODULES = {module.TOPIC.id: module for section in SECTIONS for module in section.slides}

WRITTEN = """
campaigns: [{name: "618", start: 2025-05-27, end: 2025-06-20}, {name: 双11, start: 2025-10-15, end: 2025-11-14}]
targets:
  sales.paid_amount: {value: 5000000, why: 新品线}
  aftersales.refund_rate: {value: 0.04, why: 换包装}
initiatives:
  - {name: 会员日常化, moves: users.repurchase_rate, by: 0.02, budget: 60000, owner: 会员组, start: 2026-01, end: 2026-09}
  - {name: 包装改版, moves: aftersales.refund_rate, by: -0.01, start: 2026-01, end: 2026-03}
risks: [{name: 平台规则变动, likelihood: 3, impact: 4, trigger: 搜索访客下降, plan: 提高直播占比, shock: {search_visitors: -0.2}}]
competition: [{name: 低价抢占, level: 高, evidence: market.share, response: 不跟价}]
pilots: [{name: AI主图, metric: 点击率}, {name: 智能客服, metric: 首问解决率}]
policy: [{name: 限制过度包装, since: 2023-09-01, impact: 少一层, response: 改版, state: 进行中}]
"""


def spoken(slide: Slide) -> Iterator[Text]:
    """Every text of a slide that a reader meets."""
    yield slide.title
    for block in slide.content.values():
        if isinstance(block, Blocks):
            yield from (sentence for finding in block.blocks for sentence in finding.sentences)
        if isinstance(block, Grid):
            yield from (cell.text for row in block.rows for cell in row)
        if isinstance(block, Chart):
            yield block.alt
    yield from slide.notes.say


def said(slide: Slide) -> dict[str, str]:
    """The findings of a slide, by heading."""
    blocks = slide.content["blocks"]
    assert isinstance(blocks, Blocks)
    return {block.heading: "".join(map(str, block.sentences)) for block in blocks.blocks}


def carded(slide: Slide) -> list[str]:
    cards = slide.content["cards"]
    assert isinstance(cards, Cards)
    return [card.figure.kpi for card in cards.cards]


def compared(figure: Figure) -> str:
    """rose, fell or flat; "" without a comparison. A rank that gets smaller rises."""
    if figure.delta is None:
        return ""
    rose = figure.rose if figure.unit.change is not Change.DIFFERENCE or figure.better == "up" else figure.fell
    return "flat" if figure.flat else "rose" if rose else "fell"


def replaced(text: str, **lines: str) -> str:
    """The year with some lines changed: replaced(GOOD, sales__paid_amount="1 2")."""
    changes: Mapping[str, str] = {key.replace("__", "."): value for key, value in lines.items()}
    kept = [line for line in text.split("\n") if not line.split() or line.split()[0] not in changes or "=" in line.split()[1]]
    return "\n".join([*kept, *(f"{id_} {values}" for id_, values in changes.items())])


def table(slide: Slide) -> Grid:
    (grid,) = [block for block in slide.content.values() if isinstance(block, Grid)]
    return grid


def column(slide: Slide, name: str) -> list[str]:
    """The cells of a table's column, below the header whose name and unit are given: 预算（万元）."""
    grid = table(slide)
    names = [f"{h.name}（{h.unit}）" if h.unit else h.name for h in grid.headers]
    return [str(row[names.index(name)].text) for row in grid.rows]
