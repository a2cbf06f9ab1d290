"""What if: the same schedule under scenarios, without an agency, or with a day's knowledge.

Scenario files are laid over the schedule while it is read (`crewtrack.app.loading`); the other two are made of
the schedule here: first what was known on a day, then what follows without an agency from an instant on.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from crewtrack.model.when_words import MONTHS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from crewtrack.app.loading import Loaded
    from crewtrack.model.problem import Problem
    from crewtrack.model.schedule import Schedule


class UnknownAgencyError(ValueError):
    """No agency of a schedule is called that.

    Attributes:
        name: what was asked for.
        known: the ids that there are.
    """

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        self.name = name
        self.known = known
        super().__init__(f'no agency "{name}"; known here: {", ".join(known) or "none"}')


class WhatIf:
    """What a view is laid under, besides the schedule itself.

    Attributes:
        above: the names of the scenario files, as shown.
        without: agencies that stop flying: id, name, and from when (UTC).
        tags: their tags, for a narrow place.
        known_on: the day whose knowledge is shown, or None.
    """

    __slots__ = ("above", "known_on", "tags", "without")

    def __init__(
        self,
        above: tuple[str, ...] = (),
        without: tuple[tuple[str, str, datetime], ...] = (),
        known_on: date | None = None,
        tags: tuple[str, ...] = (),
    ) -> None:
        self.above = above
        self.without = without
        self.known_on = known_on
        self.tags = tags or tuple(name for _, name, _ in without)

    def __bool__(self) -> bool:
        """Whether anything is laid over the schedule."""
        return bool(self.above or self.without or self.known_on is not None)

    @property
    def derives(self) -> bool:
        """Whether the schedule shown differs from what the files say."""
        return bool(self.without or self.known_on is not None)

    @property
    def words(self) -> str:
        """What a view is laid under: ``with withdrawal.toml, as known on 10 Dec 2021``; or empty."""
        parts = [f"with {name}" for name in self.above]
        parts += [f"without {name} from {_instant(start)}" for _, name, start in self.without]
        if self.known_on is not None:
            parts.append(f"as known on {_day(self.known_on)}")
        return ", ".join(parts)

    @property
    def short(self) -> str:
        """The first of it in few words, for a narrow place, and how much more: ``without ROSC from 25 Feb 2022 +1``."""
        parts = [f"with {name}" for name in self.above]
        parts += [
            f"without {tag} from {_day(start)}"
            for tag, (_, _, start) in zip(self.tags, self.without, strict=True)
        ]
        if self.known_on is not None:
            parts.append(f"as known on {_day(self.known_on)}")
        more = f" +{len(parts) - 1}" if len(parts) > 1 else ""
        return f"{parts[0]}{more}" if parts else ""


NOTHING = WhatIf()
"""The schedule as it is."""


def many(asked: object) -> tuple[str, ...]:
    """Return what may be given as one or as several: paths, or ``agency@when``."""
    if asked is None:
        return ()
    if isinstance(asked, str | Path):
        return (str(asked),)
    return tuple(str(one) for one in asked)  # type: ignore[attr-defined]


def unread(loaded: Loaded, above: Iterable[str]) -> bool:
    """Whether one of the scenarios that were asked for could not be read right: then no view may pretend it was.

    Not right is what the reader finds wrong: a misspelt key, a time that is none, an include that is not there,
    something dropped that no file has. What the rules find is shown, and told.
    """
    from crewtrack.app.loading import PREFIX
    from crewtrack.app.locating import place_of
    from crewtrack.store.shipped import shipped_file

    above = tuple(above)
    if not above:
        return False
    for one in above:
        path = shipped_file(one[len(PREFIX) :]) if one.startswith(PREFIX) else Path(one)
        if path is None or not any(_from(layer.path, path) for layer in loaded.layers):
            return True
    names = {layer.name for layer in loaded.layers[loaded.own :]}
    for found in loaded.problems:
        place = found.place or place_of(loaded, found.address, layer=found.layer)
        if found.severity.value == "error" and place is not None and place.file in names:
            return True
    return False


def mistakes(loaded: Loaded, problems: Iterable[Problem]) -> list[Problem]:
    """Return the errors in the scenarios themselves.

    What a scenario makes of the files below it is its consequence, for `compare` to tell; what is wrong with those
    without it, `check` tells.
    """
    from crewtrack.app.locating import place_of

    errors = [one for one in problems if one.severity.value == "error"]
    names = {layer.name for layer in loaded.layers[loaded.own :]}
    out = []
    for one in errors:
        place = one.place or place_of(loaded, one.address, layer=one.layer)
        if one in loaded.problems or (place is not None and place.file in names):
            out.append(one)
    return out


def _from(file: Path, path: Path) -> bool:
    """Whether a file that was read is a path, or stands in it."""
    if path in (file, file.parent):
        return True
    from crewtrack.store.paths import is_there, led_to

    return is_there(path) and led_to(file) == led_to(path)


def lay_under(
    schedule: Schedule,
    *,
    above: tuple[str, ...],
    without: tuple[str, ...],
    known_on: date | None,
    start: datetime,
    instant: Callable[[str], datetime],
) -> tuple[Schedule, WhatIf]:
    """Return the schedule under what was asked for, and what that is.

    Args:
        schedule: what the files say, the scenarios laid over.
        above: the scenarios, as they were asked for.
        without: agencies by id, name or tag, each with ``@when`` or not.
        known_on: the day; left out, the file's own `known-on`.
        start: from when an agency is gone that has no ``@when``.
        instant: reads a ``when``.

    Raises:
        UnknownAgencyError: there is no such agency.
        ValueError: a ``when`` is none.
    """
    day = known_on if known_on is not None else schedule.head.known_on
    gone: list[tuple[str, str, datetime]] = []
    for one in without:
        name, mark, when = one.partition("@")
        ident = find_agency(schedule, name.strip())
        gone.append((ident, schedule.agency(ident).name or ident, instant(when) if mark else start))
    if day is not None:
        from crewtrack.model.known import known_on as as_known

        schedule = as_known(schedule, day)
    for ident, _, since in sorted(gone, key=lambda one: one[2]):
        from crewtrack.ledger.without import without as go_without

        schedule = go_without(schedule, ident, since)
    tags = tuple((schedule.agency(ident).tag or name)[:4] for ident, name, _ in gone)
    return schedule, WhatIf(_names(above), tuple(gone), day, tags)


def find_agency(schedule: Schedule, name: str) -> str:
    """Return the id of an agency by id, name or tag, without regard to capitals.

    Raises:
        UnknownAgencyError: there is none.
    """
    known = dict.fromkeys(schedule.agencies)
    for flight in schedule.flights.values():
        provider = schedule.provider_of(flight)
        if provider is not None:
            known.setdefault(provider)
    if name in known:
        return name
    wanted = name.casefold()
    for ident in known:
        agency = schedule.agency(ident)
        called = {ident, agency.name or "", agency.tag or ""}
        if wanted and wanted in {one.casefold() for one in called}:
            return ident
    raise UnknownAgencyError(name, tuple(known))


def _names(above: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of scenarios as views show them: what was asked for, without the folder it is in."""
    out = []
    for one in above:
        shown = one.rsplit("/", 1)[-1]
        out.append(f"{shown}.toml" if one.startswith("crewtrack:") else Path(one).name or one)
    return tuple(out)


def _day(at: date) -> str:
    return f"{at.day} {MONTHS[at.month - 1]} {at.year:04d}"


def _instant(at: datetime) -> str:
    at = at.astimezone(UTC)
    clock = f"{at:%H:%M}" + (f":{at.second:02d}" if at.second else "")
    return f"{_day(at)} {clock} UTC"
