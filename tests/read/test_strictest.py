"""A key that hides something, written wrongly, never publishes more; nor does one that says which way is better."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mfi_site.disclose.audience import disclose_page, disclose_project
from mfi_site.disclose.measures import safe_series
from mfi_site.model.project import Measure, Project
from mfi_site.model.raw import RawRow, RawSeries
from mfi_site.model.values import Suppressed
from mfi_site.read import ReadBoard, read_board

TODAY = date(2026, 6, 26)
GOOD = Path(__file__).parents[1] / "faults" / "good"
PROJECT = "projects/phonics/"
CHARTER = b"---\ntitle: T\nstarted: 2025-08-25\nchanges: [{id: song, idea: A song}]\n---\n"
CLOSING = "---\nchange: song\nstarted: 2025-10-06\ncoach_only: {}\n---\n## Plan\na\n## Study\nb\n## Act\nc\n"


def _project(path: str, old: str, new: str) -> Project:
    files = {p.relative_to(GOOD).as_posix(): p.read_bytes() for p in GOOD.rglob("*") if p.is_file()}
    text = files[PROJECT + path].decode()
    assert old in text
    files[PROJECT + path] = text.replace(old, new, 1).encode()
    board = read_board(files, today=TODAY)
    assert [f.path for f in board.findings if f.kind == "problem"][:1] == [PROJECT + path]
    return board.projects[0].project


@pytest.mark.parametrize("written", ["people: pupil", "people: [pupils]", "peoples: pupils", "people: {pupils: yes}"])
def test_a_picture_whose_people_are_misspelt_needs_consent(written: str) -> None:
    """Whoever is in a picture, a slip in `people` is read as pupils, and without consent it is not shown."""
    entry = "people: pupils\n  consent: Signed forms, August 2025\n"
    assert [i.file for i in _project("images.yml", entry, f"{written}\n").images] == ["wall.png"]


def _shown(entry: str) -> list[str]:
    """The pictures of the project with `entry` under the file class.png."""
    files = {p.relative_to(GOOD).as_posix(): p.read_bytes() for p in GOOD.rglob("*") if p.is_file()}
    register, good = PROJECT + "images.yml", "  people: pupils\n  consent: Signed forms, August 2025\n"
    assert good in files[register].decode()
    files[register] = files[register].decode().replace(good, entry).encode()
    return sorted(i.file for i in read_board(files, today=TODAY).projects[0].project.images)


@pytest.mark.parametrize("written", ["no", "No", "false", "None given", "n/a", "?", "refused by one family", "Not yet",
                                     "awaiting two forms", "Forms not returned", "Withdrawn in May", "TBC", "pending"])
@pytest.mark.parametrize("people", ["  people: pupils\n", "  people: adults\n", ""])
def test_a_consent_that_says_no_is_none(written: str, people: str) -> None:
    """Words that refuse or await consent never publish a picture, unless nobody is said to be in it."""
    assert _shown(f'{people}  consent: "{written}"\n') == ["wall.png"]


@pytest.mark.parametrize("consent", ["yes", "2025-08-20", "Signed forms; can be withdrawn at any time",
                                     "Given by all families in August, noted in the office", "Obtained by the nursery",
                                     "Notices sent, all agreed"])
def test_words_that_give_consent_publish_the_picture(consent: str) -> None:
    """Who writes how and when consent was given is believed."""
    assert _shown(f'  people: pupils\n  consent: "{consent}"\n') == ["class.png", "wall.png"]


@pytest.mark.parametrize("written", ["coach-only: [Plan]", "coach_onli: Plan", "Coach_only: [Plan]",
                                     "coach_only: {Plan: yes}", "coach_only: [[Plan]]"])
def test_a_misspelt_coach_only_closes_the_whole_file(written: str) -> None:
    """Which headings were meant is not known, so the file is for the coach until the key is right."""
    assert _project("pdsa/02-song.md", "scale: class", f"scale: class\n{written}").cycles[1].head.audience == "coach"


def _public_headings(board: ReadBoard) -> list[str]:
    """The headings of the first cycle that the public sees."""
    project = disclose_project(board.projects[0].project, "public")
    assert project is not None
    return [section.heading for section in project.cycles[0].sections]


@pytest.mark.parametrize("written", ["Study, Act", "[Study, Act]", "Study; Act", "[\"Study, Act\"]", "[study, ACT]"])
def test_each_heading_of_a_text_with_commas_is_closed(written: str) -> None:
    """`coach_only: Study, Act` closes both, however the two are written."""
    files = {"board.yml": b"name: A school\n", PROJECT + "pdsa/01.md": CLOSING.format(written).encode()}
    board = read_board(files | {PROJECT + "charter.md": CHARTER}, today=TODAY)
    assert board.findings == ()
    assert _public_headings(board) == ["Plan"]


def test_a_heading_that_is_not_there_closes_all() -> None:
    """Nobody knows which part was meant, so all are closed and the entry is told; a heading still to come is not."""
    files = {"board.yml": b"name: A school\n", PROJECT + "charter.md": CHARTER}
    board = read_board(files | {PROJECT + "pdsa/01.md": CLOSING.format("Worries").encode()}, today=TODAY)
    assert [(f.path, f.line, f.rule) for f in board.findings] == [(PROJECT + "pdsa/01.md", 4, "reference")]
    assert _public_headings(board) == []
    board = read_board(files | {PROJECT + "pdsa/01.md": CLOSING.format("Prediction").encode()}, today=TODAY)
    assert board.findings == ()
    assert _public_headings(board) == ["Plan", "Study", "Act"]


@pytest.mark.parametrize("written", ["off: half-days", "of: [half-days]", "of: {what: lessons}"])
def test_a_denominator_that_may_not_be_people_hides_its_values(written: str) -> None:
    """A thousand half-days are not a group of a thousand: with `of` unreadable, the group counts as one."""
    charter = _project("charter.md", "    group: 24\n", f"    {written}\n").charter
    assert charter.measures[0].group == 1


@pytest.mark.parametrize("written", ["People", "pupils", "P4 pupils", "children in P4", "staff", "peeple",
                                     "sgoilearan"])
def test_people_under_any_name_are_people(written: str) -> None:
    """Three of four pupils are a small group, whatever the word for them."""
    measure = Measure.model_validate({"id": "m", "name": "M", "of": written})
    assert measure.of == "people"
    series = RawSeries("m", "m.csv", True, (RawRow(TODAY, 2, numerator=3, denominator=4),))
    assert safe_series(measure, series, "public").points[0].value == Suppressed("small-group")


@pytest.mark.parametrize("written", ["half-days", "pupil-days", "people-days", "half-days of 25 pupils", "lessons",
                                     "pieces", "children's meals", "visits by parents"])
def test_what_only_belongs_to_people_is_no_group(written: str) -> None:
    """Ten half-days of a pupil are not ten people."""
    assert Measure.model_validate({"id": "m", "name": "M", "of": written}).of == written


@pytest.mark.parametrize("written", ["better: downwards", "better: lwer", "beter: lower", "better: [lower]"])
def test_a_misspelt_direction_is_neither(written: str) -> None:
    """With the direction unknown nothing is called an improvement, whichever way the values go."""
    charter = _project("charter.md", "    better: higher\n", f"    {written}\n").charter
    assert charter.measures[0].better == "neither"


def test_a_goal_whose_day_is_wrong_goes_whole() -> None:
    """Without its day a goal would be the goal of other days: it goes, and the others stay."""
    goals = "goal: [{from: 2025-08-25, value: 70}, {from: soon, value: 85}]"
    charter = _project("charter.md", "goal: 80", goals).charter
    assert [(g.value, g.start) for g in charter.measures[0].goal] == [(70, date(2025, 8, 25))]


def test_the_counts_of_a_pareto_are_no_measures_counts() -> None:
    """A Pareto's `counts` that is no group of keys is told once, at its place."""
    files = {"board.yml": b"name: A school\n", "projects/p/charter.md": b"---\ntitle: T\nstarted: 2025-08-25\n---\n",
             "projects/p/tools/t.yml": b"tool: pareto\nof: Lateness\ncounts: [Late bus, 14]\n"}
    board = read_board(files, today=TODAY)
    assert [(f.line, f.column, f.message) for f in board.findings] == [
        (3, 1, '"counts" should be a group of keys with values.')]


