"""Views of which a filter shows a part: the same shapes, with fewer in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attr

if TYPE_CHECKING:
    from collections.abc import Callable

    from crewtrack.model.address import Address
    from crewtrack.views.filter.facts import Scope
    from crewtrack.views.filter.nodes import Filter
    from crewtrack.views.shapes import CrewMember, Lane, Ports, Roster, Slips, Timeline

    Keep = Callable[[Address], bool]


def keeper(wanted: Filter, scope: Scope) -> Keep:
    """Return what says whether a filter shows the thing at an address; each is asked about once."""
    known: dict[Address, bool] = {}

    def keep(address: Address) -> bool:
        found = known.get(address)
        if found is None:
            found = known[address] = wanted(scope.facts(address))
        return found

    return keep


def some_of_roster(roster: Roster, keep: Keep) -> Roster:
    """Return a roster with those people alone; its counts are theirs, `of` is how many are aboard."""

    def kept(crew: tuple[CrewMember, ...]) -> tuple[CrewMember, ...]:
        return tuple(one for one in crew if keep(one.address))

    groups = [attr.evolve(one, crew=kept(one.crew)) for one in roster.groups]
    transit = [attr.evolve(one, crew=kept(one.crew)) for one in roster.transit]
    count = sum(one.count for one in groups)
    return attr.evolve(
        roster,
        count=count,
        least=count,
        most=count,
        groups=tuple(one for one in groups if one.crew),
        transit=tuple(one for one in transit if one.crew),
        seats_home=sum(1 for group in groups for one in group.crew if one.lifeboat is not None),
        of=roster.count,
    )


def some_of_ports(ports: Ports, keep: Keep) -> Ports:
    """Return the ports with those alone that are meant, themselves or by a ship on them."""
    return attr.evolve(
        ports,
        rows=tuple(one for one in ports.rows if keep(one.address)),
        moving=tuple(one for one in ports.moving if keep(one.address)),
    )


def some_of_timeline(timeline: Timeline, keep: Keep) -> Timeline:
    """Return a timeline with those lanes alone that are meant, of a port by the ships on it, too."""

    def shown(lane: Lane) -> bool:
        flights = [("flight", bar.id) for bar in lane.bars] if lane.kind == "port" else []
        return keep(lane.address) or any(keep(one) for one in flights)

    sections = [
        attr.evolve(one, lanes=tuple(lane for lane in one.lanes if shown(lane)))
        for one in timeline.sections
    ]
    return attr.evolve(timeline, sections=tuple(one for one in sections if one.lanes))


def some_of_slips(slips: Slips, keep: Keep) -> Slips:
    """Return the slips of those movements alone."""
    return attr.evolve(slips, rows=tuple(one for one in slips.rows if keep(one.address)))
