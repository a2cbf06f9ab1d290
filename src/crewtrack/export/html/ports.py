"""The ports: a drawing of the station, and what each port holds as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.html.frame import hue, stamp, table, tag
from crewtrack.export.html.markup import NOTHING, Markup, el, join, name
from crewtrack.export.text.words import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crewtrack.export.html.frame import Frame
    from crewtrack.export.html.markup import Child
    from crewtrack.views.shapes import Docked, PortRow, Ports

_HEAD = ("port", "system", "holds", "since", "days", "until", "then")


def ports(view: Ports, frame: Frame) -> Markup:
    """Return what each port holds, since and until when, and what comes there next."""
    if not view.rows:
        return el("p", "No ports are given.", cls="about")
    rows = [cells for port in view.rows for cells in _rows(view, port, frame)]
    moving = [
        el("p", el("strong", name(ship.name)), " is between two ports.", cls="about")
        for ship in view.moving
    ]
    return join((table("Ports", _HEAD, rows, numbers=(4,), cls="ports cards"), *moving))


def _rows(view: Ports, port: PortRow, frame: Frame) -> list[Sequence[Child]]:
    then: Markup = NOTHING
    if port.next_name is not None:
        when = (
            join((", ", stamp(port.next_when, frame, clock=False)))
            if port.next_when is not None
            else NOTHING
        )
        then = join((name(port.next_name), when))
    title = name(port.name)
    if not port.holds:
        free = el("span", "free" if view.recorded else "not recorded", cls="free")
        return [(title, port.docking, free, NOTHING, NOTHING, NOTHING, then)]
    return [
        (title, port.docking, *_ship(ship, frame), then if place == 0 else NOTHING)
        for place, ship in enumerate(port.holds)
    ]


def _ship(ship: Docked, frame: Frame) -> tuple[Child, ...]:
    until: Markup = NOTHING
    if ship.relocates is not None:
        other = name(ship.relocates_name or ship.relocates[1])
        until = join((stamp(ship.relocates[0], frame, clock=False), " to ", other))
    elif ship.leaves is not None:
        until = stamp(ship.leaves, frame, clock=False)
    since = stamp(ship.since_when, frame, clock=False) if ship.since_when is not None else NOTHING
    title = el("strong", name(ship.name), cls=hue(ship.provider) or None)
    return (
        join((title, " ", tag(ship.provider))),
        since,
        counted(ship.days, ship.since_when),
        until,
    )
