"""Wrong: what is certainly wrong with flights, by what it is to be seen at: what a conflict's sign stands for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.model.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.model.problem import Problem
    from crewtrack.views.tracks import Stay


class Wrong:
    """What is certainly wrong with stays and crews, in words; false where nothing is.

    Attributes:
        moves: by flight and movement.
        people: by flight and person.
    """

    __slots__ = ("moves", "people")

    def __init__(self, ledger: Ledger, problems: Iterable[Problem] | None = None) -> None:
        """Take what `check` finds, where that is known already."""
        self.moves: dict[tuple[str, object], str] = {}
        self.people: dict[tuple[str, str], str] = {}
        for one in _errors(ledger) if problems is None else problems:
            if one.severity is not Severity.ERROR:
                continue
            flight, where, person = _place(ledger, one)
            if flight is None:
                continue
            if person is not None:
                self.people.setdefault((flight, person), one.message)
            self.moves.setdefault((flight, where), one.message)

    def __bool__(self) -> bool:
        return bool(self.moves)

    def on_port(self, stay: Stay) -> str | None:
        """Return what is wrong with a ship's being on a port, or None."""
        begun = stay.start
        if begun is not None and begun.step == "arrived":
            return self.moves.get((stay.trip.id, begun.place))
        return self.moves.get((stay.trip.id, "dock")) or self.moves.get((stay.trip.id, "launch"))

    def of_flight(self, stay: Stay) -> str | None:
        """Return the first that is wrong with a flight, or None."""
        return next((text for (one, _), text in self.moves.items() if one == stay.trip.id), None)

    def of_person(self, stay: Stay) -> str | None:
        """Return what is wrong with somebody's being there, or None."""
        if not self.people or stay.ride is None:
            return None
        return self.people.get((stay.trip.id, stay.trip.up[stay.ride.order]))

    def at_end(self, flight: str) -> str | None:
        """Return what is wrong with how a flight leaves or lands, or None."""
        return self.moves.get((flight, "undock")) or self.moves.get((flight, "land"))


def _errors(ledger: Ledger) -> list[Problem]:
    """Return what is certainly wrong with stays and crews, less what its entry excuses."""
    from crewtrack.ledger.rules import crews, order, ports
    from crewtrack.ledger.rules.excuses import Excuses

    rules = (
        order.disorder,
        ports.berths,
        crews.two_places,
        crews.not_aboard,
        crews.too_few_seats,
        crews.duplicate,
    )
    found = [problem for rule in rules for problem in rule(ledger)]
    if not found:
        return []
    excuses = Excuses(ledger.schedule)
    return [one for one in found if not excuses.hold(one)]


def _place(ledger: Ledger, problem: Problem) -> tuple[str | None, object, str | None]:
    """Return the flight of a problem, the movement at which it shows, and the person whom it is about."""
    address = problem.address
    if len(address) < 3 or address[0] != "flight":
        return None, None, None
    trip = ledger.trips.get(str(address[1]))
    if trip is None:
        return None, None, None
    if address[2] == "relocate":
        return trip.id, address[3], None
    if address[2] == "crew" and len(address) > 3 and isinstance(address[3], int):
        return trip.id, "launch", trip.up[address[3]]
    return trip.id, "launch" if address[2] == "crew" else address[2], None
