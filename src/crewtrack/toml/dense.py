"""Dense: whether a long text holds so many tables or keys that reading it would take far too much memory.

A table or a list takes two hundred bytes or more, however short it is written, and what is made of it three times as
much: a file of `[],[],[]` would take forty times its size, one of flights of twenty characters a hundred times. So of
a long text they are counted before it is read, which takes a thousandth of the reading. The record that ships has a
table or list for every 88 characters, three thousand of them, and a key for every 20.
"""

from __future__ import annotations

import re
from typing import Final

LONG: Final = 2**18
"""From how many characters on a text is looked at: more than the whole record of the ISS."""

TABLES: Final = 16_000
"""How many tables and lists any text may hold."""

TABLE: Final = 48
"""How many characters there are for each table and list, at least, where there are more than `TABLES`."""

TABLE_WHOLE: Final = 60
"""The same for a text that tomli reads in one go: it notes down another seven hundred bytes for many a table."""

KEYS: Final = 40_000
"""How many keys any text may hold."""

KEY: Final = 12
"""How many characters there are for each key, at least, where there are more than `KEYS`."""

PARTS: Final = 16
"""How many parts a key of a long text has, at most: tomli keeps all that leads to each of them."""

# What signs mean nothing in: strings of several lines, strings, comments.
_SILENT: Final = (
    r'"""(?:[^"\\]++|\\[\s\S]|"{1,2}+(?!"))*+"{3,5}+'
    r"|'''(?:[^']++|'{1,2}+(?!'))*+'{3,5}+"
    r'|"(?:[^"\\\n]++|\\.)*+"'
    r"|'[^'\n]*+'"
    r"|\#[^\n]*+"
)
_LETTERS: Final = bytes(one for one in range(256) if one not in b"[{.=")
_POINTS: Final = r"[0-9]\.[0-9]"
_LONG_KEY: Final = rf"""\.(?:[ \t]*+[A-Za-z0-9_"'-]++[ \t]*+\.){{{PARTS - 1}}}"""


def crowd(text: str, least: int = TABLE) -> str | None:
    """Return what a long text holds too much of, in words, or None.

    Args:
        text: the text.
        least: how many characters there must be for each table and list.
    """
    size = len(text)
    if size < LONG:
        return None
    most, most_keys = max(TABLES, size // least), max(KEYS, size // KEY)
    tables, keys = _counted(text)
    if tables > most or keys > most_keys:
        # Signs within strings and comments are no tables and no keys: to leave them out takes longer.
        silent = _silent(text)
        tables, keys = tables - silent[0], keys - silent[1]
    if tables > most:
        return _words("tables and lists", tables, most)
    if keys > most_keys:
        return _words("keys", keys, most_keys)
    if re.search(_LONG_KEY, text) is not None:
        return f"it holds a key of more than {PARTS} parts, as no schedule does"
    return None


def _counted(text: str) -> tuple[int, int]:
    """Return how many tables and lists there may be, and how many keys.

    A dot in a key makes a table; of a header `[[...]]` each bracket is counted, but the list is there once.
    """
    # the signs alone first, since they are few
    signs = text.encode(errors="surrogatepass").translate(None, _LETTERS)
    tables = signs.count(b"[") + signs.count(b"{") + signs.count(b".") - text.count("\n[[")
    return tables, signs.count(b"=")


def _silent(text: str) -> tuple[int, int]:
    """Return how many of those that are counted stand where they mean nothing, or are decimal points."""
    tables = sum(1 for _ in re.finditer(_POINTS, text))
    keys = 0
    for found in re.finditer(_SILENT, text):
        more, equals = _counted(found.group())
        tables += more - sum(1 for _ in re.finditer(_POINTS, found.group()))
        keys += equals
    return tables, keys


def _words(what: str, count: int, most: int) -> str:
    return f"it holds {count} {what}; a file of its length may hold {most}"
