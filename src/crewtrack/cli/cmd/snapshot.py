"""`crewtrack snapshot`: a view as a file."""

from __future__ import annotations

from argparse import ArgumentTypeError
from typing import TYPE_CHECKING

from crewtrack.cli.camera import Camera
from crewtrack.cli.errors import OK, FailedError, MisuseError, did_you_mean
from crewtrack.cli.opening import instant, moments, open_book
from crewtrack.cli.output import NO_NAME, STDOUT, is_terminal, put_bytes
from crewtrack.cli.parser import WHEN_HELP, Parser, add_file, add_what_if
from crewtrack.export import formats
from crewtrack.export.colours import ANSI, THEMES

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime, timedelta

    from crewtrack.api import Book
    from crewtrack.export.formats import Format, View

_MOST_PIXELS = 100_000_000


def parser() -> Parser:
    """Return the options of `snapshot`."""
    names = ", ".join(one.id for one in formats.FORMATS)
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
        "--format",
        metavar="FORMAT",
        type=_format_id,
        choices=[one.id for one in formats.FORMATS],
        help=f"{names}; left out, by the ending",
    )
    add_file(made)
    add_what_if(made)
    made.add_argument(
        "--at", metavar="WHEN", help=f"{WHEN_HELP}; left out, the file's as-of, else now"
    )
    made.add_argument("--station", metavar="ID", help="the station; left out, the file's own")
    views = ", ".join(one.id for one in formats.VIEWS)
    made.add_argument(
        "--view",
        metavar="VIEW",
        type=_view_id,
        choices=[one.id for one in formats.VIEWS],
        default="overview",
        help=f"{views}; left out, the first",
    )
    made.add_argument(
        "--of",
        metavar="ID",
        help="whom or what a view of one thing is about: --view person --of vande-hei",
    )
    made.add_argument(
        "--size", metavar="WxH", default="120x40", help="of a picture, in cells: 120x40"
    )
    made.add_argument(
        "--theme",
        metavar="THEME",
        choices=(*THEMES, ANSI),
        help="dark or light; left out, dark for a picture, and ansi, the terminal's own, for text in colour",
    )
    made.add_argument(
        "--zone",
        metavar="ZONE",
        help="a second clock beside UTC, in pictures and text: Europe/Berlin",
    )
    made.add_argument(
        "--scale",
        metavar="N",
        default="2",
        help="how many times larger a PNG is: 1, 2, 3; usually 2",
    )
    made.add_argument(
        "--since",
        metavar="WHEN",
        help="in a calendar, leave out what was over by then; left out, a month before the instant",
    )
    made.add_argument(
        "--alarm",
        metavar="SPAN",
        action="append",
        type=_alarm,
        default=[],
        help="in a calendar, remind so long before each exact time: 30m, 2h, 1d; several times if you like",
    )
    made.add_argument(
        "--ascii", action="store_true", help="use plain ASCII alone in text and pictures"
    )
    return made


def run(options: Namespace, now: datetime) -> int:
    """Write the view to every file that was named."""
    if not options.output:
        msg = "-o FILE is missing: where shall it be written?"
        raise MisuseError(msg, "crewtrack snapshot -o scene.svg; -o - --format txt for stdout")
    for at, target in enumerate(options.output):
        if target in options.output[:at]:
            msg = f"-o {target} is given twice"
            raise MisuseError(msg, "each of them would be written over by the next")
    view = formats.view_named(options.view)
    forms = [_format(target, options.format) for target in options.output]
    size, scale = _size(options.size), _scale(options.scale)
    for target, form in zip(options.output, forms, strict=True):
        _theme(options.theme, form)
        if form.id == "png":
            if target == STDOUT and is_terminal():
                msg = "a terminal cannot show a PNG"
                raise MisuseError(msg, "name a file: -o scene.png")
            _fits(size, scale)
    if options.zone is not None:
        known_zone(options.zone)
    if options.station == "all":
        book = open_book(options, now)
        msg = "a snapshot is of one station"
        raise MisuseError(msg, f"it may be --station {' or '.join(book.stations)}")
    book = open_book(options, now)
    moment = moments(book, options)[0]
    subject = formats.Subject(
        book=book,
        station=moment.station,
        at=moment.when,
        live=moment.when == book.now,
        of=_of(options.of, view, book),
        size=size,
        theme=options.theme,
        zone=options.zone,
        ascii=options.ascii,
        scale=scale,
        alarms=tuple(options.alarm),
        since=None if options.since is None else instant("--since", options.since, book.now),
        camera=Camera(),
    )
    try:
        # all of it is made before any is written: what cannot be made leaves no half behind
        made = {form.id: b"" for form in forms}
        made = {one: formats.snapshot(subject, view, formats.format_named(one)) for one in made}
    except formats.NotDrawnError as error:
        raise FailedError(str(error), error.hint) from None
    for target, form in zip(options.output, forms, strict=True):
        put_bytes(made[form.id], target)
    return OK


