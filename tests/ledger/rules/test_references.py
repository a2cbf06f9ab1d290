"""F107 unknown-id and F108 unknown-port: every id that a schedule names exists."""

from __future__ import annotations

import pytest
from tests.support import ISS, book, found, problems_of

from crewtrack.ledger.rules.references import unknown_ids

FLIGHT = '[flight.x]\nspacecraft = "soyuz-ms"\n'


@pytest.mark.parametrize(
    ("text", "address", "hint"),
    [
        ('station = "is"\n', ("station",), 'did you mean "iss"?'),
        (
            '[flight.x]\nspacecraft = "soyus-ms"\n',
            ("flight", "x", "spacecraft"),
            'did you mean "soyuz-ms"?',
        ),
        (FLIGHT + 'station = "isss"\n', ("flight", "x", "station"), 'did you mean "iss"?'),
        (FLIGHT + 'provider = "nsa"\n', ("flight", "x", "provider"), 'did you mean "nasa"?'),
        (
            FLIGHT + 'crew = ["dubrov", "shkaplerof"]\n',
            ("flight", "x", "crew", 1, "id"),
            'did you mean "shkaplerov"?',
        ),
        (
            FLIGHT + 'crew = [{ id = "dubrov", agency = "rosscosmos" }]\n',
            ("flight", "x", "crew", 0, "agency"),
            'did you mean "roscosmos"?',
        ),
        (
            FLIGHT + 'launch = { at = 2022-03-18, site = "baikonur-31-5" }\n',
            ("flight", "x", "launch", "site"),
            'did you mean "baikonur-31-6"?',
        ),
        (
            FLIGHT + 'land = { at = 2022-03-18, site = "dzhezkasgan" }\n',
            ("flight", "x", "land", "site"),
            'did you mean "dzhezkazgan"?',
        ),
        (
            FLIGHT + 'land = { at = 2022-03-18, crew = ["dubrof"] }\n',
            ("flight", "x", "land", "crew", 0, "id"),
            'did you mean "dubrov"?',
        ),
        (
            FLIGHT + 'lifeboat = [{ crew = ["rubi"] }]\n',
            ("flight", "x", "lifeboat", 0, "crew", 0, "id"),
            'did you mean "rubio"?',
        ),
        ("[person.x]\nagency = 'essa'\n", ("person", "x", "agency"), 'did you mean "esa"?'),
        (
            "[spacecraft.x]\nprovider = 'jaxxa'\n",
            ("spacecraft", "x", "provider"),
            'did you mean "jaxa"?',
        ),
        (
            "[expedition.x]\nstation = 'is'\n",
            ("expedition", "x", "station"),
            'did you mean "iss"?',
        ),
        (
            "[expedition.x]\ncrew = ['chary']\n",
            ("expedition", "x", "crew", 0, "id"),
            'did you mean "chari"?',
        ),
        (
            "[expedition.x]\ncommand = [{ at = 2022-01-01, person = 'chary' }]\n",
            ("expedition", "x", "command", 0, "person"),
            'did you mean "chari"?',
        ),
        (
            "[eva.x]\nfrom = 2022-01-01\ncrew = ['chary']\n",
            ("eva", "x", "crew", 0, "id"),
            'did you mean "chari"?',
        ),
        (
            "[reboost.x]\nfrom = 2022-01-01\nby = 'progress-ms-18'\n",
            ("reboost", "x", "by"),
            "declare it: [flight.progress-ms-18]",
        ),
        (
            "[[assert]]\nat = 2022-01-01\nstation = 'is'\n",
            ("assert", 0, "station"),
            'did you mean "iss"?',
        ),
        (
            "[[assert]]\nat = 2022-01-01\nagencies = { nsa = 0 }\n",
            ("assert", 0, "agencies", "nsa"),
            'did you mean "nasa"?',
        ),
        (
            "coverage = [{ what = 'cargo', station = 'is' }]\n",
            ("coverage", 0, "station"),
            'did you mean "iss"?',
        ),
        (
            "[bulletin.x]\nat = 2022-01-01\ntitle = 'x'\nabout = ['agency.nasa', 'agency.nsa']\n",
            ("bulletin", "x", "about", 1),
            'did you mean "nasa"?',
        ),
        (
            "[station.iss.module.new]\non = 'zveszda'\n",
            ("station", "iss", "module", "new", "on"),
            'did you mean "zvezda"?',
        ),
        (
            "[station.iss.port.new]\nmodule = 'axiom-hab'\n",
            ("station", "iss", "port", "new", "module"),
            "declare it: [station.iss.module.axiom-hab]",
        ),
    ],
)
def test_an_unknown_id_is_named_with_what_was_meant(
    text: str, address: tuple[str | int, ...], hint: str
) -> None:
    problems = [one for one in problems_of(text) if one.code != "A601"]
    assert [(one.code, one.name, one.address) for one in problems] == [
        ("F107", "unknown-id", address)
    ]
    assert problems[0].hint == hint


