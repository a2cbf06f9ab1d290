"""What stands around every page: its head, its style and script, and the policy that lets nothing else in."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import attr

from crewtrack.export.colours import AGENCIES, DARK, DIM, GROUND, INK, LIGHT, RULE
from crewtrack.export.html.frame import moment
from crewtrack.export.html.markup import NOTHING, Markup, el, join, name
from crewtrack.export.text.words import date_words
from crewtrack.model.when_words import WEEKDAYS, iso

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crewtrack.export.html.frame import Frame

_COLOURS = {"paper": GROUND, "ink": INK, "dim": DIM, "rule": RULE}


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Link:
    """A way to another page or file beside this one; `href` is relative."""

    href: str
    title: str
    here: bool = False


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Around:
    """The ways from a page to others.

    Attributes:
        stations: those of other stations.
        pages: those of this station.
        files: the same as files.
        all_next: the address of the page that lists all that comes next, if there is one.
    """

    stations: tuple[Link, ...] = ()
    pages: tuple[Link, ...] = ()
    files: tuple[Link, ...] = ()
    all_next: str | None = None


ALONE = Around()
"""Of a page that stands by itself."""


def whole(
    heading: str,
    parts: Iterable[Markup],
    frame: Frame,
    *,
    title: str,
    description: str,
    subtitle: str | None = None,
    around: Around = ALONE,
) -> bytes:
    """Return a page, as UTF-8.

    Args:
        heading: what it is of.
        parts: its parts, in order.
        frame: the instant, and what it is laid under.
        title: what a tab shows.
        description: what it shows, in a sentence.
        subtitle: what else it is called, or None.
        around: the ways to other pages.
    """
    body = join(
        (
            _masthead(heading, subtitle, frame, around),
            el("main", *parts),
            _foot(around.files),
        )
    )
    return _document(title, description, body, frame)


def part(ident: str, title: str, note: str, content: Markup, *, wide: bool = False) -> Markup:
    """Return a part of a page under its title; a wide one has its title above it, not beside."""
    return el(
        "section",
        el("header", el("h2", title, id=f"{ident}-title"), el("p", note) if note else None),
        el("div", content, cls="body"),
        id=ident,
        cls="part wide" if wide else "part",
        aria_labelledby=f"{ident}-title",
    )


def _masthead(heading: str, subtitle: str | None, frame: Frame, around: Around) -> Markup:
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
    stations, pages = _ways(around.stations), _ways(around.pages)
    return el(
        "header",
        el(
            "div",
            el("p", "crewtrack", cls="mark"),
            el("nav", stations, aria_label="stations") if stations else None,
            cls="bar",
        ),
        el(
            "div",
            el("h1", name(heading)),
            el("div", when, kind, cls="now"),
            cls="heading",
        ),
        el("p", name(subtitle), cls="subtitle") if subtitle else None,
        el("p", el("strong", "What if: "), name(frame.under), cls="under") if frame.under else None,
        el("nav", pages, aria_label="pages of this station", cls="pages") if pages else None,
        cls="masthead",
    )


def _ways(links: Iterable[Link]) -> Markup:
    lines = [
        el("li", el("a", name(one.title), href=one.href, aria_current="page" if one.here else None))
        for one in links
    ]
    return el("ul", *lines) if lines else NOTHING


def _second(frame: Frame) -> Markup:
    """Return the second clock, if one is wanted."""
    if frame.zone is None:
        return NOTHING
    from crewtrack.app.zones import local_time

    found = local_time(frame.at, frame.zone)
    return NOTHING if found is None else el("span", " ".join(found), cls="second")


def _foot(files: Iterable[Link]) -> Markup:
    ways = _ways(files)
    return el(
        "footer",
        el("nav", ways, aria_label="the same as a file") if ways else None,
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
