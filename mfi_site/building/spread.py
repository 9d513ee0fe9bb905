"""One piece of work for each of many projects: this process takes them from the end, spawned workers from the start.

A worker is sent no more than it can soon begin, so that its start is hardly waited for. Where none comes up, or one
dies, this process does its part too.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from importlib import import_module
from typing import Protocol, TypeVar

T = TypeVar("T")
R = TypeVar("R")
ITEMS_PER_WORKER = 48
_CHUNK = 3
_EACH = 2


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
        yield _with(pool, _EACH * workers)
    finally:
        pool.shutdown(cancel_futures=True)


def _ready(module: str) -> None:
    import_module(module)


def _here(work: Callable[[T], R], items: Sequence[T]) -> list[R]:
    return [work(item) for item in items]


def _with(pool: Executor, in_flight: int) -> Spread:
    def spread(work: Callable[[T], R], items: Sequence[T]) -> list[R]:
        waiting = deque((n, items[n : n + _CHUNK]) for n in range(0, len(items), _CHUNK))
        done: dict[int, list[R]] = {}
        sent: list[tuple[int, Sequence[T], Future[list[R]]]] = []
        while waiting:
            future = _submit(pool, _here, work, waiting[0][1]) if _running(sent) < in_flight else None
            if future is not None:
                sent.append((*waiting.popleft(), future))
            else:
                n, chunk = waiting.pop()
                done[n] = _here(work, chunk)
        done |= {n: _finished(work, chunk, future) for n, chunk, future in sent}
        return [result for n in sorted(done) for result in done[n]]
    return spread


def _running(sent: list[tuple[int, Sequence[T], Future[list[R]]]]) -> int:
    return sum(not future.done() for _, _, future in sent)


def _submit(pool: Executor, work: Callable[..., R], *given: object) -> Future[R] | None:
    try:
        return pool.submit(work, *given)
    except (OSError, RuntimeError):
        return None


def _finished(work: Callable[[T], R], chunk: Sequence[T], future: Future[list[R]]) -> list[R]:
    """What a worker made of a chunk; what came to nothing there is done here."""
    with suppress(Exception):
        return future.result()
    return _here(work, chunk)
