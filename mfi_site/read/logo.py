"""The school's logo: one picture beside board.yml, shown only as an image."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from mfi_site.guard import image_type, in_image, strip_metadata
from mfi_site.read.images import LARGEST_IMAGE
from mfi_site.read.notes import Notes, Place, brief

_SVG = re.compile(rb"\s*(?:<\?xml[^>]*\?>\s*)?(?:<!--.*?-->\s*)*(?:<!DOCTYPE[^>\[]*>\s*)?<svg[\s>]", re.DOTALL)
_RUNS_OR_LOADS = re.compile(
    rb"<\s*(?:[a-z0-9]+:)?(?:script|foreignobject|iframe|handler|set|animate|use|image|feimage)\b(?!\s[^>]*?href\s*=\s*[\"']#)"
    rb"|[\s\"'/]on[a-z]+\s*=|javascript:|<!entity|<\?xml-stylesheet|@import|url\(\s*[\"']?(?!#)[^)]"
    rb"|href\s*=\s*(?![\"']#|[\"']data:image/(?:png|jpeg|webp);)",
    re.IGNORECASE,
)
_ENDINGS = (".svg", ".png", ".jpg", ".jpeg", ".webp")


_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})[ \t\n]?|\\(.)")


def _unescaped(data: bytes) -> bytes:
    """The same picture with characters that are written by their numbers, in XML or in a style, as themselves."""
    text = html.unescape(data.decode("latin-1"))
    plain = _ESCAPE.sub(lambda m: m[2] or (chr(int(m[1], 16)) if int(m[1], 16) < 256 else "?"), text)
    return plain.encode("latin-1", "replace")


def read_logo(name: str, files: Mapping[str, bytes], notes: Notes, place: Place) -> bytes | None:
    """The bytes of the logo, or None, with a finding, where there is none that can be shown.

    `notes` are those of board.yml and `place` that of its key `logo`.
    """
    if "/" in name or name not in files:
        notes.problem(
            "reference",
            f'"logo" names a file that is not beside board.yml: {brief(name)}.',
            "Put the picture beside board.yml, or take the key out.",
            *place,
        )
        return None
    data, own = files[name], notes.within(name)
    repair = "Save it as SVG, PNG, JPEG or WebP."
    if len(data) > LARGEST_IMAGE:
        own.problem("limit", "This picture is larger than 4 MiB.", "Save a smaller copy of it.")
    elif not name.lower().endswith(_ENDINGS):
        own.problem("image", "This is not a kind of picture that can be a logo.", repair)
    elif name.lower().endswith(".svg"):
        if not _SVG.match(data.removeprefix(b"\xef\xbb\xbf")[:4096]):
            own.problem("image", "This is not an SVG picture.", repair)
        elif _RUNS_OR_LOADS.search(data) or _RUNS_OR_LOADS.search(_unescaped(data)):
            own.problem("image", "This SVG picture can run or load something, so it is not shown.",
                        "Save it as PNG, or as a plain SVG without links, scripts and styles that load.")
        else:
            return data
    elif image_type(data) is None:
        own.problem("image", "This is not a PNG, JPEG or WebP picture.", repair)
    elif found := in_image(data):
        own.problem("identifier", found[0].why, found[0].repair)
    else:
        try:
            return strip_metadata(data)
        except ValueError:
            own.problem("image", "This picture is damaged.", "Open it and save it again.")
    return None
