"""`crewtrack schema`: the published JSON Schema of an output."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.cli.errors import OK, MisuseError, did_you_mean
from crewtrack.cli.output import put, put_bytes
from crewtrack.cli.parser import Parser, add_target

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime
    from pathlib import Path


def parser() -> Parser:
    """Return the options of `schema`."""
    made = Parser(
        "schema",
        "crewtrack schema [NAME] [options]",
        "Print a JSON Schema; without a name, list them.",
        "crewtrack schema crew",
    )
    made.add_argument(
        "NAME", nargs="?", help="crew, next, check and so on; or with its version, crew/1"
    )
    add_target(made)
    return made


def schemas() -> dict[str, Path]:
    """Return the files of the schemas by name: ``crew/1``."""
    from crewtrack.store.shipped import shipped_root

    found = {
        "/".join(one.stem.rsplit("-", 1)): one
        for one in (shipped_root() / "schema").glob("*-*.json")
    }
    return {name: found[name] for name in sorted(found)}


def run(options: Namespace, now: datetime) -> int:
    """Write a schema, or their names."""
    del now
    known = schemas()
    if options.NAME is None:
        put("".join(f"{name}\n" for name in known), options.output)
        return OK
    name = options.NAME.removeprefix("crewtrack/")
    # without a version, the newest is meant
    path = known.get(name) or next(
        (known[one] for one in reversed(known) if one.partition("/")[0] == name), None
    )
    if path is None:
        names = list(dict.fromkeys(one.partition("/")[0] for one in known))
        msg = f'there is no schema "{options.NAME}"{did_you_mean(name, names)}'
        raise MisuseError(msg, "crewtrack schema lists them")
    put_bytes(path.read_bytes(), options.output)
    return OK
