"""Planning: from changes to the new texts of files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from attrs import evolve

from crewtrack.app.editing import slips
from crewtrack.app.editing.bench import ITS_OWN
from crewtrack.app.editing.changes import Add, Remove, Rename, Set, Slip, Unset
from crewtrack.app.editing.field import field_at, order_of
from crewtrack.app.editing.order import neighbour
from crewtrack.app.editing.plan import FileEdit, Plan
from crewtrack.app.editing.references import kind_of
from crewtrack.app.layers import JOINED
from crewtrack.app.loading import load, relaid
from crewtrack.model.address import Address, dotted, parse_address
from crewtrack.model.decode import clip
from crewtrack.model.names import ID_RULE, as_id, is_id
from crewtrack.model.nouns import ENTRIES
from crewtrack.toml import data as plain_data
from crewtrack.toml.draft import Draft
from crewtrack.toml.splice import EditRefusedError
from crewtrack.toml.written import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crewtrack.app.editing.bench import Bench
    from crewtrack.app.editing.changes import Change
    from crewtrack.app.loading import Layer, Loaded
    from crewtrack.model.problem import Problem

_ENTRY: Final = 2
"""How many keys lead to an entry: its kind and its id."""


def planned(bench: Bench, changes: Iterable[Change]) -> Plan:
    """Return what changes would do, each made on top of those before it.

    Raises:
        ReadOnlyError: the schedule ships.
        EditRefusedError: a change cannot be made.
    """
    planner = Planner(bench)
    for change in changes:
        planner.make(change)
    return planner.plan()


class Planner:
    """Makes changes to drafts of the files of a schedule.

    Attributes:
        bench: the schedule as it is.
        drafts: by a layer's name, the file as it is to be.
        notes: what is worth saying.
    """

    def __init__(self, bench: Bench) -> None:
        """Start without changes."""
        self.bench = bench
        self.drafts: dict[str, Draft] = {}
        self.notes: list[str] = []
        self._what: list[str] = []
        self._renamed: list[tuple[Address, Address]] = []

    def make(self, change: Change) -> None:
        """Make one change."""
        address = change.address
        self._what.append(f"{type(change).__name__.casefold()} {dotted(address)}")
        if isinstance(change, Set):
            self._set(change)
        elif isinstance(change, Unset):
            field_at(address)
            self._unset(address)
        elif isinstance(change, Add):
            self._add(address, change.value)
        elif isinstance(change, Remove):
            self._remove(address)
        elif isinstance(change, Rename):
            self._rename(address, change.to)

    def plan(self) -> Plan:
        """Return what the changes so far would do.

        Raises:
            EditRefusedError: a file would not say exactly what was meant.
        """
        files = []
        texts: dict[str, tuple[str, dict[str, Any]]] = {}
        for layer in self.bench.layers:
            draft = self.drafts.get(layer.name)
            if draft is None:
                continue
            edit = draft.finish()
            new = layer.path in self.bench.fresh
            if not edit:
                continue
            files.append(
                FileEdit(layer.name, layer.path, layer.text, draft.text, layer.has_bom, edit, new)
            )
            texts[layer.name] = (draft.text, draft.data)
        return Plan(
            ", ".join(self._what),
            tuple(files),
            tuple(self.notes),
            lambda: self._loaded(texts),
            self.bench.judged,
            self._known_problems,
        )

    def _known_problems(self) -> tuple[Problem, ...]:
        """What is wrong already; of an entry that gets another id, under that: a new name is no new problem."""
        found = self.bench.problems
        for old, new in self._renamed:
            found = tuple(
                evolve(one, address=(*new, *one.address[len(old) :]))
                if one.address[: len(old)] == old
                else one
                for one in found
            )
        return found

    def _loaded(self, texts: dict[str, tuple[str, dict[str, Any]]]) -> Loaded:
        bench = self.bench
        if not texts:
            return bench.loaded
        layers = {one.name: one for one in bench.layers}
        if all(
            plain_data.same(data.get("include"), layers[name].data.get("include"))
            for name, (_, data) in texts.items()
        ):
            return relaid(bench.loaded, texts)
        every = dict(bench.fresh) | {layers[name].path: text for name, (text, _) in texts.items()}
        return load(str(bench.loaded.path), texts=every)

    def draft(self, layer: Layer) -> Draft:
        """Return the draft of a file."""
        if layer.name not in self.drafts:
            self.drafts[layer.name] = Draft(layer.text, layer.data)
        return self.drafts[layer.name]

    # -- reading what is planned -----------------------------------------------------------------

    def layer_data(self, layer: Layer) -> dict[str, Any]:
        """Return what a file says, with the changes so far."""
        draft = self.drafts.get(layer.name)
        return layer.data if draft is None else draft.data

    def value(self, address: Address) -> Any:
        """Return what stands at an address with the changes so far; None if nothing does."""
        for layer in reversed(self.bench.writable):
            data = self.layer_data(layer)
            if layer.name in self.drafts and plain_data.holds(data, address):
                return plain_data.at(data, address)
        return self.bench.value(address)

    # -- setting ---------------------------------------------------------------------------------

    def _set(self, change: Set) -> None:
        address, value = change.address, change.value
        field_at(address)
        if self.value(address[:_ENTRY]) is None:
            self.bench.require(address)
        old = self.value(address)
        if slips.is_movement(address) and isinstance(old, dict) and isinstance(value, dict):
            self._set_movement(change, old)
            return
        same = old is not None and plain_data.same(old, plain(value))
        # As it is already: then what is said of it belongs to the change before.
        kept = slips.kept(self, address, old, value, change.slip, same=same)
        layer = self.put(address, value)
        for at, one in kept:
            self.put(at, one, layer)
        if any(at[-2:-1] == ("slips",) for at, _ in kept):
            self.notes.append(f"the old value is kept as a slip: {slips.words(old)}")

    def _set_movement(self, change: Set, old: dict[str, Any]) -> None:
        """Set a whole movement key by key, so that its history stays, and a date that still lies ahead joins it."""
        address, value = change.address, change.value
        dates = [key for key in value if key in slips.DATES]
        for key, one in value.items():
            speaks = key == dates[0] if dates else False
            self._set(Set((*address, key), one, change.slip if speaks else Slip(keep=False)))
        for key in old:
            mine = self._own((*address, key))[0] is not None
            if key not in value and key not in slips.HISTORY and mine:
                self._unset((*address, key))

    def put(self, address: Address, value: Any, layer: Layer | None = None) -> Layer:
        """Write a value into a file: left out, the one that it belongs to; return that."""
        address, value = self._whole(address, value, layer)
        inside = address
        if layer is None:
            layer, inside = self._place(address)
        if inside[0] == "station" and len(inside) > 1:
            layer = self._with_stations(layer)
        draft = self.draft(layer)
        entry = inside[:_ENTRY]
        if len(entry) < _ENTRY or inside[0] not in ENTRIES or plain_data.holds(draft.data, entry):
            draft.set(inside, value, order=order_of(address))
            return layer
        if self.bench.has(entry):
            self.notes.append(f"{dotted(entry)} is overridden in {layer.name}")
        for key in reversed(inside[_ENTRY:]):
            value = {key: value}
        self._new_entry(draft, entry, value)
        return layer

    def _with_stations(self, layer: Layer) -> Layer:
        """Return a file of your own that may hold a table of stations: in one file, `station` has one meaning."""
        own = [layer, *reversed(self.bench.writable)]
        for one in own:
            if not isinstance(self.layer_data(one).get("station"), str):
                return one
        name = layer.path.name
        message = f"{name} says station = ..., and so cannot hold a table of stations"
        hint = "Put [station.x...] in a file of its own, and name that in include."
        raise EditRefusedError(message, hint)

    def _new_entry(self, draft: Draft, entry: Address, value: Any) -> None:
        after, first = neighbour(self, draft.data, entry, plain(value))
        draft.add(entry, value, after=after, first=first)

    def _place(self, address: Address) -> tuple[Layer, Address]:
        """Return the file that an address is to be written in, and the address there."""
        own = self.bench.owner(address) if address[0] in JOINED else None
        if address[0] in JOINED and len(address) > 1 and isinstance(address[1], int):
            if own is None:
                own = self.bench.owner(address[:2])
                own = None if own is None else (own[0], (*own[1], *address[2:]))
            if own is None:
                layer = self.bench.top
                there = self.layer_data(layer).get(str(address[0])) or []
                return layer, (address[0], len(there), *address[2:])
            if own[0].shipped:
                message = (
                    f"{dotted(address[:2])} stands in {own[0].name}, which ships with crewtrack"
                )
                raise EditRefusedError(message, "A claim of your own goes in your own file.")
            return own
        return self.bench.home(address), address

    def _whole(self, address: Address, value: Any, layer: Layer | None) -> tuple[Address, Any]:
        """Return a change of an item of a list as one of the list, where the file has not got that list.

        A list replaces the one below it, so an override of one item is one of them all.
        """
        places = [place for place, part in enumerate(address) if isinstance(part, int)]
        if not places or address[0] in JOINED:
            return address, value
        whole = address[: places[0]]
        home = self.bench.home(whole) if layer is None else layer
        if plain_data.holds(self.layer_data(home), whole):
            return address, value
        listed = self.value(whole)
        rest = address[places[0] :]
        if not isinstance(listed, list):
            return address, value  # the draft makes the list, or says what is wrong
        if not plain_data.holds(listed, rest[:-1]) or (
            isinstance(rest[-1], int) and rest[-1] > len(plain_data.at(listed, rest[:-1]))
        ):
            message = f"{dotted(whole)} has {len(listed)} entries: the next is [{len(listed)}]"
            raise EditRefusedError(message)
        return whole, plain_data.replaced(listed, rest, value)

    # -- adding ----------------------------------------------------------------------------------

    def _add(self, address: Address, value: Any) -> None:
        field_at(address)
        there = self.value(address)
        if isinstance(there, list):
            for one in value if isinstance(value, list) else [value]:
                self.put((*address, len(self.value(address))), one)
            return
        if there is not None and not (address[0] == "assert" and len(address) == 1):
            message = f"{dotted(address)} is there already"
            key = ".KEY" if field_at(address).spec is None else ""
            hint = f"To change it: crewtrack set {dotted(address)}{key} VALUE"
            raise EditRefusedError(message, hint)
        if kind_of(address) is not None:
            _hold_id(str(address[-1]))
        if address in (("assert",), ("coverage",)):
            layer = self.bench.top
            listed = self.layer_data(layer).get(str(address[0])) or []
            self.draft(layer).set((*address, len(listed)), value)
            return
        if len(address) == _ENTRY and address[0] in ENTRIES:
            layer = self.bench.home(address)
            if not plain_data.holds(self.layer_data(layer), address):
                self._new_entry(self.draft(layer), address, value)
                return
        self.put(address, value)

    # -- removing --------------------------------------------------------------------------------

    def _unset(self, address: Address) -> None:
        """Take a value out of your own file, with the tables above it that would be left empty."""
        layer, inside = self._own(address)
        if layer is None:
            self._drop(address)
            return
        data = self.layer_data(layer)
        while len(inside) > _ENTRY + 1 and isinstance(inside[-1], str):
            if len(plain_data.at(data, inside[:-1])) > 1:
                break
            inside = inside[:-1]
        entry = inside[:_ENTRY]
        lower = [one for one in self.bench.layers if one.name != layer.name]
        if (
            len(inside) == _ENTRY + 1
            and inside[0] in ENTRIES
            and len(plain_data.at(data, entry)) == 1
            and any(plain_data.holds(one.data, entry) for one in lower)
        ):
            inside = entry  # an override of nothing
        self.draft(layer).remove(inside)
        self._note_lower(layer, address)

    def _remove(self, address: Address) -> None:
        if not field_at(address).is_entry:
            self._unset(address)
            return
        layer, inside = self._own(address)
        if layer is None:
            self._drop(address)
            return
        self.draft(layer).remove(inside)
        self._note_lower(layer, address)

    def _own(self, address: Address) -> tuple[Layer | None, Address]:
        """Return the topmost of your own files that has an address, and the address there."""
        own = self.bench.owner(address)
        if address[0] in JOINED and len(address) > 1:
            if own is not None and not own[0].shipped:
                return own
            return None, address
        top = self.bench.top
        for layer in reversed(self.bench.writable):
            if plain_data.holds(self.layer_data(layer), address):
                if address[0] in ("include", "drop") and layer is not top:
                    continue
                return layer, address
        return None, address

    def _note_lower(self, layer: Layer, address: Address) -> None:
        if address[0] in JOINED or address[0] in ITS_OWN:
            return
        below = [one for one in self.bench.layers if one is not layer]
        for one in reversed(below):
            if plain_data.holds(self.layer_data(one), address):
                self.notes.append(
                    f"{one.name} has {dotted(address)} too, and that holds again; once more drops it"
                )
                return

    def _drop(self, address: Address) -> None:
        """Drop what a file says that is not yours to write."""
        if not self.bench.has(address):
            self.bench.require(address)
            message = f"there is no {dotted(tuple(clip(p) if isinstance(p, str) else p for p in address))}"
            raise EditRefusedError(message)
        layer = self.bench.top
        dropped = self.layer_data(layer).get("drop")
        text = dotted(address)
        listed = [dropped] if isinstance(dropped, str) else list(dropped or [])
        if isinstance(dropped, list):
            self.draft(layer).set(("drop", len(listed)), text)
        else:
            self.draft(layer).set(("drop",), [*listed, text], order=order_of(("drop",)))
        own = self.bench.owner(address)
        if own is not None:
            self.notes.append(f"{own[0].name} has it, and ships: it is dropped in {layer.name}")

    # -- renaming --------------------------------------------------------------------------------

    def _rename(self, address: Address, to: str) -> None:
        from crewtrack.app.editing.references import uses

        kind = kind_of(address)
        if kind is None:
            message = f"{dotted(address)} is no entry with an id"
            raise EditRefusedError(message, "An entry is its kind and its id: flight.soyuz-ms-21")
        self.bench.require(address)
        new = (*address[:-1], to)
        if self.value(new) is not None:
            message = f"{dotted(new)} is there already"
            raise EditRefusedError(message)
        _hold_id(to)
        holders = [one for one in self.bench.layers if plain_data.holds(one.data, address)]
        shipped = next((one for one in holders if one.shipped), None)
        if not holders:
            message = f"there is no {dotted(address)}"
            raise EditRefusedError(message)
        if shipped is not None:
            message = f"{dotted(address)} stands in {shipped.name}, which ships with crewtrack"
            raise EditRefusedError(
                message, f"Give it another name: crewtrack set {dotted(address)}.name NAME"
            )
        self._renamed.append((address, new))
        count = 0
        for layer in self.bench.writable:
            for use in uses(self.layer_data(layer), kind, address):
                draft = self.draft(layer)
                if use.on_key:
                    draft.rename(use.address, to)
                else:
                    draft.set(use.address, use.renamed(to))
                count += 1
            if plain_data.holds(self.layer_data(layer), address):
                self.draft(layer).rename(address, to)
        if count:
            self.notes.append(
                f"{count} {'reference follows' if count == 1 else 'references follow'}"
            )


def _hold_id(ident: str) -> None:
    """Refuse what cannot be the id of something new."""
    if not is_id(ident):
        close = as_id(ident)
        message = f'"{clip(ident)}" cannot be an id: {ID_RULE}'
        raise EditRefusedError(message, f"Such as {clip(close)}" if close else None)


def parsed(text: str) -> Address:
    """Return an address that was typed.

    Raises:
        EditRefusedError: it is none.
    """
    try:
        return parse_address(text)
    except ValueError:
        message = f'"{clip(text)}" is no address'
        hint = "An address is keys with dots: flight.soyuz-ms-21.launch.at"
        raise EditRefusedError(message, hint) from None
