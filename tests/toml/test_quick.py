"""The fast reader gives what tomli gives, or nothing: whole, in pieces, and for texts made to part the two."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
import tomli
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies_toml import HEADERS, LINES

from crewtrack.store.shipped import shipped_root
from crewtrack.toml import quick
from crewtrack.toml.read import TomlSyntaxError, read

if TYPE_CHECKING:
    from pathlib import Path

SHIPPED = sorted(shipped_root().rglob("*.toml"))


def judged(text: str) -> dict[str, Any] | None:
    try:
        return tomli.loads(text)
    except ValueError:
        return None


def in_pieces(text: str) -> dict[str, Any] | None:
    """Read a text cut wherever it may be."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(quick, "LONG", 0)
        patch.setattr(quick, "PIECE", 0)
        return quick.load(text)


def assert_same(text: str) -> None:
    """What is given is what tomli gives, types, order and all; what is not given is for tomli to say."""
    for data in (quick.load(text), in_pieces(text)):
        if data is not None:
            assert repr(data) == repr(judged(text))


def test_whatever_it_gives_is_what_tomli_gives(hostile: str) -> None:
    assert_same(hostile)


@given(st.lists(LINES, max_size=6).map("\n".join))
def test_texts_at_random(text: str) -> None:
    assert_same(text)


ENTRIES = st.tuples(
    HEADERS
    | st.sampled_from(
        ["[a.b]", "[a.c]", "[b.a]", "[a]", "[[a]]", "[[b]]", "[a.b.c]", "[ a.b ]", '["a"]']
    ),
    st.sampled_from(
        ["", "x = 1", "b = 2", "a.b = 3", "b = {}", "x = [\n[a.b]\n]", 'x = """\n[a.b]\n"""']
    ),
).map("\n".join)


@given(
    st.sampled_from(["", "a = 1\n", "a.b = 1\n", "a = {b = 1}\n", "b = [{}]\n"]),
    st.lists(ENTRIES, max_size=8).map("\n".join),
)
def test_tables_at_random(root: str, entries: str) -> None:
    assert_same(f"{root}{entries}\n")


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.name)
def test_what_ships_is_read_by_it(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    wanted = repr(tomli.loads(text))
    assert repr(quick.load(text)) == wanted
    cut = in_pieces(text)
    assert cut is None or repr(cut) == wanted


def test_a_long_record_is_read_in_pieces() -> None:
    flights = "".join(
        f"[flight.f-{one}]\ncrew = ['a', 'b']\nlaunch = {{ at = 2022-01-01 }}\n"
        for one in range(3000)
    )
    text = f'format = 1\n{flights}[[bulletin]]\nsays = "one"\n[flight.last]\n[[bulletin]]\nsays = "two"\n'
    assert len(text) > 2 * quick.LONG
    assert repr(quick.load(text)) == repr(tomli.loads(text))
    assert repr(in_pieces(text)) == repr(tomli.loads(text))


FLIGHT = "[flight.a]\nx = 1\n"


@pytest.mark.parametrize(
    "text",
    [
        FLIGHT + "[flight.b]\n" + FLIGHT,
        "flight.c = 1\n" + FLIGHT + "[flight.b]\n[flight]\nd = 1\n",
        "[flight.x]\n[flight]\nd = 1\n" + FLIGHT + "[flight]\ne = 1\n",
        "flight = { x = 1 }\n" + FLIGHT,
        FLIGHT + '[person.a]\n["fl\\u0069ght"]\nz = 1\n[person.b]\n[flight]\ny = 1\n',
        FLIGHT + "[person.a]\n[ flight ]\nz = 1\n[person.b]\n['flight']\ny = 1\n",
        "[[flight]]\n[person.a]\n[flight.a]\nx = 1\n[flight.b]\n[person.b]\n[flight.a]\n",
        "flight = []\n[person.a]\n[[flight]]\n[person.b]\n[[flight]]\n",
        "[person.a]\nx = 1\n[b.c]\n[[person.a]]\n",
    ],
)
def test_what_two_pieces_may_not_share_is_for_tomli(text: str) -> None:
    assert in_pieces(text) is None or repr(in_pieces(text)) == repr(judged(text))
    if judged(text) is None:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(quick, "LONG", 0)
            patch.setattr(quick, "PIECE", 0)
            with pytest.raises(TomlSyntaxError):
                read(text)


@pytest.mark.parametrize(
    "text", ["x = { a =\n1 }\n", "x = { a\n= 1 }\n", "x = { a = # why\n1 }\n", "x = { a\r\n= 1 }\n"]
)
def test_line_ends_about_an_equals_sign_are_for_tomli(text: str) -> None:
    assert quick.load(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "[[a.b]]\n[a]\nb.c = 1\n",
        "[[a.b]]\n[a]\n'b' . c = 1\n",
        '[[ a.b ]]\n[a]\n"b".c.d = 1\n',
        "[[a.b]] # [[x]]\n[a]\nb.c = 1\n",
        '[[a."\\u0062"]]\n[a]\nb.c = 1\n',
        '[[a."b]]"]]\n[a]\n"b]]".c = 1\n',
        '[[a."#".b]]\n[a]\n"#".b.c = 1\n',
    ],
)
def test_a_key_that_leads_into_a_list_of_tables_is_for_tomli(text: str) -> None:
    assert judged(text) is None
    assert quick.load(text) is None
    assert in_pieces(text) is None


