from __future__ import annotations

import attr
import pytest

from crewtrack.tui.glyphs import ASCII, UNICODE, Glyphs, glyphs

WIDER = {"arrow", "paused", "ok", "enter", "left", "right"}


def _signs(found: Glyphs) -> dict[str, object]:
    return {field.name: getattr(found, field.name) for field in attr.fields(Glyphs)}


def test_the_ascii_set_is_ascii() -> None:
    signs = _signs(ASCII)
    digits = signs.pop("digits")
    assert isinstance(digits, dict)
    flat = "".join(str(sign) for sign in signs.values()) + "".join(
        "".join(d) for d in digits.values()
    )
    assert flat.isascii()


def test_signs_keep_their_width_in_ascii() -> None:
    plain = _signs(ASCII)
    for name, sign in _signs(UNICODE).items():
        if isinstance(sign, str) and name not in WIDER:
            assert len(sign) == len(str(plain[name])), name


@pytest.mark.parametrize("found", [UNICODE, ASCII])
def test_large_digits_are_three_rows_of_one_width(found: Glyphs) -> None:
    for sign in (*"0123456789", ":"):
        rows = found.large(sign)
        assert len({len(row) for row in rows}) == 1
        assert len(rows) == 3
    assert len({found.large(str(n)) for n in range(10)}) == 10
    assert {len(row) for row in found.nought} == {3}
    assert [len(row) for row in found.large("10")] == [6, 6, 6]


def test_the_digits_are_those_of_the_drawing() -> None:
    assert UNICODE.large("7") == ("╺━┓", "  ┃", "  ╹")
    assert UNICODE.large("21") == ("╺━┓╺┓ ", "┏━┛ ┃ ", "┗━╸╺┻╸")


@pytest.mark.parametrize("found", [UNICODE, ASCII])
def test_eight_levels_differ(found: Glyphs) -> None:
    assert len(set(found.levels)) == len(found.levels) == 8


def test_the_set_is_chosen_once() -> None:
    assert glyphs(ascii_only=True) is ASCII
    assert glyphs(ascii_only=False) is UNICODE
