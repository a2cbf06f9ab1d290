"""The agenda: what comes next, with its verb, its people and what it does to the count."""

from __future__ import annotations

import pytest
from tests.support import ISS, at, book

from crewtrack.views.agenda import agenda

BOOK = (
    ISS
    + """
[flight.up]
spacecraft = "soyuz-ms"
crew = ["artemyev", { id = "matveev", agency = "esa" }, "?"]
launch = { at = 2022-03-18T15:55:18Z, site = "baikonur-31-6", status = "success", note = "n" }
dock = { at = 2022-03-18T19:12:06Z, port = "prichal-nadir", status = "go" }
relocate = [{ left = 2022-04-01T10:00:00Z, at = 2022-04-01T10:40:00Z, port = "poisk-zenith", status = "success" }]
undock = { at = 2022-09-29T07:34:20Z }
land = { at = 2022-09-29T10:57:12Z, site = "dzhezkazgan" }
source = "s"
[flight.cargo]
spacecraft = "cygnus"
launch = { at = 2022-03-20T00:00:00Z }
dock = { at = 2022-03-21T00:00:00Z, port = "unity-nadir" }
undock = { at = 2022-03-22T00:00:00Z }
land = { at = 2022-03-23T00:00:00Z, destroyed = true }
[flight.later]
spacecraft = "crew-dragon"
crew = ["rubio"]
launch = { at = "TBD" }
[expedition.iss-67]
number = 67
from = 2022-03-30T00:00:00Z
command = [{ at = 2022-03-29T13:45:00Z, person = "artemyev", note = "by hand" }]
[eva.walk]
name = "EVA 52"
from = 2022-04-18T00:00:00Z
crew = ["artemyev"]
[reboost.burn]
from = 2022-04-19T00:00:00Z
[bulletin.news]
at = 2022-03-19
title = "no event"
"""
)


def listed(start: str, **how: object) -> list[tuple[str, str, int | None]]:
    found = agenda(book(BOOK), "iss", at(start), **how)  # type: ignore[arg-type]
    return [(one.verb, one.id, one.aboard) for one in found.events]


ALL = [
    ("launch", "up", None),
    ("dock", "up", 3),
    ("launch", "cargo", None),
    ("berth", "cargo", None),
    ("release", "cargo", None),
    ("re-entry", "cargo", None),
    ("command to", "iss-67", None),
    ("begins", "iss-67", None),
    ("relocate", "up", None),
    ("eva", "walk", None),
    ("reboost", "burn", None),
    ("undock", "up", 0),
    ("land", "up", None),
    ("launch", "later", None),
    ("dock", "later", 1),
]


def test_everything_to_come_in_order_with_what_it_does_to_the_count() -> None:
    assert listed("2022-01-01") == ALL


def test_what_is_at_the_instant_itself_has_happened() -> None:
    assert listed("2022-03-18T15:55:17")[0][:2] == ("launch", "up")
    assert listed("2022-03-18T15:55:18")[0][:2] == ("dock", "up")
    assert listed("2022-04-01T10:00:00")[0][:2] == ("eva", "walk")


def test_a_limit_says_how_much_more_there_is() -> None:
    ledger = book(BOOK)
    found = agenda(ledger, "iss", at("2022-01-01"), limit=4)
    assert (len(found.events), found.more) == (4, 11)
    found = agenda(ledger, "iss", at("2022-01-01"), limit=0)
    assert (len(found.events), found.more) == (0, 15)
    found = agenda(ledger, "iss", at("2022-01-01"), limit=99)
    assert (len(found.events), found.more) == (15, 0)


def test_until_is_the_last_instant_that_is_shown() -> None:
    assert len(listed("2022-01-01", until=at("2022-03-18T19:12:06"))) == 2
    assert len(listed("2022-01-01", until=at("2022-03-18T19:12:05"))) == 1
    found = agenda(book(BOOK), "iss", at("2022-01-01"), until=at("2022-03-22"), limit=2)
    assert found.more == 3


def test_the_last_event_of_the_file_is_known_even_after_it() -> None:
    ledger = book(BOOK)
    found = agenda(ledger, "iss", at("2030-01-01"), limit=1)
    assert found.last is not None
    assert (found.last.kind, found.last.id) == ("dock", "later")
    empty = agenda(ledger, "tiangong", at("2030-01-01"))
    assert (empty.events, empty.more, empty.last) == ((), 0, None)


