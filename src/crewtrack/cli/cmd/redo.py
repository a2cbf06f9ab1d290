"""`crewtrack redo`: what was taken back is made again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.cli.cmd.undo import add, step
from crewtrack.cli.parser import Parser

if TYPE_CHECKING:
    from argparse import Namespace
    from datetime import datetime


def parser() -> Parser:
    """Return the options of `redo`."""
    made = Parser(
        "redo", "crewtrack redo [options]", "Make again the edit that was taken back last."
    )
    add(made)
    return made


def run(options: Namespace, now: datetime) -> int:
    """Make it again."""
    del now
    return step(options, back=False)
