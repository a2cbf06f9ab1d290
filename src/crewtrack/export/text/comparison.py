"""A comparison as text: what breaks first and when, then what follows, and how long it lasts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.ink import PLAIN, agency_code
from crewtrack.export.table import lines
from crewtrack.export.text.words import date_words, instant, named, plural, text, the_station
from crewtrack.model.when_words import long

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.export.ink import Ink
    from crewtrack.export.table import Cell
    from crewtrack.views.shapes import Comparison, FlightChange
    from crewtrack.views.shapes.common import AgencyRef


def comparison_text(comparison: Comparison, under: str, *, ink: Ink = PLAIN) -> str:
    """Return a comparison, as text that ends in a newline.

    Args:
        comparison: what is compared.
        under: what the second future is laid under: ``without Roscosmos from 25 Feb 2022 00:00 UTC``.
        ink: what it is written with.
    """
    span = f"from {instant(comparison.start)} to {instant(comparison.end)}"
    out = [
        f"{ink.bold(under)}, against the plan, at {the_station(comparison.station_name)}",
        span + ("" if comparison.claimed else "; the record of crews does not reach so far"),
        "",
    ]
    first = comparison.first
    if first is None and comparison.start >= comparison.end:
        return "\n".join([*out, ink.bold("There is nothing to compare.")]) + "\n"
    if first is None:
        return text([*out, ink.bold("Nothing is otherwise.")])
    out += [ink.bold(f"First, on {instant(first.at)}: {first.text}."), ""]
    rows: list[list[Cell]] = [[instant(one.at), one.text] for one in comparison.consequences]
    out += ["what follows", *_table(rows, "ll", ink)]
    out += _people(comparison, ink)
    out += _times(comparison, ink)
    out += _ships(comparison, ink)
    return text(out)


def _table(
    rows: list[list[Cell]], align: str, ink: Ink, head: tuple[str, ...] | None = None
) -> list[str]:
    return lines(rows, align=align, head=head, ink=ink, indent="  ")


def _tag(agency: AgencyRef) -> Cell:
    return named(agency.tag), agency_code(agency)


def _people(comparison: Comparison, ink: Ink) -> list[str]:
    out: list[str] = []
    if comparison.stranded:
        rows: list[list[Cell]] = []
        for one in comparison.stranded:
            plan = f"{one.plan_name}, {long(one.plan_lands)}" if one.plan_lands else one.plan_name
            home = "nothing"
            if one.home_name is not None:
                home = f"{one.home_name}, {long(one.lands)}" if one.lands else one.home_name
            rows.append(
                [named(one.name), _tag(one.agency), plan, home, _longer(one.days, one.home)]
            )
        rides = ("", "", "in the plan home on", "now on", "stays")
        out += ["", "who goes home otherwise", *_table(rows, "lllll", ink, rides)]
    if comparison.unseated:
        rows = [
            [
                named(one.name),
                _tag(one.agency),
                instant(one.start),
                instant(one.end) if one.end is not None else "to the end",
                f"{one.days:.0f}",
                f"{one.days_plan:.0f}",
            ]
            for one in comparison.unseated
        ]
        head = ("", "", "without from", "until", "days", "plan")
        out += ["", "who has no lifeboat seat", *_table(rows, "llllrr", ink, head)]
    return out


def _longer(days: float, home: str | None) -> str:
    if home is None:
        return f"{plural(round(days), 'day')} longer, and more" if days >= 1 else "for good"
    size = plural(round(abs(days)), "day")
    return f"{size} {'longer' if days >= 0 else 'less'}"


def _times(comparison: Comparison, ink: Ink) -> list[str]:
    rows: list[list[Cell]] = [
        [one.words, f"{one.plan:.0f}", f"{one.days:.0f}", _from(one.first)]
        for one in comparison.measures
    ]
    head = ("", "plan", "now", "from")
    out = ["", "days with", *_table(rows, "lrrl", ink, head)]
    if comparison.reboost_end is not None:
        out.append(
            f"  engines are judged up to {date_words(comparison.reboost_end)}: cargo is not recorded beyond"
        )
    return out


def _from(at: datetime | None) -> str:
    return instant(at) if at is not None else ""


def _ships(comparison: Comparison, ink: Ink) -> list[str]:
    out: list[str] = []
    rows: list[list[Cell]] = [
        [_tag(agency), str(plan), str(now)] for agency, plan, now in comparison.seats
    ]
    if rows:
        day = instant(comparison.start)
        out += ["", f"seats home on {day}", *_table(rows, "lrr", ink, ("", "plan", "now"))]
    out += ["", "what can still raise the orbit"]
    rows = [
        [
            named(one.name),
            _tag(one.provider),
            instant(one.since),
            long(one.until) if one.until else "",
        ]
        for one in comparison.boosters
    ]
    if rows:
        out += _table(rows, "llll", ink, ("", "", "docked", "until"))
    else:
        out.append("  no ship")
    for title, changes in (
        ("flights that do not happen", comparison.lost),
        ("flights that are new", comparison.new),
        ("flights that launch at another time", comparison.moved),
    ):
        if changes:
            out += ["", title, *_table([_flight(one) for one in changes], "llll", ink)]
    return out


def _flight(one: FlightChange) -> list[Cell]:
    when = long(one.launch) if one.launch is not None else "time not known"
    moved = ""
    if one.days is not None:
        moved = f"{plural(round(abs(one.days)), 'day')} {'later' if one.days >= 0 else 'earlier'}"
    return [named(one.name), when, moved, f"crew of {len(one.crew)}" if one.crew else ""]
