"""What ends a command early, each with its exit code."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

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


def nearest(word: str, known: Iterable[object]) -> str | None:
    """Return the known word that was probably meant, or None.

    The same word in other capitals comes first, then one that was begun, then one that is spelt much like it.
    The dashes of options do not count: all of them have those in common.
    """
    plain: dict[str, str] = {}
    for one in map(str, known):
        plain.setdefault(one.lstrip("-").casefold(), one)
    wanted = word.lstrip("-").casefold()
    if wanted in plain:
        return plain[wanted]
    if len(wanted) > 1:
        begun = next((name for name in plain if name.startswith(wanted)), None)
        if begun is not None:
            return plain[begun]
    from difflib import get_close_matches

    close = get_close_matches(wanted, plain, n=1, cutoff=0.6)
    return plain[close[0]] if close else None


def did_you_mean(word: str, known: Iterable[object]) -> str:
    """Return ``; did you mean "word"?``, or nothing."""
    close = nearest(word, known)
    return f'; did you mean "{close}"?' if close else ""
