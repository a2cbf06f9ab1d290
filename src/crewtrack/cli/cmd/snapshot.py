"""`crewtrack snapshot`: a view as a file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from crewtrack.cli.errors import OK, FailedError, MisuseError
from crewtrack.cli.opening import asked, each, instant, moments, open_book, under
from crewtrack.cli.output import NO_NAME, STDOUT, put, put_bytes
from crewtrack.cli.parser import WHEN_HELP, Parser, add_file, add_what_if

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime

    from crewtrack.api import Book, Moment

VIEWS = ("overview", "crew", "next", "ports")
FORMATS = ("svg", "txt", "json")
_LARGEST = 500


def parser() -> Parser:
    """Return the options of `snapshot`."""
    made = Parser(
        "snapshot",
        "crewtrack snapshot -o FILE [-o FILE ...] [options]",
        "Write a view to files; the format follows from each file's ending. The same input gives the same bytes.",
        "crewtrack snapshot --at 2022-02-25 -o scene.svg -o scene.json",
    )
    made.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        action="append",
        help="where to write, several times if you like; - is stdout",
    )
    made.add_argument(
        "--format", metavar="FORMAT", choices=FORMATS, help="svg, txt or json, whatever the ending"
    )
    add_file(made)
    add_what_if(made)
    made.add_argument(
        "--at", metavar="WHEN", help=f"{WHEN_HELP}; left out, the file's as-of, else now"
    )
    made.add_argument("--station", metavar="ID", help="the station; left out, the file's own")
    made.add_argument(
        "--view",
        metavar="VIEW",
        choices=VIEWS,
        default="overview",
        help="overview (usual), crew, next or ports",
    )
    made.add_argument(
        "--size", metavar="WxH", default="120x40", help="of the picture, in cells: 120x40"
    )
    made.add_argument(
        "--theme",
        metavar="THEME",
        choices=("dark", "light"),
        default="dark",
        help="of the picture: dark or light",
    )
    made.add_argument("--ascii", action="store_true", help="use plain ASCII alone in txt")
    return made


def run(options: Namespace, now: datetime) -> int:
    """Write the view to every file that was named."""
    if not options.output:
        msg = "-o FILE is missing: where shall it be written?"
        raise MisuseError(msg, "crewtrack snapshot -o scene.svg; -o - --format txt for stdout")
    wanted = [(target, options.format or _format(target)) for target in options.output]
    size = _size(options.size)
    book = open_book(options, now)
    if options.station == "all":
        msg = "a snapshot is of one station"
        raise MisuseError(msg, f"it may be --station {' or '.join(book.stations)}")
    moment = moments(book, options)[0]
    for target, kind in wanted:
        if kind == "svg":
            put_bytes(_svg(book, moment, options, size), target)
        elif kind == "json":
            from crewtrack.export.json import dumps

            put(dumps(_data(moment, options.view) | under(book)), target)
        else:
            head = f"{book.what_if.words}\n" if book.what_if else ""
            put(
                head + _text(moment, options.view, what_if=bool(book.what_if)),
                target,
                ascii_only=options.ascii,
            )
    return OK


def _format(target: str) -> str:
    if not target:
        raise MisuseError(NO_NAME)
    if target == STDOUT:
        msg = "stdout has no ending to tell the format"
        raise MisuseError(msg, "say --format svg, txt or json")
    ending = target.rpartition(".")[2].lower() if "." in target else ""
    if ending not in FORMATS:
        msg = f"{target} does not end in .svg, .txt or .json"
        raise MisuseError(msg, "say --format svg, txt or json")
    return ending


def _size(text: str) -> tuple[int, int]:
    columns, _, rows = text.lower().partition("x")
    if not (columns.isascii() and columns.isdigit() and rows.isascii() and rows.isdigit()):
        msg = f'--size: "{text}" is no size; write it as 120x40'
        raise MisuseError(msg)
    size = int(columns), int(rows)
    if not (40 <= size[0] <= _LARGEST and 12 <= size[1] <= _LARGEST):
        msg = f"--size: {text} is not between 40x12 and {_LARGEST}x{_LARGEST}"
        raise MisuseError(msg)
    return size


def _svg(book: Book, moment: Moment, options: Namespace, size: tuple[int, int]) -> bytes:
    if options.view != "overview":
        msg = f"there is no picture of {options.view} yet"
        raise FailedError(msg, "svg shows the overview; take txt or json for the others")
    from crewtrack.app.loading import default_target
    from crewtrack.app.session import Asked, Session
    from crewtrack.tui.picture import photograph

    session = Session(
        options.file or default_target(os.environ),
        now=book.now,
        station=moment.station,
        asked=Asked(*asked(options, book.now), lambda when: instant("--without", when, book.now)),
    )
    return photograph(session, moment.when, size, options.theme)


def _text(moment: Moment, view: str, *, what_if: bool) -> str:
    from crewtrack.export.text.agenda import next_text
    from crewtrack.export.text.crew import crew_text
    from crewtrack.export.text.depends import depends_text
    from crewtrack.export.text.ports import ports_text

    name = moment.station_name
    parts = {
        "crew": lambda one: crew_text(one.roster),
        "next": lambda one: next_text(one.agenda(limit=10), name, what_if=what_if),
        "ports": lambda one: ports_text(one.port_view),
        "depends": lambda one: depends_text(one.dependence, name),
    }
    if view != "overview":
        return parts[view](moment)
    return "\n".join(each([moment], part) for part in parts.values())


def _data(moment: Moment, view: str) -> dict[str, object]:
    from crewtrack.export.json import crew_data, depends_data, next_data, ports_data

    if view == "crew":
        return crew_data(moment.roster)
    if view == "next":
        return next_data(moment.agenda())
    if view == "ports":
        return ports_data(moment.port_view)
    return {
        "schema": "crewtrack/overview/1",
        "crew": crew_data(moment.roster),
        "next": next_data(moment.agenda()),
        "ports": ports_data(moment.port_view),
        "depends": depends_data(moment.dependence),
    }
