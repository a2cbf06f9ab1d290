"""The ledger: one order for all events, least and most, command and expeditions."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from tests.strategies_books import books, pairs
from tests.support import ISS, at, book

from crewtrack.ledger.events import ORDER
from crewtrack.ledger.ledger import Ledger
from crewtrack.model.decode import decode
from crewtrack.model.when import FAR_FUTURE

if TYPE_CHECKING:
    from datetime import datetime


def ledger_of(data: dict[str, Any]) -> Ledger:
    return Ledger.of(decode(data)[0])


def listed(ledger: Ledger) -> list[tuple[str, str]]:
    return [(event.kind, event.id) for event in ledger.events]


# -- the total order -------------------------------------------------------------------------------

SAME = """
[bulletin.z]
at = 2022-03-18T12:00:00Z
title = "said"
[reboost.z]
from = 2022-03-18T12:00:00Z
[eva.z]
from = 2022-03-18T12:00:00Z
[expedition.z]
from = 2022-03-18T12:00:00Z
command = [{ at = 2022-03-18T12:00:00Z, person = "chari" }]
[flight.e]
spacecraft = "soyuz-ms"
land = { at = 2022-03-18T12:00:00Z }
[flight.d]
spacecraft = "soyuz-ms"
undock = { at = 2022-03-18T12:00:00Z }
[flight.c]
spacecraft = "soyuz-ms"
dock = { at = 2022-03-01T12:00:00Z, port = "p" }
relocate = [{ left = 2022-03-18T12:00:00Z, at = 2022-03-18T12:00:00Z, port = "q" }]
[flight.b2]
spacecraft = "soyuz-ms"
dock = { at = 2022-03-18T12:00:00Z, port = "p" }
[flight.b1]
spacecraft = "soyuz-ms"
dock = { at = 2022-03-18T12:00:00Z, port = "r" }
[flight.a]
spacecraft = "soyuz-ms"
station = "none"
launch = { at = 2022-03-18T12:00:00Z }
"""


def test_at_one_instant_the_kind_decides_then_the_id() -> None:
    ledger = book(ISS + SAME)
    assert listed(ledger)[1:] == [
        ("launch", "a"),
        ("dock", "b1"),
        ("dock", "b2"),
        ("relocate", "c"),
        ("relocate", "c"),
        ("undock", "d"),
        ("land", "e"),
        ("expedition", "z"),
        ("handover", "z"),
        ("eva", "z"),
        ("reboost", "z"),
        ("bulletin", "z"),
    ]
    assert [event.phase for event in ledger.events if event.kind == "relocate"] == [0, 1]
    assert list(ORDER) == list(dict.fromkeys(kind for kind, _ in listed(ledger)[1:]))


def test_an_imprecise_time_stands_at_its_end_after_what_is_exact() -> None:
    ledger = book(
        ISS
        + """
        [bulletin.day]
        at = 2022-03-18
        title = "a day's news is that day's"
        [flight.month]
        spacecraft = "soyuz-ms"
        launch = { at = "2022-03" }
        [flight.exact]
        spacecraft = "soyuz-ms"
        launch = { at = 2022-03-31T23:59:59Z }
        [flight.never]
        spacecraft = "soyuz-ms"
        launch = { at = "TBD" }
        """
    )
    launches = [event.id for event in ledger.events if event.kind != "dock"]
    assert launches == ["day", "exact", "month", "never"]
    assert ledger.events[-1].instant == FAR_FUTURE


@given(books(exact=False))
@settings(max_examples=60)
def test_the_order_is_total_and_stepping_visits_all_of_it_both_ways(data: dict[str, Any]) -> None:
    ledger = ledger_of(data)
    keys = [event.order for event in ledger.events]
    assert keys == sorted(set(keys))
    for station in ("iss", "tss"):
        own = ledger.station_events(station)
        assert own == [event for event in ledger.events if event.station == station]
        stops = sorted({event.instant for event in own})
        ahead: list[datetime] = []
        now = at("1900-01-01")
        while (event := next(ledger.after(station, now), None)) is not None:
            now = event.instant
            ahead.append(now)
        assert ahead == stops
        back: list[datetime] = []
        now = FAR_FUTURE + timedelta(0)
        while (event := next(ledger.before(station, now), None)) is not None:
            now = event.instant
            back.append(now)
        assert back == [one for one in reversed(stops) if one < FAR_FUTURE]


def test_events_belong_to_their_station_and_bulletins_to_all() -> None:
    ledger = book(
        ISS
        + """
        [bulletin.news]
        at = 2022-01-01
        title = "x"
        [eva.walk]
        station = "tiangong"
        from = 2022-01-02
        [flight.free]
        spacecraft = "crew-dragon"
        station = "none"
        launch = { at = 2022-01-03 }
        [flight.here]
        spacecraft = "crew-dragon"
        dock = { at = 2022-01-04, port = "p" }
        """
    )
    assert [event.id for event in ledger.station_events("iss")] == ["news", "here"]
    assert [event.id for event in ledger.station_events("tiangong")] == ["news", "walk"]


def test_without_a_default_station_expeditions_are_at_the_main_one() -> None:
    ledger = book(
        """
        [expedition.iss-66]
        from = 2021-10-17
        [flight.x]
        spacecraft = "soyuz-ms"
        station = "iss"
        """
    )
    assert ledger.expedition("iss", at("2021-11-01")) == "iss-66"


# -- least and most --------------------------------------------------------------------------------

BASE = (
    ISS
    + """
