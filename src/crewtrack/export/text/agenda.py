"""The agenda as text: what comes next, and what it does to the count."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.ink import PLAIN
from crewtrack.export.table import WIDEST, lines
from crewtrack.export.text.words import date_words, flush, instant, named, tags, text, the_station
from crewtrack.model.when import Precision
from crewtrack.model.when_words import countdown, long, short

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from crewtrack.export.ink import Ink
    from crewtrack.export.table import Cell
    from crewtrack.views.shapes import Agenda, Occurrence

_HEAD = ("in", "UTC", "event", "", "where", "crew", "aboard")


_FINE = frozenset({Precision.SECOND, Precision.MINUTE, Precision.HOUR})


def next_text(
    agenda: Agenda,
    station_name: str,
    *,
    ink: Ink = PLAIN,
    what_if: bool = False,
    clock: tuple[str, Callable[[datetime], str]] | None = None,
    more: str = "; --limit all shows them",
) -> str:
    """Return what comes next, as text that ends in a newline.

    `aboard` is the head count after an event that changes it. Up to the day to which the record was kept, what
    is to come is shown as it happened, and the first line says so, but for a `what_if`.

    Args:
        agenda: what comes.
        station_name: where.
        ink: what it is written with.
        what_if: whether it is laid under a what-if.
        clock: a second clock beside UTC: its name, and how it reads an instant.
        more: what to say behind the number of events that are not shown.
    """
    start = agenda.start
    head = f"{ink.bold('next')} at {the_station(station_name)}  from {instant(start)}"
    if agenda.hindsight and not what_if and agenda.kept_to is not None:
        head += f", as it happened (record kept to {date_words(agenda.kept_to)})"
    out = [head]
    if agenda.events:
        rows: list[list[Cell]] = [
            [
                countdown(one.when, start),
                flush(short(one.when, start.year)),
                _reading(one, clock),
                one.verb,
                named(one.name),
                _where(one),
                tags(one.agencies) if one.flight is not None else "",
                str(one.aboard) if one.aboard is not None else "",
            ]
            for one in agenda.events
        ]
        head_row = (*_HEAD[:2], clock[0] if clock is not None else "", *_HEAD[2:])
        out += ["", *lines(rows, align="rlrllllr", head=head_row, most=WIDEST, ink=ink)]
    elif not agenda.more:
        out += ["", _nothing(agenda)]
    if agenda.more:
        out += ["", f"{agenda.more} more{more}"]
    return text(out)


def _reading(one: Occurrence, clock: tuple[str, Callable[[datetime], str]] | None) -> str:
    """Read an event on a second clock: only where it is known to the hour or finer."""
    if clock is None or one.when.earliest is None or one.when.precision not in _FINE:
        return ""
    return clock[1](one.when.earliest)


def _where(one: Occurrence) -> str:
    if one.kind in {"launch", "land"}:
        return named(one.site_name or "")
    return named(one.port_name or "")


def _nothing(agenda: Agenda) -> str:
    if agenda.last is None:
        return "nothing is planned: the file holds no event of this station"
    if agenda.last.instant > agenda.start:
        return "nothing is planned in that time"
    return f"nothing planned after {long(agenda.last.when)}"
