"""Assertions: what the file claims about the ledger is so (A601 failed-assertion).

A claim fails only where it is certainly wrong: what rests on an imprecise time may be either way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.ledger.ledger import Ledger
from crewtrack.model.address import dotted
from crewtrack.model.problem import Problem, Severity
from crewtrack.model.schedule import NOWHERE
from crewtrack.model.when import FAR_FUTURE, When
from crewtrack.model.when_words import long

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from crewtrack.ledger.events import Event
    from crewtrack.ledger.stays import Stay
    from crewtrack.model.address import Address
    from crewtrack.model.nouns import Assertion


def failed(ledger: Ledger) -> Iterator[Problem]:
    """A601: a claim does not hold. A claim about a span must hold throughout.

    A claim of a file that others are laid over is about that file, not about what they make of it.
    """
    schedule = ledger.schedule
    books = [ledger] * len(schedule.assertions)
    for base in schedule.bases:
        if base.last > len(books):
            continue  # the claims are gone from this version of the schedule
        below = Ledger.of(base.schedule())
        books[base.first : base.last] = [below] * (base.last - base.first)
    for place, (own, assertion) in enumerate(zip(books, schedule.assertions, strict=True)):
        station = assertion.station or own.schedule.main_station()
        if station is None:
            continue
        found = _beyond(own, assertion, station)
        if found is None and _looks_closer(assertion):
            found = next(
                (
                    (at, *wrong)
                    for at in _instants(own, assertion, station)
                    for wrong in _claims(own, assertion, station, at)
                ),
                None,
            )
        if found is not None:
            at, key, message = found
            yield Problem(
                "A601",
                "failed-assertion",
                Severity.ERROR,
                f"{message}, at {long(When.at_instant(at))}",
                ("assert", place, *key),
                hint=f"the claim is from {assertion.source}" if assertion.source else None,
            )


def _beyond(
    ledger: Ledger, assertion: Assertion, station: str
) -> tuple[datetime, Address, str] | None:
    """Return where fewer are aboard than the least that is claimed, or more than the most; None if nowhere.

    The counts after events are known without working out a state, so that a claim about decades costs little.
    """
    least, most = assertion.least, assertion.most
    if least is None and most is None:
        return None
    for at, count in _counts(ledger, assertion, station):
        less, more = ledger.doubt(station, at)
        if least is not None and count + more < least:
            found = f"at least {least} aboard are claimed, and the ledger has {count + more}"
            return at, ("least",), found
        if most is not None and count - less > most:
            found = f"at most {most} aboard are claimed, and the ledger has {count - less}"
            return at, ("most",), found
    return None


def _counts(ledger: Ledger, assertion: Assertion, station: str) -> Iterator[tuple[datetime, int]]:
    """Yield the instants of a claim with the head count from each on."""
    if assertion.at is not None:
        at = assertion.at.earliest or assertion.at.instant
        yield at, ledger.aboard(station, at)
    span = assertion.during
    if span is None or span.earliest is None:
        return
    last, count = span.earliest, ledger.aboard(station, span.earliest)
    for event in ledger.after(station, span.earliest):
        if event.instant >= (span.latest or FAR_FUTURE):
            break
        if event.move is not None:
            if event.instant > last:
                yield last, count
            last, count = event.instant, event.aboard
    yield last, count


def _looks_closer(assertion: Assertion) -> bool:
    """Whether a claim is about more than the least and the most aboard."""
    return any(
        one is not None
        for one in (
            assertion.count,
            assertion.visitors,
            assertion.days,
            assertion.agencies,
            assertion.crew,
            assertion.ports,
            assertion.next,
        )
    )


def _instants(ledger: Ledger, assertion: Assertion, station: str) -> Iterator[datetime]:
    """Yield the instants at which a claim is looked at: one, or a span's start and every event in it."""
    if assertion.at is not None:
        yield assertion.at.earliest or assertion.at.instant
    span = assertion.during
    if span is not None and span.earliest is not None:
        yield span.earliest
        for event in ledger.after(station, span.earliest):
            if span.latest is not None and event.instant >= span.latest:
                break
            if event.move is not None and event.instant < FAR_FUTURE:
                yield event.instant


def _claims(
    ledger: Ledger, assertion: Assertion, station: str, at: datetime
) -> Iterator[tuple[Address, str]]:
    """Yield what does not hold at an instant: the key of the claim, and what is found instead."""
    yield from _people(ledger, assertion, station, at)
    yield from _record(ledger, assertion, station, at)
    for port, claimed in (assertion.ports or {}).items():
        found = _on_port(ledger.stays.get((station, port), []), claimed, at)
        if found is not None:
            yield (
                ("ports", port),
                f"{claimed} is claimed on {port}, and the ledger has {found}",
            )
    if assertion.next is not None:
        found = _comes_next(ledger, station, assertion.next, at)
        if found is not None:
            yield (
                ("next",),
                f"{assertion.next} is claimed to come next, and the ledger has {found}",
            )


