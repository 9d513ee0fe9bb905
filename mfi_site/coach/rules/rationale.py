"""The charter says why the work matters."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.rule import Rule
from mfi_site.coach.stage import has_rationale
from mfi_site.model.finding import Finding

RULE = Rule(
    id="rationale",
    kind="better",
    area="Aim",
    asks='The charter has a rationale, under a heading such as "Why this matters".',
    guidance="All participants should be developing a charter that includes the rationale for their project. "
    "Are your QI "
    "Practitioners clear on the rationale for their aim?",
)
PASSES = ("tags: [literacy]\n---\n## Why this matters\n\nThirteen of 24 pieces met the must-haves in August.\n",)
FAILS = ("tags: [literacy]\n---\n## Who we are\n\nThe Primary 4 team.\n", "tags: [literacy]")


def check(case: Case) -> Iterable[Finding]:
    if not has_rationale(case.project):
        yield RULE.on(
            case,
            "the charter said why this matters: what you saw, and for whom",
            'Write two or three sentences under a heading "Why this matters", below the front matter.',
        )
