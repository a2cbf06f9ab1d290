"""Ways home: somebody who never comes home (C503 never-home), and a landing whose crew is left out and comes out
different from who went up (C504 land-crew-differs).
"""  # noqa: D205 - one sentence

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.ledger.rules.catalogue import problem
from crewtrack.ledger.rules.look import move_at
from crewtrack.model.problem import Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crewtrack.ledger.rules.look import Look
    from crewtrack.model.problem import Problem


def never_home(look: Look) -> Iterator[Problem]:
    """C503: the ship that brought somebody up leaves without them, and no landing names them.

    It stands at the entry of the crew. Whoever launches again is in two places: that is an error of its own.
    """
    schedule = look.ledger.schedule
    for person, rides in look.ledger.rides.items():
        ride = rides[-1]
        end = ride.up.undock or ride.up.land
        if end is None or person.startswith("?"):
            continue
        if any(one.home is not None for one in rides if one.up is ride.up):
            continue  # they stand twice in its crew, and come home once
        ship = schedule.flight_name(ride.up.id)
        yield problem(
            "C503",
            f"{schedule.person_name(person)} goes up on {ship}, which leaves without them, and never comes home",
            ("flight", ride.up.id, "crew", ride.order, "id"),
            hint="name them in the land.crew of the flight that brings them home",
            related=(Related(f"{ship} leaves", move_at(ride.up, end)),),
        )


def land_crew(look: Look) -> Iterator[Problem]:
    """C504: `land.crew` is left out, and some of those who went up come home on another ship."""
    ledger, schedule = look.ledger, look.ledger.schedule
    for trip in ledger.crewed:
        if not trip.up or trip.names_home or trip.down == trip.up or not trip.flown:
            continue
        if trip.land is None and trip.undock is None:
            continue
        missing = [one for one in trip.up if one not in trip.down]
        names = ", ".join(schedule.person_name(one) for one in missing)
        homes = {
            ride.home for one in missing for ride in ledger.rides.get(one, ()) if ride.up is trip
        }
        yield problem(
            "C504",
            f"{schedule.flight_name(trip.id)} comes home without {names}, and has no land.crew that says so",
            ("flight", trip.id, "land"),
            hint="name who comes home on it: land.crew = [...]",
            on_key=True,
            related=tuple(
                Related(
                    f"{schedule.flight_name(home.id)} takes them home",
                    ("flight", home.id, "land", "crew"),
                )
                for home in sorted(
                    (one for one in homes if one is not None), key=lambda one: one.id
                )
            ),
        )
