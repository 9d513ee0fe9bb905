"""The ramp of an idea: its Plan-Do-Study-Act cycles as a staircase, left to right, higher by scale.

One ordered list that style sheets set as a stair where there is room; after four steps another stair begins.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from markupsafe import escape

from mfi_site.diagrams.kit import marks
from mfi_site.diagrams.kit.material import Material, anchor
from mfi_site.model.project import SCALES, Cycle
from mfi_site.themes_markdown import first_sentences, render_markdown

NAME = "ramp"
STEPS = 4
LONGEST = 320
_DECIDED = re.compile(r"^\s*(?:adopt|adapt|abandon)(?:ed)?\s*[.:,;]\s*", re.IGNORECASE)
_STATE_OF = {"adopt": "adopted", "adapt": "adapted", "abandon": "abandoned"}


def draw(material: Material) -> Mapping[str, str]:
    """"ramps/<idea>" -> HTML for each idea that has a cycle."""
    found = {}
    for change in material.project.charter.changes:
        if cycles := material.project.cycles_of(change.id):
            found[f"ramps/{change.id}"] = _ramp(cycles, material)
    return found


def scales_of(cycles: Sequence[Cycle]) -> tuple[str, ...]:
    """The scales that the cycles use, the largest first; "none" is the lowest."""
    used = {c.head.scale or "none" for c in cycles}
    return tuple(s for s in (*reversed(SCALES), "none") if s in used)


def _ramp(cycles: Sequence[Cycle], material: Material) -> str:
    scales = scales_of(cycles)
    lede = f'<p class="dg-lede">{escape(material.say("ramp-lede"))}</p>' if len(cycles) > 1 else ""
    each = -(-len(cycles) // -(-len(cycles) // STEPS))
    stairs = "".join(_stair(cycles[n:n + each], n, scales, material) for n in range(0, len(cycles), each))
    return f'<div class="dg dg-ramp">{lede}{stairs}</div>'


def _stair(cycles: Sequence[Cycle], before: int, scales: Sequence[str], material: Material) -> str:
    labels = "".join(f"<span><span>{escape(material.say(f'scale-{s}'))}</span></span>" for s in scales)
    rows = [scales.index(c.head.scale or "none") for c in cycles]
    steps = "".join(_step(c, row, rows[n - 1] - row if n else 0, material)
                    for n, (c, row) in enumerate(zip(cycles, rows, strict=True)))
    start = f' start="{before + 1}"' if before else ""
    unused = f" dg-top-{min(rows) + 1}" if min(rows) else ""
    return (f'<div class="dg-stair dg-steps-{len(cycles)} dg-levels-{len(scales)}{unused}">'
            f'<div class="dg-scales" aria-hidden="true">{labels}</div><ol class="dg-steps"{start}>{steps}</ol></div>')


def _step(cycle: Cycle, row: int, rise: int, material: Material) -> str:
    head = cycle.head
    title = head.conditions or material.say("test-number", number=cycle.number)
    scale = material.say(f"scale-{head.scale or 'none'}")
    riser = f" dg-rise-{rise}" if rise > 0 else f" dg-fall-{-rise}" if rise < 0 else ""
    parts = [
        f'<h4><span class="dg-number">{cycle.number}</span> <bdi>{escape(title)}</bdi></h4>',
        f'<p class="dg-quiet">{escape(material.span(head.started, head.ended))}'
        f'<span class="dg-scale"> · {escape(scale)}</span></p>',
        _said(material.say("predicted"), cycle.section("Prediction")),
        _said(_happened(cycle, material), cycle.section("Study") or cycle.section("Do")),
        _decision(cycle, material),
        _whole(cycle, material),
    ]
    return (f'<li id="{anchor(cycle)}" class="dg-step dg-at-{row + 1}{riser} dg-{cycle.state}">'
            f'{"".join(parts)}</li>')


def _happened(cycle: Cycle, material: Material) -> str:
    if cycle.state == "running":
        return material.say("so-far")
    met = cycle.head.prediction_met
    return material.say("happened") + (f" ({material.say(f'met-{met}')})" if met else "")


def _said(label: str, text: str) -> str:
    shown = first_sentences(text, LONGEST)
    return f'<p class="dg-label">{escape(label)}</p><p dir="auto">{escape(shown)}</p>' if shown else ""


def _decision(cycle: Cycle, material: Material) -> str:
    decision = cycle.head.decision if cycle.state == "ended" else None
    if decision is None:
        planned, over = cycle.state == "planned", material.project.charter.status in ("complete", "abandoned")
        shape = marks.state("untested" if planned else "testing")
        said = material.say(("left-out" if planned else "left-open") if over else "to-come" if planned else "running")
    else:
        shape, said = marks.state(_STATE_OF[decision]), material.say(f"decision-{decision}")
        why = first_sentences(_DECIDED.sub("", cycle.section("Act")), 160)
        repeats = why.casefold().startswith(said.casefold())
        said = why if repeats else material.say("decided", decision=said, why=why) if why else said
    return f'<p class="dg-decision">{marks.inline(shape)} <span dir="auto">{escape(said)}</span></p>'


def _whole(cycle: Cycle, material: Material) -> str:
    """Everything that was written about the cycle, folded."""
    written = [s for s in cycle.sections if s.text.strip()]
    if not written:
        return ""
    body = "".join(f"<h5>{escape(s.heading)}</h5>{render_markdown(s.text, top=6)}" for s in written)
    summary = escape(material.say("whole", number=cycle.number))
    return f"<details><summary>{summary}</summary>{body}</details>"
