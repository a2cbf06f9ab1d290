"""Saved views: opened by a digit, and saved into config.toml."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crewtrack.app.settings import View
    from crewtrack.tui.app import CrewtrackApp


def open(app: CrewtrackApp) -> None:  # noqa: A001 - the name of its command
    """Ask which saved view, and open it; or save what is on the screen as one."""
    from crewtrack.tui.screens.views import ViewChoice

    def done(chosen: tuple[str, bool] | None) -> None:
        if chosen is None:
            return
        digit, saving = chosen
        if saving:
            save(app, digit)
        elif digit in app.views:
            show(app, app.views[digit])
        else:
            app.tell(f"there is no view {digit}: v, s and {digit} saves this one")

    app.push_screen(ViewChoice(dict(app.views)), done)


def show(app: CrewtrackApp, view: View) -> None:
    """Open a saved view: its screen, instant, filter, zoom and order."""
    from crewtrack.app.config import NOW

    app.leave()
    if view.at is NOW:
        app.clock.follow(app.now())
    elif view.at is not None and view.at.earliest is not None:
        app.clock.seek(view.at.earliest)
    if view.screen is not None and (app.base_screen is None or view.screen != app.base_screen.NAME):
        app.switch_mode(view.screen)
    app.step()

    def take_up() -> None:
        screen = app.base_screen
        if screen is not None:
            screen.want(None)
            screen.recall({"filter": view.filter, "zoom": view.zoom, "sort": view.sort})
            screen.show_view()

    app.call_after_refresh(take_up)
    if view.title:
        app.tell(view.title)


def save(app: CrewtrackApp, digit: str) -> None:
    """Write what is on the screen into config.toml as a view; its other lines stay as they are."""
    from crewtrack.app.clock import Mode
    from crewtrack.app.config import load_config
    from crewtrack.app.saving import SaveViewError, save_view

    screen, path = app.base_screen, app.config_file
    if screen is None or path is None:
        app.tell("there is no file for settings here")
        return
    kept = screen.memory()
    values = {"screen": screen.NAME, "filter": kept.get("filter"), "zoom": kept.get("zoom"), "sort": kept.get("sort")}  # fmt: skip
    if app.clock.mode is not Mode.LIVE and app.clock.at != app.session.scene_at:
        values["at"] = app.clock.at.replace(microsecond=0)
    elif app.clock.mode is Mode.LIVE:
        values["at"] = "now"
    try:
        save_view(path, digit, {name: value for name, value in values.items() if value is not None})
    except SaveViewError as error:
        app.tell(f"not saved: {error}")
        return
    app.views = dict(load_config(path).views)
    app.tell(f"saved as view {digit} in {path.name}")
