"""The outlook: who can bring people home and who can raise the orbit, from change to change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attr import evolve

from crewtrack.views.coverage import horizon
from crewtrack.views.dependence import Fleet
from crewtrack.views.refs import agency_ref
from crewtrack.views.shapes.outlook import Outlook, Stretch

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.views.shapes.common import AgencyRef


def outlook(
    ledger: Ledger,
    station: str,
    start: datetime,
    until: datetime | None = None,
    *,
    fleet: Fleet | None = None,
) -> Outlook:
    """Return the outlook of a station from an instant (aware, UTC) on.

    Args:
        ledger: the ledger.
        station: the station's id.
        start: from when.
        until: up to when; left out, as far as the file claims to know of crews.
        fleet: the station's ships, where they are looked at for something else, too.
    """
    end = until if until is not None else horizon(ledger, station)
    end = max(start, end) if end is not None else start
    cargo = horizon(ledger, station, "cargo")
    boosts_end = end if until is not None or cargo is None else max(start, min(end, cargo))
    changes = (fleet if fleet is not None else Fleet(ledger, station)).changes(start, end)
    stretches: list[Stretch] = []
    refs: dict[str | None, AgencyRef] = {}
    told: object = None
    for place, (at, homes, boosts, aboard) in enumerate(changes):
        stop = changes[place + 1][0] if place + 1 < len(changes) else end
        seats = {ident: sum(places for _, places in ships) for ident, ships in homes.items()}
        before, told = told, (aboard, seats, set(boosts))
        if told == before:  # nothing differs from the stretch before but the time
            stretches[-1] = evolve(stretches[-1], end=stop)
            continue
        for ident in (*homes, *boosts):
            if ident not in refs:
                refs[ident] = agency_ref(ledger.schedule, ident)
        pairs = [(refs[ident], count) for ident, count in seats.items()]
        able_to = [refs[ident] for ident in boosts]
        stretches.append(
            Stretch(
                start=at,
                end=stop,
                aboard=aboard,
                homes=tuple(sorted(pairs, key=lambda one: (-one[1], one[0].name))),
                boosts=tuple(sorted(able_to, key=lambda one: one.name)),
            )
        )
    return Outlook(station, start, end, boosts_end, tuple(stretches))
