"""What all panels share: the state of the frame around them, and a list that is selected from.

A panel is given views and builds lines. Everything else is done here: focus, selection, scrolling, the
mouse, painting only what changed, and text selection. It paints by the line API: a row that does not
change costs nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

import attr
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from crewtrack.tui.keys import bindings
from crewtrack.tui.panels.lines import Line, changed
from crewtrack.tui.panels.sift import nothing, sifted
from crewtrack.tui.text import cell_width, segment

if TYPE_CHECKING:
    from datetime import datetime

    from textual import events
    from textual.binding import BindingType
    from textual.selection import Selection

    from crewtrack.app.sieve import Sieve
    from crewtrack.model.address import Address
    from crewtrack.tui.agencies import Palette
    from crewtrack.tui.glyphs import Glyphs


_LABEL = Style(bold=True, reverse=True)


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class FrameState:
    """What a panel must know of the frame that it stands in.

    Attributes:
        at: the as-of instant.
        year: the year that goes without saying in dates.
        now: the instant that countdowns run from; it ticks while the view follows the clock.
        size: "tiny" (40x12), "narrow" (80x24), "normal" (120x40) or "wide" (200x60).
        glyphs: the signs to draw with.
        palette: the colours to paint with.
        previous: what was shown before the last step in time, until the next key; else None.
        scene: whether the schedule has an instant of its own to go back to.
        hindsight: whether what is to come is shown as it happened.
        sieve: the filter of the screen, or None.
        first: whether this is the first paint, which need not hold more lines than there is room for.
    """

    at: datetime
    year: int
    now: datetime
    size: str
    glyphs: Glyphs
    palette: Palette
    previous: Any = None
    scene: bool = False
    hindsight: bool = False
    sieve: Sieve | None = None
    first: bool = False


class Panel(Widget, can_focus=True):
    """A part of the screen that shows lines, and perhaps has one of them selected.

    Subclasses give `build`. The frame calls `show` whenever the views, the instant, the theme or the
    clock have changed.
    """

    DEFAULT_CSS = """
    Panel { width: 1fr; height: 1fr; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("list")]
    BOLD_NEW: ClassVar[bool] = True
    """Whether a line that a step in time has brought is bold as a whole."""
    ABOUT: ClassVar[tuple[str, str] | None] = None
    """What the help says of it while it has the focus: what it is called, and what it shows."""
    NONE: ClassVar[str] = "nothing"
    """Who or what matches, where a filter leaves nothing: ``no one``."""
    MINDS_HEIGHT: ClassVar[bool] = True
    """Whether the lines depend on how many rows there are."""

    class Told(Message):
        """What panels say: it is about an address."""

        def __init__(self, panel: Panel, address: Address) -> None:
            super().__init__()
            self.panel = panel
            self.address = address

        @property
        def control(self) -> Panel:
            """The panel that says so."""
            return self.panel

    class Highlighted(Told):
        """The selection of a focused panel has come to this address."""

    class Opened(Told):
        """This address is to be shown in full."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._overview: Any = None
        self._frame: FrameState | None = None
        self._lines: list[Line] = []
        self._top = 0
        self._at: int | None = None
        self._clicked: Address | None = None
        self._built_for = (0, 0)
        self._visited = False
        self._base: Style | None = None
        self._begins = False
        self._labels: dict[int, str] = {}
        self.untold: Address | None = None
        """Where the selection has come to, until its screen has been told."""
        self.room = 0
        """How many rows the panel has; 0 if that is not known yet."""

    # -- what subclasses say ----------------------------------------------------------------------

    def build(self, overview: Any, frame: FrameState, width: int) -> list[Line]:
        """Return the lines of the panel for a width in cells; `self.room` is the height in rows.

        `overview` is the view of the screen that the panel stands on: on the Overview, an `Overview`.
        """
        raise NotImplementedError

    def some(self, overview: Any, sieve: Sieve) -> Any:  # noqa: ARG002 - panels that can do better use it
        """Return the view with what a filter shows of it, where leaving out lines is not enough.

        A panel need not do anything for a filter: lines that can be selected are shown or not by their address.
        """
        return overview

    def made(self, overview: Any, frame: FrameState, width: int) -> list[Line]:
        """Return the lines, as the filter of the screen leaves them."""
        sieve = frame.sieve
        if sieve is None:
            return self.build(overview, frame, width)
        lines = self.build(self.some(overview, sieve), frame, width)
        left = sifted(lines, sieve)
        if any(line.selectable for line in left):
            return left
        if not any(line.selectable for line in self.build(overview, frame, width)):
            return left  # there was nothing before either
        return [
            *(line for line in left if line.heading),
            *nothing(self.NONE, sieve, frame, width),
        ]

    # -- what the frame asks ----------------------------------------------------------------------

    def show(self, overview: Any, frame: FrameState) -> None:
        """Show other views, or the same at another size, time or theme."""
        repaint = self._frame is None or self._frame.palette is not frame.palette
        repaint = repaint or self._frame is None or self._frame.glyphs is not frame.glyphs
        if repaint:
            self._base = None
        self._overview, self._frame = overview, frame
        self._rebuild(repaint=repaint)

    @property
    def selected(self) -> Address | None:
        """What the selection stands on, or None if there is nothing to select."""
        return self._lines[self._at].address if self._at is not None else None

    @property
    def lines(self) -> list[Line]:
        """The lines as they were built last."""
        return self._lines

    def select(self, address: Address) -> bool:
        """Put the selection on an address; False if the panel does not show it."""
        for index, line in enumerate(self._lines):
            if line.selectable and line.address == address:
                self._go(index)
                return True
        return False

    @property
    def _reads(self) -> bool:
        """Whether the focus of its screen is here, dialogs over it or not."""
        return self.is_attached and self.screen.focused is self

    def forget(self) -> None:
        """Begin at the first line again when other lines are shown."""
        self._begins = True

    def plain_text(self) -> str:
        """Return all lines as plain text, as they stand."""
        width = self.size.width
        ascii_text = self._frame is not None and self._frame.glyphs.ascii
        return "\n".join(line.plain(width, ascii_text=ascii_text).rstrip() for line in self._lines)

    # -- building ---------------------------------------------------------------------------------

    def _rebuild(self, *, repaint: bool = False) -> None:
        overview, frame = self._overview, self._frame
        width, height = self.size
        if not width:
            self._built_for = (
                0,
                0,
            )  # what it shows when it has a place again is not what it showed before
        if overview is None or frame is None or not width:
            return
        self.room = height
        was, stood = self.selected, self._at
        lines = self.made(overview, frame, width)
        if frame.previous is not None:
            before = self.made(frame.previous, frame, width)
            lines = changed(lines, before, new=self.BOLD_NEW)
        stands = (self._top, self._furthest, self._headings)
        old, self._lines = self._shown(), lines
        self._built_for = (width, height)
        if self._begins:
            self._begins, self._top, was, stood = False, 0, None, None
        self._at = self._found(was, stood)
        self._keep_in_view()
        if repaint:
            self.refresh()
        else:
            self._repaint(old, parts=stands == (self._top, self._furthest, self._headings))
        if self.has_focus and self._at is not None and self.selected != was:
            self._tell(self.Highlighted)

    def _found(self, address: Address | None, stood: int | None) -> int | None:
        """Where the selection stands after a rebuild: by address, else nearby, else nowhere."""
        choices = [index for index, line in enumerate(self._lines) if line.selectable]
        if not choices:
            return None
        for index in choices:
            if self._lines[index].address == address:
                return index
        return choices[0] if stood is None else min(choices, key=lambda index: abs(index - stood))

    def _shown(self) -> list[tuple[Line | None, bool]]:
        """What each row of the widget shows: the line, and whether it is selected."""
        rows: list[tuple[Line | None, bool]] = []
        for y in range(self.size.height):
            index = self._index(y)
            rows.append((None if index is None else self._lines[index], index == self._at))
        return rows

    def _repaint(self, old: list[tuple[Line | None, bool]], *, parts: bool = False) -> None:
        """Paint the rows that differ; of each the part that does, where nothing has scrolled."""
        new = self._shown()
        if len(old) != len(new):
            self.refresh()
            return
        rows = [y for y, (a, b) in enumerate(zip(old, new, strict=True)) if a != b]
        if rows:
            width = self.size.width
            self.refresh(
                *(
                    _part(y, old[y], new[y], width) if parts else Region(0, y, width, 1)
                    for y in rows
                )
            )

    # -- rows and scrolling -----------------------------------------------------------------------

    @property
    def _headings(self) -> int:
        count = 0
        for line in self._lines:
            if not line.heading:
                break
            count += 1
        return count

    def _index(self, y: int) -> int | None:
        """The line that a row of the widget shows, or None below the last."""
        headings = self._headings
        index = y if y < headings else y + self._top
        return index if 0 <= index < len(self._lines) else None

    @property
    def _page(self) -> int:
        """How many rows scroll."""
        return max(1, self.size.height - self._headings)

    @property
    def _furthest(self) -> int:
        return max(0, len(self._lines) - self._headings - self._page)

    @property
    def crowded(self) -> bool:
        """Whether there are more lines than rows."""
        return self._furthest > 0

    def _keep_in_view(self) -> None:
        top = min(self._top, self._furthest)
        if self._at is not None:
            row = self._at - self._headings
            first = row
            while first > 0 and not self._lines[first - 1 + self._headings].selectable:
                first -= 1  # a group's name stays with its first line
            if row - first >= self._page:
                first = row
            top = max(min(top, first), row - self._page + 1)
        self._top = max(0, min(top, self._furthest))

    def _scroll(self, rows: int) -> bool:
        """Scroll without moving the selection; True if that was possible."""
        old, shown = self._top, self._shown()
        self._top = max(0, min(self._top + rows, self._furthest))
        if self._top == old:
            return False
        self._repaint(shown)
        return True

    # -- jump labels ------------------------------------------------------------------------------

    def targets(self) -> list[int]:
        """Return the rows of the widget that can be jumped to, from top to bottom."""
        out = []
        for y in range(self.size.height):
            index = self._index(y)
            if index is not None and self._lines[index].selectable:
                out.append(y)
        return out

    def show_labels(self, labels: dict[int, str]) -> None:
        """Show labels before rows, or none."""
        if labels != self._labels:
            self._labels = labels
            self.refresh()

    def go_to_row(self, y: int) -> None:
        """Select what a row of the widget shows."""
        index = self._index(y)
        if index is not None:
            self._go(index)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Paint rows, and labels over them; whatever paints the rows knows nothing of that."""
        strips = super().render_lines(crop)
        if not self._labels or crop.x:
            return strips
        look = self.rich_style + _LABEL
        for y, label in self._labels.items():
            place = y - crop.y
            if 0 <= place < len(strips):
                width = min(strips[place].cell_length, len(label))
                sign = Strip([Segment(label[:width], look)], width)
                strips[place] = Strip.join([sign, strips[place].crop(width)])
        return strips

    # -- moving -----------------------------------------------------------------------------------

    def _go(self, index: int) -> None:
        if index == self._at:
            return
        shown = self._shown()
        self._at = index
        self._keep_in_view()
        self._repaint(shown)
        self._tell(self.Highlighted)

    def _tell(self, message: type[Told]) -> None:
        address = self.selected
        if address is not None and self._at is not None:
            if message is self.Highlighted:
                self.untold = address
            self.post_message(message(self, address))

    def action_command(self, name: str) -> None:
        """Run a command of the registry's scope "list" by its id."""
        run = {
            "list.open": self.action_open,
            "list.up": lambda: self.action_move(-1),
            "list.down": lambda: self.action_move(1),
            "list.page-up": lambda: self.action_page(-1),
            "list.page-down": lambda: self.action_page(1),
            "list.first": self.action_first,
            "list.last": self.action_last,
        }
        run[name]()

    def action_move(self, rows: int) -> None:
        """Select the line so many selectable lines further; scroll if none can be selected."""
        choices = [index for index, line in enumerate(self._lines) if line.selectable]
        if self._at is None or not choices:
            self._scroll(rows)
            return
        place = choices.index(self._at) + rows
        target = choices[max(0, min(place, len(choices) - 1))]
        if target == self._at:
            self._scroll(rows)  # at the last line: show what stands beyond it
        self._go(target)

    def action_page(self, pages: int) -> None:
        """Move by as many lines as there are rows."""
        self.action_move(pages * max(1, self._page - 1))

    def action_first(self) -> None:
        """Select the first line."""
        self.action_move(-len(self._lines))
        self._scroll(-len(self._lines))

    def action_last(self) -> None:
        """Select the last line."""
        self.action_move(len(self._lines))

    def action_open(self) -> None:
        """Show the selected line in full."""
        self._tell(self.Opened)

    # -- events -----------------------------------------------------------------------------------

    def on_resize(self) -> None:
        """Build anew for another size.

        The new arrangement has just been painted with the lines of before: only rows that differ from those
        are painted again, so that a step in time which moves panes does not paint the screen twice.
        """
        width, height = self.size
        if (width, height) == self._built_for:
            return
        if width == self._built_for[0] and not self.MINDS_HEIGHT:
            shown = self._shown()
            self._built_for = (width, height)
            self._keep_in_view()
            self._repaint(shown)
        else:
            self._rebuild()

    def on_focus(self) -> None:
        """Say what is selected here: it is what the detail pane shows now."""
        self._visited = True
        self.refresh()
        self._tell(self.Highlighted)

    def on_blur(self) -> None:
        """Forget the first click."""
        self._clicked = None
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """Select the line under the pointer; open it if it was clicked before."""
        offset = event.get_content_offset(self)
        index = None if offset is None else self._index(offset.y)
        if index is None or not self._lines[index].selectable:
            self._clicked = None
            return
        again = self._clicked is not None and self._clicked == self._lines[index].address
        self._go(index)
        self._clicked = self.selected
        if again:
            self._tell(self.Opened)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Scroll by a row."""
        if self._scroll(1):
            event.stop()

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Scroll back by a row."""
        if self._scroll(-1):
            event.stop()

    # -- painting ---------------------------------------------------------------------------------

    def notify_style_update(self) -> None:
        """Forget the style of the ground: working it out costs as much as painting a row."""
        self._base = None
        super().notify_style_update()

    def render_line(self, y: int) -> Strip:
        """Paint one row."""
        width = self.size.width
        base = self._base = self._base or self.rich_style
        frame = self._frame
        index = self._index(y)
        if frame is None or index is None:
            return Strip.blank(width, base)
        palette, ascii_text = frame.palette, frame.glyphs.ascii
        line = self._lines[index]
        if line.lead and self._top and y == self._headings:
            line = line._replace(cells=(*line.lead, *line.cells))
        focused = self.has_focus
        chosen = index == self._at and (focused or self._visited)
        pieces = line.pieces(width)
        if chosen:
            pieces = _overlaid(pieces, line.mark, frame.glyphs.mark, "focus" if focused else "dim")
            base += palette.style("selected" if focused else "blurred")
        more = self._more(y, frame)
        if more and pieces[-1][0].endswith(" "):
            pieces = _overlaid(pieces, width - 1, more, "dim")
        segments = [
            segment(text, base + palette.style(_titled(style, focused)), ascii_text=ascii_text)
            for text, style in pieces
        ]
        selection = self.text_selection
        if selection is not None and (span := selection.get_span(y)) is not None:
            style = self.screen.get_component_rich_style("screen--selection")
            segments = [
                Segment(part.text, (part.style or base) + style if inside else part.style)
                for part, inside in _split(segments, *span)
            ]
        return Strip(segments, width).simplify().apply_offsets(0, y)

    def _more(self, y: int, frame: FrameState) -> str:
        """The sign at the right edge of a row beyond which there are more lines, or nothing."""
        if not self._furthest:
            return ""
        if y == self.size.height - 1 and self._top < self._furthest:
            return frame.glyphs.down
        if y == self._headings and self._top > 0:
            return frame.glyphs.up
        return ""

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the text under the mouse's selection, as the screen shows it."""
        ascii_text = self._frame is not None and self._frame.glyphs.ascii
        width = self.size.width
        rows = [
            "" if line is None else line.plain(width, ascii_text=ascii_text).rstrip()
            for line, _ in self._shown()
        ]
        return selection.extract("\n".join(rows)), "\n"


