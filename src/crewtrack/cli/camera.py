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
        found = self._taken.get(view.id)
        if found is None:
            from crewtrack.tui.picture import photograph

            found = self._taken[view.id] = photograph(subject, view)
        return found
