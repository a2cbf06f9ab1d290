"""Reading a time from words: pure text in, bounds out.

Each form of docs/format.md is read by hand and not by a regular expression: compiling one costs more at
start-up than reading all the times of a common schedule.
"""

from __future__ import annotations

import enum
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

FAR_FUTURE = datetime.max.replace(tzinfo=UTC)
"""The last instant that can be written: where what has no date stands in the one total order."""

FORMS = (
    "Write a time as 2022-03-18T15:55:00Z, a day as 2022-03-18, or in quotes "
    '"2022-W12", "2022-03", "2022-Q2", "2022-H2", "2022", "FY2026", "2020s", "late 2022-09", '
    '"NET 2022-09", "2022-09-28..2022-10-02" or "TBD".'
)
"""The hint where nothing better is known."""

_ANY_TIME = 'a time such as 2022-03-18T15:55:00Z or "late 2022-09"'
_WHOLE = ""  # found is the whole text: `parse_text` puts it in
_DAY = timedelta(days=1)
_LAST_YEAR = 9999


class Precision(enum.Enum):
    """How finely a time is known; `rank` orders the members from fine (0) to coarse."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    FISCAL_YEAR = "fiscal-year"
    DECADE = "decade"
    RANGE = "range"
    TBD = "tbd"

    rank: int

    def __init__(self, _word: str) -> None:
        self.rank = len(type(self).__members__)


class WhenError(ValueError):
    """What was given is not a time.

    Attributes:
        found: the value as a file shows it: `"2022-13"`, `17`, `an array`.
        expected: what would have been right there, as a noun phrase.
        hint: what to write instead: one or two sentences, never empty.
        naive: True if the only fault is that the offset from UTC is missing.
    """

    def __init__(self, found: str, expected: str, hint: str, *, naive: bool = False) -> None:
        super().__init__(f"expected {expected}, found {found}" if found else f"expected {expected}")
        self.found = found
        self.expected = expected
        self.hint = hint
        self.naive = naive


class Parsed:
    """What words mean.

    Attributes:
        earliest: the first instant it may be, or None if that is open.
        latest: the first instant that it can no longer be, or None if that is open.
        precision: of the unit, or of the whole if it is a range or TBD.
        part: "early", "mid" or "late", or None.
        bound: "NET" (not earlier than), "NLT" (no later than), or None.
        span: the unit named, whatever `bound` opens; its end is None past the year 9999. None for TBD.
    """

    __slots__ = ("bound", "earliest", "latest", "part", "precision", "span")

    def __init__(
        self,
        span: tuple[datetime, datetime | None] | None,
        precision: Precision,
        part: str | None = None,
        bound: str | None = None,
    ) -> None:
        start, end = span or (None, None)
        self.earliest = None if bound == "NLT" else start
        self.latest = None if bound == "NET" else end
        self.precision = precision
        self.part = part
        self.bound = bound
        self.span = span


_Unit = tuple[datetime, datetime | None, Precision]

_TO_DAY = Precision.DAY

PARTS = ("early", "mid", "late")
_PART_OF_WORD = {"EARLY": "early", "MID": "mid", "LATE": "late"}


def quoted(text: str) -> str:
    """Text as a file shows it: in quotes, short, and without control characters."""
    shown = "".join(c if c.isprintable() else "?" for c in text[:61])
    return f'"{shown[:60]}..."' if len(text) > 60 else f'"{shown}"'


def parse_text(text: str) -> Parsed:
    """Read the words of a time.

    Args:
        text: any text. Case and the amount of white space do not matter.

    Raises:
        WhenError: the text is no time; its hint suggests one, if anything comes near.
    """
    try:
        return read_text(text)
    except WhenError as error:
        hint = error.hint
        if not hint:
            from crewtrack.model.when_hint import suggest

            near = suggest(text)
            hint = f'Write "{near}".' if near else FORMS
        raise WhenError(quoted(text), error.expected, hint, naive=error.naive) from None


def read_text(text: str) -> Parsed:
    """Read as `parse_text` does, but leave `found` and an unknown `hint` empty."""
    words = text.upper().split() if text.isascii() else []
    if not words:
        raise WhenError(_WHOLE, _ANY_TIME, "")
    bound = words.pop(0) if words[0] in {"NET", "NLT"} else None
    rest = " ".join(words)
    if not rest:
        raise WhenError(_WHOLE, f"a time after {bound}", f'Write "{bound} 2022-09", or "TBD".')
    if rest == "TBD":
        if bound:
            raise WhenError(_WHOLE, f"a time after {bound}", 'Write "TBD" alone.')
        return Parsed(None, Precision.TBD)
    if ".." in rest:
        if bound:
            raise WhenError(
                _WHOLE, f"one time after {bound}, not a range, which has both bounds", ""
            )
        return Parsed(_range(rest), Precision.RANGE)
    start, end, precision, part = _dated(rest)
    return Parsed((start, end), precision, part, bound)


def range_ends(text: str) -> tuple[Parsed, Parsed]:
    """Read the two ends of the words of a range on their own.

    Raises:
        WhenError: the text is not a range.
    """
    left, _, right = text.partition("..")
    return read_text(left), read_text(right)


def _range(text: str) -> tuple[datetime, datetime | None]:
    left, _, right = text.partition("..")
    if not left.strip() or not right.strip() or ".." in right:
        raise WhenError(_WHOLE, "a range of two times with two dots between them", "")
    start = _dated(left.strip())[0]
    end = _dated(right.strip())[1]
    if end is not None and end <= start:
        swapped = f"{right.strip()}..{left.strip()}"
        raise WhenError(_WHOLE, "a range that ends after it begins", f'Write "{swapped}".')
    return start, end


def _dated(text: str) -> tuple[datetime, datetime | None, Precision, str | None]:
    """Read a unit with or without early, mid or late before it."""
    word, _, rest = text.partition(" ")
    part = _PART_OF_WORD.get(word)
    if part is None:
        return (*_unit(text), None)
    if not rest:
        raise WhenError(_WHOLE, f"a time after {part}", f'Write "{part} 2022-09".')
    start, end, precision = _unit(rest)
    if precision.rank < Precision.WEEK.rank:
        raise WhenError(
            _WHOLE,
            f"a week or longer after {part}, not a {precision.value}",
            f'Write "{rest}" or "{part} {rest[:7]}".',
        )
    start, end = third(start, end, precision, part)
    return start, end, precision, part


def third(
    start: datetime, end: datetime | None, precision: Precision, part: str
) -> tuple[datetime, datetime | None]:
    """Cut the early, middle or late part from a unit.

    Of a month: days 1-10, 11-20, and 21 to the end. Of any other unit: thirds of its days, each cut
    rounded to the nearest midnight UTC (a week: Monday and Tuesday, Wednesday to Friday, the weekend).
    """
    if precision is Precision.MONTH:
        cuts = (10, 20)
    else:
        days = ((end or FAR_FUTURE) - start + timedelta(seconds=1)).days
        cuts = ((2 * days + 3) // 6, (4 * days + 3) // 6)
    if part == "early":
        return start, start + cuts[0] * _DAY
    if part == "mid":
        return start + cuts[0] * _DAY, start + cuts[1] * _DAY
    return start + cuts[1] * _DAY, end


def unit_around(instant: datetime, precision: Precision) -> tuple[datetime, datetime | None]:
    """Find the unit of the calendar, from a day up, that holds an instant.

    Raises:
        KeyError: the precision has no unit of the calendar (finer than a day, a range, TBD).
    """
    return _AROUND[precision](instant)


# -- units -----------------------------------------------------------------------------------------


def _midnight(year: int, month: int = 1, day: int = 1) -> datetime | None:
    """The first instant of a day; None past the year 9999, where the calendar ends."""
    return None if year > _LAST_YEAR else datetime(year, month, day, tzinfo=UTC)


def _begin(year: int, month: int = 1, day: int = 1) -> datetime:
    return datetime(year, month, day, tzinfo=UTC)


def _months(year: int, month: int, count: int) -> tuple[datetime, datetime | None]:
    """A span of whole months, from the first day of one."""
    over, last = divmod(month - 1 + count, 12)
    return _begin(year, month), _midnight(year + over, last + 1)


def _week_after(start: datetime) -> datetime | None:
    return plus(start, timedelta(weeks=1))


def plus(instant: datetime, step: timedelta) -> datetime | None:
    """Add a step; None past the year 9999, where the calendar ends."""
    try:
        return instant + step
    except OverflowError:
        return None


def _day_around(t: datetime) -> tuple[datetime, datetime | None]:
    start = _begin(t.year, t.month, t.day)
    return start, plus(start, _DAY)


def _week_around(t: datetime) -> tuple[datetime, datetime | None]:
    start = _begin(t.year, t.month, t.day) - t.weekday() * _DAY
    return start, _week_after(start)


def _fiscal_around(t: datetime) -> tuple[datetime, datetime | None]:
    year = t.year if t.month >= 10 else t.year - 1
    # the first months of the year 1 belong to a fiscal year that begins before the calendar does
    return (_begin(year, 10) if year else _begin(1)), _midnight(year + 1, 10)


def _decade_around(t: datetime) -> tuple[datetime, datetime | None]:
    year = t.year - t.year % 10
    return _begin(max(year, 1)), _midnight(year + 10)


_AROUND: dict[Precision, Callable[[datetime], tuple[datetime, datetime | None]]] = {
    Precision.DAY: _day_around,
    Precision.WEEK: _week_around,
    Precision.MONTH: lambda t: _months(t.year, t.month, 1),
    Precision.QUARTER: lambda t: _months(t.year, t.month - (t.month - 1) % 3, 3),
    Precision.HALF: lambda t: _months(t.year, t.month - (t.month - 1) % 6, 6),
    Precision.YEAR: lambda t: _months(t.year, 1, 12),
    Precision.FISCAL_YEAR: _fiscal_around,
    Precision.DECADE: _decade_around,
}


def _unit(text: str) -> _Unit:
    """Read one unit, in upper case."""
    size = len(text)
    if size == 10:
        start = plain_day(text)
        if start is not None:
            return start, plus(start, _DAY), _TO_DAY
    if size > 10 and text[10] == "T":
        return _date_time(text)
    if text.startswith("FY") and size == 6 and text[2:].isdigit():
        year = _year(text[2:])
        if year == 1:
            raise WhenError(_WHOLE, "a fiscal year from FY0002 on", 'The first is "FY0002".')
        return _begin(year - 1, 10), _midnight(year, 10), Precision.FISCAL_YEAR
    if size < 4 or not text[:4].isdigit():
        raise WhenError(_WHOLE, _ANY_TIME, "")
    if size == 4:
        year = _year(text)
        return (*_months(year, 1, 12), Precision.YEAR)
    if size == 5 and text[4] == "S":
        return _decade(text)
    if text[4] != "-":
        raise WhenError(_WHOLE, _ANY_TIME, "")
    kind, tail = text[5:6], text[6:]
    if kind in {"Q", "H"} and tail.isdigit():
        return _quarter_or_half(_year(text[:4]), kind, tail)
    if kind == "W" and size == 8 and tail.isdigit():
        return _week(_year(text[:4]), int(tail))
    if size == 7 and text[5:].isdigit():
        year, month = _year(text[:4]), int(text[5:])
        _check_month(year, month)
        return (*_months(year, month, 1), Precision.MONTH)
    if size == 10 and text[7] == "-" and text[5:7].isdigit() and text[8:].isdigit():
        return (*_day_around(_day(text)), Precision.DAY)
    if kind in {"Q", "H", "W"}:
        unit = {"Q": "a quarter", "H": "a half", "W": "a week"}[kind]
        raise WhenError(_WHOLE, f"{unit} such as {_EXAMPLE[kind]}, and nothing after it", "")
    raise WhenError(_WHOLE, _ANY_TIME, "")


_EXAMPLE = {"Q": '"2022-Q2"', "H": '"2022-H2"', "W": '"2022-W12"'}


def _year(digits: str) -> int:
    year = int(digits)
    if year == 0:
        raise WhenError(_WHOLE, "a year from 0001 to 9999", FORMS)
    return year


def _decade(text: str) -> _Unit:
    if text[3] != "0":
        raise WhenError(
            _WHOLE, "a decade that ends in 0s", f'Write "{text[:3]}0s" or "{text[:4]}".'
        )
    if text == "0000S":
        raise WhenError(_WHOLE, "a decade from 0010s on", 'The first is "0010s".')
    year = int(text[:4])
    return _begin(year), _midnight(year + 10), Precision.DECADE


def _quarter_or_half(year: int, kind: str, tail: str) -> _Unit:
    most, noun = (4, "quarter") if kind == "Q" else (2, "half")
    number = int(tail[:4])
    if len(tail) != 1 or not 1 <= number <= most:
        nearest = min(max(number, 1), most)
        raise WhenError(
            _WHOLE,
            f"a {noun} from {kind}1 to {kind}{most}",
            f'The nearest is "{year:04d}-{kind}{nearest}".',
        )
    count = 12 // most
    precision = Precision.QUARTER if kind == "Q" else Precision.HALF
    return (*_months(year, 1 + (number - 1) * count, count), precision)


def _week(year: int, week: int) -> _Unit:
    last = date(year, 12, 28).isocalendar().week  # ISO 8601: 28 December is always in the last week
    if not 1 <= week <= last:
        nearest = min(max(week, 1), last)
        raise WhenError(
            _WHOLE,
            f"a week from W01 to W{last}, which {year:04d} has",
            f'The nearest is "{year:04d}-W{nearest:02d}".',
        )
    monday = date.fromisocalendar(year, week, 1)
    start = _begin(monday.year, monday.month, monday.day)
    return start, _week_after(start), Precision.WEEK


def _check_month(year: int, month: int) -> None:
    if not 1 <= month <= 12:
        nearest = min(max(month, 1), 12)
        raise WhenError(
            _WHOLE,
            f"a month from 01 to 12, not {month:02d}",
            f'The nearest is "{year:04d}-{nearest:02d}".',
        )


_MONTH_DAYS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)  # `calendar` costs 1 ms to import


def plain_day(text: str) -> datetime | None:
    """Read YYYY-MM-DD, as most units are; None for what is anything else, or is no day."""
    if text[4] != "-" or text[7] != "-":
        return None
    try:
        return datetime.fromisoformat(text).replace(tzinfo=UTC)
    except ValueError:
        return None


def _day(text: str) -> datetime:
    """Read YYYY-MM-DD, the digits of which were checked."""
    plain = plain_day(text)
    if plain is not None:
        return plain
    year, month, day = _year(text[:4]), int(text[5:7]), int(text[8:10])
    _check_month(year, month)
    leap = month == 2 and year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    last = 29 if leap else _MONTH_DAYS[month - 1]
    if not 1 <= day <= last:
        nearest = min(max(day, 1), last)
        raise WhenError(
            _WHOLE,
            f"a day from 01 to {last}, which {year:04d}-{month:02d} has, not {day:02d}",
            f'The nearest is "{year:04d}-{month:02d}-{nearest:02d}".',
        )
    return _begin(year, month, day)


# -- date-times ------------------------------------------------------------------------------------

_SECOND = timedelta(seconds=1)
_MINUTE = timedelta(minutes=1)
_HOUR = timedelta(hours=1)


def _date_time(text: str) -> _Unit:
    """Read YYYY-MM-DDTHH[:MM[:SS[.fff]]] and its offset; a fraction of a second is dropped."""
    day, clock = text[:10], text[11:]
    year_month_day = day.split("-")
    if [len(field) for field in year_month_day if field.isdigit()] != [4, 2, 2]:
        raise WhenError(_WHOLE, _ANY_TIME, "")
    start = _day(day)
    clock, offset = _offset(text, clock)
    hour, minute, second = _clock(clock)
    start = start.replace(hour=hour, minute=minute or 0, second=second or 0)
    if minute is None:
        precision, width = Precision.HOUR, _HOUR
        if offset % _HOUR:
            raise WhenError(_WHOLE, "minutes as well, because the offset has minutes", "")
    elif second is None:
        precision, width = Precision.MINUTE, _MINUTE
    else:
        precision, width = Precision.SECOND, _SECOND
    try:
        start -= offset
    except OverflowError:
        raise WhenError(_WHOLE, "a time that is in the years 0001 to 9999 in UTC", FORMS) from None
    return start, plus(start, width), precision


def _offset(text: str, clock: str) -> tuple[str, timedelta]:
    """Take the offset from the end of a time of day."""
    if clock.endswith("Z"):
        return clock[:-1], timedelta(0)
    sign, hours, minutes = clock[-6:-5], clock[-5:-3], clock[-2:]
    if sign and sign in "+-" and clock[-3] == ":" and hours.isdigit() and minutes.isdigit():
        if int(hours) > 23 or int(minutes) > 59:
            raise WhenError(_WHOLE, "an offset from -23:59 to +23:59", "")
        step = timedelta(hours=int(hours), minutes=int(minutes))
        return clock[:-6], -step if sign == "-" else step
    if all(field.isdigit() for field in clock.partition(".")[0].split(":")):
        _clock(clock)  # so that a wrong time of day is named first
        raise WhenError(
            _WHOLE,
            "an offset from UTC after the time",
            f'Add Z if it is in UTC: "{text}Z"; else its offset, such as +03:00.',
            naive=True,
        )
    raise WhenError(_WHOLE, "Z or an offset such as +03:00 after the time", "")


def _clock(text: str) -> tuple[int, int | None, int | None]:
    """Read HH, HH:MM or HH:MM:SS with or without a fraction."""
    whole, dot, fraction = text.partition(".")
    fields = whole.split(":")
    if (
        len(fields) > 3
        or not all(len(field) == 2 and field.isdigit() for field in fields)
        or (dot and not (len(fields) == 3 and fraction.isdigit()))
    ):
        raise WhenError(_WHOLE, "a time of day such as 15:55:18, 15:55 or 15", "")
    hour, minute, second = (*(int(field) for field in fields), None, None)[:3]
    if hour is None or hour > 23:
        raise WhenError(_WHOLE, "an hour from 00 to 23", "")
    if minute is not None and minute > 59:
        raise WhenError(_WHOLE, f"a minute from 00 to 59, not {minute}", "")
    if second == 60:
        raise WhenError(_WHOLE, "a second from 00 to 59; leap seconds are not kept", "")
    if second is not None and second > 59:
        raise WhenError(_WHOLE, f"a second from 00 to 59, not {second}", "")
    return hour, minute, second
