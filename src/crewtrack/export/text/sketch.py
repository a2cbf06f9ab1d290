"""The map of a station drawn in text, in boxes or on single lines: for a terminal, a file, or a panel.

What is drawn comes as pieces at columns, each with what it is, so that a face can colour it. A map that does
not fit says less of each ship, then takes the smaller form, and at last is not drawn: the table has it all.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from crewtrack.export.text.sketch_labels import Piece, labels

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from crewtrack.export.text.sketch_labels import Block
    from crewtrack.views.shapes.common import AgencyRef
    from crewtrack.views.shapes.station_map import MapModule, MapPort, StationMap


class Letters(NamedTuple):
    """How a face measures and cuts text, and whether it has signs beyond ASCII.

    Attributes:
        clean: makes a name from a file safe to show.
        width: how many cells a safe text takes.
        fit: cuts a safe text to so many cells.
        ascii: whether only ASCII may be drawn.
    """

    clean: Callable[[str], str]
    width: Callable[[str], int]
    fit: Callable[[str, int], str]
    ascii: bool = False


class Span(NamedTuple):
    """A piece of a row.

    Attributes:
        column: where it begins.
        text: what it says.
        kind: "box", "module", "heavy", "dotted", "axis", "ship", "clash", "warning", "free" or "words".
        port: the place of its port among those of the map, or None.
        agency: the agency that the ship's colour repeats, or None.
    """

    column: int
    text: str
    kind: str
    port: int | None = None
    agency: AgencyRef | None = None


class Sketch(NamedTuple):
    """A map as drawn: rows of pieces, from left to right."""

    width: int
    rows: tuple[tuple[Span, ...], ...]
    large: bool


LARGE, SMALL = "large", "small"
_BETWEEN = {LARGE: (3, 4, 4), SMALL: (1, 2, 3)}
"""The least room between two modules, before the first of a row and what is docked aft, and after the last."""
_SPREAD = {LARGE: (8, 4), SMALL: (4, 4)}
"""How much wider than that the room between modules, and beside them, may become."""
_LEAST = 11
"""What a label beside a module can do with, where room is scarce."""
_PLAIN = str.maketrans("┌┐└┘─│┃━┊┄┴┬├┤┸┰┝┥▴▾▸◂·✗▲", "++++-|#=:.++++####^v><.x!")
_BORDER = {
    ("zenith", "module"): "┴",
    ("zenith", "heavy"): "┸",
    ("zenith", "dotted"): "┴",
    ("nadir", "module"): "┬",
    ("nadir", "heavy"): "┰",
    ("nadir", "dotted"): "┬",
    ("aft", "module"): "┤",
    ("aft", "heavy"): "┥",
    ("aft", "dotted"): "┤",
    ("forward", "module"): "├",
    ("forward", "heavy"): "┝",
    ("forward", "dotted"): "├",
}
_OTHER = {"zenith": "nadir", "nadir": "zenith", "aft": "forward", "forward": "aft"}


def sketch(
    found: StationMap,
    letters: Letters,
    *,
    width: int,
    height: int | None = None,
    sizes: Sequence[str] = (LARGE, SMALL),
) -> Sketch | None:
    """Draw a map as large as it fits, or return None where it does not fit at all.

    Args:
        found: the map.
        letters: how text is measured.
        width: in cells.
        height: in rows; None for any.
        sizes: which forms may be tried, the first that fits.
    """
    # what is said of the ships is worth more than boxes around the modules
    tries = [(size, full) for full in (True, False) for size in sizes]
    for size, full in tries:
        for lines in (4, 3) if full else (2, 1):
            for tight in (False, True):
                drawn = _Drawing(found, letters, size, width, lines, tight=tight).done(height)
                if drawn is not None:
                    return drawn
    return None


class _Drawing:
    """One try at a map: modules, joints, then labels wherever there is room."""

    def __init__(
        self,
        found: StationMap,
        letters: Letters,
        size: str,
        width: int,
        lines: int,
        *,
        tight: bool,
    ) -> None:
        self.found, self.letters, self.width = found, letters, width
        self.large = size == LARGE
        self.tight = tight
        self.rows: dict[int, list[Span]] = {}
        self.fits = True
        self.pitch = 3 if self.large else 1
        self.names = {one.id: letters.fit(letters.clean(one.name), 14) for one in found.modules}
        self.blocks = [
            labels(one, found, letters, lines, large=self.large, level=_level(one))
            for one in found.ports
        ]
        self.modules = {one.id: one for one in found.modules}
        self.marks: dict[str, dict[str, str]] = {one.id: {} for one in found.modules}
        for one in found.modules:
            if one.on is not None and one.side is not None and one.on in self.marks:
                self.marks[one.on][one.side] = "module"
                self.marks[one.id][_OTHER[one.side]] = "module"
        for spot in found.ports:
            self.marks[spot.module][spot.side] = "heavy" if spot.port.holds else "dotted"
        self._columns(size)

    # -- columns -----------------------------------------------------------------------------------

    def _columns(self, size: str) -> None:
        """Work out where each column of the grid begins and ends, spread over the width."""
        count = self.found.columns
        wide = [0] * count
        aft, forward = set(range(count)), set(range(count))
        for one in self.found.modules:
            wide[one.column] = max(wide[one.column], self._wide(one))
            aft.discard(one.column)
            forward.discard(one.column)
        for place, spot in enumerate(self.found.ports):
            if spot.side in {"aft", "forward"}:
                cells = _wide(self.blocks[place], self.letters, tight=self.tight)
                wide[spot.column] = max(wide[spot.column], cells)
                (forward if spot.side == "aft" else aft).discard(spot.column)
        used = [column for column in range(count) if wide[column]]
        between, before, after = _BETWEEN[size]
        gaps = [
            before if a in aft else after if b in forward else between for a, b in pairwise(used)
        ]
        natural = sum(wide) + sum(gaps) + 2
        self.fits = natural <= self.width
        more = max(0, self.width - natural) // max(1, len(gaps))
        inner, outer = _SPREAD[size]
        gaps = [gap + min(more, inner if gap == between else outer) for gap in gaps]
        x = max(1, (self.width - sum(wide) - sum(gaps)) // 2)
        self.spans: list[tuple[int, int]] = []
        ahead = iter(gaps)
        for cells in wide:
            self.spans.append((x, x + cells))
            if cells:
                x += cells + next(ahead, 0)

    def _wide(self, module: MapModule) -> int:
        name = self.letters.width(self.names[module.id])
        return (name + (4 if self.tight else 6)) | 1 if self.large else name + 2

    def _box(self, module: MapModule) -> tuple[int, int]:
        """Return the first column of a module's box and the one after it."""
        start, end = self.spans[module.column]
        wide = self._wide(module)
        left = start + (end - start - wide) // 2
        return left, left + wide

    def _joint(self, module: MapModule) -> int:
        """Return the column of what hangs above and below a module: that of the whole column of boxes."""
        start, end = self.spans[module.column]
        return start + (end - start) // 2

    # -- putting -----------------------------------------------------------------------------------

    def put(self, y: int, span: Span) -> None:
        """Put a piece on a row."""
        self.rows.setdefault(y, []).append(span)

    def free(self, y: int, start: int, end: int, around: int) -> bool:
        """Whether nothing stands on a row from a column up to another, with so many blanks beside it."""
        if start < 1 or end > self.width - 1:
            return False
        return not any(
            span.column < end + around
            and start - around < span.column + self.letters.width(span.text)
            for span in self.rows.get(y, ())
        )

    # -- drawing -----------------------------------------------------------------------------------

    def done(self, height: int | None) -> Sketch | None:
        """Return what was drawn, or None if it is too wide or too high."""
        storeys = {one.row for one in self.found.modules}
        if not self.fits or (height is not None and len(storeys) * self.pitch > height):
            return None
        for one in self.found.modules:
            self._module(one)
        for one in self.found.modules:
            if one.on is not None:
                self._link(one)
        spots = list(enumerate(self.found.ports))
        upright = [pair for pair in spots if pair[1].side in {"zenith", "nadir"}]
        for place, spot in upright:
            self._upright(spot, place)
        for place, spot in spots:
            if spot.side in {"aft", "forward"} and not self._beside(spot, place):
                return None
        for place, spot in upright:
            if not self._label(spot, place):
                return None
        self._axes(height)
        top, bottom = min(self.rows), max(self.rows)
        if height is not None and bottom - top + 1 > height:
            return None
        rows = [sorted(self.rows.get(y, ())) for y in range(top, bottom + 1)]
        plain = self.letters.ascii
        return Sketch(
            self.width,
            tuple(
                tuple(
                    span._replace(text=span.text.translate(_PLAIN)) if plain else span
                    for span in row
                )
                for row in rows
            ),
            self.large,
        )

    def _module(self, module: MapModule) -> None:
        left, right = self._box(module)
        y = module.row * self.pitch
        name = self.names[module.id]
        if not self.large:
            self.put(y, Span(left, "[", "box"))
            self.put(y, Span(left + 1, name, "module"))
            self.put(y, Span(right - 1, "]", "box"))
            return
        marks = self.marks[module.id]
        joint = self._joint(module)
        for side, row, corners in (("zenith", y, "┌┐"), ("nadir", y + 2, "└┘")):
            line = list(corners[0] + "─" * (right - left - 2) + corners[1])
            if side in marks:
                line[joint - left] = _BORDER[side, marks[side]]
            self.put(row, Span(left, "".join(line), "box"))
        blanks = right - left - 2 - self.letters.width(name)
        for side, at, plain in (("aft", left, "│"), ("forward", right - 1, "│")):
            sign = _BORDER[side, marks[side]] if side in marks else plain
            self.put(y + 1, Span(at, sign, "box"))
        self.put(y + 1, Span(left + 1 + blanks // 2, name, "module"))

    def _middle(self, module: MapModule) -> int:
        return module.row * self.pitch + (1 if self.large else 0)

    def _link(self, module: MapModule) -> None:
        """Draw the joint to the module that one hangs on; above and below, the boxes touch."""
        other = self.modules[module.on or ""]
        if module.side in {"forward", "aft"}:
            a, b = sorted((self._box(module), self._box(other)))
            self.put(self._middle(module), Span(a[1], "─" * (b[0] - a[1]), "box"))

    def _upright(self, spot: MapPort, place: int) -> None:
        """Draw the joint above or below a module."""
        module = self.modules[spot.module]
        kind = _kind(spot)
        y = module.row * self.pitch + (-1 if spot.side == "zenith" else self.pitch)
        self.put(y, Span(self._joint(module), "┃" if kind == "heavy" else "┊", kind, place))

    # -- labels ------------------------------------------------------------------------------------

    def _label(self, spot: MapPort, place: int) -> bool:
        """Write what is above or below a module as near to its joint as there is room."""
        module = self.modules[spot.module]
        joint = self._joint(module)
        for block in self.blocks[place]:
            cells = max(_wide_of(line, self.letters) for line in block)
            if spot.side == "nadir":
                top = module.row * self.pitch + self.pitch + 1
            else:
                top = module.row * self.pitch - 1 - len(block)
            # it begins a little to the left of the joint
            away = sorted((abs(x - joint + 2), x) for x in range(joint - cells + 1, joint + 1))
            for _, x in away:
                if self._put_block(block, x, top, place):
                    return True
        return False

    def _beside(self, spot: MapPort, place: int) -> bool:
        """Write what is beside a module, and draw the joint between the two."""
        module = self.modules[spot.module]
        left, right = self._box(module)
        y = self._middle(module)
        start, end = self.spans[spot.column]
        kind = _kind(spot)
        sign = "━" if kind == "heavy" else "┄"
        for block in self.blocks[place]:
            on_joint = _wide_of(block[min(1, len(block) - 1)], self.letters)
            cells = max(_wide_of(line, self.letters) for line in block)
            x = max(1, end - cells) if spot.side == "aft" else start
            joint = (x + on_joint + 1, left) if spot.side == "aft" else (right, start - 1)
            if joint[0] >= joint[1]:
                continue
            if self._put_block(block, x, y - (len(block) > 1), place):
                self.put(y, Span(joint[0], sign * (joint[1] - joint[0]), kind, place))
                return True
        return False

    def _put_block(self, block: Block, x: int, top: int, place: int) -> bool:
        """Put the lines of a label, if there is room for all of them."""
        for y, line in enumerate(block, top):
            cells = _wide_of(line, self.letters)
            if not self.free(y, x, x + cells, 2):
                return False
        for y, line in enumerate(block, top):
            at = x
            for piece in line:
                self.put(y, Span(at, piece.text, piece.kind, place, piece.agency))
                at += self.letters.width(piece.text) + 2
        return True

    # -- the frame ---------------------------------------------------------------------------------

    def _axes(self, height: int | None) -> None:
        """Say which way is which, on rows of their own where there is room for them."""
        top, bottom = min(self.rows), max(self.rows)
        spans = [span for row in self.rows.values() for span in row]
        start = max(1, min(span.column for span in spans) - 7)
        end = max(span.column + self.letters.width(span.text) for span in spans)
        last = min(self.width - 1, end + 11) - 9
        tall = self.large and self.found.rows > 1
        boxes = [self._box(one) for one in self.found.modules]
        centre = (min(box[0] for box in boxes) + max(box[1] for box in boxes)) // 2
        middle = max(start + 7, centre - 4)
        names = [(start, "◂ aft"), *([(middle, "▴ zenith")] if tall else []), (last, "forward ▸")]
        spare = None if height is None else height - (bottom - top + 1)
        shared = all(self.free(top, x, x + len(text), 2) for x, text in names)
        if spare is not None and spare < 1 and not shared:
            return
        # in boxes the names stand above all; on single lines they share the first row if they can
        own = spare is None or spare > 0
        y = top - 1 if own and (self.large or not shared) else top
        for x, text in names:
            self.put(y, Span(x, text, "axis"))
        if tall and (spare is None or spare > (y < top)):
            self.put(bottom + 1, Span(middle, "▾ nadir", "axis"))


def _kind(spot: MapPort) -> str:
    return "heavy" if spot.port.holds else "dotted"


def _level(spot: MapPort) -> str:
    return "flat" if spot.side == "zenith" else "tall"


def _wide_of(line: Sequence[Piece], letters: Letters) -> int:
    return sum(letters.width(piece.text) for piece in line) + 2 * max(0, len(line) - 1)


def _wide(blocks: Sequence[Block], letters: Letters, *, tight: bool) -> int:
    """Return how much room the first form of a label asks for: that of all its lines, or of the joint's."""
    block = blocks[0]
    if tight:
        return min(_LEAST, _wide_of(block[min(1, len(block) - 1)], letters))
    return max(_wide_of(line, letters) for line in block)


__all__ = ["LARGE", "SMALL", "Letters", "Sketch", "Span", "sketch"]
