"""What the tests of the command line share."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.histories import History


@pytest.fixture
def history(tmp_path: Path) -> History:
    """A school of one project with twelve values."""
    return History(tmp_path / "school")
