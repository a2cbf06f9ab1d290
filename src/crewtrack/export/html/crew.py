"""Who is aboard, by agency, and who is on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.html.frame import hue, stamp
from crewtrack.export.html.markup import NOTHING, Markup, el, join, name
from crewtrack.export.text.words import counted, ride, where

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crewtrack.export.html.frame import Frame
    from crewtrack.views.shapes import CrewMember, Roster, Transit


def crew(roster: Roster, frame: Frame) -> Markup:
    """Return everyone aboard under their agency, then each ship under way."""
    groups = [
        el(
            "section",
            el("h3", name(group.agency.name), " ", el("span", group.count, cls="n")),
            _people(group.crew, frame),
            cls=f"agency {hue(group.agency)}".rstrip(),
        )
        for group in roster.groups
    ]
    groups += [_underway(ship, frame) for ship in roster.transit]
    if not groups:
        return el("p", "Nobody is aboard." if roster.recorded else "Not recorded.", cls="about")
    return join(groups)


def _underway(ship: Transit, frame: Frame) -> Markup:
    way = "on its way up" if ship.upward else "on its way home"
    return el(
        "section",
        el("h3", name(ship.name), f", {way} ", el("span", len(ship.crew), cls="n")),
        _people(ship.crew, frame),
        cls="agency underway",
    )


def _people(crew: Iterable[CrewMember], frame: Frame) -> Markup:
    return el("ul", *(_person(one, frame) for one in crew), cls="people")


def _person(one: CrewMember, frame: Frame) -> Markup:
    command = el("b", one.role, cls="commands") if one.commands else el("span", one.role)
    origin = where(one.nationality)
    return el(
        "li",
        el("p", el("strong", name(one.name)), el("small", origin) if origin else None, cls="who"),
        el("p", command, cls="role"),
        el(
            "p",
            el("b", counted(one.days_flight, one.up_when)),
            " day" if int(one.days_flight) == 1 else " days",
            cls="days",
        ),
        el("p", _ship(one), cls="ship"),
        el("p", _home(one, frame), cls="home"),
    )


def _ship(one: CrewMember) -> Markup:
    if one.lifeboat is None and one.aboard_since is not None:
        return el("strong", "no seat home", cls="wrong")
    words = name(ride(one))
    if not one.swapped or one.ride_home is None:
        return words
    return el("b", words, title=f"up on {one.ride_up_name}, home on {one.ride_home_name}")


def _home(one: CrewMember, frame: Frame) -> Markup:
    if one.returns is None:
        return NOTHING
    return join(("home ", stamp(one.returns, frame, clock=False)))
