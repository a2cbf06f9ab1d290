from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from jsonschema import Draft202012Validator

from crewtrack.app.registry import SCREENS
from crewtrack.export.formats import FORMATS, VIEWS, exists

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.cli.conftest import Ran

    from crewtrack.export.formats import View

SCHEMAS = Path(__file__).parents[2] / "data" / "schema"
AT = ("--at", "2022-02-25T12:00:00Z")


def valid(data: dict[str, object]) -> None:
    name, _, version = str(data["schema"]).removeprefix("crewtrack/").partition("/")
    schema = json.loads((SCHEMAS / f"{name}-{version}.json").read_text())
    Draft202012Validator(schema).validate(data)


def of(view: View) -> tuple[str, ...]:
    return ("--of", "vande-hei") if view.of == "person" else ()


def test_several_files_in_one_go(crewtrack: Callable[..., Ran], tmp_path: Path) -> None:
    text, data = tmp_path / "scene.txt", tmp_path / "scene.json"
    ran = crewtrack("snapshot", "-o", str(text), "-o", str(data))
    assert ran == (0, "", "")
    assert text.read_text().startswith("7 aboard ")
    found = json.loads(data.read_text())
    valid(found)
    for name in ("crew", "next", "ports", "depends"):
        valid(found[name])


@pytest.mark.parametrize(
    "view", ["crew", "next", "ports", "depends", "slips", "timeline", "people", "flights", "log"]
)
def test_a_view_is_what_its_command_prints(crewtrack: Callable[..., Ran], view: str) -> None:
    for form, name in (("txt", "text"), ("json", "json")):
        snap = crewtrack("snapshot", "-o", "-", "--format", form, "--view", view, *AT)
        ran = crewtrack(view, "--format", name, *AT)
        # a file has no option that would show more
        out = re.sub(r"; --(limit all|ahead) shows them", "", ran.out)
        assert snap == ran._replace(out=out)


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.id)
def test_every_view_as_data(crewtrack: Callable[..., Ran], view: View) -> None:
    def written(form: str) -> str:
        words = ("snapshot", "-o", "-", "--format", form, "--view", view.id)
        ran = crewtrack(*words, *of(view), *AT)
        assert (ran.code, ran.err) == (0, "")
        return ran.out

    bare = re.sub(r"\x1b\[[0-9;]*m", "", written("ansi"))
    assert [line.rstrip() for line in bare.splitlines()] == written("txt").splitlines()
    data = json.loads(written("json"))
    valid(data)
    if view.id in {"slips", "check"}:
        return  # nothing that ships has slipped, or is wrong
    lines = [json.loads(line) for line in written("ndjson").splitlines()]
    assert lines
    for line in lines:
        valid(line)
    rows = list(csv.reader(io.StringIO(written("csv"), newline=""), strict=True))
    assert len(rows) > 1
    assert {len(row) for row in rows} == {len(rows[0])}


def test_the_lines_under_a_what_if_say_so(crewtrack: Callable[..., Ran]) -> None:
    without = ("--without", "roscosmos@2022-02-25")
    ran = crewtrack("snapshot", "-o", "-", "--format", "ndjson", "--view", "next", *without, *AT)
    for line in ran.out.splitlines():
        valid(json.loads(line))
        assert json.loads(line)["under"]["without"][0]["agency"] == "roscosmos"


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: view.id)
def test_there_is_a_picture_of_what_a_screen_shows(
    crewtrack: Callable[..., Ran], tmp_path: Path, view: View
) -> None:
    path = tmp_path / "x.svg"
    ran = crewtrack("snapshot", "-o", str(path), "--view", view.id, *of(view), *AT)
    svg = next(form for form in FORMATS if form.id == "svg")
    if exists(view, svg):
        assert ran == (0, "", "")
        root = ET.fromstring(path.read_text())
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        number = next(one.number for one in SCREENS if one.id == view.screen)
        assert f"[{number} " in "".join(root.itertext())
    else:
        assert (ran.code, path.exists()) == (1, False)
        assert f"there is no picture of {view.id}" in ran.err
        assert "svg shows overview" in ran.err


@pytest.mark.parametrize("view", ["crew", "next"])
def test_a_part_of_a_screen_is_pictured_by_it(
    crewtrack: Callable[..., Ran], tmp_path: Path, view: str
) -> None:
    part, whole = tmp_path / "part.svg", tmp_path / "whole.svg"
    assert crewtrack("snapshot", "-o", str(part), "--view", view, *AT) == (0, "", "")
    assert crewtrack("snapshot", "-o", str(whole), *AT) == (0, "", "")
    assert part.read_bytes() == whole.read_bytes()


