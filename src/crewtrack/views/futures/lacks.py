"""What a station lacks, and for how long; who alone can still serve it; and what can still raise its orbit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.ledger.lifeboats import works
from crewtrack.ledger.segments import agencies, crewed, segments
from crewtrack.ledger.spans import beyond, days, joined
from crewtrack.views.coverage import judged
from crewtrack.views.dependence import Fleet, engines_known
from crewtrack.views.refs import agency_ref
from crewtrack.views.reliance import sole
from crewtrack.views.shapes.comparison import (
    Booster,
    Consequence,
    Measure,
)

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.views.futures.both import Both, Gaps, What
    from crewtrack.views.shapes.dependence import SoleSpan


def measures(both: Both, gaps: Gaps) -> tuple[list[Measure], list[Consequence]]:
    """Return how many days the station lacks something, and from when it does so unlike in the plan."""
    out: list[Measure] = []
    breaks: list[Consequence] = []

    def add(key: str, words: str, kind: str, text: str, what: What, end: datetime) -> None:
        before, after = both.spans(what, end)
        old, new = before.get(key, []), after.get(key, [])
        out.append(Measure(key, words, days(old), days(new), new[0][0] if new else None))
        breaks.extend(Consequence(start, kind, text) for start, _ in beyond(new, old)[:1])

    station = both.station
    fleets = {id(ledger): Fleet(ledger, station) for ledger in (both.plan, both.other)}
    add(
        "empty",
        "nobody aboard",
        "empty",
        "nobody is aboard",
        lambda _, state, __: () if state.counts.get(station) else ("empty",),
        both.end,
    )
    homes = agencies(both.plan, station)
    for name in segments(both.plan, station):
        add(
            f"segment {name}",
            f"{name} segment without its own crew",
            "segment",
            f"nobody is left to run the {name} segment",
            lambda ledger, state, at, name=name: (  # type: ignore[misc]
                () if name in crewed(ledger, state, station, at, homes) else (f"segment {name}",)
            ),
            both.end,
        )
    before, after = gaps
    first = min((spans[0][0] for spans in after.values()), default=None)
    out.append(
        Measure(
            "unseated",
            "somebody without a lifeboat seat",
            days(joined(before.values())),
            days(joined(after.values())),
            first,
        )
    )
    add(
        "no-reboost",
        "no docked ship can raise the orbit",
        "reboost",
        "no docked ship can raise the orbit",
        # where cargo ships are not recorded, that none is there is no finding
        lambda ledger, state, at: (
            ()
            if fleets[id(ledger)].able(state, at)[1] or not engines_known(both.plan, station, at)
            else ("no-reboost",)
        ),
        both.engines,
    )
    return out, [*breaks, *_sole(both)]


def _sole(both: Both) -> list[Consequence]:
    """Tell from when one agency alone, or none, can bring people home or reboost, unlike in the plan."""
    out = []
    for kind, end, words in (
        ("sole-return", both.end, "bring people home"),
        ("reboost", both.engines, "raise the orbit"),
    ):
        engines = kind == "reboost"
        over = [(both.start, end)]
        if engines:
            over = judged(both.plan.schedule, "cargo", both.station, both.start, end)
        old = [(one.start, one.end) for one in _alone(both.plan, both.station, over, engines)]
        for one in _alone(both.other, both.station, over, engines):
            new = beyond([(one.start, one.end)], old)
            if not new or (one.agency is None and engines):
                continue
            who = f"only {one.agency.name} can" if one.agency is not None else "no docked ship can"
            out.append(Consequence(new[0][0], kind, f"{who} {words}"))
    return _once(out)


def _alone(
    ledger: Ledger,
    station: str,
    over: list[tuple[datetime, datetime]],
    engines: bool,
) -> list[SoleSpan]:
    """Return the spans in which one agency alone, or none, can do something, within some others."""
    return [
        one for start, end in over for one in sole(ledger, station, start, end, engines=engines)
    ]


def _once(consequences: list[Consequence]) -> list[Consequence]:
    """Leave out what was told before."""
    seen: set[str] = set()
    return [one for one in consequences if not (one.text in seen or seen.add(one.text))]  # type: ignore[func-returns-value]


def boosters(both: Both) -> tuple[Booster, ...]:
    """Return the ships that can raise the orbit under the what-if, then or later."""
    schedule = both.other.schedule
    out = []
    for trip in both.other.trips.values():
        craft = schedule.spacecraft.get(trip.flight.spacecraft or "")
        if trip.station != both.station or craft is None or not craft.reboost or not trip.flown:
            continue
        if trip.dock is None or trip.dock.instant >= both.engines:
            continue
        if trip.undock is not None and trip.undock.instant <= both.start:
            continue
        since = max(both.start, trip.dock.instant)
        if not works(trip.flight, since):
            continue
        ends = [trip.undock.when] if trip.undock is not None else []
        ends += [
            one.from_
            for one in trip.flight.unfit
            if one.seats == 0 and one.from_ is not None and one.from_.instant > since
        ]
        out.append(
            Booster(
                trip.id,
                schedule.flight_name(trip.id),
                agency_ref(schedule, schedule.provider_of(trip.flight)),
                trip.dock.instant,
                min(ends, key=lambda one: one.instant, default=None),
            )
        )
    out.sort(key=lambda one: (one.since, one.flight))
    return tuple(out)
