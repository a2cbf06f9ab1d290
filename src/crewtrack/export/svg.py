"""SVG: a photograph of the screen that refers to nothing outside of itself.

The terminal UI takes the photograph (`crewtrack.tui.picture`); this makes it fit to publish: no font is
fetched from anywhere, ids are stable, and a title and a description tell a screen reader what it shows.
"""

from __future__ import annotations

import re

_FONT_FACE = re.compile(r"\s*@font-face\s*\{[^}]*\}")
_TERMINAL = re.compile(r"terminal-\d+")
_SVG = re.compile(r"<svg\b([^>]*)>")
_FAMILY = "DejaVu Sans Mono, Menlo, Consolas, Liberation Mono, monospace"
_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"}


def sealed(photograph: str, title: str, description: str) -> bytes:
    """Return a photograph of the screen as a file to publish: UTF-8, ending in a newline.

    Args:
        photograph: the SVG that Textual's `export_screenshot` gives.
        title: what it is called, for screen readers and tabs.
        description: what it shows, in words.
    """
    made = _FONT_FACE.sub("", photograph)
    made = made.replace("Fira Code, monospace", _FAMILY).replace("Fira Code", _FAMILY)
    made = _TERMINAL.sub("crewtrack", made)
    words = f"<title>{_text(title)}</title>\n    <desc>{_text(description)}</desc>"
    made = _SVG.sub(lambda match: f'<svg{match[1]} role="img">\n    {words}', made, count=1)
    return (made.rstrip() + "\n").encode()


def _text(words: str) -> str:
    """Return words as XML text; what XML cannot hold is left out."""
    kept = "".join(
        one
        for one in words
        if one in "\t\n"
        or (one >= " " and not "\ud800" <= one <= "\udfff" and one not in "\ufffe\uffff")
    )
    return "".join(_ESCAPES.get(one, one) for one in kept)
