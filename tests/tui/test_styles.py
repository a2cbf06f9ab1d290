"""Styles: parsed anew only where the colours have changed."""

from __future__ import annotations

import pytest

from crewtrack.tui.styles import Styles

CSS = "Screen { background: $ground; }"


@pytest.fixture
def styles() -> Styles:
    """Styles of one source, parsed."""
    made = Styles(variables={"ground": "#000000"})
    made.add_source(CSS, read_from=("app.tcss", ""))
    made.parse()
    return made


def ground(styles: Styles) -> str:
    return str(styles.rules[0].styles.background.hex)


def test_the_same_colours_change_nothing(styles: Styles) -> None:
    before = styles.rules[0]
    styles.set_variables({"ground": "#000000"})
    styles.reparse()
    assert styles.rules[0] is before


def test_other_colours_are_taken(styles: Styles) -> None:
    styles.set_variables({"ground": "#FFFFFF"})
    styles.reparse()
    assert ground(styles) == "#FFFFFF"
    # and the first ones again
    styles.set_variables({"ground": "#000000"})
    styles.reparse()
    assert ground(styles) == "#000000"


def test_new_styles_are_parsed(styles: Styles) -> None:
    styles.add_source("Widget { color: $ground; }", read_from=("more.tcss", ""))
    styles.reparse()
    assert len(styles.rules) == 2
