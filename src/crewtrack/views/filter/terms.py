"""The table of the filter language: its fields and flags, what each means, and of what it is known.

The parser, completion, the messages and docs/filter.md are made from it.
"""

from __future__ import annotations

from typing import NamedTuple

TEXT, CHOICE, NUMBER, TIME = "text", "choice", "number", "time"
"""What a field is compared with: the begin of a word of a name, one of a few words, a number, a time."""

KINDS = ("person", "flight", "event", "port", "bulletin", "problem")
"""What a filter can be asked about, and what docs/filter.md calls them."""


class Field(NamedTuple):
    """One field.

    Attributes:
        name: as it is typed.
        sort: `TEXT`, `CHOICE`, `NUMBER` or `TIME`.
        meaning: one sentence.
        of: of what it is known, among `KINDS`.
        example: a comparison with it.
        choices: the only values, if `sort` is `CHOICE`.
        noun: whose ids and names complete it: a table of the schedule, or "".
    """

    name: str
    sort: str
    meaning: str
    of: tuple[str, ...]
    example: str
    choices: tuple[str, ...] = ()
    noun: str = ""


class Flag(NamedTuple):
    """Something that is so or not."""

    name: str
    meaning: str
    of: tuple[str, ...]


EVENT_KINDS = (
    "launch", "dock", "relocate", "undock", "land", "expedition", "handover", "eva", "reboost", "bulletin",
)  # fmt: skip
SAME_KIND = {
    "launching": "launch", "liftoff": "launch",
    "docking": "dock", "berth": "dock", "berthing": "dock", "arrival": "dock",
    "relocation": "relocate",
    "undocking": "undock", "release": "undock", "departure": "undock",
    "landing": "land", "splashdown": "land", "re-entry": "land", "reentry": "land",
    "command": "handover", "spacewalk": "eva", "people": "person", "flights": "flight", "ports": "port",
    "bulletins": "bulletin", "problems": "problem", "events": "event",
}  # fmt: skip
"""Other words for the kinds."""

_ALL = KINDS
_FLYING = ("person", "flight", "event", "port")
_STATUSES = ("go", "tbd", "tbc", "hold", "in-flight", "success", "failure", "partial-failure", "cancelled")  # fmt: skip

FIELDS: tuple[Field, ...] = (
    Field("agency", TEXT, "The agency of a person, of anybody who flies, or that provides the ship.", _ALL, "agency:roscosmos", noun="agency"),
    Field("person", TEXT, "A person, or somebody who flies.", _ALL, 'person:"vande hei"', noun="person"),
    Field("nationality", TEXT, "Nationality, as a code: of a person, or of anybody who flies.", ("person", "flight", "event"), "nationality:de", noun="nationality"),
    Field("role", TEXT, "A role: on the station, or else in the ship.", ("person",), "role:commander"),
    Field("flight", TEXT, "A flight: of a person any that they go up or home on.", _ALL, "flight:ms-19", noun="flight"),
    Field("spacecraft", TEXT, "The type of ship.", _FLYING, 'spacecraft:"crew dragon"', noun="spacecraft"),
    Field("provider", TEXT, "The agency whose ship it is.", ("flight", "event", "port"), "provider:nasa", noun="agency"),
    Field("operator", TEXT, "Who flies it.", ("flight", "event", "port"), "operator:spacex", noun="operator"),
    Field("station", TEXT, "The station.", ("person", "flight", "event", "port"), "station:tiangong", noun="station"),
    Field("port", TEXT, "A port: of a person that of the ship they came or go home on.", _FLYING, "port:prichal", noun="port"),
    Field("site", TEXT, "Where it starts or lands.", ("person", "flight", "event"), "site:baikonur", noun="site"),
    Field("country", TEXT, "The country of that site, as a code.", ("flight", "event"), "country:kz", noun="country"),
    Field("expedition", TEXT, "An expedition: its number or id.", ("person", "event"), "expedition:66", noun="expedition"),
    Field("docking", TEXT, "The docking system.", ("flight", "port"), "docking:ida", noun="docking"),
    Field("kind", CHOICE, "What it is.", _ALL, "kind:landing", (*KINDS, *EVENT_KINDS[:-1])),
    Field("status", CHOICE, "How a movement stands; of a flight, its last that has happened, or its launch.", ("flight", "event"), "status:hold", _STATUSES),
    Field("severity", CHOICE, "How bad a problem is.", ("problem",), "severity:warning", ("error", "warning", "advice")),
    Field("code", TEXT, "The code or the name of a rule.", ("problem",), "code:s4", noun="code"),
    Field("text", TEXT, "A word anywhere: in names, notes, sources, titles and texts.", _ALL, "text:manual"),
    Field("days", NUMBER, "Whole days: of a person on this flight, or the last; of a flight in space; of a port since its ship came.", ("person", "flight", "port"), "days>100"),
    Field("total", NUMBER, "Whole days in space over all flights that are recorded.", ("person",), "total>=365"),
    Field("flights", NUMBER, "Launches so far.", ("person",), "flights>2"),
    Field("evas", NUMBER, "Spacewalks so far that are recorded.", ("person",), "evas>0"),
    Field("age", NUMBER, "Whole years.", ("person",), "age<40"),
    Field("crew", NUMBER, "How many go up, or are moved.", ("flight", "event"), "crew:3"),
    Field("slips", NUMBER, "How often a time of it has changed.", ("flight", "event"), "slips>0"),
    Field("year", NUMBER, "The year in which it begins.", ("person", "flight", "event", "bulletin"), "year:2021..2022"),
    Field("before", TIME, "Begins before the first instant of a time.", _ALL, "before:2022-03"),
    Field("after", TIME, "Begins at the first instant of a time, or later.", _ALL, "after:2022-03"),
    Field("on", TIME, "Is going on at some time in it.", _ALL, "on:2022-02-25"),
    Field("launch", TIME, "When it is launched.", ("person", "flight", "event"), "launch:2022-Q2"),
    Field("dock", TIME, "When it docks.", ("person", "flight", "event"), "dock<2022"),
    Field("undock", TIME, "When it undocks.", ("person", "flight", "event"), "undock>=2022-03"),
    Field("land", TIME, "When it lands.", ("person", "flight", "event"), 'land:"late 2022-09"'),
    Field("born", TIME, "When a person was born.", ("person",), "born<1980"),
)  # fmt: skip
"""Every field, in the order of the page."""

