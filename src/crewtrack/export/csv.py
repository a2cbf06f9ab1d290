"""Views as CSV (RFC 4180): a head line, CRLF, quotes where they are needed.

A spreadsheet takes a cell that begins with ``=``, ``+``, ``-`` or ``@`` for a formula; such a text gets an
apostrophe in front, which a spreadsheet hides.
"""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

from crewtrack.model.when_words import iso, long

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from crewtrack.model.problem import Problem
    from crewtrack.model.when import When
    from crewtrack.views.shapes import (
        Agenda,
        Log,
        LogEntry,
        PersonView,
        Ports,
        Reliance,
        Roster,
        Slips,
    )

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_TIME = ("at", "end", "precision", "text")


def write(head: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Return rows as CSV; None is an empty cell."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows([[harmless(cell) for cell in row] for row in rows])
    return out.getvalue()


def harmless(cell: Any) -> Any:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA) else cell


def _instant(at: datetime | None) -> str | None:
    return None if at is None else iso(at)


def time_cells(when: When | None) -> tuple[str | None, str | None, str | None, str | None]:
    """Return the four cells of a time, empty where there is none."""
    if when is None:
        return None, None, None, None
    return _instant(when.earliest), _instant(when.latest), when.precision.value, long(when)


def day_cell(value: float | None) -> str | None:
    """Return days with two decimals."""
    return None if value is None else f"{value:.2f}"


def named_columns(prefix: str) -> tuple[str, ...]:
    """Return the titles of the four columns of a time."""
    return tuple(f"{prefix}_{part}" for part in _TIME)


CREW = (
    "station", "at", "agency", "id", "name", "nationality", "role", "ride_up", "ride_home", "aboard_since",
    "days_aboard", "days_flight", "days_total", *named_columns("returns"), "lifeboat",
)  # fmt: skip


def crew_csv(rosters: Iterable[Roster]) -> str:
    """Return those aboard, one a row."""
    return write(
        CREW,
        [
            (
                roster.station,
                iso(roster.at),
                group.agency.id,
                member.id,
                member.name,
                " ".join(member.nationality),
                member.role,
                member.ride_up,
                member.ride_home,
                _instant(member.aboard_since),
                day_cell(member.days_aboard),
                day_cell(member.days_flight),
                day_cell(member.days_total),
                *time_cells(member.returns),
                member.lifeboat,
            )
            for roster in rosters
            for group in roster.groups
            for member in group.crew
        ],
    )


NEXT = (
    "station", "kind", "flight", "name", *_TIME, "site", "port", "status", "crew", "agencies", "aboard",
)  # fmt: skip


def next_csv(agendas: Iterable[Agenda]) -> str:
    """Return events, one a row; crews are ids with blanks between, agencies ``nasa=1``."""
    return write(
        NEXT,
        [
            (
                agenda.station,
                event.kind,
                event.flight,
                event.name,
                *time_cells(event.when),
                event.site,
                event.port,
                event.status,
                " ".join(event.crew),
                " ".join(f"{agency.id or 'none'}={count}" for agency, count in event.agencies),
                event.aboard,
            )
            for agenda in agendas
            for event in agenda.events
        ],
    )


LOG = (
    "station", "kind", "flight", "name", *_TIME, "agency", "movement", *named_columns("was"), *named_columns("now"),
    "site", "port", "status", "crew", "aboard", "words", "source", "ahead",
)  # fmt: skip


def log_csv(every: Iterable[Log]) -> str:
    """Return the entries of logs, one a row: events, statements, and changes of plan."""
    return write(LOG, [_log_row(log.station, one) for log in every for one in log.entries])


def _log_row(station: str, one: LogEntry) -> tuple[Any, ...]:
    start: tuple[Any, ...]
    when, ahead = time_cells(one.when), "yes" if one.ahead else "no"
    none = time_cells(None)
    event, said, moved = one.event, one.bulletin, one.moved
    if event is not None:
        whose = event.provider.id if event.provider is not None else None
        start = (station, event.kind, event.flight, event.name, *when, whose, None, *none, *none)
        crew = " ".join(event.crew)
        end = (event.site, event.port, event.status, crew, event.aboard, event.note, event.source)
        return (*start, *end, ahead)
    blank: tuple[Any, ...] = (None,) * 5
    if said is not None:
        whose = said.agency.id if said.agency is not None else None
        start = (station, "bulletin", None, said.title, *when, whose, None, *none, *none)
        return (*start, *blank, said.text, said.source, ahead)
    assert moved is not None  # noqa: S101 - an entry is one of the three
    whose = moved.provider.id if moved.provider is not None else None
    was, now = time_cells(moved.was), time_cells(moved.now)
    start = (station, "slip", moved.flight, moved.name, *when, whose, moved.movement, *was, *now)
    return (*start, *blank, moved.why, moved.source, ahead)


PORTS = (
    "station", "at", "port", "name", "docking", "flight", "ship", "provider", "since", "days", *named_columns("leaves"),
    "seats", "lifeboat_for", "brings_home", "next_flight", "next_name", *named_columns("next"),
)  # fmt: skip


