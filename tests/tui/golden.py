"""Screens kept as files of text; CREWTRACK_GOLDEN=write writes them anew, to be read before a commit."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from tests.tui.screen import screen_text

if TYPE_CHECKING:
    from crewtrack.tui.app import CrewtrackApp

GOLDEN = Path(__file__).parents[1] / "golden"


def check_golden(app: CrewtrackApp, name: str) -> None:
    """Hold the screen against the file of that name and of the terminal's size.

    The first rows and the last are left out: they list screens and keys, and are tested by themselves.
    """
    width, height = app.size
    lines = screen_text(app)[2:-1]
    # lines of the record move as it grows; the width stays
    text = re.sub(r"(\.toml:)(\d+)", lambda at: at[1] + "0" * len(at[2]), "\n".join(lines) + "\n")
    assert all(len(line) <= width for line in lines)
    path = GOLDEN / f"screen-{name}-{width}x{height}.txt"
    if os.environ.get("CREWTRACK_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8", newline="")
    assert text == path.read_text(encoding="utf-8")
