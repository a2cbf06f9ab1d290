"""Lasting: what a text command has worked out is kept until its process ends.

A record of ten thousand flights takes as long to take apart as a view takes to draw. When the process ends, its memory
goes all at once.
"""

from __future__ import annotations

_KEPT: list[object] = []


def keep(*things: object) -> None:
    """Keep things to the end of the process."""
    _KEPT.extend(things)
