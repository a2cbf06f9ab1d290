"""Helpers: ledgers from a few lines of TOML laid over the shipped catalogue."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import cache
from textwrap import dedent
from typing import TYPE_CHECKING, Any

from crewtrack.app.layers import HOME, lay_over
from crewtrack.ledger.check import check
from crewtrack.ledger.ledger import Ledger
from crewtrack.model.decode import decode
from crewtrack.model.problem import Severity
from crewtrack.store.shipped import shipped_root
from crewtrack.toml.read import read

if TYPE_CHECKING:
    from pathlib import Path

    from crewtrack.app.loading import Loaded
    from crewtrack.model.problem import Problem
    from crewtrack.model.schedule import Schedule

ISS = 'station = "iss"\n'
"""The first line of most of the small schedules here."""


RELOCATED = """
[flight.x]
spacecraft = "soyuz-ms"
launch = { at = 2022-03-18T15:55:00Z }
dock = { at = 2022-03-18T19:12:00Z, port = "prichal-nadir" }
relocate = [{ left = 2022-05-05T10:00:00Z, at = 2022-05-05T10:40:00Z, port = "rassvet-nadir", status = "success", known = 2022-04-20, slips = [
    { known = 2022-03-20, left = 2022-05-01T10:00:00Z, at = 2022-05-01T10:40:00Z },
] }]
"""
"""A flight with a relocation that was planned for four days earlier."""


def at(text: str) -> datetime:
    """Return an instant: ``2022-03-18T15:55`` or a day, in UTC."""
    found = datetime.fromisoformat(text)
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


@cache
def _catalog() -> dict[str, Any]:
    data: dict[str, Any] = {}
    for path in sorted((shipped_root() / "catalog").glob("*.toml")):
        data = lay_over(data, read(path.read_text(encoding="utf-8")))
    return data


def decoded(text: str, *, catalog: bool = True) -> tuple[Schedule, list[Problem]]:
    """Return the schedule of a TOML text, laid over the shipped catalogue, and what could not be read."""
    data = lay_over(_catalog() if catalog else {}, read(dedent(text)))
    home = data.pop(HOME, None)
    return decode(data, home)


def book(text: str, *, catalog: bool = True) -> Ledger:
    """Return the ledger of a TOML text, laid over the shipped catalogue.

    Fails where the text cannot be read: a test of what is broken uses `problems_of`.
    """
    schedule, problems = decoded(text, catalog=catalog)
    assert [(one.code, one.message) for one in problems] == []
    return Ledger.of(schedule)


def problems_of(text: str, *, catalog: bool = True) -> list[Problem]:
    """Return the errors that the reader and `check` find in a TOML text, not located.

    Warnings depend on the day on which they are looked for: a test of them asks `check` itself.
    """
    schedule, problems = decoded(text, catalog=catalog)
    return [*problems, *errors(Ledger.of(schedule))]


def errors(ledger: Ledger) -> list[Problem]:
    """Return the errors that `check` finds: what is certainly wrong."""
    return [one for one in check(ledger) if one.severity is Severity.ERROR]


def found(text: str, *, catalog: bool = True) -> list[tuple[str, tuple[str | int, ...]]]:
    """Return the codes and addresses of what is wrong with a TOML text."""
    return [(one.code, one.address) for one in problems_of(text, catalog=catalog)]


def loaded(text: str, folder: Path, name: str = "my.toml") -> Loaded:
    """Write a TOML text to a file and load it."""
    from crewtrack.app.loading import load

    path = folder / name
    path.write_text(dedent(text), encoding="utf-8")
    return load(path)


def crew(ledger: Ledger, when: str, station: str = "iss") -> set[str]:
    """Return who is aboard a station at an instant."""
    state = ledger.state(at(when))
    return {person for person, here in state.aboard.items() if here.station == station}
