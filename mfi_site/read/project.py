"""One project's files to a project as written: it depends on its files, the settings and a day alone.

Only a charter whose front matter cannot be read costs the project its page; anything else is left out alone
and named in the project's `left_out`.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from mfi_site.guard import in_text
from mfi_site.model.board import Settings
from mfi_site.model.finding import Finding
from mfi_site.model.project import (
    Charter,
    Contact,
    Cycle,
    Feedback,
    Image,
    ImageConsent,
    Project,
    Report,
    Tool,
)
from mfi_site.model.raw import RawSeries, Written
from mfi_site.read import references
from mfi_site.read.forms import Form, read_list
from mfi_site.read.heads import Headed, read_headed, read_yaml_file
from mfi_site.read.images import read_images
from mfi_site.read.left_out import parts_left_out
from mfi_site.read.measures import read_measure
from mfi_site.read.names import note_ending, note_named
from mfi_site.read.notes import Notes
from mfi_site.read.pdsa import ReadCycle, read_cycle
from mfi_site.read.reports import is_month, note_wrong_month, read_feedback, read_report
from mfi_site.read.tools import read_tool
from mfi_site.read.yaml_text import Document
from mfi_site.wording import words

_FOR_THE_COACH = re.compile(rb"(?im)^[^:\n]{0,40}:[\s'\"]*coach\b")
ReadProject = tuple[Written, tuple[Finding, ...]]


def read_project(project: str, files: Mapping[str, bytes], settings: Settings, today: date) -> ReadProject:
    """The project `project` from its files by path relative to the content folder. Raises nothing."""
    return _Reader(project, files, settings, today).read()


def allowed_texts(settings: Settings) -> tuple[str, ...]:
    """Addresses that the school publishes on purpose."""
    programme = settings.programme.contact if settings.programme else ""
    return tuple(text for text in (settings.contact, programme) if text)


@dataclass
class _LeftOut:
    """What was left out, counted by kind, to be said in the board's language."""

    language: str
    said: list[str] = field(default_factory=list)

    def add(self, kind: str, **values: Any) -> None:
        if said := self.sentence(kind, **values):
            self.said.append(said)

    def sentence(self, kind: str, **values: Any) -> str:
        """What is said, "" where it would name what looks like a child."""
        found = any(in_text(str(value)) for value in values.values())
        return "" if found else words(self.language).say(f"read.{kind}", **values)

    def add_file(self, kind: str, data: bytes) -> None:
        """Say that a file is left out, without its name; nothing where it may be for the coach alone."""
        if _FOR_THE_COACH.search(data.replace(b"\0", b"")) is None:
            self.add(kind)


