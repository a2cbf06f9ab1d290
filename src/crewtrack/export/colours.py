"""Colours as numbers: of agencies and of the ground, in the themes that a picture can have.

Everything that leaves the program takes them from here, and so do the screens (`crewtrack.tui.agencies`). Light
ones have a contrast of at least 4.5 on the light ground, dark ones on the dark.
"""

from __future__ import annotations

DARK, LIGHT, ANSI = "dark", "light", "ansi"

THEMES = (DARK, LIGHT)
"""The themes of pictures; text in colour has `ANSI` too, the terminal's own."""

GROUND = {DARK: "#0F1317", LIGHT: "#FAFAF7"}
INK = {DARK: "#D3D9E0", LIGHT: "#1F2730"}
DIM = {DARK: "#8B939E", LIGHT: "#5E656E"}
RULE = {DARK: "#39424D", LIGHT: "#C3C9CF"}

AGENCIES = {
    DARK: {
        "nasa": "#6CB6FF",
        "roscosmos": "#F2A65A",
        "esa": "#5BC8A8",
        "jaxa": "#D99BD9",
        "csa": "#A8B8FF",
        "cmsa": "#E6D36A",
        "axiom": "#B8B8B8",
    },
    LIGHT: {
        "nasa": "#0B62B8",
        "roscosmos": "#9A5200",
        "esa": "#0A6E54",
        "jaxa": "#8E3A8E",
        "csa": "#4450B8",
        "cmsa": "#6E5F00",
        "axiom": "#5F5F5F",
    },
}
"""By theme, then by the agency's id; an agency that is not named has the colour of the text."""
