"""Problems: what is wrong with a schedule, as values.

Nothing in crewtrack raises for bad data. Whoever finds a fault returns a `Problem`, which speaks in
addresses; file, line and column are looked up only when it is shown (`crewtrack.app.locating`).
"""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

if TYPE_CHECKING:
    from crewtrack.model.address import Address


class Severity(enum.Enum):
    """How bad a problem is: an error is certain, a warning wants a look, advice is for the curious."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"

    @property
    def rank(self) -> int:
        """Worst first: 0 for an error, 2 for advice."""
        return _RANKS[self]


_RANKS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.ADVICE: 2}


@frozen(eq=False, repr=False, slots=False)
class Place:
    """A stretch of a file, lines and columns counted from 1, columns in characters.

    ``end_column`` is the column after the last character.
    """

    file: str
    line: int
    column: int
    end_line: int
    end_column: int


@frozen(eq=False, repr=False, slots=False)
class Related:
    """The other fact that a problem is about; `layer` as in `Problem`."""

    message: str
    address: Address = ()
    place: Place | None = None
    layer: str | None = None


@frozen(eq=False, slots=False)
class Problem:
    """One thing that is wrong, with what would help.

    Attributes:
        code: the rule's stable code, ``P201``.
        name: the rule's stable name, ``port-conflict``.
        severity: how bad it is.
        message: one sentence that names the facts in conflict.
        address: where the fact stands in the schedule; empty where `place` says it.
        on_key: True if the key is at fault rather than its value.
        hint: what to do about it, or None.
        related: the other facts.
        layer: the name of the file that it was found in, where the address alone does not tell.
        place: file, line and column, once looked up.
    """

    code: str
    name: str
    severity: Severity
    message: str
    address: Address = ()
    on_key: bool = False
    hint: str | None = None
    related: tuple[Related, ...] = field(default=())
    layer: str | None = None
    place: Place | None = None


MOST_TOLD = 1000
"""So many problems are told one by one: nobody reads more, and keeping them would take more memory than all else of the
file."""

LEAST_TOLD = 100
"""So many of each rule are told in any case, whatever there is of others."""


class Told:
    """Problems as they are found: no more than so many, but some of each rule, then how many more there are of it."""

    def __init__(self, most: int = MOST_TOLD) -> None:
        """Start with none."""
        self.kept: list[Problem] = []
        self._most = most
        self._counts: dict[str, int] = {}
        self._more: dict[str, tuple[Problem, int]] = {}

    def add(self, problem: Problem) -> None:
        """Keep one, or count it."""
        code = problem.code
        if not self.has_most(code):
            self.kept.append(problem)
        elif code not in self._more:
            self._more[code] = problem, self._counts[code]
        self._counts[code] = self._counts.get(code, 0) + 1

    def has_most(self, code: str) -> bool:
        """Whether so many are kept that one more of a rule is only counted."""
        if code in self._more:
            return True
        return len(self.kept) >= self._most and self._counts.get(code, 0) >= min(
            self._most, LEAST_TOLD
        )

    def all(self) -> list[Problem]:
        """Return what was kept, and at the place of the first that was not, how many those are."""
        out = list(self.kept)
        for code, (first, kept) in self._more.items():
            words = f"{self._counts[code] - kept} more of these, which are not told one by one"
            out.append(evolve(first, message=words, hint="mend those before it first", related=()))
        return out
