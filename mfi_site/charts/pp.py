"""Percentages of large groups with overdispersion (p prime). Laney 2002, Quality Engineering 14."""

from __future__ import annotations

from mfi_site.charts.kinds import ChartType

KIND = ChartType(
    name="pp", centre="mean", limits=True, ratio=True, how=("how-pp-1", "how-limits", "how-run-2", "how-run-3")
)
