"""Completion of a filter, and what is said of names that there are not."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support import ISS, book

from crewtrack.views.filter import Fault, Filter, parse
from crewtrack.views.filter.complete import complete
from crewtrack.views.filter.vocabulary import Vocabulary

BOOK = (
    ISS
    + """
[person.vande-hei]
name = "Mark Vande Hei"
nationality = "US"
[person."the one"]
name = "With a Blank"
[flight.soyuz-ms-19]
spacecraft = "soyuz-ms"
launch = { at = 2022-01-01T00:00:00Z }
[expedition.iss-66]
number = 66
"""
)


@cache
def known() -> Vocabulary:
    return Vocabulary(book(BOOK).schedule)


def offered(text: str, cursor: int | None = None) -> list[str]:
    found = complete(text, len(text) if cursor is None else cursor, known())
    return [one.text for one in found.candidates]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("ag", ["agency:", "age>"]),
        ("abo", ["aboard"]),
        ("aboard ab", ["aboard"]),
        ("-ab", ["aboard"]),
        ("(ab", ["aboard"]),
        ("agency:ro", ["roscosmos"]),
        ("agency:nasa,ro", ["roscosmos"]),
        ("is:com", ["commander"]),
        ("kind:lan", ["land"]),
        ("severity:", ["error", "warning", "advice"]),
        ("person:vande", ["vande-hei"]),
        ('person:"mark va', ["vande-hei"]),
        ("person:the", ['"the one"']),
        ("flight:ms-1", ["soyuz-ms-19"]),
        ("nationality:u", ["us"]),
        ("expedition:", ["66"]),
        ("port:pri", ["prichal-nadir"]),
        ("station:", ["iss"]),
        ("after:n", ["now"]),
        ("days>", []),
        ("nothing:", []),
        ("zzzz", []),
    ],
)
def test_candidates(text: str, first: list[str]) -> None:
    assert offered(text)[: len(first)] == first
    if not first:
        assert offered(text) == []


def test_something_new_after_a_blank() -> None:
    assert offered("agency:nasa ") == offered("")
    assert offered('"a text"') == offered("")


def test_a_candidate_takes_the_place_of_what_was_begun() -> None:
    text = "aboard agency:ro days>1"
    found = complete(text, 16, known())
    assert found.put(text, found.candidates[0]) == ("aboard agency:roscosmos days>1", 23)


@given(st.text('agency:is-()",|<>=! or not days2022flightpersonx', max_size=40), st.data())
def test_whatever_is_offered_can_be_read(text: str, data: st.DataObject) -> None:
    cursor = data.draw(st.integers(0, len(text)))
    found = complete(text, cursor, known())
    assert 0 <= found.start <= found.end <= len(text)
    for one in found.candidates[:5]:
        made, place = found.put(text[:cursor], one)
        assert place <= len(made)
        if isinstance(parse(text[: found.start]), Filter) and text[: found.start].endswith(" "):
            read = parse(made)
            assert isinstance(read, Filter) or read.begun or isinstance(parse(text[:cursor]), Fault)


def doubts(text: str) -> list[str]:
    found = parse(text)
    assert isinstance(found, Filter)
    return known().doubts(found)


def test_names_that_there_are_not() -> None:
    assert doubts("agency:roscomos") == [
        'no agency is called "roscomos"; did you mean "roscosmos"?'
    ]
    assert doubts("flight:zzzzz") == ['no flight is called "zzzzz"']
    assert doubts("agency:ros flight:ms-19 person:hei agency=NASA port:prichal") == []
