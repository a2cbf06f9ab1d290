"""A time known to some precision: its forms, bounds, comparisons, and what follows from it."""

from __future__ import annotations

import copy
import pickle
import re
import time as clock
from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
import tomli
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.strategies_when import inside, instants, nonsense, values, whens, written

from crewtrack.model.when import FAR_FUTURE, Precision, When, WhenError


def at(*fields: int) -> datetime:
    return datetime(*fields, tzinfo=UTC)  # type: ignore[misc, arg-type]


# -- every form: what is written, its bounds, its precision, the instant it stands at ----------------

DAY = timedelta(days=1)
FORMS = [
    # date-times
    ("2022-03-18T15:55:18Z", at(2022, 3, 18, 15, 55, 18), at(2022, 3, 18, 15, 55, 19), "second"),
    ("2022-03-18T15:55:00Z", at(2022, 3, 18, 15, 55), at(2022, 3, 18, 15, 55, 1), "second"),
    ("2022-03-18T15:55:18.9Z", at(2022, 3, 18, 15, 55, 18), at(2022, 3, 18, 15, 55, 19), "second"),
    ("2022-03-18T15:55Z", at(2022, 3, 18, 15, 55), at(2022, 3, 18, 15, 56), "minute"),
    ("2022-03-18T15Z", at(2022, 3, 18, 15), at(2022, 3, 18, 16), "hour"),
    ("2022-03-18T18:55+03:00", at(2022, 3, 18, 15, 55), at(2022, 3, 18, 15, 56), "minute"),
    (
        "2022-03-18T10:25:18-05:30",
        at(2022, 3, 18, 15, 55, 18),
        at(2022, 3, 18, 15, 55, 19),
        "second",
    ),
    ("2022-03-18T23-05:00", at(2022, 3, 19, 4), at(2022, 3, 19, 5), "hour"),
    ("2022-03-18t15:55z", at(2022, 3, 18, 15, 55), at(2022, 3, 18, 15, 56), "minute"),
    # days and longer
    ("2022-03-18", at(2022, 3, 18), at(2022, 3, 19), "day"),
    ("2024-02-29", at(2024, 2, 29), at(2024, 3, 1), "day"),
    ("2022-W12", at(2022, 3, 21), at(2022, 3, 28), "week"),
    ("2020-W53", at(2020, 12, 28), at(2021, 1, 4), "week"),
    ("2022-w01", at(2022, 1, 3), at(2022, 1, 10), "week"),
    ("2022-03", at(2022, 3, 1), at(2022, 4, 1), "month"),
    ("2022-12", at(2022, 12, 1), at(2023, 1, 1), "month"),
    ("2022-Q2", at(2022, 4, 1), at(2022, 7, 1), "quarter"),
    ("2022-q4", at(2022, 10, 1), at(2023, 1, 1), "quarter"),
    ("2022-H1", at(2022, 1, 1), at(2022, 7, 1), "half"),
    ("2022-H2", at(2022, 7, 1), at(2023, 1, 1), "half"),
    ("2022", at(2022, 1, 1), at(2023, 1, 1), "year"),
    ("FY2026", at(2025, 10, 1), at(2026, 10, 1), "fiscal-year"),
    ("2020s", at(2020, 1, 1), at(2030, 1, 1), "decade"),
    # parts: a month by tens of days, all else by thirds
    ("early 2022-09", at(2022, 9, 1), at(2022, 9, 11), "month"),
    ("Mid 2022-09", at(2022, 9, 11), at(2022, 9, 21), "month"),
    ("late 2022-09", at(2022, 9, 21), at(2022, 10, 1), "month"),
    ("late 2022-02", at(2022, 2, 21), at(2022, 3, 1), "month"),
    ("early 2022-W12", at(2022, 3, 21), at(2022, 3, 23), "week"),
    ("mid 2022-W12", at(2022, 3, 23), at(2022, 3, 26), "week"),
    ("late 2022-W12", at(2022, 3, 26), at(2022, 3, 28), "week"),
    ("early 2022-Q1", at(2022, 1, 1), at(2022, 1, 31), "quarter"),
    ("mid 2022-Q1", at(2022, 1, 31), at(2022, 3, 2), "quarter"),
    ("late 2022-Q1", at(2022, 3, 2), at(2022, 4, 1), "quarter"),
    ("early 2022", at(2022, 1, 1), at(2022, 5, 3), "year"),
    ("late 2022", at(2022, 9, 1), at(2023, 1, 1), "year"),
    ("early FY2026", at(2025, 10, 1), at(2026, 1, 31), "fiscal-year"),
    ("late 2020s", at(2026, 9, 1), at(2030, 1, 1), "decade"),
    # bounds
    ("NET 2022-09", at(2022, 9, 1), None, "month"),
    ("net late 2022-09", at(2022, 9, 21), None, "month"),
    ("NET 2022-03-18T15:55Z", at(2022, 3, 18, 15, 55), None, "minute"),
    ("NLT 2022-09", None, at(2022, 10, 1), "month"),
    ("NLT early 2022-09", None, at(2022, 9, 11), "month"),
    ("NLT 2022-03-18T15:55:18Z", None, at(2022, 3, 18, 15, 55, 19), "second"),
    # ranges, the last unit included
    ("2022-09-28..2022-10-02", at(2022, 9, 28), at(2022, 10, 3), "range"),
    ("2022-03..2022-05", at(2022, 3, 1), at(2022, 6, 1), "range"),
    ("2022-03-18..2022", at(2022, 3, 18), at(2023, 1, 1), "range"),
    ("2022-03 .. 2022-03-15", at(2022, 3, 1), at(2022, 3, 16), "range"),
    ("late 2022-09..early 2022-10", at(2022, 9, 21), at(2022, 10, 11), "range"),
    ("2022-03-18T15:55Z..2022-03-18T16Z", at(2022, 3, 18, 15, 55), at(2022, 3, 18, 17), "range"),
    # nothing known; the ends of the calendar
    ("TBD", None, None, "tbd"),
    ("tbd", None, None, "tbd"),
    ("  late   2022-09 ", at(2022, 9, 21), at(2022, 10, 1), "month"),
    ("0001", at(1, 1, 1), at(2, 1, 1), "year"),
    ("9999", at(9999, 1, 1), None, "year"),
    ("9999-12-31T23:59:59Z", at(9999, 12, 31, 23, 59, 59), None, "second"),
]


