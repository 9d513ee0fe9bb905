"""Whether the data suggest a new phase. Nothing re-phases by itself: a person decides, and says why."""
from __future__ import annotations

from mfi_site.statistics.critical import SHIFT_LENGTH
from mfi_site.statistics.runs import find_runs, rounded
from mfi_site.statistics.types import Analysis, Proposal

PROPOSAL_LENGTH = 9  # useful observations on one side


def propose_phase(analysis: Analysis) -> Proposal | None:
    """The phase to propose, from the last phase of an analysis, or None.

    The signal is strong, and the latest run of 9 or more useful observations stands: no shift to the other
    side has reverted it since. A run with which the phase begins proposes nothing.
    """
    phase = analysis.phases[-1]
    if phase.strength != "strong" or phase.centre is None:
        return None
    values = rounded(analysis.values[phase.start - 1 : phase.end])
    runs = find_runs(values, phase.centre, phase.start)
    for index in range(len(runs) - 1, 0, -1):
        run = runs[index]
        if run.length >= PROPOSAL_LENGTH:
            reverted = any(r.side != run.side and r.length >= SHIFT_LENGTH for r in runs[index + 1 :])
            return None if reverted else Proposal(run.start, run.end, run.side, run.length)
    return None
