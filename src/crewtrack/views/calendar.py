"""The calendar: each movement, spacewalk and handover of a station as an entry that keeps its identity.

An entry is named after what it is (`flight.soyuz-ms-19.land`), never after its place in a list or its time, so
that a slip moves it. A relocation is named after the port that it was first to reach, a handover after who takes
command; where a flight or an expedition has two alike, the later ones also after the day that was first given.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from crewtrack.model.address import dotted
from crewtrack.model.known import in_order
from crewtrack.model.when import FAR_FUTURE, Precision, When
from crewtrack.model.when_words import long, reading
from crewtrack.views.agenda import occurrence
from crewtrack.views.refs import station_short
from crewtrack.views.shapes.calendar import Calendar, CalendarEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from crewtrack.ledger.events import Event
    from crewtrack.ledger.ledger import Ledger
    from crewtrack.ledger.rides import Ride
    from crewtrack.model.nouns import Flight, Handover, Movement, Relocation, Slip
    from crewtrack.model.schedule import Schedule
    from crewtrack.views.shapes.agenda import Occurrence

KEPT = timedelta(days=31)
"""How long an entry stays in the calendar after it is over."""

_KINDS = frozenset({"launch", "dock", "relocate", "undock", "land", "eva", "handover"})
_NOUNS = {
    "dock": "docking",
    "berth": "berthing",
    "relocate": "relocation",
    "undock": "undocking",
    "land": "landing",
}
_UNSURE = frozenset({"tbd", "tbc", "hold"})
_TOLD = frozenset({"hold", "failure", "partial-failure", "cancelled"})


def calendar(
    ledger: Ledger,
    station: str,
    at: datetime,
    *,
    since: datetime | None = None,
    known_on: date | None = None,
    alike: bool = True,
) -> Calendar:
    """Return the events of a station, to the end of the file.

    A flight is in it whole, unless it was over before `since`.

    Args:
        ledger: the ledger.
        station: the station's id.
        at: the instant (aware, UTC).
        since: what was over by then is left out; usually `KEPT` before the instant.
        known_on: the day whose knowledge the ledger shows: later slips have not happened yet.
        alike: False if the ledger is of a what-if.
    """
    start = since if since is not None else _ago(at)
    entries: list[tuple[datetime, CalendarEntry]] = []
    undated: list[tuple[str, When | None]] = []
    for event in ledger.listed(station):
        if event.kind not in _KINDS or _over(event) < start:
            continue
        entry = _entry(ledger, event, at, known_on)
        if entry is None:
            undated.append((_summary(ledger, occurrence(ledger, event, at, None)), event.when))
        else:
            entries.append((event.instant, entry))
    gone = [one for one in _cancelled(ledger, station, known_on) if one[0] >= start]
    if gone:
        entries = sorted([*entries, *gone], key=lambda one: one[0])
    name = ledger.schedule.station_name(station)
    return Calendar(
        station=station,
        name=f"{name}: traffic",
        at=at,
        since=start,
        entries=tuple(entry for _, entry in entries),
        undated=tuple(undated),
        alike=alike,
    )


def stays(
    ledger: Ledger,
    station: str,
    at: datetime,
    *,
    since: datetime | None = None,
    known_on: date | None = None,
    alike: bool = True,
) -> Calendar:
    """Return who is aboard a station, and from when until when, one entry a stay: see `calendar`."""
    start = since if since is not None else _ago(at)
    found = [
        (begin, person, entry)
        for person, rides in ledger.rides.items()
        for begin, entry in _stays(ledger, station, person, rides, at, start, known_on)
    ]
    found.sort(key=lambda one: one[:2])
    return Calendar(
        station=station,
        name=f"{ledger.schedule.station_name(station)}: crew",
        at=at,
        since=start,
        entries=tuple(entry for _, _, entry in found),
        undated=(),
        alike=alike,
    )


def _ago(at: datetime) -> datetime:
    try:
        return at - KEPT
    except OverflowError:
        return datetime.min.replace(tzinfo=UTC)


def _over(event: Event) -> datetime:
    """Return when an event is over: one of a flight when that flight is, so that a flight stays whole."""
    trip = event.trip
    if trip is None or not trip.moves:
        return event.instant
    if trip.dock is not None and trip.undock is None and trip.land is None:
        return FAR_FUTURE
    return trip.moves[-1].instant


# -- one event -------------------------------------------------------------------------------------


def _entry(
    ledger: Ledger, event: Event, at: datetime, known_on: date | None
) -> CalendarEntry | None:
    """Return an event's entry, or None if it has no date at all."""
    one = occurrence(ledger, event, at, None)
    end = _ends(ledger, event)
    span = _span(one.when, end)
    if span is None:
        return None
    start, stop, days = span
    move = event.move
    noun: Movement | Relocation | None = move.noun if move is not None else None
    exact = not days and one.when.is_exact
    return CalendarEntry(
        uid=_uid(ledger, event),
        summary=_summary(ledger, one),
        start=start,
        end=stop,
        days=days,
        state="confirmed" if exact and one.status not in _UNSURE else "tentative",
        sequence=_sequence(event, noun, known_on),
        lines=_lines(ledger, one),
        location=_place(ledger.schedule, one),
        coordinates=_coordinates(ledger.schedule, one.site),
        categories=tuple(
            filter(None, (one.kind, one.provider.tag if one.provider is not None else None))
        ),
    )


