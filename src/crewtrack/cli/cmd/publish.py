"""`crewtrack publish`: a static site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.cli.errors import OK, FailedError, MisuseError
from crewtrack.cli.opening import instant, moments, open_book
from crewtrack.cli.output import put, tell
from crewtrack.cli.parser import WHEN_HELP, Parser, add_file, add_what_if
from crewtrack.export.colours import THEMES

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime, timedelta

    from crewtrack.api import Book, Moment


def parser() -> Parser:
    """Return the options of `publish`."""
    made = Parser(
        "publish",
        "crewtrack publish DIR [options]",
        "Write a static site: a page for each station, calendars, JSON, tables and pictures. Only files that change "
        "are written, and nothing that crewtrack did not write is touched; what was written is named on stdout.",
        "crewtrack publish public",
    )
    made.add_argument("folder", metavar="DIR", help="where to; it is made if it is not there")
    add_file(made)
    add_what_if(made)
    made.add_argument(
        "--at",
        metavar="WHEN",
        help=f"{WHEN_HELP}; left out, the file's as-of, else now, to the minute",
    )
    made.add_argument("--station", metavar="ID", help="one station alone; left out, all of them")
    made.add_argument(
        "--theme", metavar="THEME", choices=THEMES, help="of the pictures: dark or light"
    )
    made.add_argument("--zone", metavar="ZONE", help="a second clock beside UTC: Europe/Berlin")
    made.add_argument(
        "--no-pictures", action="store_true", help="take no pictures, which is what takes longest"
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
        default=[],
        help="in the calendars, remind so long before each exact time: 30m, 2h, 1d",
    )
    made.add_argument(
        "--force",
        action="store_true",
        help="replace files of the same names that are not crewtrack's",
    )
    return made


def run(options: Namespace, now: datetime) -> int:
    """Write the site, and say what was written."""
    if not options.folder:
        msg = "DIR is empty: where shall it be written?"
        raise MisuseError(msg, "crewtrack publish public")
    alarms = _alarms(options.alarm)
    if options.zone is not None:
        from crewtrack.cli.cmd.snapshot import known_zone

        known_zone(options.zone)
    options.output = None
    book = open_book(options, now)
    live = options.at in {None, "now"} and (options.at is not None or book.scene_at is None)
    if live:
        # What is shown is known to the minute, and so is when: twice in a minute writes nothing the second time.
        book.now = book.now.replace(second=0, microsecond=0)
    every = _stations(book, options)
    since = None if options.since is None else instant("--since", options.since, book.now)
    from crewtrack.cli.camera import Camera
    from crewtrack.export.formats import NotDrawnError, Subject
    from crewtrack.export.site import site
    from crewtrack.store.files import SaveError
    from crewtrack.store.published import ForeignError, publish

    subjects = [
        Subject(
            book=book,
            station=one.station,
            at=one.when,
            live=live,
            theme=options.theme,
            zone=options.zone,
            alarms=alarms,
            since=since,
            camera=Camera(),
        )
        for one in every
    ]
    try:
        files = site(subjects, pictures=not options.no_pictures)
        done = publish(options.folder, files, force=options.force)
    except NotDrawnError as error:
        raise FailedError(str(error), error.hint) from None
    except ForeignError as error:
        msg = f"cannot write {error}"
        raise FailedError(msg, "choose another folder, or replace them with --force") from None
    except SaveError as error:
        msg = f"cannot write {error}"
        raise FailedError(msg, error.hint) from None
    put("".join(f"{path}\n" for path in done.written))
    told = [f"{len(done.written)} written", f"{done.same} unchanged"]
    if done.removed:
        told.append(f"{len(done.removed)} removed: {', '.join(done.removed)}")
    tell(f"{options.folder}: {', '.join(told)}")
    return OK


def _stations(book: Book, options: Namespace) -> list[Moment]:
    """Return the stations to write, the file's own first."""
    if options.station is None:
        options.station = "all"
    every = moments(book, options)
    main = book.station
    return sorted(every, key=lambda one: one.station != main)


def _alarms(given: list[str]) -> tuple[timedelta, ...]:
    from crewtrack.export.ics import alarm

    try:
        return tuple(alarm(one) for one in given)
    except ValueError as error:
        msg = f"--alarm: {error}"
        raise MisuseError(msg) from None
