"""Loading: files, folders and includes, and what is wrong with them: problems, never exceptions."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.support import errors, loaded

from crewtrack.app.checking import check_files
from crewtrack.app.loading import Loaded, default_target, load
from crewtrack.app.locating import located
from crewtrack.ledger.ledger import Ledger

if TYPE_CHECKING:
    from pathlib import Path

    from crewtrack.model.problem import Problem, Related

FLIGHT = '[flight.{}]\nspacecraft = "soyuz-ms"\n'


def write(folder: Path, **files: str) -> None:
    for name, text in files.items():
        path = folder / f"{name.replace('__', '/')}.toml"
        path.parent.mkdir(exist_ok=True, parents=True)
        path.write_text(text, encoding="utf-8")


def told(one: Loaded) -> list[tuple[str, str, int, int]]:
    """Return code, file, line and column of all that is wrong, the rules' problems too."""
    problems = list(one.problems)
    if one.schedule is not None:
        problems += errors(Ledger.of(one.schedule))
    out = []
    for problem in located(one, problems):
        assert problem.place is not None
        out.append((problem.code, problem.place.file, problem.place.line, problem.place.column))
    return out


def flights(one: Loaded) -> list[str]:
    assert one.schedule is not None
    return list(one.schedule.flights)


# -- one file --------------------------------------------------------------------------------------


def test_a_file_is_laid_over_the_catalogue(tmp_path: Path) -> None:
    one = loaded('station = "iss"\n' + FLIGHT.format("x"), tmp_path)
    assert told(one) == []
    assert flights(one) == ["x"]
    assert one.schedule is not None
    assert one.schedule.head.station == "iss"
    assert "nasa" in one.schedule.agencies
    assert one.path == tmp_path / "my.toml"
    assert one.name == str(tmp_path / "my.toml")
    assert not one.shipped
    assert one.files[-1] == one.path


def test_an_empty_file_is_a_schedule_without_flights(tmp_path: Path) -> None:
    one = loaded("", tmp_path)
    assert told(one) == []
    assert flights(one) == []


def test_a_syntax_error_leaves_nothing_but_its_place(tmp_path: Path) -> None:
    one = loaded('title = "x"\n[flight.x]\nspacecraft = "soyuz-ms\n', tmp_path)
    assert one.schedule is None
    ((code, file, line, _),) = told(one)
    assert (code, file, line) == ("T101", one.name, 3)
    assert one.path in one.files


def test_a_key_that_stands_twice_is_told_with_the_first(tmp_path: Path) -> None:
    one = loaded("[flight.x]\nspacecraft = 'a'\n[flight.x]\n", tmp_path)
    (problem,) = one.problems
    assert problem.code == "T101"
    assert problem.place is not None
    assert problem.place.line == 3
    (related,) = problem.related
    assert related.place is not None
    assert related.place.line == 1


def test_a_character_that_may_not_be_shown(tmp_path: Path) -> None:
    one = loaded('title = "a\\u0007"\n', tmp_path)
    assert one.schedule is None
    assert [code for code, *_ in told(one)] == ["T102"]


