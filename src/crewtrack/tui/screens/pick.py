"""Pick: one of a few things, found by typing a part of its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from crewtrack.tui.screens.finder import Finder
from crewtrack.tui.text import cell_width, fit, pad
from crewtrack.views.filter.fold import folded

if TYPE_CHECKING:
    from collections.abc import Mapping

_WIDTH = 58


class Pick(Finder[str]):
    """Asks for one of several; the result is its name."""

    def __init__(self, title: str, choices: Mapping[str, str]) -> None:
        """Offer these, each with what is said of it."""
        super().__init__(title, below="enter takes it   esc closes")
        self._choices = choices
        self._found: list[str] = []

    def find(self, query: str) -> list[Content]:
        """Return the names that a query is part of, first those that begin with it."""
        wanted = folded(query.strip())
        found = [
            (not folded(name).startswith(wanted), place, name)
            for place, (name, words) in enumerate(self._choices.items())
            if wanted in folded(name) or wanted in folded(words)
        ]
        self._found = [name for _, _, name in sorted(found)]
        return [self._line(name) for name in self._found]

    def _line(self, name: str) -> Content:
        width = min(_WIDTH, self.room)
        aside = fit(self._choices[name], max(width // 2, width - cell_width(name) - 2))
        return Content.assemble(
            Content(pad(name, width - cell_width(aside) - 1)), " ", (aside, "dim")
        )

    def take(self, index: int) -> None:
        """Take it."""
        self.dismiss(self._found[index])
