"""Names that mean something to a format stay names in it."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
import vobject
from markdown_it import MarkdownIt
from tests.hostile.names import NAMES, schedule

import crewtrack
from crewtrack.export import formats

if TYPE_CHECKING:
    from pathlib import Path

    from crewtrack.export.formats import Subject

VIEWS = [view for view in formats.VIEWS if view.of in {None, "person"}]


def subject(tmp_path: Path, name: str, of: str | None = None) -> Subject:
    path = tmp_path / "hostile.toml"
    path.write_text(schedule(name), encoding="utf-8")
    book = crewtrack.load(path)
    moment = book.at()
    return formats.Subject(book=book, station=moment.station, at=moment.when, of=of)


def spaced(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("view", VIEWS, ids=lambda view: str(view.id))
def test_the_page_of_every_view_is_well_formed(tmp_path: Path, view: formats.View) -> None:
    for name in NAMES:
        page = formats.snapshot(
            subject(tmp_path, name, "ada" if view.of else None), view, formats.format_named("html")
        ).decode()
        root = ET.fromstring(page.removeprefix("<!DOCTYPE html>"))
        assert len(list(root.iter("script"))) == 1
        assert {one.tag for one in root.iter()}.isdisjoint({"b0", "img", "iframe", "base"})
        assert " ".join(name.split()) in " ".join("".join(root.itertext()).split())


@pytest.mark.parametrize("name", NAMES)
def test_the_page_is_well_formed_and_shows_the_name_as_text(tmp_path: Path, name: str) -> None:
    page = formats.snapshot(
        subject(tmp_path, name), formats.view_named("overview"), formats.format_named("html")
    ).decode()
    root = ET.fromstring(page.removeprefix("<!DOCTYPE html>"))
    assert {one.tag for one in root.iter()}.isdisjoint({"b0", "img", "iframe", "object", "base"})
    assert len(list(root.iter("script"))) == 1
    assert len(list(root.iter("style"))) == 1
    assert [one.get("href") for one in root.iter("a")] == []
    headings = [spaced("".join(one.itertext())) for one in root.iter("h1")]
    assert headings == [spaced(name)]
    assert not [key for one in root.iter() for key in one.attrib if key.startswith("on")]
    assert not [one for one in root.iter() if one.get("style")]


class Tags(HTMLParser):
    """The elements as a browser's tokenizer sees them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.found.append(tag)


def test_every_hostile_page_has_the_elements_of_a_harmless_one(tmp_path: Path) -> None:
    def tags(name: str) -> list[str]:
        reader = Tags()
        page = formats.snapshot(
            subject(tmp_path, name), formats.view_named("overview"), formats.format_named("html")
        )
        reader.feed(page.decode())
        return reader.found

    usual = tags("Harmless")
    for name in NAMES:
        assert tags(name) == usual


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("view", VIEWS, ids=lambda view: str(view.id))
def test_markdown_renders_the_name_as_text(tmp_path: Path, name: str, view: formats.View) -> None:
    made = formats.snapshot(
        subject(tmp_path, name, "ada" if view.of else None), view, formats.format_named("md")
    ).decode()
    shown = MarkdownIt("gfm-like").render(made)
    # What keeps an address from becoming a link is a comment, which shows as nothing.
    shown = shown.replace("<!-- -->", "")
    assert set(re.findall(r"</?([a-z0-9]+)", shown)) <= {
        "h1", "h2", "h3", "p", "table", "thead", "tbody", "tr", "th", "td", "strong", "ul", "li",
    }  # fmt: skip
    from html import unescape

    plain = spaced(unescape(re.sub(r"<[^>]*>", "", shown)))
    if (
        spaced(name)[:20] not in plain
    ):  # names in tables of times are cut nowhere, but may be absent
        assert view.id in {"slips", "people", "log", "problems"}


@pytest.mark.parametrize("name", NAMES)
def test_rows_of_a_table_all_have_the_same_cells(tmp_path: Path, name: str) -> None:
    made = formats.snapshot(
        subject(tmp_path, name), formats.view_named("overview"), formats.format_named("md")
    ).decode()
    rows: list[int] = []
    for line in [*made.splitlines(), ""]:
        if line.startswith("|"):
            rows.append(len(re.findall(r"(?<!\\)\|", line)))
        elif rows:
            assert len(set(rows)) == 1
            rows = []


@pytest.mark.parametrize("view", ["next", "crew"])
@pytest.mark.parametrize("name", NAMES)
def test_a_calendar_reads_back(tmp_path: Path, name: str, view: str) -> None:
    made = formats.snapshot(
        subject(tmp_path, name), formats.view_named(view), formats.format_named("ics")
    )
    read = vobject.readOne(made.decode())
    assert {one.name for one in read.getChildren() if one.name != one.name.lower()} <= {
        "VEVENT", "VERSION", "PRODID", "CALSCALE", "METHOD", "X-WR-CALNAME", "NAME", "X-WR-CALDESC", "DESCRIPTION",
        "REFRESH-INTERVAL", "X-PUBLISHED-TTL",
    }  # fmt: skip
    said = " ".join(one.summary.value for one in read.vevent_list)
    assert spaced(name) in spaced(said)
