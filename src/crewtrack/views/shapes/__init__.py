"""The shapes of all views: frozen values that a face shows and an export writes.

A view is made from a ledger, a station and an instant, and holds everything that its screen, its text and
its JSON need: no face looks anything up by itself. Instants are aware datetimes in UTC; days are elapsed
seconds / 86 400; ids are those of the schedule, and names stand beside them.

Each family has a module of its own, found on first use: a command that needs one does not pay for the rest.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from crewtrack.views.shapes.agenda import Agenda, Occurrence
    from crewtrack.views.shapes.bulletins import BulletinLine, Bulletins
    from crewtrack.views.shapes.calendar import Calendar, CalendarEntry
    from crewtrack.views.shapes.common import AgencyRef, Lasting
    from crewtrack.views.shapes.comparison import (
        Booster,
        Comparison,
        Consequence,
        FlightChange,
        Measure,
        Stranded,
        Unseated,
    )
    from crewtrack.views.shapes.curve import Curve
    from crewtrack.views.shapes.dependence import (
        Across,
        Dependence,
        Reliance,
        SeatsHome,
        Share,
        SoleSpan,
    )
    from crewtrack.views.shapes.flights import FlightLine, Flights, Longest
    from crewtrack.views.shapes.log import Log, LogEntry, Moved
    from crewtrack.views.shapes.outlook import Outlook, Stretch
    from crewtrack.views.shapes.overview import Overview
    from crewtrack.views.shapes.people import People, PersonLine
    from crewtrack.views.shapes.person import PersonView, Ride
    from crewtrack.views.shapes.ports import Docked, PortRow, Ports
    from crewtrack.views.shapes.records import Crowd, Feat, Milestone, Records, VisitorRow, Visitors
    from crewtrack.views.shapes.roster import CrewGroup, CrewMember, Roster, Transit
    from crewtrack.views.shapes.slips import Earlier, Slipped, Slips
    from crewtrack.views.shapes.station_map import Aside, MapModule, MapPort, StationMap
    from crewtrack.views.shapes.timeline import Bar, Lane, Mark, Section, Step, Timeline

_HOMES = {
    "Across": "dependence",
    "AgencyRef": "common",
    "Agenda": "agenda",
    "Aside": "station_map",
    "Bar": "timeline",
    "Booster": "comparison",
    "BulletinLine": "bulletins",
    "Bulletins": "bulletins",
    "Calendar": "calendar",
    "CalendarEntry": "calendar",
    "Comparison": "comparison",
    "Consequence": "comparison",
    "CrewGroup": "roster",
    "CrewMember": "roster",
    "Crowd": "records",
    "Curve": "curve",
    "Dependence": "dependence",
    "Docked": "ports",
    "Earlier": "slips",
    "Feat": "records",
    "FlightChange": "comparison",
    "FlightLine": "flights",
    "Flights": "flights",
    "Lane": "timeline",
    "Lasting": "common",
    "Log": "log",
    "LogEntry": "log",
    "Longest": "flights",
    "MapModule": "station_map",
    "MapPort": "station_map",
    "Mark": "timeline",
    "Measure": "comparison",
    "Milestone": "records",
    "Moved": "log",
    "Occurrence": "agenda",
    "Outlook": "outlook",
    "Overview": "overview",
    "People": "people",
    "PersonLine": "people",
    "PersonView": "person",
    "PortRow": "ports",
    "Ports": "ports",
    "Records": "records",
    "Reliance": "dependence",
    "Ride": "person",
    "Roster": "roster",
    "SeatsHome": "dependence",
    "Section": "timeline",
    "Share": "dependence",
    "Slipped": "slips",
    "Slips": "slips",
    "SoleSpan": "dependence",
    "StationMap": "station_map",
    "Step": "timeline",
    "Stranded": "comparison",
    "Stretch": "outlook",
    "Timeline": "timeline",
    "Transit": "roster",
    "Unseated": "comparison",
    "VisitorRow": "records",
    "Visitors": "records",
}

__all__ = [
    "Across",
    "AgencyRef",
    "Agenda",
    "Aside",
    "Bar",
    "Booster",
    "BulletinLine",
    "Bulletins",
    "Calendar",
    "CalendarEntry",
    "Comparison",
    "Consequence",
    "CrewGroup",
    "CrewMember",
    "Crowd",
    "Curve",
    "Dependence",
    "Docked",
    "Earlier",
    "Feat",
    "FlightChange",
    "FlightLine",
    "Flights",
    "Lane",
    "Lasting",
    "Log",
    "LogEntry",
    "Longest",
    "MapModule",
    "MapPort",
    "Mark",
    "Measure",
    "Milestone",
    "Moved",
    "Occurrence",
    "Outlook",
    "Overview",
    "People",
    "PersonLine",
    "PersonView",
    "PortRow",
    "Ports",
    "Records",
    "Reliance",
    "Ride",
    "Roster",
    "SeatsHome",
    "Section",
    "Share",
    "Slipped",
    "Slips",
    "SoleSpan",
    "StationMap",
    "Step",
    "Stranded",
    "Stretch",
    "Timeline",
    "Transit",
    "Unseated",
    "VisitorRow",
    "Visitors",
]


def __getattr__(name: str) -> object:
    """Find a shape on first use.

    Raises:
        AttributeError: if there is none of that name.
    """
    home = _HOMES.get(name)
    if home is None:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    import importlib

    found: object = getattr(importlib.import_module(f"{__name__}.{home}"), name)
    globals()[name] = found
    return found
