"""Names: aliases and names that mean two people (N901, N902), letters and tags of agencies (N903, N904), and
entries that nothing uses (N905).
"""  # noqa: D205 - one sentence

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.ledger.rules.catalogue import problem
from crewtrack.model.address import parse_address
from crewtrack.model.problem import Related

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from crewtrack.ledger.rules.look import Look
    from crewtrack.model.nouns import Seat
    from crewtrack.model.problem import Problem
    from crewtrack.model.schedule import Schedule

_LONGEST_TAG = 4


def people(look: Look) -> Iterator[Problem]:
    """N901 and N902: an alias means one person, and a name is one person's."""
    schedule = look.ledger.schedule
    aliases: dict[str, str] = {}
    names: dict[str, str] = {}
    for ident, person in schedule.people.items():
        for place, alias in enumerate(person.aliases):
            other = alias if alias in schedule.people else aliases.setdefault(alias, ident)
            if other != ident:
                yield problem(
                    "N901",
                    f'"{alias}" means {schedule.person_name(other)} too',
                    ("person", ident, "aliases", place),
                    hint="take it out here or there",
                    related=(Related("the other", ("person", other)),),
                )
        if person.name is not None:
            other = names.setdefault(person.name, ident)
            if other != ident:
                yield problem(
                    "N902",
                    f"{person.name} is also called {other}: two entries, and perhaps one person",
                    ("person", ident, "name"),
                    hint="make one id an alias of the other, or tell the two names apart",
                    related=(Related("the other", ("person", other, "name")),),
                )


def agencies(look: Look) -> Iterator[Problem]:
    """N903 and N904: a letter is one, and its agency's alone; a tag has at most four letters."""
    schedule = look.ledger.schedule
    letters: dict[str, str] = {}
    for ident, agency in schedule.agencies.items():
        letter, tag = agency.letter, agency.tag
        if letter is not None:
            other = letters.setdefault(letter, ident)
            if other != ident or len(letter) != 1:
                yield problem(
                    "N903",
                    f'"{letter}" is the letter of {schedule.agency(other).name} already'
                    if other != ident
                    else f'"{letter}" is not one letter',
                    ("agency", ident, "letter"),
                    hint="choose another, or leave it out",
                    related=(Related("the other", ("agency", other, "letter")),)
                    if other != ident
                    else (),
                )
        if tag is not None and len(tag) > _LONGEST_TAG:
            yield problem(
                "N904",
                f'"{tag}" has {len(tag)} letters, and a tag at most {_LONGEST_TAG}',
                ("agency", ident, "tag"),
                hint="it stands in narrow columns; the name may be as long as you like",
            )


def unused(look: Look) -> Iterator[Problem]:
    """N905: an entry of the top file that nothing uses. Catalogues are for choosing from."""
    schedule = look.ledger.schedule
    tables: tuple[tuple[str, Iterable[str]], ...] = (
        ("agency", schedule.agencies),
        ("person", schedule.people),
        ("spacecraft", schedule.spacecraft),
        ("station", schedule.stations),
        ("site", schedule.sites),
    )
    used: dict[str, set[str]] | None = None
    for table, entries in tables:
        for ident in entries:
            if (table, ident) not in look.own:
                continue
            if used is None:
                used = _used(schedule)
            if ident not in used[table]:
                yield problem(
                    "N905",
                    f"nothing uses this {table}",
                    (table, ident),
                    on_key=True,
                    hint="take it out",
                )


def _used(schedule: Schedule) -> dict[str, set[str]]:
    home = schedule.main_station()
    used: dict[str, set[str]] = {
        "agency": set(),
        "person": set(),
        "spacecraft": set(),
        "station": {home} if home is not None else set(),
        "site": set(),
    }
    seats: list[Seat] = []
    for flight in schedule.flights.values():
        used["spacecraft"].add(flight.spacecraft or "")
        used["station"].add(schedule.station_of(flight) or "")
        used["agency"].add(schedule.provider_of(flight) or "")
        used["site"].update(
            one.site or "" for one in (flight.launch, flight.land) if one is not None
        )
        seats += flight.crew
        seats += (flight.land.crew or ()) if flight.land is not None else ()
        for boat in flight.lifeboat:
            seats += boat.crew or ()
    for expedition in schedule.expeditions.values():
        seats += expedition.crew
        used["station"].add(expedition.station or "")
        used["person"].update(schedule.person_id(one.person or "") for one in expedition.command)
    for eva in schedule.evas.values():
        seats += eva.crew
        used["station"].add(eva.station or "")
    for assertion in schedule.assertions:
        seats += assertion.crew or ()
        used["agency"].update(assertion.agencies or ())
        used["station"].add(assertion.station or "")
    used["person"].update(schedule.person_id(one.id) for one in seats)
    used["agency"].update(one.agency or "" for one in seats)
    used["agency"].update(one.agency or "" for one in schedule.people.values())
    used["agency"].update(one.provider or "" for one in schedule.spacecraft.values())
    for bulletin in schedule.bulletins.values():
        for text in bulletin.about:
            try:
                address = parse_address(text)
            except ValueError:
                continue
            if len(address) > 1 and address[0] in used:
                used[str(address[0])].add(str(address[1]))
    return used
