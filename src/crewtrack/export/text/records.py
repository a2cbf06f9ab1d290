"""Records and visitors as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.ink import PLAIN, agency_code
from crewtrack.export.table import lines
from crewtrack.export.text.flights import ABOUT, lasted
from crewtrack.export.text.people import ahead
from crewtrack.export.text.words import date_words, instant, named, plural, text, the_station

if TYPE_CHECKING:
    from crewtrack.export.ink import Ink
    from crewtrack.export.table import Cell
    from crewtrack.views.shapes import Feat, Records, VisitorRow, Visitors

_PARTS = (
    ("most days in space", "most_days"),
    ("longest flights", "longest_flights"),
    ("most flights on record", "most_flights"),
    ("oldest at launch", "oldest"),
    ("youngest at launch", "youngest"),
)


def records_text(records: Records, *, ink: Ink = PLAIN) -> str:
    """Return records, as text that ends in a newline."""
    name = the_station(records.station_name)
    since = f", since {date_words(records.since)}" if records.since is not None else ""
    out = [f"{ink.bold('records')} of those who fly to {name}{since}  {instant(records.at)}"]
    out.append(f"{plural(records.visited, 'person', 'people')} have been aboard")
    if records.crowds:
        out.append(f"most aboard at once: {records.most_aboard}, {_crowds(records)}")
    for label, part in _PARTS:
        feats: tuple[Feat, ...] = getattr(records, part)
        if feats:
            rows = [_row(place, one, part) for place, one in enumerate(feats, 1)]
            out += ["", ink.bold(label), *lines(rows, align="rrlll", ink=ink)]
    if records.ahead:
        out += ["", ink.bold("ahead"), *(f"  {one}" for one in ahead(records.ahead))]
    if any(lasted(one.days).startswith("~") for one in records.longest_flights):
        out += ["", ABOUT]
    return text(out)


def _row(place: int, one: Feat, part: str) -> list[Cell]:
    if part == "longest_flights":
        value = f"{lasted(one.days)} d"
    elif part == "most_days":
        value = f"{int(one.value)} d"
    else:
        value = f"{int(one.value)}"
    going = "so far" if one.under_way else ""
    return [
        f"  {place}",
        value,
        (named(one.agency.tag), agency_code(one.agency)),
        named(one.name),
        "  ".join(filter(None, (_ships(one), going))),
    ]


def _ships(one: Feat) -> str:
    if one.up_name is None:
        return ""
    if one.home_name is None or one.home == one.up:
        return named(one.up_name)
    return f"{named(one.up_name)} → {named(one.home_name)}"


def _crowds(records: Records) -> str:
    return ", ".join(
        date_words(one.start) + (f" with {named(one.flight_name)}" if one.flight_name else "")
        for one in records.crowds
    )


def visitors_text(visitors: Visitors, *, ink: Ink = PLAIN) -> str:
    """Return who has been aboard by year, country or agency, as text that ends in a newline."""
    count = f"{visitors.people} {'person' if visitors.people == 1 else 'people'}"
    name = the_station(visitors.station_name)
    out = [f"{ink.bold(count)} aboard {name}, by {visitors.by}  {instant(visitors.at)}"]
    yearly = visitors.by == "year"
    # a sign on every row would tell them from nothing
    every = bool(visitors.rows) and not any(one.complete for one in visitors.rows)
    if visitors.rows:
        # of a country or an agency everybody is new once: that would say the same twice
        new, total = ("new", "in all") if yearly else ("", "")
        head = (visitors.by, "people", new, total, "stays", "days aboard")
        rows = [_visitors(one, yearly=yearly, marked=not every) for one in visitors.rows]
        out += ["", *lines(rows, align="lrrrrr", head=head, ink=ink)]
    if every:
        out += ["", "all are at least: the record does not claim every crewed flight of that time"]
    elif not all(one.complete for one in visitors.rows):
        out += ["", "+ is at least: the record does not claim every crewed flight of that time"]
    return text(out)


def _visitors(one: VisitorRow, *, yearly: bool, marked: bool) -> list[Cell]:
    more = "+" if marked and not one.complete else ""
    return [
        named(one.name),
        f"{one.people}{more}",
        f"{one.newcomers}{more}" if yearly else "",
        "" if one.total is None else f"{one.total}{more}",
        f"{one.stays}{more}",
        f"{one.days:.0f}{more}",
    ]
