"""What those in space pass next: the day, or the days between which it falls, and never finer."""

from __future__ import annotations

import pytest
from tests.support import ISS, at, book

from crewtrack.views.milestones import milestones
from crewtrack.views.people import Roll
from crewtrack.views.standings import Standings

BOOK = (
    ISS
    + """
[person.first]
name = "Fay First"
agency = "nasa"
prior = { days = 0, before = 2020-01-01 }
[person.again]
name = "Al Again"
agency = "esa"
prior = { days = 250, before = 2020-01-01 }
[flight.before]
# 130 days: the longest yet
spacecraft = "soyuz-ms"
crew = ["first"]
launch = { at = 2020-01-01T06:00:00Z }
land = { at = 2020-05-10T06:00:00Z }
[flight.now]
spacecraft = "soyuz-ms"
crew = ["first", "again"]
launch = { at = LAUNCH }
land = { at = LAND }
"""
)


def found(launch: str, land: str, when: str) -> list[tuple[str, str, str, bool]]:
    ledger = book(BOOK.replace("LAUNCH", launch).replace("LAND", land))
    standings = Standings(ledger, "iss", Roll(ledger, "iss"), 1)
    return [
        (one.when.words, one.person, one.words, one.certain)
        for one in milestones(ledger, "iss", at(when), standings)
    ]


def test_each_on_its_day_the_next_first() -> None:
    assert found("2021-01-01T06:00:00Z", "2021-06-30T06:00:00Z", "2021-04-12") == [
        ("2021-04-26", "again", "passes 365 days in space", True),
        ("2021-05-11", "again", "passes Fay First's 130 days, the longest to the ISS", True),
        ("2021-05-11", "first", "passes their own 130 days, the longest to the ISS", True),
        ("2021-05-31", "again", "passes 400 days in space", True),
        ("2021-06-20", "first", "passes 300 days in space", True),
    ]  # and neither passes 200 days in one flight


@pytest.mark.parametrize("launch", ['"NET 2021-01-01"', "9998-12-31"])
def test_what_lies_past_the_end_of_the_calendar_is_not_told(launch: str) -> None:
    """A launch `NET` some day has no end, so nothing that is counted from it has one."""
    when = "9999-12-30" if launch.startswith("9") else "2021-04-12"
    rows = found(launch, "9999-12-31", when)
    assert [one for one in rows if "in one flight" in one[2]] == []


def test_a_launch_known_to_some_days_makes_a_span_and_a_landing_may_come_before() -> None:
    rows = found('"2021-01-01..2021-01-03"', '"2021-04"', "2021-03-14")
    assert rows == [
        ("2021-03-14..2021-03-15", "first", "passes 200 days in space", True),
        ("2021-04-11..2021-04-14", "again", "passes 100 days in one flight", False),
        ("2021-04-11..2021-04-14", "first", "passes 100 days in one flight", False),
        ("2021-04-26..2021-04-29", "again", "passes 365 days in space", False),
    ]


def test_where_nobody_knows_of_a_landing_only_the_next_of_each_kind_is_told() -> None:
    rows = found("2021-01-01T06:00:00Z", '"TBD"', "2021-04-12")
    assert [(when, person, certain) for when, person, _, certain in rows] == [
        ("2021-04-26", "again", False),
        ("2021-05-11", "again", False),
        ("2021-05-11", "first", False),
        ("2021-06-20", "first", False),
        ("2021-07-20", "again", False),
        ("2021-07-20", "first", False),
    ]


def test_nothing_is_ahead_of_nobody() -> None:
    assert found("2021-01-01T06:00:00Z", "2021-06-30T06:00:00Z", "2021-07-01") == []
