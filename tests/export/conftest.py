"""Hand-made views: the seams that no shipped schedule has."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import attr
import pytest

from crewtrack.model.when import When
from crewtrack.views.shapes import AgencyRef, CrewGroup, CrewMember, Roster, Transit

AT = datetime(2022, 2, 25, 12, tzinfo=UTC)
NASA = AgencyRef("nasa", "NASA", "NASA", "N")
NOBODY = AgencyRef(None, "No agency", "none", "-")


def member(**given: Any) -> CrewMember:
    base: dict[str, Any] = {one.name: None for one in attr.fields(CrewMember)}
    base |= {
        "id": "lovelace",
        "name": "Ada Lovelace",
        "family": "Lovelace",
        "agency": NASA,
        "nationality": ("GB",),
        "role": "flight engineer",
        "commands": False,
        "visitor": False,
        "ride_up": "ms-18",
        "ride_up_name": "Soyuz MS-18",
        "ride_up_short": "MS-18",
        "ride_home": "ms-18",
        "ride_home_name": "Soyuz MS-18",
        "ride_home_short": "MS-18",
        "aboard_since": datetime(2022, 2, 1, tzinfo=UTC),
        "days_aboard": 24.5,
        "days_flight": 25.0,
        "days_total": None,
        "returns": When.parse("2022-05-06"),
        "lifeboat": "ms-18",
        "lifeboat_name": "Soyuz MS-18",
        "address": ("person", "lovelace"),
    }
    return CrewMember(**(base | given))


def roster(*crew: CrewMember, **given: Any) -> Roster:
    groups: dict[str | None, list[CrewMember]] = {}
    for one in crew:
        groups.setdefault(one.agency.id, []).append(one)
    base: dict[str, Any] = {one.name: None for one in attr.fields(Roster)}
    base |= {
        "station": "alpha",
        "station_name": "Alpha Station",
        "at": AT,
        "count": len(crew),
        "least": len(crew),
        "most": len(crew),
        "groups": tuple(CrewGroup(own[0].agency, tuple(own)) for own in groups.values()),
        "transit": (),
        "seats_home": len(crew),
        "unbroken_from_record": False,
        "beyond_record": False,
        "recorded": True,
    }
    return Roster(**(base | given))


@pytest.fixture
def ship() -> Transit:
    going = member(aboard_since=None, days_aboard=None, lifeboat=None, role="commander")
    return Transit("ms-18", "Soyuz MS-18", upward=True, crew=(going,))


KEPT = date(2022, 2, 20)
