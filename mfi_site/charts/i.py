"""Individuals charts: any one number per period. Montgomery, Introduction to Statistical Quality Control."""

from __future__ import annotations

from mfi_site.charts.kinds import ChartType

KIND = ChartType(name="i", centre="mean", limits=True, how=("how-i-1", "how-limits", "how-run-2", "how-run-3"))
