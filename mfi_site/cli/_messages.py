"""How findings look in a terminal or a log: one line each, and the source line where it may be shown."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from typing import TextIO

from mfi_site.coach.quoting import uncommanded
from mfi_site.model.finding import Finding

_UNSAFE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]")
_COLOURS = {"problem": "1;31", "better": "33", "liked": "32", "concern": "35"}


def plain(text: str) -> str:
    """Author's text as one harmless line: no control characters, no forged line or command."""
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", " ".join(text.split()))


def coloured(stream: TextIO, environ: Mapping[str, str] = os.environ) -> bool:
    """Whether to colour: FORCE_COLOR, NO_COLOR and a dumb terminal decide, else whether it is a terminal."""
    if environ.get("NO_COLOR"):
        return False
    if environ.get("FORCE_COLOR"):
        return True
    return stream.isatty() and environ.get("TERM") != "dumb"


def line_of(finding: Finding, root: str) -> str:
    """`path:line:column: severity: sentence [rule]`"""
    place = ":".join(str(p) for p in (f"{root}{finding.path}" if finding.path else root.rstrip("/"),
                                      finding.line, finding.column) if p is not None)
    said = f"{finding.message} {finding.suggestion}".strip()
    return uncommanded(plain(f"{place}: {finding.kind}: {said} [{finding.rule}]"))


def print_findings(findings: Iterable[Finding], root: str, source: Callable[[str], str | None],
                   stream: TextIO | None = None) -> None:
    """Print each finding with its source line under it; `source` gives the text of a path. To standard error."""
    stream = stream or sys.stderr
    colour = coloured(stream)
    for finding in findings:
        text = line_of(finding, root)
        if colour:
            text = text.replace(f"{finding.kind}:", f"\x1b[{_COLOURS[finding.kind]}m{finding.kind}:\x1b[0m", 1)
        print(text, file=stream)
        shown = _source_line(finding, source)
        if shown is not None:
            print(f"    {shown}", file=stream)


def _source_line(finding: Finding, source: Callable[[str], str | None]) -> str | None:
    if finding.path is None or finding.line is None or finding.secret or finding.rule == "identifier":
        return None
    from mfi_site.guard import masked

    text = source(finding.path)
    lines = text.splitlines() if text else []
    if not 0 < finding.line <= len(lines):
        return None
    shown = uncommanded(plain(masked(lines[finding.line - 1])))
    return shown if len(shown) <= 160 else shown[:157] + "..."
