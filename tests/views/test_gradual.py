"""Gradual work: all of it is there in the end, however it was done."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from crewtrack.views.gradual import Gradual, in_order, parts

if TYPE_CHECKING:
    from crewtrack.views.gradual import Parts


def doubled(many: range, done: list[int]) -> Parts[list[int]]:
    out = []
    for some in parts(many):
        out += [one * 2 for one in some]
        done.append(len(some))
        yield
    return out


@given(st.integers(0, 2000), st.integers(0, 20))
def test_some_parts_ahead_and_the_rest_at_once(count: int, ahead: int) -> None:
    done: list[int] = []
    made = Gradual(doubled(range(count), done))
    assert not done, "nothing is done before it is asked for"
    for taken in range(ahead):
        more = made.advance()
        assert len(done) <= taken + 1
        assert more == (taken + 1 <= len(done))
    assert made.value == [one * 2 for one in range(count)]
    assert sum(done) == count
    assert max(done, default=0) <= 256
    assert made.value is made.value
    assert not made.advance()


@given(
    st.lists(st.tuples(st.integers(1, 9999), st.integers(1, 12), st.integers(0, 3)), max_size=900)
)
def test_what_is_sorted_year_by_year_is_sorted(many: list[tuple[int, int, int]]) -> None:
    made = [(datetime(year, month, 1, tzinfo=UTC), number) for year, month, number in many]
    assert Gradual(in_order(list(made))).value == sorted(made)


def test_long_lists_are_sorted_year_by_year() -> None:
    start = datetime(1998, 1, 1, tzinfo=UTC)
    made = [(start + timedelta(hours=(n * 7919) % 50_000), n) for n in range(3000)]
    work = Gradual(in_order(made))
    steps = 1
    while work.advance():
        steps += 1
    assert work.value == sorted(made)
    assert steps > 12
