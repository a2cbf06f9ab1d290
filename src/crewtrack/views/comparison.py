"""Comparison: two futures of a station, the plan and the same under a what-if; first consequence first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.ledger.lifeboats import works
from crewtrack.ledger.rides import end_of, start_of
from crewtrack.ledger.segments import agencies, crewed, segments
from crewtrack.ledger.spans import days, edges, held, unseated
from crewtrack.model.names import family_name
from crewtrack.model.when import FAR_FUTURE
from crewtrack.views.coverage import claim, horizon
from crewtrack.views.dependence import able
from crewtrack.views.refs import agency_ref
from crewtrack.views.refs import days as elapsed
from crewtrack.views.reliance import sole
from crewtrack.views.shapes.comparison import (
    Booster,
    Comparison,
    Consequence,
    FlightChange,
    Measure,
    Stranded,
    Unseated,
)
from crewtrack.views.words import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable
    from datetime import datetime

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.ledger.rides import Ride
    from crewtrack.ledger.spans import Span
    from crewtrack.ledger.state import State
    from crewtrack.ledger.trips import Trip
    from crewtrack.model.when import When
    from crewtrack.views.shapes.common import AgencyRef

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
    both = _Both(plan, other, station, start, end)
    stranded = _stranded(both)
    gaps = both.spans(lambda ledger, state, at: unseated(ledger, state, station, at))
    lost, new, moved = _flights(both)
    measures, breaks = _measures(both, gaps)
    consequences = [
        *breaks,
        *_unseating(both, gaps),
        *_leaving(both, stranded),
        *_launches(both, lost, new, moved),
        *_blocked(both),
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
        unseated=_unseated(both, gaps),
        lost=lost,
        new=new,
        moved=moved,
        boosters=_boosters(both),
        measures=tuple(measures),
        seats=_seats(both),
    )


class _Both:
    """Two ledgers, and the span over which they are compared."""

    def __init__(
        self, plan: Ledger, other: Ledger, station: str, start: datetime, end: datetime | None
    ) -> None:
        self.plan = plan
        self.other = other
        self.station = station
        self.start = start
        known = horizon(plan, station)
        far = end if end is not None else known
        self.end = max(start, far) if far is not None else start
        claimed = claim(plan.schedule, "crewed", station)
        self.claimed = claimed is None or claimed[1] is None or self.end <= claimed[1]
        cargo = horizon(plan, station, "cargo")
        self.engines = self.end if cargo is None else max(start, min(self.end, cargo))
        self._points = {
            id(ledger): edges(ledger, station, start, self.end) for ledger in (plan, other)
        }

    def spans(
        self, what: _What, end: datetime | None = None
    ) -> tuple[dict[Hashable, list[Span]], dict[Hashable, list[Span]]]:
        """Return when something holds: in the plan, and under the what-if."""
        until = self.end if end is None else end

        def one(ledger: Ledger) -> dict[Hashable, list[Span]]:
            points = [at for at in self._points[id(ledger)] if at < until]
            return held(ledger, points, until, lambda at, state: what(ledger, state, at))

        return one(self.plan), one(self.other)

    def family(self, person: str) -> str:
        """Return a person's family name; a seat not yet named is "one to be named"."""
        if person.startswith("?"):
            return "one to be named"
        return family_name(person, self.plan.schedule.person_name(person))

    def families(self, people: Iterable[str]) -> str:
        """Return family names, joined as people do; those not yet named are counted."""
        every = list(people)
        names = [self.family(one) for one in every if not one.startswith("?")]
        unnamed = len(every) - len(names)
        if unnamed:
            names.append("one to be named" if unnamed == 1 else f"{unnamed} to be named")
        return listed(names)


# -- who goes home -----------------------------------------------------------------------------------


def _stranded(both: _Both) -> tuple[Stranded, ...]:
    """Return those aboard, then or later, whose ride home is otherwise."""
    out = []
    for person, rides in both.other.rides.items():
        before = {one.up.id: one for one in both.plan.rides.get(person, ())}
        for ride in rides:
            planned = before.get(ride.up.id)
            if planned is None or planned.home is None or ride.up.station != both.station:
                continue
            if end_of(planned.home) <= both.start or start_of(ride.up) >= both.end:
                continue
            if ride.home is not None and _same_landing(ride.home, planned.home):
                continue
            out.append(_one_stranded(both, person, ride, planned.home))
    out.sort(key=lambda one: (one.home is not None, -one.days, one.person))
    return tuple(out)


