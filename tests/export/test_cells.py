from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crewtrack.export.cells import SIGNS, cut, pad, safe, to_ascii, width


@pytest.mark.parametrize(
    ("text", "cells"),
    [("", 0), ("abc", 3), ("López", 5), ("Lo\u0301pez", 5), ("宇宙", 4), ("→ ●", 3)],
)
def test_width(text: str, cells: int) -> None:
    assert width(text) == cells


@given(st.text(max_size=20), st.integers(0, 30))
def test_padding_fills_to_the_width(text: str, cells: int) -> None:
    for align in "lr":
        padded = pad(text, cells, align)
        assert width(padded) == max(cells, width(text))
        assert padded.strip(" ") == text.strip(" ")


@given(st.text(max_size=20), st.integers(1, 30))
def test_what_is_cut_fits(text: str, cells: int) -> None:
    assert width(cut(text, cells)) <= max(cells, 1)
    if width(text) <= cells:
        assert cut(text, cells) == text


def test_cut_says_that_something_is_missing() -> None:
    assert cut("Thomas Marshburn", 8) == "Thomas…"


@given(st.text())
def test_ascii_is_ascii(text: str) -> None:
    assert to_ascii(text).isascii()


def test_ascii_keeps_what_can_be_read() -> None:
    assert to_ascii("López-Alegría → ○ free · 宇") == "Lopez-Alegria -> o free - ?"
    assert all(plain.isascii() and "?" not in plain for plain in SIGNS.values())


@given(st.text())
def test_safe_text_steers_nothing(text: str) -> None:
    shown = safe(text)
    assert all(
        char == "\t" or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
        for char in shown
    )


def test_safe_text_says_what_was_there() -> None:
    assert safe("a\x1b[31m\u202eb\r") == "a\\u{1b}[31m\\u{202e}b\\u{d}"
    assert safe("López 宇\tx") == "López 宇\tx"
