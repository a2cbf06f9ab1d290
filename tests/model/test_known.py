"""As known on: what stood on a day."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.support import ISS, RELOCATED, at, book

from crewtrack.ledger.ledger import Ledger
from crewtrack.model.known import known_on

if TYPE_CHECKING:
    from crewtrack.model.nouns import Flight

FLIGHT = """
[flight.x]
spacecraft = "soyuz-ms"
crew = ["dubrov"]
launch = { at = 2022-03-18T15:55:18Z, site = "baikonur-31-6", known = 2022-01-20, slips = [
    { known = 2021-06-01, at = "2022-Q2", site = "vostochny" },
    { known = 2021-12-10, at = "2022-03", why = "the ship was ready" },
] }
dock = { at = 2022-03-18T19:12:06Z, port = "prichal-nadir" }
land = { at = 2022-09-29T10:57:12Z }
"""


def then(text: str, day: str, ident: str = "x") -> Flight | None:
    return known_on(book(ISS + text).schedule, date.fromisoformat(day)).flights.get(ident)


def words(text: str, day: str, name: str = "launch") -> str | None:
    flight = then(text, day)
    movement = getattr(flight, name) if flight is not None else None
    return movement.at.words if movement is not None and movement.at is not None else None


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2021-05-31", None),
        ("2021-06-01", "2022-Q2"),
        ("2021-12-09", "2022-Q2"),
        ("2021-12-10", "2022-03"),
        ("2022-01-19", "2022-03"),
        ("2022-01-20", "2022-03-18T15:55:18Z"),
        ("2030-01-01", "2022-03-18T15:55:18Z"),
    ],
)
def test_each_day_has_the_launch_that_stood(day: str, expected: str | None) -> None:
    assert words(FLIGHT, day) == expected


def test_a_slip_says_what_the_next_change_replaced() -> None:
    """Only the oldest names a site: the change from it to the next one moved the site too."""
    sites = []
    for day in ("2021-07-01", "2021-12-10", "2022-02-01"):
        flight = then(FLIGHT, day)
        assert flight is not None
        assert flight.launch is not None
        sites.append(flight.launch.site)
    assert sites == ["vostochny", "baikonur-31-6", "baikonur-31-6"]


def test_an_older_value_is_undone_over_a_newer_one() -> None:
    text = FLIGHT.replace('at = "2022-Q2", site = "vostochny"', 'at = "2022-Q2"').replace(
        'at = "2022-03", why', 'site = "vostochny", why'
    )
    flight = then(text, "2021-07-01")
    assert flight is not None
    assert flight.launch is not None
    assert (flight.launch.site, flight.launch.at and flight.launch.at.words) == (
        "vostochny",
        "2022-Q2",
    )


def test_a_flight_not_yet_known_is_absent() -> None:
    assert (
        then(FLIGHT.replace('spacecraft = "s', 'known = 2022-01-01\nspacecraft = "s'), "2021-12-31")
        is None
    )
    plain = '[flight.x]\nspacecraft = "soyuz-ms"\nlaunch.at = 2022-03-18\nknown = 2022-01-01\n'
    assert then(plain, "2021-12-31") is None
    assert then(plain, "2022-01-01") is not None


def test_nothing_of_a_flight_stays_whose_launch_was_not_known() -> None:
    assert then(FLIGHT, "2021-05-31") is None


def test_what_says_nothing_is_taken_as_always_known() -> None:
    text = '[flight.x]\nspacecraft = "soyuz-ms"\nlaunch.at = 2022-03-18\nland.at = 2022-09-29\n'
    schedule = book(ISS + text).schedule
    assert known_on(schedule, date(2000, 1, 1)).flights["x"] is schedule.flights["x"]


def test_a_docking_that_was_not_known_follows_the_launch_as_it_stood() -> None:
    text = FLIGHT.replace("2022-03-18T15:55:18Z", "2022-04-18T15:55:18Z").replace(
        "2022-03-18T19:12:06Z", "2022-04-18T19:12:06Z"
    )
    flight = then(text, "2021-12-15")
    assert flight is not None
    assert flight.dock is not None
    assert (flight.dock.at, flight.dock.port) == (None, "prichal-nadir")
    ledger = Ledger.of(known_on(book(ISS + text).schedule, date(2021, 12, 15)))
    dock = ledger.trips["x"].dock
    assert dock is not None
    assert at("2022-03-01") <= dock.instant <= at("2022-04-02")


def test_what_would_come_before_the_launch_as_it_stood_goes() -> None:
    text = FLIGHT.replace('at = "2022-03", why', 'at = "2023-01", why')
    flight = then(text, "2021-12-15")
    assert flight is not None
    assert flight.land is not None
    assert flight.land.at is None


def test_nobody_knows_beforehand_how_it_comes_out() -> None:
    text = """
    [flight.x]
    spacecraft = "soyuz-ms"
    crew = ["dubrov"]
    launch = { at = 2022-03-18T15:55:18Z, status = "failure" }
    """
    schedule = book(ISS + text).schedule
    before, after = (known_on(schedule, day) for day in (date(2022, 3, 17), date(2022, 3, 18)))
    assert before.flights["x"].launch.status is None  # type: ignore[union-attr]
    assert after.flights["x"].launch.status == "failure"  # type: ignore[union-attr]
    assert Ledger.of(before).trips["x"].flown
    assert not Ledger.of(after).trips["x"].flown


def test_a_status_belongs_to_the_value_beside_it() -> None:
    text = FLIGHT.replace("known = 2022-01-20", 'status = "cancelled", known = 2022-01-20')
    flight = then(text, "2021-12-15")
    assert flight is not None
    assert flight.launch is not None
    assert flight.launch.status is None
    assert flight.launch.known == date(2021, 12, 10)


def test_relocations_and_bulletins_of_later_are_absent() -> None:
    text = FLIGHT + (
        "[[flight.x.relocate]]\n"
        "left = 2022-05-01T00:00:00Z\nat = 2022-05-01T01:00:00Z\n"
        'port = "rassvet-nadir"\nknown = 2022-04-01\n'
        '[bulletin.b]\nat = 2022-02-25\ntitle = "news"\n'
    )
    early = known_on(book(ISS + text).schedule, date(2022, 2, 24))
    late = known_on(book(ISS + text).schedule, date(2022, 4, 1))
    assert (len(early.flights["x"].relocate), list(early.bulletins)) == (0, [])
    assert (len(late.flights["x"].relocate), list(late.bulletins)) == (1, ["b"])


def test_a_slip_without_a_day_stood_since_ever() -> None:
    """`known` is required in a slip, but a file that leaves it out is still read."""
    from crewtrack.model.known import _undone
    from crewtrack.model.nouns import Slip

    first, second = Slip(known=None), Slip(known=date(2022, 1, 1))
    assert _undone((first, second), date(2000, 1, 1)) == (first, second)
    assert _undone((second,), date(2000, 1, 1)) is None


def test_claims_are_about_the_plan_and_not_about_what_was_known() -> None:
    schedule = book(ISS + FLIGHT + "[[assert]]\nat = 2022-04-01\ncount = 1\n").schedule
    assert known_on(schedule, date(2021, 12, 15)).assertions == ()


# -- relocations -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "left", "back", "status"),
    [
        ("2022-03-19", None, None, None),
        ("2022-03-20", "2022-05-01T10:00Z", "2022-05-01T10:40Z", None),
        ("2022-04-20", "2022-05-05T10:00Z", "2022-05-05T10:40Z", None),
        ("2022-05-05", "2022-05-05T10:00Z", "2022-05-05T10:40Z", "success"),
    ],
)
def test_a_relocation_is_as_it_was_planned(
    day: str, left: str | None, back: str | None, status: str | None
) -> None:
    flight = then(RELOCATED, day)
    assert flight is not None
    found = [(one.left and one.left.words, one.at and one.at.words) for one in flight.relocate]
    assert found == ([] if left is None else [(left, back)])
    assert [one.status for one in flight.relocate] == ([] if left is None else [status])


def test_a_relocation_without_history_tells_no_outcome_beforehand() -> None:
    text = RELOCATED[: RELOCATED.index(", known")] + " }]\n"
    flight = then(text, "2022-04-01")
    assert flight is not None
    assert [one.status for one in flight.relocate] == [None]
    flight = then(text, "2022-05-05")
    assert flight is not None
    assert [one.status for one in flight.relocate] == ["success"]


def test_a_history_out_of_order_is_read_by_its_days() -> None:
    text = FLIGHT.replace("2021-06-01", "2021-12-31")
    assert words(text, "2021-12-20") == "2022-03"
    assert words(text, "2022-01-01") == "2022-Q2"