def _ends(ledger: Ledger, event: Event) -> When | None:
    """Return when something ends that takes a while: a spacewalk, or a ship's move to another port."""
    if event.kind == "eva":
        return ledger.schedule.evas[event.id].to
    if event.kind == "relocate" and event.move is not None and event.move.step == "left":
        noun: Relocation | None = event.move.noun  # type: ignore[assignment]
        return noun.at if noun is not None else None
    return None


def _span(
    when: When, until: When | None
) -> tuple[datetime | date, datetime | date | None, bool] | None:
    """Return start, end and whether both are days, no finer than is known; None if there is no date.

    Of an open time it is the unit that its words name: "NET mid March" stands in the middle of March.
    """
    if when.is_exact and when.earliest is not None:
        end = until.earliest if until is not None and until.is_exact else None
        return when.earliest, end if end is not None and end > when.earliest else None, False
    span = when.span
    if when.precision is Precision.TBD or span is None:
        return None
    first, last = span
    if last is None:
        last = FAR_FUTURE
    if when.bound is None and until is not None and until.latest is not None:
        last = max(last, until.latest)
    if _by_the_clock(when):
        return first, last, False
    return first.date(), _day_after(last), True


def _by_the_clock(when: When) -> bool:
    """Whether a time is known finer than to the day, be it a range between two hours."""
    if when.precision is Precision.RANGE:
        ends = when.span or ()
        return not when.derived and any(end is not None and not _is_midnight(end) for end in ends)
    return when.precision.rank < Precision.DAY.rank


def _is_midnight(at: datetime) -> bool:
    return at.time() == datetime.min.time()


def _day_after(end: datetime) -> date:
    """Return the first day that an interval up to an instant does not touch."""
    return end.date() if _is_midnight(end) else _next(end.date())


def _next(day: date) -> date:
    try:
        return day + timedelta(days=1)
    except OverflowError:
        return day


def _uid(ledger: Ledger, event: Event) -> str:
    if event.kind == "handover":
        commands = ledger.schedule.expeditions[event.id].command
        place = event.address[-1]
        assert isinstance(place, int)  # noqa: S101 - the ledger addresses a handover by its place
        return _handover_uid(ledger.schedule, event.id, commands, place)
    if event.kind == "relocate" and event.move is not None and event.trip is not None:
        return _relocation_uid(event.trip.flight, event.move.place)
    return dotted(event.address)


def _relocation_uid(flight: Flight, place: int) -> str:
    """Name a relocation after the port that it was first to reach, and again alike after its first day."""
    own = [(_first_port(one), one) for one in flight.relocate[: place + 1]]
    port, one = own[-1]
    name = dotted(("flight", flight.id, "relocate", port or "?"))
    if all(other != port for other, _ in own[:-1]):
        return name
    slips = in_order(one.slips)
    first = next((slip.left or slip.at for slip in slips if slip.left or slip.at), None)
    return f"{name}.{_day(first or one.left or one.at)}"


def _first_port(relocation: Relocation) -> str | None:
    slips = in_order(relocation.slips)
    return next((slip.port for slip in slips if slip.port is not None), relocation.port)


def _handover_uid(
    schedule: Schedule, expedition: str, commands: tuple[Handover, ...], place: int
) -> str:
    people = [schedule.person_id(one.person or "?") for one in commands[: place + 1]]
    name = dotted(("expedition", expedition, "command", people[-1]))
    return name if people[-1] not in people[:-1] else f"{name}.{_day(commands[place].at)}"


def _day(when: When | None) -> str:
    return (
        when.earliest.date().isoformat() if when is not None and when.earliest is not None else "?"
    )


