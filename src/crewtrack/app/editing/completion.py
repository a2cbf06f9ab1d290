"""Completion: what a field may be given, as far as the schedule and the field table know."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from crewtrack.app.editing.field import field_at, keys_of
from crewtrack.app.layers import HOME
from crewtrack.model.address import Address, dotted
from crewtrack.model.fields import Kind
from crewtrack.model.nouns import ENTRIES, Head
from crewtrack.toml.splice import EditRefusedError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crewtrack.app.editing.bench import Bench


@frozen
class Candidate:
    """Something that may be typed.

    Attributes:
        text: what is typed.
        words: what it means, to be shown beside it.
    """

    text: str
    words: str = ""


def candidates(bench: Bench, address: Address) -> tuple[Candidate, ...]:
    """Return what a field may be given: ids, ports, sites, statuses; empty where it may be anything."""
    try:
        field = field_at(address)
    except EditRefusedError:
        return ()
    if field.kind is Kind.BOOL:
        return Candidate("true"), Candidate("false")
    spec = field.spec
    if spec is not None and spec.choices:
        return tuple(Candidate(one) for one in spec.choices)
    if field.refers is None or (field.kind in (Kind.COUNTS, Kind.NAMES, Kind.INTEGER)):
        return ()
    if spec is not None and spec.kind is Kind.NAMES:
        return (Candidate("free", "nothing"), *named(bench, "flight", address))
    found = named(bench, field.refers, address)
    if (spec is not None and spec.kind is Kind.CREW) or (
        field.refers == "person" and field.kind is Kind.TEXT
    ):
        return (Candidate("?", "a seat not yet named"), *found) if address[0] == "flight" else found
    if address[0] == "flight" and address[-1] == "station":
        return (*found, Candidate("none", "a free flight"))
    return found


def named(bench: Bench, kind: str, address: Address = ()) -> tuple[Candidate, ...]:
    """Return every id of a kind, each with its name; of a port or module, those of the station that is meant."""
    schedule = bench.schedule
    if kind in ("port", "module"):
        station = schedule.stations.get(_station(bench, address) or "")
        if station is None:
            return ()
        if kind == "module":
            return tuple(Candidate(one.id, one.name or "") for one in station.modules)
        return tuple(
            Candidate(one.id, schedule.port_name(station.id, one.id)) for one in station.ports
        )
    if kind == "address":
        return tuple(
            Candidate(f"{table}.{one.text}", one.words)
            for table in ENTRIES
            for one in named(bench, table)
        )
    return tuple(Candidate(ident, words) for ident, words in _names(bench, kind))


def _names(bench: Bench, kind: str) -> Iterator[tuple[str, str]]:
    schedule = bench.schedule
    table = bench.data.get(kind)
    for ident, entry in table.items() if isinstance(table, dict) else ():
        if kind == "flight":
            yield ident, schedule.flight_name(ident)
        elif kind == "person":
            yield ident, schedule.person_name(ident)
        else:
            name = entry.get("name") or entry.get("title") if isinstance(entry, dict) else None
            yield ident, name if isinstance(name, str) else ""


def _station(bench: Bench, address: Address) -> str | None:
    schedule = bench.schedule
    if address[:1] == ("station",) and len(address) > 1:
        return str(address[1])
    if address[:1] == ("flight",) and len(address) > 1:
        flight = schedule.flights.get(str(address[1]))
        if flight is not None:
            return schedule.station_of(flight)
    own = bench.value((*address[:2], "station")) if len(address) > 1 else None
    return own if isinstance(own, str) else schedule.main_station()


def addresses(bench: Bench, begun: str) -> tuple[str, ...]:
    """Return the addresses that an unfinished one may become, one key further: for completion in a shell."""
    head, dot, last = begun.rpartition(".")
    try:
        from crewtrack.model.address import parse_address

        above: Address = parse_address(head) if dot else ()
        keys = _keys(bench, above)
    except (ValueError, EditRefusedError):
        return ()
    found = (dotted((*above, key)) for key in keys if key.startswith(last))
    return tuple(one for one in found if one.startswith(begun))


def _keys(bench: Bench, above: Address) -> list[str]:
    if not above:
        return [*ENTRIES, *keys_of(Head, ())]
    there: Any = bench.value(above)
    known: list[str] = []
    field = field_at(above)
    if field.noun is not None and field.kind is not Kind.TABLES:
        known = list(keys_of(field.noun, above))
    if isinstance(there, dict):
        known += [key for key in there if key not in known and key != HOME]
    return known
