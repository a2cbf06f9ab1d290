"""From the data of a file to nouns: types, required keys, unknown keys, times.

The decoder is driven by the field table (`crewtrack.model.fields`). It never raises for bad data: what
cannot be read is left at its default, and a `Problem` says what was found and what was expected. Whether
ids and ports exist is a rule (`crewtrack.ledger.rules.references`), since it takes the whole schedule.
"""

from __future__ import annotations

import datetime as dt
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from crewtrack.model.address import dotted
from crewtrack.model.fields import Kind, Spec, specs
from crewtrack.model.nouns import (
    ENTRIES,
    MOVEMENT_KEYS,
    NESTED,
    Assertion,
    Head,
    Ignore,
    Movement,
    Seat,
)
from crewtrack.model.problem import Problem, Severity, Told
from crewtrack.model.schedule import Schedule
from crewtrack.model.when import Precision, QuickWhen, When, WhenError

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Sized

    from crewtrack.model.address import Address

    _Reader = Callable[["Decoder", Any, Spec, Address, str], object]

_PLANS: dict[tuple[type, str], Plan] = {}
_PLURALS = {
    "agency": "agencies",
    "person": "people",
    "spacecraft": "spacecraft",
    "station": "stations",
    "site": "sites",
    "flight": "flights",
    "expedition": "expeditions",
    "eva": "evas",
    "reboost": "reboosts",
    "bulletin": "bulletins",
}
_SKIP = object()
_SECOND, _MINUTE = Precision.SECOND, Precision.MINUTE
_new = object.__new__
_set = object.__setattr__
_LONGEST_WORD = 100
_MANY_WORDS = 500
MOST_ITEMS = 1000
"""So many items a list or table within an entry may have: no crew is as large, nor anything else."""
MOST_GUESSES = 1000
"""Problems for which somebody looks for the word that was meant: where there are more, nobody reads the hints."""


def decode(
    data: dict[str, Any], station: str | None = None, spent: Container[str] = ()
) -> tuple[Schedule, list[Problem]]:
    """Read the merged data of a schedule's files.

    Args:
        data: the merged tables.
        station: the default station, which is written `station` too, and is no table.
        spent: the keys whose tables nobody else needs: they are emptied on the way, so that nothing is held twice.

    Returns:
        The schedule, as far as it could be read, and what could not.
    """
    decoder = Decoder()
    return decoder.schedule(data, station, spent), decoder.told.all()


def faults(cls: type, key: str, value: object, at: Address) -> list[Problem]:
    """Return what is wrong with one value of a noun's table, by itself.

    Args:
        cls: the noun.
        key: the key in its table.
        value: the value.
        at: the address of the table.
    """
    decoder = Decoder()
    decoder.table(cls, {key: value}, at)
    return [one for one in decoder.problems if one.address[: len(at) + 1] == (*at, key)]


def nearest(found: str, known: Iterable[str]) -> str | None:
    """Return the known word that a misspelt one most likely means, or None."""
    import difflib

    words = list(known)
    if len(found) > _LONGEST_WORD or not found:
        return None
    if len(words) > _MANY_WORDS:
        # Comparing with thousands takes a tenth of a second: look only at those that begin or end alike.
        words = [one for one in words if one[:2] == found[:2] or one[-2:] == found[-2:]]
    close = difflib.get_close_matches(found, words, n=1, cutoff=0.6)
    return close[0] if close else None


