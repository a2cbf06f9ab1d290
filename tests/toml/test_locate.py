"""The scanner against tomli: every value's span reads as tomli's value, and none is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
import tomli
from hypothesis import HealthCheck, given, settings
from tests.strategies_toml import BOM, documents

from crewtrack.toml.locate import index, line_column, locate, nearest, plain_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    Path = tuple[str | int, ...]


def everything(value: Any, path: Path = ()) -> Iterator[tuple[Path, Any]]:
    if path:
        yield path, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from everything(inner, (*path, key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from everything(inner, (*path, place))


def prove(text: str) -> None:
    """Check all that a span promises, for every path of a text."""
    data = dict(everything(tomli.loads(text.removeprefix(BOM))))
    spans = index(text)
    assert set(spans) == set(data)
    for path, value in data.items():
        span = spans[path]
        key = path[-1]
        own_text = text[span.start : span.end]
        key_text = text[span.key_start : span.key_end]
        if isinstance(key, str):
            assert list(tomli.loads(f"{key_text} = 1")) == [key]
        item_of_tables = isinstance(value, dict) and not own_text.startswith("{")
        if span.start >= span.key_end or (isinstance(key, int) and not item_of_tables):
            assert repr(tomli.loads(f"x = {own_text}")["x"]) == repr(value)
        else:
            assert isinstance(value, dict | list), "only a table may have no text of its own"
            assert own_text.endswith(key_text)
        assert locate(text, path) == span
        assert nearest(text, path) == span
        assert span.value_place(text) == (span.line, span.column, span.end_line, span.end_column)
        by_key = spans.span(path, target="key")
        assert by_key is not None
        assert span.key_place(text) == (
            by_key.line,
            by_key.column,
            by_key.end_line,
            by_key.end_column,
        )
        assert nearest(text, (*path, "not there")) == span
        assert locate(text, (*path, "not there")) is None


def test_every_value_of_a_hostile_document_is_found(hostile: str) -> None:
    prove(hostile)


def test_every_value_is_found_with_other_line_ends(hostile: str) -> None:
    text = hostile.replace("\r\n", "\n").replace("\n", "\r\n")
    prove(text)
    prove(BOM + text.removeprefix(BOM))


# ---------------------------------------------------------------- documents drawn at random


@settings(max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_every_value_of_any_document_is_found(text: str) -> None:
    prove(text)


# ---------------------------------------------------------------- examples


FLIGHT = """\
format = 1
[flight.soyuz-ms-19]
crew = ["shkaplerov", { id = "shipenko" }]
launch = { at = 2021-10-05T08:55:02Z }
land.at = 2022-03-30T11:28:26Z
  [[assert]]
  count = 7
