"""From a YAML document to one of the model's types, leaving out the smallest whole part that is wrong.

Every fault becomes a finding with its place. An optional key then takes its default, an item of a list is
dropped, and a group of keys that lacks a required one goes as a whole.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from mfi_site.read.form_messages import describe
from mfi_site.read.notes import Notes
from mfi_site.read.yaml_text import REFUSED, Document, Keys

Form = TypeVar("Form", bound=BaseModel)
_ROUNDS = 12


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

    def _kept(self, value: Any, path: Keys) -> Any:
        """`value` without what is gone, blank or refused; lists note where their items stood."""
        if isinstance(value, dict):
            return {
                key: self._kept(item, (*path, key))
                for key, item in value.items()
                if item is not None and (*path, key) not in self._gone
            }
        if isinstance(value, list):
            stay = [
                n
                for n, item in enumerate(value)
                if item is not None and item is not REFUSED and (*path, n) not in self._gone
            ]
            if len(stay) != len(value):
                self._origin[path] = stay
            return [self._kept(value[n], (*path, n)) for n in stay]
        return value

    def _prune(self, error: ValidationError, fallbacks: Mapping[str, Any]) -> bool:
        """Note each fault and mark what goes; False where the whole form does."""
        usable = True
        for fault in error.errors(include_url=False, include_input=False):
            where, missing = self._resolved(fault["loc"])
            if fault["type"] == "missing" and missing is not None:
                usable = self._missing(where, missing, fallbacks) and usable
            elif not where:
                self._say(fault, where)
                usable = False
            elif where not in self._gone:
                self._gone.add(where)
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
            if isinstance(value, dict):
                if step not in value or value[step] is None or (*path, step) in self._gone:
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
        rule, message, repair = describe(fault, path, self._value(path), self._model, self._what)
        where = (*self._base, *path)
        unknown = fault["type"] == "extra_forbidden"
        place = self._document.keys.get(where) if unknown else None
        self._notes.problem(rule, message, repair, *(place or self._document.place(where)))

    def _say_missing(self, parent: Keys, key: str) -> None:
        where = (*self._base, *parent)
        blank = isinstance(self._value(parent), dict) and key in self._value(parent)
        owner = (
            self._what if not parent else "an item of this list" if isinstance(parent[-1], int) else f'"{parent[-1]}"'
        )
        if blank:
            self._notes.problem(
                "required",
                f'"{key}" has no value, and {owner} needs one.',
                f'Write it after "{key}:".',
                *self._document.place((*where, key)),
            )
        else:
            named = _name(self._value(parent))
            owner = f"{owner} ({named})" if named and parent else owner
            self._notes.problem(
                "required",
                f'{owner[0].upper()}{owner[1:]} needs "{key}", which is missing.',
                f'Add a line "{key}: ...".',
                *self._document.place(where),
            )


def _name(value: Any) -> str:
    """What a group of keys calls itself, for a message about what it lacks."""
    if isinstance(value, dict):
        for key in ("id", "name", "title", "role", "file", "date"):
            if isinstance(value.get(key), str):
                return str(value[key])[:40]
    return ""
