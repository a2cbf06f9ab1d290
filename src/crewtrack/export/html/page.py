"""The page: its parts in order, its style and script, and the policy that lets nothing else in."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import attr

from crewtrack.export.colours import AGENCIES, DARK, DIM, GROUND, INK, LIGHT, RULE
from crewtrack.export.html.frame import Frame, moment
from crewtrack.export.html.markup import NOTHING, Markup, el, join, name
from crewtrack.export.text.words import date_words
from crewtrack.model.when_words import WEEKDAYS, iso

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from crewtrack.app.session import Opened
    from crewtrack.export.formats import Subject, View
    from crewtrack.views.shapes import Agenda, Overview

EVENTS = 14
"""How many events a page lists."""

_COLOURS = {"paper": GROUND, "ink": INK, "dim": DIM, "rule": RULE}


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Link:
    """A way to another page or file beside this one; `href` is relative."""

    href: str
    title: str
    here: bool = False


def html(subject: Subject, view: View) -> bytes:
    """Return a page of a station: everything, or the part that a view names."""
    return station_page(
        subject.book,
        subject.station,
        subject.at,
        live=subject.live,
        only=None if view.id == "overview" else view.id,
        zone=subject.zone,
    )


def station_page(
    book: Opened,
    station: str,
    at: datetime,
    *,
    live: bool = False,
    only: str | None = None,
    zone: str | None = None,
    stations: Iterable[Link] = (),
    files: Iterable[Link] = (),
) -> bytes:
    """Return the page of a station at an instant, as UTF-8.

    Args:
        book: the schedule.
        station: the station's id.
        at: the instant (aware, UTC).
        live: whether the instant is the clock's now, so that countdowns follow the reader's clock.
        only: the id of the one part to show; None for all.
        zone: the IANA name of the zone of a second clock beside UTC, or None.
        stations: the pages of other stations.
        files: the same in other formats.
    """
    from crewtrack.views.agenda import agenda
    from crewtrack.views.overview import overview

    frame = Frame(at, live, book.what_if.words, zone)
    seen = attr.evolve(
        overview(book.ledger, station, at), agenda=agenda(book.ledger, station, at, limit=EVENTS)
    )
    parts = [part for key, part in _parts(book, seen, frame) if only in {None, key}]
    title = f"{seen.station_name}: {_aboard(seen)}"
    body = join(
        (
            _masthead(book, seen, frame, stations),
            el("main", *parts),
            _foot(files),
        )
    )
    return _document(title, _description(seen), body, frame)


def _aboard(seen: Overview) -> str:
    roster = seen.roster
    if roster.most == 0 and not roster.recorded:
        return "not recorded"
    return f"{roster.count} aboard" if roster.count else "nobody aboard"


def _description(seen: Overview) -> str:
    counts = ", ".join(f"{group.agency.name} {group.count}" for group in seen.roster.groups)
    return f"{_aboard(seen)} on {date_words(seen.at)}" + (f": {counts}" if counts else "")


# -- the parts -------------------------------------------------------------------------------------


def _parts(book: Opened, seen: Overview, frame: Frame) -> Iterable[tuple[str, Markup]]:
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
    yield "next", part("next", "Next", _hindsight(seen.agenda, frame), agenda(seen.agenda, frame))
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


def part(ident: str, title: str, note: str, content: Markup) -> Markup:
    """Return a part of the page under its title."""
    return el(
        "section",
        el("header", el("h2", title, id=f"{ident}-title"), el("p", note) if note else None),
        el("div", content, cls="body"),
        id=ident,
        cls="part",
        aria_labelledby=f"{ident}-title",
    )


def _hindsight(agenda: Agenda, frame: Frame) -> str:
    if not agenda.hindsight or not agenda.events or frame.under or agenda.kept_to is None:
        return "Times are UTC"
    return f"Times are UTC. As it happened: the record is kept to {date_words(agenda.kept_to)}"


def _taken(seen: Overview) -> str:
    total = len(seen.ports.rows)
    if not seen.ports.recorded:
        return f"{seen.ports.taken} taken on record"
    return f"{seen.ports.taken} of {total} taken" if total else ""


# -- around them -----------------------------------------------------------------------------------


def _masthead(book: Opened, seen: Overview, frame: Frame, stations: Iterable[Link]) -> Markup:
    at = frame.at
    clock = f"{at:%H:%M}" + (f":{at:%S}" if at.second else "")
    words = f"{WEEKDAYS[at.weekday()]} {date_words(at)}"
    when = el(
        "p",
        moment(at, words),
        " ",
        el("span", f"{clock} UTC", data_now=True),
        _second(frame),
        cls="as-of",
    )
    kind = NOTHING
    if not frame.live:
        kind = el("span", "replay", cls="replay", title="Countdowns run from this instant.")
    links = [
        el(
            "li",
            el("a", name(one.title), href=one.href, aria_current="page" if one.here else None),
        )
        for one in stations
    ]
    title = book.title if book.title not in {"", seen.station_name} else None
    return el(
        "header",
        el(
            "div",
            el("p", "crewtrack", cls="mark"),
            el("nav", el("ul", *links), aria_label="stations") if links else None,
            cls="bar",
        ),
        el(
            "div",
            el("h1", name(seen.station_name)),
            el("div", when, kind, cls="now"),
            cls="heading",
        ),
        el("p", name(title), cls="subtitle")
        if title and not title.startswith(seen.station_name)
        else None,
        el("p", el("strong", "What if: "), name(frame.under), cls="under") if frame.under else None,
        cls="masthead",
    )


def _second(frame: Frame) -> Markup:
    """Return the second clock, if one is wanted."""
    if frame.zone is None:
        return NOTHING
    from crewtrack.app.zones import local_time

    found = local_time(frame.at, frame.zone)
    return NOTHING if found is None else el("span", " ".join(found), cls="second")


def _foot(files: Iterable[Link]) -> Markup:
    links = [el("li", el("a", one.title, href=one.href)) for one in files]
    return el(
        "footer",
        el("nav", el("ul", *links), aria_label="the same as a file") if links else None,
        el(
            "p",
            "Derived by crewtrack from a plain-text schedule: nothing here was typed in that follows from it.",
        ),
    )


def _document(title: str, description: str, body: Markup, frame: Frame) -> bytes:
    style, script = _style(), _read("page.js")
    policy = (
        f"default-src 'none'; style-src '{_hash(style)}'; script-src '{_hash(script)}'; "
        "base-uri 'none'; form-action 'none'"
    )
    head = el(
        "head",
        el("meta", charset="utf-8"),
        el("meta", http_equiv="Content-Security-Policy", content=policy),
        el("meta", name="viewport", content="width=device-width, initial-scale=1"),
        el("meta", name="color-scheme", content="light dark"),
        el("meta", name="description", content=description),
        el("meta", name="generator", content="crewtrack"),
        el("meta", name="referrer", content="no-referrer"),
        el("title", title),
        Markup(f"<style>{style}</style>"),
    )
    page = el(
        "html",
        head,
        Markup("\n"),
        el("body", body, Markup(f"\n<script>{script}</script>")),
        lang="en",
        data_at=iso(frame.at),
        data_clock="live" if frame.live else "replay",
    )
    return f"<!DOCTYPE html>\n{_broken(page)}\n".encode()


def _broken(page: str) -> str:
    """Put each block on a line of its own: a change of one shows as a change of one."""
    for tag in ("section", "li", "tr", "ol", "ul", "tbody", "header", "footer", "main", "svg"):
        page = page.replace(f"</{tag}>", f"</{tag}>\n")
    return page


@cache
def _read(what: str) -> str:
    return Path(__file__).with_name(what).read_text(encoding="utf-8")


@cache
def _style() -> str:
    """Return the style: the colours that everything of ours shares, then the rules of the page."""

    def colours(theme: str) -> str:
        ground = "".join(f"--{key}:{by[theme]};" for key, by in _COLOURS.items())
        return ground + "".join(f"--{key}:{hue};" for key, hue in AGENCIES[theme].items())

    hues = "".join(f".of-{key}{{--hue:var(--{key})}}" for key in AGENCIES[LIGHT])
    return (
        f":root{{color-scheme:light dark;{colours(LIGHT)}}}\n"
        f"@media (prefers-color-scheme:dark){{:root{{{colours(DARK)}}}}}\n"
        f"@media print{{:root{{color-scheme:light;{colours(LIGHT)}}}}}\n{hues}\n"
    ) + _read("page.css")


def _hash(content: str) -> str:
    return "sha256-" + b64encode(sha256(content.encode()).digest()).decode()
