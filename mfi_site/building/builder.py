"""Make a board: only what changed is made again, the rest comes from the cache by its key."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from mfi_site.building.keys import Fingerprint, digest, files_digest, fingerprint_of, program_digest
from mfi_site.building.options import Options
from mfi_site.building.plan import Front, Plan, frontage_of, plan_of
from mfi_site.building.results import pack_assets, pack_head, unpack_assets, unpack_head
from mfi_site.building.source import Source
from mfi_site.building.unchanged import Made
from mfi_site.building.workers import Job, Outcome, make, run_jobs
from mfi_site.model.finding import Finding
from mfi_site.world.content import Content, Lazy, content_digest

if TYPE_CHECKING:
    from mfi_site.building.plan import Seed
    from mfi_site.world.cache import Cache


class NoBoard(Exception):
    """board.yml is missing, cannot be read, or has no name: nothing is published."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("board.yml cannot be used")
        self.findings = findings


@dataclass
class _Part:
    """What one project contributes, wherever it came from; `read` is the digest of the files that it is made from."""

    name: str
    key: str
    read: str
    summary: Any
    findings: tuple[Finding, ...]
    manifest: Mapping[str, str]
    drawn: int
    reused: int
    assets: Mapping[str, bytes] | None = None
    error: str = ""
    contents: Mapping[str, Content] = field(default_factory=dict)


