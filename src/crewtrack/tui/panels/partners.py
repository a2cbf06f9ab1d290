"""Who depends on whom: by agency now, over time, and under a what-if that one picks."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from crewtrack.model.when_words import MONTHS
from crewtrack.tui.panels.base import Panel
from crewtrack.tui.panels.lines import BLANK, Line, Row
from crewtrack.tui.panels.sift import nothing
from crewtrack.tui.panels.words import agency_style, plain_date, together
from crewtrack.tui.text import cell_width, safe, wrap
from crewtrack.tui.widgets.banner import where

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from crewtrack.app.bench import Choice, Future
    from crewtrack.model.address import Address
    from crewtrack.tui.panels.base import FrameState
    from crewtrack.tui.panels.lines import Cell
    from crewtrack.views.shapes import AgencyRef, Comparison, Outlook, Reliance, Stretch


_YEARS = timedelta(days=366)


class Partners(NamedTuple):
    """What the Partners screen shows of an instant.

    Attributes:
        reliance: who depends on whom, by agency and in sentences.
        outlook: the same from change to change.
        recorded: False where the file does not claim to know of that time.
        choices: the what-ifs that one may pick.
        laid: the place of the one that the schedule is laid under, or None.
    """

    reliance: Reliance
    outlook: Outlook
    recorded: bool
    choices: tuple[Choice, ...]
    laid: int | None


def place_of(address: object) -> int | None:
    """Return the number in an address like ``("choice", 3)``, or None."""
    if isinstance(address, tuple) and len(address) == 2 and isinstance(address[1], int):
        return address[1]
    return None


def _left(frame: FrameState) -> int:
    return 1 if frame.size in {"tiny", "narrow"} else 2


def _tag(row: Row, column: int, agency: AgencyRef | None) -> Row:
    tag = safe(agency.tag) if agency is not None and agency.id is not None else "none"
    return row.put(column, tag, agency_style(agency), room=5)


# -- now -------------------------------------------------------------------------------------------


class SharesPanel(Panel):
    """What each agency has and needs, under the whole in sentences."""

    ABOUT = (
        "Who depends on whom",
        "By agency: its people aboard, seats home in its ships, whose lifeboats they are, seats in its flights ahead, and which of its ships can raise the orbit.",
    )

    BOLD_NEW = False
    MINDS_HEIGHT = False

    def build(self, overview: Partners, frame: FrameState, width: int) -> list[Line]:
        """Return the sentences, and a line an agency."""
        left = _left(frame)
        found = overview.reliance
        title = Row(width, frame.glyphs).put(left, "WHO DEPENDS ON WHOM", "title")
        if frame.sieve is not None:
            shown = sum(1 for one in found.shares if frame.sieve.keep(_address(one.agency)))
            title.then(f"{shown} of {len(found.shares)} agencies", "dim", gap=2)
            if frame.size in {"normal", "wide"}:
                title.then("the sentences are of all", "dim", gap=2)
        if not overview.recorded and not any(one.crew for one in found.shares):
            return [
                title.line(heading=True),
                Row(width, frame.glyphs).put(left, "not recorded", "dim").line(),
            ]
        out = [title.line(heading=True)]
        if frame.size in {"normal", "wide"}:
            parts = wrap(found.answer, width - 2 * left - 2)
            out += [Row(width, frame.glyphs).put(left, part).line() for part in parts]
        return [*out, *self._table(found, frame, width)]

    def _table(self, found: Reliance, frame: FrameState, width: int) -> list[Line]:
        left = _left(frame)
        tiny = frame.size == "tiny"
        ends = (
            [left + 9, left + 15, left + 21, left + 28]
            if tiny
            else [left + 10, left + 22, left + 33, left + 46]
        )
        names = (
            ("crew", "home", "boat", "up")
            if tiny
            else ("crew", "seats home", "lifeboats", "seats ahead")
        )
        head = Row(width, frame.glyphs)
        for end, name in zip(ends, names, strict=True):
            head.right(end, name, "dim")
        if not tiny:
            head.put(ends[-1] + 3, "can raise the orbit", "dim")
        out = [head.line()]
        for one in found.shares:
            row = _tag(Row(width, frame.glyphs), left + 0, one.agency)
            counts = (one.crew, one.seats_home, one.lifeboats, one.seats_up)
            for end, count in zip(ends, counts, strict=True):
                style = "strong" if count else "dim"
                row.right(end, str(count) if count else frame.glyphs.free, style)
            if not tiny:
                row.put(ends[-1] + 3, together(one.reboost))
            out.append(row.line(_address(one.agency), mark=0))
        return out


def _address(agency: AgencyRef) -> Address:
    return ("agency", agency.id or "none")


# -- over time -------------------------------------------------------------------------------------


class OverTimePanel(Panel):
    """Who can bring people home and who can raise the orbit, as bars; and when one agency alone can."""

    ABOUT = (
        "Over time",
        "Who can bring people home and who can raise the orbit; letters where one agency alone can. Enter on one of those times goes there.",
    )

    BOLD_NEW = False
    MINDS_HEIGHT = False

    def build(self, overview: Partners, frame: FrameState, width: int) -> list[Line]:
        """Return the bars, and a line for each time in which all hangs on one agency."""
        left = _left(frame)
        found = overview.outlook
        title = Row(width, frame.glyphs).put(left, "OVER TIME", "title")
        if found.start >= found.end:
            empty = Row(width, frame.glyphs).put(left, "nothing is recorded beyond this", "dim")
            return [title.line(heading=True), empty.line()]
        begin = left + 17
        cells = max(10, width - begin - 2)
        scale = _Scale(found, cells)
        scale.axis(title, begin, frame)
        out = [title.line(heading=True)]
        bars = _bars("way home", scale, _homes, found, frame, width, begin)
        bars += _bars("reboost", scale, _boosts, found, frame, width, begin, until=found.boosts_end)
        if frame.sieve is not None and not bars:
            if not any(_shown(one.agency, frame) for one in overview.reliance.shares):
                return [*out, *nothing("nothing", frame.sieve, frame, width)]
            words = "none of these brings people home or raises the orbit"
            return [*out, Row(width, frame.glyphs).put(left, words, "dim").line()]
        out += bars
        spans = [
            *((one, "bring people home") for one in overview.reliance.sole_return),
            *((one, "raise the orbit") for one in overview.reliance.sole_reboost),
        ]
        for place, (one, what) in enumerate(sorted(spans, key=lambda pair: pair[0].start)):
            if not _shown(one.agency, frame):
                continue
            row = Row(width, frame.glyphs)
            days = (one.end - one.start).days
            who = f"only {safe(one.agency.name)} can" if one.agency is not None else "nobody can"
            if frame.size == "tiny":
                at = left + 10
                row.put(left, _brief(one.start)).put(at, f"{who} {what}", room=width - 2 - at)
            else:
                row.put(left, f"{plain_date(one.start)} to {plain_date(one.end)}")
                row.put(left + 28, f"{who} {what}", "strong")
                row.right(width - 3, f"{days} d", "dim")
            out.append(row.line(("span", place), mark=0, key=f"{what}{one.start}"))
        if not any(_shown(one.agency, frame) for one, _ in spans):
            who = "one agency" if frame.sieve is None else "one of these"
            words = f"at no time does it hang on {who} alone"
            out.append(Row(width, frame.glyphs).put(left, words, "dim").line())
        return out


def _shown(agency: AgencyRef | None, frame: FrameState) -> bool:
    """Whether the filter of the screen shows an agency; of nobody it shows nothing."""
    if frame.sieve is None:
        return True
    return agency is not None and frame.sieve.keep(_address(agency))


def spans_of(content: Partners) -> list[datetime]:
    """Return when each time begins in which all hangs on one agency, in the order of the panel's lines."""
    found = content.reliance
    return sorted(one.start for one in (*found.sole_return, *found.sole_reboost))


