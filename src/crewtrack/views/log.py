"""The log: what happened at a station, what was said and what was put off, up to an instant and beyond it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

from crewtrack.ledger.events import ORDER
from crewtrack.model.known import in_order
from crewtrack.model.when import When
from crewtrack.views.agenda import occurrence
from crewtrack.views.bulletins import line
from crewtrack.views.coverage import known
from crewtrack.views.refs import provider_ref
from crewtrack.views.shapes.log import Log, LogEntry, Moved

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date

    from crewtrack.ledger.events import Event
    from crewtrack.ledger.ledger import Ledger
    from crewtrack.model.address import Address
    from crewtrack.model.nouns import Flight, Movement, Relocation

_SLIP = 10  # after all that happens at the same instant


class Change:
    """A time that gave way to another on a day."""

    __slots__ = (
        "address",
        "day",
        "flight",
        "instant",
        "movement",
        "now",
        "source",
        "was",
        "why",
    )

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
        self.instant = datetime(day.year, day.month, day.day, tzinfo=UTC)


if TYPE_CHECKING:
    Raw = Event | Change


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
    past: list[Raw] = []
    coming: list[Raw] = []
    more = further = 0
    for one in _sources(ledger, station):
        first = 0 if start is None else bisect_left(one, start, key=_instant)
        end = len(one) if until is None else max(first, bisect_right(one, until, key=_instant))
        now = min(max(first, bisect_right(one, at, key=_instant)), end)
        before, after = one[first:now], one[now:end]
        if keep is not None:
            before = [it for it in before if keep(it.address)]
            after = [it for it in after if keep(it.address)]
        # no more of each than may be shown in all: of ten thousand only these are put in order
        more += len(before)
        further += len(after)
        past += before if limit is None else before[len(before) - min(limit, len(before)) :]
        coming += after if ahead is None else after[:ahead]
    past.sort(key=_order)
    coming.sort(key=_order)
    if limit is not None:
        past = past[len(past) - min(limit, len(past)) :]
    if ahead is not None:
        coming = coming[:ahead]
    more -= len(past)
    further -= len(coming)
    shown = [*past, *coming]
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
    return one.instant


def _order(one: Raw) -> tuple[datetime, int, str]:
    return one.instant, _SLIP if isinstance(one, Change) else ORDER[one.kind], _ident(one)


def _ident(one: Raw) -> str:
    return one.flight.id if isinstance(one, Change) else one.id


def _sources(ledger: Ledger, station: str) -> tuple[Sequence[Raw], ...]:
    """Return what the log can show of a station: events, statements and changes, each in order."""
    schedule = ledger.schedule
    moved = [
        one
        for flight in ledger.slipped
        if schedule.station_of(flight) == station
        for one in changes(flight)
    ]
    moved.sort(key=_instant)
    return ledger.listed(station), ledger.every("bulletin"), moved


def changes(flight: Flight) -> Iterator[Change]:
    """Yield each change of a flight's times whose day is known."""
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
    for one in shown:
        if isinstance(one, Change) or one.move is None:
            out.append(None)
            continue
        if count is None:
            # what was before the first of them: its own instant is too late
            before = next(ledger.before(station, one.instant), None)
            count = ledger.aboard(station, before.instant) if before is not None else 0
        changed = one.kind in {"dock", "undock"} and one.aboard != count
        out.append(one.aboard if changed else None)
        count = one.aboard
    return out


def _entry(ledger: Ledger, one: Raw, at: datetime, aboard: int | None) -> LogEntry:
    instant = one.instant
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
