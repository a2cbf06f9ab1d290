"""The text of files that problems point into."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from crewtrack.app.loading import Loaded

_MOST = 64 * 1024 * 1024


def text_of(loaded: Loaded) -> Callable[[str], str | None]:
    """Return what looks up a file's text by the name that places give it.

    A file that could not be read as TOML is read once more, whatever is in it; None if that fails.
    """
    known: dict[str, str | None] = {layer.name: layer.text for layer in loaded.layers}

    def look(name: str) -> str | None:
        if name not in known:
            known[name] = _read(loaded, name)
        return known[name]

    return look


def _read(loaded: Loaded, name: str) -> str | None:
    from pathlib import Path

    from crewtrack.store.shipped import shipped_root

    places = (loaded.path,) if name == loaded.name else (Path(name), shipped_root() / name)
    for path in places:
        try:
            if path.is_file() and path.stat().st_size <= _MOST:
                return path.read_bytes().decode("utf-8-sig", "replace")
        except (OSError, ValueError):
            continue
    return None
