from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

import crewtrack
from crewtrack.api import NoStartError, UnknownStationError, UnreadableError, first_instant
from crewtrack.model.when import WhenError

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2022, 3, 20, 6, 30, tzinfo=UTC)


@pytest.fixture(scope="module")
def book() -> crewtrack.api.Book:
    return crewtrack.load("crewtrack:iss-2022-02-25", now=NOW)


def test_the_example_of_the_readme() -> None:
    then = crewtrack.load("crewtrack:iss").at("2022-02-25")
    assert then.count == 7
    assert then.agencies == {"nasa": 4, "roscosmos": 2, "esa": 1}
    assert [one.name for one in then.crew][-1] == "Matthias Maurer"
    assert then.next(limit=1)[0].name == "Soyuz MS-21"
    assert list(then) == list(then.crew)


def test_nothing_named_is_the_opening_scene() -> None:
    book = crewtrack.load()
    assert book.scene_at == datetime(2022, 2, 25, 12, tzinfo=UTC)
    assert book.at().when == book.scene_at
    assert book.station == "iss"
    assert book.problems == ()
    assert book.balance == (0, 0)
    assert repr(book).startswith("<Book ")


@pytest.mark.parametrize(
    ("when", "instant"),
    [
        ("now", NOW),
        (" NOW ", NOW),
        ("2022-03", datetime(2022, 3, 1, tzinfo=UTC)),
        ("late 2022-03", datetime(2022, 3, 21, tzinfo=UTC)),
        (date(2022, 2, 25), datetime(2022, 2, 25, tzinfo=UTC)),
        (datetime(2022, 2, 25, 12, 30, tzinfo=UTC), datetime(2022, 2, 25, 12, 30, tzinfo=UTC)),
        ("tomorrow", datetime(2022, 3, 21, tzinfo=UTC)),
        ("-2d", datetime(2022, 3, 18, 6, 30, tzinfo=UTC)),
    ],
)
def test_first_instant(when: str | date, instant: datetime) -> None:
    assert first_instant(when, NOW) == instant


@pytest.mark.parametrize("when", ["never", "", "2022-02-30", datetime(2022, 2, 25)])  # noqa: DTZ001
def test_what_is_no_time(when: str | datetime) -> None:
    with pytest.raises(WhenError):
        first_instant(when, NOW)


@pytest.mark.parametrize("when", ["TBD", "NLT 2022-03"])
def test_what_has_no_start(when: str) -> None:
    with pytest.raises(NoStartError):
        first_instant(when, NOW)


def test_views(book: crewtrack.api.Book) -> None:
    then = book.at("2022-02-25T12:00:00Z")
    assert then.roster.commander == "shkaplerov"
    assert [one.name for one in then.ports if one.holds][0] == "Harmony forward"  # noqa: RUF015
    assert then.port_view.taken == 5
    assert then.dependence.across[0].person == "vande-hei"
    assert then.station_name == "International Space Station"
    assert then.agenda(limit=2).more > 50
    person = then.person("vande-hei")
    assert person is not None
    assert person.rides[-1].days_planned == pytest.approx(355.16, abs=0.005)
    assert then.person("nobody-at-all") is None


def test_now_is_the_clock_of_the_book(book: crewtrack.api.Book) -> None:
    assert book.at("now").count == 10
    assert book.person("korsakov", "now") is not None


def test_an_unknown_station(book: crewtrack.api.Book) -> None:
    with pytest.raises(UnknownStationError, match='no station "salyut"'):
        book.at(station="salyut")


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text("a = \n")
    with pytest.raises(UnreadableError, match=r"my\.toml:1:\d+: ") as caught:
        crewtrack.load(path)
    assert caught.value.problems[0].place is not None
    with pytest.raises(UnreadableError, match="none"):
        crewtrack.load(tmp_path / "none.toml")


def test_a_file_with_problems_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text('include = ["crewtrack:iss"]\ntitel = "x"\n')
    book = crewtrack.load(path)
    assert book.at("2022-02-25").count == 7
    assert book.balance[0] == 1
    assert [one.code for one in book.problems] == ["F101"]


def test_an_empty_file_has_no_station(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text("")
    assert crewtrack.load(path).at("2022-02-25").count == 0


def test_a_member_and_an_event_print_as_what_they_are() -> None:
    book = crewtrack.load("crewtrack:iss-2022-02-25").at("2022-02-25")
    assert repr(book.crew[0]) == "<CrewMember chari: Raja Chari, NASA, home on crew-3>"
    assert repr(book.next(limit=1)[0]) == "<Occurrence 2022-03-18T15:55:18Z launch Soyuz MS-21>"
