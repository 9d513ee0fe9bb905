"""Small numbers of people in public words can be recognised by anyone who knows the class."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mfi_site.coach.case import Case
from mfi_site.coach.language.prose import small_numbers
from mfi_site.coach.rule import Rule
from mfi_site.disclose.closed import without
from mfi_site.model.finding import Finding
from mfi_site.model.project import Section
from mfi_site.read.closing import HUMAN_SIDE

RULE = Rule(
    id="small-numbers",
    kind="better",
    area="Privacy",
    asks='Public words never say "3 of 7 pupils".',
    guidance="A corridor screen is harsher than a statistics release: the one who works out who it was is a classmate.",
)
PASSES = ("tags: [a]\n---\n## Why this matters\n\n13 of 24 pieces met the must-haves.\n",)
FAILS = ("tags: [a]\n---\n## Why this matters\n\nOnly 3 of 7 pupils in the group were on track.\n",)
_SUGGESTION = 'Say "about half" or "most of the group", or name a larger group.'


def check(case: Case) -> Iterable[Finding]:
    project = case.project
    message = "public words did not count out a few people, who could be recognised"
    for path, section in _open(case):
        before = section.text
        for found in small_numbers(section.text):
            lines = before.count("\n", 0, found.span.start)
            place = Section(section.heading, section.level, section.text, section.line + 1 + lines)
            yield RULE.at(case, path, message, _SUGGESTION, place)
    for keys, text in _texts(case):
        if small_numbers(text):
            yield RULE.on(case, message, _SUGGESTION, *keys)
    for path, texts in _of_files(case):
        if any(small_numbers(text) for text in texts):
            yield RULE.at(case, path, message, _SUGGESTION)
    for said in case.said.values():
        if any(small_numbers(point.note) for point in said.series.points if point.note):
            yield RULE.of(case, message, _SUGGESTION, f"projects/{project.id}/measures/{said.measure.id}.csv")


def _open(case: Case) -> Iterator[tuple[str, Section]]:
    """The sections that anyone may read."""
    project = case.project
    if project.charter.audience == "coach":
        return
    prose = without(project.prose, project.charter.coach_only)
    yield from ((f"projects/{project.id}/charter.md", s) for s in prose)
    for cycle in project.cycles:
        if cycle.head.audience == "public":
            yield from ((cycle.path, s) for s in without(cycle.sections, cycle.head.coach_only))
    for report in project.reports:
        if report.head is None or report.head.audience == "public":
            shut = (*HUMAN_SIDE, *(report.head.coach_only if report.head else ()))
            yield from ((report.path, s) for s in without(report.sections, shut))


def _texts(case: Case) -> Iterator[tuple[tuple[str | int, ...], str]]:
    charter = case.project.charter
    if charter.audience == "coach":
        return
    yield ("title",), charter.title
    yield ("aim",), charter.aim
    yield ("population",), charter.population
    yield ("aim_note",), charter.aim_note
    yield ("aim_changed",), charter.aim_changed.because if charter.aim_changed else ""
    for number, change in enumerate(charter.changes):
        yield ("changes", number, "idea"), f"{change.idea}. {change.implementation}"
    for number, measure in enumerate(charter.measures):
        yield ("measures", number, "name"), f"{measure.name}. {measure.definition}. {measure.collected}"
        yield ("measures", number, "phases"), ". ".join(phase.because for phase in measure.phases)


def _of_files(case: Case) -> Iterator[tuple[str, list[str]]]:
    """Public texts that are no prose: where a test was done, what a tool says, what a picture shows."""
    project = case.project
    if project.charter.audience == "coach":
        return
    for cycle in project.cycles:
        if cycle.head.audience == "public":
            yield cycle.path, [cycle.head.conditions]
    for tool in project.tools:
        if tool.form.audience == "public":
            yield tool.path, list(_words(tool.form.model_dump()))
    yield f"projects/{project.id}/images.yml", [image.alt for image in project.images]


def _words(value: object) -> Iterator[str]:
    """Every text in a form, keys too, since a tool's are words."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield str(key)
            yield from _words(item)
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _words(item)
