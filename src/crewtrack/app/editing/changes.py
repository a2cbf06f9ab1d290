"""Changes: what a person wants to be different, before it is known in which file and how."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import field, frozen

if TYPE_CHECKING:
    from datetime import date

    from crewtrack.model.address import Address


@frozen
class Slip:
    """Whether and how the old value of a movement is kept.

    Attributes:
        keep: yes; no; or None, where a date that still lies ahead is kept.
        why: the reason of the change.
        source: who says so.
        known: the day since which the new value stands; None is the clock's.
    """

    keep: bool | None = None
    why: str | None = None
    source: str | None = None
    known: date | None = None


@frozen
class Set:
    """Give a field a value: plain data, as TOML has them."""

    address: Address
    value: Any
    slip: Slip = field(factory=Slip)


@frozen
class Unset:
    """Take a field out of the file: what a file below says holds again, or it is dropped from there."""

    address: Address


@frozen
class Add:
    """Add an entry, or an item to a list."""

    address: Address
    value: Any


@frozen
class Remove:
    """Remove an entry, or an item of a list."""

    address: Address


@frozen
class Rename:
    """Give an entry another id, everywhere it is used."""

    address: Address
    to: str


Change = Set | Unset | Add | Remove | Rename
