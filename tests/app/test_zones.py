"""Zones, calendar steps and relative dates."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crewtrack.app.zones import (
    city,
    local_time,
    local_zone,
    parse_relative,
    reading,
    second_clock,
    site_label,
    step_month,
    zone,
)

AT = datetime(2022, 2, 25, 12, tzinfo=UTC)


def test_the_clock_of_a_launch_site_stands_beside_its_name() -> None:
    assert local_time(AT, "Asia/Qyzylorda", "Baikonur") == ("17:00", "Baikonur")
    assert local_time(AT, "America/New_York") == ("07:00", "New York")


def test_a_clock_on_another_day_names_the_day() -> None:
    evening = datetime(2022, 2, 25, 22, 15, tzinfo=UTC)
    assert local_time(evening, "Asia/Tokyo") == ("Sat 07:15", "Tokyo")


@pytest.mark.parametrize(
    "name", ["", "Nowhere/Land", "../etc/passwd", "/etc/passwd", "Asia", "a/b/c/d", "UTC\n"]
)
def test_what_is_no_zone_has_no_clock(name: str) -> None:
    assert zone(name) is None
    assert local_time(AT, name) is None


def test_zones_come_from_the_packaged_data(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHONTZPATH", "/nowhere")
    found = zone("Europe/Moscow")
    assert found is not None
    assert reading(AT, found) == "15:00"


def test_an_instant_that_a_zone_cannot_hold_has_no_clock() -> None:
    assert local_time(datetime.max.replace(tzinfo=UTC), "Asia/Tokyo") is None


@pytest.mark.parametrize(
    ("site", "name", "label"),
    [
        ("Baikonur 31/6", "Asia/Qyzylorda", "Baikonur"),
        ("Kennedy LC-39A", "America/New_York", "Kennedy"),
        ("the Kazakh steppe near Dzhezkazgan", "Asia/Almaty", "Almaty"),
        (None, "America/Argentina/Ushuaia", "Ushuaia"),
        ("39", "America/New_York", "New York"),
    ],
)
def test_a_site_lends_its_zone_a_short_name(site: str | None, name: str, label: str) -> None:
    assert site_label(site, name) == label


def test_the_second_clock_is_that_of_the_next_site_that_has_one() -> None:
    sites = [
        ("Nowhere/Land", "Nowhere"),
        ("Asia/Qyzylorda", "Baikonur 31/6"),
        ("America/New_York", "Kennedy"),
    ]
    assert second_clock("site", AT, sites) == "17:00 Baikonur"
    assert second_clock("site", AT, []) == ""
    assert second_clock("utc", AT, sites) == ""


def test_the_second_clock_can_be_this_computers(monkeypatch: pytest.MonkeyPatch) -> None:
    tokyo = zone("Asia/Tokyo")
    assert tokyo is not None
    monkeypatch.setattr("crewtrack.app.zones.local_zone", lambda: (tokyo, "Tokyo"))
    assert second_clock("local", AT, []) == "21:00 Tokyo"


def test_this_computers_zone_has_a_label() -> None:
    _, label = local_zone()
    assert label
    assert city("America/Argentina/Buenos_Aires") == "Buenos Aires"


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        (datetime(2022, 1, 31, 5, tzinfo=UTC), 1, datetime(2022, 2, 28, 5, tzinfo=UTC)),
        (datetime(2024, 1, 31, tzinfo=UTC), 1, datetime(2024, 2, 29, tzinfo=UTC)),
        (datetime(2022, 1, 15, tzinfo=UTC), -1, datetime(2021, 12, 15, tzinfo=UTC)),
    ],
)
def test_a_month_is_a_calendar_month(start: datetime, months: int, end: datetime) -> None:
    stepped = step_month(start, months)
    assert stepped == end
    assert type(stepped) is datetime


def test_a_month_beyond_the_calendar_is_refused() -> None:
    with pytest.raises(OverflowError):
        step_month(datetime(9999, 12, 31, tzinfo=UTC), 1)
    with pytest.raises(OverflowError):
        step_month(datetime(1, 1, 1, tzinfo=UTC), -1)


@pytest.mark.parametrize(
    ("words", "instant"),
    [
        ("today", datetime(2022, 2, 25, tzinfo=UTC)),
        ("Tomorrow", datetime(2022, 2, 26, tzinfo=UTC)),
        ("yesterday", datetime(2022, 2, 24, tzinfo=UTC)),
        ("+3d", datetime(2022, 2, 28, 12, tzinfo=UTC)),
        ("-2 weeks", datetime(2022, 2, 11, 12, tzinfo=UTC)),
        ("+1m", datetime(2022, 3, 25, 12, tzinfo=UTC)),
        ("+90 min", datetime(2022, 2, 25, 13, 30, tzinfo=UTC)),
        ("in two weeks", datetime(2022, 3, 11, 12, tzinfo=UTC)),
        ("in a year", datetime(2023, 2, 25, 12, tzinfo=UTC)),
        ("3 months ago", datetime(2021, 11, 25, 12, tzinfo=UTC)),
        ("5 days later", datetime(2022, 3, 2, 12, tzinfo=UTC)),
        ("next friday", datetime(2022, 3, 4, tzinfo=UTC)),
        ("this friday", datetime(2022, 2, 25, tzinfo=UTC)),
        ("last fri", datetime(2022, 2, 18, tzinfo=UTC)),
        ("next month", datetime(2022, 3, 1, tzinfo=UTC)),
        ("last year", datetime(2021, 1, 1, tzinfo=UTC)),
        ("this week", datetime(2022, 2, 21, tzinfo=UTC)),
    ],
)
def test_relative_words(words: str, instant: datetime) -> None:
    found = parse_relative(words, AT)
    assert found == instant
    assert type(found) is datetime


@pytest.mark.parametrize(
    "words", ["", "soon", "+3x", "in ² days", "next", "2022-03", "in many days", "+999999d"]
)
def test_what_is_not_relative(words: str) -> None:
    assert parse_relative(words, AT) is None


def test_relative_words_beyond_the_calendar_are_refused() -> None:
    with pytest.raises(OverflowError):
        parse_relative("+99999y", AT)
    with pytest.raises(OverflowError):
        parse_relative("next year", datetime(9999, 6, 1, tzinfo=UTC))


@given(st.integers(1, 3000), st.sampled_from(["hours", "days", "weeks"]))
def test_there_and_back_is_where_one_was(amount: int, unit: str) -> None:
    there = parse_relative(f"+{amount} {unit}", AT)
    assert there is not None
    assert there - AT == timedelta(**{unit: amount})
    assert parse_relative(f"-{amount} {unit}", there) == AT


@given(st.text(max_size=30))
def test_no_text_breaks_the_reading_of_relative_words(words: str) -> None:
    try:
        found = parse_relative(words, AT)
    except OverflowError:
        return
    assert found is None or found.tzinfo is UTC


def test_pendulum_is_imported_on_first_use_alone() -> None:
    code = "import sys, crewtrack.app.zones as z; z.zone('Asia/Tokyo'); sys.exit('pendulum' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
