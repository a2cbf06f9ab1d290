"""The lanes of the Timeline: the axis and the head count, which stay, and below them lanes that scroll.

There may be tens of thousands of lanes, so none is made before it comes into view. What is drawn is kept until
the window, the instant or the schedule changes, and only rows that differ are painted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.geometry import Region
from textual.strip import Strip

from crewtrack.app.registry import BY_ID
from crewtrack.export.chart.axis import draw_axis, draw_curve
from crewtrack.export.chart.frame import (
    curve_label,
    empty_words,
    frame,
    label_runs,
    section_rule,
)
from crewtrack.export.chart.lane import draw_lane
from crewtrack.export.chart.pen import Pen
from crewtrack.export.chart.window import Window
from crewtrack.export.chart.words import reading
from crewtrack.tui.panels.held import HeldPanel
from crewtrack.tui.panels.lane_rows import LaneRows
from crewtrack.tui.text import ascii_only, safe, segment
from crewtrack.views.coverage import known
from crewtrack.views.lanes import LANES, Key, Keys
from crewtrack.views.scale import Scale, around, scale_of, usual, zoomed

if TYPE_CHECKING:
    from datetime import datetime

    from rich.style import Style
    from textual import events

    from crewtrack.export.chart.pen import Run
    from crewtrack.export.chart.words import Reading
    from crewtrack.model.address import Address
    from crewtrack.tui.panels.base import FrameState, Panel
    from crewtrack.tui.panels.lines import Line
    from crewtrack.views.lanes import Index
    from crewtrack.views.shapes import Lane, Overview

MARGIN = 4
"""The as-of instant stays a quarter of the width, one part of this many, from either edge."""
STRIDE = 8
"""Panning moves by one part of this many of the width."""

Row = tuple[tuple["Run", ...], bool]
"""What a row of the panel shows: its runs, and whether it is selected."""


class LanesPanel(HeldPanel):
    """The chart. One lane is selected; the as-of instant is the cursor.

    Attributes:
        index: what is known of the station.
        which: the lanes shown, one of `crewtrack.views.lanes.LANES`.
        now: the clock's instant where it is to be shown.
        rows: what scrolls.
    """

    ABOUT = (
        "Timeline",
        "A lane for each port and person: heavy lines have happened at the instant shown, light ones are planned, dotted ones may fall anywhere there. The wheel scrolls, dragging moves the window, a click on the axis goes there.",
    )

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        """Show nothing yet."""
        super().__init__(id=id)
        self.index: Index | None = None
        self.which = LANES[0]
        self.now: datetime | None = None
        self.pen = Pen()
        self._step = ""
        self._shown_at: datetime | None = None
        self.rows = LaneRows()
        self._drawn: dict[Key, tuple[Lane, list[Run], list[Run]]] = {}
        self._heads: list[tuple[Run, ...]] = []
        self._laid: tuple[object, ...] = ()
        self._known = True
        self._chosen: tuple[int, Key] | None = None
        self._painted: list[Row] = []
        self._styles: dict[str, Style] = {}

    # -- what the frame asks ---------------------------------------------------------------------

    def show(self, overview: Overview, frame: FrameState) -> None:
        """Show another instant, or the same at another size or in another theme; `overview` is the index."""
        index: Index = overview  # type: ignore[assignment]
        if self._frame is None or self._frame.palette is not frame.palette:
            self._styles.clear()
            self._base = None
            self._painted = []
        if self._frame is None or self._frame.glyphs is not frame.glyphs:
            plain = frame.glyphs.ascii
            self.pen = Pen(ascii_only=plain, clean=ascii_only if plain else safe, width=cell_len)
        self._frame = frame
        self.index = index
        self._rebuild()

    def _rebuild(self, *, repaint: bool = False) -> None:
        """Lay the window for this size and instant, and draw it."""
        found, width = self._frame, self.size.width
        if found is None or self.index is None or not width:
            return
        roomy = found.size in {"normal", "wide"}
        rows = 1 if found.size == "tiny" else None
        self.parts = frame(width, roomy=roomy, rows=rows)
        self._built_for = (width, self.size.height)
        self.room = self.size.height
        cells = self.parts.cells
        before = self.window
        if before is None:
            self._step = self._step or usual(cells)
            self._lay(around(Scale(self._step), found.at, cells))
        elif self._shown_at != found.at or before.cells != cells:
            scale = Scale(self._step)
            # a window of another width keeps the instant in its place
            first = before.first
            if before.cells != cells:
                first = scale.index(found.at) - before.at_cell * cells // before.cells
            self._lay(self._followed(scale, first, cells))
        else:
            self._lay(before.first)
        if repaint:
            self._painted = []
        self._draw()

    def _followed(self, scale: Scale, first: int, cells: int) -> int:
        """Return the first cell of a window in which the instant is not too near to an edge."""
        assert self._frame is not None  # noqa: S101 - the caller has looked
        at = scale.index(self._frame.at)
        if not first <= at < first + cells:
            return around(scale, self._frame.at, cells)
        low, high = cells // MARGIN, cells - 1 - cells // MARGIN
        return min(max(first, at - high), at - low)

    def _lay(self, first: int) -> None:
        assert self._frame is not None  # noqa: S101 - the caller has looked
        self._shown_at = self._frame.at
        self.window = Window(Scale(self._step), first, self.parts.cells, self._frame.at, self.now)
        self._drawn.clear()

    # -- moving the window -----------------------------------------------------------------------

    def zoom(self, by: int, column: int | None = None) -> bool:
        """Show more time (or less, for a negative number); what is in a column stays there.

        Args:
            by: how many steps.
            column: the column; left out, that of the instant, or the middle where the instant is out of sight.
        """
        window = self.window
        if window is None:
            return False
        step = zoomed(self._step, by, window.cells)
        if step == self._step:
            return False
        held = window.at
        if column is None:
            column = window.at_cell
            if not 0 <= column < window.cells:
                column = window.cells // 2
                held = window.edges[column]
        elif column != window.at_cell:
            held = window.edges[column]
        self._step = step
        self._lay(Scale(step).index(held) - column)
        self._draw()
        return True

    def pan(self, cells: int) -> None:
        """Move the window by so many cells, the instant with it."""
        if self.window is not None:
            self._lay(self.window.first + cells)
            self._draw()

    def stride(self, parts: int) -> None:
        """Move the window by a part of its width."""
        if self.window is not None:
            self.pan(parts * max(1, self.window.cells // STRIDE))

    def cycle(self) -> str:
        """Show other lanes; return which."""
        self.which = LANES[(LANES.index(self.which) + 1) % len(LANES)]
        self._top = 0
        self._drawn.clear()
        self._draw()
        return self.which

    @property
    def step(self) -> str:
        """How much a cell stands for, by its name; empty until the size is known."""
        return self._step

    def take_up(self, step: object, which: object) -> None:
        """Show another scale and other lanes; what there is not is passed over, and the cursor keeps its column.

        Args:
            step: a scale by its name, or as the screen writes it.
            which: which lanes.
        """
        if isinstance(which, str) and which in LANES and which != self.which:
            self.which = which
            self._top = 0
        found = scale_of(step)
        if found is not None and found != self._step:
            self._step = found
            window = self.window
            if window is not None:
                inside = 0 <= window.at_cell < window.cells
                column = window.at_cell if inside else window.cells // 2
                self._lay(Scale(found).index(window.at) - column)
        self._drawn.clear()
        self._draw()

    # -- lanes -----------------------------------------------------------------------------------

    @property
    def count(self) -> int:
        """How many rows scroll: lanes, and the names of their sections."""
        return self.rows.count

    def _lane(self, key: Key) -> tuple[Lane, list[Run], list[Run]]:
        """Return a lane, its name as it stands unselected, and its cells."""
        found = self._drawn.get(key)
        if found is None:
            assert self.index is not None  # noqa: S101 - nothing is drawn before
            assert self.window is not None  # noqa: S101 - likewise
            window = self.window
            lane = self.index.lane(key, window.at, window.start, window.end, window.edges)
            found = self._drawn[key] = (
                lane,
                label_runs(lane, self.parts, self.pen),
                draw_lane(lane, window, self.pen),
            )
        return found

    @property
    def _key(self) -> Key | None:
        """The selected lane."""
        return self._chosen[1] if self._chosen is not None else None

    def words(self) -> Reading | None:
        """Return the selected lane in words."""
        key, window = self._key, self.window
        if key is None or window is None or self.index is None:
            return None
        # drawn lanes may leave out bars that no cell has room for, but none that something is wrong with
        near = self.index.lane_near(key, window.at, window.start, window.end)
        drawn = self._lane(key)[0]
        return reading(
            near,
            window.at,
            wrong=drawn,
            brief=not self.parts.roomy,
            recorded=known(self.index.ledger.schedule, self.index.station, window.at),
        )

    @property
    def selected(self) -> Address | None:
        """What stands under the cursor on the selected lane."""
        found = self.words()
        return found.address if found is not None else None

    @property
    def lines(self) -> list[Line]:
        """None: rows are drawn when they come into view."""
        return []

    def select(self, address: Address) -> bool:
        """Put the selection on the lane of an address; False if the window has none."""
        for _, keys in self.rows.sections:
            for key in keys:
                if address[:1] == (key.kind,) and address[-1] == key.id:
                    return self._choose(key)
                if address[0] == "station" and key.kind == "port" and address[-1] == key.id:
                    return self._choose(key)
                if address[0] == "flight" and key.kind == "port" and len(address) > 1:
                    lane = self._lane(key)[0]
                    if any(bar.id == address[1] for bar in lane.bars):
                        return self._choose(key)
        return False

    def _choose(self, key: Key) -> bool:
        row = self.rows.row_of(key.kind, key.id)
        if row is not None:
            self._go(row)
        return row is not None

    # -- what stays, and what scrolls --------------------------------------------------------------

    @property
    def _headings(self) -> int:
        return len(self._heads)

    @property
    def _page(self) -> int:
        return max(1, self.size.height - self._headings - self._tail)

    @property
    def _tail(self) -> int:
        """How many rows at the end say how much more there is."""
        crowded = self.count > self.size.height - self._headings
        return int(self.parts.roomy and crowded)

    @property
    def _furthest(self) -> int:
        return max(0, self.count - self._page)

    def more(self) -> str:
        """Return how many lanes lie below the last row, in words; nothing where none does."""
        hidden = self.count - self._top - self._page
        if hidden <= 0:
            return ""
        sign = self.pen.sign("↓")
        if not self.parts.roomy:
            return f"{sign} {hidden}"
        if self.rows.all_left(hidden):
            return (
                f"{sign} {hidden} who left"
                if self.which != "flights"
                else f"{sign} {hidden} that left"
            )
        return f"{sign} {hidden} more"

    # -- drawing ---------------------------------------------------------------------------------

    def _draw(self) -> None:
        """Work out what every row shows, and paint those that differ."""
        window, index = self.window, self.index
        if window is None or index is None:
            return
        sections = index.keys(window.at, window.start, window.end, self.which)
        sieve = self._frame.sieve if self._frame is not None else None
        of = (window, index, self.which, sieve, self.parts, self.pen)
        if self._laid != of:  # else another lane is selected, which changes nothing of this
            self._laid = of
            self.rows = LaneRows(self._sifted(sections), ruled=self.parts.roomy)
            self._heads = self._head_rows(window, index)
        self._settle()
        old, new = self._painted, self._rows()
        self._painted = new
        if len(old) != len(new):
            self.refresh()
            return
        rows = [y for y, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]
        if rows:
            self.refresh(*(Region(0, y, self.size.width, 1) for y in rows))

    def _sifted(self, sections: list[tuple[str, Keys]]) -> list[tuple[str, Keys]]:
        """Return the lanes that the filter of the screen shows: of a port by the ships on it in the window, too."""
        sieve = self._frame.sieve if self._frame is not None else None
        if sieve is None:
            return sections

        index = self.index
        assert index is not None  # noqa: S101 - the caller has looked

        def shown(key: Key) -> bool:
            bars = self._lane(key)[0].bars if key.kind == "port" else ()
            return sieve.some(index.address(key), *(("flight", bar.id) for bar in bars))

        def left(keys: Keys) -> Keys:
            groups = (
                (group, [one for one in idents if shown(Key(keys.kind, one, group))])
                for group, idents in keys.groups
            )
            return Keys(keys.kind, groups)

        return [(kind, left(keys)) for kind, keys in sections]

    def _head_rows(self, window: Window, index: Index) -> list[tuple[Run, ...]]:
        parts, pen = self.parts, self.pen
        scale = f" {window.scale.words}" if parts.roomy else ""
        axis = draw_axis(window, pen, cursor=not parts.roomy)
        rows: list[tuple[Run, ...]] = [((scale.ljust(parts.label), "dim"), *axis)]
        spans = index.count.recorded(window.at, window.start, window.end)
        self._known = bool(spans)
        curve = draw_curve(index.count.steps(), spans, window, pen, parts.rows)
        for place, (top, runs) in enumerate(curve):
            rows.append(((curve_label(top, parts, first=place == 0), ""), *runs))
        return rows

    def _settle(self) -> None:
        """Keep the selection on its lane where that is still shown, else near to where it stood."""
        total = self.count
        if self._chosen is not None:
            row, key = self._chosen
            found = self.rows.row_of(key.kind, key.id)
            self._chosen = self.rows.nearest(row if found is None else found)
        if self._chosen is None:
            self._chosen = self.rows.nearest(0)
        if self._chosen is not None:
            row = self._chosen[0]
            first = row - 1 if row and isinstance(self.rows.at(row - 1), str) else row
            self._top = max(min(self._top, first), row - self._page + 1)
        self._top = max(0, min(self._top, total - self._page))

    def _rows(self) -> list[Row]:
        """Return what every row of the panel shows."""
        height, heads = self.size.height, self._heads
        out: list[Row] = [(runs, False) for runs in self._with_more_above(heads)[:height]]
        tail = self._tail
        last = height - len(heads) - tail
        for y in range(max(0, last)):
            found = self.rows.at(self._top + y)
            if found is None:
                out.append(((), False))
            elif isinstance(found, str):
                out.append((self._words_of(found), False))
            else:
                _, name, cells = self._lane(found)
                chosen = self._chosen is not None and self._chosen[0] == self._top + y
                if chosen:
                    lane = self._lane(found)[0]
                    name = label_runs(lane, self.parts, self.pen, mark="▌")
                out.append(((*name, *cells), chosen))
        if tail and len(out) < height:
            out.append((((f" {self.more()}", "dim"),), False))
        return out

    def _with_more_above(self, heads: list[tuple[Run, ...]]) -> list[tuple[Run, ...]]:
        """Return the headings, with how many rows lie above the first one where names have nothing to say."""
        if not self._top or not heads:
            return heads
        place = len(heads) - 1 if self.parts.roomy else 0
        (label, style), *rest = heads[place]
        more = " more" if self.parts.roomy else ""
        words = f" {self.pen.sign('↑')} {self._top}{more} "
        if label[: len(words)].strip():
            return heads
        row = ((words, "dim"), (label[len(words) :], style), *rest)
        return [*heads[:place], row, *heads[place + 1 :]]

    def _words_of(self, kind: str) -> tuple[Run, ...]:
        sieve = self._frame.sieve if self._frame is not None else None
        if not kind.startswith("no "):
            return tuple(section_rule(kind, self.parts, self.pen))
        if sieve is not None:
            sentence = f" nothing matches {self.pen.clean(sieve.text)}"
            ways = [("esc", "clear"), ("n", "try now")]
        else:
            sentence = f" {empty_words(kind[3:], recorded=self._known)}"
            ways = [
                (BY_ID["timeline.zoom-out"].keys[0], "more time"),
                (BY_ID["time.go-to"].keys[0], "go to a date"),
            ]
        out: list[Run] = [(self.pen.pad(sentence, min(len(sentence), self.size.width - 1)), "")]
        used = len(out[0][0])
        for key, words in ways:
            used += 5 + len(key) + len(words)
            if used < self.size.width:
                out += [(f"    {key}", "bold"), (f" {words}", "dim")]
        return tuple(out)

    # -- moving the selection ----------------------------------------------------------------------

    def _go(self, index: int) -> None:
        """Select the lane in a row, or near it."""
        found = self.rows.nearest(index)
        if found is None or found == self._chosen:
            return
        self._chosen = found
        self._draw()
        self._tell(self.Highlighted)

    def _tell(self, message: type[Panel.Told]) -> None:
        address = self.selected
        if address is not None:
            self.post_message(message(self, address))

    def _scroll(self, rows: int) -> bool:
        """Scroll; the selection goes along where it would be out of sight."""
        old = self._top
        self._top = max(0, min(self._top + rows, self._furthest))
        if self._top == old:
            return False
        before = self._chosen
        if self._chosen is not None:
            row = min(max(self._chosen[0], self._top + 1), self._top + self._page - 2)
            self._chosen = self.rows.nearest(row) or self._chosen
        top = self._top
        self._draw()
        if self._top != top:
            self._top = top
        if self._chosen != before:
            self._tell(self.Highlighted)
        return True

    def targets(self) -> list[int]:
        """Return the rows that show a lane."""
        heads = self._headings
        rows = range(min(self._page, self.count - self._top))
        found = ((row, self.rows.at(self._top + row)) for row in rows)
        return [heads + row for row, key in found if key is not None and not isinstance(key, str)]

    def go_to_row(self, y: int) -> None:
        """Select the lane in a row of the widget."""
        self._go(self._top + y - self._headings)

    def action_move(self, rows: int) -> None:
        """Select the lane so many rows further."""
        if self._chosen is None:
            self._scroll(rows)
            return
        row = self._chosen[0]
        step = 1 if rows > 0 else -1
        target = max(0, min(row + rows, self.count - 1))
        # a rule is stepped over
        while 0 <= target < self.count and isinstance(self.rows.at(target), str):
            target += step
        if 0 <= target < self.count:
            self._go(target)
        elif step < 0:
            self._scroll(-1)

    def action_first(self) -> None:
        """Select the first lane."""
        self._top = 0
        self._go(0)

    def action_last(self) -> None:
        """Select the last lane."""
        self._go(self.count - 1)

    # -- events ------------------------------------------------------------------------------------

    def on_click(self, event: events.Click) -> None:
        """Select the lane under the pointer, and open it where it was clicked before; on the axis, go there."""
        event.prevent_default()  # what other panels do is for lines
        if self._dragged() or self.window is None:
            return
        y = event.y - self._headings
        if y < 0:
            self._seek(event.x - self.parts.label)
            return
        found = self.rows.at(self._top + y)
        if found is None or isinstance(found, str) or y >= self._page:
            self._clicked = None
            return
        again = self._clicked is not None and self._chosen == (self._top + y, found)
        self._go(self._top + y)
        self._clicked = self.selected
        if again:
            self._tell(self.Opened)

    # -- painting ----------------------------------------------------------------------------------

    def render_line(self, y: int) -> Strip:
        """Paint one row."""
        width = self.size.width
        ground = self._base = self._base or self.rich_style
        if self._frame is None or y >= len(self._painted):
            return Strip.blank(width, ground)
        runs, chosen = self._painted[y]
        focused = self.has_focus
        base = ground
        if chosen and (focused or self._visited):
            base = ground + self._frame.palette.style("selected" if focused else "blurred")
        styles = self._styles if base is ground else {}
        segments = []
        used = 0
        for text, words in runs:
            style = styles.get(words)
            if style is None:
                style = styles[words] = base + self._frame.palette.style(words)
            segments.append(segment(text, style))
            used += cell_len(text)
        room = width - used
        if room > 0:
            segments.append(segment(" " * room, base))
        return Strip(segments, max(used, width))

    def notify_style_update(self) -> None:
        """Forget the styles."""
        self._styles = {}
        super().notify_style_update()

    def plain_text(self) -> str:
        """Return all lanes as plain text."""
        out = ["".join(text for text, _ in runs).rstrip() for runs in self._heads]
        for row in range(self.count):
            found = self.rows.at(row)
            runs: tuple[Run, ...] = ()
            if isinstance(found, str):
                runs = self._words_of(found)
            elif found is not None:
                _, name, cells = self._lane(found)
                runs = (*name, *cells)
            out.append("".join(text for text, _ in runs).rstrip())
        return "\n".join(out)
