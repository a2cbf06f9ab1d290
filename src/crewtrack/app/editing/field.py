"""Field: what may stand at an address, by the field table."""

from __future__ import annotations

from typing import Any

from attrs import frozen

from crewtrack.model.address import Address, dotted
from crewtrack.model.decode import clip, nearest
from crewtrack.model.fields import Kind, Spec, specs
from crewtrack.model.nouns import ENTRIES, MOVEMENT_KEYS, NESTED, Assertion, Head, Movement, Seat
from crewtrack.toml.splice import EditRefusedError

_LISTS: dict[str, type] = {"assert": Assertion, "coverage": NESTED["Coverage"]}


@frozen
class Field:
    """What may stand at an address.

    Attributes:
        address: the address.
        spec: the declaration of the key; None for an entry, which is a table by its id.
        kind: what the value must be; None for an entry or an item that is a table.
        noun: the class whose table stands there, of a list of tables that of each; or None.
        table: the class whose table it is a key of, or None.
    """

    address: Address
    spec: Spec | None
    kind: Kind | None
    noun: type | None
    table: type | None

    @property
    def refers(self) -> str | None:
        """What its text names: a noun (``person``), ``port``, ``module``, ``address``; or None."""
        return self.spec.refers if self.spec is not None else None

    @property
    def is_entry(self) -> bool:
        """Whether it is an entry with an id, or an item of a list of tables."""
        return self.spec is None or isinstance(self.address[-1], int)


def keys_of(cls: type, at: Address) -> dict[str, Spec]:
    """Return the keys that the table of a noun may hold at an address, in their usual order."""
    own = {name: spec for name, (_, spec) in specs(cls).items()}
    if cls is Movement:
        allowed = MOVEMENT_KEYS.get(str(at[-1]), frozenset(own))
        return {name: spec for name, spec in own.items() if name in allowed}
    return own


def field_at(address: Address) -> Field:
    """Return what may stand at an address.

    Raises:
        EditRefusedError: no file has anything there.
    """
    if not address:
        message = "no address was given"
        raise EditRefusedError(
            message, "An address is keys with dots: flight.soyuz-ms-21.launch.at"
        )
    first = address[0]
    if first in ENTRIES:
        if len(address) == 1:
            return Field(address, None, None, None, None)
        if not isinstance(address[1], str):
            message = f"{first} is a table of entries by id, and has no places"
            raise EditRefusedError(message)
        return _below(address, 2, ENTRIES[str(first)])
    if first == "assert":
        if len(address) == 1:
            return Field(address, None, Kind.TABLES, Assertion, None)
        return _item(address, 1, Assertion, None)
    return _below(address, 0, Head)


def _below(address: Address, depth: int, cls: type) -> Field:
    """Return what stands at an address that leads through the table of a noun at a depth."""
    at = address[:depth]
    if len(address) == depth:
        return Field(address, None, None, cls, None)
    key = address[depth]
    known = keys_of(cls, at)
    if not isinstance(key, str) or key not in known:
        raise _unknown(address, depth, [*known, *(ENTRIES if cls is Head else ())])
    spec = known[key]
    here = depth + 1
    if spec.kind is Kind.TABLE:
        return _nested(address, here, spec, cls)
    if spec.kind is Kind.TABLES and len(address) > here:
        return _item(address, here, NESTED[spec.noun or ""], spec)
    if spec.kind is Kind.CREW and len(address) > here:
        return _seat(address, here, spec, cls)
    if spec.kind is Kind.ENTRIES and len(address) > here:
        return _below(address, here + 1, NESTED[spec.noun or ""])
    if len(address) == here:
        item = NESTED[spec.noun or ""] if spec.kind is Kind.TABLES else None
        return Field(address, spec, spec.kind, item, cls)
    if len(address) == here + 1 and spec.kind in (Kind.TEXTS, Kind.COUNTS, Kind.NAMES):
        kind = Kind.INTEGER if spec.kind is Kind.COUNTS else Kind.TEXT
        if isinstance(address[here], int) == (spec.kind is Kind.TEXTS):
            return Field(address, spec, kind, None, None)
    message = (
        f"{_shown(address[:here])} is {spec.kind.value}, and holds no {_shown(address[here:])}"
    )
    raise EditRefusedError(message)


def _nested(address: Address, here: int, spec: Spec, cls: type) -> Field:
    noun = NESTED[spec.noun or ""]
    if len(address) == here:
        return Field(address, spec, spec.kind, noun, cls)
    return _below(address, here, noun)


def _item(address: Address, here: int, cls: type, spec: Spec | None) -> Field:
    if not isinstance(address[here], int):
        message = f"{_shown(address[:here])} is a list: a place in it is written [0]"
        raise EditRefusedError(message)
    if len(address) == here + 1:
        return Field(address, spec, None, cls, None)
    return _below(address, here + 1, cls)


def _seat(address: Address, here: int, spec: Spec, cls: type) -> Field:
    if not isinstance(address[here], int):
        message = f"{_shown(address[:here])} is a list: a place in it is written [0]"
        raise EditRefusedError(message)
    if len(address) == here + 1:
        return Field(address, spec, Kind.TEXT, Seat, cls)
    return _below(address, here + 1, Seat)


def _unknown(address: Address, depth: int, known: list[str]) -> EditRefusedError:
    at, key, rest = address[:depth], address[depth], address[depth + 1 :]
    if isinstance(key, int):
        return EditRefusedError(f"{_shown(at) or 'the file'} is a table, and has no places")
    where = f"{_shown(at)} has no key" if at else "a file has no key"
    close = nearest(key, known)
    hint = (
        f"Did you mean {_shown((*at, close, *rest))}?"
        if close
        else f"Known: {', '.join(sorted(known))}."
    )
    return EditRefusedError(f'{where} "{clip(key)}"', hint)


def _shown(address: Address) -> str:
    return dotted(tuple(clip(one) if isinstance(one, str) else one for one in address))


def order_of(address: Address) -> tuple[str, ...]:
    """Return the usual order of the keys of the table that an address stands in."""
    try:
        table = field_at(address).table
    except EditRefusedError:
        return ()
    return tuple(keys_of(table, address[:-1])) if table is not None else ()


def summary(noun: type | None) -> str:
    """Return the first sentence of what a noun is."""
    return ((noun.__doc__ or "") if noun is not None else "").strip().split("\n\n")[0]


def plain_of(value: Any) -> str:
    """Return a value of a file on one line, as TOML."""
    from crewtrack.toml.written import value_text

    return value_text(value)
