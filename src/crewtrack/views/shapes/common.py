"""The shapes that views share: an agency, and a length of time."""

from __future__ import annotations

import attr


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class AgencyRef:
    """An agency as views show it. `id` is None for the group of people without one."""

    id: str | None
    name: str
    tag: str
    letter: str


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Lasting:
    """How many days something has lasted, with what its imprecise ends leave open.

    Attributes:
        days: between the instants at which the ledger places its ends.
        least, most: what it may be at the shortest and the longest.
        exact: whether both ends are known to the minute or better.
    """

    days: float
    least: float
    most: float
    exact: bool
