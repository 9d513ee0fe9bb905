"""The scripts of screens are checked as TypeScript and hold to what Chromium 87 and older sets understand."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from mfi_site.outputs.slides.shell import script
from mfi_site.themes import built_in_folder, load_theme

SCRIPTS = ("screen.js", "screen-tools.js", "sw.js")
FOLDER = built_in_folder() / "default" / "screens"
# What came after Chromium 87, or after 68 in the shell itself, which television sets of 2020 must read.
TOO_NEW = (r"\.at\(", r"\?\.", r"\?\?", r"structuredClone", r"replaceAll", r"\|\|=", r"&&=", r"\.findLast",
           r"Object\.hasOwn",
           r"\beval\(", r"new Function", r"innerHTML", r"document\.write", r"https?://", r"globalThis", r"allSettled")
CSS_TOO_NEW = (r":has\(", r"@container", r"\ddvh", r"aspect-ratio", r"&\s*[.:{]", r"\binset:",
               r":is\(", r":where\(", r"@layer")


@pytest.mark.parametrize("name", SCRIPTS)
def test_scripts_use_nothing_too_new(name: str) -> None:
    """No syntax or method that a browser of 2020 lacks, nothing that a strict policy forbids."""
    source = (FOLDER / name).read_text("utf-8")
    assert [pattern for pattern in TOO_NEW if re.search(pattern, source)] == []


def test_the_style_sheet_uses_nothing_too_new() -> None:
    """No selector or unit that a browser of 2020 lacks."""
    sheet = (FOLDER.parent / "static" / "screen.css").read_text("utf-8")
    assert [pattern for pattern in CSS_TOO_NEW if re.search(pattern, sheet)] == []


@pytest.mark.parametrize("name", SCRIPTS)
def test_publishing_takes_out_comments_alone(name: str) -> None:
    """The published script has the same words as the source, without its comments."""
    source = (FOLDER / name).read_text("utf-8")
    published = script(load_theme("default"), name).decode()
    assert "@ts-check" in source and "/*" not in published and "@param" not in published
    bare = re.sub(r"^\s*//[^\n]*$", "", re.sub(r"/\*[\s\S]*?\*/", "", source), flags=re.MULTILINE)
    assert re.sub(r"\s", "", bare) == re.sub(r"\s", "", published)


@pytest.mark.parametrize("name", SCRIPTS)
def test_published_scripts_parse(name: str, tmp_path: Path) -> None:
    """Node reads what is published."""
    if not (node := shutil.which("node")):
        pytest.skip("no node here")
    (tmp_path / "script.js").write_bytes(script(load_theme("default"), name))
    subprocess.run([node, "--check", str(tmp_path / "script.js")], check=True, capture_output=True)


def test_scripts_pass_the_type_checker(tmp_path: Path) -> None:
    """tsc finds no fault in strict mode with the library of 2018. (Installed in CI; skipped where there is none.)"""
    if not (tsc := shutil.which("tsc")):
        pytest.skip("no tsc here: npm install --global typescript")
    options = {"allowJs": True, "checkJs": True, "noEmit": True, "strict": True, "target": "es2018",
               "lib": ["es2018", "dom", "dom.iterable"], "types": []}
    (tmp_path / "tsconfig.json").write_text(json.dumps({
        "compilerOptions": options, "files": [str(FOLDER / name) for name in SCRIPTS]}))
    done = subprocess.run([tsc, "-p", str(tmp_path / "tsconfig.json")], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
