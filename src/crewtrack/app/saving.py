"""Writing to config.toml: one table of it, and every other byte kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from crewtrack.store.files import ABSENT, SourceError, StoreError, read_source
from crewtrack.store.save import save
from crewtrack.toml.draft import Draft
from crewtrack.toml.read import BOM, TomlSyntaxError
from crewtrack.toml.splice import EditRefusedError

if TYPE_CHECKING:
    from pathlib import Path

_HEAD = "# Settings of crewtrack: docs/config.md tells what may stand here.\n"


class SaveViewError(Exception):
    """A view could not be saved; the file is as it was. The message is a clause."""


def save_view(path: Path, digit: str, values: dict[str, Any]) -> None:
    """Write a saved view, in place of the one with that digit.

    Args:
        path: config.toml, there or not.
        digit: from 1 to 9.
        values: its keys; a title that the view had stays.

    Raises:
        SaveViewError: the file cannot be read or written, or has been changed meanwhile.
    """
    try:
        there = path.exists()
        source = read_source(path) if there else None
    except (OSError, SourceError) as error:
        raise SaveViewError(_words(error)) from error
    text = source.text if source is not None else _HEAD
    try:
        draft = Draft(text)
        views = draft.data.get("views")
        old = views.get(digit) if isinstance(views, dict) else None
        title = old.get("title") if isinstance(old, dict) else None
        if old is not None:
            draft.remove(("views", digit))
        draft.add(("views", digit), {**({"title": title} if title else {}), **values})
        new = draft.finish().apply(text)
    except TomlSyntaxError as error:
        message = f"{path.name}:{error.line}:{error.column}: {error.message}"
        raise SaveViewError(message) from error
    except EditRefusedError as error:
        raise SaveViewError(str(error)) from error
    data = (BOM if source is not None and source.has_bom else "") + new
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        save(path, data.encode(), expect_sha=source.sha256 if source is not None else ABSENT)
    except (OSError, StoreError) as error:
        raise SaveViewError(_words(error)) from error


def _words(error: Exception) -> str:
    return str(getattr(error, "message", None) or getattr(error, "strerror", None) or error)
