"""Strategies that draw times in every form that a schedule may hold."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

from hypothesis import strategies as st

from crewtrack.model.when import When
from crewtrack.model.when_parse import WhenError

FIRST, LAST = datetime(1, 1, 3, tzinfo=UTC), datetime(9999, 12, 29, tzinfo=UTC)


def instants(first: datetime = FIRST, last: datetime = LAST) -> st.SearchStrategy[datetime]:
    """Whole seconds, in UTC."""
    seconds = int((last - first).total_seconds())
    near = st.integers(0, 400 * 86_400).map(
        lambda s: datetime(2021, 10, 1, tzinfo=UTC) + timedelta(seconds=s)
    )
    anywhere = st.integers(0, seconds).map(lambda s: first + timedelta(seconds=s))
    return st.one_of(near, anywhere)


def offset_datetimes() -> st.SearchStrategy[datetime]:
    """Date-times as TOML gives them, often on the whole minute, with any offset."""

    def shape(drawn: datetime, minutes: int, micros: int, *, whole: bool) -> datetime:
        at = drawn.replace(second=0 if whole else drawn.second, microsecond=micros)
        return at.astimezone(timezone(timedelta(minutes=minutes))) if minutes else at

    return st.builds(
        shape,
        instants(),
        st.sampled_from([0, 0, 0, 180, 300, 345, -600]),
        st.sampled_from([0, 0, 1, 999_999]),
        whole=st.booleans(),
    )


def clock_texts() -> st.SearchStrategy[str]:
    """Date-times in quotes: to the hour, the minute or the second."""
    cuts = st.sampled_from([13, 16, 19])

    def write(at: datetime, cut: int, minutes: int) -> str:
        if minutes == 0:
            return at.isoformat()[:cut] + "Z"
        local = at.astimezone(timezone(timedelta(minutes=minutes)))
        return local.isoformat()[:cut] + local.isoformat()[-6:]

    return st.builds(write, instants(), cuts, st.sampled_from([0, 0, 180, -300]))


def _years() -> st.SearchStrategy[int]:
    return st.one_of(st.integers(2019, 2030), st.integers(2, 9999))


def coarse_texts() -> st.SearchStrategy[str]:
    """Units from the week up."""
    years = _years().map("{:04d}".format)
    return st.one_of(
        st.dates(date(2, 1, 1), date(9999, 12, 1)).map(
            lambda d: "{:04d}-W{:02d}".format(*d.isocalendar()[:2])
        ),
        st.builds("{}-{:02d}".format, years, st.integers(1, 12)),
        st.builds("{}-Q{}".format, years, st.integers(1, 4)),
        st.builds("{}-H{}".format, years, st.integers(1, 2)),
        years,
        years.map("FY{}".format),
        st.integers(1, 999).map("{:03d}0s".format),
    )


def day_texts() -> st.SearchStrategy[str]:
    return st.one_of(st.dates(date(2021, 1, 1), date(2023, 12, 31)), st.dates()).map(date.isoformat)


def part_texts() -> st.SearchStrategy[str]:
    return st.builds("{} {}".format, st.sampled_from(["early", "mid", "late"]), coarse_texts())


def dated_texts() -> st.SearchStrategy[str]:
    """All that may stand after NET or NLT and at the ends of a range."""
    return st.one_of(clock_texts(), day_texts(), coarse_texts(), part_texts())


def bound_texts() -> st.SearchStrategy[str]:
    return st.builds("{} {}".format, st.sampled_from(["NET", "NLT"]), dated_texts())


def range_texts() -> st.SearchStrategy[str]:
    def join(one: str, other: str) -> str:
        try:
            When.parse(f"{one}..{other}")
        except WhenError:
            return f"{other}..{one}"
        return f"{one}..{other}"

    days = st.builds(
        lambda first, count: f"{first}..{first + timedelta(days=count)}",
        st.dates(date(2021, 1, 1), date(2023, 12, 31)),
        st.integers(0, 40),
    )
    return st.one_of(days, st.builds(join, dated_texts(), dated_texts()))


def texts() -> st.SearchStrategy[str]:
    """Every form in quotes, in any case."""
    forms = st.one_of(dated_texts(), bound_texts(), range_texts(), st.just("TBD"))
    return st.builds(
        lambda text, change: change(text),
        forms,
        st.sampled_from([str, str, str.lower, str.upper, " {} ".format]),
    )


def values() -> st.SearchStrategy[object]:
    """Every value that is a time."""
    return st.one_of(offset_datetimes(), st.dates(), texts())


def written() -> st.SearchStrategy[When]:
    """Times as a file gives them."""
    return values().map(When.parse)


def whens() -> st.SearchStrategy[When]:
    """Times as a file gives them, shifted, narrowed, or both."""
    days = st.floats(-400, 400)
    shifted = st.builds(When.shifted, written(), days)
    either = st.one_of(written(), shifted)
    limits = st.one_of(st.none(), instants())
    return st.one_of(either, st.builds(When.narrowed, either, limits, limits))


def inside(when: When) -> st.SearchStrategy[datetime]:
    """Instants at which it may be."""
    first = when.earliest or datetime.min.replace(tzinfo=UTC)
    last = when.latest or datetime.max.replace(tzinfo=UTC)
    size = (last - first) // timedelta(microseconds=1) - 1
    offsets = st.one_of(st.just(0), st.just(size), st.integers(0, size))
    return offsets.map(lambda n: first + timedelta(microseconds=n))


def nonsense() -> st.SearchStrategy[object]:
    """Anything that TOML can hold, and texts that are nearly a time."""
    spoilt = st.builds(
        lambda text, at, junk, cut: (
            text[: at % (len(text) + 1)] + junk + text[at % (len(text) + 1) + cut :]
        ),
        texts(),
        st.integers(0, 60),
        st.one_of(
            st.text(max_size=3), st.sampled_from(["-", "..", "W", "Q", "9", "T", " to ", "/"])
        ),
        st.integers(0, 3),
    )
    words = st.lists(
        st.sampled_from(
            [
                "Sept",
                "october",
                "Mar",
                "2022",
                "22",
                "18",
                "3",
                "31",
                "early",
                "late",
                "mid-",
                "NET",
                "no",
                "earlier",
                "than",
                "Q2",
                "H1",
                "week",
                "12",
                "of",
                "to",
                "-",
                "UTC",
                "15:55",
                "15:55:60",
                "T",
                "Z",
                "+03:00",
                "FY26",
                "1990's",
                "TBC",
                "?",
                "..",
                "and",
                "2022-03",
                "2022/3/18",
                "w1",
                "13",
            ]
        ),
        max_size=6,
    ).map(" ".join)
    plain = st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.integers(0, 10**9),
        st.floats(),
        st.text(),
        spoilt,
        words,
        st.datetimes(),
        st.datetimes(
            timezones=st.sampled_from(
                [UTC, timezone(timedelta(hours=-23)), timezone(timedelta(hours=23))]
            )
        ),
        st.dates(),
        st.times(),
    )
    return st.one_of(
        plain, st.lists(plain, max_size=2), st.dictionaries(st.text(), plain, max_size=2)
    )
