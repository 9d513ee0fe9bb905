"""Accessibility and privacy statements."""

from __future__ import annotations

from collections.abc import Callable

Make = Callable[..., dict[str, bytes]]


def test_the_statements_name_the_contact_and_the_smallest_group(making: Make) -> None:
    """Both say whom to ask, and the privacy statement says the school's own threshold."""
    board = b"name: School\ncontact: office@school.example\nprivacy: {smallest_group: 8}\n"
    site = making({"board.yml": board})
    for name in ("accessibility", "privacy"):
        assert "mailto:office@school.example" in site[f"{name}/index.html"].decode()
    assert "smaller than 8 people" in site["privacy/index.html"].decode()


def test_a_school_without_a_contact_points_to_its_office(making: Make) -> None:
    """Where no contact is given the statements still say whom to ask."""
    assert "school office" in making({"board.yml": b"name: School\n"})["privacy/index.html"].decode()
