"""Keys as people write them in config.toml: which there are, and which commands would share one."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crewtrack.app.registry import BY_ID, COMMANDS, EVERYWHERE, SCREEN_IDS
from crewtrack.model.decode import clip, nearest
from crewtrack.model.problem import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from crewtrack.app.registry import Command

NAMED = (
    "left", "right", "up", "down", "home", "end", "pageup", "pagedown", "enter", "escape", "tab", "space",
    "backspace", "delete", "insert", *(f"f{n}" for n in range(1, 25)),
)  # fmt: skip
"""Keys that have a name."""

_SAME = {"esc": "escape", "return": "enter", "pgup": "pageup", "pgdn": "pagedown", "del": "delete", "ins": "insert"}  # fmt: skip
_HELD = re.compile(r"(?:(?:ctrl|shift|alt|super)\+)*")
_TAKEN = {"ctrl+c": "the terminal stops programs with it"}

WAYS_OUT = {
    "program.quit": "ctrl+q",
    "dialog.close": "escape",
    "form.leave": "escape",
    "source.close": "escape",
    "copy.cancel": "escape",
    "view.cancel": "escape",
}
"""Commands that always have a key, and which that is where none is left: nobody is locked in."""


def bad_key(key: str) -> tuple[str, str | None] | None:
    """Return what is wrong with a key as it is written, and what would help; None if nothing is."""
    if key in _TAKEN:
        return f'"{key}" cannot be chosen', _TAKEN[key]
    rest = _HELD.sub("", key, count=1)
    if len(rest) == 1 and rest.isprintable() and not rest.isspace():
        return None
    if rest in NAMED:
        return None
    meant = _SAME.get(rest.lower()) or ("space" if rest.isspace() and rest else None) or nearest(rest.lower(), NAMED)  # fmt: skip
    hint = f'did you mean "{key[: len(key) - len(rest)]}{meant}"?' if meant else "write f6, ctrl+p, pageup or a sign"  # fmt: skip
    return f'there is no key "{clip(key)}"', hint


def meet(one: Command, other: Command) -> bool:
    """Whether two commands can be run from the same place, so that a key could mean both."""
    if one.scope == other.scope:
        return True
    open_ones = {EVERYWHERE, "list", *SCREEN_IDS}
    if one.scope not in open_ones or other.scope not in open_ones:
        return False
    return not (one.scope in SCREEN_IDS and other.scope in SCREEN_IDS)


def shared(keys: Mapping[str, Iterable[str]]) -> list[tuple[str, Command, Command]]:
    """Return keys that two commands share once keys are chosen by command id: key, the one chosen, the other."""
    chosen = {name: tuple(some) for name, some in keys.items()}
    out = []
    seen: set[tuple[str, str, str]] = set()
    for name, own in chosen.items():
        command = BY_ID.get(name)
        if command is None:
            continue
        for key in own:
            for other in COMMANDS:
                others = chosen.get(other.id, other.keys)
                pair = (key, *sorted((name, other.id)))
                if (
                    other is command
                    or key not in others
                    or pair in seen
                    or not meet(command, other)
                ):
                    continue
                if key in command.keys and key in other.keys:
                    continue  # so it is meant: on one screen the key does something of its own
                seen.add(pair)  # type: ignore[arg-type]
                out.append((key, command, other))
    return out


def effective(keys: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    """Return the keys that hold once some are chosen: where one is chosen that another command has, that one loses it.

    A way out that has lost all its keys keeps one (`WAYS_OUT`), whoever else has chosen it.
    """
    out = _won(keys)
    for name in _locked(out):
        key, way = WAYS_OUT[name], BY_ID[name]
        for other in COMMANDS:
            others = out.get(other.id, other.keys)
            if key in others and meet(way, other):
                out[other.id] = tuple(one for one in others if one != key)
        out[name] = (key,)
    return out


def _won(keys: Mapping[str, Iterable[str]]) -> dict[str, tuple[str, ...]]:
    out = {name: tuple(some) for name, some in keys.items()}
    for key, _, other in shared(keys):
        if other.id not in keys:
            out[other.id] = tuple(one for one in out.get(other.id, other.keys) if one != key)
    return out


def _locked(keys: Mapping[str, tuple[str, ...]]) -> list[str]:
    """Return the ways out that have no key."""
    return [name for name in WAYS_OUT if not keys.get(name, BY_ID[name].keys)]


def clashes(keys: Mapping[str, Iterable[str]]) -> list[Problem]:
    """Return a warning for each key that two commands share, and for each way out that would have none."""
    locked = [
        Problem(
            "K202",
            "no-way-out",
            Severity.WARNING,
            f"{name} ({BY_ID[name].title}) would have no key, and keeps {WAYS_OUT[name]}",
            ("keys", name) if name in keys else ("keys",),
            hint=f"give it one: {name} = ...",
        )
        for name in _locked(_won(keys))
    ]
    return locked + [
        Problem(
            "K201",
            "key-clash",
            Severity.WARNING,
            f'"{key}" means {command.id} ({command.title}) and {other.id} ({other.title})',
            ("keys", command.id),
            hint=f"give {other.id} another key, or none: []",
        )
        for key, command, other in shared(keys)
    ]
