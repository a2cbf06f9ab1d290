"""Slips: how far each flight has moved, and how often."""

from __future__ import annotations

from textwrap import dedent

import pytest
from tests.support import ISS, RELOCATED, book

from crewtrack.export.csv import slips_csv
from crewtrack.export.text.slips import moved, slips_text
from crewtrack.views.slips import slips

TEXT = """
[flight.x]
name = "Soyuz X"
spacecraft = "soyuz-ms"
launch = { at = 2022-03-18T15:55:18Z, known = 2022-01-20, slips = [
    { known = 2021-06-01, at = 2022-03-30T15:00:00Z, why = "the crew was not ready", source = "press" },
    { known = 2021-12-10, at = 2022-03-30T15:00:00Z, site = "vostochny" },
    { known = 2021-12-20, at = 2022-03-19T15:55:18Z },
] }
dock = { port = "prichal-nadir" }
land = { at = "2022-10", known = 2022-02-01, slips = [{ known = 2021-12-10, at = "2022-09" }] }

[flight.never]
spacecraft = "soyuz-ms"
launch = { known = 2022-01-01, slips = [{ known = 2021-01-01, at = "2022-Q4" }] }

[flight.still]
spacecraft = "soyuz-ms"
launch = { at = 2022-01-01, known = 2021-02-01, slips = [{ known = 2021-01-01, port = "zvezda-aft" }] }
"""


def test_how_far_and_how_often() -> None:
    launch, land, never = slips(book(ISS + TEXT), "iss").rows
    assert (launch.flight, launch.movement, launch.times, launch.certain) == (
        "x",
        "launch",
        2,
        True,
    )
    # 30 March 15:00 to 18 March 15:55:18
    assert launch.days is not None
    assert round(launch.days, 2) == -11.96
    assert (land.movement, land.times, land.days, land.certain) == ("land", 1, 30.0, False)
    assert (never.flight, never.when, never.days, never.times) == ("never", None, None, 1)


def test_each_earlier_time_says_why() -> None:
    first = slips(book(ISS + TEXT), "iss").rows[0].earlier[0]
    assert (str(first.known), first.why, first.source) == (
        "2021-06-01",
        "the crew was not ready",
        "press",
    )


def test_other_stations_have_their_own() -> None:
    assert slips(book(ISS + TEXT), "tiangong").rows == ()


def test_as_text() -> None:
    lines = slips_text(slips(book(ISS + TEXT), "iss")).splitlines()
    assert lines[0] == "2 flights moved at the International Space Station"
    assert "12 days earlier" in lines[3]
    assert "about 30 days later" in lines[4]
    assert "not known any more" in lines[5]
    empty = slips_text(slips(book(ISS), "iss"))
    assert empty == "no slip is on record at the International Space Station\n"


def test_as_csv() -> None:
    lines = slips_csv([slips(book(ISS + TEXT), "iss")]).splitlines()
    assert len(lines) == 4
    assert lines[1].startswith("iss,x,Soyuz X,launch,2,'-11.96,2022-03-30T15:00:00Z")


MIXED = """
[flight.x]
name = "Soyuz X"
spacecraft = "soyuz-ms"
launch = { at = 2022-03-20, known = 2022-01-20, slips = [
    { known = 2021-12-10, at = 2022-03-15 },
    { known = 2021-06-01, at = 2022-03-01 },
] }
"""


def test_a_history_out_of_order_is_told_in_the_order_of_its_days() -> None:
    found = slips(book(ISS + MIXED), "iss")
    (row,) = found.rows
    assert [str(one.known) for one in row.earlier] == ["2021-06-01", "2021-12-10"]
    assert (row.times, row.days, row.ordered) == (2, 19.0, False)
    text = slips_text(found)
    assert "1 Mar 2022" in text.splitlines()[3]
    assert text.endswith(
        "\nnot in order in the file: the history of Soyuz X; crewtrack check tells\n"
    )
    late = MIXED.replace("known = 2022-01-20", "known = 2021-11-01")
    assert not slips(book(ISS + late), "iss").rows[0].ordered
    assert all(row.ordered for row in slips(book(ISS + TEXT), "iss").rows)


@pytest.mark.parametrize(
    ("was", "now", "words"),
    [
        ('"2022-03"', "2022-03-01T05:00:00Z", "more exact"),
        ("2022-03-01", '"2022-03"', "less exact"),
        ('"2022-03"', "2022-03-03", "about 2 days later"),
        ("2022-03-01T05:00:00Z", "2022-03-01T05:00:20Z", "by seconds"),
        ("2022-03-01T05:00:00Z", "2022-03-01T04:30:00Z", "30 minutes earlier"),
    ],
)
def test_how_far_in_words(was: str, now: str, words: str) -> None:
    text = f"""
        [flight.x]
        spacecraft = "soyuz-ms"
        launch = {{ at = {now}, known = 2022-01-20, slips = [{{ known = 2021-12-10, at = {was} }}] }}
    """
    (row,) = slips(book(ISS + dedent(text)), "iss").rows
    assert moved(row) == words


def test_there_and_back_again() -> None:
    text = MIXED.replace("at = 2022-03-20", "at = 2022-03-01")
    (row,) = slips(book(ISS + text), "iss").rows
    assert (row.times, moved(row)) == (2, "back again")


def test_a_relocation_moves_by_when_it_leaves() -> None:
    (row,) = slips(book(ISS + RELOCATED), "iss").rows
    assert (row.movement, row.times, row.days) == ("relocate", 1, 4.0)
    assert (row.when and row.when.words, row.earlier[0].when.words) == (
        "2022-05-05T10:00Z",
        "2022-05-01T10:00Z",
    )
