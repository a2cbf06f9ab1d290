"""What a list is asked for: which of its rows, in which order, and how many."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attr

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from crewtrack.model.address import Address

FLIGHT_SORTS = ("launch", "name", "days", "stay", "crew", "agency", "kind", "slips")
"""What flights can be sorted by."""

PEOPLE_SORTS = (
    "days",
    "flight",
    "flights",
    "name",
    "agency",
    "nationality",
    "age",
    "launch",
    "evas",
)
"""What people can be sorted by."""

KINDS = ("crewed", "uncrewed", "cargo", "module")
"""The kinds of flight."""


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Ask:
    """What a list is asked for; left out, everything, in the list's own order.

    Attributes:
        kind: one of `KINDS`.
        agency: an agency's id. Of flights, those whose seats are its own, or with its people in the crew.
        start, until: flights that launch, or people who are in space, from one instant up to another; where the time
            is imprecise, those that may.
        sort: one of `FLIGHT_SORTS` or `PEOPLE_SORTS`; people also by `id`, where the order does not matter.
        reverse: the other way round.
        limit: at most so many.
        keep: whether what stands at an address is shown at all.
    """

    kind: str | None = None
    agency: str | None = None
    start: datetime | None = None
    until: datetime | None = None
    sort: str | None = None
    reverse: bool = False
    limit: int | None = None
    keep: Callable[[Address], bool] | None = None


EVERYTHING = Ask()
"""All of it, in its own order."""
