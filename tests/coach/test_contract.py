"""The rules as the page of the coach's review promises them: from which report, of which kind, on which day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from mfi_site.coach.case import Case
from mfi_site.coach.engine import findings_of, plugs
from mfi_site.model.finding import Finding

Make = Callable[..., Case]
FROM_REPORT = {
    2: "tools-used tool-learned pdsa-planned",
    3: "aim-settled idea-team idea-tested measure-family measure-plan data-none pdsa-done reflection",
    4: "pdsa-ramp",
}
CONCERNS = (
    "report-due report-late exception-refused feedback-due feedback-late feedback-promised feedback-shape "
    "feedback-open contact-monthly inactive due-in-holiday"
)
OUTCOME = "measures: [{id: a, name: Number of late arrivals, type: outcome}]\n"
UNTYPED = "measures: [{id: a, name: Number of late arrivals}]\n"
IDEA = "changes: [{id: card, idea: A three-point desk card}]\n"


def _found(case: Case, rule: str) -> list[Finding]:
    return [f for f in findings_of(case) if f.rule == rule]


def test_each_rule_applies_from_the_report_that_the_page_names() -> None:
    """Rules marked 2, 3 and 4 wait for that report; every other one applies from the first day."""
    marked = {rule: stage for stage, rules in FROM_REPORT.items() for rule in rules.split()}
    assert {p.rule.id: p.rule.stage for p in plugs() if p.rule.stage > 1} == marked


def test_what_is_about_time_is_a_concern_and_what_is_liked_says_so() -> None:
    """Concerns are for the coach alone; the other rules of the page say what would be even better."""
    assert {p.rule.id for p in plugs() if p.rule.kind == "concern"} == set(CONCERNS.split())
    assert all(p.rule.private for p in plugs() if p.rule.kind == "concern")
    assert {p.rule.id.startswith("liked-") for p in plugs() if p.rule.kind == "liked"} == {True}


GROWING = [
    ("aim-missing", "tags: [a]", "better better better concern concern"),
    ("aim-missing", "aim_note: Still agreeing the baseline", "- - - concern concern"),
    ("data-none", OUTCOME, "- - - better concern"),
    ("data-none", "tags: [a]", "- - - better concern"),
    ("theory", IDEA, "- - - better better"),
    ("theory", "tags: [a]", "better better better better better"),
    ("theory", "drivers: [{name: Feedback is used}]", "- - - - -"),
    ("measure-type", UNTYPED, "better better better better better"),
    ("measure-family", OUTCOME, "- - - better better"),
    ("measure-plan", OUTCOME, "- - - better better"),
    ("idea-team", IDEA, "- - - better better"),
    ("idea-tested", IDEA, "- - - better better"),
    ("pdsa-planned", IDEA, "- - better better better"),
    ("pdsa-done", IDEA, "- - - better better"),
    ("tools-used", "tags: [a]", "- - better better better"),
    ("team-two", "team: [{role: T, lead: true}]", "better better better better better"),
    ("human-side", "tags: [a]", "- better better better better"),
    ("next-steps", "tags: [a]", "- better better better better"),
    ("reflection", "tags: [a]", "- - - better better"),
]


@pytest.mark.parametrize(("rule", "text", "kinds"), GROWING, ids=[f"{n}-{g[0]}" for n, g in enumerate(GROWING)])
def test_a_rule_grows_with_the_reports(rule: str, text: str, kinds: str, case_of: Make) -> None:
    """With no report, and with one to four, each is silent, asks or escalates as the page says."""
    months = ("2025-08", "2025-09", "2025-10", "2025-11")
    for number, kind in enumerate(kinds.split()):
        reports = "".join(f"=== reports/{m}.md\n---\nsubmitted: {m}-12\n---\n" for m in months[:number])
        found = _found(case_of(f"{text.strip()}\n{reports}"), rule)
        assert [f.kind for f in found] == ([] if kind == "-" else [kind]), number


def test_a_missing_type_is_asked_for_again(case_of: Make) -> None:
    """The second time, the review says that it asked before."""
    said = [_found(case_of(UNTYPED, stage), "measure-type")[0].message for stage in (0, 2)]
    assert "asked for last month too" not in said[0] and "asked for last month too" in said[1]


def test_the_team_of_report_two_is_asked_for(case_of: Make) -> None:
    """One leader is asked for a second; from report 2 for a team."""
    text = "team: [{role: T, lead: true}]\n"
    assert "a team by now" not in _found(case_of(text), "team-two")[0].message
    assert "a team by now" in _found(case_of(text, 2), "team-two")[0].message


PLACES = [
    ("measure-vague", "measures: [{id: c, name: Staff confidence}]", ("charter.md", 4, 26)),
    ("measure-vague", "measures:\n  - id: c\n    name: Staff confidence", ("charter.md", 6, 11)),
    ("idea-task", "changes:\n  - id: c\n    idea: Process mapping of the morning", ("charter.md", 6, 11)),
    ("aim-how-much", "aim: To improve writing by June 2026", ("charter.md", 4, 6)),
    ("score-over", "progress: 4.0", ("charter.md", 4, 11)),
    ("rationale", "tags: [a]", ("charter.md", 1, 1)),
    (
        "pdsa-prediction",
        IDEA + "=== pdsa/01-card.md\n---\nchange: card\n---\n## Plan\n\nA week.\n",
        ("pdsa/01-card.md", 1, 1),
    ),
    (
        "pdsa-study-data",
        IDEA + "=== pdsa/01-card.md\n---\nchange: card\nstarted: 2025-11-03\nended: 2025-11-14\nscale: group\n"
        "prediction_met: yes\ndecision: adapt\n---\n## Plan\n\nA.\n\n## Do\n\nB.\n\n## Study\n\nIt went well.\n\n"
        "## Act\n\nC.\n",
        ("pdsa/01-card.md", 17, 1),
    ),
    ("pdsa-planned", "tags: [a]", ("charter.md", None, None)),
    ("projects-two", "tags: [a]", ("charter.md", None, None)),
    ("contact-monthly", "tags: [a]", (None, None, None)),
]


@pytest.mark.parametrize(("rule", "text", "place"), PLACES, ids=[f"{n}-{p[0]}" for n, p in enumerate(PLACES)])
def test_a_finding_stands_at_its_place(
    rule: str, text: str, place: tuple[str | None, int | None, int | None], case_of: Make
) -> None:
    """File, line and column lead to what is asked about; what has no place has none."""
    found = _found(case_of(text, 2 if rule == "pdsa-planned" else 0), rule)
    name = f"projects/one/{place[0]}" if place[0] else None
    assert [(f.path, f.line, f.column) for f in found] == [(name, *place[1:])]


def _report(day: str, more: str = "") -> str:
    return f"=== reports/{day[:7]}.md\n---\nsubmitted: {day}\n{more}---\n"


def _feedback(month: str, head: str, items: str = "") -> str:
    return f"=== reports/{month}.feedback.md\n---\n{head}\n---\n## What we liked\n\n## Even better if\n\n{items}\n"


def _values(frequency: str, last: str) -> str:
    plan = f"measures: [{{id: a, name: Number of late arrivals, counts: events, frequency: {frequency}}}]\n"
    return f"{plan}=== measures/a.csv\ndate,value\n2025-08-26,3\n{last},4\n"


def _running(day: str) -> str:
    return f"{IDEA}=== pdsa/01-card.md\n---\nchange: card\nstarted: {day}\n---\n## Plan\n\nA week.\n"


CONTACT = "=== contacts.yml\n- {{date: {0}, with: [team], how: call}}\n"
SEPTEMBER = _report("2025-09-15")
WINDOWS = [
    # rule, what is written, the first day on which it speaks, and the last (None: it goes on)
    ("report-due", "", "2025-09-08", "2025-09-15"),
    ("report-late", "", "2025-09-16", None),
    ("report-late", _report("2025-09-16"), "2025-09-16", None),
    ("report-late", SEPTEMBER, "2025-10-16", None),
    ("report-late", "started: 2025-09-15\n", "2025-09-16", None),
    ("report-late", "started: 2025-09-16\n", "2025-10-16", None),
    ("report-late", "started: 2025-12-20\n", "2026-01-16", None),
    ("report-late", "started: 2026-01-31\n", "2026-02-16", None),
    ("due-in-holiday", SEPTEMBER, "2025-09-15", "2025-10-15"),
    ("feedback-due", _report("2025-09-10"), "2025-09-10", "2025-09-17"),
    ("feedback-late", _report("2025-09-10"), "2025-09-18", None),
    ("feedback-late", _report("2025-12-15"), "2025-12-23", None),
    ("feedback-late", _report("2025-12-28"), "2026-01-05", None),
    ("feedback-late", _report("2025-08-29"), "2025-09-06", None),
    ("feedback-late", _report("2025-09-20") + _feedback("2025-09", "expected: 2025-10-05"), "2025-10-06", None),
    ("feedback-due", _report("2025-09-20") + _feedback("2025-09", "expected: 2025-10-05"), "2025-09-20", "2025-10-05"),
    ("feedback-promised", _report("2025-09-16"), "2025-09-16", None),
    (
        "feedback-promised",
        _report("2025-09-16") + _feedback("2025-09", "sent: 2025-09-20"),
        "2025-09-16",
        "2025-09-19",
    ),
    (
        "feedback-open",
        SEPTEMBER + _report("2025-10-12") + _feedback("2025-09", "sent: 2025-09-20", "- [ ] A date."),
        "2025-10-12",
        None,
    ),
    ("exception-refused", _report("2025-09-18", "exception: Volume of work\n"), "2025-09-18", None),
    ("contact-monthly", CONTACT.format("2025-09-04"), "2025-10-06", None),
    ("contact-monthly", CONTACT.format("2025-08-26"), "2025-09-27", None),
    ("inactive", "", "2025-09-23", None),
    ("inactive", _report("2025-09-12"), "2025-10-27", None),
    ("inactive", _values("monthly", "2025-09-12"), "2025-10-27", None),
    ("inactive", _running("2025-09-12"), "2025-10-27", None),
    ("data-stale", _values("daily", "2025-09-01"), "2025-09-04", None),
    ("data-stale", _values("daily", "2025-09-05"), "2025-09-10", None),
    ("data-stale", _values("weekly", "2025-09-01"), "2025-09-16", None),
    ("data-stale", _values("weekly", "2025-10-03"), "2025-11-03", None),
    ("data-stale", _values("weekly", "2025-12-12"), "2026-01-12", None),
    ("data-stale", _values("fortnightly", "2025-09-01"), "2025-09-30", None),
    ("data-stale", _values("10", "2025-09-01"), "2025-09-24", None),
    ("data-stale", _values("monthly", "2025-08-29"), "2025-11-14", None),
    ("data-stale", _values("termly", "2025-08-29"), "2026-04-02", None),
    ("pdsa-long", _running("2025-09-01"), "2025-09-30", None),
    ("pdsa-long", _running("2025-10-06"), "2025-11-18", None),
]


@pytest.mark.parametrize(("rule", "text", "first", "last"), WINDOWS, ids=[f"{n}-{w[0]}" for n, w in enumerate(WINDOWS)])
def test_a_clock_strikes_on_its_day(rule: str, text: str, first: str, last: str | None, case_of: Make) -> None:
    """A rule about time is silent the day before its day, speaks on it, and ends with its last."""
    start = date.fromisoformat(first)
    end = date.fromisoformat(last) if last else None
    expected = {start - timedelta(1): False, start: True}
    if end is not None:
        expected |= {end: True, end + timedelta(1): False}
    for day, speaks in expected.items():
        assert bool(_found(case_of(text, today=day), rule)) == speaks, day


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        ("inactive", _values("weekly", "2026-06-19")),
        ("data-stale", _values("weekly", "2026-06-19")),
        ("pdsa-long", _running("2026-06-08")),
    ],
)
def test_the_summer_after_the_last_term_alarms_nobody(rule: str, text: str, case_of: Make) -> None:
    """What lies beyond the listed terms is not judged: a calendar that ends in June makes July no school time."""
    assert not _found(case_of(text, today=date(2026, 8, 14)), rule)
    assert _found(case_of(text, today=date(2026, 8, 14), settings="name: No calendar\n"), rule)


@pytest.mark.parametrize("rule", sorted({w[0] for w in WINDOWS}))
@pytest.mark.parametrize("status", ["paused", "complete", "abandoned"])
def test_nobody_waits_for_a_project_that_is_not_active(rule: str, status: str, case_of: Make) -> None:
    """A project that is paused, complete or abandoned owes no report, contact, value or end of a cycle."""
    for written, text, first, _ in WINDOWS:
        if written == rule:
            assert not _found(case_of(f"status: {status}\n{text}", today=date.fromisoformat(first)), rule)


@pytest.mark.parametrize(
    "rule", [r for r in CONCERNS.split() if r not in ("inactive", "feedback-open", "feedback-shape")]
)
def test_without_a_programme_nothing_is_due(rule: str, case_of: Make) -> None:
    """Neither reports nor feedback nor contacts are waited for where the school is on no programme."""
    for written, text, first, _ in WINDOWS:
        if written == rule:
            case = case_of(text, settings="name: Craigrowan Primary School\n", today=date.fromisoformat(first))
            assert not _found(case, rule)


def test_nothing_falls_due_after_the_programme(case_of: Make) -> None:
    """The last report is that of the last due day, and no contact is waited for after the end."""
    settings = "name: A\nprogramme: {{started: 2025-08-25, ends: {}}}\n"
    for ends, months in (("2025-10-14", ["September 2025"]), ("2025-10-15", ["September 2025", "October 2025"])):
        case = case_of("", settings=settings.format(ends), today=date(2025, 11, 20))
        late = " ".join(f.message for f in _found(case, "report-late"))
        assert [m for m in ("September 2025", "October 2025", "November 2025") if f"for {m}" in late] == months
        assert not _found(case, "contact-monthly")


def test_a_school_may_set_its_own_days(case_of: Make) -> None:
    """board.yml sets the due day of the month and the days for feedback."""
    settings = "name: A\nprogramme: {started: 2025-08-25}\nreports: {due_day: 5, feedback_days: 3}\n"
    for rule, text, day in (("report-late", "", 6), ("feedback-late", _report("2025-09-03"), 7)):
        for today, late in ((day - 1, False), (day, True)):
            case = case_of(text, settings=settings, today=date(2025, 9, today))
            assert bool(_found(case, rule)) == late, (rule, today)


def test_a_leap_day_is_a_day(case_of: Make) -> None:
    """Feedback on what was submitted on 24 February 2028 is late from 3 March, a day later than in other years."""
    settings = "name: A\nprogramme: {started: 2028-01-10, ends: 2028-06-26}\n"
    text = "started: 2028-01-20\n" + _report("2028-02-24")
    for day, late in (((2028, 3, 2), False), ((2028, 3, 3), True)):
        assert bool(_found(case_of(text, settings=settings, today=date(*day)), "feedback-late")) == late


def test_a_reason_is_judged_only_where_the_report_was_late(case_of: Make) -> None:
    """A word about workload in a report that came in time refuses nobody anything."""
    text = _report("2025-09-15", "exception: Volume of work\n")
    assert not _found(case_of(text, today=date(2025, 9, 20)), "exception-refused")


def test_an_accepted_reason_leaves_nothing_to_remind_of(case_of: Make) -> None:
    """Bereavement excuses the report; the feedback on it may still be promised."""
    text = _report("2025-09-25", "exception: Bereavement\n")
    rules = {f.rule for f in findings_of(case_of(text, today=date(2025, 9, 26)))}
    assert "report-late" not in rules and "feedback-promised" in rules
