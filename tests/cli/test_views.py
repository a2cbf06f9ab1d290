from __future__ import annotations

import csv
import io
import json
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

ROOT = Path(__file__).parents[2]
GOLDEN = ROOT / "tests" / "golden"
SCENE = "as of 25 Feb 2022 12:00 UTC (scene); --at now for today\n"

VIEWS = {
    "crew": ("crew",),
    "next": ("next",),
    "ports": ("ports",),
    "log": ("log",),
    "depends": ("depends",),
    "person": ("person", "vande-hei"),
    "flights": ("flights", "--from", "2021-09", "--until", "2022-06"),
    "people": ("people", "--from", "2022-02-25", "--until", "2022-09", "--sort", "flight"),
    "records": ("people", "--records", "--limit", "3"),
    "visitors": ("people", "--by", "year"),
}


def schema(name: str) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(
        (ROOT / "data" / "schema" / f"{name}-1.json").read_text(encoding="utf-8")
    )
    Draft202012Validator.check_schema(loaded)
    return loaded


def data(text: str, name: str) -> Any:
    found = json.loads(text)
    Draft202012Validator(schema(name)).validate(found)
    return found


# -- the opening scene -----------------------------------------------------------------------------


@pytest.mark.parametrize("name", [*VIEWS, "ports-map"])
def test_golden_text_of_the_scene(crewtrack: Callable[..., Ran], name: str) -> None:
    """The texts are kept as files; CREWTRACK_GOLDEN=write writes them anew, to be read before a commit."""
    ran = crewtrack(*VIEWS.get(name, ("ports", "--map")))
    assert (ran.code, ran.err) == (0, "")
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("CREWTRACK_GOLDEN") == "write":
        path.write_text(ran.out, encoding="utf-8", newline="")
    assert ran.out == path.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("at", "count", "agencies"),
    [
        ("2022-02-25", 7, {"nasa": 4, "roscosmos": 2, "esa": 1}),
        ("2021-11-10", 3, None),
        ("2021-12-13", 10, None),
        ("2022-03-20", 10, None),
        ("2022-04-10", 11, None),
        ("2023-03-29", 7, None),
        ("2021-09-28T12:40:00Z", 7, None),  # in the middle of a relocation
    ],
)
def test_head_counts(
    crewtrack: Callable[..., Ran], at: str, count: int, agencies: dict[str, int] | None
) -> None:
    ran = crewtrack("crew", "--at", at, "--format", "json")
    found = data(ran.out, "crew")
    assert found["count"] == count
    assert sum(len(one["crew"]) for one in found["agencies"]) == count
    if agencies is not None:
        assert {one["id"]: one["count"] for one in found["agencies"]} == agencies
    assert crewtrack("crew", "--at", at).out.startswith(f"{count} aboard ")


def test_next_at_the_scene(crewtrack: Callable[..., Ran]) -> None:
    ran = crewtrack("next", "--at", "2022-02-25T12:00:00Z", "--limit", "5", "--format", "json")
    found = data(ran.out, "next")
    assert found["from"] == "2022-02-25T12:00:00Z"
    assert [(one["kind"], one["flight"]) for one in found["events"]] == [
        ("launch", "soyuz-ms-21"),
        ("dock", "soyuz-ms-21"),
        ("handover", None),
        ("undock", "soyuz-ms-19"),
        ("land", "soyuz-ms-19"),
    ]
    launch, dock, handover, _, land = found["events"]
    assert launch == {
        "kind": "launch",
        "flight": "soyuz-ms-21",
        "name": "Soyuz MS-21",
        "at": "2022-03-18T15:55:18Z",
        "end": "2022-03-18T15:55:19Z",
        "precision": "second",
        "text": "18 Mar 2022 15:55:18 UTC",
        "site": "baikonur-31-6",
        "port": None,
        "status": "go",
        "crew": ["artemyev", "matveev", "korsakov"],
        "agencies": {"roscosmos": 3},
    }
    assert list(launch) == [
        "kind", "flight", "name", "at", "end", "precision", "text", "site", "port", "status", "crew", "agencies",
    ]  # fmt: skip
    assert dock["port"] == "prichal-nadir"
    assert handover["crew"] == ["marshburn"]
    assert land["agencies"] == {"roscosmos": 2, "nasa": 1}


