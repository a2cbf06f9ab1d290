"""Check: all rules over a ledger.

What the reader finds (syntax, types, keys, times) comes with the loaded file; this module adds what follows
from the ledger. Entries may excuse themselves from a rule with `ignore`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.ledger.rules import assertions, crews, order, ports, references
from crewtrack.model.nouns import MOVEMENT_KEYS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.model.problem import Problem
    from crewtrack.model.schedule import Schedule

RULES: tuple[Callable[[Ledger], Iterable[Problem]], ...] = (
    references.unknown_ids,
    references.unknown_ports,
    order.disorder,
    order.negative,
    ports.conflict,
    ports.missing,
    ports.system,
    crews.too_few_seats,
    crews.duplicate,
    crews.two_places,
    crews.not_aboard,
    assertions.failed,
)
"""Every rule over the ledger, in the order of its family."""


def check(ledger: Ledger) -> list[Problem]:
    """Run all rules over a ledger.

    Returns:
        What they find, less what its entry excuses; not yet located.
    """
    return [
        problem
        for rule in RULES
        for problem in rule(ledger)
        if not excused(ledger.schedule, problem)
    ]


def excused(schedule: Schedule, problem: Problem) -> bool:
    """Whether the entry or the movement that a problem stands in excuses itself from its rule."""
    address = problem.address
    if len(address) < 2:
        return False
    tables: dict[str, dict[str, object]] = {
        "flight": schedule.flights,  # type: ignore[dict-item]
        "person": schedule.people,  # type: ignore[dict-item]
        "agency": schedule.agencies,  # type: ignore[dict-item]
        "spacecraft": schedule.spacecraft,  # type: ignore[dict-item]
        "station": schedule.stations,  # type: ignore[dict-item]
        "expedition": schedule.expeditions,  # type: ignore[dict-item]
        "eva": schedule.evas,  # type: ignore[dict-item]
        "reboost": schedule.reboosts,  # type: ignore[dict-item]
        "bulletin": schedule.bulletins,  # type: ignore[dict-item]
    }
    nouns = [tables.get(str(address[0]), {}).get(str(address[1]))]
    if address[0] == "flight" and len(address) > 2 and address[2] in MOVEMENT_KEYS:
        nouns.append(getattr(nouns[0], str(address[2]), None))
    return any(
        one.rule in (problem.code, problem.name)
        for noun in nouns
        for one in getattr(noun, "ignore", ())
    )
