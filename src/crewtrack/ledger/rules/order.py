"""Order: a flight launches, docks, undocks and lands in that order (O301 disorder), and nothing ends before
it begins (O302 negative-interval). Only what is certain counts here.
"""  # noqa: D205 - one sentence

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from crewtrack.ledger.rules.look import plainly_after
from crewtrack.model.problem import Problem, Related, Severity
from crewtrack.model.when_words import long

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.ledger.trips import Moved, Trip
    from crewtrack.model.address import Address
    from crewtrack.model.schedule import Schedule
    from crewtrack.model.when import When

_ALWAYS = datetime.min.replace(tzinfo=UTC)
WORDS = {
    "launch": "launches",
    "dock": "docks",
    "left": "leaves its port",
    "arrived": "is back on a port",
    "undock": "undocks",
    "land": "lands",
}


def disorder(ledger: Ledger) -> Iterator[Problem]:
    """O301: a movement is certainly before one that must come first.

    Each is held against the latest of those before it: an imprecise one between two hides nothing.
    """
    for trip in ledger.trips.values():
        if trip.orderly:
            continue
        floor: Moved | None = None
        for move in trip.moves:
            if move.when.derived:
                continue
            if floor is not None and plainly_after(move, floor):
                floor = move
            elif floor is not None and move.when.before(floor.when) is True:
                name = ledger.schedule.flight_name(trip.id)
                yield Problem(
                    "O301",
                    "disorder",
                    Severity.ERROR,
                    f"{name} {WORDS[move.step]} ({long(move.when)}) before it {WORDS[floor.step]} "
                    f"({long(floor.when)})",
                    _at(trip, move),
                    hint="one of the two times is wrong",
                    related=(Related(f"it {WORDS[floor.step]} here", _at(trip, floor)),),
                )
                floor = move
            elif floor is None or _begins(move) >= _begins(floor):
                floor = move


def negative(ledger: Ledger) -> Iterator[Problem]:
    """O302: something certainly ends before it begins."""
    for at, words, start, end in _spans(ledger.schedule):
        if start is not None and end is not None and end.before(start) is True:
            yield Problem(
                "O302",
                "negative-interval",
                Severity.ERROR,
                f"{words} ends ({long(end)}) before it begins ({long(start)})",
                (*at, "to"),
                hint="one of the two times is wrong",
                related=(Related("it begins here", (*at, "from")),),
            )


def _begins(move: Moved) -> datetime:
    """Return the first instant at which a movement can be; one without comes before all others."""
    return move.when.earliest or _ALWAYS


def _at(trip: Trip, move: Moved) -> Address:
    if move.step in ("left", "arrived"):
        return ("flight", trip.id, "relocate", move.place, "left" if move.step == "left" else "at")
    return ("flight", trip.id, move.step, "at")


def _spans(schedule: Schedule) -> Iterator[tuple[Address, str, When | None, When | None]]:
    for ident, station in schedule.stations.items():
        for module in station.modules:
            where = ("station", ident, "module", module.id)
            yield where, f"module {module.id}", module.from_, module.to
        for port in station.ports:
            yield ("station", ident, "port", port.id), f"port {port.id}", port.from_, port.to
    for ident, flight in schedule.flights.items():
        given = vars(flight)
        if "lifeboat" not in given and "unfit" not in given:
            continue  # as most are
        for place, boat in enumerate(flight.lifeboat):
            yield ("flight", ident, "lifeboat", place), "a lifeboat seat", boat.from_, boat.to
        for place, unfit in enumerate(flight.unfit):
            yield (
                ("flight", ident, "unfit", place),
                "the time in which it is unfit",
                unfit.from_,
                unfit.to,
            )
    for ident, expedition in schedule.expeditions.items():
        yield (
            ("expedition", ident),
            f"expedition {expedition.number or ident}",
            expedition.from_,
            expedition.to,
        )
    for ident, eva in schedule.evas.items():
        yield ("eva", ident), f"EVA {ident}", eva.from_, eva.to
    for ident, reboost in schedule.reboosts.items():
        yield ("reboost", ident), f"reboost {ident}", reboost.from_, reboost.to
    for place, coverage in enumerate(schedule.head.coverage):
        yield ("coverage", place), f"the coverage of {coverage.what}", coverage.from_, coverage.to
