"""Train the coach's linear models of language on the labelled corpora; run as `python benchmarks/train_language.py`.

Each model is a logistic regression with a quadratic penalty, fitted by coordinate descent, so that it needs nothing but
Python and comes out the same each time. Before it is written, each batch of texts in turn is judged by a model
that was trained on the other batches alone. Those figures are printed, and the threshold is the lowest one at which
the findings on them are as precise as they have to be: less so for solutions, where patterns find the plain ones and
the figure is that of the doubtful ones alone. `--check` only says whether the weights belong to the corpora.
"""

from __future__ import annotations

import hashlib
import json
import math
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from mfi_site.coach.language import model as models
from mfi_site.coach.language.shapes import shape, timeless
from mfi_site.coach.language.solution import plain_solution

CORPUS = Path(__file__).resolve().parents[1] / "tests" / "coach" / "corpus"
# question: its corpus, and the precision that is asked of its findings on batches that were held back
QUESTIONS = {
    "task": ("ideas", 0.91),
    "concept": ("ideas", 0.92),
    "solution": ("aims", 0.81),
    "vague": ("measures", 0.94),
}
# pairs of aims that the author of the rules wrote to be learnt from: no measure of anything
TO_TEACH = frozenset({19})
# how much a mistake costs against a large weight; a feature that one or two texts have says nothing
COST, LEAST_TEXTS = 3.0, 3
PASSES, SETTLED = 60, 1e-3
SMALLEST_WEIGHT, DIGITS = 0.08, 2


@dataclass(frozen=True)
class Text:
    """One labelled text; left out of the figures where its label can be argued or the model is not asked."""

    features: frozenset[str]
    label: bool
    batch: int
    left_out: bool


def texts(question: str) -> list[Text]:
    """The labelled texts of a question."""
    rows = (json.loads(line) for line in _corpus(question).read_text(encoding="utf-8").splitlines())
    return [
        Text(
            _features(question, row["text"]),
            row[question],
            row["batch"],
            question in row.get("arguable_on", ())
            or row["batch"] in TO_TEACH
            or (question == "solution" and plain_solution(row["text"]).present),
        )
        for row in rows
        if question in row
    ]


def _features(question: str, text: str) -> frozenset[str]:
    return frozenset((*models.names(timeless(text)), *shape(text)) if question == "solution" else models.names(text))


def _corpus(question: str) -> Path:
    return CORPUS / f"{QUESTIONS[question][0]}.jsonl"


def fingerprint(question: str) -> str:
    """What the weights of a question were learnt from: its texts, what the code finds in them, and the settings."""
    settings = (QUESTIONS[question], COST, LEAST_TEXTS, PASSES, SETTLED, SMALLEST_WEIGHT, DIGITS)
    seen = [(sorted(row.features), row.label, row.batch, row.left_out) for row in texts(question)]
    return hashlib.sha256(repr((settings, seen)).encode()).hexdigest()


def fit(rows: Sequence[Text]) -> dict[str, float]:
    """The weights that make the labels most likely; each step lowers the cost, by a bound on how far it bends."""
    counts = Counter(name for row in rows for name in row.features)
    having: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(rows):
        for name in row.features:
            if counts[name] >= LEAST_TEXTS:
                having[name].append(number)
    weights = dict.fromkeys(sorted(having), 0.0)
    totals = [0.0] * len(rows)
    off = [0.5 - row.label for row in rows]
    for _ in range(PASSES):
        largest = 0.0
        for name, weight in weights.items():
            places = having[name]
            step = (COST * sum(off[n] for n in places) + weight) / (COST * len(places) / 4 + 1)
            weights[name] = weight - step
            largest = max(largest, abs(step))
            for n in places:
                totals[n] -= step
                off[n] = 1 / (1 + math.exp(-totals[n])) - rows[n].label
        if largest < SETTLED:
            break
    return weights


def rounded(weights: dict[str, float]) -> dict[str, float]:
    """The weights that are worth writing down."""
    return {name: round(weight, DIGITS) for name, weight in weights.items() if abs(weight) >= SMALLEST_WEIGHT}


def total(weights: dict[str, float], row: Text) -> float:
    """How far the weights speak for yes."""
    return sum(weights.get(name, 0.0) for name in sorted(row.features))


def held_back(rows: Sequence[Text]) -> list[tuple[float, Text]]:
    """Each text with what a model says of it that has not seen its batch."""
    judged = []
    for batch in sorted({row.batch for row in rows}):
        weights = fit([row for row in rows if row.batch != batch])
        judged += [(total(weights, row), row) for row in rows if row.batch == batch and not row.left_out]
    return judged


def figures(judged: Sequence[tuple[float, Text]], threshold: float) -> tuple[float, float]:
    """Precision and recall of the findings at a threshold; precision is 1 where there are none."""
    fired = [row.label for value, row in judged if value >= threshold]
    faults = sum(row.label for _, row in judged)
    return (sum(fired) / len(fired) if fired else 1.0), (sum(fired) / faults if faults else 1.0)


def threshold_for(judged: Sequence[tuple[float, Text]], precision: float) -> float:
    """The lowest threshold from which on the findings are at least so precise."""
    steps = [step / 10 for step in range(50, -21, -1)]
    low_enough = [step for step in steps if figures(judged, step)[0] >= precision]
    return min(low_enough)


def main(arguments: Sequence[str]) -> int:
    """Train every model, print its figures on batches it had not seen, and write its weights."""
    stale = [question for question in QUESTIONS if written(question).get("learnt_from") != fingerprint(question)]
    if "--check" in arguments:
        print(f"weights to be trained again: {', '.join(stale) or 'none'}")
        return bool(stale)
    for question, (_, precision) in QUESTIONS.items():
        rows = texts(question)
        judged = held_back(rows)
        threshold = threshold_for(judged, precision)
        print(f"{question}, threshold {threshold}: {_shown(judged, threshold)}")
        for batch in sorted({row.batch for row in rows} - TO_TEACH):
            of_batch = [pair for pair in judged if pair[1].batch == batch]
            print(f"  batch {batch:>2}: {_shown(of_batch, threshold)}")
        data = {"learnt_from": fingerprint(question), "threshold": threshold, "weights": rounded(fit(rows))}
        lines = json.dumps(data, ensure_ascii=False, indent=0, separators=(",", ":"))
        _path(question).write_text(f"{lines}\n", encoding="utf-8")
    return 0


def _shown(judged: Sequence[tuple[float, Text]], threshold: float) -> str:
    precision, recall = figures(judged, threshold)
    return f"{precision:.0%} / {recall:.0%}"


def _path(question: str) -> Path:
    return models.WEIGHTS / f"{question}.json"


def written(question: str) -> dict[str, Any]:
    """What is in a question's file today; nothing where there is none."""
    return dict(json.loads(_path(question).read_text(encoding="utf-8"))) if _path(question).exists() else {}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
