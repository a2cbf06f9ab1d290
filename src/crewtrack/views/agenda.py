"""The agenda: what comes next at a station, and what it does to the count."""

from __future__ import annotations

from bisect import bisect_right
from itertools import islice
from typing import TYPE_CHECKING

from crewtrack.model.names import from_id
from crewtrack.model.nouns import OUTCOMES
from crewtrack.model.when import Precision
from crewtrack.views.refs import count_agencies, provider_ref
from crewtrack.views.shapes.agenda import Agenda, Occurrence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from crewtrack.ledger.events import Event
    from crewtrack.ledger.ledger import Ledger
    from crewtrack.ledger.trips import Moved
    from crewtrack.model.address import Address
    from crewtrack.model.nouns import Movement

_BERTH_VERBS = {"dock": "berth", "undock": "release"}


def agenda(
    ledger: Ledger,
    station: str,
    start: datetime,
    *,
    until: datetime | None = None,
    limit: int | None = None,
    keep: Callable[[Address], bool] | None = None,
    count: bool = True,
) -> Agenda:
    """Return the events of a station after an instant.

    Args:
        ledger: the ledger.
        station: the station's id.
        start: events later than this instant (aware, UTC).
        until: and not later than this one.
        limit: at most so many; `Agenda.more` counts the rest.
        keep: whether an event at an address is shown at all; left out, all are.
        count: whether `Agenda.more` counts those that are kept beyond the limit; else it stops looking there.
    """
    own = ledger.listed(station)
    first = bisect_right(own, start, key=_instant)
    end = len(own) if until is None else max(first, bisect_right(own, until, key=_instant))
    stop = end if limit is None or keep is not None else min(end, first + limit)
    ahead = own[first:stop]
    # the head count is that of everybody, whatever is shown
    every = zip(ahead, _counts(ledger, station, start, ahead), strict=True)
    more = end - stop
    if keep is None:
        pairs = list(every)
    else:
        kept = (pair for pair in every if keep(pair[0].address))
        pairs = list(kept) if count else list(islice(kept, limit))
        more = 0 if limit is None else max(0, len(pairs) - limit)
        pairs = pairs[: len(pairs) - more]
    return Agenda(
        station=station,
        start=start,
        events=tuple(occurrence(ledger, event, start, aboard) for event, aboard in pairs),
        more=more,
        last=occurrence(ledger, own[-1], start, None) if own else None,
        kept_to=ledger.schedule.head.known_to,
    )


def _instant(event: Event) -> datetime:
    return event.instant


def _counts(
    ledger: Ledger, station: str, start: datetime, events: list[Event]
) -> Iterator[int | None]:
    """Yield the head count after each event where it changes, else None."""
    count = ledger.aboard(station, start)
    for event in events:
        changed = event.kind in ("dock", "undock") and event.aboard != count
        yield event.aboard if changed else None
        if event.move is not None:
            count = event.aboard


def occurrence(ledger: Ledger, event: Event, at: datetime, aboard: int | None) -> Occurrence:
    """Return one event as views show it, with what is known of it at an instant."""
    schedule = ledger.schedule
    crew = people_of(ledger, event)
    name, short, verb = words_of(ledger, event)
    noun = event.move.noun if event.move is not None else None
    port = (
        event.move.port
        if event.move is not None and event.kind in ("dock", "undock", "relocate")
        else None
    )
    if event.kind == "relocate" and noun is not None:
        port = noun.port
    site = getattr(noun, "site", None)
    place = schedule.sites.get(site or "")
    entry = _entry(ledger, event)
    return Occurrence(
        kind=event.kind,
        verb=verb,
        id=event.id,
        flight=event.trip.id if event.trip is not None else None,
        name=name,
        short=short,
        when=event.when,
        instant=event.instant,
        station=event.station,
        port=port,
        port_name=schedule.port_name(event.station, port) if port else None,
        site=site,
        site_name=schedule.site_name(site),
        country=place.country if place is not None else None,
        zone=place.zone if place is not None else None,
        status=status_at(event, at),
        crew=crew,
        crew_names=tuple(schedule.person_name(person) for person in crew),
        crew_family=tuple(schedule.person_family(person) for person in crew),
        agencies=count_agencies(schedule, agencies_of(ledger, event, crew)),
        provider=provider_ref(schedule, event.trip.id) if event.trip is not None else None,
        aboard=aboard,
        note=getattr(noun, "note", None) or getattr(entry, "note", None),
        source=getattr(noun, "source", None) or getattr(entry, "source", None),
        address=event.address,
    )


