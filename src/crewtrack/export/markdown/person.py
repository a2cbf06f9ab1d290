"""A person as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.markdown.write import at, heading, plain, table
from crewtrack.export.text.words import where
from crewtrack.model.when_words import long

if TYPE_CHECKING:
    from crewtrack.model.when import When
    from crewtrack.views.shapes import PersonView, Ride

_HEAD = ("", "up", "launch", "station", "role", "home", "landing", "days")


def person_md(person: PersonView, *, level: int = 1) -> list[str]:
    """Return somebody's rides up and home, as lines."""
    out = heading(plain(person.name), level)
    about = [plain(person.agency.name), plain(where(person.nationality)), at(person.at)]
    out += [" · ".join(filter(None, about)), ""]
    if person.days_total is not None:
        out += [f"{person.days_total:.2f} days in space.", ""]
    elif person.rides:
        out += [f"{person.days_recorded:.2f} days in space on record.", ""]
    out += table(_HEAD, (_row(ride) for ride in person.rides), right=(7,))
    for text in (person.note, person.source):
        out += [plain(text), ""] if text else []
    return out


def _row(ride: Ride) -> tuple[str, ...]:
    days = ride.days_planned if ride.state == "flown" or ride.days is None else ride.days
    return (
        plain(ride.state),
        plain(ride.up_name),
        _when(ride.launch),
        plain(ride.station_name),
        plain(ride.role),
        plain(ride.home_name),
        _when(ride.land),
        f"{days:.2f}" if days is not None else "",
    )


def _when(when: When | None) -> str:
    return plain(long(when)) if when is not None else ""
