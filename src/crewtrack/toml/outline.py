"""Outline: the statements of a text, and the items of what stands in brackets, each with its place.

`crewtrack.toml.locate` answers where a path stands. An edit needs more: every statement that has a part in a path, since
a table may be written in many places, and where one item ends and the next begins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from crewtrack.toml.locate import Scanner, lines_after, split_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    Path = tuple[str | int, ...]
    Part = tuple[str, int, int]

_BLANK: Final = " \t"


class Statement:
    """A header, or a key with its value.

    Attributes:
        start, end: from its first bracket or the first letter of its key, to behind its last bracket or its value.
        path: what it declares. Of a header of an array of tables, with the place in the array.
        base: the path of the table that it stands in; of a header, its own.
        brackets: 0 for a key with its value, 1 for ``[a.b]``, 2 for ``[[a.b]]``.
        parts: each part of its key, with its start and end.
        value: where its value begins; of a header, its end.
    """

    __slots__ = ("base", "brackets", "end", "parts", "path", "start", "value")

    def __init__(
        self,
        start: int,
        end: int,
        path: Path,
        base: Path,
        brackets: int,
        parts: list[Part],
        value: int,
    ) -> None:
        """Keep what was scanned."""
        self.start = start
        self.end = end
        self.path = path
        self.base = base
        self.brackets = brackets
        self.parts = parts
        self.value = value

    def part(self, depth: int) -> Part | None:
        """Return the part of its key that is the path's one at a depth, or None if another statement has it.

        An array of tables has its place in the path and not in the key, so keys are counted from the end.
        """
        keys = [place for place, one in enumerate(self.path) if isinstance(one, str)]
        own = len(keys) - len(self.parts)
        if depth not in keys or keys.index(depth) < own:
            return None
        return self.parts[keys.index(depth) - own]


def outline(text: str, wanted: Path = ()) -> Iterator[Statement]:
    """Yield the statements of the tables that may hold a path, or that stand in it, in order.

    Args:
        text: what `read` has accepted.
        wanted: the path; empty for all of the text. Other tables are passed over unread.
    """
    scanner = Scanner(text, wanted or None)
    scanner.offsets = _NOTHING
    pos = scanner.begin
    while True:
        begin = scanner.space(pos)
        base = scanner.base
        end = scanner.statement(pos)
        if end < 0:
            return
        if text[begin] == "[":
            if not scanner.skip:
                brackets = 2 if text.startswith("[", begin + 1) else 1
                parts, _ = split_key(text, begin + brackets)
                yield Statement(begin, end, scanner.base, scanner.base, brackets, parts, end)
        elif not scanner.skip:
            parts, value = split_key(text, begin)
            while text[value] in _BLANK:
                value += 1
            path = (*base, *(name for name, _, _ in parts))
            yield Statement(begin, end, path, base, 0, parts, value)
        pos = lines_after(text, end) if scanner.skip else end


class _Nothing(dict[tuple[str | int, ...], tuple[int, int, int, int]]):
    """Takes what a scanner notes down, and keeps none of it."""

    def __setitem__(self, key: object, value: object) -> None:
        pass

    def setdefault(self, key: object, default: object = None) -> object:  # type: ignore[override]
        del key
        return default

    def get(self, key: object, default: object = None) -> object:  # type: ignore[override]
        del key
        return default


_NOTHING: Final = _Nothing()


class Item:
    """An item of an array, or a key and its value in braces.

    Attributes:
        start, end: from its key, or its value if it has none, to behind its value.
        value: where its value begins.
        comma: where the comma behind it stands, or None.
        parts: each part of its key, with its start and end; empty in an array.
    """

    __slots__ = ("comma", "end", "parts", "start", "value")

    def __init__(self, start: int, end: int, value: int, parts: list[Part]) -> None:
        """Keep what was scanned."""
        self.start = start
        self.end = end
        self.value = value
        self.comma: int | None = None
        self.parts = parts

    @property
    def keys(self) -> tuple[str, ...]:
        """Its key, in parts."""
        return tuple(name for name, _, _ in self.parts)


def items(text: str, start: int) -> tuple[list[Item], int]:
    """Return the items of an array or of a table in braces, and where its last bracket stands.

    Args:
        text: what `read` has accepted.
        start: where its first bracket stands.
    """
    scanner = Scanner(text, ("\0",))
    scanner.offsets = _NOTHING
    keyed = text[start] == "{"
    out: list[Item] = []
    pos = scanner.space(start + 1)
    while text[pos] not in "]}":
        begin = pos
        parts: list[Part] = []
        if keyed:
            parts, pos = split_key(text, pos)
            while text[pos] in _BLANK:
                pos += 1
        item = Item(begin, scanner.value(pos, (), begin), pos, parts)
        out.append(item)
        pos = scanner.space(item.end)
        if text[pos] == ",":
            item.comma = pos
            pos = scanner.space(pos + 1)
    return out, pos


def line_start(text: str, pos: int) -> int:
    """Return where the line of an offset begins, behind a byte-order mark."""
    start = text.rfind("\n", 0, pos) + 1
    return 1 if start == 0 and text.startswith("\ufeff") else start


def line_end(text: str, pos: int) -> int:
    """Return where the line of an offset ends: behind its line end, or at the end of the text."""
    found = text.find("\n", pos)
    return len(text) if found < 0 else found + 1
