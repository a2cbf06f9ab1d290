"""The way in: find the command, run it, and turn whatever happens into an exit code.

Only what the command needs is imported. Nobody ever sees a traceback: a mistake is one sentence on stderr,
and a fault of crewtrack itself is one sentence and the path of a file with the details.

Exit codes: 0 done; 1 an error in the books, or nothing could be read or written; 2 misuse; 70 a fault of
crewtrack itself.
"""

from __future__ import annotations

import gc
import os
import sys

from crewtrack.cli.commands import split
from crewtrack.cli.errors import BUG, FAILED, MISUSE, OK, FailedError, MisuseError

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from typing import Any, NoReturn


def main() -> None:
    """Run the words of this process's command line, and end the process."""
    # A text command lives for a tenth of a second and its objects stay to the end: there is nothing to collect.
    gc.disable()
    code = run(sys.argv[1:])
    if gc.isenabled():  # the screens were open: they may have something to tidy up
        sys.exit(code)
    _end(code)


def _end(code: int) -> NoReturn:
    """End the process without taking its objects apart one by one, which would take as long as a view."""
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except (AttributeError, OSError, ValueError):
            # Closed from the start, or its reader is gone: what could be written has been.
            continue
    os._exit(code)


def run(words: list[str]) -> int:
    """Run the words of a command line; return the exit code."""
    try:
        return _run(words)
    except (MisuseError, FailedError) as error:
        from crewtrack.cli.output import tell

        hint = f"\n  {error.hint}" if error.hint else ""
        tell(f"crewtrack: {error}{hint}")
        return MISUSE if isinstance(error, MisuseError) else FAILED
    except FileNotFoundError as error:
        # Without a number it is no system call's: crewtrack's own data are missing, and the words say so.
        if error.errno is not None:
            return _crashed(error, words)
        from crewtrack.cli.output import tell

        tell(f"crewtrack: {error}")
        return FAILED
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        from crewtrack.cli.output import hush

        hush()
        return OK
    except Exception as error:  # noqa: BLE001 - the one edge where everything ends
        return _crashed(error, words)


def _crashed(error: Exception, words: list[str]) -> int:
    from crewtrack.cli.crash import report

    report(error, words)
    return BUG


def _run(words: list[str]) -> int:
    command, rest = split(words)
    if "--version" in rest[:1] and command is None:
        from crewtrack import __version__
        from crewtrack.cli.output import put

        put(f"crewtrack {__version__}\n")
        return OK
    if command is None and len(rest) <= 1 and not any(word.startswith("-") for word in rest):
        # without an option there is nothing to parse: what would do it delays the first paint
        from crewtrack.cli.cmd import open as screens

        return _answer(screens.run, screens.without_options(*rest))
    from crewtrack.cli.parser import module_of

    module = module_of(command)
    parser = module.parser()
    if _asks_for_help(rest):
        from crewtrack.cli.output import put

        put(parser.format_help())
        return OK
    options = module.read(parser, rest) if hasattr(module, "read") else parser.read(rest)
    return _answer(module.run, options)


def _answer(run_it: Callable[[Any, datetime], int], options: Any) -> int:
    """Do what the options ask for now; return the exit code."""
    from datetime import UTC, datetime

    from crewtrack.cli.opening import UnreadError

    try:
        return run_it(options, datetime.now(UTC))
    except UnreadError as error:
        return error.code


def _asks_for_help(words: list[str]) -> bool:
    known = words[: words.index("--")] if "--" in words else words
    return "-h" in known or "--help" in known


def open_screens(
    target: str | None,
    *,
    now: datetime,
    at: datetime | None,
    station: str | None,
    theme: str | None,
    ascii_only: bool,
    mouse: bool,
    read_only: bool = False,
    above: tuple[str, ...] = (),
    without: tuple[str, ...] = (),
    known_on: date | None = None,
    instant: Callable[[str], datetime] | None = None,
) -> int:
    """Open the terminal UI; return its exit code.

    Raises:
        MisuseError: it is to do without an agency that there is not.
    """
    # what is collected is decided there: only once the first screen stands is there anything worth it
    from crewtrack.tui.run import run as run_screens

    if instant is None or not (above or without or known_on is not None):
        return run_screens(
            target,
            now=now,
            at=at,
            station=station,
            theme=theme,
            ascii=ascii_only,
            mouse=mouse,
            read_only=read_only,
        )
    from crewtrack.app.session import Asked
    from crewtrack.app.whatif import UnknownAgencyError

    try:
        return run_screens(
            target,
            now=now,
            at=at,
            station=station,
            theme=theme,
            ascii=ascii_only,
            mouse=mouse,
            read_only=read_only,
            asked=Asked(above, without, known_on, instant),
        )
    except UnknownAgencyError as error:
        from crewtrack.cli.opening import no_agency

        raise no_agency(error) from None
