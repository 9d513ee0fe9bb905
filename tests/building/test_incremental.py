"""A build that keeps what did not change gives the bytes of one that begins from nothing."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mfi_site.building.builder import Builder
from mfi_site.building.keys import fingerprint_of
from mfi_site.building.options import Options
from mfi_site.building.source import MemorySource
from mfi_site.building.unchanged import Made, recall, remember, whole_key
from mfi_site.world.cache import Cache
from mfi_site.world.content import known_digest

_spec = importlib.util.spec_from_file_location("boards", Path(__file__).with_name("boards.py"))
assert _spec and _spec.loader
boards = importlib.util.module_from_spec(_spec)
sys.modules["boards"] = boards
_spec.loader.exec_module(boards)

NAMES = ("alpha", "beta", "gamma", "delta")
THEME = {"theme.yml": b"extends: default\n", "static/own.css": b""}


class State:
    """Everything a build reads."""

    def __init__(self) -> None:
        self.files = boards.board("alpha", "beta")
        self.day = boards.DAY
        self.themes: dict[str, dict[str, bytes]] = {"own": dict(THEME)}

    def names(self) -> list[str]:
        return sorted({p.split("/")[1] for p in self.files if p.startswith("projects/")})


def add(state: State, n: int) -> None:
    state.files.update(boards.project(NAMES[n % 4], f"Title {n}"))


def remove(state: State, n: int) -> None:
    name = NAMES[n % 4]
    state.files = {p: b for p, b in state.files.items() if not p.startswith(f"projects/{name}/")}


def rename(state: State, n: int) -> None:
    names = state.names()
    if names:
        old, new = f"projects/{names[n % len(names)]}/", f"projects/{NAMES[n % 3]}-new/"
        state.files = {(new + p[len(old):] if p.startswith(old) else p): b for p, b in state.files.items()}


def change_value(state: State, n: int) -> None:
    tables = sorted(p for p in state.files if p.endswith(".csv"))
    if tables:
        state.files[tables[n % len(tables)]] = boards.table(*(5 + (n + k) % 19 for k in range(12)))


def change_cycle(state: State, n: int) -> None:
    names = state.names()
    if names:
        state.files[f"projects/{names[n % len(names)]}/pdsa/0{2 + n % 2}-idea.md"] = boards.CYCLE.replace(
            b"Four", str(n).encode())


def change_tag(state: State, n: int) -> None:
    names = state.names()
    if names:
        name = names[n % len(names)]
        state.files.update(boards.project(name, name, ("literacy", "numeracy")[n % 2]))


def change_page(state: State, n: int) -> None:
    if n % 3:
        state.files[f"pages/page-{n % 2}.md"] = f"---\ntitle: Page {n}\n---\n\nText {n}.\n".encode()
    else:
        state.files.pop(f"pages/page-{n % 2}.md", None)


def change_settings(state: State, n: int) -> None:
    theme = b"theme: own\n" if n % 2 else b""
    state.files["board.yml"] = boards.BOARD + theme + f"strapline: Line {n % 3}\n".encode()


def change_theme(state: State, n: int) -> None:
    state.themes["own"]["static/own.css"] = b"/* %d */ p { margin: %dpx }" % (n, n)


def change_day(state: State, n: int) -> None:
    state.day += timedelta(n % 3 - 1)


def break_charter(state: State, n: int) -> None:
    names = state.names()
    if names:
        state.files[f"projects/{names[n % len(names)]}/charter.md"] = b"no front matter"


EDITS: tuple[Callable[[State, int], None], ...] = (
    add, remove, rename, change_value, change_cycle, change_tag, change_page, change_settings, change_theme,
    change_day, break_charter)


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 12)), min_size=1, max_size=5), st.booleans())
def test_any_edits_give_the_bytes_of_a_clean_build(edits: list[tuple[Any, int]], holds: bool) -> None:
    """After every edit of a random sequence the kept build equals a clean one: files, bytes and findings."""
    state = State()
    with TemporaryDirectory() as folder, Cache(Path(folder) / "kept") as cache:
        builder = Builder(MemorySource({}), Options(), cache, environ={}, holds=holds)
        for number, (edit, n) in enumerate([(add, 0), *edits]):
            edit(state, n)
            made = boards.build(state.files, cache, state.day, state.themes, builder if holds else None)
            files, alone = boards.clean(state.files, Path(folder) / str(number), state.day, state.themes)
            assert boards.loaded(made) == files
            assert made.findings == alone.findings
            cache.flush()


def made_again(before: State, after: State) -> set[str]:
    """The projects that the second of two builds makes anew."""
    made: set[str] = set()
    with TemporaryDirectory() as folder, Cache(Path(folder)) as cache:
        boards.build(before.files, cache, before.day, before.themes)
        builder = Builder(MemorySource(after.files, after.themes), Options(as_of=after.day, jobs=1), cache, environ={})
        fresh = builder._fresh

        def noted(plan: Any, wanted: list[str]) -> Any:
            made.update(wanted)
            return fresh(plan, wanted)

        builder._fresh = noted  # type: ignore[method-assign]  # a spy on the one door to making
        builder.make()
    return made


BOTH = {"alpha", "beta"}


@pytest.mark.parametrize(("edit", "n", "expected"), [
    (lambda state, n: None, 0, set()),
    (change_value, 0, {"alpha"}), (change_cycle, 1, {"beta"}), (add, 2, {"gamma"}), (remove, 0, set()),
    (rename, 0, {"alpha-new"}), (break_charter, 1, {"beta"}),
    (change_settings, 0, BOTH), (change_page, 1, BOTH), (change_day, 2, BOTH),
    (change_theme, 1, set()),
])
def test_what_changed_is_made_again_and_nothing_else(edit: Any, n: int, expected: set[str]) -> None:
    """Each kind of input makes again exactly the projects that it can change; a theme not in use none."""
    after = State()
    edit(after, n)
    assert made_again(State(), after) == expected


def test_the_theme_in_use_makes_every_project_again() -> None:
    """One byte of a style sheet of the theme in use changes the address of every page's style sheet."""
    before, after = State(), State()
    for state in (before, after):
        state.files["board.yml"] = boards.BOARD + b"theme: own\n"
    change_theme(after, 3)
    assert made_again(before, after) == BOTH


