"""The timeline as a drawing: a lane for each port and person, as wide as the page allows.

Places along a lane are shares of its width, so that bars stretch with the page and words do not.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import attr

from crewtrack.export.html.frame import hue, table
from crewtrack.export.html.markup import NOTHING, Markup, el, join, name
from crewtrack.export.text.words import date_words
from crewtrack.model.when import FAR_FUTURE
from crewtrack.model.when_words import MONTHS, long

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from crewtrack.export.html.frame import Frame
    from crewtrack.export.html.markup import Child
    from crewtrack.views.shapes.timeline import Bar, Lane, Step, Timeline

BEHIND, AHEAD = 3, 6
"""How many months the drawing shows before the month of its instant, and from it on."""

_HIGH, _BAR, _TOP = 30, 18, 6
_ROOM = {"": 330, "roomy": 760}
"""How wide a lane is at least: on every page, and where a page is not narrow."""

_LETTER, _MARGIN = 8, 14
_TITLES = {"ports": "Ports", "people": "People", "flights": "Flights", "agencies": "Agencies"}


def window(at: datetime) -> tuple[datetime, datetime]:
    """Return whole months around an instant."""
    return _month(at, -BEHIND), _month(at, AHEAD)


def _month(at: datetime, away: int) -> datetime:
    """Return the first instant of a month some months away; the calendar's first or last where it ends."""
    number = at.year * 12 + at.month - 1 + away
    year = number // 12
    if year < 1:
        return datetime(1, 1, 1, tzinfo=UTC)
    if year > 9999:
        return FAR_FUTURE
    return datetime(year, number % 12 + 1, 1, tzinfo=UTC)


def timeline(view: Timeline, frame: Frame) -> Markup:
    """Return the head count and the lanes under an axis of months, and the same as a list of sentences."""
    scale = _Scale(view.start, view.end)
    ground = _ground(scale, frame.at)
    rows = [el("li", el("span", cls="lane-name"), _axis(scale, frame.at), cls="axis")]
    told: list[Sequence[Child]] = []
    if len(view.complement) > 1:
        rows.append(_count(view.complement, scale, ground))
    for section in view.sections:
        lanes = [one for one in section.lanes if one.bars and one.group != "left"]
        if not lanes:
            continue
        rows.append(el("li", el("h3", _TITLES.get(section.kind, section.kind)), cls="head"))
        rows += [_lane(one, scale, ground, frame) for one in lanes]
        told += [cells for one in lanes for cells in _told(one)]
    head = ("lane", "what", "from", "to")
    same = el(
        "details",
        el("summary", "The same as a table"),
        table("Stays, by port and by person", head, told, cls="cards"),
    )
    return join((el("ul", *rows, cls="lanes"), same if told else NOTHING))


def _told(lane: Lane) -> Iterator[Sequence[Child]]:
    """Yield the rows that say what the bars of a lane show."""
    for bar in lane.bars:
        begins = long(bar.begins) if bar.begins is not None else ""
        ends = long(bar.ends) if bar.ends is not None else ""
        yield name(lane.name), name(_title(bar)), begins, ends


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class _Scale:
    """Where an instant stands, as a share of the width in percent."""

    start: datetime
    end: datetime

    def at(self, instant: datetime) -> float:
        """Return the place of an instant; what lies outside stands at the edge."""
        inside = min(max(instant, self.start), self.end)
        return 100 * ((inside - self.start) / (self.end - self.start))

    def months(self) -> Iterator[datetime]:
        """Yield the first instants of the months."""
        month = self.start
        while month < self.end:
            yield month
            month = _month(month, 1)


def _percent(place: float) -> str:
    return f"{place:.2f}".rstrip("0").rstrip(".") + "%"


def _rect(scale: _Scale, start: datetime, end: datetime, cls: str, *, thin: bool = False) -> Markup:
    left, right = scale.at(start), scale.at(end)
    if right <= left:
        return NOTHING
    return el(
        "rect",
        x=_percent(left),
        y=_TOP + _BAR / 2 - 2 if thin else _TOP,
        width=_percent(right - left),
        height=4 if thin else _BAR,
        rx=None if thin else 3,
        cls=cls,
    )


def _ground(scale: _Scale, at: datetime) -> Markup:
    """Return what stands behind every lane: the months, and the instant."""
    marks = [_upright(scale.at(month), "month") for month in scale.months()][1:]
    return join((*marks, _upright(scale.at(at), "today")))


def _upright(place: float, cls: str) -> Markup:
    shown = _percent(place)
    return el("line", x1=shown, x2=shown, y1=0, y2="100%", cls=cls)


