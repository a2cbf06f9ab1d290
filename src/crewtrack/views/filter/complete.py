"""Completion of a filter: what may stand where the cursor is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from crewtrack.views.filter import lexer, terms
from crewtrack.views.filter.fold import begins, folded

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crewtrack.views.filter.vocabulary import Vocabulary

MOST = 200
"""So many candidates at most."""


class Candidate(NamedTuple):
    """What may be put in.

    Attributes:
        text: what replaces the piece that was begun.
        meaning: what it is, in a few words.
    """

    text: str
    meaning: str


class Completion(NamedTuple):
    """What may stand at a place.

    Attributes:
        start, end: the piece of the text that a candidate replaces, counted from 0.
        candidates: the likeliest first.
    """

    start: int
    end: int
    candidates: tuple[Candidate, ...]

    def put(self, text: str, candidate: Candidate) -> tuple[str, int]:
        """Return a filter's text with a candidate put in, and where the cursor stands then."""
        made = text[: self.start] + candidate.text + text[self.end :]
        return made, self.start + len(candidate.text)


def complete(text: str, cursor: int, vocabulary: Vocabulary) -> Completion:
    """Return what may stand where the cursor is.

    Args:
        text: the filter, as far as it is typed.
        cursor: the place of the cursor, counted from 0.
        vocabulary: the names of the schedule.
    """
    found = [one for one in lexer.tokens(text[:cursor]) if one.kind != lexer.END]
    last = found[-1] if found else None
    if last is not None and last.end < cursor and last.closed:
        last = None  # a blank stands between: something new begins
    field, begun = _field(found, last)
    if field is not None:
        start = begun.start if begun is not None else cursor
        typed = begun.text if begun is not None else ""
        return Completion(start, cursor, _values(field, typed, vocabulary))
    typed = last.text if last is not None and last.kind == lexer.WORD else ""
    return Completion(cursor - len(typed), cursor, _words(typed))


def _field(found: list[lexer.Token], last: lexer.Token | None) -> tuple[str | None, lexer.Token | None]:  # fmt: skip
    """The field whose value is typed, and the token that begins it."""
    if last is None or not found:
        return None, None
    place = len(found) - 1
    begun = found[place] if found[place].kind in (lexer.WORD, lexer.QUOTED) else None
    if begun is not None:
        place -= 1
    while place > 0 and found[place].kind in (lexer.COMMA, lexer.WORD, lexer.QUOTED):
        place -= 1
    if place < 1 or found[place].kind != lexer.OPERATOR or found[place - 1].kind != lexer.WORD:
        return None, None
    if begun is not None and not begun.glued:
        return None, None
    name = found[place - 1].text.lower()
    return terms.SAME_FIELD.get(name, name), begun


def _values(field: str, typed: str, vocabulary: Vocabulary) -> tuple[Candidate, ...]:
    if field == "is":
        return _begun(typed, ((one.name, one.meaning) for one in terms.FLAGS))
    found = terms.BY_NAME.get(field)
    if found is None:
        return ()
    if found.sort == terms.CHOICE:
        return _begun(typed, ((one, "") for one in found.choices))
    if found.sort == terms.TIME:
        return _begun(typed, (("now", "the instant shown"),))
    if not found.noun:
        return ()
    return _begun(typed, vocabulary.names(found.noun).items())


def _words(typed: str) -> tuple[Candidate, ...]:
    """Fields and flags; nothing else is known of free words."""
    fields = [(f"{one.name}{_mark(one)}", one.meaning) for one in terms.FIELDS]
    flags = [(one.name, one.meaning) for one in terms.FLAGS]
    wanted = folded(typed)
    # what begins with it, not what has it in the middle: a free word is not to be taken for a field
    return tuple(
        Candidate(text, meaning)
        for text, meaning in (*fields, *flags, ("or", "either of two"), ("not", "the opposite"))
        if text.startswith(wanted)
    )


def _mark(field: terms.Field) -> str:
    return ">" if field.sort == terms.NUMBER else ":"


def _begun(typed: str, pairs: Iterable[tuple[str, str]]) -> tuple[Candidate, ...]:
    wanted = folded(typed)
    first, second = [], []
    for value, meaning in pairs:
        plain = folded(value)
        made = Candidate(_quoted(value), meaning)
        if plain.startswith(wanted):
            first.append(made)
        elif begins(wanted, f"{plain}\n{folded(meaning)}", numbers=True):
            second.append(made)
        if len(first) == MOST:
            break
    return tuple((first + second)[:MOST])


def _quoted(value: str) -> str:
    """Return a value as it must be typed."""
    return f'"{value}"' if any(one.isspace() or one in '()",|' for one in value) else value
