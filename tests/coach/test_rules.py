"""Every rule's examples, its page, and how a project silences it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from mfi_site.coach.case import Case
from mfi_site.coach.engine import Plug, findings_of, plugs, public_findings
from mfi_site.coach.rules_page import AREAS, pages
from mfi_site.model.project import Ignore

Make = Callable[..., Case]
ROOT = Path(__file__).parents[2]
CONTRACT = [
    "aim-missing",
    "aim-how-much",
    "aim-baseline",
    "aim-by-when",
    "aim-for-whom",
    "aim-solution",
    "aim-scope",
    "aim-settled",
    "rationale",
    "influence",
    "tools-used",
    "tool-learned",
    "theory",
    "idea-task",
    "idea-concept",
    "idea-loose",
    "idea-team",
    "idea-tested",
    "measure-vague",
    "measure-type",
    "measure-direction",
    "measure-family",
    "measure-burden",
    "measure-plan",
    "data-none",
    "data-stale",
    "data-few",
    "pdsa-planned",
    "pdsa-done",
    "pdsa-ramp",
    "pdsa-prediction",
    "pdsa-study-data",
    "pdsa-long",
    "pdsa-jump",
    "adopt-early",
    "adopt-plan",
    "failed-learning",
    "team-two",
    "next-steps",
    "human-side",
    "reflection",
    "projects-two",
    "score-over",
    "score-under",
    "report-due",
    "report-late",
    "exception-refused",
    "feedback-due",
    "feedback-late",
    "feedback-promised",
    "feedback-shape",
    "feedback-open",
    "contact-monthly",
    "inactive",
    "due-in-holiday",
    "small-numbers",
    "group-missing",
]


def _examples(fires: bool) -> list[object]:
    return [
        pytest.param(plug, text, id=f"{plug.rule.id}-{n}")
        for plug in plugs()
        for n, text in enumerate(plug.fails if fires else plug.passes)
    ]


@pytest.mark.parametrize(("plug", "example"), _examples(True))
def test_a_rule_speaks_of_its_failing_examples(plug: Plug, example: str, case_of: Make) -> None:
    """A rule finds what its examples show, once it applies, at a place in the project."""
    found = [f for f in findings_of(case_of(example, plug.rule.stage)) if f.rule == plug.rule.id]
    assert found
    assert all(f.project == "one" and f.guidance and f.message for f in found)


@pytest.mark.parametrize(("plug", "example"), _examples(False))
def test_a_rule_is_silent_on_its_passing_examples(plug: Plug, example: str, case_of: Make) -> None:
    """A rule leaves alone what its examples show to be well."""
    assert plug.rule.id not in {f.rule for f in findings_of(case_of(example, plug.rule.stage))}


@pytest.mark.parametrize("plug", plugs(), ids=lambda p: p.rule.id)
def test_any_rule_can_be_silenced_and_the_review_says_so(plug: Plug, case_of: Make) -> None:
    """review.ignore leaves out that rule, says why, and changes nothing else but what the score makes of it."""
    case = case_of(plug.fails[0], plug.rule.stage)
    review = Ignore(ignore=(plug.rule.id,), because="It does not fit")
    charter = case.project.charter.model_copy(update={"review": review})
    quiet = findings_of(replace(case, project=replace(case.project, charter=charter)))
    said = [f for f in quiet if f.rule == "review-ignored"]
    assert [f.kind for f in said] == ["liked"]
    assert plug.rule.id in said[0].message and "It does not fit" in said[0].message
    before = {f.rule for f in findings_of(case) if not f.rule.startswith("score-")}
    after = {f.rule for f in quiet if not f.rule.startswith("score-")}
    assert after == before - {plug.rule.id} | {"review-ignored"}


@pytest.mark.parametrize("plug", plugs(), ids=lambda p: p.rule.id)
def test_the_public_is_told_of_no_concern_and_of_nothing_closed(plug: Plug, case_of: Make) -> None:
    """Whatever an example shows, its concerns and the rules that read closed parts are for the coach alone."""
    private = {p.rule.id for p in plugs() if p.rule.private} | {"review-ignored"}
    for example in (*plug.fails, *plug.passes):
        coach, public = (case_of(example, plug.rule.stage, audience) for audience in ("coach", "public"))
        told = public_findings(coach, public)
        assert not [f for f in told if f.kind == "concern" or f.rule in private]
        assert set(told) <= set(findings_of(public))


@pytest.mark.parametrize("plug", [p for p in plugs() if p.rule.stage > 1], ids=lambda p: p.rule.id)
def test_a_rule_waits_for_its_report(plug: Plug, case_of: Make) -> None:
    """A rule marked N does not apply before the Nth report."""
    bare = plug.fails[0].split("=== reports/")[0]
    assert plug.rule.id not in {f.rule for f in findings_of(case_of(bare, plug.rule.stage - 1))}


def test_every_rule_of_the_contract_is_there() -> None:
    """The folder holds a file for every rule that was promised, named for its id."""
    ids = {plug.rule.id for plug in plugs()}
    assert set(CONTRACT) <= ids
    files = {p.stem.replace("_", "-") for p in (ROOT / "mfi_site/coach/rules").glob("[!_]*.py")}
    assert files == ids


def test_every_rule_says_what_it_is() -> None:
    """Ids, areas, sentences and examples are complete, and no two rules share an id."""
    for plug in plugs():
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", plug.rule.id)
        assert plug.rule.area in AREAS
        assert plug.rule.asks.endswith(".") and plug.rule.guidance and plug.doc and plug.passes and plug.fails
        assert plug.rule.private or plug.rule.area != "Timeliness"
    assert len({p.rule.id for p in plugs()}) == len(plugs())


def test_the_pages_are_those_of_the_rules() -> None:
    """docs/rules holds exactly the pages that the rules make."""
    folder = ROOT / "docs/rules"
    assert {p.name: p.read_text("utf-8") for p in folder.glob("*.md")} == pages()


def test_what_would_be_better_reads_after_even_better_if(case_of: Make) -> None:
    """A message of kind better follows the words Even better if; a concern and a liking are sentences."""
    for plug in plugs():
        for example in plug.fails:
            for found in findings_of(case_of(example, plug.rule.stage)):
                if found.kind == "better":
                    assert re.match(r"[a-z\"0-9]", found.message), found.message
                    assert not found.message.endswith("."), found.message
                else:
                    assert found.message[0].isupper() or found.message[0] == '"', found.message
                    assert found.message.endswith((".", "!")) or found.rule == "review-ignored", found.message


@pytest.mark.parametrize(("change", "repair"), [
    ("cards", 'Did you mean "card"? If it is a new idea, add it to changes: in the charter.'),
    ("wall", "Add it to changes: in the charter."),
])
def test_a_cycle_of_no_idea_is_told_with_the_nearest(case_of: Make, change: str, repair: str) -> None:
    """A slip in a cycle's change names what was written and the idea that was probably meant."""
    text = f"changes: [{{id: card, idea: A three-point desk card}}]\n=== pdsa/01-a.md\n---\nchange: {change}\n---\n"
    found = [f for f in findings_of(case_of(text)) if f.rule == "idea-loose" and str(f.path).endswith("01-a.md")]
    assert [f.suggestion for f in found] == [repair] and f'"{change}"' in found[0].message


