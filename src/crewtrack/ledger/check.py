"""Check: all rules over a ledger.

What the reader finds (syntax, types, keys, times) comes with the loaded file; this module adds what follows
from the ledger. Entries may excuse themselves from a rule with `ignore`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.ledger.rules import (
    assertions,
    berths,
    crews,
    habitation,
    homes,
    increments,
    names,
    order,
    ports,
    references,
    times,
    vehicles,
)
from crewtrack.ledger.rules.excuses import Excuses, wrong
from crewtrack.ledger.rules.look import Look
from crewtrack.model.problem import Severity, Told

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator
    from datetime import datetime

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.model.problem import Problem

RULES: tuple[Callable[[Ledger], Iterable[Problem]], ...] = (
    references.unknown_ids,
    references.unknown_ports,
    order.disorder,
    order.negative,
    ports.berths,
    crews.too_few_seats,
    crews.duplicate,
    crews.two_places,
    crews.not_aboard,
    assertions.failed,
    wrong,
)
"""The rules that find errors: what is certainly wrong, whenever it is looked at."""

WARNINGS: tuple[Callable[[Look], Iterable[Problem]], ...] = (
    times.movements,
    berths.possible,
    berths.other_port,
    vehicles.past_life,
    homes.never_home,
    homes.land_crew,
    habitation.lifeboats,
    habitation.empty,
    increments.command,
    increments.order,
    increments.crews,
    increments.reboosts,
    names.people,
    names.agencies,
)
"""The rules that find warnings, and advice where something is merely possible."""


def check(
    ledger: Ledger,
    now: datetime | None = None,
    *,
    asked: bool = False,
    own: Container[tuple[str, str]] = (),
    least: Severity = Severity.WARNING,
) -> list[Problem]:
    """Run all rules over a ledger.

    Args:
        ledger: the ledger.
        now: the clock. Plans are judged there, unless the file says to which day it was kept.
        asked: judge them at `now` all the same.
        own: the entries of the top file, as (table, id): only those can be unused.
        least: the least bad that is looked for; rules that only find less are not run.

    Returns:
        What they find, less what its entry excuses; not yet located. No more than `MOST_TOLD` are told, and some of each rule.
    """
    excuses = Excuses(ledger.schedule)
    told = Told()
    for problem in _found(ledger, now, asked=asked, own=own, least=least):
        if problem.severity.rank <= least.rank and not excuses.hold(problem):
            told.add(problem)
    found = told.all()
    if least is Severity.ADVICE:
        found += excuses.unused(own)
    return found


def _found(
    ledger: Ledger,
    now: datetime | None,
    *,
    asked: bool,
    own: Container[tuple[str, str]],
    least: Severity,
) -> Iterator[Problem]:
    for rule in RULES:
        yield from rule(ledger)
    if least is Severity.ERROR:
        return
    look = Look(ledger, now, own)
    if look.known_to is not None and not asked:
        look.at = look.known_to
    for warning in WARNINGS:
        yield from warning(look)
    if least is Severity.ADVICE:
        from crewtrack.ledger.rules import reliance

        yield from reliance.alone(look)
        yield from names.unused(look)
