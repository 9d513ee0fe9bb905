"""Keep results by the hash of what they are made from, in one SQLite file of `.mfi-cache/`; safe to delete.

The cache can only make a build faster: an entry that is damaged is absent, and a folder that cannot be
written, a full disk or another process that holds the file cost the entries, never the build.
"""

from __future__ import annotations

import contextlib
import hashlib
import sqlite3
import stat
import threading
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType

_FILE = "results-1.sqlite3"
_CHECK = 8
_BATCH = 500
_PENDING_BYTES = 8 * 1024 * 1024
_TABLES = """
create table if not exists entries (key text primary key, value blob not null) without rowid;
create table if not exists used (key text primary key, build integer not null) without rowid;
"""


class Cache:
    """A store of bytes by key (a content hash, as text); one per process, usable from any of its threads."""

    def __init__(self, folder: Path, keep_builds: int = 20) -> None:
        """Open the cache in `folder`; entries that `keep_builds` changing builds did not use are dropped."""
        self._folder = folder
        self._keep_builds = keep_builds
        self._lock = threading.Lock()
        self._pending: dict[str, bytes] = {}
        self._pending_bytes = 0
        self._touched: set[str] = set()
        self._changed = False
        self._writable = True
        self._database = self._open()

    @property
    def writable(self) -> bool:
        """Whether what is put will be there for the next get."""
        return self._writable and self._database is not None

    def get(self, key: str) -> bytes | None:
        """The bytes kept under `key`; None if there are none or they are damaged."""
        return self.get_many((key,)).get(key)

    def get_many(self, keys: Iterable[str]) -> dict[str, bytes]:
        """The bytes of those keys that are kept."""
        found: dict[str, bytes] = {}
        with self._lock:
            wanted = []
            for key in dict.fromkeys(keys):
                if key in self._pending:
                    found[key] = self._pending[key]
                else:
                    wanted.append(key)
            for start in range(0, len(wanted), _BATCH):
                found.update(self._fetch(wanted[start : start + _BATCH]))
            self._touched.update(found)
        return found

    def touch(self, keys: Iterable[str]) -> None:
        """Count entries as used that this build relies on and has no need to load."""
        with self._lock:
            self._touched.update(keys)

    def put(self, key: str, value: bytes) -> None:
        """Keep `value` under `key`; it is on the disk after `flush` or `close` at the latest."""
        with self._lock:
            if not self._writable:
                return
            self._pending[key] = value
            self._pending_bytes += len(value)
            self._touched.add(key)
            if self._pending_bytes >= _PENDING_BYTES:
                self._write_pending()

    def put_many(self, entries: Mapping[str, bytes]) -> None:
        """Keep each value under its key."""
        for key, value in entries.items():
            self.put(key, value)

    def flush(self) -> None:
        """Write what was put, drop what has long not been used; a session that put nothing writes nothing."""
        with self._lock:
            self._write_pending()
            if self._changed and self._writable:
                self._attempt(self._finish_build)
                self._changed = False
                self._touched.clear()

    def close(self) -> None:
        """Flush and close; the cache is then empty-handed."""
        self.flush()
        with self._lock:
            self._discard_database()

    def __enter__(self) -> Cache:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _open(self) -> sqlite3.Connection | None:
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            ignore = self._folder / ".gitignore"
            if not ignore.exists():
                ignore.write_text("*\n", encoding="utf-8")
        if not _is_plain(self._folder / _FILE):
            self._writable = False
            return None
        for attempt in range(2):
            try:
                return self._connect()
            except sqlite3.DatabaseError as error:
                if isinstance(error, sqlite3.OperationalError):
                    break
                if attempt == 0 and not self._start_again():
                    break
        return self._connect_read_only()

    def _connect(self) -> sqlite3.Connection:
        database = sqlite3.connect(self._folder / _FILE, timeout=2.0, isolation_level=None, check_same_thread=False)
        database.text_factory = _lenient_text
        try:
            database.execute("pragma journal_mode = wal")
            database.execute("pragma synchronous = off")
            database.executescript(_TABLES)
            database.execute("begin immediate")
            database.execute("rollback")
        except sqlite3.DatabaseError:
            database.close()
            raise
        return database

    def _connect_read_only(self) -> sqlite3.Connection | None:
        self._writable = False
        try:
            address = (self._folder / _FILE).resolve().as_uri() + "?mode=ro&immutable=1"
            database = sqlite3.connect(address, uri=True, isolation_level=None, check_same_thread=False)
        except (sqlite3.DatabaseError, OSError):
            return None
        database.text_factory = _lenient_text
        try:
            database.execute("select 1 from entries limit 1").fetchall()
        except sqlite3.DatabaseError:
            database.close()
            return None
        return database

    def _start_again(self) -> bool:
        """Remove a file that is no database; False where that is not possible."""
        try:
            for ending in ("", "-wal", "-shm"):
                (self._folder / (_FILE + ending)).unlink(missing_ok=True)
        except OSError:
            return False
        return True

    def _discard_database(self) -> None:
        if self._database is not None:
            with contextlib.suppress(sqlite3.Error):
                self._database.close()
        self._database = None
        self._writable = False

    def _attempt(self, work: object) -> None:
        """Run a piece of writing in one transaction; a failure ends the writing, not the build."""
        if self._database is None or not callable(work):
            return
        try:
            self._database.execute("begin immediate")
            work()
            self._database.execute("commit")
        except sqlite3.Error as error:
            self._writable = False
            with contextlib.suppress(sqlite3.Error):
                self._database.execute("rollback")
            if not isinstance(error, sqlite3.OperationalError):
                self._discard_database()
                self._start_again()

    def _fetch(self, keys: list[str]) -> dict[str, bytes]:
        if self._database is None or not keys:
            return {}
        marks = ",".join("?" * len(keys))
        try:
            query = f"select key, value from entries where key in ({marks})"
            rows = self._database.execute(query, keys).fetchall()
        except sqlite3.OperationalError:
            return {}
        except sqlite3.DatabaseError:
            self._discard_database()
            self._start_again()
            return {}
        return {
            key: bytes(value[_CHECK:])
            for key, value in rows
            if isinstance(value, bytes) and value[:_CHECK] == _checksum(key, value[_CHECK:])
        }

    def _write_pending(self) -> None:
        rows = [(key, _checksum(key, value) + value) for key, value in self._pending.items()]
        self._pending = {}
        self._pending_bytes = 0
        if not rows or self._database is None or not self._writable:
            return
        self._changed = True
        database = self._database
        self._attempt(lambda: database.executemany("insert or replace into entries (key, value) values (?, ?)", rows))

    def _finish_build(self) -> None:
        """Count this build, note what it used, and drop what the last builds did not use."""
        assert self._database is not None
        (last,) = self._database.execute("select coalesce(max(build), 0) from used").fetchone()
        build = last + 1
        # Renewed only when half spent: a build with one change then writes a handful of rows, not thousands.
        fresh = build - self._keep_builds // 2
        recent = {key for (key,) in self._database.execute("select key from used where build > ?", (fresh,))}
        rows = [(key, build) for key in self._touched if key not in recent]
        self._database.executemany("insert or replace into used (key, build) values (?, ?)", rows)
        spent = build - self._keep_builds
        self._database.execute("delete from used where build <= ?", (spent,))
        self._database.execute("delete from entries where key not in (select key from used)")


def _is_plain(path: Path) -> bool:
    """Whether a path is a file or free: a pipe there would be waited for, and a link followed."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except FileNotFoundError:
        return True
    except OSError:
        return False


def _lenient_text(raw: bytes) -> str:
    """Text of a damaged row must not cost the rows beside it."""
    return raw.decode("utf-8", "replace")


def _checksum(key: str, value: bytes) -> bytes:
    return hashlib.blake2b(value, digest_size=_CHECK, key=key.encode()[:64]).digest()
