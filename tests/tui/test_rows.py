"""The rows around a screen: header, banner, footer."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crewtrack.app.clock import Mode
from crewtrack.app.registry import BY_ID, EVERYWHERE, SCREENS, ScreenEntry
from crewtrack.model.problem import Place, Problem, Severity
from crewtrack.tui.glyphs import ASCII, UNICODE
from crewtrack.tui.text import cell_width
from crewtrack.tui.widgets.banner import banner_row
from crewtrack.tui.widgets.footer import footer_row
from crewtrack.tui.widgets.rows import ERROR, LOOK, STRONG, TURNED, Row, command_at, width_of
from crewtrack.tui.widgets.top import Head, rows

AT = datetime(2022, 2, 25, 12, tzinfo=UTC)
MORE = (*SCREENS, ScreenEntry(2, "Timeline", "timeline"), ScreenEntry(3, "Ports", "ports"))
HEAD = Head(
    "ISS", "International Space Station", AT, "17:00 Baikonur", Mode.REPLAY, "opening scene",
    False, MORE, "overview", 0, 0, "Expedition 66",
)  # fmt: skip
PROBLEM = Problem(
    "R101",
    "unknown-person",
    Severity.ERROR,
    'unknown person "dubrow"',
    hint='did you mean "dubrov"?',
    place=Place("my.toml", 87, 12, 87, 20),
)


def text(row: Row) -> str:
    return "".join(piece for piece, _, _ in row)


def roles(row: Row) -> dict[str, str]:
    return {piece.strip(): role for piece, role, _ in row if piece.strip()}


def test_the_header_as_drawn_at_120() -> None:
    first, second = rows(HEAD, 120, UNICODE, height=2)
    assert text(first).startswith(" crewtrack   [1 Overview]  2 Timeline   3 Ports ")
    assert text(first).endswith("  ✓ in balance ")
    assert text(second) == (
        " ISS  International Space Station           Fri 25 Feb 2022  12:00 UTC   17:00 Baikonur"
        "         ‖ REPLAY  opening scene "
    )
    assert width_of(first) == width_of(second) == 120


def test_the_header_as_drawn_at_80() -> None:
    first, second = rows(HEAD, 80, UNICODE, height=2)
    assert text(first) == (
        " ISS  Fri 25 Feb 2022  12:00 UTC  17:00 Baikonur                    ‖ REPLAY  ✓ "
    )
    assert text(second).startswith(" [1 Overview] 2  3 ")
    assert text(second).endswith(" Expedition 66 ")


def test_the_header_in_one_row() -> None:
    (row,) = rows(HEAD, 40, UNICODE, height=1)
    assert text(row).startswith("ISS 25 Feb 2022 12:00 UTC ")
    assert text(row).endswith("‖ ✓ ")
    assert width_of(row) == 40


def test_the_open_screen_shows_without_colour() -> None:
    first, _ = rows(HEAD._replace(open="timeline"), 120, UNICODE, height=2)
    assert "1 Overview  [2 Timeline]  3 Ports" in text(first)
    assert roles(first)["[2 Timeline]"] == STRONG


@pytest.mark.parametrize("many", range(1, len(SCREENS) + 1))
def test_the_row_of_screens_grows_by_itself(many: int) -> None:
    first, _ = rows(HEAD._replace(screens=SCREENS[:many]), 120, UNICODE, height=2)
    assert text(first).startswith(" crewtrack   [1 Overview] ")
    shown = [one for one in SCREENS if f" {one.number} {one.title}" in text(first)]
    assert shown == list(SCREENS[1:many])


@pytest.mark.parametrize(
    ("errors", "warnings", "words", "role"),
    [(1, 5, "✗ 1 error", ERROR), (2, 0, "✗ 2 errors", ERROR), (0, 2, "▲ 2 to look at", LOOK)],
)
def test_bad_books_stand_reversed_with_their_sign(
    errors: int, warnings: int, words: str, role: str
) -> None:
    first, _ = rows(HEAD._replace(errors=errors, warnings=warnings), 120, UNICODE, height=2)
    assert roles(first)[words] == role
    assert command_at(first, 118) == "out.next-problem"


@pytest.mark.parametrize(
    ("mode", "words"),
    [(Mode.LIVE, "● LIVE"), (Mode.REPLAY, "‖ REPLAY"), (Mode.RUNNING, "▸ RUNNING 1 d/s")],
)
def test_the_mode_has_a_sign_and_a_word(mode: Mode, words: str) -> None:
    _, second = rows(HEAD._replace(mode=mode), 120, UNICODE, height=2)
    assert words in text(second)


def test_a_what_if_is_reversed_at_every_size() -> None:
    head = HEAD._replace(under="with withdrawal.toml", what_if=True)
    assert roles(rows(head, 120, UNICODE, height=2)[1])["with withdrawal.toml"] == TURNED
    assert roles(rows(head, 80, UNICODE, height=2)[0])["with withdrawal.toml"] == TURNED
    assert TURNED in roles(rows(head, 40, UNICODE, height=1)[0]).values()


@given(
    st.integers(40, 220),
    st.text(max_size=60),
    st.text(max_size=60),
    st.text(max_size=80),
    st.sampled_from(Mode),
    st.integers(0, 12),
)
def test_the_header_never_overflows(
    width: int, name: str, elsewhere: str, under: str, mode: Mode, errors: int
) -> None:
    head = HEAD._replace(
        station=name,
        station_name=name,
        elsewhere=elsewhere[:20],
        under=under[:24],
        mode=mode,
        errors=errors,
    )
    for height in (1, 2) if width >= 80 else (1,):
        for row in rows(head, width, UNICODE, height=height):
            assert width_of(row) <= width


# -- banner ----------------------------------------------------------------------------------------


def test_the_banner_as_drawn() -> None:
    row = banner_row(PROBLEM, datetime(2026, 1, 1, 12, 0, 41, tzinfo=UTC), 120, UNICODE)
    assert text(row) == (
        ' ✗ my.toml:87:12  unknown person "dubrow"; did you mean "dubrov"?'
        "     showing 12:00:41's version    ! go there   E edit "
    )
    assert {role for _, role, _ in row} == {ERROR}
    assert command_at(row, 105) == "out.next-problem"
    assert command_at(row, 117) == "out.editor"


@given(st.integers(40, 200), st.text(max_size=200))
def test_the_banner_fills_its_line_and_names_the_place(width: int, message: str) -> None:
    problem = Problem("X", "x", Severity.ERROR, message, place=PROBLEM.place)
    row = banner_row(problem, AT, width, UNICODE)
    assert cell_width(text(row)) == width
    assert text(row).startswith(" ✗ my.toml:87:12")


# -- footer ----------------------------------------------------------------------------------------


def test_the_footer_begins_with_the_focused_pane_and_ends_with_help() -> None:
    row = footer_row(
        ("list", EVERYWHERE), 120, UNICODE, works=lambda command: command.id != "pane.close"
    )
    assert text(row) == (
        " ⏎ open    ←→ event   , . day   < > month   n now   0 scene   g go to   / filter   e edit   s snapshot"
        "    : all   ? help"
    )


@pytest.mark.parametrize("width", range(40, 200, 7))
def test_the_footer_is_cut_at_a_word(width: int) -> None:
    row = footer_row(("list", EVERYWHERE), width, UNICODE)
    assert width_of(row) <= width
    assert text(row).endswith("? help")
    assert text(footer_row(("list", EVERYWHERE), 400, UNICODE)).find("…") < 0
    words = {command.hint for command in BY_ID.values() if command.hint}
    for part in text(row).split("  "):
        assert not part.strip() or any(part.strip().endswith(word) for word in words)


def test_the_footer_leaves_out_what_does_nothing() -> None:
    row = footer_row((EVERYWHERE,), 120, UNICODE, works=lambda command: command.id != "time.scene")
    assert "scene" not in text(row)


def test_the_footer_shows_the_keys_that_were_chosen() -> None:
    row = footer_row((EVERYWHERE,), 120, UNICODE, keys={"time.now": ("f5",)})
    assert "F5 now" in text(row)


def test_keys_in_the_footer_can_be_clicked() -> None:
    row = footer_row((EVERYWHERE,), 120, UNICODE)
    assert command_at(row, text(row).index("→")) == "time.next-event"
    assert command_at(row, text(row).index("now")) == "time.now"


def test_a_note_takes_the_left_half() -> None:
    row = footer_row((EVERYWHERE,), 80, UNICODE, note="a replay of 25 Feb 2022")
    assert text(row).startswith(" a replay of 25 Feb 2022 ")
    assert text(row).endswith(": all  ? help")


def test_the_footer_in_ascii() -> None:
    row = footer_row(("list", EVERYWHERE), 120, ASCII)
    assert text(row).isascii()
    assert "left right event" in text(row)


def test_the_keys_of_the_focused_pane_stay_longest() -> None:
    row = footer_row(("list", "timeline", EVERYWHERE), 40, UNICODE)
    assert text(row) == " ⏎ open  + - zoom  : all  ? help"


def test_a_key_may_have_another_word() -> None:
    row = footer_row((EVERYWHERE,), 120, UNICODE, named={"pane.close": "clear"})
    assert "esc clear" in text(row)
    assert "esc close" not in text(row)
