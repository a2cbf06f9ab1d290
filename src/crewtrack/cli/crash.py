"""A fault of crewtrack itself: one sentence for the person, the details in a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.cli.output import tell

if TYPE_CHECKING:
    from pathlib import Path


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
    name = f"crash-{now:%Y%m%dT%H%M%S}.txt"
    for folder in (_log_folder(), Path(tempfile.gettempdir())):
        if folder is None:
            continue
        try:
            folder.mkdir(parents=True, exist_ok=True)
            path = folder / name
            path.write_text(text, encoding="utf-8", errors="backslashreplace")
        except OSError:
            continue
        return path
    return None


def _log_folder() -> Path | None:
    try:
        from crewtrack.store.paths import state_dir

        return state_dir() / "log"
    except (ImportError, OSError, RuntimeError):
        return None
