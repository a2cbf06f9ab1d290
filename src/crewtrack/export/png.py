"""PNG: the SVG of a screen as pixels, with the font that ships with crewtrack and no other.

The fonts of the computer are left out, so that a picture is the same on every machine; a letter that the font does
not have is shown as its box.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crewtrack.export.formats import Subject, View

FAMILY = "DejaVu Sans Mono"
_FILES = ("DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf")


def png(subject: Subject, view: View) -> bytes:
    """Return the screen that shows a view."""
    from crewtrack.export.svg import svg

    return rendered(svg(subject, view).decode(), subject.scale)


def rendered(svg: str, scale: float) -> bytes:
    """Return an SVG as PNG, so many times larger.

    Raises:
        FileNotFoundError: the font that ships with crewtrack is missing.
    """
    import resvg_py

    from crewtrack.store.shipped import shipped_root

    fonts = [shipped_root() / "fonts" / name for name in _FILES]
    for font in fonts:
        if not font.is_file():
            msg = f"{font} is missing: crewtrack is not installed whole"
            raise FileNotFoundError(msg)
    return bytes(
        resvg_py.svg_to_bytes(
            svg_string=svg,
            zoom=scale,
            skip_system_fonts=True,
            font_files=[str(font) for font in fonts],
            font_family=FAMILY,
            monospace_family=FAMILY,
        )
    )
