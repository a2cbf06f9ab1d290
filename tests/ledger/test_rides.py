"""Rides: who goes up on what, and who comes home on what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.support import ISS, at, book, crew

from crewtrack.ledger.check import check

if TYPE_CHECKING:
    from crewtrack.ledger.ledger import Ledger

A = """
[flight.a]
spacecraft = "soyuz-ms"
crew = ["novitsky", "dubrov", "vande-hei"]
launch = { at = 2021-04-09T07:42:41Z }
dock = { at = 2021-04-09T11:05:00Z, port = "rassvet-nadir" }
"""
B = """
[flight.b]
spacecraft = "soyuz-ms"
crew = ["shkaplerov", "shipenko", "peresild"]
launch = { at = 2021-10-05T08:55:02Z }
dock = { at = 2021-10-05T12:22:31Z, port = "nauka-nadir" }
"""
A_DOWN = "undock = { at = 2021-10-17T01:14:00Z }\nland.at = 2021-10-17T04:35:44Z\n"
B_DOWN = "undock = { at = 2022-03-30T07:21:03Z }\nland.at = 2022-03-30T11:28:26Z\n"
A_CREW = 'land.crew = ["novitsky", "shipenko", "peresild"]\n'
B_CREW = 'land.crew = ["shkaplerov", "dubrov", "vande-hei"]\n'


def ways(ledger: Ledger, person: str) -> list[tuple[str, str | None]]:
    """Return a person's rides as (up, home)."""
    return [
        (one.up.id, one.home.id if one.home is not None else None)
        for one in ledger.rides.get(person, [])
    ]


SWAPS = {
    "both landings name their crews": A + A_DOWN + A_CREW + B + B_DOWN + B_CREW,
    "only the earlier landing does": A + A_DOWN + A_CREW + B + B_DOWN,
    "only the later landing does": A + A_DOWN + B + B_DOWN + B_CREW,
    "the later flight stands first": B + B_DOWN + B_CREW + A + A_DOWN + A_CREW,
}


@pytest.mark.parametrize("text", SWAPS.values(), ids=SWAPS)
def test_a_swap_of_seats_takes_a_line(text: str) -> None:
    ledger = book(ISS + text)
    assert ways(ledger, "novitsky") == [("a", "a")]
    assert ways(ledger, "shkaplerov") == [("b", "b")]
    if "only the later" not in next(name for name, own in SWAPS.items() if own == text):
        assert ways(ledger, "shipenko") == ways(ledger, "peresild") == [("b", "a")]
    if "only the earlier" not in next(name for name, own in SWAPS.items() if own == text):
        assert ways(ledger, "dubrov") == ways(ledger, "vande-hei") == [("a", "b")]


def test_who_is_named_by_an_earlier_landing_of_another_ship_is_not_left_for_their_own() -> None:
    ledger = book(ISS + A + A_DOWN + A_CREW + B + B_DOWN)
    assert ledger.trips["b"].down == ("shkaplerov",)
    # Nobody names those two: they stay.
    assert ways(ledger, "dubrov") == [("a", None)]
    assert crew(ledger, "2022-04-01") == {"dubrov", "vande-hei"}


def test_who_is_named_by_a_later_landing_stays_when_their_ship_leaves() -> None:
    ledger = book(ISS + A + A_DOWN + B + B_DOWN + B_CREW)
    assert ledger.trips["a"].down == ("novitsky",)
    assert crew(ledger, "2021-11-01") == {
        "dubrov",
        "vande-hei",
        "shkaplerov",
        "shipenko",
        "peresild",
    }
    assert crew(ledger, "2022-04-01") == {"shipenko", "peresild"}


def test_left_out_is_those_who_came_up() -> None:
    ledger = book(ISS + A + A_DOWN)
    assert ledger.trips["a"].down == ("novitsky", "dubrov", "vande-hei")


def test_a_ship_that_lands_without_crew_leaves_them_for_the_next() -> None:
    ledger = book(
        ISS
        + A
        + A_DOWN
        + """
        land.crew = []
        [flight.rescue]
        spacecraft = "soyuz-ms"
        crew = []
        launch = { at = 2021-10-01T00:00:00Z }
        dock = { at = 2021-10-02T00:00:00Z, port = "poisk-zenith" }
        land = { at = 2021-12-01, crew = ["novitsky", "dubrov", "vande-hei"] }
        """.replace("\n        ", "\n")
    )
    assert ways(ledger, "novitsky") == [("a", "rescue")]
    assert crew(ledger, "2021-11-01") == {"novitsky", "dubrov", "vande-hei"}
    assert crew(ledger, "2021-12-03") == set()


