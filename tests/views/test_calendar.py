"""The calendar: entries that keep their identity, whatever happens to their times."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

from tests.support import ISS, RELOCATED, at, book

from crewtrack.views.calendar import calendar, stays

if TYPE_CHECKING:
    from crewtrack.views.shapes.calendar import CalendarEntry

NOW = at("2022-02-25T12:00")

FLIGHT = """
[flight.soyuz-ms-21]
spacecraft = "soyuz-ms"
crew = ["artemyev", "?"]
launch = { at = 2022-03-18T15:55:18Z, site = "baikonur-31-6", known = 2022-01-20, slips = [{ known = 2021-06-01, at = "2022-03" }] }
land = { at = "late 2022-09", site = "dzhezkazgan", source = "a plan" }
"""


def entries(text: str, **given: object) -> dict[str, CalendarEntry]:
    found = calendar(book(ISS + text), "iss", NOW, **given)  # type: ignore[arg-type]
    return {one.uid: one for one in found.entries}


def test_an_exact_event_is_an_instant_and_says_how_often_it_slipped() -> None:
    one = entries(FLIGHT)["flight.soyuz-ms-21.launch"]
    assert (one.summary, one.start, one.end) == (
        "Soyuz MS-21 launch",
        datetime(2022, 3, 18, 15, 55, 18, tzinfo=UTC),
        None,
    )
    assert (one.state, one.sequence, one.location) == ("confirmed", 1, "Baikonur 31/6")
    assert one.coordinates is not None
    assert one.lines[0] == "Crew: Oleg Artemyev, to be named"


def test_an_imprecise_event_takes_its_whole_span_and_tells_the_words_of_its_source() -> None:
    one = entries(FLIGHT)["flight.soyuz-ms-21.land"]
    assert (one.start, one.end, one.days) == (date(2022, 9, 21), date(2022, 10, 1), True)
    assert one.state == "tentative"
    assert 'given as "late 2022-09"' in one.lines[0]
    assert one.lines[-1] == "Source: a plan"


def test_a_derived_docking_slips_with_its_launch() -> None:
    one = entries(FLIGHT)["flight.soyuz-ms-21.dock"]
    assert (one.days, one.state, one.sequence) == (True, "tentative", 1)
    assert "worked out" in one.lines[0]


def test_what_is_derived_from_a_month_is_days_too() -> None:
    one = entries('[flight.x]\nspacecraft = "soyuz-ms"\nlaunch.at = "2022-09"\n')["flight.x.dock"]
    assert (one.start, one.end, one.days) == (date(2022, 9, 1), date(2022, 10, 2), True)


def test_a_range_between_two_hours_is_no_day() -> None:
    text = '[flight.x]\nspacecraft = "soyuz-ms"\nlaunch.at = "2022-06-15T22Z..2022-06-16T04Z"\n'
    one = entries(text)["flight.x.launch"]
    assert (one.start, one.end) == (at("2022-06-15T22:00"), at("2022-06-16T05:00"))


def test_at_the_ends_of_the_calendar() -> None:
    text = """
    [flight.x]
    spacecraft = "soyuz-ms"
    crew = ["?"]
    launch.at = "9990s"
    [flight.y]
    spacecraft = "soyuz-ms"
    crew = ["?"]
    launch.at = 9999-12-31
    [flight.z]
    spacecraft = "soyuz-ms"
    launch.at = "NET 0001"
    """
    ledger = book(ISS + text)
    for when in ("0001-01-01", "2022-01-01", "9999-12-31T23:59:59"):
        for made in (calendar, stays):
            for one in made(ledger, "iss", at(when)).entries:
                assert one.end is None or one.start <= one.end


def test_with_the_knowledge_of_a_day_later_slips_have_not_happened() -> None:
    early = entries(FLIGHT, known_on=date(2021, 7, 1))
    assert early["flight.soyuz-ms-21.launch"].sequence == 0


def test_an_open_bound_stands_where_its_words_do() -> None:
    one = entries('[flight.x]\nspacecraft = "soyuz-ms"\nlaunch.at = "NET 2022-06-15"\n')
    launch = one["flight.x.launch"]
    assert (launch.start, launch.end) == (date(2022, 6, 15), date(2022, 6, 16))
    assert "not earlier than" in launch.lines[0].lower() or "NET" in launch.lines[0]


def test_an_hour_is_no_day() -> None:
    one = entries('[flight.x]\nspacecraft = "soyuz-ms"\nlaunch.at = "2022-06-15T14Z"\n')
    launch = one["flight.x.launch"]
    assert (launch.start, launch.end, launch.days) == (
        datetime(2022, 6, 15, 14, tzinfo=UTC),
        datetime(2022, 6, 15, 15, tzinfo=UTC),
        False,
    )
    assert launch.state == "tentative"


def test_what_has_no_date_is_named_beside_the_entries() -> None:
    found = calendar(
        book(ISS + '[flight.x]\nspacecraft = "soyuz-ms"\nlaunch.at = "TBD"\n'), "iss", NOW
    )
    assert found.entries == ()
    assert [name for name, _ in found.undated] == ["X launch", "X docking"]


def test_a_relocation_is_named_after_the_port_that_it_was_first_to_reach() -> None:
    one = entries(RELOCATED)["flight.x.relocate.rassvet-nadir"]
    assert (one.start, one.end) == (
        datetime(2022, 5, 5, 10, 0, tzinfo=UTC),
        datetime(2022, 5, 5, 10, 40, tzinfo=UTC),
    )
    assert one.sequence == 1


def test_a_relocation_put_before_another_does_not_rename_it() -> None:
    more = RELOCATED.replace(
        "relocate = [",
        'relocate = [{ left = 2022-04-01T10:00:00Z, at = 2022-04-01T11:00:00Z, port = "poisk-zenith" }, ',
    )
    assert {"flight.x.relocate.rassvet-nadir", "flight.x.relocate.poisk-zenith"} <= set(
        entries(more)
    )


def test_a_second_move_to_one_port_has_a_name_of_its_own() -> None:
    twice = RELOCATED.replace(
        "] }]",
        '] }, { left = 2022-06-01T10:00:00Z, at = 2022-06-01T11:00:00Z, port = "rassvet-nadir" }]',
    )
    assert "flight.x.relocate.rassvet-nadir.2022-06-01" in entries(twice)


def test_a_handover_is_named_after_who_takes_command() -> None:
    text = """
    [expedition.iss-67]
    number = 67
    from = 2022-03-30T07:21:00Z
    command = [{ at = 2022-03-29T13:00:00Z, person = "marshburn" }, { at = 2022-05-04T13:00:00Z, person = "artemyev" }]
    """
    found = entries(text)
    assert list(found) == [
        "expedition.iss-67.command.marshburn",
        "expedition.iss-67.command.artemyev",
    ]
    assert found["expedition.iss-67.command.artemyev"].summary.endswith("takes command of ISS")


def test_a_spacewalk_lasts() -> None:
    (one,) = entries(
        '[eva.us-80]\nname = "US EVA 80"\nfrom = 2022-03-23T12:32:00Z\nto = 2022-03-23T19:26:00Z\ncrew = ["chari"]\n'
    ).values()
    assert (one.uid, one.summary) == ("eva.us-80", "US EVA 80")
    assert one.end == datetime(2022, 3, 23, 19, 26, tzinfo=UTC)


def test_what_is_cancelled_is_still_there_and_says_so() -> None:
    gone = FLIGHT.replace("known = 2022-01-20", 'status = "cancelled", known = 2022-01-20')
    found = entries(gone)
    assert found["flight.soyuz-ms-21.launch"].state == "cancelled"
    assert found["flight.soyuz-ms-21.land"].state == "cancelled"


def test_what_is_long_over_is_left_out_and_a_flight_under_way_is_whole() -> None:
    text = """
    [flight.over]
    spacecraft = "soyuz-ms"
    launch.at = 2021-10-05T08:55:02Z
    land.at = 2022-01-20T11:28:26Z
    [flight.there]
    spacecraft = "soyuz-ms"
    launch.at = 2021-10-05T08:55:02Z
    land.at = 2022-03-30T11:28:26Z
    [eva.past]
    from = 2022-01-20T12:00:00Z
    """
    assert list(entries(text)) == [
        "flight.there.launch",
        "flight.there.dock",
        "flight.there.undock",
        "flight.there.land",
    ]
    assert {"flight.over.launch", "eva.past"} <= set(entries(text, since=at("2022-01-01")))


def test_a_module_that_stays_is_never_over() -> None:
    text = """
    [flight.module]
    spacecraft = "soyuz-ms"
    launch.at = 2001-10-05T08:55:02Z
    dock = { at = 2001-10-06T08:55:02Z, stays = true, port = "prichal-nadir" }
    """
    assert set(entries(text)) == {"flight.module.launch", "flight.module.dock"}


def test_a_stay_runs_from_docking_to_undocking() -> None:
    text = """
    [flight.a]
    spacecraft = "soyuz-ms"
    crew = ["artemyev", "?"]
    launch.at = 2022-03-18T15:55:18Z
    dock = { at = 2022-03-18T19:12:06Z, port = "prichal-nadir" }
    undock.at = 2022-09-29T07:34:00Z
    land.at = 2022-09-29T10:57:00Z
    """
    found = {one.uid: one for one in stays(book(ISS + text), "iss", NOW).entries}
    assert set(found) == {"person.artemyev.stay.a", "flight.a.unnamed-1.stay"}
    one = found["person.artemyev.stay.a"]
    assert one.summary == "Oleg Artemyev aboard ISS"
    assert (one.start, one.end) == (
        datetime(2022, 3, 18, 19, 12, 6, tzinfo=UTC),
        datetime(2022, 9, 29, 7, 34, tzinfo=UTC),
    )
    assert one.state == "confirmed"


def test_a_stay_of_unknown_length_lasts_to_the_instant_that_is_shown() -> None:
    text = """
    [flight.a]
    spacecraft = "soyuz-ms"
    crew = ["artemyev"]
    launch.at = 2022-02-18T15:55:18Z
    dock = { at = 2022-02-18T19:12:06Z, port = "prichal-nadir" }
    """
    (one,) = stays(book(ISS + text), "iss", NOW).entries
    assert (one.start, one.end, one.state) == (
        date(2022, 2, 18),
        date(2022, 2, 26),
        "tentative",
    )
