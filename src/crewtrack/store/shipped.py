"""Shipped: where the schedules that come with crewtrack are.

An installed crewtrack has them in `crewtrack/data`; run from a checkout, they are its top-level `data/`. Plain
paths, because importlib.resources costs a twentieth of the time that a text command may take.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

SCENE: Final = "iss-2022-02-25"
"""The name of the opening scene."""

SCHEMA_NAME: Final = "schedule.schema.json"
"""The copy of the schema beside a schedule of one's own."""

SCHEMA_LINE: Final = f"#:schema ./{SCHEMA_NAME}\n"
"""The line by which editors find it."""

_NAME: Final = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)*")
_PACKAGE: Final = Path(__file__).resolve().parent.parent


class ShippedDataMissingError(FileNotFoundError):
    """crewtrack is not whole: it stands neither in a checkout nor beside its data."""


def shipped_root() -> Path:
    """Return the folder of the shipped schedules.

    Raises:
        ShippedDataMissingError: if there is none.
    """
    inside = _PACKAGE / "data"
    if inside.is_dir():
        return inside
    source = _PACKAGE.parent
    if source.name == "src" and (source.parent / "data").is_dir():
        return source.parent / "data"
    message = "the schedules that come with crewtrack are missing: install it again"
    raise ShippedDataMissingError(message)


def shipped_file(name: str) -> Path | None:
    """Return the file of a name, ``iss`` for ``iss.toml``, or the folder, ``catalog``; None if there is none.

    A name is made of a-z, 0-9 and ``-``, with ``/`` between folders, so it cannot lead out of the data.
    """
    if not _NAME.fullmatch(name):
        return None
    root = shipped_root()
    path = root / f"{name}.toml"
    if path.is_file():
        return path
    path = root / name
    return path if path.is_dir() else None


def schema_beside(path: Path) -> None:
    """Copy the schema of a schedule file beside one, for editors that follow its ``#:schema`` line.

    A copy, since a schedule is often kept where crewtrack is not. It is only a help: where it cannot be written, or
    something is there already, nothing happens.
    """
    target = path.with_name(SCHEMA_NAME)
    try:
        data = (shipped_root() / "schema" / "schedule-1.json").read_bytes()
        with target.open("xb") as file:
            file.write(data)
    except OSError:
        return


def shipped_names() -> tuple[str, ...]:
    """Return every name that `shipped_file` knows, in order: files, and folders that hold some."""
    root = shipped_root()
    names: set[str] = set()
    for path in root.rglob("*.toml"):
        below = path.relative_to(root)
        names.add(below.with_suffix("").as_posix())
        if len(below.parts) > 1:
            names.add(below.parent.as_posix())
    return tuple(sorted(name for name in names if _NAME.fullmatch(name)))
