"""Calendars: read back by another library, moved by a slip, and never broken by a name."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
import vobject
from tests.support import ISS, at, book

from crewtrack.export.ics import alarm, calendar_ics
from crewtrack.views.calendar import calendar, stays

NOW = at("2022-02-25T12:00")

TWO = """
[flight.soyuz-ms-21]
spacecraft = "soyuz-ms"
crew = ["artemyev"]
launch = { at = 2022-03-18T15:55:18Z, site = "baikonur-31-6" }
dock = { at = 2022-03-18T19:12:06Z, port = "prichal-nadir" }
land = { at = "late 2022-09" }

[flight.crew-4]
spacecraft = "crew-dragon"
launch = { at = 2022-04-27T07:52:00Z }
"""


def written(text: str, **given: object) -> bytes:
    return calendar_ics(calendar(book(ISS + text), "iss", NOW), **given)  # type: ignore[arg-type]


def blocks(data: bytes) -> dict[str, bytes]:
    parts = data.split(b"BEGIN:VEVENT\r\n")[1:]
    return {part.split(b"\r\n", 1)[0].decode(): part for part in parts}


def test_another_library_reads_the_same_instants() -> None:
    ledger = book(ISS + TWO)
    found = calendar(ledger, "iss", NOW)
    read = vobject.readOne(calendar_ics(found).decode())
    events = {one.uid.value: one for one in read.vevent_list}
    assert len(events) == len(found.entries) == 6
    for entry in found.entries:
        event = events[f"{entry.uid}@crewtrack"]
        assert event.dtstart.value == entry.start
        assert event.summary.value == entry.summary
        assert event.dtstamp.value == NOW
        if entry.end is not None:
            assert event.dtend.value == entry.end
    assert type(events["flight.soyuz-ms-21.launch@crewtrack"].dtstart.value) is datetime
    assert type(events["flight.soyuz-ms-21.land@crewtrack"].dtstart.value) is date


def test_a_slip_moves_one_entry_and_touches_no_other() -> None:
    before = blocks(written(TWO))
    after = blocks(
        written(
            TWO.replace(
                "2022-04-27T07:52:00Z",
                "2022-04-28T07:00:00Z, known = 2022-02-24, slips = [{ known = 2022-01-01, at = 2022-04-27T07:52:00Z }]",
            )
        )
    )
    assert list(before) == list(after)
    changed = {uid for uid in before if before[uid] != after[uid]}
    # The docking is derived from the launch, and goes with it.
    assert changed == {"UID:flight.crew-4.launch@crewtrack", "UID:flight.crew-4.dock@crewtrack"}
    assert b"SEQUENCE:1\r\n" in after["UID:flight.crew-4.launch@crewtrack"]


def test_lines_end_in_crlf_and_are_folded_between_characters() -> None:
    name = "Союз " * 40
    data = written(TWO + f'[person.artemyev]\nname = "{name.strip()}"\n')
    assert b"\n" not in data.replace(b"\r\n", b"")
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode()


@pytest.mark.parametrize(
    "name",
    [
        "<script>alert(1)</script>",
        "]]>",
        "[@click=app.quit]",
        "a \"quoted\" 'name'",
        "back\\slash; semi, comma",
        "emoji 👩🏽‍🚀",
        "שלום עולם",
        "=cmd()",
        "BEGIN:VEVENT",
    ],
)
def test_names_stay_names(name: str) -> None:
    import json

    text = f"""
[flight.x]
name = {json.dumps(name, ensure_ascii=False)}
spacecraft = "soyuz-ms"
crew = ["ada"]
launch = {{ at = 2022-03-18T15:55:18Z, site = "pad", note = {json.dumps(name + chr(10) + name, ensure_ascii=False)} }}
[site.pad]
name = {json.dumps(name, ensure_ascii=False)}
[person.ada]
name = {json.dumps(name, ensure_ascii=False)}
"""
    read = vobject.readOne(written(text).decode())
    launch = next(one for one in read.vevent_list if one.uid.value.startswith("flight.x.launch"))
    assert launch.summary.value == f"{name} launch"
    assert launch.location.value == name
    assert f"Crew: {name}" in launch.description.value
    assert f"Note: {name}\n{name}" in launch.description.value


def test_alarms_are_for_exact_times_alone() -> None:
    read = vobject.readOne(written(TWO, alarms=(timedelta(minutes=30), timedelta(days=1))).decode())
    alarms = {
        one.uid.value.partition("@")[0]: [
            ring.trigger.value for ring in getattr(one, "valarm_list", [])
        ]
        for one in read.vevent_list
    }
    assert alarms["flight.soyuz-ms-21.launch"] == [timedelta(minutes=-30), timedelta(days=-1)]
    assert alarms["flight.soyuz-ms-21.land"] == []


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("30m", timedelta(minutes=30)),
        ("2h", timedelta(hours=2)),
        (" 1D ", timedelta(days=1)),
    ],
)
def test_an_alarm_is_a_span(text: str, span: timedelta) -> None:
    assert alarm(text) == span


@pytest.mark.parametrize("text", ["", "30", "m", "-1h", "1w", "٣m", "99999m"])
def test_anything_else_is_no_alarm(text: str) -> None:
    with pytest.raises(ValueError, match="no span of time"):
        alarm(text)


def test_a_what_if_does_not_replace_the_plan() -> None:
    data = calendar_ics(
        calendar(book(ISS + TWO), "iss", NOW, alike=False), under="without Roscosmos"
    )
    assert b"@what-if.crewtrack\r\n" in data
    assert b"@crewtrack\r\n" not in data
    assert b"without Roscosmos" in data


def test_the_crew_is_a_calendar_of_its_own() -> None:
    read = vobject.readOne(calendar_ics(stays(book(ISS + TWO), "iss", NOW)).decode())
    assert read.vevent.summary.value == "Oleg Artemyev aboard ISS"
    assert read.contents["x-wr-calname"][0].value == "International Space Station: crew"


def test_an_id_of_any_letters_is_one_identity() -> None:
    text = """
[flight."a,b;c\\\\d é"]
spacecraft = "soyuz-ms"
launch = { at = 2022-03-18T15:55:18Z }
"""
    read = vobject.readOne(written(text).decode())
    assert next(one.uid.value for one in read.vevent_list) == (
        'flight."a,b;c\\\\d é".launch@crewtrack'
    )


def test_the_name_of_a_calendar_is_one_line() -> None:
    text = '[station.iss]\nname = """two\nlines, and; more"""\n'
    data = calendar_ics(calendar(book(text + "\n" + TWO), "iss", NOW))
    assert b"X-WR-CALNAME:two lines\\, and\\; more: traffic\r\n" in data