def _public_words(files: dict[str, str]) -> str:
    """All that the public may read of a board with one project that can be read and these files."""
    whole = {"board.yml": "name: A\n", "projects/p/charter.md": CHARTER.decode(), **files}
    board = read_board({path: text.encode() for path, text in whole.items()}, today=TODAY)
    assert [f.path for f in board.findings if f.kind == "problem"][:1] == list(files)[:1]
    projects = [disclose_project(written.project, "public") for written in board.projects]
    return repr(projects) + repr([disclose_page(page, "public") for page in board.pages])


@pytest.mark.parametrize("lines", [
    "audience: coach\n---\n", "---\naudience: coach\n---\n", "\naudience: coach\n", "**audience:** coach\n",
    "- audience: [coach]\n", "Audience : 'Coach'\n", "coach_only: [Ours]\n", "coach_only:\n- Ours\n",
])
@pytest.mark.parametrize(("path", "keys"), [
    ("pages/a.md", "title: A"), ("projects/p/pdsa/01.md", "change: song\nstarted: 2025-10-06"),
    ("projects/p/reports/2025-10.md", "submitted: 2025-10-14"),
    ("projects/q/charter.md", "title: Q\nstarted: 2025-10-06"),
])
def test_a_key_that_closes_below_the_front_matter_closes_its_file(path: str, keys: str, lines: str) -> None:
    """What should be closed and is said in the text, as where the front matter was ended early, closes it all."""
    assert "secret" not in _public_words({path: f"---\n{keys}\n---\n{lines}\n## Ours\n\nsecret\n"})


