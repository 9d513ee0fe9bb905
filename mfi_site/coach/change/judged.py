"""Which findings a change brings and which it settles, whatever lines have moved."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable

from mfi_site.model.finding import Finding

Key = tuple[object, ...]


def introduced(before: Iterable[Finding], after: Iterable[Finding]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """(new, settled): findings of `after` alone and of `before` alone.

    A finding is the same where rule, kind, place in the project and words are; next, where all but the words are,
    since numbers in them move ("11 of 12" becomes "12 of 12").
    """
    old, new = list(before), list(after)
    for key in (_exact, _alike):
        old, new = _unmatched(old, new, key)
    return tuple(new), tuple(old)


def _exact(finding: Finding) -> Key:
    return (*_alike(finding), finding.message)


def _alike(finding: Finding) -> Key:
    return finding.rule, finding.kind, _place(finding)


def _place(finding: Finding) -> str:
    """The path inside the project, so that a renamed project keeps its findings."""
    path = finding.path or ""
    return path.split("/", 2)[2] if path.startswith("projects/") and path.count("/") > 1 else path


def _unmatched(
    old: list[Finding], new: list[Finding], key: Callable[[Finding], Key]
) -> tuple[list[Finding], list[Finding]]:
    both = Counter(map(key, old)) & Counter(map(key, new))
    return _without(old, both, key), _without(new, both, key)


def _without(findings: list[Finding], known: Counter[Key], key: Callable[[Finding], Key]) -> list[Finding]:
    left = Counter(known)
    kept = []
    for finding in findings:
        if left[key(finding)] > 0:
            left[key(finding)] -= 1
        else:
            kept.append(finding)
    return kept
