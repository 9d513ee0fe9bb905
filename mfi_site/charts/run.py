"""Run charts: a median and the rules of Perla, Provost and Murray 2011, BMJ Quality and Safety 20."""

from __future__ import annotations

from mfi_site.charts.kinds import ChartType

KIND = ChartType(name="run", centre="median", limits=False, how=("how-run-1", "how-run-2", "how-run-3"))
