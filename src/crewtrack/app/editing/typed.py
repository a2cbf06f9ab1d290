"""Typed: from what a person types to the value that a field takes, and back to words that say how it was understood.

What is TOML is taken as that. Else quotes may be left out, where only one thing can be meant: ``late 2022-09``,
``[artemyev, matveev, ?]``, ``{ at = NET 2027-03, site = baikonur-31-6 }``.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, Final

from crewtrack.model.address import dotted
from crewtrack.model.decode import clip, faults
from crewtrack.model.fields import Kind
from crewtrack.model.nouns import NESTED, Seat
from crewtrack.model.when import When, WhenError
from crewtrack.toml.read import TomlSyntaxError, read
from crewtrack.toml.splice import EditRefusedError

if TYPE_CHECKING:
    from crewtrack.app.editing.field import Field
    from crewtrack.model.address import Address

_MEANT: Final = re.compile(r'Write "([^"]+)"\.\Z')
_QUOTED: Final = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'')
_UNCLOSED: Final = re.compile(r"""("[^"]*|'[^']*)""")
_KEY: Final = re.compile(r"""\s*(?:([A-Za-z0-9_.-]+)|("(?:[^"\\\n]|\\.)*"|'[^'\n]*'))\s*=\s*""")
_BARE: Final = re.compile(r"[^,\[\]{}\"'\n]+")
_YES: Final = {"true": True, "yes": True, "false": False, "no": False}
_LISTED: Final = frozenset({Kind.TEXTS, Kind.CREW})


class _Word(str):
    """A value without quotes, not yet known to be a text or a number."""

    __slots__ = ()


def typed(text: str, field: Field) -> Any:
    """Return the value that was typed for a field.

    Raises:
        EditRefusedError: it is none that the field can take; says what was found and what was expected.
    """
    words = text.strip()
    value = _fitted(_parsed(words, field), field.kind, field.noun)
    at: Address = field.address[:-1]
    if field.kind is None and field.noun is not Seat and not isinstance(value, dict):
        # a whole entry is not given up for a word
        message = f'{dotted(field.address)} is a table, and "{clip(words)}" is none'
        raise EditRefusedError(message, _one_of(field))
    if field.table is not None and isinstance(field.address[-1], str):
        wrong = faults(field.table, field.address[-1], value, at)
        for one in wrong:
            if one.code not in ("F101", "F103"):
                raise EditRefusedError(one.message, one.hint)
        if wrong:
            raise EditRefusedError(wrong[0].message, wrong[0].hint)
    return value


def _one_of(field: Field) -> str:
    """Say how the keys of a table are given."""
    from crewtrack.model.fields import specs

    keys = list(specs(field.noun)) if field.noun is not None else []
    below = dotted((*field.address, keys[0])) if keys else f"{dotted(field.address)}.ID"
    return f"Set one of its keys: {below}"


def _parsed(words: str, field: Field) -> Any:
    """Read a value: as TOML if it is, else with quotes left out."""
    if words[:1] in ('"', "'", "[", "{"):
        try:
            return read(f"x = {words}\n")["x"]
        except TomlSyntaxError as error:
            found = _Loose(words).whole()
            if found is None and field.kind is Kind.TEXT and not _UNCLOSED.fullmatch(words):
                return _Word(
                    words
                )  # a text may begin with a bracket, or with somebody's words in quotes
            if found is None:
                message = f"the value could not be read: {error.message}"
                raise EditRefusedError(message, error.hint) from None
            return found
    if field.kind in _LISTED and "," in words:
        found = _Loose(f"[{words}]").whole()
        if found is not None:
            return found
    return _Word(words)