@dataclass
class Builder:
    """Builds a source again and again.

    With `holds` it keeps what the last build knew of each project in memory, for `serve`; keys decide either way.
    """

    source: Source
    options: Options
    cache: Cache
    environ: Mapping[str, str] = field(default_factory=lambda: os.environ)
    progress: Callable[[int, int], None] = lambda done, wanted: None
    holds: bool = False
    _last: dict[str, _Part] = field(default_factory=dict)
    _seed: Seed | None = None
    _front: tuple[tuple[str, tuple[str, ...]], Front] | None = None

    def make(self, prints: Fingerprint | None = None) -> Made:
        """The site's files, each known by its digest. Raises NoBoard, or ValueError for a bad SOURCE_DATE_EPOCH."""
        *_, whole = self.steps(prints)
        return whole

    def steps(self, prints: Fingerprint | None = None) -> Iterator[Made]:
        """As `make`; what is held of the last build may come before, with the new pages of projects that changed.

        On a large board the pages over all projects take longer than those of the one that somebody looks at.
        """
        plan = plan_of(self.source, self.options, self.environ)
        if plan is None:
            raise NoBoard(frontage_of(self.source).findings)
        self._seed = plan.seed
        before, prints = self._last, prints or fingerprint_of(self.source)
        parts = self._parts(plan, prints)
        if self._front is not None and self._front[0] == (plan.digest, plan.names) and any(
                part.name in before and before[part.name].key != part.key for part in parts):
            yield self._made(plan, parts, self._front[1], prints)
        front = plan.front(tuple(p.summary for p in parts if p.summary is not None))
        if self.holds:
            self._front = ((plan.digest, plan.names), front)
        yield self._made(plan, parts, front, prints)

    def _made(self, plan: Plan, parts: list[_Part], front: Front, prints: Fingerprint) -> Made:
        files: dict[str, Content] = {}
        for part in parts:
            files.update(part.contents)
        files.update(front.files)
        found = [*plan.findings, *front.findings, *(f for p in parts for f in p.findings)]
        return Made(
            files=files, findings=tuple(sorted(found, key=lambda f: f.sort_key)), projects=len(parts),
            drawn=sum(p.drawn for p in parts), reused=sum(p.reused for p in parts),
            withheld=tuple(p.error for p in parts if p.error), screens=front.screens,
            settled=self._settled(parts, prints),
        )

    def _settled(self, parts: list[_Part], prints: Fingerprint) -> bool:
        """Whether everything was read as it was when the fingerprint was taken: an author may save meanwhile."""
        same = all(part.read == prints.projects.get(part.name) for part in parts)
        return same and (files_digest(*self.source.top()), files_digest(self.source.themes())) == (
            prints.top, prints.themes)

    def _parts(self, plan: Plan, prints: Fingerprint) -> list[_Part]:
        kept: dict[str, _Part] = {}
        wanted: list[str] = []
        for name in plan.names:
            part = self._kept(plan, name, prints.projects.get(name, ""))
            if part is None:
                wanted.append(name)
            else:
                kept[name] = part
        for name, read, outcome in self._fresh(plan, wanted):
            kept[name] = self._keep(plan, name, read, outcome)
        for part in kept.values():
            part.contents = part.contents or self._contents(part)
        if self.holds:
            self._last = {name: replace(part, drawn=0, reused=part.drawn + part.reused)
                          for name, part in kept.items() if not part.error}
        return [kept[name] for name in plan.names]

    def _fresh(self, plan: Plan, wanted: list[str]) -> Iterator[tuple[str, str, Outcome]]:
        """The outcome of each project, with the digest of the files that it was really made from."""
        read: dict[str, str] = {}

        def jobs() -> Iterator[Job]:
            for name in wanted:
                files, refused = self.source.project(name)
                read[name] = files_digest(files, refused)
                yield Job(name, files, refused)

        outcomes = run_jobs(jobs(), len(wanted), plan.seed, self.options, self.cache)
        for done, (name, outcome) in enumerate(outcomes, 1):
            self.progress(done, len(wanted))
            yield name, read[name], outcome

    def _kept(self, plan: Plan, name: str, read: str) -> _Part | None:
        key = _key(plan, name, read)
        last = self._last.get(name)
        if last is not None and last.key == key:
            self.cache.touch((f"h:{key}", f"a:{key}"))
            return last
        data = self.cache.get(f"h:{key}")
        if data is None:
            return None
        try:
            summary, findings, manifest, charts = unpack_head(data)
        except (ValueError, KeyError, TypeError):
            return None
        self.cache.touch((f"a:{key}",))
        return _Part(name, key, read, summary, findings, manifest, 0, charts)

    def _keep(self, plan: Plan, name: str, read: str, outcome: Outcome) -> _Part:
        key = _key(plan, name, read)
        manifest = {p: content_digest(b) for p, b in outcome.assets.items()}
        part = _Part(name, key, read, outcome.summary, outcome.findings, manifest, outcome.drawn, outcome.reused,
                     error=outcome.error)
        if outcome.error:
            part.assets = outcome.assets
            return part
        self.cache.put(f"a:{key}", pack_assets(outcome.assets))
        charts = outcome.drawn + outcome.reused
        self.cache.put(f"h:{key}", pack_head(outcome.summary, outcome.findings, manifest, charts))
        if not self.cache.writable:
            part.assets = outcome.assets
        return part

    def warm(self) -> None:
        """Make a project for nothing, so that the first change under `serve` waits for no import and no renderer."""
        name = next(iter(self.source.names()), None)
        if self._seed is not None and name is not None:
            make(self._seed, Job(name, *self.source.project(name)))

    def _contents(self, part: _Part) -> Mapping[str, Content]:
        if part.assets is not None:
            return part.assets
        loader = _Loader(self, part)
        return {path: Lazy(known, loader.of(path)) for path, known in part.manifest.items()}

    def assets_of(self, part_key: str, name: str) -> Mapping[str, bytes]:
        """A kept project's files; made again where the cache has lost them."""
        data = self.cache.get(f"a:{part_key}")
        if data is not None:
            try:
                return unpack_assets(data)
            except ValueError:
                pass
        plan = plan_of(self.source, self.options, self.environ)
        assert plan is not None
        job = Job(name, *self.source.project(name))
        (_, outcome), = run_jobs(iter([job]), 1, plan.seed, self.options, self.cache)
        return outcome.assets


def _key(plan: Plan, name: str, read: str) -> str:
    return digest("project", program_digest(), plan.digest, name, read)


@dataclass
class _Loader:
    """Loads one project's files from the cache, holding only the last project asked for."""

    builder: Builder
    part: _Part

    def of(self, path: str) -> Callable[[], bytes]:
        def load() -> bytes:
            held = _held.get(self.part.key)
            if held is None:
                _held.clear()
                held = _held[self.part.key] = self.builder.assets_of(self.part.key, self.part.name)
            return held[path]
        return load


_held: dict[str, Mapping[str, bytes]] = {}
