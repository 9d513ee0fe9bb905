"""What one cell of a measure means: a number, a mark for a missing value, or neither.

Marks follow the symbols of the Government Statistical Service (2022): `[c]` confidential, `[x]` not
available, `[z]` not applicable; `*`, `..` and `-` are the older ones.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from mfi_site.model.authored import parse_day
from mfi_site.model.values import MissingWhy

Mark = MissingWhy | Literal["suppressed"]
_MARKS: dict[str, Mark] = {
    "": "not-collected",
    "*": "suppressed",
    "c": "suppressed",
    "[c]": "suppressed",
    "<5": "suppressed",
    "< 5": "suppressed",
    "x": "not-available",
    "[x]": "not-available",
    "..": "not-available",
    "-": "not-available",
    "–": "not-available",
    "—": "not-available",
    "z": "not-applicable",
    "[z]": "not-applicable",
    "n/a": "not-applicable",
}
_NUMBER = re.compile(r"[-+]?(\d+\.?(\d*)|\.(\d+))(?:[eE]([-+]?\d{1,3}))?")
_THOUSANDS = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?")
_DECIMAL_COMMA = re.compile(r"[-+]?\d+,\d+")
_FORMULA = re.compile(r"[=@]|[-+](?=[A-Za-z(=@$])")
_MONTH_WORD = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*"
_HALF_A_DAY = re.compile(rf"(?:{_MONTH_WORD}[ /-]\d{{1,2}}|\d{{1,2}}[ /-]{_MONTH_WORD})", re.IGNORECASE)
_SHORT_YEAR = re.compile(rf"\d{{1,2}}[ /.-](?:\d{{1,2}}|{_MONTH_WORD})[ /.-]\d{{2}}", re.IGNORECASE)
_A_MONTH = re.compile(rf"{_MONTH_WORD}[ /-]\d{{4}}|\d{{4}}-\d{{1,2}}", re.IGNORECASE)
_FIGURES = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-]\d{4}(?: 00:00(?::00)?)?")
_MOST_DECIMALS = 10


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as typed: its places after the point, and whether it carried a % sign."""

    value: float
    decimals: int = 0
    percent: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a cell cannot be used: never what it holds."""

    rule: str
    message: str
    repair: str


FORMULA = Fault("formula", "This cell holds a formula, not a number.", "Type the number that the formula gives.")
NOT_A_NUMBER = Fault(
    "number",
    "This cell is not a number.",
    "Write figures only; leave the cell empty where nothing was collected.",
)
TWO_NUMBERS = Fault(
    "number",
    "This number could be thousands or a decimal.",
    "Write it without a comma, with a point before decimals.",
)
TOO_LARGE = Fault("number", "This number is too large.", "Check the figures.")
FORMULA_NOTE = Fault("formula", "This note is a formula.", "Write the note in words.")
FUTURE = Fault("date", "This date is in the future.", "Check the year and the month.")
MONTH_FIRST = Fault(
    "date",
    "This date could be two days: other dates of this file have the month first.",
    "Write the day first in the whole column (29/08/2025), or 2025-08-29.",
)
EXTRA_CELLS = Fault(
    "csv",
    "This row has more cells than the first line has columns.",
    "Put a text or number that holds the separator in quotes.",
)
NOT_A_PERCENTAGE = Fault(
    "number",
    "This cell has a % sign in a measure that is not a percentage.",
    'Write unit: "%" for the measure in charter.md, or take the sign out.',
)
BELOW_ZERO = Fault("number", "This count is below zero.", "Check the figures.")
ZERO_DENOMINATOR = Fault("number", "The denominator is zero.", "Check the figures.")
ABOVE_DENOMINATOR = Fault(
    "number",
    "The numerator is larger than the denominator.",
    "Check that the two are not the wrong way round.",
)
PARTED = Fault(
    "number",
    "The figures after this number look like a part of it, not like a note.",
    "Write the number without a comma, with a point before decimals, or put it in quotes.",
)
FRACTION = Fault(
    "number",
    "This cell is a fraction among percentages.",
    "Write percentages from 0 to 100; a % sign says that a number below 1 is meant so.",
)
_HALF_DATE = Fault(
    "date",
    "This date could be a month of a year or a day of a month.",
    "Write the whole day, such as 2025-08-29.",
)
_YEAR_OF_TWO = Fault(
    "date",
    "This date has a year of two figures.",
    "Write the whole day, such as 2025-08-29; a spreadsheet can show the whole column so.",
)
_SERIAL = Fault(
    "date",
    "This is a spreadsheet's own number for a day, not a date.",
    "Format the column as a date, or write days such as 2025-08-29.",
)
_MONTH_ALONE = Fault("date", "This date is a month without a day.", "Write the whole day, such as 2025-08-29.")
_NO_SUCH_DAY = Fault(
    "date", "There is no such day in the calendar.", "Write the day first (29/08/2025), or 2025-08-29."
)
_NOT_A_DATE = Fault("date", "This is not a date.", "Write a day, such as 2025-08-29.")
_NO_DATE = Fault("date", "This row has no date.", "Write a day, such as 2025-08-29, in its first cell.")


def mark(cell: str) -> Mark | None:
    """The mark that a cell is, or None."""
    return _MARKS.get(cell.lower()) if len(cell) < 4 else None


def figure(cell: str, decimal_comma: bool = False) -> Figure | Fault:
    """The number in a cell that is no mark; `decimal_comma` where commas do not part the cells."""
    if cell.isascii() and cell.isdigit() and len(cell) < 16:
        return Figure(float(cell))
    text = cell.replace("\u2212", "-")
    percent = text.endswith("%")
    if percent:
        text = text[:-1].rstrip()
    if "," in text:
        commas = _unified(text, decimal_comma)
        if isinstance(commas, Fault):
            return commas
        text = commas
    found = _NUMBER.fullmatch(text)
    if found is None or not text.isascii():
        return FORMULA if _FORMULA.match(text) else NOT_A_NUMBER
    value = float(text)
    if not math.isfinite(value) or abs(value) > 1e15:
        return TOO_LARGE
    decimals = len(found[2] or found[3] or "") - int(found[4] or 0)
    return Figure(value, min(max(decimals, 0), _MOST_DECIMALS), percent)


def _unified(text: str, decimal_comma: bool) -> str | Fault:
    """A number with commas as one without."""
    thousands = _THOUSANDS.fullmatch(text) is not None
    decimal = decimal_comma and _DECIMAL_COMMA.fullmatch(text) is not None
    if thousands and decimal and not text.lstrip("+-").startswith("0"):
        return TWO_NUMBERS
    if decimal:
        return text.replace(",", ".")
    return text.replace(",", "") if thousands else FORMULA if _FORMULA.match(text) else NOT_A_NUMBER


def date_fault(cell: str) -> Fault:
    """Why a cell that is not a day is none."""
    if not cell:
        return _NO_DATE
    if _FORMULA.match(cell):
        return FORMULA
    if _HALF_A_DAY.fullmatch(cell):
        return _HALF_DATE
    if _SHORT_YEAR.fullmatch(cell):
        return _YEAR_OF_TWO
    if _A_MONTH.fullmatch(cell):
        return _MONTH_ALONE
    if cell.isascii() and cell.isdigit() and len(cell) == 5:
        return _SERIAL
    if _FIGURES.fullmatch(cell) or re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", cell):
        return _NO_SUCH_DAY
    return _NOT_A_DATE


def day(cell: str) -> date | None:
    """The day in a cell, or None: what `parse_day` reads, with a short way for the commonest form."""
    if len(cell) == 10 and cell[4] == cell[7] == "-" and cell[:2] in ("19", "20", "21"):
        try:
            return date.fromisoformat(cell)
        except ValueError:
            pass
    return parse_day(cell)


def month_comes_first(texts: Iterable[str]) -> bool:
    """Whether dates in figures have the month first: some can only be read so, and none with the day first."""
    pairs = [(int(found[1]), int(found[2])) for text in texts if (found := _FIGURES.fullmatch(text))]
    return any(first <= 12 < second for first, second in pairs) and all(first <= 12 for first, _ in pairs)


def is_two_days(text: str) -> bool:
    """Whether a date in figures is another day when its month is read first."""
    found = _FIGURES.fullmatch(text)
    return found is not None and int(found[1]) <= 12 and int(found[1]) != int(found[2])


def is_thousands(head: str, tail: str) -> bool:
    """Whether two cells that stand side by side look like one number that its thousands comma has parted."""
    return re.fullmatch(r"[-+]?[1-9]\d{0,2}", head) is not None and re.fullmatch(r"\d{3}(\.\d+)?", tail) is not None


def is_formula(cell: str) -> bool:
    """Whether a note is a spreadsheet's formula rather than words."""
    return re.match(r"=\s*[A-Za-z+\-(\d$]", cell) is not None
