"""Splice: an edit as a value, the stretches of a text that it replaces. Undo is the edit the other way round."""

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import frozen

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    Piece = tuple[int, int, str | None]


class EditRefusedError(Exception):
    """An edit was not made; nothing has changed.

    Attributes:
        reason: why, as a sentence without its stop.
        hint: what would help, or None.
    """

    def __init__(self, reason: str, hint: str | None = None) -> None:
        """Keep why."""
        super().__init__(reason)
        self.reason = reason
        self.hint = hint


@frozen
class Splice:
    """One stretch of a text, and what takes its place. Offsets count characters."""

    start: int
    old: str
    new: str

    @property
    def end(self) -> int:
        """Where the stretch ends, in the text before."""
        return self.start + len(self.old)


@frozen
class Edit:
    """What turns one text into another: stretches in order, that do not overlap."""

    splices: tuple[Splice, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.splices)

    def apply(self, text: str) -> str:
        """Return the text after the edit.

        Raises:
            EditRefusedError: this is not the text that it was made for.
        """
        out: list[str] = []
        at = 0
        for one in self.splices:
            if text[one.start : one.end] != one.old:
                message = "the text is not the one that this edit was made for"
                raise EditRefusedError(message)
            out += (text[at : one.start], one.new)
            at = one.end
        out.append(text[at:])
        return "".join(out)

    @property
    def inverse(self) -> Edit:
        """The edit that takes this one back."""
        out: list[Splice] = []
        moved = 0
        for one in self.splices:
            out.append(Splice(one.start + moved, one.new, one.old))
            moved += len(one.new) - len(one.old)
        return Edit(tuple(out))


def edit_of(text: str, changes: Iterable[tuple[int, int, str]]) -> Edit:
    """Return the edit that replaces stretches, each given by start, end and new text, of one and the same text."""
    ordered = sorted(changes, key=lambda one: one[:2])
    return Edit(
        tuple(
            Splice(start, text[start:end], new)
            for start, end, new in ordered
            if text[start:end] != new
        )
    )


def composed(text: str, first: Edit, second: Edit) -> Edit:
    """Return two edits as one: `second` is of what `first` makes of the text."""
    if not first or not second:
        return first or second
    return edit_of(text, _changes(list(_replaced(_pieces(len(text), first), second)), len(text)))


def _pieces(length: int, edit: Edit) -> list[Piece]:
    """Return the text after an edit as pieces: stretches that are kept, and new texts."""
    out: list[Piece] = []
    at = 0
    for one in edit.splices:
        out += ((at, one.start, None), (0, 0, one.new))
        at = one.end
    out.append((at, length, None))
    return [piece for piece in out if _size(piece)]


def _size(piece: Piece) -> int:
    return piece[1] - piece[0] if piece[2] is None else len(piece[2])


def _split(piece: Piece, size: int) -> tuple[Piece, Piece]:
    start, end, new = piece
    if new is None:
        return (start, start + size, None), (start + size, end, None)
    return (0, 0, new[:size]), (0, 0, new[size:])


def _replaced(pieces: list[Piece], edit: Edit) -> Iterator[Piece]:
    """Yield the pieces that are left of a text after an edit of it, and its new texts."""
    waiting = pieces[::-1]
    at = 0

    def taken(size: int) -> Iterator[Piece]:
        while size > 0:
            piece = waiting.pop()
            if _size(piece) > size:
                piece, rest = _split(piece, size)
                waiting.append(rest)
            size -= _size(piece)
            yield piece

    for one in edit.splices:
        yield from taken(one.start - at)
        for _ in taken(len(one.old)):
            pass
        if one.new:
            yield 0, 0, one.new
        at = one.end
    yield from waiting[::-1]


def _changes(pieces: Sequence[Piece], length: int) -> Iterator[tuple[int, int, str]]:
    """Yield what turns the first text into pieces of it and new texts."""
    at = 0
    new: list[str] = []
    for start, end, text in (*pieces, (length, length, None)):
        if text is not None:
            new.append(text)
            continue
        if start > at or new:
            yield at, start, "".join(new)
        new = []
        at = end
