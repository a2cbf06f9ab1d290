"""What is typed at "go to", and what is understood."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crewtrack.app.instant import NoInstantError, understand

AT = datetime(2022, 2, 25, 12, tzinfo=UTC)
NOW = datetime(2026, 11, 22, 10, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "instant", "words"),
    [
        ("2022-03-18", datetime(2022, 3, 18, tzinfo=UTC), "18 Mar 2022"),
        (" late 2022-03 ", datetime(2022, 3, 21, tzinfo=UTC), "late Mar 2022"),
        ("18 Mar 2022", datetime(2022, 3, 18, tzinfo=UTC), "18 Mar 2022"),
        (
            "2022-03-18T15:55:18Z",
            datetime(2022, 3, 18, 15, 55, 18, tzinfo=UTC),
            "18 Mar 2022 15:55:18 UTC",
        ),
        ("tomorrow", datetime(2022, 2, 26, tzinfo=UTC), "tomorrow"),
        ("+2w", datetime(2022, 3, 11, 12, tzinfo=UTC), "+2w"),
    ],
)
def test_what_is_understood(text: str, instant: datetime, words: str) -> None:
    assert understand(text, at=AT, now=NOW) == (instant, words, False)


def test_now_means_the_clock() -> None:
    instant, _, clock = understand("Now", at=AT, now=NOW)
    assert (instant, clock) == (NOW, True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "tomorrow"),
        ("hello", 'no time is written "hello"'),
        ("2022-03-18T15:55", "Z"),
        ("TBD", "no first instant"),
        ("NLT 2022-03", "no first instant"),
        ("+99999y", "beyond the years"),
    ],
)
def test_what_is_not_understood_is_said_in_words(text: str, said: str) -> None:
    with pytest.raises(NoInstantError, match=said):
        understand(text, at=AT, now=NOW)


@given(st.text(max_size=40))
def test_no_text_breaks_it(text: str) -> None:
    try:
        instant, _, _ = understand(text, at=AT, now=NOW)
    except NoInstantError:
        return
    assert instant.tzinfo is not None
