"""Every level of the evidence score, from small projects that grow a step at a time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from mfi_site.coach.case import Case
from mfi_site.coach.engine import findings_of
from mfi_site.coach.stage import meaning, own_score, public_stage, standing

Make = Callable[..., Case]
AIM = "aim: By 26 June 2026, 85% of our 24 Primary 4 pupils will be on track in writing, up from 50%.\n"
TEAM = "team: [{role: Primary 4 teacher, lead: true}, {role: Depute headteacher, lead: true}]\n"
PLAN = (
    "measures:\n  - {id: track, name: '% of P4 pupils on track', type: outcome, goal: 85, definition: A, collected: B, "
    "frequency: weekly, group: 24%PHASES%}\n"
)
WHY = "---\n## Why this matters\n\nThirteen of 24 pieces met the must-haves.\n"
REPORT = "=== reports/2025-09.md\n---\nsubmitted: 2025-09-12\n---\n## Next steps\n\nTest the card.\n%MORE%"
TOOL = "=== tools/why.yml\ntool: fishbone\neffect: Late\ncauses: {People: [Tired]}\nlearned: Much.\n"
CYCLE = (
    "=== pdsa/01-card.md\n---\nchange: card\nstarted: 2025-10-27\nended: 2025-11-07\nscale: "
    "class\nprediction_met: yes\n"
    "decision: {decision}\n---\n## Plan\n\nOne.\n\n## Do\n\nTwo.\n\n## Study\n\n9 of 12 lessons.\n\n## Act\n\nNext.\n"
)
IDEA = "changes: [{id: card, idea: A three-point desk card, implementation: %HOW%}]\n"
DAYS = [f"2025-{m:02}-{d:02}" for m in (8, 9, 10, 11) for d in range(1, 29, 3)]


def _data(values: Sequence[float]) -> str:
    rows = "".join(f"{day},{value}\n" for day, value in zip(DAYS, values, strict=False))
    return f"=== measures/track.csv\ndate,value\n{rows}"


def _text(
    *,
    why: bool = True,
    plan: bool = True,
    report: bool = True,
    tool: bool = False,
    cycle: str = "",
    values: Sequence[float] | None = None,
    phase: int = 0,
    how: str = "''",
    more: str = "",
    goal: str = "85",
) -> str:
    phases = f", phases: [{{from: {DAYS[phase]}, because: The card}}]" if phase else ""
    text = (
        AIM
        + TEAM
        + (PLAN.replace("%PHASES%", phases).replace("goal: 85", f"goal: {goal}") if plan else "")
        + IDEA.replace("%HOW%", how)
        + (WHY if why else "---\n")
    )
    text += REPORT.replace("%MORE%", more) if report else ""
    text += TOOL if tool else ""
    text += CYCLE.replace("{decision}", cycle) if cycle else ""
    return text + (_data(values) if values else "")


LOW = [48, 52, 46, 54, 49, 51, 47, 53, 48, 52, 46, 54]
FIFTH = [58, 62, 57, 63, 59, 61, 56, 64, 58, 62, 57, 63]
GROWN = [72, 68, 73, 69, 74, 70, 71, 67, 75, 72, 69, 73]
HELD = [86, 90, 87, 91, 88, 92, 86, 90, 85, 91, 88, 92]
SUSTAIN = "\n## Sustaining it\n\nNew staff are shown the card in August.\n"
LEVELS = [
    (0.5, "tags: [a]\n"),
    (0.5, _text(why=False)),
    (1.0, _text(plan=False, report=False)),
    (1.0, _text(report=False)),
    (1.5, _text()),
    (2.0, _text(tool=True)),
    (2.0, _text(values=LOW)),
    (2.5, _text(values=LOW, cycle="abandon")),
    (2.5, _text(values=LOW, cycle="adopt")),
    (2.5, _text(values=LOW + FIFTH, phase=12, cycle="abandon")),
    (3.0, _text(values=[50, 50, 60, 40] * 3 + [57, 58, 49, 58, 57, 49, 58, 57], phase=12, cycle="adapt")),
    (3.5, _text(values=LOW + FIFTH, phase=12, cycle="adopt")),
    (4.0, _text(values=LOW + GROWN, phase=16, cycle="adopt", how="In the August pack")),
    (4.5, _text(values=LOW + GROWN, phase=12, cycle="adopt", how="In the August pack")),
    (4.5, _text(values=LOW + HELD, phase=12, cycle="adopt", how="In the August pack")),
    (5.0, _text(values=LOW + HELD, phase=12, cycle="adopt", how="In the August pack", more=SUSTAIN)),
]


EVERYTHING: dict[str, Any] = {"cycle": "adopt", "how": "In the August pack", "phase": 12}


def _about(median: float, number: int = 12) -> list[float]:
    """Values about a median, none of them on it where their number is even."""
    return [round(median + (-1) ** n * (1 + n // 2 % 3), 1) for n in range(number)]


EDGES = [
    # 20% of the way from 50 to 85 is 57 and half of it 67.5; from 50 down to 20 they are 44 and 35
    (3.5, _text(values=LOW + _about(57), phase=12, cycle="adopt")),
    (2.5, _text(values=LOW + _about(56.9), phase=12, cycle="adopt")),
    (3.5, _text(values=LOW + _about(57), phase=12, cycle="adapt")),
    (2.5, _text(values=LOW + _about(57), phase=12, cycle="abandon")),
    (4.5, _text(values=LOW + _about(67.5), **EVERYTHING)),
    (3.5, _text(values=LOW + _about(67.4), **EVERYTHING)),
    (3.5, _text(values=LOW + _about(67.5), phase=12, cycle="adopt")),
    (4.5, _text(values=LOW + _about(70, 10), **EVERYTHING)),
    (4.0, _text(values=LOW + _about(70, 8), **EVERYTHING)),
    (4.0, _text(values=[*LOW, *_about(70, 8), 70], **EVERYTHING)),
    (5.0, _text(values=LOW + _about(85), more=SUSTAIN, **EVERYTHING)),
    (4.5, _text(values=LOW + _about(84.9), more=SUSTAIN, **EVERYTHING)),
    (4.5, _text(values=LOW + _about(85), more="\n## Aim\n\nWe could not sustain attention.\n", **EVERYTHING)),
    (3.5, _text(values=LOW + _about(44), phase=12, cycle="adopt", goal="20, better: lower")),
    (2.5, _text(values=LOW + _about(44.1), phase=12, cycle="adopt", goal="20, better: lower")),
    (4.5, _text(values=LOW + _about(35), goal="20, better: lower", **EVERYTHING)),
    (3.5, _text(values=LOW + _about(35.1), goal="20, better: lower", **EVERYTHING)),
    (5.0, _text(values=LOW + _about(20), more=SUSTAIN, goal="20, better: lower", **EVERYTHING)),
    (4.5, _text(values=LOW + _about(20.1), more=SUSTAIN, goal="20, better: lower", **EVERYTHING)),
    # a goal on the worse side is no way to go, and what was gained and lost again is no improvement
    (2.5, _text(values=LOW + _about(58), phase=12, cycle="adopt", goal="60, better: lower")),
    (2.5, _text(values=LOW + [88, 92] * 6 + _about(45), phase=24, cycle="adopt", goal="85, baseline: 12")),
    # an outcome chart needs a goal, a plan all of its parts, and activity a tool or data
    (2.0, _text(values=LOW + HELD, **EVERYTHING).replace("goal: 85, ", "")),
    (2.0, _text(values=LOW + HELD, **EVERYTHING).replace("type: outcome", "type: process")),
    (1.0, _text(tool=True).replace("collected: B, ", "")),
    (1.0, _text(tool=True).replace("Test the card.", "")),
    (1.5, _text(cycle="adopt")),
    (0.5, _text(tool=True).replace(", lead: true}]", "}]")),
    (0.5, _text(tool=True).replace("By 26 June 2026, ", "")),
]


@pytest.mark.parametrize(("score", "text"), EDGES, ids=[f"{n}-{s}" for n, (s, _) in enumerate(EDGES)])
def test_a_level_is_just_met_or_just_missed(score: float, text: str, case_of: Make) -> None:
    """Each threshold of the table holds from its own value on, upwards and downwards."""
    assert standing(case_of(text)).score == score


def test_a_strong_signal_on_a_process_measure_is_modest_improvement(case_of: Make) -> None:
    """In place of a fifth of the way, and only if it is for the better."""
    used = (
        "  - {id: used, name: '% of lessons with the card', type: process, group: 24, definition: A, collected: B, "
        "frequency: weekly, baseline: 12%MORE%}\n"
    )
    text = _text(values=LOW, cycle="adopt").replace("changes: [", used + "changes: [", 1)
    text += _data([20, 24, 22, 26, 21, 25, 23, 27, 20, 24, 22, 26] + [60] * 12).replace("track.csv", "used.csv")
    assert standing(case_of(text.replace("%MORE%", ""))).score == 3.0
    assert standing(case_of(text.replace("%MORE%", ", better: lower"))).score == 2.5


def test_a_gain_that_went_back_is_no_improvement(case_of: Make) -> None:
    """A strong run for the better counts no more once a shift to the other side has undone it."""
    used = (
        "  - {id: used, name: '% of lessons with the card', type: process, group: 24, definition: A, collected: B, "
        "frequency: weekly, baseline: 12}\n"
    )
    text = _text(values=LOW, cycle="adopt").replace("changes: [", used + "changes: [", 1)
    values = [20, 24, 22, 26, 21, 25, 23, 27, 20, 24, 22, 26] + [60] * 14
    for back, score in ((5, 3.0), (6, 2.5)):
        data = _data(values + [15] * back).replace("track.csv", "used.csv")
        assert standing(case_of(text + data)).score == score


@pytest.mark.parametrize(
    ("own", "rule"),
    [(0.5, "score-under"), (1.0, ""), (1.5, ""), (2.0, ""), (2.5, "score-over"), (5.0, "score-over")],
)
def test_a_difference_of_one_is_asked_about(own: float, rule: str, case_of: Make) -> None:
    """From 1.0 above or below the evidence, and not at half a point."""
    case = case_of(_text().replace("aim:", f"progress: {own}\naim:", 1))
    assert standing(case).score == 1.5
    found = [f for f in findings_of(case) if f.rule.startswith("score-")]
    assert [f.rule for f in found] == ([rule] if rule else [])
    assert all("a force field, process map" in f.suggestion for f in found)


@pytest.mark.parametrize(("score", "text"), LEVELS, ids=[f"{n}-{s}" for n, (s, _) in enumerate(LEVELS)])
def test_the_evidence_reaches_each_level(score: float, text: str, case_of: Make) -> None:
    """The score is the highest level met together with all below it, and names what the next still asks for."""
    stands = standing(case_of(text))
    assert stands.score == score, stands
    assert bool(stands.missing) == (score < 5)


def test_a_level_counts_only_with_those_below_it(case_of: Make) -> None:
    """A goal that is held earns little where nobody wrote down why."""
    text = _text(values=LOW + HELD, phase=12, cycle="adopt", how="In the August pack", more=SUSTAIN, why=False)
    stands = standing(case_of(text))
    assert stands.score == 0.5
    assert stands.missing == ("why this matters, under a heading of its own in the charter",)


def test_a_change_for_the_worse_is_no_improvement(case_of: Make) -> None:
    """A strong signal in the wrong direction does not raise the score."""
    worse = [100 - v for v in LOW + HELD]
    assert standing(case_of(_text(values=worse, phase=12, cycle="adopt"))).score == 2.5


def test_the_teams_own_score_is_the_latest_reports(case_of: Make) -> None:
    """The latest report's score counts before the charter's."""
    report = "=== reports/2025-09.md\n---\nsubmitted: 2025-09-12\nprogress: 1.5\n---\n"
    assert own_score(case_of("progress: 0.5\n" + report).project) == 1.5
    assert own_score(case_of("progress: 0.5\n").project) == 0.5


def test_the_public_stage_is_in_words_and_from_public_content(case_of: Make) -> None:
    """Pages say the meaning of the evidence, in the board's language, and nothing closed counts."""
    text = _text().replace(TEAM, TEAM + "coach_only: [Why this matters]\n")
    case = case_of(text, audience="public")
    stage = public_stage(case.project, case.said)
    assert (stage.score, stage.words) == (0.5, "Intent to take part")
    assert standing(case_of(text)).score == 1.5
    assert public_stage(case.project, list(case.said.values()), "gd").words == "Rùn pàirt a ghabhail"


def test_every_score_has_a_meaning_in_both_languages() -> None:
    """Ten levels, ten meanings."""
    from mfi_site.wording import words

    for half in range(1, 11):
        key = "coach.stage-" + f"{half / 2:.1f}".replace(".", "-")
        assert words("en-GB").say(key) != words("gd").say(key)
        assert meaning(half / 2)
    assert (meaning(0.5), meaning(5.0)) == ("intent to participate", "outstanding, sustained")
