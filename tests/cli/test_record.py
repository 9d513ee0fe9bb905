"""`mfi-site record`: one checked row, everything else as it was."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st

from mfi_site.building.recording import Entry, NotRecorded, record
from mfi_site.cli import program
from mfi_site.model.board import Settings

TODAY = date(2026, 6, 26)
CHARTER = b"""---
title: Lunch
started: 2025-08-25
measures:
  - {id: rate, name: "% of pupils on time", group: 24}
  - {id: wait, name: Minutes of waiting}
  - {id: late, name: Rate of late pupils, chart: p}
---
"""
COUNTED = b"date,numerator,denominator,note\n2026-06-05,13,24,\n2026-06-19,14,24,First\n"


def after(data: bytes | None, value: str, of: str = "", on: date = TODAY, note: str = "", measure: str = "rate",
          ) -> bytes:
    files = {"projects/lunch/charter.md": CHARTER}
    if data is not None:
        files[f"projects/lunch/measures/{measure}.csv"] = data
    return record("lunch", measure, Entry(value, of, on, note), files, Settings(name="S"), TODAY).after


def test_a_row_is_added_at_its_date() -> None:
    """The row stands between its neighbours in time, newest last."""
    assert after(COUNTED, "15", "24", date(2026, 6, 12)) == COUNTED.replace(
        b"2026-06-19", b"2026-06-12,15,24,\n2026-06-19")
    assert after(COUNTED, "15", "24") == COUNTED + b"2026-06-26,15,24,\n"
    newest_first = b"date,value\n2026-06-19,14\n2026-06-05,13\n"
    assert after(newest_first, "15", on=date(2026, 6, 12), measure="wait") == (
        b"date,value\n2026-06-19,14\n2026-06-12,15\n2026-06-05,13\n")


@pytest.mark.parametrize(("before", "expected"), [
    (b"\xef\xbb\xbfdate;value;note\r\n19/06/2026;14,5;\r\n", b"\xef\xbb\xbfdate;value;note\r\n19/06/2026;14,5;\r\n"
     b"26/06/2026;15;\r\n"),
    (b"date\tvalue\n2026-06-19\t14", b"date\tvalue\n2026-06-19\t14\n2026-06-26\t15\n"),
    ("date,value,note\n2026-06-19,14,é\n".encode("cp1252"), "date,value,note\n2026-06-19,14,é\n2026-06-26,15,\n"
     .encode("cp1252")),
    ("\ufeffdate,value\r\n2026-06-19,14\r\n".encode("utf-16-le"),
     "\ufeffdate,value\r\n2026-06-19,14\r\n2026-06-26,15\r\n".encode("utf-16-le")),
    (b"note,value,date\n,14,2026-06-19\n", b"note,value,date\n,14,2026-06-19\n,15,2026-06-26\n"),
    (b'date,value,note\n2026-06-19,14,"two\nlines"\n,,\n,,\n', b'date,value,note\n2026-06-19,14,"two\nlines"\n'
     b"2026-06-26,15,\n,,\n,,\n"),
])
def test_the_file_keeps_its_own_form(before: bytes, expected: bytes) -> None:
    """Separator, line ends, encoding, columns and the way of writing days are those of the file."""
    assert after(before, "15", measure="wait") == expected


@pytest.mark.parametrize(("value", "of", "said"), [
    ("2.4", "24", "people are counted whole"), ("14", "24.5", "people are counted whole"),
    ("14/24", "", "14 --of 24"), ("14 out of 24", "", "14 --of 24"),
])
def test_people_are_counted_whole(value: str, of: str, said: str) -> None:
    """A slip such as 2.4 for 24 is no number of pupils, and 14/24 is told as it is written here."""
    with pytest.raises(NotRecorded, match=said):
        after(COUNTED, value, of)


def test_hours_need_not_be_whole() -> None:
    """Where the plan says that something else is counted, a fraction of it is recorded."""
    files = {"projects/lunch/charter.md": CHARTER.replace(b"group: 24", b"of: hours")}
    done = record("lunch", "rate", Entry("2.4", "24.5", TODAY, ""), files, Settings(name="S"), TODAY)
    assert done.after.endswith(b"2.4,24.5,\n")


def test_a_first_number_makes_the_file() -> None:
    """Where there is no file, or an empty one, the header comes with the first row."""
    assert after(None, "15", "24") == b"date,numerator,denominator,note\n2026-06-26,15,24,\n"
    assert after(None, "15", note="a, b", measure="wait") == b'date,value,note\n2026-06-26,15,"a, b"\n'
    assert after(b"date,value,note\n", "15", measure="wait") == b"date,value,note\n2026-06-26,15,\n"


@pytest.mark.parametrize(("given_", "said"), [
    (("15", "24", date(2026, 6, 19)), "already, on line 3"),
    (("15", "24", date(2026, 6, 27)), "future"),
    (("25", "24"), "larger than the denominator"),
    (("many", "24"), "not a number"),
    (("15", "all"), "not a number"),
    (("=1+1", "24"), "not a number"),
    (("", "24"), "not a number"),
    (("-1", "24"), "below zero"),
    (("1", "0"), "denominator is zero"),
    (("15",), "--of"),
    (("15", "24", TODAY, "ring 07700 900123"), "telephone"),
    (("15", "24", TODAY, "=HYPERLINK(1)"), "formula"),
])
def test_what_the_reader_would_refuse_is_not_written(given_: tuple[Any, ...], said: str) -> None:
    """The same date twice, the future, more than there are, text, formulas and identifiers are refused."""
    with pytest.raises(NotRecorded, match=said):
        after(COUNTED, *given_)


def test_columns_decide_what_is_asked() -> None:
    """A file of single values takes no denominator, and one without notes takes no note."""
    with pytest.raises(NotRecorded, match="leave --of out"):
        after(b"date,value\n2026-06-19,14\n", "15", "24", measure="wait")
    with pytest.raises(NotRecorded, match="no column for notes"):
        after(b"date,value\n2026-06-19,14\n", "15", note="x", measure="wait")
    with pytest.raises(NotRecorded, match="Did you mean wait"):
        after(None, "15", measure="wiat")
    with pytest.raises(NotRecorded, match="--of N"):
        after(None, "15", measure="late")
    with pytest.raises(NotRecorded, match="encoding has no"):
        after("date,value,note\n2026-06-19,14,é\n".encode("cp1252"), "15", note="→", measure="wait")


@settings(deadline=None)
@given(st.lists(st.integers(0, 300), unique=True, min_size=1, max_size=12), st.integers(0, 300),
       st.sampled_from([",", ";", "\t"]), st.sampled_from(["\n", "\r\n"]))
def test_every_row_that_was_there_stays(days: list[int], new: int, sign: str, end: str) -> None:
    """Whatever the order of the file, the new row comes in and no other changes or moves."""
    from datetime import timedelta

    start = date(2025, 8, 20)
    rows = [sign.join([(start + timedelta(n)).isoformat(), str(n), ""]) for n in days]
    before = end.join([sign.join(["date", "value", "note"]), *rows, ""]).encode()
    on = start + timedelta(new)
    if new in days:
        with pytest.raises(NotRecorded):
            after(before, "7.5", on=on, measure="wait")
        return
    lines = after(before, "7.5", on=on, measure="wait").decode().split(end)
    row = sign.join([on.isoformat(), "7.5", ""])
    lines.remove(row)
    assert end.join(lines).encode() == before


def run(*words: object) -> Result:
    return CliRunner().invoke(program, [str(word) for word in words])


def test_the_command_says_the_sentence_of_the_chart(tmp_path: Path) -> None:
    """The command prints the public sentence of the chart with the new value in it, and writes the row."""
    folder = tmp_path / "content/projects/lunch"
    (folder / "measures").mkdir(parents=True)
    (tmp_path / "content/board.yml").write_text("name: S\nas_of: 2026-06-26\n")
    (folder / "charter.md").write_bytes(CHARTER)
    (folder / "measures/rate.csv").write_bytes(COUNTED)
    done = run("record", "lunch", "rate", "15", "--of", "24", "--content", tmp_path / "content")
    assert done.exit_code == 0, done.output + str(done.exception)
    assert "26 June 2026" in done.output and "rate.csv" in done.output
    assert (folder / "measures/rate.csv").read_bytes() == COUNTED + b"2026-06-26,15,24,\n"
    assert len(done.output.strip().splitlines()) == 2 and "3 values so far" in done.output


def test_a_small_group_is_not_told(tmp_path: Path) -> None:
    """The sentence is the public one: a number from fewer people than may be shown is not in it."""
    folder = tmp_path / "content/projects/lunch"
    folder.mkdir(parents=True)
    (tmp_path / "content/board.yml").write_text("name: S\nas_of: 2026-06-26\n")
    (folder / "charter.md").write_bytes(CHARTER)
    done = run("record", "lunch", "rate", "1", "--of", "3", "--content", tmp_path / "content")
    assert done.exit_code == 0 and "33" not in done.output.splitlines()[1]


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    """A measure's file that is a symbolic link is refused, and what it points to keeps its bytes."""
    folder = tmp_path / "content/projects/lunch"
    (folder / "measures").mkdir(parents=True)
    (tmp_path / "content/board.yml").write_text("name: S\nas_of: 2026-06-26\n")
    (folder / "charter.md").write_bytes(CHARTER)
    (tmp_path / "other.csv").write_bytes(COUNTED)
    (folder / "measures/rate.csv").symlink_to(tmp_path / "other.csv")
    refused = run("record", "lunch", "rate", "15", "--of", "24", "--content", tmp_path / "content")
    assert refused.exit_code and (tmp_path / "other.csv").read_bytes() == COUNTED
