"""Charts drawn by a process beside the build: the same bytes, whatever becomes of that process."""

from __future__ import annotations

import multiprocessing

import pytest

from mfi_site.building.options import Options
from mfi_site.building.rendering import EMPTY, FEWEST_PROJECTS, rendering
from mfi_site.charts import renderer

LINE = EMPTY[:-2] + '{"type":"rect","encode":{"enter":{"width":{"value":7},"height":{"value":9}}}}]}'


def test_the_process_draws_what_the_library_draws(monkeypatch: pytest.MonkeyPatch) -> None:
    """With a process beside it this process draws nothing, and what comes back is what it would have drawn."""
    expected = renderer.here(LINE)
    with rendering(Options(), FEWEST_PROJECTS):
        monkeypatch.setattr(renderer, "here", lambda vega: pytest.fail("drawn in this process"))
        assert renderer.svg_of(LINE) == expected


def test_a_process_that_dies_costs_nothing_but_time() -> None:
    """A renderer killed between two charts leaves the second to this process."""
    with rendering(Options(), FEWEST_PROJECTS):
        first = renderer.svg_of(LINE)
        beside, = (p for p in multiprocessing.active_children() if p.name == "mfi-renderer")
        beside.kill()
        beside.join()
        assert renderer.svg_of(LINE) == first == renderer.here(LINE)


def test_a_fault_in_a_specification_is_raised_here() -> None:
    """What Vega refuses is refused in this process too, and the next chart is drawn."""
    with rendering(Options(), FEWEST_PROJECTS):
        with pytest.raises(ValueError, match="JSON"):
            renderer.svg_of("no specification")
        assert renderer.svg_of(LINE) == renderer.here(LINE)


def test_a_renderer_that_cannot_start_is_done_without(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no process can be made, the build draws for itself."""
    def refuse(process: object) -> None:
        raise OSError("no more processes")

    monkeypatch.setattr("multiprocessing.context.SpawnProcess.start", refuse)
    with rendering(Options(), FEWEST_PROJECTS):
        assert renderer.svg_of(LINE) == renderer.here(LINE)


@pytest.mark.parametrize(("options", "projects"), [
    (Options(), FEWEST_PROJECTS - 1), (Options(jobs=1), 50), (Options(executor="tcp://127.0.0.1:1"), 50)])
def test_no_process_where_none_pays(options: Options, projects: int) -> None:
    """A tiny board, one job, and a cluster start no renderer here; afterwards none is left behind."""
    with rendering(options, projects):
        assert not [p for p in multiprocessing.active_children() if p.name == "mfi-renderer"]
    with rendering(Options(), FEWEST_PROJECTS):
        pass
    assert not [p for p in multiprocessing.active_children() if p.name == "mfi-renderer"]
