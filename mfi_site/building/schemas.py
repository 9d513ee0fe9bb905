"""JSON Schemas of the files that a school writes, made from the very types that read them."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter

from mfi_site.model.board import PageHead, Schools, ScreenForm, Settings
from mfi_site.model.project import Charter, Contact, CycleHead, FeedbackHead, ImageConsent, ReportHead
from mfi_site.model.tools import Fishbone, ForceField, Pareto, ProcessMap

DIALECT = "https://json-schema.org/draft/2020-12/schema"
FILES: dict[str, tuple[str, Any]] = {
    "board": ("board.yml", Settings),
    "charter": ("projects/*/charter.md, front matter", Charter),
    "pdsa": ("projects/*/pdsa/*.md, front matter", CycleHead),
    "report": ("projects/*/reports/<YYYY-MM>.md, front matter", ReportHead),
    "feedback": ("projects/*/reports/<YYYY-MM>.feedback.md, front matter", FeedbackHead),
    "contacts": ("projects/*/contacts.yml", tuple[Contact, ...]),
    "images": ("projects/*/images.yml", tuple[ImageConsent, ...]),
    "tool": ("projects/*/tools/*.yml", ForceField | Fishbone | ProcessMap | Pareto),
    "page": ("pages/*.md, front matter", PageHead),
    "screen": ("screens/*.yml", ScreenForm),
    "schools": ("shared/schools.yml", Schools),
}


def schema_of(name: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of one kind of file. Raises KeyError where there is no such kind."""
    file, form = FILES[name]
    schema = TypeAdapter(form).json_schema(by_alias=True)
    return {"$schema": DIALECT, "title": file, **{k: v for k, v in schema.items() if k != "title"}}
