"""Every flight to a station: how it stands, its ship, port, crews and days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.tui.panels.lines import Row
from crewtrack.tui.panels.long import LongLines, LongPanel
from crewtrack.tui.panels.words import agency_style, day_in, on_day, said
from crewtrack.tui.text import cell_width, safe

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from crewtrack.model.address import Address
    from crewtrack.model.schedule import Schedule
    from crewtrack.tui.panels.base import FrameState
    from crewtrack.tui.panels.lines import Line
    from crewtrack.tui.panels.long import Make
    from crewtrack.views.flights import FlightLines
    from crewtrack.views.shapes import FlightLine

_OVER = frozenset({"landed", "re-entered", "left", "failed", "cancelled"})


class FlightsContent:
    """What the screen shows: which flights, in which order, and what makes a line.

    Attributes:
        entries: the addresses of the flights, in order.
        lines: makes a flight's line.
        schedule: where flights are found.
        order, reverse: how they are sorted.
        kind: which kind is shown, or None for all.
        stand: the place of the flight that launched last, where they are in order of launch; else None.
    """

    def __init__(
        self,
        flights: Sequence[str],
        lines: FlightLines,
        schedule: Schedule,
        order: str,
        kind: str | None,
        stand: int | None,
        *,
        reverse: bool,
    ) -> None:
        self.entries: tuple[Address, ...] = tuple(("flight", one) for one in flights)
        self.lines = lines
        self.schedule = schedule
        self.order = order
        self.kind = kind
        self.stand = stand
        self.reverse = reverse


class FlightsPanel(LongPanel):
    """A line for each flight. In order of launch it stands at the flight that launched last."""

    ABOUT = (
        "Flights",
        (
            "Every flight as it stands at the instant: its ship, port, who goes up, and who else comes home; days from"
            " launch to landing, ~ where an end is not known to the minute."
        ),
    )
    NONE = "no flight"
    _stood: tuple[datetime, str] | None = None
    _settled = False

    def show(self, overview: FlightsContent, frame: FrameState) -> None:
        """Show flights; at another instant it stands at the flight that launched last."""
        stood = (frame.at, f"{overview.order}{overview.kind}{overview.reverse}")
        if self._stood != stood:
            self._stood, self._settled = stood, False
        super().show(overview, frame)

    def _rebuild(self, *, repaint: bool = False) -> None:
        super()._rebuild(repaint=repaint)
        lines = self._lines
        if self._settled or not isinstance(lines, LongLines) or not self.size.height:
            return
        self._settled = True
        overview: FlightsContent = self._overview
        if overview.stand is None or overview.stand >= len(lines.entries):
            return
        place: int | None = len(lines.heads) + overview.stand
        if lines.entries is not overview.entries:  # a filter leaves some out
            place = lines.place(overview.entries[overview.stand])
        if place is None or place == self._at:
            return
        shown = self._shown()
        self._at = place
        self._top = max(0, min(place - len(lines.heads) - self._page * 2 // 3, self._furthest))
        self._keep_in_view()
        self._repaint(shown)
        if self.has_focus:
            self._tell(self.Highlighted)

    def entries(self, overview: FlightsContent) -> Sequence[Address]:
        """Return the flights, in order."""
        return overview.entries

    def heads(
        self, overview: FlightsContent, frame: FrameState, width: int, count: int
    ) -> list[Line]:
        """Return the title, with what each column is, which kind is shown, and how they are sorted."""
        at = _Columns(frame, width)
        row = Row(width, frame.glyphs).put(at.name, f"FLIGHTS {count}", "title")
        if overview.order == "name":
            row.then("by name", "dim")

        def head(*orders: str) -> str:
            return "strong" if overview.order in orders else "dim"

        if not at.small:
            row.put(at.tag, "whose", head("agency"), room=5)
        if at.state:
            words = overview.kind or "all kinds"
            row.put(at.state, words, "strong" if overview.kind else head("kind"), room=10)
        row.put(at.launch, "launched", head("launch"))
        if at.port:
            row.put(at.port, "at", "dim")
        if at.land:
            row.put(at.land, "home", "dim")
        row.right(at.days, "days", head("days", "stay"))
        if at.slips:
            row.right(at.slips, "slips", head("slips"))
        if at.crew:
            row.put(at.crew, "crew", head("crew"))
        return [row.line(heading=True)]

    def empty(self, overview: FlightsContent, frame: FrameState, width: int) -> list[Line]:
        """Say that no flight comes here, and how to see others."""
        kind = f"{overview.kind} " if overview.kind is not None else ""
        key, words = ("t", "other kinds") if kind else ("a", "add a flight")
        return said(width, frame, f"no {kind}flight is recorded here", key, words)

    def maker(self, overview: FlightsContent, frame: FrameState, width: int) -> Make:
        """Return what makes a flight's line."""
        at = _Columns(frame, width)
        flights, lines = overview.schedule.flights, overview.lines

        def make(address: Address) -> Line:
            return _flight(lines.line(flights[str(address[1])]), at, frame, width)

        return make


