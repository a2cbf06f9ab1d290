"""What stands at the selected port, in three lines of words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.model.when import Precision
from crewtrack.model.when_words import countdown, long
from crewtrack.tui.panels.base import Panel
from crewtrack.tui.panels.lines import Line, Row
from crewtrack.tui.panels.words import lasting, people, plain_date
from crewtrack.tui.text import safe
from crewtrack.views.refs import agency_ref

if TYPE_CHECKING:
    from crewtrack.model.address import Address
    from crewtrack.model.when import When
    from crewtrack.tui.panels.base import FrameState
    from crewtrack.tui.panels.details import Lookup
    from crewtrack.tui.panels.map_content import PortsContent
    from crewtrack.views.shapes import Docked, PortRow, Ports

_GAP = 3


class PortWords(Panel, can_focus=False):
    """The selected port in words: what the map and the table say in signs.

    Attributes:
        lookup: where it finds flights and places; the screen sets it.
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self.lookup: Lookup | None = None
        self._about: Address | None = None

    def show_address(self, address: Address | None) -> None:
        """Say what stands at another port."""
        if address != self._about:
            self._about = address
            self._rebuild()

    def build(self, overview: PortsContent, frame: FrameState, width: int) -> list[Line]:
        """Return the lines."""
        ports, lookup = overview.ports, self.lookup
        found = next((row for row in ports.rows if row.address == self._about), None)
        ship = next((one for one in ports.moving if one.address == self._about), None)
        if lookup is None or (found is None and ship is None):
            return []
        if found is not None and len(found.holds) == 1:
            ship = found.holds[0]
        if ship is not None:
            parts = _ship(ship, found, ports, lookup)
        elif found is not None:
            parts = _clash(found, frame) if found.holds else _free(found, ports)
        else:
            return []
        place = lookup.place(self._about) if self._about is not None else None
        if ship is not None:
            flight = lookup.schedule.flights.get(ship.flight)
            place = lookup.place(ship.address) or place
            source = flight.source if flight is not None else None
        else:
            source = None
        last = [(f"{place.file}:{place.line}", "dim")] if place is not None else []
        if source:
            last.append((f"source: {source}", "dim"))
        return [_line(part, frame, width) for part in (*parts, last)]


def _line(parts: list[tuple[str, str]], frame: FrameState, width: int) -> Line:
    row = Row(width, frame.glyphs)
    for at, (text, style) in enumerate(parts):
        if at:
            row.then(safe(text), style, gap=_GAP)
        else:
            row.put(2, safe(text), style)
    return row.line()


def _stamp(when: When, year: int) -> str:
    """A time as exactly as it is known, the year where it is another."""
    text = long(when).replace(" UTC", "")
    start = when.earliest
    plain = start is not None and not when.bound and when.precision.rank <= Precision.DAY.rank
    return text.replace(f" {year:04d}", "", 1) if plain and start and start.year == year else text


def _ship(
    ship: Docked, port: PortRow | None, ports: Ports, lookup: Lookup
) -> list[list[tuple[str, str]]]:
    trip = lookup.ledger.trips[ship.flight]
    year = ports.at.year
    where = f" at {safe(port.name)}" if port is not None else " between two ports"
    first = [(f"{safe(ship.name).upper()}{where}", "strong")]
    if trip.launch is not None:
        site = f" from {safe(ship.launch_site)}" if ship.launch_site else ""
        first.append((f"launched {_stamp(trip.launch.when, year)}{site}", ""))
        if trip.launch.when.precision.rank <= Precision.DAY.rank:
            days = (ports.at - trip.launch.instant).days
            life = f" of about {ship.life:g}" if ship.life else ""
            first.append((f"{days} days{life} in orbit", ""))
    burns = trip.flight.land is not None and trip.flight.land.destroyed
    return [first, [*_home(ship, ports, lookup), *_leaving(ship, year, burns=burns)]]


def _home(ship: Docked, ports: Ports, lookup: Lookup) -> list[tuple[str, str]]:
    if not ship.fit:
        return [(f"unfit: seats home for {ship.seats}", "warning")]
    if not ship.brings_home:
        boost = "it can raise the orbit" if ship.reboost else ""
        return [(boost or "nobody goes home on it", "")]
    schedule, ledger = lookup.schedule, lookup.ledger
    named = [
        (one, schedule.person_family(one), agency_ref(schedule, ledger.agency(one, ports.at)))
        for one in ship.brings_home
    ]
    return [(f"brings home  {people(named)}", "")]


def _leaving(ship: Docked, year: int, *, burns: bool) -> list[tuple[str, str]]:
    if ship.relocates is not None:
        other = ship.relocates_name or ship.relocates[1]
        return [(f"moves to {safe(other)} {_stamp(ship.relocates[0], year)}", "")]
    if ship.leaves is None:
        return [("it stays", "")]
    out = f"leaves {_stamp(ship.leaves, year)}"
    if ship.lands is not None:
        left, down = _stamp(ship.leaves, year), _stamp(ship.lands, year)
        day = left.rpartition(" ")[0]
        if day and down.startswith(f"{day} "):
            down = down.removeprefix(f"{day} ")  # on the same day: the clock alone
        site = f" {safe(ship.landing_site)}" if ship.landing_site else ""
        out += f", {'burns up' if burns else 'lands'} {down}{site}"
    return [(out, "")]


def _free(port: PortRow, ports: Ports) -> list[list[tuple[str, str]]]:
    name = (safe(port.name).upper(), "strong")
    if not ports.recorded:
        return [[name, ("not recorded: the file does not claim to know what is docked", "")], []]
    words = "free"
    if port.free_since is not None:
        days = lasting((ports.at - port.free_since).total_seconds() / 86_400)
        words = f"free since {plain_date(port.free_since)}, for {days}"
    if port.next_name is None or port.next_when is None:
        return [[name, (words, "")], [("nothing is planned to come here", "")]]
    wait = countdown(port.next_when, ports.at)
    wait = f"in {wait}" if wait[:1].isdigit() else wait
    coming = f"next  {safe(port.next_name)}, {_stamp(port.next_when, ports.at.year)}, {wait}"
    return [[name, (words, "")], [(coming, "")]]


def _clash(port: PortRow, frame: FrameState) -> list[list[tuple[str, str]]]:
    names = " and ".join(safe(ship.name) for ship in port.holds)
    return [
        [(safe(port.name).upper(), "strong"), (f" {frame.glyphs.error} {names} ", "error")],
        [("two ships cannot be on one port: the books do not balance here", "")],
    ]
