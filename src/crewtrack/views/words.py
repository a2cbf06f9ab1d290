"""Words that sentences of views are made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def listed(names: Iterable[str]) -> str:
    """Join names as people do: `A`, `A and B`, `A, B and C`."""
    every = list(names)
    return " and ".join(filter(None, (", ".join(every[:-1]), every[-1]))) if every else ""


def possessive(name: str) -> str:
    """Write whose something is: `NASA's`, `Roscosmos's`."""
    return f"{name}'s"
