"""Lessons or pupils between rare events. Benneyan 2001, Health Care Management Science 4."""

from __future__ import annotations

from mfi_site.charts.kinds import ChartType

KIND = ChartType(
    name="g", centre="median", limits=True, by_event=True, how=("how-g-1", "how-limits", "how-run-2", "how-run-3")
)
