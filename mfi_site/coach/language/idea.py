"""What can be understood of a change idea: whether it is a task, or only a concept."""

from __future__ import annotations

from mfi_site.coach.language.model import model


def task(idea: str) -> bool:
    """Whether it is a task of the project (mapping, gathering data, meeting) and not a change to test."""
    return model("task").says(idea)


def concept(idea: str) -> bool:
    """Whether it is a concept ("train staff", "raise awareness"), with nothing that could follow "to test"."""
    return model("concept").says(idea) and not task(idea)
