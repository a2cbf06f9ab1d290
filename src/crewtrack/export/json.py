"""Views as JSON, in the versions that data/schema/ describes.

Keys stand in a fixed order. Instants are UTC, to the second; a time known to some precision is `at`, `end`
(exclusive), `precision` and `text`, with null for an open bound. Days have two decimals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crewtrack.model.when_words import bounds_json, iso

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from crewtrack.app.whatif import WhatIf
    from crewtrack.model.problem import Problem, Related
    from crewtrack.model.when import When
    from crewtrack.views.shapes import (
        AgencyRef,
        Agenda,
        Comparison,
        Consequence,
        CrewMember,
        Dependence,
        Docked,
        FlightChange,
        Log,
        LogEntry,
        Occurrence,
        PersonView,
        PortRow,
        Ports,
        Reliance,
        Ride,
        Roster,
        Slips,
        SoleSpan,
        StationMap,
    )

Data = dict[str, Any]


class Fixed(float):
    """A number that is written with two decimals: 105.5 as ``105.50``."""

    __slots__ = ()


# -- writing ---------------------------------------------------------------------------------------


def dumps(data: Any) -> str:
    """Write data as JSON: indented by two, plain lists on one line, and a newline at the end."""
    quote = _quoting()

    keys: dict[str, str] = {}  # few, and each of them written many times

    def write(value: Any, indent: str) -> str:
        kind = type(value)
        if kind is str:
            return quote(value)
        if value is None:
            return "null"
        deeper = indent + "  "
        if kind is dict:
            parts = []
            for key, one in value.items():
                if key not in keys:
                    keys[key] = f"{quote(key)}: "
                said = quote(one) if type(one) is str else write(one, deeper)
                parts.append(keys[key] + said)
            return _block("{", "}", parts, indent)
        if kind is list or kind is tuple:
            parts = [write(one, deeper) for one in value]
            if any(isinstance(one, dict | list | tuple) for one in value):
                return _block("[", "]", parts, indent)
            return f"[{', '.join(parts)}]"
        return quote(value) if isinstance(value, str) else _plain(value)

    return write(data, "") + "\n"


def line(data: Any) -> str:
    """Write data as JSON on one line, with a newline at the end."""
    quote = _quoting()

    def write(value: Any) -> str:
        if isinstance(value, str):
            return quote(value)
        if isinstance(value, dict):
            parts = ", ".join(f"{quote(key)}: {write(one)}" for key, one in value.items())
            return f"{{{parts}}}"
        if isinstance(value, list | tuple):
            return f"[{', '.join(map(write, value))}]"
        return _plain(value)

    # a line ends nowhere but at its end, also for readers that take these for the end of one
    made = write(data).replace("\x85", "\\u0085")
    return made.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029") + "\n"


def _quoting() -> Callable[[str], str]:
    """Return what writes a string; where it can be had, without the reader that is part of `json`."""
    try:
        from _json import encode_basestring
    except ImportError:
        from json.encoder import encode_basestring
    return encode_basestring


def _plain(value: float | bool | None) -> str:
    """Write a number, a truth or nothing."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:.2f}" if isinstance(value, Fixed) else repr(value)


def _block(start: str, end: str, parts: Sequence[str], indent: str) -> str:
    if not parts:
        return start + end
    return f"{start}\n{indent}  " + f",\n{indent}  ".join(parts) + f"\n{indent}{end}"


def several(data: Sequence[Data], station: str | None) -> str:
    """Write a view as JSON; where all stations were asked for, a list with the view of each."""
    return dumps(list(data) if station == "all" else data[0])


def under_data(what_if: WhatIf) -> Data:
    """Return what a view is laid under: only what is."""
    data: Data = {}
    if what_if.above:
        data["with"] = list(what_if.above)
    if what_if.without:
        data["without"] = [
            {"agency": ident, "from": iso(start)} for ident, _, start in what_if.without
        ]
    if what_if.known_on is not None:
        data["known_on"] = what_if.known_on.isoformat()
    return data


# -- pieces ----------------------------------------------------------------------------------------


def days(value: float | None) -> Fixed | None:
    """Return a number of days as JSON shows it."""
    return None if value is None else Fixed(value)


def time(when: When | None) -> Data | None:
    """Return a time with its precision, or None."""
    return None if when is None else bounds_json(when)


def _instant(at: datetime | None) -> str | None:
    return None if at is None else iso(at)


