"""Times that do not fit what is known: possible disorder (O303), what is overdue or still planned (O304, O305),
what is done too early (O306), the history of dates (O307, O309), and how long a ship is on its way (O308).
"""  # noqa: D205 - one sentence

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from crewtrack.ledger.rules.catalogue import problem
from crewtrack.ledger.rules.look import move_at
from crewtrack.ledger.rules.order import WORDS
from crewtrack.model.nouns import OUTCOMES
from crewtrack.model.problem import Related
from crewtrack.model.when_words import long

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crewtrack.ledger.rules.look import Look
    from crewtrack.ledger.trips import Moved, Trip
    from crewtrack.model.address import Address
    from crewtrack.model.nouns import Flight, Movement, Relocation, Slip
    from crewtrack.model.problem import Problem
    from crewtrack.model.when import When

_PLANNED = frozenset({"go", "tbd", "tbc", "hold"})
_FLOWN = frozenset({"success", "in-flight", "partial-failure"})
_ROUGH = timedelta(days=3)
_SHORTEST = timedelta(hours=1)
_LONGEST_CREWED = timedelta(days=10)
_LONGEST = timedelta(days=60)
_SOON, _LATE = timedelta(hours=2), timedelta(days=9)


def movements(look: Look) -> Iterator[Problem]:
    """Look at each flight's movements as it goes through them."""
    at = look.at
    for trip in look.ledger.trips.values():
        for move in trip.moves:
            noun = move.noun
            if noun is None:
                continue
            given = vars(noun)  # what the file gives: to ask for what it leaves out takes longer
            status = given.get("status")
            if status is not None:
                # nearly all: it is done, and says so
                if at is None or move.instant >= at or status not in OUTCOMES:
                    yield from _status(look, trip, move)
            elif not move.exact and not move.when.derived:
                yield from _overdue(look, trip, move)
            if "slips" in given:
                yield from _slips(look, trip, move)
        if not trip.orderly:
            yield from _disorder(look, trip)
        launch, dock = trip.launch, trip.dock
        if launch is not None and dock is not None:
            usual = launch.exact and dock.exact and _SOON < dock.instant - launch.instant < _LATE
            if not usual:
                yield from _transit(look, trip, launch, dock)
    yield from _lost(look)


def _disorder(look: Look, trip: Trip) -> Iterator[Problem]:
    """O303: two rough times overlap, and both ends of the later movement's come first.

    Where one time just lies within the other it is rougher, and says nothing else.
    """
    before: Moved | None = None
    for move in trip.moves:
        if move.when.derived:
            continue
        if before is not None and _crossed(before.when, move.when):
            name = look.ledger.schedule.flight_name(trip.id)
            words = WORDS[before.step]
            yield problem(
                "O303",
                f"{name} {WORDS[move.step]} ({long(move.when)}) perhaps before it {words} "
                f"({long(before.when)})",
                move_at(trip, move),
                hint="one of the two times is wrong, or less exact than it is written",
                related=(Related(f"it {words} here", move_at(trip, before)),),
                possible=not (look.past(move.when) and look.past(before.when)),
            )
        before = move


def _crossed(first: When, then: When) -> bool:
    if then.before(first) is not None or first.earliest is None or then.latest is None:
        return False
    end = first.latest
    return (then.earliest is None or then.earliest < first.earliest) and (
        end is None or then.latest < end
    )


def _status(look: Look, trip: Trip, move: Moved) -> Iterator[Problem]:
    """O305 and O306: a status that does not fit the time."""
    noun, at = move.noun, look.at
    if noun is None or at is None or move.when.derived:
        return
    name = look.ledger.schedule.flight_name(trip.id)
    where = (*move_at(trip, move)[:-1], "status")
    if noun.status in _PLANNED and look.past(move.when):
        yield problem(
            "O305",
            f"{name} {WORDS[move.step]} ({long(move.when)}), which is past, and is still {noun.status}",
            where,
            hint='say how it went ("success"), or move the date',
            related=(Related("the time", move_at(trip, move)),),
        )
    elif noun.status in OUTCOMES:
        # a file laid over a record that was kept to some day may well tell what came after
        at = max(one for one in (at, look.known_to, look.now) if one is not None)
        if move.when.before_instant(at) is False and not move.when.contains(at):
            yield problem(
                "O306",
                f"{name} {WORDS[move.step]} only later ({long(move.when)}), and is a {noun.status} already",
                where,
                hint="leave the status out until then, or put the date right",
                related=(Related("the time", move_at(trip, move)),),
            )


