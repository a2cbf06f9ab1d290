"""The opening scene, made by hand: 25 February 2022 12:00 UTC, in the values of its drawing."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import attr

from crewtrack.model.when import When
from crewtrack.tui.agencies import DARK
from crewtrack.tui.glyphs import UNICODE
from crewtrack.tui.panels.base import FrameState
from crewtrack.views.shapes import (
    Across,
    AgencyRef,
    Agenda,
    BulletinLine,
    Bulletins,
    CrewGroup,
    CrewMember,
    Curve,
    Dependence,
    Docked,
    Occurrence,
    Overview,
    PortRow,
    Ports,
    Roster,
    SeatsHome,
)

if TYPE_CHECKING:
    from crewtrack.tui.panels.base import Panel
    from crewtrack.tui.panels.lines import Line

AT = datetime(2022, 2, 25, 12, tzinfo=UTC)

NASA = AgencyRef("nasa", "NASA", "NASA", "N")
ROSC = AgencyRef("roscosmos", "Roscosmos", "ROSC", "R")
ESA = AgencyRef("esa", "ESA", "ESA", "E")
AXM = AgencyRef("axiom", "Axiom Space", "AXM", "A")


def at(text: str) -> datetime:
    """Read an instant, as `2022-02-25T12:00` or with seconds."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def when(text: str) -> When:
    """Read a time; a `T` makes it an instant of UTC."""
    return When.parse(at(text)) if text[10:11] == "T" else When.parse(text)


def _days(start: str) -> float:
    return (AT - at(start)).total_seconds() / 86_400


SHIPS = {
    "soyuz-ms-18": ("Soyuz MS-18", "MS-18", "2021-04-09T07:42:41", "2021-04-09T11:05"),
    "soyuz-ms-19": ("Soyuz MS-19", "MS-19", "2021-10-05T08:55:02", "2021-10-05T12:22:31"),
    "crew-3": ("Crew-3", "Crew-3", "2021-11-11T02:03:31", "2021-11-11T23:32"),
}


def member(
    ident: str,
    name: str,
    agency: AgencyRef,
    nation: str,
    up: str,
    home: str,
    lands: str,
    **more: Any,
) -> CrewMember:
    """Make one person aboard."""
    values: dict[str, Any] = {
        "id": ident,
        "name": name,
        "family": name.rsplit(" ", 1)[-1],
        "agency": agency,
        "nationality": (nation,),
        "role": "flight engineer",
        "commands": False,
        "visitor": False,
        "ride_up": up,
        "ride_up_name": SHIPS[up][0],
        "ride_up_short": SHIPS[up][1],
        "ride_home": home,
        "ride_home_name": SHIPS[home][0],
        "ride_home_short": SHIPS[home][1],
        "aboard_since": at(SHIPS[up][3]),
        "days_aboard": _days(SHIPS[up][3]),
        "days_flight": _days(SHIPS[up][2]),
        "days_total": None,
        "returns": when(lands),
        "lifeboat": home,
        "lifeboat_name": SHIPS[home][0],
        "address": ("person", ident),
    }
    return CrewMember(**(values | more))


_CREW_3 = ("crew-3", "crew-3", "2022-05-06T04:43:23")
_SWAPPED = ("soyuz-ms-18", "soyuz-ms-19", "2022-03-30T11:28:26")

GROUPS = (
    CrewGroup(
        NASA,
        (
            member("chari", "Raja Chari", NASA, "US", *_CREW_3),
            member("marshburn", "Thomas Marshburn", NASA, "US", *_CREW_3),
            member("barron", "Kayla Barron", NASA, "US", *_CREW_3),
            member("vande-hei", "Mark Vande Hei", NASA, "US", *_SWAPPED),
        ),
    ),
    CrewGroup(
        ROSC,
        (
            member(
                "shkaplerov",
                "Anton Shkaplerov",
                ROSC,
                "RU",
                "soyuz-ms-19",
                "soyuz-ms-19",
                "2022-03-30T11:28:26",
                role="ISS commander",
                commands=True,
            ),
            member("dubrov", "Pyotr Dubrov", ROSC, "RU", *_SWAPPED),
        ),
    ),
    CrewGroup(ESA, (member("maurer", "Matthias Maurer", ESA, "DE", *_CREW_3),)),
)

