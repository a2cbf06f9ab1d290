"""The Timeline on the screen: as it is drawn, every key, the mouse, and that only what differs is painted."""

from __future__ import annotations

import os
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import attr
import pytest
from rich.cells import cell_len
from tests.support import at
from tests.tui.panels.test_hostile import PROBES
from tests.tui.screen import NOW, SCENE_AT, line_with, opened, screen_styles, screen_text

from crewtrack.app.session import Session
from crewtrack.export.chart.frame import frame, label_runs
from crewtrack.export.chart.lane import draw_lane
from crewtrack.export.chart.pen import Pen
from crewtrack.export.chart.window import Window
from crewtrack.export.chart.words import reading
from crewtrack.tui.glyphs import glyphs
from crewtrack.tui.panels.lanes import LanesPanel
from crewtrack.tui.screens.timeline import TimelineScreen, planned
from crewtrack.tui.text import ascii_only, safe
from crewtrack.views.lanes import LANES, Index

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from crewtrack.tui.app import CrewtrackApp
    from crewtrack.views.shapes import Lane

GOLDEN = Path(__file__).parents[1] / "golden"
SIZES = [(40, 12), (80, 24), (120, 40), (200, 60)]


def lanes(app: CrewtrackApp) -> LanesPanel:
    return app.screen.query_one(LanesPanel)


def cursor(app: CrewtrackApp) -> int:
    """The column of the as-of instant in the chart."""
    window = lanes(app).window
    assert window is not None
    return window.at_cell


def text(app: CrewtrackApp) -> str:
    return "\n".join(screen_text(app))


