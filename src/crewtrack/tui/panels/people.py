"""Everyone who flies to a station: days, flights, age and where they are; records, and what is passed next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.model.names import flight_short
from crewtrack.model.when_words import loose
from crewtrack.tui.panels.base import Panel
from crewtrack.tui.panels.lines import Row
from crewtrack.tui.panels.long import LongPanel
from crewtrack.tui.panels.words import agency_style, day_in, on_day, said
from crewtrack.tui.text import cell_width, safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crewtrack.model.address import Address
    from crewtrack.tui.panels.base import FrameState
    from crewtrack.tui.panels.lines import Line
    from crewtrack.tui.panels.long import Make
    from crewtrack.views.people import PersonLines
    from crewtrack.views.shapes import Feat, Milestone, PersonLine, Records

ORDERS = {
    "days": "by days",
    "flight": "by this flight",
    "flights": "by flights",
    "name": "by name",
    "agency": "by agency",
    "nationality": "by country",
    "age": "by age",
    "launch": "by launch",
    "evas": "by EVAs",
}
"""What the title says of each order."""


class PeopleContent:
    """What the screen shows: who, in which order, and what makes a line.

    Attributes:
        entries: the addresses of the people, in order.
        lines: makes a person's line.
        order, reverse: how they are sorted.
        records: the records and milestones.
        evas: whether spacewalks are recorded.
    """

    def __init__(
        self,
        people: Sequence[str],
        lines: PersonLines,
        order: str,
        records: Records,
        *,
        reverse: bool,
        evas: bool,
    ) -> None:
        self.entries: tuple[Address, ...] = tuple(("person", one) for one in people)
        self.lines = lines
        self.order = order
        self.reverse = reverse
        self.records = records
        self.evas = evas


class PeoplePanel(LongPanel):
    """A line for each person."""

    ABOUT = (
        "People",
        (
            "Everyone who flies here: days in space and on this flight, flights, age at launch, and where they are."
            " + is at least, since the record does not hold all of their flights."
        ),
    )
    NONE = "no one"

    def entries(self, overview: PeopleContent) -> Sequence[Address]:
        """Return the people, in order."""
        return overview.entries

    def heads(
        self, overview: PeopleContent, frame: FrameState, width: int, count: int
    ) -> list[Line]:
        """Return the title, with what each column is and how they are sorted."""
        at = _Columns(frame, width, evas=overview.evas)
        row = Row(width, frame.glyphs).put(at.name, f"PEOPLE {count}", "title")
        if not at.tiny:
            row.then(
                f"{ORDERS[overview.order]}{', turned' if overview.reverse else ''}", "dim", gap=2
            )

        def head(order: str) -> str:
            return "strong" if overview.order == order else "dim"

        if at.nation:
            row.put(at.nation, "from", head("nationality"))
        row.right(at.days, "days", head("days"))
        if at.flight:
            row.right(at.flight, "flight", head("flight"))
        if at.flights:
            row.right(at.flights, "flights" if not at.small else "fl", head("flights"))
        if at.walks:
            row.right(at.walks, "EVAs", head("evas"))
        if at.age:
            row.right(at.age, "age", head("age"))
        if at.first:
            row.put(at.first, "first", head("launch"))
        row.put(at.now, "now", "dim")
        return [row.line(heading=True)]

    def empty(self, overview: PeopleContent, frame: FrameState, width: int) -> list[Line]:
        """Say that nobody flies here."""
        del overview
        return said(
            width, frame, "nobody is recorded who flies here", "a", "add a flight or a person"
        )

    def maker(self, overview: PeopleContent, frame: FrameState, width: int) -> Make:
        """Return what makes somebody's line."""
        at = _Columns(frame, width, evas=overview.evas)
        lines = overview.lines

        def make(address: Address) -> Line:
            return _person(lines.line(str(address[1])), at, frame, width)

        return make


class _Columns:
    """Where the columns stand: words begin there, numbers end there; 0 where there is no room."""

    def __init__(self, frame: FrameState, width: int, *, evas: bool) -> None:
        self.tiny = frame.size == "tiny"
        self.small = frame.size in {"tiny", "narrow"}
        self.tag = 2
        self.name = 4 if self.tiny else 8
        self.nation = self.flight = self.flights = self.walks = self.age = self.first = 0
        if self.tiny:
            self.room, self.days, self.now = 15, 23, 26
            return
        if self.small:
            self.room = 24
            self.days, self.flight, self.flights, self.now = 37, 45, 49, 52
            return
        self.nation = 40
        self.room = 31
        self.days, self.flight, self.flights = 53, 61, 70
        at = 70
        if evas:
            at += 6
            self.walks = at
        self.age = at + 5
        self.first = at + 8
        self.now = self.first + 14
        if width < self.now + 24:
            self.now, self.first = self.first, 0


