"""The people who fly to a station: every one with how they stand at an instant.

`chosen` finds and orders people without making their lines, and `PersonLines` makes one line at a time: so a screen
of forty rows costs the same whether there are a hundred people or ten thousand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.ledger.rides import end_of, start_of
from crewtrack.model.names import family_name
from crewtrack.model.when import FAR_FUTURE
from crewtrack.views.ages import age_at
from crewtrack.views.asking import EVERYTHING
from crewtrack.views.gradual import Gradual, parts
from crewtrack.views.milestones import milestones
from crewtrack.views.refs import agency_ref, days, station_short
from crewtrack.views.shapes.people import People, PersonLine
from crewtrack.views.standings import Standings
from crewtrack.views.totals import prior_days, recorded_days, total_days

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from typing import Any

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.ledger.rides import Ride
    from crewtrack.views.asking import Ask
    from crewtrack.views.gradual import Parts
    from crewtrack.views.shapes.common import AgencyRef


def people(ledger: Ledger, station: str | None, at: datetime, ask: Ask = EVERYTHING) -> People:
    """Return the people who fly to a station, past or planned, as they stand at an instant.

    Args:
        ledger: the ledger.
        station: the station's id, or None for flights to no station.
        at: the instant (aware, UTC).
        ask: which of them, in which order.
    """
    lines = PersonLines(ledger, at)
    roll = Roll(ledger, station)
    found = chosen(ledger, station, at, ask, roll=roll)
    shown = found if ask.limit is None else found[: ask.limit]
    state = ledger.state(at)
    wanted = set(found)
    ahead = milestones(ledger, station, at, Standings(ledger, station, roll, 1))
    return People(
        station=station,
        station_name=ledger.schedule.station_name(station),
        at=at,
        rows=tuple(map(lines.line, shown)),
        more=len(found) - len(shown),
        in_space=sum(1 for one in found if one in state.aboard or one in state.transit),
        visited=sum(1 for one in found if visited(ledger, one, station, at)),
        ahead=tuple(one for one in ahead if one.person in wanted),
    )


def visited(ledger: Ledger, person: str, station: str | None, at: datetime) -> bool:
    """Whether somebody has been aboard a station up to an instant."""
    return any(
        ride.up.station == station and ride.up.dock is not None and ride.up.dock.instant <= at
        for ride in ledger.rides.get(person, ())
    )


# -- who, and in which order -----------------------------------------------------------------------


class Roll:
    """The people who fly to a station, in order of name: the same at every instant, so it is made once for a ledger.

    Attributes:
        ledger, station: of what.
    """

    __slots__ = ("_names", "ledger", "station")

    def __init__(self, ledger: Ledger, station: str | None) -> None:
        """Look at a station, or with None at flights to no station; nothing is worked out yet."""
        self.ledger = ledger
        self.station = station
        self._names: Gradual[list[str]] = Gradual(self._by_name())

    def parts(self) -> Iterator[Gradual[list[str]]]:
        """Yield what can be worked out ahead."""
        yield self._names

    def names(self) -> list[str]:
        """Return the ids of everybody, in order of name; seats not yet named are nobody."""
        return self._names.value

    def everybody(self) -> list[str]:
        """Return the ids of everybody, in no order."""
        ledger, station = self.ledger, self.station
        found = [
            person
            for person, rides in ledger.rides.items()
            if not person.startswith("?") and any(ride.up.station == station for ride in rides)
        ]
        known = set(found)
        for trip in ledger.trips.values():
            if not trip.flown and trip.station == station:
                # Their launch failed: they have not been in space, and still belong to the record.
                new = [one for one in trip.up if one not in known and not one.startswith("?")]
                found += new
                known.update(new)
        return found

    def _by_name(self) -> Parts[list[str]]:
        schedule = self.ledger.schedule
        keyed: list[tuple[str, str, int, str]] = []
        for some in parts(self.everybody()):
            for one in some:
                name = schedule.person_name(one)
                keyed.append((plain(family_name(one, name)), plain(name), len(keyed), one))
            yield
        keyed.sort()
        return [one[3] for one in keyed]


def chosen(
    ledger: Ledger,
    station: str | None,
    at: datetime,
    ask: Ask = EVERYTHING,
    *,
    roll: Roll | None = None,
) -> list[str]:
    """Return the ids of the people who are asked for, in order; seats not yet named are nobody.

    `roll` is the station's, where one is kept.
    """
    made = roll if roll is not None else Roll(ledger, station)
    found = made.everybody() if ask.sort == "id" else made.names()
    if ask.agency is not None:
        found = [one for one in found if ledger.agency(one, at) == ask.agency]
    if ask.start is not None or ask.until is not None:
        found = [one for one in found if _in_space(ledger.rides.get(one, ()), ask)]
    if ask.keep is not None:
        found = [one for one in found if ask.keep(("person", one))]
    return _sorted(ledger, found, at, ask)


def _in_space(rides: Any, ask: Ask) -> bool:
    """Whether somebody is in space, or may be, in the span that is asked for."""
    for ride in rides:
        start = ride.up.launch or ride.up.dock
        end = (ride.home.land or ride.home.undock) if ride.home is not None else None
        if start is None:
            continue
        late = ask.until is not None and start.low >= ask.until
        early = ask.start is not None and end is not None and end.high <= ask.start
        if not late and not early:
            return True
    return False


def _sorted(ledger: Ledger, found: list[str], at: datetime, ask: Ask) -> list[str]:
    """Sort what is in order of name by what is asked for: numbers largest first, words from A, what is not known last."""
    if ask.sort == "id":
        return sorted(found)
    out = list(found)
    key = _keys(ledger, at).get(ask.sort or "days")
    if key is not None:
        out.sort(key=key)
    if ask.reverse:
        out.reverse()
    return out


def _keys(ledger: Ledger, at: datetime) -> dict[str, Callable[[str], Any]]:
    schedule = ledger.schedule

    def agency(person: str) -> tuple[bool, str]:
        ident = ledger.agency(person, at)
        return ident is None, (schedule.agency(ident).name or "").casefold()

    def age(person: str) -> int:
        found = age_of(ledger, person, at)
        return -1 if found is None else -found

    def launch(person: str) -> datetime:
        rides = ledger.rides.get(person)
        return start_of(rides[0].up) if rides else FAR_FUTURE

    def flying(person: str) -> float:
        state = ledger.state(at)
        ride = ledger.ride(person, at)
        if ride is None or (person not in state.aboard and person not in state.transit):
            return 1.0
        return -days(start_of(ride.up), at)

    evas = _evas(ledger, at) or {}
    return {
        "days": lambda one: -(recorded_days(ledger, one, at) + (prior_days(ledger, one, at) or 0)),
        "flight": flying,
        "flights": lambda one: -_begun(ledger.rides.get(one, []), at),
        "agency": agency,
        "nationality": lambda one: schedule.person(one).nationality or ("~",),
        "age": age,
        "launch": launch,
        "evas": lambda one: -evas.get(one, 0),
    }


def plain(name: str) -> str:
    """Return a name to sort by: without regard to capitals and accents."""
    if name.isascii():
        return name.casefold()
    from unicodedata import combining, normalize

    return "".join(one for one in normalize("NFKD", name) if not combining(one)).casefold()


def _begun(rides: list[Ride], at: datetime) -> int:
    return sum(1 for ride in rides if start_of(ride.up) <= at)


def _evas(ledger: Ledger, at: datetime) -> dict[str, int] | None:
    """Count how often each person went outside up to an instant; None where no spacewalk is recorded at all."""
    schedule = ledger.schedule
    if not schedule.evas:
        return None
    counts: dict[str, int] = {}
    for eva in schedule.evas.values():
        if eva.from_ is not None and eva.from_.instant <= at:
            for seat in eva.crew:
                person = schedule.person_id(seat.id)
                counts[person] = counts.get(person, 0) + 1
    return counts


def age_of(ledger: Ledger, person: str, at: datetime) -> int | None:
    """Return somebody's age at the launch of their last flight, else of their next; None where not known."""
    born = ledger.schedule.person(person).born
    rides = ledger.rides.get(person)
    if born is None or not rides:
        return None
    begun = [ride for ride in rides if start_of(ride.up) <= at]
    return age_at(born, (begun[-1] if begun else rides[0]))