class Decoder:
    """Reads tables into nouns and gathers what is wrong with them."""

    def __init__(self) -> None:
        """Start without problems, and without an entry that excuses itself from a rule."""
        self.told = Told()
        self.excused = False

    @property
    def problems(self) -> list[Problem]:
        """What is wrong, as far as it is told one by one."""
        return self.told.kept

    # -- the whole -------------------------------------------------------------------------------

    def schedule(
        self, data: dict[str, Any], station: str | None, spent: Container[str] = ()
    ) -> Schedule:
        """Read all tables of the merged files."""
        tables: dict[str, dict[str, Any]] = {}
        head: dict[str, Any] = {} if station is None else {"station": station}
        assertions: tuple[Any, ...] = ()
        for key, value in data.items():
            if key in ENTRIES:
                tables[_PLURALS[key]] = self._entries(
                    ENTRIES[key], value, (key,), spent=key in spent
                )
            elif key == "assert":
                assertions = self._tables(Assertion, value, (key,), spent=key in spent)
            else:
                head[key] = value
        made = self._table(Head, head, (), extra=(*ENTRIES, "assert"))
        if made.format != 1:
            self._add(
                "F110",
                "format-version",
                f"format {made.format} is not known",
                ("format",),
                hint="this crewtrack reads format = 1",
            )
        people = tables.get("people", {})
        return Schedule(
            head=made,
            agencies=tables.get("agencies", {}),
            people=people,
            spacecraft=tables.get("spacecraft", {}),
            stations=tables.get("stations", {}),
            sites=tables.get("sites", {}),
            flights=tables.get("flights", {}),
            expeditions=tables.get("expeditions", {}),
            evas=tables.get("evas", {}),
            reboosts=tables.get("reboosts", {}),
            bulletins=tables.get("bulletins", {}),
            assertions=assertions,
            aliases={alias: one.id for one in people.values() for alias in one.aliases},
            excused=self.excused,
        )

    # -- tables ----------------------------------------------------------------------------------

    def _entries(
        self, cls: type, value: object, at: Address, *, spent: bool = False
    ) -> dict[str, Any]:
        """Read a table of entries by id."""
        if type(value) is not dict:
            self._wrong_type(value, "a table of entries, by id", at)
            return {}
        plan = _plan(cls)
        out: dict[str, Any] = {}
        for ident, table in _emptying(value) if spent else value.items():
            if type(table) is dict:
                out[ident] = self._fill(plan, table, (*at, ident), ident)
            else:
                self._wrong_type(table, f"a table: [{_shown((*at, ident))}]", (*at, ident))
        return out

    def _tables(
        self, cls: type, value: object, at: Address, *, spent: bool = False
    ) -> tuple[Any, ...]:
        """Read a list of tables."""
        if type(value) is not list:
            self._wrong_type(value, "a list of tables", at)
            return ()
        plan = _plan(cls)
        out: list[Any] = []
        for place, table in enumerate(value):
            if spent:
                value[place] = None
            if type(table) is dict:
                out.append(self._fill(plan, table, (*at, place)))
            else:
                self._wrong_type(table, "a table: { ... }", (*at, place))
        return tuple(out)

    def table(self, cls: type, table: dict[str, Any], at: Address) -> Any:
        """Read one table as a noun, and gather what is wrong with it."""
        return self._table(cls, table, at)

    def _table(
        self,
        cls: type,
        table: dict[str, Any],
        at: Address,
        ident: str | None = None,
        extra: tuple[str, ...] = (),
    ) -> Any:
        """Read one table as a noun."""
        which = str(at[-1]) if cls is Movement else ""
        return self._fill(_plan(cls, which), table, at, ident, extra)

    def _fill(
        self,
        plan: Plan,
        table: dict[str, Any],
        at: Address,
        ident: str | None = None,
        extra: tuple[str, ...] = (),
    ) -> Any:
        """Read one table as a noun, by its plan."""
        known = plan.keys
        values: dict[str, Any] = {}
        value: Any
        for name, value in table.items():
            try:
                attribute, usual, inner, reader, spec = known[name]
            except KeyError:
                self._unknown_key(name, (*at, name), (*known, *extra))
                continue
            # What nearly every value is, each without a call of its own.
            if type(value) is usual:
                if inner is None:
                    values[attribute] = value
                    continue
                if usual is dict:
                    values[attribute] = self._fill(inner, value, (*at, name))
                    continue
                if usual is datetime:
                    if value.tzinfo is UTC and not value.microsecond:
                        precision = _SECOND if value.second else _MINUTE
                        values[attribute] = QuickWhen(value, value, precision)
                        continue
                elif value in inner:
                    values[attribute] = value
                    continue
            read = reader(self, value, spec, at, name)
            if read is not _SKIP:
                values[attribute] = read
        for name, attribute, spec in plan.required:
            if name not in table:
                self._missing(name, spec, at)
                values[attribute] = None
        if plan.rare:
            if plan.cls is Ignore:
                self.excused = True
            elif "at" not in table and "during" not in table:
                self._missing("at", known["at"][-1], at)
        if ident is not None:
            values["id"] = ident
        # As the class itself would, which has nothing to convert or to check; that takes three times as long. What is
        # left out, the class has.
        made: Any = _new(plan.cls)
        plan.give(made, values)
        return made

    # -- values ----------------------------------------------------------------------------------

    def _text(self, value: object, spec: Spec, at: Address, name: str) -> object:
        if type(value) is not str:
            return self._wrong_type(value, "a text in quotes", (*at, name))
        if spec.choices and value not in spec.choices:
            few = len(self.problems) < MOST_GUESSES
            close = nearest(value, spec.choices) if few else None
            self._add(
                "F104",
                "bad-value",
                f'{name} is "{clip(value)}"; expected one of {", ".join(spec.choices)}',
                (*at, name),
                hint=f'did you mean "{close}"?' if close else None,
            )
            return _SKIP
        return value

    def _texts(self, value: object, _spec: Spec, at: Address, name: str) -> object:
        if type(value) is str:
            return (value,)
        if type(value) is not list:
            return self._wrong_type(value, "a text, or a list of texts", (*at, name))
        if len(value) > MOST_ITEMS:
            return self._too_many(value, (*at, name))
        for place, one in enumerate(value):
            if type(one) is not str:
                return self._wrong_type(one, "a text in quotes", (*at, name, place))
        return tuple(value)

    def _integer(self, value: object, _spec: Spec, at: Address, name: str) -> object:
        if type(value) is not int:
            return self._wrong_type(value, "a whole number", (*at, name))
        if not 0 <= value <= 1_000_000:
            return self._bad_number(value, "0 or more, up to 1 000 000", (*at, name))
        return value

    def _number(self, value: object, spec: Spec, at: Address, name: str) -> object:
        if type(value) is not int and type(value) is not float:
            return self._wrong_type(value, "a number", (*at, name))
        if spec.unit == "degrees":
            limit = 90 if name == "latitude" else 180
            if not -limit <= value <= limit:
                return self._bad_number(value, f"from -{limit} to {limit} degrees", (*at, name))
        elif not 0 <= value <= 1_000_000:
            return self._bad_number(value, f"0 or more {spec.unit or ''}".strip(), (*at, name))
        return float(value)

    def _bool(self, value: object, _spec: Spec, at: Address, name: str) -> object:
        return (
            value if type(value) is bool else self._wrong_type(value, "true or false", (*at, name))
        )

    def _when(self, value: object, _spec: Spec, at: Address, name: str) -> object:
        try:
            return When.parse(value)
        except WhenError as error:
            naive = error.naive
            self._add(
                "F105" if naive else "F106",
                "naive-time" if naive else "bad-time",
                f"{name}: {error}",
                (*at, name),
                hint=error.hint,
            )
            return _SKIP

    def _day(self, value: object, _spec: Spec, at: Address, name: str) -> object:
        if type(value) is dt.date:
            return value
        if type(value) is str:
            try:
                return dt.date.fromisoformat(value)
            except ValueError:
                pass
        return self._wrong_type(value, "a date such as 2022-02-25, without quotes", (*at, name))

    def _instant(self, value: object, _spec: Spec, at: Address, name: str) -> object:
        if type(value) is not dt.datetime:
            return self._wrong_type(value, "a date-time such as 2022-02-25T12:00:00Z", (*at, name))
        if value.tzinfo is None:
            self._add(
                "F105",
                "naive-time",
                f"{name}: {value.isoformat()} does not say in which zone",
                (*at, name),
                hint=f"add Z for UTC: {value.isoformat()}Z",
            )
            return _SKIP
        try:
            return value.astimezone(dt.UTC)
        except OverflowError:
            return self._wrong_type(
                value, "a date-time between the years 1 and 9999, in UTC", (*at, name)
            )

    def _crew(self, value: object, _spec: Spec, at: Address, name: str) -> object:
        if type(value) is not list:
            return self._wrong_type(value, 'a list such as ["shkaplerov", "dubrov"]', (*at, name))
        if len(value) > MOST_ITEMS:
            return self._too_many(value, (*at, name))
        out: list[Seat] = []
        for place, one in enumerate(value):
            if type(one) is str:
                seat: Any = _new(Seat)
                _set(seat, "id", one)  # a dict of its own takes twice as much
                out.append(seat)
            elif type(one) is dict:
                seat = self._fill(_plan(Seat), one, (*at, name, place))
                if seat.id is not None:
                    out.append(seat)
            else:
                self._wrong_type(
                    one,
                    'a person\'s id in quotes, or { id = "...", role = "..." }',
                    (*at, name, place),
                )
        return tuple(out)

    def _counts(self, value: object, _spec: Spec, at: Address, name: str) -> object:
        if type(value) is not dict:
            return self._wrong_type(value, "a table such as { nasa = 4, esa = 1 }", (*at, name))
        if len(value) > MOST_ITEMS:
            return self._too_many(value, (*at, name))
        out: dict[str, int] = {}
        for ident, count in value.items():
            if type(count) is not int:
                self._wrong_type(count, "a whole number", (*at, name, ident))
            elif count < 0:
                self._bad_number(count, "0 or more", (*at, name, ident))
            else:
                out[ident] = count
        return out

    def _names(self, value: object, _spec: Spec, at: Address, name: str) -> object:
        if type(value) is not dict:
            return self._wrong_type(
                value, 'a table such as { rassvet-nadir = "soyuz-ms-19" }', (*at, name)
            )
        if len(value) > MOST_ITEMS:
            return self._too_many(value, (*at, name))
        out: dict[str, str] = {}
        for ident, text in value.items():
            if type(text) is str:
                out[ident] = text
            else:
                self._wrong_type(text, "a text in quotes", (*at, name, ident))
        return out

    def _nested(self, value: object, spec: Spec, at: Address, name: str) -> object:
        if type(value) is not dict:
            return self._wrong_type(value, "a table: { ... }", (*at, name))
        cls = NESTED[spec.noun or ""]
        return self._fill(_plan(cls, name if cls is Movement else ""), value, (*at, name))

    def _nested_list(self, value: object, spec: Spec, at: Address, name: str) -> object:
        if at and type(value) is list and len(value) > MOST_ITEMS:
            return self._too_many(value, (*at, name))
        return self._tables(NESTED[spec.noun or ""], value, (*at, name))

    def _nested_entries(self, value: object, spec: Spec, at: Address, name: str) -> object:
        return tuple(self._entries(NESTED[spec.noun or ""], value, (*at, name)).values())

    # -- problems --------------------------------------------------------------------------------

    def _add(
        self,
        code: str,
        name: str,
        message: str,
        address: Address,
        *,
        hint: str | None = None,
        on_key: bool = False,
    ) -> None:
        self.told.add(Problem(code, name, Severity.ERROR, message, address, on_key, hint))

    def _wrong_type(self, value: object, expected: str, address: Address) -> object:
        self._add(
            "F102",
            "wrong-type",
            f"{_last(address)} is {describe(value)}; expected {expected}",
            address,
        )
        return _SKIP

    def _too_many(self, value: Sized, address: Address) -> object:
        self._add(
            "F104",
            "bad-value",
            f"{_last(address)} has {len(value)} items; expected at most {MOST_ITEMS}",
            address,
        )
        return _SKIP

    def _bad_number(self, value: float, expected: str, address: Address) -> object:
        self._add("F104", "bad-value", f"{_last(address)} is {value}; expected {expected}", address)
        return _SKIP

    def _unknown_key(self, name: str, address: Address, known: Iterable[str]) -> None:
        close = nearest(name, known) if len(self.problems) < MOST_GUESSES else None
        where = f" in {_shown(address[:-1])}" if len(address) > 1 else ""
        self._add(
            "F101",
            "unknown-key",
            f'unknown key "{clip(name)}"{where}',
            address,
            hint=f'did you mean "{close}"?'
            if close
            else f"known here: {', '.join(sorted(set(known)))}",
            on_key=True,
        )

    def _missing(self, name: str, spec: Spec, at: Address) -> None:
        self._add(
            "F103",
            "missing-field",
            f'{_shown(at) or "the file"} has no "{name}"',
            at,
            hint=f"add {name} = {spec.example}" if spec.example else f"{name}: {spec.meaning}",
            on_key=True,
        )