def _sequence(event: Event, noun: Movement | Relocation | None, known_on: date | None) -> int:
    """Return how often the time of an event has changed; a derived one moves with what it is derived from."""
    if noun is not None and (event.move is None or not event.move.when.derived):
        return _changes(noun, known_on)
    trip = event.trip
    if trip is None or event.move is None:
        return 0
    base = trip.launch if event.kind == "dock" else trip.land
    return _changes(base.noun, known_on) if base is not None and base.noun is not None else 0


def _changes(noun: Movement | Relocation, known_on: date | None) -> int:
    slips: tuple[Slip, ...] = noun.slips
    if known_on is None or noun.known is None or noun.known <= known_on:
        return len(slips)
    stood = sum(1 for one in slips if one.known is not None and one.known <= known_on)
    return max(0, stood - 1)


def _summary(ledger: Ledger, one: Occurrence) -> str:
    if one.kind == "handover":
        where = station_short(ledger.schedule, one.station) if one.station is not None else ""
        return f"{one.name} takes command of {where}".rstrip()
    if one.kind == "eva":
        return one.name
    what = _NOUNS.get(one.verb, one.verb)
    site = ledger.schedule.sites.get(one.site or "")
    if one.verb == "land" and site is not None and site.surface == "water":
        what = "splashdown"
    return f"{one.name} {what}" + (" failure" if one.status == "failure" else "")


def _lines(ledger: Ledger, one: Occurrence) -> tuple[str, ...]:
    """Return what there is to say of an event beside its time and place."""
    out = []
    if not one.when.is_exact:
        out.append(f"When: {told(one.when)}")
    if one.port_name is not None and one.station is not None:
        out.append(f"Port: {one.port_name}, {ledger.schedule.station_name(one.station)}")
    if one.crew_names:
        out.append(f"Crew: {', '.join(one.crew_names)}")
    if one.provider is not None:
        out.append(f"Ship of: {one.provider.name}")
    if one.status in _TOLD:
        out.append(f"Status: {one.status}")
    if one.note:
        out.append(f"Note: {one.note}")
    if one.source:
        out.append(f"Source: {one.source}")
    return tuple(out)


def told(when: When) -> str:
    """Say a time that is not exact, as it is understood and as its source wrote it: `late September 2022 ...`."""
    if when.derived:
        return f"{long(when)}, worked out from the flight's other times"
    return f'{reading(when)}; given as "{when.words}"'


def _place(schedule: Schedule, one: Occurrence) -> str | None:
    """Say where an event is."""
    if one.site_name is not None:
        return one.site_name
    if one.kind in {"launch", "land"} or one.station is None:
        return None
    station = schedule.station_name(one.station)
    return f"{one.port_name}, {station}" if one.port_name is not None else station


def _coordinates(schedule: Schedule, ident: str | None) -> tuple[float, float] | None:
    """Return a site's latitude and longitude, or None if the file does not give both."""
    site = schedule.sites.get(ident or "")
    if site is None or site.latitude is None or site.longitude is None:
        return None
    return site.latitude, site.longitude


# -- what does not happen any more -----------------------------------------------------------------


def _cancelled(
    ledger: Ledger, station: str, known_on: date | None
) -> Iterator[tuple[datetime, CalendarEntry]]:
    """Yield what was called off and had a date: a calendar that holds it must learn of it."""
    schedule = ledger.schedule
    for flight in schedule.flights.values():
        if schedule.station_of(flight) != station:
            continue
        whole = flight.launch is not None and flight.launch.status == "cancelled"
        for kind, noun, uid in _movements(flight):
            if whole or noun.status == "cancelled":
                entry = _off(schedule, flight, kind, noun, uid, known_on)
                if entry is not None:
                    yield entry


def _movements(flight: Flight) -> Iterator[tuple[str, Movement | Relocation, str]]:
    for kind in ("launch", "dock"):
        movement: Movement | None = getattr(flight, kind)
        if movement is not None:
            yield kind, movement, dotted(("flight", flight.id, kind))
    for place, one in enumerate(flight.relocate):
        yield "relocate", one, _relocation_uid(flight, place)
    for kind in ("undock", "land"):
        movement = getattr(flight, kind)
        if movement is not None:
            yield kind, movement, dotted(("flight", flight.id, kind))