LETTERS = st.lists(st.sampled_from("ab"), min_size=1, max_size=3).map(".".join)


@given(
    st.lists(
        LETTERS.map("[{}]".format) | LETTERS.map("[[{}]]".format) | LETTERS.map("{} = 1".format),
        max_size=7,
    ).map("\n".join)
)
def test_few_letters_that_come_again_and_again(text: str) -> None:
    assert_same(text)


def test_a_ruler_in_a_comment_is_no_such_line_end() -> None:
    assert quick.load("# == 2022 ====\nx = 1\n") == {"x": 1}


@pytest.mark.parametrize(
    "text",
    [
        "'a=' + '[' * n",
        "'a=' + '{a=' * n",
        "'a=[\\n' + '[b.c\\n' * n",
        "'a = [ \"]\"\\n[b.c]\\n' * n",
        "'a=[*\"[\"]\\n' * (n // 4)",
        "'a={x\"]\"}\\n' * (n // 4)",
        "'=[\\xa0\"]\"]\\n' * (n // 4)",
    ],
)
def test_no_depth_takes_the_stack(text: str) -> None:
    program = (
        "from crewtrack.toml.read import TomlSyntaxError, read\nn = 100_000\n"
        f"try: read({text})\nexcept TomlSyntaxError: print('refused')"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, timeout=100, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "refused")


def test_many_brackets_are_for_tomli_where_they_may_be_nested(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("toml_rs.loads", lambda _text: pytest.fail("asked"))
    quick.load("x = [" + "['\\']," * quick.MOST_OPEN)
    quick.load("x = [" + '["""]""",' * quick.MOST_OPEN)
    quick.load("x = [" + '[x"]",' * quick.MOST_OPEN)


def test_a_long_list_of_people_is_none_of_that(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tomli.loads", lambda _text: pytest.fail("asked"))
    one = """ = { name = "A [b] {", aka = ["x", 'y]'] } # "{\n"""
    data = quick.load("[person]\n" + "".join(f"p{number}{one}" for number in range(900)))
    assert data is not None
    assert len(data["person"]) == 900


def test_a_text_that_begins_with_a_table_is_read_in_pieces_too() -> None:
    text = "".join(f"[flight.f{n}]\nnote = '{'x' * 60}'\n" for n in range(2_000))
    assert quick.load(text) == tomli.loads(text)
    assert quick.load(text.replace("[flight.f0]", "[flight]", 1)) is None
