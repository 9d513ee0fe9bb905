"""Which of the things that were asked for are there now, rather than that nobody can ask for them any more.

What was taken out answers nothing: a measure, its data, an idea, a test, a report; nor does a rule that was silenced,
or a project that was paused.
"""

from __future__ import annotations

from functools import lru_cache

from mfi_site.coach.change.judged import named_in, names_of
from mfi_site.coach.engine import IGNORED, plugs
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding
from mfi_site.model.project import Project

_PASSING = frozenset({"data-stale", "inactive", "pdsa-long", "score-over", "score-under", "due-in-holiday"})


def answered(finding: Finding, before: Project | None, after: Project) -> bool:
    """Whether a finding that is gone says something well done."""
    if not _there(finding.path or "", after):
        return False
    if finding.kind == "problem":
        return True
    return finding.kind == "better" and _asked_still(finding, after) and not _taken_out(finding, before, after)


def _asked_still(finding: Finding, after: Project) -> bool:
    """Whether the rule would ask again: it goes neither by the calendar alone, nor is it silenced or too early."""
    review = after.charter.review
    if finding.rule == IGNORED:
        return bool(review.because)
    if finding.rule in _PASSING or finding.rule in review.ignore or after.charter.status != "active":
        return False
    if finding.rule.startswith("aim-") and finding.rule != "aim-missing" and not after.charter.aim:
        return False
    rule = _rules().get(finding.rule)
    return rule is None or rule.stage <= max(1, len(after.reports))


def _taken_out(finding: Finding, before: Project | None, after: Project) -> bool:
    """Whether what the finding was about is gone: what it names, else anything of the kind that it is about."""
    is_now = set(names_of(after).values())
    named = named_in(finding, names_of(before))
    if named:
        measure = named.removeprefix("measures/")
        return named not in is_now or (finding.rule.startswith("data-") and not _has_data(after, measure))
    kinds = {"Measures": ("measures/",), "Changes": ("changes/", "drivers/"), "Testing": ("changes/", "pdsa/")}
    rule = _rules().get(finding.rule)
    gone = {*names_of(before).values(), *_tests(before)} - {*is_now, *_tests(after)}
    return any(part.startswith(kinds.get(rule.area if rule else "", ())) for part in gone)


def _tests(project: Project | None) -> set[str]:
    return {f"pdsa/{cycle.id}" for cycle in project.cycles} if project is not None else set()


def _has_data(project: Project, measure: str) -> bool:
    series = project.series_of(measure)
    return series is not None and bool(series.known)


def _there(path: str, project: Project) -> bool:
    """Whether the file that a finding is about can still be read."""
    folder, _, name = path.split("/", 2)[-1].partition("/") if path.startswith("projects/") else ("", "", "")
    known = {
        "pdsa": [cycle.id for cycle in project.cycles],
        "reports": [r.month for r in project.reports] + [f"{f.month}.feedback" for f in project.feedback],
        "measures": [series.measure for series in project.series],
        "tools": [tool.id for tool in project.tools],
    }
    return folder not in known or name.rpartition(".")[0] in known[folder]


@lru_cache(maxsize=1)
def _rules() -> dict[str, Rule]:
    return {plug.rule.id: plug.rule for plug in plugs()}
