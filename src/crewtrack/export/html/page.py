"""The page of a station: its parts in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attr

from crewtrack.export.html.frame import frame_of
from crewtrack.export.html.markup import Markup, join
from crewtrack.export.html.shell import ALONE, part, whole
from crewtrack.export.text.words import date_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crewtrack.app.session import Opened
    from crewtrack.export.formats import Subject, View
    from crewtrack.export.html.frame import Frame
    from crewtrack.export.html.shell import Around
    from crewtrack.views.shapes import Agenda, Overview

EVENTS, MOST_EVENTS = 14, 500
"""How many events the whole page lists, and the page of them alone."""

PARTS = ("overview", "crew", "next", "timeline", "ports", "depends")
"""The views that are parts of a station's page, after the whole of it."""


def html(subject: Subject, view: View) -> bytes:
    """Return a page: of a station, of the part of it that a view names, or of a list."""
    if view.id in PARTS:
        return station_page(subject, only=None if view.id == PARTS[0] else view.id)
    from crewtrack.export.html.lists import list_page

    return list_page(subject, view)


def station_page(subject: Subject, *, only: str | None = None, around: Around = ALONE) -> bytes:
    """Return the page of a station at an instant, as UTF-8.

    Args:
        subject: the station and the instant.
        only: the id of the one part to show; None for all.
        around: the ways to other pages.
    """
    from crewtrack.views.agenda import agenda
    from crewtrack.views.overview import overview

    book, station, at = subject.book, subject.station, subject.at
    frame = frame_of(subject)
    limit = MOST_EVENTS if only == "next" else EVENTS
    seen = attr.evolve(
        overview(book.ledger, station, at), agenda=agenda(book.ledger, station, at, limit=limit)
    )
    title = book.title
    return whole(
        seen.station_name,
        [part for key, part in _parts(book, seen, frame, around.all_next) if only in {None, key}],
        frame,
        title=f"{seen.station_name}: {_aboard(seen)}",
        description=_description(seen),
        subtitle=None if title.startswith(seen.station_name) else title,
        around=around,
    )


def _aboard(seen: Overview) -> str:
    roster = seen.roster
    if roster.most == 0 and not roster.recorded:
        return "not recorded"
    return f"{roster.count} aboard" if roster.count else "nobody aboard"


def _description(seen: Overview) -> str:
    counts = ", ".join(f"{group.agency.name} {group.count}" for group in seen.roster.groups)
    return f"{_aboard(seen)} on {date_words(seen.at)}" + (f": {counts}" if counts else "")


# -- the parts -------------------------------------------------------------------------------------


def _parts(
    book: Opened, seen: Overview, frame: Frame, all_next: str | None
) -> Iterable[tuple[str, Markup]]:
    """Yield every part with the id of its view; those without content are left out."""
    from crewtrack.export.html.agenda import agenda
    from crewtrack.export.html.crew import crew
    from crewtrack.export.html.depends import depends
    from crewtrack.export.html.hero import hero
    from crewtrack.export.html.ports import ports
    from crewtrack.export.html.said import bulletins, sources
    from crewtrack.export.html.station import station
    from crewtrack.export.html.timeline import timeline, window
    from crewtrack.views.dependence import reliance
    from crewtrack.views.sources import sources as found
    from crewtrack.views.station_map import station_map
    from crewtrack.views.timeline import timeline as over

    yield "overview", hero(seen, frame)
    yield (
        "crew",
        part("crew", "Aboard", "By agency, with days since launch", crew(seen.roster, frame)),
    )
    events = agenda(seen.agenda, frame, all_next)
    yield "next", part("next", "Next", _hindsight(seen.agenda, frame), events)
    start, end = window(seen.at)
    bars = over(book.ledger, seen.station, seen.at, start, end)
    note = "Ports and people, month by month; what is planned is lighter"
    yield "timeline", part("timeline", "Timeline", note, timeline(bars, frame))
    drawn = station_map(book.ledger, seen.station, seen.at, seen.ports)
    held = ports(seen.ports, frame)
    yield (
        "ports",
        part(
            "ports",
            "Ports",
            _taken(seen),
            held if drawn is None else join((station(drawn, frame), held)),
        ),
    )
    ahead = reliance(book.ledger, seen.station, seen.at, None)
    yield (
        "depends",
        part(
            "depends",
            "Who depends on whom",
            f"Seats up count flights with crew that launch up to {date_words(ahead.until)}",
            depends(seen.dependence, ahead),
        ),
    )
    said = bulletins(seen.bulletins, frame)
    if said:
        yield "bulletins", part("bulletins", "Bulletins", "What was said, newest first", said)
    rests = sources(found(book.schedule, seen))
    if rests:
        yield "sources", part("sources", "Sources", "Who says so", rests)


def _hindsight(agenda: Agenda, frame: Frame) -> str:
    if not agenda.hindsight or not agenda.events or frame.under or agenda.kept_to is None:
        return "Times are UTC"
    return f"Times are UTC. As it happened: the record is kept to {date_words(agenda.kept_to)}"


def _taken(seen: Overview) -> str:
    total = len(seen.ports.rows)
    if not seen.ports.recorded:
        return f"{seen.ports.taken} taken on record"
    return f"{seen.ports.taken} of {total} taken" if total else ""
