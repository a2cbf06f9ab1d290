"""The rows of a chart that scroll: lanes by section, and the rules over them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crewtrack.views.lanes import Key, Keys


class LaneRows:
    """What stands in which row.

    Attributes:
        sections: the kinds of lanes, each with its lanes.
        count: how many rows there are.
    """

    __slots__ = ("_firsts", "_ruled", "count", "sections")

    def __init__(self, sections: Sequence[tuple[str, Keys]] = (), *, ruled: bool = True) -> None:
        """Lay out rows; where `ruled` is false the first section has no rule over it."""
        self.sections = tuple(sections)
        self._ruled = ruled
        self._firsts: list[int] = []
        row = 0
        for place, (_, keys) in enumerate(self.sections):
            row += self._rule(place)
            self._firsts.append(row)
            row += max(1, len(keys))
        self.count = row

    def _rule(self, place: int) -> int:
        return int(self._ruled or place > 0)

    def at(self, row: int) -> Key | str | None:
        """Return what a row is: a lane, the kind of section whose rule or whose emptiness it is; None for none."""
        for first, (kind, keys) in zip(self._firsts, self.sections, strict=True):
            if row < first:
                return kind
            if row < first + len(keys):
                return keys[row - first]
            if row == first and not keys:
                return f"no {kind}"
        return None

    def row_of(self, kind: str, ident: str) -> int | None:
        """Return the row of a lane, in whatever group it stands."""
        for first, (_, keys) in zip(self._firsts, self.sections, strict=True):
            place = keys.place(ident) if keys.kind == kind else None
            if place is not None:
                return first + place
        return None

    def nearest(self, row: int) -> tuple[int, Key] | None:
        """Return the lane at a row or nearest to it."""
        for distance in range(self.count + 1):
            for one in (row + distance, row - distance):
                found = self.at(one) if 0 <= one < self.count else None
                if found is not None and not isinstance(found, str):
                    return one, found
        return None

    def all_left(self, rows: int) -> bool:
        """Whether the last so many rows are all of people, or ships, that have left."""
        if not self.sections:
            return False
        _, keys = self.sections[-1]
        return (
            bool(keys.groups) and keys.groups[-1][0] == "left" and len(keys.groups[-1][1]) >= rows
        )
