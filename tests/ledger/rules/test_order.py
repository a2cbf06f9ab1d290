"""O301 disorder and O302 negative-interval: only what is certain counts."""

from __future__ import annotations

import pytest
from tests.support import ISS, found, problems_of

HEAD = ISS + '[flight.x]\nspacecraft = "soyuz-ms"\n'
LAUNCH = "launch = { at = 2022-03-18T15:55:18Z }\n"
DOCK = 'dock = { at = 2022-03-18T19:12:06Z, port = "rassvet-nadir" }\n'
MOVE = 'relocate = [{ left = 2022-04-01T10:00:00Z, at = 2022-04-01T10:40:00Z, port = "poisk-zenith" }]\n'
UNDOCK = "undock = { at = 2022-09-29T07:34:20Z }\n"
LAND = "land = { at = 2022-09-29T10:57:12Z }\n"
WHOLE = LAUNCH + DOCK + MOVE + UNDOCK + LAND


def at(text: str) -> list[tuple[str, tuple[str | int, ...]]]:
    return [(code, address[2:]) for code, address in found(HEAD + text)]


def test_a_flight_in_order_is_no_problem() -> None:
    assert at(WHOLE) == []


@pytest.mark.parametrize(
    ("old", "new", "address"),
    [
        # The later movement in the flight's own order is the one that stands accused.
        ("2022-03-18T15:55:18Z", "2022-03-18T20:00:00Z", ("dock", "at")),
        ("2022-03-18T19:12:06Z", "2022-03-18T15:55:17Z", ("dock", "at")),
        ("2022-03-18T19:12:06Z", "2022-04-01T10:30:00Z", ("relocate", 0, "left")),
        ("2022-04-01T10:00:00Z", "2022-04-01T11:00:00Z", ("relocate", 0, "at")),
        ("2022-09-29T07:34:20Z", "2022-03-30T07:34:20Z", ("undock", "at")),
        ("2022-09-29T07:34:20Z", "2022-09-29T10:57:13Z", ("land", "at")),
        ("2022-09-29T10:57:12Z", "2021-09-29T10:57:12Z", ("land", "at")),
        ("2022-03-18T15:55:18Z", '"2023"', ("dock", "at")),
        ("2022-03-18T19:12:06Z", "2022-03-17", ("dock", "at")),
        ("2022-09-29T10:57:12Z", '"NLT 2022-08"', ("land", "at")),
    ],
)
def test_one_wrong_time_is_one_problem_at_the_later_movement(
    old: str, new: str, address: tuple[str | int, ...]
) -> None:
    (problem,) = problems_of(HEAD + WHOLE.replace(old, new))
    assert (problem.code, problem.name) == ("O301", "disorder")
    assert problem.address == ("flight", "x", *address)
    assert len(problem.related) == 1


def test_what_is_only_possible_is_no_error() -> None:
    for new in ("2022-03-18", '"2022-03"', '"NET 2022-01"', '"NLT 2022-12"', '"TBD"', '"2022"'):
        assert at(WHOLE.replace("2022-03-18T15:55:18Z", new)) == []
        assert at(WHOLE.replace("2022-03-18T19:12:06Z", new)) == []
    assert at(WHOLE.replace("2022-03-18T19:12:06Z", "2022-03-18T15:55:00Z")) == []  # that minute


def test_an_imprecise_movement_between_two_hides_nothing() -> None:
    text = (
        LAUNCH + DOCK.replace("2022-03-18T19:12:06Z", '"2022"') + "undock = { at = 2022-03-01 }\n"
    )
    assert at(text) == [("O301", ("undock", "at"))]
    text = LAUNCH + DOCK.replace("2022-03-18T19:12:06Z", '"TBD"') + "undock = { at = 2022-03-01 }\n"
    assert at(text) == [("O301", ("undock", "at"))]


def test_what_is_derived_is_never_accused() -> None:
    assert at(LAUNCH + "land = { at = 2022-03-18T16:55:18Z }\n") == []
    assert at(LAUNCH + "land = { at = 2022-03-18T14:55:18Z }\n") == [("O301", ("land", "at"))]


def test_two_relocations_are_in_order_too() -> None:
    again = '{ left = 2022-03-20T10:00:00Z, at = 2022-03-20T10:40:00Z, port = "poisk-zenith" }'
    text = WHOLE.replace('"poisk-zenith" }]', f'"poisk-zenith" }}, {again}]')
    assert at(text) == [("O301", ("relocate", 1, "left"))]


# -- negative intervals ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "address"),
    [
        (
            "[station.iss.port.new]\nfrom = 2022-03-02\nto = 2022-03-01\n",
            ("station", "iss", "port", "new", "to"),
        ),
        (
            HEAD + 'lifeboat = [{ crew = [], from = 2022-03-02, to = "2022-02" }]\n',
            ("flight", "x", "lifeboat", 0, "to"),
        ),
        (
            HEAD + "unfit = [{}, { from = 2022-03-02, to = 2022-03-01 }]\n",
            ("flight", "x", "unfit", 1, "to"),
        ),
        ('[expedition.x]\nfrom = "2022"\nto = "2021"\n', ("expedition", "x", "to")),
        (
            "[eva.x]\nfrom = 2022-03-01T12:00:00Z\nto = 2022-03-01T11:00:00Z\n",
            ("eva", "x", "to"),
        ),
        ("[reboost.x]\nfrom = 2022-03-02\nto = 2022-03-01\n", ("reboost", "x", "to")),
        (
            'coverage = [{ what = "cargo", from = 2022-03-02, to = 2022-03-01 }]\n',
            ("coverage", 0, "to"),
        ),
    ],
)
def test_nothing_ends_before_it_begins(text: str, address: tuple[str | int, ...]) -> None:
    (problem,) = problems_of(text)
    assert (problem.code, problem.name) == ("O302", "negative-interval")
    assert problem.address == address
    assert problem.related[0].address == (*address[:-1], "from")


def test_an_interval_within_one_unit_may_be_in_order() -> None:
    assert found('[expedition.x]\nfrom = 2022-03-30\nto = "2022-03"\n') == []
    assert found("[expedition.x]\nfrom = 2022-03-30\nto = 2022-03-30\n") == []
    assert found("[expedition.x]\nto = 2022-03-30\n") == []
