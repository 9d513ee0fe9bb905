"""The base of every type that a school writes as YAML, and the scalars they are made of.

YAML is read as text; these types decide what a text means, so `no`, `12:30` and `2025-08` stay what was
typed until a key asks for a day, a number or a yes. Each refusal carries a code that `read` turns into a
sentence with its repair.
"""

from __future__ import annotations

import math
import re
from datetime import date, timedelta
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer
from pydantic_core import PydanticCustomError

from mfi_site.model import shapes
from mfi_site.model.shapes import CommasOrList, ListOrOne, Shape

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
LONG_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
               "october", "november", "december")
LARGEST_NUMBER = 1e15
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]00:00(?::00)?)?")
_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: 00:00(?::00)?)?")
_WORDS = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ -]([A-Za-z]{3,9})\.?[ ,-]{1,2}(\d{4})")


class Authored(BaseModel):
    """A frozen record written by a school; unknown keys are refused."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, populate_by_name=True)


def parse_day(text: str) -> date | None:
    """The day that `text` names, or None: ISO, day first in figures, or day, month in words, year."""
    text = text.strip()
    if m := _ISO.fullmatch(text):
        year, month, day = int(m[1]), int(m[2]), int(m[3])
    elif m := _DAY_FIRST.fullmatch(text):
        day, month, year = int(m[1]), int(m[2]), int(m[3])
    elif m := _WORDS.fullmatch(text):
        word = m[2].lower()
        if word in LONG_MONTHS:
            month = LONG_MONTHS.index(word) + 1
        elif word in MONTHS or word == "sept":
            month = MONTHS.index(word[:3]) + 1
        else:
            return None
        day, year = int(m[1]), int(m[3])
    else:
        return None
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return found if 1900 <= found.year <= 2200 else None


def _day(given: Any) -> date:
    if isinstance(given, date):
        return given
    found = parse_day(given) if isinstance(given, str) else None
    if found is None:
        raise PydanticCustomError("day", "not a date", {"given": _brief(given)})
    return found


def _number(given: Any) -> float:
    if isinstance(given, bool) or not isinstance(given, (str, int, float)):
        raise PydanticCustomError("number", "not a number", {"given": _brief(given)})
    text = str(given).strip().removesuffix("%").strip().replace(",", "")
    try:
        value = float(text) if re.fullmatch(r"[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d{1,3})?", text) else math.nan
    except ValueError:
        value = math.nan
    if not abs(value) <= LARGEST_NUMBER:
        raise PydanticCustomError("number", "not a number", {"given": _brief(given)})
    return value


def _whole(given: Any) -> int:
    value = _number(given)
    if value != int(value):
        raise PydanticCustomError("whole", "not a whole number", {"given": _brief(given)})
    return int(value)


def _yes(given: Any) -> bool:
    if isinstance(given, bool):
        return given
    word = str(given).strip().lower()
    if word in ("true", "yes", "on", "y"):
        return True
    if word in ("false", "no", "off", "n"):
        return False
    raise PydanticCustomError("yes_no", "not yes or no", {"given": _brief(given)})


def text_given(given: Any) -> str:
    """The text that was written, or a number as a text."""
    if isinstance(given, str):
        return given.strip()
    if isinstance(given, (int, float)):
        return str(given)
    raise PydanticCustomError("text", "not a text", {"given": _brief(given)})


def _identifier(given: Any) -> str:
    text = text_given(given)
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text) or len(text) > 80:
        raise PydanticCustomError("identifier", "not an identifier", {"given": _brief(given)})
    return text


def _listed(given: Any) -> Any:
    """A list may be written as a single item; nothing at all is an empty list."""
    if given is None or given == "":
        return []
    return given if isinstance(given, (list, tuple)) else [given]


def _parted(given: Any) -> Any:
    """A list; one text with commas is as many items."""
    if isinstance(given, str) and re.search(r"[,;]", given):
        return [part for one in re.split(r"[,;]", given) if (part := one.strip())]
    return _listed(given)


def _headings(given: Any) -> Any:
    """A list of headings to close: a text with commas may be one of them, or several, so that all of them are."""
    items = _listed(given)
    extra = [part for one in items if isinstance(one, str) and re.search(r"[,;]", one) for part in _parted(one)]
    return [*items, *extra]


def _span(given: Any) -> tuple[date, date]:
    if isinstance(given, tuple):
        return given
    parts = re.split(r"\s+(?:to|until|-|–)\s+", text_given(given))
    if len(parts) == 1:
        parts = [*parts, parts[0]]
    days = [parse_day(p) for p in parts]
    if len(days) != 2 or days[0] is None or days[1] is None:
        raise PydanticCustomError("span", "not a stretch of days", {"given": _brief(given)})
    if days[1] < days[0]:
        raise PydanticCustomError("span_order", "ends before it starts", {"given": _brief(given)})
    return days[0], days[1]


def _brief(given: Any) -> str:
    text = given if isinstance(given, str) else "a list" if isinstance(given, (list, tuple)) \
        else "a group of keys" if isinstance(given, dict) else str(given)
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:57] + "..."


_iso = PlainSerializer(lambda d: d.isoformat(), return_type=str, when_used="json-unless-none")
Day = Annotated[date, BeforeValidator(_day), Shape(shapes.DAY)]
Number = Annotated[float, BeforeValidator(_number), Shape(shapes.NUMBER)]
Whole = Annotated[int, BeforeValidator(_whole), Shape(shapes.WHOLE)]
YesNo = Annotated[bool, BeforeValidator(_yes), Shape(shapes.YES_NO)]
Text = Annotated[str, BeforeValidator(text_given), Shape(shapes.TEXT)]
Identifier = Annotated[str, BeforeValidator(_identifier), Shape(shapes.IDENTIFIER)]
Span = Annotated[tuple[date, date], BeforeValidator(_span), Shape(shapes.SPAN)]
Listed = ListOrOne(_listed)
CommaListed = CommasOrList(_parted)
Headings = Annotated[tuple[Text, ...], ListOrOne(_headings)]


def days_between(first: date, last: date) -> tuple[date, ...]:
    """Every day from `first` to `last`, both included."""
    return tuple(first + timedelta(n) for n in range((last - first).days + 1))