def ports_csv(every: Iterable[Ports]) -> str:
    """Return ports, one a row for each ship on them, or one where they are free."""
    rows: list[tuple[Any, ...]] = []
    for ports in every:
        for row in ports.rows:
            start = (ports.station, iso(ports.at), row.id, row.name, row.docking)
            end = (row.next, row.next_name, *time_cells(row.next_when))
            rows += [
                (
                    *start,
                    ship.flight,
                    ship.name,
                    ship.provider.id if ship.provider else None,
                    iso(ship.since),
                    day_cell(ship.days),
                    *time_cells(ship.leaves),
                    ship.seats,
                    ship.boat_for,
                    " ".join(ship.brings_home),
                    *end,
                )
                for ship in row.holds
            ]
            if not row.holds:
                free = (
                    None,
                    None,
                    None,
                    _instant(row.free_since),
                    None,
                    *time_cells(None),
                    None,
                    None,
                    None,
                )
                rows.append((*start, *free, *end))
    return write(PORTS, rows)


PERSON = (
    "id", "name", "agency", "state", "up", "home", "station", "role", *named_columns("launch"), *named_columns("dock"),
    *named_columns("undock"), *named_columns("land"), "days", "days_planned", "companions",
)  # fmt: skip


def person_csv(person: PersonView) -> str:
    """Return a person's rides, one a row."""
    return write(
        PERSON,
        [
            (
                person.id,
                person.name,
                ride.agency.id,
                ride.state,
                ride.up,
                ride.home,
                ride.station,
                ride.role,
                *time_cells(ride.launch),
                *time_cells(ride.dock),
                *time_cells(ride.undock),
                *time_cells(ride.land),
                day_cell(ride.days),
                day_cell(ride.days_planned),
                " ".join(ride.companions),
            )
            for ride in person.rides
        ],
    )


SLIPS = (
    "station", "flight", "name", "movement", "times", "days_later", *named_columns("first"), "first_known",
    *named_columns("now"), "now_known",
)  # fmt: skip


def slips_csv(every: Iterable[Slips]) -> str:
    """Return the movements that have slipped, one a row: the first time that stood, and the one that stands."""
    return write(
        SLIPS,
        [
            (
                slips.station,
                row.flight,
                row.name,
                row.movement,
                row.times,
                day_cell(row.days),
                *time_cells(row.earlier[0].when),
                row.earlier[0].known,
                *time_cells(row.when),
                row.known,
            )
            for slips in every
            for row in slips.rows
        ],
    )


DEPENDS = (
    "station", "at", "until", "agency", "name", "crew", "seats_home", "lifeboats", "seats_up", "launches", "reboost",
)  # fmt: skip


def depends_csv(every: Iterable[Reliance]) -> str:
    """Return what each agency provides and needs, one a row; ships are named with semicolons between."""
    return write(
        DEPENDS,
        [
            (
                reliance.station,
                iso(reliance.at),
                iso(reliance.until),
                share.agency.id,
                share.agency.name,
                share.crew,
                share.seats_home,
                share.lifeboats,
                share.seats_up,
                " ".join(share.launches),
                "; ".join(share.reboost),
            )
            for reliance in every
            for share in reliance.shares
        ],
    )


OVERVIEW = (
    "station", "seen_at", "part", "id", "name", "agency", "what", "flight", "port", *_TIME, "days",
)  # fmt: skip


def overview_csv(roster: Roster, agenda: Agenda, ports: Ports) -> str:
    """Return people, events and ports in one table; `part` is crew, next or ports.

    The time is when somebody returns, when something happens, when a ship leaves; the days are those since
    launch, or on the port.
    """
    rows: list[tuple[Any, ...]] = [
        (
            "crew",
            member.id,
            member.name,
            group.agency.id,
            member.role,
            member.ride_home,
            None,
            *time_cells(member.returns),
            day_cell(member.days_flight),
        )
        for group in roster.groups
        for member in group.crew
    ]
    rows += [
        (
            "next",
            event.flight,
            event.name,
            " ".join(f"{agency.id or 'none'}={count}" for agency, count in event.agencies),
            event.kind,
            event.flight,
            event.port,
            *time_cells(event.when),
            None,
        )
        for event in agenda.events
    ]
    for row in ports.rows:
        start = ("ports", row.id, row.name)
        rows += [
            (
                *start,
                ship.provider.id if ship.provider else None,
                ship.name,
                ship.flight,
                row.id,
                *time_cells(ship.leaves),
                day_cell(ship.days),
            )
            for ship in row.holds
        ]
        if not row.holds:
            rows.append(
                (
                    *start,
                    None,
                    "free" if ports.recorded else None,
                    None,
                    row.id,
                    *time_cells(None),
                    None,
                )
            )
    head = (roster.station, iso(roster.at))
    return write(OVERVIEW, [(*head, *row) for row in rows])


CHECK = (
    "code", "name", "severity", "message", "hint", "file", "line", "column", "end_line", "end_column",
)  # fmt: skip


def check_csv(problems: Iterable[Problem]) -> str:
    """Return located problems, one a row."""
    return write(
        CHECK,
        [
            (
                one.code,
                one.name,
                one.severity.value,
                one.message,
                one.hint,
                *(
                    (
                        one.place.file,
                        one.place.line,
                        one.place.column,
                        one.place.end_line,
                        one.place.end_column,
                    )
                    if one.place is not None
                    else (None,) * 5
                ),
            )
            for one in problems
        ],
    )
