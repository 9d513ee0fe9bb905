"""Tasks and concepts among change ideas, and above all the ideas that are left alone."""

from __future__ import annotations

import pytest

from mfi_site.coach.language import idea


@pytest.mark.parametrize(
    "text", ["Process mapping", "Gather data", "Survey parents", "Find out what pupils think", "PDSA planning meeting"]
)
def test_tasks(text: str) -> None:
    """Mapping, gathering, surveying, finding out and meeting are tasks."""
    assert idea.task(text)
    assert not idea.concept(text)


@pytest.mark.parametrize(
    "text",
    ["Train staff", "Raise awareness", "Better communication", "Improve engagement", "More parental involvement"],
)
def test_concepts(text: str) -> None:
    """What cannot follow "to test" is a concept."""
    assert idea.concept(text)
    assert not idea.task(text)


@pytest.mark.parametrize(
    "text",
    [
        "Train P7 peer mediators in two 30-minute sessions",
        "Three-hour training session",
        "Meet and greet at the door",
        "Weekly check-in meeting with each pupil",
        "One-page guidance",
        "Buddy up session",
        "Peer review of drafts in pairs",
        "Exit survey on a card each Friday",
        "Plan-do-review at snack",
        "Raise the flag every morning",
        "Breakfast club",
        "",
        "Improve communication by texting families on Thursday at 4 pm",
        "Sticker on the chart",
        "Data wall by the door",
    ],
)
def test_ideas_left_alone(text: str) -> None:
    """A number, a time, a thing or a routine makes an idea testable."""
    assert not idea.task(text)
    assert not idea.concept(text)
