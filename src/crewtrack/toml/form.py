"""Form: where in a text a new line, item or section goes, and how its neighbours are written.

Every function returns changes, each the start, the end and the new text of a stretch; none judges what they mean. New
text has plain line ends: whoever applies it gives it those of the file.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from crewtrack.toml.outline import items, line_end, line_start
from crewtrack.toml.written import PLAIN, Style, key_text, value_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from crewtrack.toml.outline import Item, Statement

    Path = tuple[str | int, ...]
    Change = tuple[int, int, str]

_BLANKS = " \t"
_FEW_LINES = 40
_ALIGNED = re.compile(r"^[A-Za-z0-9_-]+[ ]{2,}= ", re.MULTILINE)


def style_near(text: str, pos: int) -> Style:
    """Return how a text writes braces and equals signs, by the nearest line before an offset that has some."""
    start = line_start(text, pos)
    for _ in range(_FEW_LINES):
        line = text[start : line_end(text, start)]
        brace = line.find("{")
        if brace >= 0 and "=" in line[brace:]:
            tight = line[brace + 1 : brace + 2] not in _BLANKS
            inner = line[line.index("=", brace) - 1] not in _BLANKS
            return Style("" if tight else " ", "=" if inner else " = ")
        if start <= 1:
            break
        start = line_start(text, start - 1)
    return PLAIN


# ---------------------------------------------------------------- inside of brackets


def equals_inside(text: str, start: int) -> str:
    """Return how a table in braces joins a key and its value."""
    found, _ = items(text, start)
    for one in found:
        return "=" if text[one.parts[-1][2]] == "=" and text[one.value - 1] == "=" else " = "
    return style_near(text, start).equals


def append_inside(text: str, start: int, written: str) -> list[Change]:
    """Add an item behind the last one in brackets or braces."""
    found, close = items(text, start)
    if not found:
        return _into_empty(text, start, close, written)
    last = found[-1]
    begin = line_start(text, last.start)
    if not text[begin : last.start].strip(_BLANKS):
        # Each on a line of its own: a remark behind the last one stays with that.
        behind = last.end if last.comma is None else last.comma + 1
        end = line_end(text, behind)
        rest = text[behind:end].strip()
        if (not rest or rest.startswith("#")) and end <= close:
            comma = "" if last.comma is None else ","
            line = f"{text[begin : last.start]}{written}{comma}\n"
            changes = [(end, end, line)]
            return changes if comma else [(last.end, last.end, ","), *changes]
    if last.comma is not None:
        return [(last.comma + 1, last.comma + 1, f" {written},")]
    gap = " "
    if len(found) > 1 and found[-2].comma is not None:
        gap = text[found[-2].comma + 1 : last.start]
        gap = gap if not gap.strip(_BLANKS) else " "
    return [(last.end, last.end, f",{gap}{written}")]


def _into_empty(text: str, start: int, close: int, written: str) -> list[Change]:
    inside = text[start + 1 : close]
    if inside.strip():
        # Only remarks are in there; what stands before the last bracket on its line is blank.
        return [(close, close, f"{written} " if text[close] == "}" else written)]
    pad = style_near(text, start).brace if text[start] == "{" else ""
    return [(start + 1, close, f"{pad}{written}{pad}")]


def removed_inside(
    text: str, start: int, wanted: Path
) -> tuple[list[Change], frozenset[tuple[str, ...]]]:
    """Remove an item in brackets or braces, or all of those whose keys begin alike.

    Returns:
        The changes, and every table that the keys of the others still name.
    """
    found, close = items(text, start)
    if isinstance(wanted[0], int):
        gone = [found[wanted[0]]]
    else:
        gone = [one for one in found if one.keys[: len(wanted)] == wanted]
    left = [one for one in found if one not in gone]
    named = frozenset(one.keys[:length] for one in left for length in range(1, len(one.keys) + 1))
    if not left:
        return _emptied(text, start, close, found), named
    changes: list[Change] = []
    for place, one in enumerate(found):
        if one in gone:
            changes += _without_item(text, found, place, gone, start)
    return changes, named


def _emptied(text: str, start: int, close: int, found: list[Item]) -> list[Change]:
    last = found[-1]
    end = last.end if last.comma is None else last.comma + 1
    if "#" not in text[start + 1 : found[0].start] and "#" not in text[end:close]:
        between = all("#" not in text[one.end : other.start] for one, other in pairwise(found))
        if between:
            return [(start + 1, close, "")]
    return [change for one in found for change in _item_and_comma(one)]


def _item_and_comma(one: Item) -> list[Change]:
    out: list[Change] = [(one.start, one.end, "")]
    if one.comma is not None:
        out.append((one.comma, one.comma + 1, ""))
    return out


def _without_item(
    text: str, found: list[Item], place: int, gone: list[Item], start: int
) -> list[Change]:
    one = found[place]
    behind = one.end if one.comma is None else one.comma + 1
    begin, end = line_start(text, one.start), line_end(text, behind)
    rest = text[behind:end].strip()
    changes: list[Change] = []
    final = all(other in gone for other in found[place + 1 :])
    before = next((other for other in reversed(found[:place]) if other not in gone), None)
    drops = final and before is not None and before.comma is not None and found[-1].comma is None
    if (
        drops
        and before is not None
        and before.comma is not None
        and place == found.index(before) + 1
    ):
        changes.append((before.comma, before.comma + 1, ""))
    alone = not text[begin : one.start].strip(_BLANKS) and begin > start
    if alone and (not rest or rest.startswith("#")):
        # A line of its own goes as a whole, with the remark behind it.
        return [*changes, (begin, end, "")]
    if final and before is not None:
        gap = text[(before.end if before.comma is None else before.comma + 1) : one.start]
        if place == found.index(before) + 1 and not gap.strip(_BLANKS):
            return [*changes, (one.start - len(gap), behind, "")]
    if place + 1 < len(found) and one.comma is not None:
        gap = text[behind : found[place + 1].start]
        if not gap.strip(_BLANKS):
            return [*changes, (one.start, found[place + 1].start, "")]
    return [*changes, *_item_and_comma(one)]


# ---------------------------------------------------------------- lines


def pair_line(
    text: str,
    parent: Path,
    key: str,
    value: Any,
    every: list[Statement],
    *,
    order: Sequence[str] = (),
    after: str | None = None,
    first: bool = False,
) -> list[Change]:
    """Add a key and its value on a line of its own, to a table under a header or of dotted keys."""
    header = next((one for one in every if one.brackets and one.path == parent), None)
    depth = len(parent)
    if header is not None or not parent:
        base: Path = parent
        own = [one for one in every if not one.brackets and one.base == parent]
    else:
        dotted = [
            one
            for one in every
            if not one.brackets and one.path[:depth] == parent and len(one.base) < depth
        ]
        if not dotted:
            return section_at_end(text, parent, {key: value})
        # Those that stand together: a table of dotted keys may not be taken up under another header.
        base = dotted[-1].base
        own = [one for one in dotted if one.base == base]
    near = _neighbour(own, depth, key, order, after)
    lines = _lines(text, own, base, parent, key, value, near)
    if near is None or first:
        return _at_top(text, header, own, lines)
    return [_below(text, near.end, lines)]


def _neighbour(
    own: list[Statement], depth: int, key: str, order: Sequence[str], after: str | None
) -> Statement | None:
    """Return the line to stand below: of the key that usually comes before, else the last one."""
    if after is not None:
        found = [one for one in own if one.path[depth] == after]
        if found:
            return found[-1]
    if key in order:
        before = set(order[: order.index(key)])
        known = [one for one in own if one.path[depth] in order]
        if known:
            earlier = [one for one in known if one.path[depth] in before]
            return earlier[-1] if earlier else None
    return own[-1] if own else None


def _lines(
    text: str,
    own: list[Statement],
    base: Path,
    parent: Path,
    key: str,
    value: Any,
    near: Statement | None,
) -> str:
    sample = near or (own[0] if own else None)
    indent, prefix = "", "".join(f"{key_text(str(part))}." for part in parent[len(base) :])
    if sample is not None:
        begin = line_start(text, sample.start)
        indent = text[begin : sample.start]
        if len(parent) > len(base):
            # As the neighbour spells the keys above it.
            prefix = text[sample.start : sample.parts[len(parent) - len(base)][1]]
    peers = [one for one in own if one.base == base]
    style = _style_of(text, peers, sample)
    nested = _dotted(value) and _splits(peers, len(parent))
    column = _column(text, peers)
    pairs = (
        [(f"{prefix}{key_text(key)}.{key_text(name)}", one) for name, one in value.items()]
        if nested
        else [(f"{prefix}{key_text(key)}", value)]
    )
    return "\n".join(_pair(indent, name, one, style, column) for name, one in pairs)


def _dotted(value: Any) -> bool:
    return isinstance(value, dict) and bool(value)


def _splits(peers: list[Statement], depth: int) -> bool:
    """Whether a section writes its tables as dotted keys, and none of them in braces."""
    below = [one for one in peers if len(one.path) > depth + 1]
    return bool(below) and len({one.path[depth] for one in below}) > 1


def _pair(indent: str, name: str, value: Any, style: Style, column: int | None) -> str:
    joined = f"{name}{style.equals}"
    if column is not None and len(indent) + len(name) < column:
        joined = f"{name:<{column - len(indent)}}{style.equals.lstrip()}"
    return f"{indent}{joined}{value_text(value, style)}"


def _style_of(text: str, peers: list[Statement], sample: Statement | None) -> Style:
    if sample is None:
        return PLAIN
    tight = text[sample.parts[-1][2]] == "=" and text[sample.value - 1] == "="
    equals = "=" if tight else " = "
    for one in reversed(peers):
        found = text.find("{", one.value, one.end)
        if found >= 0 and text[found + 1] != "}":
            return Style("" if text[found + 1] not in " \t\r\n" else " ", equals)
    return Style(PLAIN.brace, equals)


def _column(text: str, peers: Iterable[Statement]) -> int | None:
    """Return the column in which a section's equals signs stand one below another, or None."""
    columns: Counter[int] = Counter()
    for one in peers:
        end = one.parts[-1][2]
        equals = text.index("=", end)
        if equals - end > 1:
            columns[equals - line_start(text, one.start)] += 1
    return columns.most_common(1)[0][0] if columns else None


