"""How editors are told the line, and waited for."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

from crewtrack.app.editor import command_line, editor, run

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


# -- while it runs ---------------------------------------------------------------------------------

posix = pytest.mark.skipif(os.name != "posix", reason="of POSIX systems")


def started(code: str) -> list[str]:
    return [sys.executable, "-c", f"import os, signal, sys, time; {code}"]


def test_its_code_is_returned() -> None:
    assert run(started("sys.exit(3)")) == 3
    with pytest.raises(OSError, match="nowhere"):
        run(["/nowhere/at-all"])


@posix
@pytest.mark.parametrize("name", ["SIGINT", "SIGQUIT"])
def test_ctrl_c_is_meant_for_the_editor(name: str) -> None:
    before = signal.getsignal(getattr(signal, name))
    assert run(started(f"os.kill(os.getppid(), signal.{name}); time.sleep(0.1)")) == 0
    assert signal.getsignal(getattr(signal, name)) is before
    # and there it does what it always does
    code = run(started(f"signal.raise_signal(signal.{name}); time.sleep(60)"))
    assert code in (-getattr(signal, name), 1, 130)


@posix
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
def test_who_ends_crewtrack_ends_the_editor_first(name: str) -> None:
    number = getattr(signal, name)
    heard: list[int] = []
    before = signal.signal(number, lambda one, _: heard.append(one))
    try:
        code = run(started(f"os.kill(os.getppid(), signal.{name}); time.sleep(60)"))
    finally:
        signal.signal(number, before)
    assert code == -number
    assert heard == [number]
