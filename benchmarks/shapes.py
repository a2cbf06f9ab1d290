"""Shapes of files that are hard on memory: as many of one small thing as fit in a size.

No person keeps such a file. Each shape is a beginning, a piece that is written over and over with a number in it, and
an end; `written` makes a file of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from crewtrack.toml.dense import ITEM, KEY

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

DIGITS = "abcdefghijklmnopqrstuvwxyz0123456789"


class Shape(NamedTuple):
    """One shape: what stands once at its beginning, what is repeated, and what ends it."""

    piece: Callable[[str], str]
    head: str = ""
    tail: str = ""


def name(number: int) -> str:
    """Return the shortest name for a number, all of them different."""
    out = ""
    while True:
        number, digit = divmod(number, len(DIGITS))
        out = DIGITS[digit] + out
        if not number:
            return out


def same(text: str, head: str = "", tail: str = "") -> Shape:
    """Return the shape of one piece that is always the same."""
    return Shape(lambda _: text, head, tail)


def entries(text: str, head: str = "") -> Shape:
    """Return the shape of entries that differ in their id, written `@`."""
    return Shape(lambda ident: text.replace("@", ident), head)


def items(before: str, item: str, after: str) -> Shape:
    """Return the shape of entries with a list of 900 items each: `@` is the entry, `#` the item."""

    def piece(ident: str) -> str:
        every = "".join(item.replace("#", name(number)) for number in range(900))
        return (before + every + after).replace("@", ident)

    return Shape(piece)


_STATION = 'station="iss"\ninclude=["crewtrack:catalog"]\n'
_HEAD = 'station="iss"\n'
_FLOWN = "launch.at=2021-01-01\nland.at=2021-02-01\n"

SHAPES: dict[str, Shape] = {
    # text, and what stands between
    "one long string": same("x", 'title="', '"\n'),
    "one long string of many lines": same("x\n", 'title="""', '"""\n'),
    "a string of escapes": same("\\u0041", 'title="', '"\n'),
    "one wide character": same("x", 'title="\U0001f680', '"\n'),
    "comments": same("# a\n"),
    "blank lines": same("\n"),
    "comments in an array": same("#\n", "title=[", "]\n"),
    # values
    "empty arrays": same("[],", "title=[", "]\n"),
    "empty tables": same("{},", "title=[", "]\n"),
    "arrays in arrays": same("[[[[[[[[]]]]]]]],", "title=[", "]\n"),
    "arrays in arrays, 99 deep": same("[" * 97 + "]" * 97 + ",", "title=[", "]\n"),
    "tables in tables": same("{a={a={a={}}}},", "title=[", "]\n"),
    "short strings": same("'a',", "title=[", "]\n"),
    "short strings, all different": entries("'@',", "title=["),
    "numbers": same("1,", "title=[", "]\n"),
    "large numbers": same("99999,", "title=[", "]\n"),
    "fractions": same("1.5,", "title=[", "]\n"),
    "dates": same("2022-01-01,", "title=[", "]\n"),
    "date-times": same("2022-01-01T00:00:00Z,", "title=[", "]\n"),
    "times": same("10:00:00,", "title=[", "]\n"),
    "truths": same("true,", "title=[", "]\n"),
    "tables of one key": same("{a=1},", "title=[", "]\n"),
    # keys
    "unknown keys": entries("@=1\n"),
    "unknown keys with arrays": entries("@=[]\n"),
    "unknown keys with tables": entries("@={}\n"),
    "unknown keys of one table": entries("@=1\n", "[agency.a]\n"),
    "unknown keys in braces": entries("@=1,", "title={"),
    "keys of four parts": entries("@.b.c.d=1\n"),
    "keys of four parts, the last one new": entries("b.c.d.@=1\n"),
    "keys of a hundred parts": entries("@" + ".a" * 98 + "=1\n"),
    "keys of a thousand parts": entries("@" + ".a" * 990 + "=1\n"),
    "keys in quotes": entries('"@"=1\n'),
    # headers
    "unknown tables": entries("[@]\n"),
    "unknown lists of tables": entries("[[@]]\n"),
    "one unknown list of tables": same("[[a]]\n"),
    "headers of four parts": entries("[@.b.c.d]\n"),
    "headers of a hundred parts": entries("[@" + ".a" * 98 + "]\n"),
    "tables in a list of tables": same("[[a]]\n[a.b]\n"),
    # entries of each kind, with next to nothing in them
    **{
        f"empty entries: {table}": entries(f"[{table}.@]\n")
        for table in (
            "agency",
            "person",
            "spacecraft",
            "site",
            "flight",
            "expedition",
            "eva",
            "reboost",
            "bulletin",
        )
    },
    "empty entries: station": entries("[station.@]\n"),
    "empty entries: assert": same("[[assert]]\n"),
    "empty entries: coverage": same("[[coverage]]\n"),
    "entries by dotted keys": entries("flight.@.note=''\n"),
    "entries in braces": entries("@={},", "flight={"),
    "tiny agencies": entries("[agency.@]\nname='@'\n"),
    "tiny people": entries("[person.@]\nname='@'\n"),
    "tiny spacecraft": entries("[spacecraft.@]\nseats=3\n"),
    "tiny sites": entries("[site.@]\nname='@'\n"),
    "tiny stations": entries("[station.@]\nname='@'\n"),
    "tiny modules": entries("[station.a.module.@]\nname='@'\n"),
    "tiny ports": entries("[station.a.port.@]\nmodule='a'\n"),
    "tiny flights": entries("[flight.@]\nspacecraft='soyuz-ms'\n", _HEAD),
    "tiny flights that fly": entries("[flight.@]\nspacecraft='soyuz-ms'\n" + _FLOWN, _HEAD),
    "tiny flights in braces": entries("@={spacecraft='a',launch.at=2021-01-01},", "flight={"),
    "tiny expeditions": entries("[expedition.@]\nfrom=2021-01-01\n", _HEAD),
    "tiny handovers": same("{at=2021-01-01,person='a'},", f"{_HEAD}[expedition.a]\ncommand=[", "]"),
    "tiny evas": entries("[eva.@]\nfrom=2021-01-01\n", _HEAD),
    "tiny reboosts": entries("[reboost.@]\nfrom=2021-01-01\n", _HEAD),
    "tiny bulletins": entries("[bulletin.@]\nat=2021-01-01\n"),
    "tiny claims": same("[[assert]]\nat=2021-01-01\n", _HEAD),
    "tiny claims that fail": same("[[assert]]\nat=2021-01-01\ncount=9\n", _HEAD),
    "tiny claims of spans that fail": same("[[assert]]\nduring='2021'\nleast=9\n", _HEAD),
    "tiny coverage": same("[[coverage]]\nwhat='a'\n"),
    "one long crew": entries("'@',", "[flight.a]\nspacecraft='soyuz-ms'\ncrew=["),
    "one long crew of one person": same("'a',", "[flight.a]\nspacecraft='b'\ncrew=[", "]\n"),
    "one long crew of unnamed": same("'?',", "[flight.a]\nspacecraft='b'\ncrew=[", "]\n"),
    "one long crew in braces": same("{id='a'},", "[flight.a]\nspacecraft='b'\ncrew=[", "]\n"),
    "many slips": same("{at='TBD'},", "[flight.a]\nspacecraft='b'\nlaunch.slips=[", "]\n"),
    "many relocations": same(
        "{left=2021-01-01,at=2021-01-01,port='a'},", f"{_HEAD}[flight.a]\nrelocate=[", "]\n"
    ),
    "many unfit times": same("{from=2021-01-01},", f"{_HEAD}[flight.a]\nunfit=[", "]\n"),
    "many lifeboats": same("{crew=['a']},", f"{_HEAD}[flight.a]\nlifeboat=[", "]\n"),
    "many aliases": entries("'@',", "[person.a]\naliases=["),
    "many excuses": same("{rule='a',why=''},", "[person.a]\nignore=[", "]\n"),
    "many drops": entries("'a.@',", "drop=["),
    "many includes": entries("'@',", "include=["),
    "many addresses of a bulletin": entries("'a.@',", "[bulletin.a]\nat=2021-01-01\nabout=["),
    "a claim with many ports": entries("@='a',", f"{_HEAD}[[assert]]\nat=2021-01-01\nports={{"),
    "a claim with many agencies": entries("@=1,", f"{_HEAD}[[assert]]\nat=2021-01-01\nagencies={{"),
    # long lists, one in each of many entries
    "people of many aliases": items("[person.@]\naliases=[", "'@-#',", "]\n"),
    "people of many nationalities": items("[person.@]\nnationality=[", "'ab',", "]\n"),
    "flights of many people": items("[flight.@]\nspacecraft='a'\ncrew=[", "'@-#',", "]\n"),
    "flights of many unnamed": items("[flight.@]\nspacecraft='a'\ncrew=[", "'?',", "]\n"),
    "flights that many land on": items(
        "[flight.@]\nspacecraft='a'\nland.at=2021-01-01\nland.crew=[", "'@-#',", "]\n"
    ),
    "bulletins about much": items("[bulletin.@]\nat=2021-01-01\nabout=[", "'@.#',", "]\n"),
    "claims about many people": items("[[assert]]\nat=2021-01-01\ncrew=[", "'@-#',", "]\n"),
    "claims about many agencies": items("[[assert]]\nat=2021-01-01\nagencies={", "@-#=1,", "}\n"),
    # text of four bytes for each character
    "unknown keys, and a wide character": entries("@=1\n", "# \U0001f680\n"),
    "comments, and a wide character": same("# a\n", "# \U0001f680\n"),
    "tiny flights that fly, and a wide character": entries(
        "[flight.@]\nspacecraft='soyuz-ms'\n" + _FLOWN, f"# \U0001f680\n{_HEAD}"
    ),
    "bad times, and a wide character": entries("[eva.@]\nfrom='x'\n", "# \U0001f680\n"),
    # mistakes, one upon another
    "flights with unknown people": entries(
        "[flight.@]\nspacecraft='soyuz-ms'\ncrew=['x@']\n" + _FLOWN, _HEAD
    ),
    "flights with everything wrong": entries(
        "[flight.@]\nx=1\nspacecraft='y'\ncrew=['x','x']\nlaunch={at=2021-01-02,site='s'}\n"
        "dock={at=2021-01-01,port='p'}\nland.at=2020-01-01\n",
        _HEAD,
    ),
    "flights of one crew": entries(
        "[flight.@]\nspacecraft='soyuz-ms'\ncrew=['chari']\n" + _FLOWN, _STATION
    ),
    "flights to one port": entries(
        "[flight.@]\nspacecraft='progress-ms'\nlaunch.at=2021-01-01\ndock={at=2021-01-02,port='zvezda-aft'}\n",
        _STATION,
    ),
    "people who never come home": entries(
        "[flight.@]\nspacecraft='soyuz-ms'\ncrew=['x@']\nlaunch.at=2021-01-01\nland.crew=[]\n",
        _HEAD,
    ),
    "bad times": entries("[eva.@]\nfrom='x'\n"),
    "naive times": entries("[eva.@]\nfrom=2021-01-01T00:00:00\n"),
    "wrong types": entries("@=1,", "flight={"),
    "wrong types of values": entries("[agency.@]\nname=1\n"),
    "wrong choices": entries("[site.@]\nsurface='x'\n"),
    "an id given twice at the end": Shape(
        lambda ident: f"[flight.{ident}]\n", "", "[flight.a]\n[flight.a]\n"
    ),
    "a key given twice at the end": Shape(lambda ident: f"{ident}=1\n", "", "a=1\n"),
    "a syntax error at the end": Shape(lambda ident: f"{ident}=[]\n", "", "a\n"),
    "an unclosed array at the end": same("[],", "title=["),
    "a control character at the end": Shape(lambda ident: f"{ident}=1\n", "", 'title="\\u0000"\n'),
    "a large integer at the end": Shape(lambda ident: f"{ident}=1\n", "", f"title={'9' * 30}\n"),
}


def thinned(piece: str, room: int, wide: float) -> str:
    """Return a piece with blanks at its end: so many that it has room for each table, and the least for each key.

    `wide` is how much more there has to be of all.
    """
    if not room:
        return piece
    tables = piece.count("[") + piece.count("{") + piece.count(".") - piece.startswith("[[")
    least = max(tables * room, piece.count("=") * KEY, piece.count(",") * ITEM)
    blanks = int(least * wide) + 1 - len(piece)
    if blanks <= 0:
        return piece
    return f"{piece[:-1]}{' ' * blanks}\n" if piece.endswith("\n") else piece + " " * blanks


def written(shape: Shape, size: int, path: Path, room: int = 0) -> Path:
    """Write a file of about a size in bytes; return its path.

    Args:
        shape: what it is made of.
        size: about how large.
        path: where.
        room: how many characters there are to be for each table, at least; 0 to have it as dense as can be.
    """
    head, piece = shape.head, shape.piece
    # Of four bytes for each character, three are taken off what there is for the rest.
    wide = 1 if head.isascii() else 20 / 17
    first = thinned(piece(name(0)), room, wide)
    if piece(name(1)) == piece(name(0)):
        parts = [head, first * (size // len(first))]
    else:
        parts, length, number = [head], len(head), 0
        while length < size:
            one = thinned(piece(name(number)), room, wide)
            parts.append(one)
            length += len(one)
            number += 1
    tail = shape.tail
    if not tail and head.rstrip().endswith(("[", "{")):
        tail = "]\n" if head.rstrip().endswith("[") else "}\n"
    path.write_text("".join(parts) + tail, encoding="utf-8")
    return path
