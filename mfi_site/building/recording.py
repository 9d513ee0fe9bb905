"""This week's number: one checked row in a measure's file, as the person who keeps the file would add it.

The reader that builds the board is the judge: a row it would complain about is not written.
"""

from __future__ import annotations

import csv
import difflib
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from mfi_site.building.textfile import NotEncodable, TextFile
from mfi_site.charts.types import Reading
from mfi_site.disclose import disclose
from mfi_site.model.board import Frame, Settings
from mfi_site.model.finding import Finding
from mfi_site.model.project import Measure
from mfi_site.pipeline import readings_of
from mfi_site.read.cells import Figure, day, figure
from mfi_site.read.columns import Header, read_header
from mfi_site.read.notes import Notes
from mfi_site.read.project import read_project
from mfi_site.read.table import Row, Table, read_table

RATIO_CHARTS = ("p", "pp", "u", "up")
_DAY_FIRST = re.compile(r"\d{2}/\d{2}/\d{4}")


class NotRecorded(Exception):
    """The number was not written; `str()` says why, and what to do."""


@dataclass(frozen=True)
class Entry:
    """A day's number; `of` is its denominator, both as typed."""

    value: str
    of: str
    on: date
    note: str = ""


@dataclass(frozen=True)
class Recorded:
    """The measure's file before (None: there was none) and after, and what its chart now says in public."""

    path: str
    before: bytes | None
    after: bytes
    reading: Reading | None


def record(project: str, measure_id: str, entry: Entry, files: Mapping[str, bytes], settings: Settings,
           today: date) -> Recorded:
    """The file with the row, checked. Raises NotRecorded."""
    measure = _measure(project, measure_id, files, settings, today)
    _check_numbers(entry, measure)
    if entry.on > today:
        raise NotRecorded(f"{entry.on.isoformat()} is in the future (today is {today.isoformat()}).")
    path = f"projects/{project}/measures/{measure_id}.csv"
    before = files.get(path)
    after = _new_file(measure, entry) if before is None or not before.strip() else _with_row(path, before, entry)
    _judged(project, path, files, after, settings, today)
    reading = _reading(project, measure_id, {**files, path: after}, settings, today)
    return Recorded(path, before, after, reading)


def _measure(project: str, wanted: str, files: Mapping[str, bytes], settings: Settings, today: date) -> Measure:
    written, _ = read_project(project, files, settings, today)
    measures = {m.id: m for m in written.project.charter.measures}
    if wanted in measures:
        return measures[wanted]
    near = difflib.get_close_matches(wanted, measures, 1, 0.6)
    there = f"Did you mean {near[0]}?" if near else \
        f"There are: {', '.join(measures)}." if measures else \
        f"It has none yet: start one with  mfi-site new measure {project} {wanted}"
    raise NotRecorded(f"The charter of {project} has no measure {wanted}. {there}")


def _check_numbers(entry: Entry, measure: Measure) -> None:
    if slash := re.fullmatch(r"\s*(\d+)\s*(?:/|of|out of)\s*(\d+)\s*", entry.value):
        raise NotRecorded(f"Write so many of so many as  {slash[1]} --of {slash[2]}")
    for name, text in (("VALUE", entry.value), ("--of", entry.of)):
        if not text and name == "--of":
            continue
        found = figure(text.strip())
        if not isinstance(found, Figure):
            raise NotRecorded(f"{name} is not a number. Write figures only, such as 14; a day without a number is "
                              "written in the file itself.")
        if entry.of and (found.percent or found.value < 0):
            raise NotRecorded(f"{name} is to be a count: so many of so many, neither below zero nor with a % sign.")
        if entry.of and measure.of == "people" and found.value % 1:
            raise NotRecorded(f"{name} is {found.value:g}, and people are counted whole. Check the figures; where "
                              f"something else is counted, the charter says so under {measure.id}, such as  of: hours")


def _new_file(measure: Measure, entry: Entry) -> bytes:
    if measure.chart in RATIO_CHARTS and not entry.of:
        raise NotRecorded(f"The chart of {measure.id} needs the number that it is out of: add --of N.")
    header = ["date", "numerator", "denominator", "note"] if entry.of else ["date", "value", "note"]
    cells = _cells(header, entry, entry.on.isoformat())
    return f"{','.join(header)}\n{_line(cells, ',')}\n".encode()


