"""Run charts and control charts: numbers in, numbers out. Nothing here knows of boards, dates or words."""
from __future__ import annotations

from mfi_site.statistics.analysis import analyse
from mfi_site.statistics.chance import chance_of_possible
from mfi_site.statistics.critical import crossings_limit, longest_run_limit, runs_limits
from mfi_site.statistics.proposal import propose_phase
from mfi_site.statistics.strong import strong_limits
from mfi_site.statistics.types import (
    Analysis,
    Kind,
    Phase,
    PhaseSpec,
    Proposal,
    Rule,
    Rules,
    Side,
    Signal,
    Strength,
)

__all__ = [
    "Analysis",
    "Kind",
    "Phase",
    "PhaseSpec",
    "Proposal",
    "Rule",
    "Rules",
    "Side",
    "Signal",
    "Strength",
    "analyse",
    "chance_of_possible",
    "crossings_limit",
    "longest_run_limit",
    "propose_phase",
    "runs_limits",
    "strong_limits",
]
