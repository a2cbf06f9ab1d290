"""Pages of lists."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from tests.support import at

import crewtrack
from crewtrack.export import formats
from crewtrack.export.html import lists

if TYPE_CHECKING:
    import pytest

NOW = at("2022-02-25T12:00")


def page(view: str, of: str | None = None) -> ET.Element:
    book = crewtrack.load("crewtrack:iss-2022-02-25")
    subject = formats.Subject(book=book, station="iss", at=NOW, of=of)
    made = formats.snapshot(subject, formats.view_named(view), formats.format_named("html"))
    return ET.fromstring(made.decode().removeprefix("<!DOCTYPE html>"))


def rows(tree: ET.Element) -> list[list[str]]:
    return [[" ".join("".join(cell.itertext()).split()) for cell in row] for row in tree.iter("tr")]


def test_every_flight_the_latest_first() -> None:
    found = rows(page("flights"))
    assert found[0][:3] == ["flight", "state", "launch"]
    assert found[1][0].startswith("Crew-13")
    swap = next(row for row in found if row[0] == "Soyuz MS-19 ROSC")
    assert swap[-1] == "Shkaplerov, Shipenko, Peresild home: Shkaplerov, Dubrov, Vande Hei"


def test_everyone_who_flies() -> None:
    found = rows(page("people"))
    vande_hei = next(row for row in found if row[0] == "Mark Vande Hei NASA")
    assert vande_hei[1:4] == ["US", "490", "322"]


def test_one_person_is_the_heading() -> None:
    tree = page("person", "vande-hei")
    assert ["".join(one.itertext()) for one in tree.iter("h1")] == ["Mark Vande Hei"]
    assert len(rows(tree)) == 3


def test_a_view_that_nothing_is_written_for_is_its_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(lists.MAKERS, "people")
    found = rows(page("people"))
    assert "days total" in found[0]
    assert len(found) > 200
