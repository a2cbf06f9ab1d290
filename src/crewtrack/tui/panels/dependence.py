"""Who depends on whom: seats home, rides with another agency, engines that raise the orbit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.tui.panels.base import Panel
from crewtrack.tui.panels.lines import Line, Row
from crewtrack.tui.panels.words import agency_style, together
from crewtrack.tui.text import safe

if TYPE_CHECKING:
    from crewtrack.tui.panels.base import FrameState
    from crewtrack.views.shapes import Across, AgencyRef, Dependence, Overview


class DependencePanel(Panel, can_focus=False):
    """Who depends on whom."""

    def build(self, overview: Overview, frame: FrameState, width: int) -> list[Line]:
        """Three lines under a title."""
        found = overview.dependence
        small = frame.size in {"tiny", "narrow"}
        left = 1 if small else 4
        value = left + 14
        title = Row(width, frame.glyphs).put(1 if small else 2, "WHO DEPENDS ON WHOM", "title")
        if not overview.roster.recorded and not overview.roster.count:
            nothing = Row(width, frame.glyphs).put(left, "not recorded", "dim")
            return [title.line(heading=True), nothing.line()]
        rows = [
            Row(width, frame.glyphs).put(left, label, "dim")
            for label in ("seats home", "rides across", "reboost")
        ]
        _seats(rows[0], found, value)
        rows[1].put(value, _across(found.across), room=width - 1 - value)
        _reboost(rows[2], found, value)
        keys = ("seats", "across", "reboost")
        lines = (row.line(key=key) for row, key in zip(rows, keys, strict=True))
        return [title.line(heading=True), *lines]


def _tag(row: Row, column: int, agency: AgencyRef) -> None:
    row.put(column, safe(agency.tag), agency_style(agency))


def _seats(row: Row, found: Dependence, column: int) -> None:
    if not found.seats_home:
        row.put(column, "none")
        return
    for one in found.seats_home:
        _tag(row, column, one.provider)
        row.then(str(one.seats), "strong").then(f"({together(one.ship_names)})")
        column = row.end + 4
    if found.sole_return is not None:
        row.then(f"the only way home is {safe(found.sole_return.tag)}'s", gap=4)


def _reboost(row: Row, found: Dependence, column: int) -> None:
    if not found.reboost:
        row.put(column, "no docked ship can" if found.reboost_known else "not recorded")
        return
    for agency, ships in found.reboost:
        _tag(row, column, agency)
        row.then(together(ships))
        column = row.end + 4
    if found.sole_reboost is not None:
        row.then(f"only {safe(found.sole_reboost.tag)} can", gap=4)


def _across(across: tuple[Across, ...]) -> str:
    """Who goes home on another agency's ship, those of one agency together."""
    if not across:
        return "nobody goes home on another agency's ship"
    by: dict[tuple[str, str], list[str]] = {}
    for one in across:
        pair = (safe(one.agency.tag), safe(one.provider.tag))
        by.setdefault(pair, []).append(safe(one.family))
    if len(by) == 1:
        ((own, other),) = by
        names = by[own, other]
        verb = "goes" if len(names) == 1 else "go"
        return f"{', '.join(names)}, {own}, {verb} home on a {other} ship"
    return "; ".join(f"{', '.join(names)}, {own}, on {other}" for (own, other), names in by.items())
