"""The scenario bench: what there is to choose, what it would change, and laying it under all."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from crewtrack.app import bench
from crewtrack.app.loading import load
from crewtrack.app.session import Asked, Session

if TYPE_CHECKING:
    from pathlib import Path

AT = datetime(2022, 2, 25, 12, tzinfo=UTC)
WITHDRAWAL = "crewtrack:scenario/2022-02-25-withdrawal"
OWN = """
include = ["crewtrack:iss-2022-02-25"]
station = "iss"
"""


@pytest.fixture
def session(tmp_path: Path) -> Session:
    (tmp_path / "my.toml").write_text(OWN)
    (tmp_path / "late.toml").write_text(
        'title = "MS-21 waits"\n[flight.soyuz-ms-21]\nlaunch.at = 2022-04-18T15:55:00Z\n'
    )
    (tmp_path / "other.toml").write_text(OWN)
    (tmp_path / "scenarios").mkdir()
    (tmp_path / "scenarios" / "broken.toml").write_text("[flight")
    (tmp_path / "scenarios" / "typo.toml").write_text("[flight.soyuz-ms-21]\nlanch = 1\n")
    return Session(tmp_path / "my.toml", now=AT)


def choice(session: Session, label: str) -> bench.Choice:
    return next(one for one in bench.choices(session, AT) if one.label == label)


def test_what_ships_what_lies_beside_it_and_every_agency_that_flies(session: Session) -> None:
    found = [(one.kind, one.label, one.title) for one in bench.choices(session, AT)]
    assert found == [
        ("file", "2022-02-25-withdrawal", "Roscosmos goes its own way on 25 February 2022"),
        ("file", "late.toml", "MS-21 waits"),
        ("file", "scenarios/broken.toml", ""),
        ("file", "scenarios/typo.toml", ""),
        ("without", "without Axiom Space", ""),
        ("without", "without NASA", ""),
        ("without", "without Roscosmos", ""),
    ]


def test_an_agency_that_has_flown_its_last_ship_is_not_listed(session: Session) -> None:
    late = datetime(2090, 1, 1, tzinfo=UTC)
    assert "without Axiom Space" not in [one.label for one in bench.choices(session, late)]


def test_two_futures(session: Session) -> None:
    found = bench.future(session, choice(session, "without Roscosmos"), AT)
    assert found.problem is None
    assert found.comparison is not None
    assert found.comparison.first is not None
    assert found.comparison.first.kind == "lifeboat"
    assert found.what_if is not None
    assert found.what_if.words == "without Roscosmos from 25 Feb 2022 12:00 UTC"
    assert found.plan is not None
    assert found.then is not None
    assert min(one.seats for one in found.then.stretches) < min(
        one.seats for one in found.plan.stretches
    )
    late = bench.future(session, choice(session, "late.toml"), AT)
    assert late.comparison is not None
    assert [one.flight for one in late.comparison.moved] == ["soyuz-ms-21"]
    assert not session.what_if  # nothing was laid under what is shown


@pytest.mark.parametrize("label", ["scenarios/broken.toml", "scenarios/typo.toml"])
def test_a_scenario_that_cannot_be_read_says_where(session: Session, label: str) -> None:
    found = bench.future(session, choice(session, label), AT)
    assert found.comparison is None
    assert found.problem is not None
    assert found.problem.place is not None
    assert found.problem.place.line in {1, 2}


@pytest.mark.parametrize("label", ["2022-02-25-withdrawal", "without Roscosmos", "late.toml"])
def test_laying_it_under_all_and_taking_it_off(session: Session, label: str) -> None:
    one = choice(session, label)
    plain = session.schedule.flights["soyuz-ms-21"].launch if label == "late.toml" else None
    assert session.ask(bench.asked_for(session, one, AT), AT) is None
    assert session.what_if
    assert bench.laid(session, choice(session, label))
    again = bench.future(session, one, AT)  # against the plan, not against itself
    assert again.comparison is not None
    assert again.comparison.first is not None
    assert session.ask(None, AT) is None
    assert not session.what_if
    if plain is not None:
        launch = session.schedule.flights["soyuz-ms-21"].launch
        assert launch is not None
        assert launch.at == plain.at


def test_what_cannot_be_read_is_not_laid(session: Session) -> None:
    before = session.schedule
    one = choice(session, "scenarios/typo.toml")
    problem = session.ask(bench.asked_for(session, one, AT), AT)
    assert problem is not None
    assert problem.code == "F101"
    assert session.schedule is before
    assert session.asked is None
    assert session.reload(AT)


def test_the_knowledge_of_a_day_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text(OWN)
    asked = Asked((), (), AT.date(), datetime.fromisoformat)
    session = Session(path, now=AT, asked=asked)
    one = choice(session, "without NASA")
    assert session.ask(bench.asked_for(session, one, AT), AT) is None
    assert session.what_if.known_on == AT.date()
    assert session.what_if.without


def test_a_new_scenario_is_read_right_and_changes_nothing_yet(session: Session) -> None:
    path = bench.new_scenario(session, AT)
    assert path.parent == session.loaded.path.parent
    assert "soyuz-ms-21" in path.read_text()
    loaded = load(session.loaded.path, above=[path])
    assert not loaded.problems
    found = bench.future(session, choice(session, path.name), AT)
    assert found.comparison is not None
    assert found.comparison.first is None
    assert bench.new_scenario(session, AT) != path


def test_every_example_of_the_template_can_be_read(session: Session) -> None:
    lines = bench.template(session, "x.toml", AT).splitlines()
    for key in ("drop", "launch.at", "unfit"):
        at = next(number for number, line in enumerate(lines) if line.startswith(f"# {key}"))
        text = lines[at][2:]
        if lines[at - 1].startswith("# ["):
            text = f"{lines[at - 1][2:]}\n{text}"
        path = session.loaded.path.parent / "example.toml"
        path.write_text(f'station = "iss"\n{text}\n')
        assert bench.future(session, choice(session, "example.toml"), AT).problem is None, text


def test_beside_what_ships_there_is_your_own_folder(home: Path) -> None:
    session = Session("crewtrack:iss-2022-02-25", now=AT)
    assert home in bench.scenario_folder(session).parents
    assert bench.new_scenario(session, AT).exists()


def test_odd_ids_stand_in_quotes(tmp_path: Path) -> None:
    path = tmp_path / "odd.toml"
    path.write_text(
        '[station."a b"]\n[spacecraft.s]\n[flight."x \\"y"]\nstation = "a b"\nspacecraft = "s"\n'
        "launch = { at = 2030-01-01T00:00:00Z }\n"
    )
    session = Session(path, now=AT)
    made = bench.new_scenario(session, AT)
    assert not load(path, above=[made]).problems
    assert r'flight."x \"y"' in made.read_text()


def test_what_ships_is_offered_where_it_is_about_the_schedule() -> None:
    def offered(name: str) -> bool:
        session = Session(name, now=datetime(2022, 2, 25, tzinfo=UTC))
        return any(one.shipped for one in bench.choices(session, datetime(2022, 2, 25, tzinfo=UTC)))

    assert offered("crewtrack:iss-2022-02-25")
    assert offered("crewtrack:iss")
    assert not offered("crewtrack:tiangong")