@pytest.mark.parametrize(("text", "earliest", "latest", "precision"), FORMS)
def test_a_form_in_quotes_has_its_bounds_and_precision(
    text: str, earliest: datetime | None, latest: datetime | None, precision: str
) -> None:
    when = When.parse(text)
    assert (when.earliest, when.latest, when.precision.value) == (earliest, latest, precision)
    assert when.words == text
    assert not when.derived


@pytest.mark.parametrize(
    ("toml", "earliest", "latest", "precision", "words"),
    [
        ("2022-03-18T15:55:18Z", at(2022, 3, 18, 15, 55, 18), timedelta(seconds=1), "second", None),
        ("2022-03-18T15:55:00Z", at(2022, 3, 18, 15, 55), timedelta(minutes=1), "minute", "2022-03-18T15:55Z"),
        ("2022-03-18 15:55:18Z", at(2022, 3, 18, 15, 55, 18), timedelta(seconds=1), "second", "2022-03-18T15:55:18Z"),
        ("2022-03-18T15:55:18.75Z", at(2022, 3, 18, 15, 55, 18), timedelta(seconds=1), "second", "2022-03-18T15:55:18Z"),
        ("2022-03-18T15:55:00.75Z", at(2022, 3, 18, 15, 55), timedelta(minutes=1), "minute", "2022-03-18T15:55Z"),
        ("2022-03-18T18:55:18+03:00", at(2022, 3, 18, 15, 55, 18), timedelta(seconds=1), "second", "2022-03-18T15:55:18Z"),
        ("2022-03-18", at(2022, 3, 18), DAY, "day", None),
    ],
)  # fmt: skip
def test_a_bare_toml_date_or_time(
    toml: str, earliest: datetime, latest: timedelta, precision: str, words: str | None
) -> None:
    when = When.parse(tomli.loads(f"at = {toml}")["at"])
    assert (when.earliest, when.latest) == (earliest, earliest + latest)
    assert when.precision.value == precision
    assert when.words == (words or toml)
    assert when.earliest is not None
    assert when.earliest.tzinfo is UTC


