"""What can be understood of a change idea: whether it is a task, or only a concept."""

from __future__ import annotations

from mfi_site.coach.language.concept import Concept, concept
from mfi_site.coach.language.specifics import specifics
from mfi_site.coach.language.task import Task, task

__all__ = ["Concept", "Task", "concept", "specifics", "task"]
