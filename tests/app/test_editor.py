"""How editors are told the line."""

from __future__ import annotations

from pathlib import Path

import pytest

from crewtrack.app.editor import command_line, editor

FILE = Path("my plan.toml")


@pytest.mark.parametrize(
    ("command", "words"),
    [
        ("vi", ["vi", "+88", "my plan.toml"]),
        ("/usr/bin/nvim -R", ["/usr/bin/nvim", "-R", "+88", "my plan.toml"]),
        ("emacsclient -nw", ["emacsclient", "-nw", "+88", "my plan.toml"]),
        ("hx", ["hx", "my plan.toml:88"]),
        ("code", ["code", "--wait", "--goto", "my plan.toml:88"]),
        ("code -n -w", ["code", "-n", "-w", "--goto", "my plan.toml:88"]),
        ("subl", ["subl", "--wait", "my plan.toml:88"]),
        ("'/opt/my editor/nano' -l", ["/opt/my editor/nano", "-l", "+88", "my plan.toml"]),
        ("ed", ["ed", "my plan.toml"]),
    ],
)
def test_the_line_in_the_editors_own_way(command: str, words: list[str]) -> None:
    assert command_line(command, FILE, 88) == words


def test_without_a_line_there_is_only_the_file() -> None:
    assert command_line("vi", FILE, None) == ["vi", "my plan.toml"]


def test_an_editor_with_a_window_of_its_own_is_waited_for_without_a_line_too() -> None:
    assert command_line("code", FILE, None) == ["code", "--wait", "my plan.toml"]


def test_a_program_whose_path_has_a_space_needs_no_quotes(tmp_path: Path) -> None:
    program = tmp_path / "my editor"
    program.touch()
    assert command_line(str(program), FILE, 3) == [str(program), "+3", "my plan.toml"]


@pytest.mark.parametrize("command", ["", "  ", "vi 'unclosed"])
def test_a_command_that_is_none(command: str) -> None:
    with pytest.raises(ValueError, match=r"empty|quotation"):
        command_line(command, FILE, 1)


def test_visual_comes_before_editor() -> None:
    assert editor({"VISUAL": "nvim", "EDITOR": "ed"}) == "nvim"
    assert editor({"VISUAL": " ", "EDITOR": "ed"}) == "ed"
    assert editor({}) is None
