"""The curve: the head count week by week, in which a gap of three days is seen."""

from __future__ import annotations

from tests.support import ISS, at, book

from crewtrack.views.curve import curve

STAY = """
[flight.{0}]
spacecraft = "soyuz-ms"
crew = [{1}]
launch = {{ at = {2}T00:00:00Z }}
dock = {{ at = {2}T06:00:00Z, port = "{0}" }}
undock = {{ at = {3}T00:00:00Z }}
land = {{ at = {3}T06:00:00Z }}
"""
COVERED = 'coverage = [{ what = "crewed", from = 2021-01-01, to = 2021-12-31 }]\n'
BOOK = (
    ISS
    + COVERED
    + STAY.format("a", '"dubrov", "novitsky"', "2021-02-03", "2021-03-03")
    + STAY.format("b", '"rubio"', "2021-02-10", "2021-06-01")
)


def weeks(when: str, number: int, text: str = BOOK) -> tuple[int | None, ...]:
    return curve(book(text), "iss", at(when), number).weeks


def test_each_week_shows_its_count() -> None:
    # Wednesdays: the weeks end on 3, 10, 17 and 24 February and on 3 March.
    assert weeks("2021-03-03", 5) == (0, 2, 3, 3, 1)


def test_a_gap_within_a_week_is_seen() -> None:
    text = BOOK + STAY.format("c", '"shipenko", "peresild"', "2021-03-06", "2021-09-01")
    assert weeks("2021-03-09", 3, text) == (3, 3, 1)
    assert weeks("2021-03-16", 3, text) == (3, 1, 3)


def test_weeks_outside_of_what_is_claimed_are_not_recorded() -> None:
    assert weeks("2021-01-15", 4) == (None, None, 0, 0)
    assert weeks("2022-01-20", 4)[-2:] == (None, None)
    two = COVERED.replace(
        "to = 2021-12-31 }", 'to = 2021-02-28 }, { what = "crewed", from = 2021-05-01 }'
    )
    found = weeks("2021-05-12", 14, BOOK.replace(COVERED, two))
    assert found[:3] == (2, 3, 3)
    assert found[5:11] == (None,) * 6
    assert found[-1] == 1


def test_without_a_claim_the_record_begins_with_its_first_movement() -> None:
    assert weeks("2021-02-17", 4, BOOK.replace(COVERED, "")) == (None, None, 2, 3)
    assert weeks("2021-02-17", 3, ISS) == (None, None, None)


def test_least_and_most_of_the_whole_span() -> None:
    found = curve(book(BOOK), "iss", at("2021-03-10"), 5)
    assert (found.least, found.most) == (0, 3)
    assert (found.start, found.end) == (at("2021-02-03"), at("2021-03-10"))
    found = curve(book(ISS), "iss", at("2021-03-10"), 5)
    assert (found.least, found.most) == (None, None)


def test_the_beginning_of_the_calendar_is_no_exception() -> None:
    assert weeks("0001-01-08", 26) == ()