def test_a_project_silences_a_rule_with_a_reason(case_of: Make) -> None:
    """review.ignore silences a rule, and the review says so with the reason."""
    text = (
        "measures: [{id: c, name: Staff confidence}]\nreview: {ignore: [measure-vague], because: A named scale follows}"
    )
    found = findings_of(case_of(text))
    assert "measure-vague" not in {f.rule for f in found}
    assert any(f.rule == "review-ignored" and "A named scale follows" in f.message for f in found)


def test_a_name_that_is_no_rule_is_asked_about(case_of: Make) -> None:
    """A misspelt rule in review.ignore does not pass in silence."""
    found = [
        f for f in findings_of(case_of("review: {ignore: [measure-vauge], because: x}")) if f.rule == "review-ignored"
    ]
    assert [f.kind for f in found] == ["better"]


def test_neither_a_missing_aim_nor_missing_prose_is_a_problem(case_of: Make) -> None:
    """An empty charter is asked about and never refused."""
    found = findings_of(case_of("tags: [a]", 4))
    assert "problem" not in {f.kind for f in found}
    assert {"aim-missing", "rationale"} <= {f.rule for f in found}


@pytest.mark.parametrize("plug", [p for p in plugs() if p.rule.judges_values], ids=lambda p: p.rule.id)
def test_what_is_said_of_values_in_public_goes_by_the_values_shown(plug: Plug, case_of: Make) -> None:
    """A rule about the size of values says the same in public whether or not the values behind them agree."""
    public, agrees = (case_of(plug.fails[0], plug.rule.stage, who) for who in ("public", "coach"))
    differs = replace(agrees, said={})
    assert plug.rule.id in {f.rule for f in public_findings(agrees, public)}
    assert plug.rule.id in {f.rule for f in public_findings(differs, public)}
