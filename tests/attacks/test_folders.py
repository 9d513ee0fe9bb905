"""Content folders that lead elsewhere or are too large are refused unread."""

from __future__ import annotations

import os
from pathlib import Path

from mfi_site.building.builder import Builder
from mfi_site.building.options import Options
from mfi_site.building.source import FolderSource
from mfi_site.world.cache import Cache
from mfi_site.world.content import load
from tests.attacks.board import CYCLE, GOOD, HEAD, MIB


def test_links_and_devices_are_not_followed(tmp_path: Path) -> None:
    """A symbolic link, a folder that is a link, a pipe and a device are refused; what they lead to is not read."""
    root, outside = tmp_path / "content", tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.md").write_text("---\ntitle: pwned\n---\npwned\n")
    for path, data in GOOD.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    (root / "pages/attack.md").symlink_to(outside / "secret.md")
    (root / "screens").symlink_to(outside, target_is_directory=True)
    (root / "projects/linked").symlink_to(root / "projects/p", target_is_directory=True)
    (root / "projects/p/pdsa").mkdir()
    os.mkfifo(root / "projects/p/pdsa/01-x.md")
    (root / "projects/p/pdsa/02-x.md").symlink_to("/dev/zero")
    with Cache(tmp_path / "cache") as cache:
        made = Builder(FolderSource(root), Options(jobs=1), cache, environ={}).make()
        site = {path: load(content) for path, content in made.files.items()}
    assert not any(b"pwned" in data for data in site.values())
    refused = {f.path for f in made.findings if f.rule == "file"}
    assert {"pages/attack.md", "screens", "projects/linked", "projects/p/pdsa/01-x.md",
            "projects/p/pdsa/02-x.md"} <= refused


def test_limits_of_size_are_read_from_the_disk(tmp_path: Path) -> None:
    """A page over 64 KiB, a table over 1 MiB and the 501st file are refused unread, each with its limit named."""
    root = tmp_path / "content"
    for path, data in GOOD.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    (root / "pages/attack.md").write_bytes(HEAD.encode() + b"a line\n" * 10_000)
    (root / "projects/p/measures/n.csv").write_bytes(b"date,value\n" + b"\n" * MIB)
    (root / "projects/other/pdsa").mkdir()
    for n in range(501):
        (root / f"projects/other/pdsa/{n:03}.md").write_text(CYCLE)
    with Cache(tmp_path / "cache") as cache:
        made = Builder(FolderSource(root), Options(jobs=1), cache, environ={}).make()
    said = {f.path: f.message for f in made.findings if f.rule == "file"}
    assert "64 KiB" in said["pages/attack.md"]
    assert "1 MiB" in said["projects/p/measures/n.csv"]
    assert "500 files" in said["projects/other"]
