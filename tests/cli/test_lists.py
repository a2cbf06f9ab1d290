"""`flights`, `people` and `list` on the command line: rows, order, filters, formats and what is refused."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

import pytest
from tests.cli.test_views import data

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


# -- flights ---------------------------------------------------------------------------------------


def test_json_and_csv_hold_the_same_flights(crewtrack: Callable[..., Ran]) -> None:
    words = ("flights", "--kind", "crewed", "--from", "2021", "--until", "2022", "--sort", "days")
    found = data(crewtrack(*words, "--format", "json").out, "flights")["flights"]
    lines = rows(crewtrack(*words, "--format", "csv").out)
    assert [one["id"] for one in found] == [one["id"] for one in lines]
    assert [one["state"] for one in found] == [one["state"] for one in lines]
    assert [" ".join(one["crew_down"]) for one in found] == [one["crew_down"] for one in lines]
    days = [f"{one['days']['days']:.2f}" if one["days"] else "" for one in found]
    assert days == [one["days"] for one in lines]
    assert found[0]["id"] == "crew-2"


def test_what_happened_later_is_not_shown(crewtrack: Callable[..., Ran]) -> None:
    found = data(
        crewtrack("flights", "--from", "2022-03-18", "--limit", "1", "--format", "json").out,
        "flights",
    )
    (one,) = found["flights"]
    assert (one["id"], one["state"], one["status"], one["days"]) == (
        "soyuz-ms-21",
        "planned",
        "go",
        None,
    )
    assert found["count"] > 1


def test_an_agency_by_its_tag(crewtrack: Callable[..., Ran]) -> None:
    words = ("flights", "--from", "2021-11", "--until", "2021-12", "--format", "csv", "--agency")
    assert [one["id"] for one in rows(crewtrack(*words, "ESA").out)] == ["crew-3"]
    ran = crewtrack(*words, "esaa")
    assert ran.code == 2
    assert 'there is no agency "esaa"; did you mean "esa"?' in ran.err
    assert ran.err.startswith("crewtrack: --agency:")


def test_flights_to_no_station(crewtrack: Callable[..., Ran]) -> None:
    ran = crewtrack(
        "flights", "-f", "crewtrack:tiangong", "--station", "none", "--at", "2026-01-01"
    )
    assert ran.out.startswith("3 flights to no station  1 Jan 2026 00:00 UTC\n")
    found = crewtrack(
        "flights", "-f", "crewtrack:tiangong", "--station", "none", "--format", "json"
    )
    assert data(found.out, "flights")["station"] is None


def test_a_length_is_never_finer_than_its_ends(crewtrack: Callable[..., Ran], small: Path) -> None:
    words = ("flights", "-f", str(small), "--station", "alpha")
    ran = crewtrack(*words, "--at", "2030-03-20", "--format", "json")
    one = data(ran.out, "flights")["flights"][0]
    assert one["days"] == {"days": None, "least": 59.0, "most": 78.0}
    assert "  ~78  " in crewtrack(*words, "--at", "2030-03-20").out
    assert "  18  " in crewtrack(*words, "--at", "2030-01-19").out


# -- people ----------------------------------------------------------------------------------------


def test_json_and_csv_hold_the_same_people(crewtrack: Callable[..., Ran]) -> None:
    words = ("people", "--agency", "jaxa", "--sort", "name")
    found = data(crewtrack(*words, "--format", "json").out, "people")["people"]
    lines = rows(crewtrack(*words, "--format", "csv").out)
    assert [one["id"] for one in found] == [one["id"] for one in lines]
    assert [f"{one['days_total']:.2f}" for one in found] == [one["days_total"] for one in lines]
    assert {one["agency"] for one in found} == {"jaxa"}


def test_who_is_in_space_and_what_they_pass_next(crewtrack: Callable[..., Ran]) -> None:
    found = data(
        crewtrack("people", "--at", "2022-02-01", "--format", "json").out,
        "people",
    )
    assert (found["in_space"], found["visited"]) == (7, 251)
    passed = [one for one in found["ahead"] if one["person"] == "vande-hei"]
    assert (passed[0]["text"], passed[0]["words"], passed[0]["precision"]) == (
        "3 Feb 2022",
        "passes 300 days in one flight",
        "day",
    )
    (one,) = [one for one in found["people"] if one["id"] == "vande-hei"]
    assert (one["state"], one["place"], one["ride_home"]) == ("aboard", "ISS", "soyuz-ms-19")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("people", "--records", "--by", "year"), "--records and --by are two views"),
        (("people", "--records", "--sort", "name"), "--sort says nothing about --records"),
        (("people", "--records", "--from", "2020"), "--from says nothing about --records"),
        (("people", "--by", "year", "--agency", "nasa"), "--agency says nothing about --by"),
        (("people", "--by", "year", "--station", "none"), "--station none has no visitors"),
        (("people", "--from", "2022-02", "--until", "2021"), "--until is before --from"),
        (("people", "--sort", "shoe"), '--sort cannot be "shoe"; it is one of days,'),
        (("flights", "--kind", "lost"), '--kind cannot be "lost"; it is one of crewed,'),
    ],
)
def test_what_makes_no_sense_is_refused(
    crewtrack: Callable[..., Ran], words: tuple[str, ...], said: str
) -> None:
    ran = crewtrack(*words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


# -- records and visitors --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("people", "--records"), "records"),
        (("people", "--by", "year"), "visitors"),
        (("people", "--by", "country"), "visitors"),
        (("people", "--by", "agency"), "visitors"),
    ],
)
def test_the_schema_and_the_table_of_each(
    crewtrack: Callable[..., Ran], words: tuple[str, ...], name: str
) -> None:
    found = data(crewtrack(*words, "--format", "json").out, name)
    lines = rows(crewtrack(*words, "--format", "csv").out)
    if name == "visitors":
        assert [one["key"] or "" for one in found["rows"]] == [one["key"] for one in lines]
    else:
        assert [one["person"] for one in found["most_days"]] == [
            one["person"] for one in lines if one["record"] == "most_days"
        ]


def test_thirteen_aboard_were_the_most(crewtrack: Callable[..., Ran]) -> None:
    found = data(crewtrack("people", "--records", "--format", "json").out, "records")
    most: dict[str, Any] = found["most_aboard"]
    assert most["count"] == 13
    assert [one["flight"] for one in most["spans"]] == ["sts-127", "sts-128", "sts-131"]


# -- list ------------------------------------------------------------------------------------------


def test_list_names_what_can_be_opened(crewtrack: Callable[..., Ran]) -> None:
    found = data(crewtrack("list", "--format", "json").out, "list")["shipped"]
    assert [one["name"] for one in found][:3] == ["iss", "mir", "tiangong"]
    text = crewtrack("list").out
    assert all(f"  crewtrack:{one['name']} " in text for one in found)
    assert all(one["title"] in text for one in found)


def test_what_list_names_is_read(crewtrack: Callable[..., Ran]) -> None:
    ran = crewtrack("-f", "crewtrack:tiangong", "crew", "--at", "2025-11-10")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("6 aboard Tiangong  10 Nov 2025 00:00 UTC\n")


def test_a_sign_on_every_row_is_a_sentence_instead(crewtrack: Callable[..., Ran]) -> None:
    """Beyond the record every number is at least that much: `+` on each of them would tell them from nothing."""
    past = crewtrack("-f", "crewtrack:iss", "people", "--by", "country", "--at", "2027-01-01")
    assert "+" not in past.out
    assert past.out.endswith(
        "\nall are at least: the record does not claim every crewed flight of that time\n"
    )
    years = crewtrack("-f", "crewtrack:iss", "people", "--by", "year", "--at", "2027-01-01")
    assert years.out.count("+ is at least") == 1


def test_who_is_new_is_told_by_year_alone(crewtrack: Callable[..., Ran]) -> None:
    assert "country  people  stays  days aboard" in crewtrack("people", "--by", "country").out
    assert "year  people  new  in all  stays" in crewtrack("people", "--by", "year").out
