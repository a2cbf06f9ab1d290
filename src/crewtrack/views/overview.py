"""The overview: all that the first screen shows, of one instant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.views.agenda import agenda
from crewtrack.views.bulletins import bulletins
from crewtrack.views.curve import curve
from crewtrack.views.dependence import dependence
from crewtrack.views.ports import ports
from crewtrack.views.refs import station_short
from crewtrack.views.roster import roster
from crewtrack.views.shapes.overview import Overview

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.ledger.ledger import Ledger

_EVENTS = 60


def overview(ledger: Ledger, station: str, at: datetime) -> Overview:
    """Return all that the first screen shows of a station at an instant (aware, UTC)."""
    schedule = ledger.schedule
    return Overview(
        station=station,
        station_name=schedule.station_name(station),
        station_short=station_short(schedule, station),
        at=at,
        roster=roster(ledger, station, at),
        agenda=agenda(ledger, station, at, limit=_EVENTS),
        ports=ports(ledger, station, at),
        dependence=dependence(ledger, station, at),
        bulletins=bulletins(ledger, at),
        curve=curve(ledger, station, at),
    )