"""


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        (("format",), "1", "format"),
        (("flight",), "flight", "flight"),
        (("flight", "soyuz-ms-19"), "flight.soyuz-ms-19", "soyuz-ms-19"),
        (("flight", "soyuz-ms-19", "crew", 0), '"shkaplerov"', '"shkaplerov"'),
        (("flight", "soyuz-ms-19", "crew", 1, "id"), '"shipenko"', "id"),
        (("flight", "soyuz-ms-19", "launch"), "{ at = 2021-10-05T08:55:02Z }", "launch"),
        (("flight", "soyuz-ms-19", "land"), "land", "land"),
        (("flight", "soyuz-ms-19", "land", "at"), "2022-03-30T11:28:26Z", "at"),
        (("assert",), "assert", "assert"),
        (("assert", 0), "assert", "assert"),
        (("assert", 0, "count"), "7", "count"),
    ],
)
def test_a_span_is_exactly_the_value_and_the_key(path: Path, value: str, key: str) -> None:
    span = locate(FLIGHT, path)
    assert span is not None
    assert FLIGHT[span.start : span.end] == value
    assert FLIGHT[span.key_start : span.key_end] == key


def test_lines_and_columns_are_of_the_target() -> None:
    path = ("flight", "soyuz-ms-19", "land", "at")
    span = locate(FLIGHT, path)
    assert span is not None
    assert (span.line, span.column, span.end_line, span.end_column) == (5, 11, 5, 31)
    span = locate(FLIGHT, path, target="key")
    assert span is not None
    assert (span.line, span.column, span.end_line, span.end_column) == (5, 6, 5, 8)


def test_the_nearest_of_a_missing_key_is_its_table() -> None:
    span = nearest(FLIGHT, ("flight", "soyuz-ms-19", "dock", "port"))
    assert (span.line, span.column) == (2, 2)
    assert locate(FLIGHT, ("flight", "soyuz-ms-19", "dock", "port")) is None


@pytest.mark.parametrize("text", ["", "x = 1", BOM + "x = 1"])
def test_the_nearest_of_nothing_is_the_start(text: str) -> None:
    for span in (nearest(text, ()), nearest(text, ("no", "such")), locate(text, ())):
        assert span is not None
        assert (span.line, span.column) == (1, 1)
        assert text[span.start :] == text.removeprefix(BOM)


def test_columns_count_characters_and_not_bytes_or_cells() -> None:
    text = 'x = { a = "宇宙 😀", b = 1 }\r\ny = 2\r\n'
    span = locate(text, ("x", "b"))
    assert span is not None
    assert (span.line, span.column) == (1, 23)
    span = locate(text, ("y",))
    assert span is not None
    assert (span.line, span.column, span.end_column) == (2, 5, 6)


def test_a_byte_order_mark_takes_an_offset_and_no_column() -> None:
    span = locate(BOM + "x = 1", ("x",))
    assert span is not None
    assert (span.start, span.line, span.column) == (5, 1, 5)


@pytest.mark.parametrize(
    ("offset", "place"),
    [(0, (1, 1)), (1, (1, 2)), (2, (1, 3)), (3, (2, 1)), (4, (3, 1)), (99, (3, 1))],
)
def test_line_column(offset: int, place: tuple[int, int]) -> None:
    assert line_column("ab\n\n", offset) == place


def test_a_value_of_several_lines_ends_on_its_last() -> None:
    span = locate('x = """\none\ntwo"""\n', ("x",))
    assert span is not None
    assert (span.line, span.column, span.end_line, span.end_column) == (1, 5, 3, 7)


def test_indexes_are_numbers_and_keys_are_words() -> None:
    text = "a = [5]\n[b]\n0 = 6\n"
    assert locate(text, ("a", 0)) is not None
    assert locate(text, ("a", "0")) is None
    assert locate(text, ("b", "0")) is not None
    assert locate(text, ("b", 0)) is None


def test_what_is_nested_as_deep_as_can_be_read_is_found() -> None:
    deep = "[" * 99 + "7" + "]" * 99
    span = locate(f"x = {deep}\n", ("x", *[0] * 99))
    assert span is not None
    assert (span.start, span.end) == (4 + 99, 4 + 100)


def test_the_header_of_an_entry_is_found_by_one_search_as_the_scanner_finds_it() -> None:
    text = (
        "[flight.a]\nx = 1\n [flight.b]\n[flight.c]   # a remark\n[flight.c.launch]\nat = 1\n"
        "[flight.d]\r\ny = [\n[1]\n]\n[flight.e.launch]\nz = 1\n[other]\nflight.f = 1\n"
    )
    every = index(text)
    for one in "abcdefg":
        path = ("flight", one)
        for target in ("key", "value"):
            found = locate(text, path, target=target)
            assert found == every.span(path, target=target)
    assert locate(text, ("flight", "c")) is not None


def test_what_looks_like_a_header_in_a_string_is_none() -> None:
    text = 'a = """\n[flight.x]\n"""\n\n[flight.x]\n'
    found = locate(text, ("flight", "x"))
    assert found is not None
    assert found.line == 5


TABLES = """\
[[flight.a.relocate]]
port = 1
[flight.a.launch.more]
deep = [1, { x = 2 }]
[flight.a]
crew = ["one", { id = "two" }]
land.at = 3
[flight.a.launch]
at = 4
slips = [{ at = 5 }]
[[flight.a.relocate]]
port = 6
[flight.b]
x = 7
[flight.b.y.z]
q = 1
[flight.b.y]
q = 2
[flight.a.dock]
at = 8
[flight.ab]
x = [
  "[flight.c]", # [flight.c]
]
[flight.c]
x = '''
[flight.d]
x = 9
'''
[flight.d]
x = 10
"""


def test_what_stands_in_an_entry_is_found_in_it_as_the_scanner_finds_it() -> None:
    prove(TABLES)
    prove(TABLES.replace("\n", "\r\n"))


def test_where_a_string_of_several_lines_begins() -> None:
    assert plain_to("x = 1") == 5
    assert plain_to('x = 1 # """') == 8
    assert plain_to("x = '''a'''\ny = \"\"\"b\"\"\"") == 4
    assert plain_to("y = \"\"\"b\"\"\"\nx = '''a'''") == 4


def test_an_index_of_some_paths_has_them_as_an_index_of_all(hostile: str) -> None:
    every = index(hostile)
    paths = list(every)
    for path in paths:
        assert index(hostile, (path,)).offsets[path] == every.offsets[path]
    some = index(hostile, paths[::3])
    assert set(some) == {path[:n] for path in paths[::3] for n in range(1, len(path) + 1)}
    assert all(some.offsets[path] == every.offsets[path] for path in some)


def test_an_index_of_some_paths_does_not_have_the_others() -> None:
    text = "[a]\nx = 1\ny = [1, 2]\n[b]\nx = {y = 2}\n"
    assert list(index(text, (("b", "x", "y"), ("c",)))) == [("b",), ("b", "x", "y"), ("b", "x")]
    assert list(index(text, ())) == []
