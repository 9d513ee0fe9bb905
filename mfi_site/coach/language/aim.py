"""What can be understood of an aim: how much, from where, by when, for whom, how wide, and its own solution."""

from __future__ import annotations

from mfi_site.coach.language.baseline import Baseline, baseline
from mfi_site.coach.language.by_when import ByWhen, by_when
from mfi_site.coach.language.for_whom import ForWhom, for_whom
from mfi_site.coach.language.how_much import HowMuch, how_much
from mfi_site.coach.language.scope import Scope, scope
from mfi_site.coach.language.solution import Solution, solution

__all__ = [
    "Baseline", "ByWhen", "ForWhom", "HowMuch", "Scope", "Solution",
    "baseline", "by_when", "for_whom", "how_much", "scope", "solution",
]  # fmt: skip
