"""What is not known exactly is not written as if it were, and ids are not written for names."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from crewtrack.api import load
from crewtrack.export.text.agenda import next_text
from crewtrack.export.text.crew import crew_text
from crewtrack.export.text.person import person_text
from crewtrack.export.text.ports import ports_text

if TYPE_CHECKING:
    from pathlib import Path

    from crewtrack.api import Book

AT = datetime(2027, 4, 30, tzinfo=UTC)

BOOK = """\
format = 1
known-to = 2027-06-01

[station.alpha]
name = "Alpha"
[station.alpha.module.core]
name = "Core"
[station.alpha.port.aft]
module = "core"
direction = "aft"
docking = "probe"
[station.alpha.port.fore]
module = "core"
direction = "forward"
docking = "probe"
[spacecraft.boat]
name = "Boat"
seats = 3
docking = "probe"
[person.ada]
name = "Ada Vague"
[expedition.alpha-1]
station = "alpha"
number = 1
from = 2027-03-05
to = 2027-12-01
command = [{ at = 2027-04-01T12:00:00Z, person = "ada" }]
[flight.boat-1]
name = "Boat 1"
station = "alpha"
spacecraft = "boat"
crew = ["ada"]
launch = { at = "NET 2027-03" }
dock = { at = "NET 2027-03", port = "aft" }
relocate = [{ left = 2027-05-02T10:00:00Z, at = 2027-05-02T10:30:00Z, port = "fore" }]
undock = { at = 2027-09-01T10:00:00Z }
land = { at = 2027-09-01T14:00:00Z }
"""


@pytest.fixture
def book(tmp_path: Path) -> Book:
    path = tmp_path / "alpha.toml"
    path.write_text(BOOK, encoding="utf-8")
    return load(path, now=AT)


def test_days_from_a_month_are_about_so_many(book: Book) -> None:
    text = crew_text(book.at(AT).roster)
    assert "   ~60  " in text
    assert text.endswith("\n~ is counted from a time that is not known to the day\n")


def test_a_port_is_taken_since_a_time_no_finer_than_known(book: Book) -> None:
    text = ports_text(book.at(AT).port_view)
    line = next(one for one in text.splitlines() if "Boat 1" in one)
    assert "NET Mar 2027" in line
    assert " ~60 " in line
    assert "1 Mar" not in line
    assert "not known to the day" in text


def test_a_ship_moves_to_a_port_with_a_name(book: Book) -> None:
    text = ports_text(book.at(AT).port_view)
    assert "2 May 10:00 to Core forward" in text


def test_a_person_commands_a_station_with_a_name(book: Book) -> None:
    view = book.person("ada", AT)
    assert view is not None
    text = person_text(view)
    assert "Alpha, from 1 Apr 2027 12:00" in text


def test_what_happened_later_is_said_to_be_hindsight(book: Book) -> None:
    agenda = book.at(AT).agenda()
    head = next_text(agenda, "Alpha").split("\n", 1)[0]
    assert head.endswith(", as it happened (record kept to 1 Jun 2027)")
    assert "as it happened" not in next_text(agenda, "Alpha", what_if=True)
    later = book.at(datetime(2027, 6, 2, tzinfo=UTC)).agenda()
    assert "as it happened" not in next_text(later, "Alpha")
