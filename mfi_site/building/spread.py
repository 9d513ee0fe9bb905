"""One piece of work for each of many projects: this process takes them from the end, spawned workers from the start.

So nobody waits for a worker to start: where none comes up, or one dies, this process does its part too.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")
ITEMS_PER_WORKER = 48
_CHUNK = 3


class Spread(Protocol):
    """What `work` gives for each item, in their order. What it raises for an item is raised here."""

    def __call__(self, work: Callable[[T], R], items: Sequence[T]) -> list[R]: ...


@contextmanager
def spreading(module: str, count: int) -> Iterator[Spread]:
    """Work for about `count` items, with functions of `module`, which the workers import while others begin."""
    workers = min(os.cpu_count() or 1, count // ITEMS_PER_WORKER) - 1
    if workers < 1:
        yield _here
        return
    pool = ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"),
                               initializer=gc.set_threshold, initargs=gc.get_threshold())
    try:
        for _ in range(workers):
            _submit(pool, _ready, module)
        yield _with(pool)
    finally:
        pool.shutdown(cancel_futures=True)


def _ready(module: str) -> None:
    import_module(module)


def _here(work: Callable[[T], R], items: Sequence[T]) -> list[R]:
    return [work(item) for item in items]


def _with(pool: Executor) -> Spread:
    def spread(work: Callable[[T], R], items: Sequence[T]) -> list[R]:
        chunks = [items[n : n + _CHUNK] for n in range(0, len(items), _CHUNK)]
        sent = [(chunk, _submit(pool, _here, work, chunk)) for chunk in chunks]
        done = [_finished(work, chunk, future) for chunk, future in reversed(sent)]
        return [result for chunk in reversed(done) for result in chunk]
    return spread


def _submit(pool: Executor, work: Callable[..., R], *given: object) -> Future[R] | None:
    try:
        return pool.submit(work, *given)
    except (OSError, RuntimeError):
        return None


def _finished(work: Callable[[T], R], chunk: Sequence[T], future: Future[list[R]] | None) -> list[R]:
    """A chunk's results: done here unless a worker has begun it, and here again if that came to nothing."""
    if future is not None and not future.cancel():
        with suppress(Exception, CancelledError):
            return future.result()
    return _here(work, chunk)
