"""The nouns of a schedule, frozen: what a file says, and nothing that can be derived.

Each class declares the keys that may stand in its table (`crewtrack.model.fields`). An entry's `id` is its
key in the file. Times are `When`, in UTC; days are of 86 400 seconds; coordinates are degrees.
"""

# ruff: noqa: RUF009 - `key` makes a fresh attrs field each time
from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attr

from crewtrack.model.fields import Kind, key

if TYPE_CHECKING:
    from datetime import date, datetime

    from crewtrack.model.when import When

# `eq` and `repr` stay off on every noun: building them costs more of the start-up than all else a noun does.

STATUSES = (
    "go",
    "tbd",
    "tbc",
    "hold",
    "in-flight",
    "success",
    "failure",
    "partial-failure",
    "cancelled",
)
"""Launch Library 2's statuses, and `cancelled`."""

OUTCOMES = frozenset({"in-flight", "success", "failure", "partial-failure"})
"""Statuses that say how it went: hidden until it has."""


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Ignore:
    """A rule that an entry is excused from, and why."""

    rule: str | None = key(
        Kind.TEXT, "The code or name of the rule.", required=True, example='"S403"'
    )
    why: str | None = key(Kind.TEXT, "Why it does not apply here.", required=True)
    source: str | None = key(Kind.TEXT, "Who says so.")