def nationality(codes: tuple[str, ...]) -> str | list[str] | None:
    """Return nationalities as the file writes them: a code, a list of codes, or None."""
    if len(codes) > 1:
        return list(codes)
    return codes[0] if codes else None


def counts(agencies: Iterable[tuple[AgencyRef, int]]) -> Data:
    """Return people by agency's id; nobody's are under ``none``."""
    return {agency.id or "none": count for agency, count in agencies}


def _id(agency: AgencyRef | None) -> str | None:
    return None if agency is None else agency.id


# -- crew ------------------------------------------------------------------------------------------


def crew_data(roster: Roster) -> Data:
    """Return a roster as ``crewtrack/crew/1``."""
    data: Data = {
        "schema": "crewtrack/crew/1",
        "station": roster.station,
        "at": iso(roster.at),
        "count": roster.count,
    }
    if roster.of is not None:
        data["of"] = roster.of
    if not roster.certain:
        data |= {"certain": False, "least": roster.least, "most": roster.most}
    if not roster.recorded:
        data["recorded"] = False
    data["agencies"] = [
        {
            "id": group.agency.id,
            "name": group.agency.name,
            "count": group.count,
            "crew": [member_data(member) for member in group.crew],
        }
        for group in roster.groups
    ]
    return data


def member_data(member: CrewMember) -> Data:
    """Return one person of a roster."""
    return {
        "id": member.id,
        "name": member.name,
        "nationality": nationality(member.nationality),
        "ride_up": member.ride_up,
        "ride_home": member.ride_home,
        "aboard_since": _instant(member.aboard_since),
        "days_aboard": days(member.days_aboard),
        "days_flight": days(member.days_flight),
        "days_total": days(member.days_total),
        "role": member.role,
        "returns": time(member.returns),
        "lifeboat": member.lifeboat,
    }


# -- next ------------------------------------------------------------------------------------------


def next_data(agenda: Agenda) -> Data:
    """Return an agenda as ``crewtrack/next/1``."""
    return {
        "schema": "crewtrack/next/1",
        "from": iso(agenda.start),
        "events": [event_data(one) for one in agenda.events],
    }


def event_data(event: Occurrence) -> Data:
    """Return one event."""
    return {
        "kind": event.kind,
        "flight": event.flight,
        "name": event.name,
        **bounds_json(event.when),
        "site": event.site,
        "port": event.port,
        "status": event.status,
        "crew": list(event.crew),
        "agencies": counts(event.agencies),
    }


# -- log -------------------------------------------------------------------------------------------


def log_data(log: Log) -> Data:
    """Return a log as ``crewtrack/log/1``."""
    return {
        "schema": "crewtrack/log/1",
        "station": log.station,
        "at": iso(log.at),
        "from": _instant(log.start),
        "until": _instant(log.until),
        **({} if log.recorded else {"recorded": False}),
        "more": log.more,
        "more_ahead": log.more_ahead,
        "entries": [_log_entry(one) for one in log.entries],
    }


def _log_entry(one: LogEntry) -> Data:
    if one.event is not None:
        data = event_data(one.event)
        return data | {"aboard": one.event.aboard, "ahead": one.ahead}
    if one.bulletin is not None:
        said = one.bulletin
        return {
            "kind": "bulletin",
            "id": said.id,
            **bounds_json(said.when),
            "agency": _id(said.agency),
            "title": said.title,
            "words": said.text,
            "about": list(said.about),
            "source": said.source,
            "ahead": one.ahead,
        }
    moved = one.moved
    assert moved is not None  # noqa: S101 - an entry is one of the three
    return {
        "kind": "slip",
        "flight": moved.flight,
        "name": moved.name,
        "movement": moved.movement,
        **bounds_json(one.when),
        "was": time(moved.was),
        "now": time(moved.now),
        "why": moved.why,
        "source": moved.source,
        "ahead": one.ahead,
    }


# -- ports -----------------------------------------------------------------------------------------


def map_data(found: StationMap | None) -> Data | None:
    """Return the map of a station: cells of a grid, columns forward and rows toward nadir."""
    if found is None:
        return None
    return {
        "columns": found.columns,
        "rows": found.rows,
        "modules": [
            {
                "id": one.id,
                "name": one.name,
                "column": one.column,
                "row": one.row,
                "on": one.on,
                "side": one.side,
            }
            for one in found.modules
        ],
        "ports": [
            {
                "id": one.port.id,
                "module": one.module,
                "side": one.side,
                "column": one.column,
                "row": one.row,
            }
            for one in found.ports
        ],
        "aside": [{"id": one.id, "name": one.name, "side": one.side} for one in found.aside],
    }