def test_charts_are_not_drawn_again_for_a_change_of_words() -> None:
    """A new strapline makes every page again and draws no chart."""
    after = State()
    change_settings(after, 0)
    with TemporaryDirectory() as folder, Cache(Path(folder)) as cache:
        first = boards.build(State().files, cache)
        second = boards.build(after.files, cache)
    assert (first.drawn, second.drawn, second.reused) == (2, 0, 2)


def test_a_result_lost_from_the_cache_is_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the cache lost a project's files, they are made again when they are asked for, the same bytes."""
    with TemporaryDirectory() as folder, Cache(Path(folder)) as cache:
        files = boards.board("alpha")
        whole = boards.loaded(boards.build(files, cache))
        made = boards.build(files, cache)
        from mfi_site.building import builder

        builder._held.clear()
        get = cache.get
        monkeypatch.setattr(cache, "get", lambda key: None if key.startswith("a:") else get(key))
        assert boards.loaded(made) == whole


def test_the_day_is_part_of_the_key() -> None:
    """The same files on another day are another board."""
    with TemporaryDirectory() as folder, Cache(Path(folder)) as cache:
        one = boards.build(boards.board("alpha"), cache, date(2025, 10, 1))
        other = boards.build(boards.board("alpha"), cache, date(2025, 9, 5))
        assert boards.loaded(one)["projects/alpha/index.html"] != boards.loaded(other)["projects/alpha/index.html"]


def test_a_change_is_seen_before_the_pages_over_all_projects(tmp_path: Path) -> None:
    """The first step has the changed project's new pages beside the old front page, the last is the whole board."""
    state = State()
    with Cache(tmp_path) as cache:
        builder = Builder(MemorySource(state.files), Options(as_of=state.day), cache, {}, holds=True)
        first, = builder.steps()
        assert len(list(builder.steps())) == 1
        charter = "projects/alpha/charter.md"
        state.files[charter] = state.files[charter].replace(b"title: ", b"title: New ")
        builder.source = MemorySource(state.files)
        early, whole = builder.steps()
        page = "projects/alpha/index.html"
        assert known_digest(early.files[page]) == known_digest(whole.files[page]) != known_digest(first.files[page])
        assert early.files["index.html"] == first.files["index.html"] != whole.files["index.html"]
        remove(state, 1)
        builder.source = MemorySource(state.files)
        assert len(list(builder.steps())) == 1


def digests(made: Made) -> dict[str, str | None]:
    return {path: known_digest(content) for path, content in made.files.items()}


@dataclass(frozen=True)
class SavedMeanwhile(MemorySource):
    """Files that an author saves between the moment when their fingerprint is taken and that when they are read."""

    later: Mapping[str, bytes] = field(default_factory=dict)

    def project(self, name: str) -> Any:
        return MemorySource(self.later or self.files).project(name)


@pytest.mark.parametrize("path", ["projects/alpha/charter.md", "projects/gamma/charter.md"])
def test_what_is_saved_during_a_build_is_never_taken_for_what_was_there_before(path: str, tmp_path: Path) -> None:
    """A text saved while a build reads, and taken back after it, does not come back from the cache."""
    state = State()
    charter = state.files["projects/alpha/charter.md"]
    before = {**state.files, path: charter}
    meanwhile = {**before, path: charter.replace(b"title: ", b"title: Not meant ")}
    with Cache(tmp_path) as cache:
        prints = fingerprint_of(MemorySource(before))
        hasty = Builder(SavedMeanwhile(before, None, meanwhile), Options(as_of=state.day), cache, {}).make(prints)
        assert not hasty.settled
        whole = whole_key(prints, Options(as_of=state.day), {})
        remember(hasty, whole, cache)
        assert recall(whole, cache) is None
        kept = Builder(MemorySource(before), Options(as_of=state.day), cache, {}).make()
    with Cache(tmp_path / "clean") as cache:
        clean = Builder(MemorySource(before), Options(as_of=state.day), cache, {}).make()
    assert kept.settled and digests(kept) == digests(clean)


def test_a_project_that_comes_during_a_build_is_built(tmp_path: Path) -> None:
    """A folder made after the fingerprint was taken is no error, and the build is not taken for settled."""
    state = State()
    prints = fingerprint_of(MemorySource(dict(state.files)))
    add(state, 2)
    with Cache(tmp_path) as cache:
        made = Builder(MemorySource(state.files), Options(as_of=state.day), cache, {}).make(prints)
    assert "projects/gamma/index.html" in made.files and not made.settled
