"""State: who is where at an instant, half-open, conserved, and the same however it is reached."""

from __future__ import annotations

import gc
import weakref
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from tests.strategies_books import PEOPLE, books, moved
from tests.support import ISS, at, book, crew

from crewtrack.ledger.ledger import Ledger
from crewtrack.ledger.state import State
from crewtrack.model.decode import decode

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

SECOND = timedelta(seconds=1)
FLIGHT = (
    ISS
    + """
[flight.x]
spacecraft = "soyuz-ms"
crew = ["artemyev", "matveev", "korsakov"]
launch = { at = 2022-03-18T15:55:18Z }
dock = { at = 2022-03-18T19:12:06Z, port = "prichal-nadir" }
relocate = [{ left = 2022-05-01T10:00:00Z, at = 2022-05-03T11:00:00Z, port = "poisk-zenith" }]
undock = { at = 2022-09-29T07:34:20Z }
land = { at = 2022-09-29T10:57:12Z }
"""
)
CREW = {"artemyev", "matveev", "korsakov"}


def ledger_of(data: dict[str, Any]) -> Ledger:
    schedule, problems = decode(data)
    assert [one.message for one in problems] == []
    return Ledger.of(schedule)


def where(state: State) -> dict[str, str]:
    """Return where each person is who is not on the ground."""
    out = {person: f"at {here.station}" for person, here in state.aboard.items()}
    out.update({person: f"in {trip.id}" for person, trip in state.transit.items()})
    return out


def picture(state: State) -> object:
    """Return all that a state says, to compare."""
    return (
        {
            person: (one.station, one.trip.id, one.since)
            for person, one in sorted(state.aboard.items())
        },
        {person: trip.id for person, trip in sorted(state.transit.items())},
        [
            (ident, one.port, one.since, one.docked, one.moving)
            for ident, one in state.berths.items()
        ],
        {station: count for station, count in state.counts.items() if count},
    )


def replayed(ledger: Ledger, when: datetime) -> State:
    """Return the state at an instant the slow way: from the start."""
    state = State()
    for event in ledger.events:
        if event.instant > when:
            break
        state.apply(event)
    return state


def instants(ledger: Ledger) -> Iterator[datetime]:
    """Yield the instants of all events, and one right before and right after each."""
    for instant in ledger.instants:
        if instant.year < 9999:
            yield from (instant - SECOND, instant, instant + SECOND)


# -- half-open -------------------------------------------------------------------------------------


def test_a_flight_from_the_ground_to_the_ground() -> None:
    ledger = book(FLIGHT)
    steps = {
        "2022-03-18T15:55:17": ("ground", 0),
        "2022-03-18T15:55:18": ("transit", 0),
        "2022-03-18T19:12:05": ("transit", 0),
        "2022-03-18T19:12:06": ("aboard", 3),
        "2022-09-29T07:34:19": ("aboard", 3),
        "2022-09-29T07:34:20": ("transit", 0),
        "2022-09-29T10:57:11": ("transit", 0),
        "2022-09-29T10:57:12": ("ground", 0),
    }
    for text, (place, count) in steps.items():
        state = ledger.state(at(text))
        assert state.counts.get("iss", 0) == ledger.aboard("iss", at(text)) == count
        assert set(state.aboard) == (CREW if place == "aboard" else set())
        assert set(state.transit) == (CREW if place == "transit" else set())


def test_a_relocating_ship_holds_no_port_and_its_crew_stays_aboard() -> None:
    ledger = book(FLIGHT)
    for text, port, moving, since in (
        ("2022-05-01T09:59:59", "prichal-nadir", False, "2022-03-18T19:12:06"),
        ("2022-05-01T10:00:00", None, True, "2022-05-01T10:00:00"),
        ("2022-05-03T10:59:59", None, True, "2022-05-01T10:00:00"),
        ("2022-05-03T11:00:00", "poisk-zenith", False, "2022-05-03T11:00:00"),
    ):
        state = ledger.state(at(text))
        berth = state.berths["x"]
        assert (berth.port, berth.moving, berth.since) == (port, moving, at(since))
        assert berth.docked == at("2022-03-18T19:12:06")
        assert set(state.aboard) == CREW
        assert state.aboard["artemyev"].since == at("2022-03-18T19:12:06")
    assert ledger.state(at("2022-09-29T07:34:20")).berths == {}


def test_a_failed_launch_gives_no_time_in_space() -> None:
    ledger = book(
        ISS
        + """
        [flight.ms-10]
        spacecraft = "soyuz-ms"
        crew = ["rubio"]
        launch = { at = 2018-10-11T08:40:15Z, status = "failure" }
        land = { at = 2018-10-11T08:59:00Z }
        """
    )
    for event in ledger.events:
        assert where(ledger.state(event.instant)) == {}


def test_a_free_flight_is_in_transit_all_the_time() -> None:
    ledger = book(
        """
        [flight.inspiration4]
        spacecraft = "crew-dragon"
        station = "none"
        crew = ["connor"]
        launch = { at = 2021-09-16T00:02:56Z }
        land = { at = 2021-09-18T23:06:49Z }
        """
    )
    assert where(ledger.state(at("2021-09-17"))) == {"connor": "in inspiration4"}
    assert where(ledger.state(at("2021-09-18T23:06:49"))) == {}


def test_a_ship_that_was_there_before_the_record_brings_its_crew_with_its_docking() -> None:
    ledger = book(
        ISS
        + """
        [flight.x]
        spacecraft = "soyuz-ms"
        crew = ["artemyev"]
        dock = { at = 2022-03-18T19:12:06Z, port = "prichal-nadir" }
        undock = { at = 2022-09-29T07:34:20Z }
        """
    )
    assert crew(ledger, "2022-03-18T19:12:05") == set()
    assert crew(ledger, "2022-03-18T19:12:06") == {"artemyev"}
    assert where(ledger.state(at("2022-09-29T07:34:20"))) == {"artemyev": "in x"}


