"""新兴技术应用: each pilot's metric with and without, and whether the difference is more than chance."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from annualdeck.config import Config
from annualdeck.config.plans import Pilot
from annualdeck.figure import RATE, Figure, Missing, rounded
from annualdeck.metrics.kpis import Kpis
from annualdeck.scale import Scale, common_scale
from annualdeck.sections.parts import Needs, Topic, beyond, lacking, slide, tally, unwritten, words_only
from annualdeck.slide import Blocks, Effect, Forest, Paragraphs, Slide, waiting
from annualdeck.wording import Text, label, plain, scaled

TOPIC = Topic("technology", "新兴技术应用", ("experiments",))
TABLES = ("experiments",)
EFFECT = ("technology.pilots", "technology.change_low", "technology.change_high")
LEVELS = (("technology.control", "technology.treated"), ("technology.control_mean", "technology.treated_mean"))
IDS = (*EFFECT, "technology.p_value", *(id_ for pair in LEVELS for id_ in pair), "technology.samples")
NEEDS: Needs = ()
MOST_ROWS, MOST_BLOCKS = 8, 4
LONG_TITLE = 52   # characters; a longer title names its pilot without the metric


@dataclass(frozen=True)
class _Trial:
    """A pilot, the change of its metric with the ends of the interval, and the metric itself without and with it."""

    pilot: Pilot
    change: Figure
    low: Figure
    high: Figure
    levels: tuple[Figure, Figure]

    @property
    def told(self) -> bool:
        """Whether the interval excludes zero, as it does exactly where the test calls the change significant."""
        return self.low.value > 0 or self.high.value < 0

    @property
    def good(self) -> bool:
        return self.gain > 0

    @property
    def gain(self) -> float:
        """The change, more where it is the one that was hoped for."""
        return self.change.value if self.pilot.better == "more" else -self.change.value

    @property
    def verb(self) -> str:
        """提升; a share's change of some percent is 相对提升, as one in 百分点 would be meant otherwise."""
        relative = "相对" if self.levels[1].unit is RATE else ""
        if self.change.value > 0:
            return relative + ("提升" if self.good else "上升")
        return relative + ("降低" if self.good else "下降")


def make(k: Kpis, config: Config) -> Slide:
    if not config.pilots:
        return unwritten(k, config, TOPIC, "试点与衡量指标", "试点效果")
    trials = [trial for p in config.pilots if (trial := _trial(k, p)) is not None]
    weighty = sorted(trials, key=lambda t: (t.told, abs(t.gain)), reverse=True)
    shown = sorted(weighty[:MOST_BLOCKS], key=lambda t: t.gain, reverse=True)
    found = [_finding(k, t) for t in shown]
    if config.options.on_missing != "drop":
        have = {t.pilot.name for t in trials}
        found += [waiting(p.name, _why(k, p)) for p in config.pilots if p.name not in have]
    blocks = Blocks(tuple(found[:MOST_BLOCKS]))
    title = _title(k, weighty)
    if title is None:
        return words_only(k, TOPIC, None, blocks, IDS, TABLES)
    rows = sorted(weighty[:MOST_ROWS], key=lambda t: t.gain, reverse=True)
    forest = Forest(
        title="试点效果", note="相对变化与95%区间" + beyond(len(trials), MOST_ROWS), axis_title="试点组相对对照组的变化", alt=title,
        effects=tuple(Effect(f"{t.pilot.name}：{t.pilot.metric}", t.change, t.low, t.high, t.told, _samples(k, t.pilot), t.good) for t in rows),
    )
    return slide(k, TOPIC, "picture-text", title, {"picture": forest, "blocks": blocks}, IDS, TABLES)


def _trial(k: Kpis, pilot: Pilot) -> _Trial | None:
    figures = [f for id_ in EFFECT if (f := k.get(id_, pilot=pilot.name)) is not None]
    levels = next((f for pair in LEVELS if (f := _levels(k, pilot, *pair)) is not None), None)
    return _Trial(pilot, *figures, levels) if levels is not None and len(figures) == len(EFFECT) else None


def _levels(k: Kpis, pilot: Pilot, without: str, with_: str) -> tuple[Figure, Figure] | None:
    control, treated = k.get(without, pilot=pilot.name), k.get(with_, pilot=pilot.name)
    return (control, treated) if control is not None and treated is not None else None


