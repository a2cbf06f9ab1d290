"""Comparison: what is otherwise under a what-if, first consequence first."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st
from tests.strategies_books import books, day
from tests.support import at

import crewtrack
from crewtrack.app.layers import HOME, lay_over
from crewtrack.ledger.ledger import Ledger
from crewtrack.ledger.without import without as without_agency
from crewtrack.model.decode import decode
from crewtrack.views.comparison import KINDS, compare
from crewtrack.views.dependence import reliance

if TYPE_CHECKING:
    from crewtrack.views.shapes import Comparison

SCENE = "crewtrack:iss-2022-02-25"
SCENARIO = "crewtrack:scenario/2022-02-25-withdrawal"
START = at("2022-02-25")
PLAN = crewtrack.load(SCENE, now=START)
END = at("2023-04-01")
"""How far these tests look: the record goes on to October 2026."""


def without(agency: str, when: str = "2022-02-25") -> Comparison:
    other = crewtrack.load(SCENE, without=f"{agency}@{when}", now=START)
    return compare(PLAN.ledger, other.ledger, "iss", START, END)


def test_engines_are_judged_only_where_cargo_ships_are_recorded() -> None:
    """The Progress of 2015 to 2018 are not in the record: that none is docked then is no finding."""
    other = crewtrack.load(SCENE, without="roscosmos@2015-01-01", now=START)
    found = compare(PLAN.ledger, other.ledger, "iss", at("2015-01-01"), at("2022-06-01"))
    (measure,) = [one for one in found.measures if one.key == "no-reboost"]
    assert measure.plan == 0
    told = [one.at for one in found.consequences if one.kind == "reboost"]
    assert told
    assert min(told) >= at("2021-09-01")


# -- without Roscosmos, on 25 February 2022 --------------------------------------------------------


def test_the_first_consequence_is_the_lost_lifeboat() -> None:
    first = without("roscosmos").first
    assert first is not None
    assert (first.at, first.kind) == (START, "lifeboat")
    assert set(first.people) == {"shkaplerov", "dubrov", "vande-hei"}
    assert first.text == "Dubrov, Vande Hei and Shkaplerov have no lifeboat seat"


def test_the_cosmonauts_and_vande_hei_lose_their_ride_home() -> None:
    found = without("roscosmos").stranded
    assert {one.person for one in found} == {"shkaplerov", "dubrov", "vande-hei"}
    assert {(one.plan, one.home) for one in found} == {("soyuz-ms-19", None)}
    # From the landing of 30 March 2022, 11:28:26, to the end of what is compared.
    assert {round(one.days, 2) for one in found} == {366.52}


def test_who_has_no_lifeboat_seat_and_from_when() -> None:
    found = without("roscosmos").unseated
    assert {(one.person, one.start, one.end) for one in found} == {
        (person, START, None) for person in ("shkaplerov", "dubrov", "vande-hei")
    }
    assert {(one.days, one.days_plan) for one in found} == {(400.0, 0.0)}


def test_what_is_left_that_can_reboost() -> None:
    found = without("roscosmos")
    assert [(one.flight, one.until and one.until.instant) for one in found.boosters] == [
        ("cygnus-ng-17", at("2022-06-28T11:07")),
        ("cygnus-ng-18", at("2023-04-21T11:22")),
    ]
    assert found.reboost_end == at("2023-01-01")  # cargo is recorded up to there
    (none,) = [one for one in found.measures if one.key == "no-reboost"]
    assert (none.plan, none.first) == (0.0, at("2022-06-28T11:07"))
    assert round(none.days, 2) == 134.08


def test_flights_that_do_not_happen() -> None:
    found = without("roscosmos")
    assert [one.flight for one in found.lost] == [
        "soyuz-ms-21", "progress-ms-20", "soyuz-ms-22", "progress-ms-21", "progress-ms-22",
        "soyuz-ms-23",
    ]  # fmt: skip
    assert (found.new, found.moved) == ((), ())
    assert found.lost[0].crew == ("artemyev", "matveev", "korsakov")


def test_seats_home_by_provider_then() -> None:
    assert [(one.id, plan, now) for one, plan, now in without("roscosmos").seats] == [
        ("nasa", 4, 4),
        ("roscosmos", 3, 0),
    ]


def test_the_only_way_home_and_up_is_told() -> None:
    told = {(one.at, one.text) for one in without("roscosmos").consequences}
    assert (START, "only NASA can bring people home") in told
    assert (at("2022-06-28T11:07"), "no docked ship can raise the orbit") in told


def test_consequences_are_in_order_and_within_what_is_compared() -> None:
    for agency in ("roscosmos", "nasa", "axiom"):
        found = without(agency)
        order = [(one.at, KINDS.index(one.kind)) for one in found.consequences]
        assert order == sorted(order)
        assert all(found.start <= one.at < found.end for one in found.consequences)
        assert found.end == END


# -- other what-ifs --------------------------------------------------------------------------------


def test_the_same_is_the_same() -> None:
    found = compare(PLAN.ledger, PLAN.ledger, "iss", START)
    assert found.first is None
    assert (found.stranded, found.unseated, found.lost) == ((), (), ())
    assert all(one.plan == one.days for one in found.measures)


def test_an_agency_without_ships_changes_nothing() -> None:
    assert without("esa").consequences == ()


def test_a_gap_of_the_plan_is_no_consequence() -> None:
    """In the plan the three of Soyuz MS-22 have no seat after the leak; without Axiom that is no news."""
    found = without("axiom")
    assert found.unseated == ()
    (gap,) = [one for one in found.measures if one.key == "unseated"]
    assert gap.plan == gap.days > 30


def test_the_shipped_scenario() -> None:
    other = crewtrack.load(SCENE, above=SCENARIO, now=START)
    assert other.problems == ()
    found = compare(PLAN.ledger, other.ledger, "iss", START)
    first = found.first
    assert first is not None
    assert (first.at, first.text) == (at("2022-02-27T08:00"), "only NASA can bring people home")
    assert {(one.person, one.home) for one in found.stranded} == {
        (person, "soyuz-ms-19") for person in ("shkaplerov", "dubrov", "vande-hei")
    }
    assert all(one.days < 0 for one in found.stranded)
    assert found.unseated == ()
    (russian,) = [one for one in found.measures if one.key == "segment Russian"]
    assert (russian.plan, russian.first) == (0.0, at("2022-02-27T08:00"))
    # The cargo ships that stay can no longer raise the orbit.
    ends = {one.flight: one.until and one.until.instant for one in found.boosters}
    assert ends["progress-ms-18"] == ends["progress-ms-19"] == at("2022-02-27T08:00")


def with_layer(tmp_path: object, text: str) -> Comparison:
    from pathlib import Path

    path = Path(str(tmp_path)) / "over.toml"
    path.write_text(text, encoding="utf-8")
    other = crewtrack.load(SCENE, above=path, now=START)
    return compare(PLAN.ledger, Ledger.of(other.schedule), "iss", START)


def test_a_later_launch_and_landing_are_told_where_they_are_missed(tmp_path: object) -> None:
    found = with_layer(
        tmp_path,
        "[flight.crew-3]\nland.at = 2022-05-16T04:43:23Z\n"
        "[flight.crew-4]\nlaunch.at = 2022-05-07T07:52:55Z\ndock.at = 2022-05-08T00:00:00Z\n",
    )
    (moved,) = found.moved
    assert (moved.flight, moved.days) == ("crew-4", 10.0)
    assert {round(one.days, 4) for one in found.stranded} == {10.0}
    texts = [(one.at, one.text) for one in found.consequences]
    assert (at("2022-04-27T07:52:55"), "Crew-4 does not launch yet") in texts
    assert (
        at("2022-05-05T05:20"),
        "Barron, Chari, Marshburn and Maurer do not go home on Crew-3 yet",
    ) in texts


def test_a_new_flight_and_another_ride_home(tmp_path: object) -> None:
    found = with_layer(
        tmp_path,
        '[flight.rescue]\nname = "Rescue"\nspacecraft = "crew-dragon"\ncrew = []\n'
        "launch.at = 2022-03-20T00:00:00Z\n"
        'dock = { at = 2022-03-21T00:00:00Z, port = "harmony-zenith" }\n'
        "undock.at = 2022-04-01T00:00:00Z\n"
        'land = { at = 2022-04-02T00:00:00Z, crew = ["vande-hei"] }\n'
        '[flight.soyuz-ms-19]\nland.crew = ["shkaplerov", "dubrov"]\n',
    )
    assert [one.flight for one in found.new] == ["rescue"]
    (one,) = found.stranded
    assert (one.person, one.plan, one.home) == ("vande-hei", "soyuz-ms-19", "rescue")
    assert 2 < one.days < 3
    assert "Vande Hei does not go home on Soyuz MS-19 but on Rescue" in [
        one.text for one in found.consequences
    ]


def test_a_port_that_does_not_become_free_is_told() -> None:
    """Without NASA, Crew-3 never leaves Harmony forward; what others send there finds it taken."""
    plan = crewtrack.load(SCENE, now=START)
    other = without("nasa")
    assert not [one for one in other.consequences if one.kind == "port"]
    text = '[flight.private]\nspacecraft = "crew-dragon"\nprovider = "axiom"\nlaunch.at = 2022-06-01T00:00:00Z\n'
    text += 'dock = { at = 2022-06-02T00:00:00Z, port = "harmony-forward" }\nland.at = 2022-06-09T00:00:00Z\n'
    import tempfile
    from pathlib import Path

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "private.toml"
        path.write_text(text, encoding="utf-8")
        plan = crewtrack.load(SCENE, above=path, now=START)
        gone = crewtrack.load(SCENE, above=path, without="nasa@2022-02-25", now=START)
    found = compare(plan.ledger, gone.ledger, "iss", START, END)
    (taken,) = [one for one in found.consequences if one.kind == "port"]
    assert taken.at == at("2022-06-02")
    assert taken.text == "Private finds Harmony forward taken by Crew-3"


def test_an_end_beyond_the_record_is_said_to_be() -> None:
    other = crewtrack.load(SCENE, without="roscosmos@2022-02-25", now=START)
    assert compare(PLAN.ledger, other.ledger, "iss", START, at("2022-06-01")).claimed
    assert not compare(PLAN.ledger, other.ledger, "iss", START, at("2027-01-01")).claimed


@given(
    books(exact=False) | books(),
    st.integers(0, 60),
    st.integers(0, 80),
    st.sets(st.integers(0, 12)),
)
def test_any_two_futures_can_be_compared(
    data: dict[str, Any], when: int, until: int, theirs: set[int]
) -> None:
    for number, flight in enumerate(data.get("flight", {}).values()):
        flight["provider"] = "alpha" if number in theirs else "beta"
    merged = lay_over({}, data)
    home = merged.pop(HOME, None)
    schedule, _ = decode(merged, home)
    start, end = day(when), day(when + until)
    plan, other = Ledger.of(schedule), Ledger.of(without_agency(schedule, "alpha", start))
    for station in ("iss", "tss"):
        found = compare(plan, other, station, start, end)
        assert all(start <= one.at < end for one in found.consequences)
        assert all(0 <= one.plan <= until and 0 <= one.days <= until for one in found.measures)
        assert all(one.days >= one.days_plan for one in found.unseated if one.end is None)
        # Seats never grow where ships only stop; nobody goes home who would not in the plan.
        assert all(now <= before for _, before, now in found.seats)
        assert not found.new
        assert {one.flight for one in found.lost} <= {
            ident for ident, one in schedule.flights.items() if one.provider == "alpha"
        }
        assert compare(plan, plan, station, start, end).consequences == ()
        assert reliance(other, station, start, end).answer


def test_an_empty_station_is_told() -> None:
    """Without NASA and Roscosmos from before anybody is up, nobody ever comes."""
    other = crewtrack.load(SCENE, without=["nasa@1998-01-01", "roscosmos@1998-01-01"], now=START)
    found = compare(PLAN.ledger, other.ledger, "iss", START, END)
    assert found.first is not None
    assert (found.first.kind, found.first.text) == ("empty", "nobody is aboard")
    (empty,) = [one for one in found.measures if one.key == "empty"]
    assert (empty.plan, empty.first) == (0.0, START)
    assert empty.days > 350
