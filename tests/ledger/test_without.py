"""Without an agency: what has begun finishes, what is docked stays, the rest does not happen."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st
from tests.strategies_books import books, day
from tests.support import ISS, at, book, crew

from crewtrack.app.layers import HOME, lay_over
from crewtrack.ledger.ledger import Ledger
from crewtrack.ledger.lifeboats import deal, seats, works
from crewtrack.ledger.without import WHY, without
from crewtrack.model.decode import decode

if TYPE_CHECKING:
    from crewtrack.model.schedule import Schedule

TEXT = """
[flight.down]
spacecraft = "soyuz-ms"
crew = ["novitsky"]
launch.at = 2022-01-01T00:00:00Z
dock = { at = 2022-01-01T06:00:00Z, port = "rassvet-nadir" }
undock.at = 2022-02-24T21:00:00Z
land.at = 2022-02-25T01:00:00Z

[flight.docked]
spacecraft = "soyuz-ms"
crew = ["shkaplerov", "dubrov"]
launch.at = 2022-01-02T00:00:00Z
dock = { at = 2022-01-02T06:00:00Z, port = "poisk-zenith" }
relocate = [
    { left = 2022-02-01T00:00:00Z, at = 2022-02-01T01:00:00Z, port = "prichal-nadir" },
    { left = 2022-05-01T00:00:00Z, at = 2022-05-01T01:00:00Z, port = "poisk-zenith" },
]
undock.at = 2022-06-01T00:00:00Z
land = { at = 2022-06-01T04:00:00Z, crew = ["shkaplerov", "dubrov", "vande-hei"] }
lifeboat = [{ from = 2022-01-10, to = 2022-03-10, crew = ["vande-hei"], extra = true }]

[flight.up]
spacecraft = "soyuz-ms"
crew = ["artemyev"]
launch.at = 2022-02-24T23:00:00Z
dock = { at = 2022-02-25T03:00:00Z, port = "rassvet-nadir" }
undock.at = 2022-07-01T00:00:00Z
land.at = 2022-07-01T04:00:00Z

[flight.later]
spacecraft = "soyuz-ms"
crew = ["matveev"]
launch.at = 2022-03-01T00:00:00Z
dock = { at = 2022-03-01T06:00:00Z, port = "zvezda-aft" }
land.at = 2022-09-01T04:00:00Z

[flight.lost]
spacecraft = "progress-ms"
launch = { at = 2022-02-01T00:00:00Z, status = "failure" }

[flight.tug]
spacecraft = "progress-ms"
launch.at = 2022-01-05T00:00:00Z
dock = { at = 2022-01-06T06:00:00Z, port = "zvezda-aft" }
undock.at = 2022-06-02T00:00:00Z
land = { at = 2022-06-02T04:00:00Z, destroyed = true }

[flight.other]
spacecraft = "crew-dragon"
crew = ["chari", "vande-hei", "kikina"]
launch.at = 2022-01-03T00:00:00Z
dock = { at = 2022-01-03T06:00:00Z, port = "harmony-forward" }
undock.at = 2022-08-01T00:00:00Z
land = { at = 2022-08-01T12:00:00Z, crew = ["chari", "kikina"] }

[expedition.e]
from = 2022-01-01
command = [
    { at = 2022-01-02T12:00:00Z, person = "dubrov" },
    { at = 2022-03-05T12:00:00Z, person = "matveev" },
    { at = 2022-04-05T12:00:00Z, person = "chari" },
]

[eva.one]
from = 2022-04-01T00:00:00Z
crew = ["matveev", "chari"]
[eva.two]
from = 2022-04-02T00:00:00Z
crew = ["dubrov", "chari"]

