"""What a filter finds, on a small schedule: every field and flag of every kind of thing."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest
from tests.support import ISS, at, book

from crewtrack.model.problem import Problem, Severity
from crewtrack.views.filter import Filter, parse
from crewtrack.views.filter.apply import keeper
from crewtrack.views.filter.facts import Scope
from crewtrack.views.filter.kinds import ProblemFacts
from crewtrack.views.filter.terms import FIELDS, FLAGS

if TYPE_CHECKING:
    from crewtrack.model.address import Address

BOOK = (
    ISS
    + """
coverage = [{ what = "crewed" }]
[person.lopez]
name = "Michael López-Alegría"
agency = "axiom"
nationality = ["US", "ES"]
born = 1958-05-30
aliases = ["mla"]
[person.ada]
name = "Ada Aboard"
agency = "nasa"
born = 1990-02-26
[person.boris]
name = "Boris"
agency = "roscosmos"
nationality = "RU"
[person.later]
name = "Later"
agency = "esa"
[flight.ms-1]
name = "Soyuz MS-1"
spacecraft = "soyuz-ms"
crew = ["boris", { id = "ada", role = "pilot" }]
launch = { at = 2022-01-01T00:00:00Z, site = "baikonur-31-6", slips = [{ known = 2021-01-01, at = "2021" }] }
dock = { at = 2022-01-02T00:00:00Z, port = "prichal-nadir", note = "by hand" }
undock = { at = 2022-07-01T00:00:00Z }
land = { at = "late 2022-09", site = "dzhezkazgan", crew = ["boris"] }
[flight.ms-10]
spacecraft = "soyuz-ms"
name = "Soyuz MS-10"
crew = ["later"]
launch = { at = "2022-04", status = "hold" }
land = { at = 2022-12-01, crew = ["later", "ada"] }
[flight.ax]
name = "Axiom 1"
spacecraft = "crew-dragon"
crew = [{ id = "lopez", visitor = true }]
launch = { at = 2021-11-01T00:00:00Z }
dock = { at = 2021-11-02T00:00:00Z, port = "harmony-forward" }
undock = { at = 2021-11-10T00:00:00Z }
land = { at = 2021-11-11T00:00:00Z }
[flight.cargo]
spacecraft = "cygnus"
launch = { at = 2022-02-01T00:00:00Z, status = "failure" }
[flight.never]
spacecraft = "cygnus"
launch = { at = 2022-08-01T00:00:00Z, status = "cancelled" }
[flight.someday]
spacecraft = "cygnus"
launch = { at = "TBD" }
[expedition.iss-66]
number = 66
from = 2022-01-02T00:00:00Z
crew = ["boris"]
command = [{ at = 2022-01-03T00:00:00Z, person = "boris" }]
[eva.walk]
name = "EVA 52"
from = 2022-01-20T00:00:00Z
crew = ["boris"]
[reboost.burn]
from = 2022-02-20T00:00:00Z
by = "ms-1"
[bulletin.news]
at = 2022-02-10
title = "a word from Moscow"
text = "all is well"
about = ["agency.roscosmos", "person.boris", "flight.ms-1"]
"""
)
NOW = at("2022-02-25T12:00")


@cache
def scope() -> Scope:
    return Scope(book(BOOK), NOW)


def hits(text: str) -> set[str]:
    """Return what a filter finds in the book, written with dots; a person, flight, event or the like."""
    wanted = parse(text)
    assert isinstance(wanted, Filter), str(wanted)
    schedule = scope().schedule
    own = ("lopez", "ada", "boris", "later")
    addresses = [
        *(("person", one) for one in own),
        *(("flight", one) for one in schedule.flights),
        *(one.address for one in scope().ledger.events),
        *(("station", "iss", "port", one.id) for one in schedule.stations["iss"].ports),
    ]
    keep = keeper(wanted, scope())
    return {".".join(map(str, one)) for one in addresses if keep(one)}


def people(text: str) -> set[str]:
    return {one.removeprefix("person.") for one in hits(text) if one.startswith("person.")}


def flights(text: str) -> set[str]:
    return {one.removeprefix("flight.") for one in hits(text) if one.startswith("flight.") and one.count(".") == 1}  # fmt: skip


def events(text: str) -> set[str]:
    return hits(text) - {f"person.{one}" for one in people(text)} - {f"flight.{one}" for one in flights(text)} - ports(text)  # fmt: skip


def ports(text: str) -> set[str]:
    return {one for one in hits(text) if one.startswith("station.")}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("lopez", {"lopez"}),
        ("LÓPEZ-ALEGRIA", {"lopez"}),
        ("mla", {"lopez"}),
        ("agency:roscosmos", {"boris"}),
        ("agency:rosc", {"boris"}),
        ("agency=ros", set()),
        ("agency:nasa,esa", {"ada", "later"}),
        ("agency!=nasa", {"lopez", "boris", "later"}),
        ("nationality:es", {"lopez"}),
        ("role:pilot", {"ada"}),
        ("role:commander", {"boris"}),
        ("flight:ms-1", {"boris", "ada"}),
        ("flight:ms-10", {"ada", "later"}),
        ('spacecraft:"crew dragon"', {"lopez"}),
        ("port:prichal", {"boris", "ada"}),
        ("site:baikonur", {"boris", "ada"}),
        ("site:dzhez", {"boris"}),
        ("expedition:66", {"boris"}),
        ("station:iss -agency:esa", {"lopez", "ada", "boris"}),
        ("days>50", {"boris", "ada"}),
        ("days:10", {"lopez"}),
        ("days:10.0", {"lopez"}),
        ("days>55.4", {"boris", "ada"}),
        ("days>55.6", set()),
        ("total<20", {"lopez", "later"}),
        ("flights>0", {"lopez", "boris", "ada"}),
        ("evas>0", {"boris"}),
        ("age:31", {"ada"}),  # 32 tomorrow
        ("age>50", {"lopez"}),
        ("born<1980", {"lopez"}),
        ("aboard", {"boris", "ada"}),
        ("ground", {"lopez", "later"}),
        ("transit", set()),
        ("planned", {"later"}),
        ("flown", {"lopez"}),
        ("visitor", {"lopez"}),
        ("commander", {"boris"}),
        ("swapped", {"ada"}),
        ("unseated", set()),
        ("kind:person", {"lopez", "ada", "boris", "later"}),
        ("launch:2022-01", {"boris", "ada"}),
        ("launch:2022-04", {"later"}),
        ("land:2022-09-25", {"boris"}),
        ("year:2021", {"lopez"}),
        ("on:2022-02-25", {"boris", "ada"}),
        ("before:2022", {"lopez"}),
        ("after:2022-04-10", {"later"}),
        ("text:hand", set()),
        ('"aboard"', {"ada"}),
        ("not lopez -aboard", {"later"}),
        ("zzz", set()),
    ],
)
def test_people(text: str, found: set[str]) -> None:
    assert people(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("agency:axiom", {"ax"}),
        ("agency:esa", {"ms-10"}),
        ("provider:roscosmos", {"ms-1", "ms-10"}),
        ("operator:spacex", {"ax"}),
        ("person:ada", {"ms-1", "ms-10"}),
        ("nationality:ru", {"ms-1"}),
        ("flight=soyuz-ms-1", set()),
        ("flight=ms-1", {"ms-1"}),
        ("spacecraft:cygnus", {"cargo", "never", "someday"}),
        ("country:kz", {"ms-1"}),
        ("docking:probe", {"ms-1", "ms-10"}),
        ("station:iss crewed", {"ms-1", "ms-10", "ax"}),
        ("cargo", {"cargo", "never", "someday"}),
        ("status:hold", {"ms-10"}),
        ("status:failure", {"cargo"}),
        ("status:cancelled", {"never"}),
        ("failed", {"cargo"}),
        ("cancelled", {"never"}),
        ("slipped", {"ms-1"}),
        ("slips>0", {"ms-1"}),
        ("aboard", {"ms-1"}),
        ("planned", {"ms-10", "someday"}),
        ("flown", {"ax"}),
        ("days>50", {"ms-1"}),
        ("crew:1", {"ms-10", "ax"}),
        ("dock:2022-01", {"ms-1"}),
        ("undock:2021", {"ax"}),
        ("after:2022-03", {"ms-10", "someday", "never"}),
        ("before:2022-01-01", {"ax"}),
        ("on:2021-11-05", {"ax"}),
        ("text:hand", {"ms-1"}),
    ],
)
def test_flights(text: str, found: set[str]) -> None:
    assert flights(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("kind:landing after:2022-03", {"flight.ms-1.land", "flight.ms-10.land"}),
        ("kind:landing after:2022-09-25", {"flight.ms-1.land", "flight.ms-10.land"}),
        ("kind:landing -after:2022-09-25", {"flight.ms-1.land", "flight.ax.land"}),
        ("kind:land before:2022", {"flight.ax.land"}),
        ("kind:command", {"expedition.iss-66.command.0"}),
        ("kind:spacewalk", {"eva.walk"}),
        ("kind:bulletin", {"bulletin.news"}),
        ("kind:expedition", {"expedition.iss-66"}),
        ("expedition:66", {"expedition.iss-66", "expedition.iss-66.command.0"}),
        ("kind:reboost flight:ms-1", {"reboost.burn"}),
        ("port:prichal kind:dock", {"flight.ms-1.dock"}),
        ("site:baikonur kind:event", {"flight.ms-1.launch"}),
        ("kind:event slipped", {"flight.ms-1.launch"}),
        ("kind:event crew:2 planned", {"flight.ms-10.land", "flight.ms-10.undock"}),
        ("kind:launch status:hold", {"flight.ms-10.launch"}),
        ("kind:launch failed", {"flight.cargo.launch"}),
        ("kind:launch cargo planned", {"flight.someday.launch"}),
        ("kind:launch launch:2021", {"flight.ax.launch"}),
        ("agency:roscosmos aboard planned kind:land", {"flight.ms-1.land", "flight.ms-10.land"}),
        ("moscow", {"bulletin.news"}),
        ("kind:bulletin agency:roscosmos person:boris flight:ms-1", {"bulletin.news"}),
        ("kind:bulletin after:2022-02-11", set()),
        ("kind:bulletin year:2022 flown", {"bulletin.news"}),
    ],
)
def test_events(text: str, found: set[str]) -> None:
    assert events(text) == found


def test_ports() -> None:
    assert ports("port:prichal") == {"station.iss.port.prichal-nadir"}
    assert ports("taken") == {"station.iss.port.prichal-nadir"}
    assert "station.iss.port.harmony-forward" in ports("free")
    assert ports("agency:roscosmos") == ports("days>50") == ports("ms-1") == ports("crewed")
    assert "station.iss.port.harmony-forward" in ports("docking:ida")
    assert ports("on:2022-02") == ports("taken")


def test_problems() -> None:
    problem = Problem(
        "S403",
        "past-orbital-life",
        Severity.WARNING,
        "Soyuz MS-1 is up too long",
        ("flight", "ms-1", "land"),
    )
    facts = ProblemFacts(scope(), problem)

    def found(text: str) -> bool:
        wanted = parse(text)
        assert isinstance(wanted, Filter)
        return wanted(facts)

    for text in ("severity:warning", "warning", "code:s403", "code:past", "kind:problem", "long"):
        assert found(text), text
    for text in ("flight:ms-1", "agency:roscosmos", "land:2022-09", "boris", "planned"):
        assert found(text), text
    for text in ("error", "severity:error", "code:s404", "agency:esa", "zzz"):
        assert not found(text), text


def test_whatever_stands_nowhere_has_names_alone() -> None:
    keep = keeper(_filter("nasa"), scope())
    assert keep(("agency", "nasa"))
    assert not keep(("agency", "esa"))
    assert not keep(())
    assert not keep(("flight", "nobody-knows"))
    assert keeper(_filter("agency:nasa"), scope())(("agency", "nasa"))


def _filter(text: str) -> Filter:
    found = parse(text)
    assert isinstance(found, Filter)
    return found


def test_every_word_of_the_table_finds_something_of_what_it_says() -> None:
    """No field and no flag is listed for a kind of thing that never answers it."""
    schedule = scope().schedule
    some: dict[str, list[Address]] = {
        "person": [("person", one) for one in ("lopez", "ada", "boris", "later")],
        "flight": [("flight", one) for one in schedule.flights],
        "event": [one.address for one in scope().ledger.events if one.kind != "bulletin"],
        "port": [("station", "iss", "port", one.id) for one in schedule.stations["iss"].ports],
        "bulletin": [("bulletin", "news")],
    }
    rare = {"operator", "transit", "unseated", "swapped", "cancelled", "provider", "cargo"}
    for kind, addresses in some.items():
        facts = [scope().facts(one) for one in addresses]
        for field in FIELDS:
            if kind not in field.of or field.name in ("text", "before", "after", "on", *rare):
                continue
            answers: list[object] = []
            for one in facts:
                answers += [
                    *one.texts(field.name),
                    *one.numbers(field.name),
                    *one.times(field.name),
                ]
            assert answers, (kind, field.name)
        for flag in FLAGS:
            if kind in flag.of and flag.name not in rare:
                assert any(one.flag(flag.name) for one in facts), (kind, flag.name)
