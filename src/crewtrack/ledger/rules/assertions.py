"""Assertions: what the file claims about the ledger is so (A601 failed-assertion)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.ledger.rides import named_down
from crewtrack.model.address import dotted
from crewtrack.model.nouns import Flight
from crewtrack.model.problem import Problem, Severity
from crewtrack.model.schedule import NOWHERE
from crewtrack.model.when import When
from crewtrack.model.when_words import long

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.model.nouns import Assertion


def failed(ledger: Ledger) -> Iterator[Problem]:
    """A601: a claim does not hold. A claim about a span must hold throughout."""
    for place, assertion in enumerate(ledger.schedule.assertions):
        station = assertion.station or ledger.schedule.main_station()
        if station is None:
            continue
        for at in _instants(ledger, assertion, station):
            found = next(_claims(ledger, assertion, station, at), None)
            if found is not None:
                key, message = found
                yield Problem(
                    "A601",
                    "failed-assertion",
                    Severity.ERROR,
                    f"{message}, at {long(When.at_instant(at))}",
                    ("assert", place, key),
                    hint=f"the claim is from {assertion.source}" if assertion.source else None,
                )
                break


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
            if event.move is not None:
                yield event.instant


def _claims(
    ledger: Ledger, assertion: Assertion, station: str, at: datetime
) -> Iterator[tuple[str, str]]:
    """Yield what does not hold at an instant: the key of the claim, and what is found instead."""
    schedule = ledger.schedule
    state = ledger.state(at)
    aboard = [person for person, here in state.aboard.items() if here.station == station]
    if assertion.count is not None:
        least, most = ledger.bounds(station, at)
        if not least <= assertion.count <= most:
            yield "count", f"{assertion.count} aboard are claimed, and the ledger has {len(aboard)}"
    counts: dict[str, int] = {}
    for person in aboard:
        agency = ledger.agency(person, at) or NOWHERE
        counts[agency] = counts.get(agency, 0) + 1
    for agency, claimed in (assertion.agencies or {}).items():
        if counts.get(agency, 0) != claimed:
            name = schedule.agency(agency).name
            yield (
                "agencies",
                f"{claimed} of {name} aboard are claimed, and the ledger has {counts.get(agency, 0)}",
            )
    if assertion.crew is not None:
        claimed_crew = set(named_down(schedule, Flight("?", None), assertion.crew))
        extra = [schedule.person_name(one) for one in aboard if one not in claimed_crew]
        gone = [schedule.person_name(one) for one in sorted(claimed_crew) if one not in aboard]
        if extra or gone:
            parts = [f"{', '.join(gone)} not aboard"] if gone else []
            parts += [f"{', '.join(extra)} aboard too"] if extra else []
            yield "crew", f"the crew is not as claimed: {'; '.join(parts)}"
    for port, claimed_ship in (assertion.ports or {}).items():
        ships = [
            one.trip.id
            for one in state.berths.values()
            if one.trip.station == station and one.port == port
        ]
        wanted = [] if claimed_ship == "free" else [claimed_ship]
        if ships != wanted:
            found = ", ".join(ships) or "nothing"
            yield "ports", f"{claimed_ship} is claimed on {port}, and the ledger has {found}"
    if assertion.next is not None:
        event = next((one for one in ledger.after(station, at) if one.kind != "bulletin"), None)
        found = dotted(event.address) if event is not None else "nothing"
        if found != assertion.next:
            yield "next", f"{assertion.next} is claimed to come next, and the ledger has {found}"
