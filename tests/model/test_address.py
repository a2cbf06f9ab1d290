"""Addresses: the path of keys, and how people write it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crewtrack.model.address import dotted, parse_address

PLAIN = [
    (("flight",), "flight"),
    (("flight", "soyuz-ms-21", "launch", "at"), "flight.soyuz-ms-21.launch.at"),
    (("flight", "x", "relocate", 0, "port"), "flight.x.relocate[0].port"),
    (("flight", "x", "crew", 12), "flight.x.crew[12]"),
    (("assert", 0, "ports", "prichal-nadir"), "assert[0].ports.prichal-nadir"),
    (("person", "O'Hara"), 'person."O\'Hara"'),
    (("person", 'the "one"'), 'person."the \\"one\\""'),
    (("person", "a.b"), 'person."a.b"'),
    (("person", "back\\slash"), 'person."back\\\\slash"'),
    (("person", ""), 'person.""'),
    (("person", "Ёлкин"), 'person."Ёлкин"'),
]


@pytest.mark.parametrize(("address", "text"), PLAIN)
def test_an_address_is_written_with_dots(address: tuple[str | int, ...], text: str) -> None:
    assert dotted(address) == text
    assert parse_address(text) == address


def test_what_people_write_is_read() -> None:
    assert parse_address("person.'van der Berg'") == ("person", "van der Berg")
    assert parse_address("flight . soyuz-ms-21") == ("flight", "soyuz-ms-21")
    assert parse_address("person.Ёлкин") == ("person", "Ёлкин")
    assert parse_address("a[0][1]") == ("a", 0, 1)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        ".",
        "a.",
        "a. ",
        ".a",
        "a..b",
        "a. .b",
        "a[",
        "a[x]",
        "a[-1]",
        "a[0]b",
        "[0]",
        "a]",
        'a."b',
        "a.'b",
        'a"b"',
        "a[" + "9" * 5000 + "]",
    ],
)
def test_what_is_no_address_is_refused(text: str) -> None:
    with pytest.raises(ValueError):
        parse_address(text)


@given(
    st.lists(st.tuples(st.text(), st.lists(st.integers(0, 10**6), max_size=2)), min_size=1).map(
        lambda parts: tuple(x for key, places in parts for x in (key, *places))
    )
)
def test_every_address_survives_being_written(address: tuple[str | int, ...]) -> None:
    assert parse_address(dotted(address)) == address


@given(st.text(alphabet="ab.[]\"\\0 \n'", max_size=12))
def test_reading_an_address_raises_nothing_but_value_errors(text: str) -> None:
    try:
        address = parse_address(text)
    except ValueError:
        return
    assert parse_address(dotted(address)) == address
