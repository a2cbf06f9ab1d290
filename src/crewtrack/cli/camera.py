"""What photographs the screens for pictures: one picture for all the formats that show the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crewtrack.export.formats import Subject, View
    from crewtrack.export.svg import Picture


class Camera:
    """Takes a picture of each screen once."""

    def __init__(self) -> None:
        self._taken: dict[str, Picture] = {}

    def __call__(self, subject: Subject, view: View) -> Picture:
        """Return the picture of a screen."""
        # views that one screen shows are in one picture; one that is about somebody is a picture of its own
        name = view.id if view.of is not None or view.screen is None else view.screen
        found = self._taken.get(name)
        if found is None:
            from crewtrack.tui.picture import photograph

            found = self._taken[name] = photograph(subject, view)
        return found
