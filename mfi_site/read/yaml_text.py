"""YAML as text: every scalar stays what was typed, with the place of each key and value.

The tree is built straight from parse events, so that anchors, aliases, tags, merge keys, deep nesting and
repeated keys are met before anything is composed: a short file of aliases can stand for megabytes, and the C
library's own composer dies of deep nesting. What is refused is left out at the smallest value that holds it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from mfi_site.read.notes import Notes
from mfi_site.read.yaml_errors import explain

DEEPEST = 8
LONGEST = 256 * 1024
_RESTRICTS = re.compile(r"audience|coach.?only|sensitive|withdrawn|expires", re.IGNORECASE)
"""Keys that say who may see something: a file in which one is not read is not read at all."""
LONGEST_LINE = 2_000
_HOPELESS = 64
_BULLETS = ("• ", "· ", "– ", "— ")
_CURLY = {"“": "”", "„": "“", "‘": "’"}
_WIDE_SPACES = str.maketrans({"\u00a0": " ", "\u202f": " ", "\u2007": " "})
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
Keys = tuple[str | int, ...]
Place = tuple[int, int]


class _Refused:
    """Stands for a value that was refused; it reaches no model."""


REFUSED = _Refused()


class _Hopeless(Exception):
    """Nesting so deep, or so many problems, that the rest of the text is not read either."""


@dataclass
class Document:
    """A YAML text read as dictionaries, lists, texts and None (a key without a value).

    `places` gives line and column of each value (of the key, where the value is a list or a group of keys);
    `keys` those of each key; `refused` the paths whose values were left out with a finding, `repeated` those
    given twice.
    """

    value: Any = None
    places: dict[Keys, Place] = field(default_factory=dict)
    keys: dict[Keys, Place] = field(default_factory=dict)
    refused: set[Keys] = field(default_factory=set)
    repeated: set[Keys] = field(default_factory=set)

    def place(self, keys: Keys) -> Place:
        """The place of `keys`, or of the nearest parent that has one."""
        while keys and keys not in self.places:
            keys = keys[:-1]
        return self.places.get(keys, (1, 1))


def read_yaml(text: str, notes: Notes, first_line: int = 1) -> Document | None:
    """Read a YAML text whose first line is line `first_line` of its file; None where it cannot be read."""
    if len(text) > LONGEST:
        notes.problem("limit", "This file is larger than 256 KiB.", "Shorten it.", first_line, 1)
        return None
    if not text.isascii():
        text = text.translate(_WIDE_SPACES)
    try:
        return _Reader(text, notes, first_line).document()
    except yaml.MarkedYAMLError as error:
        line, column, message, repair = explain(error, text)
        notes.problem("yaml", message, repair, line + first_line - 1, column)
    except yaml.YAMLError:
        notes.problem(
            "yaml", "This cannot be read as keys and values.", 'Write one "key: value" a line.', first_line, 1
        )
    except _Hopeless:
        pass  # what made it so has been noted
    return None


class _Reader:
    def __init__(self, text: str, notes: Notes, first_line: int) -> None:
        self._lines = text.splitlines()
        self._loader = _Loader(text)
        self._next = self._loader.get_event
        self._notes = notes
        self._offset = first_line
        self._document = Document()

    def document(self) -> Document:
        self._next()
        event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            return self._document
        value = self._node(self._next(), (), 1)
        self._document.value = None if value is REFUSED else value
        if value is REFUSED:
            self._document.refused.add(())
        self._next()
        event = self._next()
        if not isinstance(event, yaml.StreamEndEvent):
            self._say(
                "yaml",
                "A line of three hyphens starts a second part here, which is not read.",
                "Delete the line of hyphens.",
                self._at(event),
            )
            if _RESTRICTS.search("\n".join(self._lines[event.start_mark.line :])):
                raise _Hopeless
        return self._document

    def _at(self, event: Any) -> Place:
        mark = event.start_mark
        return mark.line + self._offset, mark.column + 1

    def _say(self, rule: str, message: str, repair: str, place: Place) -> None:
        self._notes.problem(rule, message, repair, *place)
        if self._notes.full:
            raise _Hopeless

    def _node(self, event: Any, keys: Keys, depth: int) -> Any:
        """The value that starts with `event`; REFUSED, with its finding, where it may not stand."""
        self._document.places.setdefault(keys, self._at(event))
        refused = self._refusal(event, depth)
        kind = type(event)
        if kind is yaml.ScalarEvent:
            value = self._scalar(event)
        elif kind is yaml.AliasEvent:
            value = REFUSED
        elif refused:
            self._skip(depth)
            value = REFUSED
        elif kind is yaml.MappingStartEvent:
            value = self._mapping(keys, depth)
        else:
            value = self._sequence(keys, depth)
        return REFUSED if refused else value

    def _refusal(self, event: Any, depth: int) -> bool:
        tag = getattr(event, "tag", None)
        if event.__class__ is yaml.AliasEvent or event.anchor is not None:
            sign = "*" if event.__class__ is yaml.AliasEvent else "&"
            self._say(
                "yaml",
                f'A value that starts with "{sign}" points somewhere else, which is not allowed.',
                "Put the value in quotes, or write it out in full.",
                self._at(event),
            )
        elif tag is not None:
            self._say(
                "yaml",
                'A value that starts with "!" is an instruction, which is not allowed.',
                "Put the value in quotes.",
                self._at(event),
            )
        elif depth > DEEPEST and event.__class__ is not yaml.ScalarEvent:
            self._say(
                "limit",
                f"Lists and keys are nested more than {DEEPEST} levels deep here.",
                f"Use at most {DEEPEST} levels.",
                self._at(event),
            )
        else:
            return False
        return True

    def _scalar(self, event: Any) -> Any:
        value = event.value
        if event.implicit[0] and event.style in (None, "") and value in ("", "~", "null"):
            return None
        if len(value) > LONGEST_LINE and "\n" not in value and event.start_mark.line == event.end_mark.line:
            self._say(
                "limit",
                f"This line is longer than {LONGEST_LINE:,} characters.",
                "Shorten it, or spread it over several lines.",
                self._at(event),
            )
            return REFUSED
        return value if value.isascii() or event.style not in (None, "") else self._from_a_word_processor(value, event)

    def _from_a_word_processor(self, value: str, event: Any) -> Any:
        """A plain text without the curly quotes it stands in; REFUSED where bullets stand for the hyphens of a list."""
        mark = event.start_mark
        if value.startswith(_BULLETS) and not self._lines[mark.line][: mark.column].strip():
            self._say(
                "yaml",
                f'A list item starts with "{value[0]}", which is not a hyphen.',
                "Start each item with a hyphen and a space.",
                self._at(event),
            )
            return REFUSED
        closing = _CURLY.get(value[0])
        inside = value[1:-1]
        if closing and value.endswith(closing) and value[0] not in inside and (closing == "’" or closing not in inside):
            return inside.strip()
        return value

    def _skip(self, depth: int) -> None:
        """Pass over the rest of a list or group of keys that was refused."""
        opened = 1
        while opened:
            event = self._next()
            kind = type(event)
            if kind in (yaml.MappingStartEvent, yaml.SequenceStartEvent):
                opened += 1
                if depth + opened > _HOPELESS:
                    raise _Hopeless
            elif kind in (yaml.MappingEndEvent, yaml.SequenceEndEvent):
                opened -= 1

    def _sequence(self, keys: Keys, depth: int) -> list[Any]:
        found: list[Any] = []
        index = 0
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            value = self._node(event, (*keys, index), depth + 1)
            found.append(value)
            if value is REFUSED:
                self._document.refused.add((*keys, index))
            index += 1
        return found

    def _mapping(self, keys: Keys, depth: int) -> dict[str, Any]:
        found: dict[str, Any] = {}
        document = self._document
        while type(event := self._next()) is not yaml.MappingEndEvent:
            key, here = self._key(event, depth), self._at(event)
            path = (*keys, key if key is not None else "?")
            event = self._next()
            if key is None or key in found or path in document.keys:
                if key is not None:
                    document.repeated.add(path)
                    first = document.keys[path][0]
                    self._say(
                        "duplicate",
                        f'"{key}" is given twice; the first one, on line {first}, is used.',
                        "Delete one of the two.",
                        here,
                    )
                self._pass_over(event, depth)
                continue
            document.keys[path] = here
            if type(event) is not yaml.ScalarEvent or event.value == "":
                document.places[path] = here
            value = self._node(event, path, depth + 1)
            if value is REFUSED:
                document.refused.add(path)
            else:
                found[key] = value
        return found

    def _key(self, event: Any, depth: int) -> str | None:
        if type(event) is not yaml.ScalarEvent:
            self._say(
                "yaml",
                "A list or a group of keys stands where a key should be.",
                'Write "key: value", with the value in quotes if it has brackets.',
                self._at(event),
            )
            self._pass_over(event, depth)
            return None
        if event.value == "<<" and event.implicit[0]:
            self._say(
                "yaml",
                'A key "<<" copies keys from somewhere else, which is not allowed.',
                "Write the keys out in full.",
                self._at(event),
            )
            return None
        if event.anchor is not None or event.tag is not None:
            self._refusal(event, 1)
            return None
        return str(event.value)

    def _pass_over(self, event: Any, depth: int) -> None:
        if type(event) in (yaml.MappingStartEvent, yaml.SequenceStartEvent):
            self._skip(depth)
