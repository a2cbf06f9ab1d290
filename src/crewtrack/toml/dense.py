"""Dense: whether a long text holds so many tables or keys that reading it would take far too much memory.

A table or a list takes two hundred bytes or more, however short it is written, and what is made of it three times as
much: a file of `[],[],[]` would take forty times its size, one of flights of twenty characters a hundred times. So of
a long text they are counted before it is read, which takes a thousandth of the reading. The record that ships has a
table or list for every 88 characters, three thousand of them, and a key for every 20.
"""

from __future__ import annotations

import re
from operator import gt
from sys import getsizeof
from typing import Final

LONG: Final = 2**18
"""From how many characters on a text is looked at: more than the whole record of the ISS."""

TABLES: Final = 16_000
"""How many tables and lists any text may hold."""

TABLE: Final = 50
"""How many characters there are for each table and list, at least, where there are more than `TABLES`."""

TABLE_WHOLE: Final = 60
"""The same for a text that tomli reads in one go: it notes down another seven hundred bytes for many a table."""

KEYS: Final = 40_000
"""How many keys any text may hold."""

KEY: Final = 14
"""How many characters there are for each key, at least, where there are more than `KEYS`."""

ITEMS: Final = 20_000
"""How many commas between items and keys any text may hold."""

ITEM: Final = 40
"""How many characters there are for each comma, at least, where there are more than `ITEMS`."""

PARTS: Final = 16
"""How many parts a key of a long text has, at most: tomli keeps all that leads to each of them."""

_TIMES: Final = 20
"""How many times its size a file may take in memory."""

_WHAT: Final = ("tables and lists", "keys", "items")

# What signs mean nothing in: strings of several lines, strings, comments.
_SILENT: Final = (
    r'"""(?:[^"\\]++|\\[\s\S]|"{1,2}+(?!"))*+"{3,5}+'
    r"|'''(?:[^']++|'{1,2}+(?!'))*+'{3,5}+"
    r'|"(?:[^"\\\n]++|\\.)*+"'
    r"|'[^'\n]*+'"
    r"|\#[^\n]*+"
)
_LETTERS: Final = bytes(one for one in range(256) if one not in b"[{.=,\n")
_POINTS: Final = r"[0-9]\.[0-9]"
_LONG_KEY: Final = rf"""\.(?:[ \t]*+[A-Za-z0-9_"'-]++[ \t]*+\.){{{PARTS - 1}}}"""


class Tally:
    """What may be too much, counted piece by piece of one text.

    Attributes:
        begun: how many lines of the last piece begin with a bracket, as far as signs tell, the first one not counted.
    """

    __slots__ = ("_commas", "_keys", "_looked", "_tables", "begun")

    def __init__(self) -> None:
        """Start with nothing."""
        self._tables = self._keys = self._commas = 0
        self._looked = False
        self.begun = 0

    def add(self, piece: str) -> tuple[int, bool]:
        """Count a piece; return how many brackets it opens, and whether two may stand side by side, as in `[[...]]`."""
        signs = _signs(piece)
        opened = _opened(signs)
        self._tables += opened + signs.count(b".")
        self._keys += signs.count(b"=")
        self._commas += signs.count(b",")
        self.begun = signs.count(b"\n[")
        return opened, b"[[" in signs

    def is_crowded(self, text: str) -> bool:
        """Whether what has been counted so far is too much for the whole text."""
        if len(text) < LONG or self._looked:
            return False
        if not any(map(gt, (self._tables, self._keys, self._commas), _most(text, TABLE))):
            return False
        self._looked = True  # once is enough: that looks at the whole, and closer
        return crowd(text) is not None


def crowd(text: str, least: int = TABLE) -> str | None:
    """Return what a long text holds too much of, in words, or None.

    Args:
        text: the text.
        least: how many characters there must be for each table and list.
    """
    size = len(text)
    if size < LONG:
        return None
    most = _most(text, least)
    found = _counted(text)
    if any(map(gt, found, most)):
        # Signs within strings and comments are no tables and no keys: to leave them out takes longer.
        found = _spoken(text, found)
    for what, count, limit in zip(_WHAT, found, most, strict=True):
        if count > limit:
            return f"it holds {count} {what}; a file of its length may hold {limit}"
    if re.search(_LONG_KEY, text) is not None:
        return f"it holds a key of more than {PARTS} parts, as no schedule does"
    return None


def _most(text: str, least: int) -> tuple[int, int, int]:
    """Return how many tables and lists, keys, and commas a text may hold."""
    size = len(text)
    # What the text itself takes, four bytes for each character if there is a single one of the rarest, is taken off.
    size -= (getsizeof(text) - getsizeof("") - size) // _TIMES
    return max(TABLES, size // least), max(KEYS, size // KEY), max(ITEMS, size // ITEM)


def _counted(text: str) -> tuple[int, int, int]:
    """Return how many tables and lists there may be, how many keys, and how many commas.

    A dot in a key makes a table; of a header `[[...]]` each bracket is counted, but the list is there once.
    """
    signs = _signs(text)
    tables = _opened(signs) + signs.count(b".") - text.count("\n[[")
    return tables, signs.count(b"="), signs.count(b",")


def _signs(text: str) -> bytes:
    """Return the signs of a text alone, since they are few, and counted faster."""
    return text.encode(errors="surrogatepass").translate(None, _LETTERS)


def _opened(signs: bytes) -> int:
    return signs.count(b"[") + signs.count(b"{")


def _spoken(text: str, found: tuple[int, int, int]) -> tuple[int, int, int]:
    """Return what was counted without what stands where it means nothing, and without decimal points."""
    tables, keys, commas = found
    tables -= sum(1 for _ in re.finditer(_POINTS, text))
    for one in re.finditer(_SILENT, text):
        silent = one.group()
        more, equals, between = _counted(silent)
        tables -= more - sum(1 for _ in re.finditer(_POINTS, silent))
        keys -= equals
        commas -= between
    return tables, keys, commas
