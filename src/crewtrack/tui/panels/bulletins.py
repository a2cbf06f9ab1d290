"""What was said: dated statements up to the instant, newest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.model.when_words import day
from crewtrack.tui.panels.base import Panel
from crewtrack.tui.panels.lines import Line, Row
from crewtrack.tui.panels.words import agency_style, on_day
from crewtrack.tui.text import cell_width, safe

if TYPE_CHECKING:
    from crewtrack.tui.panels.base import FrameState
    from crewtrack.views.shapes import Bulletins, Overview


class BulletinsPanel(Panel):
    """What was said."""

    ABOUT = (
        "What was said",
        "Dated statements and notes, the newest first. Enter shows one in full, with its source.",
    )

    def build(self, overview: Overview, frame: FrameState, width: int) -> list[Line]:
        """One line a statement, cut at the width."""
        found = overview.bulletins
        small = frame.size in {"tiny", "narrow"}
        left = 1 if small else 4
        title = Row(width, frame.glyphs).put(1 if small else 2, "BULLETINS", "title")
        title.right(width - 2, self._counted(found), "dim")
        dates = [on_day(day(one.when, frame.year)) for one in found.lines]
        room = max([6, *(len(date) for date in dates)])
        tag = left + room + 2
        longest = max((cell_width(safe(one.title)) for one in found.lines), default=0)
        at = tag + (7 if tag + 7 + longest <= width - 2 else 6)
        lines = [title.line(heading=True)]
        for one, date in zip(found.lines, dates, strict=True):
            row = Row(width, frame.glyphs).put(left, date)
            if one.agency is not None:
                row.put(tag, safe(one.agency.tag), agency_style(one.agency), room=6)
            row.put(at, one.title, room=width - 2 - at)
            lines.append(row.line(one.address, mark=left - 2 if left > 2 else 0))
        if not found.lines:
            empty = Row(width, frame.glyphs).put(
                left, "nothing was said up to this day, as far as is recorded", "dim"
            )
            lines.append(empty.line())
        return lines

    def _counted(self, found: Bulletins) -> str:
        """How many of this week's are shown, and how many there are."""
        recent = found.recent
        if not recent:
            return ""
        shown = min(recent, max(1, self.room - 1)) if self.room else recent
        return f"{shown} of {recent} this week" if shown < recent else f"{recent} this week"
