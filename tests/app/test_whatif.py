"""What if: the same schedule under scenarios, without an agency, or with a day's knowledge."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from tests.support import at

import crewtrack
from crewtrack.api import UnknownAgencyError, UnreadableError, first_instant
from crewtrack.app.session import Asked, NothingReadError, Session
from crewtrack.app.whatif import NOTHING, WhatIf, find_agency

if TYPE_CHECKING:
    from pathlib import Path

SCENE = "crewtrack:iss-2022-02-25"
NOW = at("2026-11-22")
PLAN = crewtrack.load(SCENE, now=NOW)


def asked(*above: str, without: tuple[str, ...] = (), known_on: date | None = None) -> Asked:
    return Asked(above, without, known_on, lambda when: first_instant(when, NOW))


# -- in words --------------------------------------------------------------------------------------


def test_what_a_view_is_laid_under_in_words() -> None:
    what_if = WhatIf(
        ("withdrawal.toml",),
        (
            ("roscosmos", "Roscosmos", at("2022-02-25T12:00")),
            ("nasa", "NASA", at("2023-01-01T00:00:05")),
        ),
        date(2021, 12, 10),
        ("ROSC", "NASA"),
    )
    assert what_if.words == (
        "with withdrawal.toml, without Roscosmos from 25 Feb 2022 12:00 UTC,"
        " without NASA from 1 Jan 2023 00:00:05 UTC, as known on 10 Dec 2021"
    )
    assert what_if.short == "with withdrawal.toml +3"
    assert WhatIf((), what_if.without[:1], None, ("ROSC",)).short == "without ROSC from 25 Feb 2022"
    assert WhatIf(known_on=date(2021, 12, 10)).short == "as known on 10 Dec 2021"
    assert NOTHING.short == ""
    assert (NOTHING.words, bool(NOTHING), bool(what_if)) == ("", False, True)


@pytest.mark.parametrize("name", ["roscosmos", "ROSC", "Roscosmos", "rosc", "ROSCOSMOS"])
def test_an_agency_is_found_by_id_name_or_tag(name: str) -> None:
    assert find_agency(PLAN.schedule, name) == "roscosmos"


@pytest.mark.parametrize("name", ["", "ros", "nobody"])
def test_no_other_name_is_an_agency(name: str) -> None:
    with pytest.raises(UnknownAgencyError):
        find_agency(PLAN.schedule, name)


# -- the Python API --------------------------------------------------------------------------------


def test_without_an_agency_from_a_day() -> None:
    book = crewtrack.load(SCENE, without="roscosmos@2022-02-25", now=NOW)
    assert book.what_if.words == "without Roscosmos from 25 Feb 2022 00:00 UTC"
    assert book.at("2022-10-01").count == 7  # the three who are stranded, and Crew-4
    assert PLAN.at("2022-04-01").count == 7
    assert book.at("2022-04-01").roster.seats_home == 4


def test_without_a_day_it_is_from_the_scene_on() -> None:
    book = crewtrack.load(SCENE, without=["NASA"], now=NOW)
    assert book.what_if.without == (("nasa", "NASA", at("2022-02-25T12:00")),)
    other = crewtrack.load("crewtrack:iss", without="nasa", now=NOW)
    assert other.what_if.without == (("nasa", "NASA", NOW),)


def test_consequences_are_no_mistakes() -> None:
    for agency in ("roscosmos", "nasa"):
        book = crewtrack.load(SCENE, without=f"{agency}@2022-02-25", now=NOW)
        assert book.balance == PLAN.balance
    book = crewtrack.load(SCENE, known_on="2021-01-01", now=NOW)
    assert book.balance == PLAN.balance


def test_claims_are_not_checked_under_a_scenario(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        'include = ["crewtrack:iss"]\nstation = "iss"\n[[assert]]\nat = 2022-04-01\ncount = 7\n'
    )
    over = tmp_path / "over.toml"
    over.write_text('drop = ["flight.soyuz-ms-21"]\n')
    assert crewtrack.load(own, now=NOW).balance[0] == 0
    book = crewtrack.load(own, above=over, now=NOW)
    assert book.at("2022-04-01").count == 4
    assert book.balance[0] == 0


def test_a_mistake_in_a_scenario_is_told(tmp_path: Path) -> None:
    over = tmp_path / "over.toml"
    over.write_text('[flight.soyuz-ms-21]\ncrew = ["nobody-at-all"]\n')
    book = crewtrack.load(SCENE, above=over, now=NOW)
    (problem,) = book.problems
    assert problem.code == "F107"
    assert problem.place is not None
    assert (problem.place.file, problem.place.line) == (str(over), 2)


def test_a_scenario_that_cannot_be_read_leaves_no_view(tmp_path: Path) -> None:
    for target in (tmp_path / "none.toml", "crewtrack:none", tmp_path):
        with pytest.raises(UnreadableError) as caught:
            crewtrack.load(SCENE, above=target, now=NOW)
        assert caught.value.problems
    bad = tmp_path / "bad.toml"
    bad.write_text("= 1\n")
    with pytest.raises(UnreadableError, match=r"bad\.toml:1:1"):
        crewtrack.load(SCENE, above=["crewtrack:scenario/2022-02-25-withdrawal", bad], now=NOW)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('include = ["none.toml"]\n[flight.soyuz-ms-21]\nlaunch.at = 2022-05-18\n', "F109"),
        ('drop = ["flight.soyuz-ms-2"]\n', "F107"),
        ("[flight.soyuz-ms-21]\nlanch.at = 2022-05-18\n", "F101"),
        ('[flight.soyuz-ms-21]\nlaunch.at = "soon"\n', "F106"),
        ('[flight.soyuz-ms-21]\nlaunch.status = "sucess"\n', "F104"),
    ],
)
def test_a_scenario_that_cannot_be_read_right_leaves_no_view(
    tmp_path: Path, text: str, code: str
) -> None:
    over = tmp_path / "over.toml"
    over.write_text(text)
    with pytest.raises(UnreadableError) as caught:
        crewtrack.load(SCENE, above=over, now=NOW)
    assert [one.code for one in caught.value.problems] == [code]


def test_a_mistake_below_a_scenario_leaves_a_view(tmp_path: Path) -> None:
    own, over = tmp_path / "own.toml", tmp_path / "over.toml"
    own.write_text('include = ["crewtrack:iss"]\n[flight.soyuz-ms-21]\nlanch.at = 2022-05-18\n')
    over.write_text('drop = ["flight.soyuz-ms-22"]\n')
    assert crewtrack.load(own, above=over, now=NOW).what_if.above == ("over.toml",)


def test_the_day_of_the_file_itself(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    own.write_text(
        'station = "iss"\nknown-on = 2022-01-01\n[flight.x]\nspacecraft = "soyuz-ms"\n'
        "launch = { at = 2022-03-18, known = 2022-01-20 }\n"
    )
    book = crewtrack.load(own, now=NOW)
    assert book.what_if.words == "as known on 1 Jan 2022"
    assert "x" not in book.schedule.flights
    assert "x" in crewtrack.load(own, known_on="2022-01-20", now=NOW).schedule.flights
    assert "x" in crewtrack.load(own, known_on=date(2022, 1, 20), now=NOW).schedule.flights
    assert Session(own, now=NOW).what_if.words == "as known on 1 Jan 2022"


def test_scenarios_leave_the_title_and_the_instant_alone(tmp_path: Path) -> None:
    over = tmp_path / "over.toml"
    over.write_text('title = "Mine"\nas-of = 2022-04-01T00:00:00Z\nknown-on = 2000-01-01\n')
    book = crewtrack.load(SCENE, above=over, now=NOW)
    assert (book.title, book.scene_at) == (PLAN.title, PLAN.scene_at)
    assert book.what_if.words == "with over.toml"


def test_all_three_at_once() -> None:
    book = crewtrack.load(
        SCENE,
        above="crewtrack:scenario/2022-02-25-withdrawal",
        without="nasa@2022-06-01",
        known_on="2022-02-20",
        now=NOW,
    )
    assert book.what_if.words == (
        "with 2022-02-25-withdrawal.toml, without NASA from 1 Jun 2022 00:00 UTC, as known on 20 Feb 2022"
    )
    assert not book.schedule.bulletins
    assert "crew-5" not in book.schedule.flights


def test_against_the_plan() -> None:
    book = crewtrack.load(SCENE, without="roscosmos@2022-02-25", now=NOW)
    found = book.against(PLAN)
    assert found.start == at("2022-02-25T12:00")
    assert {one.person for one in found.stranded} == {"shkaplerov", "dubrov", "vande-hei"}


# -- a session -------------------------------------------------------------------------------------


def test_a_session_keeps_its_scenario_when_it_reads_anew(tmp_path: Path) -> None:
    own, over = tmp_path / "own.toml", tmp_path / "over.toml"
    own.write_text('include = ["crewtrack:iss"]\nstation = "iss"\n')
    over.write_text('drop = ["flight.soyuz-ms-21"]\n')
    session = Session(own, now=NOW, asked=asked(str(over), without=("nasa@2022-04-01",)))
    when = at("2022-04-01")
    assert session.what_if.short == "with over.toml +1"
    assert session.overview(when).roster.count == 4
    assert over in session.files
    own.write_text('include = ["crewtrack:iss"]\nstation = "iss"\ntitle = "New"\n')
    assert session.reload(NOW)
    assert session.title == "New"
    assert session.overview(when).roster.count == 4
    assert not session.ledger.trips["crew-3"].undock
    over.write_text('drop = ["flight.soyuz-ms-21", "flight.crew-3"]\n')
    assert session.reload(NOW)
    assert session.overview(when).roster.count == 0


def test_an_agency_stays_gone_from_when_the_session_was_opened() -> None:
    session = Session("crewtrack:iss", now=NOW, asked=asked(without=("nasa",)))
    assert session.what_if.without == (("nasa", "NASA", NOW),)
    assert session.reload(at("2027-01-01"))
    assert session.what_if.without == (("nasa", "NASA", NOW),)


def test_a_session_stays_as_it_is_while_its_scenario_cannot_be_read(tmp_path: Path) -> None:
    over = tmp_path / "over.toml"
    with pytest.raises(NothingReadError):
        Session(SCENE, now=NOW, asked=asked(str(over)))
    over.write_text('drop = ["flight.soyuz-ms-21"]\n')
    session = Session(SCENE, now=NOW, asked=asked(str(over)))
    over.write_text("= 1\n")
    assert not session.reload(NOW)
    assert session.broken is not None
    assert session.overview(at("2022-04-01")).roster.count == 4


def test_a_session_stays_as_it_is_where_its_agency_is_gone(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    text = 'station = "iss"\n[agency.mine]\nname = "Mine"\n'
    own.write_text(text)
    with pytest.raises(UnknownAgencyError):
        Session(own, now=NOW, asked=asked(without=("yours",)))
    session = Session(own, now=NOW, asked=asked(without=("mine@2022-01-01",)))
    own.write_text('station = "iss"\n')
    assert not session.reload(NOW)
    assert session.broken is not None
    assert 'no agency "mine"' in session.broken.message
    own.write_text(text)
    assert session.reload(NOW)
    assert session.broken is None


# -- what is wrong under a scenario ----------------------------------------------------------------


def test_what_a_scenario_makes_of_the_plan_is_no_mistake(tmp_path: Path) -> None:
    path = tmp_path / "drop.toml"
    path.write_text('drop = ["flight.soyuz-ms-19"]\n')
    assert crewtrack.load(SCENE, now=NOW, above=[str(path)]).problems == ()


def test_what_is_wrong_in_a_scenario_itself_is_told(tmp_path: Path) -> None:
    path = tmp_path / "typo.toml"
    path.write_text('[flight.soyuz-ms-21]\ncrew = ["artemyew"]\n')
    found = crewtrack.load(SCENE, now=NOW, above=[str(path)]).problems
    assert [one.code for one in found] == ["F107"]