def test_a_landing_that_names_someone_after_their_next_launch_is_of_that_flight() -> None:
    later = """
[flight.c]
spacecraft = "soyuz-ms"
crew = ["novitsky"]
launch = { at = 2024-03-23 }
land = { at = 2024-04-06, crew = [] }
[flight.d]
spacecraft = "soyuz-ms"
launch = { at = 2024-03-30 }
land = { at = 2024-04-08, crew = ["novitsky"] }
"""
    ledger = book(ISS + A + A_DOWN + later)
    assert ways(ledger, "novitsky") == [("a", "a"), ("c", "d")]
    assert ledger.trips["a"].down == ("novitsky", "dubrov", "vande-hei")


def test_who_is_named_by_two_landings_comes_home_with_the_first() -> None:
    ledger = book(ISS + B + B_DOWN + 'land.crew = ["dubrov"]\n' + A + A_DOWN)
    # Flight a leaves out its crew, and dubrov is named later: he waits.
    assert ways(ledger, "dubrov") == [("a", "b")]
    ledger = book(
        ISS + B + B_DOWN + 'land.crew = ["dubrov"]\n' + A + A_DOWN + 'land.crew = ["dubrov"]\n'
    )
    assert ways(ledger, "dubrov") == [("a", "a")]


def test_a_landing_that_is_not_dated_still_names_its_crew() -> None:
    ledger = book(ISS + A + A_DOWN + B + 'land = { crew = ["dubrov", "vande-hei"] }\n')
    assert ledger.trips["a"].down == ("novitsky",)
    assert ways(ledger, "dubrov") == [("a", "b")]
    assert crew(ledger, "2030-01-01") >= {"dubrov", "vande-hei"}


def test_a_failed_launch_is_no_ride() -> None:
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
    assert ledger.rides == {}
    assert ledger.trips["ms-10"].down == ()


def test_a_flight_that_never_lands_is_no_way_home() -> None:
    ledger = book(ISS + A)
    assert ledger.trips["a"].down == ()
    assert ways(ledger, "dubrov") == [("a", None)]


def test_unnamed_seats_come_home_where_they_went_up() -> None:
    text = A.replace('"vande-hei"', '"?"') + A_DOWN
    ledger = book(ISS + text)
    assert ways(ledger, "?a#0") == [("a", "a")]
    ledger = book(ISS + text + 'land.crew = ["novitsky", "dubrov", "?"]\n')
    assert ways(ledger, "?a#0") == [("a", "a")]
    assert len(crew(ledger, "2021-06-01")) == 3
    assert crew(ledger, "2021-11-01") == set()


def test_an_alias_in_a_landing_is_the_same_person() -> None:
    ledger = book(
        ISS
        + "[person.vande-hei]\naliases = ['vandehei']\n"
        + A
        + A_DOWN
        + 'land.crew = ["novitsky", "dubrov", { id = "vandehei" }]\n'
    )
    assert ways(ledger, "vande-hei") == [("a", "a")]


# -- agencies --------------------------------------------------------------------------------------


def test_an_agency_given_on_a_flight_holds_until_the_next_launch() -> None:
    text = """
[person.lopez]
agency = "nasa"
[flight.first]
spacecraft = "crew-dragon"
crew = [{ id = "lopez", agency = "axiom" }]
launch = { at = 2022-04-08T15:00:00Z }
land = { at = 2022-04-25T17:00:00Z }
[flight.second]
spacecraft = "crew-dragon"
crew = ["lopez"]
launch = { at = 2024-01-18T21:00:00Z }
land = { at = 2024-02-09T13:00:00Z }
"""
    ledger = book(ISS + text)
    assert ledger.agency("lopez", at("2022-04-08T14:59")) == "nasa"
    assert ledger.agency("lopez", at("2022-04-08T15:00")) == "axiom"
    assert ledger.agency("lopez", at("2022-04-20")) == "axiom"
    assert ledger.agency("lopez", at("2023-01-01")) == "axiom"
    assert ledger.agency("lopez", at("2024-01-18T20:59")) == "axiom"
    assert ledger.agency("lopez", at("2024-01-18T21:00")) == "nasa"


def test_who_has_no_agency_has_none_and_unnamed_seats_that_of_their_entry() -> None:
    ledger = book(
        ISS
        + """
        [person.nobody]
        [flight.x]
        spacecraft = "crew-dragon"
        crew = ["nobody", { id = "?", agency = "nasa" }, "?"]
        launch = { at = 2022-04-08 }
        """
    )
    assert ledger.agency("nobody", at("2022-05-01")) is None
    assert ledger.agency("?x#0", at("2022-05-01")) == "nasa"
    assert ledger.agency("?x#1", at("2022-05-01")) is None


# -- imprecise -------------------------------------------------------------------------------------