def _ignore() -> Any:
    return key(
        Kind.TABLES,
        "Rules that this entry is excused from, each with a reason.",
        noun="Ignore",
        default=(),
    )


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Agency:
    """Who employs or sends a crew member, or provides a ship's seats."""

    id: str
    name: str | None = key(Kind.TEXT, "Its name.", example='"NASA"')
    country: str | None = key(Kind.TEXT, "ISO 3166 alpha-2 code of its country.", example='"US"')
    tag: str | None = key(Kind.TEXT, "At most four letters, for narrow places.", example='"NASA"')
    letter: str | None = key(Kind.TEXT, "One letter, unique, for the narrowest.", example='"N"')
    note: str | None = key(Kind.TEXT, "A remark.")
    source: str | None = key(Kind.TEXT, "Where this is from.")
    ignore: tuple[Ignore, ...] = _ignore()


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Prior:
    """Days in space before a date, for flights that the record does not hold."""

    days: float | None = key(
        Kind.NUMBER, "Days in space.", required=True, unit="days", example="168.2"
    )
    before: date | None = key(Kind.DAY, "Counted up to this day.", example="2021-01-01")


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Person:
    """Someone who flies."""

    id: str
    name: str | None = key(
        Kind.TEXT, "Full name, in the order people say it.", example='"Mark Vande Hei"'
    )
    agency: str | None = key(Kind.TEXT, "Agency, unless a flight says otherwise.", noun="agency")
    nationality: tuple[str, ...] = key(
        Kind.TEXTS, "ISO 3166 alpha-2 code, or a list of them.", default=(), example='"US"'
    )
    born: date | None = key(Kind.DAY, "Date of birth.")
    aliases: tuple[str, ...] = key(
        Kind.TEXTS, "Other ids and spellings that mean this person.", default=()
    )
    prior: Prior | None = key(
        Kind.TABLE, "Days in space that the record does not hold.", noun="Prior"
    )
    note: str | None = key(Kind.TEXT, "A remark.")
    source: str | None = key(Kind.TEXT, "Where this is from.")
    ignore: tuple[Ignore, ...] = _ignore()


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Spacecraft:
    """A type of vehicle."""

    id: str
    name: str | None = key(Kind.TEXT, "What people call it.", example='"Soyuz MS"')
    operator: str | None = key(Kind.TEXT, "Who flies it.", example='"SpaceX"')
    provider: str | None = key(
        Kind.TEXT, "The agency whose seats or cargo it carries.", noun="agency"
    )
    seats: int = key(
        Kind.INTEGER, "Seats for people; 0 for a cargo ship.", default=0, unit="people"
    )
    docking: str | None = key(Kind.TEXT, "Docking system.", example='"probe"')
    transit: float = key(
        Kind.NUMBER, "Usual time from launch to docking.", default=1.0, unit="days", example="0.2"
    )
    descent: float = key(
        Kind.NUMBER, "Usual time from undocking to landing.", default=0.2, unit="days"
    )
    life: float | None = key(Kind.NUMBER, "Longest time in orbit.", unit="days", example="200")
    reboost: bool = key(Kind.BOOL, "It can raise the station's orbit.", default=False)
    returns: bool = key(Kind.BOOL, "It can bring people home.", default=False)
    words: str = key(
        Kind.TEXT,
        "What its arrival is called.",
        default="dock",
        choices=("dock", "berth"),
        example='"berth"',
    )
    note: str | None = key(Kind.TEXT, "A remark.")
    source: str | None = key(Kind.TEXT, "Where this is from.")
    ignore: tuple[Ignore, ...] = _ignore()


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Module:
    """A part of a station; the map is drawn from these."""

    id: str
    name: str | None = key(Kind.TEXT, "What people call it.", example='"Zvezda"')
    segment: str | None = key(Kind.TEXT, "The segment that it belongs to.", example='"Russian"')
    on: str | None = key(
        Kind.TEXT, "The module that it hangs on.", refers="module", example='"zarya"'
    )
    side: str | None = key(
        Kind.TEXT,
        "On which side of that module.",
        choices=("forward", "aft", "zenith", "nadir", "port", "starboard"),
    )
    from_: When | None = key(Kind.WHEN, "Part of the station from here on.", name="from")
    to: When | None = key(Kind.WHEN, "Part of it until here.")
    note: str | None = key(Kind.TEXT, "A remark.")
    source: str | None = key(Kind.TEXT, "Where this is from.")


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Port:
    """A place where a ship can dock or be berthed, and the dates between which it exists."""

    id: str
    name: str | None = key(Kind.TEXT, "What people call it, if not module and direction.")
    module: str | None = key(Kind.TEXT, "The module that it is on.", refers="module")
    direction: str | None = key(
        Kind.TEXT,
        "Which way it faces.",
        choices=("forward", "aft", "zenith", "nadir", "port", "starboard"),
    )
    docking: str | None = key(Kind.TEXT, "Docking system.", example='"IDA"')
    from_: When | None = key(Kind.WHEN, "Exists from here on.", name="from")
    to: When | None = key(Kind.WHEN, "Exists until here.")
    note: str | None = key(Kind.TEXT, "A remark.")
    source: str | None = key(Kind.TEXT, "Where this is from.")


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Station:
    """A space station: its modules and ports."""

    id: str
    name: str | None = key(Kind.TEXT, "Its name.", example='"International Space Station"')
    crewed_from: When | None = key(Kind.WHEN, "Since when people live there.")
    modules: tuple[Module, ...] = key(
        Kind.ENTRIES, "Its modules.", name="module", noun="Module", default=()
    )
    ports: tuple[Port, ...] = key(Kind.ENTRIES, "Its ports.", name="port", noun="Port", default=())
    note: str | None = key(Kind.TEXT, "A remark.")
    source: str | None = key(Kind.TEXT, "Where this is from.")
    ignore: tuple[Ignore, ...] = _ignore()


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Site:
    """Where flights start or end."""

    id: str
    name: str | None = key(Kind.TEXT, "What people call it.", example='"Baikonur 31/6"')
    country: str | None = key(Kind.TEXT, "ISO 3166 alpha-2 code.", example='"KZ"')
    zone: str | None = key(Kind.TEXT, "IANA time zone.", example='"Asia/Almaty"')
    latitude: float | None = key(Kind.NUMBER, "North is positive.", unit="degrees")
    longitude: float | None = key(Kind.NUMBER, "East is positive.", unit="degrees")
    surface: str | None = key(Kind.TEXT, "What ships come down on.", choices=("land", "water"))
    note: str | None = key(Kind.TEXT, "A remark.")
    source: str | None = key(Kind.TEXT, "Where this is from.")


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Slip:
    """What a movement said before, since a day."""

    known: date | None = key(
        Kind.DAY, "Since when this stood; left out, since before anybody kept count."
    )
    at: When | None = key(Kind.WHEN, "The time as it then was.")
    left: When | None = key(
        Kind.WHEN, "Of a relocation: when it was then to leave its port; left out, as it says now."
    )
    port: str | None = key(Kind.TEXT, "The port as it then was.", refers="port")
    site: str | None = key(Kind.TEXT, "The site as it then was.", noun="site")
    status: str | None = key(Kind.TEXT, "The status as it then was.", choices=STATUSES)
    crew: tuple[Seat, ...] | None = key(Kind.CREW, "The crew of the landing as it then was.")
    destroyed: bool | None = key(Kind.BOOL, "As it then was.")
    stays: bool | None = key(Kind.BOOL, "As it then was.")
    captured: When | None = key(Kind.WHEN, "As it then was.")
    unberthed: When | None = key(Kind.WHEN, "As it then was.")
    note: str | None = key(Kind.TEXT, "A remark.")
    why: str | None = key(Kind.TEXT, "Why it changed.")
    source: str | None = key(Kind.TEXT, "Who said so.")


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Seat:
    """One entry of a crew: a person, or a seat not yet named (`id` is ``"?"``)."""

    id: str = key(
        Kind.TEXT, "The person, or ? for a seat not yet named.", noun="person", required=True
    )
    role: str | None = key(Kind.TEXT, "The role on this flight.", example='"participant"')
    agency: str | None = key(Kind.TEXT, "The agency, from this flight to the next.", noun="agency")
    visitor: bool = key(Kind.BOOL, "Belongs to no expedition.", default=False)


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Movement:
    """A launch, docking, undocking or landing, as the file gives it.

    One class for the four: which keys a file may use for which of them is in `MOVEMENT_KEYS`.
    """

    at: When | None = key(Kind.WHEN, "When.", example="2022-03-18T15:55:18Z")
    port: str | None = key(
        Kind.TEXT, "The port, of the flight's station.", refers="port", example='"prichal-nadir"'
    )
    site: str | None = key(Kind.TEXT, "The site.", noun="site", example='"baikonur-31-6"')
    status: str | None = key(
        Kind.TEXT, "How it stands or went; left out, it follows from the time.", choices=STATUSES
    )
    crew: tuple[Seat, ...] | None = key(
        Kind.CREW, "Who comes home on it, if not those who came up."
    )
    destroyed: bool = key(Kind.BOOL, "It burns up instead of landing.", default=False)
    stays: bool = key(Kind.BOOL, "It is a module that never leaves.", default=False)
    captured: When | None = key(Kind.WHEN, "When the arm caught it.")
    unberthed: When | None = key(Kind.WHEN, "When the arm took it off.")
    note: str | None = key(Kind.TEXT, "A remark.")
    source: str | None = key(Kind.TEXT, "Where this is from.")
    known: date | None = key(Kind.DAY, "Since when these values stand.")
    slips: tuple[Slip, ...] = key(
        Kind.TABLES, "What stood before, oldest first.", noun="Slip", default=()
    )
    ignore: tuple[Ignore, ...] = _ignore()