def test_precisions_are_ordered_from_fine_to_coarse() -> None:
    words = "second minute hour day week month quarter half year fiscal-year decade range tbd"
    assert [p.value for p in sorted(Precision, key=lambda p: p.rank)] == words.split()
    assert [p.rank for p in Precision] == list(range(13))


@pytest.mark.parametrize(
    ("text", "part", "bound", "exact"),
    [
        ("2022-03-18T15:55Z", None, None, True),
        ("2022-03-18T15Z", None, None, False),
        ("NET 2022-03-18T15:55Z", None, "NET", False),
        ("nlt MID 2022-09", "mid", "NLT", False),
        ("Late 2022", "late", None, False),
    ],
)
def test_part_bound_and_exactness(
    text: str, part: str | None, bound: str | None, exact: bool
) -> None:
    when = When.parse(text)
    assert (when.part, when.bound, when.is_exact) == (part, bound, exact)


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2022-03-18T15:55:18Z", at(2022, 3, 18, 15, 55, 18)),
        ("2022-03-18T15:55Z", at(2022, 3, 18, 15, 55)),
        ("2022-03-18T15Z", at(2022, 3, 18, 16)),
        ("2022-03-18", at(2022, 3, 19)),
        ("2022-03", at(2022, 4, 1)),
        ("2022-03..2022-05", at(2022, 6, 1)),
        ("NET 2022-03-18T15:55Z", at(2022, 3, 18, 15, 55)),
        ("NET late 2022-09", at(2022, 9, 21)),
        ("NLT 2022-09", at(2022, 10, 1)),
        ("NLT 2022-03-18T15:55Z", at(2022, 3, 18, 15, 56)),
        ("TBD", FAR_FUTURE),
        ("9999", FAR_FUTURE),
    ],
)
def test_the_one_instant_is_the_end_of_what_is_uncertain(text: str, instant: datetime) -> None:
    when = When.parse(text)
    assert when.instant == instant
    assert when.sort_key == instant


def test_making_a_time_from_an_instant_or_a_day() -> None:
    second = When.at_instant(
        datetime(2022, 3, 18, 18, 55, 0, 5, tzinfo=timezone(timedelta(hours=3)))
    )
    assert (second.earliest, second.precision.value) == (at(2022, 3, 18, 15, 55), "second")
    assert second.words == "2022-03-18T15:55:00Z"
    assert When.day(date(2022, 3, 18)) == When.parse("2022-03-18")
    assert When.day(date.max).latest is None


def test_equal_if_bounds_precision_and_words_are() -> None:
    one = When.parse("2022-03")
    assert one == When.parse("2022-03")
    assert hash(one) == hash(When.parse("2022-03"))
    assert one != When.parse("2022-03-01..2022-03-31")
    assert one != When.parse("2022-03 ")
    assert one != one.shifted(0)
    assert one != "2022-03"
    assert When.parse(at(2022, 3, 18, 15, 55, 18)) == When.parse("2022-03-18T15:55:18Z")
    assert pickle.loads(pickle.dumps(one)) == copy.copy(one) == one  # noqa: S301 - our own bytes
    assert repr(one.shifted(1)) == "<When 2022-03 derived>"