def test_nothing_is_written_where_one_cannot_be_made(
    crewtrack: Callable[..., Ran], tmp_path: Path
) -> None:
    text, picture = tmp_path / "x.txt", tmp_path / "x.svg"
    ran = crewtrack("snapshot", "-o", str(text), "-o", str(picture), "--view", "slips")
    assert (ran.code, list(tmp_path.iterdir())) == (1, [])


def test_stdout_and_file_are_the_same(crewtrack: Callable[..., Ran], tmp_path: Path) -> None:
    path = tmp_path / "scene.txt"
    ran = crewtrack("snapshot", "-o", "-", "-o", str(path), "--format", "txt")
    assert ran.out == path.read_text()


def test_ascii(crewtrack: Callable[..., Ran], tmp_path: Path) -> None:
    assert crewtrack("snapshot", "-o", "-", "--format", "txt", "--ascii").out.isascii()
    path = tmp_path / "x.svg"
    crewtrack("snapshot", "-o", str(path), "--ascii")
    assert path.read_text().isascii()


def test_the_colours_of_text(crewtrack: Callable[..., Ran]) -> None:
    words = ("snapshot", "-o", "-", "--format", "ansi", "--view", "crew", *AT)
    assert "\x1b[94mNASA\x1b[0m" in crewtrack(*words).out
    assert "\x1b[38;2;108;182;255mNASA\x1b[0m" in crewtrack(*words, "--theme", "dark").out
    assert "\x1b[38;2;11;98;184mNASA\x1b[0m" in crewtrack(*words, "--theme", "light").out


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--view", "crw"), '--view cannot be "crw"; did you mean "crew"? It is one of overview, '),
        (("--format", "jsn"), '--format cannot be "jsn"; did you mean "json"? It is one of svg, '),
        (("--theme", "drak"), '--theme cannot be "drak"; did you mean "dark"? It is one of dark, '),
        (("--theme", "ansi"), "the terminal's own colours, and svg has no terminal"),
        (
            ("--zone", "Europe/Berln"),
            'there is no zone "Europe/Berln"; did you mean "Europe/Berlin"?',
        ),
        (("--zone", "../../etc/passwd"), 'there is no zone "../../etc/passwd"'),
        (("--size", "big"), '"big" is no size'),
        (("--size", "10x10"), "is not between 40x12 and 500x500"),
        (("--size", "9" * 5000 + "x40"), "is not between 40x12 and 500x500"),
        (("--scale", "x"), '"x" is no number'),
        (("--scale", "99"), "is not between 0.25 and 8"),
        (("--view", "person"), "--view person is about one person: say --of ID"),
        (("--view", "person", "--of", "vandehei"), 'did you mean "vande-hei"?'),
        (("--of", "vande-hei"), "overview is none"),
        (("--station", "all"), "a snapshot is of one station"),
    ],
    ids=lambda words: " ".join(words)[:30] if isinstance(words, tuple) else None,
)
def test_what_makes_no_sense(
    crewtrack: Callable[..., Ran], tmp_path: Path, words: tuple[str, ...], says: str
) -> None:
    ran = crewtrack("snapshot", "-o", str(tmp_path / "x.svg"), *words)
    assert ran.code == 2
    assert says in ran.err
    assert list(tmp_path.iterdir()) == []


def test_an_ending_that_is_none(crewtrack: Callable[..., Ran], tmp_path: Path) -> None:
    ran = crewtrack("snapshot", "-o", str(tmp_path / "x.pngg"))
    assert (ran.code, 'did you mean "png"?' in ran.err) == (2, True)
    ran = crewtrack("snapshot", "-o", str(tmp_path / "no"))
    assert (ran.code, "no does not end in .svg, " in ran.err) == (2, True)
    ran = crewtrack("snapshot", "-o", "-")
    assert (ran.code, "stdout has no ending" in ran.err) == (2, True)


def test_the_same_place_twice(crewtrack: Callable[..., Ran]) -> None:
    ran = crewtrack("snapshot", "-o", "-", "--format", "txt", "-o", "-")
    assert (ran.code, ran.out) == (2, "")
    assert "-o - is given twice" in ran.err


def test_a_picture_that_would_be_too_large(crewtrack: Callable[..., Ran], tmp_path: Path) -> None:
    path = str(tmp_path / "x.png")
    ran = crewtrack("snapshot", "-o", path, "--size", "500x500", "--scale", "8")
    assert (ran.code, "a PNG of 36192x72192 pixels is too large" in ran.err) == (2, True)


def test_a_screen_name_is_a_view_too(crewtrack: Callable[..., Ran]) -> None:
    words = ("snapshot", "-o", "-", "--format", "txt", "--view")
    assert crewtrack(*words, "partners").out == crewtrack(*words, "depends").out