[flight.base]
spacecraft = "crew-dragon"
crew = ["chari", "marshburn", "barron", "maurer"]
launch = { at = 2021-11-11T02:03:31Z }
dock = { at = 2021-11-11T23:32:00Z, port = "harmony-forward" }
"""
)
NEW = BASE + '[flight.new]\nspacecraft = "soyuz-ms"\ncrew = ["artemyev", "?"]\n'


def bounds(ledger: Ledger, *times: str) -> list[tuple[int, int, int]]:
    """Return least, the ledger's count and most at some instants."""
    out = []
    for text in times:
        least, most = ledger.bounds("iss", at(text))
        out.append((least, ledger.aboard("iss", at(text)), most))
    return out


def test_a_certain_count_has_one_value() -> None:
    assert bounds(book(BASE), "2021-11-11T23:31", "2021-11-11T23:32") == [(0, 0, 0), (4, 4, 4)]


def test_an_imprecise_docking_may_have_happened() -> None:
    ledger = book(NEW + 'dock = { at = "2022-03", port = "prichal-nadir" }\n')
    assert bounds(ledger, "2022-02-28T23:59", "2022-03-01", "2022-03-31T23:59", "2022-04-01") == [
        (4, 4, 4),
        (4, 4, 6),
        (4, 4, 6),
        (6, 6, 6),
    ]


def test_narrowing_bounds_the_doubt() -> None:
    ledger = book(
        NEW
        + 'launch = { at = 2022-03-18T15:55:18Z }\ndock = { at = "2022-03", port = "prichal-nadir" }\n'
    )
    assert bounds(ledger, "2022-03-18T15:55:17", "2022-03-18T15:55:18") == [(4, 4, 4), (4, 4, 6)]


def test_an_imprecise_undocking_may_have_happened() -> None:
    ledger = book(NEW + "dock = { at = 2022-03-18T19:00:00Z, port = 'p' }\nundock.at = '2022-09'\n")
    # No landing is known, so they are on that ship until it leaves.
    assert bounds(ledger, "2022-08-31", "2022-09-15", "2022-10-01") == [
        (6, 6, 6),
        (4, 6, 6),
        (4, 4, 4),
    ]


def test_a_stay_that_is_imprecise_at_both_ends_takes_nobody_away_who_was_there_before() -> None:
    ledger = book(NEW + 'dock = { at = "2022-03", port = "p" }\nundock.at = "2022-03"\n')
    assert bounds(ledger, "2022-03-15", "2022-04-01") == [(4, 4, 6), (4, 4, 4)]


def test_a_bare_not_earlier_than_counts_from_its_start_and_stays_in_doubt() -> None:
    ledger = book(NEW + 'dock = { at = "NET 2022-03-18", port = "p" }\n')
    assert bounds(ledger, "2022-03-17T23:59", "2022-03-18", "2030-01-01") == [
        (4, 4, 4),
        (4, 6, 6),
        (4, 6, 6),
    ]


