"""Times in words: what each precision looks like, and that nothing is said finer than it is known."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies_when import inside, instants, whens

from crewtrack.model import when_words as words
from crewtrack.model.when import Precision, When
from crewtrack.model.when_parse import range_ends

NOW = datetime(2022, 2, 25, 12, tzinfo=UTC)
DAY = timedelta(days=1)


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


EXAMPLES = [
    # written, long, short in 2022, day in 2022, reading
    ("2022-03-18T15:55:18Z", "18 Mar 2022 15:55:18 UTC", "18 Mar 15:55", "18 Mar", "Friday 18 March 2022 15:55:18 UTC"),
    ("2022-03-18T15:55Z", "18 Mar 2022 15:55 UTC", "18 Mar 15:55", "18 Mar", "Friday 18 March 2022 15:55 UTC"),
    ("2021-11-11T23:32Z", "11 Nov 2021 23:32 UTC", "11 Nov 2021 23:32", "11 Nov 2021", "Thursday 11 November 2021 23:32 UTC"),
    ("2022-03-18T15Z", "18 Mar 2022 15h UTC", "18 Mar 15h", "18 Mar", "Friday 18 March 2022 15h UTC"),
    ("2022-03-30", "30 Mar 2022", "30 Mar", "30 Mar", "Wednesday 30 March 2022"),
    ("2023-05-06", "6 May 2023", "6 May 2023", "6 May 2023", "Saturday 6 May 2023"),
    ("2022-W12", "week 12 of 2022 (21-27 Mar)", "week 12", "week 12", "week 12 of 2022, 21-27 Mar"),
    ("2023-W12", "week 12 of 2023 (20-26 Mar)", "week 12 2023", "week 12 2023", "week 12 of 2023, 20-26 Mar"),
    ("2022-W52", "week 52 of 2022 (26 Dec 2022-1 Jan 2023)", "week 52", "week 52", "week 52 of 2022, 26 Dec 2022-1 Jan 2023"),
    ("late 2022-W12", "late in week 12 of 2022 (26-27 Mar)", "late week 12", "late week 12", "late in week 12 of 2022, 26-27 Mar"),
    ("2022-03", "Mar 2022", "Mar 2022", "Mar 2022", "March 2022, 1-31 Mar"),
    ("late 2022-09", "late Sep 2022", "late Sep", "late Sep", "late September 2022, 21-30 Sep"),
    ("late 2023-09", "late Sep 2023", "late Sep 2023", "Sep 2023", "late September 2023, 21-30 Sep"),
    ("2022-Q2", "Q2 2022", "Q2 2022", "Q2 2022", "Q2 2022, 1 Apr-30 Jun"),
    ("early 2022-Q3", "early Q3 2022", "early Q3", "early Q3", "early Q3 2022, 1-31 Jul"),
    ("2022-H2", "second half of 2022", "H2 2022", "H2 2022", "second half of 2022, 1 Jul-31 Dec"),
    ("mid 2022-H1", "mid in the first half of 2022", "mid H1", "mid H1", "mid in the first half of 2022, 2 Mar-1 May"),
    ("2022", "2022", "2022", "2022", "2022, 1 Jan-31 Dec"),
    ("late 2022", "late 2022", "late 2022", "late 2022", "late 2022, 1 Sep-31 Dec"),
    ("FY2026", "FY2026", "FY2026", "FY2026", "FY2026 (United States), 1 Oct 2025-30 Sep 2026"),
    ("2020s", "the 2020s", "2020s", "2020s", "the 2020s, 1 Jan 2020-31 Dec 2029"),
    ("late 2020s", "the late 2020s", "late 2020s", "late 2020s", "the late 2020s, 1 Sep 2026-31 Dec 2029"),
    ("NET late 2022-09", "not before late Sep 2022", "NET late Sep", "NET late Sep", "not before late September 2022, from 21 Sep 2022"),
    ("NLT late 2022-09", "no later than late Sep 2022", "NLT late Sep", "NLT late Sep", "no later than late September 2022, to 30 Sep 2022"),
    ("NET late 2023-09", "not before late Sep 2023", "NET late Sep 2023", "NET Sep 2023", "not before late September 2023, from 21 Sep 2023"),
    ("NET 2022-03-18T15:55Z", "not before 18 Mar 2022 15:55 UTC", "NET 18 Mar 15:55", "NET 18 Mar", "not before Friday 18 March 2022 15:55 UTC"),
    ("NET 2021-11-11T23:32Z", "not before 11 Nov 2021 23:32 UTC", "NET 11 Nov 2021", "NET Nov 2021", "not before Thursday 11 November 2021 23:32 UTC"),
    ("NET late 2023-W12", "not before late in week 12 of 2023 (25-26 Mar)", "NET late W12 2023", "NET W12 2023", "not before late in week 12 of 2023, from 25 Mar 2023"),
    ("2022-09-28..2022-10-02", "28 Sep-2 Oct 2022", "28 Sep-2 Oct", "28 Sep-2 Oct", "28 Sep-2 Oct 2022"),
    ("2021-09-28..2021-10-02", "28 Sep-2 Oct 2021", "28 Sep-2 Oct 2021", "Sep-Oct 2021", "28 Sep-2 Oct 2021"),
    ("2022-03-21..2022-03-27", "21-27 Mar 2022", "21-27 Mar", "21-27 Mar", "21-27 Mar 2022"),
    ("2022-12-28..2023-01-03", "28 Dec 2022-3 Jan 2023", "Dec 2022-Jan 2023", "2022-2023", "28 Dec 2022-3 Jan 2023"),
    ("2022-03..2022-05", "Mar-May 2022", "Mar-May 2022", "Mar-May 2022", "Mar-May 2022, 1 Mar-31 May"),
    ("2022-11..2023-02", "Nov 2022-Feb 2023", "Nov 2022-Feb 2023", "2022-2023", "Nov 2022-Feb 2023, 1 Nov 2022-28 Feb 2023"),
    ("2022-Q2..2022-Q4", "Q2 2022 to Q4 2022", "Q2-Q4 2022", "Q2-Q4 2022", "Q2 2022 to Q4 2022, 1 Apr-31 Dec"),
    ("2022..2024", "2022-2024", "2022-2024", "2022-2024", "2022-2024, 1 Jan 2022-31 Dec 2024"),
    ("2022-03-18..2022-05", "18 Mar 2022 to May 2022", "Mar-May 2022", "Mar-May 2022", "18 Mar 2022 to May 2022, 18 Mar-31 May"),
    ("late 2022-09..early 2022-10", "late Sep 2022 to early Oct 2022", "Sep-Oct 2022", "Sep-Oct 2022", "late Sep 2022 to early Oct 2022, 21 Sep-10 Oct"),
    ("2022-03-18T15:55Z..2022-03-18T16:10Z", "18 Mar 2022 15:55-16:10 UTC", "18 Mar", "18 Mar", "18 Mar 2022 15:55-16:10 UTC"),
    ("TBD", "TBD", "TBD", "TBD", "not known yet"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "full", "brief", "to_day", "understood"), EXAMPLES)
def test_a_time_in_words(text: str, full: str, brief: str, to_day: str, understood: str) -> None:
    when = When.parse(text)
    assert words.long(when) == full
    assert words.short(when, 2022) == brief
    assert words.day(when, 2022) == to_day
    assert words.reading(when) == understood


def test_every_year_is_written_where_none_goes_without_saying() -> None:
    assert words.short(When.parse("2022-03-18T15:55Z"), None) == "18 Mar 2022 15:55"
    assert words.day(When.parse("2022-05-06"), None) == "6 May 2022"


def test_a_shifted_unit_is_named_after_its_middle() -> None:
    assert words.long(When.parse("2022-03").shifted(1)) == "about Mar 2022"
    assert words.short(When.parse("2022-03").shifted(1), 2022) == "Mar 2022"
    assert words.long(When.parse("late 2022-09").shifted(10)) == "about early Oct 2022"
    assert words.long(When.parse("2022-03..2022-05").shifted(31)) == "about Apr-Jun 2022"
    assert words.long(When.parse("NET 2022-09").shifted(1)) == "not before about Sep 2022"
    assert words.long(When.parse("2022-03-18T15:55:18Z").shifted(1)) == "19 Mar 2022"
    assert words.long(When.parse("2022-03-18").shifted(0.5)) == "18-19 Mar 2022"


@pytest.mark.parametrize(
    "text", ["2022-09", "NET 2022-09", "2022-08..2022-10", "late 2022-09", "TBD"]
)
def test_narrowing_changes_no_word(text: str) -> None:
    when = When.parse(text)
    narrow = when.narrowed(utc("2022-09-22"), utc("2022-09-25"))
    assert narrow is not when
    for show in (words.long, words.reading):
        assert show(narrow) == show(when)
    assert words.short(narrow, 2022) == words.short(when, 2022)


COUNTDOWNS = [
    ("2022-03-18T15:55:18Z", "21d 03h"),
    ("2022-02-26T12:00:00Z", "1d 00h"),
    ("2022-02-25T15:55:18Z", "03:55:18"),
    ("2022-02-25T15:55Z", "03:55"),
    ("2022-02-25T15Z", "03h"),
    ("2022-02-25T12Z", "this hour"),
    ("2022-02-25T12:00Z", "now"),
    ("2022-02-25T12:00:00Z", "now"),
    ("2022-02-25", "today"),
    ("2022-02-26", "tomorrow"),
    ("2022-02-28", "in 3 days"),
    ("2022-W08", "this week"),
    ("2022-W09", "next week"),
    ("2022-W12", "in 3-4 weeks"),
    ("2022-W52", "in 10 months"),
    ("late 2022-02", "this month"),
    ("mid 2022-03", "in 2-3 weeks"),
    ("late 2022-09", "in 7 months"),
    ("2022-02", "this month"),
    ("2022-03", "next month"),
    ("2022-05", "in 2-3 months"),
    ("2022-Q1", "this quarter"),
    ("2022-H2", "next half-year"),
    ("2022-Q4", "in 7-10 months"),
    ("2022", "this year"),
    ("2023", "next year"),
    ("2024", "in 2-3 years"),
    ("FY2022", "this fiscal year"),
    ("2020s", "this decade"),
    ("2030s", "next decade"),
    ("2022-02-20..2022-03-02", "within 6 days"),
    ("2022-03-01..2022-03-04", "in 4-7 days"),
    ("2022-03-20..2022-03-28", "in 3-5 weeks"),
    ("NET 2022-03-18T15:55Z", "NET 21d 03h"),
    ("NET 2022-02-26", "tomorrow or later"),
    ("NET 2022-03-18", "in 21+ days"),
    ("NET 2022-03", "soon"),
    ("NET late 2022-03", "in 3+ weeks"),
    ("NET 2022-02", "any time now"),
    ("NLT 2022-03-18T15:54Z", "within 21d 03h"),
    ("NLT 2022-02-28", "within 4 days"),
    ("NLT 2022-03", "within 2 months"),
    ("TBD", "TBD"),
    ("9999", "in 7977+ years"),
    ("2022-02-25T11:59:30Z", "overdue"),
    ("2022-02-25T11:47Z", "overdue 13m"),
    ("2022-02-25T09:00Z", "overdue 03h"),
    ("2022-02-23T09:00Z", "overdue 2d"),
    ("2022-02-25T10Z", "overdue 01h"),
    ("2022-02-24", "overdue"),
    ("2022-02-22", "overdue 2d"),
    ("2022-W05", "overdue 2 weeks"),
    ("2022-01", "overdue"),
    ("2021-11", "overdue 2 months"),
    ("2020", "overdue 1 year"),
    ("NLT 2022-02-22", "overdue 2d"),
]


@pytest.mark.parametrize(("text", "expected"), COUNTDOWNS)
def test_how_long_until(text: str, expected: str) -> None:
    assert words.countdown(When.parse(text), NOW) == expected


def test_overdue_by_thousands_of_years() -> None:
    assert words.countdown(When.parse("1999-W52"), utc("6000-01-02")) == "overdue 3999 years"


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("2022-03-18T15:55:18Z", (21, 3, 55, 18)),
        ("2022-03-18T15:55Z", (21, 3, 55, 0)),
        ("2022-03-18T15Z", (21, 3, 0, 0)),
        ("2022-03-18", None),
        ("NET 2022-03-18T15:55Z", None),
        ("2022-02-25T12:00:00Z", None),
        ("TBD", None),
    ],
)
def test_the_parts_of_a_countdown(text: str, parts: tuple[int, ...] | None) -> None:
    assert words.countdown_parts(When.parse(text), NOW) == parts


# -- properties --------------------------------------------------------------------------------------

UNIT_DAYS = {"day": 1.0, "week": 7.0, "month": 365.2425 / 12, "year": 365.2425}
MONTH = "(?:{})".format("|".join(words.MONTHS))
TOO_FINE = [
    # what gives away a unit, and the rank of that unit
    (r"\d\d:\d\d:\d\d", Precision.SECOND.rank),
    (r"\d\d:\d\d(?!:)", Precision.MINUTE.rank),
    (r"\b\d\dh", Precision.HOUR.rank),
    (rf"\b\d\d? {MONTH}|\b\d\d?-\d\d? {MONTH}", Precision.DAY.rank),
    (r"week \d|\bW\d", Precision.WEEK.rank),
    (MONTH, Precision.MONTH.rank),
    (r"\bQ\d", Precision.QUARTER.rank),
    (r"\bH\d|half", Precision.HALF.rank),
]
COUNT_UNITS = ("second", "minute", "hour", "day", "week", "month", "year")


def finest(when: When) -> int:
    """The rank of the finest unit that the words of a time name."""
    if when.precision is Precision.RANGE:
        return min(end.precision.rank for end in range_ends(when.words))
    return when.precision.rank


def years() -> st.SearchStrategy[int | None]:
    return st.one_of(st.none(), st.integers(2021, 2023))


def nows() -> st.SearchStrategy[datetime]:
    return instants()


@given(whens(), years())
def test_no_text_names_a_unit_finer_than_is_known(when: When, year: int | None) -> None:
    known = finest(when)
    full = re.sub(r"\(.*\)", "", words.long(when))  # a week comes with its days
    for text in (full, words.short(when, year), words.day(when, year)):
        for sign, rank in TOO_FINE:
            if re.search(sign, text):
                # in ranges of unlike ends and of halves, months say what years cannot
                assert rank >= known, text
    assert not re.search(r"\d:\d|\dh", words.day(when, year))


@given(whens(), years())
def test_lists_keep_their_width_and_are_never_empty(when: When, year: int | None) -> None:
    assert 0 < len(words.short(when, year)) <= words.SHORT_WIDTH
    assert 0 < len(words.day(when, year)) <= words.DAY_WIDTH
    for text in (words.long(when), words.reading(when), words.short(when, year)):
        assert text.isascii()
        assert text == " ".join(text.split())


@given(st.data(), whens(), st.integers(-900, 900), st.booleans())
def test_a_countdown_is_no_finer_than_known_and_true(
    data: st.DataObject, when: When, days: int, near: bool
) -> None:
    now = data.draw(nows())
    if near and when.instant.year < 9990 and when.instant.year > 10:
        now = when.instant + timedelta(days=days / 30)
    text = words.countdown(when, now)
    known = finest(when)
    assert not (re.search(r"\d:\d\d:\d", text) and known > Precision.SECOND.rank), text
    assert not (re.search(r"\d:\d", text) and known > Precision.MINUTE.rank), text
    assert not (re.search(r"\dm\b", text) and known > Precision.MINUTE.rank), text
    assert not (re.search(r"\dh\b", text) and known > Precision.HOUR.rank), text
    counted_in_days = re.search(r"\d\+? day|\dd\b|today|tomorrow", text)
    assert not (counted_in_days and known > Precision.DAY.rank and "overdue" not in text), text
    weeks = re.search(r"\d\+? week|(this|next) week", text)
    part_of_month = when.part is not None and when.precision is Precision.MONTH
    part_of_month = part_of_month or when.precision is Precision.RANGE
    assert not (weeks and known > Precision.WEEK.rank and not part_of_month), text
    check_truth(text, when, now)


def check_truth(text: str, when: When, now: datetime) -> None:
    """Every instant at which it may be lies where the text says."""
    late = when.latest is not None and when.latest <= now
    assert text.startswith("overdue") is late
    first = None if when.earliest is None else (when.earliest - now) / DAY
    last = None if when.latest is None else (when.latest - now) / DAY
    span = re.fullmatch(r"in (\d+)(?:-(\d+))? (day|week|month|year)s?", text)
    if span:
        assert first is not None
        assert last is not None
        size = UNIT_DAYS[span[3]]
        slack = 1.0 if span[3] == "day" else size / 2 + 0.01
        assert abs(first - int(span[1]) * size) <= slack, text
        assert last <= int(span[2] or span[1]) * size + slack, text
    within = re.fullmatch(r"within (\d+) (day|week|month|year)s?", text)
    if within:
        assert last is not None
        assert last <= int(within[1]) * UNIT_DAYS[within[2]] + 1e-6, text
    least = re.fullmatch(r"in (\d+)\+ (day|week|month|year)s", text)
    if least:
        assert first is not None
        assert first >= int(least[1]) * UNIT_DAYS[least[2]] - (1 if least[2] == "day" else 190), (
            text
        )
    if text in {"now", "this hour", "today", "any time now"} and text != "today":
        assert when.contains(now) or when.precision is Precision.DAY


@given(st.data(), whens())
def test_a_countdown_runs_out(data: st.DataObject, when: When) -> None:
    now = data.draw(inside(when))
    text = words.countdown(when, now)
    assert not text.startswith("overdue")
    parts = words.countdown_parts(when, now)
    assert parts is None


@given(whens(), instants())
def test_the_parts_add_up_to_what_is_left(when: When, now: datetime) -> None:
    parts = words.countdown_parts(when, now)
    if parts is None:
        return
    assert when.earliest is not None
    left = when.earliest - now
    days, hours, minutes, seconds = parts
    shown = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)
    width = {0: timedelta(seconds=1), 1: timedelta(minutes=1), 2: timedelta(hours=1)}
    assert timedelta(0) <= left - shown < width[when.precision.rank]


# -- for machines ------------------------------------------------------------------------------------


def test_instants_are_written_in_utc_to_the_second() -> None:
    east = timezone(timedelta(hours=3))
    assert words.iso(utc("2022-03-18T15:55:18.75")) == "2022-03-18T15:55:18Z"
    assert words.iso(datetime(2022, 3, 18, 18, 55, 18, tzinfo=east)) == "2022-03-18T15:55:18Z"
    assert words.iso(datetime(1, 1, 1, tzinfo=UTC)) == "0001-01-01T00:00:00Z"


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        (
            When.parse("2022-03-18T15:55:18Z"),
            {"at": "2022-03-18T15:55:18Z", "end": "2022-03-18T15:55:19Z", "precision": "second"}
            | {"text": "18 Mar 2022 15:55:18 UTC"},
        ),
        (
            When.parse("NET 2022-09"),
            {"at": "2022-09-01T00:00:00Z", "end": None, "precision": "month"}
            | {"text": "not before Sep 2022"},
        ),
        (
            When.parse("2022-03-18T15:55:18Z").shifted(1),
            {"at": "2022-03-19T00:00:00Z", "end": "2022-03-20T00:00:00Z", "precision": "day"}
            | {"text": "19 Mar 2022", "derived": True},
        ),
        (When.parse("TBD"), {"at": None, "end": None, "precision": "tbd", "text": "TBD"}),
    ],
)
def test_the_keys_that_json_views_share(when: When, expected: dict[str, object]) -> None:
    assert words.bounds_json(when) == expected


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (355.16, "355 d 03 h"),
        (322.0, "322 d 00 h"),
        (0.5, "0 d 12 h"),
        (0.9999, "0 d 23 h"),
        (-1.5, "-1 d 12 h"),
        (8 / 24, "0 d 08 h"),
    ],
)
def test_a_duration_in_days_and_hours(days: float, text: str) -> None:
    assert words.duration(days) == text
