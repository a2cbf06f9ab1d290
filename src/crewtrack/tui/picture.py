"""The screen as a picture: of what a terminal shows now, or of an instant, without a terminal."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from crewtrack.export.svg import Picture, Run
from crewtrack.model.when import When
from crewtrack.model.when_words import long
from crewtrack.tui import agencies, themes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.style import Style
    from textual.pilot import Pilot
    from textual.screen import Screen
    from textual.strip import Strip

    from crewtrack.export.formats import Subject, View
    from crewtrack.tui.app import CrewtrackApp

_GROUNDS = {
    themes.LIGHT: (agencies.LIGHT_FOREGROUND, agencies.LIGHT_BACKGROUND),
    themes.DARK: (agencies.DARK_FOREGROUND, agencies.DARK_BACKGROUND),
}


def picture(app: CrewtrackApp, screen: Screen[Any] | None = None) -> Picture:
    """Return what the terminal shows now, or a screen that lies below."""
    view = app.view
    counts = ", ".join(f"{group.agency.name} {group.count}" for group in view.roster.groups)
    at = long(When.at_instant(view.at))
    aboard = f"{view.roster.count} aboard" + (f": {counts}" if counts else "")
    under = f", {app.session.what_if.words}" if app.session.what_if else ""
    ink, ground = _GROUNDS.get(app.theme, _GROUNDS[themes.DARK])
    size = app.size
    strips = (screen or app.screen)._compositor.render_strips()
    return Picture(
        size=(size.width, size.height),
        rows=[list(_runs(strip, ink.lower(), ground.lower())) for strip in strips[: size.height]],
        ink=ink.lower(),
        ground=ground.lower(),
        title=f"crewtrack: {view.station_name}, {at}{under}",
        description=f"{aboard}. crewtrack crew prints the same as text.",
    )


def _runs(strip: Strip, ink: str, ground: str) -> Iterator[Run]:
    """Yield the runs of a row; what has the picture's own colours says so."""
    x = 0
    for text, style, wide in _alike(strip):
        front, back = _colours(style, ink, ground)
        if text.isspace() and back == ground:
            x += wide
            continue
        yield Run(
            x=x,
            text=text,
            ink=front if front != ink else None,
            ground=back if back != ground else None,
            bold=bool(style is not None and style.bold),
            italic=bool(style is not None and style.italic),
            underline=bool(style is not None and style.underline),
        )
        x += wide


def _alike(strip: Strip) -> Iterator[tuple[str, Style | None, int]]:
    """Yield the texts of a row, neighbours of one style together, with their widths."""
    from rich.cells import cell_len
    from rich.segment import Segment

    for segment in Segment.simplify(strip):
        yield segment.text, segment.style, cell_len(segment.text)


def _colours(style: Style | None, ink: str, ground: str) -> tuple[str, str]:
    """Return the colour of a text and that behind it."""
    if style is None:
        return ink, ground
    front, back = ink, ground
    if style.color is not None and not style.color.is_default:
        front = style.color.get_truecolor().hex
    if style.bgcolor is not None and not style.bgcolor.is_default:
        back = style.bgcolor.get_truecolor().hex
    return (back, front) if style.reverse else (front, back)


def photograph(subject: Subject, view: View) -> Picture:
    """Return a picture of the screen that shows a view; the same input gives the same picture."""
    import asyncio

    return asyncio.run(photographed(subject, view))


async def photographed(subject: Subject, view: View) -> Picture:
    """Return a picture of the screen that shows a view, taken without a terminal.

    It does not know what the clock says, whether this terminal wants colour, or how a person likes the screens.
    """
    from crewtrack.app.session import Session
    from crewtrack.tui.app import CrewtrackApp, Options
    from crewtrack.tui.glyphs import glyphs

    class Quiet(CrewtrackApp):
        """The app without a terminal: what goes wrong in it is told by who takes the picture."""

        def _print_error_renderables(self) -> None:
            self._exit_renderables.clear()

    session = Session.showing(subject.book, now=subject.at, station=subject.station)
    no_color = os.environ.pop("NO_COLOR", None)
    try:
        app = Quiet(
            session,
            lambda: subject.at,
            at=subject.at,
            options=Options(
                theme=f"crewtrack-{subject.picture_theme}",
                signs=glyphs(ascii_only=subject.ascii),
                watch=False,
                zone=subject.zone or "site",
                screen=view.screen or CrewtrackApp.DEFAULT_MODE,
            ),
        )
    finally:
        if no_color is not None:
            os.environ["NO_COLOR"] = no_color
    # what waits for the first screen to stand need not wait, and nothing has to be painted: nobody looks
    app.standing = app.still = True
    taken: list[Picture] = []

    async def take(pilot: Pilot[object]) -> None:
        await _settled(pilot, app)
        if subject.of is not None and view.of is not None:
            app.jump((view.of, subject.of))
            await _settled(pilot, app)
        taken.append(picture(app))
        app.exit()

    await app.run_async(headless=True, size=subject.size, auto_pilot=take)
    if app._exception is not None:
        # a screen that failed is no picture, and whoever asked for it has to know
        raise app._exception
    return taken[0]


async def _settled(pilot: Pilot[object], app: CrewtrackApp) -> None:
    """Wait until the screen stands: for all messages, not for idleness, since a busy machine is never idle."""
    for _ in range(20):
        await pilot._wait_for_screen()
        if app.workers:
            # a screen works out in a thread what takes long
            await app.workers.wait_for_complete()
            await pilot._wait_for_screen()
        screen = app.screen
        if not (screen._layout_required or screen._scroll_required or screen._recompose_required):
            return
        screen._on_timer_update()
