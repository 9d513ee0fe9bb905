"""The lines of a started feedback file, which a coach edits as text."""

from __future__ import annotations

import pytest

from mfi_site.coach.feedback import escaped_lightly


@pytest.mark.parametrize(("text", "written"), [
    ("Add aim_note: with a date (soon).", "Add aim_note: with a date (soon)."),
    ("Add ### Prediction under Plan.", "Add ### Prediction under Plan."),
    ("[x](javascript:y) *b* `c` _d_", "\\[x\\](javascript:y) \\*b\\* \\`c\\` \\_d\\_"),
    ("<script> &lt; R&D", "&lt;script&gt; &amp;lt; R&D"),
    ("# Not a heading", "\\# Not a heading"),
])
def test_only_what_could_become_markup_is_escaped(text: str, written: str) -> None:
    """A coach reads plain sentences; what an author wrote cannot become markup."""
    assert escaped_lightly(text) == written
