"""What comes to the ports and leaves them next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.tui.panels.base import Panel
from crewtrack.tui.panels.lines import Line, Row
from crewtrack.tui.panels.next import subject
from crewtrack.tui.panels.words import agency_style, is_overdue, put_counts, time_in, until
from crewtrack.tui.text import safe

if TYPE_CHECKING:
    from crewtrack.tui.panels.base import FrameState
    from crewtrack.tui.panels.map_content import PortsContent

_KINDS = frozenset({"dock", "undock", "relocate"})


class TrafficPanel(Panel):
    """The movements at the ports, in order."""

    ABOUT = (
        "Next at the ports",
        "What docks, leaves and moves next, and how many are aboard afterwards where that changes.",
    )

    BOLD_NEW = False
    MINDS_HEIGHT = False

    def build(self, overview: PortsContent, frame: FrameState, width: int) -> list[Line]:
        """Return a line a movement."""
        events = [one for one in overview.agenda.events if one.kind in _KINDS]
        small = width < 100
        stamp, tag, what, port = (12, 26, 32, 56) if small else (17, 32, 38, 74)
        left = 1 if frame.size == "narrow" else 2
        # the head count stays near to what it is about, however wide the pane is
        crew, last = (98, min(width - 3, 130)) if width >= 130 else (0, width - 3)
        title = Row(width, frame.glyphs).put(left, "NEXT AT THE PORTS", "title")
        if events:
            if frame.hindsight:
                title.put(what, "as it happened", "dim")
            if not small:
                title.put(tag, "whose", "dim")
            title.put(port, "where", "dim")
            if crew:
                title.put(crew, "crew", "dim")
            title.right(last, "aboard", "dim")
        lines = [title.line(heading=True)]
        for event in events:
            row = Row(width, frame.glyphs)
            late = is_overdue(event.when, frame.now)
            row.right(10, until(event.when, frame.now, 9), "warning" if late else "", ticks=True)
            row.put(12, time_in(event.when, frame.year, stamp), room=stamp)
            if event.provider is not None:
                row.put(tag, safe(event.provider.tag), agency_style(event.provider), room=5)
            row.put(what, subject(event, short=small, pad=8), room=port - what - 2)
            row.put(port, event.port_name or "", "dim", room=width - port - 6)
            count = "" if event.aboard is None else str(event.aboard)
            if crew:
                put_counts(row, crew, event.agencies, last - len(count) - 1)
            row.right(last, count, "strong")
            lines.append(row.line(event.address, mark=0))
        if not events:
            words = "nothing is planned at the ports"
            lines.append(Row(width, frame.glyphs).put(4, words, "dim").line())
        return lines
