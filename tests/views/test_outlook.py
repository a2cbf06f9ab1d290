"""The outlook: who can bring people home and who can raise the orbit, from change to change."""

from __future__ import annotations

from tests.support import at, book

from crewtrack.views.outlook import outlook

BOOK = """
coverage = [{ what = "crewed", to = 2022-12-31 }, { what = "cargo", to = 2022-06-30 }]
[agency.a]
[agency.b]
[person.p]
[person.q]
[station.x]
[station.x.port.one]
[station.x.port.two]
[spacecraft.ship]
seats = 3
returns = true
reboost = true
[flight.first]
station = "x"
spacecraft = "ship"
provider = "a"
crew = ["p"]
launch = { at = 2022-01-01T00:00:00Z }
dock = { at = 2022-01-01T06:00:00Z, port = "one" }
undock = { at = 2022-05-01T00:00:00Z }
land = { at = 2022-05-01T06:00:00Z }
unfit = [{ from = 2022-03-01T00:00:00Z, to = 2022-03-10T00:00:00Z }]
[flight.second]
station = "x"
spacecraft = "ship"
provider = "b"
crew = ["q"]
launch = { at = 2022-02-01T00:00:00Z }
dock = { at = 2022-02-01T06:00:00Z, port = "two" }
"""


def test_each_stretch_says_who_can() -> None:
    found = outlook(book(BOOK, catalog=False), "x", at("2022-01-15"))
    told = [
        (f"{one.start:%m-%d}", one.aboard, [agency.id for agency, _ in one.homes], one.seats)
        for one in found.stretches
    ]
    assert told == [
        ("01-15", 1, ["a"], 3),
        ("02-01", 2, ["a", "b"], 6),
        ("03-01", 2, ["b"], 3),
        ("03-10", 2, ["a", "b"], 6),
        ("05-01", 1, ["b"], 3),
    ]
    assert [[one.id for one in part.boosts] for part in found.stretches][:3] == [
        ["a"],
        ["a", "b"],
        ["b"],
    ]


def test_it_reaches_as_far_as_the_file_claims_and_engines_less_far() -> None:
    found = outlook(book(BOOK, catalog=False), "x", at("2022-01-15"))
    assert found.end == at("2023-01-01")
    assert found.boosts_end == at("2022-07-01")
    assert [one.end for one in found.stretches][:-1] == [one.start for one in found.stretches][1:]
    assert found.stretches[-1].end == found.end


def test_nothing_is_ahead_of_the_end() -> None:
    found = outlook(book(BOOK, catalog=False), "x", at("2030-01-01"))
    assert (found.start, found.stretches) == (found.end, ())
