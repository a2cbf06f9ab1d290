"""Names made from ids."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crewtrack.model.names import (
    agency_tag,
    as_id,
    family_name,
    flight_name,
    flight_short,
    from_id,
    is_id,
)
from crewtrack.model.nouns import Flight


@pytest.mark.parametrize(
    ("ident", "name"),
    [
        ("soyuz-ms-21", "Soyuz MS-21"),
        ("crew-3", "Crew-3"),
        ("axiom-1", "Axiom-1"),
        ("crs-24", "CRS-24"),
        ("cygnus-ng-16", "Cygnus NG-16"),
        ("sts-51l", "STS-51L"),
        ("vande-hei", "Vande Hei"),
        ("al_neyadi", "Al Neyadi"),
        ("21", "21"),
        ("-", "-"),
        ("", ""),
        ("?", "?"),
    ],
)
def test_a_name_is_made_from_an_id(ident: str, name: str) -> None:
    assert from_id(ident) == name


@given(st.text(min_size=1, max_size=12))
def test_a_name_made_from_an_id_is_never_empty(ident: str) -> None:
    assert from_id(ident)


def test_a_flight_is_called_by_its_name_else_after_its_spacecraft() -> None:
    assert flight_name(Flight("soyuz-ms-21"), "Soyuz MS") == "Soyuz MS-21"
    assert flight_name(Flight("tianzhou-4"), "Tianzhou") == "Tianzhou-4"
    assert flight_name(Flight("soyuz-ms-21"), None) == "Soyuz MS-21"
    assert flight_name(Flight("soyuz-ms-x"), "Soyuz MS") == "Soyuz MS X"
    assert flight_name(Flight("soyuz-ms-21", name="Altai"), "Soyuz MS") == "Altai"
    assert flight_name(Flight("mcdonnell-1"), "McDonnell") == "McDonnell-1"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Soyuz MS-21", "MS-21"),
        ("Cygnus NG-16", "NG-16"),
        ("Crew-3", "Crew-3"),
        ("Axiom 1", "Axiom 1"),
        ("Progress M-UM", "Progress M-UM"),
        ("Starliner CFT", "Starliner CFT"),
        ("", ""),
    ],
)
def test_a_short_name_keeps_what_tells_flights_apart(name: str, short: str) -> None:
    assert flight_short(name) == short


def test_small_pieces() -> None:
    assert family_name("chari", "Raja Chari") == "Chari"
    assert family_name("jett", "Brent W. Jett Jr.") == "Jett"
    assert family_name("vande-hei", "Mark Vande Hei") == "Vande Hei"
    assert family_name("lopez-alegria", "Michael López-Alegría") == "López-Alegría"
    assert family_name("megan-mcarthur", "Megan McArthur") == "M. McArthur"
    assert family_name("?soyuz#0", "to be named") == "to be named"
    assert family_name("chari", "Chari") == "Chari"
    assert family_name("nie", "Nie Haisheng") == "Nie"
    assert family_name("liu-yang", "Liu Yang", ("CN",)) == "Liu Yang"
    assert agency_tag("roscosmos") == "ROSC"
    assert agency_tag("u-k") == "UK"


@pytest.mark.parametrize(
    ("text", "ident"),
    [
        ("soyuz-ms-21", "soyuz-ms-21"),
        ("Soyuz_MS 21", "soyuz-ms-21"),
        ("  O'Brien--X ", "o-brien-x"),
        ("Wörner", "worner"),
        ("[b]x[/]", "b-x"),
        ("王亚平", ""),
        ("", ""),
    ],
)
def test_an_id_is_of_small_letters_digits_and_hyphens(text: str, ident: str) -> None:
    assert as_id(text) == ident
    assert is_id(text) is (text == ident != "")
    assert is_id(ident) is bool(ident)


@pytest.mark.parametrize("text", ["a\n", "-a", "a-", "a--b", "A", "a.b", "é", "a\u0660"])
def test_what_is_no_id(text: str) -> None:
    assert not is_id(text)