def _with_row(path: str, before: bytes, entry: Entry) -> bytes:
    notes = Notes(path)
    table = read_table(before, notes)
    header = None if table is None else read_header(table, notes)
    if table is None or header is None:
        why = notes.findings[0] if notes.findings else None
        said = f"{why.message} {why.suggestion}" if why else "It has no columns that can be read."
        raise NotRecorded(f"{path} cannot be added to. {said}")
    _fits(path, header, entry)
    rows = table.rows[1:]
    days = [day(row.cells[header.at["date"]]) if header.at["date"] < len(row.cells) else None for row in rows]
    for row, when in zip(rows, days, strict=True):
        if when == entry.on:
            raise NotRecorded(f"{path} has a row for {entry.on.isoformat()} already, on line {row.line}; nothing was "
                              "changed. Correct it there.")
    names = [cell.casefold() for cell in table.rows[0].cells]
    cells = _cells(names, entry, _dated(entry.on, [row.cells[header.at["date"]] for row in rows if row.cells]))
    return _inserted(path, before, _line(cells, table.delimiter), table, _place(days, entry.on))


def _fits(path: str, header: Header, entry: Entry) -> None:
    if header.counted and not entry.of:
        raise NotRecorded(f"{path} holds so many of so many (numerator, denominator): add --of N.")
    if not header.counted and entry.of:
        raise NotRecorded(f"{path} holds one number a day (value): leave --of out.")
    if entry.note and "note" not in header.at:
        raise NotRecorded(f"{path} has no column for notes. Leave --note out, or add the column to its "
                          "first line.")


def _place(days: Sequence[date | None], on: date) -> int:
    """The row, from 0, before which the new one stands: by the order of the file, else at its end."""
    known = [when for when in days if when is not None]
    falling = len(known) > 1 and all(b < a for a, b in pairwise(known))
    rising = all(a < b for a, b in pairwise(known))
    if not (rising or falling):
        return len(days)
    return next((n for n, when in enumerate(days) if when is not None and (when < on if falling else when > on)),
                len(days))


def _inserted(path: str, before: bytes, line: str, table: Table, place: int) -> bytes:
    try:
        file = TextFile.of(before)
    except ValueError:
        raise NotRecorded(f"{path} is not text that can be added to.") from None
    rows = table.rows[1:]
    index = rows[place].line - 1 if place < len(rows) else _end_of(table.rows[-1], file)
    if place < len(rows) and not _is_line(file, index, rows[place]):
        raise NotRecorded(f"{path} has line ends of several kinds; save it again as CSV, then try again.")
    file.insert(index, line)
    try:
        return file.data
    except NotEncodable as error:
        raise NotRecorded(f"The file's encoding has no {error}. Save it as UTF-8 text, or write the note "
                          "without it.") from None


def _is_line(file: TextFile, index: int, row: Row) -> bool:
    return index < len(file.lines) and file.lines[index].rstrip("\r\n") == row.source


def _end_of(last: Row, file: TextFile) -> int:
    """The line after the last row that holds anything; spreadsheets leave empty ones below."""
    blank = re.compile(r"[\s,;\"]*")
    end = len(file.lines)
    while end > last.line and blank.fullmatch(file.lines[end - 1]):
        end -= 1
    return end


def _dated(on: date, written: Sequence[str]) -> str:
    """The day as the file writes days: day first where every row does, else year first."""
    day_first = bool(written) and all(_DAY_FIRST.fullmatch(cell) for cell in written)
    return on.strftime("%d/%m/%Y") if day_first else on.isoformat()


def _cells(names: Sequence[str], entry: Entry, when: str) -> list[str]:
    value = entry.value.strip()
    known = {"date": when, "value": value, "numerator": value, "denominator": entry.of.strip(),
             "note": " ".join(entry.note.split())}
    return [known.get(name, "") for name in names]


def _line(cells: Sequence[str], delimiter: str) -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter, lineterminator="").writerow(cells)
    return out.getvalue()


def _judged(project: str, path: str, files: Mapping[str, bytes], after: bytes, settings: Settings,
            today: date) -> None:
    """Let the reader look at the file with the row; raises NotRecorded with what it newly finds."""
    _, old = read_project(project, files, settings, today)
    _, new = read_project(project, {**files, path: after}, settings, today)
    had = [_without_place(f) for f in old if f.path == path]
    for finding in new:
        if finding.path == path:
            said = _without_place(finding)
            if said in had:
                had.remove(said)
            else:
                raise NotRecorded(f"{finding.message} {finding.suggestion} Nothing was written.")


def _without_place(finding: Finding) -> tuple[str, str]:
    return finding.rule, re.sub(r"\d+", "", finding.message)


def _reading(project: str, measure: str, files: Mapping[str, bytes], settings: Settings,
             today: date) -> Reading | None:
    """What the chart says to the public, or None where the public sees no such project or measure."""
    written, _ = read_project(project, files, settings, today)
    frame = Frame(settings, today, "public")
    safe = disclose(written, settings, "public")
    return None if safe is None else readings_of(safe, frame).get(measure)
