"""`crewtrack check`: what is wrong with the books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.api import UnreadableError, load
from crewtrack.cli.errors import FAILED, OK, MisuseError
from crewtrack.cli.opening import instant
from crewtrack.cli.output import is_terminal, put, tell, wants_colour
from crewtrack.cli.parser import Parser, add_file, add_output

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime

    from crewtrack.app.loading import Loaded
    from crewtrack.model.problem import Problem

_SEVERITIES = ("error", "warning", "advice")
_WIDEST = 120


def parser() -> Parser:
    """Return the options of `check`."""
    made = Parser(
        "check",
        "crewtrack check [PATH...] [options]",
        "Prove that the books balance. Silent if there is neither an error nor a warning; exit 1 for an error.",
        "crewtrack check my.toml --strict",
    )
    made.add_argument("PATH", nargs="*", help="files or folders; left out, the usual schedule")
    add_file(made)
    made.add_argument("--strict", action="store_true", help="exit 1 for a warning too")
    made.add_argument(
        "--severity",
        metavar="LEVEL",
        choices=_SEVERITIES,
        default="warning",
        help="the least that is said: error, warning (usual) or advice",
    )
    add_output(made, formats=("text", "json"))
    return made


def read(made: Parser, words: list[str]) -> Namespace:
    """Read the words: options may stand between paths."""
    return made.read(words, mixed=True)


def run(options: Namespace, now: datetime) -> int:
    """Write what is wrong; exit 1 if that is an error."""
    if options.now is not None:
        now = instant("--now", options.now, now)
    if options.PATH and options.file is not None:
        msg = "name the file once: by -f or as a path"
        raise MisuseError(msg)
    if "" in (options.file, *options.PATH):
        msg = "an empty word names no file"
        raise MisuseError(msg)
    targets: list[str | None] = [*options.PATH] or [options.file]
    checked = [_check(target, now) for target in targets]
    least = _SEVERITIES.index(options.severity)
    shown = [
        (loaded, [one for one in problems if one.severity.rank <= least])
        for loaded, problems in checked
    ]
    _write(shown, options)
    counts = [
        sum(one.severity.value == name for _, some in checked for one in some)
        for name in _SEVERITIES
    ]
    if any(counts[: least + 1]) and options.format == "text":
        tell(_summary(counts[: least + 1]))
    return FAILED if counts[0] or (options.strict and counts[1]) else OK


def _check(target: str | None, now: datetime) -> tuple[Loaded, tuple[Problem, ...]]:
    try:
        book = load(target, now=now)
    except UnreadableError as error:
        return error.loaded, error.problems
    return book.loaded, book.problems


def _write(shown: list[tuple[Loaded, list[Problem]]], options: Namespace) -> None:
    if options.format == "json":
        from crewtrack.export.json import check_data, dumps

        every = (one for _, problems in shown for one in problems)
        put(dumps(check_data(every)), options.output)
        return
    texts = []
    if any(problems for _, problems in shown):
        from crewtrack.cli.sources import text_of
        from crewtrack.export.check_text import check_text
        from crewtrack.export.ink import Ink

        ink = Ink(colour=wants_colour(options.output))
        cells = _cells(options.output)
        texts = [
            check_text(problems, text_of(loaded), ink=ink, cells=cells)
            for loaded, problems in shown
            if problems
        ]
    if texts or options.output:
        put("\n".join(texts), options.output, ascii_only=options.ascii)


def _cells(target: str | None) -> int:
    """How wide a line of the source may be shown: the terminal's width, else always the same."""
    if not is_terminal(target):
        return 100
    import os

    try:
        columns = os.get_terminal_size(1).columns
    except OSError:
        return 100
    return max(40, min(columns, _WIDEST) - 10)


def _summary(counts: list[int]) -> str:
    names = (("error", "errors"), ("warning", "warnings"), ("piece of advice", "pieces of advice"))
    return ", ".join(
        f"{count} {one if count == 1 else many}"
        for count, (one, many) in zip(counts, names, strict=False)
        if count
    )