# -- what is not a time ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "expected", "hint"),
    [
        ("2022-13", "a month from 01 to 12", '"2022-12"'),
        ("2022-00", "a month from 01 to 12", '"2022-01"'),
        ("2022-W54", "a week from W01 to W52", '"2022-W52"'),
        ("2020-W54", "a week from W01 to W53", '"2020-W53"'),
        ("2022-02-30", "a day from 01 to 28", '"2022-02-28"'),
        ("1900-02-29", "a day from 01 to 28", '"1900-02-28"'),
        ("2022-Q5", "a quarter from Q1 to Q4", '"2022-Q4"'),
        ("2022-H3", "a half from H1 to H2", '"2022-H2"'),
        ("2022-Q2-05", "nothing after it", "Write"),
        ("2022-W12-3", "nothing after it", '"2022-03-23"'),
        ("0000", "a year from 0001 to 9999", "Write"),
        ("0000s", "a decade from 0010s", '"0010s"'),
        ("2025s", "a decade that ends in 0s", '"2020s"'),
        ("FY0001", "a fiscal year from FY0002", '"FY0002"'),
        ("2022-09..2022-08", "a range that ends after it begins", '"2022-08..2022-09"'),
        ("2022-09..", "a range of two times", '"NET 2022-09"'),
        ("..2022-09", "a range of two times", '"NLT 2022-09"'),
        ("2022..2023..2024", "a range of two times", "Write"),
        ("NET 2022-09..2022-10", "not a range", '"2022-09..2022-10"'),
        ("NET TBD", "a time after NET", '"TBD"'),
        ("NLT", "a time after NLT", '"NLT 2022-09"'),
        ("late", "a time after late", '"late 2022-09"'),
        ("early 2022-03-18", "a week or longer after early", '"early 2022-03"'),
        ("2022-03-18T15:55:60Z", "leap seconds are not kept", '"2022-03-18T15:55:59Z"'),
        ("2022-03-18T24:00Z", "an hour from 00 to 23", '"2022-03-19T00:00Z"'),
        ("2022-03-18T15:60Z", "a minute from 00 to 59", "Write"),
        ("2022-03-18T15:55:61Z", "a second from 00 to 59", "Write"),
        ("2022-03-18T15:55+0300", "Z or an offset", '"2022-03-18T15:55+03:00"'),
        ("2022-03-18T15:55+25:00", "an offset from -23:59", "Write"),
        ("2022-03-18T15+05:30", "minutes as well", "Write"),
        ("0001-01-01T00:00+01:00", "years 0001 to 9999 in UTC", "Write"),
        ("March 2022", "a time", '"2022-03"'),
        ("Mar 18, 2022", "a time", '"2022-03-18"'),
        ("18 Mar 2022 15:55:18 UTC", "a time", '"2022-03-18T15:55:18Z"'),
        ("Octobr 2022", "a time", '"2022-10"'),
        ("late September 2022", "a time", '"late 2022-09"'),
        ("NET mid-September 2026", "a time", '"NET mid 2026-09"'),
        ("no earlier than Sept 2026", "a time", '"NET 2026-09"'),
        ("NET 2026-09-28 NLT 2027-05", "a time", '"2026-09-28..2027-05"'),
        ("erly 2022-09", "a time", '"early 2022-09"'),
        ("Q2 2022", "a time", '"2022-Q2"'),
        ("second half of 2022", "a time", '"2022-H2"'),
        ("2022-3", "a time", '"2022-03"'),
        ("2022/03/18", "a time", '"2022-03-18"'),
        ("18.03.2022", "a time", '"2022-03-18"'),
        ("2022-077", "a time", '"2022-03-18"'),
        ("FY26", "a time", '"FY2026"'),
        ("Sept-Oct 2022", "a time", '"2022-09..2022-10"'),
        ("28 Sep – 2 Oct 2022", "a time", '"2022-09-28..2022-10-02"'),
        ("to be determined", "a time", '"TBD"'),
        ("", "a time", "Write"),
        ("bananas", "a time", "Write"),
        ("99999", "a time", "Write a time as"),
        ("12022", "a time", "Write a time as"),
        (2022, "text that tells one", '"2022", in quotes'),
        (20220318, "text that tells one", '"2022-03-18", in quotes'),
        pytest.param(10**5000, "text that tells one", "Write", id="a long number"),
        (float("nan"), "text that tells one", "Write"),
        (True, "text that tells one", "Write"),
        (["2022"], "text that tells one", "Write"),
        (None, "text that tells one", "Write"),
        (time(15, 55, 18), "a date as well", "2022-03-18T15:55:18Z"),
        (datetime(2022, 3, 18, 15, 55), "an offset", "2022-03-18T15:55:00Z"),  # noqa: DTZ001
        (datetime.min.replace(tzinfo=timezone(DAY / 24)), "in UTC", "Z"),
    ],
)  # fmt: skip
def test_what_is_no_time_is_told_what_would_be(value: object, expected: str, hint: str) -> None:
    with pytest.raises(WhenError) as caught:
        When.parse(value)
    assert expected in caught.value.expected
    assert hint in caught.value.hint
    assert str(caught.value) == f"expected {caught.value.expected}, found {caught.value.found}"


