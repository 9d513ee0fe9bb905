"""Rates over many opportunities with overdispersion (u prime). Laney 2002, Quality Engineering 14."""

from __future__ import annotations

from mfi_site.charts.kinds import ChartType

KIND = ChartType(
    name="up", centre="mean", limits=True, ratio=True, how=("how-up-1", "how-limits", "how-run-2", "how-run-3")
)