def _axis(scale: _Scale, at: datetime) -> Markup:
    words = [
        el(
            "text",
            str(month.year) if month.month == 1 else MONTHS[month.month - 1],
            x=_percent(scale.at(month)),
            y=16,
            dx=4 if place else 0,
        )
        for place, month in enumerate(scale.months())
    ]
    marks = [_upright(scale.at(month), "month") for month in scale.months()][1:]
    title = (
        f"From {date_words(scale.start)} to {date_words(scale.end)}; the line is {date_words(at)}"
    )
    return el("svg", el("title", title), *marks, *words, height=24, role="img")


# -- the head count --------------------------------------------------------------------------------


def _count(steps: tuple[Step, ...], scale: _Scale, ground: Markup) -> Markup:
    top = max(1, *(step.count for step in steps))
    counts = [step.count for step in steps]
    path, last = [], None
    for step in steps:
        across, up = 10 * scale.at(step.at), 100 - 100 * step.count / top
        path.append(f"M{across:.1f} {up:g}" if last is None else f"H{across:.1f}V{up:g}")
        last = up
    line = "".join(path) + "H1000"
    words = f"{min(counts)} to {max(counts)}" if min(counts) != max(counts) else str(max(counts))
    shape = el(
        "svg",
        el("path", d=f"{line}V100H{10 * scale.at(steps[0].at):.1f}Z", cls="steps"),
        el("path", d=line, cls="stairs"),
        viewBox="0 0 1000 100",
        preserveAspectRatio="none",
        x=0,
        y=4,
        width="100%",
        height=40,
    )
    drawn = el(
        "svg", el("title", f"Head count: {words} aboard"), ground, shape, height=48, role="img"
    )
    return el("li", el("span", "Aboard ", el("span", words, cls="n"), cls="lane-name"), drawn)


# -- lanes -----------------------------------------------------------------------------------------


def _lane(lane: Lane, scale: _Scale, ground: Markup, frame: Frame) -> Markup:
    bars = [part for bar in lane.bars for part in _bar(bar, scale, frame)]
    said = "; ".join(_said(bar) for bar in lane.bars)
    drawn = el(
        "svg",
        el("title", f"{lane.name}: {said}"),
        ground,
        *bars,
        height=_HIGH,
        role="img",
    )
    title = el("span", name(lane.name), cls=f"lane-name tag {hue(lane.agency)}".rstrip())
    if lane.agency is None:
        title = el("span", name(lane.name), cls="lane-name")
    return el("li", title, drawn)


def _said(bar: Bar) -> str:
    begins = f" from {long(bar.begins)}" if bar.begins is not None else ""
    ends = f" to {long(bar.ends)}" if bar.ends is not None else ""
    return f"{_title(bar)}{begins}{ends}"


def _title(bar: Bar) -> str:
    return f"{bar.name}, home on {bar.home}" if bar.home is not None else bar.name


def _bar(bar: Bar, scale: _Scale, frame: Frame) -> list[Markup]:
    """Return a bar: what has been in full colour, what is planned lighter, what is uncertain dashed."""
    colour = hue(bar.agency)
    start, end = bar.start_high, bar.end_low
    if end < start:  # so uncertain that nothing of it is sure
        start = end = bar.start
    now = min(max(frame.at, start), end)
    parts = [
        _rect(scale, bar.out, bar.start, "transit", thin=True) if bar.out is not None else NOTHING,
        _rect(scale, bar.end, bar.back, "transit", thin=True) if bar.back is not None else NOTHING,
        _rect(scale, bar.start_low, start, "maybe"),
        _rect(scale, start, now, "flown"),
        _rect(scale, now, end, "plan"),
        _rect(scale, end, bar.end_high, "maybe"),
        _label(bar, scale, start, now, end),
    ]
    return [el("g", *parts, cls=colour or None)]


def _label(bar: Bar, scale: _Scale, start: datetime, now: datetime, end: datetime) -> Markup:
    """Return a bar's name in the wider of its two parts, where a part is wide enough for it."""
    flown, plan = scale.at(now) - scale.at(start), scale.at(end) - scale.at(now)
    first, share, cls = (start, flown, "inside") if flown >= plan else (now, plan, "beside-bar")
    words = f"{bar.short} → {bar.home_short}" if bar.home_short is not None else bar.short
    for text in dict.fromkeys((words, bar.short)):
        need = len(text) * _LETTER + _MARGIN
        for room, wide in _ROOM.items():
            if share / 100 * wide >= need:
                word = el("text", text, x=7, y=13, cls=f"{cls} {room}".rstrip())
                return el(
                    "svg",
                    word,
                    x=_percent(scale.at(first)),
                    y=_TOP,
                    width=_percent(share),
                    height=_BAR,
                )
    return NOTHING