ROSTER = Roster(
    station="iss",
    station_name="International Space Station",
    at=AT,
    count=7,
    least=7,
    most=7,
    groups=GROUPS,
    transit=(),
    expedition="iss-66",
    expedition_name="Expedition 66",
    commander="shkaplerov",
    commander_name="Anton Shkaplerov",
    seats_home=7,
    unbroken_since=at("2000-11-02T09:21"),
    unbroken_from_record=False,
    record_begins=at("2000-11-02T09:21"),
    kept_to=date(2023, 3, 31),
    beyond_record=False,
)


def event(kind: str, ident: str, name: str, text: str, **more: Any) -> Occurrence:
    """Make one event to come."""
    values: dict[str, Any] = {
        "kind": kind,
        "verb": kind,
        "id": ident,
        "flight": ident,
        "name": name,
        "short": name.removeprefix("Soyuz "),
        "when": when(text),
        "instant": when(text).instant,
        "station": "iss",
        "port": None,
        "port_name": None,
        "site": None,
        "site_name": None,
        "country": None,
        "zone": None,
        "status": "go",
        "crew": (),
        "crew_names": (),
        "crew_family": (),
        "agencies": (),
        "provider": ROSC,
        "aboard": None,
        "note": None,
        "source": None,
        "address": ("flight", ident, kind),
    }
    names = more.get("crew_names", ())
    return Occurrence(**(values | {"crew_family": tuple(one.split()[-1] for one in names)} | more))


_UP_ON_21 = {
    "crew": ("artemyev", "matveev", "korsakov"),
    "crew_names": ("Oleg Artemyev", "Denis Matveev", "Sergey Korsakov"),
    "agencies": ((ROSC, 3),),
}
EVENTS = (
    event(
        "launch",
        "soyuz-ms-21",
        "Soyuz MS-21",
        "2022-03-18T15:55:18",
        site="baikonur-31-6",
        site_name="Baikonur 31/6",
        **_UP_ON_21,
    ),
    event(
        "dock",
        "soyuz-ms-21",
        "Soyuz MS-21",
        "2022-03-18T19:12",
        aboard=10,
        port_name="Prichal nadir",
        **_UP_ON_21,
    ),
    event(
        "handover",
        "iss-66",
        "Thomas Marshburn",
        "2022-03-29T13:45",
        verb="command to",
        short="Marshburn",
        flight=None,
        crew=("marshburn",),
        crew_names=("Thomas Marshburn",),
        agencies=((NASA, 1),),
        provider=None,
        address=("expedition", "iss-66", "command", 1),
    ),
    event("undock", "soyuz-ms-19", "Soyuz MS-19", "2022-03-30T07:21:03", aboard=7),
    event("land", "soyuz-ms-19", "Soyuz MS-19", "2022-03-30T11:28:26"),
    event("launch", "axiom-1", "Axiom 1", "2022-04-08T15:17:12"),
    event("dock", "axiom-1", "Axiom 1", "2022-04-09T12:29", aboard=11),
    event("undock", "axiom-1", "Axiom 1", "2022-04-25T01:10", aboard=7),
    event("land", "axiom-1", "Axiom 1", "2022-04-25T17:06"),
    event("launch", "crew-4", "Crew-4", "2022-04-27T07:52:55"),
)


def ship(flight: str, name: str, agency: AgencyRef, since: str, leaves: str, **more: Any) -> Docked:
    """Make one docked ship."""
    values: dict[str, Any] = {
        "flight": flight,
        "name": name,
        "short": name.removeprefix("Soyuz "),
        "provider": agency,
        "since": at(since),
        "days": _days(since),
        "leaves": when(leaves),
        "relocates": None,
        "lands": None,
        "landing_site": None,
        "seats": 0,
        "boat_for": 0,
        "fit": True,
        "moving": False,
        "crewed": False,
        "reboost": False,
        "brings_home": (),
        "brings_home_names": (),
        "launched": None,
        "launch_site": None,
        "life": None,
        "address": ("flight", flight),
    }
    return Docked(**(values | more))


def port(
    ident: str, *holds: Docked, coming: tuple[str, str, str] | None = None, **more: Any
) -> PortRow:
    """Make one port: `harmony-forward`, with the (id, short name, when) of what comes next."""
    module, _, direction = ident.partition("-")
    values: dict[str, Any] = {
        "id": ident,
        "name": f"{module.capitalize()} {direction}",
        "module": module,
        "direction": direction,
        "docking": None,
        "holds": holds,
        "free_since": None,
        "next": coming[0] if coming else None,
        "next_name": coming[1] if coming else None,
        "next_short": coming[1] if coming else None,
        "next_when": when(coming[2]) if coming else None,
        "address": ("station", "iss", "port", ident),
    }
    return PortRow(**(values | more))


