from __future__ import annotations

import pytest

from crewtrack.export.cells import width
from crewtrack.export.check_text import check_text, check_texts
from crewtrack.export.ink import Ink
from crewtrack.model.problem import Place, Problem, Related, Severity


def said(text: str, place: Place | None, **given: object) -> list[str]:
    problem = Problem("P201", "port-conflict", Severity.ERROR, "two ships", place=place, **given)  # type: ignore[arg-type]
    return check_text([problem], {"my.toml": text}.get).splitlines()


def test_place_line_caret_note_help() -> None:
    text = 'a = 1\nport = "rassvet"\n' + "\n" * 9 + 'b = "x"\n'
    problem = Problem(
        "P201",
        "port-conflict",
        Severity.ERROR,
        "two ships on one port",
        place=Place("my.toml", 2, 8, 2, 17),
        related=(Related("the other is here", place=Place("my.toml", 12, 5, 12, 8)),),
        hint="move one",
    )
    assert check_text([problem], {"my.toml": text}.get) == (
        "my.toml:2:8: error[P201] port-conflict: two ships on one port\n"
        '   2 | port = "rassvet"\n'
        "     |        ^^^^^^^^^\n"
        "  note: my.toml:12:5: the other is here\n"
        '  12 | b = "x"\n'
        "     |     ---\n"
        "  help: move one\n"
    )


def test_nothing_is_said_of_nothing() -> None:
    assert check_text([], lambda _: None) == ""


def test_a_problem_without_a_place() -> None:
    assert said("", None) == ["error[P201] port-conflict: two ships"]


@pytest.mark.parametrize("line", [0, 3, 99])
def test_a_place_outside_of_the_file(line: int) -> None:
    assert len(said("a\nb", Place("my.toml", line, 1, line, 2))) == 1


def test_a_file_that_nobody_can_read() -> None:
    assert len(said("", Place("other.toml", 1, 1, 1, 2))) == 1


def test_carets_stand_under_wide_characters_and_after_tabs() -> None:
    _, line, marks = said('\t宇 = "宙"', Place("my.toml", 1, 6, 1, 9))
    assert line == '  1 |     宇 = "宙"'
    assert marks == "    |          ^^^^"
    start = line.index('"')
    assert width(line[:start]) == marks.index("^")


def test_a_span_over_several_lines_ends_with_its_first() -> None:
    _, line, marks = said("a = [\n1,\n", Place("my.toml", 1, 5, 2, 3))
    assert (line, marks) == ("  1 | a = [", "    |     ^")


def test_an_empty_span_has_one_caret() -> None:
    assert said("a =", Place("my.toml", 1, 4, 1, 4))[2] == "    |    ^"


def test_windows_line_ends_are_not_shown() -> None:
    assert said("a = 1\r\nb = 2\r\n", Place("my.toml", 2, 1, 2, 2))[1] == "  2 | b = 2"


@pytest.mark.parametrize("before", [0, 10, 300])
@pytest.mark.parametrize("span", [1, 20, 300])
@pytest.mark.parametrize("after", [0, 10, 300])
def test_long_lines_are_cut_around_the_span(before: int, span: int, after: int) -> None:
    text = "b" * before + "S" * span + "a" * after
    _, line, marks = said(text, Place("my.toml", 1, before + 1, 1, before + span + 1))
    shown = line.removeprefix("  1 | ")
    assert len(shown) <= 100
    assert marks.count("^") == min(span, shown.count("S"))
    assert shown.index("S") == marks.removeprefix("    | ").index("^")
    if before + span + after <= 100:
        assert shown == text


def test_nothing_of_a_file_can_steer_the_terminal() -> None:
    problem = Problem(
        "F101",
        "unknown\x1b[1m",
        Severity.WARNING,
        "say \x1b[2J",
        hint="\u202ehelp",
        place=Place("a\nb.toml", 1, 1, 1, 2),
    )
    text = check_text([problem], lambda _: "x = \x1b]0;title\x07\u2066")
    assert "\x1b" not in text
    assert "\u202e" not in text
    assert "a\\u{a}b.toml:1:1: warning[F101]" in text
    assert "x = \\u{1b}]0;title\\u{7}\\u{2066}" in text


def test_colour_only_repeats() -> None:
    problem = Problem("P201", "x", Severity.ERROR, "two", place=Place("my.toml", 1, 1, 1, 2))
    text = check_text([problem], lambda _: "a = 1", ink=Ink(colour=True))
    assert "\x1b[1;31merror[P201]\x1b[0m x: \x1b[1mtwo\x1b[0m" in text


def test_of_a_line_of_a_megabyte_only_what_is_near_is_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked: list[int] = []

    def watched(text: str) -> int:
        looked.append(len(text))
        return width(text)

    monkeypatch.setattr("crewtrack.export.check_text.width", watched)
    text = "é" * 500_000 + "here" + "é" * 500_000
    _, line, marks = said(text, Place("my.toml", 1, 500_001, 1, 500_005))
    assert max(looked) < 1000
    assert line.startswith("  1 | ...é")
    assert line.endswith("é...")
    assert marks.index("^") == line.index("here")
    assert marks.count("^") == 4


def test_piece_by_piece_it_is_the_same() -> None:
    problems = [
        Problem("P201", "port-conflict", Severity.ERROR, "two", place=Place("f", n, 1, n, 2))
        for n in (1, 2, 3)
    ]
    parts = list(check_texts(problems, lambda _: "a\nb\nc"))
    assert "".join(parts) == check_text(problems, lambda _: "a\nb\nc")
    assert len(parts) == 5
