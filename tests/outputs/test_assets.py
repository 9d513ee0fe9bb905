"""Static files."""

from __future__ import annotations

import hashlib
import re


def test_a_name_changes_with_the_bytes(public: dict[str, bytes]) -> None:
    """Each static file has the hash of its bytes in its name, and the sheet holds tokens, pages and charts."""
    found = {path: data for path, data in public.items() if path.startswith("assets/")}
    for path, data in found.items():
        assert hashlib.sha256(data).hexdigest()[:8] in path or "screen" in path
    sheet = next(data.decode() for path, data in found.items() if re.match(r"assets/site\.", path))
    assert "--better:#0B5CAD" in sheet and ".question" in sheet and ".chart" in sheet and "@page" in sheet
