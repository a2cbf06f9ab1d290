"""Every port in a line: what it holds, since and until when, and what comes there then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.model.when import When
from crewtrack.model.when_words import day, short
from crewtrack.tui.panels.base import Panel
from crewtrack.tui.panels.lines import Line, Row
from crewtrack.tui.panels.words import agency_style, counted, day_in, on_day, port_in_short
from crewtrack.tui.text import cell_width, safe

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from crewtrack.tui.panels.base import FrameState
    from crewtrack.tui.panels.map_content import PortsContent
    from crewtrack.views.shapes import Docked, PortRow, Ports


class PortTable(Panel):
    """The ports of a station, in the order of the file."""

    ABOUT = (
        "Ports",
        "Each port: what it holds, since when, until when, and what comes there then. The map above shares the selection.",
    )

    MINDS_HEIGHT = False

    def build(self, overview: PortsContent, frame: FrameState, width: int) -> list[Line]:
        """Return a line a port, and one for each ship between two ports."""
        ports = overview.ports
        if not ports.rows:
            left = 1 if frame.size in {"tiny", "narrow"} else 2
            row = Row(width, frame.glyphs)
            return [row.put(left, "no ports are given for this station", "dim").line()]
        made = {"tiny": _Tiny, "narrow": _Narrow}.get(frame.size, _Full)
        return made(ports, frame, width).lines()


class _Table:
    """Columns as wide as what stands in them."""

    LEFT = 2
    HEAD = False

    def __init__(self, ports: Ports, frame: FrameState, width: int) -> None:
        self.ports, self.frame, self.width = ports, frame, width
        self.year = frame.year
        self.free = f"{frame.glyphs.free} {'free' if ports.recorded else 'not recorded'}"

    def lines(self) -> list[Line]:
        """Return the title and the ports."""
        out = [self.title().line(heading=True)] if self.HEAD else []
        out += [self.port(port) for port in self.ports.rows]
        out += [self.moving(ship) for ship in self.ports.moving]
        return out

    def title(self) -> Row:
        """Return the row with the names of the columns."""
        raise NotImplementedError

    def port(self, port: PortRow) -> Line:
        """Return the line of a port."""
        raise NotImplementedError

    def moving(self, ship: Docked) -> Line:
        """Return the line of a ship that is between two ports."""
        raise NotImplementedError

    def row(self) -> Row:
        """Begin a row."""
        return Row(self.width, self.frame.glyphs)

    def holds(self, row: Row, column: int, port: PortRow, room: int, *, short_names: bool) -> None:
        """Say what is on a port: free, a ship, or two that cannot both be there."""
        if not port.holds:
            row.put(column, self.free, "dim", room=room)
        elif len(port.holds) > 1:
            names = ", ".join(safe(ship.short) for ship in port.holds)
            row.put(column, f"{self.frame.glyphs.error} {names}", "error")
        else:
            ship = port.holds[0]
            long = not short_names or cell_width(ship.name) <= room
            row.put(column, ship.name if long else ship.short, room=room)

    def whose(self, row: Row, column: int, ship: Docked) -> None:
        """Write whose ship it is."""
        if ship.provider is not None:
            row.put(column, safe(ship.provider.tag), agency_style(ship.provider))

    def days(self, ship: Docked) -> str:
        """Write how long a ship has been there, in days."""
        return counted(ship.days, ship.since_when)

    def name(self, port: PortRow) -> str:
        """Write a port's name in short."""
        return port_in_short(port, self.ports.rows)


def _line(row: Row, port: PortRow) -> Line:
    """End the line of a port, which a filter finds by its ships too."""
    return row.line(port.address, mark=0)._replace(also=tuple(ship.address for ship in port.holds))


def _widest(words: Sequence[str], least: int, most: int) -> int:
    return min(most, max([least, *(cell_width(one) for one in words)]))