@pytest.mark.parametrize("heading", ["- ## Human side of change", "## Human side of change\n## "])
def test_a_sentence_left_out_under_a_closed_heading_opens_nothing(heading: str) -> None:
    """The row of a table under a sentence that is left out does not join, and so reopen, the heading above them."""
    report = f"---\nsubmitted: 2025-10-14\n---\n## Aim\n\nopen\n\n{heading}\na@b.uk\n| a | b |\nsecret\n"
    assert "secret" not in _public_words({"projects/p/reports/2025-10.md": report})


@pytest.mark.parametrize("line", ["```\naudience: coach\n```", "The audience: coaches and teachers",
                                  "    audience: coach", "Our audience is the coach: we tell her all",
                                  "Audience: parents"])
def test_words_about_an_audience_close_nothing(line: str) -> None:
    """A sentence with these words, or code that shows the key, is no key."""
    page = b"---\ntitle: A\n---\n" + line.encode() + b"\n"
    (read,) = read_board({"board.yml": b"name: A\n", "pages/a.md": page}, today=TODAY).pages
    assert disclose_page(read, "public") is not None


@pytest.mark.parametrize("key", ["coach-only: yes", "coach only: true", "private: yes", "Confidential: yes",
                                 "public: no", "visibility: coach", "---\naudience: coach",
                                 "---\n\u00e9\u00e9\u00e9: 1\naudience: coach"])
def test_another_word_for_an_audience_closes_a_tool(key: str) -> None:
    """A key that is not in the format and speaks of who may read closes, as does one in a second part of the file."""
    tool = f"tool: fishbone\neffect: secret\ncauses: {{People: [secret]}}\n{key}\n"
    assert "secret" not in _public_words({"projects/p/tools/t.yml": tool})


@pytest.mark.parametrize("inside", [
    '<style>@\\69mport "https://e.example/a";</style>', '<rect style="fill:u\\72l(https://e.example/a)"/>',
    '<rect style="fill:&#117;rl(https://e.example/a)"/>', '<rect style="fill:\\url(https://e.example/a)"/>',
])
def test_a_logo_that_hides_what_it_loads_is_not_shown(inside: str) -> None:
    """A style that loads is seen though its letters are written by their numbers."""
    logo = f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'
    board = read_board({"board.yml": b"name: A\nlogo: logo.svg\n", "logo.svg": logo.encode()}, today=TODAY)
    assert board.logo is None and [f.rule for f in board.findings] == ["image"]
