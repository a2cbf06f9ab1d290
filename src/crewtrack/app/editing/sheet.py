"""Sheet: an entry as lines to fill in, a value each, and what was typed into them as changes.

Which lines there are follows from the field table: the keys that the entry has, and those that entries of its kind
usually have. Values are shown as people type them (`crewtrack.app.editing.typed`): quotes and brackets are left out
where that cannot be misread.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from attrs import frozen

from crewtrack.app.editing.changes import Add, Set, Slip, Unset
from crewtrack.app.editing.completion import named
from crewtrack.app.editing.field import Field, field_at, keys_of, plain_of
from crewtrack.app.editing.typed import reading, typed
from crewtrack.model.fields import Kind
from crewtrack.model.nouns import Movement
from crewtrack.toml import data as plain_data
from crewtrack.toml.splice import EditRefusedError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from crewtrack.app.editing.bench import Bench
    from crewtrack.app.editing.changes import Change
    from crewtrack.model.address import Address

USUAL: dict[str, tuple[str, ...]] = {
    "agency": ("name", "country", "tag", "letter"),
    "person": ("name", "agency", "nationality", "born"),
    "spacecraft": ("name", "operator", "provider", "seats", "docking-system", "life"),
    "site": ("name", "country", "zone"),
    "flight": (
        "name",
        "spacecraft",
        "crew",
        "launch.at",
        "launch.site",
        "dock.at",
        "dock.port",
        "undock.at",
        "land.at",
        "land.site",
        "land.crew",
    ),
    "expedition": ("station", "number", "from", "to", "crew", "command"),
    "eva": ("station", "from", "to", "crew"),
    "reboost": ("station", "from", "by"),
    "bulletin": ("at", "title", "text", "source", "about"),
}
"""The lines that an entry has although it says nothing there: what one would want to fill in."""

_KEPT = frozenset({"slips", "known"})
"""Keys that a change of a date writes by itself."""


class WrongLineError(EditRefusedError):
    """What was typed into a line is no value of its kind.

    Attributes:
        address: of the line.
    """

    def __init__(self, address: Address, error: EditRefusedError) -> None:
        """Keep where it is."""
        super().__init__(error.reason, error.hint)
        self.address = address


@frozen(eq=False)
class SheetLine:
    """A line to fill in.

    Attributes:
        address: what it is about.
        label: the key, as people read it: ``launch at``.
        text: what stands there now, as it would be typed; empty if nothing does.
        value: the same as data; None if nothing does.
        field: what may stand there.
        meaning: one sentence.
        own: whether a file of one's own says it, and not one below.
    """

    address: Address
    label: str
    text: str
    value: Any
    field: Field
    meaning: str
    own: bool


def sheet(
    bench: Bench,
    entry: Address,
    more: Iterable[Address] = (),
    *,
    start: Mapping[str, Any] | None = None,
) -> tuple[SheetLine, ...]:
    """Return the lines of an entry, in the order of the field table.

    Args:
        bench: the schedule.
        entry: the address of the entry.
        more: lines that are asked for besides.
        start: what an entry that does not exist yet begins with.
    """
    usual = USUAL.get(str(entry[0]), ()) if len(entry) == 2 else ()
    wanted = {(*entry, *key.split(".")) for key in usual} | set(more)
    out: list[SheetLine] = []
    for address, field in _keys(entry):
        value = bench.value(address) if start is None else _inside(start, address[len(entry) :])
        if value is None and address not in wanted:
            continue
        out.append(_line(bench, entry, address, field, value))
    return tuple(out)


def _inside(table: Any, keys: Address) -> Any:
    return plain_data.at(table, keys) if plain_data.holds(table, keys) else None


def addable(bench: Bench, entry: Address, shown: Iterable[Address]) -> dict[str, Address]:
    """Return the keys that an entry could have besides, by the words that name them."""
    there = set(shown)
    return {
        ".".join(map(str, address[len(entry) :])): address
        for address, _ in _keys(entry)
        if address not in there and bench.value(address) is None
    }


def _line(bench: Bench, entry: Address, address: Address, field: Field, value: Any) -> SheetLine:
    found = bench.owner(address) if value is not None else None
    spec = field.spec
    return SheetLine(
        address=address,
        label=" ".join(str(one).replace("-", " ") for one in address[len(entry) :]),
        text="" if value is None else text_of(value, field),
        value=value,
        field=field,
        meaning=spec.meaning if spec is not None else "",
        own=found is not None and not found[0].shipped,
    )


def _keys(entry: Address) -> Iterator[tuple[Address, Field]]:
    """Yield every key of an entry's table; those of movements one by one."""
    noun = field_at(entry).noun
    if noun is None:
        return
    for key in keys_of(noun, entry):
        address = (*entry, key)
        field = field_at(address)
        if field.noun is Movement:
            for inner in keys_of(Movement, address):
                if inner not in _KEPT:
                    yield (*address, inner), field_at((*address, inner))
        elif key not in _KEPT:
            yield address, field