[reboost.before]
from = 2022-02-01T00:00:00Z
by = "tug"
[reboost.after]
from = 2022-04-01T00:00:00Z
by = "tug"
"""
T = at("2022-02-25")


def gone(text: str = TEXT, agency: str = "roscosmos") -> Ledger:
    return Ledger.of(without(book(ISS + text).schedule, agency, T))


def test_what_has_not_launched_does_not_happen() -> None:
    assert set(gone().trips) == {"down", "docked", "up", "lost", "tug", "other"}


def test_what_is_on_its_way_home_lands() -> None:
    ledger = gone()
    land = ledger.trips["down"].land
    assert land is not None
    assert land.instant == at("2022-02-25T01:00")
    assert not ledger.trips["down"].flight.unfit


def test_what_is_docked_stays_on_its_port_unfit_for_ever() -> None:
    ledger = gone()
    trip = ledger.trips["docked"]
    assert (trip.undock, trip.land) == (None, None)
    berth = ledger.state(at("2030-01-01")).berths["docked"]
    assert berth.port == "prichal-nadir"
    before, after = (seats(ledger, trip.flight, one) for one in (T - timedelta(seconds=1), T))
    assert (before, after) == (3, 0)
    assert not works(ledger.trips["tug"].flight, T)
    assert works(ledger.trips["tug"].flight, T - timedelta(seconds=1))


def test_what_is_on_its_way_up_arrives_and_stays() -> None:
    ledger = gone()
    assert "artemyev" in crew(ledger, "2022-02-25T04:00")
    assert ledger.state(at("2030-01-01")).berths["up"].port == "rassvet-nadir"
    assert not works(ledger.trips["up"].flight, at("2022-02-25T03:00"))


def test_a_failed_launch_stays_as_it_was() -> None:
    assert gone().trips["lost"].flight.unfit == ()


def test_its_people_and_guests_lose_their_ride_home() -> None:
    ledger = gone()
    homes = {}
    for person in ("dubrov", "shkaplerov", "vande-hei", "chari", "kikina", "artemyev"):
        ride = ledger.ride(person, at("2022-02-26"))
        assert ride is not None
        homes[person] = ride.home.id if ride.home is not None else None
    assert homes == {
        "dubrov": None,
        "shkaplerov": None,
        "vande-hei": None,
        "chari": "other",
        "kikina": "other",  # Roscosmos's, on a ship of NASA: her seat remains
        "artemyev": None,
    }
    assert {"dubrov", "shkaplerov", "vande-hei"} <= crew(ledger, "2030-01-01")


def test_a_seat_for_a_named_person_in_a_grounded_ship_is_none() -> None:
    ledger = gone()
    (seat,) = ledger.trips["docked"].flight.lifeboat
    assert seat.to is not None
    assert seat.to.instant == T
    when = at("2022-02-26")
    assert "docked" not in deal(ledger, ledger.state(when), "iss", when).values()
    when = at("2022-02-24")
    assert deal(ledger, ledger.state(when), "iss", when)["vande-hei"] == "docked"


def test_nobody_commands_or_goes_outside_who_is_not_there() -> None:
    schedule = gone().schedule
    command = [one.person for one in schedule.expeditions["e"].command]
    assert command == ["dubrov", "chari"]
    assert list(schedule.evas) == ["two"]


def test_its_engines_burn_no_more() -> None:
    assert list(gone().schedule.reboosts) == ["before"]


def test_another_agency_is_left_alone() -> None:
    schedule = book(ISS + TEXT).schedule
    then = without(schedule, "nasa", T)
    kept = [ident for ident in schedule.flights if ident != "other"]
    assert all(then.flights[one] is schedule.flights[one] for one in kept)
    assert then.flights["other"].unfit[0].why == WHY


def test_an_imprecise_launch_has_not_happened_before_its_end() -> None:
    text = '[flight.x]\nspacecraft = "soyuz-ms"\nlaunch.at = "2022-02"\n[flight.y]\nspacecraft = "soyuz-ms"\n'
    assert set(gone(text).schedule.flights) == set()
    assert set(gone(text.replace('"2022-02"', '"2022-01"')).schedule.flights) == {"x"}


def test_a_flight_that_never_docks_finishes() -> None:
    text = """
    [flight.x]
    spacecraft = "soyuz-ms"
    station = "none"
    crew = ["dubrov"]
    launch.at = 2022-02-24T00:00:00Z
    land.at = 2022-02-27T00:00:00Z
    """
    trip = gone(text).trips["x"]
    assert trip.land is not None
    assert trip.flight.unfit == ()


def test_a_relocation_that_has_begun_is_finished() -> None:
    text = """
    [flight.x]
    spacecraft = "soyuz-ms"
    crew = ["dubrov"]
    launch.at = 2022-01-02T00:00:00Z
    dock = { at = 2022-01-02T06:00:00Z, port = "poisk-zenith" }
    relocate = [
        { left = 2022-01-03T00:00:00Z, at = 2022-01-03T01:00:00Z, port = "rassvet-nadir", status = "cancelled" },
        { left = 2022-02-24T00:00:00Z, at = 2022-02-26T01:00:00Z, port = "prichal-nadir" },
    ]
    land.at = 2022-06-01T04:00:00Z
    """
    assert gone(text).state(at("2022-03-01")).berths["x"].port == "prichal-nadir"


# -- drawn schedules -------------------------------------------------------------------------------


def _drawn(data: dict[str, Any]) -> Schedule:
    merged = lay_over({}, data)
    home = merged.pop(HOME, None)
    schedule, problems = decode(merged, home)
    assert [one.message for one in problems] == []
    return schedule


@given(books(), st.integers(0, 60), st.sets(st.integers(0, 12)))
def test_before_it_nothing_differs_and_after_it_nothing_of_theirs_moves(
    data: dict[str, Any], when: int, theirs: set[int]
) -> None:
    for number, flight in enumerate(data.get("flight", {}).values()):
        flight["provider"] = "alpha" if number in theirs else "beta"
    schedule = _drawn(data)
    start = day(when)
    plan, then = Ledger.of(schedule), Ledger.of(without(schedule, "alpha", start))
    for event in plan.events:
        if event.instant > start:
            break
        before, after = plan.state(event.instant), then.state(event.instant)
        assert dict.fromkeys(before.aboard) == dict.fromkeys(after.aboard)
        assert set(before.transit) == set(after.transit)
        assert {one: b.port for one, b in before.berths.items()} == {
            one: b.port for one, b in after.berths.items()
        }
    for ident, trip in then.trips.items():
        if schedule.provider_of(trip.flight) != "alpha":
            assert trip.flight is schedule.flights[ident]
            continue
        assert trip.moves[0].instant <= start
        if trip.undock is not None:
            assert trip.undock.instant <= start
