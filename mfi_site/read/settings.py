"""board.yml: a fault in a key costs that key alone; without a name nothing can be published."""

from __future__ import annotations

import re

from mfi_site.model.board import Settings
from mfi_site.read.decode import decode
from mfi_site.read.forms import read_form
from mfi_site.read.identifiers import note_text, without_in
from mfi_site.read.notes import Notes, brief
from mfi_site.read.yaml_text import Document, read_yaml

_ADDRESS = re.compile(r"https?://[^\s/?#]+(?:/[^\s?#]*)?", re.IGNORECASE)
_FOLDER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


def read_settings(data: bytes | None, notes: Notes) -> Settings | None:
    """The settings; None, with a finding, where board.yml is missing, unreadable or without a name."""
    if data is None:
        notes.problem(
            "required",
            "There is no board.yml here.",
            'Add one with the line "name: " and the school\'s name.',
        )
        return None
    text = decode(data, notes)
    document = None if text is None else read_yaml(text, notes)
    if text is None or document is None:
        return None
    form = read_form(Settings, document, notes, what="board.yml")
    if form is None:
        return None
    contacts = (form.contact, form.programme.contact if form.programme else "")
    allowed = tuple(contact for contact in contacts if contact)
    if note_text(text, notes, allowed):
        document.value = without_in(document.value, allowed)
        form = read_form(Settings, document, Notes(notes.path), what="board.yml")
    return None if form is None else _with_addresses(form, document, notes)


def _with_addresses(form: Settings, document: Document, notes: Notes) -> Settings:
    updates = {}
    if form.url and not _ADDRESS.fullmatch(form.url):
        notes.problem(
            "address",
            f'"url" is not an address: {brief(form.url)}.',
            "Write it in full, such as https://board.craigrowan.example.",
            *document.place(("url",)),
        )
        updates["url"] = ""
    if not _FOLDER.fullmatch(form.theme):
        notes.problem(
            "name",
            f'"theme" is not the name of a folder: {brief(form.theme)}.',
            "Write the name of a folder of themes/, such as default.",
            *document.place(("theme",)),
        )
        updates["theme"] = "default"
    return form.model_copy(update=updates) if updates else form
