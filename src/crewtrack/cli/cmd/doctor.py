"""`crewtrack doctor`: what crewtrack finds on this computer, and what is wrong with it."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from crewtrack.cli.errors import FAILED, OK
from crewtrack.cli.output import put
from crewtrack.cli.parser import Parser, add_file, add_output

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Mapping
    from datetime import datetime

    from crewtrack.app.config import Config

EXTRAS = {
    "textual_serve": "the screens in a browser: pip install 'crewtrack[serve]'",
    "resvg_py": "pictures as PNG",
    "icalendar": "calendars",
    "watchfiles": "reading anew when a file changes",
}
"""What some commands need, with what it is good for."""

SAMPLE = "━─┄┊┣┫■▌●‖→✓✗▲○·▁▄█"
"""Signs that the screens are drawn with: each is one cell wide where the font has them."""

_TERMINAL = ("TERM", "COLORTERM", "TERM_PROGRAM", "TMUX", "SSH_TTY", "NO_COLOR", "LANG", "LC_ALL")
_OURS = ("CREWTRACK_FILE", "CREWTRACK_CONFIG")


def parser() -> Parser:
    """Return the options of `doctor`."""
    made = Parser(
        "doctor",
        "crewtrack doctor [options]",
        "What crewtrack finds here: terminal, colours, paths, settings and where each comes from, keys that clash.",
        "crewtrack doctor --format json",
    )
    add_file(made)
    add_output(made, formats=("text", "json"))
    return made


def run(options: Namespace, now: datetime) -> int:
    """Write what was found; exit 1 where something is wrong."""
    del now
    found = findings(options.file, os.environ)
    if options.format == "json":
        from crewtrack.export.json import dumps

        text = dumps({"schema": "crewtrack/doctor/1", **found})
    else:
        text = _text(found)
    put(text, options.output, ascii_only=options.ascii and options.format == "text")
    return FAILED if any(one["severity"] == "error" for one in found["problems"]) else OK


def findings(file: str | None, env: Mapping[str, str]) -> dict[str, Any]:
    """Return everything that is found, as JSON has it.

    Args:
        file: the schedule that `-f` names, or None.
        env: the environment.
    """
    from crewtrack.app.config import load_config, settle
    from crewtrack.app.usual import config_path

    config = load_config(config_path(env))
    settings, faults = settle(config, env)
    problems = [_problem(one, str(config.path)) for one in config.problems]
    problems += [
        {"severity": "error", "message": fault, "hint": None, "file": None, "line": None, "column": None}
        for fault in faults
    ]  # fmt: skip
    schedule, wrong = _schedule(file, env)
    return {
        "versions": _versions(),
        "terminal": _terminal(env),
        "paths": _paths(config),
        "schedule": schedule,
        "settings": {
            name: {"value": one.value, "from": one.origin} for name, one in settings.items()
        },
        "keys": {name: list(keys) for name, keys in config.keys.items()},
        "views": {
            name: {"title": one.title, "screen": one.screen, "filter": one.filter}
            for name, one in config.views.items()
        },
        "extras": {name: _installed(name) is not None for name in EXTRAS},
        "problems": [*problems, *wrong],
    }


def _problem(problem: Any, path: str) -> dict[str, Any]:
    place = problem.place
    return {
        "severity": problem.severity.value,
        "message": problem.message,
        "hint": problem.hint,
        "file": path,
        "line": place.line if place is not None else None,
        "column": place.column if place is not None else None,
    }


def _versions() -> dict[str, str | None]:
    from crewtrack import __version__

    names = ("textual", "rich", "attrs", "pendulum", "toml_rs", "tomli", "tzdata", *EXTRAS)
    found = {name.replace("_", "-"): _installed(name) for name in names}
    python = ".".join(str(part) for part in sys.version_info[:3])
    return {"crewtrack": __version__, "python": python, **found}


def _installed(name: str) -> str | None:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name.replace("_", "-"))
    except PackageNotFoundError:
        return None


def _terminal(env: Mapping[str, str]) -> dict[str, Any]:
    """Say what is known of the terminal without asking it anything."""
    try:
        size = os.get_terminal_size(sys.__stdout__.fileno() if sys.__stdout__ is not None else 1)
        shape: tuple[int, int] | tuple[None, None] = (size.columns, size.lines)
    except (OSError, ValueError):
        shape = (None, None)
    encoding = getattr(sys.__stdout__, "encoding", None) or ""
    unicode = encoding.lower().replace("-", "") == "utf8"
    return {
        "terminal": bool(sys.__stdout__ is not None and sys.__stdout__.isatty()),
        "columns": shape[0],
        "rows": shape[1],
        "encoding": encoding or None,
        "signs": "Unicode" if unicode else "ASCII",
        "sample": SAMPLE if unicode else None,
        "colours": _colours(env),
        "environment": {name: env[name] for name in (*_TERMINAL, *_OURS) if name in env},
    }


def _colours(env: Mapping[str, str]) -> str:
    """How many colours the terminal says that it has."""
    if env.get("NO_COLOR"):
        return "none: $NO_COLOR is set"
    if env.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return "16 million"
    term = env.get("TERM", "")
    if "256" in term:
        return "256; colours between are rounded"
    if term in ("", "dumb", "linux") or not term:
        return "16 at most" if term == "linux" else "none that is known of"
    return "16, perhaps more: $COLORTERM says nothing"


def _paths(config: Config) -> dict[str, dict[str, Any]]:
    from crewtrack.app.memory import memory_path
    from crewtrack.cli.cmd.locate import places

    found = {**places(), "config": str(config.path), "kept": str(memory_path())}
    return {
        name: {"path": path, "there": path.startswith("crewtrack:") or os.path.exists(path)}  # noqa: PTH110
        for name, path in found.items()
    }


def _schedule(
    file: str | None, env: Mapping[str, str]
) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """Read the schedule that would be opened; say what it is, and whether changes to it are seen at once."""
    from crewtrack.app.loading import default_target, load

    if file is not None:
        target, origin = file, "-f"
    else:
        target = default_target(dict(env))
        origin = "what ships" if target.startswith("crewtrack:") else "your own"
        origin = "$CREWTRACK_FILE" if env.get("CREWTRACK_FILE") else origin
    loaded = load(target)
    wrong: list[dict[str, Any]] = []
    if loaded.schedule is None:
        first = loaded.problems[0].message if loaded.problems else "it cannot be read"
        wrong.append(
            {"severity": "error", "message": first, "hint": "crewtrack check tells more", "file": str(loaded.path), "line": None, "column": None}
        )  # fmt: skip
    return {
        "target": target,
        "from": origin,
        "files": [str(path) for path in loaded.files],
        "read": loaded.schedule is not None,
        "watch": _watch(loaded.files),
    }, wrong


def _watch(files: tuple[Any, ...]) -> str:
    """Say how changes to the files are noticed."""
    if _installed("watchfiles") is None:
        return "by looking every second: watchfiles is not installed"
    from crewtrack.store.watch import _silent, _stamp

    quiet = _silent({path: _stamp(path) for path in files})
    return "by looking every second: a file lies on a network" if quiet else "at once"


# -- as text ---------------------------------------------------------------------------------------


def _text(found: dict[str, Any]) -> str:
    parts = [_section("versions", found["versions"])]
    terminal = dict(found["terminal"])
    environment = terminal.pop("environment")
    size = f"{terminal.pop('columns')}x{terminal.pop('rows')}" if terminal["columns"] else "unknown"
    if terminal["sample"]:
        terminal["sample"] += "   if any of these is missing or two cells wide: --ascii"
    terminal.pop("columns", None)
    terminal.pop("rows", None)
    parts.append(_section("terminal", {"size": size, **terminal, **{f"${name}": value for name, value in environment.items()}}))  # fmt: skip
    paths = {
        name: one["path"] + ("" if one["there"] else "   (not there yet)")
        for name, one in found["paths"].items()
    }
    parts.append(_section("paths", paths))
    schedule = dict(found["schedule"])
    schedule["files"] = f"{len(schedule['files'])} read"
    parts.append(_section("schedule", schedule))
    settings = {
        name: f"{_shown(one['value'])}   ({one['from']})" for name, one in found["settings"].items()
    }
    parts.append(_section("settings", settings))
    if found["keys"]:
        parts.append(_section("keys", {name: "  ".join(keys) or "none" for name, keys in found["keys"].items()}))  # fmt: skip
    if found["views"]:
        parts.append(_section("views", {name: one["title"] or one["filter"] or one["screen"] or "" for name, one in found["views"].items()}))  # fmt: skip
    extras = {
        name.replace("_", "-"): "there" if found["extras"][name] else f"missing: {what}"
        for name, what in EXTRAS.items()
    }
    parts.append(_section("extras", extras))
    parts.append(_problems(found["problems"]))
    return "\n".join(parts)


def _section(title: str, rows: Mapping[str, Any]) -> str:
    wide = max((len(name) for name in rows), default=0)
    lines = [f"  {name:<{wide}}  {_shown(value)}" for name, value in rows.items()]
    return "\n".join([title, *lines, ""])


def _shown(value: Any) -> str:
    if value is None:
        return "-"
    text = {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)
    return "".join(one if one.isprintable() else "\ufffd" for one in text)


def _problems(problems: list[dict[str, Any]]) -> str:
    if not problems:
        return "nothing is wrong\n"
    lines = ["problems"]
    for one in problems:
        where = f"{one['file']}:{one['line']}:{one['column']}: " if one["line"] else ""
        hint = f"; {one['hint']}" if one["hint"] else ""
        lines.append(f"  {_shown(where)}{one['severity']}: {_shown(one['message'] + hint)}")
    return "\n".join(lines) + "\n"
