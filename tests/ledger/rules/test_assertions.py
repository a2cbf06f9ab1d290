"""A601 failed-assertion: a claim fails where it is certainly wrong, at its own key."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from tests.strategies_books import books, pairs
from tests.support import ISS, errors, found, problems_of

from crewtrack.ledger.ledger import Ledger
from crewtrack.model.decode import decode
from crewtrack.model.schedule import Base

BOOK = (
    ISS
    + """
[flight.crew-3]
spacecraft = "crew-dragon"
crew = ["chari", "marshburn", "barron", "maurer"]
launch = { at = 2021-11-11T02:03:31Z }
dock = { at = 2021-11-11T23:32:00Z, port = "harmony-forward" }
undock = { at = 2022-05-05T05:20:00Z }
land = { at = 2022-05-06T04:43:23Z }
[flight.soyuz-ms-21]
spacecraft = "soyuz-ms"
crew = ["artemyev", "matveev", "?"]
launch = { at = 2022-03-18T15:55:18Z }
dock = { at = 2022-03-18T19:12:06Z, port = "prichal-nadir" }
[[assert]]
"""
)
LATER = BOOK.replace("2022-03-18T15:55:18Z", '"2022-03"').replace(
    "2022-03-18T19:12:06Z", '"2022-03"'
)


def claims(*lines: str, text: str = BOOK) -> list[tuple[str | int, ...]]:
    """Return the keys of the claims that fail."""
    out = found(text + "\n".join(lines) + "\n")
    assert all(code == "A601" for code, _ in out)
    return [address[2:] for _, address in out]


@pytest.mark.parametrize(
    ("right", "wrong", "key"),
    [
        ("count = 4", "count = 5", ("count",)),
        (
            "agencies = { nasa = 3, esa = 1 }",
            "agencies = { nasa = 4, esa = 1 }",
            ("agencies", "nasa"),
        ),
        ("agencies = { roscosmos = 0 }", "agencies = { roscosmos = 1 }", ("agencies", "roscosmos")),
        (
            'crew = ["maurer", "chari", "marshburn", "barron"]',
            'crew = ["maurer", "chari", "marshburn"]',
            ("crew",),
        ),
        (
            'crew = ["maurer", "chari", "marshburn", "barron"]',
            'crew = ["maurer", "chari", "marshburn", "barron", "rubio"]',
            ("crew",),
        ),
        (
            'ports = { harmony-forward = "crew-3" }',
            'ports = { harmony-forward = "free" }',
            ("ports", "harmony-forward"),
        ),
        (
            'ports = { rassvet-nadir = "free" }',
            'ports = { rassvet-nadir = "crew-3" }',
            ("ports", "rassvet-nadir"),
        ),
        ('next = "flight.soyuz-ms-21.launch"', 'next = "flight.soyuz-ms-21.dock"', ("next",)),
        ("least = 4", "least = 5", ("least",)),
        ("most = 4", "most = 3", ("most",)),
        ("visitors = 4", "visitors = 6", ("visitors",)),
        ("days = { chari = 106 }", "days = { chari = 107 }", ("days", "chari")),
        ("days = { chari = 106 }", "days = { artemyev = 0 }", ("days", "artemyev")),
    ],
)
def test_a_claim_holds_or_fails_at_its_own_key(
    right: str, wrong: str, key: tuple[str, ...]
) -> None:
    when = "at = 2022-02-25T12:00:00Z"
    assert claims(when, right) == []
    assert claims(when, wrong) == [key]


def test_a_failed_claim_says_what_the_ledger_has_and_who_claimed_it() -> None:
    (problem,) = problems_of(
        BOOK
        + 'at = 2022-02-25T12:00:00Z\ncount = 5\nagencies = { nasa = 1 }\nsource = "a report"\n'
    )
    assert (problem.code, problem.name) == ("A601", "failed-assertion")
    assert (
        problem.message == "5 aboard are claimed, and the ledger has 4, at 25 Feb 2022 12:00:00 UTC"
    )
    assert problem.hint == "the claim is from a report"


def test_a_day_means_its_first_instant() -> None:
    assert claims("at = 2021-11-11", "count = 0") == []
    assert claims("at = 2021-11-12", "count = 4") == []


def test_the_crew_is_named_by_what_is_missing_and_what_is_too_many() -> None:
    (problem,) = problems_of(
        BOOK + 'at = 2022-02-25\ncrew = ["rubio", "chari", "marshburn", "maurer"]\n'
    )
    assert "Francisco Rubio not aboard; Kayla Barron aboard too" in problem.message or (
        "Frank Rubio not aboard; Kayla Barron aboard too" in problem.message
    )


def test_an_unnamed_seat_is_claimed_as_one() -> None:
    crew = '"chari", "marshburn", "barron", "maurer", "artemyev", "matveev"'
    assert claims("at = 2022-03-20", f'crew = [{crew}, "?"]') == []
    assert claims("at = 2022-03-20", f"crew = [{crew}]") == [("crew",)]
    assert claims("at = 2022-03-20", f'crew = [{crew}, "?", "?"]') == [("crew",)]


def test_an_alias_claims_the_same_person() -> None:
    text = BOOK.replace("[[assert]]", "[person.barron]\naliases = ['kayla']\n[[assert]]")
    crew = 'crew = ["chari", "marshburn", "kayla", "maurer"]'
    assert claims("at = 2022-02-25", crew, text=text) == []


def test_people_without_an_agency_are_the_group_none() -> None:
    text = BOOK.replace(
        "[[assert]]",
        "[flight.x]\nspacecraft = 'crew-dragon'\ncrew = ['zoe']\nlaunch.at = 2022-01-01\n[person.zoe]\n[[assert]]",
    )
    assert claims("at = 2022-02-25", "agencies = { none = 1, nasa = 3 }", text=text) == []
    assert claims("at = 2022-02-25", "agencies = { none = 0 }", text=text) == [("agencies", "none")]


def test_the_next_event_is_no_bulletin_and_may_be_a_relocation() -> None:
    text = BOOK.replace(
        "[[assert]]",
        """relocate = [{ left = 2022-04-01T10:00:00Z, at = 2022-04-01T10:40:00Z, port = "poisk-zenith" }]