def ports_data(ports: Ports) -> Data:
    """Return ports as ``crewtrack/ports/1``."""
    return {
        "schema": "crewtrack/ports/1",
        "station": ports.station,
        "at": iso(ports.at),
        "taken": ports.taken,
        **({} if ports.recorded else {"recorded": False}),
        "ports": [_port(row) for row in ports.rows],
        "moving": [_docked(ship) for ship in ports.moving],
    }


def _port(row: PortRow) -> Data:
    coming: Data | None = None
    if row.next is not None:
        coming = {"flight": row.next, "name": row.next_name}
        if row.next_when is not None:
            coming |= bounds_json(row.next_when)
    return {
        "id": row.id,
        "name": row.name,
        "module": row.module,
        "direction": row.direction,
        "docking": row.docking,
        "holds": [_docked(ship) for ship in row.holds],
        "free_since": _instant(row.free_since),
        "next": coming,
    }


def _docked(ship: Docked) -> Data:
    moves: Data | None = None
    if ship.relocates is not None:
        moves = {"port": ship.relocates[1], **bounds_json(ship.relocates[0])}
    return {
        "flight": ship.flight,
        "name": ship.name,
        "provider": _id(ship.provider),
        "since": iso(ship.since),
        "days": days(ship.days),
        "relocates": moves,
        "leaves": time(ship.leaves),
        "lands": time(ship.lands),
        "seats": ship.seats,
        "lifeboat_for": ship.boat_for,
        "fit": ship.fit,
        "reboost": ship.reboost,
        "brings_home": list(ship.brings_home),
    }


# -- person ----------------------------------------------------------------------------------------


def person_data(person: PersonView) -> Data:
    """Return a person as ``crewtrack/person/1``."""
    return {
        "schema": "crewtrack/person/1",
        "id": person.id,
        "name": person.name,
        "agency": person.agency.id,
        "nationality": nationality(person.nationality),
        "born": None if person.born is None else person.born.isoformat(),
        "aliases": list(person.aliases),
        "at": iso(person.at),
        "days_total": days(person.days_total),
        "days_recorded": days(person.days_recorded),
        "now": None if person.member is None else member_data(person.member),
        "commands": [
            {"station": station, **bounds_json(when)} for station, when in person.commands
        ],
        "rides": [_ride(ride) for ride in person.rides],
        "note": person.note,
        "source": person.source,
    }


def _ride(ride: Ride) -> Data:
    return {
        "state": ride.state,
        "up": ride.up,
        "home": ride.home,
        "station": ride.station,
        "agency": ride.agency.id,
        "role": ride.role,
        "launch": time(ride.launch),
        "dock": time(ride.dock),
        "undock": time(ride.undock),
        "land": time(ride.land),
        "days": days(ride.days),
        "days_planned": days(ride.days_planned),
        "companions": list(ride.companions),
        "home_companions": list(ride.home_companions),
        "notes": [{"about": about, "text": text} for about, text in ride.notes],
        "sources": [{"about": about, "text": text} for about, text in ride.sources],
    }


# -- depends ---------------------------------------------------------------------------------------


def depends_data(dependence: Dependence, reliance: Reliance | None = None) -> Data:
    """Return who depends on whom as ``crewtrack/depends/1``; with `reliance`, by agency and over a span."""
    data: Data = {
        "schema": "crewtrack/depends/1",
        "station": dependence.station,
        "at": iso(dependence.at),
        "seats_home": [
            {"agency": one.provider.id, "seats": one.seats, "flights": list(one.ships)}
            for one in dependence.seats_home
        ],
        "across": [
            {
                "person": one.person,
                "name": one.name,
                "agency": one.agency.id,
                "provider": one.provider.id,
                "ride_home": one.ride_home,
            }
            for one in dependence.across
        ],
        "reboost": [
            {"agency": agency.id, "ships": list(ships)} for agency, ships in dependence.reboost
        ],
        "sole_return": _id(dependence.sole_return),
        "sole_reboost": _id(dependence.sole_reboost),
        "reboost_known": dependence.reboost_known,
    }
    if reliance is not None:
        data |= {
            "answer": reliance.answer,
            "until": iso(reliance.until),
            "agencies": [
                {
                    "id": one.agency.id,
                    "name": one.agency.name,
                    "crew": one.crew,
                    "seats_home": one.seats_home,
                    "lifeboats": one.lifeboats,
                    "seats_up": one.seats_up,
                    "launches": list(one.launches),
                    "reboost": list(one.reboost),
                }
                for one in reliance.shares
            ],
            "single_return": [_sole(one) for one in reliance.sole_return],
            "single_reboost": [_sole(one) for one in reliance.sole_reboost],
            "reboost_until": iso(reliance.reboost_until),
            "reboost_over": [
                {"from": iso(one), "to": iso(two)} for one, two in reliance.reboost_over
            ],
        }
    return data


