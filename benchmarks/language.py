"""Precision and recall of the coach's language rules on the labelled corpora; run as `python benchmarks/language.py`.

The figures are for the finding, which is what a teacher meets: "even better if" for an aim without a date, for a
task listed as an idea. A wrong one costs precision, a missed one recall.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from mfi_site.coach.language import aim, idea, measure

CORPUS = Path(__file__).resolve().parents[1] / "tests" / "coach" / "corpus"


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
    Question("task", "ideas", True, lambda text: idea.task(text).present),
    Question("concept", "ideas", True, lambda text: idea.concept(text).present),
    Question("vague", "measures", True, lambda text: measure.vague(text).vague),
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


def rows(corpus: str) -> list[dict[str, object]]:
    """The labelled texts of one corpus."""
    return [json.loads(line) for line in (CORPUS / f"{corpus}.jsonl").read_text(encoding="utf-8").splitlines()]


def score(question: Question, texts: list[dict[str, object]]) -> Score:
    """How the finding of one question does on labelled texts."""
    right = wrong = missed = 0
    for row in texts:
        fires = question.answer(str(row["text"])) is question.fires_when
        fault = row[question.label] is question.fires_when
        right += fires and fault
        wrong += fires and not fault
        missed += fault and not fires
    return Score(right, wrong, missed)


def main() -> None:
    """Print a line a question, and the time that 200 projects take."""
    print(f"{'finding':<16}{'texts':>6}{'faults':>8}{'precision':>11}{'recall':>8}")
    for question in QUESTIONS:
        texts = rows(question.corpus)
        result = score(question, texts)
        faults = result.right + result.missed
        print(f"{question.label:<16}{len(texts):>6}{faults:>8}{result.precision:>11.3f}{result.recall:>8.3f}")
    aims, ideas = ([str(row["text"]) for row in rows(name)] for name in ("aims", "ideas"))
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
