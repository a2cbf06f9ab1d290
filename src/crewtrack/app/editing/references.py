"""References: which fields of a schedule name an entry, by the field table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from crewtrack.app.editing.field import keys_of
from crewtrack.app.layers import HOME
from crewtrack.model.address import Address, dotted, parse_address
from crewtrack.model.fields import Kind, Spec
from crewtrack.model.nouns import ENTRIES, NESTED, Assertion, Head, Seat

if TYPE_CHECKING:
    from collections.abc import Iterator

_OF_STATIONS = {"module": "module", "port": "port"}


@frozen
class Use:
    """A place that names an entry.

    Attributes:
        address: where.
        on_key: whether its key is the name, as ``nasa`` in ``agencies = { nasa = 4 }``.
        path: where its text is an address: that, and the place of the name in it.
    """

    address: Address
    on_key: bool = False
    path: Address = ()
    place: int = 0

    def renamed(self, to: str) -> str:
        """Return the text that stands there when the entry has another id."""
        if not self.path:
            return to
        return dotted((*self.path[: self.place], to, *self.path[self.place + 1 :]))


def kind_of(address: Address) -> str | None:
    """Return what an address of an entry is: ``person``, ``port`` of a station; None if it is no entry."""
    if len(address) == 2 and address[0] in ENTRIES:
        return str(address[0])
    if len(address) == 4 and address[0] == "station" and address[2] in _OF_STATIONS:
        return str(address[2])
    return None


def uses(
    data: dict[str, Any], kind: str, address: Address, names: tuple[str, ...] = ()
) -> Iterator[Use]:
    """Yield every place of a schedule's data that names an entry.

    Args:
        data: what the files say.
        kind: as from `kind_of`.
        address: the entry.
        names: other ids that mean it, of a person.
    """
    finder = _Finder(data, kind, address, names)
    for key, value in data.items():
        if key in ENTRIES and isinstance(value, dict):
            for ident, entry in value.items():
                if isinstance(entry, dict):
                    yield from finder.table(ENTRIES[key], entry, (key, ident))
        elif key == "assert" and isinstance(value, list):
            for place, one in enumerate(value):
                if isinstance(one, dict):
                    yield from finder.table(Assertion, one, (key, place))
    head = {
        key: value for key, value in data.items() if key not in ENTRIES or isinstance(value, str)
    }
    head.pop("assert", None)
    yield from finder.table(Head, head, ())


class _Finder:
    """Looks for the name of one entry."""

    def __init__(
        self, data: dict[str, Any], kind: str, address: Address, names: tuple[str, ...]
    ) -> None:
        self.kind = kind
        self.address = address
        self.names = frozenset((str(address[-1]), *names))
        self.station = str(address[1]) if kind in _OF_STATIONS else None
        home = data.get(HOME, data.get("station"))
        self.home = home if isinstance(home, str) else None
        flights = data.get("flight")
        self.flights = {
            ident: one["station"]
            for ident, one in (flights.items() if isinstance(flights, dict) else ())
            if isinstance(one, dict) and "station" in one
        }

    def table(self, cls: type, table: dict[str, Any], at: Address) -> Iterator[Use]:
        """Yield the places of a noun's table."""
        known = keys_of(cls, at)
        for key, value in table.items():
            spec = known.get(key)
            if spec is not None:
                yield from self._value(spec, value, (*at, key), table)

    def _value(self, spec: Spec, value: Any, at: Address, table: dict[str, Any]) -> Iterator[Use]:
        kind = spec.kind
        if kind is Kind.TEXT:
            if self._means(spec.refers, value, at, table):
                yield Use(at)
            elif spec.refers == "address":
                yield from self._address(value, at)
        elif kind is Kind.TEXTS and spec.refers == "address":
            if isinstance(value, list):
                for place, one in enumerate(value):
                    yield from self._address(one, (*at, place))
            else:
                yield from self._address(value, at)
        elif kind is Kind.CREW and isinstance(value, list):
            yield from self._crew(value, at)
        elif kind in (Kind.COUNTS, Kind.NAMES) and isinstance(value, dict):
            yield from self._keyed(spec, value, at, table)
        else:
            yield from self._nested(spec, value, at)

    def _crew(self, value: list[Any], at: Address) -> Iterator[Use]:
        for place, one in enumerate(value):
            if isinstance(one, dict):
                yield from self.table(Seat, one, (*at, place))
            elif self.kind == "person" and one in self.names:
                yield Use((*at, place))

    def _keyed(
        self, spec: Spec, value: dict[str, Any], at: Address, table: dict[str, Any]
    ) -> Iterator[Use]:
        """Yield the keys that are names, and the flights that stand behind ports."""
        for key, one in value.items():
            if self.kind == spec.refers and key in self.names:
                if self.station is None or self._here(at, table):
                    yield Use((*at, key), on_key=True)
            elif spec.kind is Kind.NAMES and self.kind == "flight" and one in self.names:
                yield Use((*at, key))

    def _nested(self, spec: Spec, value: Any, at: Address) -> Iterator[Use]:
        noun = NESTED.get(spec.noun or "")
        if noun is None:
            return
        if spec.kind is Kind.TABLE and isinstance(value, dict):
            yield from self.table(noun, value, at)
        elif spec.kind is Kind.TABLES and isinstance(value, list):
            for place, one in enumerate(value):
                if isinstance(one, dict):
                    yield from self.table(noun, one, (*at, place))
        elif spec.kind is Kind.ENTRIES and isinstance(value, dict):
            for ident, one in value.items():
                if isinstance(one, dict):
                    yield from self.table(noun, one, (*at, ident))

    def _means(self, refers: str | None, value: Any, at: Address, table: dict[str, Any]) -> bool:
        if refers != self.kind or not isinstance(value, str) or value not in self.names:
            return False
        return self.station is None or self._here(at, table)

    def _here(self, at: Address, table: dict[str, Any]) -> bool:
        """Whether a port or module is named at the station that is meant."""
        if at[0] == "station":
            return at[1] == self.station
        if at[0] == "flight":
            return self.flights.get(str(at[1]), self.home) in (self.station, None)
        return table.get("station", self.home) in (self.station, None)

    def _address(self, value: Any, at: Address) -> Iterator[Use]:
        if not isinstance(value, str):
            return
        try:
            path = parse_address(value)
        except ValueError:
            return
        length = len(self.address)
        if (
            path[: length - 1] == self.address[:-1]
            and path[length - 1 : length]
            and path[length - 1] in self.names
        ):
            yield Use(at, path=path, place=length - 1)
