"""The shape of the head count over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attr

if TYPE_CHECKING:
    from datetime import datetime


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Curve:
    """The head count of a station week by week up to an instant.

    Attributes:
        weeks: one count a week, oldest first: the count that differs most from the week before, so that a
            gap of three days is seen; None for a week before the record begins.
        least, most: over the whole span; None if nothing is recorded.
    """

    start: datetime
    end: datetime
    weeks: tuple[int | None, ...]
    least: int | None
    most: int | None