def test_who_came_up_some_time_in_the_month_in_which_they_left_on_another_ship_came_before() -> (
    None
):
    ledger = book(
        ISS
        + """
        [flight.home]
        spacecraft = "soyuz-ms"
        launch = { at = 2022-01-01T00:00:00Z }
        dock = { at = 2022-01-01T06:00:00Z, port = "p" }
        undock = { at = 2022-03-20T07:00:00Z }
        land = { at = 2022-03-20T11:00:00Z, crew = ["artemyev"] }
        [flight.up]
        spacecraft = "soyuz-ms"
        crew = ["artemyev", "matveev"]
        launch = { at = "2022-03" }
        dock = { at = "2022-03", port = "q" }
        land = { at = "TBD" }
        """
    )
    assert ways(ledger, "artemyev") == [("up", "home")]
    up = ledger.trips["up"]
    assert up.dock is not None
    assert up.dock.instant == up.dock.high == at("2022-03-20T07:00")
    assert crew(ledger, "2022-03-20T07:00") == {"matveev"}
    assert crew(ledger, "2022-05-01") == {"matveev"}


def test_who_flies_again_in_the_month_in_which_they_landed_is_not_taken_off_again() -> None:
    again = """
[flight.again]
spacecraft = "soyuz-ms"
crew = ["novitsky"]
launch = { at = 2021-10-20T00:00:00Z }
dock = { at = 2021-10-20T06:00:00Z, port = "p" }
"""
    ledger = book(ISS + A + 'undock.at = "2021-10"\nland.at = "2021-10"\n' + again)
    assert ways(ledger, "novitsky") == [("a", "a"), ("again", None)]
    assert crew(ledger, "2021-10-25") == {"novitsky", "dubrov", "vande-hei"}
    assert crew(ledger, "2021-11-02") == {"novitsky"}
    assert ledger.bounds("iss", at("2021-10-25")) == (1, 3)


# -- unnamed seats that are swapped ----------------------------------------------------------------


def test_an_unnamed_seat_may_come_home_on_another_ship() -> None:
    ledger = book(
        ISS
        + """
        [flight.x]
        spacecraft = "soyuz-ms"
        crew = ["artemyev", "matveev", "rubio"]
        launch.at = 2027-03-18
        dock.port = "prichal-nadir"
        land = { at = 2027-09-25, crew = ["artemyev", "?", "korsakov"] }

        [flight.y]
        spacecraft = "soyuz-ms"
        crew = ["prokopyev", "?", "korsakov"]
        launch.at = 2027-09-14
        dock.port = "rassvet-nadir"
        land = { at = 2028-03-10, crew = ["prokopyev", "matveev", "rubio"] }
        """
    )
    assert ledger.trips["x"].down == ("artemyev", "?y#0", "korsakov")
    assert ledger.aboard("iss", at("2027-12-01")) == 3
    assert ledger.aboard("iss", at("2028-04-01")) == 0


def test_who_came_home_and_went_up_again_some_time_in_the_month_comes_home_on_another() -> None:
    ledger = book(
        ISS
        + """
[flight.other]
spacecraft = "soyuz-ms"
launch = { at = 2022-01-03T12:00:01Z }
dock = { at = 2022-01-03T18:00:01Z, port = "rassvet-nadir" }
undock = { at = 2022-01-14T02:24:01Z }
land = { at = 2022-01-14T08:24:01Z, crew = ["dubrov"] }
[flight.hop]
spacecraft = "soyuz-ms"
station = "none"
crew = ["dubrov"]
launch = { at = 2022-01-11T00:00:01Z }
land = { at = 2022-01-11T12:00:01Z }
[flight.again]
spacecraft = "soyuz-ms"
crew = ["dubrov"]
launch = { at = "2022-01" }
dock = { at = "2022-01", port = "prichal-nadir" }
"""
    )
    assert ways(ledger, "dubrov") == [("hop", "hop"), ("again", "other")]
    assert [one.code for one in check(ledger) if one.code.startswith("C5")] == []


def test_who_left_a_ship_for_another_may_come_home_on_it_after_their_next_flight() -> None:
    ledger = book(
        ISS
        + """
[flight.a]
spacecraft = "soyuz-ms"
crew = ["dubrov", "novitsky"]
launch = { at = 2022-01-06T00:00:01Z }
dock = { at = 2022-01-06T06:00:01Z, port = "rassvet-nadir" }
undock = { at = 2022-02-27T09:36:01Z }
land = { at = 2022-02-27T15:36:01Z, crew = ["novitsky", "dubrov"] }
[flight.b]
spacecraft = "soyuz-ms"
launch = { at = 2022-01-08T16:48:01Z }
dock = { at = 2022-01-08T22:48:01Z, port = "prichal-nadir" }
undock = { at = 2022-01-11T16:48:01Z }
land = { at = 2022-01-11T22:48:01Z, crew = ["dubrov"] }
[flight.c]
spacecraft = "soyuz-ms"
crew = ["dubrov"]
launch = { at = 2022-02-25T21:36:01Z }
dock = { at = 2022-02-26T03:36:01Z, port = "poisk-zenith" }
"""
    )
    assert ways(ledger, "dubrov") == [("a", "b"), ("c", "a")]
    assert [one.code for one in check(ledger) if one.code.startswith("C5")] == []
