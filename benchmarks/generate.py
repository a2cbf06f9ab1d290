"""Make a schedule of as many flights as wanted, in the style of the one that ships, whose books balance.

`generate.py 10000 FOLDER` writes FOLDER/schedule.toml and what it includes, FOLDER/world.toml: one station, its
ships and its people. In every sixty days come a crewed ship of each of two kinds and four with cargo. Crews
relieve each other with some days between; now and then somebody comes home on the next ship, a ship is moved to
another port, or a time is known only to the day, the hour or within a range. `crewtrack check` says nothing of it.
"""

from __future__ import annotations

import argparse
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

START = datetime(2001, 1, 5, 6, tzinfo=UTC)
CYCLE = timedelta(days=60)
STAY = timedelta(days=65)
CARGO = timedelta(days=52)
RIDES = 6
"""How often each person flies, about."""

SYLLABLES = (
    "an",
    "be",
    "cor",
    "di",
    "el",
    "fa",
    "gor",
    "hi",
    "is",
    "jo",
    "ka",
    "lu",
    "mi",
    "no",
    "os",
    "pe",
)

WORLD = """# The station, its ships and its people: what the schedule beside this file includes.

format = 1

[station.hub]
name        = "Hub"
crewed-from = 2001-01-05T12:00:00Z
"""


class Kind(NamedTuple):
    """One kind of ship, and how it flies."""

    id: str
    name: str
    agency: str
    seats: int
    docking: str
    ports: tuple[str, ...]
    start: timedelta
    flight: timedelta
    notes: str


KINDS = (
    Kind(
        "north",
        "North",
        "east",
        3,
        "probe",
        ("aft", "nadir"),
        timedelta(0),
        timedelta(hours=3),
        "crew",
    ),
    Kind(
        "dawn",
        "Dawn",
        "west",
        4,
        "ring",
        ("fore", "zenith"),
        timedelta(days=25),
        timedelta(days=1),
        "crew",
    ),
    Kind(
        "haul-1", "Haul", "east", 0, "probe", ("c1",), timedelta(days=3), timedelta(days=2), "cargo"
    ),
    Kind(
        "haul-2",
        "Barge",
        "east",
        0,
        "probe",
        ("c2",),
        timedelta(days=11),
        timedelta(days=2),
        "cargo",
    ),
    Kind(
        "swan", "Swan", "west", 0, "berth", ("c3",), timedelta(days=17), timedelta(days=1), "cargo"
    ),
    Kind("box", "Box", "west", 0, "ring", ("c4",), timedelta(days=29), timedelta(days=1), "cargo"),
)


def person(number: int) -> str:
    """Return the id of a person, which is their name too."""
    parts = []
    rest = number
    for _ in range(4):
        rest, place = divmod(rest, len(SYLLABLES))
        parts.append(SYLLABLES[place])
    return "".join(parts) + (f"-{rest}" if rest else "")


def stamp(at: datetime) -> str:
    """Return an instant as TOML has it."""
    return at.isoformat().replace("+00:00", "Z")


def world(people: int) -> str:
    """Return the text of the file that is included."""
    parts = [WORLD]
    for place, (name, segment) in enumerate((("root", "East"), ("branch", "West"))):
        on = '\non      = "root"\nside    = "forward"' if place else ""
        parts.append(
            f'[station.hub.module.{name}]\nname    = "{name.title()}"\nsegment = "{segment}"{on}\n'
        )
    ports = [(port, kind.docking, kind.agency) for kind in KINDS for port in kind.ports]
    for port, docking, agency in [*ports, ("spare", "probe", "east")]:
        module = "root" if agency == "east" else "branch"
        parts.append(
            f'[station.hub.port.{port}]\nmodule    = "{module}"\nname      = "{port.title()}"\n'
            f'docking   = "{docking}"\n'
        )
    for kind in KINDS:
        crewed = f"seats    = {kind.seats}\nlife     = 200\nreturns  = true\n" if kind.seats else ""
        reboost = "reboost  = true\n" if not kind.seats and kind.docking != "ring" else ""
        parts.append(
            f'[spacecraft.{kind.id}]\nname     = "{kind.name}"\nprovider = "{kind.agency}"\n'
            f'docking  = "{kind.docking}"\ntransit  = 1.0\ndescent  = 0.2\n{crewed}{reboost}'
        )
    parts += [
        f'[site.{site}]\nname = "{site.title()}"\n' for site in ("plain", "cape", "steppe", "sea")
    ]
    for ident, letter in (("east", "1"), ("west", "2")):
        parts.append(
            f'[agency.{ident}]\nname   = "{ident.title()} Agency"\ntag    = "{ident.upper()}"\n'
            f'letter = "{letter}"\n'
        )
    for number in range(people):
        ident = person(number)
        parts.append(
            f'[person.{ident}]\nname        = "{ident.title()} of {number}"\n'
            f'agency      = "{"west" if number % 7 > 2 else "east"}"\nnationality = "XX"\n'
            f"born        = {1950 + number % 50}-{1 + number % 12:02}-{1 + number % 28:02}\n"
        )
    return "\n".join(parts)


