"""The scalars of a charter and its files that have rules of their own: frequency, baseline, goals, progress."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from mfi_site.model.authored import parse_day

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


Frequency = Annotated[str, BeforeValidator(_frequency),
                      WithJsonSchema({"anyOf": [{"enum": [*NAMED_FREQUENCIES]},
                                                {"type": "integer", "minimum": 1, "maximum": 366}],
                                      "description": "a word, or a number of days"})]
Baseline = Annotated[int | date, BeforeValidator(_baseline),
                     WithJsonSchema({"type": ["integer", "string"]})]
Progress = Annotated[float, BeforeValidator(_halves),
                     WithJsonSchema({"type": "number", "minimum": 0.5, "maximum": 5, "multipleOf": 0.5})]


GOAL_SCHEMA = {"anyOf": [
    {"type": ["number", "string"]},
    {"type": "array", "items": {
        "type": "object", "required": ["value"], "additionalProperties": False,
        "properties": {"from": {"type": "string", "format": "date"}, "value": {"type": ["number", "string"]}},
    }},
]}
