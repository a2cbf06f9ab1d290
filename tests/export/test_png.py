from __future__ import annotations

import struct
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
