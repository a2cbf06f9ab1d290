"""Where one has been: a way back, and forward again, as in a browser.

A spot is a screen, an instant and what was selected. One is left behind by a jump (to another screen, a date, a name,
a saved view), never by a step: steps are taken back by steps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.model.address import Address

_MOST = 200


class Spot(NamedTuple):
    """A place to be.

    Attributes:
        screen: its id.
        at: the instant, or None where it followed the clock.
        pane: the list that had the focus.
        address: what was selected in it.
    """

    screen: str
    at: datetime | None
    pane: str
    address: Address | None


class Trail:
    """The spots that were left behind, and those that one has come back from."""

    def __init__(self) -> None:
        """Begin nowhere."""
        self.behind: list[Spot] = []
        self.ahead: list[Spot] = []

    def leave(self, here: Spot) -> None:
        """Leave a spot for a new one: what lay ahead is given up."""
        self.ahead.clear()
        if self.behind[-1:] != [here]:
            self.behind.append(here)
            del self.behind[:-_MOST]

    def back(self, here: Spot) -> Spot | None:
        """Return the spot before, or None; those that are here already are passed over."""
        return _step(self.behind, self.ahead, here)

    def forward(self, here: Spot) -> Spot | None:
        """Return the spot that one came back from, or None."""
        return _step(self.ahead, self.behind, here)


def _step(taken: list[Spot], put: list[Spot], here: Spot) -> Spot | None:
    while taken:
        found = taken.pop()
        if found != here:
            put.append(here)
            return found
    return None
