"""Data: plain tables and lists with one thing changed, and whether two are exactly the same."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    Path = tuple[str | int, ...]


def at(data: Any, path: Path) -> Any:
    """Return the value at a path.

    Raises:
        KeyError: there is none.
    """
    for part in path:
        inside = range(len(data)) if isinstance(data, list) else data
        if not isinstance(data, dict | list) or part not in inside:
            raise KeyError(path)
        data = data[part]  # type: ignore[index]
    return data


def holds(data: Any, path: Path) -> bool:
    """Whether there is a value at a path."""
    try:
        at(data, path)
    except KeyError:
        return False
    return True


def replaced(data: Any, path: Path, value: Any) -> Any:
    """Return data with a value at a path, new or in place of another; the data given stay as they are."""
    if not path:
        return value
    first, rest = path[0], path[1:]
    out = data.copy()
    if isinstance(out, list) and first == len(out):
        out.append(value)
        return out
    out[first] = replaced(out[first], rest, value) if rest else value
    return out


def removed(data: Any, path: Path) -> Any:
    """Return data without what is at a path."""
    out: Any = data.copy()
    if len(path) == 1:
        del out[path[0]]
    else:
        out[path[0]] = removed(out[path[0]], path[1:])
    return out


def renamed(data: Any, path: Path, key: str) -> Any:
    """Return data with another key for what is at a path, at the same place."""
    if len(path) > 1:
        out = data.copy()
        out[path[0]] = renamed(out[path[0]], path[1:], key)
        return out
    return {key if name == path[0] else name: value for name, value in data.items()}


def same(one: Any, other: Any) -> bool:
    """Whether two values read from TOML are the same, in kind too: 1 is neither 1.0 nor true."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, float | dt.datetime | dt.time):
        # repr tells nan, -0.0 and an offset apart, which equality does not.
        return repr(one) == repr(other)
    return bool(one == other)


def as_meant(found: dict[str, Any], meant: dict[str, Any], changed: list[Path]) -> bool:
    """Whether what was read after an edit is what was meant.

    Equality looks at all of it, quickly; it takes 1 for true. But no byte outside of the edit has changed, so kinds
    need be compared only where something was meant to.
    """
    if found != meant:
        return same(found, meant)  # they may still be: not-a-number equals nothing
    return all(same(at(found, path), at(meant, path)) for path in changed if holds(meant, path))
