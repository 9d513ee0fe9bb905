"""From a case to its findings: every rule that applies, those that the team silenced left out with a note."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import cast

from mfi_site.coach.case import Case
from mfi_site.coach.plugs import modules
from mfi_site.coach.quoting import plain, quoted
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding

Check = Callable[[Case], Iterable[Finding]]
IGNORED = "review-ignored"


@dataclass(frozen=True, slots=True)
class Plug:
    """A rule, what it does, and its examples."""

    rule: Rule
    check: Check
    passes: tuple[str, ...]
    fails: tuple[str, ...]
    doc: str


@cache
def plugs(prefix: str = "") -> tuple[Plug, ...]:
    """Every rule of the folder whose id begins with `prefix`, by id."""
    found = [
        Plug(cast(Rule, m.RULE), cast(Check, m.check), m.PASSES, m.FAILS, m.__doc__ or "")
        for m in modules("mfi_site.coach.rules", prefix.replace("-", "_"))
    ]
    return tuple(sorted(found, key=lambda plug: plug.rule.id))


def applies(rule: Rule, case: Case) -> bool:
    """Whether the project is far enough for the rule; those marked 1 apply before the first report too."""
    return rule.stage <= max(1, case.stage) and (case.audience == "coach" or not rule.private)


@lru_cache(maxsize=256)
def checked(plug: Plug, case: Case) -> tuple[Finding, ...]:
    """What one rule finds; asked again for the same case, it is not worked out again."""
    return tuple(plug.check(case))


def findings_of(case: Case, only: tuple[str, ...] = ()) -> tuple[Finding, ...]:
    """What the coach's rules find, sorted by place; a project whose charter cannot be read is left alone.

    `only` names the rules that are asked, all of them by default.
    """
    if case.project.notice:
        return ()
    silenced = set(case.project.charter.review.ignore)
    found: list[Finding] = []
    for plug in _asked(only):
        if plug.rule.id not in silenced and applies(plug.rule, case):
            found += checked(plug, case)
    if case.audience == "coach" and not only:
        found += _silenced(case)
    return tuple(sorted(found, key=lambda finding: finding.sort_key))


def _asked(only: tuple[str, ...]) -> Iterable[Plug]:
    return (plug for name in only for plug in plugs(name) if plug.rule.id == name) if only else plugs()


def public_findings(coach: Case, public: Case | None) -> tuple[Finding, ...]:
    """What may be said in public: found in what the public may read, true with all that the coach knows.

    What is missing in public only because it is closed is no finding, and neither is what only the closed parts
    show. What goes by the size of values is said of the values shown, and so tells nothing of those behind them. A
    concern is never public.
    """
    if public is None:
        return ()
    told = {(f.rule, f.kind, f.message, f.path) for f in findings_of(coach)}
    by_values = {plug.rule.id for plug in plugs() if plug.rule.judges_values}
    return tuple(f for f in findings_of(public) if f.kind != "concern"
                 and (f.rule in by_values or (f.rule, f.kind, f.message, f.path) in told))


def _silenced(case: Case) -> Iterable[Finding]:
    """The review says which rules were silenced, and why; a name that is no rule is asked about."""
    review = case.project.charter.review
    known = {plug.rule.id for plug in plugs()}
    line, column = case.project.place("review")
    path = f"projects/{case.project.id}/charter.md"
    for name in review.ignore:
        if name in known and review.because:
            said = f"The team says why the rule {name} does not fit this project: {plain(review.because)[:200]}"
            yield Finding(IGNORED, "liked", said, "", path, line, column, case.project.id)
        elif name in known:
            yield Finding(
                IGNORED,
                "better",
                f"the charter said why the rule {name} does not fit this project",
                "Add because: to review.",
                path,
                line,
                column,
                case.project.id,
            )
        else:
            yield Finding(
                IGNORED,
                "better",
                f"review named a rule that exists; {quoted(name)} is none",
                "See the names with: mfi-site rules",
                path,
                line,
                column,
                case.project.id,
            )