def _view_id(name: str) -> str:
    """Return the id of a view that goes by other names too; other words stay, for argparse to refuse."""
    try:
        return formats.view_named(name).id
    except formats.UnknownError:
        return name


def _format_id(name: str) -> str:
    """Return the id of a format, likewise."""
    try:
        return formats.format_named(name).id
    except formats.UnknownError:
        return name


def _format(target: str, named: str | None) -> Format:
    """Return the format of a file: what was said, else what its ending says."""
    if not target:
        raise MisuseError(NO_NAME)
    names = ", ".join(one.id for one in formats.FORMATS)
    if named is None and target == STDOUT:
        msg = "stdout has no ending to tell the format"
        raise MisuseError(msg, f"say --format {names}")
    try:
        return formats.format_named(named) if named is not None else formats.format_of(target)
    except formats.UnknownError as error:
        endings = [f".{one.id}" for one in formats.FORMATS]
        meant = did_you_mean(error.name, error.known) if error.name else ""
        msg = f"{target} does not end in {', '.join(endings[:-1])} or {endings[-1]}{meant}"
        raise MisuseError(msg, f"say --format {names}") from None


def _alarm(text: str) -> timedelta:
    from crewtrack.export.ics import alarm

    try:
        return alarm(text)
    except ValueError as error:
        raise ArgumentTypeError(str(error)) from None


def _theme(name: str | None, form: Format) -> None:
    """Refuse a theme that a format with colours cannot have."""
    known = formats.themes_of(form)
    if name is not None and known and name not in known:
        msg = f"--theme {name} is the terminal's own colours, and {form.id} has no terminal"
        raise MisuseError(msg, f"for {form.id} it is {' or '.join(known)}")


def known_zone(name: str) -> None:
    """Refuse a zone that there is not.

    Raises:
        MisuseError: there is none of that name.
    """
    from crewtrack.app.zones import zone, zone_names

    if zone(name) is None:
        msg = f'there is no zone "{name}"{did_you_mean(name, zone_names())}'
        raise MisuseError(msg, "write it as Europe/Berlin")


def _of(name: str | None, view: View, book: Book) -> str | None:
    """Return the id of what a view is about, by whatever it is called."""
    if view.of is None:
        if name is not None:
            one = ", ".join(f"--view {one.id}" for one in formats.VIEWS if one.of is not None)
            msg = f"--of is for a view of one thing, and {view.id} is none"
            raise MisuseError(msg, f"such are {one}")
        return None
    if name is None:
        msg = f"--view {view.id} is about one {view.of}: say --of ID"
        raise MisuseError(msg, f"crewtrack snapshot --view {view.id} --of vande-hei -o one.txt")
    from crewtrack.cli.cmd.person import ident_of

    return ident_of(name, book.schedule)


def _size(text: str) -> tuple[int, int]:
    columns, _, rows = text.lower().partition("x")
    if not (columns.isascii() and columns.isdigit() and rows.isascii() and rows.isdigit()):
        msg = f'--size: "{text}" is no size; write it as 120x40'
        raise MisuseError(msg)
    (least_wide, least_high), (most_wide, most_high) = formats.SMALLEST, formats.LARGEST
    if len(columns) < 6 and len(rows) < 6:
        size = int(columns), int(rows)
        if least_wide <= size[0] <= most_wide and least_high <= size[1] <= most_high:
            return size
    msg = f"--size: {text} is not between {least_wide}x{least_high} and {most_wide}x{most_high}"
    raise MisuseError(msg)


def _scale(text: str) -> float:
    least, most = formats.SCALES
    whole, _, part = text.partition(".")
    if not (whole + part).isdigit() or not text.isascii() or len(text) > 8:
        msg = f'--scale: "{text}" is no number; write it as 2 or 1.5'
        raise MisuseError(msg)
    if not least <= float(text) <= most:
        msg = f"--scale: {text} is not between {least:g} and {most:g}"
        raise MisuseError(msg)
    return float(text)


def _fits(size: tuple[int, int], scale: float) -> None:
    from crewtrack.export.svg import pixels

    wide, high = (round(one * scale) for one in pixels(size))
    if wide * high > _MOST_PIXELS:
        msg = f"a PNG of {wide}x{high} pixels is too large"
        raise MisuseError(msg, "choose a smaller --size or --scale")
