"""Sound: data that is not nested too deep to walk, with integers that fit."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

MOST_LEVELS: Final = 100
"""How deep tables and arrays may be nested, what TOML 1.1 asks of every reader."""


def is_sound(data: dict[str, Any]) -> bool:
    """Tell whether nothing is nested deeper than `MOST_LEVELS` and every integer fits in 64 bits."""
    level: list[Iterable[Any]] = [data.values()]
    for _ in range(MOST_LEVELS + 1):
        below: list[Iterable[Any]] = []
        for values in level:
            for value in values:
                kind = type(value)
                if kind is str or kind is datetime:
                    continue
                if kind is dict:
                    below.append(value.values())
                elif kind is list:
                    below.append(value)
                elif kind is int and not -(2**63) <= value < 2**63:
                    return False
        if not below:
            return True
        level = below
    return False
