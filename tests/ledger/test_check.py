"""Check: every rule is run, and an entry may excuse itself."""

from __future__ import annotations

import pytest
from tests.support import ISS, found

WRONG = """
[flight.x]
spacecraft = "soyuz-ms"
crew = ["dubrov", "dubrov"]
launch = { at = 2022-03-18T00:00:00Z }
dock = { at = 2022-03-18T06:00:00Z, port = "harmony-forward" }
"""
BOTH = [
    ("P203", ("flight", "x", "dock", "port")),
    ("S402", ("flight", "x", "crew", 1, "id")),
]


def test_every_family_is_run() -> None:
    assert found(ISS + WRONG) == BOTH


@pytest.mark.parametrize("rule", ["P203", "docking-system"])
def test_an_entry_is_excused_by_code_or_by_name(rule: str) -> None:
    ignore = f'ignore = [{{ rule = "{rule}", why = "an adapter" }}]\n'
    assert found(ISS + WRONG + ignore) == BOTH[1:]


def test_a_movement_is_excused_by_itself() -> None:
    port = 'port = "harmony-forward"'
    ignore = ', ignore = [{ rule = "P203", why = "an adapter" }]'
    assert found(ISS + WRONG.replace(port, port + ignore)) == BOTH[1:]
    launch = "launch = { at = 2022-03-18T00:00:00Z"
    assert found(ISS + WRONG.replace(launch, launch + ignore)) == BOTH


def test_an_excuse_holds_for_its_own_entry_alone() -> None:
    other = (
        WRONG.replace("flight.x", "flight.y")
        .replace("dubrov", "rubio")
        .replace("forward", "zenith")
    )
    ignore = (
        'ignore = [{ rule = "P203", why = "an adapter" }, { rule = "S402", why = "two of them" }]\n'
    )
    assert [address[1] for _, address in found(ISS + WRONG + ignore + other)] == ["y", "y"]


def test_what_cannot_be_read_is_not_excused() -> None:
    ignore = 'ignore = [{ rule = "F101", why = "x" }]\nnonsense = 1\n'
    assert ("F101", ("flight", "x", "nonsense")) in found(ISS + WRONG + ignore)