def _person(one: PersonLine, at: _Columns, frame: FrameState, width: int) -> Line:
    ground = one.state == "ground"
    quiet = "dim" if ground and not one.flights else ""
    row = Row(width, frame.glyphs)
    tag, room = (one.agency.letter, 1) if at.tiny else (one.agency.tag, 4)
    row.put(at.tag, safe(tag), agency_style(one.agency), room=room)
    row.put(
        at.name,
        safe(one.family if at.tiny else one.name),
        "strong" if not ground else quiet,
        room=at.room,
    )
    if at.nation:
        row.put(at.nation, safe(" ".join(one.nationality)), quiet, room=5)
    total = one.days_recorded if one.days_total is None else one.days_total
    row.right(at.days, f"{int(total)}", quiet, ticks=True)
    if one.days_total is None:
        row.put(at.days + 1, "+", quiet)  # beside the column, so that numbers stand below numbers
    if at.flight and one.days_flight is not None:
        about = "~" if loose(one.up_when) else ""
        row.right(at.flight, f"{about}{int(one.days_flight)}", ticks=True)
    if at.flights:
        row.right(at.flights, f"{one.flights}", quiet)
        if one.earlier:
            row.put(at.flights + 1, "+", quiet)
    if at.walks and one.evas:
        row.right(at.walks, f"{one.evas}", quiet)
    if at.age and one.age is not None:
        row.right(at.age, f"{one.age}", quiet)
    if at.first and one.first is not None:
        row.put(at.first, on_day(day_in(one.first, frame.year, 12)), quiet)
    row.put(at.now, now(one, frame.year, width - at.now - 2), "" if not ground else "dim")
    return row.line(one.address, mark=0, key=f"person/{one.id}")


def now(one: PersonLine, year: int, room: int) -> str:
    """Say where somebody is, and when they come home or go up next, in so many cells."""
    if one.state == "ground":
        if one.next_name is None:
            return ""
        when = "" if one.next_launch is None else f" {day_in(one.next_launch, year, 12)}"
        names = (safe(one.next_name), safe(flight_short(one.next_name)))
        said = [f"up {name}{date}" for date in (when, "") for name in names]
        return next((words for words in said if cell_width(words) <= room), said[-1])
    home = "" if one.returns is None else f", home {day_in(one.returns, year, 12)}"
    place = safe(one.place or "")
    long = f"{one.state} {place}{home}"
    return long if cell_width(long) <= room else f"{one.state} {place}"


_FAMILY = 20
"""How many cells a family name takes at most; where there are more, the whole name stands."""


class AheadPanel(Panel):
    """What those in space pass next, and the records below."""

    ABOUT = (
        "Ahead",
        "What those in space pass next, each with its day, or the days between which it falls; then the records.",
    )
    BOLD_NEW = False

    def build(self, overview: PeopleContent, frame: FrameState, width: int) -> list[Line]:
        """Return the milestones in order, then who holds which record."""
        records = overview.records
        small = frame.size in {"tiny", "narrow"}
        row = Row(width, frame.glyphs).put(2, "AHEAD", "title")
        row.then("what those in space pass next, then the records", "dim", gap=2)
        out = [row.line(heading=True)]
        name = 28
        if small:
            families = [cell_width(safe(one.family)) for one in records.ahead]
            name = min(16, max([12, *families]))
        dates = [on_day(day_in(one.when, frame.year, 12)) for one in records.ahead]
        # where there is little room, names stand next to the dates, and not where those of records do
        at = 4 + max([6, *(len(date) for date in dates)]) if small else 18
        out += [
            _milestone(one, place, date, frame, width, (at, name))
            for place, (one, date) in enumerate(zip(records.ahead, dates, strict=True))
        ]
        if not records.ahead:
            words = "nobody in space passes anything before they land"
            out.append(Row(width, frame.glyphs).put(2, words, "dim").line())
        for what, unit, feats in (
            ("most days", "d", records.most_days),
            ("longest flight", "d", records.longest_flights),
            ("most flights", "flights", records.most_flights),
            ("oldest", "years", records.oldest),
            ("youngest", "years", records.youngest),
        ):
            if feats:
                out.append(_record(what, unit, feats[0], frame, width, 20 if small else name))
        if records.crowds:
            row = Row(width, frame.glyphs).put(2, "most aboard", "dim")
            ships = ", ".join(safe(one.flight_name or "") for one in records.crowds)
            row.put(
                18, f"{records.most_aboard} with {ships}" if ships else f"{records.most_aboard}"
            )
            out.append(row.line())
        return out


def _milestone(
    one: Milestone, place: int, date: str, frame: FrameState, width: int, name: tuple[int, int]
) -> Line:
    row = Row(width, frame.glyphs).put(2, date, room=12)
    at, room = name
    row.put(at, safe(one.name if room > _FAMILY else one.family), room=room)
    words = one.words if one.certain else f"{one.words}, if still in space"
    at += room + 2
    row.put(at, safe(words), "" if one.certain else "dim", room=width - 2 - at)
    return row.line(("person", one.person), mark=0, key=f"ahead/{place}")


def _record(what: str, unit: str, feat: Feat, frame: FrameState, width: int, room: int) -> Line:
    row = Row(width, frame.glyphs).put(2, what, "dim").put(18, safe(feat.name), room=room)
    ships = f"  {safe(feat.up_name)}" if feat.up_name else ""
    going = " so far" if feat.under_way else ""
    row.put(18 + room + 2, f"{int(feat.value)} {unit}{going}{ships}")
    return row.line(("person", feat.person), mark=0, key=f"record/{what}")
