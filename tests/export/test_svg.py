from __future__ import annotations

import difflib
import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crewtrack.export.strokes import _ARMS, _BLOCKS, CELL_HIGH, CELL_WIDE, shapes
from crewtrack.export.svg import Picture, Run, draw, escaped, pixels

SVG = "{http://www.w3.org/2000/svg}"


def picture(*rows: list[Run], size: tuple[int, int] = (40, 12)) -> Picture:
    return Picture(size, rows, "#d3d9e0", "#0f1317", "A <title>", 'says "this" & that')


def texts(*rows: list[Run]) -> list[tuple[float, str, str | None]]:
    root = ET.fromstring(draw(picture(*rows)))
    return [
        (float(one.attrib["x"]) / CELL_WIDE, one.text or "", one.attrib.get("textLength"))
        for one in root.iter(f"{SVG}text")
    ]


def test_what_readers_of_screens_are_told() -> None:
    root = ET.fromstring(draw(picture()))
    assert root.attrib["role"] == "img"
    ids = root.attrib["aria-labelledby"].split()
    named = {one.attrib["id"]: one.text for one in root if "id" in one.attrib}
    assert [named[one] for one in ids] == ["A <title>", 'says "this" & that']
    assert (root.attrib["width"], root.attrib["height"]) == tuple(map(str, pixels((40, 12))))


def test_two_pictures_of_one_page_share_no_id() -> None:
    ids = [re.findall(r' id="([^"]*)"', draw(picture([Run(0, "x")]), name)) for name in ("a", "b")]
    assert len(ids[0]) == 3
    assert not set(ids[0]) & set(ids[1])


def test_nothing_is_loaded_from_elsewhere() -> None:
    made = draw(picture([Run(0, "x")]))
    assert re.findall(r"https?://[^\"]*", made) == ["http://www.w3.org/2000/svg"]
    assert not re.search(r"href|url\(|@import|@font-face|<style|<script", made)


def test_words_stand_at_their_columns_and_are_held_to_their_width() -> None:
    assert texts([Run(2, "Raja Chari    US")]) == [(2, "Raja Chari", "90"), (16, "US", "18")]


def test_a_sign_that_not_every_font_has_stands_alone_in_its_cell() -> None:
    assert texts([Run(0, "MS-18 → 19 ✓ok")]) == [
        (0, "MS-18", "45"),
        (6.5, "→", None),
        (8, "19", "18"),
        (11.5, "✓", None),
        (12, "ok", "18"),
    ]


def test_wide_letters_take_two_cells() -> None:
    assert texts([Run(0, "宇宙 x")]) == [(0, "宇宙", "36"), (5, "x", None)]


def test_an_accent_stays_with_its_letter() -> None:
    assert texts([Run(0, "Ze\u0301e\u0308\u0301 b")]) == [(0, "Ze\u0301e\u0308\u0301 b", "45")]


def test_one_changed_cell_changes_one_place() -> None:
    before = [
        [Run(0, "ISS  7 aboard"), Run(14, "NASA", "#6cb6ff")],
        [Run(0, "──┬──")],
        [Run(0, "x")],
    ]
    for after in (
        [[Run(0, "ISS  8 aboard"), Run(14, "NASA", "#6cb6ff")], *before[1:]],
        [[before[0][0], Run(14, "NASA", "#f2a65a", bold=True)], *before[1:]],
        [before[0], [Run(0, "──┼──")], before[2]],
    ):
        one, two = (draw(picture(*rows)).splitlines() for rows in (before, after))
        changed = [
            code
            for code in difflib.SequenceMatcher(None, one, two).get_opcodes()
            if code[0] != "equal"
        ]
        assert [(tag, end - start) for tag, start, end, _, _ in changed] == [("replace", 1)]


@given(st.text())
def test_any_words_are_valid_xml(words: str) -> None:
    root = ET.fromstring(f"<a>{escaped(words)}</a>")
    kept = re.sub("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", words)
    assert (root.text or "") == kept


@given(st.lists(st.text(alphabet='ab ─┼█●→宇é"<&', max_size=20), max_size=4))
def test_any_row_is_valid(rows: list[str]) -> None:
    ET.fromstring(draw(picture(*([Run(0, row)] for row in rows))))


# -- lines and blocks ------------------------------------------------------------------------------


def reach(sign: str) -> set[str]:
    """Return the edges of the cell that the lines of a sign touch."""
    edges = set()
    for data in re.findall(r' d="([^"]*)"', "".join(shapes(0, [(0, sign)], "#000000"))):
        x = y = 0.0
        for letter, numbers in re.findall(r"([MHV])([\d. ]+)", data):
            values = [float(one) for one in numbers.split()]
            if letter == "M":
                x, y = values
            elif letter == "H":
                x = values[0]
            else:
                y = values[0]
            edges |= {"left"} if x == 0 else {"right"} if x == CELL_WIDE else set()
            edges |= {"top"} if y == 0 else {"bottom"} if y == CELL_HIGH else set()
    return edges


@pytest.mark.parametrize("sign", _ARMS)
def test_lines_reach_the_edges_where_they_go_on(sign: str) -> None:
    arms = dict(zip(("left", "right", "top", "bottom"), map(int, _ARMS[sign]), strict=True))
    assert reach(sign) == {edge for edge, weight in arms.items() if weight}


def test_the_table_of_lines_is_that_of_unicode() -> None:
    """The names of the signs say what their arms are; the table must agree."""
    from unicodedata import name

    for sign, arms in _ARMS.items():
        words = set(name(sign).removeprefix("BOX DRAWINGS ").split())
        for edge, weight in zip(("LEFT", "RIGHT", "UP", "DOWN"), arms, strict=True):
            across = "HORIZONTAL" if edge in {"LEFT", "RIGHT"} else "VERTICAL"
            assert bool(words & {edge, across}) == (weight != "0"), (sign, edge)
        assert ("HEAVY" in words) == ("2" in arms), sign
        assert ("LIGHT" in words) == ("1" in arms), sign


def test_equal_neighbours_are_one_line() -> None:
    (made,) = shapes(3, [(at, "─") for at in range(50)], "#39424d")
    assert made == '<path d="M27 8.5H477" fill="none" stroke="#39424d" stroke-width="1"/>'


@pytest.mark.parametrize("sign", "▀▁▂▃▄▅▆▇█▏▎▍▌▋▊▉▐")
def test_a_block_covers_its_share(sign: str) -> None:
    from unicodedata import name

    words = name(sign)
    eighths = {
        "ONE EIGHTH": 1, "ONE QUARTER": 2, "THREE EIGHTHS": 3, "HALF": 4, "FIVE EIGHTHS": 5,
        "THREE QUARTERS": 6, "SEVEN EIGHTHS": 7, "FULL": 8,
    }  # fmt: skip
    share = next(part for text, part in eighths.items() if text in words)
    ((left, top, right, bottom),) = _BLOCKS[sign]
    assert (right - left) * (bottom - top) == share * 8
    assert ("LOWER" not in words) or bottom == 8
    assert ("LEFT" not in words) or left == 0
