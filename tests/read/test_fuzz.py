"""Hostile files: whatever the bytes, reading raises nothing and takes no more than two seconds for 1 MiB."""

from __future__ import annotations

import random
import time
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mfi_site.read import read_board

GOOD_ROOT = Path(__file__).parents[1] / "faults" / "good"
GOOD = {p.relative_to(GOOD_ROOT).as_posix(): p.read_bytes() for p in GOOD_ROOT.rglob("*") if p.is_file()}
PATHS = sorted(GOOD)
TODAY = date(2026, 6, 26)
MIB = 1024 * 1024
HEAD = b"---\ntitle: x\nstarted: 2025-08-25\n"
MEASURE = b"---\ntitle: x\nstarted: 2025-08-25\nmeasures:\n  - {id: m, name: m}\n---\n"


def _read_with(path: str, data: bytes) -> None:
    read_board({**GOOD, path: data}, today=TODAY)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.sampled_from(PATHS), st.binary(max_size=300))
def test_random_bytes_raise_nothing(path: str, data: bytes) -> None:
    """Any bytes in the place of any file are read or refused, never an exception."""
    _read_with(path, data)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.sampled_from(PATHS), st.integers(0, 2**32), st.integers(1, 4))
def test_mutated_files_raise_nothing(path: str, seed: int, cuts: int) -> None:
    """A good file with pieces dropped, doubled, swapped or spoiled raises nothing."""
    chance = random.Random(seed)
    data = GOOD[path]
    signs = [b"\t", b": ", b"[", b"}", b'"', b"'", b"&a ", b"*a", b"!x ", b"- ", b"\n", b"#", b"\xff", b"\x00", b","]
    for _ in range(cuts):
        start = chance.randrange(len(data) + 1)
        end = min(len(data), start + chance.randrange(1, 20))
        middle = chance.choice([b"", data[start:end] * 2, data[start:end][::-1], chance.choice(signs)])
        data = data[:start] + middle + data[end:]
    _read_with(path, data)


NESTED = b"drivers:\n" + b"".join(b" " * n + b"- name: x\n" + b" " * n + b"  drivers:\n" for n in range(2, 300, 2))
LARGE = {
    "brackets": ("shared/schools.yml", b"[" * MIB),
    "braces": ("shared/schools.yml", b"{" * MIB),
    "dashes": ("shared/schools.yml", b"- " * (MIB // 2)),
    "anchors": ("shared/schools.yml", b"- &a\n" * (MIB // 5)),
    "aliases": ("shared/schools.yml", b"- *a\n" * (MIB // 5)),
    "bomb": ("shared/schools.yml", b"a: &a [x,x]\n" + b"".join(b"b%d: [*a,*a]\n" % n for n in range(60_000))),
    "keys": ("board.yml", b"".join(b"key%d: value\n" % n for n in range(55_000))),
    "same key": ("board.yml", b"name: x\n" * (MIB // 8)),
    "quotes": ("shared/schools.yml", b'"' * MIB),
    "opened quotes": ("shared/schools.yml", b'a: "\n' * (MIB // 5)),
    "hashes": ("shared/schools.yml", b"# " * (MIB // 2)),
    "contacts": ("projects/phonics/contacts.yml", b"- {date: x, how: y, who: z}\n" * (MIB // 28)),
    "contacts that are right": ("projects/phonics/contacts.yml", b"- {date: 2025-09-01, how: call}\n" * (MIB // 32)),
    "rows of quotes": ("projects/phonics/measures/minutes.csv", b"date,value\n" + b'"\n' * (MIB // 2 - 6)),
    "one long quote": ("projects/phonics/measures/minutes.csv", b'date,value\n"' + b"a\n" * (MIB // 2 - 8)),
    "long cell": ("projects/phonics/measures/minutes.csv", b"date,value\n2025-09-01," + b"9" * (MIB - 30)),
    "many cells": ("projects/phonics/measures/minutes.csv", b"date,value\n2025-09-01" + b",1" * (MIB // 2 - 12)),
    "wide header": ("projects/phonics/measures/minutes.csv", b"date" + b",value" * (MIB // 6 - 1)),
    "commas": ("projects/phonics/measures/minutes.csv", b"date,value\n" + b"," * (MIB - 20)),
    "rows that are wrong": ("projects/phonics/measures/minutes.csv", b"date,value,note\n" + b"x,y,z\n" * 5000),
    "long notes": (
        "projects/phonics/measures/minutes.csv",
        b"date,value,note\n" + b"".join(b"2025-09-01,x,%s\n" % (b"a" * 180) for _ in range(5000)),
    ),
    "signs in notes": (
        "projects/phonics/measures/minutes.csv",
        b"date,value,note\n" + b"".join(b"2025-09-01,x,%s\n" % (b"@." * 90) for _ in range(5000)),
    ),
    "nothing": ("projects/phonics/measures/minutes.csv", b"\x00" * MIB),
    "high bytes": ("projects/phonics/measures/minutes.csv", b"\xff" * MIB),
}
MARKDOWN = {
    "brackets": HEAD + b"---\n" + b"[" * 60_000,
    "brackets on lines": HEAD + b"---\n" + b"[\n" * 30_000,
    "fences": HEAD + b"---\n" + b"```\n" * 15_000,
    "headings": HEAD + b"---\n" + b"## a\n" * 12_000,
    "hyphens": b"---\n" * 16_000,
    "quotes": HEAD + b"---\n" + b">" * 60_000,
    "deep keys": HEAD + b"tags: " + b"[" * 60_000 + b"\n---\n",
    "nested list": HEAD + NESTED + b"---\n",
    "wrong measures": HEAD + b"measures:\n" + b"- {id: A, nme: x}\n" * 3_400 + b"---\n",
    "unknown keys": HEAD + b"".join(b"key%d: x\n" % n for n in range(5_500)) + b"---\n",
    "unknown changes": HEAD
    + b"changes:\n"
    + b"".join(b"- {id: c%d, idea: x}\n" % n for n in range(1_000))
    + b"drivers:\n- name: x\n  changes: ["
    + b", ".join(b"d%d" % n for n in range(4_000))
    + b"]\n---\n",
    "addresses": HEAD + b"---\n" + b"a@b.example.org. " * 3_500,
    "addresses in headings": HEAD + b"---\n" + b"# a@b.uk\n" * 7_000,
    "closed names that are in no heading": HEAD
    + b"coach_only:\n"
    + b"".join(b"- the part that has number %d\n" % n for n in range(400))
    + b"---\n# The first\n"
    + b"".join(b"line %d\n" % n for n in range(4_000)),
}


@pytest.mark.parametrize("case", sorted(LARGE))
def test_a_mebibyte_takes_at_most_two_seconds(case: str) -> None:
    """No file of up to 1 MiB, however it is made, costs more than two seconds of work."""
    path, data = LARGE[case]
    assert len(data) <= MIB + 16
    started = time.process_time()
    _read_with(path, data)
    assert time.process_time() - started < 2


@pytest.mark.parametrize("case", sorted(MARKDOWN))
def test_a_charter_at_its_limit_takes_at_most_two_seconds(case: str) -> None:
    """No charter of up to 64 KiB, however it is made, costs more than two seconds of work."""
    started = time.process_time()
    _read_with("projects/phonics/charter.md", MARKDOWN[case])
    assert time.process_time() - started < 2
