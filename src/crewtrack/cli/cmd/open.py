"""`crewtrack [PATH]`: the terminal UI."""

from __future__ import annotations

import os
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from crewtrack.cli.commands import COMMANDS, GROUPS
from crewtrack.cli.errors import OK, MisuseError, nearest

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime

    from crewtrack.cli.parser import Parser


def without_options(path: str | None = None) -> Any:
    """Return what `parser` makes of a path alone, or of no words at all."""
    return SimpleNamespace(
        PATH=path,
        help=False,
        file=None,
        now=None,
        above=[],
        without=[],
        known_on=None,
        at=None,
        station=None,
        theme=None,
        ascii=False,
        no_mouse=False,
        read_only=False,
        version=False,
    )


def parser() -> Parser:
    """Return the options of the terminal UI."""
    from crewtrack.cli.parser import WHEN_HELP, Parser, add_file, add_what_if

    made = Parser(
        None,
        "crewtrack [PATH] [options]\n       crewtrack COMMAND [options]",
        "A plain-text ledger of a space station's traffic. Without a command it opens the terminal UI.",
    )
    made.add_argument("PATH", nargs="?", help="the schedule: a file, a folder, or crewtrack:NAME")
    add_file(made)
    add_what_if(made)
    made.add_argument("--at", metavar="WHEN", help=f"open at {WHEN_HELP}")
    made.add_argument("--station", metavar="ID", help="the station to open")
    made.add_argument(
        "--theme", metavar="THEME", choices=("dark", "light", "ansi"), help="dark, light or ansi"
    )
    made.add_argument("--ascii", action="store_true", help="draw with plain ASCII alone")
    made.add_argument("--no-mouse", action="store_true", help="leave the mouse to the terminal")
    made.add_argument(
        "--read-only", action="store_true", help="only look: change no file, and start no program"
    )
    made.add_argument("--version", action="store_true", help="show the version")
    made.format_help = lambda: _help(made)  # type: ignore[method-assign]
    return made


def _help(made: Parser) -> str:
    """Put the commands between the description and the options."""
    text = type(made).format_help(made)
    parts = ["commands, each with its own --help:"]
    for title, names in GROUPS:
        parts.append(f"  {title}")
        parts += [f"    {name:<20}  {COMMANDS[name]}" for name in names]
    commands = "\n".join(parts)
    start, mark, rest = text.partition("\nwords:")
    return f"{start}\n{commands}\n{mark}{rest}\n{_CODES}"


_CODES = """\
exit codes: 0 done; 1 an error in the books, or nothing could be read or written;
            2 a command line that makes no sense; 70 a fault of crewtrack itself
"""


def run(options: Namespace, now: datetime) -> int:
    """Open the terminal UI."""
    if options.version:
        from crewtrack import __version__
        from crewtrack.cli.output import put

        put(f"crewtrack {__version__}\n")
        return OK
    if options.PATH is not None and options.file is not None:
        msg = "name the file once: by -f or as a path"
        raise MisuseError(msg)
    if options.PATH is not None:
        _path(options.PATH)
    from crewtrack.cli.opening import asked, instant

    if options.now is not None:
        now = instant("--now", options.now, now)
    at = instant("--at", options.at, now) if options.at is not None else None
    # a browser is one too: what is at its other end says so
    if "TEXTUAL_DRIVER" not in os.environ and not all(
        one is not None and one.isatty() for one in (sys.stdin, sys.stdout)
    ):
        msg = "the screens need a terminal, and this is none"
        raise MisuseError(
            msg, "crewtrack crew prints who is aboard; crewtrack --help lists the rest"
        )
    above, without, known_on = asked(options, now)
    from crewtrack.cli.main import open_screens

    return open_screens(
        options.PATH if options.PATH is not None else options.file,
        now=now,
        at=at,
        station=options.station,
        theme=options.theme,
        ascii_only=options.ascii,
        mouse=not options.no_mouse,
        read_only=options.read_only,
        above=above,
        without=without,
        known_on=known_on,
        instant=lambda when: instant("--without", when, now),
    )


def _path(path: str) -> None:
    """Complain of a first word that is neither a command nor a path.

    Raises:
        MisuseError: there is nothing of that name.
    """
    if path.startswith("crewtrack:") or os.path.lexists(path):
        return
    close = nearest(path, COMMANDS)
    meant = f'; did you mean "{close}"?' if close is not None else ""
    msg = f'there is no command and no file "{path}"{meant}'
    raise MisuseError(msg, "crewtrack --help lists the commands")
