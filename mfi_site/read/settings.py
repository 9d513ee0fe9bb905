"""board.yml: a fault in a key costs that key alone; without a name nothing can be published."""

from __future__ import annotations

import re
from typing import Any

from mfi_site.model.board import Settings
from mfi_site.read.decode import decode
from mfi_site.read.forms import read_form
from mfi_site.read.identifiers import note_text, without_in
from mfi_site.read.notes import Notes, brief
from mfi_site.read.yaml_text import Document, read_yaml

_ADDRESS = re.compile(r"https?://[^\s/?#]+(?:/[^\s?#]*)?", re.IGNORECASE)
_FOLDER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")


def read_settings(data: bytes | None, notes: Notes) -> tuple[Settings | None, Document]:
    """The settings, and the document that they were read from.

    The settings are None, with a finding, where board.yml is missing, unreadable or without a name.
    """
    document = _document(data, notes)
    if document is None:
        return None, Document()
    form = read_form(Settings, document, notes, what="board.yml")
    return None if form is None else _with_addresses(form, document, notes), document


def _document(data: bytes | None, notes: Notes) -> Document | None:
    """board.yml without the sentences that hold an identifier, its contacts excepted."""
    if data is None:
        repair = 'Add one with the line "name: " and the school\'s name.'
        notes.problem("required", "There is no board.yml here.", repair)
        return None
    text = decode(data, notes)
    document = None if text is None else read_yaml(text, notes)
    if text is None or document is None:
        return None
    allowed = _contacts(document.value)
    if note_text(text, notes, allowed):
        document.value = without_in(document.value, allowed)
    return document


def _contacts(value: Any) -> tuple[str, ...]:
    if not isinstance(value, dict):
        return ()
    programme = value.get("programme")
    contacts = (value.get("contact"), programme.get("contact") if isinstance(programme, dict) else None)
    return tuple(contact for contact in contacts if isinstance(contact, str) and contact)


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