def _same_landing(one: Trip, two: Trip) -> bool:
    return one.id == two.id and end_of(one) == end_of(two)


def _one_stranded(both: _Both, person: str, ride: Ride, home: Trip) -> Stranded:
    schedule = both.plan.schedule
    planned = end_of(home)
    until = both.end if ride.home is None else end_of(ride.home)
    longer = elapsed(planned, until) if planned < FAR_FUTURE > until else 0.0
    return Stranded(
        person=person,
        name=schedule.person_name(person),
        family=both.family(person),
        agency=agency_ref(schedule, both.plan.agency(person, max(both.start, start_of(ride.up)))),
        plan=home.id,
        plan_name=schedule.flight_name(home.id),
        plan_lands=home.land.when if home.land is not None else None,
        home=ride.home.id if ride.home is not None else None,
        home_name=both.other.schedule.flight_name(ride.home.id) if ride.home is not None else None,
        lands=ride.home.land.when if ride.home is not None and ride.home.land is not None else None,
        days=max(0.0, longer) if ride.home is None else longer,
    )


def _leaving(both: _Both, stranded: tuple[Stranded, ...]) -> list[Consequence]:
    """Tell at the planned departure of each ship who does not go home on it."""
    by: dict[tuple[str, str | None], list[Stranded]] = {}
    for one in stranded:
        by.setdefault((one.plan, one.home), []).append(one)
    out = []
    for (plan, home), people in by.items():
        trip = both.plan.trips[plan]
        move = trip.undock or trip.land
        if move is None or move.instant >= both.end:
            continue
        names = both.families(one.person for one in people)
        verb = "does" if len(people) == 1 else "do"
        ship = both.plan.schedule.flight_name(plan)
        if home is None:
            text = f"{names} {verb} not go home on {ship}, and there is no other ride"
        elif home == plan:
            text = f"{names} {verb} not go home on {ship} yet"
            if end_of(both.other.trips[home]) < end_of(trip):
                move = both.other.trips[home].undock or both.other.trips[home].land or move
                text = f"{names} {'goes' if len(people) == 1 else 'go'} home on {ship} already"
        else:
            other = both.other.schedule.flight_name(home)
            text = f"{names} {verb} not go home on {ship} but on {other}"
        flights = (plan,) if home in (None, plan) else (plan, str(home))
        out.append(
            Consequence(
                max(both.start, move.instant),
                "ride-home",
                text,
                tuple(one.person for one in people),
                flights,
            )
        )
    return out


# -- who has a seat ----------------------------------------------------------------------------------


def _unseated(
    both: _Both, gaps: tuple[dict[Hashable, list[Span]], dict[Hashable, list[Span]]]
) -> tuple[Unseated, ...]:
    schedule = both.plan.schedule
    before, after = gaps
    out = []
    for key, spans in after.items():
        person = str(key)
        new = _beyond(spans, before.get(key, []))
        if not new:
            continue
        end = spans[-1][1]
        out.append(
            Unseated(
                person=person,
                name=schedule.person_name(person),
                family=both.family(person),
                agency=agency_ref(schedule, both.plan.agency(person, new[0][0])),
                start=new[0][0],
                end=end if end < both.end else None,
                days=days(spans),
                days_plan=days(before.get(key, [])),
            )
        )
    out.sort(key=lambda one: (one.start, one.person))
    return tuple(out)


def _beyond(spans: list[Span], known: list[Span]) -> list[Span]:
    """Return the parts of spans that are in none of the known ones."""
    out = []
    for start, end in spans:
        at = start
        for low, high in known:
            if high <= at or low >= end:
                continue
            if at < low:
                out.append((at, low))
            at = max(at, high)
        if at < end:
            out.append((at, end))
    return out


