"""Out of the program, and looking closer: snapshot, copy, zone, problems, editor."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from crewtrack.model.address import dotted

if TYPE_CHECKING:
    from pathlib import Path
    from typing import NoReturn

    from crewtrack.model.problem import Place
    from crewtrack.store.files import Source
    from crewtrack.tui.app import CrewtrackApp

_ZONES = {"site": "local", "local": "utc", "utc": "site"}


def zone(app: CrewtrackApp) -> None:
    """Change the second clock."""
    from crewtrack.app.zones import second_clock

    after = _ZONES.get(app.zone_choice, "site")
    if app.zone_choice == "utc" and app.zone_first not in _ZONES:
        after = app.zone_first  # a zone by name has its turn, too
    app.zone_choice = after
    if app.zone_choice == "local" and not second_clock("local", app.clock.at, ()):
        app.zone_choice = "utc"
    app.refresh_view()
    if app.zone_choice == "utc":
        app.tell("UTC alone")


def snapshot(app: CrewtrackApp) -> None:
    """Ask what to save and how, and save it."""
    from crewtrack.tui.handlers.snapshot import take
    from crewtrack.tui.screens.snapshot import SaveAs, Wanted

    def done(wanted: Wanted | None) -> None:
        if wanted is not None:
            app.run_worker(take(app, wanted), group="snapshot", exit_on_error=False)

    app.push_screen(SaveAs(app), done)


def copy(app: CrewtrackApp) -> None:
    """Ask in which form to copy the selected entry, and copy it."""
    from crewtrack.tui.screens.copy import CopyAs

    address = app.selected
    if address is None:
        app.tell("nothing is selected")
        return

    def done(form: str | None) -> None:
        if form is None:
            return
        from crewtrack.tui.handlers.copy import text_of

        text = text_of(app, address, form)
        if text is None:
            app.tell(f"{dotted(address)} has no {form} of its own")
            return
        app.copy_to_clipboard(text)
        app.tell(f"copied {len(text.splitlines())} lines to the clipboard, if the terminal lets it")

    app.push_screen(CopyAs(dotted(address)), done)


def next_problem(app: CrewtrackApp) -> None:
    """Go to the next thing that is wrong, the version on disk first; around and around."""
    session = app.session
    found = [session.broken] if session.broken is not None else list(session.problems)
    if not found:
        app.tell("the books are in balance")
        return
    app.problem_shown = (app.problem_shown + 1) % len(found)
    problem = found[app.problem_shown]
    app.leave()
    app.editor_place = problem.place
    from crewtrack.tui.widgets.banner import where

    if app.base_screen is not None:
        app.base_screen.show_problem(problem)
    count = f"problem {app.problem_shown + 1} of {len(found)}"
    then = "! next   E edit" if len(found) > 1 else "E edit"
    app.tell(f"{count}   {where(problem, 40)}   {then}")


def dependence(app: CrewtrackApp) -> None:
    """Show who depends on whom: beside the rest on the Overview, else on a screen of its own."""
    _pane_or_screen(app, "dependence", "partners")


def bulletins(app: CrewtrackApp) -> None:
    """Show what was said: beside the rest on the Overview, else in the log."""
    _pane_or_screen(app, "bulletins", "log")


def _pane_or_screen(app: CrewtrackApp, pane: str, screen: str) -> None:
    if app.base_screen is not None and app.base_screen.NAME == "overview":
        app.base_screen.show_pane(pane)
    else:
        app.run_command(f"screen.{screen}")


def editor(app: CrewtrackApp) -> None:
    """Open the file at the selected entry, or at the problem that was gone to, in the editor."""
    session = app.session
    place = session.broken.place if session.broken is not None else app.editor_place
    beside = app.base_screen.file_selected if app.base_screen is not None else None
    if beside is not None:
        line = place.line if place is not None and beside.name in place.file else None
        if open_editor(app, beside, line):
            from crewtrack.tui.messages import FilesChanged

            app.post_message(FilesChanged())
        return
    if place is None and app.selected is not None:
        place = session.place(app.selected)
    path = _path(app, place)
    if path is None:
        app.tell("nothing is selected that stands in a file")
        return
    if open_editor(app, path, place.line if place is not None else None):
        app.editor_place = None
        from crewtrack.tui.messages import FilesChanged

        app.post_message(FilesChanged())


def open_editor(app: CrewtrackApp, path: Path, line: int | None) -> bool:
    """Open a file in the editor, and come back; say why where that cannot be, and return False."""
    from crewtrack.app import editor as editors

    if app.read_only or app.is_web:
        app.tell("no editor can be opened from here")
        return False
    command = editors.editor(os.environ)
    if command is None:
        app.tell("no editor is set: $VISUAL and $EDITOR are empty")
        return False
    if _ships(path) and app.warned_of != path:
        app.warned_of = path
        app.tell(
            "this file ships with crewtrack, and its next version replaces it: press again to open it all the same"
        )
        return False
    try:
        words = editors.command_line(command, path, line)
    except ValueError as error:
        app.tell(f"the editor's command is not to be understood: {error}")
        return False
    before = _source(path)
    failed = _run(app, words)
    if before is not None:
        _note(app, before)
    if failed:
        app.tell(failed)
    return not failed


def _source(path: Path) -> Source | None:
    """Return a file as it is before the editor gets it; None if nothing is to be taken back in it."""
    from crewtrack.store.files import StoreError, read_source

    try:
        return None if _ships(path) else read_source(path)
    except StoreError:
        return None


def _note(app: CrewtrackApp, before: Source) -> None:
    """Note down what the editor changed, so that it can be taken back as any edit can."""
    from crewtrack.app.editing.byhand import note_by_hand
    from crewtrack.store.files import StoreError

    try:
        note_by_hand(f"edit {before.path.name} by hand", before, app.now())
    except StoreError:
        return  # it is gone: the screens say so


def _ships(path: Path) -> bool:
    """Whether a file came with crewtrack."""
    from crewtrack.store.paths import led_to
    from crewtrack.store.shipped import shipped_root

    return led_to(path).is_relative_to(led_to(shipped_root()))


def _path(app: CrewtrackApp, place: Place | None) -> Path | None:
    if place is None:
        return app.session.loaded.path
    found = app.session.path_of(place)
    if found is None and place.file == app.session.loaded.name:
        return app.session.loaded.path
    return found


def _run(app: CrewtrackApp, words: list[str]) -> str | None:
    """Run the editor in place of the screens; return what went wrong."""
    from textual.app import SuspendNotSupported

    from crewtrack.app import editor as editors
    from crewtrack.tui.input import terminal

    failed: str | None = None
    there = terminal()
    try:
        with app.suspend():
            # whatever happens in here must not leave it: the screens would not come back
            try:
                code = editors.run(words)
            except (OSError, ValueError) as error:
                failed = f"{words[0]} could not be started: {error}"
            else:
                failed = f"{words[0]} ended with code {code}" if code else None
            if there and not terminal():
                _end()
    except SuspendNotSupported:
        failed = "an editor cannot be opened from here"
    return failed


def _end() -> NoReturn:
    """End at once: the terminal was closed while the editor had it, and painting on it would never come to an end."""
    import signal

    os._exit(128 + getattr(signal, "SIGHUP", 1))


__all__ = ["bulletins", "copy", "dependence", "editor", "next_problem", "snapshot", "zone"]
