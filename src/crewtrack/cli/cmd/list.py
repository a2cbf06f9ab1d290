"""`crewtrack list`: what ships, and what each of it holds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.cli.errors import OK
from crewtrack.cli.output import put, wants_colour
from crewtrack.cli.parser import Parser, add_output

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime


def parser() -> Parser:
    """Return the options of `list`."""
    made = Parser(
        "list",
        "crewtrack list [options]",
        "What ships with crewtrack: records, their parts, scenes and scenarios, each with its title, span and counts.",
        "crewtrack list",
    )
    add_output(made, formats=("text", "json"))
    return made


def run(options: Namespace, now: datetime) -> int:
    """Write what ships."""
    from crewtrack.app.listing import shipped

    del now
    found = shipped()
    if options.format == "json":
        from crewtrack.export.json import dumps
        from crewtrack.export.json_lists import list_data

        text = dumps(list_data(found))
    else:
        from crewtrack.export.ink import Ink
        from crewtrack.export.text.listing import list_text

        text = list_text(found, ink=Ink(colour=wants_colour(options.output)))
    put(text, options.output, ascii_only=options.ascii and options.format == "text")
    return OK