def test_crew_as_json_has_the_keys_in_order(crewtrack: Callable[..., Ran]) -> None:
    found = data(crewtrack("crew", "--format", "json").out, "crew")
    assert list(found) == ["schema", "station", "at", "count", "agencies"]
    group = found["agencies"][0]
    assert list(group) == ["id", "name", "count", "crew"]
    assert list(group["crew"][0]) == [
        "id", "name", "nationality", "ride_up", "ride_home", "aboard_since", "days_aboard", "days_flight",
        "days_total", "role", "returns", "lifeboat",
    ]  # fmt: skip
    assert list(group["crew"][0]["returns"]) == ["at", "end", "precision", "text"]
    by = {one["id"]: one for agency in found["agencies"] for one in agency["crew"]}
    assert by["chari"]["days_flight"] == 106.41
    assert by["vande-hei"]["ride_home"] == "soyuz-ms-19"
    assert by["maurer"]["nationality"] == "DE"
    assert by["shkaplerov"]["role"] == "ISS commander"


def test_days_are_written_with_two_decimals(crewtrack: Callable[..., Ran]) -> None:
    text = crewtrack("crew", "--format", "json").out
    numbers = re.findall(r'"days_\w+": (\S+),', text)
    assert len(numbers) == 21
    assert all(re.fullmatch(r"\d+\.\d\d|null", one) for one in numbers)


def test_person_days(crewtrack: Callable[..., Ran]) -> None:
    found = data(crewtrack("person", "vande-hei", "--format", "json").out, "person")
    assert found["rides"][-1]["days_planned"] == 355.16
    assert found["rides"][-1]["land"]["at"] == "2022-03-30T11:28:26Z"
    assert "355.16 days" in crewtrack("person", "vande-hei").out


@pytest.mark.parametrize("name", ["Vande-Hei", "Mark Vande Hei", "mark vande hei"])
def test_people_are_found_by_name(crewtrack: Callable[..., Ran], name: str) -> None:
    assert crewtrack("person", name) == crewtrack("person", "vande-hei")


@pytest.mark.parametrize(
    ("person", "up", "home"),
    [
        ("shipenko", "soyuz-ms-19", "soyuz-ms-18"),
        ("peresild", "soyuz-ms-19", "soyuz-ms-18"),
        ("dubrov", "soyuz-ms-18", "soyuz-ms-19"),
        ("vande-hei", "soyuz-ms-18", "soyuz-ms-19"),
    ],
)
def test_seat_swaps(crewtrack: Callable[..., Ran], person: str, up: str, home: str) -> None:
    rides = data(crewtrack("person", person, "--format", "json").out, "person")["rides"]
    assert (up, home) in [(ride["up"], ride["home"]) for ride in rides]


# -- every format of every view --------------------------------------------------------------------


@pytest.mark.parametrize("at", ["2021-09-28T12:40:00Z", "2022-03-18T17:00:00Z", "now", "1999"])
@pytest.mark.parametrize("name", VIEWS)
def test_json_is_what_its_schema_says(crewtrack: Callable[..., Ran], name: str, at: str) -> None:
    ran = crewtrack(*VIEWS[name], "--at", at, "--format", "json")
    assert (ran.code, ran.err) == (0, "")
    assert data(ran.out, name)["schema"] == f"crewtrack/{name}/1"


@pytest.mark.parametrize("name", ["crew", "next", "ports", "person"])
def test_csv_has_as_many_cells_in_each_row(crewtrack: Callable[..., Ran], name: str) -> None:
    ran = crewtrack(*VIEWS[name], "--format", "csv")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("\r\n")
    rows = list(csv.DictReader(io.StringIO(ran.out, newline=""), strict=True))
    assert len(rows) >= 1
    assert all(None not in row and None not in row.values() for row in rows)


def test_next_as_data_runs_to_the_end_of_the_file(crewtrack: Callable[..., Ran]) -> None:
    every = data(crewtrack("next", "--format", "json").out, "next")["events"]
    rows = crewtrack("next", "--format", "csv").out.splitlines()
    assert len(every) == len(rows) - 1 > 50
    text = crewtrack("next").out
    assert text.endswith(f"\n{len(every) - 10} more; --limit all shows them\n")
    assert len(crewtrack("next", "--limit", "all").out.splitlines()) == len(every) + 4


