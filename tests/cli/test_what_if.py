"""The command line under a what-if, and the commands that ask for one."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest
from tests.cli.test_views import GOLDEN, data

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

WITHOUT = ("--without", "roscosmos@2022-02-25")
SCENARIO = "crewtrack:scenario/2022-02-25-withdrawal"
HEAD = "without Roscosmos from 25 Feb 2022 00:00 UTC\n"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("compare", ("compare", *WITHOUT)),
        ("compare-with", ("compare", "--with", SCENARIO)),
        ("depends-without", ("depends", *WITHOUT)),
    ],
)
def test_golden_text(crewtrack: Callable[..., Ran], name: str, words: tuple[str, ...]) -> None:
    ran = crewtrack(*words)
    assert (ran.code, ran.err) == (0, "")
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("CREWTRACK_GOLDEN") == "write":
        path.write_text(ran.out, encoding="utf-8", newline="")
    assert ran.out == path.read_text(encoding="utf-8")


VIEWS = (
    ("crew",),
    ("next",),
    ("ports",),
    ("depends",),
    ("slips",),
    ("flights",),
    ("people",),
    ("person", "vande-hei"),
)


@pytest.mark.parametrize("words", VIEWS, ids=" ".join)
def test_every_view_says_what_it_is_laid_under(
    crewtrack: Callable[..., Ran], words: tuple[str, ...]
) -> None:
    ran = crewtrack(*words, *WITHOUT, "--known-on", "2022-02-26", "--at", "2022-03-01")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(HEAD.replace("\n", ", as known on 26 Feb 2022\n"))
    plain = crewtrack(*words, "--at", "2022-03-01", "--format", "json")
    assert "under" not in data(plain.out, words[0])
    ran = crewtrack(
        *words, *WITHOUT, "--with", SCENARIO, "--known-on", "2022-02-26", "--format", "json"
    )
    assert data(ran.out, words[0])["under"] == {
        "with": ["2022-02-25-withdrawal.toml"],
        "without": [{"agency": "roscosmos", "from": "2022-02-25T00:00:00Z"}],
        "known_on": "2022-02-26",
    }


def test_the_line_of_the_scene_comes_first(crewtrack: Callable[..., Ran]) -> None:
    ran = crewtrack("crew", *WITHOUT)
    assert ran.out.startswith("as of 25 Feb 2022 12:00 UTC (scene); --at now for today\n" + HEAD)


def test_without_a_time_it_is_from_the_instant_shown(crewtrack: Callable[..., Ran]) -> None:
    def first(*words: str) -> str:
        return crewtrack(*words).out.split("\n")[0]

    assert first("crew", "--without", "nasa", "--at", "2022-03-01") == (
        "without NASA from 1 Mar 2022 00:00 UTC"
    )
    assert crewtrack("crew", "--without", "nasa").out.split("\n")[1] == (
        "without NASA from 25 Feb 2022 12:00 UTC"
    )
    assert first("crew", "-f", "crewtrack:iss", "--without", "nasa", "--now", "2022-05-01") == (
        "without NASA from 1 May 2022 00:00 UTC"
    )


def test_options_may_stand_before_the_command(crewtrack: Callable[..., Ran]) -> None:
    assert crewtrack(*WITHOUT, "crew").out == crewtrack("crew", *WITHOUT).out


def test_a_snapshot_under_a_what_if(crewtrack: Callable[..., Ran], tmp_path: Path) -> None:
    out = [tmp_path / f"x.{ending}" for ending in ("txt", "json")]
    words = [word for path in out for word in ("-o", str(path))]
    assert crewtrack("snapshot", *WITHOUT, *words).code == 0
    assert out[0].read_text(encoding="utf-8").startswith(HEAD)
    found = data(out[1].read_text(encoding="utf-8"), "overview")
    assert found["under"]["without"][0]["agency"] == "roscosmos"
    assert found["crew"]["agencies"][0]["crew"][-1]["lifeboat"] is None


# -- compare ---------------------------------------------------------------------------------------


def test_compare_names_what_it_must(crewtrack: Callable[..., Ran]) -> None:
    found = data(crewtrack("compare", *WITHOUT, "--format", "json").out, "compare")
    assert {one["person"]: one["now"] for one in found["rides_home"]} == {
        "shkaplerov": None,
        "dubrov": None,
        "vande-hei": None,
    }
    assert {(one["person"], one["from"]) for one in found["without_seat"]} == {
        (person, "2022-02-25T00:00:00Z") for person in ("shkaplerov", "dubrov", "vande-hei")
    }
    assert [one["flight"] for one in found["reboost"]] == ["cygnus-ng-17", "cygnus-ng-18"]
    assert found["first"] == found["consequences"][0]
    assert (found["from"], found["to"], found["recorded"]) == (
        "2022-02-25T00:00:00Z",
        "2026-10-09T00:00:00Z",
        True,
    )


def test_compare_up_to_a_time(crewtrack: Callable[..., Ran]) -> None:
    words = ("compare", *WITHOUT, "--until", "2022-03", "--format", "json")
    found = data(crewtrack(*words).out, "compare")
    assert found["to"] == "2022-04-01T00:00:00Z"
    assert [one["flight"] for one in found["flights"]["lost"]] == ["soyuz-ms-21"]
    beyond = crewtrack("compare", *WITHOUT, "--until", "2027")
    assert "the record of crews does not reach so far" in beyond.out.split("\n")[1]


def test_compare_at_several_stations(crewtrack: Callable[..., Ran], small: Path) -> None:
    ran = crewtrack(
        "compare",
        "-f",
        str(small),
        "--without",
        "nasa@2029-01-01",
        "--station",
        "all",
        "--format",
        "json",
    )
    assert [one["station"] for one in data(ran.out, "compare")] == ["alpha", "beta"]


@pytest.mark.parametrize(
    ("line", "first"),
    [
        (
            "[flight.soyuz-ms-21]\nlaunch.at = 2022-05-18T15:55:18Z",
            "18 Mar 2022 15:55:18 UTC: Soyuz MS-21 does not launch yet",
        ),
        (
            '[flight.soyuz-ms-21]\nlaunch.at = "2023-02"',
            "18 Mar 2022 15:55:18 UTC: Soyuz MS-21 does not launch yet",
        ),
        (
            "[flight.soyuz-ms-19]\nundock.at = 2022-04-10",
            "30 Mar 2022 07:21:03 UTC: Dubrov, Shkaplerov and Vande Hei do not go home on Soyuz MS-19 yet",
        ),
        ('[flight.crew-4]\ndock.at = "2022-08"', "5 May 2022 05:20 UTC: only Roscosmos can bring"),
    ],
)
def test_compare_tells_what_a_moved_time_changes(
    crewtrack: Callable[..., Ran], tmp_path: Path, line: str, first: str
) -> None:
    path = tmp_path / "moved.toml"
    path.write_text(f"{line}\n", encoding="utf-8")
    ran = crewtrack("compare", "--with", str(path))
    assert (ran.code, ran.err) == (0, "")
    assert f"First, on {first}" in ran.out


def test_a_moved_launch_holds_whatever_was_known_of_it(
    crewtrack: Callable[..., Ran], tmp_path: Path
) -> None:
    book, over = tmp_path / "book.toml", tmp_path / "over.toml"
    book.write_text(
        'include = ["crewtrack:iss"]\n[flight.soyuz-ms-21]\n'
        "launch = { known = 2022-03-01, slips = [{ known = 2021-12-10, at = 2022-03-15 }] }\n",
        encoding="utf-8",
    )
    over.write_text("[flight.soyuz-ms-21]\nlaunch.at = 2022-05-18T15:55:18Z\n", encoding="utf-8")
    words = ("next", "-f", str(book), "--with", str(over), "--known-on", "2022-02-01")
    ran = crewtrack(*words, "--at", "2022-02-25", "--limit", "60")
    assert "18 May" in ran.out
    assert "15 Mar" not in ran.out


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("2021-12-10", "10 Dec 2021"),
        ("2021-12-10T23:59:59Z", "10 Dec 2021"),
        ("2021-12", "31 Dec 2021"),
        ("early 2021-12", "10 Dec 2021"),
        ("2021", "31 Dec 2021"),
        ("2021-12-10..2021-12-12", "12 Dec 2021"),
        ("NLT 2021-12-10", "10 Dec 2021"),
    ],
)
def test_knowledge_is_that_at_the_end_of_what_is_named(
    crewtrack: Callable[..., Ran], asked: str, shown: str
) -> None:
    ran = crewtrack("crew", "--known-on", asked, "--at", "2022-03-01")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(f"as known on {shown}\n")


def test_compare_with_nothing_is_misuse(crewtrack: Callable[..., Ran]) -> None:
    ran = crewtrack("compare")
    assert (ran.code, ran.out) == (2, "")
    assert "--without roscosmos@2022-02-25" in ran.err


def test_compare_where_nothing_is_otherwise(crewtrack: Callable[..., Ran]) -> None:
    ran = crewtrack("compare", "--without", "esa@2022-02-25")
    assert ran.out.endswith("Nothing is otherwise.\n")
    found = data(crewtrack("compare", "--without", "esa", "--format", "json").out, "compare")
    assert (found["first"], found["consequences"]) == (None, [])


def test_compare_beyond_the_record_says_so(crewtrack: Callable[..., Ran]) -> None:
    ran = crewtrack(
        "compare", "-f", "crewtrack:iss", "--without", "roscosmos", "--at", "2027-01-01"
    )
    assert ran.out.endswith(
        "from 1 Jan 2027 00:00 UTC to 1 Jan 2027 00:00 UTC; the record of crews does not reach so far\n"
        "\nThere is nothing to compare.\n"
    )


def test_compare_with_what_was_known(crewtrack: Callable[..., Ran], tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text(SLIPPED, encoding="utf-8")
    ran = crewtrack(
        "compare",
        "-f",
        str(path),
        "--known-on",
        "2021-12-15",
        "--at",
        "2022-01-01",
        "--format",
        "json",
    )
    (moved,) = data(ran.out, "compare")["flights"]["moved"]
    assert (moved["flight"], moved["launch"]["text"]) == ("soyuz-ms-21", "30 Mar 2022")


# -- slips -----------------------------------------------------------------------------------------

SLIPPED = """\
station = "iss"
[flight.soyuz-ms-21]
spacecraft = "soyuz-ms"
crew = ["artemyev"]
launch = { at = 2022-03-18, known = 2022-01-20, slips = [{ known = 2021-12-10, at = 2022-03-30 }] }
land.at = 2022-09-29
"""


def test_slips(crewtrack: Callable[..., Ran], tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text(SLIPPED, encoding="utf-8")
    ran = crewtrack("slips", "-f", str(path), "--at", "2022-01-01")
    assert ran.code == 0
    assert ran.out.splitlines()[0] == "1 flight moved at the International Space Station"
    assert "about 12 days earlier" in ran.out
    (row,) = data(crewtrack("slips", "-f", str(path), "--format", "json").out, "slips")["slips"]
    assert (row["times"], row["days_later"], row["earlier"][0]["known"]) == (1, -12.0, "2021-12-10")
    assert crewtrack("slips", "-f", str(path), "--format", "csv").out.count("\r\n") == 2


def test_nothing_that_ships_says_that_it_slipped(crewtrack: Callable[..., Ran]) -> None:
    assert crewtrack("slips").out == "no slip is on record at the International Space Station\n"
    assert data(crewtrack("slips", "--format", "json").out, "slips")["slips"] == []


# -- depends ---------------------------------------------------------------------------------------


def test_depends_answers_in_sentences_and_over_a_span(crewtrack: Callable[..., Ran]) -> None:
    found = data(crewtrack("depends", "--at", "2021-11-01", "--format", "json").out, "depends")
    assert found["single_return"][0] == {
        "from": "2021-11-08T19:05:00Z",
        "to": "2021-11-11T23:32:00Z",
        "agency": "roscosmos",
    }
    assert {one["id"]: one["seats_home"] for one in found["agencies"]} == {
        one["agency"]: one["seats"] for one in found["seats_home"]
    } | {"esa": 0, "jaxa": 0, "axiom": 0}
    near = data(
        crewtrack("depends", "--at", "2021-11-01", "--until", "2021-11-05", "--format", "json").out,
        "depends",
    )
    assert (near["until"], near["single_return"]) == ("2021-11-06T00:00:00Z", [])


# -- what makes no sense ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("--without", "roskosmos"), 2, 'did you mean "roscosmos"?'),
        (("--without", "ros"), 2, 'did you mean "roscosmos"?'),
        (("--without", "@2022-02-25"), 2, "names no agency"),
        (("--without", "nasa@soon"), 2, "--without"),
        (("--without", "nasa@"), 2, "--without"),
        (("--without", "nasa@TBD"), 2, "has no first instant"),
        (("--known-on", "soon"), 2, "--known-on"),
        (("--known-on", "TBD"), 2, "has no last day"),
        (("--known-on", "NET 2022-02"), 2, "has no last day"),
        (("--with", ""), 2, "--with names no file"),
        (("--with", "nowhere.toml"), 1, "nowhere.toml"),
        (("--with", "crewtrack:nowhere"), 1, "scenario/2022-02-25-withdrawal"),
    ],
)
def test_mistakes_are_told(
    crewtrack: Callable[..., Ran], words: tuple[str, ...], code: int, said: str
) -> None:
    for command in ("crew", "compare"):
        ran = crewtrack(command, *words)
        assert (ran.code, ran.out) == (code, "")
        assert said in ran.err


def test_a_mistake_in_a_scenario_is_told_in_full(
    crewtrack: Callable[..., Ran], tmp_path: Path
) -> None:
    over = tmp_path / "over.toml"
    over.write_text('[flight.soyuz-ms-21]\ncrew = ["nobody-at-all"]\n', encoding="utf-8")
    ran = crewtrack("crew", "--with", str(over))
    assert ran.code == 0
    assert "over.toml:2:" in ran.err
    assert "nobody-at-all" in ran.err


def test_the_screens_take_the_same_options(
    crewtrack: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    from crewtrack.tui import run as screens

    seen: list[object] = []
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)

    def opened(*_: object, asked: object, **__: object) -> int:
        seen.append(asked)
        return 0

    monkeypatch.setattr(screens, "run", opened)
    ran = crewtrack("--without", "roscosmos@2022-02-25", "--known-on", "2022-02-26")
    assert ran.code == 0
    (asked,) = seen
    assert (asked.without, str(asked.known_on)) == (("roscosmos@2022-02-25",), "2022-02-26")  # type: ignore[attr-defined]