def text_of(value: Any, field: Field) -> str:
    """Return a value as it is typed: the shortest text that reads as just that."""
    for text in _short(value):
        try:
            if text.strip() == text and "\n" not in text and typed(text, field) == value:
                return text
        except EditRefusedError:
            continue
    return plain_of(value)


def _short(value: Any) -> Iterator[str]:
    """Yield ways to type a value without quotes and brackets."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list) and value and all(isinstance(one, str) for one in value):
        yield ", ".join(value)


def understood(line: SheetLine, text: str, bench: Bench) -> str:
    """Return in words what is understood by a text; empty if that says no more than the text does.

    Raises:
        EditRefusedError: it is no value for this line.
    """
    if not text.strip():
        return "required" if line.field.spec is not None and line.field.spec.required else ""
    value = typed(text, line.field)
    if line.field.kind is Kind.WHEN:
        return reading(value)
    if line.field.kind in (Kind.TEXT, Kind.TEXTS, Kind.CREW):
        found = value if isinstance(value, list) else [value]
        names = [_named(one, line.field, bench) for one in found]
        return ", ".join(name for name in names if name)
    return ""


def _named(one: Any, field: Field, bench: Bench) -> str:
    """Return the name of what an id means, or nothing where it means nothing."""
    ident = one.get("id") if isinstance(one, dict) else one
    if not isinstance(ident, str) or field.refers is None:
        return ""
    if ident == "?":
        return "a seat not yet named"
    if field.refers in ("port", "module"):
        there = named(bench, field.refers, field.address)
        return next((one.words for one in there if one.text == ident), "")
    name = bench.value((field.refers, ident, "name"))
    return name if isinstance(name, str) and name != ident else ""


def changes(
    lines: Iterable[SheetLine], texts: Mapping[Address, str], *, why: str | None = None
) -> list[Change]:
    """Return what the texts change.

    Args:
        lines: as they were shown.
        texts: what is typed in each, by address.
        why: the reason, if a date that still lies ahead is among them.

    Raises:
        WrongLineError: a text is no value of its line's kind.
    """
    out: list[Change] = []
    for line in lines:
        text = texts.get(line.address, line.text)
        if text == line.text:
            continue
        if not text.strip():
            if line.value is not None:
                out.append(Unset(line.address))
            continue
        try:
            value = typed(text, line.field)
        except EditRefusedError as error:
            raise WrongLineError(line.address, error) from None
        if value != line.value:
            movement = line.field.table is Movement
            out.append(Set(line.address, value, Slip(why=why) if movement and why else Slip()))
    return out


def new_entry(
    entry: Address, lines: Iterable[SheetLine], texts: Mapping[Address, str]
) -> list[Change]:
    """Return the addition of an entry that does not exist yet, with what was typed.

    Raises:
        WrongLineError: a text is no value of its line's kind.
    """
    value: dict[str, Any] = {}
    for line in lines:
        text = texts.get(line.address, line.text)
        if not text.strip():
            continue
        try:
            one = typed(text, line.field)
        except EditRefusedError as error:
            raise WrongLineError(line.address, error) from None
        table = value
        for key in line.address[len(entry) : -1]:
            table = table.setdefault(str(key), {})
        table[str(line.address[-1])] = one
    return [Add(entry, value)]
