"""The peers: programs that keep another ledger, or other dates, as plain text; and files for them.

hledger and beancount keep accounts, calcurse and khal calendars. Each gets as many items as there are flights:

- hledger and beancount: a transaction for each flight, with a posting for each of its four movements and that
  movement's date. What moves is people, or a ship without. It balances, as a flight's books do.
- calcurse: an appointment for each flight, from its docking to its undocking. It reads all, and
  lists all, or two years.
- khal: an event for each flight, the same, in a file of its own, as a vdir has them. It lists thirty days from the
  database that it has made of them before.

`find` returns those that there are. hledger, calcurse and khal are Debian packages, beancount and khal are on PyPI:
as root on a machine with apt-get the first two are installed, and the others into an environment under `.cache`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import venv
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import tomli
from generate import START
from processes import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOME = ROOT / ".cache" / "peers"
DEBIAN = ("hledger", "calcurse")
PYPI = {"bean-check": "beancount", "khal": "khal"}


def find(*, install: bool = True) -> dict[str, str]:
    """Return the path of each peer's program; those that cannot be had are named on stderr."""
    if install:
        _install()
    found = {name: shutil.which(name) for name in DEBIAN}
    found |= {name: shutil.which(name, path=str(HOME / "bin")) for name in PYPI}
    for name, path in found.items():
        if path is None:
            print(f"  left out: {name} is not installed", file=sys.stderr)
    return {name: path for name, path in found.items() if path is not None}


def _install() -> None:
    missing = [name for name in DEBIAN if shutil.which(name) is None]
    if missing and shutil.which("apt-get") and hasattr(os, "geteuid") and os.geteuid() == 0:
        quiet = ["apt-get", "-qq", "-y", "--no-install-recommends", "install", *missing]
        _try(quiet, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
    if not all((HOME / "bin" / name).exists() for name in PYPI):
        venv.create(HOME, with_pip=True)
        pip = [str(HOME / "bin" / "pip"), "-qq", "--disable-pip-version-check", "install"]
        _try([*pip, *PYPI.values()])


def _try(command: list[str], env: dict[str, str] | None = None) -> None:
    try:
        subprocess.run(command, check=True, env=env, stdout=subprocess.DEVNULL)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"  {command[0]}: {error}", file=sys.stderr)


def versions(found: dict[str, str]) -> dict[str, str]:
    """Return each peer's version, as it says it."""
    out = {}
    for name, path in found.items():
        text = subprocess.run(
            [path, "--version"], capture_output=True, text=True, check=False
        ).stdout
        words = [word.strip("(),") for word in text.split() if word[:1].isdigit() and "." in word]
        out[name] = words[0] if words else "?"
    return out


def write(schedule: Path, folder: Path, found: dict[str, str]) -> dict[str, list[str]]:
    """Write files for the peers beside a schedule; return the commands that read them, by what they do."""
    flights: dict[str, Any] = tomli.loads(schedule.read_text())["flight"]
    commands: dict[str, list[str]] = {}
    if "hledger" in found:
        journal = folder / "flights.journal"
        journal.write_text("\n".join(_hledger(*one) for one in flights.items()))
        for verb in ("check", "register"):
            commands[f"hledger {verb}"] = [found["hledger"], "-f", str(journal), verb]
    if "bean-check" in found:
        beans = folder / "flights.beancount"
        beans.write_text(
            "\n".join((*_accounts(flights), *(_bean(*one) for one in flights.items())))
        )
        commands["bean-check"] = [found["bean-check"], "--no-cache", str(beans)]
    if "calcurse" in found:
        place = folder / "calcurse"
        place.mkdir(exist_ok=True)
        (place / "apts").write_text("".join(_appointment(one) for one in flights.values()))
        (place / "todo").write_text("")
        last = max(_stay(one)[1] for one in flights.values())
        spans = {"all": (last - _FIRST).days + 1, "two years": 730}
        for words, days in spans.items():
            commands[f"calcurse -Q, {words}"] = [
                found["calcurse"], "-D", str(place), "-Q", "--filter-type", "apt",
                "--from", f"{_FIRST:%m/%d/%Y}", "--days", str(days),
            ]  # fmt: skip
    if "khal" in found:
        commands["khal list"] = _khal(flights, folder, found["khal"])
    return commands


