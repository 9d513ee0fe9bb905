"""Pictures and the register of consent: only what images.yml lists, with consent in force, is published."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from mfi_site.guard import image_size, image_type, in_image, strip_metadata
from mfi_site.model.project import Image, ImageConsent
from mfi_site.read.notes import Notes, brief
from mfi_site.read.yaml_text import Document

LARGEST_IMAGE = 4 * 1024 * 1024
MOST_PIXELS = 25_000_000
_NO_CONSENT = re.compile(
    r"""\W*(?:$|(?:no|not|none|never|nobody|nil|false|f|n|0|tb[acd]|unknown|unsure|missing|withdrawn|revoked|cha|chan)\b)
    |.*\b(?:refused|declined|denied|withheld|awaited|awaiting|pending|outstanding|no[ ]consent
    |(?:not|never|yet[ ]to|to)[ ](?:yet[ ])?(?:be[ ]|been[ ])*
    (?:give|given|got|get|ask|asked|agreed|received|returned|signed|sought))\b""",
    re.IGNORECASE | re.VERBOSE | re.DOTALL,
)
"""What is written under `consent` where there is none: a form's "no", or what it still waits for."""
_ENDINGS = {"png": ("png",), "jpeg": ("jpg", "jpeg"), "webp": ("webp",)}


def read_images(
    pictures: Mapping[str, bytes],
    consents: tuple[ImageConsent, ...],
    document: Document,
    register: Notes,
    today: date,
) -> tuple[Image, ...]:
    """The pictures that may be published.

    `pictures` are by name; `document` and `register` are those of images.yml.
    """
    folder = register.path.removesuffix("images.yml") + "images/"
    by_name: dict[str, ImageConsent] = {}
    for entry in consents:
        name = entry.file.removeprefix("images/")
        if name in by_name:
            register.problem(
                "duplicate",
                f"{brief(name)} is listed twice; the first entry is used.",
                "Delete one of the two.",
                *_place(document, entry.file),
            )
            continue
        by_name[name] = entry
        if name not in pictures:
            register.problem(
                "reference",
                f"{brief(name)} is listed and is not in the folder images.",
                "Check its name, or delete the entry.",
                *_place(document, entry.file),
            )
    found = []
    for name in sorted(pictures):
        notes = register.within(folder + name)
        data = _checked(name, pictures[name], notes)
        if data is not None and _may_show(by_name.get(name), notes, today):
            found.append(Image(name, by_name[name].alt, data))
    return tuple(found)


def _place(document: Document, file: str) -> tuple[int, int]:
    """The place of the last entry for a file."""
    entries = document.value if isinstance(document.value, list) else []
    numbers = [n for n, entry in enumerate(entries) if isinstance(entry, dict) and entry.get("file") == file]
    return document.place((numbers[-1], "file") if numbers else ())


def _checked(name: str, data: bytes, notes: Notes) -> bytes | None:
    """The picture without its metadata, or None, with a finding, where it is none that may be shown."""
    fault = _fault(name, data)
    if fault is None:
        try:
            return strip_metadata(data)
        except ValueError:
            fault = ("image", "This picture is damaged.", "Open it and save it again.")
    notes.problem(*fault)
    return None


def _fault(name: str, data: bytes) -> tuple[str, str, str] | None:
    """Rule, sentence and repair of what is wrong with a picture, before its pixels are looked at."""
    ending = name.rpartition(".")[2].lower()
    if len(data) > LARGEST_IMAGE:
        return "limit", "This picture is larger than 4 MiB.", "Save a smaller copy of it."
    if ending in ("svg", "svgz"):
        return "image", "SVG pictures can hold programs and are not shown.", "Save it as PNG, JPEG or WebP."
    kind = image_type(data)
    if kind is None:
        return "image", "This is not a PNG, JPEG or WebP picture.", "Save it as one of these."
    if ending not in _ENDINGS[kind]:
        return (
            "image",
            f"This is a {kind.upper()} picture, and its name does not say so.",
            f"Rename it to end in .{_ENDINGS[kind][0]}.",
        )
    size = image_size(data)
    if size is not None and size[0] * size[1] > MOST_PIXELS:
        return "limit", "This picture has more than 25 megapixels.", "Save a smaller copy of it."
    if identifiers := in_image(data):
        return "identifier", identifiers[0].why, identifiers[0].repair
    return None


def _may_show(entry: ImageConsent | None, notes: Notes, today: date) -> bool:
    if entry is None:
        notes.problem(
            "image",
            "This picture is not listed in images.yml, so it is not shown.",
            "Add an entry with its file and who is in it.",
        )
    elif entry.withdrawn is True or (isinstance(entry.withdrawn, date) and entry.withdrawn <= today):
        notes.problem("image", "Consent for this picture has been withdrawn, so it is not shown.", "Delete the file.")
    elif entry.expires is not None and entry.expires < today:
        notes.problem(
            "image",
            f"Consent for this picture expired on {entry.expires.isoformat()}, so it is not shown.",
            "Ask again and write the new day, or delete the file.",
        )
    elif entry.people != "none" and not entry.consent:
        notes.problem(
            "image",
            "This picture shows people and no consent is written for it, so it is not shown.",
            "Write in images.yml who gave consent and when.",
        )
    elif _says_no(entry):
        notes.problem(
            "image",
            "What is written under consent says that there is none, so this picture is not shown.",
            "Once it is given, write who gave it and when; until then, delete the file.",
        )
    else:
        return True
    return False


def _says_no(entry: ImageConsent) -> bool:
    """Whether consent is refused or awaited; only who wrote that nobody is in the picture needs none."""
    nobody = entry.people == "none" and "people" in entry.model_fields_set
    return bool(entry.consent) and not nobody and _NO_CONSENT.match(entry.consent) is not None