async def press(pilot: Pilot[int], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


# -- as it is drawn --------------------------------------------------------------------------------


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("plain", [False, True], ids=["signs", "ascii"])
async def test_golden_text_of_the_scene(size: tuple[int, int], plain: bool) -> None:
    """The texts are kept as files; CREWTRACK_GOLDEN=write writes them anew, to be read before a commit."""
    async with opened(size=size, signs=glyphs(ascii_only=plain)) as (app, pilot):
        await press(pilot, "2")
        # what stands around the body is every screen's, and grows with each
        shown = "\n".join(screen_text(app)[app.screen.head_height : -1]) + "\n"  # type: ignore[attr-defined]
    assert all(cell_len(line) <= size[0] for line in shown.splitlines())
    if plain:
        assert shown.isascii()
    name = f"screen-timeline-{size[0]}x{size[1]}{'-ascii' if plain else ''}.txt"
    if os.environ.get("CREWTRACK_GOLDEN") == "write":
        (GOLDEN / name).write_text(shown, encoding="utf-8", newline="")
    assert shown == (GOLDEN / name).read_text(encoding="utf-8")


async def test_an_agency_s_lane_has_its_colour_and_a_conflict_stands_reversed(
    tmp_path: Path,
) -> None:
    path = tmp_path / "clash.toml"
    path.write_text(CLASH, encoding="utf-8")
    async with opened(path, at=at("2022-04-01")) as (app, pilot):
        await press(pilot, "2")
        y = line_with(app, "Prichal nadir")
        pieces = {part.strip(): style for part, style in screen_styles(app, y) if part.strip()}
        assert pieces["✗"].reverse
        assert any(
            "MS-21" in part and style.color.name == "#f2a65a" for part, style in pieces.items()
        )
        await press(
            pilot,
            *["down"]
            * [key.id for _, keys in lanes(app).rows.sections for key in keys].index(
                "prichal-nadir"
            ),
        )
        assert "✗ Soyuz MS-22 comes to Prichal nadir" in text(app)


CLASH = """
format = 1
include = ["crewtrack:catalog"]
station = "iss"
[flight.soyuz-ms-21]
spacecraft = "soyuz-ms"
crew = ["artemyev"]
launch = { at = 2022-03-18T15:55:18Z }
dock = { at = 2022-03-18T19:12:06Z, port = "prichal-nadir" }
undock = { at = 2022-09-29T07:34:32Z }
land = { at = 2022-09-29T10:57:01Z }
[flight.soyuz-ms-22]
spacecraft = "soyuz-ms"
crew = ["prokopyev"]
launch = { at = 2022-05-18T15:55:18Z }
dock = { at = 2022-05-18T19:12:06Z, port = "prichal-nadir" }
undock = { at = 2022-10-29T07:34:32Z }
land = { at = 2022-10-29T10:57:01Z }
"""


# -- keys ------------------------------------------------------------------------------------------


async def test_zoom_keeps_the_cursor_in_its_column() -> None:
    async with opened() as (app, pilot):
        await press(pilot, "2")
        column = cursor(app)
        for key, words in (
            ("-", "a week a cell"), ("-", "a month a cell"), ("-", "a quarter a cell"), ("-", "a year a cell"),
            ("-", "a year a cell"), ("+", "a quarter a cell"),
        ):  # fmt: skip
            await press(pilot, key)
            assert words in screen_text(app)[3]
            assert cursor(app) == column
        await press(pilot, *"+++++++")
        assert "an hour a cell" in screen_text(app)[3]
        assert cursor(app) == column
        await press(pilot, "+")
        assert "no finer than an hour a cell" in text(app)


async def test_the_whole_record_fits_at_every_size() -> None:
    for size in SIZES:
        async with opened(size=size) as (app, pilot):
            await press(pilot, "2", *["-"] * 8)
            window = lanes(app).window
            assert window is not None
            assert window.end - window.start > timedelta(days=28 * 365)


async def test_panning_moves_the_window_and_not_the_instant() -> None:
    async with opened() as (app, pilot):
        await press(pilot, "2")
        window = lanes(app).window
        assert window is not None
        await press(pilot, "L")
        assert lanes(app).window.first == window.first + 12  # type: ignore[union-attr]
        assert app.clock.at == SCENE_AT
        await press(pilot, "H", "H")
        assert lanes(app).window.first == window.first - 12  # type: ignore[union-attr]
        await press(pilot, *"LLLLLLLLLL")
        assert "◂" in screen_text(app)[2]  # the instant lies to the left
        await press(pilot, *"HHHHHHHHHHHHHHHHHHHHH")
        assert "▸" in screen_text(app)[2]


async def test_a_step_in_time_moves_the_cursor_and_the_window_only_at_the_margin() -> None:
    async with opened() as (app, pilot):
        await press(pilot, "2")
        first = lanes(app).window.first  # type: ignore[union-attr]
        column = cursor(app)
        await press(pilot, ">")
        assert lanes(app).window.first == first  # type: ignore[union-attr]
        assert cursor(app) == column + 12  # 30.4 days of 2.5
        assert "Fri 25 Mar 2022" in text(app)
        for _ in range(12):
            await press(pilot, ">")
            assert 25 <= cursor(app) <= 74
        assert lanes(app).window.first > first  # type: ignore[union-attr]
        for _ in range(24):
            await press(pilot, "<")
            assert 25 <= cursor(app) <= 74


async def test_a_jump_far_away_puts_the_instant_where_it_stands_at_first() -> None:
    async with opened() as (app, pilot):
        await press(pilot, "2")
        app.seek(at("2010-05-01"))
        await pilot.pause()
        assert cursor(app) == 46
        assert "2010" in screen_text(app)[3]
        await press(pilot, "0")
        assert cursor(app) == 46


async def test_stepping_in_time_fills_the_bars() -> None:
    async with opened() as (app, pilot):
        await press(pilot, "2")
        y = line_with(app, "Prichal nadir")
        assert "├─ Soyuz MS-21 ──" in screen_text(app)[y]
        await press(pilot, "right", "right")  # launch, docking
        assert "┣─ Soyuz MS-21 ──" in screen_text(app)[y]
        await press(pilot, ">")
        assert "┣━ Soyuz MS-21 ──" in screen_text(app)[y]
        await press(pilot, ">")
        assert "┣━ Soyuz MS-21 ━━" in screen_text(app)[y]


async def test_m_goes_through_the_lanes() -> None:
    async with opened() as (app, pilot):
        await press(pilot, "2")
        seen = []
        for _ in range(5):
            await press(pilot, "m")
            heads = [line.split()[1] for line in screen_text(app) if line.startswith("─ ")]
            seen.append(heads)
        assert seen == [["PORTS"], ["PEOPLE"], ["FLIGHTS"], ["AGENCIES"], ["PORTS", "PEOPLE"]]


async def test_agencies_are_step_curves() -> None:
    async with opened() as (app, pilot):
        await press(pilot, "2", "m", "m", "m", "m")
        assert "4━" in screen_text(app)[line_with(app, "NASA▌NASA")]
        assert "4 aboard" in text(app)


async def test_up_and_down_go_through_the_lanes_and_enter_opens() -> None:
    async with opened() as (app, pilot):
        await press(pilot, "2")
        assert "HARMONY FORWARD   Crew-3, NASA   11 Nov 2021 23:32 to 5 May 05:20" in text(app)
        assert app.selected == ("flight", "crew-3")
        await press(pilot, *["down"] * 12)
        assert app.selected == ("person", "vande-hei")
        words = "MARK VANDE HEI  NASA   aboard 9 Apr 2021 11:05 to 30 Mar 07:21   up MS-18, home MS-19   day 322 of 355"
        assert words in text(app)
        await press(pilot, "enter")
        assert "seat   Soyuz MS-19 at Rassvet nadir" in text(app)
        await press(pilot, "escape")
        assert "seat   Soyuz MS-19" not in text(app)
        await press(pilot, "end")
        assert "who left" not in text(app)
        assert app.selected is not None
        await press(pilot, "home", "k", "k")
        assert app.selected == ("flight", "crew-3")
        await press(pilot, "pagedown", "pageup")
        assert app.selected == ("flight", "crew-3")


async def test_a_free_port_says_so_and_opens_the_port() -> None:
    async with opened() as (app, pilot):
        await press(pilot, "2", "down")
        assert "HARMONY ZENITH   free since 23 Jan 15:40   then Axiom 1, 9 Apr 12:29" in text(app)


async def test_what_lies_below_is_counted() -> None:
    async with opened() as (app, pilot):
        await press(pilot, "2")
        assert "↓ 8 more" in text(app)
        await press(pilot, *["down"] * 26)
        assert "↓ " in text(app)
        assert "↑" in text(app)


async def test_the_selection_stays_with_its_lane_when_others_come() -> None:
    async with opened() as (app, pilot):
        await press(pilot, "2", *["down"] * 12)
        for key in ("-", "-", "L", ">", ">", "m", "m"):
            await press(pilot, key)
            if key != "m":
                assert app.selected == ("person", "vande-hei")
        assert lanes(app).which == "people"


async def test_the_screen_catches_up_with_the_instant_of_another() -> None:
    async with opened() as (app, pilot):
        await press(pilot, "2", "1", ">", "2")
        assert "Fri 25 Mar 2022" in text(app)
        assert cursor(app) == 58


async def test_jumping_to_a_person_selects_their_lane() -> None:
    async with opened() as (app, pilot):
        await press(pilot, "2")
        app.jump(("person", "maurer"))
        await pilot.pause()
        assert "MATTHIAS MAURER" in text(app)
        app.jump(("flight", "soyuz-ms-21"))
        await pilot.pause()
        assert "PRICHAL NADIR   free" in text(app)


async def test_a_filter_leaves_the_lanes_that_match() -> None:
    async with opened() as (app, pilot):
        await press(pilot, "2", "slash", *"agency", "colon", *"esa", "enter")
        shown = text(app)
        assert "Maurer" in shown
        assert "Chari" not in shown
        await press(pilot, "escape")
        assert "Chari" in text(app)
        await press(pilot, "slash", *"zzz", "enter")
        assert "nothing matches zzz" in text(app)


async def test_now_is_shown_where_it_is_in_the_window() -> None:
    async with opened() as (app, pilot):
        await press(pilot, "2")
        assert "now" not in screen_text(app)[2]
        await press(pilot, "-", "-", "-")
        assert "╎now" in screen_text(app)[2]


async def test_a_file_that_breaks_leaves_the_last_good_chart(tmp_path: Path) -> None:
    for size in SIZES:
        path = tmp_path / "clash.toml"
        path.write_text(CLASH, encoding="utf-8")
        async with opened(path, at=at("2022-04-01"), size=size) as (app, pilot):
            await press(pilot, "2")
            before = [line for line in screen_text(app) if "Harm" in line]
            assert len(before) == 3
            path.write_text(CLASH + "[", encoding="utf-8")
            app.reload()
            await pilot.pause()
            assert "clash.toml" in text(app)
            assert [line for line in screen_text(app) if "Harm" in line] == before
            path.write_text(CLASH, encoding="utf-8")
            app.reload()
            await pilot.pause()
            assert "clash.toml:" not in text(app)


# -- mouse -----------------------------------------------------------------------------------------


async def test_a_click_selects_a_second_one_opens() -> None:
    async with opened() as (app, pilot):
        await press(pilot, "2")
        y = line_with(app, "Maurer")
        await pilot.click(offset=(40, y))
        await pilot.pause()
        assert app.selected == ("person", "maurer")
        await pilot.click(offset=(40, y))
        await pilot.pause()
        assert app.screen.opened  # type: ignore[attr-defined]


async def test_a_click_on_the_axis_goes_to_that_instant() -> None:
    async with opened() as (app, pilot):
        await press(pilot, "2")
        window = lanes(app).window
        assert window is not None
        await pilot.click(offset=(19 + 60, 3))
        await pilot.pause()
        assert app.clock.at == window.edges[60]


async def test_dragging_pulls_the_window_along() -> None:
    async with opened() as (app, pilot):
        await press(pilot, "2")
        first = lanes(app).window.first  # type: ignore[union-attr]
        selected = app.selected
        await pilot.mouse_down(offset=(60, 20))
        await pilot.hover(offset=(50, 20))
        await pilot.mouse_up(offset=(50, 20))
        await pilot.pause()
        assert lanes(app).window.first == first + 10  # type: ignore[union-attr]
        assert app.selected == selected
        assert app.clock.at == SCENE_AT


@pytest.mark.parametrize(
    ("event", "keys", "moved"),
    [("down", {"ctrl": True}, "zoom"), ("down", {"shift": True}, "pan"), ("right", {}, "pan")],
)
async def test_the_wheel_zooms_and_pans(event: str, keys: dict[str, bool], moved: str) -> None:
    from textual import events

    kind: Any = {"down": events.MouseScrollDown, "right": events.MouseScrollRight}[event]
    modifiers = {"shift": False, "meta": False, "ctrl": False} | keys
    async with opened() as (app, pilot):
        await press(pilot, "2")
        panel = lanes(app)
        before = panel.window
        assert before is not None
        panel.post_message(
            kind(
                widget=panel,
                x=60,
                y=10,
                delta_x=0,
                delta_y=1,
                button=0,
                screen_x=60,
                screen_y=13,
                style=None,
                **modifiers,
            )
        )
        await pilot.pause()
        after = panel.window
        assert after is not None
        if moved == "zoom":
            assert after.scale.name == "1w"
        else:
            assert after.first > before.first


async def test_the_wheel_scrolls_the_lanes_and_the_heads_stay() -> None:
    from textual import events

    async with opened() as (app, pilot):
        await press(pilot, "2")
        panel = lanes(app)
        axis = screen_text(app)[3:7]
        for _ in range(4):
            panel.post_message(
                events.MouseScrollDown(
                    widget=panel,
                    x=60,
                    y=10,
                    delta_x=0,
                    delta_y=1,
                    button=0,
                    screen_x=60,
                    screen_y=13,
                    style=None,
                    shift=False,
                    meta=False,
                    ctrl=False,
                )
            )
        await pilot.pause()
        assert screen_text(app)[3:6] == axis[:3]
        assert screen_text(app)[6].startswith(" ↑ 4 more ")
        assert screen_text(app)[6][15:] == axis[3][15:]
        assert "Harmony forward" not in text(app)
        assert "↓ 4 who left" in text(app)


# -- painting --------------------------------------------------------------------------------------


async def test_only_rows_that_differ_are_painted() -> None:
    async with opened() as (app, pilot):
        await press(pilot, "2")
        panel = lanes(app)
        painted: list[int] = []
        render = panel.render_line

        def counted(y: int) -> Any:
            painted.append(y)
            return render(y)

        panel.render_line = counted  # type: ignore[method-assign]
        await press(pilot, "down")
        assert sorted(set(painted)) == [5, 6]
        painted.clear()
        app.refresh_view()
        await pilot.pause()
        assert painted == []


def test_the_parts_stand_apart_and_fill_the_body() -> None:
    for layout, heights in (
        ("tiny", (10, 20)),
        ("narrow", (21, 37)),
        ("normal", (27, 57)),
        ("wide", (37, 77)),
    ):
        for height in heights:
            for opened_ in (False, True):
                for banner in (False, True):
                    plan = planned(layout, 120, height, opened=opened_, banner=banner)
                    lines = [y for _, _, y in plan.across]
                    rows = [
                        y
                        for name, (_, top, _, high) in plan.boxes.items()
                        if name != plan.over
                        for y in range(top, top + high)
                    ]
                    assert sorted(lines + rows) == list(range(height)), (layout, height)
                    assert plan.boxes["lanes"][3] > 3


def test_it_is_the_second_screen() -> None:
    from crewtrack.app.registry import SCREENS

    assert [entry.number for entry in SCREENS if entry.id == TimelineScreen.NAME] == [2]


# -- from run to run -------------------------------------------------------------------------------


async def test_scale_and_lanes_are_kept() -> None:
    async with opened() as (app, pilot):
        await press(pilot, "2")
        await press(pilot, "-", "m")
        kept = app.screen.memory()  # type: ignore[attr-defined]
        assert kept == {"zoom": "1w", "lanes": "ports"}
    async with opened(kept={"timeline": kept}) as (app, pilot):
        await press(pilot, "2")
        assert "a week a cell" in text(app)
        assert "PEOPLE" not in text(app)
        assert cursor(app) == 46


@pytest.mark.parametrize(
    "kept", [{"zoom": "2d", "lanes": "x"}, {"zoom": 3, "lanes": None}, {"zoom": []}]
)
async def test_what_makes_no_sense_is_passed_over(kept: dict[str, Any]) -> None:
    async with opened(kept={"timeline": kept}) as (app, pilot):
        await press(pilot, "2")
        assert "2.5 days a cell" in text(app)


async def test_a_saved_view_may_say_how_much_time_a_cell_takes() -> None:
    async with opened() as (app, pilot):
        await press(pilot, "2", "-", "-")
        column = cursor(app)
        app.screen.recall({"zoom": "a year a cell"})  # type: ignore[attr-defined]
        await pilot.pause()
        assert "a year a cell" in text(app)
        assert cursor(app) == column


# -- hostile text ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PROBES)
async def test_hostile_names_stay_in_their_cells(name: str) -> None:
    probe = PROBES[name]
    for width in (40, 80, 120, 200):
        for plain in (False, True):
            pen = Pen(ascii_only=plain, clean=ascii_only if plain else safe, width=cell_len)
            window = Window.around("2.5d", SCENE_AT, frame(width).cells)
            for lane in _lanes(probe):
                runs = [
                    *label_runs(lane, frame(width), pen, mark="▌"),
                    *draw_lane(lane, window, pen),
                ]
                shown = "".join(part for part, _ in runs)
                assert cell_len(shown) == width - 1
                assert shown == safe(shown)
                assert not plain or shown.isascii()
                said = reading(lane, SCENE_AT)
                assert said.parts


def _lanes(probe: str) -> list[Lane]:
    """A lane of each kind whose every text is the probe."""
    index = (
        Index(Session("crewtrack:iss-2022-02-25", now=NOW).ledger, "iss")
        if not _INDEX
        else _INDEX[0]
    )
    _INDEX[:] = [index]
    out = []
    for which in LANES[1:]:
        start, end = SCENE_AT - timedelta(days=115), SCENE_AT + timedelta(days=130)
        for _, keys in index.keys(SCENE_AT, start, end, which):
            for key in keys[:9]:
                lane = index.lane(key, SCENE_AT, start, end)
                agency = (
                    None
                    if lane.agency is None
                    else attr.evolve(
                        lane.agency, id=probe, name=probe, tag=probe[:4], letter=probe[:1]
                    )
                )
                bars = tuple(
                    attr.evolve(
                        bar,
                        name=probe,
                        short=probe,
                        home_short=probe,
                        agency=agency,
                        conflict=probe,
                    )
                    for bar in lane.bars
                )
                out.append(attr.evolve(lane, name=probe, short=probe, agency=agency, bars=bars))
    return out


_INDEX: list[Index] = []


async def test_empty_is_a_sentence_and_a_way_on(tmp_path: Path) -> None:
    path = tmp_path / "empty.toml"
    path.write_text('format = 1\n[station.x]\nname = "X"\n', encoding="utf-8")
    async with opened(path, at=SCENE_AT) as (app, pilot):
        await press(pilot, "2")
        assert " nothing is recorded of this time    - more time    g go to a date" in text(app)
        await press(
            pilot,
            "m",
            "m",
            "j",
            "k",
            "end",
            "home",
            "pagedown",
            "enter",
            "escape",
            "+",
            "-",
            "H",
            "L",
        )
        assert "nothing in this window" in text(app)
        assert app.selected is None
        await press(pilot, "m")
        assert " no flight in this window" in text(app)


async def test_the_instant_keeps_its_place_through_any_size() -> None:
    async with opened() as (app, pilot):
        await press(pilot, "2", *["down"] * 12)
        for size in ((30, 8), (80, 24), (200, 60), (40, 12), (120, 20), (120, 40)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            if size == (30, 8):
                assert "needs" in text(app)
                assert "40x12" in text(app)
                continue
            window = lanes(app).window
            assert window is not None
            assert window.cells == lanes(app).parts.cells
            assert window.cells // 4 <= cursor(app) <= window.cells - 1 - window.cells // 4
            assert all(cell_len(line) <= size[0] for line in screen_text(app))
            assert app.selected == ("person", "vande-hei")
            assert "VANDE HEI" in text(app)


async def test_what_is_wrong_waits_until_the_first_screen_stands(tmp_path: Path) -> None:
    path = tmp_path / "clash.toml"
    path.write_text(CLASH, encoding="utf-8")
    async with opened(path, at=at("2022-04-01")) as (app, pilot):
        app.standing = False
        app.session._problems = None
        await press(pilot, "2")
        assert app.session._problems is None
        assert "comes to Prichal nadir" not in text(app)
        app.jump(("station", "iss", "port", "prichal-nadir"))
        await pilot.pause()
        assert "comes to Prichal nadir" not in text(app)
        app.standing = True
        app.refresh_view()
        await pilot.pause()
        assert "✗ Soyuz MS-22 comes to Prichal nadir" in text(app)


@pytest.mark.parametrize("key", ["n", "L"])
async def test_a_terminal_that_shrinks_past_the_cursor(key: str) -> None:
    """The instant, or now, stands at the right, where the smaller terminal has no cells any more."""
    async with opened(size=(200, 60), screen="timeline") as (app, pilot):
        await pilot.press(*["minus"] * 3, *["H"] * 3, key)
        await pilot.pause()
        for size in ((128, 48), (200, 60), (120, 40), (81, 24), (200, 60), (119, 39)):
            await pilot.resize_terminal(*size)
            await pilot.pause()
            assert app._exception is None, size
            assert any(sign in "".join(screen_text(app)) for sign in "▼◂▸"), size
