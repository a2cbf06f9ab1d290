"""The last row: the keys of the focused pane, then of the screen, then the way to all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.app.registry import EVERYWHERE, in_scope
from crewtrack.tui.keys import key_words
from crewtrack.tui.widgets.rows import QUIET, STRONG, Piece, Row, piece, spread, width_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from crewtrack.app.registry import Command
    from crewtrack.tui.glyphs import Glyphs

LAST = ("program.palette", "program.help")
"""What always stands at the end: how to find the rest."""


def hints(
    commands: Iterable[Command],
    signs: Glyphs,
    keys: Mapping[str, Iterable[str]] | None = None,
    named: Mapping[str, str] | None = None,
) -> list[tuple[tuple[Piece, ...], int]]:
    """Return the footer's parts with their priorities: keys bold, word dim; `named` has other words, by id.

    Neighbours with the same word are shown as one, their keys side by side: ``←→ event``.
    """
    merged: list[tuple[str, list[tuple[str, str]], int]] = []
    for command in commands:
        words = key_words(command, signs, keys)
        hint = (named or {}).get(command.id, command.hint)
        if hint is None or not words:
            continue
        if merged and merged[-1][0] == hint:
            merged[-1][1].append((words[0], command.id))
        else:
            merged.append((hint, [(words[0], command.id)], command.priority))
    out: list[tuple[tuple[Piece, ...], int]] = []
    for word, pairs, priority in merged:
        joint = "" if all(key in "←→↑↓" for key, _ in pairs) else " "
        part: list[Piece] = []
        for at, (key, name) in enumerate(pairs):
            part.append(piece(joint + key if at else key, STRONG, name))
        part.append(piece(f" {word}", QUIET, pairs[-1][1]))
        out.append((tuple(part), priority))
    return out


def footer_row(
    scopes: Iterable[str],
    width: int,
    signs: Glyphs,
    *,
    keys: Mapping[str, Iterable[str]] | None = None,
    works: Callable[[Command], bool] = lambda _: True,
    note: str = "",
    last: tuple[str, ...] = LAST,
    named: Mapping[str, str] | None = None,
) -> Row:
    """Return the row.

    Args:
        scopes: the scopes whose keys it shows, the focused pane's first.
        width: how many cells there are.
        signs: the signs to draw with.
        keys: the keys a person chose, by command id.
        works: whether a command does anything now.
        note: a sentence that takes the place of all but the last keys.
        last: the commands that always stand at the end.
        named: other words for what a key does now, by command id.
    """
    ending = hints((c for c in in_scope(EVERYWHERE) if c.id in last), signs, keys)
    gap = "   " if width >= 100 else "  "
    if note:
        return spread(
            [piece(" "), piece(note)], _joined([ending], gap, gap) if width >= 60 else (), width
        )
    groups = [
        hints((c for c in in_scope(scope) if c.id not in last and works(c)), signs, keys, named)
        for scope in scopes
    ]
    wide = gap + " " if width >= 120 else gap
    while 1 + _width([*groups, ending], len(gap), len(wide)) > width:
        worst = max((priority for group in groups for _, priority in group), default=None)
        if worst is None:
            return (piece(" "), *_joined([ending], gap, gap))
        # the keys of the focused pane stay longest
        at = max(
            place for place, group in enumerate(groups) if any(rank == worst for _, rank in group)
        )
        groups[at] = _without_last(groups[at], worst)
    return (piece(" "), *_joined([*groups, ending], gap, wide))


def _width(groups: list[list[tuple[tuple[Piece, ...], int]]], gap: int, wide: int) -> int:
    """How many cells `_joined` takes: nothing is put together that does not fit."""
    filled = [group for group in groups if group]
    parts = sum(width_of(part) for group in filled for part, _ in group)
    return parts + gap * sum(len(group) - 1 for group in filled) + wide * (len(filled) - 1)


def _without_last(
    group: list[tuple[tuple[Piece, ...], int]], worst: int
) -> list[tuple[tuple[Piece, ...], int]]:
    """A group without its last part of the lowest rank: one word fewer."""
    for at in range(len(group) - 1, -1, -1):
        if group[at][1] == worst:
            return [*group[:at], *group[at + 1 :]]
    return group


def _joined(groups: list[list[tuple[tuple[Piece, ...], int]]], gap: str, wide: str) -> Row:
    out: list[Piece] = []
    for group in groups:
        for at, (part, _) in enumerate(group):
            if out:
                out.append(piece(gap if at else wide))
            out.extend(part)
    return tuple(out)
