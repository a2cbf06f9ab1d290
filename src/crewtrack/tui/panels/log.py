"""What happened, what was said and what was put off: the newest first, what is to come above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.model.when_words import SHORT_WIDTH, day, short
from crewtrack.tui.panels.base import Panel
from crewtrack.tui.panels.lines import Line, Row
from crewtrack.tui.panels.next import subject
from crewtrack.tui.panels.sift import nothing
from crewtrack.tui.panels.words import agency_style, day_in, on_day, put_counts, time_in
from crewtrack.tui.text import cell_width, safe

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.tui.panels.base import FrameState
    from crewtrack.views.shapes import AgencyRef, Log, LogEntry

_VERB = 8
_PLACE = 16


class LogPanel(Panel):
    """The log. After a step in time it stands at the instant again."""

    ABOUT = (
        "Log",
        "What happened, what was said and what was put off; above the instant what is to come.",
    )

    BOLD_NEW = False
    MINDS_HEIGHT = False
    _stood: datetime | None = None
    _settled = False

    def show(self, overview: Log, frame: FrameState) -> None:
        """Show the log; what is to come lies above, a few lines of it in sight."""
        if self._stood != frame.at:
            self._stood, self._settled = frame.at, False
        super().show(overview, frame)

    def _rebuild(self, *, repaint: bool = False) -> None:
        super()._rebuild(repaint=repaint)
        if not self._settled and self._lines and self.size.height:
            self._settle()

    def _settle(self) -> None:
        """Stand at the newest of what has been."""
        self._settled = True
        shown = self._shown()
        rule = next((at for at, line in enumerate(self._lines) if line.key == "now"), None)
        choices = [at for at, line in enumerate(self._lines) if line.selectable]
        if rule is None or not choices:
            return
        self._at = next((at for at in choices if at > rule), choices[-1])
        self._top = max(0, min(rule - self._headings - self._page // 4, self._furthest))
        self._keep_in_view()
        self._repaint(shown)
        if self.has_focus:
            self._tell(self.Highlighted)

    def build(self, overview: Log, frame: FrameState, width: int) -> list[Line]:
        """Return a line an entry, and the instant between what is to come and what has been."""
        made = _Lines(overview, frame, width)
        return made.lines()

    @property
    def at_end(self) -> bool:
        """Whether the selection stands on the oldest line."""
        return self._ends(range(len(self._lines) - 1, -1, -1))

    @property
    def at_start(self) -> bool:
        """Whether the selection stands on the latest line."""
        return self._ends(range(len(self._lines)))

    def _ends(self, order: range) -> bool:
        first = next((at for at in order if self._lines[at].selectable), None)
        return first is not None and first == self._at


class _Lines:
    """Where the columns stand."""

    def __init__(self, log: Log, frame: FrameState, width: int) -> None:
        self.log, self.frame, self.width = log, frame, width
        self.tiny = frame.size == "tiny"
        self.small = frame.size in {"tiny", "narrow"}
        self.left = 1 if self.small else 2
        room = 9 if self.tiny else SHORT_WIDTH
        stamps = [self._stamp(one, room) for one in log.entries]
        self.room = min(room, max([6, *(len(stamp) for stamp in stamps)]))
        self.stamps = stamps
        self.tag = self.left + self.room + (1 if self.tiny else 2)
        self.what = self.tag + (2 if self.tiny else 6)
        self.last = width - 3  # a blank stays before the sign of more lines
        self.place = 0
        if not self.tiny:
            names = [
                cell_width(subject(one.event, short=self.small, pad=_VERB))
                for one in log.entries
                if one.event is not None
            ]
            self.place = self.what + min(48, max([20, *names])) + 2
            if self.place + _PLACE > self.last - 3:
                self.place = 0
        self.crew = self.place + 22 if self.place and self.place + 44 < self.last else 0

    def _stamp(self, one: LogEntry, room: int) -> str:
        if self.tiny:
            return on_day(day_in(one.when, self.frame.year, room))
        return time_in(one.when, self.frame.year, room)

    def lines(self) -> list[Line]:
        """Return the title, and the entries."""
        log = self.log
        coming = sum(1 for one in log.entries if one.ahead)
        out = [self._title()]
        if log.more_ahead:
            out.append(self._words(f"{log.more_ahead} later"))
        before = ""
        for at, (one, stamp) in enumerate(zip(log.entries, self.stamps, strict=True)):
            if at == coming:
                out.append(self._now())
                before = ""
            out.append(self._entry(one, stamp, same=stamp[:6] == before))
            before = stamp[:6]
        if coming == len(log.entries):
            out.append(self._now())
            sieve = self.frame.sieve
            if sieve is not None:
                who = "nothing before this" if log.entries else "nothing"
                return [*out, *nothing(who, sieve, self.frame, self.width)]
            words = "nothing happened before this, as far as is recorded"
            if not log.recorded:
                words = "not recorded: the file does not claim to know of this time"
            out.append(self._words(words))
        if log.more:
            out.append(self._words(f"{log.more} older"))
        return out

    def _row(self) -> Row:
        return Row(self.width, self.frame.glyphs)

    def _words(self, words: str) -> Line:
        return self._row().put(self.left, words, "dim").line()

    def _title(self) -> Line:
        row = self._row().put(self.left, "LOG", "title")
        if not self.small:
            row.put(self.tag, "whose", "dim")
            if self.place:
                row.put(self.place, "where", "dim")
        row.put(self.what, "what", "dim")
        if self.crew:
            row.put(self.crew, "crew", "dim")
        return row.right(self.last, "aboard", "dim").line(heading=True)

    def _now(self) -> Line:
        """The instant, as a line across."""
        words = f" {self.log.at.day} {short_month(self.log.at)} {self.log.at:%H:%M} "
        row = self._row().rule(self.left, self.left + 1, self.frame.glyphs.dashed)
        row.put(self.left + 2, words, "strong")
        if self.frame.hindsight and not self.tiny and any(one.ahead for one in self.log.entries):
            row.rule(row.end, row.end + 1, self.frame.glyphs.dashed)
            row.then("above it as it happened", "dim")
            row.rule(row.end + 1, self.last, self.frame.glyphs.dashed)
            return row.line(key="now")
        row.rule(row.end, self.last, self.frame.glyphs.dashed)
        return row.line(key="now")

    def _entry(self, one: LogEntry, stamp: str, *, same: bool) -> Line:
        quiet = "dim" if one.ahead else ""
        row = self._row()
        date, _, clock = stamp.rpartition(" ")
        if same and ":" in clock and not one.ahead:
            # the day is that of the line above; the hour is news
            row.put(self.left, date, "dim").then(clock)
        else:
            row.put(self.left, stamp, "dim" if one.ahead or same else "", room=self.room)
        if one.bulletin is not None:
            self._tagged(row, one.bulletin.agency)
            self._said(row, "said", one.bulletin.title, "" if one.ahead else "strong")
        elif one.moved is not None:
            self._tagged(row, one.moved.provider)
            self._said(row, "slip", self._slip(one), quiet)
        elif one.event is not None:
            event = one.event
            self._tagged(row, event.provider or (event.agencies[0][0] if event.agencies else None))
            count = "" if event.aboard is None else str(event.aboard)
            end = self.place - 2 if self.place else self.last - len(count) - 1
            words = subject(event, short=self.small, pad=_VERB)
            row.put(self.what, words, quiet, room=end - self.what)
            where = event.site_name if event.kind in {"launch", "land"} else event.port_name
            if where and self.place:
                end = self.crew - 1 if self.crew else self.last - len(count)
                row.put(self.place, where, "dim", room=end - 1 - self.place)
            if self.crew and event.flight is not None:
                put_counts(row, self.crew, event.agencies, self.last - len(count) - 1)
            row.right(self.last, count, "dim" if one.ahead else "strong")
        return row.line(one.address, mark=0, key="/".join(str(part) for part in one.address))

    def _tagged(self, row: Row, agency: AgencyRef | None) -> None:
        if agency is not None and agency.id is not None:
            tag, room = (agency.letter, 1) if self.tiny else (agency.tag, 5)
            row.put(self.tag, safe(tag), agency_style(agency), room=room)

    def _said(self, row: Row, verb: str, words: str, style: str) -> None:
        row.put(self.what, verb, "dim")
        at = self.what + _VERB + 1
        row.put(at, words, style, room=self.last + 1 - at)

    def _slip(self, one: LogEntry) -> str:
        moved, year = one.moved, self.frame.year
        if moved is None:
            return ""
        write = day if self.small else short
        name = safe(moved.short if self.small else moved.name)
        now = write(moved.now, year) if moved.now is not None else "not known"
        words = f"{name} {moved.movement}, {write(moved.was, year)} {self.frame.glyphs.arrow} {now}"
        return f"{words}: {safe(moved.why)}" if moved.why else words


def short_month(at: datetime) -> str:
    """Return the month and the year of an instant: ``Feb 2022``."""
    from crewtrack.model.when_words import MONTHS

    return f"{MONTHS[at.month - 1]} {at.year}"