def _unseating(
    both: _Both, gaps: tuple[dict[Hashable, list[Span]], dict[Hashable, list[Span]]]
) -> list[Consequence]:
    """Tell at which instants people lose their lifeboat seat that they have in the plan."""
    before, after = gaps
    by: dict[datetime, list[str]] = {}
    for person, spans in after.items():
        for start, _ in _beyond(spans, before.get(person, [])):
            by.setdefault(start, []).append(str(person))
    out = []
    for at, people in by.items():
        verb = "has" if len(people) == 1 else "have"
        out.append(
            Consequence(
                at, "lifeboat", f"{both.families(people)} {verb} no lifeboat seat", tuple(people)
            )
        )
    return out


def _seats(both: _Both) -> tuple[tuple[AgencyRef, int, int], ...]:
    """Return the seats home by provider at the start: in the plan, and under the what-if."""
    counts: list[dict[str | None, int]] = []
    for ledger in (both.plan, both.other):
        homes, _ = able(ledger, ledger.state(both.start), both.station, both.start)
        counts.append({ident: sum(one for _, one in ships) for ident, ships in homes.items()})
    before, after = counts
    rows = [
        (agency_ref(both.plan.schedule, ident), before.get(ident, 0), after.get(ident, 0))
        for ident in dict.fromkeys((*before, *after))
    ]
    rows.sort(key=lambda one: (-one[2], -one[1], one[0].name))
    return tuple(rows)


# -- flights -----------------------------------------------------------------------------------------


def _flights(
    both: _Both,
) -> tuple[tuple[FlightChange, ...], tuple[FlightChange, ...], tuple[FlightChange, ...]]:
    """Return the flights that do not happen, that are new, and that launch at another time."""
    lost, new, moved = [], [], []
    for trip in both.plan.trips.values():
        other = both.other.trips.get(trip.id)
        if trip.station != both.station or not trip.flown:
            continue
        if other is None or not other.flown or other.station != both.station:
            if both.start < start_of(trip) < both.end:
                lost.append(_change(both.plan, trip, None, _launch(trip)))
        elif start_of(trip) != start_of(other) and (
            both.start < start_of(trip) < both.end or both.start < start_of(other) < both.end
        ):
            late = start_of(other) < FAR_FUTURE > start_of(trip)
            moved.append(
                _change(
                    both.other,
                    other,
                    _launch(other),
                    _launch(trip),
                    elapsed(start_of(trip), start_of(other)) if late else None,
                )
            )
    for trip in both.other.trips.values():
        old = both.plan.trips.get(trip.id)
        if trip.station != both.station or not trip.flown:
            continue
        if (old is None or not old.flown) and both.start < start_of(trip) < both.end:
            new.append(_change(both.other, trip, _launch(trip), None))
    key = lambda one: (_order(one.plan or one.launch), one.flight)  # noqa: E731
    return tuple(sorted(lost, key=key)), tuple(sorted(new, key=key)), tuple(sorted(moved, key=key))


def _order(when: When | None) -> datetime:
    return when.instant if when is not None else FAR_FUTURE


def _launch(trip: Trip) -> When | None:
    move = trip.launch or trip.dock
    return move.when if move is not None else None


def _change(
    ledger: Ledger, trip: Trip, launch: When | None, plan: When | None, late: float | None = None
) -> FlightChange:
    schedule = ledger.schedule
    return FlightChange(
        flight=trip.id,
        name=schedule.flight_name(trip.id),
        launch=launch if launch is not None else plan,
        plan=plan,
        crew=trip.up,
        crew_names=tuple(schedule.person_name(one) for one in trip.up),
        days=late,
    )


def _launches(
    both: _Both,
    lost: tuple[FlightChange, ...],
    new: tuple[FlightChange, ...],
    moved: tuple[FlightChange, ...],
) -> list[Consequence]:
    out = []
    for one in lost:
        names = both.families(one.crew)
        stay = f": {names} {'stays' if len(one.crew) == 1 else 'stay'} on the ground"
        text = f"{one.name} does not launch{stay if names else ''}"
        out.append(_of_flight(both.plan, "flight", one, text))
    for one in new:
        names = both.families(one.crew)
        out.append(
            _of_flight(
                both.other,
                "new-flight",
                one,
                f"{one.name} launches{f' with {names}' if names else ''}",
            )
        )
    for one in moved:
        where = "does not launch yet"
        ledger = both.plan
        if one.days is not None and one.days < 0:
            where, ledger = "launches already", both.other
        out.append(_of_flight(ledger, "moved", one, f"{one.name} {where}"))
    return out


