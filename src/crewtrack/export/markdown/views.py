"""Every view as Markdown: by hand where one is written for it, else as the table of its CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.markdown.write import document, heading, plain, table
from crewtrack.export.text.words import instant

if TYPE_CHECKING:
    from collections.abc import Callable

    from crewtrack.export.formats import Subject, View

    Maker = Callable[[Subject, int], list[str]]
    """What makes a view at a level of headings."""

_PARTS = ("crew", "next", "ports", "depends")
_NEXT = 20


def md(subject: Subject, view: View) -> bytes:
    """Return a view as Markdown, with what it is laid under in its first line."""
    what_if = subject.book.what_if
    head = [f"What if: {plain(what_if.words)}", ""] if what_if else []
    maker = MAKERS.get(view.id)
    lines = maker(subject, 1) if maker is not None else _plain(subject, view)
    return document([*head, *lines]).encode("utf-8", "replace")


def _overview(subject: Subject, level: int) -> list[str]:
    out = heading(plain(subject.station_name), level)
    for part in _PARTS:
        out += MAKERS[part](subject, level + 1)
        if out[-1]:
            out.append("")
    return out


def _crew(subject: Subject, level: int) -> list[str]:
    from crewtrack.export.markdown.crew import crew_md
    from crewtrack.export.shots.crew import shape

    return crew_md(shape(subject), level=level)


def _next(subject: Subject, level: int) -> list[str]:
    from crewtrack.export.markdown.agenda import next_md
    from crewtrack.export.shots.next import shape

    found = shape(subject, limit=_NEXT if level > 1 else None)
    return next_md(found, subject.station_name, what_if=bool(subject.book.what_if), level=level)


def _timeline(subject: Subject, level: int) -> list[str]:
    from crewtrack.export.markdown.timeline import timeline_md
    from crewtrack.export.shots.timeline import shape

    return timeline_md(shape(subject), level=level)


def _ports(subject: Subject, level: int) -> list[str]:
    from crewtrack.export.markdown.ports import ports_md
    from crewtrack.export.shots.ports import shape

    return ports_md(shape(subject), level=level)


def _people(subject: Subject, level: int) -> list[str]:
    from crewtrack.export.markdown.people import people_md
    from crewtrack.export.shots.people import shape

    return people_md(shape(subject), level=level)


def _flights(subject: Subject, level: int) -> list[str]:
    from crewtrack.export.markdown.flights import flights_md
    from crewtrack.export.shots.flights import shape

    return flights_md(shape(subject), level=level)


def _person(subject: Subject, level: int) -> list[str]:
    from crewtrack.export.markdown.person import person_md
    from crewtrack.export.shots.person import shape

    return person_md(shape(subject), level=level)


def _depends(subject: Subject, level: int) -> list[str]:
    from crewtrack.export.markdown.depends import depends_md
    from crewtrack.export.shots.depends import ahead, shape

    return depends_md(shape(subject), subject.station_name, ahead(subject), level=level)


def _slips(subject: Subject, level: int) -> list[str]:
    from crewtrack.export.markdown.slips import slips_md
    from crewtrack.export.shots.slips import shape

    return slips_md(shape(subject), level=level)


def _log(subject: Subject, level: int) -> list[str]:
    from crewtrack.export.markdown.log import log_md
    from crewtrack.export.shots.log import shape

    return log_md(shape(subject), level=level)


def _check(subject: Subject, level: int) -> list[str]:
    from crewtrack.export.markdown.check import check_md

    return check_md(subject.book.problems, level=level)


MAKERS: dict[str, Maker] = {
    "overview": _overview,
    "crew": _crew,
    "next": _next,
    "timeline": _timeline,
    "ports": _ports,
    "people": _people,
    "flights": _flights,
    "person": _person,
    "depends": _depends,
    "slips": _slips,
    "log": _log,
    "check": _check,
}
"""The views that are written by hand, by their ids."""


def _plain(subject: Subject, view: View) -> list[str]:
    """Return a view as the table that its CSV is, without the columns that are empty."""
    import csv
    import io

    rows = list(csv.reader(io.StringIO(view.shot.csv(subject), newline="")))
    out = heading(plain(view.title.capitalize()))
    out += [f"{plain(subject.station_name)} · {instant(subject.at)}", ""]
    if len(rows) < 2:
        return [*out, "Nothing is on record."]
    used = [place for place in range(len(rows[0])) if any(row[place] for row in rows[1:])]
    return out + table(
        [plain(rows[0][place].replace("_", " ")) for place in used],
        [[plain(row[place]) for place in used] for row in rows[1:]],
    )
