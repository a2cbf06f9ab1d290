"""Coverage: what a file claims to hold completely, and how far it reaches."""

from __future__ import annotations

from datetime import date

import pytest
from tests.support import ISS, at, book

from crewtrack.views.coverage import (
    claim,
    kept_to,
    known,
    record_begins,
    recorded,
    spans,
)


def texts(found: list[tuple[object, object]]) -> list[tuple[str | None, str | None]]:
    return [
        (str(start)[:10] if start else None, str(end)[:10] if end else None) for start, end in found
    ]


def covered(*lines: str) -> str:
    return ISS + "coverage = [\n" + "".join(f"  {{ {one} }},\n" for one in lines) + "]\n"


def test_a_claim_has_two_ends_and_the_last_day_is_in_it() -> None:
    schedule = book(covered('what = "cargo", from = 2021-09-01, to = 2022-12-31')).schedule
    assert claim(schedule, "cargo", "iss") == (at("2021-09-01"), at("2023-01-01"))
    assert claim(schedule, "crewed", "iss") is None
    assert claim(schedule, "cargo", "tiangong") is None
    for when, there in (
        ("2021-08-31T23:59:59", False),
        ("2021-09-01", True),
        ("2022-12-31T23:59:59", True),
        ("2023-01-01", False),
    ):
        assert recorded(schedule, "cargo", "iss", at(when)) is there


def test_an_open_end_reaches_for_ever() -> None:
    schedule = book(covered('what = "cargo"')).schedule
    assert claim(schedule, "cargo", "iss") == (None, None)
    assert recorded(schedule, "cargo", "iss", at("1900-01-01"))
    schedule = book(covered('what = "cargo", from = 2021-01-01')).schedule
    assert recorded(schedule, "cargo", "iss", at("2999-01-01"))


def test_a_gap_between_two_claims_is_not_claimed() -> None:
    schedule = book(
        covered(
            'what = "crewed", from = 2021-01-01, to = 2021-01-31',
            'what = "crewed", from = 2020-01-01, to = 2020-01-31',
        )
    ).schedule
    assert recorded(schedule, "crewed", "iss", at("2020-01-15"))
    assert not recorded(schedule, "crewed", "iss", at("2020-06-15"))
    assert recorded(schedule, "crewed", "iss", at("2021-01-15"))
    assert claim(schedule, "crewed", "iss") == (at("2020-01-01"), at("2021-02-01"))
    assert claim(schedule, "crewed", "iss", at("2021-01-15")) == (
        at("2021-01-01"),
        at("2021-02-01"),
    )
    assert claim(schedule, "crewed", "iss", at("2020-06-15")) is None


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (["from = 2020-01-01, to = 2020-01-31", "from = 2020-02-01, to = 2020-03-31"], 1),
        (["from = 2020-01-01, to = 2020-06-30", "from = 2020-02-01, to = 2020-03-31"], 1),
        (["from = 2020-01-01", "from = 2020-02-01, to = 2020-03-31"], 1),
        (["to = 2020-01-31", "from = 2020-01-10, to = 2020-03-31"], 1),
        (["from = 2020-01-01, to = 2020-01-31", "from = 2020-02-02"], 2),
    ],
)
def test_claims_that_touch_are_one(lines: list[str], whole: int) -> None:
    schedule = book(covered(*(f'what = "x", {one}' for one in lines))).schedule
    assert len(spans(schedule, "x", "iss")) == whole


def test_claims_are_of_their_station() -> None:
    schedule = book(covered('what = "x", station = "iss"')).schedule
    assert spans(schedule, "x", "tiangong") == []
    text = covered('what = "x", from = 2020-01-01').replace(ISS, "")
    assert texts(spans(book(text).schedule, "x", "iss")) == [("2020-01-01", None)]  # type: ignore[arg-type]


FLIGHT = """
[flight.x]
spacecraft = "soyuz-ms"
launch = { at = 2021-01-01T00:00:00Z }
dock = { at = 2021-01-02T00:00:00Z, port = "poisk-zenith" }
"""


def test_where_the_record_begins_and_the_day_to_which_it_was_kept() -> None:
    ledger = book("known-to = 2021-06-30\n" + ISS + FLIGHT)
    assert record_begins(ledger, "iss") == at("2021-01-01")
    assert record_begins(ledger, "tiangong") is None
    assert kept_to(ledger.schedule) == date(2021, 6, 30)


def test_a_file_knows_what_it_claims_else_all_to_the_day_to_which_it_was_kept() -> None:
    schedule = book(covered('what = "crewed", from = 2021-01-01, to = 2021-02-01')).schedule
    assert known(schedule, "iss", at("2021-01-15"))
    assert not known(schedule, "iss", at("2021-03-15"))
    schedule = book("known-to = 2021-06-30\n" + ISS).schedule
    assert known(schedule, "iss", at("1999-01-15"))
    assert not known(schedule, "iss", at("2021-07-01"))
    assert known(book(ISS).schedule, "iss", at("2999-01-15"))
