"""Locating: from an address to file, line and column."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING, Any

import pytest
from tests.support import errors, loaded

from crewtrack.app.layers import joined_from
from crewtrack.app.loading import Loaded, load
from crewtrack.app.locating import located, place_of
from crewtrack.ledger.ledger import Ledger
from crewtrack.model.problem import Place, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from crewtrack.model.address import Address

TEXT = """\
# a comment with [flight.x] in it
station = "iss"

[flight.x]
spacecraft = "soyuz-ms"
crew   = ["dubrov", { id = "rubio", role = "a \\"role\\"" }, "?"]
launch = { at = 2022-03-18T15:55:18Z, site = "baikonur-31-6" }
dock.at = 2022-03-18T19:12:06Z
dock.port = "rassvet-nadir"
[flight.x.land]
at = "late 2022-09"
[[flight.x.unfit]]
why = "é"
[[flight.x.unfit]]
seats = 2
[[assert]]
at = 2022-04-01
count = 1
[[assert]]
at = 2022-04-02
agencies = { roscosmos = 1, nasa = 0 }
"""

DOCKED = """[flight.x]
spacecraft = "soyuz-ms"
launch.at = 2022-03-18
dock = {{ at = {}, port = "{}" }}
station = "iss"
"""


def test_the_entries_of_joined_lists_are_looked_for_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "my.toml"
    path.write_text("[[assert]]\n" * 50, encoding="utf-8")
    one = load(path)
    asked: list[str] = []

    def counted(layers: Sequence[dict[str, Any]], key: str) -> list[tuple[int, int]]:
        asked.append(key)
        return joined_from(layers, key)

    monkeypatch.setattr("crewtrack.app.locating.joined_from", counted)
    places = [problem.place for problem in located(one, one.problems)]
    assert [place.line for place in places if place is not None] == [*range(1, 51)]
    assert asked == ["assert"]


def test_what_stands_in_one_place_stays_as_it_was_found(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text(TEXT, encoding="utf-8")
    at: Address = ("flight", "x", "crew", 0)
    found = [
        Problem("S404", "no-lifeboat", Severity.WARNING, f"from {year} on", at)
        for year in (2022, 2018, 2020)
    ]
    late = Problem("C503", "never-home", Severity.WARNING, "z", at)
    assert [one.message for one in located(load(path), [*found, late])] == [
        "z",
        "from 2022 on",
        "from 2018 on",
        "from 2020 on",
    ]


def span(place: Place | None) -> tuple[int, int, int, int]:
    assert place is not None
    return place.line, place.column, place.end_line, place.end_column


def cut(text: str, place: Place | None) -> str:
    """Return the text at a place of one line."""
    assert place is not None
    assert place.line == place.end_line
    return text.splitlines()[place.line - 1][place.column - 1 : place.end_column - 1]


@pytest.mark.parametrize(
    ("address", "value"),
    [
        (("station",), '"iss"'),
        (("flight", "x"), "flight.x"),
        (("flight", "x", "spacecraft"), '"soyuz-ms"'),
        (("flight", "x", "crew", 0), '"dubrov"'),
        (("flight", "x", "crew", 0, "id"), '"dubrov"'),
        (("flight", "x", "crew", 1, "id"), '"rubio"'),
        (("flight", "x", "crew", 1, "role"), '"a \\"role\\""'),
        (("flight", "x", "crew", 2), '"?"'),
        (("flight", "x", "launch", "at"), "2022-03-18T15:55:18Z"),
        (("flight", "x", "launch"), '{ at = 2022-03-18T15:55:18Z, site = "baikonur-31-6" }'),
        (("flight", "x", "dock", "port"), '"rassvet-nadir"'),
        (("flight", "x", "land", "at"), '"late 2022-09"'),
        (("flight", "x", "unfit", 0, "why"), '"é"'),
        (("flight", "x", "unfit", 1, "seats"), "2"),
        (("assert", 1, "agencies", "nasa"), "0"),
        # what is not there stands at what holds it
        (("flight", "x", "launch", "note"), "launch"),
        (("flight", "x", "undock", "at"), "x"),
        (("flight", "x", "land", "site"), "land"),
        (("assert", 0, "agencies"), "assert"),
        (("flight", "y"), "flight"),
        (("flight", "x", "crew", 7), "crew"),
    ],
)
def test_a_value_is_found(tmp_path: Path, address: Address, value: str) -> None:
    one = loaded(TEXT, tmp_path)
    assert cut(TEXT, place_of(one, address)) == value


@pytest.mark.parametrize(
    ("address", "key", "line"),
    [
        (("flight", "x", "spacecraft"), "spacecraft", 5),
        (("flight", "x", "launch", "site"), "site", 7),
        (("flight", "x", "dock", "port"), "port", 9),
        (("flight", "x"), "x", 4),
        (("assert", 1), "assert", 19),
        (("assert", 1, "agencies", "nasa"), "nasa", 21),
    ],
)
def test_a_key_is_found(tmp_path: Path, address: Address, key: str, line: int) -> None:
    place = place_of(loaded(TEXT, tmp_path), address, on_key=True)
    assert cut(TEXT, place) == key
    assert place is not None
    assert place.line == line


def test_lines_and_columns_count_from_1_and_columns_in_characters(tmp_path: Path) -> None:
    one = loaded('title = "é"\n[person.x]\nname = "日本 x"  # 日\nborn = 5\n', tmp_path)
    assert span(place_of(one, ("person", "x", "name"))) == (3, 8, 3, 14)
    assert span(place_of(one, ("title",))) == (1, 9, 1, 12)


def test_a_value_of_several_lines(tmp_path: Path) -> None:
    one = loaded("[flight.x]\ncrew = [\n  'a',\n  'b',\n]\n", tmp_path)
    assert span(place_of(one, ("flight", "x", "crew"))) == (2, 8, 5, 2)
    assert span(place_of(one, ("flight", "x", "crew", 1))) == (4, 3, 4, 6)


# -- layers ----------------------------------------------------------------------------------------


def layered(folder: Path) -> Loaded:
    (folder / "a.toml").write_text(
        dedent(
            """\
            coverage = [{ what = "cargo" }]
            [flight.x]
            spacecraft = "soyuz-ms"
            crew = ["dubrov"]
            launch = { at = 2022-03-18 }
            [[assert]]
            at = 2022-01-01
            count = 1
            [[assert]]
            at = 2022-01-01
            count = 2
            """
        ),
        encoding="utf-8",
    )
    (folder / "b.toml").write_text(
        '[[assert]]\nat = 2022-01-01\ncount = 3\n[flight.y]\nspacecraft = "soyuz-ms"\n',
        encoding="utf-8",
    )
    return loaded(
        """\
        include = ["a.toml", "b.toml"]
        station = "iss"
        coverage = [{ what = "x" }, { what = "y" }]
        [flight.x]
        launch.at = 2022-03-19
        [[assert]]
        at = 2022-01-01
        count = 4
        """,
        folder,
    )


@pytest.mark.parametrize(
    ("address", "file", "line"),
    [
        (("flight", "x", "launch", "at"), "my.toml", 5),
        (("flight", "x", "spacecraft"), "a.toml", 3),
        (("flight", "x", "crew", 0, "id"), "a.toml", 4),
        (("flight", "x"), "my.toml", 4),
        (("flight", "x", "launch", "site"), "my.toml", 5),
        (("flight", "y", "spacecraft"), "b.toml", 5),
        (("agency", "nasa"), "catalog/agencies.toml", None),
        (("assert", 0, "count"), "a.toml", 8),
        (("assert", 1, "count"), "a.toml", 11),
        (("assert", 2, "count"), "b.toml", 3),
        (("assert", 3, "count"), "my.toml", 8),
        (("assert", 2), "b.toml", 1),
        (("coverage", 0, "what"), "a.toml", 1),
        (("coverage", 2, "what"), "my.toml", 3),
        (("coverage", 1, "from"), "my.toml", 3),
    ],
)
def test_the_topmost_file_that_holds_it(
    tmp_path: Path, address: Address, file: str, line: int | None
) -> None:
    place = place_of(layered(tmp_path), address)
    assert place is not None
    assert place.file.endswith(file)
    assert line is None or place.line == line


def test_claims_that_were_dropped_are_not_counted(tmp_path: Path) -> None:
    layered(tmp_path)
    one = loaded(
        'include = ["a.toml"]\nstation = "iss"\ndrop = ["assert[0]"]\n[[assert]]\nat = 2022-01-01\n',
        tmp_path,
    )
    place = place_of(one, ("assert", 0, "count"))
    assert place is not None
    assert (place.file, place.line) == (str(tmp_path / "a.toml"), 11)
    place = place_of(one, ("assert", 1, "at"))
    assert place is not None
    assert (place.file, place.line) == (str(tmp_path / "my.toml"), 5)


def test_one_layer_may_be_asked_for(tmp_path: Path) -> None:
    one = layered(tmp_path)
    place = place_of(one, ("flight", "x", "launch", "at"), layer=str(tmp_path / "a.toml"))
    assert place is not None
    assert (place.file, place.line) == (str(tmp_path / "a.toml"), 5)


def test_failed_claims_of_several_files_stand_where_they_are(tmp_path: Path) -> None:
    one = layered(tmp_path)
    assert one.schedule is not None
    problems = located(one, errors(Ledger.of(one.schedule)))
    assert [
        (place.file.rsplit("/")[-1], place.line, place.column)
        for place in (problem.place for problem in problems)
        if place is not None
    ] == [("my.toml", 8, 9), ("b.toml", 3, 9), ("a.toml", 8, 9), ("a.toml", 11, 9)]


# -- problems --------------------------------------------------------------------------------------


def test_problems_are_in_order_of_place(tmp_path: Path) -> None:
    one = loaded("[flight.x]\nb = 1\na = 1\nspacecraft = 'no'\n[person.y]\nc = 1\n", tmp_path)
    assert one.schedule is not None
    problems = located(one, [*reversed(one.problems), *errors(Ledger.of(one.schedule))])
    assert [(problem.code, problem.place.line) for problem in problems if problem.place] == [
        ("F101", 2),
        ("F101", 3),
        ("F107", 4),
        ("F101", 6),
    ]


@pytest.mark.parametrize(
    ("text", "code", "line", "column", "end"),
    [
        # what people get wrong, each with the place that an editor would jump to
        ("[flight.x]\nspacecraft = 'soyuz-ms'\ncrw = []\n", "F101", 3, 1, 4),
        ("[flight.x]\nspacecraft = 'soyuz-ms'\ncrew = ['nobody-knows']\n", "F107", 3, 9, 23),
        (
            "[flight.x]\nspacecraft = 'soyuz-ms'\nlaunch = { at = 2022-03-18T15:55:18 }\n",
            "F105",
            3,
            17,
            36,
        ),
        ("[flight.x]\nspacecraft = 'soyuz-ms'\nlaunch = { at = 'soon' }\n", "F106", 3, 17, 23),
        ("\n[flight.x]\n", "F103", 2, 9, 10),
        ("[flight.x]\nspacecraft = 'soyuz-ms'\ncrew = 'dubrov'\n", "F102", 3, 8, 16),
        ("[expedition.x]\nfrom = 2022-03-02\nto   = 2022-03-01\n", "O302", 3, 8, 18),
        (
            DOCKED.format("2022-03-17", "rassvet-nadir"),
            "O301",
            4,
            15,
            25,
        ),
        (
            DOCKED.format("2022-03-19", "harmony-zenith"),
            "P203",
            4,
            34,
            50,
        ),
    ],
)
def test_a_problem_stands_at_its_line_and_column(
    tmp_path: Path, text: str, code: str, line: int, column: int, end: int
) -> None:
    one = loaded(text, tmp_path)
    assert one.schedule is not None
    (problem,) = located(one, [*one.problems, *errors(Ledger.of(one.schedule))])
    assert problem.code == code
    assert problem.place is not None
    assert problem.place.file == one.name
    assert span(problem.place) == (line, column, line, end)


def test_a_missing_dock_port_stands_at_the_docking(tmp_path: Path) -> None:
    one = loaded("[flight.x]\nspacecraft = 'soyuz-ms'\ndock.at = 2022-03-18\n", tmp_path)
    (problem,) = located(one, one.problems)
    assert (problem.code, span(problem.place)) == ("F103", (3, 1, 3, 5))


def test_related_facts_are_located_too(tmp_path: Path) -> None:
    one = loaded("[expedition.x]\nfrom = 2022-03-02\nto = 2022-03-01\n", tmp_path)
    assert one.schedule is not None
    (problem,) = located(one, errors(Ledger.of(one.schedule)))
    (related,) = problem.related
    assert span(related.place) == (2, 8, 2, 18)


def test_what_stands_nowhere_stands_at_the_top_of_the_file(tmp_path: Path) -> None:
    one = loaded("", tmp_path)
    (problem,) = located(one, [Problem("X", "x", Severity.ERROR, "m", ("flight", "nowhere"))])
    assert problem.place is not None
    assert span(problem.place)[:2] == (1, 1)
    (problem,) = located(one, [Problem("X", "x", Severity.ERROR, "m")])
    assert problem.place is not None
    assert (problem.place.file, problem.place.line) == (one.name, 1)


def test_every_address_of_the_shipped_scene_is_found() -> None:
    one = load("crewtrack:iss-2022-02-25")
    assert one.schedule is not None
    for event in Ledger.of(one.schedule).events:
        place = place_of(one, event.address)
        assert place is not None
        assert place.file.startswith("iss")
        assert place.line > 1
