"""Who is aboard: by agency, with their role, their days and their way home."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from crewtrack.tui.panels.base import Panel
from crewtrack.tui.panels.hero_count import ways
from crewtrack.tui.panels.lines import Line, Row
from crewtrack.tui.panels.words import agency_style, counted, day_in, person_in, ride_words
from crewtrack.tui.text import cell_width, safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crewtrack.app.sieve import Sieve
    from crewtrack.tui.panels.base import FrameState
    from crewtrack.views.shapes import AgencyRef, CrewGroup, CrewMember, Overview, Transit

_LEAST = 66  # the width that all columns need
_LANDS = 9  # what the date of landing may take: `late Sep` and `Mar 2023` fit, the day of another year does not


class Columns(NamedTuple):
    """Where the columns of the list stand: those aligned right by their last column."""

    mark: int
    name: int
    name_room: int
    nation: int
    role: int
    role_room: int
    days: int
    ride: int
    ride_room: int
    lands: int
    full: bool


class CrewPanel(Panel):
    """Who is aboard."""

    ABOUT = (
        "Crew",
        "Who is aboard, by agency, then who is on the way. Days are of this flight; an arrow means that somebody goes home on another ship than they came up on; a circle, that they have no lifeboat seat.",
    )

    NONE = "no one"

    def some(self, overview: Overview, sieve: Sieve) -> Overview:
        """Those alone who are meant: the groups, their counts and the columns follow."""
        from attr import evolve

        from crewtrack.views.filter.apply import some_of_roster

        return evolve(overview, roster=some_of_roster(overview.roster, sieve.keep))

    def build(self, overview: Overview, frame: FrameState, width: int) -> list[Line]:
        """The groups by head count, then those in transit."""
        roster = overview.roster
        aboard = roster.crew
        moving = tuple(member for ship in roster.transit for member in ship.crew)
        everyone = (*aboard, *moving)
        if frame.size == "tiny" or width < _LEAST:
            return _tiny(overview, frame, width)
        # where lines scroll, a blank stays before the sign of more of them
        tight = frame.size == "narrow" and 0 < self.room < len(everyone) + len(roster.transit) + 1
        columns = _columns(everyone, frame, width - tight)
        lines: list[Line] = []
        for group in roster.groups:
            lines += _group(group, columns, frame, width)
        for ship in roster.transit:
            lines += _transit(ship, columns, frame, width)
        if not aboard:
            lines.append(_nobody(overview, frame, width))
        crowded = 0 < self.room < len(lines) + 1
        name = f"CREW {roster.count}" if crowded else "CREW"
        if roster.of is not None:
            name = f"CREW {roster.count} of {roster.of}"
        return [_title(name, frame, width, columns if everyone else None), *lines]


def _margin(frame: FrameState) -> int:
    return 1 if frame.size in {"tiny", "narrow"} else 2


def _columns(everyone: Sequence[CrewMember], frame: FrameState, width: int) -> Columns:
    """Lay the columns out from the right; what they do not need goes to the names."""
    narrow = frame.size == "narrow"
    extra = 0 if narrow else max(0, width - 70)
    last = width - 2
    lands = max([6, *(len(_lands(member, frame)) for member in everyone)])
    longest = max([9, *(cell_width(_ride(member, frame, full=True)[0]) for member in everyone)])
    full = frame.size == "wide" and longest - 10 <= extra
    rides = max([9, *(cell_width(_ride(member, frame, full=full)[0]) for member in everyone)])
    drawn = 15 if narrow else 10 + extra // 4
    usual = drawn if narrow else drawn + 1
    # two blanks at least before the date: `MS-18 → 19 Mar 2022` would be read as one
    ride_room = min(14 + extra, rides)
    wide = ride_room + 1 if lands > 6 or ride_room >= usual else usual
    ride = last - lands - wide
    days = ride - 3
    roles = max([15, *(cell_width(safe(member.role)) for member in everyone)])
    moved = max(0, last - 6 - drawn - ride)
    role_room = min(20, max(roles, 18 - moved)) + extra // 4
    role = days - 3 - role_room
    nation = role - 6
    name = 8 if narrow else 4
    return Columns(
        name - 2,
        name,
        max(4, nation - name - 1),
        nation,
        role,
        role_room,
        days,
        ride,
        ride_room,
        last,
        full,
    )


def _lands(member: CrewMember, frame: FrameState) -> str:
    if member.returns is None:
        return ""
    return day_in(member.returns, frame.year, 12 if frame.size == "wide" else _LANDS)


def _ride(member: CrewMember, frame: FrameState, *, full: bool) -> tuple[str, str]:
    """The ships up and home, or that there is no seat; and its style."""
    if member.lifeboat is None and member.aboard_since is not None:
        return f"{frame.glyphs.unseated} no seat", "warning"
    return ride_words(member, frame.glyphs, full=full), ""


def _title(name: str, frame: FrameState, width: int, columns: Columns | None) -> Line:
    narrow = frame.size == "narrow"
    row = Row(width, frame.glyphs)
    row.put(_margin(frame), name, "title")
    if columns is None:
        return row.line(heading=True)
    if narrow:
        row.put(max(columns.name, row.end + 1), "name", "dim")
    row.put(columns.nation, "from", "dim").put(columns.role, "role", "dim")
    row.right(columns.days, "days", "dim")
    row.put(columns.ride, f"up {frame.glyphs.arrow} home", "dim").right(
        columns.lands, "lands", "dim"
    )
    return row.line(heading=True)


def _lead(member: CrewMember) -> tuple[str, str]:
    """What stands before someone whose group's name has scrolled away."""
    return safe(member.agency.tag), agency_style(member.agency)


