"""Who makes the projects changes nothing about them."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from mfi_site.building import workers
from mfi_site.building.builder import Builder
from mfi_site.building.options import Options
from mfi_site.building.source import MemorySource
from mfi_site.world.cache import Cache
from mfi_site.world.content import load

ROOT = Path(__file__).parents[2]
_spec = importlib.util.spec_from_file_location("boards", Path(__file__).with_name("boards.py"))
assert _spec and _spec.loader
boards = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(boards)
NAMES = tuple(f"project-{n}" for n in range(5))


def made(folder: Path, **options: Any) -> dict[str, bytes]:
    with Cache(folder) as cache:
        source = MemorySource(boards.board(*NAMES))
        result = Builder(source, Options(as_of=boards.DAY, **options), cache, environ={}).make()
        return {path: load(content) for path, content in result.files.items()}


@pytest.mark.parametrize(("count", "jobs", "cores", "expected"), [
    (1, 0, 8, 1), (10, 0, 8, 1), (40, 0, 8, 3), (1000, 0, 8, 8), (1000, 0, 2, 2), (3, 8, 2, 3), (1000, 1, 8, 1),
])
def test_workers_are_as_many_as_the_work_deserves(count: int, jobs: int, cores: int, expected: int,
                                                  monkeypatch: pytest.MonkeyPatch) -> None:
    """A small board pays for no process; --jobs decides where it is given, never for more than there is to do."""
    monkeypatch.setattr(workers.os, "cpu_count", lambda: cores)
    assert workers._worker_count(count, Options(jobs=jobs)) == expected


@pytest.mark.slow
def test_processes_give_the_same_bytes(tmp_path: Path) -> None:
    """Two spawned workers make the bytes that one process makes."""
    assert made(tmp_path / "two", jobs=2) == made(tmp_path / "one", jobs=1)


class Dying(Executor):
    """An executor whose workers die on every second task."""

    def __init__(self) -> None:
        self.count = 0

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.count += 1
        future: Future[Any] = Future()
        if self.count == 4:
            raise RuntimeError("cannot schedule new futures after shutdown")
        if self.count % 2:
            future.set_exception(workers.BrokenProcessPool("A process in the process pool was terminated abruptly"))
        else:
            future.set_result(fn(*args))
        return future


def test_a_worker_that_dies_costs_nothing_but_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What dead workers leave is made in this process, and the site is complete."""
    @contextmanager
    def dying(options: Options, count: int) -> Any:
        yield Dying()

    whole = made(tmp_path / "one", jobs=1)
    monkeypatch.setattr(workers, "_executor", dying)
    assert made(tmp_path / "other", jobs=2) == whole


CLUSTER = '''
import os, signal, sys, pickle
from pathlib import Path
sys.path[:0] = [{root!r}, {here!r}]
import boards

def main():
    from distributed import Client, LocalCluster
    from mfi_site.building.builder import Builder
    from mfi_site.building.options import Options
    from mfi_site.building.source import MemorySource
    from mfi_site.world.cache import Cache
    with LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as cluster:
        with Client(cluster, set_as_default=False) as client:
            pids = list(client.run(os.getpid).values())
        killed = []
        def progress(done, wanted):
            if not killed:
                killed.append(pids[0])
                os.kill(pids[0], signal.SIGKILL)
        with Cache(Path({folder!r})) as cache:
            options = Options(as_of=boards.DAY, executor=cluster.scheduler_address)
            built = Builder(MemorySource(boards.board(*{names!r})), options, cache, environ={{}}, progress=progress)
            files = boards.loaded(built.make())
        assert killed
    Path({out!r}).write_bytes(pickle.dumps(files))

if __name__ == "__main__":
    main()
'''


@pytest.mark.slow
def test_a_cluster_that_loses_a_worker_gives_the_same_bytes(tmp_path: Path) -> None:
    """On a Dask cluster of two workers, one of which is killed during the build, the site is complete."""
    if importlib.util.find_spec("distributed") is None:
        pytest.skip("the extra dask (distributed) is not installed")
    import pickle

    script, out = tmp_path / "cluster.py", tmp_path / "files"
    script.write_text(CLUSTER.format(root=str(ROOT), here=str(Path(__file__).parent), names=NAMES,
                                     folder=str(tmp_path / "cache"), out=str(out)))
    ran = subprocess.run([sys.executable, str(script)], cwd=tmp_path, capture_output=True, text=True, timeout=240)
    assert ran.returncode == 0, ran.stderr[-3000:]
    assert pickle.loads(out.read_bytes()) == made(tmp_path / "one", jobs=1)


@pytest.mark.slow
def test_a_cluster_that_is_not_there_is_told_in_one_sentence() -> None:
    """An address where nothing answers, or a missing extra, is an error for people."""
    from mfi_site.building.cluster import NoCluster, cluster

    with pytest.raises(NoCluster, match=r"pip install|does not answer"), cluster("tcp://127.0.0.1:9"):
        pass