PORTS = Ports(
    station="iss",
    station_name="International Space Station",
    at=AT,
    rows=(
        port(
            "harmony-forward",
            ship("crew-3", "Crew-3", NASA, "2021-11-11T23:32", "2022-05-05T05:20"),
        ),
        port("harmony-zenith", coming=("axiom-1", "Axiom 1", "2022-04-09T12:29")),
        port("harmony-nadir"),
        port(
            "unity-nadir",
            ship("cygnus-ng-17", "Cygnus NG-17", NASA, "2022-02-21T12:02", "2022-06-28T11:07"),
        ),
        port(
            "rassvet-nadir",
            ship("soyuz-ms-19", "Soyuz MS-19", ROSC, "2021-10-05T12:22:31", "2022-03-30T07:21:03"),
        ),
        port(
            "poisk-zenith",
            ship("progress-ms-19", "Progress MS-19", ROSC, "2022-02-17T07:03", "2022-10-23T22:46"),
        ),
        port("prichal-nadir", coming=("soyuz-ms-21", "MS-21", "2022-03-18T19:12")),
        port(
            "zvezda-aft",
            ship(
                "progress-ms-18", "Progress MS-18", ROSC, "2021-10-30T01:31:19", "2022-06-01T08:03"
            ),
        ),
    ),
    moving=(),
)

DEPENDENCE = Dependence(
    station="iss",
    at=AT,
    seats_home=(
        SeatsHome(NASA, 4, ("crew-3",), ("Crew-3",)),
        SeatsHome(ROSC, 3, ("soyuz-ms-19",), ("Soyuz MS-19",)),
    ),
    across=(
        Across(
            "vande-hei", "Mark Vande Hei", "Vande Hei", NASA, ROSC, "soyuz-ms-19", "Soyuz MS-19"
        ),
    ),
    reboost=((ROSC, ("Progress MS-18", "Progress MS-19")), (NASA, ("Cygnus NG-17",))),
    sole_return=None,
    sole_reboost=None,
)


def bulletin(ident: str, day: str, agency: AgencyRef | None, title: str) -> BulletinLine:
    """Make one statement."""
    return BulletinLine(ident, when(day), agency, title, title, None, (), ("bulletin", ident))


BULLETINS = Bulletins(
    at=AT,
    lines=(
        bulletin("reply", "2022-02-25", ROSC, "replies to NASA's statement"),
        bulletin("answer", "2022-02-25", NASA, "nothing changes; all partners work on as before"),
        bulletin(
            "question", "2022-02-24", ROSC, "its head threatens to end cooperation on the ISS"
        ),
        bulletin("controls", "2022-02-24", None, "new export controls"),
    ),
    recent=4,
)

CURVE = Curve(
    start=at("2021-08-27T12:00"),
    end=AT,
    weeks=(7,) * 6 + (10, 10) + (7,) * 3 + (3,) + (7,) * 3 + (10, 10) + (7,) * 11,
    least=3,
    most=10,
)

OVERVIEW = Overview(
    station="iss",
    station_name="International Space Station",
    station_short="ISS",
    at=AT,
    roster=ROSTER,
    agenda=Agenda("iss", AT, EVENTS, 0, EVENTS[-1]),
    ports=PORTS,
    dependence=DEPENDENCE,
    bulletins=BULLETINS,
    curve=CURVE,
)

NORMAL = FrameState(
    at=AT, year=2022, now=AT, size="normal", glyphs=UNICODE, palette=DARK, scene=True
)
NARROW = attr.evolve(NORMAL, size="narrow")
TINY = attr.evolve(NORMAL, size="tiny")
WIDE = attr.evolve(NORMAL, size="wide")


def evolve(overview: Overview, **parts: dict[str, Any]) -> Overview:
    """Return the overview with values of its parts replaced: `evolve(OVERVIEW, roster={"count": 3})`."""
    return attr.evolve(
        overview,
        **{name: attr.evolve(getattr(overview, name), **values) for name, values in parts.items()},
    )


def text(
    panel: Panel,
    frame: FrameState,
    width: int,
    overview: Overview = OVERVIEW,
    room: int | None = None,
) -> list[str]:
    """Return a panel's lines as plain text."""
    return [line.plain(width) for line in built(panel, frame, width, overview, room)]


def built(
    panel: Panel,
    frame: FrameState,
    width: int,
    overview: Overview = OVERVIEW,
    room: int | None = None,
) -> list[Line]:
    """Return a panel's lines, in a panel of `room` rows."""
    if room is not None:
        panel.room = room
    return panel.build(overview, frame, width)