def _emptying(table: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield what is in a table, and take it out."""
    for key in list(table):
        yield key, table.pop(key)


def _shown(address: Address) -> str:
    """Return an address with dots, short enough for a message."""
    return dotted(tuple(clip(part) if isinstance(part, str) else part for part in address))


def clip(text: str) -> str:
    """Return a text from a file, short enough for a message."""
    return text if len(text) <= 40 else text[:39] + "…"


def describe(value: object) -> str:
    """Return what a value from a file is, in words, short enough for a message."""
    if type(value) is str:
        return f'the text "{clip(value)}"'
    if type(value) is bool:
        return "true" if value else "false"
    if type(value) in (int, float):
        return f"the number {value}"
    if type(value) is list:
        return "a list"
    if type(value) is dict:
        return "a table"
    if type(value) is dt.datetime:
        return f"the date-time {value.isoformat().replace('+00:00', 'Z')}"
    if type(value) in (dt.date, dt.time):
        return f"the {type(value).__name__} {value}"
    return "something else"


def _last(address: Address) -> str:
    if address and isinstance(address[-1], int):
        return f"entry {address[-1] + 1} of {address[-2] if len(address) > 1 else 'the list'}"
    return str(address[-1]) if address else "the file"


class Plan:
    """How one kind of table is read, worked out once from its field table.

    Attributes:
        cls: the noun's class.
        give: gives a new one of it its attributes.
        keys: by key, its attribute; the type of what needs no reader, or None, with what is asked of it: nothing, to be
            one of a few words, to be in UTC, or to be a table with a plan of its own; what reads the rest; and its declaration.
        required: the keys that must be there, with attribute and declaration.
        rare: whether it is looked at once more: an excuse is remembered, an assertion is about some time.
    """

    __slots__ = ("cls", "give", "keys", "rare", "required")

    def __init__(self, cls: type, movement: str = "") -> None:
        """Make the plan of a noun; of a movement, which one it is says what it may hold and must."""
        self.cls = cls
        self.give: Callable[[object, dict[str, Any]], None] = cls.__dict__["__dict__"].__set__
        self.rare = cls is Ignore or cls is Assertion
        known = specs(cls)
        if movement:
            known = {name: one for name, one in known.items() if name in MOVEMENT_KEYS[movement]}
        self.keys: dict[str, tuple[str, Any, Any, _Reader, Spec]] = {
            name: (attribute, *_usual(name, spec), _READERS[spec.kind], spec)
            for name, (attribute, spec) in known.items()
        }
        self.required = [
            (name, attribute, spec)
            for name, (attribute, spec) in known.items()
            if spec.required or (movement == "dock" and name == "port")
        ]


def _plan(cls: type, movement: str = "") -> Plan:
    """Return the plan of a noun, made once."""
    found = _PLANS.get((cls, movement))
    if found is None:
        found = _PLANS[cls, movement] = Plan(cls, movement)
    return found


def _usual(name: str, spec: Spec) -> tuple[type | None, frozenset[str] | Plan | None]:
    """Return the type of the values that need no reader, and what is asked of them."""
    if spec.kind is Kind.TEXT:
        return str, frozenset(spec.choices) if spec.choices else None
    if spec.kind is Kind.TABLE:
        cls = NESTED[spec.noun or ""]
        return dict, _plan(cls, name if cls is Movement else "")
    if spec.kind is Kind.WHEN:
        return datetime, frozenset()
    return bool if spec.kind is Kind.BOOL else None, None


_READERS: dict[Kind, _Reader] = {
    Kind.TEXT: Decoder._text,
    Kind.TEXTS: Decoder._texts,
    Kind.INTEGER: Decoder._integer,
    Kind.NUMBER: Decoder._number,
    Kind.BOOL: Decoder._bool,
    Kind.WHEN: Decoder._when,
    Kind.DAY: Decoder._day,
    Kind.INSTANT: Decoder._instant,
    Kind.CREW: Decoder._crew,
    Kind.COUNTS: Decoder._counts,
    Kind.NAMES: Decoder._names,
    Kind.TABLE: Decoder._nested,
    Kind.TABLES: Decoder._nested_list,
    Kind.ENTRIES: Decoder._nested_entries,
}