def test_until_includes_its_last_day(crewtrack: Callable[..., Ran]) -> None:
    def last(until: str) -> dict[str, Any]:
        words = ("next", "--until", until, "--format", "json")
        found: dict[str, Any] = data(crewtrack(*words).out, "next")["events"][-1]
        return found

    assert last("2022-03-18")["flight"] == "soyuz-ms-21"
    assert last("2022-03")["name"] == "Expedition 67"
    assert last("2022-03-30T07:21:03Z")["kind"] == "undock"
    assert last("2022-03-30T07:21:02Z")["kind"] == "handover"


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("form", ["text", "json"])
def test_a_file_holds_the_bytes_that_stdout_gets(
    crewtrack: Callable[..., Ran], tmp_path: Path, name: str, form: str
) -> None:
    path = tmp_path / "out"
    ran = crewtrack(*VIEWS[name], "--format", form, "-o", str(path))
    assert (ran.code, ran.out) == (0, "")
    assert path.read_bytes().decode() == crewtrack(*VIEWS[name], "--format", form).out
    assert crewtrack(*VIEWS[name], "--format", form, "-o", "-").out == path.read_bytes().decode()


def test_a_file_that_cannot_be_written(crewtrack: Callable[..., Ran], tmp_path: Path) -> None:
    ran = crewtrack("crew", "-o", str(tmp_path / "none" / "out"))
    assert ran.code == 1
    assert ran.err.startswith("crewtrack: cannot write ")


@pytest.mark.parametrize("name", VIEWS)
def test_ascii_is_ascii(crewtrack: Callable[..., Ran], name: str) -> None:
    text = crewtrack(*VIEWS[name], "--ascii", "--at", "2022-04-10").out
    assert text.isascii()
    assert text
    assert "?" not in text


@pytest.mark.parametrize("form", ["json", "csv"])
def test_ascii_leaves_data_alone(crewtrack: Callable[..., Ran], form: str) -> None:
    words = ("crew", "--at", "2022-04-10", "--format", form)
    assert crewtrack(*words, "--ascii") == crewtrack(*words)
    assert "López-Alegría" in crewtrack(*words).out


def test_ascii_keeps_names_readable(crewtrack: Callable[..., Ran]) -> None:
    assert "Lopez-Alegria" in crewtrack("crew", "--ascii", "--at", "2022-04-10").out


# -- which instant ---------------------------------------------------------------------------------


def test_the_first_line_says_that_the_scene_decides(crewtrack: Callable[..., Ran]) -> None:
    assert crewtrack("crew").out.startswith(SCENE)
    assert not crewtrack("crew", "--at", "2022-02-25T12:00:00Z").out.startswith("as of")
    assert crewtrack("crew", "--at", "2022-02-25T12:00:00Z").out == crewtrack(
        "crew"
    ).out.removeprefix(SCENE)


def test_now_is_the_clock(crewtrack: Callable[..., Ran]) -> None:
    text = crewtrack("crew", "--at", "now", "--now", "2022-03-20").out
    assert text.startswith("10 aboard the International Space Station  20 Mar 2022 00:00 UTC\n")
    days = crewtrack("crew", "--at", "-3d", "--now", "2022-03-20").out
    assert days.startswith("7 aboard the International Space Station  17 Mar 2022 00:00 UTC\n")


def test_without_a_scene_the_clock_decides(crewtrack: Callable[..., Ran]) -> None:
    text = crewtrack("crew", "-f", "crewtrack:iss", "--now", "2022-03-20").out
    assert text.startswith("10 aboard ")


def test_past_the_record_it_says_what_the_count_rests_on(crewtrack: Callable[..., Ran]) -> None:
    text = crewtrack("crew", "--at", "2026-10-10").out
    assert "as far as the record knows: kept to 8 Oct 2026, 2 days before" in text


def test_after_the_last_event(crewtrack: Callable[..., Ran]) -> None:
    ran = crewtrack("next", "--at", "2040")
    assert "nothing planned after " in ran.out
    assert data(crewtrack("next", "--at", "2040", "--format", "json").out, "next")["events"] == []


def test_nothing_within_the_limits_is_not_nothing_planned(crewtrack: Callable[..., Ran]) -> None:
    assert "nothing is planned in that time" in crewtrack("next", "--until", "2022-03-01").out
    none = crewtrack("next", "--limit", "0").out
    assert "nothing" not in none
    assert none.endswith(" more; --limit all shows them\n")


