"""Ports: one ship on a port (P201 port-conflict), on a port that exists then (P202 no-such-port-then), with
the docking system that fits it (P203 docking-system).
"""  # noqa: D205 - one sentence

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.ledger.rules.look import plainly_after
from crewtrack.model.problem import Problem, Related, Severity
from crewtrack.model.when_words import long

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.ledger.stays import Stay
    from crewtrack.model.address import Address
    from crewtrack.model.nouns import Port
    from crewtrack.model.schedule import Schedule


def berths(ledger: Ledger) -> Iterator[Problem]:
    """P201, P202 and P203."""
    yield from conflict(ledger)
    yield from missing(ledger)
    yield from system(ledger)


def conflict(ledger: Ledger) -> Iterator[Problem]:
    """P201: two ships are certainly on one port at once. It stands at the later arrival."""
    schedule = ledger.schedule
    for own in ledger.stays.values():
        holder = own[0]
        for stay in own[1:]:
            end = holder.end
            plain = end is not None and holder.exact and stay.exact and stay.start >= end
            if not plain and not (holder.leave and plainly_after(stay.arrive, holder.leave)):
                if stay.trip is holder.trip:
                    continue  # its own moves are out of order: O301 says so
                if _ends_after(holder, stay) and _ends_after(stay, holder):
                    yield _conflict(schedule, holder, stay)
            if end is not None and (stay.end is None or stay.end > end):
                holder = stay


def _conflict(schedule: Schedule, holder: Stay, stay: Stay) -> Problem:
    there = schedule.flight_name(holder.trip.id)
    leaves = f"until {long(holder.leave.when)}" if holder.leave is not None else "and never leaves"
    return Problem(
        "P201",
        "port-conflict",
        Severity.ERROR,
        f"{schedule.flight_name(stay.trip.id)} comes to {schedule.port_name(stay.trip.station, stay.port)} "
        f"({long(stay.arrive.when)}), where {there} is {leaves}",
        arrival(stay),
        hint="a relocation or an undocking is missing, or one of the ports is wrong",
        related=(Related(f"{there} came here ({long(holder.arrive.when)})", arrival(holder)),),
    )


def _ends_after(stay: Stay, other: Stay) -> bool:
    """Whether a stay certainly ends only after the other has begun."""
    if stay.leave is None:
        return True
    if plainly_after(other.arrive, stay.leave):
        return False
    return other.arrive.when.before(stay.leave.when) is True


def missing(ledger: Ledger) -> Iterator[Problem]:
    """P202: a ship comes to a port that does not exist yet, or no longer, or stays longer than it does."""
    schedule = ledger.schedule
    dated = (
        (port, ledger.stays.get((ident, port.id), ()))
        for ident, station in schedule.stations.items()
        for port in station.ports
        if port.from_ is not None or port.to is not None
    )
    for port, stay in ((port, stay) for port, own in dated for stay in own):
        if not _may_miss(stay, port):
            continue
        at = ("station", stay.trip.station or "", "port", port.id)
        name = schedule.port_name(stay.trip.station, port.id)
        ship = schedule.flight_name(stay.trip.id)
        if port.from_ is not None and stay.arrive.when.before(port.from_) is True:
            yield _missing(
                f"{ship} comes to {name} ({long(stay.arrive.when)}), which exists from {long(port.from_)}",
                arrival(stay),
                (*at, "from"),
            )
        elif port.to is not None and stay.arrive.when.after(port.to) is True:
            yield _missing(
                f"{ship} comes to {name} ({long(stay.arrive.when)}), which existed until {long(port.to)}",
                arrival(stay),
                (*at, "to"),
            )
        elif (
            port.to is not None
            and stay.leave is not None
            and stay.leave.when.after(port.to) is True
        ):
            yield _missing(
                f"{ship} leaves {name} ({long(stay.leave.when)}), which existed until {long(port.to)}",
                arrival(stay),
                (*at, "to"),
            )


def _may_miss(stay: Stay, port: Port) -> bool:
    """Whether a stay is not plainly within a port's dates: a quick look, since nearly all are."""
    return (
        port.from_ is not None and stay.arrive.instant <= port.from_.instant
    ) or port.to is not None


def system(ledger: Ledger) -> Iterator[Problem]:
    """P203: a ship's docking system does not fit the port."""
    schedule = ledger.schedule
    # Which spacecraft come to which port are few, and nearly always fit: their stays are many.
    takes = (
        (port, ledger.stays.get((ident, port.id), ()))
        for ident, station in schedule.stations.items()
        for port in station.ports
        if port.docking is not None
        and any(
            (ident, port.id, craft.id) in ledger.calls
            for craft in schedule.spacecraft.values()
            if craft.docking not in (None, port.docking)
        )
    )
    for port, stay in ((port, stay) for port, own in takes for stay in own):
        craft = schedule.spacecraft.get(stay.trip.flight.spacecraft or "")
        if craft is None or craft.docking is None:
            continue
        if port.docking != craft.docking:
            yield Problem(
                "P203",
                "docking-system",
                Severity.ERROR,
                f"{schedule.flight_name(stay.trip.id)} docks by {craft.docking}, "
                f"and {schedule.port_name(stay.trip.station, port.id)} takes {port.docking}",
                arrival(stay),
                hint="the port or the spacecraft is wrong",
                related=(
                    Related("the spacecraft's docking system", ("spacecraft", craft.id, "docking")),
                    Related(
                        "the port's",
                        ("station", stay.trip.station or "", "port", port.id, "docking"),
                    ),
                ),
            )


def arrival(stay: Stay) -> Address:
    """Return where a stay's port is written."""
    if stay.arrive.step == "dock":
        return ("flight", stay.trip.id, "dock", "port")
    return ("flight", stay.trip.id, "relocate", stay.arrive.place, "port")


def _missing(message: str, at: Address, port: Address) -> Problem:
    return Problem(
        "P202",
        "no-such-port-then",
        Severity.ERROR,
        message,
        at,
        hint="the time, the port, or the port's own dates are wrong",
        related=(Related("the port's dates", port),),
    )
