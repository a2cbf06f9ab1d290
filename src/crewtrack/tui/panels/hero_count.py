"""The first of the two large figures: how many are aboard, of which agencies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.app.registry import BY_ID
from crewtrack.tui.keys import shown
from crewtrack.tui.panels.base import Panel
from crewtrack.tui.panels.lines import BLANK, Line, Row
from crewtrack.tui.panels.words import agency_style, month_of, plain_date
from crewtrack.tui.text import cell_width, safe

if TYPE_CHECKING:
    from crewtrack.tui.glyphs import Glyphs
    from crewtrack.tui.panels.base import FrameState
    from crewtrack.views.shapes import AgencyRef, Curve, Overview, Roster

_TOP = 13  # people that the curve's full height stands for; never changes, so that a step changes no cell


class HeroCount(Panel, can_focus=False):
    """How many are aboard."""

    def build(self, overview: Overview, frame: FrameState, width: int) -> list[Line]:
        """Four lines, or one in a small terminal."""
        if frame.size == "tiny":
            return [_tiny(overview.roster, frame, width)]
        if frame.size == "narrow":
            return [_narrow(overview, frame, width)]
        return _large(overview, frame, width)


def level(count: int, glyphs: Glyphs, most: int) -> str:
    """Return the sign of a curve for a count: 3, 7, 10 and 11 all differ."""
    if count <= 0:
        return " "
    eighth = round(count * 8 / max(_TOP, most))
    return glyphs.levels[max(1, min(8, eighth)) - 1]


def _doubt(roster: Roster) -> str:
    """What is said of a count that rests on an imprecise time."""
    if roster.certain:
        return ""
    if roster.least == roster.count:
        return f"up to {roster.most}"
    if roster.most == roster.count:
        return f"at least {roster.least}"
    return f"{roster.least} to {roster.most}"


def put_agencies(
    row: Row, agencies: list[tuple[AgencyRef, int]], last: int, frame: FrameState, *, start: int
) -> Row:
    """Put squares and counts by agency, as spacious as there is room for up to the column `last`."""
    square = frame.glyphs.square

    def text(agency: AgencyRef, count: int, squares: bool) -> str:
        return f"{safe(agency.tag)} {square * count + ' ' if squares else ''}{count}"

    gap, squares = 1, False
    for wide, with_squares in ((4, True), (3, True), (2, True), (3, False), (2, False)):
        if wide == 4 and frame.size in {"tiny", "narrow"}:
            continue
        need = sum(cell_width(text(*one, with_squares)) for one in agencies)
        if start + need + wide * (len(agencies) - 1) - 1 <= last:
            gap, squares = wide, with_squares
            break
    column = start
    for agency, count in agencies:
        style = agency_style(agency)
        row.put(column, safe(agency.tag), style, room=max(0, last + 1 - column))
        if squares:
            row.then(square * count, style)
        row.then(str(count), "strong")
        column = row.end + gap
    return row


def _groups(roster: Roster) -> list[tuple[AgencyRef, int]]:
    return [(group.agency, group.count) for group in roster.groups]


def _large(overview: Overview, frame: FrameState, width: int) -> list[Line]:
    roster = overview.roster
    glyphs = frame.glyphs
    unknown = not roster.count and not roster.recorded
    digits = glyphs.large(str(roster.count)) if roster.count else glyphs.nought
    if unknown:
        digits = ("", "", "")
    column = 2 if unknown else max(8, 2 + len(digits[0]) + 2)
    rows = [Row(width, glyphs).put(2, line, "strong") for line in digits]
    last = width - 2
    doubt = _doubt(roster)
    rows[0].put(
        column,
        "not recorded" if unknown else "aboard" + (f", {doubt}" if doubt else ""),
        "strong" if unknown else "",
    )
    text = max(17, column + 9, rows[0].end + 3)
    if not roster.count:
        rows[0].put(text, _no_one(roster, width - 1 - text))
        ways(
            rows[1],
            text,
            frame,
            ahead=bool(overview.agenda.events),
            recorded=roster.record_begins is not None,
        )
    else:
        _first_words(rows[0], roster, text)
        put_agencies(rows[1], _groups(roster), last, frame, start=column)
        _seats(rows[2], roster, frame, column)
        _unbroken(rows[2], roster, last)
    keys = ("count", "agencies", "seats")
    lines = [row.line(key=key) for row, key in zip(rows, keys, strict=True)]
    return [*lines, _curve(overview.curve, frame, width)]


def _first_words(row: Row, roster: Roster, column: int) -> None:
    """The expedition and its commander, or what the count rests on beyond the record."""
    if roster.beyond_record and roster.kept_to is not None:
        row.put(column, _beyond(roster, row.width - 1 - column), ticks=True)
        return
    words = safe(roster.expedition_name or "")
    if roster.commander_name is not None and roster.commander is not None:
        found = next((one.family for one in roster.crew if one.id == roster.commander), None)
        who = f"{safe(found or roster.commander_name)} commands"
        words = f"{words}, {who}" if words else who
    row.put(column, words)


def _beyond(roster: Roster, room: int) -> str:
    """What a count rests on beyond the record, the longest wording that fits."""
    assert roster.kept_to is not None  # noqa: S101 - the caller has looked
    days = (roster.at.date() - roster.kept_to).days
    kept = f"kept to {plain_date(roster.kept_to)}"
    ago = f"{kept}, {days} day{'' if days == 1 else 's'} ago"
    choices = (
        f"as far as the record knows: {ago}",
        f"the record was {ago}",
        f"the record was {kept}",
    )
    return next((one for one in choices if len(one) <= room), kept)


def _seats(row: Row, roster: Roster, frame: FrameState, column: int) -> None:
    words = f"a seat home for {roster.seats_home} of {roster.count}"
    if roster.seats_home < roster.count:
        row.put(column, f"{frame.glyphs.unseated} {words}", "warning")
    else:
        row.put(column, words)


def _unbroken(row: Row, roster: Roster, last: int) -> None:
    if roster.unbroken_since is None or roster.unbroken_since > roster.at:
        return
    since = plain_date(roster.unbroken_since)
    words = (
        f"no gap on record since {since}"
        if roster.unbroken_from_record
        else f"never empty since {since}"
    )
    gap = 4 if row.end + 4 + len(words) - 1 <= last else 2
    row.put(row.end + gap, words, room=max(0, last + 1 - row.end - gap))


def _no_one(roster: Roster, room: int) -> str:
    """Nobody is aboard: a sentence that says why."""
    begins = roster.record_begins
    if begins is not None and roster.at < begins:
        return f"The record of this station begins {plain_date(begins)}."
    if begins is None:
        return "Nothing is recorded of this station."
    if roster.beyond_record and roster.kept_to is not None:
        return _beyond(roster, room)
    if not roster.recorded:
        words = "The file does not say who is aboard."
        return words if len(words) <= room else ""
    return "Nobody is aboard."


def ways(row: Row, column: int, frame: FrameState, *, ahead: bool, recorded: bool = True) -> None:
    """Put ways on, as many as fit: a key in bold, what it does beside it.

    Args:
        row: where to put them.
        column: where they begin.
        frame: the frame.
        ahead: whether there are events to come.
        recorded: whether there is any event at all: where there is none, the way on is to write one.
    """
    step = ("time.next-event", "next event") if ahead else ("time.previous-event", "previous event")
    offered = [step, *((("time.scene", "back to the scene"),) if frame.scene else ())]
    offered.append(("time.go-to", "go to a date"))
    if not recorded:
        offered = [("edit.add", "add a flight or a person"), ("program.palette", "all commands")]
    for command, words in offered:
        found = BY_ID.get(command)
        if found is None or not found.keys:
            continue
        key = shown(found.keys[0], frame.glyphs)
        if column + cell_width(key) + 1 + len(words) >= row.width:
            return
        row.put(column, key, "strong")
        row.then(words, "dim")
        column = row.end + 3


def _curve(curve: Curve, frame: FrameState, width: int) -> Line:
    """The head count week by week, its months at both ends, and its extremes in words."""
    if not curve.weeks or curve.most is None:
        return BLANK
    most = max(curve.most, _TOP)
    known = sum(1 for count in curve.weeks if count is not None)
    cells = "".join(
        " " if count is None else level(count, frame.glyphs, most) for count in curve.weeks
    )
    row = Row(width, frame.glyphs)
    row.put(2, month_of(curve.start), "dim", ticks=True)
    row.then(cells, "dim", ticks=True)
    row.then(month_of(curve.end), "dim", ticks=True)
    weeks = "1 week" if known == 1 else f"{known} weeks"
    words = f"most {curve.most}, least {curve.least} in {weeks}"
    if curve.most == curve.least:
        words = (
            f"{curve.most} in {'the one week' if known == 1 else f'all {known} weeks'} on record"
        )
    row.then(words, "dim", gap=3)
    return row.line(key="curve")


def _narrow(overview: Overview, frame: FrameState, width: int) -> Line:
    roster = overview.roster
    row = Row(width, frame.glyphs)
    if not roster.count and not roster.recorded:
        row.put(1, "NOT RECORDED", "strong")
    else:
        row.put(1, str(roster.count), "strong").then("ABOARD" + _upper_doubt(roster))
    last = width - 2
    if not roster.count:
        row.then(_no_one(roster, width - 1 - row.end - 3), gap=3)
        ways(
            row,
            row.end + 3,
            frame,
            ahead=bool(overview.agenda.events),
            recorded=roster.record_begins is not None,
        )
        return row.line(key="count")
    words = f"a seat home for {roster.seats_home} of {roster.count}"
    style = ""
    if roster.seats_home < roster.count:
        words, style = f"{frame.glyphs.unseated} {words}", "warning"
    elif roster.beyond_record and roster.kept_to is not None:
        words = f"kept to {plain_date(roster.kept_to)}"
    start = row.end + 3
    least = sum(len(safe(agency.tag)) + 2 + len(str(count)) for agency, count in _groups(roster))
    if start + least + 2 + len(words) > last:
        seats = f"{roster.seats_home} seat{'' if roster.seats_home == 1 else 's'}"
        words = f"{frame.glyphs.unseated} {seats}" if style else ""
    put_agencies(row, _groups(roster), last - len(words) - (2 if words else 0), frame, start=start)
    row.right(last, words, style)
    return row.line(key="count")


def _upper_doubt(roster: Roster) -> str:
    doubt = _doubt(roster)
    return f", {doubt.upper()}" if doubt else ""


def _tiny(roster: Roster, frame: FrameState, width: int) -> Line:
    row = Row(width, frame.glyphs)
    if not roster.count and not roster.recorded:
        row.put(0, "NOT RECORDED", "strong")
    else:
        row.put(0, str(roster.count), "strong").then("ABOARD" + _upper_doubt(roster))
    if not roster.count and roster.record_begins is not None and roster.at < roster.record_begins:
        row.then(f"record begins {plain_date(roster.record_begins)}", gap=2)
    for agency, count in _groups(roster):
        row.then(safe(agency.tag), agency_style(agency), gap=2).then(str(count), "strong")
    return row.line(key="count")
