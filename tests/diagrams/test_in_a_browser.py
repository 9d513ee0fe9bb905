"""Reckoned widths against real fonts, and pages that never scroll sideways, in a real Chromium."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any

import pytest

from mfi_site.diagrams import diagrams_of
from mfi_site.model.tools import Fishbone, Force, ForceField, Pareto, ProcessMap, Step
from mfi_site.themes import load_theme
from mfi_site.wording import Words

pytestmark = pytest.mark.browser

LONG = "Every pupil in the WHOLE school says what good writing looks like, wherever Mr & Mrs W. happen to be; " * 2
WORD = "Donaudampfschifffahrtsgesellschaftskapitän"
OUTSIDE = """() => {
  const bad = [];
  let seen = 0;
  for (const svg of document.querySelectorAll('svg.dg-drawn')) {
    if (getComputedStyle(svg).display === 'none') continue;
    const boxes = [...svg.querySelectorAll('rect.dg-box')].map(r => r.getBBox());
    for (const text of svg.querySelectorAll('text')) {
      const b = text.getBBox(), x = b.x + b.width / 2, y = b.y + b.height / 2;
      for (const r of boxes)
        if (x > r.x && x < r.x + r.width && y > r.y && y < r.y + r.height) {
          seen += 1;
          if (b.x < r.x || b.x + b.width > r.x + r.width) bad.push(text.textContent);
        }
    }
  }
  return [seen, bad];
}"""


@pytest.fixture(scope="module")
def page(kit: SimpleNamespace) -> str:
    """Every kind of diagram with long names, in the default theme."""
    ideas = [{"id": f"i{n}", "idea": (LONG, WORD, "Peer edit")[n % 3]} for n in range(9)]
    drivers = [{"name": (LONG, WORD, "Feedback")[n], "measures": ["m"], "changes": ["i0"],
                "drivers": [{"name": LONG, "changes": [f"i{n}", f"i{n + 3}"]}]} for n in range(3)]
    cycles = tuple(kit.cycle("i2", n, scale=s, conditions=LONG, prediction=LONG, study=WORD * 3, act=LONG)
                   for n, s in enumerate(("pupil", "class", None, "cluster", "group", "school"), 1))
    steps = tuple(Step(step=f"{n} {LONG if n == 2 else WORD}", kind="decision" if n % 2 else "wait",
                       next=(f"{(n * 3) % 5} {WORD}",)) for n in range(5))
    tools = (ForceField(change=LONG, driving=(Force(force=WORD * 2, strength=5),)), ProcessMap(steps=steps),
             Fishbone(effect=LONG, causes={WORD: (LONG, WORD), "People": ("Asleep",), "Place": ()}),
             Pareto(of=LONG, counts={LONG: 3, WORD: 2}))
    made = kit.project(cycles, tools, aim=LONG, drivers=drivers, changes=ideas, measures=[{"id": "m", "name": LONG}])
    found = "".join(diagrams_of(made, {"m": kit.FakeReading()}, {}, Words()).values())
    css = load_theme("default").static()["site.css"].decode()
    return f'<!doctype html><html lang="en"><meta charset="utf-8"><style>{css}</style><main>{found}</main></html>'


@pytest.mark.parametrize("font", ["system-ui", "DejaVu Sans", "Liberation Sans"])
@pytest.mark.parametrize("width", [320, 768, 1280])
def test_no_text_leaves_its_box_and_no_page_scrolls_sideways(browser: Any, page: str, width: int, font: str) -> None:
    """In wide and narrow fonts alike; where there is no room for a drawing none is shown."""
    opened = browser.new_page(viewport={"width": width, "height": 800})
    opened.set_content(page)
    opened.add_style_tag(content=f".dg-drawn{{font-family:'{font}'!important}}")
    seen, bad = opened.evaluate(OUTSIDE)
    scroll = opened.evaluate("document.documentElement.scrollWidth")
    opened.close()
    assert bad == [] and scroll <= width
    assert (seen > 0) == (width >= 700)
