"""Study sections, reflections and reasons for lateness."""

from __future__ import annotations

import pytest

from mfi_site.coach.language import exception, reflection, study


@pytest.mark.parametrize(
    "text",
    [
        "The median rose to 8",
        "Seven of the ten used it",
        "It took 5 minutes",
        "The run chart shows no signal",
        "Half remembered",
    ],
)
def test_data_are_found(text: str) -> None:
    """Numbers, shares and charts are data."""
    assert study.refers_to_data(text).present


@pytest.mark.parametrize(
    "text", ["It went well and P4 liked it", "We did not collect any data", "We tried it on 3 May 2026 in week 2", ""]
)
def test_impressions_are_no_data(text: str) -> None:
    """Impressions, dates, classes and data that were not collected do not count."""
    assert not study.refers_to_data(text).present


@pytest.mark.parametrize(
    ("text", "topics"),
    [
        ("We learned to start small", {"improvement"}),
        ("Colleagues were anxious at first", {"people"}),
        ("Our driver diagram has changed", {"theory"}),
        ("Pupils need more phonics and better pencils", set()),
    ],
)
def test_reflections(text: str, topics: set[str]) -> None:
    """Learning about improvement, people and theory is told from the subject."""
    found = reflection.about_improvement(text)
    assert found.topics == topics
    assert found.present is bool(topics)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Workload", "workload"),
        ("Volume of work this month", "workload"),
        ("It was a busy term", "workload"),
        ("I was on annual leave", "annual leave"),
        ("School holidays", "out of term"),
        ("Easter break", "out of term"),
        ("Periods outwith term time", "out of term"),
        ("Bereavement leave", ""),
        ("Illness", ""),
        ("Illness during the holidays", ""),
        ("Burst pipe closed the school", ""),
        ("", ""),
    ],
)
def test_exceptions(text: str, kind: str) -> None:
    """Workload, annual leave and time out of term are refused; what may be exceptional never is."""
    assert exception.refused(text).kind == kind
    assert exception.refused(text).refused is bool(kind)
