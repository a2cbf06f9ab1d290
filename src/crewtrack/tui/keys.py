"""From the command registry to key bindings, and to the way a key is written on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding

from crewtrack.app import registry

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from crewtrack.app.registry import Command
    from crewtrack.tui.glyphs import Glyphs

_NAMES = {
    "+": "plus",
    "-": "minus",
    "=": "equals_sign",
    "!": "exclamation_mark",
    ",": "comma",
    ".": "full_stop",
    "/": "slash",
    "[": "left_square_bracket",
    "]": "right_square_bracket",
    ":": "colon",
    "<": "less_than_sign",
    ">": "greater_than_sign",
    "?": "question_mark",
}
"""Textual's names of the printable keys, where a comma or the like would be taken for something else."""

_NO_KEY = "no_key"
"""What Textual is told for a command that is to have no key: for nothing it would keep the usual ones."""

_WORDS = {"escape": "esc", "pageup": "PgUp", "pagedown": "PgDn", "home": "Home", "end": "End"}
_SIGNS = ("left", "right", "up", "down", "enter")


def textual_key(key: str) -> str:
    """Return Textual's name of a key as the registry writes it."""
    return _NAMES.get(key, key)


def shown(key: str, signs: Glyphs) -> str:
    """Return how a key is written for people: ``←``, ``ctrl+p``, ``F1``."""
    if key in _SIGNS:
        return key if signs.ascii else str(getattr(signs, key))
    if len(key) > 1 and key[0] == "f" and key[1:].isdigit():
        return key.upper()
    return _WORDS.get(key, key)


def bindings(scope: str) -> list[Binding]:
    """Return the key bindings of a scope.

    Each runs the action ``command`` with the command's id, on whatever holds the bindings; the same id
    is that of the binding, for a keymap. None is a priority binding: a field for text gets its letters.
    """
    return [
        Binding(
            ",".join(textual_key(key) for key in command.keys),
            f"command('{command.id}')",
            command.title,
            id=command.id,
            show=False,
        )
        for command in registry.in_scope(scope)
        if command.keys
    ]


def keymap(chosen: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Return a keymap for Textual from command ids and the keys a person chose for them."""
    return {
        name: ",".join(textual_key(key) for key in keys) or _NO_KEY for name, keys in chosen.items()
    }


def key_words(
    command: Command, signs: Glyphs, chosen: Mapping[str, Iterable[str]] | None = None
) -> tuple[str, ...]:
    """Return the keys of a command as people read them, the usual one first."""
    keys = tuple((chosen or {}).get(command.id, command.keys))
    return tuple(shown(key, signs) for key in keys)
