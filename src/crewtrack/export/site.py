"""A static site: every station's page with the files that hold the same, as names and bytes.

The main station's files stand at the top, those of each other station in a folder named after it. All links are
relative, so that a site can stand at any address, or on a disk.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import attr

from crewtrack.export import formats
from crewtrack.export.html.lists import list_page
from crewtrack.export.html.page import station_page
from crewtrack.export.html.shell import Around, Link

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crewtrack.export.formats import Subject

_PLAIN = re.compile(r"[^a-z0-9_-]+")
_RESERVED = frozenset({"con", "prn", "aux", "nul"})


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class _Place:
    """Where a station's files stand: in a folder of the site, or at its top ("")."""

    subject: Subject
    folder: str

    def path(self, name: str) -> str:
        """Return the path of a file from the top of the site."""
        return f"{self.folder}/{name}" if self.folder else name

    def to(self, other: _Place) -> str:
        """Return the way from here to another station's page."""
        return ("../" if self.folder else "") + other.path("index.html")


def site(subjects: Sequence[Subject], *, pictures: bool = True) -> dict[str, bytes]:
    """Return the files of a site by their paths, with `/` between folders.

    Args:
        subjects: the stations, the main one first.
        pictures: whether to take pictures of the screens.
    """
    places = _places(subjects)
    made: dict[str, bytes] = {}
    for place in places:
        files = dict(_files(place.subject, pictures=pictures))
        made |= {place.path(name): data for name, data in files.items()}
        for name, data in _pages(place, places, tuple(files)):
            made[place.path(name)] = data
    return made


def _pages(
    place: _Place, places: Sequence[_Place], files: tuple[str, ...]
) -> Iterator[tuple[str, bytes]]:
    """Yield the pages of one station: names and bytes."""
    subject = place.subject
    stations = tuple(
        Link(place.to(other), other.subject.station_name, here=other is place) for other in places
    )
    links = tuple(Link(name, title) for name, title in _TITLES.items() if name in files)

    def around(here: str, all_next: str | None = None) -> Around:
        return Around(
            stations if len(stations) > 1 else (),
            tuple(Link(name, title, here=name == here) for name, title in _PAGES.items()),
            links,
            all_next,
        )

    yield "index.html", station_page(subject, around=around("index.html", "next.html"))
    yield "next.html", station_page(subject, only="next", around=around("next.html"))
    for name in list(_PAGES)[2:]:
        view = formats.view_named(name.partition(".")[0])
        yield name, list_page(subject, view, around=around(name))


_PAGES = {
    "index.html": "Overview",
    "next.html": "Next",
    "flights.html": "Flights",
    "people.html": "People",
    "slips.html": "Slips",
    "log.html": "Log",
}
"""The pages of a station, in order."""

_TITLES = {
    "calendar.ics": "Calendar",
    "crew.ics": "Calendar of the crew",
    "latest.json": "JSON",
    "crew.csv": "Crew as CSV",
    "next.csv": "What comes next as CSV",
    "ports.csv": "Ports as CSV",
    "overview.md": "Markdown",
    "overview.svg": "Picture (SVG)",
    "overview.png": "Picture (PNG)",
}
"""The files that a page links to, in order."""


def _files(subject: Subject, *, pictures: bool) -> Iterator[tuple[str, bytes]]:
    """Yield the files of one station besides its page: names and bytes."""

    def made(view: formats.View, form: str) -> bytes:
        return formats.snapshot(subject, view, formats.format_named(form))

    overview = formats.view_named("overview")
    yield "latest.json", made(overview, "json")
    yield "overview.md", made(overview, "md")
    yield "calendar.ics", made(overview, "ics")
    yield "crew.ics", made(formats.view_named("crew"), "ics")
    for view in formats.VIEWS:
        if view.of is None and view is not overview:
            yield f"{view.id}.json", made(view, "json")
            yield f"{view.id}.csv", made(view, "csv")
    if not pictures:
        return
    for view in formats.VIEWS:
        if formats.own_picture(view):
            yield f"{view.id}.svg", made(view, "svg")
            yield f"{view.id}.png", made(view, "png")


def _places(subjects: Sequence[Subject]) -> list[_Place]:
    """Give each station a folder: its id, as far as every file system and address can hold it."""
    places: list[_Place] = []
    taken: set[str] = set()
    for number, subject in enumerate(subjects):
        folder = _PLAIN.sub("-", subject.station.lower()).strip("-")[:60] if number else ""
        if number and (not folder or folder in taken or folder in _RESERVED):
            folder = f"{folder or 'station'}-{number + 1}"
        taken.add(folder)
        places.append(_Place(subject, folder))
    return places