def test_before_the_record(crewtrack: Callable[..., Ran]) -> None:
    assert crewtrack("crew", "--at", "1990").out.startswith("not recorded: who is aboard ")
    found = data(crewtrack("crew", "--at", "1990", "--format", "json").out, "crew")
    assert (found["count"], found["agencies"]) == (0, [])


# -- which schedule, which station -----------------------------------------------------------------


def test_a_file_may_be_named_before_or_after(crewtrack: Callable[..., Ran], small: Path) -> None:
    before = crewtrack("-f", str(small), "crew", "--at", "2030-01-05")
    after = crewtrack("crew", "--at", "2030-01-05", f"--file={small}")
    assert before == after
    assert before.out.startswith("2 aboard the Alpha Station  5 Jan 2030 00:00 UTC\n")


def test_the_environment_names_a_file(
    crewtrack: Callable[..., Ran], small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CREWTRACK_FILE", str(small))
    assert "Alpha Station" in crewtrack("crew", "--at", "2030").out
    assert "International" in crewtrack("crew", "-f", "crewtrack:iss").out


def test_imprecise_times_leave_the_count_open(crewtrack: Callable[..., Ran], small: Path) -> None:
    words = ("crew", "-f", str(small), "--at", "2030-03-10")
    assert crewtrack(*words).out.startswith("2, or as few as 0, aboard the Alpha Station")
    found = data(crewtrack(*words, "--format", "json").out, "crew")
    assert list(found)[3:7] == ["count", "certain", "least", "most"]
    assert (found["certain"], found["least"], found["most"]) == (False, 0, 2)
    group = found["agencies"]
    assert group[0]["crew"][0]["nationality"] == ["GB", "IT"]
    assert (group[1]["id"], group[1]["crew"][0]["name"]) == (None, "to be named")


@pytest.mark.parametrize(
    "name",
    [
        "crew",
        "next",
        "ports",
        "flights",
        "people",
        "records",
        "visitors",
        "depends",
        "slips",
        "compare",
    ],
)
def test_the_schema_describes_the_list_for_all_stations_too(
    crewtrack: Callable[..., Ran], small: Path, name: str
) -> None:
    lists = {"records": ["people", "--records"], "visitors": ["people", "--by", "agency"]}
    words = [*lists.get(name, [name]), "-f", str(small), "--at", "2030-01-05", "--format", "json"]
    if name == "compare":
        words += ["--without", "nasa"]
    one = data(crewtrack(*words).out, name)
    every = data(crewtrack(*words, "--station", "all").out, name)
    assert every[0] == one
    valid = Draft202012Validator(schema(name)).is_valid
    assert not valid([every])  # a list in a list is none
    assert not valid([{**one, "schema": "crewtrack/other/1"}])


def test_all_stations(crewtrack: Callable[..., Ran], small: Path) -> None:
    words = ("crew", "-f", str(small), "--at", "2030-01-05", "--station", "all")
    found = data(crewtrack(*words, "--format", "json").out, "crew")
    assert [one["station"] for one in found] == ["alpha", "beta"]
    assert "\n\nnobody aboard Beta  5 Jan 2030 00:00 UTC\n" in crewtrack(*words).out


def test_nothing_read_is_exit_1_with_the_place(
    crewtrack: Callable[..., Ran], tmp_path: Path
) -> None:
    path = tmp_path / "broken.toml"
    path.write_text('format = 1\ntitle = "open\n')
    ran = crewtrack("crew", "-f", str(path))
    assert (ran.code, ran.out) == (1, "")
    assert ran.err.startswith(f"{path}:2:")
    assert '  2 | title = "open\n' in ran.err
    assert "^" in ran.err


def test_a_missing_file_is_exit_1(crewtrack: Callable[..., Ran], tmp_path: Path) -> None:
    ran = crewtrack("crew", "-f", str(tmp_path / "none.toml"))
    assert (ran.code, ran.out) == (1, "")
    assert "none.toml" in ran.err


def test_problems_are_told_and_the_rest_is_shown(
    crewtrack: Callable[..., Ran], small: Path
) -> None:
    small.write_text(small.read_text().replace('"lovelace", "?"', '"lovelace", "lovelase"'))
    ran = crewtrack("crew", "-f", str(small), "--at", "2030-01-05")
    assert ran.code == 0
    assert "Ada Lovelace" in ran.out
    assert re.fullmatch(r".*small\.toml: \d+ problems?; crewtrack check tells\n", ran.err)
