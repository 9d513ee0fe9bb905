"""Hostile files through the whole build: refused with a finding or made harmless, and nothing else ever.

Each attack is one file beside a small board that is in order. The build of the whole board must not raise, must
keep the rest of the board, must take under two seconds, and no page may hold anything that runs or loads.
"""

from __future__ import annotations

import time

import pytest

from mfi_site.cli._messages import line_of
from mfi_site.model.finding import Finding
from mfi_site.world.cache import Cache
from tests.attacks.board import GOOD, made_of
from tests.attacks.corpus import ATTACKS, Attack
from tests.attacks.harmless import faults_of

SECONDS = 2.0


def board_with(attack: Attack) -> dict[str, bytes]:
    files = {**GOOD, attack.path: attack.data}
    if attack.path == "logo.svg":
        files["board.yml"] += b"logo: logo.svg\n"
    return files


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Cache:
    """One cache for all, so that only what the attack changes is made again."""
    found = Cache(tmp_path_factory.mktemp("cache"))
    made_of(GOOD, found)
    return found


def test_the_corpus_is_large_and_wide() -> None:
    """At least 150 attacks, over Markdown, YAML, CSV, pictures, paths, Unicode and sizes."""
    assert len(ATTACKS) >= 150
    kinds = {name.split("-")[0] for name in ATTACKS}
    assert {"html", "link", "nested", "yaml", "csv", "picture", "logo", "path", "unicode", "page", "tool"} <= kinds


@pytest.mark.parametrize("name", sorted(ATTACKS))
def test_an_attack_is_refused_or_harmless(name: str, cache: Cache) -> None:
    """A build goes on in under two seconds, says on one harmless line what it refused, publishes nothing that runs."""
    attack = ATTACKS[name]
    files = board_with(attack)
    started = time.process_time()
    made, site = made_of(files, cache)
    assert time.process_time() - started < SECONDS
    assert made.withheld == ()
    assert faults_of(site) == []
    assert any(b"kept-other" in data for data in site.values())
    for line in [line_of(finding, "content/") for finding in made.findings]:
        assert not any(ord(c) < 32 or 0x202A <= ord(c) <= 0x202E for c in line)
    if attack.rule:
        assert attack.rule in _rules(made.findings, attack.path), made.findings
    if attack.gone:
        assert not [path for path, data in site.items() if attack.gone in data]


def _rules(findings: tuple[Finding, ...], path: str) -> set[str]:
    own = {path, "board.yml"} if path == "logo.svg" else {path}
    return {f.rule for f in findings if f.path in own and f.kind == "problem"}