def _person(row: Row, member: CrewMember, columns: Columns, frame: FrameState) -> Line:
    lead = _lead(member) if frame.size == "narrow" and not row.end else None
    nations = "/".join(safe(one) for one in member.nationality)
    row.put(columns.name, person_in(member, columns.name_room), room=columns.name_room)
    row.put(columns.nation + (len(nations) < 4), nations, room=5)
    style = "strong" if member.commands else ""
    row.put(columns.role, member.role, style, room=columns.role_room)
    row.right(columns.days, counted(member.days_flight, member.up_when), ticks=True)
    words, style = _ride(member, frame, full=columns.full)
    row.put(columns.ride, words, style, room=columns.ride_room)
    row.right(columns.lands, _lands(member, frame))
    return row.line(member.address, mark=columns.mark, lead=lead)


def _group(group: CrewGroup, columns: Columns, frame: FrameState, width: int) -> list[Line]:
    style = agency_style(group.agency)
    if frame.size == "narrow":
        lines = []
        for at, member in enumerate(group.crew):
            row = Row(width, frame.glyphs)
            if not at:
                row.put(1, safe(group.agency.tag), style)
            lines.append(_person(row, member, columns, frame))
        return lines
    head = Row(width, frame.glyphs)
    head.put(2, safe(group.agency.name).upper(), style, room=columns.lands - 8).then(
        str(group.count), "strong"
    )
    head.rule(head.end + 1, columns.lands, frame.glyphs.dashed)
    heading = head.line(key=f"group {group.agency.id}")
    return [
        heading,
        *(_person(Row(width, frame.glyphs), one, columns, frame) for one in group.crew),
    ]


def _transit(ship: Transit, columns: Columns, frame: FrameState, width: int) -> list[Line]:
    sign = frame.glyphs.up if ship.upward else frame.glyphs.down
    head = Row(width, frame.glyphs)
    head.put(_margin(frame), "IN TRANSIT").then(safe(ship.name), gap=2).then(sign)
    if frame.size != "narrow":
        for agency, count in _counted(ship.crew):
            head.then(safe(agency.tag), agency_style(agency), gap=2).then(str(count), "strong")
    head.rule(head.end + 1, columns.lands, frame.glyphs.dashed)
    lines = [head.line(key=f"transit {ship.flight}")]
    tag = None
    for member in ship.crew:
        row = Row(width, frame.glyphs)
        if frame.size == "narrow" and member.agency.id != tag:
            tag = member.agency.id
            row.put(1, safe(member.agency.tag), agency_style(member.agency))
        lines.append(_person(row, member, columns, frame))
    return lines


def _counted(crew: Sequence[CrewMember]) -> list[tuple[AgencyRef, int]]:
    """The agencies of a ship's crew, in the order of its seats."""
    tags = [member.agency.id for member in crew]
    firsts = [member.agency for at, member in enumerate(crew) if member.agency.id not in tags[:at]]
    return [(agency, tags.count(agency.id)) for agency in firsts]


def _nobody(overview: Overview, frame: FrameState, width: int) -> Line:
    roster = overview.roster
    row = Row(width, frame.glyphs)
    row.put(
        4 if frame.size in {"normal", "wide"} else 1,
        "nobody aboard" if roster.recorded else "not recorded",
    )
    ahead, some = bool(overview.agenda.events), roster.record_begins is not None
    ways(row, row.end + 4, frame, ahead=ahead, recorded=some)
    return row.line()


def _tiny(overview: Overview, frame: FrameState, width: int) -> list[Line]:
    """Names and landings alone, no title."""
    last = min(32, width - 2)
    lines: list[Line] = []
    for group in overview.roster.groups:
        for at, member in enumerate(group.crew):
            row = Row(width, frame.glyphs)
            if not at:
                row.put(1, safe(group.agency.tag), agency_style(group.agency))
            lines.append(_tiny_person(row, member, frame, last))
    for ship in overview.roster.transit:
        sign = frame.glyphs.up if ship.upward else frame.glyphs.down
        head = Row(width, frame.glyphs).put(1, f"in transit  {safe(ship.name)} {sign}", "dim")
        lines.append(head.line(key=f"transit {ship.flight}"))
        for member in ship.crew:
            row = Row(width, frame.glyphs).put(
                1, safe(member.agency.tag), agency_style(member.agency)
            )
            lines.append(_tiny_person(row, member, frame, last))
    if not lines:
        lines.append(_nobody(overview, frame, width))
    return lines


def _tiny_person(row: Row, member: CrewMember, frame: FrameState, last: int) -> Line:
    lead = _lead(member) if not row.end else None
    words, style = _lands(member, frame), ""
    if member.lifeboat is None and member.aboard_since is not None:
        words, style = f"{frame.glyphs.unseated} no seat", "warning"
    room = last - 6 - len(words)
    row.put(6, person_in(member, room), room=room).right(last, words, style)
    return row.line(member.address, mark=0, lead=lead)
