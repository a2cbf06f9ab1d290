from __future__ import annotations

import pytest
from rich.color import Color
from rich.style import Style

from crewtrack.tui.agencies import (
    ANSI,
    DARK,
    DARK_BACKGROUND,
    LIGHT,
    LIGHT_BACKGROUND,
    PALETTES,
    Palette,
)
from crewtrack.tui.themes import themes

AGENCIES = ("nasa", "roscosmos", "esa", "jaxa", "csa", "cmsa", "axiom")
BACKGROUNDS = [(DARK, DARK_BACKGROUND), (LIGHT, LIGHT_BACKGROUND)]


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    r, g, b = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    """The contrast of WCAG 2."""
    a, b = sorted((_luminance(one), _luminance(other)))
    return (b + 0.05) / (a + 0.05)


@pytest.mark.parametrize(("palette", "background"), BACKGROUNDS)
def test_every_agency_can_be_read(palette: Palette, background: str) -> None:
    assert set(palette.agencies) == set(AGENCIES)
    for colour in palette.agencies.values():
        assert contrast(colour, background) >= 4.5
        assert palette.selected is not None
        assert contrast(colour, palette.selected) >= 4.5


@pytest.mark.parametrize(("palette", "background"), BACKGROUNDS)
def test_dim_text_and_problems_can_be_read(palette: Palette, background: str) -> None:
    for word in ("dim", "error", "warning"):
        colour = palette.words[word].split()[-1]
        assert contrast(colour, background) >= 4.5, word


@pytest.mark.parametrize("palette", [DARK, LIGHT])
def test_agencies_do_not_share_a_colour_with_each_other_or_with_problems(palette: Palette) -> None:
    problems = {palette.words[word].split()[-1] for word in ("error", "warning")}
    assert len(set(palette.agencies.values()) | problems) == len(AGENCIES) + 2


def test_the_backgrounds_are_those_of_the_themes() -> None:
    dark, light, _ = themes()
    assert dark.background == DARK_BACKGROUND
    assert light.background == LIGHT_BACKGROUND


def test_the_terminals_own_colours_are_left_to_the_terminal() -> None:
    for colour in ANSI.agencies.values():
        assert Color.parse(colour).is_system_defined
    assert ANSI.selected is None


@pytest.mark.parametrize("palette", PALETTES.values())
def test_problems_stand_reversed_and_only_they(palette: Palette) -> None:
    assert palette.style("error").reverse
    assert palette.style("warning").reverse
    for word in ("", "dim", "bold", "strong", "focus", "rule", *(f"agency:{a}" for a in AGENCIES)):
        assert not palette.style(word).reverse


@pytest.mark.parametrize("palette", PALETTES.values())
def test_an_unknown_agency_or_word_has_the_default_foreground(palette: Palette) -> None:
    assert palette.agency("atlantis").color is None
    assert palette.agency(None).color is None
    assert palette.style("no-such-word") == Style.null()


def test_words_add_up() -> None:
    style = DARK.style("agency:nasa bold")
    assert style.bold
    assert style.color == Color.parse(DARK.agencies["nasa"])
