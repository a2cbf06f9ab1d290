"""`--filter` on the views that list: text, JSON and CSV, and what is said of a bad one."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest
from tests.cli.test_views import data

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran


def test_some_of_the_crew(crewtrack: Callable[..., Ran]) -> None:
    ran = crewtrack("crew", "--filter", "agency:roscosmos aboard")
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[1] == "only agency:roscosmos aboard"
    assert lines[2].startswith("2 of 7 aboard the International Space Station")
    assert "seat home for 2 of 2" in ran.out
    assert "Chari" not in ran.out


def test_nobody_left(crewtrack: Callable[..., Ran]) -> None:
    ran = crewtrack("crew", "--filter", "agency:jaxa aboard")
    assert ran.code == 0
    assert ran.out.endswith("\nno one matches agency:jaxa aboard\n")
    for command, end in (("next", "nothing"), ("ports", "no port"), ("slips", "nothing")):
        assert crewtrack(command, "--filter", "zzz").out.endswith(f"{end} matches zzz\n")


def test_json_says_what_it_is_filtered_by(crewtrack: Callable[..., Ran]) -> None:
    crew = data(crewtrack("crew", "--filter", "nationality:de", "--format", "json").out, "crew")
    assert (crew["count"], crew["of"], crew["filter"]) == (1, 7, "nationality:de")
    assert [one["id"] for one in crew["agencies"]] == ["esa"]
    for command, text, many in (("next", "kind:landing", "events"), ("ports", "free", "ports")):
        found = data(crewtrack(command, "--filter", text, "--format", "json").out, command)
        assert found["filter"] == text
        assert found[many]
    assert "filter" not in json.loads(crewtrack("crew", "--format", "json").out)


def test_the_limit_counts_what_is_left(crewtrack: Callable[..., Ran]) -> None:
    words = ("next", "--filter", "kind:landing", "--format", "json", "--limit", "2")
    found = json.loads(crewtrack(*words).out)["events"]
    assert [one["kind"] for one in found] == ["land", "land"]
    ran = crewtrack("next", "--filter", "kind:landing", "--limit", "2")
    assert "46 more; --limit all shows them" in ran.out


def test_the_head_count_stays_that_of_everybody(crewtrack: Callable[..., Ran]) -> None:
    every = json.loads(crewtrack("next", "--format", "json").out)["events"]
    some = json.loads(crewtrack("next", "--filter", "kind:dock", "--format", "json").out)["events"]
    assert some == [one for one in every if one["kind"] == "dock"]


def test_lanes_of_the_timeline(crewtrack: Callable[..., Ran]) -> None:
    found = data(
        crewtrack("timeline", "--filter", "agency:esa aboard", "--format", "json").out, "timeline"
    )
    lanes = [lane["id"] for lane in found["lanes"]]
    assert "maurer" in lanes
    assert "chari" not in lanes
    ran = crewtrack("timeline", "--filter", "person:maurer", "--lanes", "people")
    assert "Maurer" in ran.out
    assert "Chari" not in ran.out
    assert "only person:maurer" in ran.out


def test_lists_of_people_and_flights(crewtrack: Callable[..., Ran]) -> None:
    words = ("--filter", "agency:roscosmos aboard", "--format", "json")
    people = data(crewtrack("people", *words).out, "people")
    assert people["filter"] == "agency:roscosmos aboard"
    assert {one["id"] for one in people["people"]} == {"dubrov", "shkaplerov"}
    flights = data(crewtrack("flights", *words).out, "flights")
    assert "soyuz-ms-19" in {one["id"] for one in flights["flights"]}
    assert crewtrack("people", "--filter", "zzz").out.endswith("no one matches zzz\n")
    assert crewtrack("flights", "--filter", "zzz").out.endswith("no flight matches zzz\n")
    ran = crewtrack("people", "--records", "--filter", "aboard")
    assert (ran.code, ran.err.splitlines()[0]) == (
        2,
        "crewtrack: --filter says nothing about --records",
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("aboard agncy:nasa", 'crewtrack: --filter: there is no field "agncy"\n  aboard agncy:nasa\n         ^^^^^ did you mean "agency"?\n'),
        ("aboard or", "crewtrack: --filter: something is missing at the end\n  aboard or\n           ^\n"),
        ("é zzz:1", 'crewtrack: --filter: there is no field "zzz"\n  column 3: put it in quotes to look for "zzz:" itself\n'),
    ],
)  # fmt: skip
def test_a_bad_filter_is_misuse(crewtrack: Callable[..., Ran], text: str, said: str) -> None:
    ran = crewtrack("crew", "--filter", text)
    assert (ran.code, ran.out, ran.err) == (2, "", said)


def test_a_hostile_filter_reaches_the_terminal_harmless(crewtrack: Callable[..., Ran]) -> None:
    ran = crewtrack("crew", "--filter", "\x1b]0;x\x07:1")
    assert ran.code == 2
    assert "\x1b" not in ran.err
    ran = crewtrack("crew", "--filter", "\x1b[2J")
    assert ran.code == 0
    assert "\x1b" not in ran.out


def test_a_name_that_there_is_not_is_told(crewtrack: Callable[..., Ran]) -> None:
    ran = crewtrack("crew", "--filter", "agency:roscomos")
    assert ran.code == 0
    assert ran.err == '--filter: no agency is called "roscomos"; did you mean "roscosmos"?\n'
