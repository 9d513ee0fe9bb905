"""What a finding is, and the two sentences a teacher reads about each kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Identifier:
    """Something that looks like a child, and where it is.

    `start` and `end` count characters of the text as given (in a table: of the cell; in a picture: 0 and the
    number of bytes). `line` and `column` count from 1; in a table `column` is the number of the cell.
    Neither `why` nor `repair` ever repeats what was found: both may be printed in a public log.
    """

    kind: str
    start: int
    end: int
    line: int
    column: int
    why: str
    repair: str


SENTENCES: Final[dict[str, tuple[str, str]]] = {
    "email": (
        "This looks like a person's e-mail address.",
        "Take it out, or write a role such as the school office.",
    ),
    "phone": (
        "This looks like a telephone number.",
        "Take it out; the school's own number belongs in `contact` of board.yml.",
    ),
    "postcode": (
        "This looks like a full postcode, which can point to a few homes.",
        "Take it out, or write only the first half, which names a district.",
    ),
    "scn": (
        "This looks like a Scottish Candidate Number, which belongs to one pupil.",
        "Take the number out; a measure needs how many pupils, never which ones.",
    ),
    "upn": (
        "This looks like a Unique Pupil Number, which belongs to one pupil.",
        "Take the number out; a measure needs how many pupils, never which ones.",
    ),
    "health-number": (
        "This looks like a CHI or NHS number, which belongs to one person.",
        "Take the number out; what is about one child's health has no place here.",
    ),
    "date-of-birth": (
        "This looks like a person's date of birth.",
        "Take it out, or write the stage, such as Primary 4.",
    ),
    "name-column": (
        "This column is named for people, so its cells may name a child.",
        "Delete the column; keep one row a date, with how many out of how many.",
    ),
    "pupil-rows": (
        "This table seems to have one row for each pupil.",
        "Add the rows up first: one row a date, with how many out of how many.",
    ),
    "photo-location": (
        "This photograph says where it was taken.",
        "Save a copy without location (on a phone: share it with location turned off) and use that.",
    ),
}


def identifier(kind: str, start: int, end: int, line: int, column: int) -> Identifier:
    """Build the finding of a kind with that kind's sentences; KeyError for a kind that has none."""
    why, repair = SENTENCES[kind]
    return Identifier(kind, start, end, line, column, why, repair)
