"""The shape of the first screen: all of the others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attr

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.views.shapes.agenda import Agenda
    from crewtrack.views.shapes.bulletins import Bulletins
    from crewtrack.views.shapes.curve import Curve
    from crewtrack.views.shapes.dependence import Dependence
    from crewtrack.views.shapes.ports import Ports
    from crewtrack.views.shapes.roster import Roster


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Overview:
    """All that the first screen shows."""

    station: str
    station_name: str
    station_short: str
    at: datetime
    roster: Roster
    agenda: Agenda
    ports: Ports
    dependence: Dependence
    bulletins: Bulletins
    curve: Curve
