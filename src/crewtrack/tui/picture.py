"""The screen as a picture: an SVG that refers to nothing outside of itself."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crewtrack.tui.app import CrewtrackApp

_FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}\s*")
_FAMILY = re.compile(r"Fira Code")


def picture(app: CrewtrackApp) -> bytes:
    """Return what the terminal shows now as SVG.

    The fonts are those of whoever looks at it: a picture that fetched one would tell others who does.
    """
    made = app.export_screenshot(title=f"crewtrack {app.view.station_short}")
    made = _FONT_FACE.sub("", made)
    return _FAMILY.sub("DejaVu Sans Mono, Menlo, Consolas", made).encode()
