"""`--filter`: which of a view's lines are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crewtrack.cli.errors import MisuseError
from crewtrack.cli.output import tell

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable
    from datetime import datetime

    from crewtrack.api import Book
    from crewtrack.model.address import Address
    from crewtrack.model.problem import Problem
    from crewtrack.views.filter import Filter


class Sieve:
    """The filter that the options give; false where they give none."""

    def __init__(self, book: Book, wanted: Filter | None) -> None:
        self._book = book
        self._wanted = wanted

    def __bool__(self) -> bool:
        """Whether there is one."""
        return self._wanted is not None

    def keep(self, at: datetime) -> Callable[[Address], bool]:
        """Return what says whether the thing at an address is shown, as of an instant."""
        if self._wanted is None:
            return lambda _: True
        from crewtrack.views.filter.apply import keeper
        from crewtrack.views.filter.facts import Scope

        return keeper(self._wanted, Scope(self._book.ledger, at))

    def keep_problem(self, at: datetime) -> Callable[[Problem], bool]:
        """Return what says whether a problem is shown."""
        if self._wanted is None:
            return lambda _: True
        from crewtrack.views.filter.facts import Scope
        from crewtrack.views.filter.kinds import ProblemFacts

        wanted, scope = self._wanted, Scope(self._book.ledger, at)
        return lambda problem: wanted(ProblemFacts(scope, problem))

    @property
    def _words(self) -> str:
        """The filter as it is shown."""
        text = self._wanted.text if self._wanted is not None else ""
        return "".join(one if one.isprintable() else "\ufffd" for one in text)

    def line(self) -> str:
        """Return the line that stands above a text: what it is filtered by."""
        return "" if self._wanted is None else f"only {self._words}\n"

    def data(self) -> dict[str, Any]:
        """Return the key that says so in JSON."""
        return {} if self._wanted is None else {"filter": self._wanted.text}

    def nothing(self, who: str = "nothing") -> str:
        """Return the sentence for when nothing is left: ``no one matches agency:jaxa``."""
        return "" if self._wanted is None else f"{who} matches {self._words}\n"


def sieve(options: Namespace, book: Book) -> Sieve:
    """Return the filter of the options; what it names that there is not is told on stderr.

    Raises:
        MisuseError: it cannot be read; the hint shows where.
    """
    text = options.filter
    if text is None:
        return Sieve(book, None)
    from crewtrack.views.filter import Fault, parse

    found = parse(text)
    if isinstance(found, Fault):
        message = f"--filter: {found.message}"
        raise MisuseError(message, _pointed(text, found))
    if not found:
        return Sieve(book, None)
    from crewtrack.views.filter.vocabulary import Vocabulary

    for doubt in Vocabulary(book.schedule).doubts(found):
        tell(f"--filter: {doubt}")
    return Sieve(book, found)


def _pointed(text: str, fault: Any) -> str:
    """Write the filter with a mark below what is wrong, and what would help."""
    hint = f" {fault.hint}" if fault.hint else ""
    if not text.isprintable() or not text.isascii() or len(text) > 90:
        return f"column {fault.column}{':' if hint else ''}{hint}"
    marks = "^" * max(1, min(fault.end, len(text) + 1) - fault.column)
    return f"{text}\n  {' ' * (fault.column - 1)}{marks}{hint}"
