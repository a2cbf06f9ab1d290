"""A text put in order: the same data, the same remarks, and nothing left to do."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from tests.strategies_toml import documents

from crewtrack.toml import data as plain_data
from crewtrack.toml import layout
from crewtrack.toml.layout import laid_out
from crewtrack.toml.read import read
from crewtrack.toml.splice import EditRefusedError

if TYPE_CHECKING:
    from collections.abc import Sequence

    Path = tuple[str | int, ...]


def by_name(path: Path) -> Sequence[str]:
    return ("a", "b", "c-1", "_", "x y") if path else ()


def by_key(path: Path, entry: Any) -> Any:
    return None if isinstance(entry, list) else str(path[-1])


def words(text: str) -> Counter[str]:
    """Count what is not blank: nothing may be lost, and nothing come up."""
    return Counter("".join(text.split()))


def prove(text: str) -> None:
    tidy = laid_out(text, by_name, by_key)
    assert plain_data.same(read(tidy), read(text))
    assert words(tidy) == words(text)
    assert laid_out(tidy, by_name, by_key) == tidy
    assert not tidy.strip("\ufeff") or tidy.endswith("\n")


def test_a_hostile_document_is_put_in_order(hostile: str) -> None:
    prove(hostile)
    prove(hostile.replace("\r\n", "\n").replace("\n", "\r\n"))


@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(documents())
def test_any_document_is_put_in_order(text: str) -> None:
    prove(text)


def tidied(text: str) -> str:
    return laid_out(
        text, lambda path: ("at", "name", "note") if path else (), lambda _, one: one.get("at")
    )


def test_keys_move_with_the_remarks_on_them_and_not_across_an_empty_line() -> None:
    assert tidied("[f.x]\n# on the name\nname = 1\nat = 2\n\n# apart\n\nnote = 3\nat2 = 4\n") == (
        "[f.x]\nat   = 2\n# on the name\nname = 1\n\n# apart\n\nnote = 3\nat2  = 4\n"
    )


def test_what_is_aligned_already_stays_as_wide() -> None:
    text = "[f.x]\nat        = 1\nname      = 2\n"
    assert tidied(text) == text


def test_entries_move_between_headings_and_those_without_a_time_part_them() -> None:
    text = "[f.c]\nat = 3\n\n# on a\n[f.a]\nat = 1\n[f.a.sub]\nx = 1\n\n# == b\n\n[f.b]\nat = 0\n\n[f.d]\n\n[f.e]\nat = 0\n"
    assert tidied(text) == (
        "# on a\n[f.a]\nat = 1\n[f.a.sub]\nx = 1\n\n[f.c]\nat = 3\n\n# == b\n\n[f.b]\nat = 0\n\n[f.d]\n\n[f.e]\nat = 0\n"
    )


def test_blanks_at_the_ends_of_lines_go_and_those_in_a_text_stay() -> None:
    assert (
        tidied('x = """a  \nb"""  \n# c \n[t]  \ny = 1\t') == 'x = """a  \nb"""\n# c\n[t]\ny = 1\n'
    )


def test_an_order_that_would_say_something_else_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(layout, "_stripped_last", lambda lines: lines.replace("1", "2"))
    with pytest.raises(EditRefusedError, match="without changing what it says"):
        tidied("x = 1\n")