[bulletin.x]
at = 2022-03-20T12:00:00Z
title = "x"
[[assert]]""",
    )
    assert claims("at = 2022-03-20", 'next = "flight.soyuz-ms-21.relocate[0]"', text=text) == []
    between = "at = 2022-04-01T10:20:00Z"
    assert claims(between, 'next = "flight.crew-3.undock"', text=text) == []


def test_nothing_comes_after_the_last() -> None:
    (problem,) = problems_of(BOOK + 'at = 2023-01-01\nnext = "flight.crew-3.land"\n')
    assert "the ledger has nothing" in problem.message


# -- spans -----------------------------------------------------------------------------------------


def test_a_claim_about_a_span_holds_throughout() -> None:
    assert claims('during = "2022-02"', "count = 4") == []
    assert claims('during = "2022-03"', "count = 4") == [("count",)]
    assert claims('during = "2022-03"', "count = 7") == [("count",)]
    assert claims('during = "2022-03-01..2022-03-17"', "count = 4") == []
    assert claims("during = 2022-03-18", "count = 4") == [("count",)]


def test_a_failed_claim_about_a_span_says_when() -> None:
    (problem,) = problems_of(BOOK + 'during = "2022-03"\ncount = 4\n')
    assert "18 Mar 2022 19:12:06 UTC" in problem.message


def test_a_span_without_an_end_reaches_to_the_end_of_the_file() -> None:
    assert claims('during = "NET 2022-06"', "count = 3") == []
    assert claims('during = "NET 2022-04"', "count = 7") == [("count",)]


# -- what is imprecise -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "claim",
    [
        "count = 4",
        "count = 7",
        "agencies = { roscosmos = 0 }",
        "agencies = { roscosmos = 2 }",
        'crew = ["chari", "marshburn", "barron", "maurer"]',
        'crew = ["chari", "marshburn", "barron", "maurer", "artemyev", "matveev", "?"]',
        'ports = { prichal-nadir = "free" }',
        'ports = { prichal-nadir = "soyuz-ms-21" }',
        'next = "flight.soyuz-ms-21.launch"',
        'next = "flight.soyuz-ms-21.dock"',
        'next = "flight.crew-3.undock"',
    ],
)
def test_what_may_be_so_does_not_fail(claim: str) -> None:
    assert claims("at = 2022-03-20T12:00:00Z", claim, text=LATER) == []


@pytest.mark.parametrize(
    ("claim", "key"),
    [
        ("count = 3", ("count",)),
        ("count = 8", ("count",)),
        ("agencies = { roscosmos = 3 }", ("agencies", "roscosmos")),
        ("agencies = { nasa = 2 }", ("agencies", "nasa")),
        ('crew = ["chari", "marshburn", "barron"]', ("crew",)),
        ('ports = { prichal-nadir = "crew-3" }', ("ports", "prichal-nadir")),
        ('ports = { harmony-forward = "free" }', ("ports", "harmony-forward")),
        ('next = "flight.crew-3.land"', ("next",)),
        ('next = "flight.crew-3.launch"', ("next",)),
    ],
)
def test_what_cannot_be_so_fails(claim: str, key: tuple[str, ...]) -> None:
    assert claims("at = 2022-03-20T12:00:00Z", claim, text=LATER) == [key]


# -- files below -----------------------------------------------------------------------------------


def test_a_claim_of_a_file_below_is_about_that_file() -> None:
    import attr

    flight = {
        "spacecraft": "ship",
        "crew": ["ada"],
        "launch": {"at": "2022-01-01T00:00:00Z"},
        "land": {"at": "2022-06-01T00:00:00Z"},
    }
    data: dict[str, Any] = {
        "station": {"iss": {}},
        "spacecraft": {"ship": {"seats": 1}},
        "person": {"ada": {}},
        "assert": [{"at": "2022-03-01", "count": 1}, {"at": "2022-03-01", "count": 1}],
    }
    below, _ = decode({**data, "flight": {"x": flight}}, "iss")
    above, _ = decode(data, "iss")
    assert [one.address for one in errors(Ledger.of(above))] == [
        ("assert", 0, "count"),
        ("assert", 1, "count"),
    ]
    laid = attr.evolve(above, bases=(Base(0, 1, lambda: below),))
    assert [one.address for one in errors(Ledger.of(laid))] == [("assert", 1, "count")]


# -- properties ------------------------------------------------------------------------------------


@given(books())
@settings(max_examples=60)
def test_books_that_balance_are_without_problems(data: dict[str, Any]) -> None:
    schedule, _ = decode(data)
    wrong = [one for one in errors(Ledger.of(schedule)) if one.code != "F108"]
    assert [(one.code, one.message) for one in wrong] == []


@given(pairs())
@settings(max_examples=60)
def test_so_they_are_when_less_is_known_and_what_is_true_may_be_claimed(
    pair: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    true, known = pair
    ledger = Ledger.of(decode(true)[0])
    whens = sorted(set(ledger.instants))
    claimed = []
    for when in whens:
        people = [
            "?" if person.startswith("?") else person
            for person, here in ledger.state(when).aboard.items()
            if here.station == "iss"
        ]
        berths = ledger.state(when).berths.values()
        claimed.append(
            {
                "at": when,
                "station": "iss",
                "count": len(people),
                "crew": people,
                "agencies": {"nasa": sum(one != "?" for one in people)},
                "ports": {
                    one.port: one.trip.id
                    for one in berths
                    if one.trip.station == "iss" and one.port is not None
                },
            }
        )
    for data in (true, known):
        schedule, problems = decode({**data, "assert": claimed})
        assert problems == []
        wrong = [one for one in errors(Ledger.of(schedule)) if one.code != "F108"]
        assert [(one.code, one.message) for one in wrong] == []


def test_the_least_and_the_most_hold_throughout_a_span() -> None:
    assert claims('during = "2021-11-12..2022-05-04"', "least = 4", "most = 7") == []
    assert claims('during = "2021-11-12..2022-05-04"', "most = 6") == [("most",)]
    assert claims('during = "2021-11"', "least = 1") == [("least",)]  # nobody is there as it begins
    assert claims('during = "2022-03..2022-06"', "least = 4") == [("least",)]
    (problem,) = problems_of(BOOK + 'during = "2022-03..2022-06"\nmost = 5\n')
    assert (
        problem.message
        == "at most 5 aboard are claimed, and the ledger has 7, at 18 Mar 2022 19:12:06 UTC"
    )


def test_what_may_be_so_does_not_fail_the_least_and_the_most() -> None:
    assert claims("at = 2022-03-20", "least = 7", "most = 4", text=LATER) == []
    assert claims("at = 2022-03-20", "visitors = 4", text=LATER) == []
    assert claims("at = 2022-03-20", "visitors = 6", text=LATER) == []
    assert claims("at = 2022-03-20", "visitors = 7", text=LATER) == [("visitors",)]


def test_days_are_those_of_the_last_flight_up_to_then() -> None:
    assert claims("at = 2022-06-01", "days = { chari = 176, artemyev = 74 }") == []
    vague = BOOK.replace("2022-05-06T04:43:23Z", '"2022-05-06..2022-05-10"')
    assert claims("at = 2022-06-01", "days = { chari = 175 }", text=vague) == []
    assert claims("at = 2022-06-01", "days = { chari = 179 }", text=vague) == []
    assert claims("at = 2022-06-01", "days = { chari = 181 }", text=vague) == [("days", "chari")]


def test_a_day_of_nobody_is_an_unknown_name() -> None:
    assert [one.code for one in problems_of(BOOK + "at = 2022-06-01\ndays = { charo = 1 }\n")][
        :1
    ] == ["F107"]
