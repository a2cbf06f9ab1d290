"""The shipped record: silent as it is, and each rule fires on the one fact broken for it, at its line and column."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from crewtrack.app.loading import load
from crewtrack.app.locating import located
from crewtrack.cli.cmd.init import record
from crewtrack.ledger.check import check
from crewtrack.ledger.ledger import Ledger
from crewtrack.ledger.rules.catalogue import RULES
from crewtrack.store.shipped import shipped_names

if TYPE_CHECKING:
    from pathlib import Path

    from crewtrack.model.problem import Problem

LATER = datetime(2040, 1, 1, tzinfo=UTC)


RECORD = record()
"""The record as one file, so that any fact of it can be broken."""


def told(path: Path | str, *, asked: datetime | None = None) -> list[Problem]:
    one = load(path)
    assert one.schedule is not None
    found = check(
        Ledger.of(one.schedule), asked if asked is not None else LATER, asked=asked is not None
    )
    return list(located(one, [*one.problems, *found]))


# A scenario is fewer lines of a file, to be laid over another.
@pytest.mark.parametrize("name", [one for one in shipped_names() if not one.startswith("scenario")])
def test_what_ships_is_silent(name: str) -> None:
    assert [(one.code, one.message) for one in told(f"crewtrack:{name}")] == []


@pytest.mark.parametrize(
    "day", [datetime(2022, 2, 25, 12, tzinfo=UTC), datetime(2026, 10, 8, tzinfo=UTC)]
)
def test_it_is_silent_on_any_day(day: datetime) -> None:
    assert [(one.code, one.message) for one in told("crewtrack:iss", asked=day)] == []


def test_few_entries_excuse_themselves_and_each_says_why() -> None:
    one = load("crewtrack:iss")
    assert one.schedule is not None
    excused = {
        ident: flight.ignore for ident, flight in one.schedule.flights.items() if flight.ignore
    }
    assert {ident: [one.rule for one in own] for ident, own in excused.items()} == {
        "soyuz-ms-22": ["no-lifeboat"],
        # longer in orbit than is usual, as they were
        "crew-8": ["S403"],
        "crew-12": ["S403"],
        **{f"soyuz-ms-{number}": ["S403"] for number in (11, 12, 13, 15, 24, 26, 27, 28)},
    }
    assert all(one.why for own in excused.values() for one in own)


# From a rule to the one thing that is changed, and the line of the new text (with the column marked by |) where it
# stands. Several lines: one problem at each.
BROKEN: dict[str, list[tuple[str, str, tuple[str, ...]]]] = {
    "P201": [
        (
            "undock     = { at = 2022-05-05T05:20:00Z }\nland       = { at = 2022-05-06T04:43:23Z",
            "undock     = { at = 2022-05-26T05:20:00Z }\nland       = { at = 2022-05-27T04:43:23Z",
            ('dock       = { at = 2022-05-21T00:28:00Z, port = |"harmony-forward" }',),
        )
    ],
    "P202": [
        (
            "dock       = { at = 2022-03-18T19:12:06Z, port",
            "dock       = { at = 2021-12-20T19:12:06Z, port",
            (),
        ),
    ],
    "P203": [
        (
            '2023-03-03T06:40:00Z, port = "harmony-zenith"',
            '2023-03-03T06:40:00Z, port = "zvezda-aft"',
            (),
        )
    ],
    "P204": [
        (
            'undock     = { at = 2022-06-01T08:03:00Z }\nland       = { at = "2022-06-01T11Z",',
            'undock     = { at = "2022-06-01..2022-06-03" }\nland       = { at = "2022-06-03..2022-06-04",',
            ('dock       = { at = 2022-06-03T13:02:03Z, port = |"zvezda-aft" }',),
        )
    ],
    "O301": [
        (
            "dock       = { at = 2022-03-18T19:12:06Z",
            "dock       = { at = 2022-03-18T15:12:06Z",
            ('dock       = { at = |2022-03-18T15:12:06Z, port = "prichal-nadir" }',),
        )
    ],
    "O303": [
        (
            'undock     = { at = 2023-02-07, note = "in the morning, Moscow time; no source found gives the hour" }\nland       = { at = 2023-02-07T08:37:00Z',
            'undock     = { at = "2023-02-07..2023-02-09" }\nland       = { at = "2023-02-06..2023-02-08"',
            ('land       = { at = |"2023-02-06..2023-02-08", site = "pacific", destroyed = true }',),
        )
    ],
    "O304": [
        (
            "undock     = { at = 2022-09-29T07:34:20Z }",
            'undock     = { at = "2022-09" }',
            ('undock     = { at = |"2022-09" }',),
        )
    ],
    "O305": [
        (
            'launch     = { at = 2022-04-08T15:17:12Z, site = "ksc-39a", status = "success" }',
            'launch     = { at = 2022-04-08T15:17:12Z, site = "ksc-39a", status = "hold" }',
            (
                'launch     = { at = 2022-04-08T15:17:12Z, site = "ksc-39a", status = |"hold" }',
            ),
        )
    ],
    "O306": [
        (
            "undock     = { at = 2023-09-03T11:05:00Z }",
            'undock     = { at = 2043-09-03T11:05:00Z, status = "success" }',
            ('undock     = { at = 2043-09-03T11:05:00Z, status = |"success" }',),
        )
    ],
    "O307": [
        (
            "undock     = { at = 2023-09-03T11:05:00Z }",
            "undock     = { at = 2023-09-03T11:05:00Z, known = 2023-01-01, slips = [{ known = 2023-02-02, at = 2023-09-01 }] }",
            (
                "undock     = { at = 2023-09-03T11:05:00Z, known = |2023-01-01, slips = [{ known = 2023-02-02, at = 2023-09-01 }] }",
            ),
        )
    ],
    "O308": [
        (
            "dock       = { at = 2022-03-18T19:12:06Z",
            "dock       = { at = 2022-03-18T16:12:06Z",
            ('dock       = { at = |2022-03-18T16:12:06Z, port = "prichal-nadir" }',),
        )
    ],
    "S401": [
        (
            'crew       = ["artemyev", "matveev", "korsakov"]',
            'crew       = ["artemyev", "matveev", "korsakov", "wakata"]',
            (),
        )
    ],
    "S402": [
        (
            'crew       = ["artemyev", "matveev", "korsakov"]',
            'crew       = ["artemyev", "matveev", "matveev"]',
            (),
        )
    ],
    "S403": [
        (
            "life       = 216 ",
            "life       = 215 ",
            (
                'land       = { at = |2023-09-27T11:17:00Z, site = "dzhezkazgan", crew = ["prokopyev", "petelin", "rubio"] }',
            ),
        )
    ],
    "S404": [
        (
            'crew   = ["rubio"]\nextra  = true',
            'crew   = ["rubio"]\nextra  = false',
            (),
        ),
        (
            '[[flight.soyuz-ms-22.ignore]]           # a rule of `crewtrack check` that this entry is excused from, and why\nrule   = "no-lifeboat"',
            '[[flight.soyuz-ms-22.ignore]]\nrule   = "S403"',
            (
                'crew       = [|"prokopyev", "petelin", "rubio"]',
                'crew       = ["prokopyev", |"petelin", "rubio"]',
                'crew       = ["prokopyev", "petelin", |"rubio"]',
            ),
        ),
    ],
    "C501": [
        (
            'crew       = ["mann", "cassada", "wakata", "kikina"]',
            'crew       = ["mann", "cassada", "wakata", "watkins"]',
            ('crew       = ["mann", "cassada", "wakata", |"watkins"]',),
        )
    ],
    "C502": [
        (
            'land.crew  = ["shkaplerov", "dubrov", "vande-hei"]',
            'land.crew  = ["shkaplerov", "dubrov", "rubio"]',
            ('land.crew  = ["shkaplerov", "dubrov", |"rubio"]',),
        )
    ],
    "C503": [
        (
            'land.crew  = ["shkaplerov", "dubrov", "vande-hei"]',
            'land.crew  = ["shkaplerov", "dubrov"]',
            ('crew       = ["novitsky", "dubrov", |"vande-hei"]',),
        )
    ],
    "C504": [
        (
            'land       = { at = 2023-03-28T11:45:58Z, site = "kazakhstan", crew = [] }',
            'land       = { at = 2023-03-28T11:45:58Z, site = "kazakhstan" }',
            (
                '|land       = { at = 2023-03-28T11:45:58Z, site = "kazakhstan" }',
            ),
        )
    ],
    "C506": [
        (
            "dock       = { at = 2022-03-18T19:12:06Z",
            "dock       = { at = 2022-03-30T19:12:06Z",
            ("undock     = { at = |2022-03-30T07:21:03Z }",),
        ),
    ],
    "A601": [('count    = 11\nsource   = "ANSA', 'count    = 12\nsource   = "ANSA', ("count    = |12",))],
    "E701": [
        (
            '{ at = "2022-05-04T18Z", person = "artemyev" }',
            '{ at = "2022-05-04T18Z", person = "rubio" }',
            (
                'command = [{ at = 2022-03-29T13:45:00Z, person = "marshburn" }, { at = "2022-05-04T18Z", person = |"rubio" }]',
            ),
        )
    ],
    "E702": [
        (
            ', { at = "2022-05-04T18Z", person = "artemyev" }]',
            "]",
            ("undock     = { at = |2022-05-05T05:20:00Z }",),
        )
    ],
    "E703": [
        (
            "number  = 67\nfrom    = 2022-03-30",
            "number  = 67\nfrom    = 2022-04-30",
            ("from    = |2022-04-30",),
        )
    ],
}  # fmt: skip


@pytest.mark.parametrize(
    ("code", "old", "new", "lines"),
    [(code, *one) for code, several in BROKEN.items() for one in several],
)
def test_one_fact_broken(
    code: str, old: str, new: str, lines: tuple[str, ...], tmp_path: Path
) -> None:
    assert RECORD.count(old) == 1
    text = RECORD.replace(old, new)
    path = tmp_path / "iss.toml"
    path.write_text(text, encoding="utf-8")
    found = [one for one in told(path) if one.code == code]
    assert found
    assert {one.severity for one in found} == {RULES[code].severity}
    places = []
    for one in found:
        assert one.place is not None
        line = text.split("\n")[one.place.line - 1]
        places.append(f"{line[: one.place.column - 1]}|{line[one.place.column - 1 :]}")
    if lines:
        assert places == list(lines)


def test_the_gap_of_soyuz_ms_22_begins_at_its_leak_and_ends_with_what_was_done(
    tmp_path: Path,
) -> None:
    path = tmp_path / "iss.toml"
    path.write_text(RECORD.replace('rule   = "no-lifeboat"', 'rule   = "S403"'), encoding="utf-8")
    found = told(path)
    assert [one.message.partition(" has ")[0] for one in found] == [
        "Sergey Prokopyev",
        "Dmitry Petelin",
        "Francisco Rubio",
    ]
    for one in found:
        assert one.message.endswith("from 15 Dec 2022 00:45 UTC to 17-18 Jan 2023")
        assert one.related[0].address == ("flight", "soyuz-ms-22", "unfit", 0, "from")


def test_no_seat_is_missed_while_a_ship_moves(tmp_path: Path) -> None:
    """None of the record's relocations makes a gap; only one of them is between two ports for long."""
    path = tmp_path / "iss.toml"
    path.write_text(RECORD, encoding="utf-8")
    assert RECORD.count("relocate") >= 5
    assert [one for one in told(path) if one.code == "S404"] == []