def test_what_has_no_date_at_all_is_no_doubt() -> None:
    ledger = book(NEW + "dock = { at = 2022-03-18T19:00:00Z, port = 'p' }\nundock.at = 'TBD'\n")
    assert bounds(ledger, "2030-01-01") == [(6, 6, 6)]
    ledger = book(NEW + "launch.at = 'TBD'\n")
    assert bounds(ledger, "2030-01-01") == [(4, 4, 4)]


def test_a_relocation_is_no_doubt() -> None:
    ledger = book(
        NEW
        + "dock = { at = 2022-03-18T19:00:00Z, port = 'p' }\n"
        + "relocate = [{ left = '2022-05', at = '2022-05', port = 'q' }]\n"
    )
    assert bounds(ledger, "2022-05-10") == [(6, 6, 6)]


def test_who_is_in_doubt_is_named() -> None:
    ledger = book(NEW + "dock = { at = '2022-03', port = 'p' }\nundock.at = '2022-09'\n")
    both = {"artemyev", "?new#0"}
    assert ledger.doubtful("iss", at("2022-03-15")) == (set(), both)
    assert ledger.doubtful("iss", at("2022-06-15")) == (set(), set())
    assert ledger.doubtful("iss", at("2022-09-15")) == (both, set())


@given(pairs())
@settings(max_examples=100)
def test_the_truth_lies_between_least_and_most(pair: tuple[dict[str, Any], dict[str, Any]]) -> None:
    true, known = ledger_of(pair[0]), ledger_of(pair[1])
    moments = {*true.instants, *known.instants}
    for when in moments:
        for station in ("iss", "tss"):
            least, most = known.bounds(station, when)
            assert least <= true.aboard(station, when) <= most
            assert least <= known.aboard(station, when) <= most
            aboard, absent = known.doubtful(station, when)
            count = known.aboard(station, when)
            assert (count - len(aboard), count + len(absent)) == (least, most)


@given(books())
@settings(max_examples=30)
def test_exact_books_are_certain(data: dict[str, Any]) -> None:
    ledger = ledger_of(data)
    for when in ledger.instants:
        count = ledger.aboard("iss", when)
        assert ledger.bounds("iss", when) == (count, count)


# -- command ---------------------------------------------------------------------------------------

COMMAND = (
    BASE
    + """
undock = { at = 2022-05-05T05:20:00Z }
[expedition.iss-66]
number = 66
from = 2021-11-12
to = 2022-03-30
command = [{ at = 2021-11-12T08:00:00Z, person = "chari" }, { at = 2022-01-01T08:00:00Z, person = "barron" }]
[expedition.iss-67]
number = 67
from = 2022-03-30
to = 2022-04-30
command = [{ at = 2022-03-29T13:45:00Z, person = "marshburn" }]
"""
)


@pytest.mark.parametrize(
    ("when", "person"),
    [
        ("2021-11-12T07:59:59", None),
        ("2021-11-12T08:00", "chari"),
        ("2022-01-01T07:59:59", "chari"),
        ("2022-01-01T08:00", "barron"),
        ("2022-03-29T13:44:59", "barron"),
        ("2022-03-29T13:45", "marshburn"),  # before the expedition that it belongs to
        ("2022-05-05T05:19:59", "marshburn"),
        ("2022-05-05T05:20", None),  # gone, and nobody has taken over
    ],
)
def test_command_passes_at_an_instant(when: str, person: str | None) -> None:
    assert book(COMMAND).commander("iss", at(when)) == person


@pytest.mark.parametrize(
    ("when", "expedition"),
    [
        ("2021-11-12T12:00", None),
        ("2021-11-13", "iss-66"),
        ("2022-03-30T12:00", "iss-66"),
        ("2022-03-31", "iss-67"),
        ("2022-04-30T12:00", "iss-67"),
        ("2022-05-01", None),
    ],
)
def test_an_expedition_begins_and_ends(when: str, expedition: str | None) -> None:
    assert book(COMMAND).expedition("iss", at(when)) == expedition


