"""Check: every rule is run, and an entry may excuse itself."""

from __future__ import annotations

import pytest
from tests.support import ISS, book, found, problems_of

from crewtrack.ledger.check import check
from crewtrack.model.problem import Severity

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


@pytest.mark.parametrize(
    ("ignore", "address", "hint"),
    [
        ('rule = "P2003", why = "x"', "rule", 'did you mean "P203"?'),
        ('rule = "s403", why = "x"', "rule", 'did you mean "S403"?'),
        ('rule = "no-lifeboats", why = "x"', "rule", 'did you mean "no-lifeboat"?'),
        ('rule = "P2", why = "x"', "rule", None),
        ('rule = "", why = "x"', "rule", None),
        ('rule = "P203", why = " "', "why", "say why the rule does not apply here"),
    ],
)
@pytest.mark.parametrize("movement", [False, True])
def test_an_excuse_names_a_rule_and_says_why(
    ignore: str, address: str, hint: str | None, *, movement: bool
) -> None:
    text = ISS + WRONG
    at: tuple[str | int, ...] = ("flight", "x", "ignore", 0, address)
    if movement:
        text += f"land = {{ ignore = [{{ {ignore} }}] }}\n"
        at = ("flight", "x", "land", "ignore", 0, address)
    else:
        text += f"ignore = [{{ {ignore} }}]\n"
    (problem,) = [one for one in problems_of(text) if one.code == "F104"]
    assert problem.address == at
    assert hint is None or problem.hint == hint


def advice(text: str, *own: tuple[str, str]) -> list[tuple[str, object]]:
    found = check(book(ISS + text), least=Severity.ADVICE, own=own)
    return [(one.code, one.address) for one in found if one.code == "N906"]


def test_an_excuse_that_silences_nothing_is_told() -> None:
    ignore = 'ignore = [{ rule = "docking-system", why = "x" }, { rule = "S401", why = "x" }]\n'
    own = ("flight", "x")
    told = [("N906", ("flight", "x", "ignore", 1, "rule"))]
    assert advice(WRONG + ignore, own) == told
    # what it includes has its own reasons
    assert advice(WRONG + ignore) == []
    land = 'land = { at = 2022-09-29, ignore = [{ rule = "S403", why = "x" }] }\n'
    assert advice(WRONG + land, own) == [("N906", ("flight", "x", "land", "ignore", 0, "rule"))]
    # less is looked for, and so nothing is known of it
    found = check(book(ISS + WRONG + ignore), own=(own,))
    assert [one.code for one in found if one.code == "N906"] == []
