"""A session: open, step in time, reload, and keep the last good version while the file is broken."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from tests.support import at

from crewtrack.app.session import NothingReadError, Session
from crewtrack.model.problem import Severity

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2022, 2, 25, 12, tzinfo=UTC)
LATER = NOW + timedelta(minutes=5)
GOOD = """\
title = "Mine"
station = "iss"
as-of = 2022-03-20T00:00:00Z

[flight.x]
spacecraft = "soyuz-ms"
crew = ["dubrov"]
launch.at = 2022-03-18T15:55:18Z
dock = { at = 2022-03-18T19:12:06Z, port = "rassvet-nadir" }
undock = { at = 2022-09-29T07:34:20Z }
land = { at = 2022-09-29T10:57:12Z }

[flight.plan]
spacecraft = "crew-dragon"
launch.at = "TBD"

[bulletin.news]
at = 2022-03-25T12:00:00Z
title = "said"
"""

# Broken in every way that people break files, each with the place that the banner names.
BROKEN = {
    "syntax": (GOOD.replace('crew = ["dubrov"]', 'crew = ["dubrov"'), "T101", 7),
    "a typo in a key": (GOOD.replace("launch.at", "lanch.at", 1), "F101", 8),
    "an unknown person": (GOOD.replace("dubrov", "dubroff"), "F107", 7),
    "no offset": (GOOD.replace("15:55:18Z", "15:55:18"), "F105", 8),
    "a negative interval": (
        GOOD + "[expedition.y]\nfrom = 2022-03-02\nto = 2022-03-01\n",
        "O302",
        22,
    ),
    "not UTF-8": ("title = \udce9\n", "T103", 1),
    "gone": (None, "T103", 1),
}


class Own:
    """A schedule of one's own, with a session that shows it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "my.toml"
        self.write(GOOD)
        self.session = Session(self.path, now=NOW)

    def write(self, text: str | None) -> None:
        if text is None:
            self.path.unlink()
        else:
            self.path.write_bytes(text.encode("utf-8", "surrogateescape"))


@pytest.fixture
def own(tmp_path: Path) -> Own:
    return Own(tmp_path)


def test_what_is_open(own: Own) -> None:
    session = own.session
    assert (session.title, session.station) == ("Mine", "iss")
    assert session.scene_at == at("2022-03-20")
    assert session.good_since == NOW
    assert session.broken is None
    assert [one.code for one in session.problems if one.severity is Severity.ERROR] == []
    assert session.balance[0] == 0
    assert own.path in session.files
    assert session.overview(at("2022-03-20")).roster.count == 1
    assert session.person("dubrov", at("2022-03-20")) is not None
    assert session.person("nobody", at("2022-03-20")) is None


def test_another_station_may_be_asked_for(tmp_path: Path) -> None:
    own = Own(tmp_path)
    assert Session(own.path, now=NOW, station="tiangong").station == "tiangong"


def test_a_file_without_a_title_is_called_by_its_name(own: Own) -> None:
    own.write(GOOD.replace('title = "Mine"\n', ""))
    assert Session(own.path, now=NOW).title == str(own.path)


def test_what_cannot_be_read_at_all_from_the_start_is_an_error(own: Own) -> None:
    own.write("broken\n")
    with pytest.raises(NothingReadError) as caught:
        Session(own.path, now=NOW)
    (problem,) = caught.value.problems
    assert (problem.code, problem.place.line if problem.place else None) == ("T101", 1)


def test_a_file_with_problems_is_opened_and_says_them(own: Own) -> None:
    own.write(BROKEN["an unknown person"][0] or "")
    session = Session(own.path, now=NOW)
    assert session.balance[0] == 1
    assert session.overview(at("2022-03-20")).roster.count == 1


# -- reloading -------------------------------------------------------------------------------------


def test_a_good_change_is_taken_over(own: Own) -> None:
    own.write(GOOD.replace('["dubrov"]', '["dubrov", "rubio"]').replace("Mine", "Ours"))
    assert own.session.reload(LATER)
    assert own.session.title == "Ours"
    assert own.session.overview(at("2022-03-20")).roster.count == 2
    assert own.session.good_since == LATER
    assert own.session.broken is None


