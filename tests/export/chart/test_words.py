"""A lane in words: what somebody hears who does not see it."""

from __future__ import annotations

import pytest
from tests.support import ISS, at, book

from crewtrack.export.chart.words import Reading, reading
from crewtrack.views.lanes import Index

TEXT = """
[agency.nasa]
name = "NASA"
tag = "NASA"
[person.ada]
name = "Ada Lovelace"
agency = "nasa"
[flight.soyuz-ms-21]
spacecraft = "soyuz-ms"
crew = ["ada"]
launch = { at = 2022-03-18T15:55:18Z }
dock = { at = 2022-03-18T19:12:06Z, port = "prichal-nadir" }
undock = { at = 2022-09-29T07:34:32Z }
land = { at = 2022-09-29T10:57:01Z }
[flight.soyuz-ms-23]
spacecraft = "soyuz-ms"
launch = { at = 2023-02-24T00:24:29Z }
dock = { at = 2023-02-26T00:57:45Z, port = "prichal-nadir" }
[expedition.x]
station = "iss"
command = [{ at = 2022-05-04T14:35:00Z, person = "ada" }]
"""


def said(when: str, kind: str, ident: str, text: str = TEXT) -> Reading:
    index = Index(book(ISS + text), "iss")
    start, end = at("2021-01-01"), at("2024-01-01")
    for which in ("ports+people", "flights", "agencies"):
        for _, keys in index.keys(at(when), start, end, which):
            for key in keys:
                if (key.kind, key.id) == (kind, ident):
                    return reading(index.lane(key, at(when), start, end), at(when))
    raise AssertionError(ident)


@pytest.mark.parametrize(
    ("when", "parts"),
    [
        ("2022-03-01", ("aboard 18 Mar 19:12 to 29 Sep 07:34", "up and home MS-21")),
        (
            "2022-03-18T17:00",
            (
                "on the way, aboard 18 Mar 19:12 to 29 Sep 07:34",
                "up and home MS-21",
                "day 0 of 194",
            ),
        ),
        (
            "2022-04-01",
            ("aboard 18 Mar 19:12 to 29 Sep 07:34", "up and home MS-21", "day 13 of 194"),
        ),
        (
            "2022-09-29T09:00",
            (
                "on the way home, aboard 18 Mar 19:12 to 29 Sep 07:34",
                "up and home MS-21",
                "day 194 of 194",
            ),
        ),
        (
            "2023-04-01",
            ("aboard 18 Mar 2022 19:12 to 29 Sep 2022 07:34", "up and home MS-21", "194 days"),
        ),
    ],
)
def test_a_person(when: str, parts: tuple[str, ...]) -> None:
    found = said(when, "person", "ada")
    assert (found.title, found.tag, found.address) == ("ADA LOVELACE", "NASA", ("person", "ada"))
    assert found.parts == parts


def test_command_that_is_taken_and_was_taken() -> None:
    assert said("2022-04-01", "person", "ada").more == ("takes command 4 May 14:35",)
    assert said("2022-06-01", "person", "ada").more == ("took command 4 May 14:35",)


@pytest.mark.parametrize(
    ("when", "parts", "address"),
    [
        ("2022-01-01", ("free", "then Soyuz MS-21, 18 Mar 19:12"), "soyuz-ms-21"),
        ("2022-04-01", ("Soyuz MS-21, ROSC", "18 Mar 19:12 to 29 Sep 07:34", "then Soyuz MS-23, 26 Feb 2023 00:57"), "soyuz-ms-21"),
        ("2022-10-01", ("free since 29 Sep 07:34", "then Soyuz MS-23, 26 Feb 2023 00:57"), "soyuz-ms-23"),
        ("2023-04-01", ("Soyuz MS-23, ROSC", "since 26 Feb 00:57, no end is known"), "soyuz-ms-23"),
    ],
)  # fmt: skip
def test_a_port(when: str, parts: tuple[str, ...], address: str) -> None:
    found = said(when, "port", "prichal-nadir")
    assert (found.title, found.parts, found.address) == (
        "PRICHAL NADIR",
        parts,
        ("flight", address),
    )


def test_a_port_to_which_nobody_comes() -> None:
    found = said("2022-04-01", "port", "harmony-nadir")
    assert found.parts == ("free", "nothing to come in this window")
    assert found.address == ("station", "iss", "port", "harmony-nadir")


def test_a_flight_and_an_agency() -> None:
    found = said("2022-04-01", "flight", "soyuz-ms-21")
    assert found.parts[0] == "docked at Prichal 18 Mar 19:12 to 29 Sep 07:34"
    found = said("2022-04-01", "agency", "nasa")
    assert (found.title, found.parts) == ("NASA", ("1 aboard", "0 from 29 Sep 07:34"))


def test_what_is_wrong_comes_with_its_sign() -> None:
    clash = TEXT.replace("2023-02-24T00:24:29Z", "2022-05-24T00:24:29Z").replace(
        "2023-02-26T00:57:45Z", "2022-05-26T00:57:45Z"
    )
    found = said("2022-04-01", "port", "prichal-nadir", clash)
    assert found.sign == "✗"
    assert found.more[0].startswith("Soyuz MS-23 comes to Prichal nadir")
    unfit = TEXT.replace(
        "[flight.soyuz-ms-23]",
        "unfit = [{ from = 2022-06-01T00:00:00Z, to = 2022-07-01T00:00:00Z }]\n[flight.soyuz-ms-23]",
    )
    found = said("2022-04-01", "person", "ada", unfit)
    assert (found.sign, found.more) == ("○", ("no lifeboat seat from 1 Jun 00:00 to 1 Jul 00:00",))
    assert said("2022-08-01", "person", "ada", unfit).sign == ""


def test_brief_words_for_a_narrow_place() -> None:
    index = Index(book(ISS + TEXT), "iss")
    start, end, when = at("2021-01-01"), at("2024-01-01"), at("2023-04-01")
    ((_, ports), (_, people)) = index.keys(when, start, end, "ports+people")
    (ada,) = [
        reading(index.lane(key, at("2022-04-01"), start, end), at("2022-04-01"), brief=True)
        for key in people
    ]
    assert (ada.title, ada.parts) == (
        "ADA",
        ("18 Mar to 29 Sep", "up and home MS-21", "day 13"),
    )
    (port,) = [
        reading(index.lane(key, when, start, end), when, brief=True)
        for key in ports
        if key.id == "prichal-nadir"
    ]
    assert (port.title, port.parts[1]) == ("PRICHAL", "since 26 Feb, no end is known")