class _Full(_Table):
    """All that is known, dates to the minute."""

    HEAD = True

    def __init__(self, ports: Ports, frame: FrameState, width: int) -> None:
        super().__init__(ports, frame, width)
        ships = [ship for port in ports.rows for ship in port.holds]
        wide = [
            _widest([port.name for port in ports.rows], 13, 22),
            _widest([port.docking or "" for port in ports.rows], 6, 8),
            _widest([self.free, *(ship.name for ship in ships)], 14, 24),
            4,
            _widest([self._since(ship) for ship in ships], 11, 17),
            5,
            _widest([self._until(ship) for ship in ships], 12, 17),
        ]
        coming = _widest([self._coming(port, short) for port in ports.rows], 8, 40)
        room = width - 2 - self.LEFT - sum(wide)
        # where not all fit to the minute, all are said to the day: a column is not half of each
        self.clock = coming + 2 * len(wide) <= room
        if not self.clock:
            coming = _widest([self._coming(port, day) for port in ports.rows], 8, 40)
        gap = max(2, min(4, (room - coming) // len(wide)))
        at, columns = self.LEFT, []
        for cells in wide:
            columns.append(at)
            at += cells + gap
        self.columns = columns
        self.wide = wide
        self.then = at

    def title(self) -> Row:
        """Name the columns."""
        row = self.row().put(self.LEFT, "PORT", "title")
        _, system, holds, whose, since, days, until = self.columns
        for at, word in ((system, "system"), (holds, "holds"), (whose, "whose"), (since, "since")):
            row.put(at, word, "dim")
        row.right(days + self.wide[5] - 1, "days", "dim")
        return row.put(until, "until", "dim").put(self.then, "then", "dim")

    def port(self, port: PortRow) -> Line:
        """Return all of a port."""
        name, system, holds, whose, since, days, until = self.columns
        row = self.row().put(name, port.name, room=self.wide[0])
        row.put(system, port.docking or "", "dim", room=self.wide[1])
        clash = len(port.holds) > 1
        self.holds(row, holds, port, self.wide[2], short_names=False)
        last = days + self.wide[5] - 1
        if port.holds and not clash:
            ship = port.holds[0]
            self.whose(row, whose, ship)
            row.put(since, self._since(ship), room=self.wide[4])
            row.right(last, self.days(ship), ticks=True)
            if not ship.fit:
                row.put(until, f"{self.frame.glyphs.warning} unfit", "warning")
                row.then(self._until(ship))
            else:
                row.put(until, self._until(ship), room=self.then - until - 1)
        elif not port.holds and port.free_since is not None and self.ports.recorded:
            free = When.at_instant(port.free_since)
            row.put(since, on_day(short(free, self.year)), "dim", room=self.wide[4])
            row.right(last, str((self.ports.at - port.free_since).days), "dim", ticks=True)
        if not clash and row.end < self.then:
            row.put(self.then, self._then(port))
        return _line(row, port)

    def moving(self, ship: Docked) -> Line:
        """Return a ship between two ports."""
        row = self.row().put(self.LEFT, "between ports")
        row.put(self.columns[2], ship.name, room=self.wide[2])
        self.whose(row, self.columns[3], ship)
        row.put(self.columns[4], self._since(ship), room=self.wide[4])
        return row.put(self.columns[6], "moving", "strong").line(ship.address, mark=0)

    def _since(self, ship: Docked) -> str:
        when = ship.since_when if ship.since_when is not None else When.at_instant(ship.since)
        return on_day(short(when, self.year))

    def _until(self, ship: Docked) -> str:
        if ship.relocates is not None:
            return f"{on_day(short(ship.relocates[0], self.year))} moves"
        return on_day(short(ship.leaves, self.year)) if ship.leaves is not None else ""

    def _coming(
        self, port: PortRow, write: Callable[[When, int], str], *, in_short: bool = False
    ) -> str:
        if port.next_name is None:
            return ""
        name = safe(port.next_short or port.next_name if in_short else port.next_name)
        return f"{name}, {write(port.next_when, self.year)}" if port.next_when is not None else name

    def _then(self, port: PortRow) -> str:
        room = self.width - 2 - self.then
        write = short if self.clock else day
        words = self._coming(port, write)
        return words if cell_width(words) <= room else self._coming(port, day, in_short=True)


class _Narrow(_Table):
    """A line of 80 cells: names in short, dates to the day, no heading."""

    LEFT = 1

    def __init__(self, ports: Ports, frame: FrameState, width: int) -> None:
        super().__init__(ports, frame, width)
        days = [f"{self.days(ship)} d" for port in ports.rows for ship in port.holds]
        self.until = 44 + _widest(days, 5, 10)

    def port(self, port: PortRow) -> Line:
        """Return a port in short."""
        row = self.row().put(self.LEFT, self.name(port), room=12)
        row.put(14, port.docking or "", "dim", room=6)
        self.holds(row, 21, port, 15, short_names=True)
        if len(port.holds) == 1:
            ship = port.holds[0]
            self.whose(row, 37, ship)
            row.right(self.until - 3, f"{self.days(ship)} d", ticks=True)
            if not ship.fit:
                row.put(self.until, f"{self.frame.glyphs.warning} unfit", "warning")
            else:
                row.put(self.until, _until_day(ship, self.frame.year, 8), room=8)
        if len(port.holds) < 2 and port.next_name is not None:
            then = self.until + 9
            row.put(then, _coming(port, self.frame.year, self.width - 2 - then))
        return _line(row, port)

    def moving(self, ship: Docked) -> Line:
        """Return a ship between two ports."""
        row = self.row().put(self.LEFT, "between ports").put(21, ship.name, room=15)
        self.whose(row, 37, ship)
        return row.put(self.until, "moving", "strong").line(ship.address, mark=0)


class _Tiny(_Table):
    """A line of 40 cells: what is there, and its next date."""

    LEFT = 1

    def port(self, port: PortRow) -> Line:
        """Return a port in the fewest words."""
        row = self.row().put(self.LEFT, self.name(port), room=11)
        self.holds(row, 15, port, 13, short_names=True)
        if len(port.holds) == 1:
            ship = port.holds[0]
            if ship.provider is not None:
                row.put(13, safe(ship.provider.letter), agency_style(ship.provider), room=1)
            if ship.fit:
                row.put(29, _until_day(ship, self.frame.year, 9))
            else:
                row.put(29, f"{self.frame.glyphs.warning} unfit", "warning")
        elif not port.holds and port.next_when is not None:
            row.put(23, _coming(port, self.frame.year, self.width - 25))
        return _line(row, port)

    def moving(self, ship: Docked) -> Line:
        """Return a ship between two ports."""
        row = self.row().put(self.LEFT, "moving", "strong").put(15, ship.name, room=14)
        return row.line(ship.address, mark=0)


def _until_day(ship: Docked, year: int, room: int) -> str:
    when = ship.relocates[0] if ship.relocates is not None else ship.leaves
    return on_day(day_in(when, year, room)) if when is not None else ""


def _coming(port: PortRow, year: int, room: int) -> str:
    """What comes to a port, and on which day, in so many cells."""
    name = safe(port.next_name or "")
    if cell_width(name) > 11 or cell_width(name) + 8 > room:
        name = safe(port.next_short or port.next_name or "")
    if port.next_when is None:
        return name
    return f"{name}  {day_in(port.next_when, year, max(6, room - cell_width(name) - 2))}"
