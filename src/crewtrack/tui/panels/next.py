"""What comes next, and what it does to the count."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from crewtrack.model.when_words import SHORT_WIDTH, day, loose
from crewtrack.tui.panels.base import Panel
from crewtrack.tui.panels.hero_count import ways
from crewtrack.tui.panels.lines import Line, Row
from crewtrack.tui.panels.words import is_days, is_overdue, late_by, time_in, until
from crewtrack.tui.text import cell_width, safe

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.app.sieve import Sieve
    from crewtrack.tui.panels.base import FrameState
    from crewtrack.views.shapes import Agenda, Occurrence, Overview


_LONG = timedelta(days=31)  # a step of more than a month is no step from event to event

_NAME = 7  # a ship's name that is no longer stays in full where names are shortened

_PLACE = 13  # the least that a column of sites and ports must have


class NextPanel(Panel):
    """What comes next."""

    ABOUT = (
        "Next",
        "What comes next, and how many are aboard afterwards where that changes. Nothing is counted down more finely than it is known.",
    )

    BOLD_NEW = False
    MINDS_HEIGHT = False
    _was: datetime | None = None
    """The instant shown before."""

    def some(self, overview: Overview, sieve: Sieve) -> Overview:
        """Those events alone that are meant, as many as there is room for."""
        from attr import evolve

        events = sieve.agenda(overview.agenda, max(60, self.room))
        return evolve(overview, agenda=events)

    def show(self, overview: Overview, frame: FrameState) -> None:
        """Show what comes next; after a step in time the next event stands first."""
        was, self._was = self._was, frame.at
        if was is not None and was != frame.at and not self._stays(overview, abs(frame.at - was)):
            self.forget()
        super().show(overview, frame)

    def _stays(self, overview: Overview, step: timedelta) -> bool:
        """Whether the selection holds over a step in time: it is being read, and is still to come."""
        if not self._reads or step > _LONG:
            return False
        return any(event.address == self.selected for event in overview.agenda.events)

    def build(self, overview: Overview, frame: FrameState, width: int) -> list[Line]:
        """One line an event."""
        agenda = overview.agenda
        places = _Places(frame, width, agenda)
        title = Row(width, frame.glyphs).put(places.left, "NEXT", "title")
        if frame.size in {"normal", "wide"}:
            title.put(places.date, "UTC", "dim")
        if agenda.events:
            if frame.hindsight:
                column = places.kind if frame.size in {"normal", "wide"} else title.end + 2
                title.put(column, "as it happened", "dim", room=max(0, places.last - 7 - column))
            title.right(places.last, "aboard", "dim")
        lines = [title.line(heading=True)]
        events = agenda.events[: self.room] if frame.first else agenda.events
        lines += [_event(event, frame, places, width) for event in events]
        if agenda.more and not frame.first:
            lines.append(
                Row(width, frame.glyphs).put(places.left, f"{agenda.more} more", "dim").line()
            )
        if not agenda.events:
            lines += _nothing(agenda, frame, places.left, width)
        return lines


class _Places:
    """Where the columns stand."""

    def __init__(self, frame: FrameState, width: int, agenda: Agenda) -> None:
        small = frame.size in {"tiny", "narrow"}
        self.left = 1 if small else 2
        stamps = [len(time_in(event.when, frame.year, SHORT_WIDTH)) for event in agenda.events]
        names = [cell_width(subject(event, short=small)) for event in agenda.events if event.flight]
        self.wait = 8 if frame.size == "wide" else 7
        self.date = self.left + self.wait + 1
        self.last = width - 3  # a blank stays before the sign of more lines
        # what a wide pane has left shows where it happens, else dates of another year to the minute
        self.stamp = 12 if width >= 43 else 8
        widest = max(stamps, default=0)
        vague = [
            size
            for size, event in zip(stamps, agenda.events, strict=True)
            if size > self.stamp and loose(event.when)
        ]
        if vague:
            # no date is said more coarsely than the longest subject forces
            need = max((_needed(event, short=small) for event in agenda.events), default=0)
            self.stamp = max(self.stamp, min(max(vague), self.last - self.date - need))
        ends = self.date + self.stamp + 1 + max(names, default=0) + 2
        self.place_room = 0 if small else self.last - 3 - ends
        if self.place_room < _PLACE and not small:
            spare = max(0, width - 49 - (self.wait - 7))
            self.stamp = max(self.stamp, min(12 + spare, SHORT_WIDTH, widest))
        self.kind = self.date + self.stamp + 1
        self.place = self.kind + max(names, default=0) + 2
        self.short = small


def _needed(event: Occurrence, *, short: bool) -> int:
    """How many cells what happens takes, and the head count after it."""
    count = "" if event.aboard is None else f" {event.aboard}"
    return cell_width(subject(event, short=short)) + len(count)


def _nothing(agenda: Agenda, frame: FrameState, left: int, width: int) -> list[Line]:
    words = "nothing planned"
    if agenda.last is not None:
        words += f" after {day(agenda.last.when, None)}"
    on = Row(width, frame.glyphs)
    ways(on, left, frame, ahead=False, recorded=agenda.last is not None)
    return [Row(width, frame.glyphs).put(left, words).line(), on.line()]


def subject(event: Occurrence, *, short: bool, pad: int = 7) -> str:
    """Return what happens, in a column: ``dock    Soyuz MS-21``, ``command to Marshburn``."""
    name = safe(event.short if short and cell_width(event.name) > _NAME else event.name)
    verb = safe(event.verb)
    if event.kind == "handover":
        name = safe(event.crew_family[0]) if event.crew_family else name
        return f"{verb.removesuffix(' to') if short else verb} {name}"
    if event.kind == "expedition":
        return f"{name.replace('Expedition ', 'Exp. ') if short else name} {verb}"
    return f"{verb}{' ' * max(0, pad - cell_width(verb))} {name}"


def _event(event: Occurrence, frame: FrameState, places: _Places, width: int) -> Line:
    row = Row(width, frame.glyphs)
    late = is_overdue(event.when, frame.now)
    room = places.wait + (0 if places.short else 1)
    wait = until(event.when, frame.now, room)
    if late:
        wait = f"{frame.glyphs.warning} {late_by(event.when, frame.now)}"
    last = places.left + places.wait - 1
    if is_days(wait):
        last -= max(0, min(4, places.wait - len(wait)))  # days stand below days, not below hours
    row.right(last, wait, "warning" if late else "", room=room, ticks=True)
    row.put(places.date, time_in(event.when, frame.year, places.stamp), room=places.stamp)
    count = "" if event.aboard is None else str(event.aboard)
    room = places.last - places.kind + 1 - (len(count) + 1 if count else 0)
    row.put(places.kind, subject(event, short=places.short), room=room)
    place = event.port_name if event.kind in {"dock", "undock", "relocate"} else event.site_name
    if place and places.place_room >= _PLACE:
        row.put(places.place, place, "dim", room=places.place_room)
    row.right(places.last, count, "strong")
    return row.line(event.address, mark=0)
