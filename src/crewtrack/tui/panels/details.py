"""What the detail pane says of an address: a person, a flight, a port, a statement, a problem.

Everything shown comes from views and from the schedule as it is written; nothing is derived here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from crewtrack.model.address import dotted, parse_address
from crewtrack.model.problem import Severity
from crewtrack.model.when_words import countdown, long
from crewtrack.tui.panels.sheet import Sheet
from crewtrack.tui.panels.words import (
    country,
    is_overdue,
    lasting,
    on_day,
    people,
    plain_date,
)
from crewtrack.tui.text import safe
from crewtrack.views.agenda import occurrence
from crewtrack.views.refs import agency_ref, provider_ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.ledger.trips import Trip
    from crewtrack.model.address import Address
    from crewtrack.model.nouns import Flight, Movement
    from crewtrack.model.problem import Place, Problem
    from crewtrack.model.schedule import Schedule
    from crewtrack.model.when import When
    from crewtrack.tui.panels.base import FrameState
    from crewtrack.tui.panels.lines import Line
    from crewtrack.views.shapes import (
        AgencyRef,
        CrewMember,
        Docked,
        Occurrence,
        Overview,
        PersonView,
        PortRow,
        Ride,
    )


class Lookup(Protocol):
    """Where a detail finds what the overview does not hold: a `crewtrack.app.session.Session`."""

    schedule: Schedule
    ledger: Ledger

    def person(self, ident: str, at: datetime) -> PersonView | None:
        """Return a person as of an instant, or None."""

    def place(self, address: Address) -> Place | None:
        """Return where an address stands in the files, or None."""


def detail(
    address: Address,
    overview: Overview,
    lookup: Lookup,
    frame: FrameState,
    width: int,
    *,
    brief: bool = False,
) -> list[Line]:
    """Return the lines that say what there is to know of an address.

    Args:
        address: what it is about.
        overview: what the screen shows.
        lookup: where the rest is found.
        frame: the frame.
        width: of the pane.
        brief: say where something is from in one line, cut at the width.
    """
    sheet = Sheet(frame, width, brief=brief)
    kind = str(address[0])
    ident = str(address[1]) if len(address) > 1 else ""
    if kind == "person" and (view := lookup.person(ident, overview.at)) is not None:
        _person(sheet, view, overview, lookup)
    elif kind == "flight" and ident in lookup.schedule.flights:
        _flight(sheet, ident, str(address[2]) if len(address) > 2 else "", overview, lookup)
    elif kind == "station" and (port := _port_at(address, overview)) is not None:
        _port(sheet, port, overview, lookup)
    elif kind == "bulletin" and ident in lookup.schedule.bulletins:
        _bulletin(sheet, ident, overview, lookup)
    elif (event := _event_at(address, overview, lookup)) is not None:
        _event(sheet, event, lookup, overview.at)
    else:
        sheet.title(dotted(address))
        _file(sheet, lookup, [address])
    return sheet.lines


def of_problem(problem: Problem, frame: FrameState, width: int) -> list[Line]:
    """Return the lines that say what is wrong, and what would help."""
    sheet = Sheet(frame, width)
    glyphs = frame.glyphs
    sign, style = {
        Severity.ERROR: (glyphs.error, "error"),
        Severity.WARNING: (glyphs.warning, "warning"),
    }.get(problem.severity, (glyphs.unseated, "strong"))
    sheet.lines.append(
        sheet.row().put(sheet.left, f" {sign} {problem.code} {problem.name} ", style).line()
    )
    sheet.blank()
    sheet.words(problem.message)
    sheet.blank()
    sheet.field("try", problem.hint or "")
    for other in problem.related:
        sheet.field("also", other.message)
        if other.place is not None:
            sheet.field("", f"{other.place.file}:{other.place.line}")
    if problem.place is not None:
        place = problem.place
        sheet.field("file", f"{place.file}:{place.line}:{place.column}")
    return sheet.lines


# -- small things ----------------------------------------------------------------------------------


def _stamp(when: When | None) -> str:
    """A time as exactly as it is known, its day in two columns; the header says that it is UTC."""
    return on_day(long(when).replace(" UTC", "")) if when is not None else ""


def _left(when: When, frame: FrameState) -> str:
    """How long it is until a time: ``in 21d 03h``, ``in 3-4 weeks``."""
    words = countdown(when, frame.now)
    return f"in {words}" if words[:1].isdigit() else words


def _file(sheet: Sheet, lookup: Lookup, addresses: Iterable[Address]) -> None:
    places = (lookup.place(address) for address in addresses)
    words = [f"{place.file}:{place.line}" for place in places if place is not None]
    sheet.field("file", ", ".join(dict.fromkeys(words)))


def _remarks(
    sheet: Sheet, notes: Iterable[tuple[str, str]], sources: Iterable[tuple[str, str]]
) -> None:
    """Notes with what they are about, sources without."""
    sheet.blank()
    for at, (label, note) in enumerate(dict.fromkeys(notes)):
        plain = note.lower().startswith(label.lower()) or not label
        sheet.field("" if at else "note", note if plain else f"{label}: {note}")
    named = (part for _, source in sources for part in source.split("; "))
    sheet.line("source", "; ".join(dict.fromkeys(named)))


def _docked(flight: str | None, overview: Overview) -> tuple[PortRow | None, Docked | None]:
    for row in overview.ports.rows:
        for ship in row.holds:
            if ship.flight == flight:
                return row, ship
    return None, next((ship for ship in overview.ports.moving if ship.flight == flight), None)


def _event_at(address: Address, overview: Overview, lookup: Lookup) -> Occurrence | None:
    """The event at an address: one of those that come next, else any."""
    for event in overview.agenda.events:
        if event.address == address:
            return event
    for other in lookup.ledger.events:
        if other.address == address:
            return occurrence(lookup.ledger, other, overview.at, None)
    return None


def _port_at(address: Address, overview: Overview) -> PortRow | None:
    return next((row for row in overview.ports.rows if row.address == address), None)


def _by_agency(
    crew: Sequence[str], lookup: Lookup, at: datetime
) -> list[tuple[str, str, AgencyRef | None]]:
    """People as (id, family name, agency), those of one agency together, in the order of their seats."""
    schedule, ledger = lookup.schedule, lookup.ledger
    found = [
        (one, schedule.person_family(one), agency_ref(schedule, ledger.agency(one, at)))
        for one in crew
    ]
    order = [agency.id for _, _, agency in found]
    found.sort(key=lambda one: order.index(one[2].id))
    return [(ident, name, agency) for ident, name, agency in found]


# -- a person --------------------------------------------------------------------------------------


def _person(sheet: Sheet, view: PersonView, overview: Overview, lookup: Lookup) -> None:
    ride = _present(view)
    member = view.member
    sheet.title(view.name, view.agency, "/".join(view.nationality))
    sheet.words(_standing(view, ride, overview))
    sheet.blank()
    addresses: list[Address] = []
    if ride is not None:
        _ride(sheet, ride, member)
        if view.days_total is not None and view.days_total > (ride.days or 0.0) + 0.01:
            so_far = lasting(view.days_total, *(one.launch for one in view.rides))
            sheet.field("", f"{so_far} so far, all flights")
        if member is not None:
            _seat(sheet, member, overview)
        _swap(sheet, view, ride, overview, lookup)
        addresses.append(("flight", ride.home or ride.up, "land" if ride.home else "launch"))
    others = [one for one in view.rides if one is not ride]
    if others:
        sheet.blank()
    for one in others:
        label = "before" if one.state == "flown" else "later"
        day = on_day(long(one.launch).split(" UTC")[0].rsplit(" ", 1)[0]) if one.launch else ""
        sheet.pair(label, f"{one.up_name}", day)
    notes = [*(ride.notes if ride is not None else ()), *((("", view.note),) if view.note else ())]
    _remarks(sheet, notes, ride.sources if ride is not None else ())
    _file(sheet, lookup, [*addresses, view.address])


def _present(view: PersonView) -> Ride | None:
    """The ride that they are on, else the next, else the last."""
    for state in ("aboard", "in transit", "planned"):
        for ride in view.rides:
            if ride.state == state:
                return ride
    return view.rides[-1] if view.rides else None


def _standing(view: PersonView, ride: Ride | None, overview: Overview) -> str:
    member = view.member
    if member is not None and member.aboard_since is not None:
        expedition = overview.roster.expedition_name
        return f"{member.role}, {expedition}" if expedition and not member.visitor else member.role
    if member is not None:
        return f"{member.role}, in transit"
    if ride is None:
        return "no flight in this record"
    if ride.state == "planned" and ride.launch is not None:
        return f"on the ground, to launch {long(ride.launch).removesuffix(' UTC')}"
    return "on the ground"


def _ride(sheet: Sheet, ride: Ride, member: CrewMember | None) -> None:
    sheet.pair("up", _stamp(ride.launch), safe(ride.up_name))
    if ride.dock is not None:
        days = member.days_aboard if member is not None else None
        beside = (
            lasting(days, ride.dock)
            if days is not None and ride.state == "aboard"
            else safe(ride.port_name or "")
        )
        sheet.pair("aboard", _stamp(ride.dock), beside)
    if ride.home_name is None:
        sheet.field("home", "no ship home in this record")
        return
    sheet.pair("home", _stamp(ride.land), safe(ride.home_name))
    places = [ride.landing_site or "", country(ride.landing_country)]
    sheet.field("", ", ".join(one for one in places if one))
    if ride.days_planned is not None:
        verb = "after" if ride.state != "planned" else "for"
        sheet.field("", f"{verb} {lasting(ride.days_planned, ride.launch, ride.land)}, this flight")


def _seat(sheet: Sheet, member: CrewMember, overview: Overview) -> None:
    sheet.blank()
    if member.aboard_since is None:
        return
    glyphs = sheet.frame.glyphs
    if member.lifeboat is None:
        sheet.field(
            "seat", f"{glyphs.unseated} no seat home if the station were left now", "warning"
        )
        return
    port, ship = _docked(member.lifeboat, overview)
    where = f" at {port.name}" if port is not None else ""
    sheet.field("seat", f"{member.lifeboat_name or member.lifeboat}{where}")
    if ship is not None:
        sheet.then("fit" if ship.fit else f"{glyphs.warning} unfit", "" if ship.fit else "warning")


def _swap(sheet: Sheet, view: PersonView, ride: Ride, overview: Overview, lookup: Lookup) -> None:
    """Whose seats were swapped, and who goes home on the same ship."""
    schedule = lookup.schedule
    mates = [
        one for one in overview.roster.crew if one.id != view.id and one.ride_home == ride.home
    ]
    if ride.home is not None and ride.home != ride.up:
        short = (
            f"up on {schedule.flight_short(ride.up)}, home on {schedule.flight_short(ride.home)}"
        )
        also = [safe(one.family) for one in mates if one.ride_up == ride.up]
        if also:
            short += f", as {'does' if len(also) == 1 else 'do'} {' and '.join(also)}"
        sheet.field("swap", short)
    sheet.blank()
    if view.member is not None and mates:
        found = [(one.id, one.family, one.agency) for one in mates]
        order = [agency.id for _, _, agency in found]
        found.sort(key=lambda one: order.index(one[2].id))
        sheet.field("with", people(found))
        return
    # before launch those of the way up; afterwards those of the way home
    others = ride.companions if ride.state == "planned" else ride.home_companions
    if others:
        sheet.field("with", people(_by_agency(others, lookup, overview.at)))


# -- a flight --------------------------------------------------------------------------------------

_MOVES = {
    "launch": "launch",
    "dock": "dock",
    "left": "left",
    "arrived": "back",
    "undock": "undock",
    "land": "land",
}
_BERTHS = {"dock": "berth", "undock": "release"}
_LABELS = {"dock": "docking", "undock": "undocking", "land": "landing"}
_SETTLED = frozenset({None, "go", "success", "in-flight"})


def _flight(sheet: Sheet, ident: str, chosen: str, overview: Overview, lookup: Lookup) -> None:
    schedule = lookup.schedule
    flight = schedule.flights[ident]
    trip = lookup.ledger.trips.get(ident)
    craft = schedule.spacecraft.get(flight.spacecraft or "")
    sheet.title(schedule.flight_name(ident), provider_ref(schedule, ident))
    operator = schedule.operator_of(flight)
    what = craft.name or craft.id if craft is not None else flight.spacecraft or ""
    by = f", flown by {schedule.agency(operator).name}" if operator is not None else ""
    sheet.words(f"{what}{by}")
    sheet.blank()
    if trip is not None:
        _movements(sheet, trip, chosen, overview, lookup)
    else:
        sheet.words("cancelled")
    _slips(sheet, flight)
    _boat(sheet, ident, overview)
    sheet.blank()
    at = overview.at
    if trip is not None:
        _crews(sheet, trip, lookup, at)
    parts = [
        ("", flight),
        *((name, getattr(flight, name)) for name in ("launch", "dock", "undock", "land")),
    ]
    notes = [
        (_LABELS.get(name, name), noun.note)
        for name, noun in parts
        if noun is not None and noun.note
    ]
    sources = [(name, noun.source) for name, noun in parts if noun is not None and noun.source]
    _remarks(sheet, notes, sources)
    _file(sheet, lookup, [("flight", ident, chosen) if chosen else ("flight", ident)])


def _movements(sheet: Sheet, trip: Trip, chosen: str, overview: Overview, lookup: Lookup) -> None:
    schedule, frame = lookup.schedule, sheet.frame
    craft = schedule.spacecraft.get(trip.flight.spacecraft or "")
    berths = craft is not None and craft.words == "berth"
    burns = trip.flight.land is not None and bool(trip.flight.land.destroyed)
    if burns or berths:
        sheet.indent(9 if burns else 8)
    for move in trip.moves:
        label = _MOVES[move.step]
        if berths:
            label = _BERTHS.get(move.step, label)
        if move.step == "land" and burns:
            label = "re-entry"
        site = getattr(move.noun, "site", None)
        where = schedule.site_name(site) if site else ""
        if move.port and move.step in {"dock", "left", "arrived", "undock"}:
            where = schedule.port_name(trip.station, move.port)
        kind = move.kind
        sheet.pair(label, _stamp(move.when), safe(where or ""), strong=kind == chosen)
        if move.when.derived:
            sheet.field("", "worked out, no file says when", "dim")
        event = next(
            (one for one in overview.agenda.events if one.flight == trip.id and one.kind == kind),
            None,
        )
        if event is not None and event.status not in _SETTLED:
            sheet.field("", event.status or "", "dim")
        if kind == chosen and event is not None and move.step != "arrived":
            late = is_overdue(event.when, frame.now)
            sign = f"{frame.glyphs.warning} " if late else ""
            sheet.field("", sign + _left(event.when, frame), "warning" if late else "")


def _slips(sheet: Sheet, flight: Flight) -> None:
    """What the times were before they changed, as the file tells."""
    for name in ("launch", "dock", "undock", "land"):
        movement: Movement | None = getattr(flight, name)
        for slip in movement.slips if movement is not None else ():
            was = (
                long(slip.at).removesuffix(" UTC")
                if slip.at is not None
                else slip.status or "otherwise"
            )
            since = f" from {plain_date(slip.known)}" if slip.known is not None else ""
            why = f": {slip.why}" if slip.why else ""
            sheet.field("was", f"{name} {was}{since}{why}")


def _boat(sheet: Sheet, ident: str, overview: Overview) -> None:
    """What a docked ship is there for."""
    _, ship = _docked(ident, overview)
    if ship is None:
        return
    sheet.blank()
    glyphs = sheet.frame.glyphs
    if ship.crewed:
        sheet.field("boat", f"for {ship.boat_for}, {ship.seats} seats")
        if not ship.fit:
            sheet.then(f"{glyphs.warning} unfit", "warning")
    if ship.life is not None and ship.launched is not None:
        day = int((overview.at - ship.launched).total_seconds() // 86_400)
        sheet.field("life", f"day {day} in orbit of about {ship.life:g}")


def _crews(sheet: Sheet, trip: Trip, lookup: Lookup, at: datetime) -> None:
    if not trip.up and not trip.down:
        craft = lookup.schedule.spacecraft.get(trip.flight.spacecraft or "")
        ahead = trip.launch is None or trip.launch.instant > at
        named = "nobody is named" if craft is not None and craft.seats else "flies without crew"
        sheet.field("crew", named if ahead else "flown without crew")
        return
    same = set(trip.up) == set(trip.down)
    up = people(_by_agency(trip.up, lookup, at)) or "nobody"
    down = people(_by_agency(trip.down, lookup, at)) or "nobody"
    if same or trip.land is None:
        sheet.field("crew", up)
        return
    sheet.field("up", up)
    sheet.field("home", down)


# -- a port ----------------------------------------------------------------------------------------


def _port(sheet: Sheet, port: PortRow, overview: Overview, lookup: Lookup) -> None:
    glyphs = sheet.frame.glyphs
    sheet.title(port.name, beside=port.docking or "")
    if len(port.holds) > 1:
        names = ", ".join(ship.name for ship in port.holds)
        sheet.field("holds", f"{glyphs.error} {names}", "error")
    elif port.holds:
        ship = port.holds[0]
        sheet.words(f"{ship.name}, {lasting(ship.days, ship.since_when)} at this port")
    elif not overview.ports.recorded:
        sheet.words("not recorded: the file does not claim to know what is docked here then")
    else:
        since = f" since {plain_date(port.free_since)}" if port.free_since is not None else ""
        sheet.words(f"{glyphs.free} free{since}")
    sheet.blank()
    for ship in port.holds:
        if ship.leaves is not None:
            sheet.pair(
                "leaves", _stamp(ship.leaves), safe(ship.name) if len(port.holds) > 1 else ""
            )
        if ship.relocates is not None:
            when, other = ship.relocates
            sheet.pair(
                "moves",
                _stamp(when),
                "to " + lookup.schedule.port_name(overview.ports.station, other),
            )
    if port.next_name is not None:
        sheet.pair("next", _stamp(port.next_when), safe(port.next_name))
    elif not port.holds and overview.ports.recorded:
        sheet.field("next", "nothing planned to come here")
    if len(port.holds) == 1 and port.holds[0].flight in lookup.schedule.flights:
        sheet.blank()
        _flight(sheet, port.holds[0].flight, "", overview, lookup)
    else:
        sheet.blank()
        _file(sheet, lookup, [port.address])


# -- other events, statements ----------------------------------------------------------------------


def _event(sheet: Sheet, event: Occurrence, lookup: Lookup, at: datetime) -> None:
    name = (
        f"{event.name} {event.verb}" if event.kind == "expedition" else f"{event.verb} {event.name}"
    )
    sheet.title(name, event.provider or (event.agencies[0][0] if event.agencies else None))
    gone = (at - event.instant).total_seconds()
    sheet.words(f"{int(gone // 86_400)} d ago" if gone >= 0 else _left(event.when, sheet.frame))
    sheet.blank()
    sheet.field("when", _stamp(event.when))
    if event.kind != "handover" and event.crew:
        sheet.field("crew", ", ".join(safe(name) for name in event.crew_family))
    notes = [("", event.note)] if event.note else []
    sources = [("", event.source)] if event.source else []
    _remarks(sheet, notes, sources)
    _file(sheet, lookup, [event.address])


def _bulletin(sheet: Sheet, ident: str, overview: Overview, lookup: Lookup) -> None:
    noun = lookup.schedule.bulletins[ident]
    line = next((one for one in overview.bulletins.lines if one.id == ident), None)
    agency = line.agency if line is not None else None
    sheet.title(_stamp(noun.at).strip() or "bulletin", agency)
    sheet.words(noun.title or "", "strong")
    sheet.blank()
    sheet.words(noun.text or "")
    sheet.blank()
    names = [_called(one, lookup.schedule) for one in noun.about]
    sheet.field("about", ", ".join(dict.fromkeys(names)))
    notes = [("", noun.note)] if noun.note else []
    sources = [("", noun.source)] if noun.source else []
    _remarks(sheet, notes, sources)
    _file(sheet, lookup, [("bulletin", ident)])


def _called(text: str, schedule: Schedule) -> str:
    """What people call the thing at an address."""
    try:
        address = parse_address(text)
    except ValueError:
        return text
    kind, ident = str(address[0]), str(address[1]) if len(address) > 1 else ""
    if kind == "agency":
        return schedule.agency(ident).name or ident
    if kind == "flight":
        return schedule.flight_name(ident)
    if kind == "person":
        return schedule.person_name(ident)
    if kind == "station" and len(address) == 2:
        return schedule.station_name(ident)
    found = schedule.spacecraft.get(ident) if kind == "spacecraft" else None
    return found.name or ident if found is not None else text
