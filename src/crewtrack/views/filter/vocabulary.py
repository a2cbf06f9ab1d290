"""The names of a schedule, as completion offers them, and as a misspelt value is compared with them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.model.decode import nearest
from crewtrack.views.filter.fold import begins, folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crewtrack.model.schedule import Schedule
    from crewtrack.views.filter.nodes import Filter

Names = dict[str, str]
"""From the value to type to what it is: an id to its name."""


class Vocabulary:
    """What a schedule knows by name; each noun is listed on first use."""

    def __init__(self, schedule: Schedule) -> None:
        """Speak of a schedule."""
        self._schedule = schedule
        self._known: dict[str, Names] = {}

    def names(self, noun: str) -> Names:
        """Return the values of a noun, in the order of the file, with what each is."""
        if noun not in self._known:
            self._known[noun] = getattr(self, f"_{noun}", dict)()
        return self._known[noun]

    def doubts(self, wanted: Filter) -> list[str]:
        """Return a sentence for each value of a filter that names nothing in the schedule."""
        from crewtrack.views.filter.terms import BY_NAME

        out = []
        for field, value in wanted.named:
            known = self.names(BY_NAME[field].noun)
            if not known or self._is_known(value, known):
                continue
            close = nearest(folded(value), _plain(known))
            meant = f'; did you mean "{close}"?' if close else ""
            out.append(f'no {field} is called "{value}"{meant}')
        return out

    def _is_known(self, value: str, known: Names) -> bool:
        wanted = folded(value)
        return any(begins(wanted, folded(f"{one}\n{name}")) for one, name in known.items())

    def _agency(self) -> Names:
        return {
            one.id: " ".join(dict.fromkeys(text for text in (one.name, one.tag) if text)) or one.id
            for one in self._schedule.agencies.values()
        }

    def _person(self) -> Names:
        return {one: self._schedule.person_name(one) for one in self._schedule.people}

    def _flight(self) -> Names:
        return {
            one: f"{self._schedule.flight_name(one)} {self._schedule.flight_short(one)}"
            if self._schedule.flight_short(one) not in self._schedule.flight_name(one)
            else self._schedule.flight_name(one)
            for one in self._schedule.flights
        }

    def _spacecraft(self) -> Names:
        return {one.id: one.name or one.id for one in self._schedule.spacecraft.values()}

    def _station(self) -> Names:
        return {one: self._schedule.station_name(one) for one in self._schedule.stations}

    def _port(self) -> Names:
        return {
            port.id: self._schedule.port_name(station.id, port.id)
            for station in self._schedule.stations.values()
            for port in station.ports
        }

    def _site(self) -> Names:
        return {one.id: one.name or one.id for one in self._schedule.sites.values()}

    def _nationality(self) -> Names:
        return _each(code for one in self._schedule.people.values() for code in one.nationality)

    def _country(self) -> Names:
        return _each(one.country for one in self._schedule.sites.values())

    def _operator(self) -> Names:
        flown = (self._schedule.operator_of(one) for one in self._schedule.flights.values())
        return _each((*flown, *(one.operator for one in self._schedule.spacecraft.values())))

    def _docking(self) -> Names:
        return _each(p.docking for one in self._schedule.stations.values() for p in one.ports)

    def _expedition(self) -> Names:
        return {
            str(one.number) if one.number is not None else one.id: one.id
            for one in self._schedule.expeditions.values()
        }


def _each(texts: Iterable[str | None]) -> Names:
    return {one.lower(): one for one in sorted({text for text in texts if text})}


def _plain(known: Names) -> list[str]:
    return [folded(one) for one in known]