def test_a_file_that_is_not_utf_8(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_bytes(b'title = "ok"\nnote = "caf\xe9"\n')
    one = load(path)
    assert one.schedule is None
    ((code, _, line, column),) = told(one)
    assert (code, line, column) == ("T103", 2, 12)


@pytest.mark.parametrize(
    "name", ["missing.toml", "no/such/folder.toml", "x" * 300 + ".toml", "a\0b"]
)
def test_a_file_that_is_not_there(tmp_path: Path, name: str) -> None:
    one = load(str(tmp_path / name))
    assert one.schedule is None
    assert [code for code, *_ in told(one)] == ["T103"]


def test_a_byte_order_mark_and_windows_line_ends_are_no_matter(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_bytes(b'\xef\xbb\xbfstation = "iss"\r\n[flight.x]\r\ncolour = 1\r\n')
    one = load(path)
    assert [row for row in told(one) if row[0] == "F101"] == [("F101", str(path), 3, 1)]


@given(st.binary(max_size=60))
@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_bytes_raise(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "my.toml"
    path.write_bytes(data)
    one = load(path)
    assert (one.schedule is None) <= bool(one.problems)
    told(one)


WORDS = (
    r"[flight.x]|[[assert]]|crew|=|[|]|{|}|'a'|2022-03-18|,|.|launch|at|include|drop|station|#|5"
)


@given(st.lists(st.sampled_from([*WORDS.split("|"), "\n"]), max_size=30).map(" ".join))
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_no_half_written_text_raises(tmp_path: Path, text: str) -> None:
    path = tmp_path / "my.toml"
    path.write_text(text, encoding="utf-8")
    told(load(path))


# -- what ships ------------------------------------------------------------------------------------


def test_shipped_files_are_found_by_name() -> None:
    one = load("crewtrack:iss-2022-02-25")
    assert told(one) == []
    assert one.shipped
    assert one.name == "iss-2022-02-25.toml"
    assert one.schedule is not None
    assert one.schedule.head.as_of is not None
    assert one.schedule.head.title == "International Space Station, 25 February 2022"
    assert [layer.name for layer in one.layers][-2:] == ["iss.toml", "iss-2022-02-25.toml"]


def test_each_layer_has_a_name_of_its_own() -> None:
    names = [layer.name for layer in load("crewtrack:iss-2022-02-25").layers]
    assert len(set(names)) == len(names)
    assert "catalog/people.toml" in names


@pytest.mark.parametrize("name", ["mars", "../pyproject", "", "ISS", "iss.toml"])
def test_what_does_not_ship(name: str) -> None:
    one = load(f"crewtrack:{name}")
    assert one.schedule is None
    (problem,) = one.problems
    assert problem.code == "F109"
    assert problem.hint is not None
    assert "iss-2022-02-25" in problem.hint


def test_the_catalogue_itself_may_be_loaded() -> None:
    one = load("crewtrack:catalog")
    assert told(one) == []
    assert flights(one) == []


def test_what_is_read_when_nothing_is_named(home: Path) -> None:
    assert default_target({}) == "crewtrack:iss-2022-02-25"
    assert default_target({"CREWTRACK_FILE": ""}) == "crewtrack:iss-2022-02-25"
    assert default_target({"CREWTRACK_FILE": "other.toml"}) == "other.toml"


# -- includes --------------------------------------------------------------------------------------


def test_includes_lie_below_in_order(tmp_path: Path) -> None:
    write(
        tmp_path,
        a='title = "a"\n[flight.x]\nspacecraft = "soyuz-ms"\nname = "a"\nshort = "a"\n',
        b='[flight.x]\nname = "b"\nshort = "b"\n',
        my='include = ["a.toml", "b.toml"]\n[flight.x]\nshort = "my"\n',
    )
    one = load(tmp_path / "my.toml")
    assert told(one) == []
    assert one.schedule is not None
    flight = one.schedule.flights["x"]
    assert (flight.name, flight.short) == ("b", "my")
    assert one.schedule.head.title is None
    assert [path.name for path in one.files][-3:] == ["a.toml", "b.toml", "my.toml"]


def test_one_include_needs_no_list(tmp_path: Path) -> None:
    write(tmp_path, a=FLIGHT.format("x"), my='include = "a.toml"\n')
    assert flights(load(tmp_path / "my.toml")) == ["x"]
    write(tmp_path, my='include = "b.toml"\n')
    assert told(load(tmp_path / "my.toml")) == [("F109", str(tmp_path / "my.toml"), 1, 11)]


def test_an_include_of_an_include(tmp_path: Path) -> None:
    write(
        tmp_path,
        my='include = ["sub/a.toml"]\n',
        sub__a='include = ["b.toml", "../c.toml"]\n' + FLIGHT.format("a"),
        sub__b=FLIGHT.format("b"),
        c=FLIGHT.format("c"),
    )
    one = load(tmp_path / "my.toml")
    assert told(one) == []
    assert sorted(flights(one)) == ["a", "b", "c"]
    assert [layer.name for layer in one.layers][-4:] == [
        str(tmp_path / name) for name in ("sub/b.toml", "c.toml", "sub/a.toml", "my.toml")
    ]


def test_what_two_files_include_is_read_once(tmp_path: Path) -> None:
    write(
        tmp_path,
        base="[[assert]]\nat = 2022-01-01\nstation = 'iss'\ncount = 0\n",
        a='include = ["base.toml"]\n',
        my='include = ["a.toml", "base.toml", "./base.toml", "crewtrack:catalog"]\n',
    )
    one = load(tmp_path / "my.toml")
    assert told(one) == []
    assert one.schedule is not None
    assert len(one.schedule.assertions) == 1


def test_a_circle_of_includes(tmp_path: Path) -> None:
    write(
        tmp_path,
        my='# first\ninclude = ["a.toml"]\n' + FLIGHT.format("x"),
        a='include = ["b.toml"]\n',
        b='include = [\n  "my.toml",\n]\n',
    )
    one = load(tmp_path / "my.toml")
    assert told(one) == [("F109", str(tmp_path / "b.toml"), 2, 3)]
    assert flights(one) == ["x"]
    write(tmp_path, my='include = ["my.toml"]\n')
    assert told(load(tmp_path / "my.toml")) == [("F109", str(tmp_path / "my.toml"), 1, 12)]


@pytest.mark.parametrize(
    "target", ["../outside.toml", "sub/../../outside.toml", "/etc/passwd", ".."]
)
def test_an_include_does_not_lead_out_of_the_folder(tmp_path: Path, target: str) -> None:
    folder = tmp_path / "in"
    write(tmp_path, outside=FLIGHT.format("x"))
    write(folder, my=f'include = ["{target}"]\n')
    one = load(folder / "my.toml")
    assert told(one) == [("F109", str(folder / "my.toml"), 1, 12)]
    assert flights(one) == []


def test_a_link_does_not_lead_out_either(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    write(tmp_path, outside=FLIGHT.format("x"))
    write(folder, my='include = ["link.toml"]\n')
    (folder / "link.toml").symlink_to(tmp_path / "outside.toml")
    one = load(folder / "my.toml")
    assert [code for code, *_ in told(one)] == ["F109"]
    assert flights(one) == []


def test_a_link_inside_the_folder_is_fine(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    write(folder, real=FLIGHT.format("x"), my='include = ["link.toml"]\n')
    (folder / "link.toml").symlink_to(folder / "real.toml")
    assert flights(load(folder / "my.toml")) == ["x"]


@pytest.mark.parametrize("target", ["missing.toml", "loop.toml", "x" * 300, "my.toml/a.toml"])
def test_an_include_that_is_not_there(tmp_path: Path, target: str) -> None:
    write(tmp_path, my=f'include = ["{target}"]\n' + FLIGHT.format("x"))
    (tmp_path / "loop.toml").symlink_to(tmp_path / "loop.toml")
    one = load(tmp_path / "my.toml")
    assert told(one) == [("F109", str(tmp_path / "my.toml"), 1, 12)]
    assert flights(one) == ["x"]


def test_an_include_that_is_broken_is_told_at_both_places(tmp_path: Path) -> None:
    write(tmp_path, a="broken\n", my='include = ["a.toml"]\n' + FLIGHT.format("x"))
    one = load(tmp_path / "my.toml")
    assert {(code, file) for code, file, *_ in told(one)} == {
        ("T101", str(tmp_path / "a.toml")),
        ("F109", str(tmp_path / "my.toml")),
    }
    assert flights(one) == ["x"]


def test_an_include_of_what_does_not_ship(tmp_path: Path) -> None:
    one = loaded('include = ["crewtrack:mars"]\n', tmp_path)
    assert told(one) == [("F109", one.name, 1, 12)]


def test_an_include_may_be_a_folder(tmp_path: Path) -> None:
    write(tmp_path, sub__a=FLIGHT.format("a"), sub__b=FLIGHT.format("b"), my='include = ["sub"]\n')
    assert sorted(flights(load(tmp_path / "my.toml"))) == ["a", "b"]


def test_a_wrong_include_is_told_by_the_decoder(tmp_path: Path) -> None:
    assert [code for code, *_ in told(loaded("include = [5]\n", tmp_path))] == ["F102"]
    assert [code for code, *_ in told(loaded("include = 5\n", tmp_path))] == ["F102"]


def test_what_is_dropped_must_be_an_address(tmp_path: Path) -> None:
    write(
        tmp_path, a='drop = ["site.ksc-39a", "a..b"]\n', my='include = ["a.toml"]\ndrop = "..."\n'
    )
    assert told(load(tmp_path / "my.toml")) == [
        ("F104", str(tmp_path / "my.toml"), 2, 8),
        ("F104", str(tmp_path / "a.toml"), 1, 25),
    ]


def test_a_format_that_is_not_known_is_told_of_the_file_that_has_it(tmp_path: Path) -> None:
    write(tmp_path, a="format = 2\n", my='format = 1\ninclude = ["a.toml"]\n')
    assert told(load(tmp_path / "my.toml")) == [("F110", str(tmp_path / "a.toml"), 1, 10)]
    write(tmp_path, my="format = 2\n")
    assert told(load(tmp_path / "my.toml")) == [("F110", str(tmp_path / "my.toml"), 1, 10)]


def test_an_own_file_called_like_a_shipped_one_is_shown_as_ones_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write(tmp_path, iss='include = ["crewtrack:iss", "people.toml"]\n', people="[person.x]\n")
    one = load("iss.toml")
    assert told(one) == []
    assert [layer.name for layer in one.layers][-3:] == ["iss.toml", "people.toml", "./iss.toml"]
    assert load("./iss.toml").name == "./iss.toml"


# -- folders ---------------------------------------------------------------------------------------


def test_a_folder_is_all_its_files_as_one(tmp_path: Path) -> None:
    write(
        tmp_path,
        a='title = "mine"\nstation = "iss"\nas-of = 2022-02-25T12:00:00Z\n' + FLIGHT.format("a"),
        b='format = 1\nstation = "iss"\n' + FLIGHT.format("b"),
    )
    (tmp_path / "notes.txt").write_text("no schedule")
    one = load(tmp_path)
    assert told(one) == []
    assert flights(one) == ["a", "b"]
    assert one.schedule is not None
    assert one.schedule.head.title == "mine"
    assert one.schedule.head.as_of is not None


def test_a_key_in_two_files_of_a_folder_is_an_error(tmp_path: Path) -> None:
    write(
        tmp_path,
        a='title = "a"\n' + FLIGHT.format("x"),
        b='\ntitle = "b"\n[flight.y]\nspacecraft = "soyuz-ms"\n[flight.x]\nname = "x"\n',
    )
    one = load(tmp_path)
    assert told(one) == [
        ("F111", f"{tmp_path}/b.toml", 2, 1),
        ("F111", f"{tmp_path}/b.toml", 5, 9),
    ]
    related = [rel.place for problem in located(one, one.problems) for rel in problem.related]
    assert [(place.file, place.line) for place in related if place is not None] == [
        (f"{tmp_path}/a.toml", 1),
        (f"{tmp_path}/a.toml", 2),
    ]


def test_two_defaults_in_one_folder_are_an_error(tmp_path: Path) -> None:
    write(tmp_path, a='station = "iss"\n', b='station = "none"\n')
    assert [code for code, *_ in told(load(tmp_path))] == ["F111"]


def test_a_station_may_be_spread_over_files(tmp_path: Path) -> None:
    write(
        tmp_path,
        a="[station.new]\nname = 'New'\n[station.new.module.core]\n",
        b="[station.new.port.aft]\nmodule = 'core'\n",
    )
    assert told(load(tmp_path)) == []
    write(tmp_path, c="[station.new.port.aft]\n")
    assert told(load(tmp_path)) == [("F111", f"{tmp_path}/c.toml", 1, 19)]


def test_claims_of_a_folder_speak_of_the_whole_folder(tmp_path: Path) -> None:
    claim = '[[assert]]\nat = 2022-03-20\nstation = "iss"\ncount = 1\n'
    flight = 'station = "iss"\n[flight.x]\nspacecraft = "soyuz-ms"\ncrew = ["dubrov"]\n'
    flight += 'launch.at = 2022-03-18T00:00:00Z\ndock = { at = 2022-03-18T06:00:00Z, port = "rassvet-nadir" }\n'
    write(tmp_path, a=claim, b=flight)
    assert told(load(tmp_path)) == []


def test_a_folder_without_schedules(tmp_path: Path) -> None:
    one = load(tmp_path)
    assert one.schedule is None
    assert [code for code, *_ in told(one)] == ["T103"]


def test_a_broken_file_of_a_folder_leaves_the_others(tmp_path: Path) -> None:
    write(tmp_path, a=FLIGHT.format("a"), b="broken\n")
    one = load(tmp_path)
    assert [(code, file) for code, file, *_ in told(one)] == [("T101", f"{tmp_path}/b.toml")]
    assert flights(one) == ["a"]


def test_a_file_of_a_folder_may_include_another_of_it(tmp_path: Path) -> None:
    write(tmp_path, a='include = ["b.toml"]\n' + FLIGHT.format("a"), b=FLIGHT.format("b"))
    one = load(tmp_path)
    assert told(one) == []
    assert sorted(flights(one)) == ["a", "b"]


# -- claims and scenarios --------------------------------------------------------------------------

BASE = """
station = "iss"
[flight.x]
spacecraft = "soyuz-ms"
crew = ["dubrov"]
launch.at = 2022-03-18T00:00:00Z
dock = { at = 2022-03-18T06:00:00Z, port = "rassvet-nadir" }
[[assert]]
at = 2022-03-20
count = 1
"""


def test_a_files_claims_are_about_that_file_whatever_is_laid_over_it(tmp_path: Path) -> None:
    write(
        tmp_path,
        base=BASE,
        my='include = ["base.toml"]\ndrop = ["flight.x"]\n[[assert]]\nat = 2022-03-20\ncount = 0\n',
    )
    one = load(tmp_path / "my.toml")
    assert told(one) == []
    write(
        tmp_path,
        my='include = ["base.toml"]\ndrop = ["flight.x"]\n[[assert]]\nat = 2022-03-20\ncount = 1\n',
    )
    assert told(load(tmp_path / "my.toml")) == [("A601", str(tmp_path / "my.toml"), 5, 9)]


def test_a_files_claims_may_still_fail(tmp_path: Path) -> None:
    write(
        tmp_path,
        base=BASE.replace("count = 1", "count = 2"),
        my='include = ["base.toml"]\ndrop = ["flight.x"]\n',
    )
    assert told(load(tmp_path / "my.toml")) == [("A601", str(tmp_path / "base.toml"), 10, 9)]


def test_the_shipped_record_may_be_changed_without_its_claims_failing(tmp_path: Path) -> None:
    one = loaded(
        """
        include = ["crewtrack:iss"]
        drop = ["flight.soyuz-ms-21"]
        """,
        tmp_path,
    )
    assert told(one) == []


def test_a_scenario_is_laid_over_and_leaves_the_claims_below_alone(tmp_path: Path) -> None:
    write(
        tmp_path,
        my='title = "mine"\nas-of = 2022-03-20T00:00:00Z\n' + BASE,
        claim="drop = ['flight.x.dock.at']\n[flight.x]\nlaunch.at = 2022-04-18\n[[assert]]\nat = 2022-03-20\ncount = 0\n",
    )
    one = load(tmp_path / "my.toml", above=[tmp_path / "claim.toml"])
    assert told(one) == []
    assert one.schedule is not None
    assert one.schedule.head.title == "mine"
    assert one.schedule.head.as_of is not None
    assert Ledger.of(one.schedule).aboard("iss", one.schedule.head.as_of) == 0
    assert one.name == str(tmp_path / "my.toml")


def test_a_scenario_that_cannot_be_read_leaves_the_schedule(tmp_path: Path) -> None:
    write(tmp_path, my=BASE)
    one = load(tmp_path / "my.toml", above=[tmp_path / "no.toml", "crewtrack:no"])
    assert one.schedule is not None
    assert sorted(problem.code for problem in one.problems) == ["F109", "T103"]


@pytest.mark.parametrize(
    ("drop", "hint"),
    [
        ('"flight.soyuz-ms-221"', 'did you mean "flight.soyuz-ms-22"?'),
        ('["person.dubrov", "flite.soyuz-ms-21"]', 'did you mean "flight.soyuz-ms-21"?'),
        ('["flight.soyuz-ms-21.undok.at"]', 'did you mean "flight.soyuz-ms-21.undock.at"?'),
        ('["flight.soyuz-ms-21.crew[3]"]', "flight.soyuz-ms-21.crew has 3, counted from 0"),
        ('["person.qqqqqqqqqqqq"]', None),
        ('["flight.soyuz-ms-21.name.at"]', None),
    ],
)
def test_what_is_dropped_has_to_be_there(tmp_path: Path, drop: str, hint: str | None) -> None:
    write(tmp_path, my=f'include = ["crewtrack:iss"]\ndrop = {drop}\n')
    loaded = load(tmp_path / "my.toml")
    (problem,) = located(loaded, loaded.problems)
    assert (problem.code, problem.hint) == ("F107", hint)
    assert problem.place is not None
    assert (problem.place.file, problem.place.line) == (str(tmp_path / "my.toml"), 2)
    text = (tmp_path / "my.toml").read_text(encoding="utf-8").splitlines()[1]
    told = text[problem.place.column - 1 : problem.place.end_column - 1]
    assert told in drop.rsplit(", ", maxsplit=1)[-1]


def test_what_is_dropped_is_looked_for_below_and_before_it_goes(tmp_path: Path) -> None:
    drop = '["flight.x", "flight.x.dock", "flight.y"]'
    below = "[flight.x]\nspacecraft = 'soyuz-ms'\ndock.port = 'p'\n"
    write(tmp_path, a=below, my=f'include = ["a.toml"]\ndrop = {drop}\n[flight.y]\n')
    problems = load(tmp_path / "my.toml").problems
    assert [one.address for one in problems if one.code == "F107"] == [("drop", 2)]


def test_the_data_of_a_long_file_are_let_go_and_read_again_when_asked_for(tmp_path: Path) -> None:
    (tmp_path / "low.toml").write_text('[person.a]\nname = "A"\n[flight.f1]\nspacecraft = "x"\n')
    flights = "".join(
        f"[flight.f{n}]\nspacecraft = 'soyuz-ms'\nnote = '{'x' * 100}'\n" for n in range(4000)
    )
    claims = "[[assert]]\nat = 2022-01-01\ncount = 0\n" * 2
    path = tmp_path / "my.toml"
    path.write_text(f"title = 'T'\ninclude = ['low.toml']\n{flights}{claims}")
    usual, spare = load(path), load(path, spare=True)
    top = spare.layers[-1]
    assert [layer.has_data for layer in spare.layers] == [True] * (len(spare.layers) - 1) + [False]
    assert top.head["title"] == "T"
    assert top.head["flight"] == {}
    assert len(top.head["assert"]) == 2
    for one in (usual.schedule, spare.schedule):
        assert one is not None
        assert len(one.flights) == 4000
        assert one.flights["f1"].spacecraft == "soyuz-ms"
        assert len(one.assertions) == 2
        assert list(one.people) == list(usual.schedule.people)  # type: ignore[union-attr]
    # what others hold is as it was
    assert spare.layers[-2].data == usual.layers[-2].data
    assert top.data == usual.layers[-1].data
    assert top.has_data


def test_problems_of_a_long_file_have_the_places_that_they_have_in_a_short_one(
    tmp_path: Path,
) -> None:
    lines = (
        "title = 1\ndrop = ['flight.none']\n[flight.f1]\nspacecraft = 'none'\ntypo = 1\n"
        "launch = { at = 2022-01-01, site = 'nowhere' }\nland = { at = 2021-01-01 }\n"
        "[[assert]]\nat = 2022-01-01\ncount = 9\n[[assert]]\nat = 2022-01-01\ncount = 9\n[agency.b]\nname = 1\n"
    )
    path = tmp_path / "my.toml"
    path.write_text(lines)
    now = datetime(2022, 6, 1, tzinfo=UTC)
    _, short, _ = check_files(str(path), {}, now)
    path.write_text(f"{lines}#{'x' * 600_000}\n")
    loaded, long, _ = check_files(str(path), {}, now)
    assert not loaded.layers[-1].has_data
    assert len(short) > 6

    def said(problems: tuple[Problem, ...]) -> list[object]:
        return [(one.code, one.message, where(one), *map(where, one.related)) for one in problems]

    def where(one: Problem | Related) -> tuple[object, ...]:
        place = one.place
        assert place is not None
        return place.file, place.line, place.column, place.end_line, place.end_column

    assert said(long) == said(short)
    # and a few of them, each looked for by itself
    path.write_text("title = 1\n")
    _, short, _ = check_files(str(path), {}, now)
    path.write_text(f"title = 1\n#{'x' * 600_000}\n")
    assert said(check_files(str(path), {}, now)[1]) == said(short)