def _below(text: str, pos: int, lines: str) -> Change:
    """Add lines below the one that an offset is on."""
    end = line_end(text, pos)
    if not text[:end].endswith("\n"):
        return end, end, f"\n{lines}"
    return end, end, f"{lines}\n"


def _at_top(text: str, header: Statement | None, own: list[Statement], lines: str) -> list[Change]:
    """Add lines above all others of a table."""
    if header is not None:
        return [_below(text, header.end, lines)]
    if own:
        begin = _with_remarks(text, own[0].start)
        return [(begin, begin, f"{lines}\n")]
    # The root of a file that begins with a header: below the remarks at its top, if they are not that header's.
    begin = 1 if text.startswith("\ufeff") else 0
    end = begin
    while text.startswith("#", end) and end < len(text):
        end = line_end(text, end)
    if end == len(text):
        if end == begin or text.endswith("\n"):
            return [(end, end, f"{lines}\n")]
        return [(end, end, f"\n{lines}")]
    if end > begin and not text[end : line_end(text, end)].strip():
        return [(end, end, f"\n{lines}\n")]
    return [(begin, begin, f"{lines}\n\n")]


def _with_remarks(text: str, pos: int) -> int:
    """Return where the remarks begin that stand directly above a line, or where the line does.

    Remarks that begin a file are about the file.
    """
    begin = line_start(text, pos)
    top = begin
    while top > 0:
        above = line_start(text, top - 1)
        if above == top or not text[above:top].lstrip(_BLANKS).startswith("#"):
            return top
        top = above
        if top <= 1 and text[:top] in ("", "\ufeff"):
            return begin
    return begin


