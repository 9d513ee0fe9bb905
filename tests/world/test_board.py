"""The live board: epochs, the last good board, and what a browser must do."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest

from mfi_site.world.board import BuildFailure, Built, LiveBoard, View, next_view, style_swap
from mfi_site.world.content import Content, Lazy

PAGE = b'<link rel="stylesheet" href="site.0123abcd.css">'


def test_changes_during_a_build_cost_one_more() -> None:
    """However many changes come while a build runs, exactly one more follows, and it sees the last."""
    started, go = threading.Semaphore(0), threading.Semaphore(0)
    state, builds = ["first"], []

    def build() -> dict[str, Content]:
        started.release()
        assert go.acquire(timeout=5)
        builds.append(state[0])
        return {"index.html": state[0].encode()}

    board = LiveBoard(build)
    board.start()
    assert started.acquire(timeout=5)
    for number in range(5):
        state[0] = f"change {number}"
        board.want()
    go.release()
    assert started.acquire(timeout=5)
    go.release()
    view = board.wait_beyond(1, 5)
    assert view.files["index.html"] == b"change 4"
    assert not started.acquire(timeout=0.2)
    board.close()
    assert len(builds) == 2


def test_a_build_in_steps_is_shown_in_steps() -> None:
    """Each step is seen as soon as it is there, says what it changed, and a fault in a later one keeps the first."""
    go = threading.Semaphore(0)
    runs = iter(range(2))

    def build() -> Iterator[dict[str, Content]]:
        run = next(runs)
        yield {"page.html": b"%d" % run, "list.html": b"0"}
        assert go.acquire(timeout=5)
        if run:
            yield {"page.html": b"1", "list.html": b"1"}
            raise ValueError("odd")

    board = LiveBoard(build)
    board.start()
    board.wait_beyond(0, 5)
    go.release()
    board.want()
    first = board.wait_beyond(1, 5)
    assert first.files == {"page.html": b"1", "list.html": b"0"} and first.changed == {"page.html"}
    go.release()
    second = board.wait_beyond(first.epoch, 5)
    third = second if second.failed else board.wait_beyond(second.epoch, 5)
    board.close()
    assert third.failed and third.files == {"page.html": b"1", "list.html": b"1"}


def test_an_exception_is_a_problem() -> None:
    """A build that raises is shown as a problem, and the next is built."""
    answers = iter([ValueError("odd"), {"index.html": b"x"}])

    def build() -> dict[str, Content]:
        answer = next(answers)
        if isinstance(answer, Exception):
            raise answer
        return dict(answer)

    said: list[str] = []
    board = LiveBoard(build, said.append)
    board.start()
    view = board.wait_beyond(0, 5)
    assert view.failed and "odd" in view.problems[0] and said
    board.want()
    view = board.wait_beyond(view.epoch, 5)
    board.close()
    assert not view.failed and view.files == {"index.html": b"x"}


def test_a_failure_keeps_the_last_good_board() -> None:
    """After a failure the board stays and the problems show; the same failure again is no news."""
    good = next_view(View(), 1, Built({"index.html": b"x"}))
    bad = next_view(good, 2, BuildFailure(("no name",)))
    again = next_view(bad, 3, BuildFailure(("no name",)))
    fixed = next_view(again, 4, Built({"index.html": b"x"}))
    assert bad.files == good.files and bad.failed and bad.shown == 2
    assert (again.epoch, again.shown) == (3, 2)
    assert fixed.shown == 4 and not fixed.failed


def test_nothing_to_see_is_no_news() -> None:
    """A build that gives the same files, but for the version's own number, reloads nothing."""
    old = next_view(View(), 1, Built({"index.html": b"x", "version.json": b"1", "a": Lazy("d", bytes)}))
    new = next_view(old, 2, Built({"index.html": b"x", "version.json": b"2", "a": Lazy("d", bytes)}))
    assert (new.epoch, new.shown) == (2, 1)


def test_a_view_says_which_pages_changed() -> None:
    """A browser on another page need not reload; where problems came or went every page shows them."""
    old = next_view(View(), 1, Built({"a.html": b"1", "b.html": b"1"}))
    new = next_view(old, 2, Built({"a.html": b"2", "b.html": b"1"}))
    assert old.changed is None and new.changed == {"a.html"}
    assert next_view(new, 3, Built({"a.html": b"2", "b.html": b"2"}, ("a problem",))).changed is None
    many = {f"{n}.html": b"" for n in range(1000)}
    assert next_view(new, 3, Built({**new.files, **many})).changed is None


SAME, OTHER = {"site.0123abcd.css": "site.0123abcd.css"}, {"site.0123abcd.css": "site.99999999.css"}
RENAMED = PAGE.replace(b"0123abcd", b"99999999")


@pytest.mark.parametrize(
    ("new", "swap", "more"),
    [
        ({"site.0123abcd.css": b"b", "index.html": PAGE}, SAME, set()),
        ({"site.99999999.css": b"b", "index.html": RENAMED}, OTHER, set()),
        ({"site.0123abcd.css": b"b", "index.html": PAGE + b"!"}, SAME, {"index.html"}),
        ({"site.99999999.css": b"b", "index.html": RENAMED + b"!"}, OTHER, {"index.html"}),
        ({"site.0123abcd.css": b"b", "index.html": PAGE, "new.html": b"n"}, SAME, {"new.html"}),
        ({"site.0123abcd.css": b"b"}, SAME, {"index.html"}),
        ({"site.0123abcd.css": b"a", "index.html": PAGE + b"!"}, None, {"index.html"}),
    ],
)
def test_style_sheets_are_swapped(new: dict[str, Content], swap: dict[str, str] | None, more: set[str]) -> None:
    """A page of which only the style sheets and their names changed takes the new ones; any other is loaded again."""
    old: dict[str, Content] = {"site.0123abcd.css": b"a", "index.html": PAGE}
    view = next_view(next_view(View(), 1, Built(old)), 2, Built(new))
    assert (view.styles, view.changed) == (swap, more)
    assert (view.shown, view.before) == (2, 1)


def test_a_style_sheet_that_comes_or_goes_is_no_swap() -> None:
    """A style sheet that is added or removed has no other to take the place of."""
    assert style_swap({"a.css"}, {}, {"a.css": b""}) == (None, {"a.css"})
    assert style_swap({"a.css"}, {"a.css": b""}, {}) == (None, {"a.css"})
