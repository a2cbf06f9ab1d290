"""The log: what happened at a station, what was said and what was put off, up to an instant and beyond it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from crewtrack.model.known import in_order
from crewtrack.model.when import When
from crewtrack.views.agenda import occurrence
from crewtrack.views.bulletins import line
from crewtrack.views.coverage import known
from crewtrack.views.refs import provider_ref
from crewtrack.views.shapes.log import Log, LogEntry, Moved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date

    from crewtrack.ledger.events import Event
    from crewtrack.ledger.ledger import Ledger
    from crewtrack.model.address import Address
    from crewtrack.model.nouns import Flight, Movement, Relocation

    Raw = tuple[datetime, int, "Event | Change"]

_SLIP = 10  # after all that happens at the same instant


class Change:
    """A time that gave way to another on a day."""

    __slots__ = ("address", "day", "flight", "movement", "now", "source", "was", "why")

    def __init__(
        self,
        flight: Flight,
        movement: str,
        day: date,
        was: When,
        now: When | None,
        why: str | None,
        source: str | None,
        address: Address,
    ) -> None:
        self.flight, self.movement, self.day = flight, movement, day
        self.was, self.now, self.why, self.source = was, now, why, source
        self.address = address


def log(
    ledger: Ledger,
    station: str,
    at: datetime,
    *,
    start: datetime | None = None,
    until: datetime | None = None,
    limit: int | None = None,
    ahead: int | None = 0,
    keep: Callable[[Address], bool] | None = None,
) -> Log:
    """Return the log of a station, the newest first.

    Args:
        ledger: the ledger.
        station: the station's id.
        at: the instant (aware, UTC): what is later is still to come.
        start: nothing before this.
        until: nothing after this.
        limit: at most so many of what has been; None for all.
        ahead: at most so many of what is to come, the nearest; None for all.
        keep: whether an entry at an address is shown; left out, all are.
    """
    raw = _raw(ledger, station)
    first = 0 if start is None else bisect_left(raw, start, key=_instant)
    end = len(raw) if until is None else max(first, bisect_right(raw, until, key=_instant))
    now = min(max(first, bisect_right(raw, at, key=_instant)), end)
    past, coming = raw[first:now], raw[now:end]
    if keep is not None:
        past = [one for one in past if keep(one[2].address)]
        coming = [one for one in coming if keep(one[2].address)]
    more = 0 if limit is None else max(0, len(past) - limit)
    further = 0 if ahead is None else max(0, len(coming) - ahead)
    shown = [*past[more:], *coming[: len(coming) - further]]
    counts = _counts(ledger, station, shown)
    entries = [_entry(ledger, one, at, aboard) for one, aboard in zip(shown, counts, strict=True)]
    entries.reverse()
    return Log(
        station=station,
        station_name=ledger.schedule.station_name(station),
        at=at,
        start=start,
        until=until,
        entries=tuple(entries),
        more=more,
        more_ahead=further,
        recorded=known(ledger.schedule, station, at),
    )


def _instant(one: Raw) -> datetime:
    return one[0]


def _raw(ledger: Ledger, station: str) -> list[Raw]:
    """Return all that the log can show of a station, in order, before it is put into words."""
    from crewtrack.ledger.events import ORDER

    out: list[Raw] = [
        (_begin(event), ORDER[event.kind], event)
        for event in ledger.station_events(station)
        if not event.phase
    ]
    schedule = ledger.schedule
    for flight in schedule.flights.values():
        if schedule.station_of(flight) == station:
            out += [
                (datetime(one.day.year, one.day.month, one.day.day, tzinfo=UTC), _SLIP, one)
                for one in changes(flight)
            ]
    # a stable sort: what the ledger has put in order stays so
    out.sort(key=lambda one: one[:2])
    return out


def _begin(event: Event) -> datetime:
    """Return where an event stands: a statement from the start of what is known of it."""
    if event.kind == "bulletin" and event.when.earliest is not None:
        return min(event.instant, event.when.earliest)
    return event.instant


def changes(flight: Flight) -> Iterator[Change]:
    """Yield each change of a flight's times whose day is known."""
    if not any(
        one.slips
        for one in (flight.launch, flight.dock, flight.undock, flight.land, *flight.relocate)
        if one is not None
    ):
        return
    at: Address = ("flight", flight.id)
    for kind in ("launch", "dock", "undock", "land"):
        movement: Movement | None = getattr(flight, kind)
        if movement is not None:
            yield from _changes(flight, kind, movement, movement.at, (*at, kind))
    for place, one in enumerate(flight.relocate):
        yield from _changes(flight, "relocate", one, one.left, (*at, "relocate", place))


def _changes(
    flight: Flight, kind: str, noun: Movement | Relocation, now: When | None, at: Address
) -> Iterator[Change]:
    of = "left" if kind == "relocate" else "at"
    ordered = in_order(noun.slips)
    places = {id(one): place for place, one in enumerate(noun.slips)}
    stood = [(one, getattr(one, of), one.known) for one in ordered]
    stood = [one for one in stood if one[1] is not None]
    for (slip, was, _), (_, then, day) in pairwise([*stood, (None, now, noun.known)]):
        if slip is None or day is None or was == then:
            continue
        address = (*at, "slips", places[id(slip)])
        yield Change(flight, kind, day, was, then, slip.why, slip.source, address)


def _counts(ledger: Ledger, station: str, shown: list[Raw]) -> list[int | None]:
    """Return the head count after each docking and undocking that changes it, else None."""
    out: list[int | None] = []
    count: int | None = None
    for at, _, one in shown:
        if isinstance(one, Change) or one.move is None:
            out.append(None)
            continue
        if count is None:
            # what was before the first of them: its own instant is too late
            before = next(ledger.before(station, at), None)
            count = ledger.aboard(station, before.instant) if before is not None else 0
        changed = one.kind in {"dock", "undock"} and one.aboard != count
        out.append(one.aboard if changed else None)
        count = one.aboard
    return out


def _entry(ledger: Ledger, raw: Raw, at: datetime, aboard: int | None) -> LogEntry:
    instant, _, one = raw
    ahead = instant > at
    if isinstance(one, Change):
        schedule = ledger.schedule
        moved = Moved(
            flight=one.flight.id,
            name=schedule.flight_name(one.flight.id),
            short=schedule.flight_short(one.flight.id),
            movement=one.movement,
            was=one.was,
            now=one.now,
            why=one.why,
            source=one.source,
            provider=provider_ref(schedule, one.flight.id),
        )
        when = When.parse(one.day.isoformat())
        return LogEntry("slip", when, instant, ahead, None, None, moved, one.address)
    if one.kind == "bulletin":
        said = line(ledger, ledger.schedule.bulletins[one.id])
        return LogEntry("bulletin", one.when, instant, ahead, None, said, None, one.address)
    event = occurrence(ledger, one, at, aboard)
    return LogEntry(one.kind, one.when, instant, ahead, event, None, None, one.address)