def _part(
    y: int, old: tuple[Line | None, bool], new: tuple[Line | None, bool], width: int
) -> Region:
    """Return the part of a row in which two lines differ: a clock that ticks is a few cells."""
    before, after = old[0], new[0]
    if before is None or after is None or old[1] != new[1] or before.lead or after.lead:
        return Region(0, y, width, 1)
    one, two = before.pieces(width), after.pieces(width)
    start = end = 0
    while start < min(len(one), len(two)) and one[start] == two[start]:
        start += 1
    while end < min(len(one), len(two)) - start and one[-1 - end] == two[-1 - end]:
        end += 1
    first = sum(cell_width(text) for text, _ in two[:start])
    last = width - sum(cell_width(text) for text, _ in two[len(two) - end :])
    return Region(first, y, max(1, last - first), 1)


def _titled(style: str, focused: bool) -> str:
    """A title is bold where the focus is."""
    if style != "title":
        return style
    return "bold" if focused else ""


def _overlaid(
    pieces: list[tuple[str, str]], column: int, sign: str, style: str
) -> list[tuple[str, str]]:
    """Put a sign over a blank."""
    out: list[tuple[str, str]] = []
    at = 0
    for text, old in pieces:
        if not old and at <= column < at + len(text) and not text.strip():
            before, after = text[: column - at], text[column - at + 1 :]
            out += [
                (part, look) for part, look in ((before, ""), (sign, style), (after, "")) if part
            ]
            column = -1
        else:
            out.append((text, old))
        at += cell_width(text)
    return out


def _split(segments: list[Segment], start: int, end: int) -> list[tuple[Segment, bool]]:
    """Cut segments at two places counted in characters; whether each part lies between them."""
    out: list[tuple[Segment, bool]] = []
    at = 0
    for text, style, _ in segments:
        stop = len(text) if end < 0 else max(0, min(len(text), end - at))
        begin = max(0, min(stop, start - at))
        for part, inside in ((text[:begin], False), (text[begin:stop], True), (text[stop:], False)):
            if part:
                out.append((Segment(part, style), inside))
        at += len(text)
    return out
