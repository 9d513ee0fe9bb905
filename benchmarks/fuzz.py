"""Coverage-guided fuzzing of every reader: files are mutated, and those that reach new lines are mutated again.

Run with `python benchmarks/fuzz.py [SECONDS] [SEED]` (default 600 and 1). Each round puts one mutated file into
the board of tests/faults/good, reads the whole board and renders its Markdown. Prints the rounds, the lines
reached and every input that raised or took over two seconds; exits 1 where there is one.
"""

from __future__ import annotations

import random
import sys
import time
import traceback
from collections.abc import Callable
from datetime import date
from pathlib import Path
from types import FrameType
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
GOOD_ROOT = ROOT / "tests" / "faults" / "good"
SIGNS = [b"\t", b": ", b"[", b"]", b"{", b"}", b'"', b"'", b"&a ", b"*a", b"!x ", b"- ", b"\n", b"#", b"\xff", b"\x00",
         b",", b"=", b"---\n", b"```\n", b"<", b">", b"\xe2\x80\xae", b"9" * 30, b"1e999", b"0000-00-00", b"<<: ", b"|"]
SECONDS = 2.0


def main(seconds: float = 600.0, seed: int = 1) -> int:
    """Fuzz for a time; the number of inputs that failed."""
    from mfi_site.read import read_board
    from mfi_site.themes_markdown import render_markdown

    good = {p.relative_to(GOOD_ROOT).as_posix(): p.read_bytes() for p in sorted(GOOD_ROOT.rglob("*")) if p.is_file()}

    def work(path: str, data: bytes) -> None:
        board = read_board({**good, path: data}, today=date(2026, 6, 26))
        if path.endswith(".md"):
            for written in board.projects:
                for section in written.project.prose:
                    render_markdown(section.text)

    return _fuzz(work, [*good.items()], random.Random(seed), seconds)


def _fuzz(work: Callable[[str, bytes], None], corpus: list[tuple[str, bytes]], chance: random.Random,
          seconds: float) -> int:
    reached: set[tuple[str, int]] = set()
    known, rounds, failed = len(corpus), 0, 0
    for path, data in corpus:
        _run(work, path, data, reached)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        path, data = chance.choice(corpus[known:]) if len(corpus) > known and chance.random() < 0.5 else \
            chance.choice(corpus)
        data = _mutated(data, chance)
        before = len(reached)
        fault = _run(work, path, data, reached)
        rounds += 1
        if fault:
            failed += 1
            print(f"FAILED {path}: {fault}\n  {data[:300]!r}")
        elif len(reached) > before:
            corpus.append((path, data))
    print(f"{rounds:,} inputs in {seconds:.0f} s; {len(reached):,} lines reached; {len(corpus) - known:,} inputs kept; "
          f"{failed} failed")
    return failed


def _run(work: Callable[[str, bytes], None], path: str, data: bytes, reached: set[tuple[str, int]]) -> str:
    def trace(frame: FrameType, event: str, _given: Any) -> Any:
        name = frame.f_code.co_filename
        if "/mfi_site/" not in name:
            return None
        reached.add((name, frame.f_lineno))
        return trace

    started = time.process_time()
    sys.settrace(trace)
    try:
        work(path, data)
    except Exception:
        return traceback.format_exc(limit=-3)
    finally:
        sys.settrace(None)
    taken = time.process_time() - started
    return f"took {taken:.1f} s" if taken > 3 * SECONDS else ""


def _mutated(data: bytes, chance: random.Random) -> bytes:
    for _ in range(chance.randrange(1, 5)):
        start = chance.randrange(len(data) + 1)
        stop = min(len(data), start + chance.randrange(1, 40))
        piece = data[start:stop]
        middle = chance.choice([b"", piece * 2, piece[::-1], piece * 50, chance.choice(SIGNS),
                                piece + chance.choice(SIGNS), bytes([chance.randrange(256)])])
        data = data[:start] + middle + data[stop:]
    return data[:200_000]


if __name__ == "__main__":
    given = sys.argv[1:]
    sys.exit(min(1, main(float(given[0]) if given else 600.0, int(given[1]) if len(given) > 1 else 1)))