_FIRST = START.replace(hour=0)
MOVES = ("launch", "dock", "undock", "land")


def _day(at: datetime | date | str) -> str:
    return str(at)[:10]


def _places(flight: dict[str, Any]) -> Iterator[tuple[str, str, int]]:
    """Yield each movement's day, where it takes people from or to, and how many."""
    port = f"station:{flight['dock']['port']}"
    count = len(flight.get("crew", ())) or 1
    where = {
        "launch": (f"ground:{flight['launch']['site']}", -count),
        "dock": (port, count),
        "undock": (port, -count),
        "land": (f"ground:{flight.get('land', {}).get('site', 'sea')}", count),
    }
    for name in MOVES:
        if name in flight:
            place, moved = where[name]
            yield _day(flight[name]["at"]), place, moved


def _hledger(ident: str, flight: dict[str, Any]) -> str:
    what = "crew" if flight.get("crew") else "ship"
    lines = [
        f"{_day(flight['launch']['at'])} * ({ident}) {flight['name']}  ; spacecraft: {flight['spacecraft']}"
    ]
    lines += [
        f"    {place}    {count} {what}  ; date: {day}" for day, place, count in _places(flight)
    ]
    return "\n".join(lines) + "\n"


def _account(place: str) -> str:
    kind, _, name = place.partition(":")
    return f"{'Assets' if kind == 'station' else 'Equity'}:{name.title()}"


def _accounts(flights: dict[str, Any]) -> list[str]:
    used = {_account(place) for one in flights.values() for _, place, _ in _places(one)}
    return [f"2000-01-01 open {one}" for one in sorted(used)]


def _bean(ident: str, flight: dict[str, Any]) -> str:
    what = "CREW" if flight.get("crew") else "SHIP"
    lines = [
        f'{_day(flight["launch"]["at"])} * "{flight["name"]}" ^{ident}',
        f'  spacecraft: "{flight["spacecraft"]}"',
    ]
    for day, place, count in _places(flight):
        lines += [f"  {_account(place)}  {count} {what}", f"    day: {day}"]
    return "\n".join(lines) + "\n"


def _stay(flight: dict[str, Any]) -> tuple[datetime, datetime]:
    start = flight["dock"]["at"]
    end = flight.get("undock", flight["dock"])["at"]
    return start.astimezone(UTC), end.astimezone(UTC)


def _appointment(flight: dict[str, Any]) -> str:
    start, end = (one.strftime("%m/%d/%Y @ %H:%M") for one in _stay(flight))
    return f"{start} -> {end}|{flight['name']} on {flight['dock']['port']}\n"


def _khal(flights: dict[str, Any], folder: Path, program: str) -> list[str]:
    place = folder / "khal" / "flights"
    place.mkdir(parents=True, exist_ok=True)
    for ident, flight in flights.items():
        start, end = (one.strftime("%Y%m%dT%H%M%SZ") for one in _stay(flight))
        lines = [
            "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//crewtrack//benchmarks//EN", "BEGIN:VEVENT",
            f"UID:{ident}", f"DTSTAMP:{start}", f"DTSTART:{start}", f"DTEND:{end}",
            f"SUMMARY:{flight['name']}", "END:VEVENT", "END:VCALENDAR", "",
        ]  # fmt: skip
        (place / f"{ident}.ics").write_text("\r\n".join(lines))
    settings = folder / "khal" / "config"
    settings.write_text(
        f"[calendars]\n[[flights]]\npath = {place}\n[sqlite]\npath = {folder / 'khal' / 'cache.db'}\n"
        "[locale]\nlocal_timezone = UTC\ndefault_timezone = UTC\ntimeformat = %H:%M\n"
        "dateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
    )
    return [program, "-c", str(settings), "list", "2001-01-05", "30d"]