# ---------------------------------------------------------------- sections


def section_after(
    text: str, path: Path, value: dict[str, Any], near: list[Statement], brackets: int = 1
) -> list[Change]:
    """Add a table under a header of its own, below all of its neighbour's."""
    last = max(near, key=lambda one: one.end)
    end = line_end(text, last.end)
    gap = "\n" * _gap(text, near)
    body = _section(text, path, value, near, brackets)
    if not text[:end].endswith("\n"):
        return [(end, end, f"\n{gap}{body}")]
    return [(end, end, f"{gap}{body}\n")]


def section_before(
    text: str, path: Path, value: dict[str, Any], near: list[Statement]
) -> list[Change]:
    """Add a table under a header of its own, above its neighbour's and the remarks on that."""
    header = next(one for one in near if one.brackets)
    begin = _with_remarks(text, header.start)
    gap = "\n" * _gap(text, near)
    body = _section(text, path, value, near, 1)
    return [(begin, begin, f"{body}\n{gap}")]


def section_at_end(text: str, path: Path, value: dict[str, Any], brackets: int = 1) -> list[Change]:
    """Add a table under a header of its own, at the end of the text."""
    body = _section(text, path, value, [], brackets)
    if not text.strip("\ufeff \t\r\n"):
        return [(len(text), len(text), f"{body}\n")]
    if not text.endswith("\n"):
        return [(len(text), len(text), f"\n\n{body}")]
    blank = "" if text.endswith(("\n\n", "\n\r\n")) else "\n"
    return [(len(text), len(text), f"{blank}{body}\n")]


