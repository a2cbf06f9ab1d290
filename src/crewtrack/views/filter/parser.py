"""From a filter's text to the filter, or to what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

import attr

from crewtrack.model.decode import nearest
from crewtrack.model.when import When, WhenError
from crewtrack.views.filter import lexer, terms
from crewtrack.views.filter.fold import folded
from crewtrack.views.filter.nodes import (
    EVERYTHING,
    Chosen,
    Counted,
    Every,
    Filter,
    Flagged,
    Named,
    Node,
    Not,
    Some,
    Timed,
    Worded,
)

if TYPE_CHECKING:
    from crewtrack.views.filter.lexer import Token
    from crewtrack.views.filter.terms import Field

_DEEPEST = 40
_LONGEST = 2000
_INFINITY = float("inf")


@attr.s(frozen=True, repr=False, auto_attribs=True)
class Fault:
    """What is wrong with a filter.

    Attributes:
        message: a clause without a full stop.
        column, end: where, in characters counted from 1; `end` is the column after it.
        hint: what would help, or None.
        begun: whether it may only be unfinished.
    """

    message: str
    column: int
    end: int
    hint: str | None = None
    begun: bool = False

    def __str__(self) -> str:
        return f"{self.message}; {self.hint}" if self.hint else self.message


class _FaultError(Exception):
    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.message)
        self.fault = fault


def parse(text: str) -> Filter | Fault:
    """Read a filter; an empty one lets everything through."""
    if len(text) > _LONGEST:
        return Fault("the filter is too long", _LONGEST + 1, len(text) + 1)
    reader = _Reader(text)
    try:
        node = reader.whole()
    except _FaultError as error:
        return error.fault
    if node is None:
        return EVERYTHING
    return Filter(reader.closed(text), node, tuple(reader.named))


def _fail(message: str, token: Token, hint: str | None = None, *, begun: bool = False) -> NoReturn:
    """Say what is wrong with a token.

    Raises:
        _FaultError: always.
    """
    end = max(token.end, token.start + 1)
    raise _FaultError(Fault(message, token.start + 1, end + 1, hint, begun))


class _Reader:
    """Reads tokens by recursive descent."""

    def __init__(self, text: str) -> None:
        self._tokens = lexer.tokens(text)
        self._place = 0
        self._depth = 0
        self.named: list[tuple[str, str]] = []

    @property
    def _now(self) -> Token:
        return self._tokens[self._place]

    def _take(self) -> Token:
        token = self._tokens[self._place]
        if token.kind != lexer.END:
            self._place += 1
        return token

    def _word(self, *words: str) -> bool:
        """Whether one of these words stands here by itself, and is no field's name."""
        token = self._now
        if token.kind != lexer.WORD or token.text.lower() not in words:
            return False
        return self._tokens[self._place + 1].kind != lexer.OPERATOR

    def closed(self, text: str) -> str:
        """Return the text without blanks around it, and with the second quote that may be missing."""
        return text.strip() if all(one.closed for one in self._tokens) else f'{text.lstrip()}"'

    # -- the grammar -----------------------------------------------------------------------------

    def whole(self) -> Node | None:
        """Read all of it; None if there is nothing."""
        if self._now.kind == lexer.END:
            return None
        node = self._any()
        if self._now.kind != lexer.END:
            _fail(f'"{self._now.text}" closes nothing', self._now)
        return node

    def _any(self) -> Node:
        parts = [self._every()]
        while self._word("or"):
            self._take()
            parts.append(self._every())
        return parts[0] if len(parts) == 1 else Some(tuple(parts))

    def _every(self) -> Node:
        parts = [self._one()]
        while True:
            if self._word("and"):
                self._take()
            elif self._now.kind in (lexer.END, lexer.CLOSE) or self._word("or"):
                break
            parts.append(self._one())
        return parts[0] if len(parts) == 1 else Every(tuple(parts))

    def _one(self) -> Node:
        turned = False
        while self._now.kind == lexer.MINUS or self._word("not"):
            self._take()
            turned = not turned
        node = self._bare()
        return Not(node) if turned else node

    def _bare(self) -> Node:
        token = self._now
        if token.kind == lexer.OPEN:
            return self._brackets()
        if token.kind == lexer.END:
            _fail("something is missing at the end", token, begun=True)
        if token.kind == lexer.CLOSE:
            _fail("there is nothing before this bracket", token)
        if token.kind in (lexer.OPERATOR, lexer.COMMA) or token.text in terms.OPERATORS:
            _fail(
                f'there is no field before "{token.text}"',
                token,
                "write it as days>100, or in quotes",
            )
        if self._word("or", "and"):
            _fail(
                f'there is nothing before "{token.text}"', token, "put it in quotes to look for the word"
            )  # fmt: skip
        self._take()
        if token.kind == lexer.WORD and self._now.kind == lexer.OPERATOR and self._now.glued:
            return self._comparison(token)
        if token.kind == lexer.WORD and token.text.lower() in terms.FLAG_NAMES:
            return Flagged(token.text.lower())
        return Worded(folded(token.text))

    def _brackets(self) -> Node:
        opening = self._take()
        self._depth += 1
        if self._depth > _DEEPEST:
            _fail("too many brackets", opening)
        node = self._any()
        if self._now.kind != lexer.CLOSE:
            _fail('a ")" is missing', self._now, begun=True)
        self._take()
        self._depth -= 1
        return node

    # -- comparisons -----------------------------------------------------------------------------

    def _comparison(self, name: Token) -> Node:
        operator = self._take()
        word = name.text.lower()
        if word == "is":
            return self._flags(operator)
        field = terms.BY_NAME.get(terms.SAME_FIELD.get(word, word))
        if field is None:
            _unknown_field(name, operator)
        if field.sort in (terms.TEXT, terms.CHOICE) and operator.text not in (":", "=", "!="):
            _fail(f"{field.name} has no order", operator, f"write {field.example}")
        values = self._values(field)
        made = [self._value(field, operator.text, value) for value in values]
        node = made[0] if len(made) == 1 else Some(tuple(made))
        return Not(node) if operator.text == "!=" else node

    def _values(self, field: Field | None) -> list[Token]:
        """Read one value or more, with commas between."""
        out = [self._one_value(field)]
        while self._now.kind == lexer.COMMA:
            self._take()
            out.append(self._one_value(field))
        return out

    def _one_value(self, field: Field | None) -> Token:
        token = self._now
        if token.kind not in (lexer.WORD, lexer.QUOTED) or (token.kind == lexer.WORD and not token.glued and self._tokens[self._place - 1].kind != lexer.COMMA):  # fmt: skip
            example = field.example if field is not None else "is:aboard"
            before = self._tokens[self._place - 1]
            _fail("a value is missing", before, f"write it as {example}", begun=True)
        return self._take()

    def _flags(self, operator: Token) -> Node:
        if operator.text not in (":", "=", "!="):
            _fail("is has no order", operator, "write is:aboard")
        found: list[Node] = []
        for token in self._values(None):
            word = token.text.lower()
            if word not in terms.FLAG_NAMES:
                _bad_choice("is", token, terms.FLAG_NAMES)
            found.append(Flagged(word))
        node = found[0] if len(found) == 1 else Some(tuple(found))
        return Not(node) if operator.text == "!=" else node

    def _value(self, field: Field, operator: str, token: Token) -> Node:
        if field.sort == terms.NUMBER:
            return _number(field, operator, token)
        if field.sort == terms.TIME:
            return _time(field, operator, token)
        if field.sort == terms.CHOICE:
            word = token.text.lower()
            word = terms.SAME_KIND.get(word, word) if field.name == "kind" else word
            if word not in field.choices:
                _bad_choice(field.name, token, field.choices)
            return Chosen(field.name, (word,))
        value = folded(token.text.strip())
        if not value:
            _fail("a value is missing", token, f"write it as {field.example}", begun=True)
        if field.name == "text":
            return Worded(value, everywhere=True)
        if field.noun:
            self.named.append((field.name, token.text.strip()))
        return Named(field.name, (value,), whole=operator != ":")


