"""Lines of which a filter shows a part; and the sentence for when nothing is left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.model.nouns import ENTRIES
from crewtrack.tui.panels.lines import Line, Row
from crewtrack.tui.text import cell_width, safe

if TYPE_CHECKING:
    from crewtrack.app.sieve import Sieve
    from crewtrack.tui.panels.base import FrameState


def sifted(lines: list[Line], sieve: Sieve) -> list[Line]:
    """Return the lines that are shown: of those that can be selected the ones that are meant.

    The name of a group goes with the last of its lines. What is about nothing in the schedule (a choice, a span of
    time) is not for a filter.
    """
    out: list[Line] = []
    waiting: list[Line] = []  # names of groups of which no line has been shown yet
    dropped = False
    for line in lines:
        if line.selectable and line.address is not None and line.address[0] in ENTRIES:
            if sieve.some(line.address, *line.also):
                out += waiting
                out.append(line)
                waiting = []
            else:
                dropped = True
        elif line.heading:
            out.append(line)
        else:
            if dropped:
                waiting = []  # the group before it has nothing left
            waiting.append(line)
            dropped = False
    return out if dropped else [*out, *waiting]


def nothing(who: str, sieve: Sieve, frame: FrameState, width: int) -> list[Line]:
    """Return the sentence for an empty list, and the ways on: ``no one matches agency:jaxa    esc clear``."""
    left = 1 if frame.size in {"tiny", "narrow"} else 4
    sentence = f"{who} matches {safe(sieve.text)}"
    ways = [("esc", " clear"), ("n", " try now")]
    row = Row(width, frame.glyphs)
    together = left + cell_width(sentence) + sum(len(key + word) + 4 for key, word in ways) < width
    row.put(left, sentence, room=width - left - 1)
    lines = []
    if not together:
        lines.append(row.line())
        row = (
            Row(width, frame.glyphs).put(left, ways[0][0], "strong").then(ways[0][1], "dim", gap=0)
        )
        ways = ways[1:]
    for key, word in ways:
        row.then(key, "strong", gap=4).then(word, "dim", gap=0)
    return [*lines, row.line()]
