"""Events per varying opportunity, limits by the Poisson distribution. Montgomery, Introduction to SQC."""

from __future__ import annotations

from mfi_site.charts.kinds import ChartType

KIND = ChartType(
    name="u", centre="mean", limits=True, ratio=True, how=("how-u-1", "how-limits", "how-run-2", "how-run-3")
)
