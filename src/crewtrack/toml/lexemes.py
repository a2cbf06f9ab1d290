"""Lexemes: what kind of thing each piece of a TOML text is, line by line, for showing it.

A text that is broken has lexemes too: this is for the eyes, and never decides what a file says.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import NamedTuple

TABLE, KEY, TEXT, NUMBER, TIME, WORD, COMMENT, SIGN = (
    "table",
    "key",
    "text",
    "number",
    "time",
    "word",
    "comment",
    "sign",
)
"""The kinds: a header, a key, a string, a number, a date or time, true or false, a comment, punctuation."""

_STRING = r'"(?:[^"\\]|\\.)*"?|\'[^\']*\'?'
_PIECE = re.compile(
    rf"""
    (?P<comment>\#.*)
  | (?P<key>(?:[A-Za-z0-9_-]+|{_STRING})(?:\s*\.\s*(?:[A-Za-z0-9_-]+|{_STRING}))*(?=\s*=))
  | (?P<text>{_STRING})
  | (?P<time>\d{{4}}-\d\d-\d\d(?:[Tt ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:[Zz]|[+-]\d\d:\d\d)?)?|\d\d:\d\d(?::\d\d)?)
  | (?P<number>[+-]?(?:0x[\da-fA-F_]+|0o[0-7_]+|0b[01_]+|\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?|inf|nan))
  | (?P<word>true|false)
  | (?P<sign>[\[\]{{}}=,.])
    """,
    re.VERBOSE,
)
_HEADER = re.compile(r"\s*\[.*?\]\]?\s*(?=#|$)")
_LONG = re.compile(r'#[^\n]*|"""|\'\'\'|"(?:[^"\\\n]|\\.)*"?|\'[^\'\n]*\'?')


class Lexeme(NamedTuple):
    """A piece of a line: the columns from `start` up to `end`, counted from 0 in characters, and its kind."""

    start: int
    end: int
    kind: str


class Lexemes:
    """The lexemes of a text, worked out for a line when it is asked for.

    Attributes:
        lines: the lines, without their ends.
    """

    def __init__(self, text: str) -> None:
        """Look through the text once for strings of several lines, if it can have any."""
        text = text.removeprefix("\ufeff").replace("\r\n", "\n")
        self.lines = text.split("\n")
        if self.lines and not self.lines[-1]:
            self.lines.pop()
        self._long: list[tuple[int, int]] = []
        self._starts: list[int] = []
        if '"""' in text or "'''" in text:
            self._find_long(text)

    def _find_long(self, text: str) -> None:
        """Note from where to where each string of several lines reaches, in characters."""
        self._starts = [0]
        for line in self.lines:
            self._starts.append(self._starts[-1] + len(line) + 1)
        at = 0
        while (match := _LONG.search(text, at)) is not None:
            mark = match[0]
            at = match.end()
            if mark not in {'"""', "'''"}:
                continue
            end = text.find(mark, at)
            while mark == '"""' and end > 0 and _escaped(text, end):
                end = text.find(mark, end + 1)
            end = len(text) if end < 0 else end + 3
            self._long.append((match.start(), end))
            at = end

    def of(self, number: int) -> list[Lexeme]:
        """Return the lexemes of a line, counted from 0, left to right."""
        line = self.lines[number]
        if self._long:
            return self._around_long(number, line)
        return _pieces(line, 0, len(line))

    def _around_long(self, number: int, line: str) -> list[Lexeme]:
        begin = self._starts[number]
        out: list[Lexeme] = []
        at = 0
        place = max(0, bisect_right(self._long, (begin, len(line))) - 1)
        while place < len(self._long) and at < len(line):
            start, end = (self._long[place][0] - begin, self._long[place][1] - begin)
            place += 1
            if end <= at:
                continue
            if start >= len(line):
                break
            if start > at:
                out += _pieces(line, at, start)
            out.append(Lexeme(max(at, start), min(end, len(line)), TEXT))
            at = min(end, len(line))
        return out + _pieces(line, at, len(line))


def _escaped(text: str, at: int) -> bool:
    """Whether the character there has an odd number of backslashes before it."""
    count = 0
    while at > count and text[at - 1 - count] == "\\":
        count += 1
    return count % 2 == 1


def _pieces(line: str, start: int, end: int) -> list[Lexeme]:
    out: list[Lexeme] = []
    at = start
    if start == 0 and (header := _HEADER.match(line, 0, end)) is not None and "=" not in header[0]:
        stripped = header[0].rstrip()
        lead = len(stripped) - len(stripped.lstrip())
        out.append(Lexeme(lead, len(stripped), TABLE))
        at = header.end()
    for match in _PIECE.finditer(line, at, end):
        kind = match.lastgroup
        if kind is not None:
            out.append(Lexeme(match.start(), match.end(), kind))
    return out
