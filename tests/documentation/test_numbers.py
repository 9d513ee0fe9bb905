"""The limits, days and sizes that the documentation quotes are those of the program."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest

from mfi_site.building.guarding import LARGEST, SPREADSHEETS
from mfi_site.building.past import MONTH
from mfi_site.building.rendering import FEWEST_PROJECTS
from mfi_site.building.workers import PROJECTS_PER_WORKER
from mfi_site.charts.screens import MOST_POINTS
from mfi_site.coach.change.formats.markdown import MOST as LONGEST_COMMENT
from mfi_site.coach.engine import plugs
from mfi_site.coach.rules.pdsa_long import MOST_SCHOOL_DAYS
from mfi_site.coach.timeliness import ESCALATED_DAYS, INACTIVE_SCHOOL_DAYS
from mfi_site.disclose import policy
from mfi_site.disclose.relations import MOST_FOR_LONG_SUMS, MOST_MEASURES
from mfi_site.model.board import MINIMUM_GROUP, Reports, ScreenForm
from mfi_site.model.values import Known
from mfi_site.outputs.slides import legibility, loop
from mfi_site.read.columns import MOST_COLUMNS
from mfi_site.read.front_matter import LARGEST_MARKDOWN
from mfi_site.read.images import LARGEST_IMAGE, MOST_PIXELS
from mfi_site.read.markdown_body import DEEPEST_BRACKETS
from mfi_site.read.notes import MOST_OF_A_FILE
from mfi_site.read.table import LARGEST_TABLE, MOST_ROWS
from mfi_site.read.yaml_text import DEEPEST, LONGEST, LONGEST_LINE
from mfi_site.statistics.analysis import ANHOEJ_IS_STRONG_UP_TO
from mfi_site.statistics.control import MOVING_RANGE_LIMIT, T_POWER
from mfi_site.statistics.critical import SHIFT_LENGTH, TREND_LENGTH, USEFUL_NEEDED
from mfi_site.statistics.proposal import PROPOSAL_LENGTH
from mfi_site.statistics.runs import DECIMALS
from mfi_site.world.entries import Limits
from mfi_site.world.watch import QUIET_AFTER_CLOSE_SECONDS, QUIET_SECONDS

ROOT = Path(__file__).parents[2]
KIB, MIB = 1024, 1024 * 1024
WORDS = {5: "five", 6: "six", 7: "seven", 8: "eight", 4: "four", 10: "ten"}
SCREEN = ScreenForm()
SENTENCES = [
    ("safety", f"{LARGEST_MARKDOWN // KIB} KiB a text, {LONGEST_LINE:,} characters a line, "
               f"{LARGEST_TABLE // MIB} MiB and {MOST_ROWS:,} rows a table, "
               f"{LARGEST_IMAGE // MIB} MiB and {MOST_PIXELS // 1_000_000} megapixels a picture, "
               f"{Limits().files_a_project} files a project, {DEEPEST} levels of YAML, "
               f"{DEEPEST_BRACKETS} nested brackets"),
    ("decisions", f"{LONGEST // KIB} KiB a YAML file, {MOST_COLUMNS} columns a CSV, {MOST_OF_A_FILE} findings a file"),
    ("decisions", f"The watch waits {QUIET_AFTER_CLOSE_SECONDS * 1000:g} to {QUIET_SECONDS * 1000:g} ms"),
    ("safety", f"| under {MINIMUM_GROUP} | nothing;"),
    ("safety", f"| {MINIMUM_GROUP} to {policy.ROUNDED_GROUP - 1} | the nearest {policy.TINY.step}%; "
               f'"{policy.TINY.low}% or under", "{policy.TINY.high}% or over"'),
    ("safety", f"| {policy.ROUNDED_GROUP} to {policy.WHOLE_GROUP - 1} | the nearest {policy.MIDDLING.step}%; "
               f'"{policy.MIDDLING.low}% or under", "{policy.MIDDLING.high}% or over"'),
    ("safety", f"| {policy.WHOLE_GROUP} and more | whole per cent"),
    ("safety", f'"under {policy.UNKNOWN.low}%", "over {policy.UNKNOWN.high}%"'),
    ("safety", f"a count of people under {policy.SMALL_COUNT} |"),
    ("safety", f"a plan of more than {MOST_MEASURES} measures only those near each other"),
    ("safety", f"up to two parts in one of more than {MOST_FOR_LONG_SUMS}"),
    ("format", f"a group of {policy.WHOLE_GROUP} or more and a dated approval"),
    ("format", f"`smallest_group`: {MINIMUM_GROUP}, or more"),
    ("format", f"`due_day` of the month ({Reports().due_day}; 1 to 28), `feedback_days` ({Reports().feedback_days})"),
    ("guard", f"spreadsheets ({', '.join(SPREADSHEETS)})"),
    ("guard", f"anything over {LARGEST // MIB} MiB"),
    ("screens", f"at most {MOST_POINTS} points"),
    ("screens", f"or for {loop.PLAIN_SECONDS:g} seconds and {loop.WORD_SECONDS:g} for each word"),
    ("screens", f"At most {WORDS[loop.MOST_IN_LOOP]} slides make a loop"),
    ("screens", f"People need {legibility.MM_A_METRE:g} mm of capital height for each metre"),
    ("screens", f"seconds: {SCREEN.seconds} orientation: {SCREEN.orientation}"),
    ("screens", f"{{inches: {SCREEN.viewing.inches}, metres: {SCREEN.viewing.metres:g}}} hours: {SCREEN.hours}"),
    ("review", f"A comment holds {LONGEST_COMMENT:,} characters"),
    ("review", f"what moved in the last {MONTH.days} days"),
    ("performance", f"one for every {PROJECTS_PER_WORKER} projects"),
    ("performance", f"From {2 * PROJECTS_PER_WORKER} projects on, worker processes"),
    ("performance", f"From {WORDS[FEWEST_PROJECTS]} projects on it is a process of its own"),
    ("performance", f"Of the coach's {len(plugs())} rules"),
    ("rules/README", f"open for no more than four school weeks ({MOST_SCHOOL_DAYS} school days)"),
    ("rules/README", f"change within {INACTIVE_SCHOOL_DAYS} school days"),
    ("rules/README", f"an escalation at {ESCALATED_DAYS} days late"),
    ("rules/README", f"A measure has {WORDS[USEFUL_NEEDED]} values before anything is read into it"),
    ("statistics", f"Under {USEFUL_NEEDED} useful observations no rule is judged"),
    ("statistics", f"| shift | {SHIFT_LENGTH} useful observations or more"),
    ("statistics", f"| trend | {TREND_LENGTH} values or more"),
    ("statistics", f"rounded to {DECIMALS} decimals first"),
    ("statistics", f"Median from all *n* values, up to {ANHOEJ_IS_STRONG_UP_TO}:"),
    ("statistics", f"a run of {PROPOSAL_LENGTH} useful observations or more stands"),
    ("statistics", f"Moving ranges of {MOVING_RANGE_LIMIT} times their mean"),
    ("statistics", f"days to the power 1/{T_POWER}"),
    ("GLOSSARY", f"{WORDS[SHIFT_LENGTH].capitalize()} or more useful observations in a row on one side"),
    ("GLOSSARY", f"{WORDS[TREND_LENGTH].capitalize()} or more values all rising or all falling"),
    ("reading-a-run-chart", f"{WORDS[SHIFT_LENGTH].capitalize()} or more points in a row"),
]  # fmt: skip


@pytest.mark.parametrize(("page", "sentence"), SENTENCES)
def test_a_number_that_a_page_quotes_is_the_programs(page: str, sentence: str) -> None:
    """The page holds the sentence with the program's own numbers in it, however its lines are broken."""
    text = re.sub(r" # .*", "", (ROOT / f"docs/{page}.md").read_text("utf-8"))
    assert sentence in " ".join(text.split())


