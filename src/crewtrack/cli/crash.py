"""A fault of crewtrack itself: one sentence for the person, the details in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.cli.output import tell

if TYPE_CHECKING:
    from pathlib import Path


_MOST = 1000
"""Faults of one second that are kept."""


def report(error: BaseException, words: list[str]) -> None:
    """Write the details of an unexpected exception to a file, and say where it is."""
    kind = type(error).__name__
    said = str(error).split("\n")[0][:200]
    what = f"{kind}: {said}" if said else kind
    try:
        path: Path | None = _write(error, words)
    except Exception:  # noqa: BLE001 - there is nothing left to fall back on, and the sentence still comes
        path = None
    where = (
        f"the details are in {path}"
        if path is not None
        else "the details could not be written anywhere"
    )
    tell(f"crewtrack: something went wrong inside crewtrack itself ({what}); {where}")


def _write(error: BaseException, words: list[str]) -> Path | None:
    import platform
    import sys
    import tempfile
    import traceback
    from datetime import UTC, datetime
    from pathlib import Path

    from crewtrack import __version__

    now = datetime.now(UTC)
    text = "".join((
        f"crewtrack {__version__}, Python {platform.python_version()}, {sys.platform}\n",
        f"{now.isoformat()[:19]}Z\n",
        f"crewtrack {' '.join(words)!a}\n\n",
        *traceback.format_exception(error),
    ))  # fmt: skip
    name = f"crash-{now:%Y%m%dT%H%M%S}"
    for folder in (_log_folder(), Path(tempfile.gettempdir())):
        if folder is None:
            continue
        try:
            folder.mkdir(parents=True, exist_ok=True)
            return _write_new(folder, name, text)
        except OSError:
            continue
    return None


def _write_new(folder: Path, name: str, text: str) -> Path:
    """Write a text to a file that is not there yet: another fault of the same second keeps its own."""
    for count in range(1, _MOST):
        path = folder / (f"{name}.txt" if count == 1 else f"{name}-{count}.txt")
        try:
            with path.open("x", encoding="utf-8", errors="backslashreplace") as file:
                file.write(text)
        except FileExistsError:
            continue
        return path
    raise FileExistsError(folder / name)


def _log_folder() -> Path | None:
    try:
        from crewtrack.store.paths import state_dir

        return state_dir() / "log"
    except (ImportError, OSError, RuntimeError):
        return None
