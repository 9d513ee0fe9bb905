"""What in_text finds and leaves: the labelled corpus, generated identifiers, places, exceptions, speed."""

from __future__ import annotations

import json
import time
from collections import Counter
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mfi_site.guard import in_text
from mfi_site.guard.check_digits import SCN_WEIGHTS, UPN_LETTERS, UPN_VALUES, is_health_number, is_scn, is_upn

CORPUS = [
    json.loads(line)
    for name in ("corpus.jsonl", "corpus-second.jsonl", "corpus-third.jsonl")
    for line in (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines()
]
MEBIBYTE = 1 << 20


def kinds(text: str) -> list[str]:
    return [item.kind for item in in_text(text)]


@pytest.mark.parametrize("case", CORPUS, ids=lambda case: ascii(case["text"])[:50])
def test_corpus(case: dict[str, object]) -> None:
    """Every line of the corpus gives the identifiers it is labelled with and no other."""
    assert Counter(kinds(str(case["text"]))) == Counter(case["kinds"])  # type: ignore[arg-type]


def test_corpus_is_large_and_half_look_alikes() -> None:
    """The corpus has at least 1,000 lines, no line twice, and at least half of them are look-alikes."""
    texts = [case["text"] for case in CORPUS]
    assert len(texts) >= 1000
    assert len(set(texts)) == len(texts)
    assert sum(not case["kinds"] for case in CORPUS) * 2 >= len(texts)


@st.composite
def scn(draw: st.DrawFn) -> str:
    digits = draw(st.lists(st.integers(0, 9), min_size=8, max_size=8).filter(any))
    check = -sum(weight * digit for weight, digit in zip(SCN_WEIGHTS[:8], digits, strict=True)) % 11
    if check == 10:
        digits[-1] = (digits[-1] + 1) % 10
        check = -sum(weight * digit for weight, digit in zip(SCN_WEIGHTS[:8], digits, strict=True)) % 11
    return "".join(map(str, digits)) + str(check % 10)


@given(st.lists(st.integers(0, 9), min_size=9, max_size=9), st.integers(0, 9))
def test_nine_in_ten_numbers_beside_nhs_are_left(digits: list[int], last: int) -> None:
    """Beside NHS a number of ten figures is found exactly where its check figure is right."""
    number = "".join(map(str, [*digits, last]))
    right = sum(w * int(d) for w, d in zip(range(10, 0, -1), number, strict=True)) % 11 == 0 and any(map(int, number))
    assert ("health-number" in kinds(f"NHS number {number}")) is right


@given(st.dates(date(2004, 1, 1), date(2022, 12, 31)), st.integers(0, 9999), st.sampled_from(["", " ", "-"]))
def test_every_chi_number_beside_its_name(day: date, rest: int, gap: str) -> None:
    """A CHI number is found by its day and month, with or without a gap; no month 13 is, but by its check figure."""
    assert kinds(f"CHI {day:%d%m%y}{gap}{rest:04}") == ["health-number"]
    other = f"{day:%d}13{day:%y}{gap}{rest:04}"
    assert ("health-number" in kinds(f"Tai chi {other}")) is is_health_number(other.replace("-", "").replace(" ", ""))


@st.composite
def upn(draw: st.DrawFn) -> str:
    body = draw(st.from_regex(r"[0-9]{11}[0-9A-HJ-NP-RT-Z]", fullmatch=True))
    total = sum(weight * UPN_VALUES[character] for weight, character in enumerate(body, start=2))
    return UPN_LETTERS[total % 23] + body


@given(
    scn().filter(is_scn), st.sampled_from(["SCN {}", "Candidate number: {}.", "- scn: {}", "{} is her SCN"])
)
def test_every_valid_candidate_number_in_context(number: str, sentence: str) -> None:
    """No valid Scottish Candidate Number beside words for one is missed."""
    assert "scn" in kinds(sentence.format(number))


@given(upn(), st.sampled_from(["UPN {}", "{}", "moved here with {}.", "upn: '{}'"]))
def test_every_valid_pupil_number(number: str, sentence: str) -> None:
    """No valid Unique Pupil Number is missed, with context or without."""
    assert is_upn(number)
    assert "upn" in kinds(sentence.format(number))


@given(st.from_regex(r"[a-z0-9][a-z0-9._+-]{0,20}@[a-z0-9]{1,12}(\.[a-z]{2,8}){1,3}", fullmatch=True))
def test_every_email(address: str) -> None:
    """No e-mail address is missed, whatever stands around it."""
    assert "email" in kinds(f"Please write to <{address}> soon.")


NATIONAL = st.one_of(
    st.from_regex(r"0131[2-9][0-9]{6}", fullmatch=True).map(lambda n: (n, (4, 7))),
    st.from_regex(r"01[2-9][0-9]{2}[2-9][0-9]{5}", fullmatch=True).map(lambda n: (n, (5,))),
    st.from_regex(r"02[03489][0-9]{8}", fullmatch=True).map(lambda n: (n, (3, 7))),
    st.from_regex(r"07[1-9][0-9]{8}", fullmatch=True).map(lambda n: (n, (5,))),
    st.from_regex(r"07[1-9][0-9]{8}", fullmatch=True).map(lambda n: (n, (5, 8))),
)


@given(
    NATIONAL, st.sampled_from(["", " ", "-", ".", "\u00a0"]), st.sampled_from(["0", "+44", "+44 ", "0044 "])
)
def test_every_phone_number(parts: tuple[str, tuple[int, ...]], gap: str, prefix: str) -> None:
    """No telephone number of the United Kingdom is missed, however it is grouped and begun."""
    number, cuts = parts
    edges = [0, *cuts, len(number)]
    grouped = gap.join(number[start:end] for start, end in pairwise(edges))
    assert kinds(f"Call mum on {prefix}{grouped[1:]}, please.") == ["phone"]


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.sampled_from(["%d/%m/%Y", "%Y-%m-%d", "%d %B %Y"]))
def test_dates_are_birthdays_only_beside_birth(day: date, style: str) -> None:
    """The same date is left in a charter and found after "born"."""
    written = day.strftime(style)
    assert kinds(f"started: {written}") == []
    assert kinds(f"She was born on {written}.") == ["date-of-birth"]


