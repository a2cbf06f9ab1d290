"""From a filter's text to its tokens, each with its column."""

from __future__ import annotations

from typing import NamedTuple

from crewtrack.views.filter.terms import OPERATORS

WORD, QUOTED, OPERATOR, COMMA, OPEN, CLOSE, MINUS, END = (
    "word", "quoted", "operator", "comma", "open", "close", "minus", "end",
)  # fmt: skip
"""The kinds of token."""

_ALONE = {"(": OPEN, ")": CLOSE}
_STARTS = frozenset(one[0] for one in OPERATORS)


class Token(NamedTuple):
    """A piece of a filter.

    Attributes:
        kind: one of the kinds above.
        text: what it says, without quotes.
        start, end: the places of its first character and of the one after it, counted from 0.
        glued: whether nothing stands between it and the token before.
        closed: False for a text whose second quote is missing.
    """

    kind: str
    text: str
    start: int
    end: int
    glued: bool
    closed: bool = True


def tokens(text: str) -> list[Token]:
    """Return the tokens of a filter; the last is always the end. Every text has some: nothing is refused here."""
    out: list[Token] = []
    place = 0
    while True:
        before = place
        while place < len(text) and text[place].isspace():
            place += 1
        glued = place == before and place > 0
        if place == len(text):
            out.append(Token(END, "", place, place, glued))
            return out
        made = _token(text, place, glued, out[-1] if out else None)
        out.append(made)
        place = made.end


def _token(text: str, start: int, glued: bool, last: Token | None) -> Token:
    character = text[start]
    valued = glued and last is not None and last.kind in (OPERATOR, COMMA)
    if character in _ALONE:
        return Token(_ALONE[character], character, start, start + 1, glued)
    if character == '"':
        stop = text.find('"', start + 1)
        if stop < 0:
            return Token(QUOTED, text[start + 1 :], start, len(text), glued, closed=False)
        return Token(QUOTED, text[start + 1 : stop], start, stop + 1, glued)
    if glued and last is not None and last.kind == WORD:
        for one in OPERATORS:
            if text.startswith(one, start):
                return Token(OPERATOR, one, start, start + len(one), glued)
    if character in ",|" and glued:
        return Token(COMMA, character, start, start + 1, glued)
    if character == "-" and not valued:
        return Token(MINUS, "-", start, start + 1, glued)
    return _word(text, start, glued, valued=valued)


def _word(text: str, start: int, glued: bool, *, valued: bool) -> Token:
    """A word: a value goes on over colons, as a clock's time does; a field's name ends at its operator."""
    end = start
    while end < len(text):
        character = text[end]
        if character.isspace() or character in '()",|' or (not valued and character in _STARTS):
            break
        end += 1
    end = max(end, start + 1)
    return Token(WORD, text[start:end], start, end, glued)
