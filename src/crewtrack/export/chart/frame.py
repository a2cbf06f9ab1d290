"""What stands around the lanes of a chart: how wide it is, names of lanes, names of sections, the legend."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from crewtrack.export.chart.pen import AHEAD, agency_style

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crewtrack.export.chart.pen import Pen, Run
    from crewtrack.views.shapes.timeline import Lane

LEAST = 40
"""The narrowest chart."""

SECTIONS = {"ports": "PORTS", "people": "PEOPLE", "flights": "FLIGHTS", "agencies": "AGENCIES"}
EMPTY = {
    "ports": "no ports are recorded for this time",
    "people": "nobody is aboard in this window",
    "flights": "no flight in this window",
    "agencies": "nobody is aboard in this window",
}
"""What a section says that has no lanes."""
UNKNOWN = "nothing is recorded of this time"
"""What it says instead where nobody knows who was there."""
_ORDER = {"people": "aboard, then arriving", "flights": "there, then to come"}

LEGEND = (
    "━ flown", "─ planned", "┄ may fall here", "┊ as of", "◆ command", "· transit", "‹ › goes on",
    "✗ conflict", "○ no lifeboat",
)  # fmt: skip
"""What the signs mean; the last of them are left out where there is no room."""


class Frame(NamedTuple):
    """How wide the parts of a chart are.

    Attributes:
        width: of the whole.
        label: of the names at the left, blanks at both sides included; the cells begin behind it.
        cells: how many there are; one blank stays behind them.
        tag: of an agency's tag before a name: 4 letters, or 1.
        rows: of the head count.
        roomy: whether names are written in full, and sections have a rule with their name.
    """

    width: int
    label: int
    cells: int
    tag: int
    rows: int
    roomy: bool


def frame(width: int, *, roomy: bool | None = None, rows: int | None = None) -> Frame:
    """Return the parts of a chart so many cells wide.

    Args:
        width: of the whole.
        roomy: whether there is room for names in full; left out, as the width says.
        rows: of the head count; left out, as the width says.
    """
    if roomy is None:
        roomy = width >= 100
    label = 30 if width >= 160 else 19
    if not roomy:
        label = 14 if width >= 60 else 10
    if rows is None:
        rows = 3 if roomy else 2 if width >= 60 else 1
    return Frame(width, label, max(1, width - label - 1), 4 if roomy else 1, rows, roomy)


def empty_words(kind: str, *, recorded: bool) -> str:
    """Return what a section without lanes says: that nobody is there is known only where that is recorded."""
    return EMPTY[kind] if recorded or kind not in {"people", "agencies"} else UNKNOWN


def label_runs(lane: Lane, frame: Frame, pen: Pen, *, mark: str = "") -> list[Run]:
    """Return a lane's name in the cells before the chart; `mark` is the sign of the selection."""
    sign = pen.sign(mark) if mark else " "
    style = "bold" if mark else ""
    if lane.kind == "port":
        name = lane.name if frame.roomy else lane.short
        return [
            (sign, style),
            (pen.pad(_squeezed(name, frame.label - 2, pen), frame.label - 2), style),
            (" ", ""),
        ]
    tag = ""
    if lane.agency is not None and lane.agency.id is not None:
        tag = lane.agency.tag if frame.tag > 1 else lane.agency.letter
    full = frame.label >= 27 or lane.kind == "agency"
    name = lane.name if full else lane.short
    room = frame.label - frame.tag - 3
    return [
        (" ", ""),
        (pen.pad(tag, frame.tag), agency_style(lane.agency)),
        (sign, style),
        (pen.pad(name, room), style),
        (" ", ""),
    ]


def _squeezed(name: str, room: int, pen: Pen) -> str:
    """Return a port's name with its direction whole: that tells ports of one module apart."""
    module, _, direction = name.rpartition(" ")
    if not module or pen.width(pen.clean(name)) <= room or len(direction) > 4:
        return name
    return f"{module[: max(1, room - len(direction) - 1)].rstrip()} {direction}"


def curve_label(top: int, frame: Frame, *, first: bool) -> str:
    """Return what stands before a row of the head count: what it is, and the count at its top."""
    title = " ABOARD" if first else ""
    number = str(top)
    if len(title) + len(number) + 2 > frame.label:
        title = title.lstrip()
    return title + number.rjust(frame.label - 1 - len(title)) + " "


def section_rule(kind: str, frame: Frame, pen: Pen, *, more: str = "") -> list[Run]:
    """Return the rule over a section: with its name where there is room."""
    if not frame.roomy:
        return [(pen.sign(AHEAD) * frame.width, "rule")]
    order = _ORDER.get(kind, "")
    title = f" {SECTIONS[kind]} " + (f" {order} " if order else "") + (f" {more} " if more else "")
    left = pen.sign(AHEAD)
    rest = frame.width - 1 - len(title)
    return [(left, "rule"), (title, "dim"), (left * max(0, rest), "rule")]


def legend_runs(width: int, pen: Pen, parts: Iterable[str] = LEGEND) -> list[Run]:
    """Return what the signs mean, as many of them as there is room for."""
    text = ""
    for part in parts:
        longer = f"{text}  {part}" if text else f" {part}"
        if len(longer) >= width:
            break
        text = longer
    return [(pen.sign(text).ljust(width), "dim")]
