"""What in a published site runs, loads, submits or lies outside it."""

from __future__ import annotations

from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import PurePosixPath
from urllib.parse import urlsplit

CONTROLS = "".join(map(chr, range(33)))


class _Page(HTMLParser):
    """Everything in a page that runs, loads or submits."""

    LOADING = frozenset({"src", "href", "action", "formaction", "data", "poster", "background", "xlink:href", "srcset"})

    def __init__(self) -> None:
        super().__init__()
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"iframe", "object", "embed", "base", "style", "template", "form", "textarea", "foreignobject"}:
            self.faults.append(f"<{tag}>")
        values = dict(attrs)
        if tag == "script" and not (values.get("src") or "").startswith(("../", "assets/", "./")):
            self.faults.append("<script> of no file of ours")
        if tag == "meta" and (values.get("http-equiv") or "").lower() == "refresh":
            self.faults.append("refresh")
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc"):
                self.faults.append(f"{tag} {name}")
            if name in self.LOADING and not _harmless(tag, value or ""):
                self.faults.append(f"{tag} {name}={value}")


class _Svg(_Page):
    """The same for a picture that stands alone."""

    @classmethod
    def runs(cls, data: bytes) -> bool:
        found = cls()
        found.feed(data.decode("utf-8"))
        return any("script" in fault or " on" in fault for fault in found.faults)


def _harmless(tag: str, address: str) -> bool:
    scheme = urlsplit("".join(c for c in address.strip(CONTROLS) if c not in "\t\r\n")).scheme.lower()
    if tag == "a":
        return scheme in ("", "http", "https", "mailto")
    return (scheme == "" and not address.startswith("//")) or (tag == "link" and scheme == "https")


def faults_of(site: Mapping[str, bytes]) -> list[str]:
    found = []
    for path, data in site.items():
        parts = PurePosixPath(path).parts
        if path.startswith("/") or ".." in parts or "\\" in path or any(ord(c) < 32 for c in path):
            found.append(f"a path outside: {path!r}")
        if path.endswith(".html"):
            page = _Page()
            page.feed(data.decode("utf-8"))
            found += [f"{path}: {fault}" for fault in page.faults]
        if path.endswith(".svg") and _Svg.runs(data):
            found.append(f"{path}: runs")
    return found
