"""Indexes: what is worked out ahead is what is worked out at once, and goes with its version of the schedule."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.strategies_books import START, books

from crewtrack.app.indexes import Indexes
from crewtrack.app.session import Session
from crewtrack.ledger.ledger import Ledger
from crewtrack.model.decode import decode
from crewtrack.views.lanes import LANES

if TYPE_CHECKING:
    from pathlib import Path

NOW = datetime(2026, 11, 22, tzinfo=UTC)


def told(indexes: Indexes) -> list[Any]:
    """Return all that an index says."""
    lanes = indexes.lanes
    tracks: list[Any] = []
    for track in (lanes.people(), lanes.flights(), *lanes.ports().values()):
        tracks.append([track.firsts, track.ends, track.lasts])
        tracks.append([(stay.trip.id, stay.address) for stay in track.stays])
    windows = [
        list(keys)
        for at in (START, NOW)
        for which in ("people", "flights")
        for _, keys in lanes.keys(at, START, NOW, which)
    ]
    return [
        *tracks,
        list(lanes.ports()),
        windows,
        lanes.gaps(),
        lanes.count.steps(),
        indexes.roll.names(),
        [one.id for one in indexes.launches.flights()],
        indexes.facts,
    ]


def check_parts(ledger: Ledger, data: dict[str, Any], station: str, few: int) -> None:
    """Work something out ahead, some of it, and at once: it is the same."""
    made = [Indexes(ledger, station, (), (data,)) for _ in range(3)]
    steps = 1
    while made[0].advance():
        steps += 1
    for _ in range(few % steps):
        made[1].advance()
    ahead, partly, once = map(told, made)
    assert ahead == once
    assert partly == once


@settings(max_examples=40)
@given(books(), st.integers(0, 200))
def test_what_is_worked_out_ahead_is_what_is_worked_out_at_once(
    data: dict[str, Any], few: int
) -> None:
    schedule, _ = decode(data, None)
    check_parts(Ledger.of(schedule), data, schedule.main_station() or "none", few)


@pytest.mark.parametrize("few", [0, 7, 30, 400])
def test_of_the_record_too(few: int) -> None:
    session = Session("crewtrack:iss", now=NOW)
    check_parts(session.ledger, session.loaded.layers[-1].data, "iss", few)


def test_another_version_has_others(tmp_path: Path) -> None:
    path = tmp_path / "s.toml"
    path.write_text('include = ["crewtrack:iss"]\n')
    session = Session(path, now=NOW)
    before = session.indexes(judged=True)
    assert session.indexes(judged=True) is before
    names, facts = before.roll.names(), before.facts
    path.write_text(
        'include = ["crewtrack:iss"]\n[person.aaa]\nname = "Aaa"\n[flight.x]\nspacecraft = "soyuz-ms"\n'
        'station = "iss"\ncrew = ["aaa"]\nlaunch.at = 2027-01-01T00:00:00Z\n'
        'dock = { at = 2027-01-02T00:00:00Z, port = "rassvet-nadir" }\n'
    )
    assert session.reload(NOW)
    after = session.indexes(judged=True)
    assert after is not before
    assert after.roll.names() == ["aaa", *names]
    assert after.facts == facts + 7
    assert [one.id for one in after.launches.flights()][-1] == "x"
    for which in LANES:
        assert after.lanes.keys(NOW, NOW, NOW, which) is not None


def test_what_is_wrong_is_known_once_it_is_judged() -> None:
    session = Session("crewtrack:iss", now=NOW)
    assert session.indexes(judged=False).problems == ()
    assert session.indexes(judged=True).problems is session.problems


def test_facts_are_the_values_in_all_tables() -> None:
    data: dict[str, Any] = {
        "title": "t",
        "flight": {"a": {"crew": ["x", "y"], "launch": {"at": 1, "slips": [{"at": 2}, {}]}}},
        "assert": [{"count": 1, "ports": {"p": "q"}}, {"count": 2}],
        "empty": {},
    }
    ledger = Ledger.of(decode({}, None)[0])
    assert Indexes(ledger, "none", (), (data, {"format": 1})).facts == 1 + 1 + 2 + 3 + 1
