"""The field table: what may stand in a schedule, declared once.

Every key of every noun is declared with `key`, on the attrs class that holds it: its kind, its meaning,
its unit, an example, and whether it is required. The decoder, the JSON Schema and docs/format.md are made
from these declarations, so they cannot disagree.
"""

from __future__ import annotations

import enum
from typing import Any

import attr

META = "crewtrack"
"""The name under which a field's declaration stands in its attrs metadata."""


class Kind(enum.Enum):
    """What a value in the file must be, and what it is read as."""

    TEXT = "text"
    TEXTS = "a text or a list of texts"
    INTEGER = "a whole number"
    NUMBER = "a number"
    BOOL = "true or false"
    WHEN = "a time, as exact as it is known"
    DAY = "a date"
    INSTANT = "a date-time with an offset"
    CREW = "a list of crew entries"
    COUNTS = "a table of whole numbers"
    NAMES = "a table of texts"
    TABLE = "a table"
    TABLES = "a list of tables"
    ENTRIES = "a table of entries, by id"


class Spec:
    """The declaration of one key: see `key`."""

    __slots__ = (
        "choices",
        "example",
        "kind",
        "meaning",
        "name",
        "noun",
        "refers",
        "required",
        "unit",
    )

    def __init__(self, kind: Kind, meaning: str, **rest: Any) -> None:
        self.kind = kind
        self.meaning = meaning
        self.name: str | None = rest.get("name")
        self.required: bool = rest.get("required", False)
        self.unit: str | None = rest.get("unit")
        self.example: str | None = rest.get("example")
        self.noun: str | None = rest.get("noun")
        self.refers: str | None = rest.get("refers") or (
            self.noun if kind is Kind.TEXT else "person" if kind is Kind.CREW else None
        )
        self.choices: tuple[str, ...] = rest.get("choices", ())


def key(kind: Kind, meaning: str, *, default: object = None, **rest: object) -> Any:
    """Declare one key of a noun.

    Args:
        kind: what the value must be.
        meaning: one sentence, for people.
        default: the value where the key is left out.
        **rest: ``name`` (the key in the file, where it differs from the attribute), ``required``,
            ``unit``, ``example`` (as TOML), ``noun`` (the class name of a nested table, or the noun that an
            id names), ``refers`` (what else its text names: ``port`` or ``module`` of a station, an ``address``; of a
            table of counts or names, what its keys name), ``choices`` (the only texts allowed).
    """
    return attr.ib(default=default, metadata={META: Spec(kind, meaning, **rest)})


def specs(noun: type) -> dict[str, tuple[str, Spec]]:
    """Return a noun's keys as written in the file, each with its attribute's name and declaration."""
    out: dict[str, tuple[str, Spec]] = {}
    for attribute in attr.fields(noun):
        spec = attribute.metadata.get(META)
        if spec is not None:
            out[spec.name or attribute.name.rstrip("_").replace("_", "-")] = (attribute.name, spec)
    return out
