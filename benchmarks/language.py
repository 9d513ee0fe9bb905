"""Precision and recall of the coach's language rules on the labelled corpora; run as `python benchmarks/language.py`.

The figures are for the finding, which is what a teacher meets: "even better if" for an aim without a date, for a
task listed as an idea. A wrong one costs precision, a missed one recall. Labels that are marked as arguable are left
out; the texts that two people labelled say how far people agree, and how far the rules agree with each of them.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from mfi_site.coach.language import aim, idea, measure

CORPUS = Path(__file__).resolve().parents[1] / "tests" / "coach" / "corpus"

Row = dict[str, Any]
Says = Callable[[Row, str], bool | None]


@dataclass(frozen=True)
class Question:
    """One thing asked of a text: the label in the corpus, whether the finding fires on its absence, and the answer."""

    label: str
    corpus: str
    fires_when: bool
    answer: Callable[[str], bool]


QUESTIONS = (
    Question("how_much", "aims", False, lambda text: aim.how_much(text).present),
    Question("relative_only", "aims", True, lambda text: aim.how_much(text).relative_only),
    Question("baseline", "aims", False, lambda text: aim.baseline(text).present),
    Question("by_when", "aims", False, lambda text: aim.by_when(text).present),
    Question("for_whom", "aims", False, lambda text: aim.for_whom(text).present),
    Question("solution", "aims", True, lambda text: aim.solution(text).present),
    Question("too_wide", "aims", True, lambda text: aim.scope(text).too_wide),
    Question("task", "ideas", True, idea.task),
    Question("concept", "ideas", True, idea.concept),
    Question("vague", "measures", True, measure.vague),
    Question("direction", "measures", True, lambda text: measure.direction(text).present),
)


@dataclass(frozen=True)
class Score:
    """Counts of findings: right, wrong and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The share of findings that are right; 1 where there are none."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The share of faults that are found; 1 where there are none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def rows(corpus: str) -> list[Row]:
    """The labelled texts of one corpus."""
    return [json.loads(line) for line in (CORPUS / f"{corpus}.jsonl").read_text(encoding="utf-8").splitlines()]


def first(row: Row, label: str) -> bool | None:
    """What the first person said, or `None` where it can be argued or was not asked."""
    labels: dict[str, bool] = {} if label in row.get("arguable_on", ()) else row
    return labels.get(label)


def second(row: Row, label: str) -> bool | None:
    """What the second person said, who had not seen the rules."""
    labels: dict[str, bool] = row.get("second", {})
    return labels.get(label)


def both(row: Row, label: str) -> bool | None:
    """What the two people say where they say the same."""
    return first(row, label) if first(row, label) is second(row, label) else None


def score(question: Question, texts: list[Row], says: Says = first) -> Score:
    """How the finding of one question does on the texts that have a label."""
    right = wrong = missed = 0
    for row in texts:
        label = says(row, question.label)
        if label is None:
            continue
        fires = question.answer(row["text"]) is question.fires_when
        fault = label is question.fires_when
        right += fires and fault
        wrong += fires and not fault
        missed += fault and not fires
    return Score(right, wrong, missed)


@dataclass(frozen=True)
class Agreement:
    """How often two people give a text the same label, and how much more often than by chance (Cohen's kappa)."""

    texts: int
    share: float
    kappa: float


def agreement(label: str, texts: list[Row]) -> Agreement | None:
    """How far two people agree on one label; `None` where nobody labelled it twice."""
    pairs = [
        (one, two) for row in texts if (one := row.get(label)) is not None and (two := second(row, label)) is not None
    ]
    if not pairs:
        return None
    share = sum(one is two for one, two in pairs) / len(pairs)
    ones, twos = (sum(pair[side] for pair in pairs) / len(pairs) for side in (0, 1))
    chance = ones * twos + (1 - ones) * (1 - twos)
    return Agreement(len(pairs), share, (share - chance) / (1 - chance) if chance < 1 else 1.0)


def main() -> None:
    """Print the figures of the rules, those of the two people, and the time that 200 projects take."""
    print(f"{'finding':<16}{'texts':>6}{'faults':>8}{'precision':>11}{'recall':>8}")
    for question in QUESTIONS:
        texts = rows(question.corpus)
        result = score(question, texts)
        asked = sum(first(row, question.label) is not None for row in texts)
        faults = result.right + result.missed
        print(f"{question.label:<16}{asked:>6}{faults:>8}{result.precision:>11.3f}{result.recall:>8.3f}")
    print("\nTwo people, and precision / recall of the rules against each and against what both say")
    print(f"{'finding':<16}{'texts':>6}{'agree':>8}{'kappa':>7}{'first':>15}{'second':>15}{'both':>15}")
    for question in QUESTIONS:
        texts = [row for row in rows(question.corpus) if "second" in row]
        people = agreement(question.label, texts)
        if people is None:
            continue
        figures = (score(question, texts, says) for says in (first, second, both))
        against = "".join(f"{figure.precision:>8.3f} /{figure.recall:.3f}" for figure in figures)
        print(f"{question.label:<16}{people.texts:>6}{people.share:>8.1%}{people.kappa:>7.2f}{against}")
    aims, ideas = ([row["text"] for row in rows(name)] for name in ("aims", "ideas"))
    started = time.perf_counter()
    for number in range(200):
        text = f"{aims[number % len(aims)]} {number}"
        own = [ideas[(number * 10 + step) % len(ideas)] for step in range(10)]
        for ask in (aim.how_much, aim.baseline, aim.by_when, aim.for_whom, aim.scope):
            ask(text)
        aim.solution(text, own)
        for one in own:
            idea.task(one)
            idea.concept(one)
    print(f"200 projects with 10 ideas each: {time.perf_counter() - started:.3f} s")


if __name__ == "__main__":
    main()
