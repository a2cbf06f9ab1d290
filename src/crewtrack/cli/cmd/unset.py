"""`crewtrack unset ADDRESS`: a value is taken out of your schedule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.cli.editing import add_dry_run, entry_of, failing, finish
from crewtrack.cli.parser import Parser, add_file

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime


def parser() -> Parser:
    """Return the options of `unset`."""
    made = Parser(
        "unset",
        "crewtrack unset ADDRESS [options]",
        "Take a value out of your schedule. What a file below yours says then holds again; what only that says is "
        "dropped in yours.",
        "crewtrack unset flight.soyuz-ms-30.land.at",
    )
    made.add_argument("ADDRESS", help="keys with dots: flight.soyuz-ms-30.land.at")
    add_file(made)
    add_dry_run(made)
    return made


def run(options: Namespace, now: datetime) -> int:
    """Take the value out."""
    from crewtrack.app.editing.changes import Unset

    address, bench = entry_of(options, now)
    with failing():
        plan = bench.plan(Unset(address))
    return finish(bench, plan, options)
