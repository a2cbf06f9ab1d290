"""Opening the schedule that a command line names, and the instant and stations that it asks about."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from crewtrack.api import (
    NoStartError,
    UnknownAgencyError,
    UnknownStationError,
    UnreadableError,
    first_instant,
    last_day,
    load,
)
from crewtrack.cli.errors import FAILED, FailedError, MisuseError, did_you_mean
from crewtrack.cli.lasting import keep
from crewtrack.cli.output import tell
from crewtrack.model.when import When, WhenError

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Callable
    from datetime import date, datetime
    from pathlib import Path

    from crewtrack.api import Book, Moment
    from crewtrack.app.loading import Loaded
    from crewtrack.model.problem import Problem

T = TypeVar("T")


class UnreadError(Exception):
    """Nothing could be read, and the person has been told why: exit 1."""

    code = FAILED


def open_book(options: Namespace, now: datetime) -> Book:
    """Open the schedule that the options name, else the usual one.

    What is wrong with it is told on stderr: in full where nothing could be read, else by its number.

    Raises:
        UnreadError: nothing could be read.
        MisuseError: `--now` is no time, `-f` is empty, or there is no such agency to do without.
        FailedError: what is to be written would replace what was read.
    """
    above, without, known_on = asked(options, now)
    if options.now is not None:
        now = instant("--now", options.now, now)
    if options.file == "":
        msg = "-f names no file"
        raise MisuseError(msg)
    try:
        book = load(options.file, now=now, above=above, without=without, known_on=known_on)
    except UnreadableError as error:
        tell_problems(error.problems, error.loaded)
        raise UnreadError from None
    except UnknownAgencyError as error:
        raise no_agency(error) from None
    keep(book)
    spare(options, book.loaded)
    count = 0 if _as_shipped(book) else sum(book.balance)
    if count:
        if above:
            # No other command tells what a scenario makes wrong.
            tell_problems(book.problems, book.loaded)
        else:
            told = "1 problem" if count == 1 else f"{count} problems"
            tell(f"{book.loaded.name}: {told}; crewtrack check tells")
    return book


def _as_shipped(book: Book) -> bool:
    """Whether a book holds what ships and nothing else: its tests prove that on any day, and no view proves it again."""
    loaded = book.loaded
    return not book.what_if and not loaded.problems and all(one.shipped for one in loaded.layers)


def spare(options: Namespace, loaded: Loaded) -> None:
    """Keep what was read from being written over.

    Args:
        options: `output` is a file, several, or None.
        loaded: what was read. A file with a fault in its syntax was read too: its problem names it.

    Raises:
        FailedError: a file to write is one of those, by whatever name.
    """
    given = options.output or ()
    targets = [
        one for one in ([given] if isinstance(given, str) else given) if one not in {"", "-"}
    ]
    if not targets:
        return
    read: list[str | Path] = [*loaded.files]
    read += [one.place.file for one in loaded.problems if one.place is not None]
    for target in targets:
        if any(_same(target, one) for one in read):
            msg = f"{target} is part of what was read, and is not written over"
            raise FailedError(msg, "write to another file")


def _same(one: str, other: str | Path) -> bool:
    """Whether two names lead to one file, be it there or not."""
    import os.path

    try:
        return os.path.samefile(one, other)  # noqa: PTH121 - a Path would have to be made first
    except (OSError, ValueError):
        return _real(one) == _real(other)


def _real(path: str | Path) -> str:
    import os.path

    try:
        return os.path.realpath(path)
    except (OSError, ValueError):
        return str(path)


def asked(
    options: Namespace, now: datetime
) -> tuple[tuple[str, ...], tuple[str, ...], date | None]:
    """Return the what-if that the options ask for: scenarios, agencies to do without, a day's knowledge.

    An agency without a time of its own is gone from `--at` on, if that is given.

    Raises:
        MisuseError: a time is none, or a name is empty.
    """
    above: list[str] = getattr(options, "above", None) or []
    gone: list[str] = getattr(options, "without", None) or []
    day: str | None = getattr(options, "known_on", None)
    if not above and not gone and day is None:
        return (), (), None
    if options.now is not None:
        now = instant("--now", options.now, now)
    if "" in above:
        msg = "--with names no file"
        raise MisuseError(msg)
    without = []
    for one in gone:
        name, mark, when = one.partition("@")
        if not name.strip():
            msg = "--without names no agency"
            raise MisuseError(msg, "write it as roscosmos or roscosmos@2022-02-25")
        if not mark and options.at is not None:
            when = options.at
        if mark or when:
            instant("--without", when, now)
            without.append(f"{name}@{when}")
        else:
            without.append(name)
    known = None if day is None else _read("--known-on", day, last_day, now)
    return tuple(above), tuple(without), known


def no_agency(error: UnknownAgencyError, option: str = "--without") -> MisuseError:
    """Return the complaint about an agency that there is not."""
    known = ", ".join(error.known)
    begun = [one for one in error.known if one.startswith(error.name.casefold())]
    meant = f'; did you mean "{begun[0]}"?' if len(begun) == 1 else ""
    return MisuseError(
        f'{option}: there is no agency "{error.name}"'
        f"{meant or did_you_mean(error.name.casefold(), error.known)}",
        f"known here: {known}" if known else None,
    )


def tell_problems(problems: tuple[Problem, ...], loaded: Loaded) -> None:
    """Say problems on stderr as `check` says them on stdout."""
    from crewtrack.cli.output import say
    from crewtrack.cli.sources import text_of
    from crewtrack.export.check_text import check_text

    say(check_text(problems, text_of(loaded)))


def instant(option: str, text: str, now: datetime) -> datetime:
    """Read the time that an option gives: its first instant.

    Raises:
        MisuseError: it is none, or has no start.
    """
    return _read(option, text, first_instant, now)


def _read(option: str, text: str, read: Callable[[str, datetime], T], now: datetime) -> T:
    """Read what an option gives, and say what is wrong with it.

    Raises:
        MisuseError: it is no time, or not one with a start, or an end, as is asked for.
    """
    try:
        return read(text, now)
    except WhenError as error:
        msg = f"{option}: {error}"
        raise MisuseError(msg, error.hint) from None
    except NoStartError as error:
        msg = f"{option}: {error}"
        raise MisuseError(msg, "say a day, such as 2022-02-25") from None
    except OverflowError:
        msg = f'{option}: "{text}" is beyond the years 1 to 9999'
        raise MisuseError(msg) from None


def last_instant(option: str, text: str, now: datetime) -> datetime | None:
    """Read the time up to which something reaches: its last unit is included; None if its end is open.

    Raises:
        MisuseError: it is no time.
    """
    try:
        found = When.parse(text)
    except WhenError:
        return instant(option, text, now)
    return found.earliest if found.is_exact else found.latest


def moments(book: Book, options: Namespace) -> list[Moment]:
    """Return the stations that the options ask for, at the instant that they ask for.

    Raises:
        MisuseError: there is no such station, or the time is none.
    """
    at = instant("--at", options.at, book.now) if options.at is not None else None
    stations: tuple[str | None, ...] = (options.station,)
    if options.station == "all":
        stations = book.stations or (None,)
    try:
        return [book.at(at, station=station) for station in stations]
    except UnknownStationError as error:
        if not error.name:
            msg = f"{book.loaded.name} has no station"
            raise MisuseError(msg, 'say station = "iss" at its top, or --station ID') from None
        msg = f'there is no station "{error.name}"{did_you_mean(error.name, error.known)}'
        raise MisuseError(msg, f"known here: {', '.join(error.known)}, all") from None


def plan_of(book: Book, options: Namespace) -> Book:
    """Open the plan that a what-if is compared with: without scenarios, and with every agency.

    A day's knowledge holds for both futures, unless it is all that is asked for.
    """
    known_on = book.what_if.known_on if options.above or options.without else None
    return load(options.file, now=book.now, known_on=known_on)


def scene_line(book: Book, options: Namespace, *, kept: bool = True) -> str:
    """Return what stands above a text: that the file chose the instant, and what the view is laid under.

    Args:
        book: the schedule.
        options: what was asked for.
        kept: say also that the instant is past the day to which the file was kept.
    """
    above = f"{book.what_if.words}\n" if book.what_if else ""
    if kept:
        above += _beyond(book, options)
    if options.at is not None or book.scene_at is None:
        return above
    from crewtrack.export.text.words import instant as written

    return f"as of {written(book.scene_at)} (scene); --at now for today\n{above}"


def _beyond(book: Book, options: Namespace) -> str:
    """Return the line that says how old the record is, where the instant is past it."""
    known_to = book.schedule.head.known_to
    at = book.scene_at or book.now
    if options.at is not None:
        at = instant("--at", options.at, book.now)
    if known_to is None or at.date() <= known_to:
        return ""
    from crewtrack.export.text.words import as_kept

    return f"{as_kept(known_to, at)}\n"


def under(book: Book) -> dict[str, object]:
    """Return the key that says in JSON what a view is laid under; nothing where it is shown as it is."""
    if not book.what_if:
        return {}
    from crewtrack.export.json import under_data

    return {"under": under_data(book.what_if)}


def each(many: list[Moment], one: Callable[[Moment], str]) -> str:
    """Return the text of each station, with an empty line between two."""
    return "\n".join(one(moment) for moment in many)
