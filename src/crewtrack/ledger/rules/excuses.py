"""Excuses: an entry, or a movement of a flight, may excuse itself from a rule by `ignore`, with a reason.

An excuse from a rule that there is not, or without a reason, is F104; one that silences nothing is N906.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.ledger.rules.catalogue import RULES, problem
from crewtrack.ledger.rules.look import entries
from crewtrack.model.nouns import MOVEMENT_KEYS

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.model.address import Address
    from crewtrack.model.nouns import Ignore
    from crewtrack.model.problem import Problem
    from crewtrack.model.schedule import Schedule

_MOVEMENTS = tuple(MOVEMENT_KEYS)
_KNOWN = frozenset(name for one in RULES.values() for name in (one.code, one.name))


class Excuses:
    """What the entries of a schedule excuse themselves from, and which of that has been of use."""

    __slots__ = ("_schedule", "_tables", "_used")

    def __init__(self, schedule: Schedule) -> None:
        """Start with no excuse of use."""
        self._schedule = schedule
        self._tables = entries(schedule)
        self._used: set[int] = set()

    def hold(self, found: Problem) -> bool:
        """Whether the entry or the movement that a problem stands in excuses itself from its rule."""
        address = found.address
        if len(address) < 2:
            return False
        noun = self._tables.get(str(address[0]), {}).get(str(address[1]))
        nouns = [noun]
        if address[0] == "flight" and len(address) > 2 and address[2] in MOVEMENT_KEYS:
            nouns.append(getattr(noun, str(address[2]), None))
        held = [
            one
            for each in nouns
            for one in getattr(each, "ignore", ())
            if one.rule in (found.code, found.name)
        ]
        self._used.update(id(one) for one in held)
        return bool(held)

    def unused(self, own: Container[tuple[str, str]]) -> Iterator[Problem]:
        """N906: an excuse of the top file that has silenced nothing so far."""
        for address, ignore in _every(self._schedule):
            if id(ignore) in self._used or (address[0], address[1]) not in own:
                continue
            if ignore.rule in _KNOWN:
                yield problem(
                    "N906",
                    f"there is no {ignore.rule} here to be excused from",
                    (*address, "rule"),
                    hint="take it out: it would hide the next one",
                )


def wrong(ledger: Ledger) -> Iterator[Problem]:
    """F104: an excuse from a rule that there is not, or without a reason."""
    for address, ignore in _every(ledger.schedule):
        if ignore.rule is not None and ignore.rule not in _KNOWN:
            yield problem(
                "F104",
                f'there is no rule "{ignore.rule[:40]}"',
                (*address, "rule"),
                hint=_meant(ignore.rule),
            )
        if ignore.why is not None and not ignore.why.strip():
            yield problem(
                "F104",
                "why is empty",
                (*address, "why"),
                hint="say why the rule does not apply here",
            )


def _every(schedule: Schedule) -> Iterator[tuple[Address, Ignore]]:
    """Yield every excuse, and where it stands."""
    if not schedule.excused:
        return
    for table, nouns in entries(schedule).items():
        for ident, noun in nouns.items():
            ignores: tuple[Ignore, ...] = getattr(noun, "ignore", ())
            if ignores:
                for place, ignore in enumerate(ignores):
                    yield (table, ident, "ignore", place), ignore
    for ident, flight in schedule.flights.items():
        for movement in (flight.launch, flight.dock, flight.undock, flight.land):
            if movement is not None and movement.ignore:
                name = next(one for one in _MOVEMENTS if getattr(flight, one) is movement)
                for place, ignore in enumerate(movement.ignore):
                    yield ("flight", ident, name, "ignore", place), ignore


def _meant(word: str) -> str:
    from crewtrack.model.decode import nearest

    close = next((one for one in (word.upper(), word.lower()) if one in _KNOWN), None)
    close = close or nearest(word.lower(), sorted(_KNOWN)) or nearest(word.upper(), sorted(_KNOWN))
    return f'did you mean "{close}"?' if close else "a rule is called by its code or name: S403"
