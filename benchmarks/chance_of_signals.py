"""How often charts of random values show a possible signal: makes mfi_site/statistics/chance_table.py.

    python benchmarks/chance_of_signals.py > mfi_site/statistics/chance_table.py

Seeded: the same table comes out every time. Takes a few minutes.
"""
from __future__ import annotations

from collections.abc import Iterator
from random import Random

from mfi_site.statistics import Kind, PhaseSpec, Rules, analyse
from mfi_site.statistics.analysis import RULE_SETS

SEED = 20110705
SERIES = 4000
LENGTHS = (10, 11, 12, 14, 16, 18, 20, 24, 30, 36, 42, 48, 60, 80, 100, 140, 200)
BASELINES = (2, 4, 6, 8, 10, 12, 14, 16, 20, 24, 30, 40, 60, 100)
KINDS: tuple[Kind, ...] = ("run", "i")
RULES: tuple[Rules, ...] = ("ihi", "anhoej")

Cell = tuple[Rules, Kind, int, int]


def cells_of() -> Iterator[tuple[int, int]]:
    """The (values in the baseline, length) pairs of the table; all the values come last at each length."""
    for n in LENGTHS:
        yield from ((b, n) for b in (*(b for b in BASELINES if b < n), n))


def count_signals(series: int = SERIES, seed: int = SEED) -> dict[Cell, int]:
    """In how many of `series` sets of normal values each cell's chart shows a possible signal."""
    random = Random(seed)
    counts: dict[Cell, int] = {(r, k, b, n): 0 for k in KINDS for b, n in cells_of() for r in RULES}
    for _ in range(series):
        values = [random.gauss(0, 1) for _ in range(LENGTHS[-1])]
        for kind in KINDS:
            for b, n in cells_of():
                phase = analyse(values[:n], kind=kind, phases=[PhaseSpec(1, b)]).phases[0]
                shown = {signal.rule for signal in phase.signals}
                for rules in RULES:
                    counts[rules, kind, b, n] += bool(shown & (RULE_SETS[rules] | {"limits"}))
    return counts


def table(counts: dict[Cell, int], series: int = SERIES) -> str:
    """The module text."""
    lines = [
        '"""Made by benchmarks/chance_of_signals.py; not to be edited.',
        "",
        "CHANCES[rules, kind][length]: pairs of (values that set the centre, chance of a possible signal).",
        '"""',
        "from __future__ import annotations",
        "",
        "CHANCES: dict[tuple[str, str], dict[int, tuple[tuple[int, float], ...]]] = {",
    ]
    for rules in RULES:
        for kind in KINDS:
            lines.append(f'    ("{rules}", "{kind}"): {{')
            for n in LENGTHS:
                pairs = [(b, counts[rules, kind, b, n] / series) for b, length in cells_of() if length == n]
                lines.append(f"        {n}: (")
                for i in range(0, len(pairs), 6):
                    cells = " ".join(f"({b}, {chance:.3f})," for b, chance in pairs[i : i + 6])
                    lines.append(f"            {cells}")
                lines.append("        ),")
            lines.append("    },")
    return "\n".join([*lines, "}", ""])


if __name__ == "__main__":
    print(table(count_signals()), end="")
