"""Precision and recall of the guard on its labelled corpus, and its speed on ordinary and hostile texts.

Run with `python benchmarks/guard.py`. The corpus is tests/guard/corpus*.jsonl: one text a line, with the kinds
of identifier it holds (none for a look-alike); the second file is by another hand than the rules.

Exits 1 where a valid candidate number, pupil number, e-mail
address or telephone number is missed.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

CORPUS = tuple(sorted((Path(__file__).resolve().parent.parent / "tests" / "guard").glob("corpus*.jsonl")))
NEVER_MISSED = ("scn", "upn", "email", "phone")
MEBIBYTE = 1 << 20
HOSTILE = {
    "school prose": "By 26 June 2026, 85% of our 24 Primary 4 pupils will be on track, up from 54%. ",
    "one digit": "0",
    "digits and spaces": "1 ",
    "noughts and ones": "01 ",
    "at signs": "@",
    "letters and at signs": "a@",
    "dots": ".",
    "letters and dots": "a.",
    "one letter": "a",
    "spaces": " ",
    "brackets": "(",
    "plus signs": "+44 ",
    "dates and born": "born 01 ",
    "candidate words": "scn 111 111 111 ",
    "entities": "&#48;",
    "backslashes": "\\",
    "invisible characters": "a\u200d",
    "spoken addresses": "a at b dot ",
    "telephone numbers": "0131 496 0123, ",
}


@dataclass
class Score:
    """Identifiers of each kind that were found, missed, or reported where there is none."""

    found: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)

    def add(self, expected: Counter[str], reported: Counter[str]) -> None:
        self.found.update(expected & reported)
        self.missed.update(expected - reported)
        self.false.update(reported - expected)

    def recall(self, kind: str) -> float:
        wanted = self.found[kind] + self.missed[kind]
        return self.found[kind] / wanted if wanted else 1.0

    def precision(self, kind: str) -> float:
        reported = self.found[kind] + self.false[kind]
        return self.found[kind] / reported if reported else 1.0

    @property
    def kinds(self) -> list[str]:
        return sorted({*self.found, *self.missed, *self.false})


def score(corpus: Sequence[Path] = CORPUS) -> tuple[Score, int, int]:
    """The score, the number of texts and the number of look-alikes among them."""
    from mfi_site.guard import in_text

    lines = [json.loads(line) for path in corpus for line in path.read_text(encoding="utf-8").splitlines()]
    result = Score()
    for line in lines:
        result.add(Counter(line["kinds"]), Counter(item.kind for item in in_text(line["text"])))
    return result, len(lines), sum(not line["kinds"] for line in lines)


def seconds(part: str) -> float:
    """Processor time for 1 MiB of a text made of one part over and over."""
    from mfi_site.guard import in_text

    text = (part * (MEBIBYTE // len(part) + 1))[:MEBIBYTE]
    began = time.process_time()
    in_text(text)
    return time.process_time() - began


def main() -> int:
    """Print both tables; 1 where something that must never be missed was."""
    result, texts, look_alikes = score()
    print(f"Corpus: {texts} texts, {look_alikes} of them look-alikes\n")
    print(f"{'kind':<16}{'precision':>10}{'recall':>10}{'found':>8}{'missed':>8}{'false':>8}")
    for kind in result.kinds:
        print(
            f"{kind:<16}{result.precision(kind):>10.1%}{result.recall(kind):>10.1%}"
            f"{result.found[kind]:>8}{result.missed[kind]:>8}{result.false[kind]:>8}"
        )
    print("\nSeconds for 1 MiB of")
    for name, part in HOSTILE.items():
        print(f"{name:<24}{seconds(part):>8.2f}")
    return int(any(result.missed[kind] for kind in NEVER_MISSED))


if __name__ == "__main__":
    sys.exit(main())
