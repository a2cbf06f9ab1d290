"""Comparison: two futures of a station, the plan and the same under a what-if; first consequence first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.ledger.spans import unseated
from crewtrack.views.futures import flights, homes, lacks, seats
from crewtrack.views.futures.both import Both
from crewtrack.views.shapes.comparison import Comparison

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.ledger.ledger import Ledger

KINDS = (
    "empty",
    "lifeboat",
    "sole-return",
    "reboost",
    "segment",
    "port",
    "flight",
    "moved",
    "new-flight",
    "ride-home",
)
"""The kinds of consequence, in their order at the same instant."""


def compare(
    plan: Ledger,
    other: Ledger,
    station: str,
    start: datetime,
    end: datetime | None = None,
) -> Comparison:
    """Return what is otherwise at a station under a what-if.

    Args:
        plan: the ledger as it is.
        other: the ledger under the what-if.
        station: the station's id.
        start: from when to compare (aware, UTC).
        end: up to when; left out, as far as the plan claims to know of crews (`coverage.horizon`).
    """
    both = Both(plan, other, station, start, end)
    stranded = homes.stranded(both)
    gaps = both.spans(lambda ledger, state, at: unseated(ledger, state, station, at))
    lost, new, moved = flights.changes(both)
    measures, breaks = lacks.measures(both, gaps)
    consequences = [
        *breaks,
        *seats.unseating(both, gaps),
        *homes.leaving(both, stranded),
        *flights.launches(both, lost, new, moved),
        *flights.blocked(both),
    ]
    consequences.sort(key=lambda one: (one.at, KINDS.index(one.kind), one.text))
    return Comparison(
        station=station,
        station_name=plan.schedule.station_name(station),
        start=start,
        end=both.end,
        claimed=both.claimed,
        reboost_end=both.engines if both.engines != both.end else None,
        consequences=tuple(consequences),
        stranded=stranded,
        unseated=seats.without_one(both, gaps),
        lost=lost,
        new=new,
        moved=moved,
        boosters=lacks.boosters(both),
        measures=tuple(measures),
        seats=seats.home(both),
    )