def flight(number: int, pool: int, *, stays: bool = False) -> str:
    """Return one flight. Its number tells its cycle and its kind, and so everything else; `stays`: it is still there."""
    cycle, which = divmod(number, len(KINDS))
    kind = KINDS[which]
    launch = (
        START
        + cycle * CYCLE
        + kind.start
        + timedelta(minutes=cycle * 7 % 90, seconds=1 + cycle % 59)
    )
    dock = launch + kind.flight + timedelta(minutes=cycle * 11 % 50)
    undock = dock + (STAY if kind.seats else CARGO)
    land = undock + timedelta(hours=3, minutes=cycle % 45, seconds=2)
    port = kind.ports[cycle % len(kind.ports)]
    ident = f"{kind.id}-{cycle + 1}"
    lines = [
        f"[flight.{ident}]",
        f'name       = "{kind.name} {cycle + 1}"',
        f'spacecraft = "{kind.id}"',
    ]
    crew = _crew(cycle, kind, pool)
    if crew:
        seats = [f'"{one}"' for one in crew]
        if cycle % 6 == 2:
            seats[-1] = f'{{ id = {seats[-1]}, role = "engineer" }}'
        lines.append(f"crew       = [{', '.join(seats)}]")
    note = ', note = "a second off in one source"' if number % 9 == 0 else ""
    site = "plain" if kind.agency == "east" else "cape"
    lines.append(
        f'launch     = {{ at = {stamp(launch)}, site = "{site}", status = "success"{note} }}'
    )
    lines.append(f'dock       = {{ at = {stamp(dock)}, port = "{port}" }}')
    if kind.id == "north" and cycle % 5 == 1:
        moved = dock + timedelta(days=20)
        lines.append(
            f"relocate   = [{{ left = {stamp(moved)}, at = {stamp(moved + timedelta(minutes=40))}, "
            'port = "spare" }]'
        )
    if not stays:
        lines.append(f"undock     = {{ at = {stamp(undock)} }}")
        lines.append(_landing(number, kind, pool, land))
    lines.append('source     = "mission page; press; a catalogue for the landing"')
    return "\n".join(lines) + "\n"


def _landing(number: int, kind: Kind, pool: int, land: datetime) -> str:
    """Return the line of a landing: now and then rough, and sometimes with another crew."""
    cycle = number // len(KINDS)
    home = f'"{stamp(land)[:13]}Z"' if number % 11 == 3 else stamp(land)
    if not kind.seats:
        if cycle % 4 == 1:
            later = stamp(land + timedelta(days=2))[:10]
            home = f'"{stamp(land + timedelta(days=1))[:10]}..{later}"'
        elif cycle % 8 == 2:
            home = stamp(land + timedelta(days=1))[:10]
        return f"land       = {{ at = {home}, destroyed = true }}"
    quoted = ", ".join(f'"{one}"' for one in _home(cycle, kind, pool))
    named = f", crew = [{quoted}]" if quoted else ""
    place = "steppe" if kind.agency == "east" else "sea"
    return f'land       = {{ at = {home}, site = "{place}"{named} }}'


def _crew(cycle: int, kind: Kind, pool: int) -> list[str]:
    first = 0 if kind.id == "north" else 3
    return [person((cycle * 7 + first + seat) % pool) for seat in range(kind.seats)]


def _home(cycle: int, kind: Kind, pool: int) -> list[str]:
    """Return who comes home on a ship where it is not those who went up: two swap their last seats."""
    if kind.id != "north" or cycle % 10 not in (3, 4):
        return []
    other = cycle + 1 if cycle % 10 == 3 else cycle - 1
    return [*_crew(cycle, kind, pool)[:-1], _crew(other, kind, pool)[-1]]


def expedition(cycle: int, pool: int) -> str:
    """Return the expedition that begins with a crew of the first kind."""
    begin = START + cycle * CYCLE + timedelta(days=3)
    one = _crew(cycle, KINDS[0], pool)[0]
    return (
        f"[expedition.hub-{cycle + 1}]\nnumber  = {cycle + 1}\nfrom    = {stamp(begin)[:10]}\n"
        f"to      = {stamp(begin + CYCLE)[:10]}\n"
        f'command = [{{ at = {stamp(begin)}, person = "{one}" }}]\nsource  = "a table of expeditions"\n'
    )


def schedule(flights: int) -> tuple[str, str]:
    """Return the text of a schedule of so many flights, and of what it includes."""
    pool = max(140, flights * 7 // 6 // RIDES // 7 * 7)
    cycles = max(1, -(-flights // len(KINDS)))
    last = (cycles - 1) * len(KINDS)
    end = START + (cycles - 1) * CYCLE
    head = (
        "# A made-up record, in the style of the one that ships.\n\nformat   = 1\n"
        f'title    = "Hub, {flights} flights"\nstation  = "hub"\ninclude  = ["world.toml"]\n'
        f"known-to = {stamp(end + timedelta(days=190))[:10]}\n\n"
        "coverage = [\n"
        f'    {{ what = "crewed", from = 2001-01-05, to = {stamp(end)[:10]} }},\n'
        f'    {{ what = "cargo",  from = 2001-01-05, to = {stamp(end)[:10]} }},\n]\n'
    )
    parts = [head]
    parts += [flight(number, pool, stays=number == last) for number in range(flights)]
    parts += [expedition(cycle, pool) for cycle in range(cycles)]
    return "\n".join(parts), world(pool)


def write(flights: int, folder: Path) -> Path:
    """Write a schedule and what it includes into a folder; return the schedule's path."""
    folder.mkdir(parents=True, exist_ok=True)
    text, included = schedule(flights)
    path = folder / "schedule.toml"
    path.write_text(text)
    (folder / "world.toml").write_text(included)
    return path


def main() -> None:
    """Write one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("flights", type=int)
    parser.add_argument("folder", type=Path)
    options = parser.parse_args()
    print(write(options.flights, options.folder))


if __name__ == "__main__":
    main()
