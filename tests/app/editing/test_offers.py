"""What the word at the cursor may become."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from crewtrack.app.editing.bench import Bench
from crewtrack.app.editing.completion import Candidate
from crewtrack.app.editing.field import field_at
from crewtrack.app.editing.offers import matching, offer

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.fixture(scope="module")
def bench() -> Bench:
    return Bench.open("crewtrack:iss", now=NOW)


def found(bench: Bench, address: tuple[str, ...], text: str) -> tuple[int, list[str]]:
    made = offer(bench, field_at(address), text, len(text))
    return made.start, [one.text for one in made.found]


def test_ids_are_found_by_their_beginning_and_by_names(bench: Bench) -> None:
    crew = ("flight", "soyuz-ms-19", "crew")
    assert found(bench, crew, "shkap") == (0, ["shkaplerov"])
    assert found(bench, crew, "anton shk")[1] == []
    assert "shkaplerov" in found(bench, crew, "anton")[1]


def test_in_a_list_it_is_the_word_since_the_last_comma(bench: Bench) -> None:
    crew = ("flight", "soyuz-ms-19", "crew")
    assert found(bench, crew, "dubrov, vande") == (8, ["vande-hei"])
    assert found(bench, crew, '["dubrov", "vande')[1] == ["vande-hei"]


def test_ports_are_those_of_the_station(bench: Bench) -> None:
    ports = found(bench, ("flight", "soyuz-ms-19", "dock", "port"), "rass")[1]
    assert ports == ["rassvet-nadir"]


def test_statuses_come_from_the_field_table(bench: Bench) -> None:
    assert found(bench, ("flight", "soyuz-ms-19", "launch", "status"), "part")[1] == [
        "partial-failure"
    ]


def test_nothing_is_offered_for_nothing_or_for_free_text(bench: Bench) -> None:
    assert found(bench, ("flight", "soyuz-ms-19", "crew"), "")[1] == []
    assert found(bench, ("flight", "soyuz-ms-19", "note"), "soyuz")[1] == []


def test_the_likeliest_stands_first() -> None:
    many = [
        Candidate("x-ab"),
        Candidate("ab-1", "Ab One"),
        Candidate("zz", "Ab Two"),
        Candidate("ab"),
    ]
    assert [one.text for one in matching(many, "AB")] == ["ab", "ab-1", "zz", "x-ab"]
