"""Offers: what the word at the cursor may become, of all that a field may be given."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from attrs import frozen

from crewtrack.app.editing.completion import Candidate, candidates
from crewtrack.model.fields import Kind
from crewtrack.views.filter.fold import folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crewtrack.app.editing.bench import Bench
    from crewtrack.app.editing.field import Field

_MOST: Final = 6
_LISTS: Final = frozenset({Kind.CREW, Kind.TEXTS})
_BREAK: Final = re.compile(r"[,\[]")


@frozen
class Offer:
    """What may stand in place of a stretch of the text.

    Attributes:
        start, end: the stretch, in characters.
        found: what may stand there, the likeliest first.
    """

    start: int
    end: int
    found: tuple[Candidate, ...]


def offer(bench: Bench, field: Field, text: str, cursor: int) -> Offer:
    """Return what the word before the cursor may become; in a list, the word since the last comma."""
    start = 0
    if field.kind in _LISTS:
        breaks = [match.end() for match in _BREAK.finditer(text, 0, cursor)]
        start = breaks[-1] if breaks else 0
    while start < cursor and text[start] in " \"'":
        start += 1
    return Offer(start, cursor, matching(candidates(bench, field.address), text[start:cursor]))


def matching(found: Iterable[Candidate], begun: str) -> tuple[Candidate, ...]:
    """Return the candidates that a beginning may mean, likeliest first: ids that begin so, then names of which a word does.

    Of nothing, nothing: a list of everybody helps nobody.
    """
    wanted = folded(begun.strip())
    if not wanted:
        return ()
    ranked: list[tuple[int, int, Candidate]] = []
    for place, one in enumerate(found):
        ident = folded(one.text)
        if ident == wanted:
            rank = 0
        elif ident.startswith(wanted):
            rank = 1
        elif any(word.startswith(wanted) for word in folded(one.words).split()):
            rank = 2
        elif wanted in ident:
            rank = 3
        else:
            continue
        ranked.append((rank, place, one))
    ranked.sort(key=lambda one: one[:2])
    return tuple(one for _, _, one in ranked[:_MOST])
