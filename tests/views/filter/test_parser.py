"""The filter language: what is read, what is refused, and how that is said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crewtrack.views.filter import Fault, Filter, parse
from crewtrack.views.filter.nodes import (
    Chosen,
    Counted,
    Every,
    Flagged,
    Named,
    Not,
    Some,
    Timed,
    Worded,
)
from crewtrack.views.filter.terms import BY_NAME, FIELDS, FLAGS, SAME_FIELD, SAME_KIND


def node(text: str) -> object:
    found = parse(text)
    assert isinstance(found, Filter), str(found)
    return found.node


def fault(text: str) -> Fault:
    found = parse(text)
    assert isinstance(found, Fault)
    return found


NASA = Named("agency", ("nasa",), whole=False)
ABOARD = Flagged("aboard")


def test_an_empty_filter_lets_everything_through() -> None:
    for text in ("", "   "):
        found = parse(text)
        assert isinstance(found, Filter)
        assert not found


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("agency:nasa", NASA),
        ("AGENCY:Nasa", NASA),
        ("agency=nasa", Named("agency", ("nasa",), whole=True)),
        ("agency!=nasa", Not(Named("agency", ("nasa",), whole=True))),
        ("aboard", ABOARD),
        ("is:aboard", ABOARD),
        ("Aboard", ABOARD),
        ('"aboard"', Worded("aboard")),
        ("López", Worded("lopez")),
        ('"vande hei"', Worded("vande hei")),
        ('"vande', Worded("vande")),
        ('person:"vande hei"', Named("person", ("vande hei",), whole=False)),
        ("agency:nasa aboard", Every((NASA, ABOARD))),
        ("agency:nasa and aboard", Every((NASA, ABOARD))),
        ("agency:nasa or aboard", Some((NASA, ABOARD))),
        ("-aboard", Not(ABOARD)),
        ("not aboard", Not(ABOARD)),
        ("not not aboard", ABOARD),
        ("-(aboard or agency:nasa)", Not(Some((ABOARD, NASA)))),
        ("x aboard or agency:nasa", Some((Every((Worded("x"), ABOARD)), NASA))),
        ("(x or aboard) agency:nasa", Every((Some((Worded("x"), ABOARD)), NASA))),
        ("agency:nasa,esa", Some((NASA, Named("agency", ("esa",), whole=False)))),
        ("is:aboard,transit", Some((ABOARD, Flagged("transit")))),
        ("kind:landing", Chosen("kind", ("land",))),
        ("text:Manual", Worded("manual", everywhere=True)),
        ("days:100..200", Counted("days", 100, 200, whole=True)),
        ("days:..200", Counted("days", float("-inf"), 200, whole=True)),
        ("days>=100.5", Counted("days", 100.5, float("inf"), whole=False)),
        ("soyuz ms-19", Every((Worded("soyuz"), Worded("ms-19")))),
        ("after:now", Timed("when", ">=", None, None, now=True)),
    ],
)
def test_what_is_meant(text: str, meant: object) -> None:
    assert node(text) == meant


def test_a_time_is_any_that_a_file_may_give() -> None:
    found = node('before:"late 2022-09"')
    assert isinstance(found, Timed)
    assert found.start is not None
    assert (found.operator, found.start.isoformat()) == ("<", "2022-09-21T00:00:00+00:00")
    found = node("launch>2022-03-18T15:55:18Z")
    assert isinstance(found, Timed)
    assert found.end is not None
    assert found.end.isoformat() == "2022-03-18T15:55:19+00:00"


@pytest.mark.parametrize(
    ("text", "columns", "said"),
    [
        ("agncy:nasa", (1, 6), 'there is no field "agncy"; did you mean "agency"?'),
        ("x zzz:1", (3, 6), 'there is no field "zzz"; put it in quotes to look for "zzz:" itself'),
        ("kind:landin", (6, 12), 'kind is never "landin"; did you mean "landing"?'),
        ("is:abord", (4, 9), 'is is never "abord"; did you mean "aboard"?'),
        ("days>many", (6, 10), '"many" is no number; write it as days>100'),
        ("days>1..2", (6, 10), '"1..2" is no single number; write it as days>100'),
        ("agency>nasa", (7, 8), "agency has no order; write agency:roscosmos"),
        ("after:2022-13", (7, 14), '"2022-13" is no time; the nearest is "2022-12"'),
        ("after>2022", (7, 11), "after is compared already; write after:2022-03"),
        ("agency:", (7, 8), "a value is missing; write it as agency:roscosmos"),
        ("agency: nasa", (7, 8), "a value is missing; write it as agency:roscosmos"),
        ("(aboard", (8, 9), 'a ")" is missing'),
        ("aboard)", (7, 8), '")" closes nothing'),
        ("()", (2, 3), "there is nothing before this bracket"),
        ("aboard or", (10, 11), "something is missing at the end"),
        (
            "or x",
            (1, 3),
            'there is nothing before "or"; put it in quotes to look for the word',
        ),
        (
            ">100",
            (1, 2),
            'there is no field before ">"; write it as days>100, or in quotes',
        ),
    ],
)
def test_what_is_wrong(text: str, columns: tuple[int, int], said: str) -> None:
    found = fault(text)
    assert str(found) == said
    assert (found.column, found.end) == columns


def test_what_is_only_begun() -> None:
    for text in ("agency:", "kind:la", "is:a", "(aboard", "aboard or", "-", "after:2022-"):
        assert fault(text).begun, text
    for text in ("agncy:x", "aboard)", "days>many"):
        assert not fault(text).begun, text


def test_brackets_and_length_have_an_end() -> None:
    assert str(fault("(" * 500)) == "too many brackets"
    assert str(fault("x" * 5000)) == "the filter is too long"


@given(st.text(max_size=60) | st.text('agency:is-()",|<>=! or not days2022', max_size=40))
def test_nothing_raises(text: str) -> None:
    found = parse(text)
    if isinstance(found, Fault):
        assert found.message
        assert 1 <= found.column < found.end <= max(2, len(text) + 2)
    else:
        again = parse(found.text)
        assert isinstance(again, Filter)
        assert again.node == found.node


def test_the_examples_of_the_table_can_be_read() -> None:
    for one in FIELDS:
        assert isinstance(parse(one.example), Filter), one.example
        assert one.example.startswith(one.name)
    for flag in FLAGS:
        assert node(flag.name) == Flagged(flag.name)


def test_the_table_means_one_thing_by_one_word() -> None:
    names = [one.name for one in FIELDS]
    assert len(set(names)) == len(names)
    assert not set(SAME_FIELD) & set(names)
    assert set(SAME_FIELD.values()) <= set(names)
    kinds = BY_NAME["kind"].choices
    assert not set(SAME_KIND) & set(kinds)
    assert set(SAME_KIND.values()) <= set(kinds)
