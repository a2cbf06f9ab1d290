"""`crewtrack rename ADDRESS ID`: another id, everywhere it is used."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.cli.editing import add_dry_run, failing, finish, misuse, open_bench
from crewtrack.cli.parser import Parser, add_file

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime


def parser() -> Parser:
    """Return the options of `rename`."""
    made = Parser(
        "rename",
        "crewtrack rename ADDRESS ID [options]",
        "Give an entry of your own another id, and change it wherever your files name it.",
        "crewtrack rename person.petrov ivan-petrov",
    )
    made.add_argument("ADDRESS", help="of an entry: person.petrov, station.my-station.port.aft")
    made.add_argument("ID", help="the new id")
    add_file(made)
    add_dry_run(made)
    return made


def run(options: Namespace, now: datetime) -> int:
    """Rename it."""
    from crewtrack.app.editing.changes import Rename
    from crewtrack.app.editing.planning import parsed

    with misuse():
        address = parsed(options.ADDRESS)
        to = options.ID.strip()
        if "." in to:
            new = parsed(to)
            to = str(new[-1]) if new[:-1] == address[:-1] else to
    bench = open_bench(options, now)
    with misuse():
        bench.require(address)
    with failing():
        plan = bench.plan(Rename(address, to))
    return finish(bench, plan, options, done=f" to {to}")