@pytest.mark.parametrize(
    ("value", "naive", "found"),
    [
        ("2022-03-18T15:55:00", True, '"2022-03-18T15:55:00"'),
        ("NET 2022-03-18T15", True, '"NET 2022-03-18T15"'),
        (datetime(2022, 3, 18, 15, 55), True, "2022-03-18T15:55:00"),  # noqa: DTZ001
        (time(15, 55), True, "15:55:00"),
        ("2022-13", False, '"2022-13"'),
        (17, False, "17"),
        (False, False, "false"),
        ([], False, "an array"),
        ({}, False, "a table"),
        ("a\nb\x1b", False, '"a?b?"'),
        ("x" * 99, False, '"' + "x" * 60 + '..."'),
    ],
)
def test_an_error_says_what_was_found_and_whether_only_the_offset_lacks(
    value: object, naive: bool, found: str
) -> None:
    with pytest.raises(WhenError) as caught:
        When.parse(value)
    assert caught.value.naive is naive
    assert caught.value.found == found


def test_a_naive_time_is_told_to_add_z() -> None:
    with pytest.raises(WhenError) as caught:
        When.parse("2022-03-18T15:55:18")
    assert 'Add Z if it is in UTC: "2022-03-18T15:55:18Z"' in caught.value.hint


@given(nonsense())
def test_parse_raises_nothing_but_its_own_error_and_every_hint_parses(value: object) -> None:
    error = None
    try:
        When.parse(value)
    except WhenError as caught:
        error = caught
    if error is not None:
        assert error.found
        assert error.expected
        assert error.hint.endswith(".")
        for suggestion in re.findall(r'"([^"]*)"', error.hint):
            When.parse(suggestion)


# -- properties --------------------------------------------------------------------------------------


@given(values())
def test_the_words_of_every_form_read_as_the_same_time(value: object) -> None:
    when = When.parse(value)
    again = When.parse(when.words)
    assert again == when
    assert (again.part, again.bound, again.instant) == (when.part, when.bound, when.instant)
    if isinstance(value, str):
        assert when.words == value


@given(whens())
def test_bounds_are_standard_utc_and_the_instant_lies_on_one_of_them(when: When) -> None:
    for bound in (when.earliest, when.latest):
        assert bound is None or (type(bound) is datetime and bound.tzinfo is UTC)
    if when.earliest and when.latest:
        assert when.earliest < when.latest
    assert when.instant in {when.earliest, when.latest, FAR_FUTURE}
    if when.instant == FAR_FUTURE:
        assert when.latest is None


@given(st.data(), whens())
def test_contains_agrees_with_the_bounds(data: st.DataObject, when: When) -> None:
    assert when.contains(data.draw(inside(when)))
    if when.latest is not None:
        assert not when.contains(when.latest)
    if when.earliest is not None and when.earliest > datetime.min.replace(tzinfo=UTC):
        assert not when.contains(when.earliest - timedelta(microseconds=1))


@given(st.data(), whens(), whens())
def test_comparison_is_antisymmetric_and_true_of_every_instant(
    data: st.DataObject, one: When, other: When
) -> None:
    verdict = one.before(other)
    assert other.after(one) is verdict
    assert {True: False, False: True, None: None}[verdict] is other.before(one)
    here, there = data.draw(inside(one)), data.draw(inside(other))
    if verdict is True:
        assert here < there
    if verdict is False:
        assert here > there


@given(whens(), whens())
def test_comparison_is_certain_wherever_the_bounds_are(one: When, other: When) -> None:
    if one.latest is not None and other.earliest is not None and one.latest <= other.earliest:
        assert one.before(other) is True
    elif one.earliest is not None and other.latest is not None and one.earliest >= other.latest:
        assert one.before(other) is False
    else:
        assert one.before(other) is None


