"""Percentages of groups, limits by the binomial distribution. Montgomery, Introduction to SQC."""

from __future__ import annotations

from mfi_site.charts.kinds import ChartType

KIND = ChartType(
    name="p", centre="mean", limits=True, ratio=True, how=("how-p-1", "how-limits", "how-run-2", "how-run-3")
)
