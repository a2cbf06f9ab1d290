"""What a filter shows of a schedule at an instant: the one question that lists ask, each thing asked about once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.views.filter.apply import keeper
from crewtrack.views.filter.facts import Scope

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.model.address import Address
    from crewtrack.model.problem import Problem
    from crewtrack.views.filter import Filter
    from crewtrack.views.shapes import Agenda


class Sieve:
    """A filter over one ledger at one instant.

    Attributes:
        wanted: the filter.
        ledger, at: what it looks at.
    """

    def __init__(self, wanted: Filter, ledger: Ledger, at: datetime) -> None:
        """Look at a ledger at an instant (aware, UTC)."""
        self.wanted = wanted
        self.ledger = ledger
        self.at = at
        self._scope = Scope(ledger, at)
        self.keep = keeper(wanted, self._scope)

    @property
    def text(self) -> str:
        """The filter as it was written."""
        return self.wanted.text

    def some(self, *addresses: Address) -> bool:
        """Whether one of these is shown."""
        return any(self.keep(one) for one in addresses)

    def keep_problem(self, problem: Problem) -> bool:
        """Whether a problem is shown."""
        from crewtrack.views.filter.kinds import ProblemFacts

        return self.wanted(ProblemFacts(self._scope, problem))

    def agenda(self, like: Agenda, limit: int) -> Agenda:
        """Return the agenda of the same station and instant with so many of those events; `more` is not counted."""
        from crewtrack.views.agenda import agenda

        return agenda(
            self.ledger, like.station, like.start, limit=limit, keep=self.keep, count=False
        )
