"""Records: the most, the longest and the oldest, up to an instant and no further."""

from __future__ import annotations

from tests.support import at, book
from tests.views.test_people import BOOK

from crewtrack.views.records import records


def test_days_flights_and_ages_up_to_the_instant() -> None:
    found = records(book(BOOK), "iss", at("2021-06-11"))
    assert [(one.person, one.value, one.under_way) for one in found.most_days] == [
        ("new", 161.0, True),
        ("old", 130.0, True),
    ]
    assert [(one.person, one.up, one.home, one.value) for one in found.longest_flights] == [
        ("new", "one", "two", 161.0),
        ("old", "one", "one", 20.0),
        ("dark", "two", "two", 10.0),
        ("old", "two", "two", 10.0),
    ]
    assert [(one.person, one.value) for one in found.most_flights] == [
        ("old", 2.0),
        ("dark", 1.0),
        ("new", 1.0),
    ]
    assert [(one.person, one.up, one.value) for one in found.oldest] == [
        ("old", "two", 50.0),
        ("new", "one", 41.0),
    ]
    assert [(one.person, one.up, one.value) for one in found.youngest] == [
        ("new", "one", 41.0),
        ("old", "one", 49.0),
    ]
    assert found.visited == 3


def test_every_time_when_most_people_were_aboard() -> None:
    ledger = book(BOOK)
    then = records(ledger, "iss", at("2021-03-01"))
    assert then.most_aboard == 3
    assert [(one.start, one.end, one.flight) for one in then.crowds] == [
        (at("2021-01-01T06:00"), at("2021-01-20T18:00"), "one")
    ]
    both = records(ledger, "iss", at("2021-06-11"))
    assert both.most_aboard == 4
    assert [(one.start, one.end, one.flight) for one in both.crowds] == [
        (at("2021-06-01T06:00"), None, "two")
    ]


def test_lists_are_as_long_as_asked_for() -> None:
    assert len(records(book(BOOK), "iss", at("2021-06-11"), most=1).longest_flights) == 1
