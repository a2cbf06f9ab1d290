"""Watching the files that the schedule was read from."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from crewtrack.tui.messages import FilesChanged

if TYPE_CHECKING:
    from crewtrack.tui.app import CrewtrackApp


def watch(app: CrewtrackApp) -> None:
    """Begin to watch, in a thread that ends with the app."""
    stop = threading.Event()

    def run() -> None:
        from crewtrack.store.watch import watch as wait_for_changes

        wait_for_changes(lambda: app.session.files, lambda: app.post_message(FilesChanged()), stop)

    app.stop_watching = stop
    app.run_worker(run, thread=True, group="watch", exclusive=True, exit_on_error=False)
