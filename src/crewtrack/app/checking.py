"""Checking: all that is wrong with a schedule that was opened, for the screens and for Python alike."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.app.loading import judged_by_clock
from crewtrack.app.whatif import mistakes
from crewtrack.ledger.check import check
from crewtrack.ledger.ledger import Ledger

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.app.loading import Loaded
    from crewtrack.app.whatif import WhatIf
    from crewtrack.model.problem import Problem


def found(loaded: Loaded, ledger: Ledger, what_if: WhatIf, now: datetime) -> tuple[Problem, ...]:
    """Return what the reader and the rules find, not yet located.

    Args:
        loaded: the files.
        ledger: what follows from them under the what-if.
        what_if: what the schedule is laid under; what follows from it is a consequence, not a mistake.
        now: the clock, at which plans are judged where no file says to which day it was kept.
    """
    if what_if.derives and loaded.schedule is not None:
        ledger = Ledger.of(loaded.schedule)
    problems = (*loaded.problems, *check(ledger, now, asked=judged_by_clock(loaded)))
    return tuple(mistakes(loaded, problems)) if what_if.above else problems
