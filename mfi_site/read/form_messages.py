"""What each fault of a form means in words, and its repair."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from typing import Any

from pydantic import BaseModel

from mfi_site.read.names import as_identifier
from mfi_site.read.notes import brief
from mfi_site.read.yaml_text import Keys

_REPAIRS: Mapping[str, tuple[str, str, str]] = {
    "day": ("date", "not a date", "Write a day, such as 2026-07-03."),
    "number": ("number", "not a number", "Write figures only, such as 85."),
    "whole": ("number", "not a whole number", "Write a whole number, such as 24."),
    "yes_no": ("choice", "not yes or no", "Write true or false."),
    "text": ("shape", "not a text", "Write it as one text, in quotes if it holds a colon."),
    "identifier": (
        "name",
        "not an identifier",
        "Use lower-case letters, digits and hyphens only, such as peer-edit.",
    ),
    "span": (
        "date",
        "not a day or a stretch of days",
        "Write one day, or two as in 2025-08-18 to 2025-10-10.",
    ),
    "span_order": ("date", "a stretch of days that ends before it starts", "Write the earlier day first."),
    "frequency": (
        "choice",
        "not a frequency",
        "Write daily, weekly, fortnightly, monthly, termly or a number of days.",
    ),
    "baseline": (
        "choice",
        "not a baseline",
        "Write how many values it takes in, such as 10, or the day it ends, such as 2025-11-28.",
    ),
    "progress": ("number", "not a progress score", "Write 0.5 to 5.0 in halves, such as 2.5."),
    "float_parsing": ("number", "not a number", "Write figures only, such as 4."),
}
_LIMITS = {
    "greater_than_equal": ("ge", "below {}", "Write {} or more."),
    "less_than_equal": ("le", "above {}", "Write {} or less."),
    "greater_than": ("gt", "not above {}", "Write more than {}."),
    "less_than": ("lt", "not below {}", "Write less than {}."),
}
Described = tuple[str, str, str]
_EXAMPLES = {
    "name": "Craigrowan Primary School",
    "title": "Writing in Primary 4",
    "id": "peer-edit",
    "idea": "Five minutes of peer edit",
    "started": "2025-08-25",
    "submitted": "2025-10-14",
    "date": "2025-10-14",
    "from": "2026-01-06",
    "on": "2025-11-10",
    "change": "peer-edit",
    "role": "Primary 4 teacher",
    "value": "85",
    "feed": "https://board.other.example/share/board.json",
    "how": "visit",
    "file": "wall.png",
    "force": "Pupils like it",
    "effect": "Lunch queues are long",
    "step": "Ring the bell",
    "steps": "[{step: Ring the bell}]",
    "of": "Reasons for being late",
    "counts": "{Late bus: 14}",
}
_NAMES = {
    "measures": "Pupils on track in writing",
    "drivers": "Pupils know what good writing looks like",
    "schools": "Other Primary School",
}
_OF_A_TEXT = ("role", "force", "step", "idea", "name")


def describe(fault: Mapping[str, Any], path: Keys, value: Any, model: type[BaseModel], what: str) -> Described:
    """Rule, sentence and repair of one of pydantic's errors about the `value` written at `path`."""
    kind = fault["type"]
    name = _called(path)
    context = fault.get("ctx", {})
    if kind == "extra_forbidden":
        return unknown_key(str(path[-1]), keys_at(model, path[:-1]), what if len(path) == 1 else _inside(path[:-1]))
    if kind == "literal_error":
        return _choice(name, value, str(context.get("expected", "")))
    if kind in _LIMITS:
        key, saying, repair = _LIMITS[kind]
        limit = f"{context.get(key):g}"
        return "number", f"{name} is {saying.format(limit)}: {_shown(value)}.", repair.format(limit)
    if kind in _REPAIRS:
        rule, saying, repair = _REPAIRS[kind]
        if kind == "identifier" and isinstance(value, str) and (better := as_identifier(value)):
            repair = repair.replace("peer-edit", better)
        return rule, f"{name} is {saying}: {_shown(value)}.", repair
    if kind in ("model_type", "dict_type", "model_attributes_type"):
        key = next((key for key in _OF_A_TEXT if key in keys_at(model, path)), "")
        if key and isinstance(value, str) and path and isinstance(path[-1], int):
            return "shape", f"{name} is a text without its key.", f'Write "{key}: " before it.'
        return (
            "shape",
            f"{name} should be a group of keys with values.",
            'Write one "key: value" a line under it.',
        )
    if kind in ("tuple_type", "list_type"):
        return "shape", f"{name} should be a list.", "Start each item with a hyphen and a space."
    return (
        "shape",
        f"{name} is not written as it should be: {_shown(value)}.",
        "Compare it with the guide to the format.",
    )


