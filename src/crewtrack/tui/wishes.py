"""How a person wants the terminal UI: from options, environment, config.toml, and what was kept from the last run."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from crewtrack.app.memory import keep, memory_path, recall
from crewtrack.app.registry import SCREENS
from crewtrack.app.usual import DEFAULTS, VARIABLE, Setting, config_path, usual

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from crewtrack.app.config import Config
    from crewtrack.app.session import Session
    from crewtrack.app.settings import View


class Wishes:
    """What was found.

    Attributes:
        path: config.toml, there or not.
        keys, views: those of the file; keys by command id, views by digit.
        settings: every setting of its `[ui]`, with where it came from.
        kept: what was kept from the last run.
        note: one sentence about what is wrong, for the last row; empty if nothing is.
    """

    def __init__(
        self, schedule: str, path: Path, settings: dict[str, Setting], kept: dict[str, Any]
    ) -> None:
        self._schedule = schedule
        self.path = path
        self.keys: dict[str, tuple[str, ...]] = {}
        self.views: dict[str, View] = {}
        self.settings = settings
        self.kept = kept
        self.note = ""

    def value(self, name: str) -> Any:
        """Return the value of a setting."""
        return self.settings[name].value

    def keep(self, remembered: dict[str, Any]) -> None:
        """Keep what the next run is to begin with, unless that is not wanted."""
        if self.value("remember"):
            keep(memory_path(), self._schedule, {**self.kept, **remembered})


def wishes(
    session: Session,
    env: Mapping[str, str],
    *,
    theme: str | None,
    ascii_only: bool | None,
    mouse: bool | None,
) -> Wishes:
    """Find out how a person wants it.

    Args:
        session: the schedule that is opened.
        env: the environment.
        theme: what the option of this name said, or None; so for the other two.
        ascii_only: draw with ASCII alone.
        mouse: take the mouse.
    """
    path = config_path(env)
    flags = {"theme": theme, "ascii": ascii_only, "mouse": mouse}
    name = str(session.loaded.path)
    if not _said(path, env):
        settings = usual(flags)
        kept = recall(memory_path(), name) if settings["remember"].value else {}
        if not kept:
            return Wishes(name, path, settings, kept)
    from crewtrack.app.config import load_config, settle

    config = load_config(path)
    settings, faults = settle(config, env, flags)
    kept = {}
    if settings["remember"].value:
        kept = recall(memory_path(), name)
        known = {entry.id for entry in SCREENS}
        fit = {one: value for one, value in kept.items() if one != "screen" or value in known}
        settings, _ = settle(config, env, flags, fit)
    made = Wishes(name, path, settings, kept)
    made.keys, made.views = config.keys, config.views
    made.note = _note(config, faults)
    return made


def _said(path: Path, env: Mapping[str, str]) -> bool:
    """Whether a file or the environment says anything; if not, what would read it need not be imported."""
    names = (VARIABLE, *(f"CREWTRACK_{name.upper()}" for name in DEFAULTS))
    return os.path.lexists(path) or any(env.get(name) for name in names)


def _note(config: Config, faults: list[str]) -> str:
    """Say the first thing that is wrong with the settings, and where the rest is told."""
    sentences = list(faults)
    for problem in config.problems:
        place = problem.place
        where = f"{place.file}:{place.line}:{place.column}: " if place is not None else ""
        sentences.append(f"{where}{problem.message}")
    if not sentences:
        return ""
    more = f"   {len(sentences) - 1} more;" if len(sentences) > 1 else "  "
    return f"{sentences[0]}{more} crewtrack doctor tells"
