"""Lists as JSON: flights, people, their records, who has been aboard, and what ships."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.json import Fixed, counts, days, nationality, time
from crewtrack.model.when_words import bounds_json, iso

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from crewtrack.app.listing import Shipped
    from crewtrack.export.json import Data
    from crewtrack.views.shapes import (
        Feat,
        FlightLine,
        Flights,
        Lasting,
        Longest,
        Milestone,
        People,
        PersonLine,
        Records,
        Visitors,
    )


def _instant(at: datetime | None) -> str | None:
    return None if at is None else iso(at)


# -- flights ---------------------------------------------------------------------------------------


def flights_data(flights: Flights) -> Data:
    """Return flights as ``crewtrack/flights/1``."""
    return {
        "schema": "crewtrack/flights/1",
        "station": flights.station,
        "at": iso(flights.at),
        "count": len(flights.rows) + flights.more,
        "kinds": dict(flights.kinds),
        "flights": [flight_data(one) for one in flights.rows],
        "longest": {
            "flights": [_longest(one) for one in flights.longest],
            "stays": [_longest(one) for one in flights.stays],
        },
    }


def flight_data(one: FlightLine) -> Data:
    """Return one flight of a list."""
    return {
        "id": one.id,
        "name": one.name,
        "kind": one.kind,
        "spacecraft": one.spacecraft,
        "provider": None if one.provider is None else one.provider.id,
        "state": one.state,
        "status": one.status,
        "launch": time(one.launch),
        "dock": time(one.dock),
        "ports": list(one.ports),
        "undock": time(one.undock),
        "land": time(one.land),
        "crew_up": list(one.up),
        "crew_down": list(one.down),
        "agencies": counts(one.agencies),
        "days": lasting_data(one.days),
        "days_docked": lasting_data(one.stay),
        "slips": one.slips,
    }


def lasting_data(one: Lasting | None) -> Data | None:
    """Return a length of time: `days`, null where it is not known exactly, and what it may be."""
    if one is None:
        return None
    return {
        "days": Fixed(one.days) if one.exact else None,
        "least": Fixed(one.least),
        "most": Fixed(one.most),
    }


def _longest(one: Longest) -> Data:
    return {
        "flight": one.flight,
        "name": one.name,
        "days": lasting_data(one.days),
        "under_way": one.under_way,
    }


# -- people, records and visitors ------------------------------------------------------------------


def people_data(people: People) -> Data:
    """Return people as ``crewtrack/people/1``."""
    return {
        "schema": "crewtrack/people/1",
        "station": people.station,
        "at": iso(people.at),
        "count": len(people.rows) + people.more,
        "visited": people.visited,
        "in_space": people.in_space,
        "people": [_person(one) for one in people.rows],
        "ahead": [_milestone(one) for one in people.ahead],
    }


def _person(one: PersonLine) -> Data:
    return {
        "id": one.id,
        "name": one.name,
        "agency": one.agency.id,
        "nationality": nationality(one.nationality),
        "born": None if one.born is None else one.born.isoformat(),
        "age_at_launch": one.age,
        "flights": one.flights,
        "flights_complete": not one.earlier,
        "flights_planned": one.planned,
        "days_total": days(one.days_total),
        "days_recorded": days(one.days_recorded),
        "days_flight": days(one.days_flight),
        "evas": one.evas,
        "state": one.state,
        "place": one.place,
        "ride_up": one.flight,
        "ride_home": one.home,
        "first_launch": time(one.first),
        "last_landing": time(one.last),
        "returns": time(one.returns),
        "next_flight": one.next,
        "next_launch": time(one.next_launch),
    }


def _milestone(one: Milestone) -> Data:
    return {
        "person": one.person,
        "name": one.name,
        "agency": one.agency.id,
        "kind": one.kind,
        "days": days(one.days),
        **bounds_json(one.when),
        "certain": one.certain,
        "words": one.words,
    }


def records_data(records: Records) -> Data:
    """Return records as ``crewtrack/records/1``."""
    return {
        "schema": "crewtrack/records/1",
        "station": records.station,
        "at": iso(records.at),
        "since": None if records.since is None else records.since.isoformat(),
        "visited": records.visited,
        "most_aboard": {
            "count": records.most_aboard,
            "spans": [
                {"from": iso(one.start), "to": _instant(one.end), "flight": one.flight}
                for one in records.crowds
            ],
        },
        "most_days": [_feat(one, "days_total") for one in records.most_days],
        "longest_flights": [_feat(one, "days") for one in records.longest_flights],
        "most_flights": [_feat(one, "flights") for one in records.most_flights],
        "oldest": [_feat(one, "age_at_launch") for one in records.oldest],
        "youngest": [_feat(one, "age_at_launch") for one in records.youngest],
        "ahead": [_milestone(one) for one in records.ahead],
    }


def _feat(one: Feat, what: str) -> Data:
    data: Data = {"person": one.person, "name": one.name, "agency": one.agency.id}
    if what == "days":
        data[what] = lasting_data(one.days)
    else:
        data[what] = days(one.value) if what == "days_total" else int(one.value)
    if one.up is not None:
        data |= {"ride_up": one.up, "ride_home": one.home}
    if what in {"days", "days_total"}:
        data["under_way"] = one.under_way
    return data


def visitors_data(visitors: Visitors) -> Data:
    """Return who has been aboard as ``crewtrack/visitors/1``."""
    return {
        "schema": "crewtrack/visitors/1",
        "station": visitors.station,
        "at": iso(visitors.at),
        "by": visitors.by,
        "from": _instant(visitors.start),
        "to": _instant(visitors.until),
        "count": visitors.people,
        "rows": [
            {
                "key": one.key,
                "name": one.name,
                "people": one.people,
                "new": one.newcomers,
                "total": one.total,
                "stays": one.stays,
                "days_aboard": days(one.days),
                "complete": one.complete,
            }
            for one in visitors.rows
        ],
    }


# -- list ------------------------------------------------------------------------------------------


def list_data(shipped: Iterable[Shipped]) -> Data:
    """Return what ships as ``crewtrack/list/1``."""
    return {
        "schema": "crewtrack/list/1",
        "shipped": [
            {
                "name": one.name,
                "kind": one.kind,
                "title": one.title,
                "station": one.station,
                "as_of": _instant(one.as_of),
                "from": _instant(one.start),
                "to": _instant(one.end),
                "known_to": None if one.known_to is None else one.known_to.isoformat(),
                "flights": one.flights,
                "people": one.people,
            }
            for one in shipped
        ],
    }
