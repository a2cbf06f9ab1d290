from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator
from tests.cli.conftest import SMALL

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "data/schema/check-1.json").read_text(encoding="utf-8")
)


def test_silent_when_the_books_balance(crewtrack: Callable[..., Ran], small: Path) -> None:
    assert crewtrack("check") == (0, "", "")
    assert crewtrack("check", str(small), "--strict") == (0, "", "")


BROKEN = {
    "syntax": ('title = "open', 1),
    "a typo in a key": (
        '[flight.pod-1]\nspacecraft = "pod"\nstation = "alpha"\nlanuch = { at = 2030-01-01 }',
        4,
    ),
    "an unknown person": (
        '[flight.pod-1]\nspacecraft = "pod"\nstation = "alpha"\ncrew = ["lovelase"]',
        4,
    ),
    "a time without an offset": (
        '[flight.pod-1]\nspacecraft = "pod"\nstation = "alpha"\nlaunch.at = 2030-01-01T00:00:00',
        4,
    ),
    "a negative interval": (
        """\
[flight.pod-1]
spacecraft = "pod"
station = "alpha"
launch.at = 2030-01-02T00:00:00Z
dock = { at = 2030-01-01T00:00:00Z, port = "front" }""",
        5,
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_broken_files_have_a_line_and_a_column(
    crewtrack: Callable[..., Ran], tmp_path: Path, name: str
) -> None:
    text, line = BROKEN[name]
    path = tmp_path / "my.toml"
    if "[flight" in text:
        text = SMALL.partition("[flight")[0] + text
        line += SMALL.partition("[flight")[0].count("\n")
    path.write_text(text)
    ran = crewtrack("check", str(path))
    assert ran.code == 1
    assert ran.out.startswith(f"{path}:{line}:")
    assert "error[" in ran.out
    assert "^" in ran.out
    assert ran.err.endswith("error\n")
    found = json.loads(crewtrack("check", str(path), "--format", "json").out)
    Draft202012Validator(SCHEMA).validate(found)
    first = found["problems"][0]
    assert (first["line"], first["severity"]) == (line, "error")
    assert ran.out.startswith(
        f"{path}:{line}:{first['column']}: error[{first['code']}] {first['name']}: "
    )
    assert list(first) == [
        "code", "name", "severity", "message", "hint", "file", "line", "column", "end_line", "end_column", "related",
    ]  # fmt: skip


def test_several_paths(crewtrack: Callable[..., Ran], tmp_path: Path, small: Path) -> None:
    one, two = tmp_path / "one.toml", tmp_path / "two.toml"
    one.write_text("a = \n")
    two.write_text("b = \n")
    ran = crewtrack("check", str(one), "--severity", "error", str(small), str(two))
    assert ran.code == 1
    assert ran.out.index("one.toml:1") < ran.out.index("two.toml:1")
    assert ran.err == "2 errors\n"
    found = json.loads(crewtrack("check", str(one), str(two), "--format", "json").out)
    assert [Path(one["file"]).name for one in found["problems"]] == ["one.toml", "two.toml"]


def test_a_missing_file_is_an_error(crewtrack: Callable[..., Ran], tmp_path: Path) -> None:
    ran = crewtrack("check", str(tmp_path / "none.toml"))
    assert ran.code == 1
    assert "none.toml" in ran.out


def test_output_to_a_file_is_the_same(crewtrack: Callable[..., Ran], tmp_path: Path) -> None:
    path, out = tmp_path / "my.toml", tmp_path / "out.txt"
    path.write_text("a = \n")
    ran = crewtrack("check", str(path), "-o", str(out))
    assert (ran.code, ran.out) == (1, "")
    assert out.read_text() == crewtrack("check", str(path)).out


def test_no_problems_as_json(crewtrack: Callable[..., Ran]) -> None:
    ran = crewtrack("check", "--format", "json")
    assert json.loads(ran.out) == {"schema": "crewtrack/check/1", "problems": []}
    assert (ran.code, ran.err) == (0, "")


def test_after_two_dashes_every_word_is_a_file(crewtrack: Callable[..., Ran]) -> None:
    ran = crewtrack("check", "--severity", "error", "--", "--", "-x.toml")
    assert ran.code == 1
    assert "--: there is no such file" in ran.out
    assert "-x.toml: there is no such file" in ran.out


# -- the day to which a file was kept --------------------------------------------------------------


def test_an_included_day_does_not_speak_for_the_file_on_top(
    crewtrack: Callable[..., Ran], tmp_path: Path
) -> None:
    path = tmp_path / "own.toml"
    text = """
        station = "iss"
        include = ["crewtrack:iss"]

        [flight.own]
        spacecraft = "soyuz-ms"
        crew = ["artemyev"]
        launch.at = "2024-09"
        dock.port = "prichal-nadir"
        land.at = "2025-03"
    """
    path.write_text(text)
    assert "O304" in crewtrack("check", str(path)).out
    path.write_text("known-to = 2024-01-01\n" + text)
    assert "O304" not in crewtrack("check", str(path)).out


# -- under a scenario ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # what follows from it is a consequence
        ('drop = ["flight.soyuz-ms-21"]\n', []),
        ("[flight.soyuz-ms-21]\nlaunch.at = 2022-05-18T15:55:18Z\n", []),
        # what it says itself is not
        ('drop = ["flight.soyuz-ms-2"]\n', [("F107", 1)]),
        ("[flight.soyuz-ms-21]\nlanch.at = 2022-05-18\n", [("F101", 2)]),
        ('[flight.soyuz-ms-21]\nlanch = 1\ncrew = ["nobody"]\n', [("F101", 2), ("F107", 3)]),
        ("[flight.soyuz-ms-21]\nland.at = 2022-03-01\n", [("O301", 2)]),
        ("[flight.soyuz-ms-21\n", [("T101", 1)]),
        ("[[assert]]\nat = 2022-04-01\ncount = 99\n", [("A601", 3)]),
        ('[agency.nasa]\ntag = "LONGER"\n', [("N904", 2)]),
    ],
)
def test_a_scenario_is_checked_for_what_stands_in_it(
    crewtrack: Callable[..., Ran], tmp_path: Path, text: str, told: list[tuple[str, int]]
) -> None:
    over = tmp_path / "over.toml"
    over.write_text(text, encoding="utf-8")
    ran = crewtrack("check", "--with", str(over), "--format", "json")
    found = json.loads(ran.out)["problems"]
    assert [(one["code"], one["line"]) for one in found] == told
    assert {one["file"] for one in found} <= {str(over)}
    assert ran.code == any(one["severity"] == "error" for one in found)


