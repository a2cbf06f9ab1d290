"""Bulletins: statements up to an instant, newest first."""

from __future__ import annotations

from tests.support import at, book

from crewtrack.views.bulletins import bulletins

BOOK = """
[bulletin.first]
at = 2022-02-17T12:00:00Z
title = "first"
text = "all of it"
source = "a report"
about = ["station.iss", "agency.nasa", "agency.esa"]
[bulletin.day]
at = 2022-02-24
title = "a day's news"
[bulletin.span]
at = "2022-02-24T22Z..2022-02-25T04Z"
title = "late that day"
about = ["agency.unheard"]
[bulletin.later]
at = 2022-02-26T12:00:00Z
title = "later"
"""


def ids(when: str) -> list[str]:
    return [one.id for one in bulletins(book(BOOK, catalog=True), at(when)).lines]


def test_nothing_later_than_the_instant_and_the_newest_first() -> None:
    assert ids("2022-02-25T12:00") == ["span", "day", "first"]
    assert ids("2022-02-24T21:59") == ["day", "first"]
    assert ids("2022-02-24") == ["day", "first"]
    assert ids("2022-02-23T23:59") == ["first"]
    assert ids("2022-02-17T11:59") == []


def test_recent_are_those_of_the_last_seven_days() -> None:
    ledger = book(BOOK)
    assert bulletins(ledger, at("2022-02-25")).recent == 2
    assert bulletins(ledger, at("2022-02-24T11:59")).recent == 2
    assert bulletins(ledger, at("2022-02-24T12:00")).recent == 1
    assert bulletins(ledger, at("2022-06-01")).recent == 0


def test_a_line_has_the_first_agency_that_it_is_about() -> None:
    *_, span, day, first = bulletins(book(BOOK), at("2022-02-25T12:00")).lines
    assert first.agency is not None
    assert (first.agency.id, first.title, first.text, first.source) == (
        "nasa",
        "first",
        "all of it",
        "a report",
    )
    assert first.address == ("bulletin", "first")
    assert day.agency is None
    assert span.agency is not None
    assert span.agency.name == "Unheard"