_EVERY = frozenset({"at", "status", "note", "source", "known", "slips", "ignore"})
MOVEMENT_KEYS = {
    "launch": _EVERY | {"site"},
    "dock": _EVERY | {"port", "captured", "stays"},
    "undock": _EVERY | {"port", "unberthed"},
    "land": _EVERY | {"site", "crew", "destroyed"},
}
"""Which keys each movement of a flight takes."""


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Relocation:
    """A docked ship's move to another port of its station, or back to the same."""

    left: When | None = key(Kind.WHEN, "When it leaves its port.", required=True)
    at: When | None = key(Kind.WHEN, "When it is docked again.", required=True)
    port: str | None = key(Kind.TEXT, "The port that it moves to.", refers="port", required=True)
    status: str | None = key(Kind.TEXT, "How it stands or went.", choices=STATUSES)
    note: str | None = key(Kind.TEXT, "A remark.")
    source: str | None = key(Kind.TEXT, "Where this is from.")
    known: date | None = key(Kind.DAY, "Since when these values stand.")
    slips: tuple[Slip, ...] = key(
        Kind.TABLES, "What stood before, oldest first.", noun="Slip", default=()
    )


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class LifeboatSeat:
    """Named people's seats in a ship for a time, should the station be left at once."""

    from_: When | None = key(Kind.WHEN, "From when.", name="from")
    to: When | None = key(Kind.WHEN, "Until when.")
    crew: tuple[Seat, ...] | None = key(Kind.CREW, "Who has a seat.", required=True)
    extra: bool = key(Kind.BOOL, "On top of the ship's own seats.", default=False)
    note: str | None = key(Kind.TEXT, "A remark.")
    source: str | None = key(Kind.TEXT, "Where this is from.")


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Unfit:
    """A time in which a ship cannot bring all its people home."""

    from_: When | None = key(Kind.WHEN, "From when.", name="from")
    to: When | None = key(Kind.WHEN, "Until when.")
    seats: int = key(Kind.INTEGER, "The seats that are left.", default=0, unit="people")
    why: str | None = key(Kind.TEXT, "What is wrong with it.")
    source: str | None = key(Kind.TEXT, "Who says so.")


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Flight:
    """One trip of one spacecraft: launch, dock, relocate, undock, land."""

    id: str
    name: str | None = key(
        Kind.TEXT, "What people call it; left out, made from the id.", example='"Soyuz MS-21"'
    )
    short: str | None = key(Kind.TEXT, "What fits in a narrow place.", example='"MS-21"')
    spacecraft: str | None = key(
        Kind.TEXT, "The type of vehicle.", noun="spacecraft", required=True
    )
    station: str | None = key(
        Kind.TEXT,
        'Where it goes, if not the file\'s station; "none" is a free flight.',
        refers="station",
    )
    operator: str | None = key(Kind.TEXT, "Who flies it, if not its spacecraft's operator.")
    provider: str | None = key(
        Kind.TEXT, "Whose seats, if not its spacecraft's provider.", noun="agency"
    )
    life: float | None = key(
        Kind.NUMBER, "Longest time in orbit, if not its spacecraft's.", unit="days"
    )
    crew: tuple[Seat, ...] = key(Kind.CREW, "Who goes up, the commander first.", default=())
    launch: Movement | None = key(Kind.TABLE, "Its launch.", noun="Movement")
    dock: Movement | None = key(Kind.TABLE, "Its docking or berthing.", noun="Movement")
    relocate: tuple[Relocation, ...] = key(
        Kind.TABLES, "Moves to other ports.", noun="Relocation", default=()
    )
    undock: Movement | None = key(Kind.TABLE, "Its undocking or release.", noun="Movement")
    land: Movement | None = key(Kind.TABLE, "Its landing, splashdown or re-entry.", noun="Movement")
    lifeboat: tuple[LifeboatSeat, ...] = key(
        Kind.TABLES, "Seats in it for named people.", noun="LifeboatSeat", default=()
    )
    unfit: tuple[Unfit, ...] = key(
        Kind.TABLES, "Times in which it is not fit.", noun="Unfit", default=()
    )
    known: date | None = key(Kind.DAY, "Since when this flight is known.")
    note: str | None = key(Kind.TEXT, "A remark.")
    source: str | None = key(Kind.TEXT, "Where this is from.")
    ignore: tuple[Ignore, ...] = _ignore()


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Handover:
    """Command of a station passes to a person."""

    at: When | None = key(Kind.WHEN, "When.", required=True)
    person: str | None = key(Kind.TEXT, "Who takes command.", noun="person", required=True)
    note: str | None = key(Kind.TEXT, "A remark.")
    source: str | None = key(Kind.TEXT, "Where this is from.")


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Expedition:
    """A numbered increment of a station's life."""

    id: str
    station: str | None = key(Kind.TEXT, "The station, if not the file's.", noun="station")
    number: int | None = key(Kind.INTEGER, "Its number.")
    from_: When | None = key(Kind.WHEN, "When it begins.", name="from")
    to: When | None = key(Kind.WHEN, "When it ends.")
    crew: tuple[Seat, ...] = key(Kind.CREW, "Its members.", default=())
    command: tuple[Handover, ...] = key(
        Kind.TABLES, "Who takes command, and when.", noun="Handover", default=()
    )
    note: str | None = key(Kind.TEXT, "A remark.")
    source: str | None = key(Kind.TEXT, "Where this is from.")
    ignore: tuple[Ignore, ...] = _ignore()


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Eva:
    """A spacewalk."""

    id: str
    station: str | None = key(Kind.TEXT, "The station, if not the file's.", noun="station")
    name: str | None = key(Kind.TEXT, "What people call it.")
    from_: When | None = key(Kind.WHEN, "When it begins.", name="from", required=True)
    to: When | None = key(Kind.WHEN, "When it ends.")
    crew: tuple[Seat, ...] = key(Kind.CREW, "Who goes outside.", default=())
    note: str | None = key(Kind.TEXT, "A remark.")
    source: str | None = key(Kind.TEXT, "Where this is from.")
    ignore: tuple[Ignore, ...] = _ignore()


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Reboost:
    """A burn that raises the station's orbit or keeps it clear of debris."""

    id: str
    station: str | None = key(Kind.TEXT, "The station, if not the file's.", noun="station")
    name: str | None = key(Kind.TEXT, "What people call it.")
    from_: When | None = key(Kind.WHEN, "When it begins.", name="from", required=True)
    to: When | None = key(Kind.WHEN, "When it ends.")
    by: str | None = key(Kind.TEXT, "The flight whose engines do it.", noun="flight")
    note: str | None = key(Kind.TEXT, "A remark.")
    source: str | None = key(Kind.TEXT, "Where this is from.")
    ignore: tuple[Ignore, ...] = _ignore()


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Bulletin:
    """A dated statement or note, with its source."""

    id: str
    at: When | None = key(Kind.WHEN, "When it was said.", required=True)
    title: str | None = key(Kind.TEXT, "What it says, in a line.", required=True)
    text: str | None = key(Kind.TEXT, "What it says.")
    source: str | None = key(Kind.TEXT, "Who said it, and where.")
    about: tuple[str, ...] = key(
        Kind.TEXTS,
        "Addresses of what it is about.",
        refers="address",
        default=(),
        example='["agency.nasa", "flight.soyuz-ms-21"]',
    )
    note: str | None = key(Kind.TEXT, "A remark.")
    ignore: tuple[Ignore, ...] = _ignore()


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Assertion:
    """A claim about the ledger, checked like a balance assertion."""

    at: When | None = key(Kind.WHEN, "The instant that it is about.")
    during: When | None = key(Kind.WHEN, "Or a span, throughout which it holds.")
    station: str | None = key(Kind.TEXT, "The station, if not the file's.", noun="station")
    count: int | None = key(Kind.INTEGER, "People aboard.")
    agencies: dict[str, int] | None = key(Kind.COUNTS, "People aboard, by agency.", refers="agency")
    crew: tuple[Seat, ...] | None = key(Kind.CREW, "Exactly who is aboard.")
    ports: dict[str, str] | None = key(
        Kind.NAMES, "What is on a port: a flight's id, or free.", refers="port"
    )
    next: str | None = key(
        Kind.TEXT,
        "The address of the next event.",
        refers="address",
        example='"flight.soyuz-ms-21.launch"',
    )
    note: str | None = key(Kind.TEXT, "A remark.")
    source: str | None = key(Kind.TEXT, "Who says so.")


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Coverage:
    """What the file claims to hold completely, and for which span."""

    what: str = key(Kind.TEXT, "What is complete.", required=True, example='"cargo"')
    from_: When | None = key(Kind.WHEN, "From here on.", name="from")
    to: When | None = key(Kind.WHEN, "Until here.")
    station: str | None = key(Kind.TEXT, "The station, if not the file's.", noun="station")
    note: str | None = key(Kind.TEXT, "A remark.")
    source: str | None = key(Kind.TEXT, "Who says so.")


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Head:
    """The keys at the top of a file."""

    format: int = key(Kind.INTEGER, "The version of the file format: 1.", default=1, example="1")
    title: str | None = key(Kind.TEXT, "What the schedule is called.")
    station: str | None = key(
        Kind.TEXT, "The station of every flight below that names none.", noun="station"
    )
    as_of: datetime | None = key(Kind.INSTANT, "Open here instead of now.")
    known_on: date | None = key(Kind.DAY, "Open with that day's knowledge.")
    known_to: date | None = key(Kind.DAY, "The day to which the file was kept.")
    include: tuple[str, ...] = key(Kind.TEXTS, "Files that this one is laid over.", default=())
    drop: tuple[str, ...] = key(
        Kind.TEXTS,
        "Addresses to remove from the files below.",
        refers="address",
        default=(),
        example='["flight.soyuz-ms-21.undock"]',
    )
    coverage: tuple[Coverage, ...] = key(
        Kind.TABLES, "What the file claims to hold completely.", noun="Coverage", default=()
    )


ENTRIES: dict[str, type] = {
    "agency": Agency,
    "person": Person,
    "spacecraft": Spacecraft,
    "station": Station,
    "site": Site,
    "flight": Flight,
    "expedition": Expedition,
    "eva": Eva,
    "reboost": Reboost,
    "bulletin": Bulletin,
}
"""The keyed tables of a file: ``[flight.soyuz-ms-21]`` holds a `Flight`."""

NESTED: dict[str, type] = {
    cls.__name__: cls
    for cls in (
        Ignore,
        Prior,
        Module,
        Port,
        Slip,
        Movement,
        Relocation,
        LifeboatSeat,
        Unfit,
        Handover,
        Coverage,
        Seat,
    )
}
"""The tables that stand inside others, by class name."""

# A noun read from a file holds what the file gives (`crewtrack.model.decode`), and its class what is left out. So ten
# thousand flights take an eighth less memory, and are gone through sooner.
for _noun in (*ENTRIES.values(), *NESTED.values(), Assertion, Head):
    for _field in attr.fields(_noun):
        if _field.default is not attr.NOTHING:
            setattr(_noun, _field.name, _field.default)
