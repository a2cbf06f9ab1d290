"""The timeline as text: what the screen shows, with all lanes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.chart.axis import draw_axis, draw_cursor, draw_curve
from crewtrack.export.chart.frame import (
    curve_label,
    empty_words,
    frame,
    label_runs,
    legend_runs,
    section_rule,
)
from crewtrack.export.chart.lane import draw_lane
from crewtrack.export.chart.pen import Pen
from crewtrack.export.ink import BOLD, DIM, ERROR, PLAIN, WARNING, agency_code
from crewtrack.export.text.words import instant, text, the_station
from crewtrack.views.shapes.common import AgencyRef

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crewtrack.export.chart.frame import Frame
    from crewtrack.export.chart.pen import Run
    from crewtrack.export.chart.window import Window
    from crewtrack.export.ink import Ink
    from crewtrack.views.shapes.timeline import Lane, Timeline

_CODES = {"bold": BOLD, "dim": DIM, "rule": DIM, "error": ERROR, "warning": WARNING}


def timeline_text(
    shown: Timeline, window: Window, *, width: int, ink: Ink = PLAIN, ascii_only: bool = False
) -> str:
    """Return a timeline as text that ends in a newline; the window is that of the timeline."""
    pen = Pen(ascii_only=ascii_only)
    parts = frame(width)
    changes = (
        [step.at for step in shown.complement],
        [step.count for step in shown.complement],
    )
    head = f"{the_station(shown.station_name)}  {instant(shown.at)}"
    out = [f"{ink.bold('timeline')} of {head}  {window.scale.words}"]
    out.append(_line(draw_cursor(window, pen, label=parts.label, width=width), ink))
    scale = f" {window.scale.words}" if parts.roomy else ""
    out.append(_line([(scale.ljust(parts.label), "dim"), *draw_axis(window, pen)], ink))
    for place, (top, row) in enumerate(
        draw_curve(changes, shown.recorded, window, pen, parts.rows)
    ):
        out.append(_line([(curve_label(top, parts, first=place == 0), ""), *row], ink))
    for section in shown.sections:
        out.append(_line(section_rule(section.kind, parts, pen), ink))
        if not section.lanes:
            out.append(f" {empty_words(section.kind, recorded=bool(shown.recorded))}")
        group = ""
        for lane in section.lanes:
            if lane.group == "left" and group != "left":
                out.append(" who left")
            group = lane.group
            out.append(lane_line(lane, window, parts, pen, ink))
    out.append(_line(section_rule("", parts._replace(roomy=False), pen), ink))
    out.append(_line(legend_runs(width, pen), ink))
    return text(out)


def lane_line(lane: Lane, window: Window, parts: Frame, pen: Pen, ink: Ink) -> str:
    """Return one lane with its name."""
    return _line([*label_runs(lane, parts, pen), *draw_lane(lane, window, pen)], ink)


def _line(runs: Iterable[Run], ink: Ink) -> str:
    if not ink.colour:
        return "".join(part for part, _ in runs).rstrip()
    return "".join(ink.paint(part, _code(style)) for part, style in runs)


def _code(style: str) -> str:
    """Return the SGR code of a style in words."""
    codes = []
    for word in style.split():
        if word.startswith("agency:"):
            codes.append(agency_code(AgencyRef(word[7:], "", "", "")))
        else:
            codes.append(_CODES.get(word, ""))
    return ";".join(code for code in codes if code)
