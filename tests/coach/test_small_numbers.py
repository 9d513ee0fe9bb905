"""The rule small-numbers looks at every text that the public reads, and at no other."""

from __future__ import annotations

import pytest

from mfi_site.coach.rules.small_numbers import check
from tests.coach.conftest import Make

PLAN = "changes: [{id: card, idea: A card}]\n"
FEW = "Only 3 of 7 pupils took part"


@pytest.mark.parametrize("example", [
    f"aim_note: {FEW}\n---\n", f"aim_changed: {{on: 2025-11-10, because: {FEW}}}\n---\n",
    f"measures: [{{id: m, name: On track, phases: [{{from: 2025-10-01, because: {FEW}}}]}}]\n---\n",
    f"{PLAN}---\n=== pdsa/01-card.md\n---\nchange: card\nstarted: 2025-09-08\nconditions: {FEW}\n---\n## Plan\nIt.\n",
    f"---\n=== tools/a.yml\ntool: fishbone\neffect: Late\ncauses: {{People: [{FEW}]}}\n",
    f"---\n=== tools/a.yml\ntool: pareto\nof: Days lost\ncounts: {{{FEW}: 4}}\n",
])
@pytest.mark.parametrize("open_", [True, False])
def test_few_people_are_told_wherever_anyone_may_read_them(case_of: Make, example: str, open_: bool) -> None:
    """Notes, reasons, conditions and tools are public words too; where a file is for the coach alone they are not."""
    if not open_ and "===" not in example:
        example = f"audience: coach\n{example}"
    elif not open_:
        for key in ("tool:", "change: card"):
            example = example.replace(key, f"audience: coach\n{key}")
    assert bool(list(check(case_of(example)))) is open_