def _off(
    schedule: Schedule,
    flight: Flight,
    kind: str,
    noun: Movement | Relocation,
    uid: str,
    known_on: date | None,
) -> tuple[datetime, CalendarEntry] | None:
    when = getattr(noun, "left", None) or noun.at
    span = _span(when, None) if when is not None else None
    if when is None or span is None:
        return None
    start, end, days = span
    name = schedule.flight_name(flight.id)
    provider = schedule.provider_of(flight)
    lines = [f"Was due: {told(when)}" if not when.is_exact else "Status: cancelled"]
    lines += [f"Note: {noun.note}"] if noun.note else []
    lines += [f"Source: {noun.source}"] if noun.source else []
    return when.earliest or when.instant, CalendarEntry(
        uid=uid,
        summary=f"{name} {_NOUNS.get(kind, kind)} cancelled",
        start=start,
        end=end,
        days=days,
        state="cancelled",
        sequence=_changes(noun, known_on),
        lines=tuple(lines),
        location=schedule.site_name(getattr(noun, "site", None)),
        coordinates=_coordinates(schedule, getattr(noun, "site", None)),
        categories=tuple(
            filter(None, (kind, schedule.agency(provider).tag if provider is not None else None))
        ),
    )


# -- stays -----------------------------------------------------------------------------------------


def _stays(
    ledger: Ledger,
    station: str,
    person: str,
    rides: Iterable[Ride],
    at: datetime,
    since: datetime,
    known_on: date | None,
) -> Iterator[tuple[datetime, CalendarEntry]]:
    """Yield the stays of one person at a station, from docking to undocking, that are not long over."""
    schedule = ledger.schedule
    for ride in rides:
        dock = ride.up.dock
        if ride.up.station != station or dock is None:
            continue
        undock = ride.home.undock if ride.home is not None else None
        if undock is not None and undock.instant < since:
            continue
        span = _stay(dock.when, undock.when if undock is not None else None, at)
        if span is None:
            continue
        start, end, days, sure = span
        agency = schedule.agency(ride.seat.agency or _own_agency(schedule, person))
        up = schedule.flight_name(ride.up.id)
        home = schedule.flight_name(ride.home.id) if ride.home is not None else None
        lines = [f"Up on {up}, docked {long(dock.when)}"]
        if home is not None and undock is not None:
            lines.append(f"Home on {home}, leaves {told_short(undock.when)}")
        elif home is not None:
            lines.append(f"Home on {home}")
        else:
            lines.append("No ride home is named")
        lines.append(f"Agency: {agency.name}")
        yield (
            dock.instant,
            CalendarEntry(
                uid=_stay_uid(person, ride),
                summary=f"{schedule.person_name(person)} aboard {station_short(schedule, station)}",
                start=start,
                end=end,
                days=days,
                state="confirmed" if sure else "tentative",
                sequence=_stay_changes(ride, known_on),
                lines=tuple(lines),
                location=schedule.station_name(station),
                coordinates=None,
                categories=tuple(filter(None, ("crew", agency.tag))),
            ),
        )


def _own_agency(schedule: Schedule, person: str) -> str | None:
    return None if person.startswith("?") else schedule.person(person).agency


def told_short(when: When) -> str:
    """Say a time in the middle of a sentence: to the minute where it is exact, else as it was written."""
    return long(when) if when.is_exact else told(when)


def _stay_uid(person: str, ride: Ride) -> str:
    """Name a stay after its person and ship; a seat not yet named after its number on that ship."""
    if person.startswith("?"):
        number = int(person.rpartition("#")[2]) + 1
        return f"{dotted(('flight', ride.up.id))}.unnamed-{number}.stay"
    return f"{dotted(('person', person))}.stay.{dotted((ride.up.id,))}"


def _stay_changes(ride: Ride, known_on: date | None) -> int:
    """Return how often either end of a stay has moved."""
    total = 0
    ends = (
        (ride.up.dock, ride.up.launch),
        (ride.home.undock, ride.home.land) if ride.home is not None else (None, None),
    )
    for move, base in ends:
        for one in (move, base):
            if one is not None and one.noun is not None and not one.when.derived:
                total += _changes(one.noun, known_on)
                break
    return total


def _stay(
    dock: When, undock: When | None, at: datetime
) -> tuple[datetime | date, datetime | date | None, bool, bool] | None:
    """Return start, end, whether both are days, and whether both are sure.

    A stay whose end nobody names is shown to the instant of the calendar, or to its first day.
    """
    first = _span(dock, None)
    last = _span(undock, None) if undock is not None else None
    if first is None:
        return None
    if last is not None and not first[2] and not last[2] and dock.is_exact and undock is not None:
        stop = last[0] if undock.is_exact else last[1]
        return first[0], stop, False, undock.is_exact
    start = _as_day(first[0])
    if last is None:
        end = _next(max(at.date(), start))
    elif last[2]:
        end = _as_day(last[1] or last[0])
    else:
        end = _next(_as_day(last[0]))
    return start, max(end, _next(start)), True, False


def _as_day(value: datetime | date) -> date:
    return value.date() if isinstance(value, datetime) else value