@given(st.data(), whens(), instants())
def test_comparison_with_an_instant_is_true_of_every_instant(
    data: st.DataObject, when: When, instant: datetime
) -> None:
    verdict, here = when.before_instant(instant), data.draw(inside(when))
    if verdict is True:
        assert here < instant
    elif verdict is False:
        assert here >= instant
    else:
        assert when.earliest is None or when.earliest < instant
        assert when.latest is None or when.latest > instant


@given(whens(), whens())
def test_the_order_is_consistent_with_the_bounds(one: When, other: When) -> None:
    if one.before(other) is True:
        assert one.sort_key <= other.sort_key


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        ("2022-03", "2022-04", True),
        ("2022-04", "2022-03", False),
        ("2022-03", "late 2022-03", None),
        ("2022-03-18T15:55:18Z", "2022-03-18T15:55:18Z", None),
        ("2022-03-18T15:55:18Z", "2022-03-18T15:55:19Z", True),
        ("2022-03-18T15:55Z", "2022-03-18T15:55:18Z", None),
        ("NET 2022-03", "2022-02", False),
        ("NET 2022-03", "2022-04", None),
        ("NLT 2022-03", "2022-04", True),
        ("NLT 2022-03", "2022-02", None),
        ("NLT 2022-02", "NET 2022-03", True),
        ("NET 2022-03", "NLT 2022-02", False),
        ("NET 2022-03", "NET 2023-03", None),
        ("NLT 2022-03", "NLT 2023-03", None),
        ("TBD", "2022", None),
        ("2022", "TBD", None),
    ],
)
def test_three_answers(one: str, other: str, before: bool | None) -> None:
    assert When.parse(one).before(When.parse(other)) is before


@given(whens(), st.one_of(st.none(), instants()), st.one_of(st.none(), instants()))
def test_narrowing_never_widens(
    when: When, not_before: datetime | None, not_after: datetime | None
) -> None:
    narrow = when.narrowed(not_before, not_after)
    assert (narrow.words, narrow.precision, narrow.part) == (when.words, when.precision, when.part)
    assert narrow.span == when.span
    if when.earliest is not None:
        assert narrow.earliest is not None
        assert narrow.earliest >= when.earliest
    if when.latest is not None:
        assert narrow.latest is not None
        assert narrow.latest <= when.latest
    if narrow is not when:
        assert not_before is None or (narrow.earliest is not None and narrow.earliest >= not_before)
        assert not_after is None or (narrow.latest is not None and narrow.latest <= not_after)


def test_narrowing_moves_the_instant() -> None:
    month = When.parse("2022-09")
    narrow = month.narrowed(at(2022, 9, 5), at(2022, 9, 12))
    assert (narrow.earliest, narrow.latest, narrow.instant) == (
        at(2022, 9, 5),
        at(2022, 9, 12),
        at(2022, 9, 12),
    )
    assert month.narrowed(at(2022, 10, 1), None) is month
    assert month.narrowed(None, None) is month
    assert month.narrowed(at(2022, 8, 1), at(2022, 11, 1)) is month
    tbd = When.parse("TBD").narrowed(at(2022, 9, 5), at(2022, 9, 12))
    assert tbd.instant == at(2022, 9, 12)
    net = When.parse("NET 2022-09").narrowed(at(2022, 9, 5), at(2022, 9, 12))
    assert net.instant == at(2022, 9, 5)
    exact = When.parse("2022-09-05T10:00Z")
    assert exact.narrowed(at(2022, 9, 5, 10, 0, 30), None) is exact


@given(whens(), st.one_of(st.floats(-400, 400), st.floats(allow_nan=False)))
def test_a_shifted_time_is_never_finer_than_a_day(when: When, days: float) -> None:
    moved = when.shifted(days)
    assert moved.derived
    assert moved.precision.rank >= Precision.DAY.rank
    if when.precision is not Precision.RANGE:  # a range of hours may end up within one day
        assert moved.precision.rank >= when.precision.rank
    assert moved.bound == when.bound
    assert (moved.earliest is None) == (when.earliest is None)
    if when.latest is None:
        assert moved.latest is None
    if moved.precision is Precision.DAY:
        for bound in (moved.earliest, moved.latest):
            assert bound is None or bound.time() == time()