def _gap(text: str, near: list[Statement]) -> int:
    """Return how many empty lines stand above a neighbour's header, or above the remarks on it."""
    header = next((one for one in near if one.brackets), None)
    if header is None:
        return 1
    top = _with_remarks(text, header.start)
    count = 0
    while top > 0:
        above = line_start(text, top - 1)
        if above == top or text[above:top].strip():
            return count
        count += 1
        top = above
    return max(count, 1)


def _section(
    text: str, path: Path, value: dict[str, Any], near: list[Statement], brackets: int
) -> str:
    """Return a header and its lines, written like a neighbour."""
    header = next((one for one in near if one.brackets), None)
    indent = text[line_start(text, header.start) : header.start] if header is not None else ""
    pairs = [
        one for one in near if header is not None and one.base == header.path and not one.brackets
    ]
    style = _style_of(text, pairs, pairs[-1] if pairs else None)
    inner = text[line_start(text, pairs[0].start) : pairs[0].start] if pairs else indent
    split = header is not None and _splits(pairs, len(header.path))
    rows: list[tuple[str, Any]] = []
    for key, one in value.items():
        if split and _dotted(one):
            rows += [(f"{key_text(key)}.{key_text(name)}", item) for name, item in one.items()]
        else:
            rows.append((key_text(key), one))
    aligned = _column(text, pairs) is not None if pairs else _ALIGNED.search(text) is not None
    column = len(inner) + max((len(name) for name, _ in rows), default=0) + 1 if aligned else None
    name = ".".join(key_text(part) for part in path if isinstance(part, str))
    open_, shut = "[" * brackets, "]" * brackets
    lines = [f"{indent}{open_}{name}{shut}"]
    lines += [_pair(inner, key, one, style, column) for key, one in rows]
    return "\n".join(lines)


def without(text: str, gone: list[Statement]) -> list[Change]:
    """Remove statements, each with its line; a section with the remarks in it and directly above it."""
    changes: list[Change] = []
    ends = {}
    headers = [one for one in gone if one.brackets]
    for header in headers:
        inside = [
            one
            for one in gone
            if one is header
            or (one.base == header.path and not one.brackets and one.start > header.start)
        ]
        ends[header.start] = max(one.end for one in inside)
    for one in gone:
        if one.brackets:
            begin = _with_remarks(text, one.start)
            changes.append(_less_blank(text, begin, line_end(text, ends[one.start])))
        elif not any(head.start < one.start < ends[head.start] + 1 for head in headers):
            changes.append((line_start(text, one.start), line_end(text, one.end), ""))
    return _at_end(text, _joined(changes))


def _less_blank(text: str, begin: int, end: int) -> Change:
    """Take along the empty lines below a section, if there are some above it, or none."""
    above = text[line_start(text, begin - 1) : begin] if begin > 1 else ""
    if begin <= 1 or not above.strip():
        while end < len(text):
            after = line_end(text, end)
            if text[end:after].strip():
                break
            end = after
    return begin, end, ""


def _joined(changes: list[Change]) -> list[Change]:
    """Return stretches to be removed without those that overlap."""
    out: list[Change] = []
    for begin, end, _ in sorted(changes):
        if out and begin <= out[-1][1]:
            out[-1] = (out[-1][0], max(end, out[-1][1]), "")
        else:
            out.append((begin, end, ""))
    return out


def _at_end(text: str, changes: list[Change]) -> list[Change]:
    """Keep a text without a last line end without one, and let no empty lines hang at its end."""
    if not changes or changes[-1][1] < len(text):
        return changes
    begin, end, new = changes[-1]
    top = begin
    while top > 0:
        above = line_start(text, top - 1)
        if above == top or text[above:top].strip():
            break
        top = above
    if not text.endswith("\n") and top > 0 and text[top - 1] == "\n":
        top -= 2 if text[top - 2 : top - 1] == "\r" else 1
    changes[-1] = (top, end, new)
    return _joined(changes)
