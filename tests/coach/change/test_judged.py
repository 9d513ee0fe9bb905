"""Which findings a change brings and which it settles."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from mfi_site.coach.change.judged import introduced
from mfi_site.model.finding import Finding

ONE = Finding("aim-by-when", "better", "the aim said by when", "", "projects/a/charter.md", 3, 1, "a")


def test_a_finding_on_another_line_is_the_same() -> None:
    """Lines that moved neither bring nor settle a finding."""
    assert introduced([ONE], [replace(ONE, line=9)]) == ((), ())


def test_a_finding_with_another_number_in_it_is_the_same() -> None:
    """A finding whose words count something is the same when the count moves."""
    assert introduced([replace(ONE, message="11 values")], [replace(ONE, message="12 values")]) == ((), ())


def test_a_renamed_project_keeps_its_findings() -> None:
    """The folder's name is no part of what is the same."""
    assert introduced([ONE], [replace(ONE, path="projects/b/charter.md", project="b")]) == ((), ())


def test_a_kind_that_changes_is_another_finding() -> None:
    """What was asked and is now liked is settled and liked."""
    liked = replace(ONE, kind="liked")
    assert introduced([ONE], [liked]) == ((liked,), (ONE,))


def test_one_of_two_alike() -> None:
    """Of two alike before and three after, one is new: the one whose words are new."""
    two, three = replace(ONE, message="two"), replace(ONE, message="three")
    assert introduced([ONE, two], [three, two, ONE]) == ((three,), ())


Findings = st.lists(st.builds(lambda rule, text, line: replace(ONE, rule=rule, message=text, line=line),
                              st.sampled_from("ab"), st.sampled_from("xyz"), st.integers(1, 3)), max_size=6)


@given(Findings, Findings)
def test_what_is_new_and_settled_balance(before: list[Finding], after: list[Finding]) -> None:
    """What came less what went is the difference in number, and nothing is both."""
    new, settled = introduced(before, after)
    assert len(after) - len(before) == len(new) - len(settled)
    assert not {f.rule for f in new} & {f.rule for f in settled}
    assert introduced(after, after) == ((), ())
