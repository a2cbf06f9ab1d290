"""The map of a station drawn in text: as large as it fits, and never wrong."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.support import at, book

from crewtrack.app.loading import load
from crewtrack.export import cells
from crewtrack.export.text.sketch import LARGE, SMALL, Letters, Sketch, sketch
from crewtrack.export.text.station_map import station_map_text
from crewtrack.ledger.ledger import Ledger
from crewtrack.views.station_map import station_map

if TYPE_CHECKING:
    from crewtrack.views.shapes.station_map import StationMap

LETTERS = Letters(cells.safe, cells.width, cells.cut)
GOLDEN = Path(__file__).parents[1] / "golden"


def of(name: str, when: str, station: str = "iss") -> StationMap:
    schedule = load(f"crewtrack:{name}").schedule
    assert schedule is not None
    found = station_map(Ledger.of(schedule), station, at(when))
    assert found is not None
    return found


def rows(drawn: Sketch | None) -> list[str]:
    assert drawn is not None
    out = []
    for row in drawn.rows:
        text = ""
        for span in row:
            assert span.column >= len(text), "two pieces in one place"
            text += " " * (span.column - len(text)) + span.text
        assert len(text) < drawn.width
        out.append(text)
    return out


@pytest.mark.parametrize("width", [118, 80])
@pytest.mark.parametrize(
    ("name", "when"),
    [
        ("iss-2022-02-25", "2022-02-25T12:00"),
        ("iss", "1999-06-01"),
        ("iss", "2001-02-15"),
        ("iss", "2010-06-05"),
    ],
)
def test_golden_maps(name: str, when: str, width: int) -> None:
    text = "\n".join([*rows(sketch(of(name, when), LETTERS, width=width)), ""])
    path = GOLDEN / f"map-{when[:10]}-{width}.txt"
    if os.environ.get("CREWTRACK_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8", newline="")
    assert text == path.read_text(encoding="utf-8")


def test_every_year_of_the_record_can_be_drawn_at_each_usual_width() -> None:
    schedule = load("crewtrack:iss").schedule
    assert schedule is not None
    ledger = Ledger.of(schedule)
    for year in range(1999, 2027):
        for month in (2, 8):
            found = station_map(ledger, "iss", at(f"{year}-{month:02d}-10"))
            assert found is not None
            for width in (200, 120, 80):
                rows(sketch(found, LETTERS, width=width))
            assert all(
                line.isascii()
                for line in rows(sketch(found, LETTERS._replace(ascii=True), width=120))
            )


def test_what_does_not_fit_is_smaller_then_not_drawn() -> None:
    found = of("iss-2022-02-25", "2022-02-25T12:00")
    big, small = sketch(found, LETTERS, width=118), sketch(found, LETTERS, width=80)
    assert big is not None
    assert small is not None
    assert (big.large, small.large) == (True, False)
    assert sketch(found, LETTERS, width=40) is None
    low = sketch(found, LETTERS, width=118, height=12)
    assert low is not None
    assert len(low.rows) <= 12
    assert not low.large
    assert sketch(found, LETTERS, width=118, height=3) is None
    assert sketch(found, LETTERS, width=80, sizes=(LARGE,)) is None
    assert sketch(found, LETTERS, width=118, sizes=(SMALL,)) is not None


def test_a_joint_is_heavy_where_a_ship_is_docked_and_dotted_where_the_port_is_free() -> None:
    drawn = sketch(of("iss-2022-02-25", "2022-02-25T12:00"), LETTERS, width=118)
    assert drawn is not None
    kinds = {
        span.port: span.kind
        for row in drawn.rows
        for span in row
        if span.kind in {"heavy", "dotted"}
    }
    found = of("iss-2022-02-25", "2022-02-25T12:00")
    assert kinds == {
        place: "heavy" if spot.port.holds else "dotted" for place, spot in enumerate(found.ports)
    }


CLASH = """
[station.x.module.core]
name = "Core"
[station.x.port.front]
module = "core"
direction = "forward"
[spacecraft.s]
[flight.a]
name = "Ship A"
station = "x"
spacecraft = "s"
launch = { at = 2022-01-01T00:00:00Z }
dock = { at = 2022-01-02T00:00:00Z, port = "front" }
[flight.b]
name = "Ship B"
station = "x"
spacecraft = "s"
launch = { at = 2022-02-01T00:00:00Z }
dock = { at = 2022-02-02T00:00:00Z, port = "front" }
"""


def test_two_ships_on_one_port_stand_there_with_a_sign() -> None:
    found = station_map(book(CLASH, catalog=False), "x", at("2022-03-01"))
    assert found is not None
    text = "\n".join(rows(sketch(found, LETTERS, width=80)))
    assert "✗ Ship A" in text
    assert "✗ Ship B" in text


def test_names_from_a_file_are_safe_and_cut() -> None:
    text = CLASH.replace('"Core"', '"[red]' + "宇宙" * 30 + '"').replace(
        '"Ship A"', '"' + "x" * 99 + '"'
    )
    found = station_map(book(text, catalog=False), "x", at("2022-01-20"))
    assert found is not None
    drawn = sketch(found, LETTERS, width=80)
    assert drawn is not None
    for row in drawn.rows:
        end = 0
        for span in row:
            assert span.column >= end
            end = span.column + cells.width(span.text)
        assert end < 80


def test_what_the_drawing_leaves_out_is_said() -> None:
    text = station_map_text(of("tiangong", "2025-11-10", "tiangong"))
    assert text is not None
    assert "to port is Mengtian, not drawn" in text
    assert "to starboard is Wentian, not drawn" in text


def test_a_station_of_a_thousand_storeys_is_given_up_at_once() -> None:
    text = "".join(
        f"[station.x.module.m{one}]\n" + (f'on = "m{one - 1}"\nside = "nadir"\n' if one else "")
        for one in range(1000)
    )
    found = station_map(book(text, catalog=False), "x", at("2022-01-01"))
    assert found is not None
    assert sketch(found, LETTERS, width=118, height=40) is None
