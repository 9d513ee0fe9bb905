"""The past of every project of a content folder, from its git history; a plain folder has none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from mfi_site.coach.past import AimMoved, Past
from mfi_site.model.authored import parse_day
from mfi_site.read.front_matter import read_markdown
from mfi_site.read.notes import Notes
from mfi_site.world.errors import WorldError
from mfi_site.world.history import Repository, repository
from mfi_site.world.history_log import Touch, log_of
from mfi_site.world.versions import read_blobs

MONTH = timedelta(31)
SETTLED = 3
_CHARTER = "charter.md"
_REPORT = re.compile(r"reports/(\d{4}-\d{2})\.md")
_WORK = re.compile(r"(measures(?=/[^/]+\.csv)|pdsa(?=/[^/]+\.md)|reports(?=/\d{4}-\d{2}\.md))/[^/]+")
_WHAT = {"measures": "values", "pdsa": "tests", "reports": "reports"}
_AIM = re.compile(rb"^[\"']?aim[\"']?[ \t]*:.*?(?=^[^\s#]|\Z)", re.MULTILINE | re.DOTALL)
_WORDS = re.compile(r"[^\W_]+")
_Files = Mapping[str, Sequence[Touch]]


@dataclass(frozen=True)
class Pasts:
    """Each project's past by its name, and the day before which nothing is known, where there is one."""

    of: Mapping[str, Past] = field(default_factory=dict)
    since: date | None = None


def pasts(content: Path, today: date) -> Pasts:
    """What the history of a folder shows of its projects up to `today`; nothing where there is none to read."""
    repo = repository(content)
    if repo is None:
        return Pasts()
    try:
        log = log_of(repo)
        touched = _by_project(log.touches)
        aims = _aims(repo, touched, today)
    except WorldError:
        return Pasts()
    return Pasts({name: _past(files, aims.get(name), today) for name, files in touched.items()}, log.since)


def _by_project(touches: Sequence[Touch]) -> dict[str, dict[str, list[Touch]]]:
    found: dict[str, dict[str, list[Touch]]] = {}
    for touch in touches:
        parts = touch.path.split("/", 2)
        if parts[0] == "projects" and len(parts) == 3:
            found.setdefault(parts[1], {}).setdefault(parts[2], []).append(touch)
    return found


def _past(files: _Files, aim: AimMoved | None, today: date) -> Past:
    charter = files.get(_CHARTER, ())
    if not charter:
        return Past()
    came = {touch.commit for touch in charter if touch.kind in ("added", "standing")}
    work = [
        (_WHAT[match[1]], touch.day)
        for path, touches in files.items() if (match := _WORK.fullmatch(path))
        for touch in touches if touch.commit not in came and touch.kind != "standing" and touch.day <= today
    ]  # fmt: skip
    return Past(
        min(touch.day for touch in charter),
        dict(_arrivals(files)),
        aim,
        max((day for _, day in work), default=None),
        Counter(what for what, day in work if day > today - MONTH),
    )


def _arrivals(files: _Files) -> Iterator[tuple[str, date]]:
    """The month of each report and the day on which it came; reports that came together were moved from elsewhere."""
    months = ((_REPORT.fullmatch(path), touches) for path, touches in files.items())
    came = {match[1]: min(touches, key=lambda t: t.day) for match, touches in months if match}
    together = Counter(touch.commit for touch in came.values())
    yield from ((month, t.day) for month, t in came.items() if t.kind == "added" and together[t.commit] == 1)


def _aims(repo: Repository, touched: Mapping[str, _Files], today: date) -> dict[str, AimMoved]:
    """The last change of the aim's words, of the projects whose aim should be settled."""
    changes = {
        name: [t for t in files.get(_CHARTER, ()) if t.kind == "changed" and t.day <= today]
        for name, files in touched.items() if sum(map(bool, map(_REPORT.fullmatch, files))) >= SETTLED
    }  # fmt: skip
    ids = {identity for touches in changes.values() for t in touches for identity in (t.before, t.after)}
    texts = read_blobs(repo, sorted(ids))
    found = {name: _moved(touches, texts) for name, touches in changes.items()}
    return {name: moved for name, moved in found.items() if moved is not None}


def _moved(touches: Sequence[Touch], texts: Mapping[str, bytes]) -> AimMoved | None:
    for touch in sorted(touches, key=lambda t: t.day, reverse=True):
        before, after = texts.get(touch.before, b""), texts.get(touch.after, b"")
        if _segment(before) == _segment(after):
            continue
        old, new = _head(before), _head(after)
        words = _words(old), _words(new)
        if all(words) and words[0] != words[1]:
            return AimMoved(touch.day, _reason(old))
    return None


def _reason(head: Mapping[str, object]) -> tuple[date | None, str]:
    given = head.get("aim_changed")
    if not isinstance(given, Mapping):
        return None, ""
    return parse_day(str(given.get("on", ""))), str(given.get("because", "")).strip()


def _segment(charter: bytes) -> bytes:
    found = _AIM.search(charter)
    return b" ".join(found[0].split()) if found else b""


def _head(charter: bytes) -> Mapping[str, object]:
    parted = read_markdown(charter, Notes(_CHARTER))
    value = parted.head.value if parted is not None and parted.head is not None else None
    return value if isinstance(value, Mapping) else {}


def _words(head: Mapping[str, object]) -> list[str]:
    """The aim as words and numbers: a comma, a capital or a line end makes no other aim."""
    return _WORDS.findall(str(head.get("aim") or "").casefold())
