"""Dense: a long text with too many tables or keys is told from one that only looks like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from crewtrack.toml.dense import (
    ITEM,
    ITEMS,
    KEY,
    KEYS,
    LONG,
    PARTS,
    TABLE,
    TABLE_WHOLE,
    TABLES,
    crowd,
)
from crewtrack.toml.read import CrowdedError, read

DATA = Path(__file__).parents[2] / "data"


SIZE = 2 * ITEM * ITEMS
"""How long a text is that is looked at for its tables and its keys alike."""


def long(piece: str, head: str = "") -> str:
    """Return a text of one piece over and over, as long as is looked at."""
    return head + piece * (SIZE // len(piece) + 1)


@pytest.mark.parametrize(
    ("piece", "what"),
    [
        ("[],", "tables and lists"),
        ("{},\n", "tables and lists"),
        ("a.b.c.d=1\n", "tables and lists"),
        ("[flight.a]\nx=1\n", "tables and lists"),
        ("[[assert]]\n", "tables and lists"),
        ("abcd=1\n", "keys"),
        ("'ab',1,\n", "items"),
        ("'#'=1\n", "keys"),
        ("a" + ".a" * PARTS + " " * TABLE * PARTS + "=1\n", "parts"),
    ],
)
def test_what_is_packed_is_told(piece: str, what: str) -> None:
    found = crowd(long(piece))
    assert found is not None
    assert what in found


def test_what_is_short_is_not_looked_at() -> None:
    assert crowd("[]," * (LONG // 3)) is None
    assert crowd("[]," * (LONG // 3 + 1)) is not None


@pytest.mark.parametrize(("sign", "most"), [("[", TABLES), ("=", KEYS), (",", ITEMS)])
def test_some_may_stand_as_dense_as_they_like(sign: str, most: int) -> None:
    assert crowd(sign * most + " " * LONG) is None
    assert crowd(sign * (most + 1) + " " * LONG) is not None


@pytest.mark.parametrize(
    "piece",
    [
        "# [] {} a.b = 1, as one may remark\n",
        'note = "one. two. three. four. [five] {six} a = b"\n',
        "note = '[[[[]]]] {} \" ...'\nnumber = 1.5\n",
        'note = """\n[a.b]\n[c.d]\n{} = {} \\""" [] = []\n"""\n',
        'note = "a \\" [] [] []"    \n',
        '"[].[]" = 1 # {{{{{{\n',
    ],
)
def test_what_stands_in_text_is_nothing(piece: str) -> None:
    assert crowd(long(piece)) is None


@pytest.mark.parametrize(("sign", "room"), [("[", TABLE), ("=", KEY), (",", ITEM)])
def test_one_for_so_many_characters_is_taken_and_not_one_more(sign: str, room: int) -> None:
    def padded(count: int, head: str = "") -> str:
        return head + sign * count + " " * (SIZE - count)

    most = SIZE // room
    assert crowd(padded(most)) is None
    assert crowd(padded(most + 1)) is not None
    # one rare character makes the text take four bytes for each
    assert crowd(padded(most, "\U0001f680")) is not None
    assert crowd(padded(most * 17 // 20 - 1, "\U0001f680")) is None


@pytest.mark.parametrize("path", sorted(DATA.rglob("*.toml")), ids=lambda one: one.stem)
def test_what_ships_is_far_from_it_however_long(path: Path) -> None:
    text = path.read_text("utf-8")
    if path.name != "stations.toml":  # of which there are three, and not thousands
        assert crowd(long(text)) is None


def test_a_long_text_that_tomli_has_to_read_may_hold_less() -> None:
    packed = long("[]," + " " * (TABLE_WHOLE - 6), "a = [\n") + "]\n"
    assert crowd(packed) is None
    with pytest.raises(CrowdedError, match="tables and lists; a file of its length may hold"):
        read(packed)
    count = SIZE // 90
    pieces = "".join(f"[flight.f{n}]\nnote = '{'x' * 82}'\n" for n in range(count))
    assert crowd(pieces, TABLE_WHOLE) is not None
    assert len(read(pieces)["flight"]) == count
