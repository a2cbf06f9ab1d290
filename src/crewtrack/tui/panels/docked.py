"""What is docked where, until when, and what comes there next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.tui.panels.base import Panel
from crewtrack.tui.panels.lines import Line, Row
from crewtrack.tui.panels.words import (
    agency_style,
    counted,
    day_in,
    module_of,
    on_day,
    port_in_short,
    since_in,
)
from crewtrack.tui.text import cell_width, fit, safe, wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crewtrack.model.when import When
    from crewtrack.tui.panels.base import FrameState
    from crewtrack.views.shapes import Docked, Overview, PortRow, Ports


_NAME = 7  # a ship's name that is no longer stays in full


class DockedPanel(Panel):
    """What is docked where."""

    ABOUT = ("Docked", "Which port holds what, since when, and what leaves or comes there next.")

    NONE = "no port"

    def build(self, overview: Overview, frame: FrameState, width: int) -> list[Line]:
        """One line a port; in a small terminal one for all free ports."""
        ports = overview.ports
        if frame.size in {"tiny", "narrow"}:
            lines = _narrow(ports, frame, width)
            # where lines scroll, a blank stays before the sign of more of them
            return lines if not 0 < self.room < len(lines) else _narrow(ports, frame, width - 1)
        return _Wide(ports, frame, width).lines()


class _Wide:
    """A line a port, and one for each ship between two ports."""

    def __init__(self, ports: Ports, frame: FrameState, width: int) -> None:
        self.ports, self.frame, self.width = ports, frame, width
        spare = max(0, width - 70)
        free = [row for row in ports.rows if not row.holds]
        self.next = min(9, max([7, *(cell_width(_coming(row)) for row in free)]))
        ships = [ship for row in ports.rows for ship in row.holds]
        longest = max([14, *(cell_width(ship.name) for ship in ships)])
        whens = [row.next_when for row in free] + [ship.leaves for ship in ships]
        usual = 54 + spare // 4 * 2
        # no date is said more coarsely than the longest name of a ship forces
        for self.room, gap in ((12, 3), (12, 2), (10, 2), (8, 3)):
            need = self.next + 1 + max([6, *(len(self._day(when)) for when in whens)])
            self.then = min(usual, width - 1 - need)
            self.since = self.then - gap
            self.whose = self.since - 12
            if self.whose - 21 >= longest:
                break
        self.ship = max(20, self.whose - 17 - spare // 4)

    def lines(self) -> list[Line]:
        """Return the title and the ports."""
        ports, frame = self.ports, self.frame
        row = Row(self.width, frame.glyphs).put(2, "DOCKED", "title")
        if not ports.rows:
            row.line(heading=True)
            empty = Row(self.width, frame.glyphs).put(4, "no ports are recorded of this station")
            return [row.line(heading=True), empty.line()]
        row.then(_taken_of(ports, " ports"), gap=2).put(self.whose, "whose", "dim")
        row.put(self.since - 5, "since", "dim").put(self.then, "next there", "dim")
        lines = [row.line(heading=True)]
        lines += [self._port(port) for port in ports.rows]
        lines += [self._moving(ship) for ship in ports.moving]
        return lines

    def _row(self, name: str) -> Row:
        return Row(self.width, self.frame.glyphs).put(4, name, room=self.ship - 5)

    def _port(self, port: PortRow) -> Line:
        row = self._row(port.name)
        if not port.holds:
            free = "free" if self.ports.recorded else "not recorded"
            row.put(self.ship, f"{self.frame.glyphs.free} {free}", "dim")
            self._coming(row, port)
        elif len(port.holds) == 1:
            self._ship(row, port.holds[0])
        else:
            names = ", ".join(safe(ship.short) for ship in port.holds)
            sign = self.frame.glyphs.error
            row.put(self.ship, f"{sign} {names}", "error", room=self.width - 1 - self.ship)
        return row.line(port.address, mark=2)

    def _ship(self, row: Row, ship: Docked) -> None:
        frame = self.frame
        row.put(self.ship, ship.name, room=self.whose - self.ship - 1)
        if ship.provider is not None:
            row.put(self.whose, safe(ship.provider.tag), agency_style(ship.provider))
        row.right(self.since, _since(ship, frame))
        leaves = self._day(ship.leaves)
        if ship.moving:
            row.put(self.then, "moving", "strong")
        elif not ship.fit:
            row.put(self.then, f"{frame.glyphs.warning} unfit", "warning")
            if row.end + 1 + len(leaves.rstrip()) < self.width:
                row.then(leaves)
        elif ship.relocates is not None:
            moves = self._day(ship.relocates[0])
            row.put(self.then, "moves  " + moves)
        elif leaves:
            row.put(self.then, "leaves " + leaves)

    def _coming(self, row: Row, port: PortRow) -> None:
        if port.next is None:
            return
        row.put(self.then, _coming(port), room=self.next)
        if port.next_when is not None:
            row.put(self.then + self.next + 1, self._day(port.next_when))

    def _day(self, when: When | None) -> str:
        if when is None:
            return ""
        return on_day(day_in(when, self.frame.year, self.room)).ljust(6)

    def _moving(self, ship: Docked) -> Line:
        row = self._row("between ports")
        row.put(self.ship, ship.name, room=self.whose - self.ship - 1)
        if ship.provider is not None:
            row.put(self.whose, safe(ship.provider.tag), agency_style(ship.provider))
        row.right(self.since, _since(ship, self.frame)).put(self.then, "moving", "strong")
        return row.line(ship.address, mark=2)


def _coming(port: PortRow) -> str:
    """What comes next, in full where that is short enough: ``Axiom 1``, but ``MS-21``."""
    name = safe(port.next_name or "")
    return name if cell_width(name) <= _NAME else safe(port.next_short or "")


def _since(ship: Docked, frame: FrameState) -> str:
    return since_in(ship.since_when, ship.since, frame.at, 8)


def _taken_of(ports: Ports, noun: str = "") -> str:
    """How many ports are taken; not recorded where no ship is, and the file does not claim to know."""
    if not ports.taken and not ports.recorded:
        return "not recorded"
    return f"{ports.taken} of {len(ports.rows)}{noun}"


def _narrow(ports: Ports, frame: FrameState, width: int) -> list[Line]:
    last = width - 2
    row = Row(width, frame.glyphs).put(1, "DOCKED", "title")
    if not ports.rows:
        empty = Row(width, frame.glyphs).put(1, "no ports are recorded")
        return [row.line(heading=True), empty.line()]
    row.then(_taken_of(ports), gap=2)
    taken = (_taken(port, ports.rows, frame, width) for port in ports.rows if port.holds)
    lines = [row.line(heading=True), *taken]
    for ship in ports.moving:
        row = Row(width, frame.glyphs).put(1, "moving", "strong").put(15, ship.name, room=last - 20)
        lines.append(row.right(last, _days(ship), ticks=True).line(ship.address, mark=0))
    free = [port for port in ports.rows if not port.holds]
    if free:
        label = f"{frame.glyphs.free} {'free' if ports.recorded else 'not recorded'}"
        begin = 1 + cell_width(label) + 2
        for at, words in enumerate(wrap(_listed(free, ports.rows), width - 1 - begin)):
            row = Row(width, frame.glyphs).put(begin, words)
            if at:
                lines.append(row.line())
                continue
            row.put(1, label, "dim")
            line = row.line(free[0].address, mark=0, key="free")
            lines.append(line._replace(also=tuple(port.address for port in free)))
    return lines


def _days(ship: Docked) -> str:
    return f"{counted(ship.days, ship.since_when)}d"


def _taken(port: PortRow, rows: Iterable[PortRow], frame: FrameState, width: int) -> Line:
    last = width - 2
    row = Row(width, frame.glyphs).put(1, port_in_short(port, rows), room=13)
    if len(port.holds) > 1:
        names = ", ".join(safe(ship.short) for ship in port.holds)
        row.put(15, f"{frame.glyphs.error} {names}", "error", room=last - 14)
        return row.line(port.address, mark=0)
    ship = port.holds[0]
    row.put(15, ship.name, room=last - 16 - max(3, cell_width(_days(ship))))
    if ship.moving:
        row.right(last, "moving", "strong")
    elif not ship.fit:
        row.right(last, f"{frame.glyphs.warning} unfit", "warning")
    else:
        row.right(last, _days(ship), ticks=True)
    return row.line(port.address, mark=0)


def _listed(free: Iterable[PortRow], rows: tuple[PortRow, ...]) -> str:
    """The free ports in one line: ``Harmony zen, nad; Prichal``."""
    by: dict[str, list[str]] = {}
    for port in free:
        module = module_of(port)
        rest = port_in_short(port, rows).removeprefix(module).strip()
        by.setdefault(fit(module, 13), []).append(fit(rest, 5))
    parts = (
        f"{module} {', '.join(one for one in rest if one)}".strip() for module, rest in by.items()
    )
    return "; ".join(parts)
