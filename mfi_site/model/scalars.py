"""The scalars of a charter and its files that have rules of their own: frequency, baseline, goals, progress."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator
from pydantic_core import PydanticCustomError

from mfi_site.model import shapes
from mfi_site.model.authored import Text, parse_day
from mfi_site.model.shapes import Shape

_PERCENT = ("%", "percent", "per cent", "percentage", "pct", "sa cheud")
NAMED_FREQUENCIES = {"daily": 1, "weekly": 7, "fortnightly": 14, "monthly": 30, "termly": 90}


def _frequency(given: Any) -> Any:
    if isinstance(given, str) and given.strip().lower() in NAMED_FREQUENCIES:
        return given.strip().lower()
    if isinstance(given, (int, str)) and str(given).strip().isdigit() and 1 <= int(given) <= 366:
        return str(int(given))
    raise PydanticCustomError("frequency", "not a frequency", {"given": str(given)[:60]})


def _baseline(given: Any) -> int | date:
    if isinstance(given, (int, date)) and not isinstance(given, bool):
        return given
    text = str(given).strip()
    if text.isdigit() and int(text) > 0:
        return int(text)
    if day := parse_day(text):
        return day
    raise PydanticCustomError("baseline", "not a baseline", {"given": text[:60]})


def _unit(given: Any) -> Any:
    """The unit as it is written; percentages, whose rules protect people, whatever they are called."""
    return "%" if isinstance(given, str) and " ".join(given.lower().split()) in _PERCENT else given


def goals_given(given: Any) -> Any:
    """A single goal is a goal from the start."""
    return given if isinstance(given, (list, tuple)) else [{"value": given}]


def _halves(given: Any) -> float:
    try:
        value = float(str(given))
    except ValueError:
        value = -1.0
    if value * 2 != int(value * 2) or not 0.5 <= value <= 5:
        raise PydanticCustomError("progress", "not a progress score", {"given": str(given)[:60]})
    return value


Frequency = Annotated[str, BeforeValidator(_frequency), Shape(shapes.frequency([*NAMED_FREQUENCIES]))]
Baseline = Annotated[int | date, BeforeValidator(_baseline), Shape(shapes.BASELINE)]
Unit = Annotated[Text, BeforeValidator(_unit)]
Progress = Annotated[float, BeforeValidator(_halves), Shape(shapes.PROGRESS)]


GOAL_SCHEMA = {"anyOf": [
    shapes.NUMBER,
    {"type": "array", "items": {
        "type": "object", "required": ["value"], "additionalProperties": False,
        "properties": {"from": shapes.DAY, "value": shapes.NUMBER},
    }},
]}