def _unknown_field(name: Token, operator: Token) -> NoReturn:
    close = nearest(name.text.lower(), (*terms.BY_NAME, *terms.SAME_FIELD, "is"))
    if close is not None:
        hint = f'did you mean "{terms.SAME_FIELD.get(close, close)}"?'
    else:
        hint = f'put it in quotes to look for "{name.text}{operator.text}" itself'
    _fail(f'there is no field "{name.text}"', name, hint)


def _bad_choice(field: str, token: Token, choices: tuple[str, ...]) -> NoReturn:
    word = token.text.lower()
    known = (*choices, *terms.SAME_KIND) if field == "kind" else choices
    begun = any(one.startswith(word) for one in known)
    close = next((one for one in known if word and one.startswith(word)), None) or nearest(
        word, known
    )
    hint = f'did you mean "{close}"?' if close else f"it is one of {', '.join(choices)}"
    _fail(f'{field} is never "{token.text}"', token, hint, begun=begun)


def _number(field: Field, operator: str, token: Token) -> Node:
    low, dots, high = token.text.partition("..")
    least = _figure(field, low, token) if low or not dots else -_INFINITY
    most = _figure(field, high, token) if high else (_INFINITY if dots else least)
    whole = "." not in low and "." not in high
    if dots and operator not in (":", "=", "!="):
        _fail(f'"{token.text}" is no single number', token, f"write it as {field.example}")
    bounds = {
        "<": (-_INFINITY, _under(least)),
        "<=": (-_INFINITY, least),
        ">": (_above(least), _INFINITY),
        ">=": (least, _INFINITY),
    }
    return Counted(field.name, *bounds.get(operator, (least, most)), whole)


def _under(number: float) -> float:
    import math

    return math.nextafter(number, -_INFINITY)


def _above(number: float) -> float:
    import math

    return math.nextafter(number, _INFINITY)


def _figure(field: Field, text: str, token: Token) -> float:
    digits = text.removeprefix("-")
    if not digits.replace(".", "", 1).isdigit() or not digits.isascii() or len(digits) > 15:
        _fail(f'"{token.text}" is no number', token, f"write it as {field.example}")
    return float(text)


def _time(field: Field, operator: str, token: Token) -> Node:
    same = {"before": "<", "after": ">=", "on": ":"}
    if field.name in same:
        if operator not in (":", "="):
            _fail(f"{field.name} is compared already", token, f"write {field.example}")
        operator, name = same[field.name], "when"
    else:
        operator, name = {"=": ":", "!=": ":"}.get(operator, operator), field.name
    if token.text.lower() in ("now", "as-of"):
        return Timed(name, operator, None, None, now=True)
    try:
        when = When.parse(token.text)
    except WhenError as error:
        hint = error.hint.rstrip(".")
    else:
        return Timed(name, operator, when.earliest, when.latest)
    message = f'"{token.text}" is no time'
    _fail(message, token, f"{hint[:1].lower()}{hint[1:]}" if hint else None, begun=True)
