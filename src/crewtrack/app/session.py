"""A session: one schedule kept open, without a screen.

It reads the schedule, works out its ledger, and keeps the last good version when the file on disk is
broken. A face asks it for views and places; it never asks what time it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from crewtrack.app.loading import load
from crewtrack.app.whatif import NOTHING, UnknownAgencyError, WhatIf, lay_under, unread
from crewtrack.ledger.ledger import Ledger
from crewtrack.model.problem import Place, Problem, Severity
from crewtrack.model.when import FAR_FUTURE
from crewtrack.views.overview import overview

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import date, datetime
    from pathlib import Path

    from crewtrack.app.indexes import Indexes
    from crewtrack.app.loading import Loaded
    from crewtrack.ledger.events import Event
    from crewtrack.model.address import Address
    from crewtrack.model.schedule import Schedule
    from crewtrack.views.shapes import Overview, PersonView


class Opened(Protocol):
    """A schedule that is open: what a session and the Python API both have."""

    @property
    def loaded(self) -> Loaded:
        """The files that it was read from."""

    @property
    def schedule(self) -> Schedule:
        """What they say, under the what-if."""

    @property
    def ledger(self) -> Ledger:
        """What follows from it."""

    @property
    def what_if(self) -> WhatIf:
        """What it is laid under."""

    @property
    def title(self) -> str:
        """What it is called."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What `check` finds in it, located."""

    @property
    def target(self) -> str | Path:
        """What was opened, as it was named."""

    @property
    def asked(self) -> Asked | None:
        """The what-if that it was opened under, as it was asked for."""


class NothingReadError(Exception):
    """Nothing could be read at all, from the very start."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep what was wrong, located."""
        super().__init__(problems[0].message if problems else "nothing could be read")
        self.problems = problems


class Asked:
    """The what-if that a face asks for, as it was typed.

    Attributes:
        above: scenario files, in order.
        without: agencies by id, name or tag, each with ``@when`` or not.
        known_on: the day whose knowledge to show, or None.
        instant: reads a ``when``: its first instant.
    """

    __slots__ = ("above", "instant", "known_on", "without")

    def __init__(
        self,
        above: tuple[str, ...],
        without: tuple[str, ...],
        known_on: date | None,
        instant: Callable[[str], datetime],
    ) -> None:
        self.above = above
        self.without = without
        self.known_on = known_on
        self.instant = instant


class Seen:
    """A version of the schedule that is not the one shown.

    Attributes:
        ledger: what follows from it.
        what_if: what it is laid under.
        problem: why there is none, or None; then the ledger is that of the version shown.
    """

    __slots__ = ("ledger", "problem", "what_if")

    def __init__(self, ledger: Ledger, what_if: WhatIf, problem: Problem | None = None) -> None:
        self.ledger = ledger
        self.what_if = what_if
        self.problem = problem


def _no_instant(when: str) -> datetime:
    """Stand for a reader of times where none is asked for."""
    raise ValueError(when)


