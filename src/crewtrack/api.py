"""The Python API: a schedule, opened, and what it says at an instant.

::

    import crewtrack

    book = crewtrack.load("my.toml")            # or load(): your own schedule, else the opening scene
    then = book.at("2022-02-25")                # whatever a time in the file may be; its first instant
    then.count                                  # 7
    then.agencies                               # {"nasa": 4, "roscosmos": 2, "esa": 1}
    [one.name for one in then.crew]             # ["Raja Chari", ...]
    then.next(limit=1)[0].name                  # "Soyuz MS-21"

Everything here is read-only. Instants are aware datetimes in UTC; days are elapsed seconds / 86 400. What
the views are made of is in `crewtrack.views.shapes`.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from crewtrack.app.whatif import NOTHING, UnknownAgencyError
from crewtrack.model.when import When

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from crewtrack.app.loading import Loaded
    from crewtrack.app.session import Asked
    from crewtrack.app.whatif import WhatIf
    from crewtrack.ledger.ledger import Ledger
    from crewtrack.model.address import Address
    from crewtrack.model.problem import Problem
    from crewtrack.model.schedule import Schedule
    from crewtrack.views.asking import Ask
    from crewtrack.views.shapes import (
        Agenda,
        Comparison,
        CrewMember,
        Dependence,
        Flights,
        Log,
        Occurrence,
        People,
        PersonView,
        PortRow,
        Ports,
        Records,
        Reliance,
        Roster,
        StationMap,
        Timeline,
        Visitors,
    )

__all__ = [
    "Book",
    "Moment",
    "NoStartError",
    "UnknownAgencyError",
    "UnknownStationError",
    "UnreadableError",
    "first_instant",
    "last_day",
    "load",
]


class UnreadableError(ValueError):
    """Nothing could be read.

    Attributes:
        problems: why, each with its place.
        loaded: the files as far as they could be read.
    """

    def __init__(self, loaded: Loaded) -> None:
        from crewtrack.app.locating import located

        self.loaded = loaded
        self.problems = located(loaded, loaded.problems)
        first = self.problems[0] if self.problems else None
        place = first.place if first is not None else None
        where = f"{place.file}:{place.line}:{place.column}: " if place is not None else ""
        super().__init__(
            f"{where}{first.message}" if first is not None else f"{loaded.name} is empty"
        )


class NoStartError(ValueError):
    """A time has no first instant, or no last day, where that is asked for: ``TBD``, or no later than something."""


class UnknownStationError(ValueError):
    """No station of a schedule is called that.

    Attributes:
        name: what was asked for.
        known: the stations that there are.
    """

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        self.name = name
        self.known = known
        super().__init__(f'no station "{name}"; known here: {", ".join(known) or "none"}')


def load(
    path: str | Path | None = None,
    *,
    now: datetime | None = None,
    above: str | Path | Iterable[str | Path] = (),
    without: str | Iterable[str] = (),
    known_on: str | date | None = None,
) -> Book:
    """Open a schedule, as it is or under a what-if.

    Args:
        path: a file, a folder of files, or ``crewtrack:NAME`` for one that ships. Left out:
            ``$CREWTRACK_FILE``, else your own schedule, else the opening scene.
        now: the instant that ``"now"`` means; left out, the clock's at this call.
        above: scenarios, laid over it in order: files, folders, or ``crewtrack:NAME``.
        without: agencies whose ships stop flying: id, name or tag, and ``@`` from when; without that, from the
            file's as-of, else now.
        known_on: the day whose knowledge to show, of a longer time its last; left out, the file's `known-on`.

    Raises:
        UnreadableError: nothing could be read, or not all scenarios. A file that could be read in part is
            opened, and `Book.problems` says what is wrong with it.
        UnknownAgencyError: there is no agency of that name.
        WhenError: the time in `without` or `known_on` is none.
        NoStartError: it has no first instant, or no last day.
    """
    from crewtrack.app import loading
    from crewtrack.app.whatif import many

    if path is None:
        from os import environ

        path = loading.default_target(environ)
    over, gone = many(above), many(without)
    loaded = loading.load(path, above=over)
    clock = now if now is not None else datetime.now(UTC)
    if loaded.schedule is None:
        raise UnreadableError(loaded)
    if not over and not gone and known_on is None and loaded.schedule.head.known_on is None:
        return Book(loaded, loaded.schedule, clock, target=path)
    from crewtrack.app.whatif import lay_under, unread

    if unread(loaded, over):
        raise UnreadableError(loaded)
    as_of = loaded.schedule.head.as_of
    day = None if known_on is None else last_day(known_on, clock)
    schedule, what_if = lay_under(
        loaded.schedule,
        above=over,
        without=gone,
        known_on=day,
        start=as_of if as_of is not None else clock,
        instant=lambda when: first_instant(when, clock),
    )
    return Book(loaded, schedule, clock, what_if, target=path, asking=(over, gone, day))


def last_day(when: str | date | datetime, now: datetime) -> date:
    """Return the last day of a time, in UTC: the plan as known on it is the plan as it stood at its end.

    Args:
        when: as for `first_instant`; ``"2021-12"`` is 31 December.
        now: the clock.

    Raises:
        WhenError: it is no time.
        NoStartError: it has no end.
    """
    if isinstance(when, date) and not isinstance(when, datetime):
        return when
    try:
        found = When.parse(when)
    except ValueError:
        return first_instant(when, now).date()
    if found.is_exact and found.earliest is not None:
        return found.earliest.date()
    if found.latest is None:
        msg = f'"{found.words}" has no last day'
        raise NoStartError(msg)
    return (found.latest - timedelta(microseconds=1)).date()


def first_instant(when: str | date | datetime, now: datetime) -> datetime:
    """Return the first instant of a time: of a day its 00:00 UTC.

    Args:
        when: an aware datetime, a date, any text that a time in a file may be, ``"now"``, or words such
            as ``"tomorrow"`` and ``"-3 days"``, counted from `now`.
        now: the clock.

    Raises:
        WhenError: it is no time.
        NoStartError: it is one without a start.
    """
    if isinstance(when, str) and when.strip().lower() == "now":
        return now
    try:
        found = When.parse(when)
    except ValueError:
        relative = None
        if isinstance(when, str):
            from crewtrack.app.zones import parse_relative

            relative = parse_relative(when, now)
        if relative is None:
            raise
        return relative
    if found.earliest is None:
        msg = f'"{found.words}" has no first instant'
        raise NoStartError(msg)
    return found.earliest


class Book:
    """A schedule, opened.

    Attributes:
        loaded: the files that it was read from.
        schedule: what they say.
        now: what ``"now"`` means.
        what_if: what the schedule is laid under; false where it is shown as it is.
        target: what was opened, as it was named.
    """

    __slots__ = (
        "_asking", "_found", "_ledger", "_problems", "loaded", "now", "schedule", "target", "what_if",
    )  # fmt: skip

    def __init__(
        self,
        loaded: Loaded,
        schedule: Schedule,
        now: datetime,
        what_if: WhatIf = NOTHING,
        *,
        target: str | Path | None = None,
        asking: tuple[tuple[str, ...], tuple[str, ...], date | None] | None = None,
    ) -> None:
        self.loaded = loaded
        self.schedule = schedule
        self.now = now
        self.what_if = what_if
        self.target: str | Path = target if target is not None else loaded.path
        self._asking = asking
        self._ledger: Ledger | None = None
        self._found: tuple[Problem, ...] | None = None
        self._problems: tuple[Problem, ...] | None = None

    def __repr__(self) -> str:
        return f"<Book {self.loaded.name}>"

    @property
    def title(self) -> str:
        """What the schedule is called: its title, else its file's name."""
        return self.schedule.head.title or self.loaded.name

    @property
    def scene_at(self) -> datetime | None:
        """The instant that the file says to open at (`as-of`), or None."""
        return self.schedule.head.as_of

    @property
    def asked(self) -> Asked | None:
        """The what-if that it was opened under, as it was asked for; None where none was."""
        if self._asking is None:
            return None
        from crewtrack.app.session import Asked

        return Asked(*self._asking, lambda when: first_instant(when, self.now))

    @property
    def ledger(self) -> Ledger:
        """What follows from the schedule; worked out on first use."""
        if self._ledger is None:
            from crewtrack.ledger.ledger import Ledger

            self._ledger = Ledger.of(self.schedule)
        return self._ledger

    @property
    def stations(self) -> tuple[str, ...]:
        """The ids of the stations that flights go to, in the order of the file; all, if none does."""
        flown = {self.schedule.station_of(flight) for flight in self.schedule.flights.values()}
        known = dict.fromkeys((*self.schedule.stations, *(one for one in flown if one is not None)))
        return tuple(one for one in known if one in flown) or tuple(known)

    @property
    def station(self) -> str | None:
        """The id of the station that is meant when none is named, or None if there is none at all."""
        return self.schedule.main_station()

    @property
    def balance(self) -> tuple[int, int]:
        """How many errors and warnings the books hold; (0, 0) if they balance."""
        names = [one.severity.value for one in self._unlocated()]
        return names.count("error"), names.count("warning")

    @property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong with the books, as `crewtrack check` says it, each with its place."""
        if self._problems is None:
            found = self._unlocated()
            if found:
                from crewtrack.app.locating import located

                found = located(self.loaded, found)
            self._problems = found
        return self._problems

    def _unlocated(self) -> tuple[Problem, ...]:
        if self._found is None:
            from crewtrack.app.checking import found

            self._found = found(self.loaded, self.ledger, self.what_if, self.now)
        return self._found

    def against(
        self,
        plan: Book,
        *,
        start: str | date | datetime | None = None,
        until: datetime | None = None,
        station: str | None = None,
    ) -> Comparison:
        """Compare with the plan that this book lays under a what-if: what is otherwise, first consequence first.

        Args:
            plan: the same schedule as it is.
            start: from when; left out, the file's as-of, else now.
            until: up to when; left out, as far as the plan's record of crews reaches.
            station: its id; left out, the file's.

        Raises:
            WhenError: `start` is no time.
            NoStartError: it has no first instant.
            UnknownStationError: there is no such station, or none at all.
        """
        from crewtrack.views.comparison import compare

        moment = self.at(start, station=station)
        return compare(plan.ledger, self.ledger, moment.station, moment.when, until)

    def at(
        self, when: str | date | datetime | None = None, *, station: str | None = None
    ) -> Moment:
        """Look at a station at an instant.

        Args:
            when: see `first_instant`; left out, the file's as-of, else now.
            station: its id; left out, the file's, else the one with most flights.

        Raises:
            WhenError: `when` is no time.
            NoStartError: it has no first instant.
            UnknownStationError: there is no such station, or none at all.
        """
        if when is None:
            at = self.scene_at if self.scene_at is not None else self.now
        else:
            at = first_instant(when, self.now)
        known = self.stations
        chosen = station if station is not None else self.station
        if chosen is None or (chosen not in known and chosen not in self.schedule.stations):
            raise UnknownStationError(chosen or "", known)
        return Moment(self, chosen, at)

    def person(self, name: str, when: str | date | datetime | None = None) -> PersonView | None:
        """Return a person by id or alias, with all their rides, or None if nobody is called that."""
        from crewtrack.views.person import person

        at = self.scene_at if self.scene_at is not None else self.now
        return person(self.ledger, name, at if when is None else first_instant(when, self.now))


class Moment:
    """A station at an instant.

    Attributes:
        book: the schedule.
        station: the station's id.
        when: the instant, in UTC.
    """

    __slots__ = ("_roster", "book", "station", "when")

    def __init__(self, book: Book, station: str, when: datetime) -> None:
        self.book = book
        self.station = station
        self.when = when
        self._roster: Roster | None = None

    def __repr__(self) -> str:
        return f"<Moment {self.station} {self.when.isoformat()}>"

    @property
    def station_name(self) -> str:
        """What people call the station."""
        return self.book.schedule.station_name(self.station)

    @property
    def roster(self) -> Roster:
        """Who is aboard, by agency, with the commander, the seats home, and those in transit."""
        if self._roster is None:
            from crewtrack.views.roster import roster

            self._roster = roster(self.book.ledger, self.station, self.when)
        return self._roster

    @property
    def crew(self) -> tuple[CrewMember, ...]:
        """Those aboard: the largest agency first, then by ship home."""
        return self.roster.crew

    @property
    def count(self) -> int:
        """How many people are aboard; `roster.least` and `roster.most` say how sure that is."""
        return self.roster.count

    @property
    def agencies(self) -> dict[str, int]:
        """How many of them each agency has, by its id; ``none`` for people without one."""
        return {group.agency.id or "none": group.count for group in self.roster.groups}

    def agenda(
        self,
        *,
        until: datetime | None = None,
        limit: int | None = None,
        keep: Callable[[Address], bool] | None = None,
    ) -> Agenda:
        """Return what comes next, with how much more there is; `keep` says which events are shown."""
        from crewtrack.views.agenda import agenda

        return agenda(
            self.book.ledger, self.station, self.when, until=until, limit=limit, keep=keep
        )

    def log(
        self,
        *,
        start: datetime | None = None,
        until: datetime | None = None,
        limit: int | None = None,
        ahead: int | None = 0,
        keep: Callable[[Address], bool] | None = None,
    ) -> Log:
        """Return what happened, what was said and what was put off, the newest first.

        Args:
            start: nothing before this.
            until: nothing after this.
            limit: at most so many of what has been.
            ahead: at most so many of what is to come, None for all.
            keep: whether an entry at an address is shown.
        """
        from crewtrack.views.log import log

        return log(
            self.book.ledger,
            self.station,
            self.when,
            start=start,
            until=until,
            limit=limit,
            ahead=ahead,
            keep=keep,
        )

    def next(
        self, *, until: datetime | None = None, limit: int | None = None
    ) -> tuple[Occurrence, ...]:
        """Return the events to come, up to an instant or a number, else to the end of the file."""
        return self.agenda(until=until, limit=limit).events

    @property
    def ports(self) -> tuple[PortRow, ...]:
        """The ports, what each holds, and what comes there next."""
        return self.port_view.rows

    @property
    def port_view(self) -> Ports:
        """The ports as one view, with the ships that are moving between two of them."""
        from crewtrack.views.ports import ports

        return ports(self.book.ledger, self.station, self.when)

    def timeline(
        self,
        start: datetime,
        end: datetime,
        lanes: str = "ports+people",
        *,
        by_agency: bool = True,
    ) -> Timeline:
        """Return who is aboard and what is docked from one instant to another, lane by lane, as of this one.

        Args:
            start: where it begins, aware.
            end: where it ends; not in it.
            lanes: ports+people, ports, people, flights or agencies.
            by_agency: whether the head count is told by agency, too.
        """
        from crewtrack.views.timeline import timeline

        return timeline(
            self.book.ledger, self.station, self.when, start, end, lanes, by_agency=by_agency
        )

    @property
    def station_map(self) -> StationMap | None:
        """The map of the station, or None where nothing says how it is laid out."""
        from crewtrack.views.station_map import station_map

        return station_map(self.book.ledger, self.station, self.when)

    @property
    def dependence(self) -> Dependence:
        """Who brings whom home, and whose ships can raise the orbit."""
        from crewtrack.views.dependence import dependence

        return dependence(self.book.ledger, self.station, self.when)

    def reliance(self, until: datetime | None = None) -> Reliance:
        """Return who depends on whom by agency, up to an instant, else as far as the record of crews reaches."""
        from crewtrack.views.dependence import reliance

        return reliance(self.book.ledger, self.station, self.when, until)

    def flights(self, ask: Ask | None = None) -> Flights:
        """Return the flights to the station as they stand at this instant, all of them or those asked for."""
        from crewtrack.views.asking import EVERYTHING
        from crewtrack.views.flights import flights

        return flights(self.book.ledger, self.station, self.when, ask or EVERYTHING)

    def people(self, ask: Ask | None = None) -> People:
        """Return those who fly to the station as they stand at this instant, all of them or those asked for."""
        from crewtrack.views.asking import EVERYTHING
        from crewtrack.views.people import people

        return people(self.book.ledger, self.station, self.when, ask or EVERYTHING)

    @property
    def records(self) -> Records:
        """The most days, the longest flights, the most people at once, and what is passed next."""
        from crewtrack.views.records import records

        return records(self.book.ledger, self.station, self.when)

    def visitors(self, by: str = "year") -> Visitors:
        """Return how many different people have been aboard: by ``year``, ``country`` or ``agency``."""
        from crewtrack.views.visitors import visitors

        return visitors(self.book.ledger, self.station, self.when, by)

    def person(self, name: str) -> PersonView | None:
        """Return a person by id or alias as of this instant, or None if nobody is called that."""
        return self.book.person(name, self.when)

    def __iter__(self) -> Iterator[CrewMember]:
        """Go through those aboard."""
        return iter(self.crew)
