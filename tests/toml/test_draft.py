"""Edits of a text: exactly the data meant, every other byte kept, and back again."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.strategies_toml import documents

from crewtrack.toml import data as plain_data
from crewtrack.toml.draft import Draft
from crewtrack.toml.read import read
from crewtrack.toml.splice import Edit, EditRefusedError, Splice
from crewtrack.toml.written import Written, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    Path = tuple[str | int, ...]

VALUES: list[Any] = [
    "text",
    'quotes " and \\ and\ttab',
    "é 😀",
    7,
    -1.5,
    True,
    dt.date(2022, 3, 19),
    dt.datetime(2022, 3, 18, 15, 55, 18, tzinfo=dt.UTC),
    dt.time(7, 32),
    [],
    ["a", 1, {"b": 2}],
    {},
    {"a": 1, "x y": {"z": []}},
    Written("2022-03-18 15:55:00Z", dt.datetime(2022, 3, 18, 15, 55, tzinfo=dt.UTC)),
]


def paths(value: Any, path: Path = ()) -> Iterator[Path]:
    if path:
        yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths(inner, (*path, key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from paths(inner, (*path, place))


def tables(data: Any) -> list[Path]:
    return [
        (),
        *(path for path in paths(data) if isinstance(plain_data.at(data, path), dict | list)),
    ]


def prove(text: str, draft: Draft) -> None:
    """Check what an edit promises, whatever it is."""
    edit = draft.finish()
    after = edit.apply(text)
    assert after == draft.text
    assert plain_data.same(read(after), draft.data)
    assert edit.inverse.apply(after) == text
    at = 0
    for one in edit.splices:
        assert one.start >= at, "stretches are in order and do not overlap"
        assert one.old != one.new
        at = one.end
    if text.endswith("\r\n") and "\n" not in text.replace("\r\n", ""):
        assert "\n" not in after.replace("\r\n", ""), "line ends stay"
    if text.strip("\ufeff") and not text.endswith("\n") and after.endswith("\n"):
        assert not after.strip("\ufeff\r\n"), "a missing last line end stays missing"


def set_anything(text: str, path: Path, value: Any) -> None:
    draft = Draft(text)
    meant = plain_data.replaced(draft.data, path, plain(value))
    under_header = isinstance(path[-1], int) and not isinstance(value, dict)
    try:
        draft.set(path, value)
    except EditRefusedError as refused:
        assert under_header, refused  # noqa: PT017 - the one thing that cannot be
        assert "header of its own" in refused.reason or "holds tables" in refused.reason  # noqa: PT017
        return
    assert plain_data.same(draft.data, meant)
    prove(text, draft)


def remove_anything(text: str, path: Path) -> None:
    draft = Draft(text)
    old = draft.data
    draft.remove(path)
    assert not plain_data.holds(draft.data, path) or isinstance(path[-1], int)
    meant = plain_data.removed(old, path)
    while not plain_data.same(draft.data, meant):
        path = path[:-1]
        assert path, "only empty tables above may go along"
        assert not plain_data.at(meant, path)
        meant = plain_data.removed(meant, path)
    prove(text, draft)


def rename_anything(text: str, path: Path, key: str) -> None:
    draft = Draft(text)
    meant = plain_data.renamed(draft.data, path, key)
    draft.rename(path, key)
    assert plain_data.same(draft.data, meant)
    assert list(plain_data.at(draft.data, path[:-1])) == list(plain_data.at(meant, path[:-1]))
    prove(text, draft)


# ---------------------------------------------------------------- every path of hostile documents


def test_any_value_of_a_hostile_document_can_be_set(hostile: str) -> None:
    for place, path in enumerate(paths(read(hostile))):
        for value in (VALUES[place % len(VALUES)], VALUES[(place + 5) % len(VALUES)]):
            set_anything(hostile, path, value)


def test_a_key_can_be_added_to_any_table_of_a_hostile_document(hostile: str) -> None:
    data = read(hostile)
    for place, path in enumerate(tables(data)):
        there = plain_data.at(data, path)
        value = VALUES[place % len(VALUES)]
        if isinstance(there, dict):
            set_anything(hostile, (*path, "new key"), value)
            set_anything(hostile, (*path, "new"), {"at": value})
        elif all(isinstance(one, dict) for one in there):
            set_anything(hostile, (*path, len(there)), {"new": value})
        else:
            set_anything(hostile, (*path, len(there)), value)


def test_anything_can_be_removed_from_a_hostile_document(hostile: str) -> None:
    for path in paths(read(hostile)):
        remove_anything(hostile, path)


def test_any_key_of_a_hostile_document_can_be_renamed(hostile: str) -> None:
    for path in paths(read(hostile)):
        if isinstance(path[-1], str):
            rename_anything(hostile, path, "other")
            rename_anything(hostile, path, "an other")


def test_any_edit_can_be_made_with_other_line_ends(hostile: str) -> None:
    text = "\ufeff" + hostile.removeprefix("\ufeff").replace("\r\n", "\n").replace("\n", "\r\n")
    for path in paths(read(text)):
        set_anything(text, path, "x")
        remove_anything(text, path)
        if isinstance(path[-1], str):
            set_anything(text, (*path[:-1], "new key"), {"a": 1})


# ---------------------------------------------------------------- any document


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(documents(), st.data())
def test_any_edit_of_any_document(text: str, drawn: st.DataObject) -> None:
    data = read(text)
    every = list(paths(data))
    value = drawn.draw(st.sampled_from(VALUES))
    if every:
        path = drawn.draw(st.sampled_from(every))
        set_anything(text, path, value)
        remove_anything(text, path)
        if isinstance(path[-1], str):
            rename_anything(text, path, "re named")
    path = drawn.draw(st.sampled_from(tables(data)))
    there = plain_data.at(data, path)
    if isinstance(there, dict):
        set_anything(text, (*path, "new"), value)
    elif all(isinstance(one, dict) for one in there):
        set_anything(text, (*path, len(there)), {"new": value})
    else:
        set_anything(text, (*path, len(there)), value)


@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(documents(), st.data())
def test_steps_make_one_edit(text: str, drawn: st.DataObject) -> None:
    draft = Draft(text)
    for _ in range(drawn.draw(st.integers(2, 5))):
        every = list(paths(draft.data))
        what = drawn.draw(st.sampled_from(["set", "remove", "new"]))
        if every and what == "set":
            path = drawn.draw(st.sampled_from(every))
            value = drawn.draw(st.sampled_from(VALUES))
            if not isinstance(path[-1], int):
                draft.set(path, value)
        elif every and what == "remove":
            draft.remove(drawn.draw(st.sampled_from(every)))
        elif "n" not in draft.data:
            draft.set(("n", "m"), 1)
    prove(text, draft)


# ---------------------------------------------------------------- in the file's own style


def edited(text: str, *steps: tuple[str, Path, Any]) -> str:
    draft = Draft(text)
    for what, path, value in steps:
        if what == "set":
            draft.set(path, value)
        elif what == "add":
            draft.add(path, value)
        else:
            draft.remove(path)
    return draft.finish().apply(text)


ALIGNED = """\
[flight.a]   # the first
spacecraft = "pod"
launch     = { at = 2022-03-18, site = "x" }  # said so
land.at    = "TBD"
land.site  = "y"
# of the next