class _Columns:
    """Where the columns stand: words begin there, numbers end there; 0 where there is no room."""

    def __init__(self, frame: FrameState, width: int) -> None:
        self.tiny = frame.size == "tiny"
        self.small = frame.size in {"tiny", "narrow"}
        self.port = self.land = self.slips = self.crew = 0
        if self.tiny:
            self.tag, self.name, self.room = 2, 4, 11
            self.state, self.launch, self.days = 0, 16, 36
            return
        if self.small:
            self.tag, self.name, self.room = 2, 7, 16
            self.state, self.launch, self.days, self.crew = 24, 35, 51, 53
            return
        self.tag, self.name, self.room = 2, 8, 18
        self.state, self.launch, self.port, self.days = 28, 39, 52, 74
        self.crew = 77
        if width >= 140:
            self.port, self.land, self.days, self.slips, self.crew = 52, 72, 88, 95, 97


def _flight(one: FlightLine, at: _Columns, frame: FrameState, width: int) -> Line:
    planned = one.state == "planned"
    quiet = "dim" if planned or one.state in {"cancelled", "failed"} else ""
    row = Row(width, frame.glyphs)
    if one.provider is not None:
        tag, room = (one.provider.letter, 1) if at.tiny else (one.provider.tag, 4)
        row.put(at.tag, safe(tag), agency_style(one.provider), room=room)
    going = one.state not in _OVER and not planned
    name = one.short if at.small else one.name
    row.put(at.name, safe(name), "strong" if going else quiet, room=at.room)
    if at.state:
        row.put(at.state, standing(one), "" if going else "dim", room=10)
    if one.launch is not None:
        row.put(at.launch, on_day(day_in(one.launch, frame.year, 12)), quiet)
    if at.port and one.place:
        room = (at.land or at.days - 5) - at.port - 1
        row.put(at.port, safe(one.place), quiet, room=room)
    if at.land and one.land is not None:
        row.put(
            at.land, on_day(day_in(one.land, frame.year, 12)), "" if one.state in _OVER else "dim"
        )
    if one.days is not None:
        about = "~" if int(one.days.least) != int(one.days.most) else ""
        row.right(at.days, f"{about}{int(one.days.days)}", quiet, ticks=True)
    if at.slips and one.slips:
        row.right(at.slips, f"{one.slips}", quiet)
    if at.crew:
        row.put(at.crew, crews(one, width - at.crew - 2, frame), quiet)
    return row.line(one.address, mark=0, key=f"flight/{one.id}")


def standing(one: FlightLine) -> str:
    """Say how a flight stands in ten cells: a plan by its status, where that adds something."""
    if one.state == "planned" and one.status not in {None, "go"}:
        return str(one.status)
    return one.state


def crews(one: FlightLine, room: int, frame: FrameState) -> str:
    """Say who goes up, and behind an arrow who comes home instead: as many names as there is room for."""
    up = [safe(name) for name in one.up_family]
    if not one.swapped or one.state == "failed" or (not one.down and one.land is None):
        return _names(up, room)  # where no landing is recorded, nobody knows who comes home
    others = [
        safe(name)
        for person, name in zip(one.down, one.down_family, strict=True)
        if person not in one.up
    ]
    start = _names(up, room) or "nobody"
    end = (
        "nobody"
        if not one.down
        else _names(others, max(12, room - len(start) - len(frame.glyphs.arrow) - 2))
    )
    if not end:  # some of them stay, and nobody comes home in their place
        return (
            f"{start} {frame.glyphs.arrow} {_names([safe(name) for name in one.down_family], room)}"
        )
    joint = f" {frame.glyphs.arrow} "
    if len(start) + len(end) + len(joint) > room:
        start = _names(up, room - min(len(end), room // 2) - len(joint))
    return f"{start}{joint}{end}"


def _names(names: list[str], room: int) -> str:
    """List names; those for which there is no room are counted: `Chari, Marshburn +2`."""
    text = ", ".join(names)
    kept = len(names)
    while kept > 1 and cell_width(text) > room:
        kept -= 1
        text = f"{', '.join(names[:kept])} +{len(names) - kept}"
    return text
