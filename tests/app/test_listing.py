"""What ships: everything that can be opened or laid over, with what it holds."""

from __future__ import annotations

import pytest

from crewtrack.app.listing import shipped
from crewtrack.app.loading import load
from crewtrack.store.shipped import shipped_names, shipped_root

FOUND = {one.name: one for one in shipped()}


def test_everything_but_the_catalogue_is_listed_records_first() -> None:
    files = {name for name in shipped_names() if (shipped_root() / f"{name}.toml").is_file()}
    assert set(FOUND) == {name for name in files if not name.startswith("catalog/")}
    assert [one.kind for one in FOUND.values()] == sorted(
        (one.kind for one in FOUND.values()),
        key=("record", "part", "scene", "scenario").index,
    )
    assert all(one.title != one.name for one in FOUND.values())


@pytest.mark.parametrize("name", [name for name, one in FOUND.items() if one.kind != "scenario"])
def test_counts_and_spans_are_those_of_the_schedule_itself(name: str) -> None:
    schedule = load(f"crewtrack:{name}").schedule
    assert schedule is not None
    one = FOUND[name]
    assert one.flights == len(schedule.flights)
    assert one.people == len(
        {
            schedule.person_id(seat.id)
            for flight in schedule.flights.values()
            for seat in flight.crew
        }
    )
    launches = [
        flight.launch.at.earliest
        for flight in schedule.flights.values()
        if flight.launch is not None and flight.launch.at is not None
    ]
    assert one.start == min(at for at in launches if at is not None)
    assert (one.station, one.as_of) == (schedule.head.station, schedule.head.as_of)
    assert one.known_to == schedule.head.known_to


def test_a_scenario_counts_what_it_says_itself() -> None:
    one = FOUND["scenario/2022-02-25-withdrawal"]
    assert (one.kind, one.start, one.known_to) == ("scenario", None, None)
    assert one.flights > 0
