"""`crewtrack remove ADDRESS`: an entry goes, and what refers to it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.cli.editing import add_dry_run, entry_of, failing, finish
from crewtrack.cli.output import tell
from crewtrack.cli.parser import Parser, add_file

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime

    from crewtrack.app.editing.bench import Bench
    from crewtrack.model.address import Address

_MOST = 10


def parser() -> Parser:
    """Return the options of `remove`."""
    made = Parser(
        "remove",
        "crewtrack remove ADDRESS [options]",
        "Remove an entry, or an item of a list, and tell what refers to it. What ships is dropped in your own file.",
        "crewtrack remove flight.soyuz-ms-30 --dry-run",
    )
    made.add_argument("ADDRESS", help="flight.soyuz-ms-30, or flight.soyuz-ms-30.crew[2]")
    add_file(made)
    add_dry_run(made)
    return made


def run(options: Namespace, now: datetime) -> int:
    """Remove it."""
    from crewtrack.app.editing.changes import Remove

    address, bench = entry_of(options, now)
    with failing():
        plan = bench.plan(Remove(address))
    _tell_references(bench, address)
    return finish(bench, plan, options)


def _tell_references(bench: Bench, address: Address) -> None:
    from crewtrack.app.locating import place_of
    from crewtrack.model.address import dotted

    found = bench.refers(address)
    if not found:
        return
    count = len(found)
    tell(f"{count} {'place refers' if count == 1 else 'places refer'} to {dotted(address)}:")
    for one in found[:_MOST]:
        place = place_of(bench.loaded, one)
        where = f"{place.file}:{place.line}:{place.column}: " if place is not None else ""
        tell(f"  {where}{dotted(one)}")
    if count > _MOST:
        tell(f"  {count - _MOST} more")
