"""新兴技术应用: each pilot's metric with and without, and whether the difference is more than chance."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from annualdeck.config import Config
from annualdeck.config.plans import Pilot
from annualdeck.figure import PART, Figure, Missing
from annualdeck.metrics.kpis import Kpis
from annualdeck.sections.parts import Needs, Topic, lacking, slide, unwritten, words_only
from annualdeck.slide import Blocks, Effect, Forest, Paragraphs, Slide, waiting
from annualdeck.wording import Text, join, label, plain, show

TOPIC = Topic("technology", "新兴技术应用", ("experiments",))
TABLES = ("experiments",)
EFFECT = ("technology.pilots", "technology.change_low", "technology.change_high")
LEVELS = (("technology.control", "technology.treated"), ("technology.control_mean", "technology.treated_mean"))
IDS = (*EFFECT, "technology.p_value", *(id_ for pair in LEVELS for id_ in pair), "technology.samples")
NEEDS: Needs = ()
MOST_ROWS, MOST_BLOCKS = 8, 4
LONG_TITLE = 60   # characters; a longer title names the pilots without their metrics


@dataclass(frozen=True)
class _Trial:
    """A pilot, the change of its metric with the ends of the interval, and the metric itself beside the control's.

    `levels` is the metric with the pilot; the control's stands as its prior value.
    """

    pilot: Pilot
    change: Figure
    low: Figure
    high: Figure
    levels: Figure

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
        relative = "相对" if self.levels.unit is PART else ""
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
        title="试点效果", note="相对变化与95%区间", axis_title="试点组相对对照组的变化", alt=title,
        effects=tuple(Effect(f"{t.pilot.name}：{t.pilot.metric}", t.change, t.low, t.high, t.told, _samples(k, t.pilot), t.good) for t in rows),
    )
    return slide(k, TOPIC, "picture-text", title, {"picture": forest, "blocks": blocks}, IDS, TABLES)


def _trial(k: Kpis, pilot: Pilot) -> _Trial | None:
    figures = [f for id_ in EFFECT if (f := k.get(id_, pilot=pilot.name)) is not None]
    levels = next((f for pair in LEVELS if (f := _levels(k, pilot, *pair)) is not None), None)
    return _Trial(pilot, *figures, levels) if levels is not None and len(figures) == len(EFFECT) else None


def _levels(k: Kpis, pilot: Pilot, without: str, with_: str) -> Figure | None:
    """The metric with the pilot beside the control's, so that both are written with as many decimals as they differ in."""
    control, treated = k.get(without, pilot=pilot.name), k.get(with_, pilot=pilot.name)
    if control is None or treated is None:
        return None
    return replace(treated, prior=control.value, slice={**treated.slice, "against": pilot.control})


def _why(k: Kpis, pilot: Pilot) -> str:
    """Why a pilot's effect is not known."""
    if "experiments" not in k.facts:
        return lacking(k, TABLES)
    found = (k.at(id_, {"pilot": pilot.name}) for id_ in EFFECT)
    return next(f.why.text() for f in found if isinstance(f, Missing))


def _title(k: Kpis, trials: list[_Trial]) -> Text | None:
    """The best and the worst of what is more than chance."""
    told = [t for t in trials if t.told]
    good, bad = [t for t in told if t.good], [t for t in told if not t.good]
    if not told:
        return k.say("试点暂未观察到显著差异，变化最大的{pilot}为{change}", pilot=_named(trials[0]), change=trials[0].change) if trials else None
    pair = (good[0], bad[0]) if good and bad else tuple(told[:2])
    whole = _both(pair, _named)
    return whole if len(str(whole)) <= LONG_TITLE else _both(pair, lambda trial: label(trial.pilot.name))


def _both(pair: tuple[_Trial, ...], named: Callable[[_Trial], Text]) -> Text:
    """AI主图的点击率相对提升7.9%，但智能客服的首问解决率相对下降4.0%，差异均显著."""
    but = "，但" if len({trial.good for trial in pair}) > 1 else "，"
    said = [named(t) + plain(t.verb) + show(t.change, "abs") for t in pair]
    return join(said, but) + ("，差异均显著" if len(pair) > 1 else "，差异显著")


def _named(trial: _Trial) -> Text:
    return label(trial.pilot.name) + "的" + label(trial.pilot.metric)


def _finding(k: Kpis, trial: _Trial) -> Paragraphs:
    """What changed and whether it is more than chance; the metric in both arms."""
    metric, arms = label(trial.pilot.metric), (trial.pilot.control, trial.pilot.treated)
    control, treated = (label(arm.removesuffix("组")) for arm in arms)
    said = (
        k.say("{metric}{verb}{change:abs}，差异显著。", metric=metric, verb=plain(trial.verb), change=trial.change, when=trial.told)
        or k.say("{metric}相对变化{change}，暂未观察到显著差异。", metric=metric, change=trial.change),
        k.say("{control}组{both:prior}，{treated}组{both}。", both=trial.levels, control=control, treated=treated),
        k.say("95%区间为{low}至{high}，含零。", low=trial.low, high=trial.high, when=not trial.told),
    )
    return Paragraphs(trial.pilot.name, tuple(s for s in said if s is not None))


def _samples(k: Kpis, pilot: Pilot) -> Text:
    return k.say(
        "{control}{a}，{treated}{b}", control=label(pilot.control), treated=label(pilot.treated),
        a=k.get("technology.control_samples", pilot=pilot.name), b=k.get("technology.treated_samples", pilot=pilot.name),
    ) or plain("")
