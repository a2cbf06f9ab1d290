"""The page: self-contained, strict about what may run in it, no finer than what is known."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

import crewtrack
from crewtrack.export.colours import AGENCIES, GROUND, THEMES
from crewtrack.export.formats import Subject
from crewtrack.export.html.frame import Frame, large, stamp, until
from crewtrack.export.html.markup import Markup, el, text
from crewtrack.export.html.page import station_page as page_of
from crewtrack.model.when import When

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from crewtrack.api import Book

from tests.support import at

NOW = at("2022-02-25T12:00")
FRAME = Frame(NOW, live=False)


def station_page(
    book: Book, station: str, at: datetime, *, live: bool = False, only: str | None = None
) -> bytes:
    return page_of(Subject(book=book, station=station, at=at, live=live), only=only)


@pytest.fixture(scope="module")
def page() -> str:
    book = crewtrack.load("crewtrack:iss-2022-02-25")
    return station_page(book, "iss", NOW).decode()


def root(page: str) -> ET.Element:
    return ET.fromstring(page.removeprefix("<!DOCTYPE html>"))


def words(one: ET.Element) -> str:
    return " ".join("".join(one.itertext()).split())


def test_only_its_own_style_and_script_may_be_used(page: str) -> None:
    tree = root(page)
    policy = next(
        one.get("content")
        for one in tree.iter("meta")
        if one.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy is not None
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for kind in ("style", "script"):
        (inside,) = re.findall(f"<{kind}>(.*?)</{kind}>", page, re.DOTALL)
        digest = b64encode(sha256(inside.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}'" in policy


def test_it_asks_for_nothing(page: str) -> None:
    assert not re.search(r"(?:src|href)\s*=|url\(|@import|https?:", page)


def test_it_says_who_is_aboard_by_agency(page: str) -> None:
    tree = root(page)
    groups = [one for one in tree.iter("section") if "agency" in (one.get("class") or "")]
    heads = [words(h3) for one in groups for h3 in one.iter("h3")]
    assert heads == ["NASA 4", "Roscosmos 2", "ESA 1"]
    assert "Mark Vande Hei" in page
    (figure,) = [one for one in tree.iter("strong") if one.get("class") == "figure"]
    assert words(figure) == "7"


def test_every_part_has_a_heading_that_names_it(page: str) -> None:
    for one in root(page).iter("section"):
        named = one.get("aria-labelledby")
        if named is not None:
            assert [h2.get("id") for h2 in one.iter("h2")] == [named]


def test_a_part_by_itself() -> None:
    book = crewtrack.load("crewtrack:iss-2022-02-25")
    tree = root(station_page(book, "iss", NOW, only="crew").decode())
    assert [one.get("id") for one in tree.iter("section") if one.get("id")] == ["crew"]


def test_what_comes_next_by_itself_is_all_of_it() -> None:
    book = crewtrack.load("crewtrack:iss-2022-02-25")
    (events,) = [
        one
        for one in root(station_page(book, "iss", NOW, only="next").decode()).iter("ol")
        if one.get("class") == "events"
    ]
    assert len(events) == len(book.at(NOW).next()) > 100


@pytest.mark.parametrize(
    ("given", "known", "shown"),
    [
        ("2022-03-18T15:55:18Z", "second", "21d 03h"),
        ("2022-03-18T15:55Z", "minute", "21d 03h"),
        ("2022-02-25T18Z", "hour", "06h"),
        ("2022-03-18", "day", "in 21 days"),
    ],
)
def test_a_countdown_knows_how_exact_it_is(given: str, known: str, shown: str) -> None:
    one = ET.fromstring(until(When.parse(given), FRAME))
    assert (one.get("data-known"), one.text) == (known, shown)


@pytest.mark.parametrize("given", ["2022-03", "late 2022-09", "NET 2022-03-18T15:55:18Z", "TBD"])
def test_what_is_not_known_is_never_counted_down(given: str) -> None:
    for made in (until(When.parse(given), FRAME), large(When.parse(given), FRAME)):
        assert "data-to" not in made
        assert "data-vague" in made
    assert "datetime" not in stamp(When.parse(given), FRAME)


@pytest.mark.parametrize(
    ("given", "units"),
    [
        ("2022-03-18T15:55:18Z", ["d", "h", "m", "s"]),
        ("2022-03-18T15:55Z", ["d", "h", "m"]),
        ("2022-03-18T15Z", ["d", "h"]),
    ],
)
def test_large_figures_stop_at_the_precision(given: str, units: list[str]) -> None:
    assert re.findall(r'data-unit="(.)"', large(When.parse(given), FRAME)) == units


def test_a_live_page_says_so_and_a_replay_too() -> None:
    book = crewtrack.load("crewtrack:iss-2022-02-25")
    live = root(station_page(book, "iss", NOW, live=True).decode())
    then = root(station_page(book, "iss", NOW).decode())
    assert (live.get("data-clock"), then.get("data-clock")) == ("live", "replay")
    assert live.get("data-at") == "2022-02-25T12:00:00Z"


def test_a_what_if_stands_above_everything() -> None:
    book = crewtrack.load("crewtrack:iss-2022-02-25", without="roscosmos")
    page = station_page(book, "iss", NOW).decode()
    assert "What if: " in page
    assert "without Roscosmos" in page


def test_an_empty_station_has_a_page(tmp_path: Path) -> None:
    path = tmp_path / "empty.toml"
    path.write_text("[station.alpha]\n", encoding="utf-8")
    book = crewtrack.load(path)
    tree = root(station_page(book, "alpha", NOW).decode())
    assert "Nothing is planned." in words(tree)


def test_text_is_escaped_and_markup_is_not() -> None:
    assert text("<b> & \"x\" 'y'") == "&lt;b&gt; &amp; &quot;x&quot; &#39;y&#39;"
    assert (
        el("p", "<b>", Markup("<i>x</i>"), cls='a"b') == '<p class="a&quot;b">&lt;b&gt;<i>x</i></p>'
    )
    assert text("a\x00\ud800\ufffeb") == "ab"


def _light(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        one / 12.92 if one <= 0.03928 else ((one + 0.055) / 1.055) ** 2.4 for one in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("theme", THEMES)
def test_every_agency_can_be_read_on_the_ground_of_its_theme(theme: str) -> None:
    ground = _light(GROUND[theme])
    for colour in AGENCIES[theme].values():
        high, low = max(ground, _light(colour)), min(ground, _light(colour))
        assert (high + 0.05) / (low + 0.05) >= 4.5


def test_a_ship_that_cannot_return_says_so_on_the_map() -> None:
    book = crewtrack.load("crewtrack:iss-2022-02-25", without="roscosmos")
    page = station_page(book, "iss", at("2022-06-20")).decode()
    assert "Rassvet nadir: Soyuz MS-19, ROSC · 257 d, ▲ not fit to return" in page