class Session:
    """One schedule kept open.

    Attributes:
        loaded, schedule, ledger: the version that is shown: the last good one.
        station: the id of the station that is shown.
        problems: what `check` finds in that version, located, in order of place.
        broken: the first problem of the version on disk while that cannot be taken over, else None.
        good_since: when the shown version was read.
        what_if: what the schedule is laid under, on every reload too; false where it is shown as it is.
    """

    def __init__(
        self,
        target: str | Path,
        *,
        now: datetime,
        station: str | None = None,
        asked: Asked | None = None,
    ) -> None:
        """Open a schedule.

        Args:
            target: a path, a folder, or ``crewtrack:NAME``.
            now: the clock.
            station: the id of the station to show, if not the schedule's own.
            asked: the what-if to show it under.

        Raises:
            NothingReadError: if nothing could be read, or not all scenarios; there is no last good version.
            UnknownAgencyError: it is to go without an agency that there is not.
        """
        self._target = target
        self._asked = asked
        self._since = now
        self.what_if: WhatIf = NOTHING
        loaded = self._load()
        if loaded.schedule is None:
            from crewtrack.app.locating import located

            raise NothingReadError(located(loaded, loaded.problems))
        self.broken: Problem | None = None
        self._problems: tuple[Problem, ...] | None = None
        self._found: Callable[[], tuple[Problem, ...]] = self._find
        self._indexes: Indexes | None = None
        self._take(loaded, loaded.schedule, now)
        self._opened = (loaded, loaded.schedule)
        self._tolerated: set[tuple[str, Address]] | None = None
        self.station = self._station(station)
        self._wanted: str | None = station

    @classmethod
    def showing(cls, book: Opened, *, now: datetime, station: str) -> Session:
        """Return a session of what is open already: nothing is read again, and it is never reloaded."""
        made = cls.__new__(cls)
        made._target, made._asked, made._since = book.target, book.asked, now
        made.loaded, made.schedule, made.ledger = book.loaded, book.schedule, book.ledger
        made.what_if, made.good_since, made.broken = book.what_if, now, None
        made.station = made._wanted = station
        made._opened, made._tolerated = (book.loaded, book.schedule), None
        made._problems, made._places, made._indexes = None, {}, None
        made._found = lambda: book.problems
        return made

    def _load(self) -> Loaded:
        """Read the files; where a scenario cannot be read, it is as if none of them could."""
        above = self._asked.above if self._asked is not None else ()
        loaded = load(self._target, above=above)
        if above and unread(loaded, above):
            loaded.schedule = None
        return loaded

    def _take(self, loaded: Loaded, schedule: Schedule, now: datetime) -> None:
        schedule, self.what_if = self._under(schedule)
        self.loaded = loaded
        self.schedule = schedule
        self.ledger = Ledger.of(schedule)
        self.good_since = now
        self._problems = None
        self._places: dict[Address, Place | None] = {}

    def _under(self, schedule: Schedule) -> tuple[Schedule, WhatIf]:
        return self._under_asked(schedule, self._asked)

    def _under_asked(self, schedule: Schedule, asked: Asked | None) -> tuple[Schedule, WhatIf]:
        if asked is None and schedule.head.known_on is None:
            return schedule, NOTHING
        as_of = schedule.head.as_of
        return lay_under(
            schedule,
            above=asked.above if asked is not None else (),
            without=asked.without if asked is not None else (),
            known_on=asked.known_on if asked is not None else None,
            start=as_of if as_of is not None else self._since,
            instant=asked.instant if asked is not None else _no_instant,
        )

    def _station(self, wanted: str | None) -> str:
        return wanted or self.schedule.main_station() or "none"

    @property
    def title(self) -> str:
        """What the schedule is called."""
        return self.schedule.head.title or self.loaded.name

    @property
    def scene_at(self) -> datetime | None:
        """The instant that the file asks to open at, or None."""
        return self.schedule.head.as_of

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What `check` finds in the shown version, located; worked out on first use."""
        if self._problems is None:
            self._problems = self._found()
        return self._problems

    def _find(self) -> tuple[Problem, ...]:
        # the rules are imported after the first paint, which needs none of them
        from crewtrack.app.checking import found
        from crewtrack.app.locating import located

        return located(self.loaded, found(self.loaded, self.ledger, self.what_if, self.good_since))

    @property
    def advised(self) -> tuple[Problem, ...]:
        """What `check` finds, with advice."""
        from crewtrack.app.checking import found
        from crewtrack.app.locating import located

        least = Severity.ADVICE
        return located(
            self.loaded,
            found(self.loaded, self.ledger, self.what_if, self.good_since, least=least),
        )

    @property
    def balance(self) -> tuple[int, int]:
        """How many errors and warnings there are; a version on disk that cannot be read is one more."""
        kinds = [problem.severity for problem in self.problems]
        return kinds.count(Severity.ERROR) + (self.broken is not None), kinds.count(
            Severity.WARNING
        )

    def indexes(self, *, judged: bool) -> Indexes:
        """Return what the screens look up of the shown version; `judged`, if they are to show what is wrong with it."""
        problems = self.problems if judged else ()
        found = self._indexes
        of = (self.ledger, self.station, problems)
        if found is None or (found.ledger, found.station, found.problems) != of:
            from crewtrack.app.indexes import Indexes

            tables = tuple(layer.data for layer in self.loaded.layers)
            found = self._indexes = Indexes(*of, tables)
        return found

    def reload(self, now: datetime) -> bool:
        """Read the files again.

        A version that cannot be read right, where a fresh start would have found it so (a syntax error, a
        misspelt key or id, a time that is none), is not taken over: `broken` says why, and the last good
        version stays. So it is with a file in which nothing is left, which is most often half written. Books that do
        not balance are no reason to stay behind: they are shown, and counted.

        Returns:
            Whether the shown version changed.
        """
        from crewtrack.app.locating import located

        loaded = self._load()
        if loaded.schedule is None:
            self.broken = self._unread(loaded)
            return False
        emptied = self._emptied(loaded)
        if emptied is not None:
            self.broken = emptied
            return False
        if self._tolerated is None:
            # What was so when it was opened is shown with it, and so is no reason to refuse it later.
            self._tolerated = {(one.code, one.address) for one in _misread(*self._opened)}
        errors = _misread(loaded, loaded.schedule)
        new = [one for one in errors if (one.code, one.address) not in self._tolerated]
        if new:
            self.broken = located(loaded, new)[0]
            return False
        try:
            self._take(loaded, loaded.schedule, now)
        except UnknownAgencyError as error:
            self.broken = Problem("F107", "unknown-id", Severity.ERROR, str(error))
            return False
        self.broken = None
        self.station = self._station(self._wanted)
        return True

    def _emptied(self, loaded: Loaded) -> Problem | None:
        """Return what is to be said of a file that held something in the shown version, and now holds nothing."""
        held = {one.path for one in self.loaded.layers if one.head}
        for one in loaded.layers:
            if not one.head and one.path in held:
                return Problem(
                    "T103",
                    "unreadable",
                    Severity.ERROR,
                    "nothing is left in the file",
                    hint="it may be half written: save it again",
                    place=Place(one.name, 1, 1, 1, 1),
                )
        return None

    # -- what if -----------------------------------------------------------------------------------

    @property
    def asked(self) -> Asked | None:
        """The what-if that the schedule is laid under, as it was asked for."""
        return self._asked

    def ask(self, asked: Asked | None, now: datetime) -> Problem | None:
        """Lay the schedule under another what-if, or under none.

        Returns:
            What is wrong where that cannot be: then nothing changes.
        """
        before, self._asked = self._asked, asked
        loaded = self._load()
        problem = self._unread(loaded)
        if problem is None and loaded.schedule is not None:
            try:
                self._take(loaded, loaded.schedule, now)
            except UnknownAgencyError as error:
                problem = Problem("F107", "unknown-id", Severity.ERROR, str(error))
            else:
                self._opened = (loaded, loaded.schedule)
                self._tolerated = None
                self.broken = None
                return None
        self._asked = before
        return problem

    def seen(self, asked: Asked | None) -> Seen:
        """Return the schedule under a what-if, or as it is, without showing it."""
        if asked is None and not self.what_if:
            return Seen(self.ledger, self.what_if)
        above = asked.above if asked is not None else ()
        if above or (self._asked is not None and self._asked.above):
            loaded = load(self._target, above=above)
            if above and unread(loaded, above):
                loaded.schedule = None
        else:
            loaded = self.loaded
        problem = self._unread(loaded)
        if problem is not None or loaded.schedule is None:
            return Seen(self.ledger, self.what_if, problem)
        try:
            schedule, what_if = self._under_asked(loaded.schedule, asked)
        except UnknownAgencyError as error:
            problem = Problem("F107", "unknown-id", Severity.ERROR, str(error))
            return Seen(self.ledger, self.what_if, problem)
        return Seen(Ledger.of(schedule), what_if)

    def _unread(self, loaded: Loaded) -> Problem | None:
        """Return the first problem of files of which no schedule came."""
        if loaded.schedule is not None:
            return None
        from crewtrack.app.locating import located

        found = located(loaded, loaded.problems)
        return (
            found[0]
            if found
            else Problem("T103", "unreadable", Severity.ERROR, "it cannot be read")
        )

    @property
    def target(self) -> str | Path:
        """What was asked for: a path, a folder, or ``crewtrack:NAME``."""
        return self._target

    @property
    def own_files(self) -> tuple[Path, ...]:
        """The files of the shown version that may be written, the lowest first; no scenarios."""
        return tuple(
            layer.path for layer in self.loaded.layers[: self.loaded.own] if not layer.shipped
        )

    def retarget(self, target: str | Path) -> None:
        """Read another schedule from now on; `reload` shows it."""
        self._target = target

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file that the shown version was read from."""
        return self.loaded.files

    # -- views -----------------------------------------------------------------------------------

    def overview(self, at: datetime) -> Overview:
        """Return what the first screen shows of an instant."""
        return overview(self.ledger, self.station, at)

    def person(self, ident: str, at: datetime) -> PersonView | None:
        """Return a person as of an instant, or None."""
        from crewtrack.views.person import person

        return person(self.ledger, ident, at)

    # -- time ------------------------------------------------------------------------------------

    def next_instant(self, at: datetime) -> datetime | None:
        """Return the instant of the next event of the station, or None."""
        return next(_steps(self.ledger.after(self.station, at)), None)

    def previous_instant(self, at: datetime) -> datetime | None:
        """Return the instant of the event before, or None."""
        return next(_steps(self.ledger.before(self.station, at)), None)

    # -- places ----------------------------------------------------------------------------------

    def place(self, address: Address) -> Place | None:
        """Return where an address stands in the files, or None; looked up once for each version."""
        if address not in self._places:
            from crewtrack.app.locating import place_of

            self._places[address] = place_of(self.loaded, address)
        return self._places[address]

    def path_of(self, place: Place) -> Path | None:
        """Return the path of the file that a place names, or None."""
        return next((layer.path for layer in self.loaded.layers if layer.name == place.file), None)


def _misread(loaded: Loaded, schedule: Schedule) -> list[Problem]:
    """Return the errors in what is written, unread, unknown or backwards; not those in the rest of the books."""
    ledger = Ledger.of(schedule)
    from crewtrack.ledger.rules import order, references

    rules = (references.unknown_ids, references.unknown_ports, order.negative)
    found = [*loaded.problems, *(problem for rule in rules for problem in rule(ledger))]
    return [one for one in found if one.severity is Severity.ERROR]


def _steps(events: Iterator[Event]) -> Iterator[datetime]:
    """Yield the instants of events that have one on the calendar: those to be determined have none."""
    for event in events:
        if event.instant < FAR_FUTURE:
            yield event.instant
