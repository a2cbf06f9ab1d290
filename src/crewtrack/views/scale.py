"""The scale of a timeline: how much time one cell stands for, and where cells and ticks begin.

Cells stand on the calendar: an hour begins with the hour, a week on Monday, a quarter in January, April, July
or October, all in UTC. So a cell keeps what it shows while the window moves over it.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from crewtrack.model.when_words import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator

FIRST = datetime(2, 1, 1, tzinfo=UTC)
LAST = datetime(9989, 1, 1, tzinfo=UTC)
"""What a window can show: cells begin and end between these."""

_MONDAY = datetime(2000, 1, 3, tzinfo=UTC)
_FIXED = {
    "1h": timedelta(hours=1),
    "6h": timedelta(hours=6),
    "1d": timedelta(days=1),
    "2.5d": timedelta(days=2.5),
    "3.5d": timedelta(days=3.5),
    "1w": timedelta(days=7),
}
_MONTHS = {"1month": 1, "1quarter": 3, "1year": 12}
_WORDS = {
    "1h": "an hour a cell",
    "6h": "6 hours a cell",
    "1d": "a day a cell",
    "2.5d": "2.5 days a cell",
    "3.5d": "3.5 days a cell",
    "1w": "a week a cell",
    "1month": "a month a cell",
    "1quarter": "a quarter a cell",
    "1year": "a year a cell",
}
STEPS = (*_FIXED, *_MONTHS)
"""The names of all scales, the finest first."""

_YEAR_CELLS = 6  # a tick with a year, and a blank

Tick = tuple[datetime, tuple[str, ...]]
"""Where a tick stands, and what may be written beside it, the longest first."""


class Scale:
    """One scale: cells are numbered, and the number of a cell never changes.

    Attributes:
        name: one of `STEPS`.
        words: what it is called: ``2.5 days a cell``.
    """

    __slots__ = ("_months", "_size", "name", "words")

    def __init__(self, name: str) -> None:
        """Take a scale by its name.

        Raises:
            KeyError: there is none of that name.
        """
        self.name = name
        self.words = _WORDS[name]
        self._size = _FIXED.get(name)
        self._months = _MONTHS.get(name, 1)

    def index(self, at: datetime) -> int:
        """Return the number of the cell that an instant lies in."""
        if self._size is not None:
            return (at - _MONDAY) // self._size
        return (at.year * 12 + at.month - 1) // self._months

    def edge(self, index: int) -> datetime:
        """Return the instant at which a cell begins; what lies outside of the calendar, at its end."""
        if self._size is not None:
            try:
                return _MONDAY + index * self._size
            except OverflowError:
                return FIRST if index < 0 else LAST
        year, month = divmod(index * self._months, 12)
        if not FIRST.year <= year <= LAST.year:
            return FIRST if year < FIRST.year else LAST
        return datetime(year, month + 1, 1, tzinfo=UTC)

    def fitting(self, first: int, cells: int) -> int:
        """Return the first cell of a window of so many cells, moved onto the calendar where it is not."""
        least, most = self.index(FIRST), self.index(LAST) - cells
        return max(least, min(first, most))

    def edges(self, first: int, cells: int) -> list[datetime]:
        """Return where so many cells begin, and where the last of them ends."""
        return [self.edge(index) for index in range(first, first + cells + 1)]

    def ticks(self, start: datetime, end: datetime) -> Iterator[Tick]:
        """Yield the ticks of a window, in order."""
        if self.name == "1h":
            yield from _hours(start, end)
        elif self.name in {"6h", "1d"}:
            yield from _weeks(start, end)
        elif self._size is not None:
            yield from _months(start, end, 3 if self.name == "1w" else 1)
        else:
            yield from _years(start, end, 12 / self._months)


def scale_of(text: object) -> str | None:
    """Return the scale that a text names: ``1month``, or as the screen writes it, ``a month a cell``."""
    if text in STEPS:
        return str(text)
    return next((step for step, words in _WORDS.items() if words == text), None)


def ladder(cells: int) -> tuple[str, ...]:
    """Return the scales that zooming goes through in a chart of so many cells, the finest first.

    A narrow chart takes half a week where a wide one takes two days and a half, so that both show the same months.
    """
    left_out = "2.5d" if cells < NARROW else "3.5d"
    return tuple(step for step in STEPS if step != left_out)


NARROW = 80
"""From how many cells on a chart is wide."""

BEFORE = 0.46
"""Where the as-of instant stands in a window that nobody has moved: this part of it lies before."""


def usual(cells: int) -> str:
    """Return the scale that a chart opens with."""
    return "3.5d" if cells < NARROW else "2.5d"


def around(scale: Scale, at: datetime, cells: int) -> int:
    """Return the first cell of the window that shows an instant at its usual place."""
    return scale.fitting(scale.index(at) - int(BEFORE * cells), cells)


def zoomed(step: str, by: int, cells: int) -> str:
    """Return the scale that comes so many steps after another: finer for a negative number."""
    steps = ladder(cells)
    place = STEPS.index(step)
    if by > 0:
        found = [one for one in steps if STEPS.index(one) > place]
        return found[min(by, len(found)) - 1] if found else step
    found = [one for one in steps if STEPS.index(one) < place]
    return found[max(by, -len(found))] if found else step


def spanning(start: datetime, end: datetime, cells: int) -> str:
    """Return the finest scale of which so many cells reach from one instant to another."""
    for step in ladder(cells):
        scale = Scale(step)
        if scale.edge(scale.index(start) + cells) >= end:
            return step
    return STEPS[-1]


# -- ticks -----------------------------------------------------------------------------------------


def _day(at: datetime) -> datetime:
    return at.replace(hour=0, minute=0, second=0, microsecond=0)


def _date(at: datetime) -> str:
    return f"{at.day} {MONTHS[at.month - 1]}"


def _hours(start: datetime, end: datetime) -> Iterator[Tick]:
    """Yield every sixth hour."""
    at = _day(start)
    while at < end:
        if at >= start:
            if at.hour:
                yield at, (f"{at.hour:02d}h",)
            else:
                yield at, (_date(at), str(at.day))
        at += timedelta(hours=6)


def _weeks(start: datetime, end: datetime) -> Iterator[Tick]:
    """Yield every Monday."""
    at = _day(start) - timedelta(days=start.weekday())
    first = True
    while at < end:
        if at >= start:
            year = (f"{_date(at)} {at.year}",) if first or (at.month == 1 and at.day < 8) else ()
            yield at, (*year, _date(at), str(at.day))
            first = False
        at += timedelta(days=7)


def _months(start: datetime, end: datetime, every: int) -> Iterator[Tick]:
    """Yield the first of every month, or of every so many."""
    index = start.year * 12 + start.month - 1
    index -= index % every
    first = True
    while True:
        at = datetime(index // 12, index % 12 + 1, 1, tzinfo=UTC)
        if at >= end:
            return
        if at >= start:
            month = MONTHS[at.month - 1]
            yield (
                at,
                (f"{month} {at.year}", month) if first or at.month == 1 else (month,),
            )
            first = False
        index += every


def _years(start: datetime, end: datetime, cells: float) -> Iterator[Tick]:
    """Yield every year, or every so many, so that each has room for its number."""
    every = next(one for one in (1, 2, 5, 10) if one * cells >= _YEAR_CELLS)
    year = start.year - start.year % every
    while True:
        at = datetime(max(1, year), 1, 1, tzinfo=UTC)
        if at >= end:
            return
        if at >= start:
            yield at, (str(at.year),)
        year += every