class _Scale:
    """A span of time over so many cells."""

    def __init__(self, found: Outlook, cells: int) -> None:
        self.found, self.cells = found, cells
        self.start, self.size = found.start, (found.end - found.start) / cells
        self.within: list[list[Stretch]] = [[] for _ in range(cells)]
        for one in found.stretches:
            first = int((one.start - self.start) / self.size)
            last = int((one.end - self.start) / self.size)
            for cell in range(min(first, cells - 1), min(last, cells - 1) + 1):
                at = self.start + cell * self.size
                if one.start < at + self.size and one.end > at:
                    self.within[cell].append(one)

    def cell(self, at: datetime) -> int:
        """Return the cell of an instant."""
        return min(self.cells - 1, max(0, int((at - self.start) / self.size)))

    def axis(self, row: Row, begin: int, frame: FrameState) -> None:
        """Name the years, or the months where there are few, above the cells that they begin in."""
        months = self.size * self.cells < _YEARS * 2
        end = begin - 1
        for at, name in _ticks(self.start, self.found.end, months=months):
            column = begin + self.cell(at)
            if column > end and column + len(name) + 1 < begin + self.cells:
                row.put(column, f"{frame.glyphs.divider}{name}", "dim")
                end = column + len(name) + 1


def _ticks(start: datetime, end: datetime, *, months: bool) -> Iterable[tuple[datetime, str]]:
    year, month = start.year, start.month
    while True:
        month += 1
        if month > 12:
            year, month = year + 1, 1
        if year > 9999:
            return
        at = start.replace(year=year, month=month, day=1, hour=0, minute=0, second=0, microsecond=0)
        if at >= end:
            return
        if month == 1:
            yield at, str(year)
        elif months:
            yield at, MONTHS[month - 1]


