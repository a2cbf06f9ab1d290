"""Dependence as text: who brings whom home, and who can raise the orbit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.ink import PLAIN, agency_code
from crewtrack.export.table import lines
from crewtrack.export.text.words import (
    date_words,
    instant,
    listed,
    named,
    tagged,
    text,
    the_station,
)

if TYPE_CHECKING:
    from crewtrack.export.ink import Ink
    from crewtrack.export.table import Cell
    from crewtrack.views.shapes import Dependence, Reliance, SoleSpan


def depends_text(
    dependence: Dependence,
    station_name: str,
    *,
    reliance: Reliance | None = None,
    ink: Ink = PLAIN,
) -> str:
    """Return who depends on whom, as text that ends in a newline; with `reliance`, by agency and over a span."""
    title = ink.bold("who depends on whom")
    out = [f"{title} at {the_station(station_name)}  {instant(dependence.at)}", ""]
    if reliance is not None:
        out += [f"{sentence}." for sentence in reliance.answer.rstrip(".").split(". ")]
        out.append("")
    if dependence.seats_home:
        for one in dependence.seats_home:
            seats = tagged(one.provider, ink, count=one.seats)
            out.append(f"seats home    {seats}  {listed(one.ship_names)}")
    else:
        out.append("seats home    none")
    for rider in dependence.across:
        own, other = tagged(rider.agency, ink), tagged(rider.provider, ink)
        out.append(
            f"rides across  {named(rider.name)} ({own}) goes home on {named(rider.ride_home_name)} ({other})"
        )
    if dependence.reboost:
        for agency, ships in dependence.reboost:
            out.append(f"reboost       {tagged(agency, ink)}  {listed(ships)}")
    elif dependence.reboost_known:
        out.append("reboost       no ship that is docked can")
    if not dependence.reboost_known:
        who = "others are not recorded" if dependence.reboost else "not recorded"
        out.append(f"reboost       {who}: not every cargo ship of that time is")
    if dependence.sole_return is not None:
        out.append(f"only {tagged(dependence.sole_return, ink)} can bring people home")
    if dependence.sole_reboost is not None:
        out.append(f"only {tagged(dependence.sole_reboost, ink)} can raise the orbit")
    if reliance is not None:
        out += _shares(reliance, ink)
        out += _sole("bring people home", reliance.sole_return, ink)
        out += _sole("raise the orbit", reliance.sole_reboost, ink)
        out += _judged(reliance)
    return text(out)


def _shares(reliance: Reliance, ink: Ink) -> list[str]:
    rows: list[list[Cell]] = [
        [
            (one.agency.tag, agency_code(one.agency)),
            str(one.crew or "·"),
            str(one.seats_home or "·"),
            str(one.lifeboats or "·"),
            str(one.seats_up or "·"),
            str(len(one.reboost) or "·"),
        ]
        for one in reliance.shares
    ]
    head = ("", "crew", "seats home", "lifeboat for", "seats up ahead", "can reboost")
    return [
        "",
        *lines(rows, align="lrrrrr", head=head, ink=ink),
        f"seats up ahead: in flights with crew that launch up to {instant(reliance.until)}",
    ]


def _judged(reliance: Reliance) -> list[str]:
    """Return the line that says over which part of the span engines are judged, where it is not the whole."""
    over = reliance.reboost_over
    if over == ((reliance.at, reliance.until),) or reliance.at == reliance.until:
        return []
    if not over:
        return ["", "engines are not judged: cargo is not recorded completely"]
    if len(over) == 1 and over[0][0] == reliance.at:
        words = f"up to {date_words(over[0][1])}"
    else:
        words = "from " + listed(f"{date_words(one)} to {date_words(two)}" for one, two in over)
    return ["", f"engines are judged {words}: cargo is not recorded completely beyond"]


def _sole(what: str, spans: tuple[SoleSpan, ...], ink: Ink) -> list[str]:
    """Return the lines that say when one agency alone, or none, can do something."""
    if not spans:
        return []
    rows: list[list[Cell]] = [
        [
            instant(one.start),
            instant(one.end),
            ("nobody", "") if one.agency is None else (one.agency.tag, agency_code(one.agency)),
        ]
        for one in spans
    ]
    head = ("from", "to", "only")
    return [
        "",
        f"when one agency alone can {what}, or none",
        *lines(rows, align="lll", head=head, ink=ink),
    ]
