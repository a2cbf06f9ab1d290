"""Hostile text in every field: never interpreted, never out of line, never a crash."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, Any

import attr
import pytest
from rich.cells import cell_len
from tests.tui.panels.sample import NARROW, NORMAL, OVERVIEW, TINY, WIDE, built
from textual.app import App, ComposeResult

from crewtrack.tui.glyphs import ASCII
from crewtrack.tui.panels.bulletins import BulletinsPanel
from crewtrack.tui.panels.crew import CrewPanel
from crewtrack.tui.panels.dependence import DependencePanel
from crewtrack.tui.panels.docked import DockedPanel
from crewtrack.tui.panels.hero_count import HeroCount
from crewtrack.tui.panels.hero_next import HeroNext
from crewtrack.tui.panels.next import NextPanel

if TYPE_CHECKING:
    from crewtrack.tui.panels.base import Panel
    from crewtrack.tui.panels.lines import Line
    from crewtrack.views.shapes import Overview

PANELS = (
    HeroCount,
    HeroNext,
    CrewPanel,
    DockedPanel,
    NextPanel,
    DependencePanel,
    BulletinsPanel,
)
SIZES = [(NORMAL, 70), (NORMAL, 49), (NARROW, 80), (NARROW, 36), (TINY, 40), (WIDE, 76)]
PROBES = {
    "markup": "X[@click=app.pwn]CLK[/]",
    "upper": "ISS [EVA] Jane",
    "bad-markup": "a[/]b [/foo] [link=https://x]",
    "variable": "[$primary] $x {0} %s",
    "backslash": "C:\\path\\",
    "escape": "\x1b]0;PWNED\x07\x1b[2J",
    "c1": "\x9b31mred\x85",
    "nul": "a\x00b\x08\x7f",
    "lines": "one\ntwo\r\nthree\tfour",
    "bidi": "\u202eteg\u202c \u2066x\u2069",
    "invisible": "a\u200bb\u200d\u2060\ufeffc\u00ad",
    "fillers": "\u3164\u115f\u2800",
    "tags": "x\U000e0041\U000e0042",
    "surrogate": "a\ud83db",
    "wide": "宇航员王亚平叶光富",
    "combining": "e\u0301a\u0308o\u0302 Z\u0335\u0321\u0322\u0323\u0324",
    "right-to-left": "שרה דוד",
    "emoji": "👩\u200d🚀 \u2764\ufe0f 🇺🇸 👍🏽",
    "long": "Wolfeschlegelsteinhausenbergerdorff " * 9,
    "empty": "",
    "blank": "   ",
}
FIELDS = frozenset(
    {
        "name", "family", "tag", "letter", "role", "short", "verb", "title", "text", "source", "note",
        "ride_up_name", "ride_up_short", "ride_home_name", "ride_home_short", "lifeboat_name",
        "expedition_name", "commander_name", "station_name", "station_short", "port_name", "site_name",
        "landing_site", "launch_site", "next_name", "next_short", "module", "direction", "docking",
        "status", "id", "flight",
    }
)  # fmt: skip


def poisoned(value: Any, probe: str) -> Any:
    """Return a view in which every text that a face shows is the probe."""
    if isinstance(value, tuple):
        return tuple(poisoned(one, probe) for one in value)
    if not attr.has(type(value)) or type(value).__module__.startswith("crewtrack.model"):
        return value
    parts: dict[str, Any] = {}
    for field in attr.fields(type(value)):
        old = getattr(value, field.name)
        if isinstance(old, str) and field.name in FIELDS:
            parts[field.name] = probe
        elif field.name in {"nationality", "crew_names", "ship_names", "brings_home_names"}:
            parts[field.name] = tuple(probe for _ in old)
        elif field.name == "reboost" and isinstance(old, tuple):
            parts[field.name] = tuple(
                (poisoned(agency, probe), tuple(probe for _ in ships)) for agency, ships in old
            )
        elif isinstance(old, tuple) or attr.has(type(old)):
            parts[field.name] = poisoned(old, probe)
    return attr.evolve(value, **parts)


def harmless(text: str) -> bool:
    return all(
        unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"} for c in text
    )


@pytest.mark.parametrize("probe", PROBES.values(), ids=PROBES.keys())
@pytest.mark.parametrize("panel", PANELS, ids=lambda panel: panel.__name__)
def test_every_line_fills_its_width_with_harmless_text(probe: str, panel: type[Panel]) -> None:
    hostile: Overview = poisoned(OVERVIEW, probe)
    for frame, width in SIZES:
        lines = built(panel(), frame, width, hostile)
        spread = panel is DockedPanel and frame.size in {
            "narrow",
            "tiny",
        }  # free ports may take two
        assert abs(len(lines) - len(built(panel(), frame, width))) <= spread
        _are_harmless(lines, width)


def _are_harmless(lines: list[Line], width: int) -> None:
    for line in lines:
        shown = line.plain(width)
        assert cell_len(shown) == width
        assert harmless(shown)
        assert line.plain(width, ascii_text=True).isascii()
        ends = [cell.end for cell in line.cells]
        starts = [cell.column for cell in line.cells[1:]]
        assert all(end <= start for end, start in zip(ends[:-1], starts, strict=True)), shown


@pytest.mark.parametrize("probe", ["markup", "escape", "wide", "combining", "bidi", "emoji"])
def test_other_columns_stay_where_they_are(probe: str) -> None:
    hostile = poisoned(OVERVIEW, PROBES[probe])
    for clean, odd in zip(
        built(CrewPanel(), NORMAL, 70), built(CrewPanel(), NORMAL, 70, hostile), strict=True
    ):
        if not clean.selectable:
            continue
        assert odd.cells[-1] == clean.cells[-1], "the date of landing"
        (days,) = (cell for cell in clean.cells if cell.ticks)
        (moved,) = (cell for cell in odd.cells if cell.ticks)
        assert moved.text == days.text
        assert moved.column >= 40


def test_the_ascii_set_draws_with_ascii_alone() -> None:
    plain = attr.evolve(NORMAL, glyphs=ASCII)
    for panel in PANELS:
        for size in ("tiny", "narrow", "normal", "wide"):
            for line in built(panel(), attr.evolve(plain, size=size), 80):
                assert line.plain(80).isascii(), line


class _Sheet(App[None]):
    """All panels, one below the other."""

    def __init__(self, overview: Overview) -> None:
        super().__init__()
        self._overview = overview
        self.pwned = False

    def compose(self) -> ComposeResult:
        for panel in PANELS:
            yield panel(id=panel.__name__)

    def on_mount(self) -> None:
        for panel in PANELS:
            self.query_one(f"#{panel.__name__}", panel).show(self._overview, NORMAL)

    def action_pwn(self) -> None:
        self.pwned = True


@pytest.mark.parametrize("name", ["markup", "bad-markup", "escape", "c1", "wide", "surrogate"])
async def test_nothing_is_interpreted_on_a_screen(name: str) -> None:
    app = _Sheet(poisoned(OVERVIEW, PROBES[name]))
    async with app.run_test(size=(90, 70)) as pilot:
        await pilot.pause()
        strips = app.screen._compositor.render_strips()
        for strip in strips:
            assert harmless(strip.text)
            assert strip.cell_length == 90
        if name == "markup":
            assert any("CLK[/]" in strip.text for strip in strips)
            for y, strip in enumerate(strips):
                if (x := strip.text.find("CLK")) >= 0:
                    await pilot.click(offset=(x, y))
            assert not app.pwned
