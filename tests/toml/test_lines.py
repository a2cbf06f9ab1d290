"""Lines: where each begins and ends, and what line and column an offset has."""

from __future__ import annotations

import pytest

from crewtrack.toml.lines import Lines
from crewtrack.toml.locate import line_column


@pytest.mark.parametrize("text", ["", "\n", "a", "a\n", "a\r\nbc\n\nd", "\n\n\n", "é\n\U0001f680x"])
def test_lines_are_those_of_split(text: str) -> None:
    lines = Lines(text)
    parts = text.split("\n")
    assert len(lines) == len(parts)
    assert [text[slice(*lines.span(n + 1))] for n in range(len(lines))] == parts


@pytest.mark.parametrize("text", ["", "a\nbc\n", "\n\nx"])
def test_a_place_is_that_of_counting(text: str) -> None:
    lines = Lines(text)
    for offset in range(len(text) + 1):
        assert lines.place(offset) == line_column(text, offset)


def test_a_mark_in_front_takes_no_column() -> None:
    assert Lines("\ufeffab", 1).place(1) == (1, 1)
    assert Lines("\ufeffab", 1).place(0) == (1, 1)
