"""Lists as CSV: flights, people, their records, and who has been aboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.csv import day_cell, named_columns, time_cells, write
from crewtrack.model.when_words import iso

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crewtrack.views.shapes import Flights, Lasting, People, Records, Visitors


def _yes(value: bool) -> str:
    return "true" if value else "false"


def _length(one: Lasting | None) -> tuple[str | None, str | None, str | None]:
    """Return days, empty where they are not known exactly, and the least and the most that they may be."""
    if one is None:
        return None, None, None
    return f"{one.days:.2f}" if one.exact else None, f"{one.least:.2f}", f"{one.most:.2f}"


def _lasting(name: str) -> tuple[str, str, str]:
    return name, f"{name}_least", f"{name}_most"


FLIGHTS = (
    "station", "at", "id", "name", "kind", "spacecraft", "provider", "state", "status", *named_columns("launch"),
    *named_columns("dock"), "ports", *named_columns("undock"), *named_columns("land"), "crew_up", "crew_down", "agencies", *_lasting("days"),
    *_lasting("days_docked"), "slips",
)  # fmt: skip


def flights_csv(every: Iterable[Flights]) -> str:
    """Return flights, one a row; crews and ports are ids with blanks between, agencies ``nasa=1``."""
    return write(
        FLIGHTS,
        (
            (
                flights.station,
                iso(flights.at),
                one.id,
                one.name,
                one.kind,
                one.spacecraft,
                one.provider.id if one.provider else None,
                one.state,
                one.status,
                *time_cells(one.launch),
                *time_cells(one.dock),
                " ".join(one.ports),
                *time_cells(one.undock),
                *time_cells(one.land),
                " ".join(one.up),
                " ".join(one.down),
                " ".join(f"{agency.id or 'none'}={count}" for agency, count in one.agencies),
                *_length(one.days),
                *_length(one.stay),
                one.slips,
            )
            for flights in every
            for one in flights.rows
        ),
    )


PEOPLE = (
    "station", "at", "id", "name", "agency", "nationality", "born", "age_at_launch", "flights", "flights_complete",
    "flights_planned", "days_total", "days_recorded", "days_flight", "evas", "state", "place", "ride_up", "ride_home",
    *named_columns("first_launch"), *named_columns("last_landing"), *named_columns("returns"), "next_flight", *named_columns("next_launch"),
)  # fmt: skip


def people_csv(every: Iterable[People]) -> str:
    """Return people, one a row."""
    return write(
        PEOPLE,
        (
            (
                people.station,
                iso(people.at),
                one.id,
                one.name,
                one.agency.id,
                " ".join(one.nationality),
                one.born,
                one.age,
                one.flights,
                _yes(one.earlier is False),
                one.planned,
                day_cell(one.days_total),
                day_cell(one.days_recorded),
                day_cell(one.days_flight),
                one.evas,
                one.state,
                one.place,
                one.flight,
                one.home,
                *time_cells(one.first),
                *time_cells(one.last),
                *time_cells(one.returns),
                one.next,
                *time_cells(one.next_launch),
            )
            for people in every
            for one in people.rows
        ),
    )


RECORDS = (
    "station", "at", "record", "place", "person", "name", "agency", "value", "least", "most", "ride_up", "ride_home",
    "under_way",
)  # fmt: skip
_LISTS = ("most_days", "longest_flights", "most_flights", "oldest", "youngest")


def records_csv(every: Iterable[Records]) -> str:
    """Return records, one a row: days with two decimals, flights and years as whole numbers."""
    return write(
        RECORDS,
        (
            (
                records.station,
                iso(records.at),
                what,
                place,
                one.person,
                one.name,
                one.agency.id,
                *(_length(one.days) if one.days else (_plain(one.value, what), None, None)),
                one.up,
                one.home,
                _yes(one.under_way),
            )
            for records in every
            for what in _LISTS
            for place, one in enumerate(getattr(records, what), 1)
        ),
    )


def _plain(value: float, what: str) -> str:
    return f"{value:.2f}" if what == "most_days" else f"{value:.0f}"


VISITORS = (
    "station",
    "at",
    "by",
    "key",
    "name",
    "people",
    "new",
    "total",
    "stays",
    "days_aboard",
    "complete",
)


def visitors_csv(every: Iterable[Visitors]) -> str:
    """Return who has been aboard, one row a year, country or agency."""
    return write(
        VISITORS,
        (
            (
                visitors.station,
                iso(visitors.at),
                visitors.by,
                one.key,
                one.name,
                one.people,
                one.newcomers,
                one.total,
                one.stays,
                day_cell(one.days),
                _yes(one.complete),
            )
            for visitors in every
            for one in visitors.rows
        ),
    )