FLAGS: tuple[Flag, ...] = (
    Flag("aboard", "At a station now; of an event, moves somebody who is; of a port, holds a ship.", _FLYING),
    Flag("transit", "In free flight now, or moves somebody who is.", ("person", "flight", "event")),
    Flag("ground", "On the ground now.", ("person", "flight")),
    Flag("planned", "Still to come: an event, a flight that has not been launched, a person with a launch ahead.", ("person", "flight", "event")),
    Flag("flown", "Over: an event that has happened, a flight that has ended, a person who has come home.", ("person", "flight", "event")),
    Flag("crewed", "With people in it, up or down.", ("flight", "event", "port")),
    Flag("cargo", "Without people in it.", ("flight", "event", "port")),
    Flag("visitor", "Belongs to no expedition.", ("person",)),
    Flag("commander", "Commands the station now.", ("person",)),
    Flag("swapped", "Goes home on another ship than they came up on.", ("person",)),
    Flag("unseated", "Aboard, and without a lifeboat seat.", ("person",)),
    Flag("free", "Holds no ship.", ("port",)),
    Flag("taken", "Holds a ship.", ("port",)),
    Flag("slipped", "Has had another time.", ("flight", "event")),
    Flag("failed", "Went wrong.", ("flight", "event")),
    Flag("cancelled", "Does not happen.", ("flight", "event")),
    Flag("error", "Is certainly wrong.", ("problem",)),
    Flag("warning", "Wants a look.", ("problem",)),
    Flag("advice", "For the curious.", ("problem",)),
)  # fmt: skip
"""Every flag, in the order of the page."""

BY_NAME: dict[str, Field] = {one.name: one for one in FIELDS}
"""The fields by name."""

FLAG_NAMES: tuple[str, ...] = tuple(one.name for one in FLAGS)
"""The flags' names."""

SAME_FIELD = {
    "nat": "nationality", "people": "person", "vehicle": "spacecraft", "ship": "flight", "rule": "code",
    "since": "after", "until": "before", "during": "on", "at": "on", "type": "kind", "landing": "land",
    "docking-system": "docking",
}  # fmt: skip
"""Other names of fields."""

OPERATORS = ("!=", "<=", ">=", ":", "=", "<", ">")
"""The operators, longer ones first."""
