"""Tags and statuses as addresses."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import defaultdict

from mfi_site.outputs.context import Summary
from mfi_site.wording import Words


def slug(tag: str) -> str:
    """A tag as an address: lower case, Latin letters without accents, hyphens; a hash where none are left."""
    plain = unicodedata.normalize("NFKD", tag.casefold()).encode("ascii", "ignore").decode()
    made = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-")
    return made or "tag-" + hashlib.sha256(tag.encode()).hexdigest()[:8]


def tagged(summaries: tuple[Summary, ...]) -> dict[str, tuple[str, list[Summary]]]:
    """Address -> (the tag as it is written, its projects in order), by address."""
    found: dict[str, tuple[str, list[Summary]]] = {}
    for summary in summaries:
        for tag in summary.tags:
            name = slug(tag)
            found.setdefault(name, (tag, []))
            projects = found[name][1]
            if not projects or projects[-1] is not summary:
                projects.append(summary)
    return dict(sorted(found.items()))


def by_status(summaries: tuple[Summary, ...]) -> dict[str, list[Summary]]:
    found: dict[str, list[Summary]] = defaultdict(list)
    for summary in summaries:
        found[summary.status].append(summary)
    return dict(found)


def tag_links(summaries: tuple[Summary, ...], words: Words) -> list[tuple[str, str, int]]:
    """(tag, address, number of projects) in the order of the addresses."""
    return [(tag, f"tags/{name}/index.html", len(projects))
            for name, (tag, projects) in tagged(summaries).items()]
