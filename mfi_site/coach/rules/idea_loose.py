"""Ideas hang on drivers, drivers have ideas, cycles test ideas."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from mfi_site.coach.case import Case
from mfi_site.coach.quoting import quoted
from mfi_site.coach.rule import Rule
from mfi_site.model.finding import Finding
from mfi_site.model.project import Driver

RULE = Rule(
    id="idea-loose",
    kind="better",
    area="Changes",
    asks="Every idea serves a driver, every driver has an idea, every cycle tests an idea of the charter.",
    guidance="Capturing their theory in their drivers. Clear change ideas should be listed in their report "
    "with testing "
    "underway on some of these.",
)
PASSES = (
    "drivers: [{name: Feedback is used, changes: [code]}]\nchanges: [{id: code, idea: A marking code of four symbols}]",
)
FAILS = (
    "drivers: [{name: Feedback is used, changes: [code]}]\nchanges: [{id: code, idea: A marking code of four symbols}, "
    "{id: wall, idea: A wall of good pieces}]",
    "drivers: [{name: Feedback is used, changes: [code]}, {name: Pupils write often}]\nchanges: [{id: code, idea: A "
    "marking code of four symbols}]",
)


def check(case: Case) -> Iterable[Finding]:
    charter = case.project.charter
    ideas = {c.id for c in charter.changes}
    if charter.drivers:
        carried = {c for driver, _ in _walk(charter.drivers) for c in driver.changes}
        for number, change in enumerate(charter.changes):
            if change.id not in carried:
                yield RULE.on(
                    case,
                    f"{quoted(change.idea)} hung on the driver that it serves",
                    "Name it under changes: of a driver, or ask which driver is missing.",
                    "changes",
                    number,
                )
    if ideas:
        for driver, keys in _walk(charter.drivers):
            if not driver.changes and not driver.drivers:
                yield RULE.on(
                    case,
                    f"there was an idea to test for the driver {quoted(driver.name)}",
                    "Ask the people nearest to it what they would try on Monday.",
                    *keys,
                )
    for cycle in case.project.cycles:
        if cycle.head.change not in ideas:
            yield RULE.at(
                case,
                cycle.path,
                f"the charter listed {quoted(cycle.head.change)}, the idea that {quoted(cycle.id)} tests",
                _repair(cycle.head.change, ideas),
            )


def _repair(change: str, ideas: set[str]) -> str:
    near = get_close_matches(change, sorted(ideas), 1, 0.75)
    meant = f"Did you mean {quoted(near[0])}? If it is a new idea, add" if near else "Add"
    return f"{meant} it to changes: in the charter."


def _walk(
    drivers: tuple[Driver, ...], keys: tuple[str | int, ...] = ()
) -> Iterator[tuple[Driver, tuple[str | int, ...]]]:
    for number, driver in enumerate(drivers):
        here = (*keys, "drivers", number)
        yield driver, here
        yield from _walk(driver.drivers, here)