def test_who_stands_twice_in_a_crew_is_counted_once() -> None:
    ledger = book(FLIGHT.replace('"korsakov"', '"matveev"'))
    assert ledger.aboard("iss", at("2022-04-01")) == 2
    assert ledger.aboard("iss", at("2022-10-01")) == 0


def test_two_stations_are_counted_apart() -> None:
    ledger = book(
        FLIGHT
        + """
        [flight.y]
        spacecraft = "soyuz-ms"
        station = "tiangong"
        crew = ["rubio"]
        launch = { at = 2022-03-18T15:55:18Z }
        dock = { at = 2022-03-18T19:12:06Z, port = "p" }
        """.replace("\n        ", "\n")
    )
    assert crew(ledger, "2022-04-01") == CREW
    assert crew(ledger, "2022-04-01", "tiangong") == {"rubio"}


# -- properties ------------------------------------------------------------------------------------


@given(books())
@settings(max_examples=60)
def test_bisection_finds_what_a_replay_from_the_start_does(data: dict[str, Any]) -> None:
    ledger = ledger_of(data)
    for when in instants(ledger):
        assert picture(ledger.state(when)) == picture(replayed(ledger, when))


@given(books(exact=False))
@settings(max_examples=60)
def test_so_it_does_with_imprecise_times(data: dict[str, Any]) -> None:
    ledger = ledger_of(data)
    for when in instants(ledger):
        assert picture(ledger.state(when)) == picture(replayed(ledger, when))


def test_it_does_so_past_many_copies() -> None:
    text = ISS
    for number in range(120):
        launch = at("2000-01-01") + timedelta(days=30 * number)
        home = launch + timedelta(days=45)
        text += f"""
[flight.f{number}]
spacecraft = "soyuz-ms"
crew = ["p{number % 7}", "q{number % 5}"]
launch = {{ at = {launch.isoformat()} }}
dock = {{ at = {(launch + timedelta(days=1)).isoformat()}, port = "x" }}
undock = {{ at = {home.isoformat()} }}
land = {{ at = {(home + timedelta(hours=5)).isoformat()} }}
"""
    ledger = book(text)
    steps = list(instants(ledger))
    # forwards, backwards, and from the far end: copies are made as far as somebody has looked
    for order in (steps, steps[::-1], [steps[-1], *steps[::7]]):
        fresh = book(text)
        for when in order:
            assert picture(fresh.state(when)) == picture(replayed(ledger, when))
        assert len(fresh._checkpoints) > 5


@given(books())
@settings(max_examples=60)
def test_nobody_is_lost_and_nobody_is_in_two_places(data: dict[str, Any]) -> None:
    ledger = ledger_of(data)
    told = State()
    for event in ledger.events:
        told.apply(event)
        assert event.aboard == told.counts.get(event.station, 0)
    for when in instants(ledger):
        state = ledger.state(when)
        assert not set(state.aboard) & set(state.transit)
        counts: dict[str | None, int] = {}
        for here in state.aboard.values():
            counts[here.station] = counts.get(here.station, 0) + 1
        assert {key: count for key, count in state.counts.items() if count} == counts
        for person in PEOPLE:
            flown = [
                (one.up, one.home)
                for one in ledger.rides.get(person, [])
                if one.up.launch is not None and one.up.launch.instant <= when
            ]
            home = flown[-1][1] if flown else None
            landed = home is not None and home.land is not None and home.land.instant <= when
            assert (person in state.aboard or person in state.transit) is (
                bool(flown) and not landed
            )


@given(books())
@settings(max_examples=40)
def test_moving_all_times_moves_all_states(data: dict[str, Any]) -> None:
    by = timedelta(days=400, seconds=7)
    then, now = ledger_of(data), ledger_of(moved(data, by))
    assert [event.instant + by for event in then.events] == now.instants
    for when in then.instants:
        assert where(then.state(when)) == where(now.state(when + by))


@given(books())
@settings(max_examples=40)
def test_the_order_in_the_file_is_no_matter(data: dict[str, Any]) -> None:
    flights = data["flight"]
    turned = {**data, "flight": dict(sorted(flights.items()))}
    one, two = ledger_of(data), ledger_of(turned)
    assert [event.address for event in one.events] == [event.address for event in two.events]
    for when in one.instants:
        assert picture(one.state(when)) == picture(two.state(when))


def test_copies_of_a_crowd_on_its_way_hold_no_more_than_its_events() -> None:
    launches = "".join(
        f'[flight.x{n}]\nspacecraft = "soyuz-ms"\nstation = "none"\ncrew = ["?"]\nlaunch = {{ at = 2021-01-01 }}\n'
        for n in range(1_500)
    )
    ledger = book(ISS + launches)
    assert len(ledger.state(ledger.instants[-1]).transit) == 1_500
    assert sum(state.size for _, state in ledger._checkpoints) < 3 * len(ledger.events)


def test_a_ledger_that_was_undone_leaves_nothing_behind() -> None:
    gc.collect()
    gc.disable()
    try:
        ledger = book(
            ISS + '[flight.x]\nspacecraft = "soyuz-ms"\ncrew = ["dubrov"]\nlaunch.at = 2021-01-01\n'
            "land.at = 2021-03-01\n"
        )
        flight = weakref.ref(ledger.trips["x"].flight)
        assert ledger.trips["x"].takes
        ledger.undo()
        del ledger
        assert flight() is None
    finally:
        gc.enable()
