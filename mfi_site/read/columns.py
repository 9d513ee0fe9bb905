"""The first line of a measure's file: which columns there are, and where."""

from __future__ import annotations

import difflib
from dataclasses import dataclass

from mfi_site.model.authored import parse_day
from mfi_site.read.notes import Notes
from mfi_site.read.table import Row, Table

COLUMNS = ("date", "numerator", "denominator", "value", "note")
MOST_COLUMNS = 50
_MOST_ABOVE = 10
HEADERS = '"date,numerator,denominator,note" or "date,value,note"'


@dataclass(frozen=True)
class Header:
    """Where the columns stand; `counted` says numerator and denominator rather than value.

    `known` says that there is no column but those of the format.
    """

    at: dict[str, int]
    width: int
    counted: bool
    known: bool


def read_header(table: Table, notes: Notes) -> Header | None:
    """The columns of a table, or None, with a finding, where no value can be read from them."""
    if not table.rows:
        notes.problem("csv", "This file is empty.", f"Make its first line {HEADERS}.", 1, 1)
        return None
    row = table.rows[0]
    if len(row.cells) > MOST_COLUMNS:
        notes.problem(
            "limit", f"The first line names more than {MOST_COLUMNS} columns.", f"Make it {HEADERS}.", row.line, 1
        )
        return None
    if parse_day(row.cells[0]) is not None:
        notes.problem(
            "csv",
            "The first line holds data, not the names of the columns.",
            f"Add a line above it: {HEADERS}.",
            row.line,
            1,
        )
        return None
    if (later := _header_below(table)) is not None:
        notes.problem(
            "csv",
            f"The names of the columns stand on line {later}, not on the first line.",
            "Delete the lines above them.",
            row.line,
            1,
        )
        return None
    at: dict[str, int] = {}
    for index, cell in enumerate(row.cells):
        name = cell.casefold()
        if name in at:
            notes.problem(
                "csv",
                f'There are two columns called "{name}"; the first is used.',
                "Delete one of them.",
                row.line,
                row.column(index),
            )
        elif name in COLUMNS:
            at[name] = index
    counted = "numerator" in at or "denominator" in at
    wanted = ["date", "numerator", "denominator"] if counted else ["date", "value"]
    missing = [name for name in wanted if name not in at]
    _unknown_columns(row, counted, missing, notes)
    if missing:
        listed = " and ".join(f'"{name}"' for name in missing)
        plural = "columns" if len(missing) > 1 else "a column"
        notes.problem("csv", f"The first line does not name {plural} {listed}.", f"Make it {HEADERS}.", row.line, 1)
        return None
    return Header(at, len(row.cells), counted, known=len(at) == len(row.cells))


def _header_below(table: Table) -> int | None:
    """The line of the header where a title or another row stands above it."""
    for number, row in enumerate(table.rows[:_MOST_ABOVE]):
        names = {cell.casefold() for cell in row.cells}
        if "date" in names and ("value" in names or {"numerator", "denominator"} <= names):
            return row.line if number else None
    return None


def _unknown_columns(row: Row, counted: bool, missing: list[str], notes: Notes) -> None:
    for index, cell in enumerate(row.cells):
        name = cell.casefold()
        if not cell or (name in COLUMNS and not (counted and name == "value")):
            continue
        if name == "value":
            notes.problem(
                "csv",
                'A column "value" stands beside "numerator" and "denominator"; it is not read.',
                "Delete it, or delete the other two.",
                row.line,
                row.column(index),
            )
            continue
        near = difflib.get_close_matches(name, missing or COLUMNS, 1, 0.6)
        otherwise = f"{'Name' if missing else 'Delete it, or name'} the columns {HEADERS}."
        notes.problem(
            "csv",
            f"Column {index + 1} has a name that is not known; it is not read.",
            f'Did you mean "{near[0]}"?' if near else otherwise,
            row.line,
            row.column(index),
        )
