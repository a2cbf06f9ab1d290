"""The field table: every key of every noun, with right values and wrong ones."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import Any

import attr
import pytest

from crewtrack.model.decode import Decoder
from crewtrack.model.fields import META, Kind, Spec, specs
from crewtrack.model.nouns import ENTRIES, MOVEMENT_KEYS, NESTED, Assertion, Head, Movement, Seat
from crewtrack.model.when import When

NOON = datetime(2022, 2, 25, 12, 0, 5, tzinfo=UTC)
NAIVE = datetime(2022, 2, 25, 12)  # noqa: DTZ001 - what a file without an offset gives
DAY = date(2022, 2, 25)

# What may be written, and what it is read as; what may not, and the code of its problem.
RIGHT: dict[Kind, list[tuple[Any, Any]]] = {
    Kind.TEXT: [("a text", "a text"), ("", "")],
    Kind.TEXTS: [("US", ("US",)), (["US", "RU"], ("US", "RU")), ([], ())],
    Kind.INTEGER: [(0, 0), (1_000_000, 1_000_000)],
    Kind.NUMBER: [(0, 0.0), (1.5, 1.5), (90, 90.0)],
    Kind.BOOL: [(True, True), (False, False)],
    Kind.WHEN: [(NOON, When.at_instant(NOON)), (DAY, When.day(DAY)), ("2022-03", None)],
    Kind.DAY: [(DAY, DAY), ("2022-02-25", DAY)],
    Kind.INSTANT: [(NOON, NOON)],
    Kind.CREW: [([], ()), (["a", "?"], None), ([{"id": "a", "visitor": True}], None)],
    Kind.COUNTS: [({}, {}), ({"nasa": 4}, {"nasa": 4})],
    Kind.NAMES: [({}, {}), ({"p": "free"}, {"p": "free"})],
    Kind.TABLES: [([], ())],
    Kind.ENTRIES: [({}, ())],
}
_NOT_TIMES = [(17, "F106"), ([], "F106"), ({}, "F106"), (True, "F106"), ("2022-13", "F106")]
WRONG: dict[Kind, list[tuple[Any, str]]] = {
    Kind.TEXT: [(1, "F102"), (True, "F102"), ([], "F102"), ({}, "F102"), (DAY, "F102")],
    Kind.TEXTS: [(1, "F102"), ({}, "F102"), (["US", 1], "F102"), (DAY, "F102")],
    Kind.INTEGER: [
        (True, "F102"),
        (1.0, "F102"),
        ("1", "F102"),
        ([], "F102"),
        (-1, "F104"),
        (1_000_001, "F104"),
    ],
    Kind.NUMBER: [
        (True, "F102"),
        ("1", "F102"),
        ({}, "F102"),
        (-181, "F104"),
        (float("nan"), "F104"),
        (float("inf"), "F104"),
    ],
    Kind.BOOL: [(1, "F102"), ("true", "F102"), ([], "F102")],
    Kind.WHEN: [
        *_NOT_TIMES,
        (NAIVE, "F105"),
        (time(12), "F105"),
        ("2022-03-18T15:55:00", "F105"),
        ("", "F106"),
        ("2022-10-02..2022-09-28", "F106"),
    ],
    Kind.DAY: [(NOON, "F102"), ("soon", "F102"), (2022, "F102"), ([], "F102")],
    Kind.INSTANT: [(NAIVE, "F105"), (DAY, "F102"), ("2022-02-25", "F102"), (1, "F102")],
    Kind.CREW: [("a", "F102"), ({}, "F102"), (1, "F102")],
    Kind.COUNTS: [([], "F102"), (4, "F102")],
    Kind.NAMES: [([], "F102"), ("free", "F102")],
    Kind.TABLE: [([], "F102"), ("x", "F102"), (1, "F102")],
    Kind.TABLES: [({}, "F102"), ("x", "F102"), ([1], "F102"), ([[]], "F102")],
    Kind.ENTRIES: [([], "F102"), ("x", "F102"), ({"a": 1}, "F102")],
}
NOUNS: dict[str, type] = {
    **{cls.__name__: cls for cls in ENTRIES.values()},
    **NESTED,
    "Assertion": Assertion,
    "Head": Head,
}
TABLE = [
    (f"{name}.{key}", cls, key, attribute, spec)
    for name, cls in NOUNS.items()
    for key, (attribute, spec) in specs(cls).items()
]
KEYS = [pytest.param(*rest, id=name) for name, *rest in TABLE]
CHOICES = [pytest.param(cls, key, id=name) for name, cls, key, _, spec in TABLE if spec.choices]


def place_of(cls: type, key: str) -> str:
    """Return the last key of an address at which this noun may hold that key."""
    if cls is Movement:
        return next(name for name, keys in MOVEMENT_KEYS.items() if key in keys)
    return "here"


def read(cls: type, key: str, value: object) -> tuple[Any, list[tuple[str, tuple[Any, ...]]]]:
    """Read one key of a noun: the noun, and the codes and addresses of what is wrong about that key."""
    decoder = Decoder()
    at = (place_of(cls, key),)
    has_id = any(one.name == "id" and META not in one.metadata for one in attr.fields(cls))
    noun = decoder._table(cls, {key: value}, at, "the-id" if has_id else None)
    about = [(one.code, one.address) for one in decoder.problems if one.code != "F103"]
    return noun, about


@pytest.mark.parametrize(("cls", "key", "attribute", "spec"), KEYS)
def test_a_right_value_is_read(cls: type, key: str, attribute: str, spec: Spec) -> None:
    right = RIGHT.get(spec.kind, [])
    if spec.choices:
        right = [(choice, choice) for choice in spec.choices]
    if spec.kind is Kind.TABLE:
        right = [({}, None)]
    for value, meant in right:
        noun, wrong = read(cls, key, value)
        assert wrong == []
        got = getattr(noun, attribute)
        if meant is not None:
            assert got == meant
            assert isinstance(got, type(meant))
        else:
            assert got is not None


@pytest.mark.parametrize(("cls", "key", "attribute", "spec"), KEYS)
def test_a_wrong_value_is_a_problem_at_its_key_and_leaves_the_default(
    cls: type, key: str, attribute: str, spec: Spec
) -> None:
    default = next(one for one in attr.fields(cls) if one.name == attribute).default
    for value, code in WRONG[spec.kind]:
        if spec.unit == "degrees" and code == "F104" and key == "longitude":
            value = 181  # noqa: PLW2901 - what is right for a year is wrong for a place
        noun, wrong = read(cls, key, value)
        assert [one[0] for one in wrong] == [code]
        assert wrong[0][1][:2] == (place_of(cls, key), key)
        inside = spec.kind in {Kind.TABLES, Kind.ENTRIES}
        assert getattr(noun, attribute) == (() if inside else default)


@pytest.mark.parametrize(("cls", "key"), CHOICES)
def test_a_text_of_a_fixed_set_takes_no_other(cls: type, key: str) -> None:
    _, wrong = read(cls, key, "nothing of the sort")
    assert wrong == [("F104", (place_of(cls, key), key))]


@pytest.mark.parametrize(("cls", "key", "attribute", "spec"), KEYS)
def test_every_key_is_declared_in_full(cls: type, key: str, attribute: str, spec: Spec) -> None:
    assert spec.meaning.endswith(".")
    assert "_" not in key
    if spec.kind in {Kind.TABLE, Kind.TABLES, Kind.ENTRIES}:
        assert spec.noun in NESTED
    elif spec.noun is not None:
        assert spec.noun in ENTRIES


def test_every_key_of_a_movement_may_stand_in_some_movement() -> None:
    assert set(specs(Movement)) == set().union(*MOVEMENT_KEYS.values())


def test_crew_entries_are_ids_tables_or_unnamed_seats() -> None:
    noun, wrong = read(
        NESTED["LifeboatSeat"],
        "crew",
        ["a", {"id": "b", "role": "pilot", "agency": "esa", "visitor": True}, "?"],
    )
    assert wrong == []
    assert [(one.id, one.role, one.agency, one.visitor) for one in noun.crew] == [
        ("a", None, None, False),
        ("b", "pilot", "esa", True),
        ("?", None, None, False),
    ]
    assert all(type(one) is Seat for one in noun.crew)


def test_a_wrong_crew_entry_is_left_out_and_the_others_stay() -> None:
    noun, wrong = read(NESTED["LifeboatSeat"], "crew", ["a", 7, {"role": "pilot"}, {"id": 1}, "b"])
    assert [one.id for one in noun.crew] == ["a", "b"]
    assert wrong == [("F102", ("here", "crew", 1)), ("F102", ("here", "crew", 3, "id"))]


def test_wrong_counts_and_names_stand_at_their_own_key() -> None:
    noun, wrong = read(Assertion, "agencies", {"nasa": 4, "esa": "1", "jaxa": True, "csa": -1})
    assert noun.agencies == {"nasa": 4}
    assert wrong == [
        ("F102", ("here", "agencies", "esa")),
        ("F102", ("here", "agencies", "jaxa")),
        ("F104", ("here", "agencies", "csa")),
    ]
    noun, wrong = read(Assertion, "ports", {"a": "free", "b": 1})
    assert noun.ports == {"a": "free"}
    assert wrong == [("F102", ("here", "ports", "b"))]


@pytest.mark.parametrize(("value", "ok"), [(90, True), (-90, True), (90.5, False), (-91, False)])
def test_a_latitude_ends_at_the_poles(value: float, ok: bool) -> None:
    assert (read(ENTRIES["site"], "latitude", value)[1] == []) is ok


@pytest.mark.parametrize(("value", "ok"), [(180, True), (-180, True), (180.5, False)])
def test_a_longitude_ends_at_the_date_line(value: float, ok: bool) -> None:
    assert (read(ENTRIES["site"], "longitude", value)[1] == []) is ok