def test_what_is_wrong_below_a_scenario_is_told_without_it(
    crewtrack: Callable[..., Ran], tmp_path: Path
) -> None:
    own, over = tmp_path / "own.toml", tmp_path / "over.toml"
    own.write_text('include = ["crewtrack:iss"]\n[flight.soyuz-ms-21]\nlanch = 1\n')
    over.write_text('[flight.soyuz-ms-22]\ncrew = ["nobody"]\n')
    assert "F101" in crewtrack("check", str(own)).out
    ran = crewtrack("check", str(own), "--with", str(over))
    assert (ran.code, "F101" in ran.out, "F107" in ran.out) == (1, False, True)
    own.write_text("= 1\n")
    ran = crewtrack("check", str(own), "--with", str(over))
    assert (ran.code, "T101" in ran.out) == (1, True)


def test_the_scenario_that_ships_is_sound(crewtrack: Callable[..., Ran]) -> None:
    name = "crewtrack:scenario/2022-02-25-withdrawal"
    assert crewtrack("check", "--strict", "--with", name) == (0, "", "")
    assert crewtrack("check", "--with", "").code == 2
    assert "ships nothing" in crewtrack("check", "--with", "crewtrack:nowhere").out


def test_warnings_that_are_not_shown_still_say_why_it_failed(
    crewtrack: Callable[..., Ran], tmp_path: Path
) -> None:
    path = tmp_path / "my.toml"
    path.write_text('include = ["crewtrack:iss-2022-02-25"]\nflight.soyuz-ms-19.life = 100\n')
    assert crewtrack("check", str(path), "--severity", "error") == (0, "", "")
    ran = crewtrack("check", str(path), "--severity", "error", "--strict")
    assert ran == (1, "", "1 warning, not shown\n")


def test_a_station_has_its_article_in_a_sentence(
    crewtrack: Callable[..., Ran], tmp_path: Path
) -> None:
    path = tmp_path / "my.toml"
    path.write_text(
        'include = ["crewtrack:iss-2022-02-25"]\nflight.crew-3.unfit = [{ from = 2022-02-01T08:00:00Z, to = 2022-02-02T08:00:00Z }]\n'
    )
    out = crewtrack("check", str(path)).out
    assert "Raja Chari has no seat to leave the International Space Station in" in out
