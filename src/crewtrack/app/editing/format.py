"""Format: a schedule's file put in order, by the field table and by time; its data stay."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from crewtrack.app.editing.field import field_at, keys_of
from crewtrack.app.editing.order import TIMES, moment
from crewtrack.model.when import FAR_FUTURE
from crewtrack.toml.layout import laid_out
from crewtrack.toml.splice import EditRefusedError

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.model.address import Address

_REMARKS: Final = frozenset({"about", "note", "source", "ignore"})
"""Keys that stand last, in whichever order."""


def formatted(text: str) -> str:
    """Return a file put in order: keys aligned and in their usual order, entries in order of time.

    Raises:
        EditRefusedError: it cannot be, without changing its data.
        TomlSyntaxError: it cannot be read.
    """
    return laid_out(text, _order, _rank)


def _order(path: Address) -> tuple[str, ...]:
    """Return the usual order of the keys of a table; the keys at the top of a file are left as they are."""
    if not path:
        return ()
    try:
        noun = field_at(path).noun
    except EditRefusedError:
        return ()
    return (
        tuple(key for key in keys_of(noun, path) if key not in _REMARKS) if noun is not None else ()
    )


def _rank(path: Address, entry: Any) -> datetime | None:
    """Return the time by which an entry is put in order, or None to leave it where it stands."""
    if path[0] not in TIMES or not isinstance(entry, dict):
        return None
    found = moment(str(path[0]), None, entry)
    return None if found is FAR_FUTURE else found
