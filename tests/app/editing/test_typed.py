"""What a person types, and what a field takes it for."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crewtrack.app.editing.field import field_at, order_of
from crewtrack.app.editing.planning import parsed
from crewtrack.app.editing.typed import live_reading, reading, typed
from crewtrack.model.fields import specs
from crewtrack.model.nouns import ENTRIES, Head
from crewtrack.toml.splice import EditRefusedError


def value(address: str, text: str) -> Any:
    return typed(text, field_at(parsed(address)))


@pytest.mark.parametrize(
    ("address", "text", "meant"),
    [
        ("flight.x.launch.at", "2022-03-19", date(2022, 3, 19)),
        ("flight.x.launch.at", "late 2022-09", "late 2022-09"),
        ("flight.x.launch.at", '"late 2022-09"', "late 2022-09"),
        ("flight.x.launch.at", "2022", "2022"),
        ("flight.x.launch.at", "18 Mar 2022", date(2022, 3, 18)),
        ("flight.x.launch.at", "2022-03-18T15:55Z", datetime(2022, 3, 18, 15, 55, tzinfo=UTC)),
        ("flight.x.launch.at", '"2022-03-18T15:55:00Z"', "2022-03-18T15:55:00Z"),
        ("flight.x.crew", "[a, b]", ["a", "b"]),
        ("flight.x.crew", '["a", "b"]', ["a", "b"]),
        ("flight.x.crew", "a, ?", ["a", "?"]),
        ("flight.x.crew", "a", ["a"]),
        ("flight.x.crew", "[a, { id = c, visitor = yes }]", ["a", {"id": "c", "visitor": True}]),
        ("flight.x.crew[0]", "rubio", "rubio"),
        ("flight.x.note", "[sic] as they wrote", "[sic] as they wrote"),
        ("flight.x.note", '"Go", he said', '"Go", he said'),
        ("flight.x.crew[0].visitor", "yes", True),
        ("flight.x.launch", "{ at = NET 2027-03, site = a }", {"at": "NET 2027-03", "site": "a"}),
        ("flight.x.launch", "{ at = 2027-03-01, slips = [{ known = 2026-01-02, at = 2027 }] }",
         {"at": date(2027, 3, 1), "slips": [{"known": date(2026, 1, 2), "at": "2027"}]}),
        ("flight.x.relocate", "[{ left = 2027-04-01, at = 2027, port = aft }]",
         [{"left": date(2027, 4, 1), "at": "2027", "port": "aft"}]),
        ("flight.x.life", "245", 245),
        ("flight.x.name", 'Soyuz "MS"', 'Soyuz "MS"'),
        ("flight.x.name", "7", "7"),
        ("flight.x.station", "none", "none"),
        ("person.x.nationality", "US", "US"),
        ("person.x.nationality", "[US, IT]", ["US", "IT"]),
        ("person.x.nationality", "US, IT", ["US", "IT"]),
        ("person.x.born", "17 May 1967", date(1967, 5, 17)),
        ("spacecraft.x.reboost", "yes", True),
        ("as-of", "2022-02-25T12:00:00Z", datetime(2022, 2, 25, 12, tzinfo=UTC)),
        ("assert[0].agencies", "{ nasa = 4 }", {"nasa": 4}),
        ("assert[0].agencies.nasa", "4", 4),
        ("assert[0].ports.aft", "soyuz-ms-21", "soyuz-ms-21"),
        ("bulletin.x.about[0]", "agency.nasa", "agency.nasa"),
    ],
)  # fmt: skip
def test_what_is_typed_is_what_is_meant(address: str, text: str, meant: Any) -> None:
    found = value(address, text)
    assert found == meant
    assert type(found) is type(meant)


@pytest.mark.parametrize(
    ("address", "text", "reason"),
    [
        ("flight.x.launch.at", "sometime", 'found "sometime"'),
        ("flight.x.launch.at", "2022-13", "month"),
        ("flight.x.launch.at", "2022-03-18T15:55:00", "expected an offset"),
        ("flight.x.launch.status", "goo", "expected one of go, tbd"),
        ("spacecraft.x.seats", "three", "expected a whole number"),
        ("spacecraft.x.reboost", "maybe", "expected true or false"),
        ("as-of", "2022-02-25", "expected a date-time"),
        ("flight.x.crew", "[a, b", "could not be read"),
        ("flight.x.launch", "{ at }", "could not be read"),
        ("flight.x.note", '"not closed', "could not be read"),
        ("flight.x", "late", "flight.x is a table"),
        ("flight.x.launch", "{ at = 2022, at = 2023 }", "could not be read"),
    ],
)
def test_what_cannot_be_meant_is_refused(address: str, text: str, reason: str) -> None:
    with pytest.raises(EditRefusedError, match=reason):
        value(address, text)


@pytest.mark.parametrize(
    ("address", "hint"),
    [
        ("fligth.x", "Did you mean flight.x?"),
        ("flight.x.lunch.at", "Did you mean flight.x.launch.at?"),
        ("flight.x.launch.prot", "Known: at, ignore, known, note, site, slips, source, status."),
        ("flight.x.dock.prot", "Did you mean flight.x.dock.port?"),
        ("titel", "Did you mean title?"),
    ],
)
def test_an_unknown_address_says_what_was_meant(address: str, hint: str) -> None:
    with pytest.raises(EditRefusedError, match="has no key") as caught:
        field_at(parsed(address))
    assert caught.value.hint == hint


@pytest.mark.parametrize("address", ["flight.x.crew.a", "assert.a", "flight.x.name.y", "flight[0]"])
def test_an_address_that_leads_nowhere_is_refused(address: str) -> None:
    with pytest.raises(EditRefusedError):
        field_at(parsed(address))


def test_every_key_of_every_noun_has_a_field() -> None:
    for key, (_, spec) in specs(Head).items():
        if key not in ENTRIES:
            assert field_at((key,)).spec is spec
    for kind, noun in ENTRIES.items():
        for key, (_, spec) in specs(noun).items():
            assert field_at((kind, "x", key)).spec is spec
            assert key in order_of((kind, "x", key))


def test_a_time_is_read_back_in_words() -> None:
    assert reading("late 2022-09") == "late September 2022, 21-30 Sep"
    assert live_reading("late 2022-09") == ("late September 2022, 21-30 Sep", None)
    assert live_reading("") == ("", None)
    words, hint = live_reading("2022-03-18T15:55")
    assert words == ""
    assert hint is not None
    assert "Add Z" in hint


@given(st.text(max_size=20), st.sampled_from(["flight.x.launch.at", "flight.x.crew", "flight.x.name",
       "flight.x.launch", "spacecraft.x.seats", "person.x.born", "assert[0].agencies", "include"]))  # fmt: skip
def test_anything_typed_is_a_value_or_a_refusal(text: str, address: str) -> None:
    try:
        value(address, text)
    except EditRefusedError as error:
        assert error.reason  # noqa: PT017 - either will do
    live_reading(text)
