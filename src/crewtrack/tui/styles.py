"""Styles: Textual's, parsed anew only where the colours have changed.

Textual takes the colours of the theme again, and parses all styles again, for every screen that is opened for the
first time: the first one too.
"""

from __future__ import annotations

from textual.css.stylesheet import Stylesheet


class Styles(Stylesheet):
    """A stylesheet that knows whether its colours are others than before."""

    def __init__(self, *, variables: dict[str, str]) -> None:
        """Start without styles."""
        super().__init__(variables=variables)
        self._known = variables
        self._changed = False

    def set_variables(self, variables: dict[str, str]) -> None:
        """Take the colours of a theme; which may be those that it has."""
        if variables != self._known:
            self._known = variables
            self._changed = True
            super().set_variables(variables)

    def reparse(self) -> None:
        """Parse all styles if the colours have changed, else those that are new."""
        if self._changed:
            super().reparse()
            self._changed = False
        else:
            self.parse()
