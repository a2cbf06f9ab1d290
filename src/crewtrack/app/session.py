"""A session: one schedule kept open, without a screen.

It reads the schedule, works out its ledger, and keeps the last good version when the file on disk is
broken. A face asks it for views and places; it never asks what time it is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.app.loading import load
from crewtrack.app.locating import located, place_of
from crewtrack.ledger.check import check
from crewtrack.ledger.ledger import Ledger
from crewtrack.model.problem import Severity
from crewtrack.model.when import FAR_FUTURE
from crewtrack.views.overview import overview
from crewtrack.views.person import person

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime
    from pathlib import Path

    from crewtrack.app.loading import Loaded
    from crewtrack.ledger.events import Event
    from crewtrack.model.address import Address
    from crewtrack.model.problem import Place, Problem
    from crewtrack.model.schedule import Schedule
    from crewtrack.views.shapes import Overview, PersonView

_FATAL = frozenset({"T101", "T102", "T103"})
"""Codes of problems that leave a file unread."""


class NothingReadError(Exception):
    """Nothing could be read at all, from the very start."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        """Keep what was wrong, located."""
        super().__init__(problems[0].message if problems else "nothing could be read")
        self.problems = problems


class Session:
    """One schedule kept open.

    Attributes:
        loaded, schedule, ledger: the version that is shown: the last good one.
        station: the id of the station that is shown.
        problems: what `check` finds in that version, located, in order of place.
        broken: the first problem of the version on disk while that cannot be taken over, else None.
        good_since: when the shown version was read.
    """

    def __init__(self, target: str | Path, *, now: datetime, station: str | None = None) -> None:
        """Open a schedule.

        Raises:
            NothingReadError: if nothing could be read; there is no last good version yet.
        """
        self._target = target
        loaded = load(target)
        if loaded.schedule is None:
            raise NothingReadError(located(loaded, loaded.problems))
        self.broken: Problem | None = None
        self._problems: tuple[Problem, ...] | None = None
        self._take(loaded, loaded.schedule, now)
        self.station = self._station(station)
        self._wanted = station

    def _take(self, loaded: Loaded, schedule: Schedule, now: datetime) -> None:
        self.loaded = loaded
        self.schedule = schedule
        self.ledger = Ledger.of(schedule)
        self.good_since = now
        self._problems = None
        self._places: dict[Address, Place | None] = {}

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
            found = [*self.loaded.problems, *check(self.ledger)]
            self._problems = located(self.loaded, found)
        return self._problems

    @property
    def balance(self) -> tuple[int, int]:
        """How many errors and warnings there are."""
        kinds = [problem.severity for problem in self.problems]
        return kinds.count(Severity.ERROR), kinds.count(Severity.WARNING)

    def reload(self, now: datetime) -> bool:
        """Read the files again.

        A version with an error that the shown one does not have is not taken over: `broken` says why, and
        the last good version stays.

        Returns:
            Whether the shown version changed.
        """
        loaded = load(self._target)
        if loaded.schedule is None:
            self.broken = next(iter(located(loaded, loaded.problems)), None)
            return False
        found = [*loaded.problems, *check(Ledger.of(loaded.schedule))]
        errors = [one for one in found if one.severity is Severity.ERROR]
        had = {(one.code, one.message) for one in self.problems}
        new = [one for one in errors if (one.code, one.message) not in had]
        if new or any(one.code in _FATAL for one in errors):
            self.broken = located(loaded, new or errors)[0]
            return False
        self.broken = None
        self._take(loaded, loaded.schedule, now)
        self.station = self._station(self._wanted)
        return True

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
            self._places[address] = place_of(self.loaded, address)
        return self._places[address]

    def path_of(self, place: Place) -> Path | None:
        """Return the path of the file that a place names, or None."""
        return next((layer.path for layer in self.loaded.layers if layer.name == place.file), None)


def _steps(events: Iterator[Event]) -> Iterator[datetime]:
    """Yield the instants of events that have one on the calendar: those to be determined have none."""
    for event in events:
        if event.instant < FAR_FUTURE:
            yield event.instant