@pytest.mark.parametrize(("told", "of", "group", "shown"), [
    ("*7 pupils, 5 on track* (71%): 70%", (5, 7), 7, 70),
    ('*7 pupils, all on track*: "80% or over", as with 6 of 7', (7, 7), 7, 90),
    ('as with 6 of 7', (6, 7), 7, 90),
    ('*14 pupils, 13 on track* (93%): "90% or over"', (13, 14), 14, 95),
    ("*A class of 24, 13 on track*: 54%", (13, 24), 24, 54),
    ('*25 pupils, 243 of 250 half-days* (97%) without `group`: "over 95%"', (243, 250), None, 98),
    ("with `of: half-days` and `group: 25`: 97%", (243, 250), 25, 97),
])
def test_the_groups_that_safety_tells_of_are_shown_so(told: str, of: tuple[int, int], group: int | None,
                                                      shown: int) -> None:
    """What docs/safety.md says of some groups is where the program draws them."""
    text = " ".join((ROOT / "docs/safety.md").read_text("utf-8").split())
    value = policy.share(Fraction(100 * of[0], of[1]), group, MINIMUM_GROUP)
    assert told in text and isinstance(value, Known) and value.value == shown


def test_the_size_of_the_corpus_is_told() -> None:
    """docs/language.md says from how many labelled texts the models were learnt, to the nearest five hundred."""
    told = re.search(r"([\d,]+) labelled texts", (ROOT / "docs/language.md").read_text("utf-8"))
    lines = sum(len(file.read_text("utf-8").splitlines()) for file in (ROOT / "tests/coach/corpus").glob("*.jsonl"))
    assert told and abs(int(told[1].replace(",", "")) - lines) <= 500
