"""The shapes of bulletins: dated statements."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attr

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.model.address import Address
    from crewtrack.model.when import When
    from crewtrack.views.shapes.common import AgencyRef


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class BulletinLine:
    """A dated statement, with the agency that it is about first."""

    id: str
    when: When
    agency: AgencyRef | None
    title: str
    text: str | None
    source: str | None
    about: tuple[str, ...]
    address: Address


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Bulletins:
    """Statements around an instant, newest first; nothing later than the instant.

    Attributes:
        recent: how many of `lines` fall into the seven days up to the instant.
    """

    at: datetime
    lines: tuple[BulletinLine, ...]
    recent: int
