"""The words of a series, in both languages."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

import mfi_site.wording
from mfi_site.wording import words
from mfi_site.wording.sentence import Facts, SignalFact, brief, clause, description, finding, headline

COUNT = re.compile(r"\{n\}")
TEXTS = Path(mfi_site.wording.__file__).parent / "texts"
STRONG = Facts(
    "strong", kind="Run chart", name="% of P4 pupils on track in writing", short="Writing", points=37,
    frequency="weekly", first="22 August 2025", last="12 June 2026", centre_name="median", centre="58%",
    window=12, latest="79%", latest_day="12 June 2026", latest_side="above", meaning="better",
    signal=SignalFact("run-above", 14, "27 February"), values=37, useful=35,
)  # fmt: skip


def test_description_of_the_example() -> None:
    """The description of a chart with everything in it reads as one text."""
    assert description(STRONG, words()) == (
        "Run chart of % of P4 pupils on track in writing, 37 weekly points from 22 August 2025 to 12 June 2026. "
        "The median is 58%, set from the first 12 points. Latest 79% on 12 June 2026, above the median. "
        "Strong signal of improvement: 14 points in a row above the median since 27 February."
    )


def test_finding_gives_the_part_to_colour() -> None:
    """The finding keeps the verdict apart, and reads as one sentence."""
    found = finding(STRONG, words())
    assert found.signal == "strong signal of improvement"
    assert str(found) == ("14 points in a row above the median since 27 February: a strong signal of improvement.")


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        (STRONG, "Writing is getting better: 79%"),
        (replace(STRONG, meaning="worse"), "Writing is getting worse: 79%"),
        (replace(STRONG, state="possible"), "Writing may be getting better: 79% so far"),
        (replace(STRONG, state="none", signal=None, meaning=None), "Writing has not changed yet: 79%"),
        (replace(STRONG, state="none", signal=None, meaning=None, before="54%", phase_day="27 October 2025"),
         "Writing has not changed since 27 October 2025: 79%"),
        (replace(STRONG, state="none", signal=None, meaning=None, before="58%", phase_day="27 October 2025"),
         "Writing has not changed yet: 79%"),
        (replace(STRONG, state="too-early", signal=None, meaning=None, values=4), "Writing: 4 of 10 values so far"),
        (replace(STRONG, short="Writing in all of Primary 4 and 5"), "Getting better: 79%"),
        (replace(STRONG, state="empty", signal=None, meaning=None), "Writing: no values yet"),
        (replace(STRONG, latest="9 pupils who came late to class on Monday", figure="9"), "Getting better: 9"),
        (replace(STRONG, latest="9 late pupils on a Monday morning", figure="9"),
         "Getting better: 9 late pupils on a Monday morning"),
    ],
)
def test_headline_patterns(facts: Facts, said: str) -> None:
    """Headlines follow the patterns of the look, and leave out the name, then the unit, where they pass nine words."""
    assert headline(facts, words()) == said


@pytest.mark.parametrize("language", ["en-GB", "gd"])
@pytest.mark.parametrize("state", ["strong", "possible", "none", "too-early", "empty"])
@pytest.mark.parametrize("short", ["Writing", "A name of four words", "Late arrivals in Primary 1 to 3 a week"])
def test_headline_has_nine_words_at_most(language: str, state: str, short: str) -> None:
    """No headline passes nine words in either language, masked values included."""
    signal = STRONG.signal if state in ("strong", "possible") else None
    for latest in ("79%", "20% or under", "12 minutes"):
        facts = replace(STRONG, state=state, short=short, latest=latest, values=4, signal=signal,
                        meaning="better" if signal else None)  # type: ignore[arg-type]  # fmt: skip
        assert len(headline(facts, words(language)).split()) <= 9


def test_possible_says_how_often_chance_does_it() -> None:
    """A possible signal is followed by how often chance would show one."""
    said = str(finding(replace(STRONG, state="possible", odds=(1, 3)), words()))
    assert said.endswith("About 1 in 3 charts this long would show one with nothing going on.")


@pytest.mark.parametrize("language", ["en-GB", "gd"])
def test_a_run_at_an_edge_is_no_claim(language: str) -> None:
    """Where no value could lie on the other side, the headline says "may" and the finding why it says little."""
    facts = replace(STRONG, meaning="neither", edge="below", centre="100%", odds=(1, 3))
    say = words(language)
    because = say.say("chart.edge-below", centre=facts.centre_name, value="100%")
    assert headline(facts, say) == say.say("chart.headline-possible-neither", x=facts.short, value=facts.latest)
    assert str(finding(facts, say)).endswith(because)
    assert because in description(facts, say)


@pytest.mark.parametrize("language", ["en-GB", "gd"])
def test_a_gain_that_was_undone_is_not_getting_better(language: str) -> None:
    """The headline says that something changed, the finding what came after the gain, a short verdict that it went."""
    back = SignalFact("run-below", 8, "27 February")
    facts = replace(STRONG, meaning="better", undone=back)
    say = words(language)
    after = say.say("chart.after-that", clause=clause(replace(facts, signal=back), say))
    assert headline(facts, say) == say.say("chart.headline-strong-neither", x=facts.short, value=facts.latest)
    assert finding(facts, say).after.endswith(after) and str(finding(facts, say)).endswith(after)
    assert after in description(facts, say)
    assert brief(facts, say) == say.say("chart.undone", verdict=say.say("chart.strong-better"))


def test_eleven_is_not_one_in_gaelic() -> None:
    """Gaelic gives 11 and 12 the forms of 1 and 2: a range, a number of crossings and "in a row" stay."""
    say = words("gd")
    facts = replace(STRONG, points=11, window=11, first="A", last="B", signal=SignalFact("few-crossings", 11, "A", "B"))
    told = description(facts, say)
    assert "bho A gu B" in told and "chiad 11 phuing" in told and "11 turas" in told
    assert "an sreath" in clause(replace(facts, signal=SignalFact("run-above", 11, "A")), say)
    one = description(replace(facts, points=1, window=1, signal=SignalFact("few-crossings", 1, "A", "B")), say)
    assert "aon turas" in one and "chiad phuing" in one


@pytest.mark.parametrize("language", ["en-GB", "gd"])
def test_no_form_of_a_number_hides_other_numbers(language: str) -> None:
    """A form that is taken by several numbers says which: only exact forms may leave the number out."""
    for path in (TEXTS / language).glob("*.yml"):
        for key, forms in yaml.safe_load(path.read_text("utf-8")).items():
            if not isinstance(forms, dict):
                continue
            counted = {name for name, text in forms.items() if COUNT.search(text)}
            several = {"one", "two", "few", "other"} - ({"one"} if language == "en-GB" else set())
            hidden = several & forms.keys() - counted
            assert not counted or not hidden, (path.name, key)


def test_new_phase_names_the_step() -> None:
    """Until a new phase can be judged, the words name the step of the centre line."""
    facts = replace(STRONG, state="too-early", signal=None, meaning=None, before="54%", centre="65%",
                    phase_day="27 October 2025", values=5)  # fmt: skip
    assert str(finding(facts, words())) == "The median moved from 54% to 65% on 27 October 2025."


@pytest.mark.parametrize("count", range(1, 21))
def test_plurals_agree(count: int) -> None:
    """Counts take the plural form of their language."""
    facts = replace(STRONG, state="too-early", signal=None, meaning=None, values=count, needed=99)
    assert ("1 value so far" in str(finding(facts, words()))) == (count == 1)
    assert ("luachan" in str(finding(facts, words("gd")))) == (count in (*range(3, 11), *range(13, 20)))


def test_languages_have_the_same_keys() -> None:
    """Gaelic has every text of English: no sentence of a chart falls back."""
    english, gaelic = (
        yaml.safe_load((TEXTS / language / "chart.yml").read_text("utf-8")) for language in ("en-GB", "gd")
    )
    assert set(gaelic) == set(english)
