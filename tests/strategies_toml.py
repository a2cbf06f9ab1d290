"""Strategies: TOML documents drawn at random, valid and as untidy as can be."""

from __future__ import annotations

import tomli
from hypothesis import strategies as st

BOM = "\ufeff"

KEYS = st.sampled_from(
    [
        "a",
        "b",
        "c-1",
        "_",
        '"a"',
        "'b'",
        '"x y"',
        "'.'",
        '"]"',
        '"="',
        '"\\u0061"',
        "1",
        "é".join('""'),
    ]
)
ODD = st.text(alphabet="ab[]{}#=,.'\"\\\n\t é😀", max_size=8)
GAP = st.sampled_from(["", " ", "\t", "\n", " # ]}\n", "\n\n", '\n# "\n '])


def basic(words: str) -> str:
    return '"' + words.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def long_basic(words: str) -> str:
    return (
        '"""'
        + words.replace("\\", "\\\\").replace('"""', '""\\"')
        + ('\\\n"""' if words.endswith('"') else '"""')
    )


def literal(words: str) -> str:
    return "'" + words.replace("'", "").replace("\n", "") + "'"


def long_literal(words: str) -> str:
    return "'''" + words.replace("'''", "''") + " '''"


STRINGS = st.one_of(ODD.map(basic), ODD.map(long_basic), ODD.map(literal), ODD.map(long_literal))
PLAIN = st.sampled_from(
    [
        "0",
        "-1",
        "1_000",
        "0xFf",
        "1.5",
        "1e5",
        "-inf",
        "nan",
        "true",
        "false",
        "1979-05-27",
        "07:32",
        "1979-05-27T07:32:00Z",
        "1979-05-27|07:32:00.5-07:00",
    ]
).map(lambda word: word.replace("|", " "))
DOTTED = st.lists(KEYS, min_size=1, max_size=3).flatmap(
    lambda parts: st.sampled_from([".", " . ", ". "]).map(lambda dot: dot.join(parts))
)


def arrays(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    item = st.tuples(GAP, values, GAP).map("".join)
    return st.tuples(st.lists(item, max_size=3), st.booleans(), GAP).map(
        lambda drawn: (
            "[" + ",".join(drawn[0]) + ("," if drawn[0] and drawn[1] else "") + drawn[2] + "]"
        )
    )


def inline_tables(values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    item = st.tuples(GAP, DOTTED, st.sampled_from(["=", " = "]), values, GAP).map("".join)
    return st.tuples(st.lists(item, max_size=3), GAP).map(
        lambda drawn: "{" + ",".join(drawn[0]) + drawn[1] + "}"
    )


VALUES = st.recursive(
    STRINGS | PLAIN, lambda inner: arrays(inner) | inline_tables(inner), max_leaves=6
)
PAIRS = st.tuples(st.sampled_from(["", "  "]), DOTTED, st.sampled_from(["=", " = "]), VALUES).map(
    "".join
)
HEADERS = DOTTED.map(lambda key: f"[{key}]") | DOTTED.map(lambda key: f"[[ {key} ]]")
LINES = st.tuples(
    PAIRS | HEADERS | st.just(""), st.sampled_from(["", " ", " # [c]\t", ' # "'])
).map("".join)


def accepted(text: str) -> bool:
    try:
        tomli.loads(text)
    except ValueError:
        return False
    return True


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Draw a valid document: lines that clash with what stands above are left out."""
    text = ""
    for line in draw(st.lists(LINES, max_size=10)):
        longer = f"{text}{line}\n"
        if accepted(longer):
            text = longer
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return (BOM if draw(st.booleans()) else "") + text