@given(st.data(), written(), st.floats(-400, 400))
def test_a_shifted_time_holds_every_shifted_instant(
    data: st.DataObject, when: When, days: float
) -> None:
    here = data.draw(inside(when))
    try:
        there = here + timedelta(days=days)
    except OverflowError:
        assume(False)
    assert when.shifted(days).contains(there)


@pytest.mark.parametrize(
    ("text", "days", "earliest", "latest", "precision", "words"),
    [
        ("2022-03-18T15:55:18Z", 0.14, at(2022, 3, 18), at(2022, 3, 19), "day", "2022-03-18"),
        ("2022-03-18T15:55:18Z", 0.4, at(2022, 3, 19), at(2022, 3, 20), "day", "2022-03-19"),
        ("2022-03-18T23Z", 1 / 48, at(2022, 3, 18), at(2022, 3, 20), "range", "2022-03-18..2022-03-19"),
        ("2022-03-18", 2, at(2022, 3, 20), at(2022, 3, 21), "day", "2022-03-20"),
        ("2022-03-18", -0.25, at(2022, 3, 17), at(2022, 3, 19), "range", "2022-03-17..2022-03-18"),
        ("2022-03-18..2022-03-20", 0.5, at(2022, 3, 18), at(2022, 3, 22), "range", "2022-03-18..2022-03-21"),
        ("2022-03..2022-05", 1, at(2022, 3, 2), at(2022, 6, 2), "range", "2022-03..2022-05"),
        ("2022-03", 0.5, at(2022, 3, 1, 12), at(2022, 4, 1, 12), "month", "2022-03"),
        ("NET 2022-03-18T15:55Z", 0.5, at(2022, 3, 19), None, "day", "NET 2022-03-19"),
        ("NLT 2022-03-18", 0.5, None, at(2022, 3, 20), "day", "NLT 2022-03-19"),
        ("NET 2022-09", 1, at(2022, 9, 2), None, "month", "NET 2022-09"),
        ("TBD", 3, None, None, "tbd", "TBD"),
        ("2022", 1e12, at(9999, 12, 31), None, "year", "2022"),
        ("2022-03-18", float("-inf"), at(1, 1, 1), at(1, 1, 2), "day", "0001-01-01"),
    ],
)  # fmt: skip
def test_shifting(
    text: str,
    days: float,
    earliest: datetime | None,
    latest: datetime | None,
    precision: str,
    words: str,
) -> None:
    moved = When.parse(text).shifted(days)
    assert (moved.earliest, moved.latest, moved.precision.value) == (earliest, latest, precision)
    assert moved.words == words


def test_shifting_a_narrowed_bound_gives_whole_days() -> None:
    narrow = When.parse("NLT 2021-10-05").narrowed(at(2021, 10, 1, 0, 0, 1), None)
    moved = narrow.shifted(0.25)
    assert (moved.earliest, moved.latest) == (at(2021, 10, 1), at(2021, 10, 7))


def test_shifting_moves_the_part_with_the_time() -> None:
    assert When.parse("late 2022-09").shifted(10).part == "early"
    assert When.parse("late 2022-09").shifted(1).part == "late"


def test_shifting_by_no_number_is_an_error() -> None:
    with pytest.raises(ValueError, match="NaN"):
        When.parse("2022-03").shifted(float("nan"))


def test_reading_ten_thousand_flights_costs_little_beside_reading_their_file() -> None:
    value = at(2022, 3, 18, 15, 55, 18)

    def cost(call: object) -> float:
        assert callable(call)
        best = 1.0
        for _ in range(5):
            start = clock.perf_counter()
            for _ in range(2000):
                call(value)
            best = min(best, clock.perf_counter() - start)
        return best

    # measured against a call that every machine makes at its own speed
    assert cost(When.parse) < 20 * cost(datetime.isoformat)