def _people(
    ledger: Ledger, assertion: Assertion, station: str, at: datetime
) -> Iterator[tuple[Address, str]]:
    """Yield what does not hold of the people aboard."""
    schedule = ledger.schedule
    state = ledger.state(at)
    aboard = {person for person, here in state.aboard.items() if here.station == station}
    leaving, coming = ledger.doubtful(station, at)
    certain, possible = aboard - leaving, aboard | coming
    if assertion.count is not None and not len(certain) <= assertion.count <= len(possible):
        found = (
            f"{len(aboard)}"
            if len(certain) == len(possible)
            else f"{len(certain)} to {len(possible)}"
        )
        yield ("count",), f"{assertion.count} aboard are claimed, and the ledger has {found}"
    for agency, claimed in (assertion.agencies or {}).items():
        least = _of_agency(ledger, certain, agency, at)
        most = _of_agency(ledger, possible, agency, at)
        if not least <= claimed <= most:
            name = schedule.agency(agency).name
            found = f"{least}" if least == most else f"{least} to {most}"
            yield (
                ("agencies", agency),
                f"{claimed} of {name} aboard are claimed, and the ledger has {found}",
            )
    if assertion.crew is not None:
        found_crew = _other_crew(ledger, assertion, certain, possible)
        if found_crew is not None:
            yield ("crew",), f"the crew is not as claimed: {found_crew}"


def _record(
    ledger: Ledger, assertion: Assertion, station: str, at: datetime
) -> Iterator[tuple[Address, str]]:
    """Yield what does not hold of who has been aboard, and of how long somebody has flown."""
    if assertion.visitors is not None:
        least, most = ledger.visitors(station, at)
        if not least <= assertion.visitors <= most:
            yield (
                ("visitors",),
                f"{assertion.visitors} different people up to then are claimed, and the ledger has {_either(least, most)}",
            )
    for name, claimed in (assertion.days or {}).items():
        person = ledger.schedule.person_id(name)
        flown = _days(ledger, person, at)
        if flown is None or not flown[0] <= claimed <= flown[1]:
            found = _either(*flown) if flown is not None else "no flight of theirs"
            yield (
                ("days", name),
                f"{claimed} days are claimed of {ledger.schedule.person_name(person)}, and the ledger has {found}",
            )


def _days(ledger: Ledger, person: str, at: datetime) -> tuple[int, int] | None:
    """Return the least and the most whole days of somebody's last flight up to an instant; None if there is none."""
    ride = ledger.ride(person, at)
    start = ride.up.launch if ride is not None else None
    if ride is None or start is None:
        return None
    land = ride.home.land if ride.home is not None else None
    low, high = (at, at) if land is None else (min(land.low, at), min(land.high, at))
    return max(0, (low - start.high).days), max(0, (high - start.low).days)


def _either(least: int, most: int) -> str:
    return f"{least}" if least == most else f"{least} to {most}"


def _of_agency(ledger: Ledger, people: set[str], agency: str, at: datetime) -> int:
    return sum(1 for person in people if (ledger.agency(person, at) or NOWHERE) == agency)


def _other_crew(
    ledger: Ledger, assertion: Assertion, certain: set[str], possible: set[str]
) -> str | None:
    """Return who is certainly aboard and not claimed, and who is claimed and certainly not; or None.

    A seat not yet named may be claimed for anyone who is not named yet either.
    """
    schedule = ledger.schedule
    seats = assertion.crew or ()
    claimed = {schedule.person_id(seat.id) for seat in seats if seat.id != "?"}
    unnamed = sum(1 for seat in seats if seat.id == "?")
    gone = [schedule.person_name(one) for one in sorted(claimed - possible)]
    extra = [
        schedule.person_name(one) for one in sorted(certain - claimed) if not one.startswith("?")
    ]
    least = sum(1 for one in certain if one.startswith("?"))
    most = sum(1 for one in possible if one.startswith("?"))
    parts = [f"{', '.join(gone)} not aboard"] if gone else []
    parts += [f"{', '.join(extra)} aboard too"] if extra else []
    if not least <= unnamed <= most:
        parts.append(f"{least if unnamed < least else most} aboard are not named yet")
    return "; ".join(parts) or None


def _on_port(own: list[Stay], claimed: str, at: datetime) -> str | None:
    """Return what is on a port instead of what is claimed, or None if the claim may hold."""
    sure = [stay.trip.id for stay in own if _surely(stay, at)]
    maybe = [stay.trip.id for stay in own if _maybe(stay, at)]
    if claimed == "free":
        return ", ".join(sure) or None
    if claimed in maybe and all(one == claimed for one in sure):
        return None
    return ", ".join(one for one in sure or maybe if one != claimed) or "nothing"


def _surely(stay: Stay, at: datetime) -> bool:
    return stay.arrive.high <= at and (stay.leave is None or at < stay.leave.low)


def _maybe(stay: Stay, at: datetime) -> bool:
    return stay.arrive.low <= at and (stay.leave is None or at < stay.leave.high)


def _comes_next(ledger: Ledger, station: str, claimed: str, at: datetime) -> str | None:
    """Return what comes next instead of what is claimed, or None if the claim may hold."""
    ahead = [
        event
        for event in ledger.station_events(station)
        if event.kind != "bulletin" and event.phase == 0 and _span(event)[1] >= at
    ]
    coming = [event for event in ahead if event.instant > at]
    first = coming[0] if coming else None
    if first is not None and dotted(first.address) == claimed:
        return None
    for event in ahead:
        if dotted(event.address) == claimed and _span(event)[1] > at:
            low = _span(event)[0]
            between = (_span(one) for one in coming if one is not event)
            if not any(start > at and end <= low for start, end in between):
                return None
    return dotted(first.address) if first is not None else "nothing"


def _span(event: Event) -> tuple[datetime, datetime]:
    """Return the earliest and the latest at which an event can be; both its instant where it is exact."""
    if event.move is not None:
        return event.move.low, event.move.high
    if event.when.is_exact:
        return event.instant, event.instant
    return event.when.earliest or event.instant, event.when.latest or FAR_FUTURE