def test_a_page_a_table_and_a_calendar(crewtrack: Callable[..., Ran], tmp_path: Path) -> None:
    page, table, dates = (tmp_path / f"scene.{ending}" for ending in ("html", "md", "ics"))
    words = ["snapshot", *AT, "--alarm", "30m"]
    for path in (page, table, dates):
        words += ["-o", str(path)]
    assert crewtrack(*words) == (0, "", "")
    assert page.read_text().startswith("<!DOCTYPE html>")
    assert table.read_text().startswith("# International Space Station\n")
    assert b"SUMMARY:Soyuz MS-21 launch\r\n" in dates.read_bytes()
    assert b"TRIGGER:-PT30M\r\n" in dates.read_bytes()


def test_the_calendar_of_the_crew(crewtrack: Callable[..., Ran]) -> None:
    ran = crewtrack("snapshot", "--view", "crew", "--format", "ics", "-o", "-", *AT)
    assert "SUMMARY:Mark Vande Hei aboard ISS" in ran.out


def test_an_alarm_that_is_none(crewtrack: Callable[..., Ran]) -> None:
    ran = crewtrack("snapshot", "-o", "-", "--format", "ics", "--alarm", "soon", *AT)
    assert ran.code == 2
    assert '"soon" is no span of time; write it as 30m, 2h or 1d' in ran.err


def test_a_second_clock(crewtrack: Callable[..., Ran], tmp_path: Path) -> None:
    zone = ("--zone", "Europe/Berlin")
    out = crewtrack("snapshot", "-o", "-", "--format", "txt", "--view", "next", *zone, *AT).out
    assert out.startswith("25 Feb 2022 12:00 UTC is 13:00 in Berlin\n")
    assert "18 Mar 15:55   16:55  launch" in out
    assert "30 Mar                begins" in out  # known to the day: no hour of it
    path = tmp_path / "x.svg"
    crewtrack("snapshot", "-o", str(path), *zone, *AT)
    assert ">13:00 Berlin<" in path.read_text()
    data = ("snapshot", "-o", "-", "--format", "json", *AT)
    assert crewtrack(*data, *zone) == crewtrack(*data)


def test_a_page_of_now_is_live_and_any_other_a_replay(crewtrack: Callable[..., Ran]) -> None:
    words = ("snapshot", "--format", "html", "-o", "-", "--now", "2022-03-01T12:00:00Z")
    assert 'data-clock="live"' in crewtrack(*words, "--at", "now").out
    assert 'data-clock="replay"' in crewtrack(*words).out


def test_what_is_wrong_with_the_books(crewtrack: Callable[..., Ran], small: Path) -> None:
    small.write_text(small.read_text() + '\n[flight.pod-3]\nspacecraft = "pd"\n')
    words = ("snapshot", "-f", str(small), "--view", "check", "-o", "-", "--format")
    checked = crewtrack("check", "-f", str(small))
    assert crewtrack(*words, "txt").out == checked.out
    valid(json.loads(crewtrack(*words, "json").out))
    lines = [json.loads(line) for line in crewtrack(*words, "ndjson").out.splitlines()]
    assert "unknown-id" in {one["name"] for one in lines}
    for line in lines:
        valid(line)
    rows = list(csv.DictReader(io.StringIO(crewtrack(*words, "csv").out, newline="")))
    assert [row["code"] for row in rows] == [one["code"] for one in lines]
    assert rows[0]["file"] == str(small)


@pytest.mark.parametrize(
    "view", [one for one in VIEWS if exists(one, FORMATS[0])], ids=lambda view: view.id
)
def test_no_screen_fails_before_the_camera(crewtrack: Callable[..., Ran], view: View) -> None:
    ran = crewtrack("snapshot", "-o", "-", "--format", "svg", "--view", view.id, *of(view), *AT)
    assert (ran.code, ran.err) == (0, "")


def test_a_screen_that_fails_is_no_picture(
    crewtrack: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from crewtrack.tui.screens.overview import OverviewScreen

    def fail(self: object) -> None:
        msg = "no such luck"
        raise RuntimeError(msg)

    monkeypatch.setattr(OverviewScreen, "on_mount", fail, raising=False)
    target = tmp_path / "x.svg"
    ran = crewtrack("snapshot", "-o", str(target), *AT)
    assert (ran.code, ran.out) == (70, "")
    assert "no such luck" in ran.err
    assert not target.exists()


def test_a_terminal_is_spared_what_it_cannot_show(
    crewtrack: Callable[..., Ran], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crewtrack.cli.cmd.snapshot.is_terminal", lambda: True)
    ran = crewtrack("snapshot", "-o", "-", "--format", "png")
    assert (ran.code, ran.out, "a terminal cannot show a PNG" in ran.err) == (2, "", True)
