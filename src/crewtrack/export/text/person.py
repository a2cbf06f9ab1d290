"""A person as text: a card with each ride up and home."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.ink import PLAIN
from crewtrack.export.text.words import date_words, instant, listed, named, tagged, text
from crewtrack.model.when_words import long

if TYPE_CHECKING:
    from crewtrack.export.ink import Ink
    from crewtrack.model.when import When
    from crewtrack.views.shapes import PersonView, Ride


def person_text(person: PersonView, *, ink: Ink = PLAIN) -> str:
    """Return a person's card, as text that ends in a newline. Days have two decimals."""
    nations = " ".join(person.nationality)
    who = "  ".join(
        filter(None, (ink.bold(named(person.name)), tagged(person.agency, ink), nations))
    )
    out = [f"{who}  {instant(person.at)}"]
    about = _about(person)
    if about:
        out.append(about)
    out += _facts(person)
    for ride in person.rides:
        out += ["", *_ride(ride, ink)]
    if not person.rides:
        out += ["", "no flight of theirs is recorded"]
    return text(out)


def _about(person: PersonView) -> str:
    member = person.member
    if member is None:
        return "on the ground"
    days = f"{member.days_flight:.2f} days"
    if member.aboard_since is None:
        return f"{member.role}, in transit, {days} since launch"
    return f"{member.role}, {days} since launch"


def _facts(person: PersonView) -> list[str]:
    out = []
    if person.born is not None:
        out.append(("born", date_words(person.born)))
    if person.days_total is not None:
        out.append(("in space", f"{person.days_total:.2f} days in all, up to then"))
    elif person.days_recorded:
        out.append(
            ("in space", f"{person.days_recorded:.2f} days recorded; earlier flights are not")
        )
    if person.member is not None and person.member.aboard_since is not None:
        boat = person.member.lifeboat_name
        seat = f"in {named(boat)}" if boat is not None else "○ none"
        out.append(("seat", f"{seat}, should the station be left now"))
    taken = zip(person.command_names, person.commands, strict=True)
    out += [("command", f"{name}, from {long(when)}") for name, (_, when) in taken]
    if person.note:
        out.append(("note", person.note))
    if person.source:
        out.append(("source", person.source))
    return [f"{label:<9} {words}" for label, words in out]


def _ride(ride: Ride, ink: Ink) -> list[str]:
    role = f", {ride.role}" if ride.role else ""
    state = {"aboard": "under way", "in transit": "under way"}.get(ride.state, ride.state)
    ships = named(ride.up_name)
    if ride.home_name is not None and ride.home != ride.up:
        ships = f"up on {named(ride.up_name)}, home on {named(ride.home_name)}"
    out = [f"{ink.bold(ships)}{role}  {state}"]
    rows = [
        ("up", _move(ride.launch, ride.launch_site, "from")),
        ("aboard", _move(ride.dock, ride.port_name, "at")),
        ("left", _move(ride.undock, None, "")),
        ("home", _move(ride.land, _landing(ride), "")),
        ("days", _days(ride)),
        *_with(ride),
    ]
    rows += [("note", _labelled(*one)) for one in ride.notes]
    rows += [("source", _labelled(*one)) for one in ride.sources]
    return out + [f"  {label:<7} {words}" for label, words in rows if words]


def _with(ride: Ride) -> list[tuple[str, str]]:
    """Return who flies with them: once, or up and home where a seat was swapped."""
    up, home = listed(ride.companion_names), listed(ride.home_companion_names)
    if ride.home is None or set(ride.companions) == set(ride.home_companions):
        return [("with", up)]
    return [("with", f"{words}: {who}") for words, who in (("up", up), ("home", home)) if who]


def _move(when: When | None, place: str | None, word: str) -> str:
    if when is None:
        return ""
    where = " ".join(filter(None, (word, named(place)))) if place else ""
    return f"{long(when)}  {where}".rstrip()


def _landing(ride: Ride) -> str | None:
    parts = [one for one in (ride.landing_site, ride.landing_country) if one]
    return ", ".join(parts) or None


def _days(ride: Ride) -> str:
    planned, days = ride.days_planned, ride.days
    if ride.state == "flown" and planned is not None:
        return f"{planned:.2f} days"
    if days is not None and planned is not None:
        return f"{planned:.2f} days to landing, {days:.2f} so far"
    if days is not None:
        return f"{days:.2f} days so far"
    return f"{planned:.2f} days planned" if planned is not None else ""


def _labelled(label: str, text: str) -> str:
    return f"{label}: {text}" if label else text