def _sole(span: SoleSpan) -> Data:
    return {"from": iso(span.start), "to": iso(span.end), "agency": _id(span.agency)}


# -- compare ---------------------------------------------------------------------------------------


def compare_data(comparison: Comparison) -> Data:
    """Return two futures as ``crewtrack/compare/1``."""
    first = comparison.first
    return {
        "schema": "crewtrack/compare/1",
        "station": comparison.station,
        "from": iso(comparison.start),
        "to": iso(comparison.end),
        "recorded": comparison.claimed,
        "first": None if first is None else _consequence(first),
        "consequences": [_consequence(one) for one in comparison.consequences],
        "rides_home": [
            {
                "person": one.person,
                "name": one.name,
                "agency": one.agency.id,
                "plan": {"flight": one.plan, "lands": time(one.plan_lands)},
                "now": None if one.home is None else {"flight": one.home, "lands": time(one.lands)},
                "days_longer": days(one.days),
            }
            for one in comparison.stranded
        ],
        "without_seat": [
            {
                "person": one.person,
                "name": one.name,
                "agency": one.agency.id,
                "from": iso(one.start),
                "to": _instant(one.end),
                "days": days(one.days),
                "days_plan": days(one.days_plan),
            }
            for one in comparison.unseated
        ],
        "days": [
            {
                "what": one.key,
                "text": one.words,
                "plan": days(one.plan),
                "now": days(one.days),
                "from": _instant(one.first),
            }
            for one in comparison.measures
        ],
        "reboost_to": iso(comparison.reboost_end or comparison.end),
        "reboost": [
            {
                "flight": one.flight,
                "name": one.name,
                "agency": one.provider.id,
                "docked": iso(one.since),
                "until": time(one.until),
            }
            for one in comparison.boosters
        ],
        "seats_home": [
            {"agency": agency.id, "plan": plan, "now": now}
            for agency, plan, now in comparison.seats
        ],
        "flights": {
            "lost": [_change(one) for one in comparison.lost],
            "new": [_change(one) for one in comparison.new],
            "moved": [_change(one) for one in comparison.moved],
        },
    }


def _consequence(one: Consequence) -> Data:
    return {
        "at": iso(one.at),
        "kind": one.kind,
        "text": one.text,
        "people": list(one.people),
        "flights": list(one.flights),
    }


def _change(one: FlightChange) -> Data:
    return {
        "flight": one.flight,
        "name": one.name,
        "launch": time(one.launch),
        "plan": time(one.plan),
        "days_later": days(one.days),
        "crew": list(one.crew),
    }


# -- slips -----------------------------------------------------------------------------------------


def slips_data(slips: Slips) -> Data:
    """Return what has slipped as ``crewtrack/slips/1``."""
    return {
        "schema": "crewtrack/slips/1",
        "station": slips.station,
        "slips": [
            {
                "flight": row.flight,
                "name": row.name,
                "movement": row.movement,
                "times": row.times,
                "days_later": days(row.days),
                "now": time(row.when),
                "known": None if row.known is None else row.known.isoformat(),
                "earlier": [
                    {
                        "known": None if one.known is None else one.known.isoformat(),
                        **bounds_json(one.when),
                        "why": one.why,
                        "source": one.source,
                    }
                    for one in row.earlier
                ],
            }
            for row in slips.rows
        ],
    }


# -- check -----------------------------------------------------------------------------------------


def check_data(problems: Iterable[Problem]) -> Data:
    """Return located problems as ``crewtrack/check/1``."""
    return {"schema": "crewtrack/check/1", "problems": [_problem(one) for one in problems]}


def _problem(problem: Problem) -> Data:
    place = problem.place
    return {
        "code": problem.code,
        "name": problem.name,
        "severity": problem.severity.value,
        "message": problem.message,
        "hint": problem.hint,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "end_line": place.end_line if place else None,
        "end_column": place.end_column if place else None,
        "related": [_related(one) for one in problem.related],
    }


def _related(related: Related) -> Data:
    place = related.place
    return {
        "message": related.message,
        "file": place.file if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
    }
