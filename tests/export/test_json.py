from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st
from tests.export.conftest import NOBODY, member, roster

from crewtrack.export.json import Fixed, crew_data, days, dumps, nationality, several

DATA = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(DATA)
def test_what_is_written_is_read_again(data: object) -> None:
    text = dumps(data)
    assert json.loads(text) == data
    assert text.endswith("\n")


def test_layout() -> None:
    data = {"a": [], "b": {}, "c": ["x", 1], "d": [{"e": None}], "f": Fixed(105.5)}
    assert dumps(data) == (
        '{\n  "a": [],\n  "b": {},\n  "c": ["x", 1],\n  "d": [\n    {\n      "e": null\n    }\n  ],\n'
        '  "f": 105.50\n}\n'
    )


def test_text_stays_readable_and_harmless() -> None:
    assert dumps("López\x1b\n") == '"López\\u001b\\n"\n'


def test_days_always_have_two_decimals() -> None:
    assert [dumps(days(one)) for one in (0.0, 1.0, 105.516, None)] == [
        "0.00\n",
        "1.00\n",
        "105.52\n",
        "null\n",
    ]


def test_nationality() -> None:
    assert nationality(()) is None
    assert nationality(("DE",)) == "DE"
    assert nationality(("US", "GR")) == ["US", "GR"]


def test_uncertainty_is_there_only_where_there_is_some() -> None:
    assert "certain" not in crew_data(roster(member()))
    data = crew_data(roster(member(), most=4))
    assert list(data)[3:7] == ["count", "certain", "least", "most"]
    assert (data["certain"], data["least"], data["most"]) == (False, 1, 4)


def test_no_agency_is_null() -> None:
    data = crew_data(roster(member(agency=NOBODY)))
    assert (data["agencies"][0]["id"], data["agencies"][0]["name"]) == (None, "No agency")


def test_one_station_is_an_object_and_all_are_a_list() -> None:
    one = {"station": "alpha"}
    assert json.loads(several([one], None)) == one
    assert json.loads(several([one], "alpha")) == one
    assert json.loads(several([one], "all")) == [one]
