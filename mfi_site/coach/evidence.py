"""What the data of a project show: the way to the goal, strong signals of improvement, how long they hold.

The words are those of the board's statistics: a phase is a stretch with its own median, and what is strong is
beyond what chance explains.
"""

from __future__ import annotations

from mfi_site.charts.signals import meaning_in, named_signal, undone
from mfi_site.coach.case import Said
from mfi_site.statistics import Analysis, Phase, PhaseSpec, analyse
from mfi_site.wording.sentence import Meaning

NEW_LEVEL = 9


def way_to_goal(said: Said) -> float | None:
    """The share of the way from the first phase's median to the goal that the last phase's median has gone.

    None without a goal, a median in both phases, or a way to go in the direction that is better; 0 with a single
    phase.
    """
    if said.analysis is None or said.goal is None:
        return None
    first, last = said.analysis.phases[0].centre, said.analysis.phases[-1].centre
    if first is None or last is None or abs(said.goal - first) < 1e-9:
        return None
    if said.measure.better != "neither" and (said.goal > first) != (said.measure.better == "higher"):
        return None
    return (last - first) / (said.goal - first)


def improved(said: Said) -> bool:
    """Whether the last strong signal is one for the better, and what it gained is not lost again.

    A team that declares a new phase draws a new median, against which nothing signals any more. What led to the
    phase still counts: the later values are judged against the first phase's median too.
    """
    if said.analysis is None:
        return False
    strong = [p for p in said.analysis.phases if p.strength == "strong"]
    if strong:
        return _means(strong[-1], said, "better") and _kept(strong[-1], said)
    carried = _carried_on(said.analysis)
    return carried is not None and carried.strength == "strong" and _means(carried, said, "better")


def _kept(gained: Phase, said: Said) -> bool:
    """Whether the last phase is not back on the worse side of the median against which the gain was seen."""
    assert said.analysis is not None
    last = said.analysis.phases[-1]
    if last is gained or last.centre is None or gained.centre is None:
        return True
    return last.centre >= gained.centre if said.measure.better == "higher" else last.centre <= gained.centre


def _means(phase: Phase, said: Said, meaning: Meaning) -> bool:
    assert said.analysis is not None
    named = named_signal(phase, said.analysis.rules)
    if named is None or undone(named, phase):
        return False
    return meaning_in(phase, named, said.analysis, said.measure.better) == meaning


def _carried_on(analysis: Analysis) -> Phase | None:
    """The first phase's median, carried on over the later phases, as one frozen phase of a run chart."""
    first = analysis.phases[0]
    if len(analysis.phases) < 2 or first.centre is None or first.window is None:
        return None
    start, end = first.window
    baseline = sum(v is not None for v in analysis.values[start - 1 : end])
    return analyse(list(analysis.values), kind="run", rules=analysis.rules, phases=(PhaseSpec(1, baseline),)).phases[0]


def worsened(said: Said) -> bool:
    """Whether the last phase has a strong signal for the worse."""
    if said.analysis is None or said.analysis.phases[-1].strength != "strong":
        return False
    return _means(said.analysis.phases[-1], said, "worse")


def at_new_level(said: Said) -> bool:
    """Whether a later phase has nine useful observations or more."""
    phases = said.analysis.phases if said.analysis else ()
    return len(phases) > 1 and (phases[-1].useful or 0) >= NEW_LEVEL


def goal_held(said: Said) -> bool:
    """Whether the median of a later phase is at the goal or beyond it."""
    way = way_to_goal(said)
    return way is not None and way >= 1 - 1e-9 and said.analysis is not None and len(said.analysis.phases) > 1
