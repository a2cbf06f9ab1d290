"""No pane says a time finer, or coarser, than it is known; and none takes what is not recorded for nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import attr
import pytest
from tests.tui.panels.sample import (
    AT,
    NARROW,
    NASA,
    NORMAL,
    OVERVIEW,
    PORTS,
    ROSC,
    WIDE,
    at,
    built,
    event,
    evolve,
    member,
    port,
    ship,
    text,
    when,
)
from tests.tui.panels.test_detail import said

from crewtrack.app.session import Session
from crewtrack.tui.panels.crew import CrewPanel
from crewtrack.tui.panels.docked import DockedPanel
from crewtrack.tui.panels.hero_count import HeroCount
from crewtrack.tui.panels.next import NextPanel
from crewtrack.tui.panels.words import lasting, since_in
from crewtrack.views.shapes import Agenda

if TYPE_CHECKING:
    from pathlib import Path

    from crewtrack.views.shapes import Overview


def _agenda(*events: Any) -> Overview:
    return attr.evolve(OVERVIEW, agenda=Agenda("iss", AT, tuple(events), 0, events[-1]))


# -- times -----------------------------------------------------------------------------------------


def test_a_bound_in_a_month_is_said_to_the_month() -> None:
    docked = ship("soyuz-ms-18", "Soyuz MS-18", ROSC, "2022-02-01T10:00", "NET 2027-03")
    rows = (port("rassvet-nadir", docked), *PORTS.rows[:3])
    shown = text(DockedPanel(), NORMAL, 70, evolve(OVERVIEW, ports={"rows": rows}))
    assert shown[1].rstrip().endswith(" leaves NET Mar 2027")
    assert {len(line) for line in shown} == {70}


def test_a_late_month_of_another_year_is_said_so_where_there_is_room() -> None:
    coming = _agenda(
        event("launch", "a", "Soyuz MS-30", "late 2027-09"),
        event("dock", "b", "Soyuz MS-30", "2022-03-09T10:00"),
    )
    shown = text(NextPanel(), NORMAL, 49, coming)
    assert " late Sep 2027 launch  Soyuz MS-30 " in shown[1]
    assert "  9 Mar 10:00  dock    Soyuz MS-30 " in shown[2]
    forced = _agenda(event("launch", "a", "S" * 40, "late 2027-09"))
    assert " Sep 2027 " in text(NextPanel(), NORMAL, 49, forced)[1]


@pytest.mark.parametrize(
    ("stamp", "words"),
    [
        ("NET 2022-01", "NET Jan"),
        ("2022-01", "Jan 2022"),
        ("late 2022-01", "late Jan"),
        ("2022-01-05", "5 Jan"),
    ],
)
def test_since_is_no_finer_than_known(stamp: str, words: str) -> None:
    known = when(stamp)
    assert since_in(known, known.instant, AT, 8) == words


def test_a_ship_docked_in_some_month_is_there_since_that_month() -> None:
    docked = attr.evolve(
        ship("soyuz-ms-18", "Soyuz MS-18", ROSC, "2022-01-01T00:00", "2022-03-30T07:21"),
        since_when=when("NET 2022-01"),
    )
    rows = (port("rassvet-nadir", docked), *PORTS.rows[:3])
    vague = evolve(OVERVIEW, ports={"rows": rows})
    assert " NET Jan " in text(DockedPanel(), NORMAL, 70, vague)[1]
    assert " ~55d" in text(DockedPanel(), NARROW, 36, vague)[1]


def test_days_since_some_month_are_about_so_many() -> None:
    crew = (
        attr.evolve(
            member("rubio", "Francisco Rubio", NASA, "US", *("crew-3",) * 2, "2022-05-06"),
            up_when=when("2021-11"),
        ),
    )
    roster = {"groups": (attr.evolve(OVERVIEW.roster.groups[0], crew=crew),)}
    assert " ~106 " in text(CrewPanel(), NORMAL, 70, evolve(OVERVIEW, roster=roster))[2]


def test_how_long_is_no_finer_than_its_ends() -> None:
    assert lasting(60.8, when("2022-01-01T10:00"), when("2022-03-02T05:00")) == "60 d 19 h"
    assert lasting(60.8, when("2022-01-01T10:00"), when("2022-03-02")) == "60 d"
    assert lasting(60.8, when("NET 2022-01"), None) == "about 60 d"


BOOK = """\
format = 1
[station.alpha]
name = "Alpha"
[station.alpha.port.aft]
docking = "probe"
[spacecraft.boat]
name = "Boat"
seats = 3
docking = "probe"
[person.ada]
name = "Ada Vague"
[flight.boat-1]
name = "Boat 1"
station = "alpha"
spacecraft = "boat"
crew = ["ada"]
launch = { at = "NET 2022-01" }
dock = { at = "NET 2022-01", port = "aft" }
land = { at = "late 2022-09" }
"""


def test_the_detail_counts_no_finer_than_known(tmp_path: Path) -> None:
    path = tmp_path / "alpha.toml"
    path.write_text(BOOK, encoding="utf-8")
    session = Session(path, now=AT)
    shown = "\n".join(said(session, "person.ada"))
    assert "about 55 d" in shown
    assert re.search(r"\d h\b", shown) is None
    shown = "\n".join(said(session, "station.alpha.port.aft"))
    assert "about 55 d at this port" in shown


# -- what is not recorded --------------------------------------------------------------------------

NOTHING = {"count": 0, "least": 0, "most": 0, "groups": (), "recorded": False}


@pytest.mark.parametrize(
    ("frame", "width"), [(NORMAL, 70), (NARROW, 80), (WIDE, 76)], ids=["normal", "narrow", "wide"]
)
def test_not_recorded_is_never_nobody(frame: Any, width: int) -> None:
    began = {**NOTHING, "record_begins": at("2000-11-02T09:21")}
    shown = "\n".join(text(HeroCount(), frame, width, evolve(OVERVIEW, roster=began)))
    assert "not recorded" in shown.lower()
    assert "Nobody" not in shown
    assert "does not say who is aboard" in shown


def test_a_port_of_which_nothing_is_recorded_is_not_called_free(tmp_path: Path) -> None:
    path = tmp_path / "alpha.toml"
    path.write_text(
        BOOK + '[[coverage]]\nwhat = "crewed"\nfrom = 2022-01-01\nto = 2022-12-31\n',
        encoding="utf-8",
    )
    session = Session(path, now=AT)
    shown = "\n".join(said(session, "station.alpha.port.aft", at("2023-06-01T00:00")))
    assert "not recorded" in shown
    assert "free" not in shown
    assert "nothing planned" not in shown


def test_a_curve_that_never_moves_has_no_most_and_least() -> None:
    one = {"weeks": (None,) * 25 + (7,), "least": 7, "most": 7}
    assert (
        text(HeroCount(), NORMAL, 70, evolve(OVERVIEW, curve=one))[3]
        .rstrip()
        .endswith("7 in the one week on record")
    )
    many = {"weeks": (None,) * 3 + (7,) * 23, "least": 7, "most": 7}
    shown = text(HeroCount(), NORMAL, 70, evolve(OVERVIEW, curve=many))[3]
    assert shown.rstrip().endswith("7 in all 23 weeks on record")


# -- what was known --------------------------------------------------------------------------------


@pytest.mark.parametrize(("frame", "width"), [(NORMAL, 49), (WIDE, 70), (NARROW, 43)])
def test_hindsight_is_said(frame: Any, width: int) -> None:
    title = text(NextPanel(), attr.evolve(frame, hindsight=True), width)[0]
    assert " as it happened " in title
    assert title.rstrip().endswith(" aboard")
    assert "as it happened" not in text(NextPanel(), frame, width)[0]


# -- columns ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("lands", ["2022-03-30", "2023-03-19", "late 2022-09", "2023-03"])
@pytest.mark.parametrize(("frame", "width"), [(NORMAL, 70), (NARROW, 80), (WIDE, 76), (WIDE, 90)])
def test_a_ship_and_the_day_of_landing_stand_apart(frame: Any, width: int, lands: str) -> None:
    crew = (
        member("rubio", "Francisco Rubio", NASA, "US", "soyuz-ms-18", "soyuz-ms-19", lands),
        member("mann", "Nicole Mann", NASA, "US", "soyuz-ms-18", "soyuz-ms-19", lands),
    )
    roster = {"groups": (attr.evolve(OVERVIEW.roster.groups[0], crew=crew),)}
    lines = text(CrewPanel(), frame, width, evolve(OVERVIEW, roster=roster))
    line = next(one for one in lines if "Rubio" in one)
    assert " → 19  " in line


def test_the_count_of_a_crowded_crew_stands_apart_from_the_names() -> None:
    panel = CrewPanel()
    panel.room = 4
    many = evolve(OVERVIEW, roster={"count": 10})
    lines = [line.plain(80) for line in built(panel, NARROW, 80, many)]
    assert lines[0].startswith(" CREW 10 name ")