def _homes(one: Stretch) -> list[AgencyRef]:
    return [agency for agency, count in one.homes if count]


def _boosts(one: Stretch) -> list[AgencyRef]:
    return list(one.boosts)


def _bars(
    name: str,
    scale: _Scale,
    who: Callable[[Stretch], list[AgencyRef]],
    found: Outlook,
    frame: FrameState,
    width: int,
    begin: int,
    until: datetime | None = None,
) -> list[Line]:
    """Return a bar an agency: heavy where it can all through a cell, dotted where it can for a part of it."""
    left = _left(frame)
    agencies = {one.id: one for part in found.stretches for one in who(part) if _shown(one, frame)}
    if frame.sieve is not None and not agencies:
        return []
    end = scale.cells if until is None else scale.cell(until) + (until >= found.end)
    out: list[Line] = []
    for agency in agencies.values():
        row = Row(width, frame.glyphs)
        if not out:
            row.put(left, name, "dim")
        _tag(row, left + 11, agency)
        for cell in range(end):
            able = [agency.id in {one.id for one in who(part)} for part in scale.within[cell]]
            if able and any(able):
                sign = frame.glyphs.heavy if all(able) else frame.glyphs.dotted
                row.put(begin + cell, sign, agency_style(agency))
        out.append(_merged(row.line(key=f"{name}{agency.id}")))
    row = Row(width, frame.glyphs).put(left + 11, "alone", "dim")
    for cell in range(end):
        alone = _alone(scale.within[cell], who)
        if alone is not None and _shown(alone[1], frame):
            sign = alone[0] or frame.glyphs.error
            row.put(begin + cell, sign, f"strong {agency_style(alone[1])}".strip())
    if end < scale.cells:
        words = "not recorded"
        row.put(begin + end + 1, words, "dim", room=scale.cells - end - 1)
    out.append(_merged(row.line(key=f"{name} alone")))
    return out


def _alone(
    parts: Sequence[Stretch], who: Callable[[Stretch], list[AgencyRef]]
) -> tuple[str, AgencyRef | None] | None:
    """Return the letter of an agency that alone can at some time of a cell; none where nobody can."""
    for one in parts:
        able = who(one)
        if not able and (one.aboard or who is _boosts):
            return "", None
        if len(able) == 1 and (one.aboard or who is _boosts):
            return (safe(able[0].letter) or "?")[:1], able[0]
    return None


def _merged(line: Line) -> Line:
    """Join neighbouring pieces of one style: a bar is one piece, and quick to paint."""
    out: list[Cell] = []
    for cell in line.cells:
        if out and out[-1].style == cell.style and out[-1].end == cell.column:
            out[-1] = out[-1]._replace(text=out[-1].text + cell.text)
        else:
            out.append(cell)
    return line._replace(cells=tuple(out))


def _brief(at: datetime) -> str:
    return f"{at.day} {MONTHS[at.month - 1]} {at.year % 100:02d}"


# -- the bench -------------------------------------------------------------------------------------


