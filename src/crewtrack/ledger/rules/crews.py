"""Crews: enough seats (S401 too-few-seats), nobody twice in a crew (S402 duplicate-crew), nobody in two places
(C501 two-places), nobody landing who is not there (C502 not-aboard).
"""  # noqa: D205 - one sentence

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from crewtrack.ledger.rides import end_of, start_of
from crewtrack.ledger.rules.look import plainly_after
from crewtrack.model.problem import Problem, Related, Severity
from crewtrack.model.when_words import long

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.ledger.rides import Ride
    from crewtrack.ledger.trips import Trip
    from crewtrack.model.address import Address


def too_few_seats(ledger: Ledger) -> Iterator[Problem]:
    """S401: more people go up, or come down, than the spacecraft has seats. It stands at the crew list."""
    schedule = ledger.schedule
    for trip in ledger.crewed:
        craft = schedule.spacecraft.get(trip.spacecraft or "")
        if craft is None or (len(trip.up) <= craft.seats and not trip.names_home):
            continue
        crews: list[tuple[tuple[str, ...], Address, str]] = [
            (trip.up, ("flight", trip.id, "crew"), "goes up")
        ]
        if trip.names_home:
            crews.append((trip.down, ("flight", trip.id, "land", "crew"), "comes home"))
        extra = sum(len(boat.crew or ()) for boat in trip.flight.lifeboat if boat.extra)
        for people, at, words in crews:
            room = craft.seats + (extra if words == "comes home" else 0)
            if len(people) > room:
                seats = "no seats" if room == 0 else f"{room} seat{'s' if room != 1 else ''}"
                aboard = "1 person" if len(people) == 1 else f"{len(people)} people"
                yield Problem(
                    "S401",
                    "too-few-seats",
                    Severity.ERROR,
                    f"{schedule.flight_name(trip.id)} {words} with {aboard}, "
                    f"and a {craft.name or craft.id} has {seats}",
                    at,
                    hint="a name is too many, or the spacecraft is wrong",
                    related=(Related("its seats", ("spacecraft", craft.id, "seats")),),
                )


def duplicate(ledger: Ledger) -> Iterator[Problem]:
    """S402: the same person stands twice in one crew."""
    schedule = ledger.schedule
    for trip in ledger.crewed:
        if not trip.names_home and (not trip.up or len(set(trip.up)) == len(trip.up)):
            continue
        crews: list[tuple[tuple[str, ...], Address]] = [(trip.up, ("flight", trip.id, "crew"))]
        if trip.names_home:
            crews.append((trip.down, ("flight", trip.id, "land", "crew")))
        for people, at in crews:
            if len(set(people)) == len(people):
                continue
            first: dict[str, int] = {}
            for place, person in enumerate(people):
                if person in first:
                    yield Problem(
                        "S402",
                        "duplicate-crew",
                        Severity.ERROR,
                        f"{schedule.person_name(person)} stands twice in one crew",
                        (*at, place, "id"),
                        hint="take one of the two out",
                        related=(Related("first here", (*at, first[person], "id")),),
                    )
                else:
                    first[person] = place


def two_places(ledger: Ledger) -> Iterator[Problem]:
    """C501: somebody launches who is certainly still in space. It stands at the later launch."""
    schedule = ledger.schedule
    for person, rides in ledger.rides.items():
        for earlier, later in pairwise(rides):
            if earlier.up is later.up:
                continue
            if not _still_there(earlier, later):
                continue
            name = schedule.person_name(person)
            landing = earlier.home.land if earlier.home is not None else None
            until = f"until {long(landing.when)}" if landing is not None else "and never comes home"
            yield Problem(
                "C501",
                "two-places",
                Severity.ERROR,
                f"{name} launches on {schedule.flight_name(later.up.id)}, and is in space since "
                f"{schedule.flight_name(earlier.up.id)}, {until}",
                ("flight", later.up.id, "crew", later.order, "id"),
                hint="a landing is missing, or one of the crews is wrong",
                related=(
                    Related(
                        "the earlier launch", ("flight", earlier.up.id, "crew", earlier.order, "id")
                    ),
                ),
            )


def not_aboard(ledger: Ledger) -> Iterator[Problem]:
    """C502: somebody lands on a ship who is certainly not at its station then, nor came up on it."""
    schedule = ledger.schedule
    for trip in ledger.crewed:
        if not trip.names_home or not trip.flown:
            continue
        for place, person in enumerate(trip.down):
            if person.startswith("?") or (
                person not in schedule.people and person not in ledger.rides
            ):
                continue
            why = _why_not(ledger, person, trip)
            if why is not None:
                yield Problem(
                    "C502",
                    "not-aboard",
                    Severity.ERROR,
                    f"{schedule.person_name(person)} lands on {schedule.flight_name(trip.id)}, but {why}",
                    ("flight", trip.id, "land", "crew", place, "id"),
                    hint="the name is wrong, or the flight that brought them up is missing",
                )


def _still_there(earlier: Ride, later: Ride) -> bool:
    home = earlier.home
    if home is None:
        # A plan may leave open when a ship lands, so this is certain only where theirs has gone without them.
        return earlier.up.land is not None or earlier.up.undock is not None
    end = home.land or home.undock
    launch = later.up.launch
    if end is None or launch is None or plainly_after(launch, end):
        return False
    return launch.when.before(end.when) is True


def _why_not(ledger: Ledger, person: str, trip: Trip) -> str | None:
    schedule = ledger.schedule
    rides = ledger.rides.get(person, [])
    mine = next((ride for ride in rides if ride.home is trip), None)
    if mine is None:
        return _never_home(ledger, rides, trip)
    if mine.up is trip:
        return None
    name = schedule.flight_name(mine.up.id)
    if mine.up.station != trip.station or trip.station is None:
        where = schedule.the_station(mine.up.station)
        return f"is at {where}" if mine.up.station is not None else f"is in free flight on {name}"
    if trip.dock is None:
        return "it docks nowhere, and they did not come up on it"
    if mine.up.dock is None:
        return f"{name}, which brought them up, docks nowhere"
    arrived, left = mine.up.dock, trip.undock
    if left is not None and left.when.before(arrived.when) is True:
        return f"comes aboard only with {name} ({long(arrived.when)})"
    return None


def _never_home(ledger: Ledger, rides: list[Ride], trip: Trip) -> str:
    """Return why a landing is no ride home of somebody whom it names."""
    schedule = ledger.schedule
    earlier = [ride for ride in rides if start_of(ride.up) <= end_of(trip)]
    if earlier:
        home = earlier[-1].home
        if home is not None:
            when = home.land or home.undock
            at = f" ({long(when.when)})" if when is not None else ""
            return f"already landed on {schedule.flight_name(home.id)}{at}"
    elif rides:
        return f"launches only later, on {schedule.flight_name(rides[0].up.id)}"
    return "no flight brought them up"
