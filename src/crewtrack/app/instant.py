"""From what a person types to the instant that it means, for the screens' "go to"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crewtrack.model.when import When, WhenError
from crewtrack.model.when_words import long

if TYPE_CHECKING:
    from datetime import datetime

EXAMPLES = "2022-03-18, late 2022-03, 18 Mar 2022, tomorrow, +2w, now"
"""What can be typed, as a hint."""

_MEANT = re.compile(r'Write "([^"]+)"\.\Z')


_NEAREST = "The nearest is "
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


class NoInstantError(ValueError):
    """What was typed is no time; the message is a sentence.

    Attributes:
        begun: True if it may only be unfinished: nothing is known to be wrong with it yet.
    """

    def __init__(self, message: str, *, begun: bool = False) -> None:
        """Say what is wrong."""
        super().__init__(message)
        self.begun = begun


def understand(text: str, *, at: datetime, now: datetime) -> tuple[datetime, str, bool]:
    """Return the first instant of what was typed, how it was understood, and whether it means the clock.

    Args:
        text: any time that a file may hold, a day as the screens write it, ``now``, or words that count
            from the instant shown: tomorrow, +2w, next friday.
        at: the instant shown.
        now: the clock.

    Raises:
        NoInstantError: it is none of these, or has no first instant.
    """
    words = " ".join(text.split())
    if not words:
        raise NoInstantError(EXAMPLES, begun=True)
    if words.casefold() == "now":
        return now, "the clock's now", True
    try:
        return (*_of_when(words), False)
    except WhenError as error:
        from crewtrack.app.zones import parse_relative

        try:
            found = parse_relative(words, at)
        except OverflowError as beyond:
            msg = f'"{words}" is beyond the years 1 to 9999'
            raise NoInstantError(msg) from beyond
        if found is not None:
            return found, words, False
        if error.naive:
            raise NoInstantError(error.hint) from error
        if error.hint.startswith(_NEAREST):
            # written as a time is, only that there is none such
            msg = f"expected {error.expected}"
            raise NoInstantError(msg, begun=not _DAY.match(words)) from error
        msg = f'no time is written "{words}"; try {EXAMPLES}'
        raise NoInstantError(msg, begun=True) from error


def _of_when(words: str) -> tuple[datetime, str]:
    try:
        when = When.parse(words)
    except WhenError as error:
        meant = None if error.naive else _MEANT.match(error.hint)
        if meant is None:
            raise
        when = When.parse(meant[1])
    if when.earliest is None:
        msg = f'"{words}" has no first instant'
        raise NoInstantError(msg)
    return when.earliest, long(when)