class _Loose:
    """Reads lists and tables whose texts may stand without quotes."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.pos = 0

    def whole(self) -> Any:
        """Return the value, or None if it makes no sense."""
        try:
            value = self._value()
            self._blank()
        except ValueError:
            return None
        return value if self.pos == len(self.text) else None

    def _blank(self) -> None:
        while self.text[self.pos : self.pos + 1].isspace():
            self.pos += 1

    def _value(self) -> Any:
        self._blank()
        char = self.text[self.pos : self.pos + 1]
        if char == "[":
            return self._list()
        if char == "{":
            return self._table()
        found = _QUOTED.match(self.text, self.pos)
        if found is not None:
            self.pos = found.end()
            return read(f"x = {found.group()}\n")["x"]
        found = _BARE.match(self.text, self.pos)
        if found is None or not found.group().strip():
            raise ValueError(self.text)
        self.pos = found.end()
        return _Word(found.group().strip())

    def _ends(self, char: str) -> bool:
        """Whether a bracket closes here; it is passed over. A comma is too."""
        self._blank()
        found = self.text[self.pos : self.pos + 1]
        if found in (char, ","):
            self.pos += 1
        elif not found:
            raise ValueError(self.text)
        return found == char

    def _list(self) -> list[Any]:
        self.pos += 1
        out: list[Any] = []
        while not self._ends("]"):
            out.append(self._value())
        return out

    def _table(self) -> dict[str, Any]:
        self.pos += 1
        out: dict[str, Any] = {}
        while not self._ends("}"):
            found = _KEY.match(self.text, self.pos)
            if found is None:
                raise ValueError(self.text)
            self.pos = found.end()
            bare, quoted = found.groups()
            keys = bare.split(".") if bare is not None else [quoted[1:-1]]
            table = out
            for key in keys[:-1]:
                inner = table.setdefault(key, {})
                if not isinstance(inner, dict):
                    raise ValueError(self.text)  # noqa: TRY004 - it is the text that is wrong
                table = inner
            if keys[-1] in table:
                raise ValueError(self.text)
            table[keys[-1]] = self._value()
        return out


def _fitted(value: Any, kind: Kind | None, noun: type | None) -> Any:
    """Return a value in the kind that a field takes, as far as its words can mean that."""
    if kind in (None, Kind.TABLE) and isinstance(value, dict) and noun is not None:
        return _table(value, noun)
    if kind is Kind.TABLES and isinstance(value, list):
        return [_fitted(one, None, noun) for one in value]
    if kind is Kind.CREW:
        return _crew(value)
    if kind is Kind.TEXTS and isinstance(value, list):
        return [_fitted(one, Kind.TEXT, None) for one in value]
    if kind in (Kind.COUNTS, Kind.NAMES) and isinstance(value, dict):
        inner = Kind.INTEGER if kind is Kind.COUNTS else Kind.TEXT
        return {key: _fitted(one, inner, None) for key, one in value.items()}
    if noun is Seat and isinstance(value, dict):
        return _table(value, Seat)
    if isinstance(value, _Word):
        return _word(str(value), kind)
    if isinstance(value, str) and kind is Kind.WHEN:
        return _when(value, quoted=True)
    if type(value) is int and kind is Kind.WHEN:
        return _when(str(value), quoted=True)  # a year
    return value


def _table(value: dict[str, Any], noun: type) -> dict[str, Any]:
    from crewtrack.model.fields import specs

    known = specs(noun)
    out: dict[str, Any] = {}
    for key, one in value.items():
        spec = known[key][1] if key in known else None
        nested = NESTED.get(spec.noun or "") if spec is not None else None
        out[key] = _fitted(one, spec.kind if spec is not None else Kind.TEXT, nested)
    return out


def _crew(value: Any) -> Any:
    if isinstance(value, _Word):
        return [str(value)] if value else []
    if not isinstance(value, list):
        return value
    return [
        _table(one, Seat) if isinstance(one, dict) else str(one) if isinstance(one, str) else one
        for one in value
    ]


def _word(word: str, kind: Kind | None) -> Any:
    """Return what a word without quotes means for a field."""
    if kind in (Kind.TEXT, Kind.TEXTS, Kind.CREW):
        return word
    if kind is Kind.BOOL and word.casefold() in _YES:
        return _YES[word.casefold()]
    if kind is Kind.WHEN:
        return _when(word, quoted=False)
    try:
        value = read(f"x = {word}\n")["x"]
    except TomlSyntaxError:
        value = word
    if kind is Kind.DAY and isinstance(value, str):
        return _day(value)
    return value


def _day(word: str) -> Any:
    """Return a date that was typed as people write it: ``18 Mar 2022``."""
    try:
        when = When.parse(_when(word, quoted=False))
    except (EditRefusedError, WhenError):
        return word
    if when.earliest is not None and when == When.day(when.earliest.date()):
        return when.earliest.date()
    return word


def _when(word: str, *, quoted: bool) -> Any:
    """Return a time as a file has it: a TOML date where it is one, else its words, put right if need be."""
    if not quoted:
        try:
            value = read(f"x = {word}\n")["x"]
        except TomlSyntaxError:
            value = None
        if isinstance(value, dt.date):
            _require_time(value)
            return value
    try:
        When.parse(word)
    except WhenError as error:
        meant = None if error.naive else _MEANT.match(error.hint)
        if meant is None or quoted:
            raise _no_time(error) from None
        return _when(meant[1], quoted=False)
    return word


def _require_time(value: dt.date) -> None:
    try:
        When.parse(value)
    except WhenError as error:
        raise _no_time(error) from None


def _no_time(error: WhenError) -> EditRefusedError:
    return EditRefusedError(str(error), error.hint)


def reading(value: Any) -> str:
    """Return how a time is understood: ``late September 2022, 21-30 Sep``; of what is no time, nothing."""
    from crewtrack.model.when_words import reading as words

    try:
        return words(When.parse(value))
    except WhenError:
        return ""


def live_reading(text: str) -> tuple[str, str | None]:
    """Return how a time that is being typed is understood, or what is wrong with it: one of the two is empty.

    The second is a hint that says how times are written.
    """
    if not text.strip():
        return "", None
    try:
        return reading(_when(text.strip().strip("\"'"), quoted=False)), None
    except EditRefusedError as error:
        return "", error.hint or error.reason
