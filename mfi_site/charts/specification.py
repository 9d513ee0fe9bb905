"""The one place that knows Altair: the specification of a chart over time, compiled once to Vega.

Only marks come from here. All lines are one mark, which a row without a value breaks: a mark of its own for
each costs three times as much. Text is placed by `layout`, so that it keeps the reader's size and font.
"""

from __future__ import annotations

import json
from typing import Any

WIDTH, HEIGHT = 1000, 400
LAYERS = ("band", "line")
KEY = "vega-2"


def specification() -> dict[str, Any]:
    """The layers of a chart as Vega-Lite; days and values are plain numbers, so no time zone has a part."""
    import altair as alt

    scale = alt.Scale(domain=[0, 1], nice=False, zero=False)
    x, y = alt.X("x:Q", axis=None, scale=scale), alt.Y("y:Q", axis=None, scale=scale)

    def over(name: str) -> Any:
        return alt.Chart(alt.NamedData(name))

    layers = [
        over("band").mark_rect(aria=False).encode(x=x, x2="x2:Q"),
        over("line").mark_line(aria=False).encode(x=x, y=y, order=alt.value(None)),
    ]
    chart = alt.layer(*layers).properties(
        width=WIDTH, height=HEIGHT, autosize="none", padding=0, datasets={name: [] for name in LAYERS}
    )
    made: dict[str, Any] = chart.configure_view(stroke=None).to_dict(validate=False)
    return made


def compiled() -> bytes:
    """The specification as Vega, to be kept: it depends on nothing but the versions of the libraries."""
    import vl_convert

    return json.dumps(vl_convert.vegalite_to_vega(specification()), sort_keys=True).encode()
