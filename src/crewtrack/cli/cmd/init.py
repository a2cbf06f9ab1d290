"""`crewtrack init`: your own schedule, on top of the one that ships."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.cli.errors import OK, FailedError
from crewtrack.cli.output import put, tell
from crewtrack.cli.parser import Parser

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import date, datetime
    from pathlib import Path

NAME = "schedule.toml"

STARTER = """\
# Your own schedule, on top of the record that ships with crewtrack: what stands here wins.
format   = 1
title    = "My International Space Station"
station  = "iss"                # where every flight below goes
include  = ["crewtrack:iss"]    # the record; crewtrack:catalog has people and ships alone
# known-to = {today}         # the day to which you keep this file; the record ends in October 2026
# A flight to come. Take the # away, and crewtrack next shows it:
# [flight.soyuz-ms-99]
# spacecraft = "soyuz-ms"
# crew = ["?", "?", "?"]        # ids of people; ? is a seat not yet named
# launch = {{ at = "{month}", site = "baikonur-31-6" }}
# dock = {{ port = "rassvet-nadir" }}
"""


def parser() -> Parser:
    """Return the options of `init`."""
    made = Parser(
        "init",
        "crewtrack init [DIR] [--full]",
        "Start your own schedule on top of the record that ships. Nothing is ever overwritten.",
    )
    made.add_argument(
        "DIR", nargs="?", help="the folder; left out, where crewtrack looks for your own"
    )
    made.add_argument(
        "--full", action="store_true", help="copy the whole record rather than include it"
    )
    return made


def run(options: Namespace, now: datetime) -> int:
    """Write a schedule to start from, and say what comes next."""
    from pathlib import Path

    from crewtrack.store.paths import own_schedule
    from crewtrack.store.shipped import SCHEMA_LINE, schema_beside

    own = own_schedule()
    path = own if options.DIR is None else Path(options.DIR).expanduser() / NAME
    data = (record() if options.full else starter(now.date())).encode()
    write_new(path, SCHEMA_LINE.encode() + data)
    schema_beside(path)
    named = "" if path == own else f" -f {_quoted(str(path))}"
    put(f"{path}\n")
    told = [
        f"edit it, then:      crewtrack check{f' {_quoted(str(path))}' if named else ''}",
        f"to see it:          crewtrack{named}",
        "for the replay:     crewtrack crewtrack:iss-2022-02-25",
    ]
    if named:
        told.append(
            f"to make it the usual one: export CREWTRACK_FILE={_quoted(str(path.absolute()))}"
        )
    tell("\n".join(told))
    return OK


def starter(today: date) -> str:
    """Return a schedule of a few lines that teaches the format."""
    later = f"{today.year + (today.month > 6)}-{(today.month + 5) % 12 + 1:02d}"
    return STARTER.format(today=today.isoformat(), month=later)


def record() -> str:
    """Return the whole record as one file: its flights stand in five, in order of launch."""
    from crewtrack.store.shipped import shipped_root

    root = shipped_root()
    text = (root / "iss.toml").read_text(encoding="utf-8")
    head, _, rest = text.partition("# The flights stand in")
    rest = rest.partition("\ninclude ")[2].partition("\n")[2]
    how, mark, claims = rest.partition("# == Expeditions")
    flights = [
        "# == " + path.read_text(encoding="utf-8").partition("\n# ==")[2].strip()
        for path in sorted((root / "iss").glob("*.toml"))
    ]
    body = "\n\n".join([*flights, mark + claims])
    return f'{head}include  = ["crewtrack:catalog"]       # people, ships, ports and sites\n{how}{body}'


def write_new(path: Path, data: bytes) -> None:
    """Write a file that is not there yet.

    Raises:
        FailedError: it is there, or cannot be written.
    """
    from crewtrack.store.paths import is_folder

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError:
        if is_folder(path.parent):
            msg = f"{path} is there already, and stays as it is"
            raise FailedError(msg, "name another folder: crewtrack init DIR") from None
        msg = f"{path.parent} is no folder"
        raise FailedError(msg) from None
    except OSError as error:
        msg = f"cannot write {path}: {error.strerror or error}"
        raise FailedError(msg) from None


def _quoted(path: str) -> str:
    from shlex import quote

    return quote(path)
