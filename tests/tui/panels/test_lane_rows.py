"""The rows of a chart that scroll: which lane stands where, said as plainly as can be."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from crewtrack.tui.panels.lane_rows import LaneRows
from crewtrack.views.lanes import GROUPS, Key, Keys

KINDS = ("port", "person", "flight")

SECTIONS = st.lists(st.lists(st.integers(0, 4), min_size=4, max_size=4), max_size=3)
"""Of each section, how many lanes each group has."""


def sections(counts: list[list[int]]) -> list[tuple[str, Keys]]:
    return [
        (
            f"{kind}s",
            Keys(
                kind,
                [(group, [f"{group}{n}" for n in range(many)]) for group, many in zip(GROUPS, own, strict=True)],
            ),
        )
        for kind, own in zip(KINDS, counts, strict=False)
    ]  # fmt: skip


def plainly(shown: list[tuple[str, Keys]], *, ruled: bool) -> list[Key | str]:
    rows: list[Key | str] = []
    for place, (kind, keys) in enumerate(shown):
        if ruled or place:
            rows.append(kind)
        rows += list(keys) or [f"no {kind}"]
    return rows


@given(SECTIONS, st.booleans())
def test_every_row_is_what_it_is(counts: list[list[int]], ruled: bool) -> None:
    shown = sections(counts)
    rows, expected = LaneRows(shown, ruled=ruled), plainly(shown, ruled=ruled)
    assert rows.count == len(expected)
    assert [rows.at(row) for row in range(rows.count)] == expected
    assert rows.at(rows.count) is None
    for row, one in enumerate(expected):
        if isinstance(one, Key):
            assert rows.row_of(one.kind, one.id) == row
            assert rows.nearest(row) == (row, one)
    assert rows.row_of("agency", "aboard0") is None
    assert rows.row_of("person", "nobody") is None


@given(SECTIONS, st.integers(0, 40))
def test_the_nearest_lane_is_near(counts: list[list[int]], row: int) -> None:
    rows = LaneRows(sections(counts))
    lanes = [one for one in range(rows.count) if isinstance(rows.at(one), Key)]
    found = rows.nearest(min(row, max(0, rows.count - 1)))
    if not lanes:
        assert found is None
        return
    assert found is not None
    at = min(row, rows.count - 1)
    assert abs(found[0] - at) == min(abs(one - at) for one in lanes)


@given(SECTIONS, st.integers(1, 20))
def test_whether_all_below_have_left(counts: list[list[int]], hidden: int) -> None:
    shown = sections(counts)
    rows = LaneRows(shown)
    last = list(shown[-1][1])[-hidden:] if shown else []
    expected = len(last) >= hidden and all(key.group == "left" for key in last)
    assert rows.all_left(hidden) == expected


@given(st.lists(st.integers(0, 4), min_size=4, max_size=4))
def test_keys_are_a_sequence(counts: list[int]) -> None:
    ((_, keys),) = sections([counts])
    every = [
        Key("port", f"{group}{n}", group)
        for group, many in zip(GROUPS, counts, strict=True)
        for n in range(many)
    ]
    assert list(keys) == every
    assert len(keys) == len(every)
    assert keys[-2:] == every[-2:]
    assert keys[1:3] == every[1:3]
    if every:
        assert (keys[0], keys[-1]) == (every[0], every[-1])
    for place in (len(every), -len(every) - 1):
        try:
            keys[place]
        except IndexError:
            continue
        raise AssertionError(place)
