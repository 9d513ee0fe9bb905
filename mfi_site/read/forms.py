"""From a YAML document to one of the model's types, leaving out the smallest whole part that is wrong.

Every fault becomes a finding with its place. An optional key then takes its default, an item of a list is
dropped, and a group of keys that lacks a required one goes as a whole. A key that restricts what is shown is
the exception: written wrongly, it takes its strictest value, so that a slip never publishes more, nor calls a
worsening an improvement. `STRICTEST` says which key then takes which value, by a key that only such a group has.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from mfi_site.read.form_messages import describe, keys_at, missing_key, nearest
from mfi_site.read.notes import Notes
from mfi_site.read.yaml_text import REFUSED, Document, Keys

Form = TypeVar("Form", bound=BaseModel)
_ROUNDS = 12
STRICTEST: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "audience": {"audience": ("audience", "coach"), "coach_only": ("audience", "coach")},
    "sensitive": {
        "sensitive": ("sensitive", "true"),
        "group": ("group", "1"),
        "of": ("group", "1"),
        "counts": ("counts", "people"),
        "better": ("better", "neither"),
    },
    "withdrawn": {
        "withdrawn": ("withdrawn", "true"),
        "expires": ("expires", "1900-01-01"),
        "people": ("people", "pupils"),
    },
}
_OF_AN_AUDIENCE = re.compile(r"(?:private|confidential|hidden|secret|visib\w+|public|.*[_ -]only)\Z", re.IGNORECASE)
_FIRST_LETTERS = {key[:2] for rules in STRICTEST.values() for key in rules}


def read_form(
    model: type[Form],
    document: Document,
    notes: Notes,
    *,
    what: str,
    fallbacks: Mapping[str, Any] | None = None,
    base: Keys = (),
) -> Form | None:
    """The form at `base` of a document, or None where a required key of its root has no fallback.

    `what` names the kind of file in messages ("a charter"); `fallbacks` stand in for required keys.
    """
    found = _Pruning(model, document, notes, what, base).form(dict(fallbacks or {}))
    return found if isinstance(found, model) else None


def read_list(model: type[Form], document: Document, notes: Notes, *, what: str) -> tuple[Form, ...]:
    """The items of a document that is a list; an item that is wrong is left out."""
    if document.value is None:
        return ()
    items = document.value
    if not isinstance(items, list):
        notes.problem(
            "shape",
            f"This should be a list of {what}s.",
            "Start each item with a hyphen and a space.",
            *document.place(()),
        )
        return ()
    article = "an" if what[0] in "aeiou" else "a"
    found = (
        read_form(model, document, notes, what=f"{article} {what}", base=(number,))
        for number in range(len(items))
        if items[number] is not None and items[number] is not REFUSED
    )
    return tuple(item for item in found if item is not None)


class _Pruning:
    def __init__(self, model: type[BaseModel], document: Document, notes: Notes, what: str, base: Keys) -> None:
        self._model = model
        self._document = document
        self._notes = notes
        self._what = what
        self._base = base
        self._gone: set[Keys] = set()
        self._origin: dict[Keys, list[int]] = {}
        self._cautious: dict[Keys, dict[str, Any]] = {}
        self._root = document.value
        for key in base:
            self._root = self._root[key]

    def form(self, fallbacks: dict[str, Any]) -> Any:
        if self._root is None:
            self._root = {}
        if not isinstance(self._root, dict):
            self._notes.problem(
                "shape",
                f'This is not {self._what}: it has no "key: value" lines.',
                'Write one "key: value" a line.',
                *self._document.place(self._base),
            )
            return None
        self._be_cautious_about_refusals()
        for _ in range(_ROUNDS):
            self._origin.clear()
            given = self._kept(self._root, ())
            for key, value in fallbacks.items():
                if (key,) in self._gone:
                    given[key] = value
            try:
                return self._model.model_validate(given)
            except ValidationError as error:
                if not self._prune(error, fallbacks):
                    return None
        return None

    def _be_cautious_about_refusals(self) -> None:
        """What YAML refused or found twice is no reason to publish more than its author meant."""
        depth = len(self._base)
        for path in self._document.refused | self._document.repeated:
            if path[:depth] == self._base and len(path) > depth:
                self._caution(path[depth:], str(path[-1]))

    def _caution(self, path: Keys, key: str) -> None:
        """Where a key that restricts what is shown is wrong, take its strictest value."""
        if "coach_only" in path:
            path, key = path[: path.index("coach_only") + 1], "coach_only"
        known = keys_at(self._model, path[:-1])
        for sign, rules in STRICTEST.items():
            if sign in known and key in rules:
                strict, value = rules[key]
                self._cautious.setdefault(path[:-1], {})[strict] = value

    def _kept(self, value: Any, path: Keys) -> Any:
        """`value` without what is gone, blank or refused; lists note where their items stood."""
        if isinstance(value, dict):
            kept = {
                key: self._kept(item, (*path, key))
                for key, item in value.items()
                if not _is_blank(item) and (*path, key) not in self._gone
            }
            return {**kept, **self._cautious[path]} if path in self._cautious else kept
        if isinstance(value, list):
            stay = [n for n, item in enumerate(value) if not _is_blank(item) and (*path, n) not in self._gone]
            if len(stay) != len(value):
                self._origin[path] = stay
            return [self._kept(value[n], (*path, n)) for n in stay]
        return value

    def _prune(self, error: ValidationError, fallbacks: Mapping[str, Any]) -> bool:
        """Note each fault and mark what goes; False where the whole form does."""
        usable = True
        for fault in error.errors(include_url=False, include_input=False):
            where, missing = self._resolved(fault["loc"])
            if missing is not None and len(where) + 1 < len(fault["loc"]) and (*where, missing) in self._gone:
                continue  # a fault inside a group that an earlier fault of this round took out whole
            if fault["type"] == "missing" and missing is not None:
                usable = self._missing(where, missing, fallbacks) and usable
            elif not where:
                self._say(fault, where)
                usable = False
            elif where not in self._gone:
                self._gone.add(_smallest_whole(where))
                self._say(fault, where)
        return usable

    def _missing(self, parent: Keys, key: str, fallbacks: Mapping[str, Any]) -> bool:
        path = (*parent, key)
        if path not in self._gone:
            self._gone.add(path)
            if (*self._base, *path) not in self._document.refused:
                self._say_missing(parent, key)
        if not parent:
            return key in fallbacks
        self._gone.add(parent)
        return True

    def _resolved(self, loc: tuple[str | int, ...]) -> tuple[Keys, str | None]:
        """The path of the written value a fault is about, and the key that was not written there."""
        value: Any = self._root
        path: Keys = ()
        for step in loc:
            if isinstance(value, dict) and isinstance(step, int):
                continue  # a group of keys that stands where a list of them should
            if isinstance(value, dict):
                if _is_blank(value.get(str(step))) or (*path, step) in self._gone:
                    return path, str(step)
                path = (*path, step)
                value = value[step]
            elif isinstance(value, list) and isinstance(step, int):
                stay = self._origin.get(path)
                number = stay[step] if stay is not None else step
                path = (*path, number)
                value = value[number]
            else:
                break
        return path, None

    def _value(self, path: Keys) -> Any:
        value = self._root
        for key in path:
            value = value[key]
        return value

    def _say(self, fault: Any, path: Keys) -> None:
        if self._notes.full and not self._hides(path):
            return
        rule, message, repair = describe(fault, path, self._value(path), self._model, self._what)
        where = (*self._base, *path)
        place = self._document.place(where)
        if fault["type"] == "extra_forbidden":
            place = self._document.keys.get(where, place)
            self._caution(path, _meant(str(path[-1]), keys_at(self._model, path[:-1])))
        elif path:
            self._caution(path, str(path[-1]))
        self._notes.problem(rule, message, repair, *place)

    def _hides(self, path: Keys) -> bool:
        """Whether a key that is wrong restricts what is shown, or may be one of those misspelt."""
        return bool(path) and (len(path) < _ROUNDS and str(path[-1])[:2].lower() in _FIRST_LETTERS)

    def _say_missing(self, parent: Keys, key: str) -> None:
        group = self._value(parent)
        if self._notes.full:
            return
        message, repair, blank = missing_key(key, group, parent, self._what)
        where = (*self._base, *parent, key) if blank else (*self._base, *parent)
        self._notes.problem("required", message, repair, *self._document.place(where))


def _meant(key: str, known: list[str]) -> str:
    """The key that an unknown one stands for, as far as it can be told; "" where it is like none."""
    return "audience" if _OF_AN_AUDIENCE.match(key) else nearest(key, [*known, *STRICTEST["audience"]])


def _smallest_whole(path: Keys) -> Keys:
    """The smallest part that means something without what is at `path`: a goal without its day would be another."""
    return path[:-1] if path[-1:] == ("from",) and "goal" in path else path


def _is_blank(value: Any) -> bool:
    """Whether nothing was written: a form in a browser saves an empty field as an empty text."""
    return value is None or value is REFUSED or (isinstance(value, str) and not value.strip())
