"""Names that try to be markup, formulas, escapes or pictures: valid in every format, and nothing but names."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from crewtrack.api import Book, load
from crewtrack.export import formats
from crewtrack.export.png import rendered
from crewtrack.tui.picture import photograph

if TYPE_CHECKING:
    from pathlib import Path

NAMES = {
    "tag": "<script>alert(1)</script>",
    "cdata": "x]]>y",
    "entity": "&lt;&#60;&amp;",
    "markup": "[@click=app.quit]go[/]",
    "quotes": "\"double\" 'single' `back`",
    "style": '" onload="alert(1)',
    "break": "two\nlines",
    "emoji": "\U0001f469\u200d\U0001f680 \U0001f600",
    "wide": "\u5b87\u5b99\u98de\u8239",
    "right": "\u05e9\u05dc\u05d5\u05dd \u0645\u0631\u062d\u0628\u0627",
    "marks": "Zo\u0308e\u0301\u0301",
    "formula": "=cmd()",
    "at": "@SUM(A1)",
    "boxes": "\u2502\u2588\u25cf\u2592\u256d\u25cb",
}
VIEWS = tuple(one.id for one in formats.VIEWS)
AT = datetime(2030, 2, 1, tzinfo=UTC)


def schedule() -> str:
    quoted = {key: json.dumps(name, ensure_ascii=False) for key, name in NAMES.items()}
    people = "\n".join(
        f'[person.p-{key}]\nname = {name}\nagency = "a-{key}"' for key, name in quoted.items()
    )
    agencies = "\n".join(
        f"[agency.a-{key}]\nname = {name}\ntag = {json.dumps(NAMES[key][:3], ensure_ascii=False)}"
        for key, name in quoted.items()
    )
    flights = "\n".join(
        f"""
[flight.f-{key}]
name = {name}
spacecraft = "pod"
station = "alpha"
known = 2029-06-01
crew = ["p-{key}"]
launch = {{ at = 2030-01-01T00:{at:02d}:00Z, slips = [{{ at = "2029-12", why = {name} }}] }}
dock = {{ at = 2030-01-02T00:{at:02d}:00Z, port = "p-{key}" }}
undock = {{ at = 2030-03-01T00:{at:02d}:00Z }}
land = {{ at = 2030-03-01T06:{at:02d}:00Z }}
"""
        for at, (key, name) in enumerate(quoted.items())
    )
    ports = "\n".join(
        f"[station.alpha.port.p-{key}]\nname = {name}" for key, name in quoted.items()
    )
    bulletin = f"[bulletin.b]\nat = 2030-01-31\ntitle = {quoted['tag']}\ntext = {quoted['style']}"
    return (
        f"format = 1\n[station.alpha]\nname = {quoted['tag']}\n{ports}\n{agencies}\n"
        f'[spacecraft.pod]\nname = {quoted["quotes"]}\nprovider = "a-tag"\nseats = 3\n'
        f"{people}\n{flights}\n{bulletin}\n"
    )


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Book:
    path: Path = tmp_path_factory.mktemp("hostile") / "x.toml"
    path.write_text(schedule(), encoding="utf-8")
    return load(path, now=AT)


def made(book: Book, view: str, form: str, **given: object) -> bytes:
    shown = formats.view_named(view)
    of = "p-tag" if shown.of == "person" else None
    subject = formats.Subject(book=book, station="alpha", at=AT, of=of, camera=photograph, **given)  # type: ignore[arg-type]
    return formats.snapshot(subject, shown, formats.format_named(form))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("form", ["txt", "ansi"])
def test_text_is_only_text(book: Book, view: str, form: str) -> None:
    text = made(book, view, form).decode()
    bare = re.sub(r"\x1b\[[0-9;]*m", "", text) if form == "ansi" else text
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", bare)
    if view in {"crew", "overview"}:
        # the tag may be cut, as any name in a table; what is there is there as it was written
        assert NAMES["tag"] in bare
        assert NAMES["markup"] in bare
        assert "two lines" in bare


@pytest.mark.parametrize("view", VIEWS)
def test_columns_stand_in_terminal_cells(book: Book, view: str) -> None:
    """What begins a column begins it on every line, whatever the widths of the names before it."""
    from crewtrack.export.cells import width

    if view != "crew":
        return
    rows = [
        line for line in made(book, view, "txt").decode().splitlines() if "flight engineer" in line
    ]
    assert len(rows) == len(NAMES)
    assert len({width(row[: row.index("flight engineer")]) for row in rows}) == 1


@pytest.mark.parametrize("view", VIEWS)
def test_json_keeps_them(book: Book, view: str) -> None:
    data = json.loads(made(book, view, "json"))
    lines = [json.loads(line) for line in made(book, view, "ndjson").decode().split("\n")[:-1]]
    assert lines
    names = {one.get("name") for one in lines}
    if view == "crew":
        assert names == set(NAMES.values())
        shown = {one["name"] for agency in data["agencies"] for one in agency["crew"]}
        assert shown == set(NAMES.values())


@pytest.mark.parametrize("view", VIEWS)
def test_csv_is_no_formula(book: Book, view: str) -> None:
    text = made(book, view, "csv").decode()
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert len({len(row) for row in rows}) == 1
    for row in rows:
        for cell in row:
            assert not cell.startswith(("=", "+", "@", "\t", "\r"))
            assert not re.match(r"-(?!\d)", cell)
    if view == "crew":
        names = {row[rows[0].index("name")] for row in rows[1:]}
        assert names == {f"'{one}" if one[0] in "=@" else one for one in NAMES.values()}


SVG = "{http://www.w3.org/2000/svg}"
_KNOWN = {f"{SVG}{name}" for name in ("svg", "title", "desc", "rect", "g", "text", "path")}


_SEEN = [one.id for one in formats.VIEWS if one.screen in formats.screens()]


@pytest.mark.parametrize(
    ("view", "size"),
    [
        *(("overview", size) for size in ((200, 60), (120, 40), (80, 24), (40, 12))),
        *((view, (120, 40)) for view in _SEEN if view != "overview"),
    ],
)
def test_svg_is_shapes_and_text_alone(book: Book, view: str, size: tuple[int, int]) -> None:
    root = ET.fromstring(made(book, view, "svg", size=size))
    elements = list(root.iter())
    assert {one.tag for one in elements} <= _KNOWN
    for one in elements:
        for name, value in one.attrib.items():
            assert not name.startswith("on")
            assert "href" not in name
            assert "url(" not in value
            assert "javascript" not in value
    if size == (200, 60):
        shown = [one.text or "" for one in elements if one.tag == f"{SVG}text"]
        for key in ("tag", "markup", "cdata", "formula"):
            assert any(NAMES[key] in one for one in shown), key
    width, height = (float(root.attrib[one]) for one in ("width", "height"))
    for one in root.iter(f"{SVG}text"):
        assert 0 <= float(one.attrib["x"]) <= width - 24
        assert float(one.attrib["x"]) + float(one.attrib.get("textLength", 0)) <= width
    assert height == size[1] * 18 + 24


def test_png_of_them_can_be_made(book: Book) -> None:
    data = made(book, "overview", "png", scale=1.0)
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert rendered("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>", 1.0)
