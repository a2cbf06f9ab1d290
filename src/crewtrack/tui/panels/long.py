"""A list that may be long: a line is made when it is seen.

A panel of ten thousand lines opens like one of forty: what it shows is only the order of its entries, and a line
for each row of the terminal.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attr

from crewtrack.tui.panels.base import Panel
from crewtrack.tui.panels.lines import Line, changed
from crewtrack.tui.panels.sift import nothing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from crewtrack.model.address import Address
    from crewtrack.tui.panels.base import FrameState

    Make = Callable[[Address], Line]


class LongLines(list[Line]):
    """Headings, and a line for each entry that is made when somebody asks for it.

    Attributes:
        heads: the lines above.
        entries: what the others are about, in order.
    """

    def __init__(
        self, heads: list[Line], entries: Sequence[Address], make: Make, before: Make | None
    ) -> None:
        """Keep the order; `before` makes a line as it was before the last step in time."""
        super().__init__()
        self.heads = heads
        self.entries = entries
        self._make = make
        self._before = before
        self._made: dict[int, Line] = {}
        self._places: dict[Address, int] | None = None

    def __len__(self) -> int:
        return len(self.heads) + len(self.entries)

    def __bool__(self) -> bool:
        return len(self) > 0

    def __iter__(self) -> Iterator[Line]:
        return (self[index] for index in range(len(self)))

    def __getitem__(self, index: Any) -> Any:
        """Return a line, made on first use."""
        if isinstance(index, slice):
            return [self[place] for place in range(*index.indices(len(self)))]
        if index < 0:
            index += len(self)
        if index < len(self.heads):
            return self.heads[index]
        found = self._made.get(index)
        if found is None:
            found = self._made[index] = self._line(self.entries[index - len(self.heads)])
        return found

    def _line(self, entry: Address) -> Line:
        line = self._make(entry)
        if self._before is None:
            return line
        return changed([line], [self._before(entry)], new=False)[0]

    def place(self, address: Address | None) -> int | None:
        """Return where an entry stands, or None."""
        if address is None:
            return None
        if self._places is None:
            first = len(self.heads)
            self._places = {entry: first + at for at, entry in enumerate(self.entries)}
        return self._places.get(address)


class LongPanel(Panel):
    """A panel whose lines are made as they come into sight. Subclasses say what they are."""

    ABOUT = ("List", "A line for each entry.")
    BOLD_NEW = False
    MINDS_HEIGHT = False
    _past: Any = None

    def entries(self, overview: Any) -> Sequence[Address]:
        """Return what the lines are about, in order."""
        raise NotImplementedError

    def heads(self, overview: Any, frame: FrameState, width: int, count: int) -> list[Line]:
        """Return the lines above, which stay when the others scroll; `count` is how many are shown."""
        raise NotImplementedError

    def maker(self, overview: Any, frame: FrameState, width: int) -> Make:
        """Return what makes the line of an entry."""
        raise NotImplementedError

    def empty(self, overview: Any, frame: FrameState, width: int) -> list[Line]:
        """Return what stands there where there is no entry at all."""
        raise NotImplementedError

    # -- as a panel ------------------------------------------------------------------------------

    def show(self, overview: Any, frame: FrameState) -> None:
        """Show another view; what a step in time has changed is told line by line."""
        self._past = frame.previous
        super().show(overview, attr.evolve(frame, previous=None))

    def build(self, overview: Any, frame: FrameState, width: int) -> list[Line]:
        """Return the lines, of which none is made yet but those above."""
        return self._list(overview, frame, width, self.entries(overview))

    def made(self, overview: Any, frame: FrameState, width: int) -> list[Line]:
        """Return the lines, as the filter of the screen leaves them."""
        sieve = frame.sieve
        if sieve is None:
            return self.build(overview, frame, width)
        every = self.entries(overview)
        left = [entry for entry in every if sieve.keep(entry)]
        if left or not every:
            return self._list(overview, frame, width, left)
        return [
            *self.heads(overview, frame, width, 0),
            *nothing(self.NONE, sieve, frame, width),
        ]

    def _list(
        self, overview: Any, frame: FrameState, width: int, entries: Sequence[Address]
    ) -> list[Line]:
        heads = self.heads(overview, frame, width, len(entries))
        if not entries:
            return [*heads, *self.empty(overview, frame, width)]
        before = None if self._past is None else self.maker(self._past, frame, width)
        return LongLines(heads, entries, self.maker(overview, frame, width), before)

    def select(self, address: Address) -> bool:
        """Put the selection on an address; False if the panel does not show it."""
        lines = self._lines
        if not isinstance(lines, LongLines):
            return super().select(address)
        place = lines.place(address)
        if place is not None:
            self._go(place)
        return place is not None

    def _found(self, address: Address | None, stood: int | None) -> int | None:
        lines = self._lines
        if not isinstance(lines, LongLines):
            return super()._found(address, stood)
        place = lines.place(address)
        first = len(lines.heads)
        if place is None:
            place = first if stood is None else max(first, min(stood, len(lines) - 1))
        return place

    def action_move(self, rows: int) -> None:
        """Select the line so many lines further; scroll at either end."""
        lines = self._lines
        if not isinstance(lines, LongLines) or self._at is None:
            super().action_move(rows)
            return
        target = max(len(lines.heads), min(self._at + rows, len(lines) - 1))
        if target == self._at:
            self._scroll(rows)
        self._go(target)
