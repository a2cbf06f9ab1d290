"""What the commands that edit share: opening a schedule to edit it, showing what would change, writing it."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from crewtrack.app.editing.bench import Bench
from crewtrack.app.loading import default_target
from crewtrack.cli.errors import OK, FailedError, MisuseError
from crewtrack.cli.opening import instant
from crewtrack.cli.output import put, say, tell
from crewtrack.model.problem import Severity
from crewtrack.store.files import StoreError
from crewtrack.toml.splice import EditRefusedError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator
    from datetime import datetime

    from crewtrack.app.editing.plan import Plan
    from crewtrack.app.loading import Loaded
    from crewtrack.cli.parser import Parser
    from crewtrack.model.address import Address
    from crewtrack.model.problem import Problem


def add_dry_run(parser: Parser) -> None:
    """Add the option that shows a change and makes none."""
    parser.add_argument(
        "--dry-run", action="store_true", help="show the change as a unified diff, and make none"
    )


@contextmanager
def misuse() -> Iterator[None]:
    """Turn what makes no sense into a complaint about the command line."""
    try:
        yield
    except EditRefusedError as error:
        raise MisuseError(error.reason, error.hint) from None


@contextmanager
def failing() -> Iterator[None]:
    """Turn what cannot be done into a sentence."""
    try:
        yield
    except EditRefusedError as error:
        raise FailedError(error.reason, error.hint) from None
    except StoreError as error:
        raise FailedError(str(error), error.hint) from None


def entry_of(options: Namespace, now: datetime) -> tuple[Address, Bench]:
    """Return the address that the options name, and the schedule that has it.

    Raises:
        MisuseError: it is none, or nothing can stand there, or its entry is in no file.
    """
    from crewtrack.app.editing.field import field_at
    from crewtrack.app.editing.planning import parsed

    with misuse():
        address = parsed(options.ADDRESS)
        field_at(address)
    bench = open_bench(options, now)
    with misuse():
        bench.require(address)
    return address, bench


def open_bench(options: Namespace, now: datetime) -> Bench:
    """Open the schedule that the options name, else the usual one, to edit it.

    Where that ships, the person is asked whether to make a schedule of their own on top of it, and to carry on there.

    Raises:
        FailedError: nothing can be read; or it ships, and nobody can be asked or wants to.
        MisuseError: `--now` is no time, or `-f` is empty.
    """
    if options.now is not None:
        now = instant("--now", options.now, now)
    if options.file == "":
        message = "-f names no file"
        raise MisuseError(message)
    from crewtrack.app.editing.own import own_on_top
    from crewtrack.store.paths import is_there, own_schedule

    target = options.file or default_target(os.environ)
    with failing():
        bench = Bench.open(target, now=now)
        if not bench.read_only:
            return bench
        if getattr(options, "dry_run", False) and not is_there(own_schedule()):
            return own_on_top(bench)  # nothing is made of it
        return _on_top(bench)


def _on_top(bench: Bench) -> Bench:
    from crewtrack.app.editing.own import own_on_top, shipped_name
    from crewtrack.store.paths import is_there, own_schedule

    path = own_schedule()
    name = shipped_name(bench)
    if is_there(path):
        way = f"your own schedule is {path}: leave -f away, or name that"
    else:
        way = f"make your own on top of it with crewtrack init, and say it again: it will be {path}"
    message = f"{name} ships with crewtrack, and is read-only"
    if not asks():
        raise FailedError(message, way)
    tell(f"{message}.")
    if not agrees(f"Make your own schedule on top of it, {path}, and carry on there?"):
        raise FailedError(message, way)
    return own_on_top(bench, path)


def asks() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()


def agrees(question: str) -> bool:
    """Ask a question that is answered with yes or no; yes if nothing is typed."""
    return choice(question, {"y": "yes", "n": "no"}) == "y"


def choice(question: str, answers: dict[str, str]) -> str:
    """Ask until one of the answers is given, by its letter or its word; the first if nothing is typed."""
    letters = "/".join(one.upper() if place == 0 else one for place, one in enumerate(answers))
    while True:
        say(f"{question} [{letters}] ")
        line = sys.stdin.readline()
        if not line:
            return list(answers)[-1]
        typed = line.strip().casefold()
        if not typed:
            return next(iter(answers))
        for letter, word in answers.items():
            if typed in (letter, word):
                return letter
        tell("  " + ", ".join(f"{letter}: {word}" for letter, word in answers.items()))


def finish(bench: Bench, plan: Plan, options: Namespace, *, done: str = "") -> int:
    """Show what a plan would do, or do it; tell what would then be wrong that was not before."""
    if not plan:
        tell("it is so already: nothing to change")
        return OK
    if options.dry_run:
        put(plan.diff)
    else:
        with failing():
            bench.commit(plan)
        names = ", ".join(one.name for one in plan.files)
        verb = "is" if len(plan.files) == 1 else "are"
        tell(f"{plan.what}{done}: {names} {verb} {'made' if plan.files[0].new else 'written'}")
    for note in plan.notes:
        tell(f"  {note}")
    tell_new(plan.loaded, plan.new_problems, options)
    return OK


def tell_new(
    loaded: Loaded, problems: tuple[Problem, ...], options: Namespace, *, written: bool = True
) -> None:
    """Say what is wrong that was not wrong before."""
    if not problems:
        return
    from crewtrack.cli.sources import text_of
    from crewtrack.export.check_text import check_text

    errors = sum(one.severity is Severity.ERROR for one in problems)
    count = len(problems)
    words = f"{count} new problem{'' if count == 1 else 's'}"
    with_errors = f", {errors} of them certain" if 0 < errors < count else ""
    if getattr(options, "dry_run", False):
        tell(f"this would make {words}{with_errors}")
    else:
        tell(
            f"this makes {words}{with_errors}{'; crewtrack undo takes it back' if written else ''}"
        )
    say(check_text(problems, text_of(loaded)))


def editable(options: Namespace) -> list[str]:
    """Return the files of the schedule that are yours, as far as they can be read; the top one first."""
    from crewtrack.app.loading import load

    if options.file == "":
        message = "-f names no file"
        raise MisuseError(message)
    loaded = load(options.file or default_target(os.environ))
    if loaded.shipped:
        message = f"{loaded.name} ships with crewtrack, and is never edited"
        raise FailedError(message, "crewtrack init makes a schedule of your own")
    from crewtrack.store.paths import is_file

    own = [str(one.path) for one in reversed(loaded.layers[: loaded.own]) if not one.shipped]
    path = str(loaded.path)
    if loaded.schedule is None and path not in own and is_file(loaded.path):
        own.insert(0, path)
    return own