def _of_flight(ledger: Ledger, kind: str, one: FlightChange, text: str) -> Consequence:
    return Consequence(start_of(ledger.trips[one.flight]), kind, text, one.crew, (one.flight,))


def _blocked(both: _Both) -> list[Consequence]:
    """Tell which ships find their port taken by one that has left in the plan."""
    out = []
    schedule = both.other.schedule
    for trip in both.other.trips.values():
        dock = trip.dock
        if trip.station != both.station or dock is None or not trip.flown or dock.port is None:
            continue
        if not both.start < dock.instant < both.end:
            continue
        for berth in both.other.state(dock.instant).berths.values():
            if (
                berth.port != dock.port
                or berth.trip.id == trip.id
                or berth.trip.station != trip.station
            ):
                continue
            held_then = both.plan.state(dock.instant).berths.get(berth.trip.id)
            if held_then is not None and held_then.port == dock.port:
                continue
            port = schedule.port_name(both.station, dock.port)
            out.append(
                Consequence(
                    dock.instant,
                    "port",
                    f"{schedule.flight_name(trip.id)} finds {port} taken by"
                    f" {schedule.flight_name(berth.trip.id)}",
                    (),
                    (trip.id, berth.trip.id),
                )
            )
    return out


# -- how long ----------------------------------------------------------------------------------------


def _measures(
    both: _Both, gaps: tuple[dict[Hashable, list[Span]], dict[Hashable, list[Span]]]
) -> tuple[list[Measure], list[Consequence]]:
    """Return how many days the station lacks something, and from when it does so unlike in the plan."""
    out: list[Measure] = []
    breaks: list[Consequence] = []

    def add(key: str, words: str, kind: str, text: str, what: _What, end: datetime) -> None:
        before, after = both.spans(what, end)
        old, new = before.get(key, []), after.get(key, [])
        out.append(Measure(key, words, days(old), days(new), new[0][0] if new else None))
        breaks.extend(Consequence(start, kind, text) for start, _ in _beyond(new, old)[:1])

    station = both.station
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
            days(_joined(before.values())),
            days(_joined(after.values())),
            first,
        )
    )
    add(
        "no-reboost",
        "no docked ship can raise the orbit",
        "reboost",
        "no docked ship can raise the orbit",
        lambda ledger, state, at: () if able(ledger, state, station, at)[1] else ("no-reboost",),
        both.engines,
    )
    return out, [*breaks, *_sole(both)]


def _joined(many: Iterable[list[Span]]) -> list[Span]:
    """Return the spans in which any of several holds."""
    out: list[Span] = []
    for start, end in sorted(span for spans in many for span in spans):
        if out and start <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _sole(both: _Both) -> list[Consequence]:
    """Tell from when one agency alone, or none, can bring people home or reboost, unlike in the plan."""
    out = []
    for kind, end, words in (
        ("sole-return", both.end, "bring people home"),
        ("reboost", both.engines, "raise the orbit"),
    ):
        engines = kind == "reboost"
        old = [
            (one.start, one.end)
            for one in sole(both.plan, both.station, both.start, end, engines=engines)
        ]
        for one in sole(both.other, both.station, both.start, end, engines=engines):
            new = _beyond([(one.start, one.end)], old)
            if not new or (one.agency is None and engines):
                continue
            who = f"only {one.agency.name} can" if one.agency is not None else "no docked ship can"
            out.append(Consequence(new[0][0], kind, f"{who} {words}"))
    return _once(out)


def _once(consequences: list[Consequence]) -> list[Consequence]:
    """Leave out what was told before."""
    seen: set[str] = set()
    return [one for one in consequences if not (one.text in seen or seen.add(one.text))]  # type: ignore[func-returns-value]


def _boosters(both: _Both) -> tuple[Booster, ...]:
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


if TYPE_CHECKING:
    _What = Callable[[Ledger, State, datetime], Iterable[Hashable]]
