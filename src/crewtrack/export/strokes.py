"""Lines, blocks and plain signs as shapes, so that they join in whatever font a reader has.

A sign fills its cell: lines run from edge to edge through the middle, blocks cover their share. What is not in
here is a letter, and left to the font.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

CELL_WIDE, CELL_HIGH = 9, 18
"""A cell of the grid, in pixels."""

MIDDLE, CENTRE = 4.5, 8.5
"""The middle of a cell: on half a pixel, where a thin line is sharp."""

_WEIGHTS = (0.0, 1.0, 2.5)

# by sign, how thick its arms are: left, right, up, down; 1 is light, 2 heavy
_ARMS = dict(
    zip(
        "─━│┃┌┍┎┏┐┑┒┓└┕┖┗┘┙┚┛├┝┞┟┠┡┢┣┤┥┦┧┨┩┪┫┬┭┮┯┰┱┲┳┴┵┶┷┸┹┺┻┼┽┾┿╀╁╂╃╄╅╆╇╈╉╊╋╴╵╶╷╸╹╺╻╼╽╾╿",
        [
            "1100",
            "2200",
            "0011",
            "0022",
            "0101",
            "0201",
            "0102",
            "0202",
            "1001",
            "2001",
            "1002",
            "2002",
            "0110",
            "0210",
            "0120",
            "0220",
            "1010",
            "2010",
            "1020",
            "2020",
            "0111",
            "0211",
            "0121",
            "0112",
            "0122",
            "0221",
            "0212",
            "0222",
            "1011",
            "2011",
            "1021",
            "1012",
            "1022",
            "2021",
            "2012",
            "2022",
            "1101",
            "2101",
            "1201",
            "2201",
            "1102",
            "2102",
            "1202",
            "2202",
            "1110",
            "2110",
            "1210",
            "2210",
            "1120",
            "2120",
            "1220",
            "2220",
            "1111",
            "2111",
            "1211",
            "2211",
            "1121",
            "1112",
            "1122",
            "2121",
            "1221",
            "2112",
            "1212",
            "2221",
            "2212",
            "2122",
            "1222",
            "2222",
            "1000",
            "0010",
            "0100",
            "0001",
            "2000",
            "0020",
            "0200",
            "0002",
            "1200",
            "0012",
            "2100",
            "0021",
        ],
        strict=True,
    )
)
# by sign, whether it stands, how thick it is, and into how many dashes a cell is cut
_DASHES = {
    "┄": (False, 1, 3), "┅": (False, 2, 3), "┆": (True, 1, 3), "┇": (True, 2, 3),
    "┈": (False, 1, 4), "┉": (False, 2, 4), "┊": (True, 1, 4), "┋": (True, 2, 4),
    "╌": (False, 1, 2), "╍": (False, 2, 2), "╎": (True, 1, 2), "╏": (True, 2, 2),
}  # fmt: skip
# by sign, the parts of the cell that it fills, in eighths: left, top, right, bottom
_BLOCKS: dict[str, tuple[tuple[int, int, int, int], ...]] = {
    "▀": ((0, 0, 8, 4),),
    **{sign: ((0, 7 - at, 8, 8),) for at, sign in enumerate("▁▂▃▄▅▆▇█")},
    **{sign: ((0, 0, 7 - at, 8),) for at, sign in enumerate("▉▊▋▌▍▎▏")},
    "▐": ((4, 0, 8, 8),),
    "▔": ((0, 0, 8, 1),),
    "▕": ((7, 0, 8, 8),),
    "▖": ((0, 4, 4, 8),),
    "▗": ((4, 4, 8, 8),),
    "▘": ((0, 0, 4, 4),),
    "▙": ((0, 0, 4, 8), (4, 4, 8, 8)),
    "▚": ((0, 0, 4, 4), (4, 4, 8, 8)),
    "▛": ((0, 0, 8, 4), (0, 4, 4, 8)),
    "▜": ((0, 0, 8, 4), (4, 4, 8, 8)),
    "▝": ((4, 0, 8, 4),),
    "▞": ((4, 0, 8, 4), (0, 4, 4, 8)),
    "▟": ((4, 0, 8, 8), (0, 4, 4, 8)),
}
_SHADES = {"░": "0.25", "▒": "0.5", "▓": "0.75"}
_ROUND = {"╭": "M4.5 18V12.5Q4.5 8.5 9 8.5", "╮": "M4.5 18V12.5Q4.5 8.5 0 8.5",
          "╯": "M4.5 0V4.5Q4.5 8.5 0 8.5", "╰": "M4.5 0V4.5Q4.5 8.5 9 8.5"}  # fmt: skip
# as paths from the left upper corner of their cell
_SIGNS = {
    "■": "M1 5H8V12H1Z",
    "▲": "M4.5 4L8.5 12H0.5Z",
    "▼": "M4.5 13L8.5 5H0.5Z",
    "▶": "M1 4.5L8.5 8.5L1 12.5Z",
    "▸": "M2 5L7.5 8.5L2 12Z",
    "●": "M1 8.5A3.5 3.5 0 0 1 8 8.5A3.5 3.5 0 0 1 1 8.5Z",
}
_RINGS = {"○": "M1.5 8.5A3 3 0 0 1 7.5 8.5A3 3 0 0 1 1.5 8.5Z", "□": "M1.5 5.5H7.5V11.5H1.5Z"}

_DRAWN = frozenset((*_ARMS, *_DASHES, *_BLOCKS, *_SHADES, *_ROUND, *_SIGNS, *_RINGS))


def drawn(text: str) -> tuple[str, tuple[tuple[int, str], ...]]:
    """Return a text with a blank for each sign that is drawn, and those signs with their columns."""
    signs = []
    left = []
    x = 0
    for char in text:
        if char in _DRAWN:
            signs.append((x, char))
            left.append(" ")
            x += 1
        else:
            left.append(char)
            x += 1 if char.isascii() else _wide(char)
    return "".join(left), tuple(signs)


@lru_cache(1024)
def _wide(char: str) -> int:
    from crewtrack.export.cells import width

    return width(char)


def shapes(x: int, signs: Sequence[tuple[int, str]], ink: str | None) -> Iterator[str]:
    """Yield the shapes of signs, from the column `x`: one for each kind of them, with equal neighbours joined."""
    lines: dict[int, list[str]] = {1: [], 2: []}
    fills: list[str] = []
    for start, sign, count in _joined(signs):
        left = (x + start) * CELL_WIDE
        if sign in _ARMS:
            _arms(left, sign, count, lines)
        elif sign in _DASHES:
            standing, weight, dashes = _DASHES[sign]
            lines[weight] += _dashes(left, count, dashes, standing=standing)
        elif sign in _BLOCKS:
            fills += _blocks(left, sign, count)
        else:
            yield from _single(left, sign, count, ink)
    colour = f'"{ink}"' if ink is not None else None
    if fills:
        yield f'<path d="{"".join(fills)}"{f" fill={colour}" if colour else ""}/>'
    for weight, parts in lines.items():
        if parts:
            stroke = colour or '"currentColor"'
            yield f'<path d="{"".join(parts)}" fill="none" stroke={stroke} stroke-width="{_WEIGHTS[weight]:g}"/>'


def _joined(signs: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str, int]]:
    """Yield signs with how often each stands beside itself."""
    start, last, count = 0, "", 0
    for x, sign in signs:
        if sign == last and x == start + count:
            count += 1
            continue
        if count:
            yield start, last, count
        start, last, count = x, sign, 1
    if count:
        yield start, last, count


def _arms(left: int, sign: str, count: int, lines: dict[int, list[str]]) -> None:
    to_left, to_right, up, down = map(int, _ARMS[sign])
    if not up and not down and to_left == to_right:
        lines[to_left].append(f"M{left} {CENTRE:g}H{left + count * CELL_WIDE}")
        return
    # an arm reaches over the middle by half of what stands across it, so that corners are whole
    over_x = _WEIGHTS[max(up, down)] / 2
    over_y = _WEIGHTS[max(to_left, to_right)] / 2
    for at in range(left, left + count * CELL_WIDE, CELL_WIDE):
        middle = at + MIDDLE
        if to_left and to_left == to_right:
            lines[to_left].append(f"M{at} {CENTRE:g}H{at + CELL_WIDE}")
        else:
            if to_left:
                lines[to_left].append(f"M{at} {CENTRE:g}H{middle + over_x:g}")
            if to_right:
                lines[to_right].append(f"M{middle - over_x:g} {CENTRE:g}H{at + CELL_WIDE}")
        if up and up == down:
            lines[up].append(f"M{middle:g} 0V{CELL_HIGH}")
        else:
            if up:
                lines[up].append(f"M{middle:g} 0V{CENTRE + over_y:g}")
            if down:
                lines[down].append(f"M{middle:g} {CENTRE - over_y:g}V{CELL_HIGH}")


def _dashes(left: int, count: int, dashes: int, *, standing: bool) -> Iterator[str]:
    long = CELL_HIGH if standing else CELL_WIDE
    step = long / dashes
    for at in range(left, left + count * CELL_WIDE, CELL_WIDE):
        for dash in range(dashes):
            start = step * (dash + 0.2)
            if standing:
                yield f"M{at + MIDDLE:g} {start:g}v{step * 0.6:g}"
            else:
                yield f"M{at + start:g} {CENTRE:g}h{step * 0.6:g}"


def _blocks(left: int, sign: str, count: int) -> Iterator[str]:
    parts = _BLOCKS[sign]
    whole = len(parts) == 1 and parts[0][0] == 0 and parts[0][2] == 8
    for at in (left,) if whole else range(left, left + count * CELL_WIDE, CELL_WIDE):
        for x1, y1, x2, y2 in parts:
            wide = count * CELL_WIDE if whole else (x2 - x1) * CELL_WIDE / 8
            start = at + x1 * CELL_WIDE / 8
            yield f"M{start:g} {y1 * CELL_HIGH / 8:g}h{wide:g}v{(y2 - y1) * CELL_HIGH / 8:g}h{-wide:g}z"


def _single(left: int, sign: str, count: int, ink: str | None) -> Iterator[str]:
    fill = f' fill="{ink}"' if ink is not None else ""
    stroke = f' fill="none" stroke="{ink or "currentColor"}"'
    for at in range(left, left + count * CELL_WIDE, CELL_WIDE):
        place = f' transform="translate({at} 0)"' if at else ""
        if sign in _SIGNS:
            yield f'<path d="{_SIGNS[sign]}"{place}{fill}/>'
        elif sign in _SHADES:
            yield (
                f'<rect x="{at}" width="{CELL_WIDE}" height="{CELL_HIGH}"{fill} fill-opacity="{_SHADES[sign]}"/>'
            )
        else:
            shape = _RINGS.get(sign) or _ROUND[sign]
            yield f'<path d="{shape}"{place}{stroke}/>'
