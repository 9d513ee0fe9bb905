"""Kinds of chart are found, never listed."""

from __future__ import annotations

from typing import get_args

import pytest

from mfi_site.charts.kinds import chart_type, chart_types
from mfi_site.model.project import ChartKind
from mfi_site.wording import words


def test_every_kind_of_the_format_is_a_plug() -> None:
    """The folder holds a module for each kind that a charter may name."""
    assert {kind.name for kind in chart_types()} == set(get_args(get_args(ChartKind)[0]))


@pytest.mark.parametrize("kind", chart_types(), ids=lambda kind: kind.name)
def test_kinds_have_their_words(kind: object) -> None:
    """Each kind has a name, a word for its centre and texts that teach reading it, in both languages."""
    for language in ("en-GB", "gd"):
        say = words(language)
        keys = [f"kind-{kind.name}", kind.centre, f"{kind.centre}-value", *kind.how]  # type: ignore[attr-defined]
        assert all(say.has(f"chart.{key}") for key in keys)


@pytest.mark.parametrize("name", ["reading", "pie", "../run", ""])
def test_what_is_no_kind_is_refused(name: str) -> None:
    """A module without a kind, and a name without a module, are no kinds."""
    with pytest.raises(KeyError):
        chart_type(name)
