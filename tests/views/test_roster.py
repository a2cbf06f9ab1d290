"""The roster: who is aboard, by agency, in which role, since when, and with which seat home."""

from __future__ import annotations

import pytest
from tests.support import ISS, at, book

from crewtrack.views.roster import roster

DRAGON = """
[flight.crew-3]
name = "Crew-3"
spacecraft = "crew-dragon"
crew = ["chari", "marshburn", "barron", "maurer"]
launch = { at = 2021-11-11T02:03:31Z }
dock = { at = 2021-11-11T23:32:00Z, port = "harmony-forward" }
undock = { at = 2022-05-05T05:20:00Z }
land = { at = 2022-05-06T04:43:23Z }
"""
AXIOM = """
[flight.axiom-1]
spacecraft = "crew-dragon"
provider = "axiom"
crew = [
    { id = "lopez-alegria", visitor = true, role = "commander" },
    { id = "stibbe", visitor = true },
    { id = "nobody", visitor = true, role = "guest" },
]
launch = { at = 2022-04-08T15:17:12Z }
dock = { at = 2022-04-09T12:29:00Z, port = "harmony-zenith" }
land = { at = "2022-04" }
[person.nobody]
name = "No Agency"
nationality = ["DE", "US"]
"""
BOOK = ISS + DRAGON + AXIOM


def test_groups_are_by_size_then_by_name_and_who_has_no_agency_comes_last() -> None:
    found = roster(book(BOOK), "iss", at("2022-04-10"))
    assert [(group.agency.name, group.count) for group in found.groups] == [
        ("NASA", 3),
        ("Axiom Space", 2),
        ("ESA", 1),
        ("No agency", 1),
    ]
    assert found.count == 7
    assert [one.id for one in found.crew] == [
        one.id for group in found.groups for one in group.crew
    ]
    assert found.groups[-1].agency.id is None


def test_within_a_group_people_are_by_ship_home_then_seat() -> None:
    swap = DRAGON.replace(
        "04:43:23Z }", '04:43:23Z, crew = ["maurer", "barron", "chari", "marshburn"] }'
    )
    found = roster(book(ISS + swap), "iss", at("2022-04-10"))
    assert [one.id for one in found.groups[0].crew] == ["barron", "chari", "marshburn"]


def test_a_line_says_all_of_a_person() -> None:
    found = roster(book(BOOK), "iss", at("2022-04-10"))
    one = next(one for one in found.crew if one.id == "maurer")
    assert (one.name, one.family, one.nationality) == ("Matthias Maurer", "Maurer", ("DE",))
    assert (one.ride_up, one.ride_up_name, one.ride_home) == ("crew-3", "Crew-3", "crew-3")
    assert one.aboard_since == at("2021-11-11T23:32")
    assert one.days_aboard == pytest.approx(149.0194, abs=1e-3)
    assert one.days_flight == pytest.approx(149.9142, abs=1e-3)
    assert one.returns is not None
    assert one.returns.instant == at("2022-05-06T04:43:23")
    assert one.lifeboat == "crew-3"
    assert not one.swapped
    assert not one.visitor


def test_roles() -> None:
    text = (
        BOOK
        + '[expedition.iss-67]\nnumber = 67\nfrom = 2022-03-30\ncommand = [{ at = 2022-03-29, person = "marshburn" }]\n'
    )
    found = roster(book(text), "iss", at("2022-04-10"))
    assert {one.id: one.role for one in found.crew} == {
        "marshburn": "ISS commander",
        "chari": "flight engineer",
        "barron": "flight engineer",
        "maurer": "flight engineer",
        "lopez-alegria": "commander",
        "stibbe": "visitor",
        "nobody": "guest",
    }
    assert [one.id for one in found.crew if one.commands] == ["marshburn"]
    assert [one.id for one in found.crew if one.visitor] == ["lopez-alegria", "stibbe", "nobody"]
    assert (found.commander, found.commander_name) == ("marshburn", "Thomas Marshburn")
    assert (found.expedition, found.expedition_name) == ("iss-67", "Expedition 67")


def test_nobody_aboard_is_no_group() -> None:
    found = roster(book(BOOK), "iss", at("2021-01-01"))
    assert (found.count, found.groups, found.crew, found.transit) == (0, (), (), ())
    assert found.unbroken_since is None
    assert found.commander is None


