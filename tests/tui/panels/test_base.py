"""Selecting, scrolling and painting, in a small app."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import attr
from hypothesis import given
from hypothesis import strategies as st
from tests.tui.panels.sample import EVENTS, GROUPS, NORMAL, OVERVIEW, evolve
from textual.app import App, ComposeResult
from textual.events import MouseScrollDown
from textual.widgets import Input

from crewtrack.app.registry import in_scope
from crewtrack.tui.agencies import ANSI, DARK
from crewtrack.tui.panels.base import _part
from crewtrack.tui.panels.crew import CrewPanel
from crewtrack.tui.panels.lines import Cell, Line, Row, changed
from crewtrack.tui.panels.next import NextPanel
from crewtrack.tui.text import cell_width

if TYPE_CHECKING:
    import pytest
    from textual.geometry import Region
    from textual.pilot import Pilot

    from crewtrack.tui.panels.base import Panel
    from crewtrack.views.shapes import Overview

CREW = [("person", one.id) for group in GROUPS for one in group.crew]


class Screen(App[None]):
    """A crew of six rows, and another list beside it."""

    CSS = "CrewPanel { height: 6; width: 70; } NextPanel { height: 6; width: 49; } Input { height: 3; }"

    def __init__(self) -> None:
        super().__init__()
        self.told: list[tuple[str, Any]] = []
        self.crew = CrewPanel(id="crew")
        self.next = NextPanel(id="next")

    def compose(self) -> ComposeResult:
        yield self.crew
        yield self.next
        yield Input()

    def on_mount(self) -> None:
        self.show(OVERVIEW)
        self.crew.focus()

    def show(self, overview: Overview, **values: Any) -> None:
        for panel in (self.crew, self.next):
            panel.show(overview, attr.evolve(NORMAL, **values))

    def on_panel_highlighted(self, message: Panel.Highlighted) -> None:
        self.told.append(("highlighted", message.address))

    def on_panel_opened(self, message: Panel.Opened) -> None:
        assert message.control is message.panel
        self.told.append(("opened", message.address))

    @property
    def chosen(self) -> Any:
        return self.crew.selected


def strips(panel: Panel) -> list[str]:
    return [panel.render_line(y).text.rstrip() for y in range(panel.size.height)]


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
    await pilot.pause()


async def test_the_keys_of_the_registry_move_the_selection() -> None:
    app = Screen()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.chosen == CREW[0]
        for keys, place in (
            (("down",), 1),
            (("j",), 2),
            (("k",), 1),
            (("up", "up", "up"), 0),
            (("end",), 6),
            (("down",), 6),
            (("home",), 0),
            (("pagedown",), 4),
            (("pagedown", "pagedown"), 6),
            (("pageup",), 2),
        ):
            await press(pilot, *keys)
            assert app.chosen == CREW[place], keys
    bound = {binding.id for _, binding in app.crew._bindings}
    assert bound == {command.id for command in in_scope("list")}


async def test_the_selection_is_marked_in_the_gutter_and_tinted() -> None:
    app = Screen()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "down")
        shown = strips(app.crew)
        assert shown[3].startswith("  ▌ Thomas Marshburn")
        assert "".join(shown).count("▌") == 1
        backgrounds = {
            segment.style.bgcolor.name
            for segment in app.crew.render_line(3)
            if segment.style is not None and segment.style.bgcolor is not None
        }
        assert backgrounds == {str(DARK.selected).lower()}


async def test_a_list_where_nobody_has_been_shows_no_selection() -> None:
    app = Screen()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "▌" not in "".join(strips(app.next))
        await press(pilot, "tab")
        assert strips(app.next)[1].startswith("▌ 21d 03h")
        assert "  ▌ Raja Chari" in strips(app.crew)[2], "and keeps it when the focus has gone"


async def test_the_title_is_bold_where_the_focus_is() -> None:
    app = Screen()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()

        def bold(panel: Panel) -> bool:
            return any(
                segment.text.startswith(("CREW", "NEXT"))
                and bool(segment.style and segment.style.bold)
                for segment in panel.render_line(0)
            )

        assert bold(app.crew)
        assert not bold(app.next)
        await press(pilot, "tab")
        assert not bold(app.crew)
        assert bold(app.next)


async def test_the_title_stays_and_the_rest_scrolls() -> None:
    app = Screen()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "end")
        shown = strips(app.crew)
        assert shown[0].startswith("  CREW 7 ")
        assert shown[5].startswith("  ▌ Matthias Maurer")
        assert shown[1].endswith("↑")
        await press(pilot, "home")
        shown = strips(app.crew)
        assert shown[1].startswith("  NASA 4"), "a group's name comes into view with its first"
        assert shown[5].endswith("↓")


async def test_a_group_whose_name_has_scrolled_away_is_named_again() -> None:
    app = Screen()
    async with app.run_test(size=(90, 24)) as pilot:
        app.crew.styles.width = 80
        await pilot.pause()
        app.show(OVERVIEW, size="narrow")
        assert strips(app.crew)[1].startswith(" NASA ▌ Raja Chari")
        assert strips(app.crew)[2].startswith("        Thomas Marshburn")
        await press(pilot, "pagedown", "down", "down")
        assert strips(app.crew)[1].startswith(" NASA   Kayla Barron")
        assert strips(app.crew)[2].startswith("        Mark Vande Hei")


async def test_moving_and_opening_are_told() -> None:
    app = Screen()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.told.clear()
        await press(pilot, "down", "enter")
        assert app.told == [("highlighted", CREW[1]), ("opened", CREW[1])]
        app.told.clear()
        await press(pilot, "tab")
        assert app.told == [("highlighted", EVENTS[0].address)], "what the focus comes to is shown"


async def test_a_click_selects_and_a_second_opens() -> None:
    app = Screen()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.told.clear()
        await pilot.click(CrewPanel, offset=(10, 4))
        assert app.chosen == CREW[2]
        assert ("opened", CREW[2]) not in app.told
        await pilot.click(CrewPanel, offset=(10, 4))
        assert app.told[-1] == ("opened", CREW[2])
        await pilot.click(CrewPanel, offset=(10, 1))
        assert app.chosen == CREW[2], "a group's name is nobody"


async def test_the_wheel_scrolls_and_leaves_the_selection() -> None:
    app = Screen()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot._post_mouse_events(
            [MouseScrollDown],
            CrewPanel,
            (5, 3),
            button=0,
        )
        await pilot.pause()
        assert strips(app.crew)[1].startswith("  ▌ Raja Chari")
        assert app.chosen == CREW[0]


async def test_the_selection_is_kept_by_address() -> None:
    app = Screen()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "end", "up")
        assert app.chosen == ("person", "dubrov")
        app.show(evolve(OVERVIEW, roster={"groups": GROUPS[1:]}))
        assert app.chosen == ("person", "dubrov")
        app.show(evolve(OVERVIEW, roster={"groups": GROUPS[:1]}))
        await pilot.pause()
        assert app.chosen == ("person", "marshburn"), "else what stands there now"
        assert app.told[-1] == ("highlighted", ("person", "marshburn"))
        app.show(evolve(OVERVIEW, roster={"groups": ()}))
        assert app.chosen is None
        await press(pilot, "down", "enter")
        assert app.crew.select(("person", "chari")) is False
        app.show(OVERVIEW)
        assert app.crew.select(("person", "chari")) is True
        assert app.chosen == ("person", "chari")


async def test_only_what_changed_is_painted(monkeypatch: pytest.MonkeyPatch) -> None:
    app = Screen()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        asked: list[tuple[Region, ...]] = []
        monkeypatch.setattr(app.next, "refresh", lambda *regions, **_: asked.append(regions))
        app.show(OVERVIEW)
        assert asked == []
        first = attr.evolve(EVENTS[0], aboard=9)
        app.show(evolve(OVERVIEW, agenda={"events": (first, *EVENTS[1:])}))
        ((region,),) = asked
        assert (region.y, region.height) == (1, 1)
        assert 40 <= region.x < region.right == 49  # from the new head count on
        asked.clear()
        app.show(evolve(OVERVIEW, agenda={"events": (first, *EVENTS[1:])}), palette=ANSI)
        assert asked == [()], "another theme paints everything"


async def test_what_a_step_has_changed_is_bold_until_the_next_key() -> None:
    app = Screen()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        sick = attr.evolve(GROUPS[0].crew[0], lifeboat=None)
        group = attr.evolve(GROUPS[0], crew=(sick, *GROUPS[0].crew[1:]))
        after = evolve(OVERVIEW, roster={"groups": (group, *GROUPS[1:])})
        app.show(after, previous=OVERVIEW)
        bold = [
            cell.text
            for line in app.crew.lines
            for cell in line.cells
            if "bold" in cell.style.split()
        ]
        assert bold == ["○ no seat"]
        app.show(after, previous=None)
        assert not any("bold" in cell.style for line in app.crew.lines for cell in line.cells)


async def test_a_person_who_has_come_is_bold_as_a_whole() -> None:
    app = Screen()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.show(OVERVIEW, previous=evolve(OVERVIEW, roster={"groups": GROUPS[:2]}))
        line = app.crew.lines[-1]
        assert line.address == ("person", "maurer")
        assert all("bold" in cell.style for cell in line.cells)


def test_lines_are_compared_by_what_they_are_about() -> None:
    def line(count: str, days: str, key: str = "") -> Line:
        row = Row(20, NORMAL.glyphs).put(0, "crew").put(6, count).put(12, days, ticks=True)
        return row.line(("person", "x"), key=key)

    (same,) = changed([line("7", "1")], [line("7", "2")], new=True)
    assert same == line("7", "1")
    (other,) = changed([line("7", "1")], [line("10", "1")], new=True)
    assert [cell.style for cell in other.cells] == ["", "bold", ""]
    (fresh,) = changed([line("7", "1", key="b")], [line("7", "1", key="a")], new=True)
    assert {cell.style for cell in fresh.cells} == {"bold"}
    (quiet,) = changed([line("7", "1", key="b")], [line("7", "1", key="a")], new=False)
    assert quiet == line("7", "1", key="b")


async def test_another_width_builds_anew() -> None:
    app = Screen()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        app.crew.styles.width = 76
        await pilot.pause()
        assert app.crew.lines[0].cells[-1].end == 75


async def test_text_can_be_marked_and_copied_as_it_is_seen() -> None:
    app = Screen()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.mouse_down(CrewPanel, offset=(4, 2))
        await pilot.hover(CrewPanel, offset=(14, 3))
        await pilot.mouse_up(CrewPanel, offset=(14, 3))
        await pilot.pause()
        copied = app.screen.get_selected_text()
        assert copied is not None
        assert copied.startswith("Raja Chari ")
        assert copied.rstrip().endswith("Thomas Mars")


async def test_the_plain_text_of_a_panel_is_all_its_lines() -> None:
    app = Screen()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert app.crew.plain_text().split("\n")[-1].endswith("6 May")
        assert len(app.crew.plain_text().split("\n")) == 11


CELLS = st.lists(
    st.tuples(
        st.integers(0, 3), st.text("ab 日é", min_size=1, max_size=4), st.sampled_from(["", "dim"])
    ),
    max_size=6,
)


def drawn(cells: list[tuple[int, str, str]]) -> Line:
    at = 0
    out = []
    for gap, text, style in cells:
        out.append(Cell(at + gap, text, style))
        at = out[-1].end
    return Line(tuple(out))


@given(CELLS, CELLS, st.integers(1, 30))
def test_outside_of_the_part_that_is_painted_two_lines_are_alike(
    before: list[tuple[int, str, str]], after: list[tuple[int, str, str]], width: int
) -> None:
    one, two = drawn(before), drawn(after)
    part = _part(3, (one, False), (two, False), width)
    assert (part.y, part.height) == (3, 1)
    assert 0 <= part.x < part.right <= width or part.width == 1
    cells = [
        [(letter, style) for text, style in line.pieces(width) for letter in spread(text)]
        for line in (one, two)
    ]
    assert cells[0][: part.x] == cells[1][: part.x]
    assert cells[0][part.right :] == cells[1][part.right :]


def spread(text: str) -> list[str]:
    """A letter for each cell: a wide one stands twice."""
    return [letter for letter in text for _ in range(cell_width(letter))]


def test_a_row_that_is_selected_now_is_painted_whole() -> None:
    line = drawn([(0, "a", "")])
    assert _part(0, (line, False), (line, True), 9).width == 9
    assert _part(0, (None, False), (line, False), 9).width == 9
