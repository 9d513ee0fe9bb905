"""Writes the pages of this folder from the rules; a test holds them to each other."""

from __future__ import annotations

from pathlib import Path

from mfi_site.coach.rules_page import pages

HERE = Path(__file__).resolve().parent

if __name__ == "__main__":
    wanted = pages()
    for old in HERE.glob("*.md"):
        if old.name not in wanted:
            old.unlink()
    for name, text in wanted.items():
        (HERE / name).write_text(text, "utf-8")
