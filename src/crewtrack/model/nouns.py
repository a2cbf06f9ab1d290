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
        example='[{ rule = "S403", why = "cleared to 245 days" }]',
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
    born: date | None = key(Kind.DAY, "Date of birth.", example="1975-12-11")
    aliases: tuple[str, ...] = key(
        Kind.TEXTS,
        "Other ids and spellings that mean this person.",
        default=(),
        example='["rubio-frank"]',
    )
    prior: Prior | None = key(
        Kind.TABLE,
        "Days in space that the record does not hold.",
        noun="Prior",
        example="{ days = 168.2, before = 2021-01-01 }",
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
        Kind.INTEGER, "Seats for people; 0 for a cargo ship.", default=0, unit="people", example="3"
    )
    docking: str | None = key(Kind.TEXT, "Docking system.", example='"probe"')
    transit: float = key(
        Kind.NUMBER, "Usual time from launch to docking.", default=1.0, unit="days", example="0.2"
    )
    descent: float = key(
        Kind.NUMBER,
        "Usual time from undocking to landing.",
        default=0.2,
        unit="days",
        example="0.15",
    )
    life: float | None = key(Kind.NUMBER, "Longest time in orbit.", unit="days", example="200")
    reboost: bool = key(
        Kind.BOOL, "It can raise the station's orbit.", default=False, example="true"
    )
    returns: bool = key(Kind.BOOL, "It can bring people home.", default=False, example="true")
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
    from_: When | None = key(
        Kind.WHEN, "Part of the station from here on.", name="from", example="2000-07-26"
    )
    to: When | None = key(Kind.WHEN, "Part of it until here.", example="2021-07-26")
    note: str | None = key(Kind.TEXT, "A remark.")
    source: str | None = key(Kind.TEXT, "Where this is from.")


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Port:
    """A place where a ship can dock or be berthed, and the dates between which it exists."""

    id: str
    name: str | None = key(
        Kind.TEXT, "What people call it, if not module and direction.", example='"Rassvet nadir"'
    )
    module: str | None = key(Kind.TEXT, "The module that it is on.", refers="module")
    direction: str | None = key(
        Kind.TEXT,
        "Which way it faces.",
        choices=("forward", "aft", "zenith", "nadir", "port", "starboard"),
    )
    docking: str | None = key(Kind.TEXT, "Docking system.", example='"IDA"')
    from_: When | None = key(Kind.WHEN, "Exists from here on.", name="from", example="2010-05-18")
    to: When | None = key(Kind.WHEN, "Exists until here.", example="2021-07-26")
    note: str | None = key(Kind.TEXT, "A remark.")
    source: str | None = key(Kind.TEXT, "Where this is from.")


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Station:
    """A space station: its modules and ports."""

    id: str
    name: str | None = key(Kind.TEXT, "Its name.", example='"International Space Station"')
    crewed_from: When | None = key(Kind.WHEN, "Since when people live there.", example="2000-11-02")
    modules: tuple[Module, ...] = key(
        Kind.ENTRIES,
        "Its modules.",
        name="module",
        noun="Module",
        default=(),
        example='{ zvezda = { name = "Zvezda" } }',
    )
    ports: tuple[Port, ...] = key(
        Kind.ENTRIES,
        "Its ports.",
        name="port",
        noun="Port",
        default=(),
        example='{ zvezda-aft = { module = "zvezda", direction = "aft" } }',
    )
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
    latitude: float | None = key(
        Kind.NUMBER, "North is positive.", unit="degrees", example="45.996"
    )
    longitude: float | None = key(
        Kind.NUMBER, "East is positive.", unit="degrees", example="63.564"
    )
    surface: str | None = key(Kind.TEXT, "What ships come down on.", choices=("land", "water"))
    note: str | None = key(Kind.TEXT, "A remark.")
    source: str | None = key(Kind.TEXT, "Where this is from.")


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Slip:
    """What a movement said before, since a day."""

    known: date | None = key(
        Kind.DAY,
        "Since when this stood; left out, since before anybody kept count.",
        example="2021-12-10",
    )
    at: When | None = key(Kind.WHEN, "The time as it then was.", example='"2022-03"')
    left: When | None = key(
        Kind.WHEN,
        "Of a relocation: when it was then to leave its port; left out, as it says now.",
        example="2021-09-27",
    )
    port: str | None = key(Kind.TEXT, "The port as it then was.", refers="port")
    site: str | None = key(Kind.TEXT, "The site as it then was.", noun="site")
    status: str | None = key(Kind.TEXT, "The status as it then was.", choices=STATUSES)
    crew: tuple[Seat, ...] | None = key(Kind.CREW, "The crew of the landing as it then was.")
    destroyed: bool | None = key(Kind.BOOL, "As it then was.", example="true")
    stays: bool | None = key(Kind.BOOL, "As it then was.", example="true")
    captured: When | None = key(Kind.WHEN, "As it then was.", example="2021-08-12")
    unberthed: When | None = key(Kind.WHEN, "As it then was.", example="2021-11-20")
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
    visitor: bool = key(Kind.BOOL, "Belongs to no expedition.", default=False, example="true")


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
    destroyed: bool = key(
        Kind.BOOL, "It burns up instead of landing.", default=False, example="true"
    )
    stays: bool = key(Kind.BOOL, "It is a module that never leaves.", default=False, example="true")
    captured: When | None = key(
        Kind.WHEN, "When the arm caught it.", example="2021-08-12T10:07:00Z"
    )
    unberthed: When | None = key(
        Kind.WHEN, "When the arm took it off.", example="2021-11-20T13:00:00Z"
    )
    note: str | None = key(Kind.TEXT, "A remark.")
    source: str | None = key(Kind.TEXT, "Where this is from.")
    known: date | None = key(Kind.DAY, "Since when these values stand.", example="2022-01-20")
    slips: tuple[Slip, ...] = key(
        Kind.TABLES,
        "What stood before, oldest first.",
        noun="Slip",
        default=(),
        example='[{ known = 2021-12-10, at = "2022-03", why = "the ship was late" }]',
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

    left: When | None = key(
        Kind.WHEN, "When it leaves its port.", required=True, example="2021-09-28T12:21:00Z"
    )
    at: When | None = key(
        Kind.WHEN, "When it is docked again.", required=True, example="2021-09-28T13:04:00Z"
    )
    port: str | None = key(Kind.TEXT, "The port that it moves to.", refers="port", required=True)
    status: str | None = key(Kind.TEXT, "How it stands or went.", choices=STATUSES)
    note: str | None = key(Kind.TEXT, "A remark.")
    source: str | None = key(Kind.TEXT, "Where this is from.")
    known: date | None = key(Kind.DAY, "Since when these values stand.", example="2021-09-01")
    slips: tuple[Slip, ...] = key(
        Kind.TABLES,
        "What stood before, oldest first.",
        noun="Slip",
        default=(),
        example="[{ known = 2021-08-01, left = 2021-09-27, at = 2021-09-27 }]",
    )


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class LifeboatSeat:
    """Named people's seats in a ship for a time, should the station be left at once."""

    from_: When | None = key(Kind.WHEN, "From when.", name="from", example="2023-01-18")
    to: When | None = key(Kind.WHEN, "Until when.", example="2023-03-11")
    crew: tuple[Seat, ...] | None = key(Kind.CREW, "Who has a seat.", required=True)
    extra: bool = key(Kind.BOOL, "On top of the ship's own seats.", default=False, example="true")
    note: str | None = key(Kind.TEXT, "A remark.")
    source: str | None = key(Kind.TEXT, "Where this is from.")


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Unfit:
    """A time in which a ship cannot bring all its people home."""

    from_: When | None = key(Kind.WHEN, "From when.", name="from", example="2022-12-15")
    to: When | None = key(Kind.WHEN, "Until when.", example="2023-02-26")
    seats: int = key(
        Kind.INTEGER, "The seats that are left.", default=0, unit="people", example="2"
    )
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
    operator: str | None = key(
        Kind.TEXT, "Who flies it, if not its spacecraft's operator.", example='"SpaceX"'
    )
    provider: str | None = key(
        Kind.TEXT, "Whose seats, if not its spacecraft's provider.", noun="agency"
    )
    life: float | None = key(
        Kind.NUMBER, "Longest time in orbit, if not its spacecraft's.", unit="days", example="245"
    )
    crew: tuple[Seat, ...] = key(Kind.CREW, "Who goes up, the commander first.", default=())
    launch: Movement | None = key(
        Kind.TABLE,
        "Its launch.",
        noun="Movement",
        example='{ at = 2022-03-18T15:55:18Z, site = "baikonur-31-6" }',
    )
    dock: Movement | None = key(
        Kind.TABLE,
        "Its docking or berthing.",
        noun="Movement",
        example='{ at = 2022-03-18T19:12:00Z, port = "prichal-nadir" }',
    )
    relocate: tuple[Relocation, ...] = key(
        Kind.TABLES,
        "Moves to other ports.",
        noun="Relocation",
        default=(),
        example='[{ left = 2021-09-28T12:21:00Z, at = 2021-09-28T13:04:00Z, port = "nauka-nadir" }]',
    )
    undock: Movement | None = key(
        Kind.TABLE,
        "Its undocking or release.",
        noun="Movement",
        example="{ at = 2022-09-29T07:34:00Z }",
    )
    land: Movement | None = key(
        Kind.TABLE,
        "Its landing, splashdown or re-entry.",
        noun="Movement",
        example='{ at = "late 2022-09", site = "kazakhstan" }',
    )
    lifeboat: tuple[LifeboatSeat, ...] = key(
        Kind.TABLES,
        "Seats in it for named people.",
        noun="LifeboatSeat",
        default=(),
        example='[{ from = 2023-01-18, to = 2023-03-11, crew = ["rubio"], extra = true }]',
    )
    unfit: tuple[Unfit, ...] = key(
        Kind.TABLES,
        "Times in which it is not fit.",
        noun="Unfit",
        default=(),
        example='[{ from = 2022-12-15, seats = 2, why = "a leak of coolant" }]',
    )
    known: date | None = key(Kind.DAY, "Since when this flight is known.", example="2022-01-20")
    note: str | None = key(Kind.TEXT, "A remark.")
    source: str | None = key(Kind.TEXT, "Where this is from.")
    ignore: tuple[Ignore, ...] = _ignore()


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Handover:
    """Command of a station passes to a person."""

    at: When | None = key(Kind.WHEN, "When.", required=True, example="2022-03-29")
    person: str | None = key(Kind.TEXT, "Who takes command.", noun="person", required=True)
    note: str | None = key(Kind.TEXT, "A remark.")
    source: str | None = key(Kind.TEXT, "Where this is from.")


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Expedition:
    """A numbered increment of a station's life."""

    id: str
    station: str | None = key(Kind.TEXT, "The station, if not the file's.", noun="station")
    number: int | None = key(Kind.INTEGER, "Its number.", example="66")
    from_: When | None = key(Kind.WHEN, "When it begins.", name="from", example="2021-10-17")
    to: When | None = key(Kind.WHEN, "When it ends.", example="2022-03-30")
    crew: tuple[Seat, ...] = key(Kind.CREW, "Its members.", default=())
    command: tuple[Handover, ...] = key(
        Kind.TABLES,
        "Who takes command, and when.",
        noun="Handover",
        default=(),
        example='[{ at = 2021-10-04, person = "pesquet" }]',
    )
    note: str | None = key(Kind.TEXT, "A remark.")
    source: str | None = key(Kind.TEXT, "Where this is from.")
    ignore: tuple[Ignore, ...] = _ignore()


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Eva:
    """A spacewalk."""

    id: str
    station: str | None = key(Kind.TEXT, "The station, if not the file's.", noun="station")
    name: str | None = key(Kind.TEXT, "What people call it.", example='"US EVA 80"')
    from_: When | None = key(
        Kind.WHEN, "When it begins.", name="from", required=True, example="2022-03-23T12:32:00Z"
    )
    to: When | None = key(Kind.WHEN, "When it ends.", example="2022-03-23T19:26:00Z")
    crew: tuple[Seat, ...] = key(Kind.CREW, "Who goes outside.", default=())
    note: str | None = key(Kind.TEXT, "A remark.")
    source: str | None = key(Kind.TEXT, "Where this is from.")
    ignore: tuple[Ignore, ...] = _ignore()


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Reboost:
    """A burn that raises the station's orbit or keeps it clear of debris."""

    id: str
    station: str | None = key(Kind.TEXT, "The station, if not the file's.", noun="station")
    name: str | None = key(Kind.TEXT, "What people call it.", example='"Raised by 2 km"')
    from_: When | None = key(
        Kind.WHEN, "When it begins.", name="from", required=True, example="2022-03-11T03:00:00Z"
    )
    to: When | None = key(Kind.WHEN, "When it ends.", example="2022-03-11T03:12:00Z")
    by: str | None = key(Kind.TEXT, "The flight whose engines do it.", noun="flight")
    note: str | None = key(Kind.TEXT, "A remark.")
    source: str | None = key(Kind.TEXT, "Where this is from.")
    ignore: tuple[Ignore, ...] = _ignore()


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Bulletin:
    """A dated statement or note, with its source."""

    id: str
    at: When | None = key(Kind.WHEN, "When it was said.", required=True, example="2022-02-24")
    title: str | None = key(
        Kind.TEXT,
        "What it says, in a line.",
        required=True,
        example='"nothing changes; all partners work on as before"',
    )
    text: str | None = key(
        Kind.TEXT, "What it says.", example='"NASA works on with every partner."'
    )
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

    at: When | None = key(
        Kind.WHEN, "The instant that it is about.", example="2022-02-25T12:00:00Z"
    )
    during: When | None = key(
        Kind.WHEN, "Or a span, throughout which it holds.", example='"2022-02"'
    )
    station: str | None = key(Kind.TEXT, "The station, if not the file's.", noun="station")
    count: int | None = key(Kind.INTEGER, "People aboard.", unit="people", example="7")
    least: int | None = key(Kind.INTEGER, "At least so many aboard.", unit="people", example="1")
    most: int | None = key(Kind.INTEGER, "At most so many aboard.", unit="people", example="13")
    visitors: int | None = key(
        Kind.INTEGER,
        "Different people who have been aboard up to then.",
        unit="people",
        example="242",
    )
    days: dict[str, int] | None = key(
        Kind.COUNTS,
        "Whole days of somebody's last flight up to then, by person.",
        refers="person",
        unit="days",
        example="{ rubio = 370 }",
    )
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
    from_: When | None = key(Kind.WHEN, "From here on.", name="from", example="2021-09-01")
    to: When | None = key(Kind.WHEN, "Until here.", example="2022-12-31")
    station: str | None = key(Kind.TEXT, "The station, if not the file's.", noun="station")
    note: str | None = key(Kind.TEXT, "A remark.")
    source: str | None = key(Kind.TEXT, "Who says so.")


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Head:
    """The keys at the top of a file."""

    format: int = key(Kind.INTEGER, "The version of the file format: 1.", default=1, example="1")
    title: str | None = key(Kind.TEXT, "What the schedule is called.", example='"My station watch"')
    station: str | None = key(
        Kind.TEXT, "The station of every flight below that names none.", noun="station"
    )
    as_of: datetime | None = key(
        Kind.INSTANT, "Open here instead of now.", example="2022-02-25T12:00:00Z"
    )
    known_on: date | None = key(Kind.DAY, "Open with that day's knowledge.", example="2022-02-25")
    known_to: date | None = key(
        Kind.DAY, "The day to which the file was kept.", example="2026-10-08"
    )
    include: tuple[str, ...] = key(
        Kind.TEXTS,
        "Files that this one is laid over.",
        default=(),
        example='["crewtrack:iss", "people.toml"]',
    )
    drop: tuple[str, ...] = key(
        Kind.TEXTS,
        "Addresses to remove from the files below.",
        refers="address",
        default=(),
        example='["flight.soyuz-ms-21.undock"]',
    )
    coverage: tuple[Coverage, ...] = key(
        Kind.TABLES,
        "What the file claims to hold completely.",
        noun="Coverage",
        default=(),
        example='[{ what = "cargo", from = 2021-09-01, to = 2022-12-31 }]',
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
