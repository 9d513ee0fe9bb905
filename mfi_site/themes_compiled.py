"""Compiled templates of the built-in themes, kept where Python keeps its own compiled files.

Compiling twenty templates takes a tenth of a small board's first build. The folder is the package's own
`__pycache__`, trusted as the `.pyc` files in it are; a school's templates are never kept there, nor in the
board's cache, which arrives with the content.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import os
import secrets
import sys
from collections.abc import Mapping
from pathlib import Path

import jinja2
from jinja2.bccache import Bucket, BytecodeCache


def _folder() -> Path:
    return Path(importlib.util.cache_from_source(__file__)).parent / f"templates-{jinja2.__version__}"


class PackageBytecode(BytecodeCache):
    """Keeps a template's code by the hash of its name, its source and how templates are read here.

    What cannot be read or written is done without.
    """

    def __init__(self, syntax: Mapping[str, bool]) -> None:
        self._syntax = hashlib.blake2b(repr(sorted(syntax.items())).encode(), digest_size=8).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill the bucket from its file, where there is one of this source and this Python."""
        with contextlib.suppress(OSError), self._place(bucket).open("rb") as file:
            bucket.load_bytecode(file)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Write the bucket's file whole or not at all."""
        if sys.dont_write_bytecode:
            return
        place = self._place(bucket)
        unfinished = place.with_name(f"{place.name}.{secrets.token_hex(4)}")
        with contextlib.suppress(OSError):
            place.parent.mkdir(parents=True, exist_ok=True)
            try:
                with unfinished.open("xb") as file:
                    bucket.write_bytecode(file)
                os.replace(unfinished, place)
            finally:
                unfinished.unlink(missing_ok=True)

    def _place(self, bucket: Bucket) -> Path:
        return _folder() / f"{bucket.key}-{bucket.checksum}-{self._syntax}.{sys.implementation.cache_tag}"