@given(st.text(), st.text())
def test_places_point_at_what_was_found(before: str, after: str) -> None:
    """Start, end, line and column lead back to the text as it was given, hidden characters included."""
    text = f"{before} \n office@school.example \n {after}"
    found = [item for item in in_text(text) if text[item.start : item.end] == "office@school.example"]
    assert len(found) == 1
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert lines[found[0].line - 1][found[0].column - 1 :].startswith("office@school.example")


def test_places_survive_escapes() -> None:
    """What stands after decoded entities and dropped characters keeps its own place."""
    text = "a&nbsp;b\u200bc\n\u200bx jane&#64;school.example y"
    (item,) = in_text(text)
    assert text[item.start : item.end] == "jane&#64;school.example"
    assert (item.line, item.column) == (2, 4)


@given(st.text(max_size=400))
@settings(max_examples=200)
def test_any_text(text: str) -> None:
    """No text raises, and every finding lies inside it, in order and apart from the next."""
    last = 0
    for item in in_text(text):
        assert last <= item.start < item.end <= len(text)
        last = item.end


@given(st.text(alphabet="0123456789 .-/()+@&#;%\\bornscndotat\u200d\uff10\n", max_size=300))
@settings(max_examples=200)
def test_any_hostile_text(text: str) -> None:
    """Texts made only of what identifiers are made of raise nothing either."""
    assert all(text[item.start : item.end] for item in in_text(text))


@pytest.mark.parametrize(
    "case", [case for case in CORPUS if case["kinds"]], ids=lambda case: ascii(case["text"])[:50]
)
def test_sentences_do_not_repeat_what_they_found(case: dict[str, str]) -> None:
    """Neither sentence gives away the identifier, and both end like sentences."""
    for item in in_text(case["text"]):
        written = case["text"][item.start : item.end]
        for sentence in (item.why, item.repair):
            assert written not in sentence
            assert sentence.endswith(".")


def test_allowed_contact_is_left_and_others_are_not() -> None:
    """The school's own contact is left in any spelling; a longer address that ends in it is not."""
    allowed = ["office@school.example", "0131 496 0123"]
    assert in_text("OFFICE@school.example, (0131) 4960123, +44 131 496 0123", allowed=allowed) == ()
    assert [item.kind for item in in_text("head.office@school.example", allowed=allowed)] == ["email"]
    assert [item.kind for item in in_text("0131 496 0124", allowed=allowed)] == ["phone"]


def test_allowed_address_of_another_school_is_left() -> None:
    """An address in schools.yml may hold figures that look like a number, and only there."""
    feed = "https://board.other.example/feeds/01314960123.json"
    assert in_text(f"feed: {feed}", allowed=[feed]) == ()
    assert [item.kind for item in in_text(f"feed: {feed}")] == ["phone"]


def test_candidate_number_alone_is_left() -> None:
    """One number in eleven passes by chance: alone it is left, three on a list are found."""
    assert is_scn("100000008")
    assert kinds("Total 100000008") == []
    assert kinds("100000008\n200000005\n300000002") == ["scn", "scn", "scn"]


def test_check_digits_refuse_what_is_wrong() -> None:
    """Wrong length, letters, and every other check digit are refused."""
    assert not is_scn("12345678")
    assert not is_scn("12345678X")
    assert not is_scn("000000000")
    assert not is_upn("A12345678901")
    assert not is_upn("I123456789012")
    assert sum(is_scn(f"12345678{digit}") for digit in range(10)) <= 1
    assert sum(is_upn(f"{letter}123456789012") for letter in UPN_LETTERS) == 1


HOSTILE = [
    "0",
    "1 ",
    "01 ",
    "@",
    "a@",
    ".",
    "a.",
    "a",
    " ",
    "(",
    "+44 ",
    "born 01 ",
    "scn 111 ",
    "&#48;",
    "\\",
    "a\u200d",
    "a at b dot ",
    "0131 496 0123, ",
    "call 01 ",
    "s1 2ab ",
    "chi 010101 0101",
    "a@a.",
    "\n\n111111111",
    "00 44 ",
]


@pytest.mark.slow
@pytest.mark.parametrize("part", HOSTILE, ids=ascii)
def test_one_mebibyte_takes_under_two_seconds(part: str) -> None:
    """No repeated pattern makes a mebibyte take two seconds of processor time."""
    text = (part * MEBIBYTE)[:MEBIBYTE]
    began = time.process_time()
    in_text(text)
    assert time.process_time() - began < 2.0
