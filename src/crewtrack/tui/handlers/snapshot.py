"""Taking a snapshot from the screens: what is made, and where it goes."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from crewtrack.app.clock import Mode
from crewtrack.export import formats
from crewtrack.tui import themes

if TYPE_CHECKING:
    from crewtrack.export.svg import Picture
    from crewtrack.tui.app import CrewtrackApp
    from crewtrack.tui.screens.snapshot import Wanted


def name_of(app: CrewtrackApp, wanted: str) -> str:
    """Return a name for the file of a view, without its ending."""
    kind = "" if wanted == "overview" else f"-{wanted}"
    return f"crewtrack-{app.session.station}{kind}-{app.clock.at:%Y-%m-%dT%H%MZ}"


def obstacle(app: CrewtrackApp, name: str) -> tuple[bool, str] | None:
    """Return what is against a file's name, and whether one may insist; None if nothing is."""
    if app.is_web:
        return None
    path = _path(name)
    try:
        if any(path.samefile(one) for one in app.session.files):
            return False, f"{path.name} is part of what is shown, and is not written over"
    except (OSError, ValueError):
        return None  # there is no such file yet
    return True, "there is such a file already; enter replaces it"


def _path(name: str) -> Path:
    try:
        return Path(name).expanduser()
    except RuntimeError:
        return Path(name)


async def take(app: CrewtrackApp, wanted: Wanted) -> None:
    """Make a snapshot, and say where it is."""
    subject = formats.Subject(
        book=app.session,
        station=app.session.station,
        at=app.clock.at,
        live=app.clock.mode is Mode.LIVE,
        of=_of(app, wanted),
        size=wanted.size,
        theme=wanted.theme,
        ascii=app.signs.ascii,
        zone=app.zone_choice if "/" in app.zone_choice else None,
    )
    try:
        if wanted.form.photo:
            taken = await _picture(app, subject, wanted)
            subject = formats.evolve(subject, camera=lambda *_: taken)
        data = formats.snapshot(subject, wanted.view, wanted.form)
    except formats.NotDrawnError as error:
        app.tell(f"not saved: {error}")
        return
    if app.is_web:
        _deliver(app, wanted, data)
    else:
        _save(app, wanted, data)


def _of(app: CrewtrackApp, wanted: Wanted) -> str | None:
    """Return the selected thing, for a view of one thing."""
    if wanted.view.of is None or app.selected is None:
        return None
    return str(app.selected[1])


async def _picture(app: CrewtrackApp, subject: formats.Subject, wanted: Wanted) -> Picture:
    """Return the open screen as it stands, or another one."""
    from crewtrack.tui.picture import photographed, picture

    screen = app.base_screen
    if (
        screen is not None
        and wanted.view.screen == screen.NAME
        and wanted.view.of is None
        and wanted.size == tuple(app.size)
        and wanted.theme == themes.palette_of(app.theme).name
    ):
        return picture(app, screen)
    return await photographed(subject, wanted.view)


def _save(app: CrewtrackApp, wanted: Wanted, data: bytes) -> None:
    from crewtrack.store.files import ABSENT, SaveError, write_atomic

    path = _path(wanted.name)
    try:
        write_atomic(path, data, expect_sha=None if wanted.replace else ABSENT)
    except SaveError as error:
        app.tell(f"not saved: {error.message}")
        return
    app.tell(f"saved {path.name} in {_shown(path).parent}")


def _shown(path: Path) -> Path:
    """Return a path as people write it, from their home on."""
    whole = Path(os.path.abspath(path))  # noqa: PTH100 - links stay as they were typed
    try:
        return "~" / whole.relative_to(Path.home())
    except (ValueError, RuntimeError):
        return whole


def _deliver(app: CrewtrackApp, wanted: Wanted, data: bytes) -> None:
    """Hand it to the browser that shows the screens: nothing is written here."""
    import io

    name = "".join(
        one if one.isascii() and (one.isalnum() or one in "-_.") else "-"
        for one in wanted.name.replace("\\", "/").rpartition("/")[2]
    )
    app.deliver_binary(io.BytesIO(data), save_filename=name, mime_type=wanted.form.media)
    app.tell(f"your browser has {name}")
