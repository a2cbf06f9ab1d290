from __future__ import annotations

import struct
import zlib
from typing import Any

import attr
import pytest

from crewtrack.export.cells import SIGNS
from crewtrack.export.png import rendered
from crewtrack.export.svg import Picture, Run, draw
from crewtrack.tui.glyphs import UNICODE

NOBODY_HAS = "\u5b87"
"""A letter that the font does not have, of two cells."""


def drawn(text: str, **how: Any) -> bytes:
    return rendered(
        draw(Picture((2, 1), [[Run(0, text, **how)]], "#ffffff", "#000000", "", "")), 1.0
    )


def size(png: bytes) -> tuple[int, int]:
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", png[16:24])


def test_its_size_follows_the_scale() -> None:
    svg = draw(Picture((40, 12), [], "#ffffff", "#000000", "", ""))
    assert size(rendered(svg, 1.0)) == (384, 240)
    assert size(rendered(svg, 2.0)) == (768, 480)
    assert size(rendered(svg, 0.5)) == (192, 120)


def signs() -> str:
    found = set(SIGNS)
    for one in attr.asdict(UNICODE, recurse=False).values():
        if isinstance(one, str):
            found |= set(one)
    return "".join(sorted(one for one in found if not one.isascii()))


@pytest.mark.parametrize("sign", [*signs(), *"◆◂▸▴▾ąčěłőřșžĞÉß", *"Юрий", "·"])
def test_the_font_has_every_sign_that_is_used(sign: str) -> None:
    made = drawn(sign)
    assert made != drawn(" ")
    assert made != drawn("\ue000")  # a letter of nobody's, shown as a box


def test_what_the_font_has_not_is_shown_as_a_box() -> None:
    assert drawn(NOBODY_HAS) != drawn("  ")


def test_bold_is_another_style_of_the_same_font() -> None:
    assert drawn("ab") != drawn("ab", bold=True)


# -- boxes join ------------------------------------------------------------------------------------


def pixels(png: bytes) -> list[list[int]]:
    """Return how bright the red of each pixel is, row by row."""
    width, height = size(png)
    data, at = b"", 8
    while at < len(png):
        (length,) = struct.unpack(">I", png[at : at + 4])
        if png[at + 4 : at + 8] == b"IDAT":
            data += png[at + 8 : at + 8 + length]
        at += length + 12
    raw, rows = zlib.decompress(data), []
    before = bytearray(width * 4)
    for y in range(height):
        start = y * (width * 4 + 1)
        kind, line = raw[start], bytearray(raw[start + 1 : start + 1 + width * 4])
        for x in range(width * 4):
            left = line[x - 4] if x >= 4 else 0
            corner = before[x - 4] if x >= 4 else 0
            line[x] = (line[x] + _guess(kind, left, before[x], corner)) % 256
        rows.append(list(line[::4]))
        before = line
    return rows


def _guess(kind: int, left: int, above: int, corner: int) -> int:
    if kind == 4:
        near = left + above - corner
        return min((left, above, corner), key=lambda one: abs(near - one))
    return (0, left, above, (left + above) // 2)[kind]


@pytest.mark.parametrize("scale", [1.0, 2.0, 3.0])
@pytest.mark.parametrize("heavy", [False, True])
def test_the_lines_of_a_box_are_whole(scale: float, *, heavy: bool) -> None:
    box = ("┏━━┓", "┃  ┃", "┗━━┛") if heavy else ("┌──┐", "│  │", "└──┘")
    picture = Picture((4, 3), [[Run(0, row)] for row in box], "#ffffff", "#000000", "", "")
    shown = pixels(rendered(draw(picture), scale))

    def bright(x: float, y: float) -> bool:
        return shown[int((12 + y) * scale)][int((12 + x) * scale)] > 200

    left, right, top, bottom = 4.5, 4.5 + 3 * 9, 8.5, 8.5 + 2 * 18
    steps = [one / 2 for one in range(60)]
    assert all(bright(left + one, y) for y in (top, bottom) for one in steps if one < right - left)
    assert all(bright(x, top + one) for x in (left, right) for one in steps if one < bottom - top)
    assert not bright(left + 9, top + 9)


def test_blocks_one_above_the_other_leave_no_gap() -> None:
    picture = Picture((2, 3), [[Run(0, "██")]] * 3, "#ffffff", "#000000", "", "")
    shown = pixels(rendered(draw(picture), 2.0))
    column = [row[((12 + 9) * 2)] for row in shown[12 * 2 : (12 + 3 * 18) * 2]]
    assert set(column) == {255}
