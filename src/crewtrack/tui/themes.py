"""The three themes of crewtrack: dark, light, and the terminal's own colours.

Lines are painted with the colours of `crewtrack.tui.agencies`; a theme gives the ground that they stand
on, and dresses the few widgets of Textual that dialogs use.
"""

from __future__ import annotations

from textual.theme import BUILTIN_THEMES, Theme

from crewtrack.tui import agencies

DARK = "crewtrack-dark"
LIGHT = "crewtrack-light"
ANSI = "crewtrack-ansi"

NAMES = (DARK, LIGHT, ANSI)
"""The themes in the order in which the command changes them."""


def themes() -> tuple[Theme, ...]:
    """Return the themes, ready to be registered."""
    return (
        _drawn(DARK, agencies.DARK, agencies.DARK_BACKGROUND, agencies.DARK_FOREGROUND, dark=True),
        _drawn(
            LIGHT, agencies.LIGHT, agencies.LIGHT_BACKGROUND, agencies.LIGHT_FOREGROUND, dark=False
        ),
        _terminal(),
    )


def _drawn(name: str, palette: agencies.Palette, ground: str, ink: str, *, dark: bool) -> Theme:
    rule, quiet = palette.words["rule"], palette.words["dim"]
    chosen = palette.selected or ground
    return Theme(
        name=name,
        primary=quiet,
        secondary=quiet,
        accent=ink,
        foreground=ink,
        background=ground,
        surface=ground,
        panel=ground,
        success=quiet,
        warning=palette.words["warning"].split()[-1],
        error=palette.words["error"].split()[-1],
        dark=dark,
        variables={
            "hairline": rule,
            "border": rule,
            "border-blurred": rule,
            "block-cursor-background": chosen,
            "block-cursor-foreground": ink,
            "block-cursor-text-style": "bold",
            "block-cursor-blurred-background": chosen,
            "block-cursor-blurred-foreground": ink,
            "block-hover-background": chosen,
            "input-cursor-background": ink,
            "input-cursor-foreground": ground,
            **dict.fromkeys(("scrollbar", "scrollbar-hover", "scrollbar-active"), rule),
            **dict.fromkeys(
                (
                    "scrollbar-background",
                    "scrollbar-background-hover",
                    "scrollbar-background-active",
                    "scrollbar-corner-color",
                ),
                ground,
            ),
        },
    )


def _terminal() -> Theme:
    """The terminal's own colours: emphasis by bold, dim and reverse, hue for agencies and problems alone."""
    own = "ansi_default"
    variables = {
        name: value if value in ("reverse", "none", "bold") else own
        for name, value in BUILTIN_THEMES["ansi-dark"].variables.items()
    }
    return Theme(
        name=ANSI,
        ansi=True,
        primary=own,
        secondary=own,
        accent=own,
        foreground=own,
        background=own,
        surface=own,
        panel=own,
        boost=own,
        success=own,
        warning="ansi_yellow",
        error="ansi_red",
        dark=True,
        variables={
            **variables,
            "hairline": own,
            "border": own,
            "border-blurred": own,
            "block-cursor-text-style": "reverse",
            "input-cursor-text-style": "reverse",
            **dict.fromkeys(
                ("scrollbar", "scrollbar-hover", "scrollbar-active"), "ansi_bright_black"
            ),
            **dict.fromkeys(
                (
                    "scrollbar-background",
                    "scrollbar-background-hover",
                    "scrollbar-background-active",
                ),
                own,
            ),
        },
    )


def palette_of(theme: str) -> agencies.Palette:
    """Return the colours that lines are painted with in a theme."""
    if theme == LIGHT:
        return agencies.LIGHT
    return agencies.ANSI if theme == ANSI else agencies.DARK


def after(name: str) -> str:
    """Return the theme that comes after this one."""
    return NAMES[(NAMES.index(name) + 1) % len(NAMES)] if name in NAMES else NAMES[0]