def test_ships_on_the_way_up_and_down() -> None:
    ledger = book(BOOK)
    (up,) = roster(ledger, "iss", at("2021-11-11T12:00")).transit
    assert (up.flight, up.name, up.upward) == ("crew-3", "Crew-3", True)
    assert [one.id for one in up.crew] == ["chari", "marshburn", "barron", "maurer"]
    assert [one.role for one in up.crew] == ["commander", "crew", "crew", "crew"]
    assert up.crew[0].aboard_since is None
    assert up.crew[0].days_aboard is None
    assert up.crew[0].days_flight == pytest.approx(0.4142, abs=1e-3)
    (down,) = roster(ledger, "iss", at("2022-05-05T12:00")).transit
    assert (down.flight, down.upward) == ("crew-3", False)
    assert roster(ledger, "iss", at("2022-05-05T12:00")).count == 0


def test_seats_not_yet_named_count_and_are_nobody() -> None:
    found = roster(
        book(ISS + DRAGON.replace('"barron"', '{ id = "?", agency = "jaxa" }')),
        "iss",
        at("2022-01-01"),
    )
    one = next(one for one in found.crew if one.id.startswith("?"))
    assert (found.count, one.name, one.agency.id, one.days_total) == (
        4,
        "to be named",
        "jaxa",
        None,
    )


def test_least_and_most() -> None:
    found = roster(book(BOOK), "iss", at("2022-04-20"))
    assert (found.least, found.count, found.most, found.certain) == (4, 7, 7, False)
    assert roster(book(BOOK), "iss", at("2022-03-20")).certain


def test_seats_home_are_counted() -> None:
    text = BOOK.replace(
        "land = { at = 2022-05-06T04:43:23Z }",
        "land = { at = 2022-05-06T04:43:23Z }\nunfit = [{ from = 2022-04-01T00:00:00Z }]",
    )
    found = roster(book(text), "iss", at("2022-04-10"))
    # The visitors have their own ship's three, and a fourth is spare.
    assert found.seats_home == 4
    assert sum(one.lifeboat is None for one in found.crew) == 3


# -- never empty -----------------------------------------------------------------------------------

GAP = """
[flight.a]
spacecraft = "soyuz-ms"
crew = ["dubrov"]
launch = { at = 2021-01-01T00:00:00Z }
dock = { at = 2021-01-01T06:00:00Z, port = "p" }
undock = { at = 2021-06-01T00:00:00Z }
land = { at = 2021-06-01T06:00:00Z }
[flight.b]
spacecraft = "soyuz-ms"
crew = ["novitsky"]
launch = { at = 2021-07-01T00:00:00Z }
dock = { at = 2021-07-01T06:00:00Z, port = "p" }
"""


def unbroken(text: str, when: str) -> tuple[str | None, bool]:
    found = roster(book(ISS + text), "iss", at(when))
    since = found.unbroken_since
    return since.isoformat()[:16] if since is not None else None, found.unbroken_from_record


def covered(start: str) -> str:
    return f'coverage = [{{ what = "crewed"{start} }}]\n'


def test_unbroken_since_the_last_time_that_nobody_was_aboard() -> None:
    text = covered(", from = 2020-01-01") + GAP
    assert unbroken(text, "2021-05-01") == ("2021-01-01T06:00", False)
    assert unbroken(text, "2021-08-01") == ("2021-07-01T06:00", False)
    assert unbroken(text, "2021-07-01T06:00") == ("2021-07-01T06:00", False)
    assert unbroken(text, "2021-07-01T05:59") == (None, False)


def test_unbroken_reaches_only_as_far_back_as_is_claimed() -> None:
    assert unbroken(covered(", from = 2021-03-01") + GAP, "2021-05-01") == (
        "2021-03-01T00:00",
        True,
    )
    assert unbroken(covered("") + GAP, "2021-05-01") == ("2021-01-01T06:00", False)
    # Without a claim the file may simply begin there.
    assert unbroken(GAP, "2021-05-01") == ("2021-01-01T06:00", True)


def test_a_station_that_was_never_empty_within_the_record() -> None:
    always = (
        GAP.split("[flight.b]", maxsplit=1)[0]
        .split("undock", maxsplit=1)[0]
        .replace("2021-01-01", "2000-11-02")
    )
    text = covered(", from = 2000-11-01") + always
    assert unbroken(text, "2021-05-01") == ("2000-11-02T06:00", False)
    # The record begins after the station was first crewed, and nobody arrives within it.
    text = covered(", from = 2000-11-03") + always
    assert unbroken(text, "2021-05-01") == ("2000-11-03T00:00", True)


def test_how_far_the_record_reaches() -> None:
    text = "known-to = 2021-06-30\n" + GAP
    found = roster(book(ISS + text), "iss", at("2021-06-30T23:59"))
    assert not found.beyond_record
    assert found.record_begins == at("2021-01-01")
    assert roster(book(ISS + text), "iss", at("2021-07-01")).beyond_record
    assert not roster(book(ISS + GAP), "iss", at("2030-07-01")).beyond_record
