"""Days between rare events. Nelson 1994, Journal of Quality Technology 26."""

from __future__ import annotations

from mfi_site.charts.kinds import ChartType

KIND = ChartType(
    name="t", centre="average", limits=True, by_event=True, how=("how-t-1", "how-limits", "how-run-2", "how-run-3")
)
