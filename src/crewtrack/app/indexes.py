"""Indexes: what the screens look up of one version of a schedule, worked out once: ahead, or when it is first needed.

They belong to the version: another has others, and these are let go with all that was worked out in them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crewtrack.views.gradual import Gradual

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.model.problem import Problem
    from crewtrack.views.flights import Launches
    from crewtrack.views.gradual import Parts
    from crewtrack.views.lanes import Index
    from crewtrack.views.people import Roll
    from crewtrack.views.standings import Standings


class Indexes:
    """What is looked up of a station of one ledger.

    Attributes:
        ledger, station: of what.
        problems: what `check` finds in it; none before it is known.
    """

    __slots__ = (
        "_facts",
        "_lanes",
        "_launches",
        "_roll",
        "_standings",
        "_steps",
        "ledger",
        "problems",
        "station",
    )

    def __init__(
        self,
        ledger: Ledger,
        station: str,
        problems: tuple[Problem, ...],
        tables: tuple[Mapping[str, Any], ...],
    ) -> None:
        """Look at a station; `tables` are what its files say. Nothing is worked out yet."""
        self.ledger = ledger
        self.station = station
        self.problems = problems
        self._lanes: Index | None = None
        self._roll: Roll | None = None
        self._launches: Launches | None = None
        self._standings: Standings | None = None
        self._facts: Gradual[int] = Gradual(_values(tables))
        self._steps: Iterator[None] = self._all()

    @property
    def lanes(self) -> Index:
        """The lanes of the timeline."""
        if self._lanes is None:
            from crewtrack.views.lanes import Index

            self._lanes = Index(self.ledger, self.station, self.problems)
        return self._lanes

    @property
    def roll(self) -> Roll:
        """Everybody who flies there."""
        if self._roll is None:
            from crewtrack.views.people import Roll

            self._roll = Roll(self.ledger, self.station)
        return self._roll

    @property
    def standings(self) -> Standings:
        """Who held which record from when on: the first place of each."""
        if self._standings is None:
            from crewtrack.views.standings import Standings

            self._standings = Standings(self.ledger, self.station, self.roll, 1)
        return self._standings

    @property
    def launches(self) -> Launches:
        """Every flight to it."""
        if self._launches is None:
            from crewtrack.views.flights import Launches

            self._launches = Launches(self.ledger, self.station)
        return self._launches

    @property
    def facts(self) -> int:
        """How many values the files hold, in those that stand in others too."""
        return self._facts.value

    def advance(self) -> bool:
        """Work out a short part more of all this; False if there is none left."""
        return next(self._steps, self) is not self

    def _all(self) -> Iterator[None]:
        """Stop after each part, in the order of the screens."""
        yield from _worked_out(self.lanes.parts())
        yield from _worked_out(self.roll.parts())
        yield from _worked_out(self.standings.parts())
        yield from _worked_out(self.launches.parts())
        self.ledger.latest(self.station)
        yield
        _ = self.ledger.slipped
        yield
        self.ledger.listed(self.station)
        yield
        yield from _worked_out(iter((self._facts,)))


def _worked_out(many: Iterator[Gradual[Any]]) -> Iterator[None]:
    for one in many:
        while one.advance():
            yield
        yield


def _values(tables: tuple[Mapping[str, Any], ...]) -> Parts[int]:
    """Count the values of tables: those of the tables that stand in them, and else one each."""
    count = 0
    for table in tables:
        for own in table.values():
            for value in own.values() if type(own) is dict else (own,):
                count += _count(value)
                yield
    return count


def _count(value: Any) -> int:
    """Count the values of a value: of plain data, as the reader makes it."""
    if type(value) is dict:
        count = 0
        for one in value.values():
            kind = type(one)
            count += _count(one) if kind is dict or kind is list else 1
        return count
    if type(value) is list and value and type(value[0]) is dict:
        return sum(map(_count, value))
    return 1
