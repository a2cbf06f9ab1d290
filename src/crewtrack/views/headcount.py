"""The head count of a station in the order of time, of all and by agency, and where it is known."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from crewtrack.model.when import FAR_FUTURE
from crewtrack.views.coverage import record_begins, spans
from crewtrack.views.gradual import Gradual, parts

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.views.gradual import Parts

    Steps = tuple[list[datetime], list[int]]


class Headcount:
    """The instants at which the head count of a station may change, and what it is from each of them on."""

    __slots__ = ("_by_agency", "_steps", "ledger", "station")

    def __init__(self, ledger: Ledger, station: str) -> None:
        """Look at a station; nothing is worked out yet."""
        self.ledger = ledger
        self.station = station
        self._steps: Gradual[Steps] = Gradual(_changes(ledger, station))
        self._by_agency: dict[str | None, Steps] | None = None

    def parts(self) -> Iterator[Gradual[Steps]]:
        """Yield what can be worked out ahead."""
        yield self._steps

    def steps(self) -> Steps:
        """Return the head count of all."""
        return self._steps.value

    def by_agency(self) -> dict[str | None, Steps]:
        """Return the head count of each agency."""
        if self._by_agency is None:
            self._by_agency = _agency_steps(self.ledger, self.station)
        return self._by_agency

    def recorded(
        self, at: datetime, start: datetime, end: datetime
    ) -> list[tuple[datetime, datetime]]:
        """Return the parts of a window in which the file knows who is aboard, or plans it.

        That is what it claims, and from there up to the as-of instant and its last change. A file that claims
        nothing is believed from its first movement on.
        """
        claimed = spans(self.ledger.schedule, "crewed", self.station)
        instants, _ = self.steps()
        last = max([at, *instants[-1:]])
        if not claimed:
            begins = record_begins(self.ledger, self.station)
            claimed = [(begins, last)] if begins is not None else []
        else:
            first, until = claimed[-1]
            if until is not None and until < last:
                claimed[-1] = (first, last)
        found = [(max(first or start, start), min(last or end, end)) for first, last in claimed]
        return [one for one in found if one[0] < one[1]]


def _changes(ledger: Ledger, station: str) -> Parts[Steps]:
    instants: list[datetime] = []
    counts: list[int] = []
    for some in parts(ledger.station_events(station)):
        for event in some:
            if event.move is None or event.instant >= FAR_FUTURE:
                continue
            if instants and instants[-1] == event.instant:
                counts[-1] = event.aboard
            elif event.aboard != (counts[-1] if counts else 0):
                instants.append(event.instant)
                counts.append(event.aboard)
        yield
    return instants, counts


def count_at(steps: Steps, at: datetime) -> int:
    """Return what steps stand at, at an instant."""
    place = bisect_right(steps[0], at) - 1
    return steps[1][place] if place >= 0 else 0


def within(steps: Steps, start: datetime, end: datetime) -> Iterator[tuple[datetime, int]]:
    """Yield the steps of a window, the first of them at its start."""
    instants, counts = steps
    first = bisect_right(instants, start)
    yield start, counts[first - 1] if first else 0
    for place in range(first, bisect_left(instants, end)):
        yield instants[place], counts[place]


def _agency_steps(ledger: Ledger, station: str) -> dict[str | None, Steps]:
    """Replay everything once, and note whenever an agency's head count changes."""
    from crewtrack.ledger.state import State

    out: dict[str | None, Steps] = {}
    counts: dict[str | None, int] = {}
    of: dict[str, str | None] = {}
    state = State()
    for event in ledger.events:
        trip = event.trip
        if event.move is None or trip is None or event.instant >= FAR_FUTURE:
            continue
        state.apply(event)
        changed = set()
        for person in {*trip.up, *trip.takes}:
            here = state.aboard.get(person)
            inside = here is not None and here.station == station
            if inside == (person in of):
                continue
            if inside:
                agency = of[person] = ledger.agency(person, event.instant)
                counts[agency] = counts.get(agency, 0) + 1
            else:
                agency = of.pop(person)
                counts[agency] -= 1
            changed.add(agency)
        for agency in changed:
            instants, own = out.setdefault(agency, ([], []))
            if instants and instants[-1] == event.instant:
                own[-1] = counts[agency]
            else:
                instants.append(event.instant)
                own.append(counts[agency])
    return out