def test_an_earlier_expedition_may_outlast_a_later_one() -> None:
    ledger = book(
        ISS
        + """
        [expedition.long]
        from = 2000-01-01T00:00:00Z
        to = 2000-12-01T00:00:00Z
        [expedition.short]
        from = 2000-06-01T00:00:00Z
        to = 2000-07-01T00:00:00Z
        [expedition.open]
        from = 2001-06-01T00:00:00Z
        [expedition.last]
        from = 2002-06-01T00:00:00Z
        to = 2002-07-01T00:00:00Z
        """
    )
    assert ledger.expedition("iss", at("2000-06-15")) == "short"
    assert ledger.expedition("iss", at("2000-08-01")) == "long"
    assert ledger.expedition("iss", at("2001-08-01")) == "open"
    assert ledger.expedition("iss", at("2002-08-01")) is None


def test_a_commander_may_be_named_by_an_alias() -> None:
    ledger = book(
        COMMAND.replace('person = "barron" }', 'person = "kb" }')
        + "[person.barron]\naliases = ['kb']\n"
    )
    assert ledger.commander("iss", at("2022-02-01")) == "barron"


def test_command_at_another_station_is_nobodys_here() -> None:
    ledger = book(COMMAND.replace("number = 66", 'station = "tiangong"'))
    assert ledger.commander("iss", at("2022-02-01")) is None
    assert ledger.commander("tiangong", at("2022-02-01")) is None


# -- what is looked for once -----------------------------------------------------------------------


@given(books(exact=False))
def test_what_is_kept_is_what_one_finds_who_looks_through_everything(data: dict[str, Any]) -> None:
    ledger = ledger_of(data)
    for kind in ORDER:
        assert ledger.every(kind) == [one for one in ledger.events if one.kind == kind]
    own = ledger.station_events("iss")
    assert ledger.emptied("iss") == [
        place for place, one in enumerate(own) if one.move is not None and one.aboard == 0
    ]
    trips = [one for one in ledger.trips.values() if one.station == "iss"]
    kinds = {(one.flight.provider, one.flight.spacecraft) for one in trips}
    ends = {
        kind: max(
            one.land.instant if one.land is not None else FAR_FUTURE
            for one in trips
            if (one.flight.provider, one.flight.spacecraft) == kind
        )
        for kind in kinds
    }
    latest = ledger.latest("iss")
    assert {(one.provider, one.spacecraft): end for end, one in latest} == ends
    assert len(latest) == len(kinds)


def test_flights_that_slipped_and_ships_that_are_not_always_fit() -> None:
    text = ISS + "".join(
        f"""
    [flight.{name}]
    spacecraft = "soyuz-ms"
    launch = {{ at = 2022-01-01T00:00:00Z{launch} }}
    dock = {{ port = "rassvet-nadir"{dock} }}
    undock = {{ at = 2022-02-01T00:00:00Z{undock} }}
    land = {{ at = 2022-02-02T00:00:00Z{land} }}
    {more}
    """
        for name, launch, dock, undock, land, more in (
            ("plain", "", "", "", "", ""),
            ("a", ', slips = [{ at = "2021" }]', "", "", "", ""),
            ("b", "", ', slips = [{ at = "2021" }]', "", "", 'lifeboat = [{ crew = ["dubrov"] }]'),
            ("c", "", "", ', slips = [{ at = "2021" }]', "", ""),
            ("d", "", "", "", ', slips = [{ at = "2021" }]', "unfit = [{ seats = 1 }]"),
            (
                "e", "", "", "", "",
                ('relocate = [{ left = 2022-01-09T00:00:00Z, at = 2022-01-09T01:00:00Z, port = "poisk-zenith",'
                ' slips = [{ left = "2021" }] }]'),
            ),
        )
    )  # fmt: skip
    ledger = book(text)
    assert [one.id for one in ledger.slipped] == ["a", "b", "c", "d", "e"]
    assert [one.id for one in ledger.limited] == ["b", "d"]


def test_whether_there_may_ever_be_too_few_seats() -> None:
    text = """
    [flight.a]
    spacecraft = "soyuz-ms"
    crew = ["dubrov", "vande-hei"]
    launch.at = 2022-01-01T00:00:00Z
    dock = { at = 2022-01-02T00:00:00Z, port = "rassvet-nadir" }
    """
    assert not book(ISS + text).short_of_seats
    assert book(ISS + text + "unfit = [{ seats = 1 }]").short_of_seats
