"""What ships, as people see it: the counts, the sequence, the swaps and the claims."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.support import at, errors

import crewtrack
from crewtrack.app.loading import load
from crewtrack.ledger.ledger import Ledger
from crewtrack.store.shipped import shipped_names

if TYPE_CHECKING:
    from crewtrack.api import Book

ROOT = Path(__file__).parent.parent
SEED = ROOT / "seeds" / "2022-02-25.toml"


@pytest.fixture(scope="module")
def scene() -> Book:
    return crewtrack.load("crewtrack:iss-2022-02-25")


# -- the counts ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "count", "agencies"),
    [
        ("2022-02-25", 7, {"roscosmos": 2, "nasa": 4, "esa": 1}),
        ("2022-02-25T12:00", 7, {"roscosmos": 2, "nasa": 4, "esa": 1}),
        ("2021-09-28T12:40", 7, {"nasa": 3, "roscosmos": 2, "esa": 1, "jaxa": 1}),
        ("2021-11-10", 3, {"roscosmos": 2, "nasa": 1}),
        ("2021-12-13", 10, {"nasa": 4, "roscosmos": 3, "esa": 1, "none": 2}),
        ("2022-03-20", 10, {"roscosmos": 5, "nasa": 4, "esa": 1}),
        ("2022-04-10", 11, {"axiom": 4, "nasa": 3, "roscosmos": 3, "esa": 1}),
        ("2023-03-29", 7, {"nasa": 3, "roscosmos": 3, "mbrsc": 1}),
    ],
)
def test_how_many_are_aboard_by_agency(
    scene: Book, when: str, count: int, agencies: dict[str, int]
) -> None:
    then = scene.at(at(when))
    assert then.count == count
    assert then.agencies == agencies
    assert then.roster.certain


def test_in_the_middle_of_a_relocation_the_ship_is_on_no_port_and_nobody_is_away(
    scene: Book,
) -> None:
    then = scene.at("2021-09-28T12:40Z")
    assert then.count == 7
    assert [ship.flight for ship in then.port_view.moving] == ["soyuz-ms-18"]
    holds = {row.id: [ship.flight for ship in row.holds] for row in then.ports}
    assert holds["rassvet-nadir"] == holds["nauka-nadir"] == []


def test_the_german_aboard_flies_for_esa(scene: Book) -> None:
    (group,) = [one for one in scene.at().roster.groups if one.agency.id == "esa"]
    assert [(one.name, one.nationality) for one in group.crew] == [("Matthias Maurer", ("DE",))]


def test_command_and_seats_on_that_day(scene: Book) -> None:
    then = scene.at().roster
    assert (then.commander, then.expedition) == ("shkaplerov", "iss-66")
    assert then.seats_home == 7
    assert then.transit == ()


def test_ms_22_landed_without_crew_and_its_three_are_due_home_on_ms_23(scene: Book) -> None:
    then = scene.at("2023-03-29")
    crew = {one.id: one for one in then.crew}
    for person in ("prokopyev", "petelin", "rubio"):
        assert (crew[person].ride_up, crew[person].ride_home) == ("soyuz-ms-22", "soyuz-ms-23")
        assert crew[person].lifeboat == "soyuz-ms-23"
    assert scene.ledger.trips["soyuz-ms-22"].down == ()
    ships = {ship.flight for row in then.ports for ship in row.holds}
    assert "soyuz-ms-22" not in ships
    assert "soyuz-ms-23" in ships


@pytest.mark.parametrize(
    ("when", "lifeboat"),
    [
        ("2022-12-01", "soyuz-ms-22"),
        ("2023-01-25", "crew-5"),
        ("2023-02-26T12:00", "crew-5"),
        ("2023-03-20", "soyuz-ms-23"),
    ],
)
def test_where_rubio_had_his_seat(scene: Book, when: str, lifeboat: str) -> None:
    crew = {one.id: one for one in scene.at(at(when)).crew}
    assert crew["rubio"].lifeboat == lifeboat


def test_while_ms_22_was_unfit_its_three_had_no_seat(scene: Book) -> None:
    then = scene.at("2022-12-20")
    assert {one.id for one in then.crew if one.lifeboat is None} == {
        "prokopyev",
        "petelin",
        "rubio",
    }


# -- what comes next -------------------------------------------------------------------------------


def test_what_comes_next_after_the_scene(scene: Book) -> None:
    events = scene.at("2022-02-25T12:00:00Z").next(limit=6)
    assert [(one.kind, one.flight or one.crew[0] if one.crew else one.id) for one in events] == [
        ("launch", "soyuz-ms-21"),
        ("dock", "soyuz-ms-21"),
        ("handover", "marshburn"),
        ("undock", "soyuz-ms-19"),
        ("land", "soyuz-ms-19"),
        ("expedition", "iss-67"),
    ]
    launch, dock, _, undock, land, _ = events
    assert [(agency.id, count) for agency, count in launch.agencies] == [("roscosmos", 3)]
    assert (dock.port, dock.aboard) == ("prichal-nadir", 10)
    assert undock.aboard == 7
    assert [(agency.id, count) for agency, count in land.agencies] == [
        ("roscosmos", 2),
        ("nasa", 1),
    ]
    assert (land.country, land.crew) == ("KZ", ("shkaplerov", "dubrov", "vande-hei"))
    assert launch.status == dock.status == land.status == "go"


# -- people ----------------------------------------------------------------------------------------


def test_vande_heis_days(scene: Book) -> None:
    found = scene.person("vande-hei", "2022-04-01")
    assert found is not None
    ride = found.rides[-1]
    assert ride.days == pytest.approx(355.16, abs=0.005)
    assert ride.days_planned == ride.days
    assert ride.land is not None
    assert ride.land.instant == at("2022-03-30T11:28:26")
    assert found.days_total is not None
    assert found.days_total == pytest.approx(523.4, abs=0.1)


@pytest.mark.parametrize(
    ("person", "up", "home"),
    [
        ("shipenko", "soyuz-ms-19", "soyuz-ms-18"),
        ("peresild", "soyuz-ms-19", "soyuz-ms-18"),
        ("dubrov", "soyuz-ms-18", "soyuz-ms-19"),
        ("vande-hei", "soyuz-ms-18", "soyuz-ms-19"),
        ("novitsky", "soyuz-ms-18", "soyuz-ms-18"),
        ("shkaplerov", "soyuz-ms-19", "soyuz-ms-19"),
        ("rubio", "soyuz-ms-22", "soyuz-ms-23"),
        ("kikina", "crew-5", "crew-5"),
    ],
)
def test_who_came_up_and_went_home_on_what(scene: Book, person: str, up: str, home: str) -> None:
    found = scene.person(person, "2023-12-31")
    assert found is not None
    assert (up, home) in [(ride.up, ride.home) for ride in found.rides]


IN_ORBIT = {"soyuz-ms-29", "crew-13"}
"""The ships whose crews are up when the record ends."""


def test_everybody_of_the_record_comes_home(scene: Book) -> None:
    for person, rides in scene.ledger.rides.items():
        down = [ride.home is not None for ride in rides if ride.up.id not in IN_ORBIT]
        assert all(down), person


def test_nobody_is_lost_between_events(scene: Book) -> None:
    ledger = scene.ledger
    for instant in sorted(set(ledger.instants)):
        state = ledger.state(instant)
        flying = set(state.aboard) | set(state.transit)
        expected = {
            person
            for person, rides in ledger.rides.items()
            for ride in rides
            if ride.up.launch is not None
            and ride.up.launch.instant <= instant
            and ride.up.flown
            and (ride.home is None or ride.home.land is None or instant < ride.home.land.instant)
        }
        assert flying == expected


# -- the books -------------------------------------------------------------------------------------


SHIPPED = [name for name in shipped_names() if not name.startswith("schema")]


@pytest.mark.parametrize("name", [name for name in SHIPPED if not name.startswith("scenario")])
def test_check_is_silent_on_everything_that_ships(name: str) -> None:
    book = crewtrack.load(f"crewtrack:{name}")
    assert [(one.code, one.message) for one in book.problems] == []


@pytest.mark.parametrize("name", [name for name in SHIPPED if name.startswith("scenario/")])
def test_a_scenario_that_ships_can_be_laid_over_the_scene(name: str) -> None:
    loaded = load("crewtrack:iss-2022-02-25", above=[f"crewtrack:{name}"])
    assert loaded.problems == ()


def test_the_scene_holds_what_the_source_document_says() -> None:
    loaded = load("crewtrack:iss-2022-02-25", above=[SEED])
    assert loaded.problems == ()
    assert loaded.schedule is not None
    assert len(loaded.schedule.assertions) > 15
    assert [one.message for one in errors(Ledger.of(loaded.schedule))] == []
    assert loaded.schedule.head.as_of == at("2022-02-25T12:00")


def test_its_claims_are_of_the_scene_and_would_fail_elsewhere(tmp_path: Path) -> None:
    other = tmp_path / "what-if.toml"
    other.write_text('drop = ["flight.soyuz-ms-21"]\n', encoding="utf-8")
    loaded = load("crewtrack:iss-2022-02-25", above=[other, SEED])
    assert loaded.schedule is not None
    problems = errors(Ledger.of(loaded.schedule))
    # Those of the record are about the record; those of the seed are about what it is laid over.
    assert {one.code for one in problems} == {"A601"}
    assert 2 <= len(problems) <= 4
    assert {one.hint for one in problems} == {"the claim is from seeds/2022-02-25.md"}
