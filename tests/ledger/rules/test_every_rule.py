"""Every rule of the catalogue fires on the one fact broken for it over the shipped record, which is silent itself."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from tests.ledger.rules.test_shipped import BROKEN

from crewtrack.app.checking import check_files
from crewtrack.ledger.rules.catalogue import RULES
from crewtrack.model.problem import Severity

if TYPE_CHECKING:
    from pathlib import Path

    from crewtrack.model.problem import Problem

NOW = datetime(2040, 1, 1, tzinfo=UTC)
OVER = 'station = "iss"\ninclude = ["crewtrack:iss"]\n'
FLIGHT = """
[flight.x]
spacecraft = "soyuz-ms"
crew = ["?", "?", "?"]
launch = { at = 2041-03-18T10:00:00Z }
dock = { at = 2041-03-18T16:00:00Z, port = "rassvet-nadir" }
undock = { at = 2041-06-18T10:00:00Z }
land = { at = 2041-06-18T14:00:00Z }
"""
BULLETIN = '[bulletin.x]\nat = 2022-02-25\ntitle = "x"\n'

# What is written over the record, and where that is wrong: a line that ends in `# here`.
OVERLAID = {
    "T101": "[flight.x # here",
    "T102": 'title = "a\u202eb" # here',
    "F101": "[flight.soyuz-ms-21]\ncrwe = [] # here",
    "F102": "[flight.soyuz-ms-21]\ncrew = 3 # here",
    "F103": '[flight.x] # here\nname = "X"',
    "F104": '[flight.soyuz-ms-21]\nlaunch.status = "sucess" # here',
    "F105": "[flight.soyuz-ms-21]\nlaunch.at = 2022-03-18T15:55:18 # here",
    "F106": '[flight.soyuz-ms-21]\nlaunch.at = "soon" # here',
    "F107": '[flight.soyuz-ms-21]\nspacecraft = "soyuz" # here',
    "F108": '[flight.soyuz-ms-21]\ndock.port = "prichal" # here',
    "F110": "format = 2 # here",
    "P205": '[flight.soyuz-ms-21]\nundock.port = "poisk-zenith" # here',
    "O302": FLIGHT + "unfit = [{ from = 2041-05-01, to = 2041-04-01 }] # here",
    "O309": FLIGHT.replace(
        "launch = { at = 2041-03-18T10:00:00Z }",
        'launch = { at = "2041-03", known = 2040-02-01, slips = [{ known = 2040-01-01, at = 2041-03-18 }] } # here',
    ),
    "O310": FLIGHT.replace("10:00:00Z }\ndock", '10:00:00Z, status = "failure" }\ndock').replace(
        '"rassvet-nadir" }', '"rassvet-nadir", status = "success" } # here'
    ),
    # where those come home whom the record leaves in orbit
    "C505": "flight.soyuz-ms-29.land.at = 2027-03-01T10:00:00Z\nflight.crew-13.land.at = 2027-03-01T10:00:00Z\n"
    "known-to = 2045-01-01\ncoverage = [{ what = 'crewed', from = 2041-01-01 }]"
    + FLIGHT.replace("undock = { at = 2041-06-18T10:00:00Z }", "undock = { at = 2041-06-18T10:00:00Z } # here"),
    "E704": '[expedition.iss-66]\ncrew = ["shkaplerov", "cristoforetti"] # here',
    "E705": '[eva.x]\nfrom = 2022-02-25T12:00:00Z\ncrew = ["cristoforetti"] # here',
    "E706": '[reboost.x]\nfrom = 2022-02-25T12:00:00Z\nby = "crew-3" # here',
    "N901": '[person.x]\nname = "X"\naliases = ["dubrov"] # here',
    "N902": '[person.x]\nname = "Pyotr Dubrov" # here',
    "N903": '[agency.x]\nname = "X"\nletter = "R" # here',
    "N904": '[agency.nasa]\ntag = "LONGER" # here',
    "N905": '[site.x] # here\nname = "X"',
    "N906": BULLETIN + 'ignore = [{ rule = "S403", why = "x" }] # here',
}  # fmt: skip
ELSEWHERE = {"T103", "F109", "F111"}
"""Of no file, of what is not there, and of two."""

SHIPPED = {"D801", "D802"}
"""Advice that the record itself calls for: it is about the world."""


def told(path: Path | str) -> list[Problem]:
    return list(check_files(str(path), {}, NOW, least=Severity.ADVICE)[1])


def test_every_rule_has_its_fact_to_break() -> None:
    assert set(BROKEN) | set(OVERLAID) | ELSEWHERE | SHIPPED == set(RULES)


def test_the_record_is_silent_but_for_advice_about_the_world(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text(OVER, encoding="utf-8")
    for target in (path, "crewtrack:iss", "crewtrack:iss-2022-02-25"):
        assert {one.code for one in told(target)} == SHIPPED


@pytest.mark.parametrize("code", OVERLAID)
def test_a_fact_broken_over_the_record(code: str, tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    text = OVER + OVERLAID[code] + "\n"
    path.write_text(text, encoding="utf-8")
    found = [one for one in told(path) if one.code == code]
    lines = [n for n, line in enumerate(text.split("\n"), 1) if line.endswith("# here")]
    places = [(one.place.file, one.place.line) for one in found if one.place is not None]
    assert places == [(str(path), line) for line in lines]
    assert {(one.name, one.severity) for one in found} == {(RULES[code].name, RULES[code].severity)}


def test_nothing_to_read(tmp_path: Path) -> None:
    (problem,) = told(tmp_path / "none.toml")
    assert (problem.code, problem.name) == ("T103", "unreadable")
    assert [one.code for one in told(tmp_path)] == ["T103"]  # a folder without files


def test_an_include_that_is_not_there(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text(OVER.replace('["', '["none.toml", "'), encoding="utf-8")
    (problem,) = [one for one in told(path) if one.code not in SHIPPED]
    assert problem.place is not None
    assert (problem.code, problem.place.line, problem.place.column) == ("F109", 2, 12)


def test_two_files_of_a_folder_give_one_key(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text(OVER + FLIGHT, encoding="utf-8")
    (tmp_path / "b.toml").write_text("\n\n" + FLIGHT, encoding="utf-8")
    twice = [one for one in told(tmp_path) if one.code == "F111"]
    places = [(one.place.file, one.place.line) for one in twice if one.place is not None]
    assert places == [(f"{tmp_path}/b.toml", 4)]
    (tmp_path / "b.toml").write_text(FLIGHT.replace("flight.x", "flight.y"), encoding="utf-8")
    assert [one.code for one in told(tmp_path) if one.code == "F111"] == []
