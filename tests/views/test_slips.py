"""Slips: how far each flight has moved, and how often."""

from __future__ import annotations

from tests.support import ISS, book

from crewtrack.export.csv import slips_csv
from crewtrack.export.text.slips import slips_text
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
