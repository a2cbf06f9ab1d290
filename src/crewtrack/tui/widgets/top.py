"""The rows at the top of every screen: where you are, which instant is shown, whether the books balance."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from crewtrack.app.clock import Mode
from crewtrack.tui.text import cell_width, fit
from crewtrack.tui.widgets.rows import (
    ERROR,
    LOOK,
    PLAIN,
    QUIET,
    STRONG,
    TURNED,
    Piece,
    Row,
    cut,
    piece,
    spread,
    width_of,
)

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.app.registry import ScreenEntry
    from crewtrack.tui.glyphs import Glyphs

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class Head(NamedTuple):
    """What the rows say.

    Attributes:
        station, station_name: short and in full.
        at: the instant shown, in UTC.
        elsewhere: the other clock, ``17:00 Baikonur``; empty for UTC alone.
        mode: how the instant moves.
        under: what the view is laid under: "opening scene", or empty.
        what_if: True if that is a scenario or another day's knowledge, which nobody may overlook.
        screens: those that exist, in order; `open` is the id of the one shown.
        errors, warnings: the state of the books; None while it is not known.
        aside: what the second row ends with on a small screen: the expedition.
        wanted: the filter of the screen, or nothing.
    """

    station: str
    station_name: str
    at: datetime
    elsewhere: str
    mode: Mode
    under: str
    what_if: bool
    screens: tuple[ScreenEntry, ...]
    open: str
    errors: int | None
    warnings: int | None
    aside: str
    wanted: str = ""


def as_of(at: datetime, *, weekday: bool = True) -> str:
    """Return an instant as the rows write it: ``Fri 25 Feb 2022  12:00 UTC``."""
    day = f"{at.day} {_MONTHS[at.month - 1]} {at.year}"
    return f"{_DAYS[at.weekday()]} {day}  {at:%H:%M} UTC" if weekday else f"{day} {at:%H:%M} UTC"


def mode_words(mode: Mode, signs: Glyphs, *, words: bool = True) -> str:
    """Return the mode with its sign: ``● LIVE``, or the sign alone."""
    sign, text = {
        Mode.LIVE: (signs.live, "LIVE"),
        Mode.REPLAY: (signs.paused, "REPLAY"),
        Mode.RUNNING: (signs.running, "RUNNING 1 d/s"),
    }[mode]
    return f"{sign} {text}" if words else sign


def balance(head: Head, signs: Glyphs, *, words: bool) -> Piece:
    """Return the state of the books; reversed where it is not good."""
    jump = "out.next-problem"
    if head.errors is None:
        return piece(" ")
    if head.errors:
        count = f"{head.errors} error{'s' if head.errors > 1 else ''}"
        return piece(
            f" {signs.error} {count} " if words else f" {signs.error} {head.errors} ", ERROR, jump
        )
    if head.warnings:
        text = (
            f" {signs.warning} {head.warnings} to look at "
            if words
            else f" {signs.warning} {head.warnings} "
        )
        return piece(text, LOOK, jump)
    return piece(
        f" {signs.ok} in balance " if words else f" {signs.ok} ", QUIET if words else PLAIN
    )


def _filter(head: Head, room: int) -> Piece:
    """The filter, bold, as it was typed after its key; a click opens it again."""
    text = fit(f"/{head.wanted}", room) if room > 4 else "/"
    return piece(text, STRONG, "find.filter")


def _screens(head: Head, *, narrow: bool) -> Row:
    out: list[Piece] = []
    for entry in head.screens:
        if out and not narrow:
            out.append(piece(" "))
        if entry.id == head.open:
            out.append(piece(f"[{entry.number} {entry.title}]", STRONG, entry.command))
        else:
            name = f" {entry.number} " if narrow else f" {entry.number} {entry.title} "
            out.append(piece(name, PLAIN, entry.command))
    return tuple(out)


def rows(head: Head, width: int, signs: Glyphs, *, height: int) -> tuple[Row, ...]:
    """Return the rows: two, or one where `height` is 1."""
    if height == 1:
        return (_smallest(head, width, signs),)
    return _wide(head, width, signs) if width >= 120 else _normal(head, width, signs)


def _smallest(head: Head, width: int, signs: Glyphs) -> Row:
    left = [piece(fit(head.station, 12), STRONG), piece(" "), piece(as_of(head.at, weekday=False))]
    right = [
        *([_filter(head, max(1, width - 48)), piece(" ")] if head.wanted else ()),
        piece(mode_words(head.mode, signs, words=width >= 60), TURNED if head.what_if else PLAIN),
        balance(head, signs, words=width >= 60),
    ]
    return spread(left, right, width)


def _normal(head: Head, width: int, signs: Glyphs) -> tuple[Row, ...]:
    left = [
        piece(" "),
        piece(fit(head.station, 12), STRONG),
        piece("  "),
        piece(as_of(head.at), STRONG),
        piece(f"  {head.elsewhere}" if head.elsewhere else "", QUIET),
    ]
    books = balance(head, signs, words=bool(head.errors or head.warnings))
    room = width - width_of(left[:-1]) - width_of([books]) - 14
    right = [*_mode(head, signs, under=head.what_if, room=room), piece(" "), books]
    if width_of(left) + width_of(right) >= width:
        left.pop()  # one zone is enough where a what-if has much to say
    screens = [piece(" "), *_screens(head, narrow=True)]
    aside = [piece(head.aside, QUIET), piece(" ")]
    if head.wanted:
        aside = [_filter(head, width - width_of(screens) - 4), piece(" ")]
    return spread(left, right, width), spread(screens, aside, width)


def _mode(head: Head, signs: Glyphs, *, under: bool, room: int) -> list[Piece]:
    """The mode, and beside it what the view is laid under: reversed if that is a what-if.

    A what-if may say as much as `room` has cells for: the instant stands before it.
    """
    role = STRONG if head.mode is not Mode.REPLAY else PLAIN
    out = [piece(mode_words(head.mode, signs), role)]
    if under and head.under:
        out += [
            piece("  "),
            piece(
                f" {fit(head.under, max(room, 12))} " if head.what_if else head.under,
                TURNED if head.what_if else QUIET,
            ),
        ]
    return out


def _wide(head: Head, width: int, signs: Glyphs) -> tuple[Row, ...]:
    first = spread(
        [piece(" "), piece("crewtrack", QUIET), piece("   "), *_screens(head, narrow=False)],
        [balance(head, signs, words=True)],
        width,
    )
    right = [*_mode(head, signs, under=True, room=width - 62), piece(" ")]
    instant = [piece(as_of(head.at), STRONG)]
    if head.elsewhere:
        instant += [piece("   "), piece(head.elsewhere, QUIET)]
    # the instant stands where it stands on every screen, as long as there is room for what follows it
    start = min(width * 44 // 120, width - width_of(right) - width_of(instant) - 2)
    short = fit(head.station, 12)
    room = start - cell_width(short) - 5
    # a station without a short name of its own is named once
    whole = "" if head.station_name == head.station else head.station_name
    full = _filter(head, room) if head.wanted else piece(fit(whole, room))
    name = [piece(" "), piece(short, STRONG), piece("  "), full]
    name = list(cut(name, start))
    left = [*name, piece(" " * (start - width_of(name))), *instant]
    return first, spread(left, right, width)
