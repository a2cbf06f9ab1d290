"""`crewtrack timeline`: who is aboard and what is docked, as bars over time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.cli.errors import OK, MisuseError
from crewtrack.cli.opening import (
    each,
    instant,
    last_instant,
    moments,
    open_book,
    scene_line,
    under,
)
from crewtrack.cli.output import is_terminal, only_ascii, put, wants_colour
from crewtrack.cli.parser import Parser, add_filter, add_view
from crewtrack.cli.sieve import sieve

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime

    from crewtrack.api import Moment
    from crewtrack.export.chart.window import Window
    from crewtrack.views.shapes import Timeline

WIDTH = 120
"""How wide the text is where no terminal says."""

_LANES = ("ports+people", "ports", "people", "flights", "agencies")
_STEPS = ("1h", "6h", "1d", "2.5d", "3.5d", "1w", "1month", "1quarter", "1year")
_MOST = 1000


def parser() -> Parser:
    """Return the options of `timeline`."""
    made = Parser(
        "timeline",
        "crewtrack timeline [options]",
        "Ports, people, flights or agencies as bars over time: what has happened, what is planned, and what may fall"
        " anywhere.",
        "crewtrack timeline --from 2021 --until 2022 --lanes people",
    )
    add_view(made, formats=("text", "json", "csv"))
    add_filter(made)
    made.add_argument(
        "--from", metavar="WHEN", dest="start", help="where it begins: 2021, 2022-03-01"
    )
    made.add_argument(
        "--until", metavar="WHEN", help="where it ends, its last instant included: 2022-Q2"
    )
    made.add_argument(
        "--cell",
        "--zoom",
        metavar="STEP",
        dest="cell",
        choices=_STEPS,
        help=f"how much one cell stands for: {', '.join(_STEPS[:-1])} or {_STEPS[-1]}",
    )
    made.add_argument(
        "--lanes",
        metavar="WHICH",
        choices=_LANES,
        default=_LANES[0],
        help=f"{', '.join(_LANES[:-1])} or {_LANES[-1]}",
    )
    made.add_argument(
        "--width",
        metavar="N",
        type=int,
        help=f"how many cells wide the text is; left out, as the terminal, else {WIDTH}",
    )
    return made


def run(options: Namespace, now: datetime) -> int:
    """Write the timeline."""
    book = open_book(options, now)
    many = moments(book, options)
    window = _window(many[0], options)
    start, end = window.start, window.end
    if options.start is not None:
        start = instant("--from", options.start, book.now)
    if options.until is not None:
        last = last_instant("--until", options.until, book.now)
        end = last if last is not None else end
    if end <= start:
        msg = "--until lies before --from"
        raise MisuseError(msg)
    chosen = sieve(options, book)

    def made(one: Moment, first: datetime, last: datetime) -> Timeline:
        by_agency = options.format == "json"  # elsewhere the head count is told as a whole
        found = one.timeline(first, last, options.lanes, by_agency=by_agency)
        if not chosen:
            return found
        from crewtrack.views.filter.apply import some_of_timeline

        return some_of_timeline(found, chosen.keep(one.when))

    if options.format == "json":
        from crewtrack.export.json import several
        from crewtrack.export.json_timeline import timeline_data

        text = several(
            [timeline_data(made(one, start, end)) | chosen.data() | under(book) for one in many],
            options.station,
        )
    elif options.format == "csv":
        from crewtrack.export.csv_timeline import timeline_csv

        text = timeline_csv(made(one, start, end) for one in many)
    else:
        from crewtrack.export.ink import Ink
        from crewtrack.export.text.timeline import timeline_text

        ink = Ink(colour=wants_colour(options.output))
        width = _width(options)
        text = scene_line(book, options) + chosen.line()
        text += each(
            many,
            lambda one: timeline_text(
                made(one, window.start, window.end),
                window,
                width=width,
                ink=ink,
                ascii_only=options.ascii or only_ascii(options.output),
            ),
        )
    put(text, options.output, ascii_only=options.ascii and options.format == "text")
    return OK


def _width(options: Namespace) -> int:
    """Return how wide the text is.

    Raises:
        MisuseError: too narrow, or too wide.
    """
    from crewtrack.export.chart.frame import LEAST

    if options.width is None:
        if not is_terminal(options.output):
            return WIDTH
        import shutil

        return max(LEAST, min(shutil.get_terminal_size((WIDTH, 40)).columns, _MOST))
    if not LEAST <= options.width <= _MOST:
        msg = f"--width: {options.width} is not from {LEAST} to {_MOST}"
        raise MisuseError(msg)
    return int(options.width)


def _window(moment: Moment, options: Namespace) -> Window:
    """Return the window that the options ask for: what they leave out follows from the instant and the width."""
    from crewtrack.export.chart.frame import frame
    from crewtrack.export.chart.window import Window
    from crewtrack.views.scale import Scale, spanning, usual

    cells = frame(_width(options)).cells
    at, now = moment.when, moment.book.now
    start = instant("--from", options.start, now) if options.start is not None else None
    end = last_instant("--until", options.until, now) if options.until is not None else None
    step = options.cell
    if start is None and end is None:
        return Window.around(step or usual(cells), at, cells, now)
    if start is not None and end is not None and step is None:
        step = spanning(start, end, cells)
    scale = Scale(step or usual(cells))
    if start is not None:
        return Window(scale, scale.index(start), cells, at, now)
    return Window(scale, scale.index(end or at) - cells + 1, cells, at, now)
