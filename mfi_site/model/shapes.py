"""The JSON Schema of each scalar: what an editor accepts is what the reader accepts.

An editor reads YAML with types of its own, so that an unquoted 2.3 is a number there and a text here; both are
allowed wherever the reader takes the text.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BeforeValidator
from pydantic_core import core_schema

_D = r"(0?[1-9]|[12]\d|3[01])"
_M = r"(0?[1-9]|1[0-2])"
_Y = r"(19|20|21)\d\d"
ISO_DAY = rf"{_Y}-{_M}-{_D}([T ]00:00(:00)?)?"
_LIMITS = {"minimum": "minimum", "maximum": "maximum", "ge": "minimum", "le": "maximum"}
_NAMED = ("jan(uary)?", "feb(ruary)?", "mar(ch)?", "apr(il)?", "may", "june?", "july?", "aug(ust)?", "sept?(ember)?",
          "oct(ober)?", "nov(ember)?", "dec(ember)?")
_MONTH = rf"({'|'.join(f'[{m[0].upper()}{m[0]}]{m[1:]}' for m in _NAMED)})"
_DAY_FIRST = rf"{_D}[/.-]{_M}[/.-]{_Y}( 00:00(:00)?)?"
_DAY_IN_WORDS = rf"{_D}(st|nd|rd|th)?[ -]{_MONTH}\.?[ ,-]{{1,2}}{_Y}"
_ANY_DAY = rf"({ISO_DAY}|{_DAY_FIRST}|{_DAY_IN_WORDS})"
_FIGURES = r"[-+]?(\d[\d,]*\.?\d*|\.\d+)([eE][-+]?\d{1,3})?\s*%?"
_WORD_YES_NO = r"([Tt]rue|TRUE|[Ff]alse|FALSE|[Yy]es|YES|[Nn]o|NO|[Oo]n|ON|[Oo]ff|OFF|[YyNn])"


def _whole(pattern: str) -> str:
    return rf"^\s*{pattern}\s*$"


DAY = {"type": "string", "pattern": _whole(_ANY_DAY), "description": "a day, such as 2026-07-03"}
SPAN = {
    "type": "string",
    "pattern": _whole(rf"{_ANY_DAY}(\s+(to|until|-|–)\s+{_ANY_DAY})?"),
    "description": "a day, or two as in 2025-08-18 to 2025-10-10",
}
NUMBER = {"type": ["number", "string"], "pattern": _whole(_FIGURES)}
WHOLE = {"type": ["integer", "string"], "pattern": _whole(r"[-+]?\d[\d,]*(\.0*)?\s*%?")}
TEXT = {"type": ["string", "number", "boolean"]}
YES_NO = {"type": ["boolean", "string"], "pattern": _whole(_WORD_YES_NO)}
IDENTIFIER = {
    "type": ["string", "integer", "boolean"], "minimum": 0,
    "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "maxLength": 80,
}  # fmt: skip
ADDRESS = {"type": "string", "pattern": r"^\s*([Hh][Tt][Tt][Pp][Ss]?://[^\s/?#]+(/[^\s?#]*)?)?\s*$"}
FOLDER = {"type": ["string", "integer", "boolean"], "minimum": 0, "pattern": r"^\s*([A-Za-z0-9][A-Za-z0-9_-]*)?\s*$"}
BASELINE = {"type": ["integer", "string"], "minimum": 1, "pattern": _whole(rf"([1-9]\d*|{_ANY_DAY})")}
PROGRESS = {
    "type": ["number", "string"], "minimum": 0.5, "maximum": 5, "multipleOf": 0.5,
    "pattern": _whole(r"(0?\.50*|[1-4](\.[05]?0*)?|5(\.0*)?)"),
}  # fmt: skip


def _in_any_case(words: Iterable[str]) -> str:
    both = ("".join(f"[{sign.upper()}{sign.lower()}]" if sign.isalpha() else sign for sign in word) for word in words)
    return "|".join(both)


def choice(words: Iterable[str]) -> dict[str, Any]:
    """One of a few words, in any case."""
    words = list(words)
    return {"anyOf": [{"enum": words}, {"type": "string", "pattern": _whole(f"({_in_any_case(words)})")}]}


def frequency(named: list[str]) -> dict[str, Any]:
    """A word in any case, or a number of days."""
    words = _in_any_case(named)
    days = r"([1-9]|[1-9]\d|[12]\d\d|3[0-5]\d|36[0-6])"
    return {
        "anyOf": [
            {"enum": named},
            {"type": "integer", "minimum": 1, "maximum": 366},
            {"type": "string", "pattern": _whole(f"({words}|{days})")},
        ],
        "description": "a word, or a number of days",
    }


@dataclass(frozen=True, eq=False)
class Shape:
    """What an annotated type is in a JSON Schema, limits that its field adds included."""

    said: dict[str, Any]

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> dict[str, Any]:
        limits = {_LIMITS[key]: value for key, value in handler(core).items() if key in _LIMITS}
        return {**self.said, **limits}


class ListOrOne(BeforeValidator):
    """A list that may be written as its only item."""

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> dict[str, Any]:
        several = dict(handler(core))
        return {"anyOf": [several, several["items"]]} if several.get("items") else several


class CommasOrList(ListOrOne):
    """A list that may be written as its only item, or as one text with commas."""

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> dict[str, Any]:
        found = super().__get_pydantic_json_schema__(core, handler)
        item = found["anyOf"][-1]
        pattern = next((each["pattern"] for each in (item, *item.get("anyOf", ())) if "pattern" in each), None)
        if pattern is None:
            return found
        one = pattern.removeprefix("^").removesuffix("$")
        several = {"type": "string", "pattern": rf"^\s*{one}(\s*[,;]\s*{one})+\s*$"}
        return {"anyOf": [*found["anyOf"], several]}


class AnyCase:
    """One of the words of a Literal, however its capitals are typed."""

    def __get_pydantic_core_schema__(self, source: Any, handler: Any) -> core_schema.CoreSchema:
        words = {word.casefold(): word for word in get_args(source)}

        def meant(given: Any) -> Any:
            return words.get(given.strip().casefold(), given) if isinstance(given, str) else given

        return core_schema.no_info_before_validator_function(meant, handler(source))

    def __get_pydantic_json_schema__(self, core: Any, handler: Any) -> dict[str, Any]:
        plain = handler(core)
        return choice(plain["enum"]) if "enum" in plain else dict(plain)
