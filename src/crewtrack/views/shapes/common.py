"""The shape that all views share: an agency."""

from __future__ import annotations

import attr


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class AgencyRef:
    """An agency as views show it. `id` is None for the group of people without one."""

    id: str | None
    name: str
    tag: str
    letter: str
