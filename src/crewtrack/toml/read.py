"""Read: from TOML text to plain data, or a syntax error that says what to do about it.

It reads TOML 1.0 and 1.1. What `crewtrack.toml.quick` will not vouch for is tomli's to read, and what tomli refuses is
looked at again by `crewtrack.toml.diagnose`; both are imported only then. On top of TOML, `read` promises to whoever
walks the data:

- Strings and keys hold no control character but tab and newline (Unicode category Cc), no lone surrogate (Cs), no
  private-use character (Co, whose width no terminal knows), none of U+202A-202E and U+2066-2069, which reorder
  what a person sees, and neither U+2028 nor U+2029, which are line ends that editors do not count. Keys hold no
  newline. So text can go to a terminal. Joiners, combining marks, variation selectors and the marks U+200E,
  U+200F and U+061C stay: names are written with them.
- Comments hold none of these either, but for private-use characters, which are only somebody's icons.
- Tables and arrays are nested at most `crewtrack.toml.sound.MOST_LEVELS` deep, so recursion over them is safe.
- Integers fit in 64 bits, as TOML asks.
"""

from __future__ import annotations

import re
from typing import Any, Final

from crewtrack.toml import quick
from crewtrack.toml.dense import LONG, TABLE, TABLE_WHOLE, crowd
from crewtrack.toml.sound import is_sound

BOM: Final = "\ufeff"

# What a string may not hold; a key may not hold a newline either. Patterns here are compiled where they are used: large
# sets of characters take milliseconds, and most files need none.
BAD_IN_VALUE: Final = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\uf8ff\U000f0000-\U0010ffff]"
)
BAD_IN_KEY: Final = f"\n|{BAD_IN_VALUE}"

# Written as what is clean, because a run of clean characters is matched four times as fast as a bad one is
# searched for. ASCII controls are left to tomli, which refuses them wherever they stand. The first pattern, quick to
# make, does for the alphabets of Europe, Asia's west and India.
_CLEAN_LETTERS: Final = "[\x00-\x7f]*+(?:[\xa0-\u1fff][\x00-\x7f]*+)*+"
_CLEAN: Final = (
    "[\x00-\x7f]*+(?:[\xa0-\u2027\u202f-\u2065\u206a-\ud7ff\uf900-\U000effff][\x00-\x7f]*+)*+"
)
_PRIVATE: Final = "[\ue000-\uf8ff\U000f0000-\U0010ffff]++"
# Escapes that can make what raw text cannot hold.
_ESCAPE: Final = r"\\[uUxnebfr]"


class TomlSyntaxError(ValueError):
    """The text is not TOML, or not text that can be shown.

    Attributes:
        message: what was found, and what was expected.
        hint: what to do about it, or None.
        line, column, end_line, end_column: where; counted from 1, columns in characters, and `end_column` is the
            column after the last character.
        related: words, line and column of the other place, such as the first of two like keys; or None.
        control: True if it is about a character that may not be shown, not about grammar.
    """

    def __init__(
        self,
        message: str,
        place: tuple[int, int, int, int],
        *,
        hint: str | None = None,
        related: tuple[str, int, int] | None = None,
        control: bool = False,
    ) -> None:
        """Keep what is wrong, and where: line, column, end line, end column."""
        super().__init__(message)
        self.message = message
        self.line, self.column, self.end_line, self.end_column = place
        self.hint = hint
        self.related = related
        self.control = control

    def __str__(self) -> str:
        return f"{self.message} (line {self.line}, column {self.column})"


class CrowdedError(TomlSyntaxError):
    """The text holds so many tables or keys that reading it would take far more memory than it is long."""


def read(text: str) -> dict[str, Any]:
    """Return the data of a TOML text, as tomli gives it.

    Args:
        text: with either kind of line end; a byte-order mark in front is passed over.

    Raises:
        TomlSyntaxError: for the first thing that is wrong. There is no other exception.
    """
    if text.startswith(BOM):
        text = text[1:]
    strings = "\\" in text and re.search(_ESCAPE, text) is not None
    if not text.isascii():
        strings = _screen(text) or strings
    data = quick.load(text)
    sound = data is not None
    if data is None:
        data = _judged(text)
        sound = is_sound(data)
    if not sound or (strings and not _showable(data)):
        from crewtrack.toml.diagnose import unsound

        raise unsound(text, data)
    return data


def _judged(text: str) -> dict[str, Any]:
    """Return the data of a text as tomli reads it; raise what is wrong with it."""
    if len(text) >= LONG:
        _room(text, TABLE)
        _room(text, TABLE_WHOLE)
    import tomli

    try:
        return tomli.loads(text)
    except (ValueError, RecursionError) as error:
        from crewtrack.toml.diagnose import explain

        raise explain(text, error) from None


def _room(text: str, least: int) -> None:
    crowded = crowd(text, least)
    if crowded is not None:
        raise CrowdedError(crowded, (1, 1, 1, 2), hint="is it a schedule?")


def _screen(text: str) -> bool:
    """Refuse raw characters that may stand nowhere; return whether there are private-use characters."""
    private = False
    clean = re.match(_CLEAN_LETTERS, text)
    pos = clean.end() if clean is not None else 0
    while pos < len(text):
        clean = re.compile(_CLEAN).match(text, pos)
        pos = clean.end() if clean is not None else pos
        if pos == len(text):
            break
        icons = re.compile(_PRIVATE).match(text, pos)
        if icons is None:
            from crewtrack.toml.diagnose import refused

            raise refused(text, pos)
        private = True
        pos = icons.end()
    return private


def _showable(data: dict[str, Any]) -> bool:
    """Tell whether every string and key may be shown. `data` is known not to be nested too deep."""
    stack: list[Any] = [data]
    bad, bad_key = re.compile(BAD_IN_VALUE).search, re.compile(BAD_IN_KEY).search
    while stack:
        one = stack.pop()
        if type(one) is dict:
            if any(bad_key(key) for key in one):
                return False
            one = one.values()
        for value in one:
            kind = type(value)
            if kind is str:
                if bad(value):
                    return False
            elif kind is dict or kind is list:
                stack.append(value)
    return True