# -- one line --------------------------------------------------------------------------------------


class PersonLines:
    """Makes the lines of people, one at a time; what many of them share is looked up once."""

    __slots__ = ("_agencies", "_at", "_evas", "_ledger")

    def __init__(self, ledger: Ledger, at: datetime) -> None:
        """Make lines as of an instant."""
        self._ledger = ledger
        self._at = at
        self._evas = _evas(ledger, at)
        self._agencies: dict[str | None, AgencyRef] = {}

    def line(self, person: str) -> PersonLine:
        """Return one person as they stand at the instant."""
        ledger, at = self._ledger, self._at
        schedule = ledger.schedule
        noun = schedule.person(person)
        name = schedule.person_name(person)
        rides = ledger.rides.get(person, [])
        begun = [ride for ride in rides if start_of(ride.up) <= at]
        ahead = rides[len(begun) :]
        over = [ride.home for ride in begun if ride.home is not None and end_of(ride.home) <= at]
        state, place = self._where(person)
        ride = begun[-1] if begun else ahead[0] if ahead else None
        flying = state != "ground" and ride is not None
        start = (ride.up.launch or ride.up.dock) if ride is not None else None
        home = ride.home if ride is not None else None
        total = total_days(ledger, person, at)
        first = rides[0].up.launch or rides[0].up.dock if rides else None
        last = over[-1].land or over[-1].undock if over else None
        soon = ahead[0].up if ahead else None
        prior = noun.prior
        return PersonLine(
            id=person,
            name=name,
            family=family_name(person, name, noun.nationality),
            agency=self._agency(ledger.agency(person, at)),
            nationality=noun.nationality,
            born=noun.born,
            age=age_of(ledger, person, at),
            flights=len(begun),
            earlier=total is None or (prior is not None and bool(prior.days)),
            planned=len(ahead),
            days_total=total,
            days_recorded=recorded_days(ledger, person, at),
            days_flight=days(start.instant, at) if flying and start is not None else None,
            evas=None if self._evas is None else self._evas.get(person, 0),
            state=state,
            place=place,
            flight=ride.up.id if ride is not None else None,
            flight_name=schedule.flight_name(ride.up.id) if ride is not None else None,
            home=home.id if home is not None else None,
            home_name=schedule.flight_name(home.id) if home is not None else None,
            home_short=schedule.flight_short(home.id) if home is not None else None,
            up_when=start.when if flying and start is not None else None,
            first=first.when if first is not None else None,
            last=last.when if last is not None else None,
            returns=home.land.when
            if flying and home is not None and home.land is not None
            else None,
            next=soon.id if soon is not None else None,
            next_name=schedule.flight_name(soon.id) if soon is not None else None,
            next_launch=soon.launch.when if soon is not None and soon.launch is not None else None,
            address=("person", person),
        )

    def _agency(self, ident: str | None) -> AgencyRef:
        found = self._agencies.get(ident)
        if found is None:
            found = self._agencies[ident] = agency_ref(self._ledger.schedule, ident)
        return found

    def _where(self, person: str) -> tuple[str, str | None]:
        """Return where somebody is: their state, and the station or ship."""
        state = self._ledger.state(self._at)
        schedule = self._ledger.schedule
        here = state.aboard.get(person)
        if here is not None:
            return "aboard", station_short(schedule, here.station)
        trip = state.transit.get(person)
        if trip is None:
            return "ground", None
        name = schedule.flight_name(trip.id)
        if trip.dock is None:
            return "in flight", name
        return ("going up" if trip.dock.instant > self._at else "going home"), name