def test_an_occurrence_says_all_of_it() -> None:
    one, dock, *_ = agenda(book(BOOK), "iss", at("2022-01-01")).events
    assert (one.kind, one.flight, one.name, one.short) == ("launch", "up", "Up", "Up")
    assert (one.site, one.site_name, one.country) == ("baikonur-31-6", "Baikonur 31/6", "KZ")
    assert one.crew == ("artemyev", "matveev", "?up#0")
    assert one.crew_names == ("Oleg Artemyev", "Denis Matveev", "to be named")
    assert [(agency.id, count) for agency, count in one.agencies] == [
        ("esa", 1),
        ("roscosmos", 1),
        (None, 1),
    ]
    assert one.provider is not None
    assert one.provider.id == "roscosmos"
    assert (one.port, one.note, one.address) == (None, "n", ("flight", "up", "launch"))
    assert (dock.port, dock.port_name) == ("prichal-nadir", "Prichal nadir")


def test_other_events_say_who_and_what() -> None:
    events = {one.kind: one for one in agenda(book(BOOK), "iss", at("2022-03-24")).events}
    handover = events["handover"]
    assert (handover.name, handover.crew, handover.note) == (
        "Oleg Artemyev",
        ("artemyev",),
        "by hand",
    )
    assert handover.address == ("expedition", "iss-67", "command", 0)
    assert handover.status is None
    assert events["expedition"].name == "Expedition 67"
    assert (events["eva"].name, events["eva"].crew) == ("EVA 52", ("artemyev",))
    assert events["reboost"].name == "Burn"
    relocation = events["relocate"]
    assert (relocation.port, relocation.port_name) == ("poisk-zenith", "Poisk zenith")


# -- status ----------------------------------------------------------------------------------------


def status(when: str, given: str | None, now: str) -> str | None:
    told = f', status = "{given}"' if given else ""
    text = (
        ISS
        + f'[flight.x]\nspacecraft = "soyuz-ms"\nstation = "iss"\nlaunch = {{ at = {when}{told} }}\n'
    )
    ledger = book(text)
    from crewtrack.views.agenda import status_at

    return status_at(ledger.events[0], at(now))


@pytest.mark.parametrize(
    ("when", "given", "now", "shown"),
    [
        # left out, it follows from the time
        ("2022-03-18T12:00:00Z", None, "2022-03-18T11:59", "go"),
        ("2022-03-18T12:00:00Z", None, "2022-03-18T12:00", "success"),
        ('"2022-03"', None, "2022-03-31", "go"),
        ('"2022-03"', None, "2022-04-01", "success"),
        ('"TBD"', None, "2030-01-01", "tbd"),
        # an outcome is not shown before it
        ("2022-03-18T12:00:00Z", "success", "2022-03-01", "go"),
        ("2022-03-18T12:00:00Z", "failure", "2022-03-01", "go"),
        ("2022-03-18T12:00:00Z", "partial-failure", "2022-03-01", "go"),
        ("2022-03-18T12:00:00Z", "in-flight", "2022-03-01", "go"),
        ("2022-03-18T12:00:00Z", "failure", "2022-03-18T12:00", "failure"),
        # what is not an outcome stands as it is
        ("2022-03-18T12:00:00Z", "hold", "2022-03-01", "hold"),
        ("2022-03-18T12:00:00Z", "tbc", "2022-03-01", "tbc"),
        ("2022-03-18T12:00:00Z", "go", "2022-04-01", "go"),
    ],
)
def test_a_status_as_it_stands_at_an_instant(
    when: str, given: str | None, now: str, shown: str
) -> None:
    assert status(when, given, now) == shown


def test_a_launch_that_will_fail_reads_as_go_with_the_agencies_of_its_crew() -> None:
    text = (
        ISS
        + """
        [flight.x]
        spacecraft = "soyuz-ms"
        crew = [{ id = "rubio", agency = "esa" }]
        launch = { at = 2018-10-11T08:40:15Z, status = "failure" }
        """
    )
    (one,) = agenda(book(text), "iss", at("2018-10-01")).events
    assert one.status == "go"
    assert [agency.id for agency, _ in one.agencies] == ["esa"]


def test_a_cancelled_flight_does_not_come() -> None:
    text = (
        ISS
        + '[flight.x]\nspacecraft = "soyuz-ms"\nlaunch = { at = 2022-03-18, status = "cancelled" }\n'
    )
    assert agenda(book(text), "iss", at("2022-01-01")).events == ()


def test_an_imprecise_docking_changes_the_count_where_the_ledger_places_it() -> None:
    text = (
        ISS
        + '[flight.x]\nspacecraft = "soyuz-ms"\ncrew = ["rubio"]\nlaunch.at = 2022-03-18T12:00:00Z\n'
    )
    launch, dock = agenda(book(text), "iss", at("2022-01-01")).events
    assert dock.when.derived
    assert (dock.instant, dock.aboard) == (at("2022-03-19"), 1)
    assert dock.port is None
    assert launch.aboard is None