@pytest.mark.parametrize("text", ["nonsense", "agency", "nothing.x", "a..b", ""])
def test_what_a_bulletin_is_about_is_an_address(text: str) -> None:
    book = f"[bulletin.x]\nat = 2022-01-01\ntitle = 'x'\nabout = ['{text}']\n"
    assert found(book) == [("F107", ("bulletin", "x", "about", 0))]


def test_what_exists_is_no_problem() -> None:
    assert (
        found(
            ISS
            + """
            [person.x]
            agency = "esa"
            aliases = ["alias"]
            [flight.x]
            spacecraft = "soyuz-ms"
            provider = "roscosmos"
            crew = ["alias", "?", { id = "dubrov", agency = "esa" }]
            launch = { at = 2022-03-18T00:00:00Z, site = "baikonur-31-6" }
            dock = { at = 2022-03-18T06:00:00Z, port = "rassvet-nadir" }
            relocate = [{ left = 2022-04-18, at = 2022-04-18, port = "poisk-zenith" }]
            land = { at = 2022-05-18T06:00:00Z, crew = ["x", "?", "dubrov"] }
            [flight.free]
            spacecraft = "crew-dragon"
            station = "none"
            [expedition.x]
            station = "iss"
            command = [{ at = 2022-03-20, person = "alias" }]
            [bulletin.x]
            at = 2022-01-01
            title = "x"
            about = ["flight.x.launch.at", "person.dubrov"]
            [[assert]]
            at = 2022-01-01
            agencies = { none = 0, nasa = 0 }
            """
        )
        == []
    )


# -- ports -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ('dock = { at = 2022-03-18, port = "rasvet-nadir" }', ("dock", "port")),
        (
            'dock = { port = "rassvet-nadir" }\nundock = { at = 2022-03-18, port = "rasvet-nadir" }',
            ("undock", "port"),
        ),
        (
            'relocate = [{ left = 2022-03-18, at = 2022-03-18, port = "rasvet-nadir" }]',
            ("relocate", 0, "port"),
        ),
    ],
)
def test_an_unknown_port_is_named_with_what_was_meant(
    text: str, address: tuple[str | int, ...]
) -> None:
    (problem,) = problems_of(ISS + FLIGHT + text)
    assert (problem.code, problem.name) == ("F108", "unknown-port")
    assert problem.address == ("flight", "x", *address)
    assert problem.hint == 'did you mean "rassvet-nadir"?'


def test_a_port_like_no_other_gets_a_list() -> None:
    (problem,) = problems_of(ISS + FLIGHT + 'dock = { at = 2022-03-18, port = "zzz" }')
    assert problem.hint is not None
    assert problem.hint.startswith("its ports are harmony-forward, ")


def test_a_claim_about_a_port_that_is_not_there() -> None:
    text = ISS + "[[assert]]\nat = 2022-01-01\nports = { zzz = 'free' }\n"
    assert found(text) == [("F108", ("assert", 0, "ports", "zzz"))]


def test_a_free_flight_has_no_ports() -> None:
    text = FLIGHT + 'station = "none"\ndock = { at = 2022-03-18, port = "rassvet-nadir" }\n'
    assert found(text) == [("F108", ("flight", "x", "dock", "port"))]


def test_an_unknown_station_is_said_once() -> None:
    text = FLIGHT + 'station = "salyut"\ndock = { at = 2022-03-18, port = "core-aft" }\n'
    assert found(text) == [("F107", ("flight", "x", "station"))]
    text = "[[assert]]\nat = 2022-01-01\nstation = 'salyut'\nports = { core-aft = 'free' }\n"
    assert found(text) == [("F107", ("assert", 0, "station"))]


def test_nobody_guesses_at_what_thousands_of_unknown_ids_mean() -> None:
    """A guess is compared with every id: with so many problems it would take minutes, and is not read."""
    crew = ", ".join(f'"dubro{number}"' for number in range(600))
    flights = "".join(
        f'[flight.{one}]\nspacecraft = "soyuz-ms"\ncrew = [{crew}]\n' for one in ("x", "y")
    )
    ledger = book(ISS + flights)
    hints = [one.hint for one in unknown_ids(ledger) if one.code == "F107"]
    guessed = [one == 'did you mean "dubrov"?' for one in hints]
    assert guessed == [True] * 1_000 + [False] * 200
