"""The scenario bench: which what-ifs there are to choose from, and what each would change."""

from __future__ import annotations

import json
import re
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from crewtrack.app.loading import PREFIX
from crewtrack.app.session import Asked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from crewtrack.app.session import Session
    from crewtrack.app.whatif import WhatIf
    from crewtrack.model.problem import Problem
    from crewtrack.views.shapes import AgencyRef, Comparison, Outlook

_FOLDERS = ("", "scenario", "scenarios")
_MOST = 200
"""No more files beside a schedule are looked at."""
_LARGEST = 200_000
"""A scenario says only what is otherwise: a larger file is none. In bytes."""
_BARE = re.compile(r"[A-Za-z0-9_-]+\Z")


class Choice(NamedTuple):
    """One what-if to choose.

    Attributes:
        kind: "file" or "without".
        name: what is given to `--with` or `--without`.
        label: what it is called in a list.
        title: what a file says of itself, or empty.
        agency: whose ships would stop, or None.
        shipped: whether it came with crewtrack.
        path: where a file is, or None.
    """

    kind: str
    name: str
    label: str
    title: str
    agency: AgencyRef | None
    shipped: bool
    path: Path | None


class Future(NamedTuple):
    """What a what-if would change.

    Attributes:
        choice: the what-if.
        what_if: the same in words.
        comparison: what is otherwise; None where it cannot be told.
        plan, then: the outlook of the plan, and under the what-if.
        problem: why it cannot be told, or None.
    """

    choice: Choice
    what_if: WhatIf | None
    comparison: Comparison | None
    plan: Outlook | None
    then: Outlook | None
    problem: Problem | None


# -- what there is to choose -----------------------------------------------------------------------


def choices(session: Session, at: datetime) -> tuple[Choice, ...]:
    """Return the what-ifs for a schedule: those that ship, those beside it, then to go without each agency.

    Of agencies those that have ships on their way, docked, or still to fly at an instant (aware, UTC).
    """
    return (*_shipped(session), *_beside(session), *_agencies(session, at))


def _shipped(session: Session) -> Iterator[Choice]:
    """Yield the scenarios that ship and are about flights of this schedule."""
    from crewtrack.store.shipped import shipped_file, shipped_names

    for name in shipped_names():
        folder, _, rest = name.partition("/")
        path = shipped_file(name)
        if folder != "scenario" or not rest or path is None or not path.is_file():
            continue
        data = _data(path) or {}
        about = data.get("flight")
        if isinstance(about, dict) and not any(one in session.schedule.flights for one in about):
            continue
        title = _title(data) or ""
        yield Choice("file", f"{PREFIX}{name}", rest, title, None, True, path)


def _beside(session: Session) -> Iterator[Choice]:
    """Yield the files beside the schedule that are no part of it and no schedule of their own."""
    from crewtrack.store.paths import led_to

    read = {led_to(path) for path in session.files}
    folder = scenario_folder(session)
    count = 0
    for below in _FOLDERS:
        try:
            found = sorted((folder / below).glob("*.toml"))
        except OSError:
            continue
        for path in found:
            count += 1
            if count > _MOST:
                return
            asked = session.asked
            laid = asked is not None and str(path) in asked.above
            if led_to(path) in read and not laid:
                continue
            data = _data(path)
            title = None if data is None else _title(data)
            if title is not None:
                label = path.relative_to(folder).as_posix()
                yield Choice("file", str(path), label, title, None, False, path)


def scenario_folder(session: Session) -> Path:
    """Return where scenarios for a schedule are kept: beside it; beside your own, where it ships."""
    from crewtrack.store.paths import data_dir, is_folder

    loaded = session.loaded
    if loaded.shipped:
        return data_dir()
    return loaded.path if is_folder(loaded.path) else loaded.path.parent


def _data(path: Path) -> dict[str, Any] | None:
    """Return what a file says; nothing where it cannot be read right, None where it cannot be a scenario: too large."""
    from crewtrack.store.files import SourceError, read_source
    from crewtrack.toml.read import TomlSyntaxError, read

    try:
        if path.stat().st_size > _LARGEST:
            return None
        return read(read_source(path).text)
    except (OSError, SourceError):
        return None
    except TomlSyntaxError:
        return {}  # it is shown, so that it can be mended


