r"""Quick: the data of a text that a fast reader can be trusted with, piece by piece.

toml_rs reads five times as fast as tomli. tomli stays the judge of what is TOML and of where it is not: `load`
gives either what tomli would give, or None. Four things are kept from toml_rs:

- Deep nesting. It has none of tomli's limits, and takes up to 1.6 kB of stack for each bracket that is open, so a
  piece with more than `MOST_OPEN` brackets goes to tomli, unless they are plainly not nested. That is 1.1 MB; the
  smallest main stack that Python starts with is 2 MB, on Windows.
- Line ends about the `=` in an inline table, which it takes for TOML 1.1, and a second byte-order mark. So a piece is
  read as TOML 1.0 first, and as 1.1 only where no line end stands so.
- Keys with dots beside lists of tables: it takes one that leads into such a list, and TOML does not.
- Long texts. It takes 20 to 50 times their size while it reads, so they are cut where tables begin; a piece that is
  long itself goes to tomli. A line such as
  `[flight.ms-19]` begins a table wherever it stands outside of strings, and what is cut inside of one, or of an
  array, leaves a piece that nobody can read. What is left to see to is what tables mean together: two pieces may
  share a table only where both spell it out by its entries (`[flight.ms-19]` here, `[flight.ms-20]` there), and no
  entry stands in both; or where both list it (`[[bulletin]]`). Nothing else that TOML forbids spans two pieces.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

import toml_rs

from crewtrack.toml import dense
from crewtrack.toml.sound import is_sound

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_OPEN: Final = 700
"""How many brackets a piece may open that toml_rs reads."""

MOST_SHALLOW: Final = 256_000
"""How long a piece is at most, in characters, that has more brackets and goes to toml_rs all the same."""

LONG: Final = 64_000
"""From how many characters on a text is cut."""

PIECE: Final = 16_000
"""How long a piece is at least, in characters; it goes on to where the next table begins."""

_HEADER: Final = 200
"""How long the header may be that a text begins with, in characters."""

# Each begins with one plain character, which `re` looks for many times as fast as for a choice.
# A second `=` before it stands in a comment, as a ruler, or is refused by both.
_LOOSE_AFTER: Final = r"=(?<!==)[ \t]*[\r\n#]"
_LOOSE_BEFORE: Final = r"\n[ \t]*[=.]"
_BEGINS: Final = r"\n\[[a-z]+\.[A-Za-z0-9_-]+\][ \t]*\r?\n"
_ROWS: Final = r"(?m)^[ \t]*\[\[(?:([^\]\\\n]*)\]\])?"
_DOTTED: Final = r"(?m)^[ \t]*([^=\n#\[]*\.[^=\n#]*)="
_ODD_PART: Final = r"""(?m)["'][^"'\n]*[#=\[][^"'\n]*["'][ \t]*\."""
_ODD: Final = (
    r"\n[ \t]*\[(?!\[?[A-Za-z0-9_-]+\.[A-Za-z0-9_.-]+\])"
    r"""(?:\[([A-Za-z0-9_-]+)\]|\[?[ \t]*(?:"([^"\n]*)"|'([^'\n]*)'|([A-Za-z0-9_-]*)))"""
)
_NO_BRACKET: Final = bytes(one for one in range(256) if one not in b"[]{}")
# Strings on one line without escapes, and comments. What begins right after anything else is no string to toml_rs.
_TEXTS: Final = r"""(?<=[ \t\n=\[{,.])(?:"[^"\n]*"|'[^'\n]*')|\#[^\n]*"""
_ROUNDS: Final = 8


def load(text: str) -> dict[str, Any] | None:
    """Return the data of a TOML text as tomli would give it, and sound; or None if tomli has to be asked.

    Args:
        text: without a byte-order mark; one that still has a mark is for tomli to refuse.
    """
    if text.startswith("\ufeff"):
        return None
    try:
        return _joined(text) if len(text) >= LONG else _one(text, dense.Tally())
    except (ValueError, RecursionError):
        return None  # toml_rs is no judge, and tomli's words are explained elsewhere


def _one(text: str, tally: dense.Tally) -> dict[str, Any]:
    """Return the data of a piece; raise ValueError for what is wrong with it."""
    opened, rows = tally.add(text)
    if rows and _may_lead_into_rows(text):
        raise ValueError
    if (opened <= MOST_OPEN and len(text) < LONG) or _is_shallow(text):
        data = _fast(text)
    else:
        if len(text) >= dense.LONG and dense.crowd(text, dense.TABLE_WHOLE) is not None:
            msg = "tomli would take too much for it"
            raise ValueError(msg)
        import tomli

        data = tomli.loads(text)
    if not is_sound(data):
        raise ValueError
    return data


def _may_lead_into_rows(text: str) -> bool:
    """Tell whether a key with dots may lead into a list of tables: it names one before its last dot."""
    lists = {_last(found) for found in re.findall(_ROWS, text)}
    return (
        "" in lists
        or re.search(_ODD_PART, text) is not None
        or any(
            "\\" in found or not lists.isdisjoint(map(_plain, found.split(".")[:-1]))
            for found in re.findall(_DOTTED, text)
        )
    )


def _last(key: str) -> str:
    """Return the last part of a header, or nothing where it is too odd to tell."""
    return _plain(key.rpartition(".")[2])


def _plain(key: str) -> str:
    return key.strip(" \t\"'")


def _fast(text: str) -> dict[str, Any]:
    try:
        return toml_rs.loads(text, toml_version="1.0.0")
    except ValueError:
        if re.search(_LOOSE_AFTER, text) or re.search(_LOOSE_BEFORE, text):
            raise
        return toml_rs.loads(text)


def _is_shallow(text: str) -> bool:
    """Tell whether brackets are nested a few deep for certain, however many there are: as in a long list of people.

    They are taken away in pairs, the innermost first, once strings and comments are gone. Whatever a closing bracket
    may close, then closes what it seems to: so toml_rs, which goes on after an error, goes no deeper either.
    """
    if len(text) > MOST_SHALLOW or "\\" in text or "\r" in text or "'''" in text or '"""' in text:
        return False
    bare = re.sub(_TEXTS, "", text)
    if '"' in bare or "'" in bare:
        return False
    left = bare.encode().translate(None, _NO_BRACKET)
    for _ in range(_ROUNDS):
        left = left.replace(b"[]", b"").replace(b"{}", b"")
    return not left


def _pieces(text: str) -> Iterator[str]:
    """Yield a text in pieces; the first is what stands before the first table of a kind, such as `[flight.x]`."""
    begins = re.compile(_BEGINS)
    start = 0
    found = begins.search(text)
    if begins.match("\n" + text[:_HEADER]) is not None:
        yield ""  # nothing stands before the first table
        found = begins.search(text, PIECE)
    while found is not None:
        cut = found.start() + 1
        yield text[start:cut]
        start = cut
        found = begins.search(text, start + PIECE)
    yield text[start:]


def _joined(text: str) -> dict[str, Any] | None:
    """Return the data of all pieces together, or None where they share what they may not, or there is too much."""
    tally = dense.Tally()
    pieces = _pieces(text)
    out = _one(next(pieces), tally)
    closed = set(out)
    for piece in pieces:
        data = _one(piece, tally)
        if tally.is_crowded(text):
            return None
        whole: set[str] = set()
        rows: set[str] = set()
        if not _is_spelt_out(piece, data, tally.begun) and not _gather_odd(piece, whole, rows):
            return None
        for key, value in data.items():
            old = out.setdefault(key, value)
            if old is not value:
                if key in closed or key in whole:
                    return None
                if type(old) is dict and type(value) is dict and old.keys().isdisjoint(value):
                    old.update(value)
                elif type(old) is list and type(value) is list and key in rows:
                    old.extend(value)
                else:
                    return None
            if key in whole:
                closed.add(key)
    return out


def _is_spelt_out(piece: str, data: dict[str, Any], begun: int) -> bool:
    """Whether all tables of a piece are spelt out by their entries, which counting tells: `[flight.ms-19]`.

    Args:
        piece: the piece.
        data: what it says.
        begun: how many of its lines may begin with a bracket, at the least all that do.
    """
    return begun == sum(piece.count(f"\n[{kind}.") for kind in data)


def _gather_odd(piece: str, whole: set[str], rows: set[str]) -> bool:
    """Gather which tables a piece opens as a whole, and which it lists; False where it is too odd to tell."""
    for found in re.finditer(_ODD, piece):
        row, double, single, bare = found.groups()
        if row is not None:
            rows.add(row)
        elif double is not None and "\\" in double:
            return False
        else:
            whole.add(double or single or bare)
    return True