class _Reader:
    def __init__(self, project: str, files: Mapping[str, bytes], settings: Settings, today: date) -> None:
        self._id = project
        self._root = f"projects/{project}/"
        self._files = files
        self._today = today
        self._allowed: Collection[str] = allowed_texts(settings)
        self._notes = Notes(f"{self._root}charter.md", project)
        self._left_out = _LeftOut(settings.language)

    def _in(self, folder: str, ending: str) -> list[tuple[str, bytes, Notes]]:
        """Name without ending, bytes and notes of each file of a folder, in the order of names."""
        prefix = f"{self._root}{folder}/"
        return [
            (path[len(prefix) : -len(ending)], self._files[path], self._notes.within(path))
            for path in sorted(self._files)
            if path.startswith(prefix) and path.endswith(ending) and "/" not in path[len(prefix) :]
            and not note_named(path, self._notes)
        ]

    def read(self) -> ReadProject:
        for path in self._files:
            note_ending(path, self._notes)
        head = self._charter()
        cycle_files = self._in("pdsa", ".md")
        cycles = [
            read_cycle(name, number, data, notes, self._today, self._allowed)
            for number, (name, data, notes) in enumerate(cycle_files, 1)
        ]
        reports, unread, feedback = self._reports()
        charter, notice = head.head, head.head is None
        if charter is None:
            charter = Charter.model_validate({"title": self._id, "started": self._today})
        else:
            charter = _without_backward_finish(charter, head.document, self._notes)
            charter = references.without_duplicates(charter, head.document, self._notes)
            charter = references.with_known_references(
                charter, [name for name, _, _ in cycle_files], head.document, self._notes
            )
            for name in parts_left_out(charter, head.document):
                self._left_out.add("part", name=name)
        kept = self._known_cycles(cycles, cycle_files, charter, head.document, notice)
        raw = () if notice else self._measures(charter, head.document)
        images, consents = self._images()
        project = Project(
            id=self._id,
            charter=charter,
            prose=() if notice else head.sections,
            cycles=kept,
            reports=reports,
            feedback=feedback,
            contacts=self._list(Contact, "contacts.yml", "contact")[0],
            tools=self._tools(),
            images=images,
            consents=consents,
            lines=tuple(head.document.places.items()),
            left_out=tuple(self._left_out.said),
            unread=unread,
            notice=notice,
        )
        findings = tuple(sorted(self._notes.findings, key=lambda finding: finding.sort_key))
        return Written(project, raw), findings

    def _charter(self) -> Headed[Charter]:
        data = self._files.get(self._notes.path)
        if data is None:
            self._notes.problem(
                "required",
                "This project has no charter.md.",
                "Add a charter with a title and the day the project started.",
            )
            return Headed(None, Document(), (), "", 1)
        fallbacks = {"title": self._id, "started": _earliest(self._files, self._root, self._today)}
        return read_headed(Charter, data, self._notes, "a charter", fallbacks=fallbacks, allowed=self._allowed)

    def _known_cycles(
        self,
        cycles: list[ReadCycle | None],
        files: list[tuple[str, bytes, Notes]],
        charter: Charter,
        document: Document,
        notice: bool,
    ) -> tuple[Cycle, ...]:
        names = references.names_of(charter, document)
        kept = []
        for read, (_, data, notes) in zip(cycles, files, strict=True):
            cycle: Cycle | None = None
            if read is not None:
                cycle = (
                    read.cycle
                    if notice
                    else references.cycle_with_known_references(read.cycle, names, read.document, notes)
                )
            if cycle is None:
                self._left_out.add_file("cycle", data)
            else:
                kept.append(cycle)
        return tuple(kept)

    def _reports(self) -> tuple[tuple[Report, ...], tuple[str, ...], tuple[Feedback, ...]]:
        reports, unread, feedback, number = [], [], [], 0
        for name, data, notes in self._in("reports", ".md"):
            month, _, rest = name.partition(".")
            if not is_month(month) or rest not in ("", "feedback"):
                note_wrong_month(notes)
                continue
            if rest:
                feedback.append(read_feedback(month, data, notes, self._allowed))
                continue
            number += 1
            reports.append(report := read_report(month, number, data, notes, self._allowed))
            if report is None:
                unread.append(month)
                self._left_out.add_file("report", data)
        return tuple(r for r in reports if r), tuple(unread), tuple(f for f in feedback if f)

    def _measures(self, charter: Charter, document: Document) -> tuple[RawSeries, ...]:
        by_id = {measure.id: measure for measure in charter.measures}
        names = references.names_of(charter, document)
        files = self._in("measures", ".csv")
        waiting = sorted(by_id.keys() - {name for name, _, _ in files})
        found = []
        for name, data, notes in files:
            measure = by_id.get(name)
            if measure is None:
                if name not in names.written:
                    notes.problem(
                        "reference",
                        "No measure in charter.md has the name of this file.",
                        _home_for(name, by_id, waiting),
                    )
                    self._left_out.add("data", name=name)
                continue
            series = read_measure(measure, notes.path, data, notes, self._today, self._allowed)
            found.append(replace(series, left_out=self._said_of_rows(series, measure.name)))
        return tuple(found)

    def _said_of_rows(self, series: RawSeries, name: str) -> str:
        rows = {
            finding.line for finding in self._notes.findings if finding.path == series.path and (finding.line or 0) > 1
        }
        if series.problem:
            return self._left_out.sentence("measure", name=name)
        return self._left_out.sentence("rows", name=name, n=len(rows)) if rows else ""

    def _tools(self) -> tuple[Tool, ...]:
        found = []
        for name, data, notes in self._in("tools", ".yml"):
            tool = read_tool(name, data, notes, self._allowed)
            if tool is None:
                self._left_out.add_file("tool", data)
            else:
                found.append(tool)
        return tuple(found)

    def _list(self, model: type[Form], file: str, what: str) -> tuple[tuple[Form, ...], Document]:
        """The items of a file that is a list, and the document they were read from."""
        data = self._files.get(self._root + file)
        if data is None:
            return (), Document()
        notes = self._notes.within(self._root + file)
        document = read_yaml_file(data, notes, self._allowed)
        if document is None:
            return (), Document()
        return read_list(model, document, notes, what=what), document

    def _images(self) -> tuple[tuple[Image, ...], tuple[ImageConsent, ...]]:
        consents, document = self._list(ImageConsent, "images.yml", "image")
        prefix = f"{self._root}images/"
        pictures = {path[len(prefix) :]: data for path, data in self._files.items() if path.startswith(prefix)}
        if not pictures and not consents:
            return (), consents
        register = self._notes.within(f"{self._root}images.yml")
        return read_images(pictures, consents, document, register, self._today), consents


def _without_backward_finish(charter: Charter, document: Document, notes: Notes) -> Charter:
    if charter.finish is None or charter.finish >= charter.started:
        return charter
    message = f'"finish" is before "started": {charter.finish.isoformat()}.'
    notes.problem("date", message, "Check the two days.", *document.place(("finish",)))
    return charter.model_copy(update={"finish": None})


def _home_for(name: str, known: Collection[str], waiting: list[str]) -> str:
    """What to do with data of no measure; `waiting` are the measures that have none, after a renaming perhaps."""
    near = references.repair(name, known)
    if near.startswith("Did"):
        return near
    if len(waiting) == 1:
        return (f"If these are the data of {waiting[0]}, rename the file to {waiting[0]}.csv; otherwise add the "
                "measure to the charter, or delete the file.")
    return "Add the measure to the charter, or delete the file."


def _earliest(files: Mapping[str, bytes], root: str, today: date) -> date:
    """The first day of the earliest month that a report is named for, else today."""
    months = sorted(
        name[:7]
        for path in files
        if path.startswith(f"{root}reports/") and is_month((name := path.rpartition("/")[2])[:7])
    )
    return min(date.fromisoformat(f"{months[0]}-01"), today) if months else today
