"""Every view as Markdown: by hand where one is written for it, else as the table of its CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.markdown.write import document, heading, plain, table
from crewtrack.export.text.words import instant

if TYPE_CHECKING:
    from crewtrack.export.formats import Subject, View

_NEXT = 20


def md(subject: Subject, view: View) -> bytes:
    """Return a view as Markdown, with what it is laid under in its first line."""
    what_if = subject.book.what_if
    head = [f"What if: {plain(what_if.words)}", ""] if what_if else []
    return document([*head, *_lines(subject, view)]).encode("utf-8", "replace")


def _lines(subject: Subject, view: View) -> list[str]:
    if view.id == "overview":
        return _overview(subject)
    made = _one(subject, view.id, level=1)
    return made if made is not None else _plain(subject, view)


def _overview(subject: Subject) -> list[str]:
    out = heading(plain(subject.station_name))
    for view in ("crew", "next", "ports", "depends"):
        out += _one(subject, view, level=2) or []
        if out[-1]:
            out.append("")
    return out


def _one(subject: Subject, view: str, *, level: int) -> list[str] | None:
    """Return the lines of a view that is written by hand; None for any other."""
    ledger, station, at = subject.book.ledger, subject.station, subject.at
    name = subject.station_name
    if view == "crew":
        from crewtrack.export.markdown.crew import crew_md
        from crewtrack.views.roster import roster

        return crew_md(roster(ledger, station, at), level=level)
    if view == "next":
        from crewtrack.export.markdown.agenda import next_md
        from crewtrack.views.agenda import agenda

        found = agenda(ledger, station, at, limit=_NEXT if level > 1 else None)
        return next_md(found, name, what_if=bool(subject.book.what_if), level=level)
    if view == "ports":
        from crewtrack.export.markdown.ports import ports_md
        from crewtrack.views.ports import ports

        return ports_md(ports(ledger, station, at), level=level)
    if view == "depends":
        from crewtrack.export.markdown.depends import depends_md
        from crewtrack.views.dependence import dependence, reliance

        ahead = reliance(ledger, station, at, None)
        return depends_md(dependence(ledger, station, at), name, ahead, level=level)
    if view == "person" and subject.of is not None:
        from crewtrack.export.markdown.person import person_md
        from crewtrack.views.person import person

        whose = person(ledger, subject.of, at)
        return person_md(whose, level=level) if whose is not None else None
    if view == "slips":
        from crewtrack.export.markdown.slips import slips_md
        from crewtrack.views.slips import slips

        return slips_md(slips(ledger, station), level=level)
    return None


def _plain(subject: Subject, view: View) -> list[str]:
    """Return a view as the table that its CSV is, without the columns that are empty."""
    import csv
    import io

    rows = list(csv.reader(io.StringIO(view.shot.csv(subject), newline="")))
    out = heading(f"{plain(view.title.capitalize())}")
    out += [f"{plain(subject.station_name)} · {instant(subject.at)}", ""]
    if len(rows) < 2:
        return [*out, "Nothing is on record."]
    used = [place for place in range(len(rows[0])) if any(row[place] for row in rows[1:])]
    return out + table(
        [plain(rows[0][place].replace("_", " ")) for place in used],
        [[plain(row[place]) for place in used] for row in rows[1:]],
    )