def status_at(event: Event, at: datetime) -> str | None:
    """Return a movement's status as it stands at an instant; None for what is no movement.

    An outcome later than the instant is not shown: it reads as go. Left out, it follows from the time.
    """
    return None if event.move is None else move_status(event.move, at)


def move_status(move: Moved, at: datetime) -> str:
    """Return the status of a movement as it stands at an instant, as `status_at` does."""
    noun: Movement | None = move.noun  # type: ignore[assignment]
    given = noun.status if noun is not None else None
    happened = move.instant <= at
    if given is None:
        return "success" if happened else "tbd" if move.when.precision is Precision.TBD else "go"
    return "go" if given in OUTCOMES and not happened else given


def people_of(ledger: Ledger, event: Event) -> tuple[str, ...]:
    """Return the ids of the people whom an event moves, or is about, the commander first."""
    trip = event.trip
    if trip is not None:
        if event.kind in ("launch", "dock"):
            return trip.up
        return trip.down if event.kind in ("undock", "land") else ()
    if event.kind == "handover":
        return (event.person,) if event.person else ()
    if event.kind == "eva":
        return tuple(
            ledger.schedule.person_id(seat.id) for seat in ledger.schedule.evas[event.id].crew
        )
    return ()


def agencies_of(ledger: Ledger, event: Event, people: tuple[str, ...]) -> list[str | None]:
    """Return the agency of each: on the way up what the flight says of them, though it may never get there."""
    schedule = ledger.schedule
    if event.trip is not None and event.kind in ("launch", "dock"):
        return [
            seat.agency or (schedule.person(seat.id).agency if seat.id != "?" else None)
            for seat in event.trip.flight.crew
        ]
    return [ledger.agency(person, event.instant) for person in people]


def words_of(ledger: Ledger, event: Event) -> tuple[str, str, str]:
    """Return what an event is about, the same in short, and its verb."""
    schedule = ledger.schedule
    trip = event.trip
    if trip is not None:
        craft = schedule.spacecraft.get(trip.flight.spacecraft or "")
        verb = event.kind
        if craft is not None and craft.words == "berth":
            verb = _BERTH_VERBS.get(verb, verb)
        if event.kind == "land" and trip.flight.land is not None and trip.flight.land.destroyed:
            verb = "re-entry"
        return schedule.flight_name(trip.id), schedule.flight_short(trip.id), verb
    if event.kind == "handover":
        name = schedule.person_name(event.person or "?")
        return name, schedule.person_family(event.person or "?"), "command to"
    if event.kind == "expedition":
        number = schedule.expeditions[event.id].number
        name = f"Expedition {number}" if number is not None else from_id(event.id)
        return name, name, "begins"
    if event.kind == "bulletin":
        title = schedule.bulletins[event.id].title or event.id
        return title, title, "bulletin"
    entry = _entry(ledger, event)
    name = getattr(entry, "name", None) or from_id(event.id)
    return name, name, event.kind


def _entry(ledger: Ledger, event: Event) -> object:
    schedule = ledger.schedule
    tables: dict[str, dict[str, object]] = {
        "eva": schedule.evas,  # type: ignore[dict-item]
        "reboost": schedule.reboosts,  # type: ignore[dict-item]
        "bulletin": schedule.bulletins,  # type: ignore[dict-item]
        "expedition": schedule.expeditions,  # type: ignore[dict-item]
    }
    if event.kind == "handover":
        commands = schedule.expeditions[event.id].command
        place = event.address[-1]
        return commands[place] if isinstance(place, int) and place < len(commands) else None
    return tables.get(event.kind, {}).get(event.id)
