"""The second of the two large figures: how long it is until the next event."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.model.when_words import countdown, countdown_parts, day
from crewtrack.tui.panels.base import Panel
from crewtrack.tui.panels.hero_count import ways
from crewtrack.tui.panels.lines import BLANK, Line, Row
from crewtrack.tui.panels.words import agency_style, crew_words, in_full, is_overdue, until
from crewtrack.tui.text import cell_width, safe

if TYPE_CHECKING:
    from crewtrack.tui.panels.base import FrameState
    from crewtrack.views.shapes import Agenda, Occurrence, Overview

_SITE = 10  # the least room in which the name of a site still says something
_SETTLED = frozenset({None, "go", "success", "in-flight"})


class HeroNext(Panel, can_focus=False):
    """The next event."""

    def build(self, overview: Overview, frame: FrameState, width: int) -> list[Line]:
        """Four lines, or one in a small terminal."""
        agenda = overview.agenda
        small = frame.size in {"tiny", "narrow"}
        if not agenda.events:
            return _nothing(agenda, frame, width, small=small)
        event = agenda.events[0]
        if frame.size == "tiny":
            return [_tiny(event, frame, width)]
        return [_narrow(event, frame, width)] if small else _large(event, frame, width)


def _nothing(agenda: Agenda, frame: FrameState, width: int, *, small: bool) -> list[Line]:
    last = agenda.last
    words = "nothing planned"
    if last is not None:
        words = f"nothing planned after {day(last.when, None)}"
    row = Row(width, frame.glyphs)
    if small:
        row.put(0 if frame.size == "tiny" else 1, words)
        return [row.line(key="next")]
    row.put(2, words)
    on = Row(width, frame.glyphs)
    ways(on, 2, frame, ahead=False, recorded=last is not None)
    return [row.line(key="next"), on.line(), BLANK, BLANK]


def squares(row: Row, event: Occurrence, column: int, frame: FrameState) -> Row:
    """Put an event's people as squares by agency."""
    for agency, count in event.agencies:
        style = agency_style(agency)
        row.put(column, safe(agency.tag), style).then(frame.glyphs.square * count, style)
        column = row.end + 2
    return row


def _status(event: Occurrence) -> str:
    return "" if event.status in _SETTLED else safe(event.status or "")


def _place(event: Occurrence) -> str:
    return safe(
        (event.port_name if event.kind in {"dock", "relocate", "undock"} else event.site_name) or ""
    )


def _large(event: Occurrence, frame: FrameState, width: int) -> list[Line]:
    rows = [Row(width, frame.glyphs) for _ in range(4)]
    column = _figure(rows, event, frame)
    rows[0].put(column, safe(event.verb).upper(), "strong").then(safe(event.name), gap=2)
    stamp = in_full(event.when, frame.year)
    if column + cell_width(stamp) >= width:
        stamp = in_full(event.when, frame.year, weekday=False)
    rows[1].put(column, stamp)
    if status := _status(event):
        rows[1].then(status, "dim", gap=2)
    if event.agencies:
        squares(rows[2], event, column, frame)
        if width - 1 - rows[2].end - 2 >= _SITE:
            rows[2].then(_place(event), gap=2)
    else:
        rows[2].put(column, _place(event))
    if event.kind != "handover":
        words = crew_words(event)
        if cell_width(words) > width - 4:
            words = crew_words(event, commander="")
        rows[3].put(2, words, room=width - 4)
    keys = ("next", "when", "where", "who")
    return [row.line(key=f"{key} {event.id}") for row, key in zip(rows, keys, strict=True)]


def _figure(rows: list[Row], event: Occurrence, frame: FrameState) -> int:
    """Put the countdown in large digits, or in words; return the column of what stands beside it."""
    parts = countdown_parts(event.when, frame.now)
    if parts is None:
        words = countdown(event.when, frame.now)
        late = is_overdue(event.when, frame.now)
        if late:
            words = f"{frame.glyphs.warning} {words}"
        rows[0].put(2, words, "warning" if late else "strong")
        return max(17, rows[0].end + 3)
    days, hours, minutes, seconds = parts
    digits = frame.glyphs.large(str(days) if days else f"{hours:02d}:{minutes:02d}")
    for row, text in zip(rows, digits, strict=False):
        row.put(2, text, "strong", ticks=True)
    beside = max(8, 2 + len(digits[0]) + 2)
    if days:
        labels = ("day" if days == 1 else "days", f"{hours:02d} h", f"{minutes:02d} m")
    else:
        labels = ("", "", f"{seconds:02d} s")
    for row, text in zip(rows, labels, strict=False):
        row.put(beside, text, ticks=True)
    return max(17, beside + 7)


def _narrow(event: Occurrence, frame: FrameState, width: int) -> Line:
    row = Row(width, frame.glyphs)
    parts = countdown_parts(event.when, frame.now)
    late = is_overdue(event.when, frame.now)
    if parts is not None and parts[0]:
        row.put(1, f"{parts[0]}d {parts[1]:02d}h {parts[2]:02d}m", "strong", ticks=True)
    else:
        sign = f"{frame.glyphs.warning} " if late else ""
        row.put(
            1, sign + countdown(event.when, frame.now), "warning" if late else "strong", ticks=True
        )
    row.then(safe(event.verb), gap=2).then(safe(event.name), gap=_gap(event))
    row.then(in_full(event.when, frame.year, weekday=False, utc=False), gap=3)
    if status := _status(event):
        row.then(status, "dim", gap=2)
    crew = Row(width, frame.glyphs)
    squares(crew, event, 0, frame)
    start = width - 1 - crew.end
    if start > row.end + 1:
        squares(row, event, start, frame)
    return row.line(key=f"next {event.id}")


def _gap(event: Occurrence) -> int:
    """How many blanks stand between what happens and to whom: one within a phrase, as in `command to`."""
    return 1 if event.kind == "handover" else 2


def _tiny(event: Occurrence, frame: FrameState, width: int) -> Line:
    row = Row(width, frame.glyphs)
    late = is_overdue(event.when, frame.now)
    sign = f"{frame.glyphs.warning} " if late else ""
    row.put(
        0,
        sign + (until(event.when, frame.now, 12) or "TBD"),
        "warning" if late else "strong",
        ticks=True,
    )
    row.then(safe(event.verb), gap=2).then(safe(event.name), gap=_gap(event))
    return row.line(key=f"next {event.id}")
