"""A lane as cells: what lies behind, ahead and in doubt, names that give way, and marks that do not."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import attr
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support import at

from crewtrack.export.chart.lane import draw_lane, per_cell
from crewtrack.export.chart.pen import Pen
from crewtrack.export.chart.window import Window
from crewtrack.model.when import FAR_FUTURE
from crewtrack.views.scale import Scale
from crewtrack.views.shapes import AgencyRef, Bar, Lane, Mark

if TYPE_CHECKING:
    from datetime import datetime

START = at("2022-01-03")  # a Monday
NASA = AgencyRef("nasa", "NASA", "NASA", "N")


def day(number: float) -> datetime:
    return START + timedelta(days=number)


def window(now: float = 10, cells: int = 30, step: str = "1d") -> Window:
    scale = Scale(step)
    return Window(scale, scale.index(START), cells, day(now))


def bar(begin: float, until: float | None, **given: Any) -> Bar:
    """A bar from one day to another, both known exactly."""
    first = day(begin)
    last = FAR_FUTURE if until is None else day(until)
    base: dict[str, Any] = {
        "id": "x", "name": "Ship X-1", "short": "X-1", "home": None, "home_short": None, "agency": NASA,
        "start_low": first, "start": first, "start_high": first, "end_low": last, "end": last, "end_high": last,
        "begins": None, "ends": None, "port": None, "port_name": None, "out": None, "back": None, "stays": True, "forever": False, "conflict": None,
        "address": ("flight", "x"),
    }  # fmt: skip
    return Bar(**(base | given))


def lane(*bars: Bar, kind: str = "port", marks: tuple[Mark, ...] = ()) -> Lane:
    return Lane(kind, "p", "Port", "P", None, "", bars, marks, (), ("station", "iss", "port", "p"))


def drawn(one: Lane, found: Window | None = None, **pen: Any) -> str:
    return "".join(text for text, _ in draw_lane(one, found or window(), Pen(**pen))).rstrip()


def nameless(begin: float, until: float | None, **given: Any) -> Bar:
    return bar(begin, until, **({"name": "n" * 90, "short": "n" * 90} | given))


# -- what has happened, what is planned, what may be -----------------------------------------------


def test_heavy_behind_light_ahead() -> None:
    assert drawn(lane(nameless(2.5, 18.5))) == "  ┣━━━━━━━━───────┤"
    assert drawn(lane(nameless(2.5, 8.5))) == "  ┣━━━━━┫ ┊"
    assert drawn(lane(nameless(12.5, 18.5))) == "          ┊ ├─────┤"


def test_the_cell_of_the_instant_has_begun_and_its_ticks_tell() -> None:
    assert drawn(lane(nameless(10.5, 14)), window(10.2)) == "          ├───┤"
    assert drawn(lane(nameless(10.5, 14)), window(10.7)) == "          ┣───┤"
    assert drawn(lane(nameless(5, 10.5)), window(10.2)) == "     ┣━━━━┤"
    assert drawn(lane(nameless(5, 10.5)), window(10.7)) == "     ┣━━━━┫"


def test_a_bar_goes_on_beyond_the_edges() -> None:
    assert drawn(lane(nameless(-5, 40))) == "‹━━━━━━━━━━──────────────────›"
    assert drawn(lane(nameless(-5, 0.5))) == "┫         ┊"
    assert drawn(lane(nameless(-5, 1.5))) == "‹┫        ┊"
    assert drawn(lane(nameless(29.5, 40))) == "          ┊                  ├"


def test_an_uncertain_end_fades_over_the_span_in_which_it_may_fall() -> None:
    fading = nameless(2.5, 18.5, end_low=day(14.5), end_high=day(20.5), end=day(20.5))
    assert drawn(lane(fading)) == "  ┣━━━━━━━━────┄┄┄┄┄┄"
    coming = nameless(14.5, 24.5, start_low=day(12.5), start=day(14.5), start_high=day(14.5))
    assert drawn(lane(coming)) == "          ┊ ┄┄──────────┤"
    both = nameless(12.5, 24.5, start_high=day(20.5), end_low=day(18.5))
    assert drawn(lane(both)) == "          ┊ ┄┄┄┄┄┄┄┄┄┄┄┄┄"


def test_doubt_within_a_cell_is_none_to_be_seen() -> None:
    vague = nameless(2.5, 18.5, end_low=day(18.1), end_high=day(18.9))
    assert drawn(lane(vague)) == "  ┣━━━━━━━━───────┤"


def test_an_end_that_nobody_knows_may_fall_anywhere_from_now_on() -> None:
    assert drawn(lane(nameless(2.5, None))) == "  ┣━━━━━━━━┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄›"
    assert drawn(lane(nameless(12.5, None))) == "          ┊ ├┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄┄›"
    assert drawn(lane(nameless(2.5, None, forever=True))) == "  ┣━━━━━━━━──────────────────›"


def test_the_way_there_and_back_is_transit() -> None:
    going = nameless(5.5, 15.5, out=day(2.5), back=day(17.5))
    assert drawn(lane(going, kind="person")) == "  ···┣━━━━━────┤··"
    free = nameless(2.5, 5.5, stays=False)
    assert drawn(lane(free, kind="person")) == "  ····    ┊"


# -- bars that meet --------------------------------------------------------------------------------


def test_where_one_ends_and_the_next_begins() -> None:
    assert drawn(lane(nameless(2.5, 6.2), nameless(6.7, 9.5))) == "  ┣━━━╋━━┫┊"
    assert drawn(lane(nameless(12.5, 16.2), nameless(16.7, 19.5))) == "          ┊ ├───┼──┤"
    assert drawn(lane(nameless(12.5, 15.2), nameless(16.7, 19.5))) == "          ┊ ├──┤├──┤"


def test_a_bar_within_a_cell() -> None:
    assert drawn(lane(nameless(2.2, 2.8))) == "  ┃       ┊"
    assert drawn(lane(nameless(12.2, 12.8))) == "          ┊ │"
    assert drawn(lane(nameless(12.1, 12.2), nameless(12.6, 12.8))) == "          ┊ ┼"


def test_two_at_once_are_a_conflict_where_the_second_begins() -> None:
    runs = draw_lane(lane(nameless(2.5, 20.5), nameless(14.5, 24.5)), window(), Pen())
    assert ("✗", "error") in runs
    assert drawn(lane(nameless(2.5, 20.5), nameless(14.5, 24.5))) == "  ┣━━━━━━━━───✗─────────┤"


def test_what_merely_may_overlap_is_none() -> None:
    vague = nameless(2.5, 16.5, end_low=day(12.5), end_high=day(16.5))
    assert "✗" not in drawn(lane(vague, nameless(14.5, 24.5)))


def test_what_check_says_is_a_conflict_however_short() -> None:
    assert drawn(lane(nameless(14.5, 14.6, conflict="no such port"))) == "          ┊   ✗"


# -- names -----------------------------------------------------------------------------------------


def test_a_name_stands_behind_the_start_or_gives_way() -> None:
    assert drawn(lane(bar(2.5, 18.5))) == "  ┣━ Ship X-1 ────┤"
    assert drawn(lane(bar(2.5, 13.5))) == "  ┣━ X-1 ━━──┤"
    assert drawn(lane(bar(12.5, 17.5))) == "          ┊ ├X-1─┤"
    assert drawn(lane(bar(12.5, 16.5))) == "          ┊ ├X-1┤"
    assert drawn(lane(bar(12.5, 15.5))) == "          ┊ ├──┤"


def test_a_name_moves_with_the_left_edge() -> None:
    assert drawn(lane(bar(-9, 18.5))) == "‹━ Ship X-1 ──────┤"


def test_a_person_s_lane_names_the_ride_home_at_its_end() -> None:
    swapped = bar(2.5, 22.5, home="y", home_short="Y-2")
    assert drawn(lane(swapped, kind="person")) == "  ┣━ X-1 ━━────── Y-2 ┤"
    short = bar(2.5, 11.5, home="y", home_short="Y-2")
    assert "Y-2" not in drawn(lane(short, kind="person"))


def test_a_name_gives_way_to_a_mark() -> None:
    mark = Mark("command", day(4.5), None, None, ("expedition", "e"))
    assert drawn(lane(bar(2.5, 22.5), kind="person", marks=(mark,))) == "  ┣━◆━ X-1 ───────────┤"


def test_wide_letters_take_two_cells() -> None:
    text = drawn(lane(bar(2.5, 18.5, name="神舟十四", short="神舟")))
    assert text == "  ┣━ 神舟十四 ────┤"


def test_no_name_is_cut() -> None:
    for end in range(3, 30):
        text = drawn(lane(bar(2.5, end + 0.5)))
        assert "X-1" in text or "X" not in text
        assert "…" not in text


# -- marks -----------------------------------------------------------------------------------------


def test_a_person_without_a_seat() -> None:
    gap = Mark("no-lifeboat", day(12.5), day(15.5), None, ("person", "p"))
    runs = draw_lane(lane(nameless(2.5, 22.5), kind="person", marks=(gap,)), window(), Pen())
    assert ("○○○○", "warning") in runs


def test_a_mark_outside_of_the_window_is_not_drawn() -> None:
    marks = (
        Mark("command", day(-4), None, None, ("expedition", "e")),
        Mark("command", day(44), None, None, ("expedition", "e")),
        Mark("no-lifeboat", day(40), FAR_FUTURE, None, ("person", "p")),
    )
    assert drawn(lane(nameless(2.5, 22.5), kind="person", marks=marks)) == "  ┣━━━━━━━━───────────┤"


# -- all of them -----------------------------------------------------------------------------------

BARS = st.lists(
    st.tuples(st.floats(-20, 60), st.floats(0, 30), st.floats(0, 4), st.floats(0, 4)), max_size=12
)


@given(
    BARS,
    st.floats(-5, 35),
    st.integers(1, 40),
    st.sampled_from(["port", "person", "flight"]),
    st.booleans(),
)
def test_a_lane_always_fills_its_cells(
    given: list[tuple[float, float, float, float]], now: float, cells: int, kind: str, plain: bool
) -> None:
    bars = [
        bar(
            start, start + long, start_high=day(start + early), end_high=day(start + long + late),
            out=day(start - early), back=day(start + long + late), home="y", home_short="Y-2",
        )
        for start, long, early, late in given
    ]  # fmt: skip
    bars.sort(key=lambda one: one.start_low)
    marks = tuple(Mark("command", one.start, None, None, ("x",)) for one in bars)
    one = lane(*bars, kind=kind, marks=marks)
    text = "".join(part for part, _ in draw_lane(one, window(now, cells), Pen(ascii_only=plain)))
    assert len(text) == cells
    assert not plain or text.isascii()


@given(BARS, st.integers(1, 40))
def test_bars_of_a_cell_or_two_look_the_same_however_they_are_drawn(
    given: list[tuple[float, float, float, float]], cells: int
) -> None:
    """The quick way for the many bars of a coarse chart draws what the thorough one does."""
    bars = sorted(
        (nameless(start, start + long) for start, long, _, _ in given), key=lambda one: one.start
    )
    quick = drawn(lane(*bars, kind="flight"), window(10, cells))
    # an end that is not known exactly takes the thorough way; within a second it is drawn like one that is
    slow = [attr.evolve(one, start_high=one.start + timedelta(0)) for one in bars]
    assert drawn(lane(*slow, kind="flight"), window(10, cells)) == quick


@given(st.lists(st.tuples(st.floats(-5, 40), st.integers(0, 14)), max_size=12), st.integers(1, 40))
def test_each_cell_has_the_count_that_differs_most_from_the_one_before(
    steps: list[tuple[float, int]], cells: int
) -> None:
    steps.sort()
    instants, counts = [day(one) for one, _ in steps], [count for _, count in steps]
    found = window(10, cells)
    values = per_cell(instants, counts, found)
    before = next(
        (
            count
            for when, count in reversed(list(zip(instants, counts, strict=True)))
            if when <= found.start
        ),
        0,
    )
    now = before
    for cell, value in enumerate(values):
        inside = [
            count
            for when, count in zip(instants, counts, strict=True)
            if found.edges[cell] < when < found.edges[cell + 1]
            or (cell and when == found.edges[cell])
        ]
        possible = [now, *inside]
        assert value in possible
        assert abs(value - before) == max(abs(one - before) for one in possible)
        before, now = value, inside[-1] if inside else now


@pytest.mark.parametrize("kind", ["1h", "6h", "1d", "2.5d", "1w", "1month", "1quarter", "1year"])
def test_every_scale_draws(kind: str) -> None:
    found = Window.around(kind, day(10), 80)
    assert len(drawn(lane(bar(-99999, 99999)), found)) == 80


def test_an_agency_has_its_number_wherever_that_changes() -> None:
    def counted(*steps: tuple[float, int]) -> str:
        one = Lane(
            "agency", "nasa", "NASA", "NASA", NASA, "", (), (),
            tuple((day(when), count) for when, count in steps), ("agency", "nasa"),
        )  # fmt: skip
        return drawn(one)

    assert counted((-9, 4), (5, 0), (8, 3)) == "4━━━━   3━━───────────────────"
    assert counted((-9, 4), (15, 10), (20, 0)) == "4━━━━━━━━━━────10───"
    # two numbers side by side would be read as one
    assert counted((-9, 3), (3, 1), (4, 4)) == "3━━╋4━━━━━━───────────────────"
    assert counted((0, 0)) == "          ┊"
