"""Locate: from a path of keys and indexes to where it stands in the text.

tomli gives no positions for what it accepts, so this is a scanner of our own. It reads only text that
`crewtrack.toml.read.read` has accepted, which lets it be short and quick: it finds where things begin and end,
and never judges them. It is proved against tomli: the text of every value's span reads as tomli's value.

Offsets count characters (code points) of the text as it was given, a byte-order mark included; a byte-order
mark takes no column. Lines end at a newline, and columns count characters from 1.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, Literal

import tomli
from attrs import frozen

from crewtrack.toml.lines import Lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    Path = tuple[str | int, ...]
    Offsets = tuple[int, int, int, int]
    Target = Literal["value", "key"]

BOM: Final = "\ufeff"

_BARE: Final = r"[A-Za-z0-9_-]++"
_BASIC: Final = r'"(?!"")(?:[^"\\\n]++|\\.)*+"'
_LITERAL: Final = r"'(?!'')[^'\n]*+'"
# Numbers, dates, true: what has no quotes. A date and its time may be parted by one space.
_WORD: Final = r"[0-9A-Za-z_+\-.:]++(?:[ ](?=[0-9])[0-9.:]++(?:[Zz]|[+-][0-9:]++)?+)?+"
_SCALAR: Final = f"(?:{_BASIC}|{_LITERAL}|{_WORD})"
_SPACE: Final = r"(?:[ \t\r\n]++|\#[^\n]*+)*+"

# A string of several lines may end in up to two quotes of its own before the three that close it.
_LONG: Final = re.compile(
    r'"""(?:[^"\\]++|\\[\s\S]|"{1,2}(?!"))*+"{3,5}' "|" r"'''(?:[^']++|'{1,2}(?!'))*+'{3,5}"
)
_SCALAR_AT: Final = re.compile(_SCALAR)
_SPACE_AT: Final = re.compile(_SPACE)
# The common statement in one step: what is blank, then a header's bracket, or a bare key and perhaps its value.
_STATEMENT: Final = re.compile(rf"{_SPACE}(?:(\[\[?)|({_BARE})[ \t]*+=[ \t]*+({_SCALAR})?+)?+")
_FIELD: Final = re.compile(
    rf"{_SPACE}(?:({_BARE})[ \t]*+=[ \t]*+(?:({_SCALAR}){_SPACE}([,}}]))?+)?+"
)
_ITEM: Final = re.compile(rf"{_SPACE}(?:({_SCALAR}){_SPACE}([,\]]))?+")
_KEY: Final = re.compile(rf"[ \t]*+(?:({_BARE})|({_BASIC}|{_LITERAL}))[ \t]*+([.=\]]?)")

# Whole lines that cannot open a table, with brackets up to three deep: what may be passed over unread.
_TOKEN: Final = rf"[^\n\"'\#\[\]{{}}]++|{_BASIC}|{_LITERAL}|\#[^\n]*+"
_INSIDE: Final = rf"[^\"'\#\[\]{{}}]++|{_BASIC}|{_LITERAL}|\#[^\n]*+"
_DEPTH_3: Final = rf"[\[{{](?:{_INSIDE})*+[\]}}]"
_DEPTH_2: Final = rf"[\[{{](?:{_INSIDE}|{_DEPTH_3})*+[\]}}]"
_DEPTH_1: Final = rf"[\[{{](?:{_INSIDE}|{_DEPTH_2})*+[\]}}]"
_LINES: Final = re.compile(rf"(?:[ \t]*+(?!\[)(?:{_TOKEN}|{_DEPTH_1})*+\n)*+")


LONG: Final = ('"""', "'''")
"""What begins a string of several lines."""

_PLAIN = 2
"""How many parts the key of an entry has: ``flight.x``."""

_ENTRY = re.compile(r"[A-Za-z0-9_-]+")
"""A key that needs no quotes."""


@frozen
class Span:
    """Where a key and its value stand.

    Attributes:
        start, end: the value, as offsets into the text. A table that is not in braces has no text of its own:
            then it is the key that names it, as written up to its own part, ``flight.soyuz-ms-19`` of a header.
        key_start, key_end: its own part of the key; of an item of an array, the item.
        line, column, end_line, end_column: the target that was asked for, the value or the key; counted from 1,
            and `end_column` is the column after the last character.
    """

    start: int
    end: int
    key_start: int
    key_end: int
    line: int
    column: int
    end_line: int
    end_column: int

    def value_place(self, text: str) -> tuple[int, int, int, int]:
        """Return line, column, end line and end column of the value."""
        return (*line_column(text, self.start), *line_column(text, self.end))

    def key_place(self, text: str) -> tuple[int, int, int, int]:
        """Return line, column, end line and end column of the key."""
        return (*line_column(text, self.key_start), *line_column(text, self.key_end))


def line_column(text: str, offset: int) -> tuple[int, int]:
    """Return the line and the column of an offset, both from 1; an offset past the end is the end."""
    offset = min(offset, len(text))
    line = text.count("\n", 0, offset) + 1
    if line > 1:
        return line, offset - text.rindex("\n", 0, offset)
    return 1, max(offset + (0 if text.startswith(BOM) else 1), 1)


def locate(
    text: str, path: Path, *, target: Target = "value", plain: int | None = None
) -> Span | None:
    """Return where a path stands, or None if the text does not hold it.

    An entry that is written as plainly as most, under a header ``[flight.x]`` of its own, is found by one search;
    else tables that cannot hold the path are passed over unread, so this costs a fraction of an `index`. For more than
    a few paths of one text, make the index.

    Args:
        text: what `read` has accepted.
        path: keys and array indexes, ``("flight", "soyuz-ms-19", "crew", 0)``; of ``[[assert]]`` too.
        target: what line and column are to speak of.
        plain: `plain_to` of the text, where that is known already.
    """
    if not path:
        return Index(text, {}).nearest((), target=target)
    found = _in_own_table(text, path, plain_to(text) if plain is None else plain)
    if found is not None:
        start, end = found[:2] if target == "value" else found[2:]
        line, column = line_column(text, start)
        more = text.count("\n", start, end)
        last = column + end - start if not more else end - text.rindex("\n", start, end)
        return Span(*found, line, column, line + more, last)
    return Index(text, _scan(text, path)).span(path, target=target)


def plain_to(text: str) -> int:
    """Return up to where a text holds no string of several lines: in one, a line may look like a header."""
    end = len(text)
    for begins in LONG:
        place = text.find(begins, 0, end)
        end = end if place < 0 else place
    return end


def _in_own_table(text: str, path: Path, plain: int) -> Offsets | None:
    """Return where a path stands in an entry with a header like ``[flight.x]``, or None.

    Only where no string of several lines has begun, since such a line within one would be no header; in an array it
    could not stand. A key that is not in its table may be in one with a longer header: those that follow at once are
    looked through, others are not.
    """
    if len(path) < _PLAIN or not all(
        isinstance(one, str) and _ENTRY.fullmatch(one) for one in path[:_PLAIN]
    ):
        return None
    key = f"{path[0]}.{path[1]}"
    header = f"[{key}]"
    place = 0 if text.startswith(header) else text.find(f"\n{header}", 0, plain) + 1
    if not place and not text.startswith(header):
        return None
    start = place + 1
    end = start + len(key)
    if len(path) == _PLAIN:
        return start, end, end - len(str(path[1])), end
    scanner = Scanner(text, path)
    base = scanner.base = path[:_PLAIN]
    pos = scanner.statement(end + 1)
    while pos >= 0:
        if scanner.lists or scanner.base[:_PLAIN] != path[:_PLAIN]:
            return None  # another entry; or an item of a list, and there may be others before it
        found = scanner.offsets.get(path)
        if found is not None:
            # what a longer header names in passing may yet get a header of its own
            return found if scanner.base is base or scanner.base == path else None
        base = scanner.base
        pos = scanner.statement(pos)
    return None


def nearest(text: str, path: Path, *, target: Target = "value") -> Span:
    """Return where the longest part of a path stands that the text holds: a missing key points at its table.

    The empty path is the start of the text.
    """
    return Index(text, _scan(text, path)).nearest(path, target=target)


def index(text: str, paths: Iterable[Path] | None = None) -> Index:
    """Return where every path of a text stands.

    Args:
        text: what `read` has accepted.
        paths: where these are all that is wanted: then the index has only them, and what leads to them. All paths take
            a hundred times the text.
    """
    scanner = Scanner(text, None)
    if paths is not None:
        scanner.keep(paths)
    scanner.run()
    return Index(text, scanner.offsets)


class Index:
    """Every path of a text, and where it stands.

    Iterating gives the paths in the order of the text, what is inside of a value before it. A path that is written in several places
    (``flight`` in many headers) stands at its own header, or else at the first.
    """

    __slots__ = ("_lines", "offsets", "text")

    def __init__(self, text: str, offsets: dict[Path, Offsets]) -> None:
        """Wrap what was scanned: use `index`."""
        self.text = text
        self.offsets = offsets
        self._lines: Lines | None = None

    def __len__(self) -> int:
        return len(self.offsets)

    def __contains__(self, path: object) -> bool:
        return path in self.offsets

    def __iter__(self) -> Iterator[Path]:
        return iter(self.offsets)

    def __getitem__(self, path: Path) -> Span:
        return self._span(self.offsets[path], "value")

    def span(self, path: Path, *, target: Target = "value") -> Span | None:
        """Return where a path stands, or None."""
        found = self.offsets.get(path)
        return None if found is None else self._span(found, target)

    def nearest(self, path: Path, *, target: Target = "value") -> Span:
        """Return where the longest part of a path stands that there is; the empty path is the start."""
        for length in range(len(path), 0, -1):
            found = self.offsets.get(path[:length])
            if found is not None:
                return self._span(found, target)
        start = 1 if self.text.startswith(BOM) else 0
        return Span(start, start, start, start, 1, 1, 1, 1)

    def _span(self, offsets: Offsets, target: Target) -> Span:
        start, end, key_start, key_end = offsets
        if target == "value":
            return Span(*offsets, *self._place(start), *self._place(end))
        return Span(*offsets, *self._place(key_start), *self._place(key_end))

    def _place(self, offset: int) -> tuple[int, int]:
        if self._lines is None:
            self._lines = Lines(self.text, 1 if self.text.startswith(BOM) else 0)
        return self._lines.place(offset)


class ScanError(Exception):
    """The text is not what `read` would accept; the scanner stopped in the statement that begins at `start`."""

    def __init__(self, start: int) -> None:
        super().__init__(start)
        self.start = start


def statement_ends(text: str) -> Iterator[int]:
    """Yield where each statement of a text ends, a header or a key with its value, without what follows it.

    Raises:
        ScanError: at the first statement that cannot be made out.
    """
    scanner = Scanner(text, None)
    scanner.keep(())
    pos = scanner.begin
    while (pos := scanner.statement(pos)) >= 0:
        yield pos


def lines_after(text: str, pos: int) -> int:
    """Return where the next line may open a table: what stands before it can be passed over unread."""
    found = _LINES.match(text, pos)
    return pos if found is None else found.end()


def table_at(text: str) -> Path:
    """Return the path of the table that is open at the end of a text, ``("assert", 2)`` under the third."""
    scanner = Scanner(text, None)
    scanner.keep(())
    scanner.run()
    return scanner.base


def header_path(text: str, keys: tuple[str, ...]) -> list[Path]:
    """Return the paths that a header's key would pass through at the end of a text, its own last.

    An array of tables on the way stands for its latest item, as TOML has it; the last path is the bare key.
    """
    scanner = Scanner(text, None)
    scanner.keep(())
    scanner.run()
    paths: list[Path] = []
    path: Path = ()
    for key in keys:
        path = (*path, key)
        paths.append(path)
        if path in scanner.lists:
            path = (*path, scanner.lists[path] - 1)
    return paths


def split_key(text: str, pos: int) -> tuple[list[tuple[str, int, int]], int]:
    """Read a key: each part with its start and end, and the offset after the ``=`` or ``]`` that follows it."""
    parts: list[tuple[str, int, int]] = []
    while True:
        found = _KEY.match(text, pos)
        if found is None:
            raise ScanError(pos)
        bare, quoted, follows = found.groups()
        if bare is not None:
            parts.append((bare, *found.span(1)))
        else:
            parts.append((_unquote(quoted), *found.span(2)))
        pos = found.end()
        if follows != ".":
            return parts, pos


def _unquote(quoted: str) -> str:
    if quoted[0] == "'" or "\\" not in quoted:
        return quoted[1:-1]
    try:
        value = tomli.loads(f"x={quoted}")["x"]
    except ValueError as error:
        raise ScanError(0) from error
    return str(value)


def _scan(text: str, wanted: Path | None) -> dict[Path, Offsets]:
    scanner = Scanner(text, wanted)
    scanner.run()
    return scanner.offsets


class _Kept(dict["Path", "Offsets"]):
    """What a scanner notes down, as far as it is wanted."""

    __slots__ = ("kept",)

    def __init__(self, kept: set[Path]) -> None:
        super().__init__()
        self.kept = kept

    def __setitem__(self, path: Path, offsets: Offsets) -> None:
        if path in self.kept:
            super().__setitem__(path, offsets)

    def setdefault(self, path: Path, offsets: Offsets) -> Offsets:
        return super().setdefault(path, offsets) if path in self.kept else offsets


class Scanner:
    """One pass over a text. With a path wanted, tables that cannot hold it are passed over."""

    __slots__ = ("base", "begin", "kept", "lists", "offsets", "skip", "text", "wanted")

    def __init__(self, text: str, wanted: Path | None) -> None:
        self.text = text
        self.wanted = wanted
        self.begin = 1 if text.startswith(BOM) else 0
        self.offsets: dict[Path, Offsets] = {}
        self.base: Path = ()
        self.skip = False
        self.lists: dict[Path, int] = {}
        self.kept: set[Path] | None = None

    def keep(self, paths: Iterable[Path]) -> None:
        """Note down only where some paths stand, and what leads to them; pass over tables that hold none of it."""
        self.kept = {path[:length] for path in paths for length in range(1, len(path) + 1)}
        self.offsets = _Kept(self.kept)

    def run(self) -> None:
        """Read all of it, or until what is wanted has been found."""
        pos = self.begin
        while pos >= 0:
            pos = self.statement(pos)
            if self.skip and pos >= 0:
                pos = lines_after(self.text, pos)
            elif self.wanted is not None and self._found(self.wanted):
                return

    def _found(self, wanted: Path) -> bool:
        # A table named in passing may yet get a header of its own; a value stays where it is.
        found = self.offsets.get(wanted)
        return found is not None and found[0] >= found[3]

    def statement(self, pos: int) -> int:
        """Read one header, or one key and its value; return where it ends, or -1 at the end of the text."""
        text = self.text
        found = _STATEMENT.match(text, pos)
        if found is None:  # pragma: no cover - every part of it may be empty
            raise ScanError(pos)
        bracket, key, value = found.groups()
        if value is not None:
            start, end = found.span(3)
            self.offsets[(*self.base, key)] = (start, end, *found.span(2))
            return end
        if bracket is not None:
            return self._header(found.start(1), len(bracket))
        begin = found.start(2) if key is not None else found.end()
        if key is not None:
            start = found.end()
            path = (*self.base, key)
            end = self.value(start, path, begin)
            self.offsets[path] = (start, end, *found.span(2))
            return end
        if begin >= len(text):
            return -1
        return self._pair(begin, self.base, begin)

    def _header(self, begin: int, brackets: int) -> int:
        parts, pos = split_key(self.text, begin + brackets)
        first = parts[0][1]
        path: Path = ()
        lists = self.lists
        for name, start, end in parts[:-1]:
            path = (*path, name)
            self.offsets.setdefault(path, (first, end, start, end))
            if path in lists:
                path = (*path, lists[path] - 1)
        name, start, end = parts[-1]
        path = (*path, name)
        if brackets == 2:
            self.offsets.setdefault(path, (first, end, start, end))
            count = lists.get(path, 0)
            lists[path] = count + 1
            path = (*path, count)
        self.offsets[path] = (first, end, start, end)
        self.base = path
        if self.wanted is not None:
            shared = min(len(path), len(self.wanted))
            self.skip = path[:shared] != self.wanted[:shared]
        elif self.kept is not None:
            self.skip = path not in self.kept
        if self.text[pos - 1 : pos] != "]" or not self.text.startswith("]", pos + brackets - 2):
            raise ScanError(begin)
        return pos + brackets - 1

    def _pair(self, pos: int, base: Path, begin: int) -> int:
        """Read a key, of several parts or quoted, and its value."""
        parts, pos = split_key(self.text, pos)
        if self.text[pos - 1 : pos] != "=":
            raise ScanError(begin)
        while self.text[pos : pos + 1] in (" ", "\t"):
            pos += 1
        first = parts[0][1]
        path = base
        for name, start, end in parts[:-1]:
            path = (*path, name)
            self.offsets.setdefault(path, (first, end, start, end))
        name, start, end = parts[-1]
        path = (*path, name)
        after = self.value(pos, path, begin)
        self.offsets[path] = (pos, after, start, end)
        return after

    def value(self, pos: int, path: Path, begin: int) -> int:
        """Read a value, and note what is inside it; return where it ends."""
        text = self.text
        char = text[pos : pos + 1]
        if char == "[":
            return self._array(pos + 1, path, begin)
        if char == "{":
            return self._inline(pos + 1, path, begin)
        found = (_LONG if text.startswith(('"""', "'''"), pos) else _SCALAR_AT).match(text, pos)
        if found is None:
            raise ScanError(begin)
        return found.end()

    def _array(self, pos: int, path: Path, begin: int) -> int:
        text, offsets = self.text, self.offsets
        wanted = self.wanted
        # A long list takes many times its text to note down: only where something in it is wanted.
        if self.kept is not None:
            noted = path in self.kept
        else:
            noted = wanted is None or (len(path) < len(wanted) and path == wanted[: len(path)])
        count = 0
        while True:
            found = _ITEM.match(text, pos)
            if found is None:  # pragma: no cover - every part of it may be empty
                raise ScanError(begin)
            follows = found.group(2)
            if follows is not None:
                start, end = found.span(1)
                pos = found.end()
            else:
                start = found.end()
                if text.startswith("]", start):
                    return start + 1
                end = self.value(start, (*path, count), begin)
                pos = self.space(end) + 1
                follows = text[pos - 1 : pos]
            if noted:
                offsets[(*path, count)] = (start, end, start, end)
            if follows == "]":
                return pos
            if follows != ",":
                raise ScanError(begin)
            count += 1

    def _inline(self, pos: int, path: Path, begin: int) -> int:
        text, offsets = self.text, self.offsets
        while True:
            found = _FIELD.match(text, pos)
            if found is None:  # pragma: no cover - every part of it may be empty
                raise ScanError(begin)
            key, value, follows = found.groups()
            if value is not None:
                offsets[(*path, key)] = (*found.span(2), *found.span(1))
                pos = found.end()
            else:
                start = found.end()
                if key is not None:
                    own = (*path, key)
                    end = self.value(start, own, begin)
                    offsets[own] = (start, end, *found.span(1))
                elif text.startswith("}", start):
                    return start + 1
                else:
                    end = self._pair(start, path, begin)
                pos = self.space(end) + 1
                follows = text[pos - 1 : pos]
            if follows == "}":
                return pos
            if follows != ",":
                raise ScanError(begin)

    def space(self, pos: int) -> int:
        """Pass over blanks, line ends and comments."""
        found = _SPACE_AT.match(self.text, pos)
        return pos if found is None else found.end()