def _title(data: dict[str, Any]) -> str | None:
    """Return what a scenario calls itself; None for a file that is none, since it has includes of its own."""
    if "include" in data:
        return None
    title = data.get("title")
    return title if isinstance(title, str) else ""


def _agencies(session: Session, at: datetime) -> Iterator[Choice]:
    from crewtrack.views.refs import agency_ref

    schedule = session.schedule
    latest = session.ledger.latest(session.station)
    flown = {schedule.provider_of(flight) for end, flight in latest if end > at}
    if session.asked is not None:
        flown |= {one.partition("@")[0] for one in session.asked.without}
    refs = [agency_ref(schedule, ident) for ident in flown if ident is not None]
    for one in sorted(refs, key=lambda one: one.name):
        ident = one.id or ""
        yield Choice("without", ident, f"without {one.name}", "", one, False, None)


# -- what it would change --------------------------------------------------------------------------


def asked_for(session: Session, choice: Choice, at: datetime) -> Asked:
    """Return what lays a schedule under a choice, from an instant on; the knowledge of a day is kept."""
    known = session.asked.known_on if session.asked is not None else None
    if choice.kind == "file":
        return Asked((choice.name,), (), known, datetime.fromisoformat)
    return Asked((), (f"{choice.name}@{at.isoformat()}",), known, datetime.fromisoformat)


def laid(session: Session, choice: Choice) -> bool:
    """Whether the schedule is laid under a choice."""
    asked = session.asked
    if asked is None:
        return False
    if choice.kind == "file":
        return choice.name in asked.above
    return any(one.partition("@")[0] == choice.name for one in asked.without)


def future(session: Session, choice: Choice, at: datetime) -> Future:
    """Return what a choice would change from an instant (aware, UTC) on, against the plan."""
    from crewtrack.views.comparison import compare
    from crewtrack.views.outlook import outlook

    known = session.asked.known_on if session.asked is not None else None
    plan = session.seen(Asked((), (), known, datetime.fromisoformat) if known is not None else None)
    then = session.seen(asked_for(session, choice, at))
    if plan.problem is not None or then.problem is not None:
        return Future(choice, None, None, None, None, then.problem or plan.problem)
    station = session.station
    found = compare(plan.ledger, then.ledger, station, at, None)
    return Future(
        choice,
        then.what_if,
        found,
        outlook(plan.ledger, station, at, found.end),
        outlook(then.ledger, station, at, found.end),
        None,
    )


# -- writing one -----------------------------------------------------------------------------------

_TEMPLATE = """\
# What if: a scenario, laid over a schedule. It says only what is otherwise; whatever it does not say stays.
#
#   crewtrack compare --with {file}
#   crewtrack crew    --with {file} --at {day}
#
# Take the sign off what you want, and save.

format = 1
title  = "what if"
station = {station}

# A flight that does not happen any more:
# drop = ["{address}"]

# A flight at another time; what it rules out goes with it:
# [{address}]
# launch.at = "{year}-12"

# Somebody who goes home on another ship:
# [{address}]
# land.crew = ["somebody"]

# A ship that cannot bring people home for a time:
# [{address}]
# unfit = [{{ from = {day}, why = "why" }}]
"""


def template(session: Session, name: str, at: datetime) -> str:
    """Return what a new scenario begins with: commented examples of the flight that comes next."""
    ahead = (event for event in session.ledger.after(session.station, at) if event.trip is not None)
    event = next(ahead, None)
    flight = event.trip.id if event is not None and event.trip is not None else "some-flight"
    key = flight if _BARE.match(flight) else json.dumps(flight)
    return _TEMPLATE.format(
        file=name,
        day=at.date().isoformat(),
        station=json.dumps(session.station, ensure_ascii=False),
        address=f"flight.{key}",
        year=at.year,
    )


def new_scenario(session: Session, at: datetime) -> Path:
    """Write a new scenario beside the schedule, under a name that is not taken.

    Raises:
        OSError: it cannot be written.
    """
    folder = scenario_folder(session)
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(1, 1000):
        path = folder / ("what-if.toml" if number == 1 else f"what-if-{number}.toml")
        try:
            with path.open("x", encoding="utf-8", newline="\n") as file:
                file.write(template(session, path.name, at))
        except FileExistsError:
            continue
        return path
    msg = "too many scenarios there"
    raise OSError(msg)
