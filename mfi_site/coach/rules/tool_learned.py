"""Each tool says what the team learned from it."""

from __future__ import annotations

from collections.abc import Iterable

from mfi_site.coach.case import Case
from mfi_site.coach.quoting import quoted
from mfi_site.coach.rule import Rule
from mfi_site.coach.stage import SYSTEM_TOOLS
from mfi_site.model.finding import Finding

RULE = Rule(
    id="tool-learned",
    kind="better",
    area="Understanding the system",
    stage=2,
    asks="Each tool carries learned: what the team learned from it.",
    guidance="Reference to how they are using or intend to use technical tools to understand their system and what "
    "they've learned from this.",
)
_TOOL = "tags: [a]\n=== tools/why.yml\ntool: fishbone\neffect: Late arrivals\ncauses: {People: [Tired]}\n"
PASSES = (_TOOL + "learned: Most causes are ours and not the families'.\n",)
FAILS = (_TOOL,)


def check(case: Case) -> Iterable[Finding]:
    for tool in case.project.tools:
        if tool.kind in SYSTEM_TOOLS and not getattr(tool.form, "learned", ""):
            name = getattr(tool.form, "title", "") or tool.kind.replace("-", " ")
            yield RULE.at(
                case,
                tool.path,
                f"{quoted(name)} said what you learned from it",
                "Add learned: with the one thing that surprised you.",
            )
