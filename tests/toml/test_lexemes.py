"""What each piece of a text is, for showing it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crewtrack.store.shipped import shipped_root
from crewtrack.toml.lexemes import Lexemes

if TYPE_CHECKING:
    from pathlib import Path

CASES = [
    ("[flight.soyuz-ms-19]  # a ship", [("[flight.soyuz-ms-19]", "table"), ("# a ship", "comment")]),
    ("[[assert]]", [("[[assert]]", "table")]),
    ('name = "a # b"', [("name", "key"), ("=", "sign"), ('"a # b"', "text")]),
    ("at = 2022-03-18T15:55:18Z", [("at", "key"), ("=", "sign"), ("2022-03-18T15:55:18Z", "time")]),
    ("day = 2022-03-18", [("day", "key"), ("=", "sign"), ("2022-03-18", "time")]),
    ("days = 168.2", [("days", "key"), ("=", "sign"), ("168.2", "number")]),
    ("ok = true", [("ok", "key"), ("=", "sign"), ("true", "word")]),
    ("launch.at = 1", [("launch.at", "key"), ("=", "sign"), ("1", "number")]),
    ('"a b" = 1', [('"a b"', "key"), ("=", "sign"), ("1", "number")]),
    ("", []),
]  # fmt: skip


def pieces(lexemes: Lexemes, number: int) -> list[tuple[str, str]]:
    line = lexemes.lines[number]
    return [(line[start:end], kind) for start, end, kind in lexemes.of(number)]


@pytest.mark.parametrize(("line", "expected"), CASES)
def test_a_line_is_taken_apart(line: str, expected: list[tuple[str, str]]) -> None:
    assert pieces(Lexemes(line + "\nx = 1\n"), 0) == expected


def test_a_string_of_several_lines_is_text_throughout() -> None:
    lexemes = Lexemes('a = """one # two\n[three]\nfour \\""" five""" # six\nb = 1\n')
    assert pieces(lexemes, 0) == [("a", "key"), ("=", "sign"), ('"""one # two', "text")]
    assert pieces(lexemes, 1) == [("[three]", "text")]
    assert pieces(lexemes, 2) == [('four \\""" five"""', "text"), ("# six", "comment")]
    assert pieces(lexemes, 3) == [("b", "key"), ("=", "sign"), ("1", "number")]


def test_quotes_in_a_comment_begin_nothing() -> None:
    lexemes = Lexemes('# it\'s """ here\na = 1\n')
    assert pieces(lexemes, 1)[0] == ("a", "key")


def test_line_ends_and_a_byte_order_mark_are_no_part_of_a_line() -> None:
    assert Lexemes("\ufeffa = 1\r\nb = 2\r\n").lines == ["a = 1", "b = 2"]
    assert Lexemes("").lines == []


@given(st.text(alphabet="ab\"'[]{}=,.#\\ \n\r\t1-:", max_size=80))
def test_pieces_stand_in_order_within_their_line(text: str) -> None:
    lexemes = Lexemes(text)
    for number, line in enumerate(lexemes.lines):
        at = 0
        for start, end, _ in lexemes.of(number):
            assert at <= start < end <= len(line)
            at = end


@pytest.mark.parametrize("path", sorted(shipped_root().rglob("*.toml")), ids=lambda one: one.stem)
def test_what_ships_is_taken_apart_without_a_rest(path: Path) -> None:
    lexemes = Lexemes(path.read_text("utf-8"))
    for number, line in enumerate(lexemes.lines):
        covered = "".join(line[start:end] for start, end, _ in lexemes.of(number))
        assert covered.replace(" ", "") == line.replace(" ", "")
