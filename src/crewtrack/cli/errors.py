"""What ends a command early, each with its exit code."""

from __future__ import annotations

OK = 0
FAILED = 1
MISUSE = 2
BUG = 70
"""crewtrack itself is at fault (EX_SOFTWARE of sysexits.h)."""


class MisuseError(Exception):
    """The command line makes no sense, or asks for what there is not: exit 2.

    Attributes:
        hint: what would make sense, or None.
    """

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


class FailedError(Exception):
    """Something that was asked for cannot be done: exit 1.

    Attributes:
        hint: what would help, or None.
    """

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


def nearest(word: str, known: object) -> str | None:
    """Return the known word that was probably meant, or None."""
    from difflib import get_close_matches

    close = get_close_matches(word, [str(one) for one in known], n=1, cutoff=0.6)  # type: ignore[attr-defined]
    return close[0] if close else None


def did_you_mean(word: str, known: object) -> str:
    """Return ``; did you mean "word"?``, or nothing."""
    close = nearest(word, known)
    return f'; did you mean "{close}"?' if close else ""