def _why(k: Kpis, pilot: Pilot) -> str:
    """Why a pilot's effect is not known."""
    if "experiments" not in k.facts:
        return lacking(k, TABLES)
    found = (k.at(id_, {"pilot": pilot.name}) for id_ in EFFECT)
    return next(f.why.text() for f in found if isinstance(f, Missing))


def _title(k: Kpis, trials: list[_Trial]) -> Text | None:
    """How many pilots helped and how many harmed beyond chance; of those that harmed the worst, else the best."""
    told = [t for t in trials if t.told]
    good, bad = [t for t in told if t.good], [t for t in told if not t.good]
    if not told:
        return k.say("试点暂未观察到显著差异，变化最大的{pilot}为{change}", pilot=_named(trials[0]), change=trials[0].change) if trials else None
    first, alike = (bad or good)[0], bad or good
    change = k.say("{verb}{change:abs}", verb=plain(first.verb), change=first.change) or plain("")
    if len(trials) == 1:
        return _named(first) + change + "，差异显著"
    every = "均" if len(alike) == len(trials) else ""
    counts = [f"{tally(len(kind))}显著{word}" for kind, word in ((good, "改善"), (bad, "变差")) if kind]
    head = f"{tally(len(trials))}试点" + (f"均显著{'变差' if bad else '改善'}" if every else "，".join(counts))
    head += "：" if len(alike) == 1 else "，其中"
    whole = plain(head) + _named(first) + change
    return whole if len(str(whole)) <= LONG_TITLE else plain(head) + label(first.pilot.name) + change


def _named(trial: _Trial) -> Text:
    """AI主图的点击率; words that the pilot's name ends and the metric begins with stand once: 智能客服首问解决率."""
    name, metric = trial.pilot.name, trial.pilot.metric
    shared = next((n for n in range(len(metric), 1, -1) if name.endswith(metric[:n])), 0)
    return label(name) + label(metric[shared:]) if shared else label(name) + "的" + label(metric)


def _finding(k: Kpis, trial: _Trial) -> Paragraphs:
    """What changed and whether it is more than chance; the metric in both arms."""
    metric, arms = label(trial.pilot.metric), (trial.pilot.control, trial.pilot.treated)
    control, treated = (label(arm.removesuffix("组")) for arm in arms)
    levels = _written(trial)
    said = (
        k.say("{metric}{verb}{change:abs}，差异显著。", metric=metric, verb=plain(trial.verb), change=trial.change, when=trial.told)
        or k.say("{metric}相对变化{change}，暂未观察到显著差异。", metric=metric, change=trial.change),
        k.say("{control}组{a}，{treated}组{b}。", control=control, treated=treated, a=levels[0], b=levels[1]),
        k.say("95%区间为{low}至{high}，含零。", low=trial.low, high=trial.high, when=not trial.told),
    )
    return Paragraphs(trial.pilot.name, tuple(s for s in said if s is not None))


def _written(trial: _Trial) -> list[Text]:
    """The two levels in one scale, with as many decimals as it takes for the change that is said to be theirs."""
    scale = common_scale(list(trial.levels))
    fine = min((replace(scale, decimals=scale.decimals + more) for more in range(4)), key=lambda one: _off(trial, one))
    unit = label(("" if fine.percent else fine.suffix) + (trial.pilot.unit or ""))
    return [scaled(f, fine) + unit for f in trial.levels]


def _off(trial: _Trial, scale: Scale) -> Decimal:
    """How far the change of the levels as they are written lies from the one that is said, both as they are written."""
    places = scale.decimals + (2 if scale.percent else 0)
    control, treated = (rounded(scale.number(f), places) for f in trial.levels)
    if not control:
        return Decimal("Infinity")
    said = trial.change.show("number")
    written = rounded((treated / control - 1) * 100, len(said.partition(".")[2]))
    return abs(written - Decimal(said.replace(",", "")))


def _samples(k: Kpis, pilot: Pilot) -> Text:
    return k.say(
        "{noun}：{control}{a}，{treated}{b}", noun=label(pilot.samples or "样本"), control=label(pilot.control), treated=label(pilot.treated),
        a=k.get("technology.control_samples", pilot=pilot.name), b=k.get("technology.treated_samples", pilot=pilot.name),
    ) or plain("")
