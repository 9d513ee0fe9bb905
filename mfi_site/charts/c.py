"""Counts of events in equal periods. Montgomery, Introduction to Statistical Quality Control."""

from __future__ import annotations

from mfi_site.charts.kinds import ChartType

KIND = ChartType(name="c", centre="mean", limits=True, how=("how-c-1", "how-limits", "how-run-2", "how-run-3"))
