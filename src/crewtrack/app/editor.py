"""How editors are told at which line to open a file, and are waited for."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Any

from crewtrack.store.paths import is_file

if TYPE_CHECKING:
    from collections.abc import Mapping

_AFTER_COLON = frozenset({"hx", "helix", "subl", "zed", "lapce", "micro"})
_GOTO = frozenset({"code", "code-insiders", "codium", "cursor"})
_RETURN_AT_ONCE = _GOTO | {"subl", "zed", "lapce"}
"""Editors with windows of their own, which are told to wait until the file is closed."""
_NO_LINE = frozenset({"ed", "open", "xdg-open", "notepad", "textedit"})


def editor(environ: Mapping[str, str]) -> str | None:
    """Return the command in $VISUAL, else in $EDITOR, or None if neither is set."""
    return environ.get("VISUAL", "").strip() or environ.get("EDITOR", "").strip() or None


def command_line(command: str, path: Path, line: int | None) -> list[str]:
    """Return the arguments that open `path` at `line` (counted from 1) with an editor.

    Most editors take ``+N`` before the file, as vi does; those that do not are told in their own way.

    Raises:
        ValueError: if the command cannot be split into words, or is empty.
    """
    # a program whose path has a space in it needs no quotes, where it is one
    words = [command] if is_file(command) else shlex.split(command)
    if not words:
        msg = "the editor's command is empty"
        raise ValueError(msg)
    name = Path(words[0]).name.removesuffix(".exe").lower()
    file = str(path)
    if name in _RETURN_AT_ONCE and not {"--wait", "-w"} & set(words):
        words.append("--wait")
    if line is None or name in _NO_LINE:
        return [*words, file]
    if name in _AFTER_COLON:
        return [*words, f"{file}:{line}"]
    if name in _GOTO:
        return [*words, "--goto", f"{file}:{line}"]
    return [*words, f"+{line}", file]


def run(words: list[str]) -> int:
    """Run an editor in this terminal, wait for it, and return its exit code.

    What is pressed there is meant for the editor: ctrl+c comes to every program of the terminal, and ends none but it.
    Whoever ends crewtrack meanwhile ends the editor first, which so has time to save what it holds.

    Raises:
        OSError: it cannot be started.
        ValueError: a word holds a NUL.
    """
    import signal
    import subprocess

    heard: list[int] = []
    started: list[subprocess.Popen[bytes]] = []

    def hear(number: int, _: object) -> None:
        if number in passed:
            heard.append(number)
            for one in started:
                one.send_signal(number)

    passed = _signals("SIGTERM", "SIGHUP")
    before: dict[int, Any] = {}
    # a loop that waits for signals would else hear of them once the editor has ended
    wakes = -1
    try:
        wakes = signal.set_wakeup_fd(-1)
        for number in (*passed, *_signals("SIGINT", "SIGQUIT")):
            before[number] = signal.signal(number, hear)
    except ValueError:
        pass  # only the main thread may
    try:
        with subprocess.Popen(words) as process:
            started.append(process)
            code = process.wait()
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        if before:
            signal.set_wakeup_fd(wakes)
    for number in heard[:1]:
        signal.raise_signal(number)
    return code


def _signals(*names: str) -> tuple[int, ...]:
    """Those signals of a name that this system has."""
    import signal

    return tuple(int(getattr(signal, name)) for name in names if hasattr(signal, name))