[flight.b]
spacecraft = "pod"
"""


def test_a_value_is_replaced_where_it_stands() -> None:
    after = edited(ALIGNED, ("set", ("flight", "a", "launch", "at"), dt.date(2022, 3, 19)))
    assert after == ALIGNED.replace("2022-03-18", "2022-03-19")


def test_a_new_key_is_aligned_and_stands_in_order() -> None:
    draft = Draft(ALIGNED)
    draft.set(
        ("flight", "a", "dock"), {"port": "p"}, order=("spacecraft", "launch", "dock", "land")
    )
    draft.set(("flight", "a", "name"), "A", order=("spacecraft", "name", "launch"))
    assert draft.text.splitlines()[1:5] == [
        'spacecraft = "pod"',
        'name       = "A"',
        'launch     = { at = 2022-03-18, site = "x" }  # said so',
        'dock       = { port = "p" }',
    ]


def test_a_new_key_of_a_dotted_table_is_dotted_too() -> None:
    after = edited(ALIGNED, ("set", ("flight", "a", "land", "crew"), []))
    assert 'land.site  = "y"\nland.crew  = []\n# of the next\n' in after


def test_a_new_key_in_braces_keeps_what_stands_around_it() -> None:
    after = edited(ALIGNED, ("set", ("flight", "a", "launch", "known"), dt.date(2022, 1, 1)))
    assert 'launch     = { at = 2022-03-18, site = "x", known = 2022-01-01 }  # said so\n' in after


def test_braces_without_blanks_stay_without_blanks() -> None:
    text = "a={b=1}\n"
    assert edited(text, ("set", ("a", "c"), {"d": 2})) == "a={b=1, c={d=2}}\n"
    assert edited(text, ("set", ("d",), {"e": 2})) == "a={b=1}\nd={e=2}\n"


def test_a_new_entry_stands_beside_its_kind_in_the_same_style() -> None:
    draft = Draft(ALIGNED + "\n[site.x]\n")
    draft.add(("flight", "c"), {"spacecraft": "pod", "launch": {"at": "2022"}}, after="a")
    assert (
        draft.finish().apply(ALIGNED + "\n[site.x]\n")
        == ALIGNED.replace(
            "# of the next\n",
            '\n[flight.c]\nspacecraft = "pod"\nlaunch     = { at = "2022" }\n# of the next\n',
        )
        + "\n[site.x]\n"
    )


def test_a_first_entry_stands_above_the_remarks_on_the_next() -> None:
    text = "# about the file\n\n# on b\n[flight.b]\n"
    draft = Draft(text)
    draft.add(("flight", "a"), {"spacecraft": "pod"}, after="b", first=True)
    assert (
        draft.text == '# about the file\n\n[flight.a]\nspacecraft = "pod"\n\n# on b\n[flight.b]\n'
    )


def test_an_entry_goes_with_the_remarks_on_it_alone() -> None:
    text = "# about the file\n[flight.a]\n\n# on b\n[flight.b]\n# in b\nx = 1 # x\n\n# on c\n[flight.c]\n"
    assert edited(text, ("remove", ("flight", "b"), None)) == (
        "# about the file\n[flight.a]\n\n# on c\n[flight.c]\n"
    )
    assert edited(text, ("remove", ("flight", "a"), None)).startswith(
        "# about the file\n\n# on b\n"
    )
    marked = edited("\ufeff" + text, ("remove", ("flight", "a"), None))
    assert marked.startswith("\ufeff# about the file\n\n# on b\n")
    assert edited(text, ("remove", ("flight", "c"), None)) == text.removesuffix(
        "\n# on c\n[flight.c]\n"
    )


def test_lists_over_lines_grow_by_a_line() -> None:
    text = 'crew = [\n    "a", # first\n    "b"  # last\n]\n'
    assert edited(text, ("set", ("crew", 2), "c")) == (
        'crew = [\n    "a", # first\n    "b",  # last\n    "c"\n]\n'
    )
    assert edited(text, ("remove", ("crew", 1), None)) == 'crew = [\n    "a" # first\n]\n'
    assert edited(text, ("remove", ("crew", 0), None)) == 'crew = [\n    "b"  # last\n]\n'


def test_a_claim_is_added_under_a_header_of_its_own() -> None:
    text = "[[assert]]\ncount = 7\n\n[[assert]]\ncount = 8\n\n[site.x]\n"
    after = edited(text, ("set", ("assert", 2), {"count": 9}))
    assert after == text.replace("8\n", "8\n\n[[assert]]\ncount = 9\n")


def test_a_key_at_the_top_stands_above_the_tables() -> None:
    assert edited("# mine\n\n[a]\n", ("set", ("format",), 1)) == "# mine\n\nformat = 1\n\n[a]\n"
    assert edited("format = 1\n\n[a]\n", ("set", ("title",), "x")) == (
        'format = 1\ntitle = "x"\n\n[a]\n'
    )
    assert edited("[a]\n", ("set", ("format",), 1)) == "format = 1\n\n[a]\n"


def test_the_same_data_are_no_edit() -> None:
    draft = Draft(ALIGNED)
    draft.set(("flight", "a", "spacecraft"), "pod")
    assert not draft.finish()


# ---------------------------------------------------------------- refusals


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        (("flight", "a", "spacecraft", "x"), "flight.a.spacecraft is a value, and holds nothing"),
        (("flight", "a", "crew", 3), "flight.a.crew[3] leaves out the places before it"),
        (("flight", 0), "flight is a table, not a list"),
        ((), "no address was given"),
    ],
)
def test_what_cannot_be_is_refused_with_a_reason(path: Path, reason: str) -> None:
    with pytest.raises(EditRefusedError) as refused:
        Draft(ALIGNED).set(path, 1)
    assert refused.value.reason == reason


def test_a_place_beyond_a_list_is_refused() -> None:
    with pytest.raises(EditRefusedError, match=r"x has 1 entries: the next is \[1\]"):
        Draft("x = [1]\n").set(("x", 2), 1)
    with pytest.raises(EditRefusedError, match="a place in it is written"):
        Draft("x = [1]\n").set(("x", "y"), 1)


def test_what_is_not_there_is_neither_removed_nor_renamed() -> None:
    with pytest.raises(EditRefusedError, match=r"there is no flight\.z"):
        Draft(ALIGNED).remove(("flight", "z"))
    with pytest.raises(EditRefusedError, match=r"there is no flight\.z"):
        Draft(ALIGNED).rename(("flight", "z"), "y")
    with pytest.raises(EditRefusedError, match=r"flight\.b is there already"):
        Draft(ALIGNED).rename(("flight", "a"), "b")
    with pytest.raises(EditRefusedError, match=r"flight\.b is there already"):
        Draft(ALIGNED).add(("flight", "b"), {})


def test_a_value_that_may_not_be_shown_is_refused() -> None:
    draft = Draft(ALIGNED)
    draft.set(("flight", "a", "spacecraft"), "\x1b[31m")
    with pytest.raises(EditRefusedError, match="control character, which a terminal would obey"):
        draft.finish()


def test_an_edit_that_would_say_something_else_is_refused() -> None:
    draft = Draft(ALIGNED)
    draft.set(("flight", "a", "spacecraft"), Written("1", value=True))
    with pytest.raises(EditRefusedError, match="exactly what was meant"):
        draft.finish()
    draft = Draft(ALIGNED)
    draft.set(("flight", "a", "spacecraft"), Written('"x"\nspacecraft2 = 1', value="x"))
    with pytest.raises(EditRefusedError, match="exactly what was meant"):
        draft.finish()


def test_an_edit_of_another_text_is_refused() -> None:
    edit = Edit((Splice(0, "a", "b"),))
    assert edit.apply("a = 1") == "b = 1"
    with pytest.raises(EditRefusedError, match="not the one"):
        edit.apply("c = 1")


REMARKED = """\
crew = [ # 4
  "a", # 5
  # 6
  "b" # 7
  , # 8
  "c",  # 9
] # 10
"""


@pytest.mark.parametrize(
    ("value", "old", "new"),
    [
        (["a", "b", "?"], '"c"', '"?"'),
        (["a", "x", "c"], '"b"', '"x"'),
        (["a", "b", "c", "d"], "# 9\n", '# 9\n  "d",\n'),
        (["b", "c"], '  "a", # 5\n', ""),
        (["a", "c"], '  "b" # 7\n  , # 8\n', ""),
    ],
)
def test_remarks_between_the_items_of_a_list_stay_when_it_is_set(
    value: list[str], old: str, new: str
) -> None:
    draft = Draft(REMARKED)
    draft.set(("crew",), value)
    draft.finish()
    assert draft.text == REMARKED.replace(old, new)
    assert draft.data == {"crew": value}
