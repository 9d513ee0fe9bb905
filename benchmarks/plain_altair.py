"""Drawing run charts the plain way, for comparison: one Altair chart a series, converted to SVG, in one process.

    python -m benchmarks.plain_altair 40      prints the seconds of drawing, start-up apart
"""

from __future__ import annotations

import json
import random
import sys
import time
from datetime import date, timedelta
from statistics import median


def draw(number: int, values: int = 30) -> str:
    """A run chart as one would write it: line, points, median, goal; its SVG."""
    import altair as alt

    chance = random.Random(number)
    first = date(2025, 8, 29)
    rows = [{"date": (first + timedelta(7 * n)).isoformat(), "value": chance.randint(40, 90)} for n in range(values)]
    level = median(row["value"] for row in rows)
    data = alt.Data(values=rows)
    base = alt.Chart(data).encode(x=alt.X("date:T", title=None), y=alt.Y("value:Q", title="%"))
    line = base.mark_line() + base.mark_point(filled=True)
    middle = alt.Chart(alt.Data(values=[{"y": level}])).mark_rule(color="grey").encode(y="y:Q")
    goal = alt.Chart(alt.Data(values=[{"y": 85}])).mark_rule(strokeDash=[4, 4]).encode(y="y:Q")
    chart = (line + middle + goal).properties(width=640, height=320, title=f"% of pupils who did task {number}")
    import vl_convert

    return str(vl_convert.vegalite_to_svg(json.dumps(chart.to_dict())))


def main() -> None:
    """Draw as many charts as asked, after one that is not counted."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    draw(0)
    started = time.perf_counter()
    for number in range(1, count + 1):
        draw(number)
    print(f"{time.perf_counter() - started:.3f}")


if __name__ == "__main__":
    main()
