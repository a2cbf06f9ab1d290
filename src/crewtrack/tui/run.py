"""The way into the terminal UI, for the command line."""

from __future__ import annotations

import gc
import io
import os
import sys
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from crewtrack.app.session import Asked, Session


class ScreenFaultError(Exception):
    """A fault of the screens themselves: the first line says which, the rest where."""


def run(
    target: str | Path | None = None,
    *,
    now: datetime | None = None,
    now_fn: Callable[[], datetime] | None = None,
    at: datetime | None = None,
    station: str | None = None,
    theme: str | None = None,
    ascii: bool = False,  # noqa: A002 - the name of the option
    mouse: bool = True,
    keys: Mapping[str, tuple[str, ...]] | None = None,
    asked: Asked | None = None,
    read_only: bool = False,
) -> int:
    """Open the terminal UI and stay in it; return the exit code.

    Args:
        target: what to open; None for the usual schedule.
        now: what the clock says at the start, if not what it says.
        now_fn: the clock, if it is not to be this computer's.
        at: the instant to open at; None for the schedule's own, else the clock; equal to `now` for the clock.
        station: the station to open.
        theme: "dark", "light" or "ansi"; the usual one if None.
        ascii: draw with ASCII alone, as is done anyway where the terminal is not UTF-8.
        mouse: take the mouse.
        keys: keys by command id.
        asked: the what-if to show the schedule under.
        read_only: only to look: no file is changed or made, and no other program started.

    Raises:
        ScreenFaultError: the screens themselves failed.
        UnknownAgencyError: it is to do without an agency that there is not.
    """
    # until the first screen stands, everything that is made stays: there is nothing to collect
    gc.disable()
    clock = now_fn or _clock(now)
    start = clock()
    opened = _session(target, start, station, asked)
    if isinstance(opened, int):
        return opened
    from crewtrack.tui.wishes import wishes

    wished = wishes(
        opened, os.environ, theme=theme, ascii_only=ascii or None, mouse=None if mouse else False
    )
    # the schedule is read; only now is it worth to load the screens
    from rich.console import Console

    from crewtrack.tui.app import CrewtrackApp, Options
    from crewtrack.tui.glyphs import glyphs
    from crewtrack.tui.input import calm

    if os.environ.get("NO_COLOR") == "":
        del os.environ["NO_COLOR"]  # empty means nothing; Textual looks only whether it is there
    _measure()
    plain = "NO_COLOR" in os.environ
    signs = glyphs(ascii_only=wished.value("ascii") or not _utf8())
    instant = at if at is not None else opened.scene_at
    if at is not None and at == (now or start):
        instant = None
    # whoever only looks leaves no trace, and a visitor over the web none for the next one
    guest = read_only or "TEXTUAL_DRIVER" in os.environ
    options = Options(
        theme=f"crewtrack-{wished.value('theme')}",
        signs=signs,
        keys={**wished.keys, **(keys or {})},
        note=wished.note or ("" if guest else _first_note(opened, instant, ascii_only=signs.ascii)),
        no_color=plain,
        zone=wished.value("zone"),
        screen=wished.value("screen"),
        views=wished.views,
        kept={} if guest else wished.kept.get("screens", {}),
        config=None if guest else wished.path,
        read_only=read_only,
    )
    app = CrewtrackApp(opened, clock, at=instant, options=options)
    app.driver_class = calm(app.driver_class)
    trouble = io.StringIO()
    app.error_console = Console(file=trouble, width=120, markup=False, highlight=False)
    try:
        code = app.run(mouse=wished.value("mouse"))
    finally:
        gc.enable()
    if app.remembered is not None and not guest:
        wished.keep(app.remembered)
    if trouble.getvalue().strip():
        lines = [line.strip() for line in trouble.getvalue().splitlines() if line.strip()]
        msg = f"{lines[-1]}\n\n{trouble.getvalue()}"
        raise ScreenFaultError(msg)
    return code or 0


def _clock(now: datetime | None) -> Callable[[], datetime]:
    """The computer's clock, or one that runs from `now`."""
    shift = timedelta(0) if now is None else now - datetime.now(UTC)
    if abs(shift) < timedelta(minutes=1):
        shift = timedelta(0)
    return lambda: datetime.now(UTC) + shift


def _session(
    target: str | Path | None, now: datetime, station: str | None, asked: Asked | None
) -> Session | int:
    """Open the schedule; or say what is wrong, and return the exit code."""
    from crewtrack.app.loading import default_target
    from crewtrack.app.session import NothingReadError, Session

    try:
        return Session(
            target if target is not None else default_target(os.environ),
            now=now,
            station=station,
            asked=asked,
        )
    except NothingReadError as error:
        for problem in error.problems:
            place = problem.place
            head = f"{place.file}:{place.line}:{place.column}: " if place else ""
            hint = f"; {problem.hint}" if problem.hint else ""
            print(
                f"{head}{problem.severity.value}: {problem.message}{hint}".encode(
                    "ascii", "backslashreplace"
                ).decode(),
                file=sys.stderr,
            )
        return 1


def _utf8() -> bool:
    """Whether what this terminal is sent is read as UTF-8."""
    encoding = (
        (getattr(sys.__stdout__, "encoding", None) or "").lower().replace("-", "").replace("_", "")
    )
    return encoding == "utf8"


def _measure() -> None:
    """Ask the terminal itself how large it is, where the environment says what none is."""
    from crewtrack.tui.input import LARGEST

    for name in ("COLUMNS", "LINES"):
        said = os.environ.get(name, "")
        if said.isdecimal() and (len(said) > 9 or int(said) > LARGEST):
            del os.environ[name]


def _first_note(session: Session, at: datetime | None, *, ascii_only: bool) -> str:
    """The sentence of the first start; nothing ever after."""
    if at is None or not session.loaded.shipped or session.scene_at != at:
        return ""
    from crewtrack.store.paths import state_dir

    try:
        folder = state_dir()
        mark = folder / "seen"
        if mark.exists():
            return ""
        folder.mkdir(parents=True, exist_ok=True)
        mark.touch()
    except OSError:
        return ""
    return first_note(at, ascii_only=ascii_only)


def first_note(at: datetime, *, ascii_only: bool) -> str:
    """Return what the footer says until the first key."""
    months = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    arrows = "left and right step" if ascii_only else "←→ steps"
    return f"a replay of {at.day} {months[at.month - 1]} {at.year}: {arrows} through events, n goes to now"
