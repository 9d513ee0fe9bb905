"""The tools of a project: force field, fishbone, process map and Pareto."""

from __future__ import annotations

import difflib
from collections.abc import Collection

from mfi_site.model.project import Tool
from mfi_site.model.tools import FORMS, ProcessMap
from mfi_site.read.forms import read_form
from mfi_site.read.heads import read_yaml_file
from mfi_site.read.notes import Notes, brief
from mfi_site.read.yaml_text import Document


def read_tool(name: str, data: bytes, notes: Notes, allowed: Collection[str] = ()) -> Tool | None:
    """A tool, or None, with findings, where it cannot be used."""
    document = read_yaml_file(data, notes, allowed)
    if document is None:
        return None
    kind = document.value.get("tool") if isinstance(document.value, dict) else None
    if not isinstance(kind, str) or kind.casefold() not in FORMS:
        _note_kind(kind, document, notes)
        return None
    kind = kind.casefold()
    form = read_form(FORMS[kind], document, notes, what=f"a {kind}")
    if form is None:
        return None
    if isinstance(form, ProcessMap):
        form = _with_known_steps(form, document, notes)
    return Tool(name, notes.path, kind, form)


def _note_kind(kind: object, document: Document, notes: Notes) -> None:
    listed = ", ".join(FORMS)
    if not isinstance(kind, str):
        notes.problem(
            "required",
            'A tool needs "tool", which is missing.',
            f"Add tool: with one of {listed}.",
            *document.place(()),
        )
        return
    near = difflib.get_close_matches(kind.lower(), FORMS, 1, 0.5)
    notes.problem(
        "choice",
        f'"tool" is not one of its words: {brief(kind)}.',
        f'Did you mean "{near[0]}"?' if near else f"Write one of {listed}.",
        *document.place(("tool",)),
    )


def _with_known_steps(form: ProcessMap, document: Document, notes: Notes) -> ProcessMap:
    known = {step.step for step in form.steps}
    steps = []
    for number, step in enumerate(form.steps):
        unknown = [name for name in step.next if name not in known]
        for name in unknown:
            near = difflib.get_close_matches(name, known, 1, 0.6)
            notes.problem(
                "reference",
                f'"next" names a step that does not exist: {brief(name)}.',
                f'Did you mean "{brief(near[0])}"?' if near else "Write the step's text as it stands in its own line.",
                *document.place(("steps", number, "next")),
            )
        steps.append(step.model_copy(update={"next": tuple(n for n in step.next if n in known)}) if unknown else step)
    return form.model_copy(update={"steps": tuple(steps)})