def _overdue(look: Look, trip: Trip, move: Moved) -> Iterator[Problem]:
    """O304: a rough date is past. An exact one says by itself that it happened."""
    when = move.when
    end = when.latest
    if when.is_exact or end is None or not look.past(when):
        return
    if when.earliest is not None and end - when.earliest <= _ROUGH:
        return
    name = look.ledger.schedule.flight_name(trip.id)
    yield problem(
        "O304",
        f"{name} {WORDS[move.step]} {long(when)}, which is past, and nothing says how it went",
        move_at(trip, move),
        hint='give its day, or its status: "success" if it happened, "tbd" if it did not',
    )


# -- the history of a date -------------------------------------------------------------------------


def _slips(look: Look, trip: Trip, move: Moved) -> Iterator[Problem]:
    """O307 and O309: the days since which values stood are in order; what got rougher says why."""
    noun = move.noun
    if noun is None or move.step == "left":  # the one table of a relocation is looked at once
        return
    at = move_at(trip, move)[:-1]
    name = look.ledger.schedule.flight_name(trip.id)
    slips = noun.slips
    for place, slip in enumerate(slips):
        following = slips[place + 1].known if place + 1 < len(slips) else noun.known
        if slip.known is not None and following is not None and following <= slip.known:
            last = place + 1 == len(slips)
            where: Address = (*at, "known") if last else (*at, "slips", place + 1, "known")
            yield problem(
                "O307",
                f"{name}: what follows stands since {following.isoformat()}, and what stood before it "
                f"since {slip.known.isoformat()}",
                where,
                hint="the oldest comes first, and each day but once",
                related=(Related("what stood before", (*at, "slips", place, "known")),),
            )
        yield from _coarser(name, noun, place, at)
    if noun.known is None and slips:
        yield problem(
            "O307",
            f"{name}: the date has a history, and nothing says since when its present values stand",
            (*at, "slips"),
            hint="add known = the day on which the last change became known",
            on_key=True,
        )


def _coarser(name: str, noun: Movement | Relocation, place: int, at: Address) -> Iterator[Problem]:
    slips: tuple[Slip, ...] = noun.slips
    was = slips[place].at
    then = next((one.at for one in slips[place + 1 :] if one.at is not None), noun.at)
    if was is None or then is None or slips[place].why is not None:
        return
    if then.precision.rank > was.precision.rank:
        yield problem(
            "O309",
            f"{name}: {long(was)} became {long(then)}, which is less exact, and nothing says why",
            (*at, "slips", place, "at"),
            hint='add why = "..."',
        )


# -- on the way ------------------------------------------------------------------------------------


def _transit(look: Look, trip: Trip, launch: Moved, dock: Moved) -> Iterator[Problem]:
    """O308: from launch to docking takes less than an hour, or longer than any ship ever took."""
    if dock.when.derived:
        return
    start, begin = launch.when.earliest, launch.when.latest
    end, arrive = dock.when.latest, dock.when.earliest
    name = look.ledger.schedule.flight_name(trip.id)
    if start is not None and end is not None and timedelta(0) < end - start < _SHORTEST:
        found = "less than an hour"
    elif (
        begin is not None
        and arrive is not None
        and arrive - begin > (_LONGEST_CREWED if trip.up else _LONGEST)
    ):
        found = f"{(arrive - begin).days} days"
    else:
        return
    yield problem(
        "O308",
        f"{name} takes {found} from its launch ({long(launch.when)}) to its docking ({long(dock.when)})",
        move_at(trip, dock),
        hint="one of the two times is wrong: by hours of a time zone, a day, or a month",
        related=(Related("it launches here", move_at(trip, launch)),),
    )


def _lost(look: Look) -> Iterator[Problem]:
    """O310: a flight whose launch failed or was cancelled has a later movement that succeeded."""
    trips = look.ledger.trips
    for ident, flight in look.ledger.schedule.flights.items():
        trip = trips.get(ident)
        if trip is not None and trip.flown:
            continue
        launch = flight.launch
        if launch is None or launch.status not in ("failure", "cancelled"):
            continue
        for name in _after(flight, launch.status):
            yield problem(
                "O310",
                f"the launch of {look.ledger.schedule.flight_name(ident)} is a {launch.status}"
                if launch.status == "failure"
                else f"the launch of {look.ledger.schedule.flight_name(ident)} is cancelled",
                ("flight", ident, name, "status"),
                hint=f"one of the two is wrong: the {name} is given as done",
                related=(Related("its launch", ("flight", ident, "launch", "status")),),
            )


def _after(flight: Flight, status: str) -> Iterator[str]:
    later = [("dock", flight.dock), ("undock", flight.undock)]
    if status == "cancelled":
        later.append(("land", flight.land))
    for name, movement in later:
        if movement is not None and movement.status in _FLOWN:
            yield name
