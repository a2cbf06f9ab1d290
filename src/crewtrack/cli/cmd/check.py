"""`crewtrack check`: what is wrong with the books."""

from __future__ import annotations

from os import environ
from typing import TYPE_CHECKING

from crewtrack.app.checking import check_files
from crewtrack.cli.errors import FAILED, OK, MisuseError, did_you_mean
from crewtrack.cli.lasting import keep
from crewtrack.cli.opening import instant, spare
from crewtrack.cli.output import is_terminal, put, put_parts, tell, wants_colour
from crewtrack.cli.parser import Parser, add_file, add_output, add_scenario
from crewtrack.model.problem import Severity

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterator
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
        "crewtrack check my.toml --select S4,port-conflict --format github",
    )
    made.add_argument("PATH", nargs="*", help="files or folders; left out, the usual schedule")
    add_file(made)
    add_scenario(
        made,
        "check a scenario as it lies over the schedule, for what is wrong in its own lines",
    )
    made.add_argument("--strict", action="store_true", help="exit 1 for a warning too")
    made.add_argument(
        "--severity",
        metavar="LEVEL",
        choices=_SEVERITIES,
        default="warning",
        help="the least that is said: error, warning (usual) or advice",
    )
    made.add_argument(
        "--select",
        metavar="RULES",
        action="append",
        default=[],
        help="only these rules: codes, names, or beginnings such as P2, with commas between",
    )
    made.add_argument(
        "--ignore", metavar="RULES", action="append", default=[], help="all rules but these"
    )
    add_output(made, formats=("text", "json", "github", "sarif"))
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
    if "" in options.above:
        msg = "--with names no file"
        raise MisuseError(msg)
    targets: list[str | None] = [*options.PATH] or [options.file]
    wanted = _rules("--select", options.select), _rules("--ignore", options.ignore)
    least = _SEVERITIES.index(options.severity)
    looked = Severity(options.severity)
    if looked is Severity.ERROR and options.strict:
        looked = Severity.WARNING  # which counts, though it is not said
    checked = []
    for target in targets:
        loaded, problems, ledger = check_files(
            target,
            environ,
            now,
            above=options.above,
            asked=options.now is not None,
            least=looked,
        )
        keep(loaded, ledger)
        checked.append((loaded, [one for one in problems if _is_wanted(one.code, wanted)]))
    for loaded, _ in checked:
        spare(options, loaded)
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
    elif options.strict and counts[1] and options.format == "text":
        tell(f"{_summary([0, counts[1]])}, not shown")  # so that nobody wonders why it failed
    return FAILED if counts[0] or (options.strict and counts[1]) else OK


def _rules(option: str, words: list[str]) -> frozenset[str] | None:
    """Return the codes that an option names, or None if it is left out."""
    if not words:
        return None
    from crewtrack.ledger.rules.catalogue import RULES, matching

    found: set[str] = set()
    for word in ",".join(words).split(","):
        codes = matching(word.strip())
        if not codes:
            known = [name for rule in RULES.values() for name in (rule.code, rule.name)]
            msg = f'{option}: there is no rule "{word.strip()}"{did_you_mean(word.strip(), known)}'
            raise MisuseError(msg)
        found |= codes
    return frozenset(found)


def _is_wanted(code: str, wanted: tuple[frozenset[str] | None, frozenset[str] | None]) -> bool:
    select, ignore = wanted
    return (select is None or code in select) and (ignore is None or code not in ignore)


def _write(shown: list[tuple[Loaded, list[Problem]]], options: Namespace) -> None:
    if options.format == "json":
        from crewtrack.export.json import check_data, dumps

        every = (one for _, problems in shown for one in problems)
        put(dumps(check_data(every)), options.output)
        return
    if options.format == "github":
        from crewtrack.export.check_github import check_github

        text = check_github(one for _, problems in shown for one in problems)
        if text or options.output:
            put(text, options.output)
        return
    if options.format == "sarif":
        from crewtrack.export.check_sarif import check_sarif

        put(check_sarif(one for _, problems in shown for one in problems), options.output)
        return
    if options.output or any(problems for _, problems in shown):
        put_parts(_texts(shown, options), options.output, ascii_only=options.ascii)


def _texts(shown: list[tuple[Loaded, list[Problem]]], options: Namespace) -> Iterator[str]:
    """Yield all problems as text, bit by bit."""
    from crewtrack.cli.sources import text_of
    from crewtrack.export.check_text import check_texts
    from crewtrack.export.ink import Ink

    ink = Ink(colour=wants_colour(options.output))
    cells = _cells(options.output)
    before = False
    for loaded, problems in shown:
        if problems:
            if before:
                yield "\n"
            yield from check_texts(problems, text_of(loaded), ink=ink, cells=cells)
            before = True


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
