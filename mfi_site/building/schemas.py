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
    schema = _as_read(TypeAdapter(form).json_schema(by_alias=True))
    if name == "tool":
        for each in schema["$defs"].values():
            if "tool" in each["properties"]:
                each["required"] = ["tool", *each.get("required", ())]
    return {"$schema": DIALECT, "title": file, **{k: v for k, v in schema.items() if k != "title"}}


def _as_read(node: Any) -> Any:
    """A schema in which a key that is needed has something in it, and any other may stand there blank."""
    if isinstance(node, list):
        return [_as_read(each) for each in node]
    if not isinstance(node, dict):
        return node
    found = {key: value if key == "default" else _as_read(value) for key, value in node.items()}
    if "properties" in found and isinstance(found["properties"], dict):
        needed = found.get("required", ())
        found["properties"] = {key: _filled(value) if key in needed else _or_blank(value)
                               for key, value in found["properties"].items()}
    if isinstance(found.get("additionalProperties"), dict):
        found["additionalProperties"] = _or_blank(found["additionalProperties"])
    return found


def _filled(value: dict[str, Any]) -> dict[str, Any]:
    kinds = value.get("type", ())
    return {**value, "pattern": r"\S"} if "string" in kinds and "pattern" not in value else value


def _or_blank(value: dict[str, Any]) -> dict[str, Any]:
    if "const" in value:
        return value
    if "anyOf" in value:
        blank = any(each.get("type") == "null" for each in value["anyOf"])
        return value if blank else {**value, "anyOf": [*value["anyOf"], {"type": "null"}]}
    if "$ref" in value:
        rest = {k: v for k, v in value.items() if k != "$ref"}
        return {"anyOf": [{"$ref": value["$ref"]}, {"type": "null"}], **rest}
    if "enum" in value:
        return {**{k: v for k, v in value.items() if k != "type"}, "enum": [*value["enum"], None]}
    kinds = value["type"] if isinstance(value["type"], list) else [value["type"]]
    return {**value, "type": [*kinds, "null"]}
