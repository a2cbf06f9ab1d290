"""What is wrong with the books, the worst first."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from crewtrack.model.problem import Severity
from crewtrack.tui.panels.base import Panel
from crewtrack.tui.panels.lines import Line, Row
from crewtrack.tui.panels.sift import nothing
from crewtrack.tui.text import cell_width, safe, wrap
from crewtrack.tui.widgets.banner import where

if TYPE_CHECKING:
    from crewtrack.model.address import Address
    from crewtrack.model.problem import Problem
    from crewtrack.tui.panels.base import FrameState

_FIRST = 500
_MORE = 4
_NAMES = {Severity.ERROR: "ERRORS", Severity.WARNING: "WARNINGS", Severity.ADVICE: "ADVICE"}


class Problems(NamedTuple):
    """What the Problems screen shows.

    Attributes:
        found: what is wrong, the worst first.
        rules: how many rules were applied.
        facts: how many values the files give; 0 where nobody needs to know.
        advice: whether advice was asked for.
        broken: the problem for which the version on disk was not taken over, or None.
    """

    found: tuple[Problem, ...]
    rules: int
    facts: int
    advice: bool
    broken: Problem | None


def number(address: Address | None) -> int | None:
    """Return which problem a line is about: lines are told apart by their place, not by what they are about."""
    if address is None or len(address) != 2 or address[0] != "problem":
        return None
    return int(address[1])


class ProblemsPanel(Panel):
    """One line a problem, by severity; a long list is made as far as it is read."""

    ABOUT = ("Problems", "What check finds, the worst first. Enter goes to the fact.")

    BOLD_NEW = False
    MINDS_HEIGHT = False
    NONE = "nothing"
    _much = _FIRST

    def show(self, overview: Problems, frame: FrameState) -> None:
        """Show other problems; of them as many as at first."""
        if overview is not self._overview:
            self._much = _FIRST
        super().show(overview, frame)

    def _go(self, index: int) -> None:
        super()._go(index)
        last = next(
            (at for at in reversed(range(len(self._lines))) if self._lines[at].selectable), None
        )
        if (
            self._overview is not None
            and last == self._at
            and self._much < len(self._overview.found)
        ):
            self._much *= _MORE
            self._rebuild()

    def made(self, overview: Problems, frame: FrameState, width: int) -> list[Line]:
        """Return the lines, of what the filter of the screen leaves."""
        sieve = frame.sieve
        if sieve is None:
            return self.build(overview, frame, width)
        kept = [at for at, one in enumerate(overview.found) if sieve.keep_problem(one)]
        if overview.found and not kept:
            return nothing(self.NONE, sieve, frame, width)
        return self._lines_of(overview, kept, frame, width)

    def build(self, overview: Problems, frame: FrameState, width: int) -> list[Line]:
        """Return the lines; where nothing is wrong, a sentence that says so."""
        return self._lines_of(overview, list(range(len(overview.found))), frame, width)

    def _lines_of(
        self, overview: Problems, kept: list[int], frame: FrameState, width: int
    ) -> list[Line]:
        if not overview.found:
            return _balanced(overview, frame, width)
        small = frame.size in {"tiny", "narrow"}
        left = 1 if small else 2
        shown = kept[: self._much]
        places = {at: where(overview.found[at], 30) for at in shown}
        room = max([8, *(cell_width(place) for place in places.values())])
        counts: dict[Severity, int] = {}
        for at in kept:
            severity = overview.found[at].severity
            counts[severity] = counts.get(severity, 0) + 1
        out: list[Line] = []
        last: Severity | None = None
        for at in shown:
            one = overview.found[at]
            if one.severity is not last:
                out.append(
                    _group(one.severity, counts[one.severity], frame, width, first=last is None)
                )
                last = one.severity
            row = Row(width, frame.glyphs)
            sign, style = _sign(one.severity, frame)
            row.put(left, f" {sign} ", style)
            row.put(left + 4, one.code, "strong")
            message = left + 10
            row.put(message, places[at], "dim", room=min(room, 30))
            if frame.size != "tiny":
                message += min(room, 30) + 2
                row.put(message, safe(one.message), room=width - 2 - message)
            out.append(row.line(("problem", at), mark=0))
            if frame.size == "tiny":  # there is no pane beside it that says it in full
                parts = wrap(safe(one.message), width - 2 - left - 4)
                out += [Row(width, frame.glyphs).put(left + 4, part).line() for part in parts]
        if len(kept) > len(shown):
            more = Row(width, frame.glyphs).put(left, f"{len(kept) - len(shown)} more", "dim")
            out.append(more.line())
        return out


def _sign(severity: Severity, frame: FrameState) -> tuple[str, str]:
    glyphs = frame.glyphs
    if severity is Severity.ERROR:
        return glyphs.error, "error"
    if severity is Severity.WARNING:
        return glyphs.warning, "warning"
    return glyphs.unseated, "strong"


def _group(severity: Severity, count: int, frame: FrameState, width: int, *, first: bool) -> Line:
    small = frame.size in {"tiny", "narrow"}
    left = 1 if small else 2
    words = f"{_NAMES[severity]} {count} "
    row = Row(width, frame.glyphs).put(left, words, "title" if first else "")
    return row.rule(left + len(words), width - 2, frame.glyphs.dashed).line()


def _balanced(content: Problems, frame: FrameState, width: int) -> list[Line]:
    small = frame.size in {"tiny", "narrow"}
    left = 1 if small else 4
    row = Row(width, frame.glyphs)
    row.put(left, f"{frame.glyphs.ok} the books balance:", "strong")
    counts = f"{content.rules} rules, {content.facts} facts"
    out = [Row(width, frame.glyphs).put(1 if small else 2, "PROBLEMS", "title").line()]
    if row.end + 1 + len(counts) < width:
        out.append(row.then(counts).line())
    else:
        out += [row.line(), Row(width, frame.glyphs).put(left + 2, counts).line()]
    if not content.advice:
        row = Row(width, frame.glyphs).put(left, "m", "strong")
        out.append(row.then("advice too", "dim").line())
    else:
        out.append(Row(width, frame.glyphs).put(left, "and there is no advice to give").line())
    return out
