"""Who makes the projects: this process for a small board, spawned workers for a large one, or a cluster.

All three are used through the `concurrent.futures` Executor interface, and the unit sent is a project.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Iterator, Mapping
from concurrent.futures import CancelledError, Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mfi_site.building.keys import program_digest
from mfi_site.building.options import Options
from mfi_site.model.finding import Finding

if TYPE_CHECKING:
    from mfi_site.building.plan import Seed
    from mfi_site.world.cache import Cache

PROJECTS_PER_WORKER = 12


@dataclass(frozen=True)
class Job:
    """One project's files, and what could not be read among them."""

    name: str
    files: Mapping[str, bytes]
    refused: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Outcome:
    """What a project contributes; `error` says why nothing came of it."""

    assets: Mapping[str, bytes]
    summary: Any
    findings: tuple[Finding, ...]
    drawn: int = 0
    reused: int = 0
    error: str = ""


def run_jobs(jobs: Iterator[Job], count: int, seed: Seed, options: Options,
             cache: Cache) -> Iterator[tuple[str, Outcome]]:
    """Each project's outcome as it is done. A worker that dies costs a second try, here in this process."""
    workers = _worker_count(count, options)
    if not options.executor and workers < 2:
        for job in jobs:
            yield job.name, make(seed, job, cache)
        return
    with _executor(options, workers) as executor:
        yield from _in_flight(executor, jobs, seed, workers * 4)


def _worker_count(count: int, options: Options) -> int:
    most = options.jobs or os.cpu_count() or 1
    return max(1, min(most, count // PROJECTS_PER_WORKER)) if not options.jobs else min(most, max(count, 1))


def _executor(options: Options, workers: int) -> AbstractContextManager[Executor]:
    if options.executor:
        from mfi_site.building.cluster import cluster

        return cluster(options.executor)
    return ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"), initializer=gc.set_threshold,
                               initargs=gc.get_threshold())


def _in_flight(executor: Executor, jobs: Iterator[Job], seed: Seed, most: int) -> Iterator[tuple[str, Outcome]]:
    waiting: deque[tuple[Job, Future[Outcome] | None]] = deque()
    for job in jobs:
        waiting.append((job, _submit(executor, seed, job)))
        if len(waiting) >= most:
            yield _finish(*waiting.popleft(), seed)
    while waiting:
        yield _finish(*waiting.popleft(), seed)


def _submit(executor: Executor, seed: Seed, job: Job) -> Future[Outcome] | None:
    try:
        return executor.submit(make, seed, job)
    except (BrokenProcessPool, RuntimeError):
        return None


def _finish(job: Job, future: Future[Outcome] | None, seed: Seed) -> tuple[str, Outcome]:
    if future is not None:
        # Whatever the pool or the cluster raised, a fault of the project's own is met again in this process.
        with suppress(Exception, CancelledError):
            return job.name, future.result()
    return job.name, make(seed, job)


@dataclass(frozen=True)
class Kept:
    """The cache for one version of the program: what another version kept is not found."""

    cache: Cache

    def get(self, key: str) -> bytes | None:
        return self.cache.get(f"{program_digest()}:{key}")

    def put(self, key: str, value: bytes) -> None:
        self.cache.put(f"{program_digest()}:{key}", value)


_sites: dict[str, Any] = {}


def make(seed: Seed, job: Job, cache: Cache | None = None) -> Outcome:
    """Make one project, in whichever process this is."""
    from mfi_site.pipeline import make_project

    site = _sites.get(seed.digest)
    if site is None:
        _sites.clear()
        site = _sites[seed.digest] = seed.site()
    try:
        result = make_project(job.name, job.files, site, None if cache is None else Kept(cache))
    except Exception as error:  # a fault of the program costs its own project, never the board
        return Outcome({}, None, (*_refusals(job), _fault(job, error)), error=f"{job.name}: {type(error).__name__}")
    found = (*_refusals(job), *result.findings)
    return Outcome(result.assets, result.summary, found, result.drawn, result.reused)


def _fault(job: Job, error: Exception) -> Finding:
    """What is said of a fault in the program: where it arose, and nothing of what the school wrote."""
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    place = f"{Path(frame.tb_frame.f_code.co_filename).name} line {frame.tb_lineno}" if frame else "an unknown place"
    return Finding("program", "problem",
                   f"This project is not shown: the program failed on it ({type(error).__name__} in {place}).",
                   "This is a fault of mfi-site, not yours. Please report it with this line.",
                   path=f"projects/{job.name}/charter.md", project=job.name)


def _refusals(job: Job) -> tuple[Finding, ...]:
    from mfi_site.read.notes import refusal

    return tuple(refusal(path, reason, job.name) for path, reason in job.refused)
