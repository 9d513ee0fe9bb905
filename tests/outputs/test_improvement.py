"""The method in plain words."""

from __future__ import annotations

from collections.abc import Callable

Make = Callable[..., dict[str, bytes]]


def test_the_method_is_taught_on_the_schools_own_chart(public: dict[str, bytes]) -> None:
    """The page asks the three questions, shows a chart of the school and an idea that was dropped."""
    text = public["improvement/index.html"].decode()
    assert "What are we trying to accomplish?" in text and "Writing in Primary 4" in text
    assert 'class="chart' in text and "Pupils use what is on their desk." in text


def test_the_method_is_taught_without_any_project(making: Make) -> None:
    """A board with nothing on it teaches all the same."""
    text = making({"board.yml": b"name: School\n"})["improvement/index.html"].decode()
    assert "Plan, Do, Study, Act" in text and 'class="chart' not in text