class BenchPanel(Panel):
    """The what-ifs that one may pick."""

    ABOUT = (
        "What if",
        "Scenarios that ship, files beside the schedule, and agencies to go without. Enter shows the two futures in full, x lays the whole program under the picked one, E opens its file.",
    )

    BOLD_NEW = False
    MINDS_HEIGHT = False

    def build(self, overview: Partners, frame: FrameState, width: int) -> list[Line]:
        """Return a line a what-if, those that ship first; the one that is laid under the program has a sign."""
        left = _left(frame)
        title = Row(width, frame.glyphs).put(left, "WHAT IF", "title")
        out = [title.line(heading=True)]
        kind = ""
        for place, one in enumerate(overview.choices):
            group = "ships with crewtrack" if one.shipped else "beside the schedule"
            if one.kind == "without":
                group = "an agency's ships stop now"
            if group != kind:
                out.append(Row(width, frame.glyphs).put(left, group, "dim").line())
                kind = group
            row = Row(width, frame.glyphs)
            if place == overview.laid:
                row.put(left + 1, frame.glyphs.live, "strong")
            if one.agency is not None:
                row.put(left + 3, "without")
                _tag(row, row.end + 1, one.agency)
                row.then(safe(one.agency.name), gap=6 - cell_width(safe(one.agency.tag)))
            else:
                row.put(left + 3, one.label, "strong" if place == overview.laid else "")
            out.append(row.line(("choice", place), mark=0))
        row = Row(width, frame.glyphs).put(left + 3, "w", "strong").then("write one", "dim")
        out.append(row.line())
        return out


# -- two futures -----------------------------------------------------------------------------------


class FuturesPanel(Panel):
    """The plan and the same under a what-if, side by side; what breaks first above all else.

    Attributes:
        future: what is compared; None while it is being worked out.
        waiting: what is being worked out, in words.
    """

    ABOUT = (
        "Two futures",
        "The plan, and the same under the picked what-if: what breaks first, head count and seats home, then all that follows. Enter goes to the instant at which something follows.",
    )

    BOLD_NEW = False
    MINDS_HEIGHT = False

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self.future: Future | None = None
        self.waiting = ""

    def _found(self, address: Address | None, stood: int | None) -> int | None:
        """Nothing is selected until somebody comes here: what breaks first stays in sight."""
        return super()._found(address, stood) if self._reads else None

    def on_focus(self) -> None:
        """Select what follows first."""
        self._rebuild()
        super().on_focus()

    def tell(self, future: Future | None, waiting: str = "") -> None:
        """Show another comparison, or that one is being worked out."""
        self.future, self.waiting = future, waiting
        self.forget()
        self._rebuild()

    def build(self, overview: object, frame: FrameState, width: int) -> list[Line]:  # noqa: ARG002 - it has its own
        """Return the first consequence, the two futures, then all that follows."""
        left = _left(frame)
        future = self.future
        title = Row(width, frame.glyphs).put(left, "TWO FUTURES", "title")
        if future is None:
            words = self.waiting or "pick a what-if"
            return [
                title.line(heading=True),
                Row(width, frame.glyphs).put(left, words, "dim").line(),
            ]
        title.then(
            safe(future.what_if.short if future.what_if else future.choice.label), "dim", gap=2
        )
        sheet = _Sheet(frame, width)
        sheet.out.append(title.line(heading=True))
        if future.problem is not None:
            _broken(sheet, future)
        elif future.comparison is not None and future.plan is not None and future.then is not None:
            _compared(sheet, future.comparison, future.plan, future.then, future.choice.title)
        return sheet.out


class _Sheet:
    """Collects lines."""

    def __init__(self, frame: FrameState, width: int) -> None:
        self.frame, self.width, self.left = frame, width, _left(frame)
        self.room = width - self.left - 2
        self.out: list[Line] = []

    def row(self) -> Row:
        """Begin a row."""
        return Row(self.width, self.frame.glyphs)

    def words(self, text: str, style: str = "", indent: int = 0) -> None:
        """Put a paragraph."""
        for part in wrap(text, max(8, self.room - indent)):
            self.out.append(self.row().put(self.left + indent, part, style).line())

    def blank(self) -> None:
        """Leave a row empty."""
        self.out.append(BLANK)


def _broken(sheet: _Sheet, future: Future) -> None:
    problem = future.problem
    if problem is None:
        return
    sign = sheet.frame.glyphs.error
    place = where(problem, sheet.room - 6) or "not read"
    sheet.out.append(sheet.row().put(sheet.left, f" {sign} {place} ", "error").line())
    sheet.words(problem.message)
    if problem.hint:
        sheet.words(problem.hint, "dim")


