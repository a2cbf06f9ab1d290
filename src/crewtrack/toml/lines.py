"""Lines: where the lines of a text begin, in four bytes each, and a part of one line without a copy of all of it."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right


class Lines:
    """The lines of a text, which end at a newline, numbered from 1."""

    __slots__ = ("_starts", "text")

    def __init__(self, text: str, first: int = 0) -> None:
        """Look through a text once; its first line begins at `first`."""
        self.text = text
        self._starts = array("I", (first,))
        self._starts.extend(found.end() for found in re.finditer("\n", text))

    def __len__(self) -> int:
        return len(self._starts)

    def span(self, number: int) -> tuple[int, int]:
        """Return where a line begins and ends, without its newline."""
        if number < len(self._starts):
            return self._starts[number - 1], self._starts[number] - 1
        return self._starts[-1], len(self.text)

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and the column of an offset, both from 1."""
        line = bisect_right(self._starts, offset)
        return (line, offset - self._starts[line - 1] + 1) if line else (1, 1)
