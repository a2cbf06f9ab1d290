"""What is kept from one run of the terminal UI to the next: theme and zone, and by schedule its screen and filters.

It lies in the folder for state, where it may be lost. Whatever is wrong with it, it is as if it were not there. It
holds no more than a few dozen schedules: the one that was opened longest ago goes.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from crewtrack.store.files import SourceError, StoreError, read_source, write_atomic
from crewtrack.store.paths import state_dir

if TYPE_CHECKING:
    from pathlib import Path

_VERSION = 1
_MOST = 40
_LONGEST = 200_000

Kept = dict[str, Any]
"""``theme``, ``zone``, ``screen``, and ``screens``: by id what each screen keeps, its ``filter`` too."""


def memory_path() -> Path:
    """Return the file, there or not."""
    return state_dir() / "screens.json"


def recall(path: Path, schedule: str) -> Kept:
    """Return what was kept of a schedule; nothing if there is none, or it cannot be read."""
    data = _read(path)
    one = data.get("schedules", {}).get(schedule, {})
    kept: Kept = {name: data[name] for name in ("theme", "zone") if isinstance(data.get(name), str)}
    if isinstance(one, dict):
        if isinstance(one.get("screen"), str):
            kept["screen"] = one["screen"]
        screens = one.get("screens")
        if isinstance(screens, dict):
            kept["screens"] = {name: own for name, own in screens.items() if isinstance(own, dict)}
    return kept


def keep(path: Path, schedule: str, kept: Kept) -> bool:
    """Write what is to be kept of a schedule; return False if that cannot be."""
    import json

    data = _read(path)
    others = {name: one for name, one in data.get("schedules", {}).items() if name != schedule}
    own = {name: kept[name] for name in ("screen", "screens") if kept.get(name)}
    schedules = dict([*list(others.items())[-(_MOST - 1) :], (schedule, own)])
    out = {"version": _VERSION, **{name: kept[name] for name in ("theme", "zone") if kept.get(name)}, "schedules": schedules}  # fmt: skip
    text = json.dumps(out, indent=1, ensure_ascii=True) + "\n"
    if text == json.dumps(data, indent=1, ensure_ascii=True) + "\n":
        return True
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        write_atomic(path, text.encode("ascii"))
    except (OSError, StoreError):
        return False
    return True


def _read(path: Path) -> dict[str, Any]:
    if not os.path.lexists(path):
        return {}
    import json

    try:
        text = read_source(path).text
        data = json.loads(text) if len(text) <= _LONGEST else None
    except (SourceError, OSError, ValueError, RecursionError):
        return {}
    if not isinstance(data, dict) or data.get("version") != _VERSION:
        return {}
    if not isinstance(data.get("schedules", {}), dict):
        return {}
    return data