def _compared(sheet: _Sheet, found: Comparison, plan: Outlook, then: Outlook, title: str) -> None:
    first = found.first
    if title:
        sheet.words(title, "dim")
    if first is None:
        sheet.words("Nothing is otherwise.", "strong")
        return
    sheet.words(f"First, on {plain_date(first.at)} {first.at:%H:%M}: {first.text}.", "strong")
    sheet.words(f"from {plain_date(found.start)} to {plain_date(found.end)}", "dim")
    sheet.blank()
    _curves(sheet, plan, then)
    _measures(sheet, found)
    sheet.blank()
    for place, one in enumerate(found.consequences):
        _consequence(sheet, one.at, one.text, ("consequence", place))
    if found.stranded:
        sheet.blank()
        sheet.words("who goes home otherwise", "dim")
        for who in found.stranded:
            row = sheet.row()
            _tag(row, sheet.left, who.agency).put(sheet.left + 6, safe(who.name), room=20)
            home = safe(who.home_name) if who.home_name else "nothing"
            longer = f"{abs(round(who.days))} d {'longer' if who.days >= 0 else 'less'}"
            row.put(
                sheet.left + 28,
                f"{safe(who.plan_name)} {sheet.frame.glyphs.arrow} {home}, {longer}",
            )
            sheet.out.append(row.line())


def _consequence(sheet: _Sheet, at: datetime, text: str, address: tuple[str, int]) -> None:
    day = plain_date(at)
    start = sheet.left + 13
    for number, part in enumerate(wrap(text, max(8, sheet.width - start - 2))):
        row = sheet.row()
        if not number:
            row.put(sheet.left, f"{day:>11}", "dim")
        row.put(start, part)
        sheet.out.append(row.line(address, mark=0) if not number else row.line())


def _curves(sheet: _Sheet, plan: Outlook, then: Outlook) -> None:
    """Draw the head count and the seats home of both futures, cell under cell."""
    label = sheet.left + 11
    begin = label + 5
    cells = max(8, sheet.width - begin - 12)
    most = max([1, *(one.aboard for found in (plan, then) for one in found.stretches)])
    for name, pick in (("aboard", _count), ("seats home", _seats)):
        for words, found in (("plan", plan), ("then", then)):
            row = sheet.row()
            if words == "plan":
                row.put(sheet.left, name, "dim")
            row.put(label, words, "dim")
            scale = _Scale(found, cells)
            values = [pick(parts) for parts in scale.within]
            bars = "".join(_level(value, most, sheet.frame) for value in values)
            row.put(begin, bars, "dim" if words == "plan" else "")
            known = [value for value in values if value is not None]
            least = min(known, default=0)
            row.right(sheet.width - 3, f"least {least}", "strong" if words == "then" else "dim")
            sheet.out.append(row.line())


def _count(parts: Sequence[Stretch]) -> int | None:
    return min((one.aboard for one in parts), default=None)


def _seats(parts: Sequence[Stretch]) -> int | None:
    return min((min(one.seats, one.aboard) for one in parts), default=None)


def _level(value: int | None, most: int, frame: FrameState) -> str:
    if value is None or value <= 0:
        return " " if value is None else frame.glyphs.free
    levels = frame.glyphs.levels
    return levels[min(len(levels) - 1, (value * len(levels) - 1) // most)]


def _measures(sheet: _Sheet, found: Comparison) -> None:
    sheet.blank()
    room = min(sheet.room - 12, 40)
    head = (
        sheet.row().put(sheet.left, "days with", "dim").right(sheet.left + room + 5, "plan", "dim")
    )
    wide = sheet.room >= room + 30
    head.right(sheet.left + room + 11, "then", "dim")
    if wide:
        head.put(sheet.left + room + 15, "from", "dim")
    sheet.out.append(head.line())
    for one in found.measures:
        row = sheet.row().put(sheet.left, safe(one.words), room=room)
        row.right(sheet.left + room + 5, f"{one.plan:.0f}", "dim")
        worse = one.days > one.plan + 0.5
        row.right(sheet.left + room + 11, f"{one.days:.0f}", "strong" if worse else "")
        if wide and one.first is not None:
            row.put(sheet.left + room + 15, plain_date(one.first))
        sheet.out.append(row.line())
