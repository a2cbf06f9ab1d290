"""The log: what happened, what was said and what was put off, the newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.support import at, book

from crewtrack.views.log import log

if TYPE_CHECKING:
    from typing import Any

    from crewtrack.views.shapes import Log

BOOK = """
[agency.nasa]
[spacecraft.ship]
provider = "nasa"
seats = 3
returns = true
[person.p]
[station.x]
[station.x.port.a]
[flight.a]
name = "Ship A"
station = "x"
spacecraft = "ship"
crew = ["p"]
launch = { at = 2022-03-01T00:00:00Z, known = 2022-02-10, slips = [
    { known = 2022-01-01, at = "2022-02", why = "weather" },
    { known = 2022-01-20, at = "2022-03" },
] }
dock = { at = 2022-03-01T06:00:00Z, port = "a" }
undock = { at = 2022-05-01T00:00:00Z }
land = { at = 2022-05-01T06:00:00Z }
[bulletin.said]
at = 2022-03-01
title = "go"
about = ["agency.nasa"]
"""


def made(when: str, **options: Any) -> Log:
    return log(book(BOOK, catalog=False), "x", at(when), **options)


def kinds(found: Log) -> list[str]:
    return [one.kind for one in found.entries]


def test_the_newest_stands_first() -> None:
    found = made("2022-03-02")
    assert kinds(found) == ["dock", "bulletin", "launch", "slip", "slip"]
    assert (found.more, found.more_ahead) == (0, 2)
    assert not any(one.ahead for one in found.entries)


def test_a_change_of_plan_stands_on_the_day_on_which_it_was_known() -> None:
    second, first = (one for one in made("2022-03-02").entries if one.moved is not None)
    assert first.moved is not None
    assert (first.when.words, first.moved.was.words, first.moved.why) == (
        "2022-01-20",
        "2022-02",
        "weather",
    )
    assert second.moved is not None
    assert second.when.words == "2022-02-10"
    assert second.moved.now is not None
    assert second.moved.now.is_exact
    assert first.address == ("flight", "a", "launch", "slips", 0)
    assert kinds(made("2022-01-31")) == ["slip"]


def test_what_is_to_come_stands_above_where_it_is_asked_for() -> None:
    found = made("2022-03-02", ahead=None)
    assert kinds(found)[:3] == ["land", "undock", "dock"]
    assert [one.ahead for one in found.entries][:3] == [True, True, False]
    near = made("2022-03-02", ahead=1)
    assert kinds(near)[0] == "undock"
    assert near.more_ahead == 1


def test_bounds_and_limits() -> None:
    found = made("2022-03-02", limit=2)
    assert kinds(found) == ["dock", "bulletin"]
    assert found.more == 3
    assert kinds(made("2022-03-02", start=at("2022-03-01"))) == ["dock", "bulletin", "launch"]
    assert kinds(made("2022-03-02", until=at("2022-02-01"))) == ["slip"]
    assert kinds(made("2022-06-01", start=at("2022-04-01"), until=at("2022-05-01T00:00"))) == [
        "undock"
    ]


def test_the_count_after_a_docking_does_not_rest_on_the_limit() -> None:
    for limit in (None, 1, 3):
        (dock,) = (
            one.event for one in made("2022-03-02", limit=limit).entries if one.kind == "dock"
        )
        assert dock is not None
        assert dock.aboard == 1
    (undock,) = (one.event for one in made("2022-05-02", limit=2).entries if one.kind == "undock")
    assert undock is not None
    assert undock.aboard == 0


def test_an_outcome_that_is_still_to_come_is_not_told() -> None:
    found = made("2022-03-02", ahead=None)
    assert found.entries[0].event is not None
    assert found.entries[0].event.status == "go"


@pytest.mark.parametrize("kept", ["launch", "bulletin"])
def test_a_filter_keeps_some(kept: str) -> None:
    found = made("2022-03-02", keep=lambda address: kept in address)
    assert set(kinds(found)) == ({"launch", "slip"} if kept == "launch" else {"bulletin"})


def test_another_station_and_none() -> None:
    ledger = book(BOOK, catalog=False)
    assert kinds(log(ledger, "y", at("2022-03-02"))) == ["bulletin"]
