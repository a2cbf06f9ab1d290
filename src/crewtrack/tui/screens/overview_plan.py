"""Where the panes of the Overview stand: a pure plan for any size of terminal, and the lines between.

A plan speaks of the body, the part of the screen between the header and the keys: its first line is 0.
Panes are named by their ids. Heights are given in wants: how many lines each pane would fill.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

TINY, NARROW, NORMAL, WIDE = "tiny", "narrow", "normal", "wide"
"""The layouts: one column in few lines; heroes of one line; two columns; three columns."""

Box = tuple[int, int, int, int]
"""Column, line, width, height."""

_DETAIL = 19
"""The lines that the detail pane fills with a person; the agenda above it takes what is left."""


class Plan(NamedTuple):
    """Where everything stands.

    Attributes:
        boxes: by pane; a pane that is missing has no room.
        reachable: the lists that the focus can go to; those without a box get one when it does.
        across: the horizontal lines, as (first column, column after the last, line).
        down: the vertical lines, as (column, first line, line after the last).
        banner: the line that a banner takes.
        over: the pane that lies over others, or None.
    """

    boxes: dict[str, Box]
    reachable: tuple[str, ...]
    across: tuple[tuple[int, int, int], ...]
    down: tuple[tuple[int, int, int], ...]
    banner: int
    over: str | None = None


LISTS = ("crew", "docked", "next", "bulletins")
"""The panes that can have the focus, in the order of tab."""


def layout_of(width: int, height: int) -> str:
    """Return which layout a terminal of this size gets."""
    if width < 80 or height < 24:
        return TINY
    if width < 120 or height < 30:
        return NARROW
    return WIDE if width >= 180 and height >= 40 else NORMAL


def plan(
    layout: str,
    width: int,
    height: int,
    wants: Mapping[str, int],
    *,
    focused: str = "crew",
    opened: bool = False,
) -> Plan:
    """Return the plan of a body.

    Args:
        layout: from `layout_of`, for the whole terminal.
        width: of the body.
        height: of the body.
        wants: lines that each pane would fill, by id.
        focused: the list that has the focus: it is shown even where there is room for one alone.
        opened: whether the detail pane is to be larger: over the lower half where it has no place of its
            own, else at the cost of the agenda above it or the bulletins below.
    """
    if layout == TINY:
        return _tiny(width, height, wants, focused, opened)
    if layout == NARROW:
        return _narrow(width, height, wants, focused, opened)
    if layout == WIDE:
        return _wide(width, height, wants, opened)
    return _normal(width, height, wants, opened)


def stack(height: int, wants: list[tuple[str, int, int]]) -> list[tuple[str, int]]:
    """Deal lines to panes that stand one below the other, a line between each two.

    Args:
        height: the lines there are.
        wants: (pane, fewest lines, wanted lines), top to bottom. A pane whose fewest is 0 may be left
            out; the later ones are, first.

    Returns:
        Each pane that has room, with its lines; what is left over goes to the last.
    """
    kept = list(wants)
    while len(kept) > 1 and sum(max(1, least) for _, least, _ in kept) + len(kept) - 1 > height:
        kept.pop()
    room = height - (len(kept) - 1)
    out = {name: min(least, room) for name, least, _ in kept}
    spare = room - sum(out.values())
    for name, _, want in kept:
        more = max(0, min(spare, want - out[name]))
        out[name] += more
        spare -= more
    if kept:
        out[kept[-1][0]] += max(0, spare)
    return [(name, out[name]) for name, _, _ in kept]


def _column(
    x: int, width: int, top: int, parts: list[tuple[str, int]]
) -> tuple[dict[str, Box], list[tuple[int, int, int]]]:
    boxes: dict[str, Box] = {}
    lines: list[tuple[int, int, int]] = []
    y = top
    for at, (name, height) in enumerate(parts):
        if at:
            lines.append((x, x + width, y))
            y += 1
        boxes[name] = (x, y, width, height)
        y += height
    return boxes, lines


def _left(wants: Mapping[str, int]) -> list[tuple[str, int, int]]:
    return [
        ("crew", min(6, wants["crew"]), wants["crew"]),
        ("docked", min(4, wants["docked"]), wants["docked"]),
        ("dependence", wants["dependence"], wants["dependence"]),
        ("bulletins", 2, wants["bulletins"]),
    ]


def _fitted(height: int, wants: Mapping[str, int]) -> list[tuple[str, int]]:
    """Deal the left column: crew and ships in full first, then who depends on whom, then bulletins."""
    crew, docked, dependence, bulletins = _left(wants)
    for kept in ((dependence, bulletins), (dependence,), (bulletins,), ()):
        least = crew[2] + docked[2] + sum(least for _, least, _ in kept) + 1 + len(kept)
        if least <= height:
            return stack(height, [crew, docked, *kept])
    return stack(height, [crew, docked])


def _reachable(boxes: Mapping[str, Box]) -> tuple[str, ...]:
    return tuple(name for name in LISTS if name in boxes)


def _normal(width: int, height: int, wants: Mapping[str, int], opened: bool) -> Plan:
    left = min(70 + (width - 120) * 2 // 5, 86)
    right = width - left - 1
    room = height - 6
    ours, lines = _column(0, left, 6, _fitted(room, wants))
    boxes = {"hero-count": (0, 1, left, 4), "hero-next": (left + 1, 1, right, 4), **ours}
    crew = ours["crew"][3]
    agenda = max(min(crew, room - 8), min(room - 1 - _DETAIL, wants["next"]))
    agenda = 4 if opened else max(3, min(agenda, room - 5))
    theirs, more = _column(left + 1, right, 6, [("next", agenda), ("detail", room - agenda - 1)])
    boxes |= theirs
    across = ((0, width, 0), (0, width, 5), *lines, *more)
    return Plan(boxes, _reachable(boxes), across, ((left, 0, height),), 0)


def _wide(width: int, height: int, wants: Mapping[str, int], opened: bool) -> Plan:
    # bulletins and details are sentences: most of what is to spare goes to them
    first = min(70 + (width - 180) // 8, 86)
    second = min(54 + (width - 180) // 8, 70)
    third = width - first - second - 2
    x2, x3 = first + 1, first + second + 2
    room = height - 6
    ours, lines = _column(0, first, 6, stack(room, _left(wants)[:3]))
    detail = stack(
        height - 1, [("detail", 8, height if opened else _DETAIL + 3), ("bulletins", 4, 60)]
    )
    theirs, more = _column(x3, third, 1, detail)
    boxes: dict[str, Box] = {
        "hero-count": (0, 1, first, 4),
        "hero-next": (x2, 1, second, 4),
        **ours,
        "next": (x2, 6, second, room),
        **theirs,
    }
    across = ((0, width, 0), (0, x3 - 1, 5), *lines, *more)
    down = ((first, 0, height), (x3 - 1, 0, height))
    return Plan(boxes, _reachable(boxes), across, down, 0)


def _narrow(width: int, height: int, wants: Mapping[str, int], focused: str, opened: bool) -> Plan:
    heroes: dict[str, Box] = {"hero-count": (0, 1, width, 1), "hero-next": (0, 2, width, 1)}
    rules = ((0, width, 0), (0, width, 3), (0, width, height - 1))
    room = height - 5
    parts = stack(
        room,
        [
            ("crew", 8 if room >= 15 else 4, wants["crew"]),
            ("lower", 5 if room < 20 else 9, max(min(wants["docked"], wants["next"]), 7)),
            ("detail", 10, _DETAIL),
            ("dependence", wants["dependence"], wants["dependence"]),
            ("bulletins", 2, wants["bulletins"]),
        ],
    )
    ours, lines = _column(0, width, 4, parts)
    reachable = _reachable({**ours, "docked": (), "next": ()})  # type: ignore[dict-item]
    if opened and "detail" not in ours:
        # the list stays above it, with fewer lines, so that one can walk on through it
        above = min(wants[focused], max(4, room - 12))
        ours, lines = _column(0, width, 4, [(focused, above), ("detail", room - above - 1)])
        return Plan(heroes | ours, reachable, (*rules, *lines), (), 0)
    x, y, _, tall = ours.pop("lower")
    first = 36 + (width - 80) * 2 // 5
    ours["docked"] = (x, y, first, tall)
    ours["next"] = (first + 1, y, width - first - 1, tall)
    return Plan(heroes | ours, reachable, (*rules, *lines), ((first, y - 1, y + tall + 1),), 0)


def _tiny(width: int, height: int, wants: Mapping[str, int], focused: str, opened: bool) -> Plan:
    heroes: dict[str, Box] = {"hero-count": (0, 0, width, 1), "hero-next": (0, 1, width, 1)}
    room = height - 3
    rule = (0, width, 2)
    if opened:
        # the list stays where it is, beneath: what loses its place loses the focus
        box = (0, 3, width, room)
        return Plan({**heroes, focused: box, "detail": box}, LISTS, (rule,), (), 2, "detail")
    order = ("crew", "next", "docked", "bulletins")
    parts = stack(room, [(name, 7 if name == "crew" else 4, wants[name]) for name in order])
    if focused not in (name for name, _ in parts):
        parts = [(focused, room)]
    ours, lines = _column(0, width, 3, parts)
    return Plan(heroes | ours, LISTS, (rule, *lines), (), 2)


_JUNCTIONS = "─", "─", "─", "─", "│", "┘", "└", "┴", "│", "┐", "┌", "┬", "│", "┤", "├", "┼"
"""What is drawn where a vertical line stands, by which neighbours are lines: left 1, right 2, up 4, down 8."""

_STRETCH = re.compile(r"\S+")


def hairlines(found: Plan, *, ascii_only: bool = False) -> dict[int, list[tuple[int, str]]]:
    """Return what is drawn of the lines: by line, the stretches as (column, text), left to right."""
    rows: dict[int, list[tuple[int, int]]] = {y: [] for _, _, y in found.across}
    for start, end, y in found.across:
        rows[y].append((start, end))
    for _, top, bottom in found.down:
        for y in range(top, bottom):
            rows.setdefault(y, [])
    ends = [end for _, end, _ in found.across] + [x + 1 for x, _, _ in found.down]
    width = max(ends, default=0)
    return {y: _row(y, flat, found.down, width, ascii_only=ascii_only) for y, flat in rows.items()}


def _row(
    y: int,
    flat: list[tuple[int, int]],
    down: tuple[tuple[int, int, int], ...],
    width: int,
    *,
    ascii_only: bool,
) -> list[tuple[int, str]]:
    level = "-" if ascii_only else "─"
    signs = [" "] * (width + 2)  # one column more at each side, for neighbours
    for start, end in flat:
        signs[start + 1 : end + 1] = level * (end - start)
    drawn = list(signs)
    for x, top, bottom in down:
        if top <= y < bottom or signs[x + 1] == level:
            mask = (signs[x] == level) + 2 * (signs[x + 2] == level)
            mask += 4 * (top < y <= bottom) + 8 * (top - 1 <= y < bottom - 1)
            if not ascii_only:
                drawn[x + 1] = _JUNCTIONS[mask]
            elif signs[x + 1] != level:
                drawn[x + 1] = "|"
    text = "".join(drawn[1:])
    return [(match.start(), match[0]) for match in _STRETCH.finditer(text)]