def missing_key(key: str, group: Any, path: Keys, what: str) -> tuple[str, str, bool]:
    """Sentence and repair for a required key, and whether it stands there without a value."""
    owners = [step for step in path if step in _NAMES]
    example = _NAMES[str(owners[-1])] if key == "name" and owners else _EXAMPLES.get(key, "...")
    if isinstance(group, dict) and key in group:
        return f'"{key}" has no value.', f"Write it in full, such as {key}: {example}.", True
    if not path:
        return f'"{key}" is missing, and {what} needs it.', f"Add a line, such as {key}: {example}.", False
    owner = _name(group) or _inside(path)
    return f'"{key}" is missing from {owner}.', f"Add it, such as {key}: {example}.", False


def unknown_key(key: str, known: list[str], owner: str) -> Described:
    """The finding about a key that does not exist, naming the nearest one that does."""
    near = nearest(key, known)
    message = f'"{brief(key, 40)}" is not a key of {owner}.'
    if near:
        return "key", message, f'Did you mean "{near}"?'
    return "key", message, f"Delete it; the keys are {', '.join(known)}."


def nearest(key: str, known: list[str]) -> str:
    """The known key most like a misspelt one, or an empty text where none is like it."""
    return next(iter(difflib.get_close_matches(key.lower(), known, 1, 0.55)), "")


def _choice(name: str, value: Any, expected: str) -> Described:
    allowed = [word.strip("'") for word in expected.replace(" or ", ", ").split(", ")]
    near = difflib.get_close_matches(str(value).lower(), allowed, 1, 0.6) if isinstance(value, str) else []
    listed = ", ".join(allowed[:-1]) + (" or " if len(allowed) > 1 else "") + allowed[-1]
    message = f"{name} cannot be {_shown(value)}."
    return "choice", message, f'Did you mean "{near[0]}"? It can be {listed}.' if near else f"Write {listed}."


def _called(path: Keys) -> str:
    name = _inside(path) if path else "this"
    return name[0].upper() + name[1:]


def _inside(path: Keys) -> str:
    """What the value at a path is called in the middle of a sentence."""
    if isinstance(path[-1], str):
        return f'"{path[-1]}"'
    owner = next((step for step in reversed(path) if isinstance(step, str)), "")
    return f'item {path[-1] + 1} of "{owner}"' if owner else f"item {path[-1] + 1}"


def _name(group: Any) -> str:
    """What a group of keys calls itself."""
    if isinstance(group, dict):
        for key in ("id", "name", "title", "role", "file", "date"):
            if isinstance(group.get(key), str) and group[key].strip():
                return f'"{brief(group[key], 40)}"'
    return ""


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a group of keys"
    return "a list" if isinstance(value, list) else brief(str(value))


def keys_at(model: type[BaseModel], path: Keys) -> list[str]:
    """The keys of the type that stands at `path` of `model`."""
    current: Any = model
    for step in path:
        if isinstance(step, int):
            continue
        field = next((f for n, f in current.model_fields.items() if (f.alias or n) == step), None)
        inner = _model_in(field.annotation) if field is not None else None
        if inner is None:
            break
        current = inner
    return [field.alias or name for name, field in current.model_fields.items()]


def _model_in(annotation: Any) -> Any:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for inner in getattr(annotation, "__args__", ()):
        if (found := _model_in(inner)) is not None:
            return found
    return None
