"""`crewtrack publish`: a site whose links hold, written only where it changes."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Ran

AT = ("--at", "2022-02-25T12:00:00Z", "--no-pictures")


def test_it_says_what_it_wrote_and_writes_nothing_twice(
    crewtrack: Callable[..., Ran], tmp_path: Path
) -> None:
    site = tmp_path / "site"
    first = crewtrack("publish", str(site), *AT)
    written = first.out.split()
    assert first.code == 0
    assert {"index.html", "latest.json", "calendar.ics", "crew.ics", "crew.csv"} <= set(written)
    assert {str(one.relative_to(site)) for one in site.rglob("*") if one.is_file()} == {
        *written,
        ".crewtrack-published.json",
    }
    assert first.err.endswith(f"{len(written)} written, 0 unchanged\n")
    second = crewtrack("publish", str(site), *AT)
    assert (second.code, second.out) == (0, "")
    assert second.err.endswith(f"0 written, {len(written)} unchanged\n")
    assert json.loads((site / "latest.json").read_text())["schema"] == "crewtrack/overview/1"


def test_what_the_first_page_leaves_out_is_a_click_away(
    crewtrack: Callable[..., Ran], tmp_path: Path
) -> None:
    site = tmp_path / "site"
    assert crewtrack("publish", str(site), *AT).code == 0
    assert re.search(
        r'<a href="next.html">and \d+ more events</a>', (site / "index.html").read_text()
    )
    assert "more events</a>" not in (site / "next.html").read_text()


@pytest.mark.slow
def test_pictures_too(crewtrack: Callable[..., Ran], tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert crewtrack("publish", str(site), *AT[:2]).code == 0
    assert (site / "overview.png").read_bytes().startswith(b"\x89PNG")
    assert "overview.svg" in (site / "index.html").read_text()
    # what one screen shows is pictured once
    assert (site / "ports.svg").is_file()
    assert not (site / "crew.svg").exists()
    assert crewtrack("publish", str(site), *AT[:2]).out == ""


def test_every_station_has_a_page_and_every_link_leads_somewhere(
    crewtrack: Callable[..., Ran], tmp_path: Path, small: Path
) -> None:
    site = tmp_path / "site"
    ran = crewtrack("publish", str(site), "-f", str(small), *AT)
    assert ran.code == 0, ran.err
    assert len(list(site.rglob("index.html"))) == 2
    pages = sorted(site.rglob("*.html"))
    assert len(pages) == 12
    for page in pages:
        tree = ET.fromstring(page.read_text().removeprefix("<!DOCTYPE html>"))
        links = [one.get("href") for one in tree.iter("a")]
        assert len(links) > 4
        for link in links:
            assert link is not None
            assert not re.match(r"[a-z]+:|/", link)
            assert (page.parent / link).is_file(), link


def test_one_station_alone(crewtrack: Callable[..., Ran], tmp_path: Path, small: Path) -> None:
    site = tmp_path / "site"
    assert crewtrack("publish", str(site), "-f", str(small), "--station", "beta", *AT).code == 0
    assert "<h1><bdi>Beta</bdi></h1>" in (site / "index.html").read_text()
    assert len(list(site.rglob("index.html"))) == 1


def test_under_a_what_if_everything_says_so(crewtrack: Callable[..., Ran], tmp_path: Path) -> None:
    site = tmp_path / "site"
    assert crewtrack("publish", str(site), "--without", "roscosmos", *AT).code == 0
    assert "What if: " in (site / "index.html").read_text()
    assert b"@what-if.crewtrack" in (site / "calendar.ics").read_bytes()
    assert "under" in json.loads((site / "latest.json").read_text())


def test_now_is_live_and_known_to_the_minute(crewtrack: Callable[..., Ran], tmp_path: Path) -> None:
    site = tmp_path / "site"
    words = ("publish", str(site), "--at", "now", "--no-pictures", "--now")
    assert crewtrack(*words, "2022-02-25T12:00:20Z").code == 0
    assert 'data-clock="live"' in (site / "index.html").read_text()
    assert crewtrack(*words, "2022-02-25T12:00:50Z").out == ""


def test_somebody_elses_page_is_not_replaced(crewtrack: Callable[..., Ran], tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("mine")
    ran = crewtrack("publish", str(tmp_path), *AT)
    assert (ran.code, ran.out) == (1, "")
    assert "somebody else's files are in the way: index.html" in ran.err
    assert [one.name for one in tmp_path.iterdir()] == ["index.html"]
    assert crewtrack("publish", str(tmp_path), "--force", *AT).code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ((), "DIR is missing"),
        (("",), "DIR is empty"),
        (("x", "--alarm", "soon"), "no span of time"),
        (("x", "--zone", "Europe/Nowhere"), "there is no zone"),
        (("x", "--station", "nowhere"), "there is no station"),
        (("x", "--theme", "pink"), "cannot be"),
    ],
)
def test_what_makes_no_sense(
    crewtrack: Callable[..., Ran], words: tuple[str, ...], said: str
) -> None:
    ran = crewtrack("publish", *words)
    assert ran.code == 2
    assert said in ran.err
