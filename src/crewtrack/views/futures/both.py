"""Both futures: two ledgers of a station, and the span over which they are compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.ledger.spans import edges, held
from crewtrack.views.coverage import claim, horizon
from crewtrack.views.words import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable
    from datetime import datetime

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.ledger.spans import Span
    from crewtrack.ledger.state import State

    What = Callable[[Ledger, State, datetime], Iterable[Hashable]]
    """What holds at an instant, of a ledger and its state then."""
    Gaps = tuple[dict[Hashable, list[Span]], dict[Hashable, list[Span]]]
    """When each thing holds: in the plan, and under the what-if."""


class Both:
    """Two ledgers, and the span over which they are compared.

    Attributes:
        plan, other: the ledger as it is, and under the what-if.
        station: the station's id.
        start, end: from when, and up to when.
        claimed: whether the plan claims to know of crews up to there.
        engines: up to when cargo is recorded, and so what can raise the orbit.
    """

    def __init__(
        self, plan: Ledger, other: Ledger, station: str, start: datetime, end: datetime | None
    ) -> None:
        self.plan = plan
        self.other = other
        self.station = station
        self.start = start
        known = horizon(plan, station)
        far = end if end is not None else known
        self.end = max(start, far) if far is not None else start
        claimed = claim(plan.schedule, "crewed", station)
        self.claimed = claimed is None or claimed[1] is None or self.end <= claimed[1]
        cargo = horizon(plan, station, "cargo")
        self.engines = self.end if cargo is None else max(start, min(self.end, cargo))
        self._points = {
            id(ledger): edges(ledger, station, start, self.end) for ledger in (plan, other)
        }

    def spans(self, what: What, end: datetime | None = None) -> Gaps:
        """Return when something holds: in the plan, and under the what-if."""
        until = self.end if end is None else end

        def one(ledger: Ledger) -> dict[Hashable, list[Span]]:
            points = [at for at in self._points[id(ledger)] if at < until]
            return held(ledger, points, until, lambda at, state: what(ledger, state, at))

        return one(self.plan), one(self.other)

    def family(self, person: str) -> str:
        """Return a person's family name; a seat not yet named is "one to be named"."""
        if person.startswith("?"):
            return "one to be named"
        return self.plan.schedule.person_family(person)

    def families(self, people: Iterable[str]) -> str:
        """Return family names, joined as people do; those not yet named are counted."""
        every = list(people)
        names = [self.family(one) for one in every if not one.startswith("?")]
        unnamed = len(every) - len(names)
        if unnamed:
            names.append("one to be named" if unnamed == 1 else f"{unnamed} to be named")
        return listed(names)
