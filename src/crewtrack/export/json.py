"""Views as JSON, in the versions that data/schema/ describes.

Keys stand in a fixed order. Instants are UTC, to the second; a time known to some precision is `at`, `end`
(exclusive), `precision` and `text`, with null for an open bound. Days have two decimals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crewtrack.model.when_words import bounds_json, iso

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from crewtrack.model.problem import Problem, Related
    from crewtrack.model.when import When
    from crewtrack.views.shapes import (
        AgencyRef,
        Agenda,
        CrewMember,
        Dependence,
        Docked,
        Occurrence,
        PersonView,
        PortRow,
        Ports,
        Ride,
        Roster,
    )

Data = dict[str, Any]


class Fixed(float):
    """A number that is written with two decimals: 105.5 as ``105.50``."""

    __slots__ = ()


# -- writing ---------------------------------------------------------------------------------------


def dumps(data: Any) -> str:
    """Write data as JSON: indented by two, plain lists on one line, and a newline at the end."""
    from json.encoder import encode_basestring as quote

    def write(value: Any, indent: str) -> str:
        if value is None or value is True or value is False:
            return {None: "null", True: "true", False: "false"}[value]
        if isinstance(value, str):
            return quote(value)
        if isinstance(value, Fixed):
            return f"{value:.2f}"
        if isinstance(value, int | float):
            return repr(value)
        deeper = indent + "  "
        if isinstance(value, dict):
            parts = [f"{quote(key)}: {write(one, deeper)}" for key, one in value.items()]
            return _block("{", "}", parts, indent)
        parts = [write(one, deeper) for one in value]
        if all(one is None or isinstance(one, str | int | float) for one in value):
            return f"[{', '.join(parts)}]"
        return _block("[", "]", parts, indent)

    return write(data, "") + "\n"


def _block(start: str, end: str, parts: Sequence[str], indent: str) -> str:
    if not parts:
        return start + end
    return f"{start}\n{indent}  " + f",\n{indent}  ".join(parts) + f"\n{indent}{end}"


def several(data: Sequence[Data], station: str | None) -> str:
    """Write a view as JSON; where all stations were asked for, a list with the view of each."""
    return dumps(list(data) if station == "all" else data[0])


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


# -- ports -----------------------------------------------------------------------------------------


def ports_data(ports: Ports) -> Data:
    """Return ports as ``crewtrack/ports/1``."""
    return {
        "schema": "crewtrack/ports/1",
        "station": ports.station,
        "at": iso(ports.at),
        "taken": ports.taken,
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
        "notes": [{"about": about, "text": text} for about, text in ride.notes],
        "sources": [{"about": about, "text": text} for about, text in ride.sources],
    }


# -- depends ---------------------------------------------------------------------------------------


def depends_data(dependence: Dependence) -> Data:
    """Return who depends on whom as ``crewtrack/depends/1``."""
    return {
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
