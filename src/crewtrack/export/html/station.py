"""The station as a drawing: its modules, its ports, and the ships on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.cells import cut
from crewtrack.export.html.frame import hue
from crewtrack.export.html.markup import Markup, el
from crewtrack.export.text.words import counted
from crewtrack.model.when_words import day

if TYPE_CHECKING:
    from crewtrack.export.html.frame import Frame
    from crewtrack.views.shapes import Docked
    from crewtrack.views.shapes.station_map import MapModule, MapPort, StationMap

_WIDE, _HIGH = 150, 112
_BOX = 112, 46
_LINE = 19
_FEW = 4  # columns that fit a narrow screen
_EDGE = 24  # beside the outermost places, for names that are wider
_MOST = 18  # cells of a name that stand in a docking place
_STEP = {"forward": (1, 0), "aft": (-1, 0), "zenith": (0, -1), "nadir": (0, 1)}
_ANCHOR = {"forward": "start", "aft": "end"}


def station(view: StationMap, frame: Frame) -> Markup:
    """Return the drawing, as wide as the page; on a narrow one it scrolls."""
    places = {one.id: _middle(one.column, one.row) for one in view.modules}
    parts = [
        *(_joint(one, places) for one in view.modules if one.on in places),
        *(part for one in view.ports for part in _port(one, places[one.module], view, frame)),
        *(part for one in view.modules for part in _module(one)),
    ]
    wide, high = view.columns * _WIDE + 2 * _EDGE, view.rows * _HIGH
    drawn = el(
        "svg",
        el(
            "title",
            f"Map of {view.station_name}, seen from its side: forward is right, zenith is up",
        ),
        el("desc", "; ".join(_said(one, view, frame) for one in view.ports)),
        *parts,
        viewBox=f"{-_EDGE} 0 {wide} {high}",
        width=wide,
        role="img",
        cls="map large-map" if view.columns > _FEW else "map",
    )
    aside = [f"{one.name} ({one.side})" for one in view.aside]
    note = el("p", f"Not drawn: {', '.join(aside)}", cls="more") if aside else None
    scroll = el(
        "div", drawn, cls="scroll", role="group", aria_label="map of the station", tabindex="0"
    )
    return el("div", scroll, note)


def _middle(column: int, row: int) -> tuple[float, float]:
    return (column + 0.5) * _WIDE, (row + 0.5) * _HIGH


def _edge(middle: tuple[float, float], side: str) -> tuple[float, float]:
    """Return the middle of a side of a module's box."""
    across, down = _STEP[side]
    return middle[0] + across * _BOX[0] / 2, middle[1] + down * _BOX[1] / 2


def _module(one: MapModule) -> list[Markup]:
    across, down = _middle(one.column, one.row)
    box = el(
        "rect",
        x=across - _BOX[0] / 2,
        y=down - _BOX[1] / 2,
        width=_BOX[0],
        height=_BOX[1],
        rx=10,
        cls="box",
    )
    words = el(
        "text", cut(one.name, _MOST - 5), x=across, y=down + 5, text_anchor="middle", cls="module"
    )
    return [box, words]


def _joint(one: MapModule, places: dict[str, tuple[float, float]]) -> Markup:
    start, end = places[one.on or ""], places[one.id]
    return el("line", x1=start[0], y1=start[1], x2=end[0], y2=end[1], cls="joint")


# -- ports -----------------------------------------------------------------------------------------


def _port(
    one: MapPort, module: tuple[float, float], view: StationMap, frame: Frame
) -> list[Markup]:
    """Return what stands at a port: a thick line to a ship, a dotted one to a free place, and words beside it."""
    start = _edge(module, one.side)
    across, down = _STEP[one.side]
    place = _middle(one.column, one.row)
    if across:
        end = (place[0] - across * (_WIDE / 2 - 8), place[1])
    else:
        end = (place[0], place[1] - down * (_HIGH / 2 - 12))
    lines = _lines(one, view, frame)
    first = one.port.holds[0] if one.port.holds else None
    colour = hue(first.provider) if first is not None else ""
    drawn = el(
        "line",
        x1=start[0],
        y1=start[1],
        x2=end[0],
        y2=end[1],
        cls=f"berth {colour}".rstrip() if first is not None else "open",
    )
    x, y = _corner(one.side, end, len(lines))
    words = [
        el(
            "text",
            cut(text, _MOST),
            x=x,
            y=y + number * _LINE,
            text_anchor=_ANCHOR.get(one.side, "middle"),
            cls=cls,
        )
        for number, (text, cls) in enumerate(lines)
    ]
    return [drawn, *words]


def _corner(side: str, end: tuple[float, float], lines: int) -> tuple[float, float]:
    """Return where the first of the lines of words stands."""
    if side == "nadir":
        return end[0], end[1] + 22
    if side == "zenith":
        return end[0], end[1] - 12 - (lines - 1) * _LINE
    return end[0] + (12 if side == "forward" else -12), end[1] + 5 - (lines - 1) * _LINE / 2


def _lines(one: MapPort, view: StationMap, frame: Frame) -> list[tuple[str, str]]:
    """Return the words at a port, each line with its class."""
    if one.clash:
        return [(f"✗ {ship.name}", "clash") for ship in one.port.holds[:3]]
    if one.port.holds:
        ship = one.port.holds[0]
        own = [(ship.name, f"vessel {hue(ship.provider)}".rstrip())]
        return own + [(text, "quiet") for text in _facts(ship, frame)]
    if not view.recorded:
        return [("not recorded", "quiet")]
    return [("○ free", "quiet"), (_coming(one, frame), "quiet")]


def _facts(ship: Docked, frame: Frame) -> list[str]:
    """Return what there is to say of a ship in few words."""
    tag = f"{ship.provider.tag} · " if ship.provider is not None else ""
    facts = [f"{tag}{counted(ship.days, ship.since_when)} d"]
    if ship.relocates is not None:
        facts.append(f"moves {day(ship.relocates[0], frame.year)}")
    elif ship.leaves is not None:
        facts.append(f"leaves {day(ship.leaves, frame.year)}")
    if ship.crewed and not ship.fit:
        facts.append("▲ not fit to return")
    elif ship.boat_for:
        facts.append(f"boat for {ship.boat_for}")
    return facts


def _coming(one: MapPort, frame: Frame) -> str:
    port = one.port
    if port.next_short is None:
        return "nothing planned"
    when = f", {day(port.next_when, frame.year)}" if port.next_when is not None else ""
    return f"{port.next_short}{when}"


def _said(one: MapPort, view: StationMap, frame: Frame) -> str:
    return f"{one.port.name}: {', '.join(text for text, _ in _lines(one, view, frame))}"