@pytest.mark.parametrize("how", BROKEN)
def test_a_broken_version_is_named_and_the_last_good_one_stays(own: Own, how: str) -> None:
    text, code, line = BROKEN[how]
    session = own.session
    ledger = session.ledger
    own.write(text)
    assert not session.reload(LATER)
    assert session.broken is not None
    assert session.broken.code == code
    assert session.broken.place is not None
    assert (session.broken.place.file, session.broken.place.line) == (str(own.path), line)
    assert session.broken.message
    assert session.ledger is ledger
    assert session.overview(at("2022-03-20")).roster.count == 1
    assert session.good_since == NOW
    assert [one.code for one in session.problems if one.severity is Severity.ERROR] == []
    assert session.balance[0] == 1  # the version on disk
    assert own.path in session.files


@pytest.mark.parametrize("how", BROKEN)
def test_and_it_recovers(own: Own, how: str) -> None:
    session = own.session
    own.write(BROKEN[how][0])
    session.reload(LATER)
    own.write(GOOD.replace('["dubrov"]', '["dubrov", "rubio"]'))
    assert session.reload(LATER + timedelta(minutes=1))
    assert session.broken is None
    assert session.overview(at("2022-03-20")).roster.count == 2
    assert session.good_since == LATER + timedelta(minutes=1)


def test_an_error_that_was_there_before_does_not_hold_back_a_change(own: Own) -> None:
    bad = BROKEN["an unknown person"][0] or ""
    own.write(bad)
    session = Session(own.path, now=NOW)
    own.write(bad.replace("Mine", "Ours"))
    assert session.reload(LATER)
    assert session.title == "Ours"
    own.write(bad.replace("Mine", "Ours").replace('"rassvet-nadir"', '"rasvet-nadir"'))
    assert not session.reload(LATER)
    assert session.broken is not None
    assert session.broken.code == "F108"


def test_an_include_that_breaks_is_named(own: Own) -> None:
    other = own.path.parent / "other.toml"
    other.write_text("[person.new]\n", encoding="utf-8")
    own.write('include = ["other.toml"]\n' + GOOD)
    assert own.session.reload(LATER)
    assert other in own.session.files
    other.write_text("[person.new\n", encoding="utf-8")
    assert not own.session.reload(LATER)
    assert own.session.broken is not None
    assert own.session.broken.place is not None
    assert own.session.broken.place.file in {str(other), str(own.path)}
    other.write_text("[person.new]\n", encoding="utf-8")
    assert own.session.reload(LATER)
    assert own.session.broken is None


def test_the_station_follows_the_file_unless_one_was_asked_for(own: Own) -> None:
    session = own.session
    asked = Session(own.path, now=NOW, station="iss")
    own.write(
        GOOD.replace('station = "iss"', 'station = "tiangong"')
        + "[bulletin.b]\nat = 2022-01-01\ntitle = 'b'\n"
    )
    other = own.path.parent / "stations.toml"
    other.write_text("[station.tiangong.port.rassvet-nadir]\n", encoding="utf-8")
    text = own.path.read_text(encoding="utf-8")
    own.write('include = ["stations.toml"]\n' + text)
    assert session.reload(LATER)
    assert session.station == "tiangong"
    assert asked.reload(LATER)
    assert asked.station == "iss"


# -- stepping --------------------------------------------------------------------------------------


def test_stepping_visits_every_event_and_none_without_a_date(own: Own) -> None:
    session = own.session
    stops = [
        at("2022-03-18T15:55:18"),
        at("2022-03-18T19:12:06"),
        at("2022-03-25T12:00"),
        at("2022-09-29T07:34:20"),
        at("2022-09-29T10:57:12"),
    ]
    ahead, now = [], at("2000-01-01")
    while (found := session.next_instant(now)) is not None:
        ahead.append(found)
        now = found
    assert ahead == stops
    back, now = [], at("2100-01-01")
    while (found := session.previous_instant(now)) is not None:
        back.append(found)
        now = found
    assert back == stops[::-1]
    assert session.previous_instant(stops[0]) is None


# -- places ----------------------------------------------------------------------------------------


def test_places_and_their_files(own: Own) -> None:
    place = own.session.place(("flight", "x", "launch", "at"))
    assert place is not None
    assert (place.file, place.line) == (str(own.path), 8)
    assert own.session.path_of(place) == own.path
    catalog = own.session.place(("person", "dubrov"))
    assert catalog is not None
    assert catalog.file == "catalog/people.toml"
    found = own.session.path_of(catalog)
    assert found is not None
    assert found.name == "people.toml"


def test_places_move_with_the_file(own: Own) -> None:
    assert own.session.place(("flight", "x", "crew")) is not None
    own.write("\n\n" + GOOD)
    own.session.reload(LATER)
    place = own.session.place(("flight", "x", "crew"))
    assert place is not None
    assert place.line == 9
