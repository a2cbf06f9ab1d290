"""Bench: a schedule that is being edited.

    bench = Bench.open("my.toml", now=now)
    plan = bench.plan(Set(("flight", "soyuz-ms-21", "launch", "at"), date(2027, 3, 19)))
    print(plan.diff, plan.new_problems)
    bench = bench.commit(plan)

It knows which file a fact stands in and which files may be written: those that ship are read-only, and are changed by
laying a line of your own over them.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from crewtrack.app.layers import JOINED, joined_from, lay_over
from crewtrack.app.loading import Loaded, load
from crewtrack.app.whatif import NOTHING
from crewtrack.model.address import Address, dotted
from crewtrack.model.decode import clip, nearest
from crewtrack.model.nouns import ENTRIES
from crewtrack.toml import data as plain_data
from crewtrack.toml.splice import EditRefusedError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from crewtrack.app.editing.changes import Change
    from crewtrack.app.editing.plan import Plan
    from crewtrack.app.loading import Layer
    from crewtrack.model.problem import Problem
    from crewtrack.model.schedule import Schedule

ITS_OWN = ("format", "include", "drop", "title", "as-of", "known-on")
"""Keys that every file has for itself."""


class ReadOnlyError(EditRefusedError):
    """The schedule ships with crewtrack, and is not edited in place."""


class Bench:
    """A schedule that is being edited; it stays as it is, and a commit gives a new one.

    Attributes:
        loaded: its files.
        now: the clock.
        fresh: files that are yet to be made, and what they are to say, by path.
    """

    def __init__(
        self, loaded: Loaded, now: datetime, *, fresh: Mapping[Path, str] | None = None
    ) -> None:
        """Wrap what was read; `Bench.open` reads it."""
        self.loaded = loaded
        self.now = now
        self.fresh: dict[Path, str] = dict(fresh or {})

    @classmethod
    def open(cls, target: str | Path, *, now: datetime) -> Bench:
        """Read a schedule to edit it.

        Raises:
            EditRefusedError: nothing can be read of it.
        """
        loaded = load(target)
        bench = cls(loaded, now)
        bench._require_read()
        return bench

    def _require_read(self) -> None:
        if self.loaded.schedule is None:
            first = next(iter(self.loaded.problems), None)
            message = first.message if first is not None else "nothing could be read"
            place = first.place if first is not None else None
            where = f"{place.file}:{place.line}:{place.column}: " if place is not None else ""
            message = f"{where}{message}"
            raise EditRefusedError(message, first.hint if first is not None else None)

    # -- what there is ---------------------------------------------------------------------------

    @property
    def schedule(self) -> Schedule:
        """The nouns."""
        assert self.loaded.schedule is not None  # noqa: S101 - looked at when it was opened
        return self.loaded.schedule

    @cached_property
    def layers(self) -> tuple[Layer, ...]:
        """The schedule's own files and those below them, the lowest first; no scenarios."""
        return self.loaded.layers[: self.loaded.own]

    @cached_property
    def writable(self) -> tuple[Layer, ...]:
        """Your own files, the lowest first."""
        return tuple(one for one in self.layers if not one.shipped)

    @property
    def read_only(self) -> bool:
        """Whether the schedule ships: then it is edited on top, in a file of your own."""
        return self.loaded.shipped

    @cached_property
    def top(self) -> Layer:
        """The file that new lines go to, where no other is nearer.

        Raises:
            ReadOnlyError: the schedule ships.
        """
        if self.read_only or not self.writable:
            message = f"{self.loaded.name} ships with crewtrack, and is read-only"
            hint = "Make your own schedule on top of it: crewtrack init; then edit that."
            raise ReadOnlyError(message, hint)
        last = self.writable[-1]
        mine = [one for one in self.writable if one.stack == last.stack]
        # Of the files of a folder, the one that says how the whole is called.
        return next((one for one in mine if "title" in one.data or "include" in one.data), last)

    @cached_property
    def data(self) -> dict[str, Any]:
        """What all files say together, as plain data."""
        out: dict[str, Any] = {}
        stack = 0
        for layer in self.layers:
            out = lay_over(out, layer.data, beside=layer.stack == stack)
            stack = layer.stack
        return out

    def value(self, address: Address) -> Any:
        """Return what stands at an address, all files together, or None."""
        if address and address[0] in ("include", "drop"):
            return (
                plain_data.at(self.top.data, address)
                if plain_data.holds(self.top.data, address)
                else None
            )
        return plain_data.at(self.data, address) if plain_data.holds(self.data, address) else None

    def has(self, address: Address) -> bool:
        """Whether anything stands at an address, all files together."""
        return plain_data.holds(self.data, address)

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """All that is wrong with the schedule as it is, not located."""
        return self.judged(self.loaded)

    def judged(self, loaded: Loaded) -> tuple[Problem, ...]:
        """Return all that is wrong with a schedule, not located."""
        from crewtrack.app.checking import found
        from crewtrack.ledger.ledger import Ledger

        if loaded.schedule is None:
            return loaded.problems
        return found(loaded, Ledger.of(loaded.schedule), NOTHING, self.now)

    # -- where it stands -------------------------------------------------------------------------

    def owner(self, address: Address) -> tuple[Layer, Address] | None:
        """Return the file whose word holds for an address, and the address in that file; None if no file has it."""
        if len(address) > 1 and address[0] in JOINED and isinstance(address[1], int):
            entries = joined_from([one.data for one in self.layers], str(address[0]))
            if address[1] >= len(entries):
                return None
            number, own = entries[address[1]]
            layer, inside = self.layers[number], (address[0], own, *address[2:])
            return (layer, inside) if plain_data.holds(layer.data, inside) else None
        layers = self.layers
        if address and address[0] in ITS_OWN:
            layers = (self.top,)
        for layer in reversed(layers):
            if plain_data.holds(layer.data, address):
                return layer, address
        return None

    def home(self, address: Address) -> Layer:
        """Return the file that a new value at an address goes to.

        It is the one whose word holds already, if that may be written; else the one that has its entry; else, of the
        files of a folder, one with entries of its kind; else the top one.

        Raises:
            ReadOnlyError: the schedule ships.
        """
        top = self.top
        if not address or address[0] in ITS_OWN:
            return top
        own = self.owner(address)
        if own is not None and not own[0].shipped:
            return own[0]
        if own is None:
            for length in range(len(address) - 1, 1, -1):
                near = self.owner(address[:length])
                if near is not None and not near[0].shipped:
                    return near[0]
        beside = [one for one in self.writable if one.stack == top.stack]
        kin = [one for one in beside if isinstance(one.data.get(str(address[0])), dict | list)]
        return kin[-1] if kin and top not in kin else top

    def require(self, address: Address) -> None:
        """Say what was meant where an address leads to no entry.

        Raises:
            EditRefusedError: its entry is in no file.
        """
        if len(address) < 2 or address[0] not in ENTRIES or self.has(address[:2]):
            return
        kind, ident = str(address[0]), str(address[1])
        known = self.data.get(kind)
        close = nearest(ident, known) if isinstance(known, dict) else None
        hint = (
            f"Did you mean {dotted((kind, close, *address[2:]))}?"
            if close is not None
            else f"To make it: crewtrack add {dotted((kind, clip(ident)))}"
        )
        message = f'there is no {kind} "{clip(ident)}"'
        raise EditRefusedError(message, hint)

    def refers(self, address: Address) -> tuple[Address, ...]:
        """Return every place that names an entry: what would be left without it."""
        from crewtrack.app.editing.references import kind_of, uses

        kind = kind_of(address)
        if kind is None:
            return ()
        person = self.schedule.people.get(str(address[1])) if kind == "person" else None
        names = person.aliases if person is not None else ()
        return tuple(
            one.address
            for one in uses(self.data, kind, address, names)
            if one.address[: len(address)] != address
        )

    # -- edits -----------------------------------------------------------------------------------

    def plan(self, *changes: Change) -> Plan:
        """Return what changes would do; nothing is written.

        Raises:
            ReadOnlyError: the schedule ships.
            EditRefusedError: a change cannot be made; says why.
        """
        from crewtrack.app.editing.planning import planned

        return planned(self, changes)

    def commit(self, plan: Plan) -> Bench:
        """Write what was planned, note it in the journal, and return the schedule as it is then.

        Raises:
            BothKeptError: a file has changed since it was read; it is as it was left, and the plan's is beside it.
            SaveError: a file cannot be written; it is as it was.
        """
        from crewtrack.app.editing.history import write

        write(plan, self.now)
        return Bench(plan.loaded, self.now)
