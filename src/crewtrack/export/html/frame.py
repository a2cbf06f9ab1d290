"""What all parts of a page share: the instant, and small pieces: times, agencies, countdowns, tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attr

from crewtrack.export.colours import AGENCIES, LIGHT
from crewtrack.export.html.markup import NOTHING, Markup, el, join, name
from crewtrack.model.when import Precision
from crewtrack.model.when_words import countdown, countdown_parts, day, iso, short

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from crewtrack.export.formats import Subject
    from crewtrack.export.html.markup import Child
    from crewtrack.model.when import When
    from crewtrack.views.shapes import AgencyRef

_TICKS = {
    Precision.SECOND: "second",
    Precision.MINUTE: "minute",
    Precision.HOUR: "hour",
    Precision.DAY: "day",
}
_UNITS = ("d", "h", "m", "s")
_FINEST = {"second": 4, "minute": 3, "hour": 2}


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Frame:
    """What a page is of.

    Attributes:
        at: the instant that it shows (aware, UTC).
        live: whether that instant was now when the page was made: its countdowns follow the reader's clock.
            Else they run from the instant on, from when the page is opened.
        under: the what-if in words; empty for the schedule as it is.
        zone: the IANA name of the zone of a second clock, or None.
    """

    at: datetime
    live: bool
    under: str = ""
    zone: str | None = None

    @property
    def year(self) -> int:
        """The year that times of this view need not name."""
        return self.at.year


def frame_of(subject: Subject) -> Frame:
    """Return what a page of a subject is of."""
    return Frame(subject.at, subject.live, subject.book.what_if.words, subject.zone)


def stamp(when: When, frame: Frame, *, clock: bool = True) -> Markup:
    """Return a time as a list shows it, no finer than it is known; machines can read it where it is exact."""
    words = short(when, frame.year) if clock else day(when, frame.year)
    if when.is_exact and when.earliest is not None:
        return el("time", words, datetime=iso(when.earliest))
    if when.precision is Precision.DAY and when.bound is None and when.earliest is not None:
        return el("time", words, datetime=when.earliest.date().isoformat())
    return el("span", words)


def moment(at: datetime, words: str) -> Markup:
    """Return an instant in the given words."""
    return el("time", words, datetime=iso(at))


def until(when: When, frame: Frame) -> Markup:
    """Return how long it is until a time, in words; the script keeps them true, no finer than the time is known."""
    words = countdown(when, frame.at)
    kind = _TICKS.get(when.precision) if when.bound is None else None
    if kind is None or when.earliest is None:
        return el("span", words, cls="until", data_vague=True)
    return el("span", words, cls="until", data_to=iso(when.earliest), data_known=kind)


def large(when: When, frame: Frame) -> Markup:
    """Return a countdown in figures, if the time is known well enough, else in words."""
    parts = countdown_parts(when, frame.at)
    kind = _TICKS.get(when.precision)
    if parts is None or kind not in _FINEST or when.earliest is None:
        return el("p", until(when, frame), cls="large words")
    shown = [
        join(
            (
                el("b", f"{value:02d}" if unit != "d" else str(value), data_unit=unit),
                el("i", unit),
            )
        )
        for unit, value in zip(_UNITS[: _FINEST[kind]], parts, strict=False)
    ]
    return el(
        "p",
        join(shown, " "),
        cls="large",
        data_to=iso(when.earliest),
        data_known=kind,
        role="timer",
    )


def hue(agency: AgencyRef | None) -> str:
    """Return the class that gives an agency's colour; empty where it has none of its own."""
    ident = agency.id if agency is not None else None
    return f"of-{ident}" if ident in AGENCIES[LIGHT] else ""


def tag(agency: AgencyRef | None, *, count: int | None = None) -> Markup:
    """Return an agency's tag in its colour, with its name for whoever asks, and a count if one is given."""
    if agency is None:
        return NOTHING
    shown = el("abbr", name(agency.tag), cls=f"tag {hue(agency)}".rstrip(), title=agency.name)
    return shown if count is None else join((shown, el("span", count, cls="n")), "\u00a0")


def mix(agencies: Iterable[tuple[AgencyRef, int]]) -> Markup:
    """Return a crew by agency."""
    return join([el("span", tag(one, count=count), cls="mix") for one, count in agencies], " ")


def table(
    caption: str,
    head: Sequence[str],
    rows: Iterable[Sequence[Child]],
    *,
    numbers: Iterable[int] = (),
    cls: str | None = None,
) -> Markup:
    """Return a table whose rows stand as cards on a narrow screen, and stay a table to a screen reader.

    Args:
        caption: what it tells; for screen readers, since a heading says it to the others.
        head: the titles of its columns; the first column is the head of its row.
        rows: a cell for each column.
        numbers: the columns that are lined up on their right.
        cls: its class.
    """
    right = frozenset(numbers)

    def column(place: int) -> str | None:
        return "num" if place in right else None

    heads = [
        el("th", title, scope="col", role="columnheader", cls=column(place))
        for place, title in enumerate(head)
    ]
    body = []
    for row in rows:
        cells = []
        for place, cell in enumerate(row):
            if place == 0:
                cells.append(el("th", cell, scope="row", role="rowheader"))
                continue
            cells.append(
                el(
                    "td",
                    cell,
                    role="cell",
                    data_label=head[place] or None,
                    cls=" ".join(filter(None, (column(place), None if cell else "none"))) or None,
                )
            )
        body.append(el("tr", *cells, role="row"))
    return el(
        "table",
        el("caption", caption, cls="hidden"),
        el("thead", el("tr", *heads, role="row"), role="rowgroup"),
        el("tbody", *body, role="rowgroup"),
        role="table",
        cls=cls,
    )
