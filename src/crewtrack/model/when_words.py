"""Times in words: never finer than they are known, without a clock of its own, in plain English.

All functions are pure. Hours are shown as `15h`, so that nobody reads minutes into them; a unit that
was shifted, and no longer is one of the calendar, is named after its middle (`about Mar 2022`).
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from crewtrack.model.when import FAR_FUTURE, Precision, When, middle
from crewtrack.model.when_parse import Parsed, plus, range_ends, unit_around

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
MONTHS_IN_FULL = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

SHORT_WIDTH = 17
"""The most characters that `short` returns: `11 Nov 2021 23:32`."""
DAY_WIDTH = 12
"""The most characters that `day` returns: `28 Sep-2 Oct`."""

_P = Precision
_BOUNDS = {"NET": "not before ", "NLT": "no later than "}
_MICROSECOND = timedelta(microseconds=1)
_HOUR_RANK = _P.HOUR.rank
_DAY_RANK = _P.DAY.rank
_ORDINALS = ("first", "second", "third", "fourth")


# -- the unit that is named ------------------------------------------------------------------------


class _Unit:
    """A unit of the calendar to be named: its start and last instants, precision and part."""

    __slots__ = ("last", "loose", "part", "precision", "start")

    def __init__(
        self,
        span: tuple[datetime, datetime | None],
        precision: Precision,
        part: str | None,
        *,
        derived: bool = False,
    ) -> None:
        self.start = span[0]
        self.last = FAR_FUTURE if span[1] is None else span[1] - _MICROSECOND
        self.precision = precision
        self.part = part
        self.loose = derived and _DAY_RANK < precision.rank < _P.RANGE.rank
        if self.loose:
            self.start = middle(span)

    @property
    def whole(self) -> datetime:
        """The start of the whole unit, of which this may be a part."""
        if self.part is None and not self.loose:
            return self.start
        return unit_around(self.start, self.precision)[0]


def _unit(when: When) -> _Unit:
    span = when.span or (FAR_FUTURE, None)
    return _Unit(span, when.precision, when.part, derived=when.derived)


def _ends(when: When) -> tuple[_Unit, _Unit]:
    """The two ends of a range, shifted as it was."""
    first, last = range_ends(when.words)
    span, was = when.span, first.span
    shift = span[0] - was[0] if span is not None and was is not None else timedelta(0)
    return _shifted_end(first, shift), _shifted_end(last, shift)


def _shifted_end(end: Parsed, shift: timedelta) -> _Unit:
    start, stop = end.span or (FAR_FUTURE, None)
    part = end.part
    if shift:
        try:
            start, stop, part = start + shift, plus(stop, shift) if stop else None, None
        except OverflowError:
            shift = timedelta(0)  # at the very ends of the calendar: near enough
    return _Unit((start, stop), end.precision, part, derived=bool(shift))


# -- in full ---------------------------------------------------------------------------------------


def long(when: When) -> str:
    """Write a time in full, as the `text` of JSON does: `18 Mar 2022 15:55:18 UTC`, `late Sep 2022`."""
    if when.precision is _P.TBD:
        return "TBD"
    if when.precision is _P.RANGE:
        return _long_range(when)
    unit = _unit(when)
    return _BOUNDS.get(when.bound or "", "") + _about(unit) + _long_unit(unit, MONTHS)


def _about(unit: _Unit) -> str:
    return "about " if unit.loose else ""


def _date(t: datetime, months: tuple[str, ...] = MONTHS) -> str:
    return f"{t.day} {months[t.month - 1]} {t.year:04d}"


def _long_unit(unit: _Unit, months: tuple[str, ...], *, extent: bool = True) -> str:
    t, precision = unit.start, unit.precision
    if precision is _P.SECOND:
        return f"{_date(t, months)} {_clock(t)} UTC"
    if precision is _P.MINUTE:
        return f"{_date(t, months)} {t.hour:02d}:{t.minute:02d} UTC"
    if precision is _P.HOUR:
        return f"{_date(t, months)} {t.hour:02d}h UTC"
    if precision is _P.DAY:
        return _date(t, months)
    if precision is _P.WEEK:
        year, week, _ = t.isocalendar()
        days = f" ({_extent(unit)})" if extent and not unit.loose else ""
        return f"{_in(unit.part, '')}week {week} of {year:04d}{days}"
    return _long_months(unit, months)


def _long_months(unit: _Unit, months: tuple[str, ...]) -> str:
    t, precision, part = unit.start, unit.precision, unit.part
    late = f"{part} " if part else ""
    if precision is _P.MONTH:
        return f"{late}{months[t.month - 1]} {t.year:04d}"
    if precision is _P.QUARTER:
        return f"{late}Q{_quarter(t)} {t.year:04d}"
    if precision is _P.HALF:
        half = f"{_ORDINALS[_half(t) - 1]} half of {t.year:04d}"
        return _in(part, "the ") + half
    if precision is _P.YEAR:
        return f"{late}{t.year:04d}"
    if precision is _P.FISCAL_YEAR:
        return f"{late}FY{_fiscal(t):04d}"
    return f"the {late}{_decade(t)}"


def _in(part: str | None, article: str) -> str:
    return f"{part} in {article}" if part else ""


def _clock(t: datetime) -> str:
    return f"{t.hour:02d}:{t.minute:02d}:{t.second:02d}"


def _quarter(t: datetime) -> int:
    return (t.month + 2) // 3


def _half(t: datetime) -> int:
    return 1 if t.month <= 6 else 2


def _fiscal(t: datetime) -> int:
    return t.year + (t.month >= 10)


def _decade(t: datetime) -> str:
    return f"{t.year - t.year % 10:04d}s"


def _extent(unit: _Unit) -> str:
    """The first and the last day: `21-27 Mar`, with years where they differ."""
    return _day_range(unit.start, unit.last, None if unit.start.year != unit.last.year else "")


def _day_range(a: datetime, b: datetime, year: str | None) -> str:
    """`21-27 Mar`, `28 Sep-2 Oct`, then the year; each day with its own year if None."""
    if year is None or a.year != b.year:
        return f"{_date(a)}-{_date(b)}"
    if a.month != b.month:
        return f"{a.day} {MONTHS[a.month - 1]}-{b.day} {MONTHS[b.month - 1]}{year}"
    if a.day != b.day:
        return f"{a.day}-{b.day} {MONTHS[a.month - 1]}{year}"
    return f"{a.day} {MONTHS[a.month - 1]}{year}"


def _month_range(a: datetime, b: datetime) -> str:
    if a.year != b.year:
        return f"{MONTHS[a.month - 1]} {a.year:04d}-{MONTHS[b.month - 1]} {b.year:04d}"
    if a.month != b.month:
        return f"{MONTHS[a.month - 1]}-{MONTHS[b.month - 1]} {a.year:04d}"
    return f"{MONTHS[a.month - 1]} {a.year:04d}"


def _year_range(a: datetime, b: datetime) -> str:
    return f"{a.year:04d}" if a.year == b.year else f"{a.year:04d}-{b.year:04d}"


def _long_range(when: When) -> str:
    a, b = _ends(when)
    about = "about " if a.loose or b.loose else ""
    if a.precision is b.precision and not (a.part or b.part):
        if a.precision is _P.DAY:
            return _day_range(a.start, b.last, f" {a.start.year:04d}")
        if a.precision is _P.MONTH:
            return about + _month_range(a.start, b.start)
        if a.precision is _P.YEAR:
            return about + _year_range(a.start, b.start)
        if a.precision.rank <= _P.MINUTE.rank and a.start.date() == b.start.date():
            return _clock_range(a, b)
    first, last = _long_unit(a, MONTHS, extent=False), _long_unit(b, MONTHS, extent=False)
    return about + (first if first == last else f"{first} to {last}")


def _clock_range(a: _Unit, b: _Unit) -> str:
    """Two times of one day, of like precision."""
    first, last = _clock(a.start), _clock(b.start)
    if a.precision is _P.MINUTE:
        first, last = first[:5], last[:5]
    return f"{_date(a.start)} {first if first == last else f'{first}-{last}'} UTC"


def loose(when: When | None) -> bool:
    """Whether a time is known no finer than to more than a day, or only bounded: days since it are not exact."""
    return when is not None and (when.bound is not None or when.precision.rank > _DAY_RANK)


# -- short -----------------------------------------------------------------------------------------


def short(when: When, year: int | None) -> str:
    """Write a time for a list: `18 Mar 15:55`, `30 Mar`, `Mar 2022`, `late Sep`, `NET late Sep`, `TBD`.

    Args:
        when: the time.
        year: the year that goes without saying; None to write every year.

    Returns:
        at most SHORT_WIDTH characters; what would be longer is said more coarsely.
    """
    return _short(when, year, SHORT_WIDTH, clock=True)


def day(when: When, year: int | None) -> str:
    """Write a time for a narrow list, to the day at the finest: `6 May`, `late Sep`, `NET 6 May`.

    Args:
        when: the time.
        year: the year that goes without saying; None to write every year.

    Returns:
        at most DAY_WIDTH characters; what would be longer is said more coarsely.
    """
    t = when.earliest
    if t is not None and when.bound is None and when.precision.rank <= _DAY_RANK:
        # Most times by far: a long list is made of these.
        month = MONTHS[t.month - 1]
        return f"{t.day} {month}" if t.year == year else f"{t.day} {month} {t.year:04d}"
    return _short(when, year, DAY_WIDTH, clock=False)


def _short(when: When, year: int | None, width: int, *, clock: bool) -> str:
    if when.precision is _P.TBD:
        return "TBD"
    if when.precision is _P.RANGE:
        options = _short_range(when, year)
    else:
        options = _short_unit(_unit(when), year, clock=clock)
    bound = f"{when.bound} " if when.bound else ""
    for option in options:
        if len(bound) + len(option) <= width:
            return bound + option
    return bound + options[-1]


def _short_unit(unit: _Unit, year: int | None, *, clock: bool) -> list[str]:
    """How a unit may be written, from fine to coarse."""
    t, precision = unit.start, unit.precision
    tail = "" if t.year == year else f" {t.year:04d}"
    month = MONTHS[t.month - 1]
    late = f"{unit.part} " if unit.part else ""
    if precision.rank <= _DAY_RANK:
        options = [f"{t.day} {month}{tail}", f"{month} {t.year:04d}"]
        if clock and precision.rank < _DAY_RANK:
            hour = f"{t.hour:02d}h" if precision is _P.HOUR else f"{t.hour:02d}:{t.minute:02d}"
            options.insert(0, f"{options[0]} {hour}")
        return options
    if precision is _P.WEEK:
        iso_year, week, _ = t.isocalendar()
        of = "" if iso_year == year else f" {iso_year:04d}"
        return [f"{p}{w}{week}{of}" for p in (late, "") for w in ("week ", "W")]
    if precision is _P.MONTH:
        whole = f"{month} {t.year:04d}"
        return [f"{late}{month}{tail}", whole] if late else [whole]
    if precision is _P.QUARTER or precision is _P.HALF:
        name = f"Q{_quarter(t)}" if precision is _P.QUARTER else f"H{_half(t)}"
        whole = f"{name} {t.year:04d}"
        return [f"{late}{name}{tail}", whole] if late else [whole]
    whole = _long_months(unit, MONTHS).removeprefix("the ")
    return [whole, whole.removeprefix(late)]


def _short_range(when: When, year: int | None) -> list[str]:
    """How a range may be written, from fine to coarse; the last fits everywhere."""
    a, b = _ends(when)
    first, last = a.start, b.start if b.loose else b.last
    finest = max(a.precision.rank, b.precision.rank)
    options = []
    if finest <= _DAY_RANK:
        tail = "" if first.year == last.year == year else f" {first.year:04d}"
        options.append(_day_range(first, last, tail))
    if finest <= _P.MONTH.rank:
        options.append(_month_range(first, last))
    if a.precision is b.precision and a.precision.rank > _P.MONTH.rank:
        names = [
            _short_unit(_Unit((u.start, None), u.precision, None), None, clock=False)[0]
            for u in (a, b)
        ]
        if names[0] == names[1]:
            options.append(names[0])
        elif names[0][-5:] == names[1][-5:] and " " in names[0]:
            options.append(f"{names[0][:-5]}-{names[1]}")
        else:
            options.append("-".join(names))
    options.append(_year_range(first, last))
    return options


# -- what was understood ---------------------------------------------------------------------------


def reading(when: When) -> str:
    """Say what was understood, for a form: `late September 2022, 21-30 Sep`.

    Exact times and days come with their weekday, against which a date is easily checked.
    """
    if when.precision is _P.TBD:
        return "not known yet"
    if when.precision is _P.RANGE:
        text = long(when)
        a, b = _ends(when)
        fine = a.precision is b.precision is _P.DAY or a.precision.rank < _DAY_RANK
        whole = _Unit(when.span or (FAR_FUTURE, None), _P.RANGE, None)
        return text if fine else f"{text}, {_extent(whole)}"
    unit = _unit(when)
    text = _about(unit) + _long_unit(unit, MONTHS_IN_FULL, extent=False)
    if when.precision.rank <= _DAY_RANK:
        text = f"{WEEKDAYS[unit.start.weekday()]} {text}"
    prefix = _BOUNDS.get(when.bound or "", "")
    if when.precision.rank <= _DAY_RANK:
        return prefix + text
    if when.precision is _P.FISCAL_YEAR:
        text += " (United States)"
    whole = _Unit(when.span or (FAR_FUTURE, None), _P.RANGE, None)
    if when.bound == "NET":
        return f"{prefix}{text}, from {_date(whole.start)}"
    if when.bound == "NLT":
        return f"{prefix}{text}, to {_date(whole.last)}"
    return f"{text}, {_extent(whole)}"


# -- how long until --------------------------------------------------------------------------------

_CALENDAR = {
    _P.WEEK: "week",
    _P.MONTH: "month",
    _P.QUARTER: "quarter",
    _P.HALF: "half-year",
    _P.YEAR: "year",
    _P.FISCAL_YEAR: "fiscal year",
    _P.DECADE: "decade",
}
_UNIT_DAYS = {"day": 1.0, "week": 7.0, "month": 365.2425 / 12, "year": 365.2425}
_COUNTED_IN = {
    _P.DAY: "day",
    _P.WEEK: "week",
    _P.MONTH: "month",
    _P.QUARTER: "month",
    _P.HALF: "month",
    _P.YEAR: "year",
    _P.FISCAL_YEAR: "year",
    _P.DECADE: "year",
}


def countdown(when: When, now: datetime) -> str:
    """Say how long it is until a time, never finer than the time is known.

    | known to | text |
    | --- | --- |
    | second, minute, hour | `21d 03h`; under a day `03:55:18`, `03:55`, `03h`; then `now`, `this hour` |
    | day | `today`, `tomorrow`, `in 3 days` |
    | week | `this week`, `next week`, `in 3-4 weeks`, `in 10 months` |
    | early, mid, late in a month | `this month` once within it, `in 3-4 weeks`, `in 4-5 months` |
    | month | `this month`, `next month`, `in 2-3 months` |
    | quarter, half | `this quarter`, `next half-year`, `in 4-7 months`: there is no word between |
    | year, fiscal year, decade | `this year`, `next fiscal year`, `in 2-3 years` |
    | range | `within 5 days` once within it, else from its start to its end in days, weeks, months or years |
    | NET | `NET 21d 03h`, `tomorrow or later`, `in 3+ weeks`, `soon`; then `any time now` |
    | NLT | `within 21d 03h`, `within 3 weeks` |
    | TBD | `TBD` |
    | any, certainly past | `overdue`, `overdue 12m`, `overdue 03h`, `overdue 2d`, `overdue 3 weeks` |

    Weeks, months and years of a span are rounded to the nearest; what follows `within` is rounded up,
    what precedes `+` down. What is far off is counted more coarsely: from 60 days in months, from two
    years in years.

    Args:
        when: the time.
        now: the instant to count from, aware.
    """
    latest = when.latest
    if latest is not None and latest <= now:
        return _overdue(when, latest, now)
    if when.precision is _P.TBD:
        return "TBD"
    if when.bound == "NET":
        return _until_net(when, now)
    if when.bound == "NLT":
        return _until_nlt(when, latest, now)
    if when.precision.rank <= _HOUR_RANK:
        return _until_clock(when, now)
    if when.precision is _P.DAY:
        return _until_day(when.earliest or now, now)
    return _until_span(when, now)


def countdown_parts(when: When, now: datetime) -> tuple[int, int, int, int] | None:
    """Count down in days, hours, minutes and seconds.

    Args:
        when: the time.
        now: the instant to count from, aware.

    Returns:
        what is left, rounded down; parts finer than the time is known are 0. None if it is no time to
        count down to: coarser than an hour, a bound, or no longer ahead.
    """
    start = when.earliest
    if start is None or when.bound or when.precision.rank > _HOUR_RANK or start <= now:
        return None
    seconds = int((start - now).total_seconds())
    days, seconds = divmod(seconds, 86_400)
    hours, seconds = divmod(seconds, 3600)
    minutes, seconds = divmod(seconds, 60)
    if when.precision is not _P.SECOND:
        seconds = 0
    if when.precision is _P.HOUR:
        minutes = 0
    return days, hours, minutes, seconds


def _clock_left(left: timedelta, precision: Precision) -> str:
    """Time left to a start known to the hour or finer."""
    days, rest = left.days, left.seconds
    hours, minutes, seconds = rest // 3600, rest // 60 % 60, rest % 60
    if days:
        return f"{days}d {hours:02d}h"
    if precision is _P.HOUR:
        return f"{hours:02d}h"
    if precision is _P.MINUTE:
        return f"{hours:02d}:{minutes:02d}"
    return f"{hours:02d}:{minutes:02d}:{seconds:02d}"


def _until_clock(when: When, now: datetime) -> str:
    start = when.earliest or now
    if start <= now:
        return "this hour" if when.precision is _P.HOUR else "now"
    return _clock_left(start - now, when.precision)


def _days_ahead(start: datetime, now: datetime) -> int:
    return start.toordinal() - now.astimezone(UTC).toordinal()


def _until_day(start: datetime, now: datetime) -> str:
    days = _days_ahead(start, now)
    if days <= 0:
        return "today"
    return "tomorrow" if days == 1 else f"in {days} days"


def _index(t: datetime, precision: Precision) -> int:
    """Number the units of the calendar, so that neighbours differ by one."""
    if precision is _P.WEEK:
        return (t.toordinal() - 1) // 7
    if precision is _P.FISCAL_YEAR:
        return _fiscal(t)
    if precision is _P.DECADE:
        return t.year // 10
    months = {_P.MONTH: 1, _P.QUARTER: 3, _P.HALF: 6, _P.YEAR: 12}[precision]
    return (t.year * 12 + t.month - 1) // months


def _this_or_next(when: When, now: datetime) -> str | None:
    """`this month` or `next month`, if it is one of these."""
    if when.precision not in _CALENDAR or when.span is None:
        return None
    name = _CALENDAR[when.precision]
    if when.contains(now):
        return f"this {name}"
    if when.part and when.precision is _P.MONTH:
        return None  # "in 2-3 weeks" says more than "this month" or "next month"
    ahead = _index(_unit(when).whole, when.precision) - _index(now.astimezone(UTC), when.precision)
    if ahead == 1:
        return f"next {name}"
    return f"this {name}" if ahead == 0 else None


def _count_unit(when: When, away: timedelta) -> str:
    """The unit in which it is counted how far away a time is."""
    precision = when.precision
    if precision is _P.RANGE:
        precision = max((end.precision for end in _ends(when)), key=lambda p: p.rank)
    elif precision.rank <= _DAY_RANK:
        return "day"
    floor = "week" if when.part and precision is _P.MONTH else _COUNTED_IN.get(precision, "day")
    days = away.days
    wide = "day" if days <= 14 else "week" if days <= 60 else "month" if days <= 730 else "year"
    return max(floor, wide, key=_UNIT_DAYS.__getitem__)


def _until_span(when: When, now: datetime) -> str:
    named = _this_or_next(when, now)
    if named:
        return named
    start, end = when.earliest or now, when.latest
    unit = _count_unit(when, (end or FAR_FUTURE) - now)
    size = _UNIT_DAYS[unit] * 86_400
    low = int((start - now).total_seconds() / size + 0.5)
    if end is None:
        return f"in {low}+ {unit}s" if low else "any time now"
    left = (end - now).total_seconds() / size
    if start <= now or low == 0:
        return f"within {_plural(_ceil(left), unit)}"
    high = int(left + 0.5)
    if unit == "day":
        low, high = _days_ahead(start, now), _days_ahead(end - _MICROSECOND, now)
    return f"in {_plural(low, unit)}" if high <= low else f"in {low}-{high} {unit}s"


def _until_net(when: When, now: datetime) -> str:
    start = when.earliest
    if start is None or start <= now:
        return "any time now"
    if when.precision.rank <= _HOUR_RANK:
        return f"NET {_clock_left(start - now, when.precision)}"
    if when.precision is _P.DAY:
        days = _days_ahead(start, now)
        return "tomorrow or later" if days == 1 else f"in {days}+ days"
    unit = _count_unit(when, start - now)
    whole = int((start - now).total_seconds() / (_UNIT_DAYS[unit] * 86_400))
    return f"in {whole}+ {unit}s" if whole else "soon"


def _until_nlt(when: When, latest: datetime | None, now: datetime) -> str:
    if latest is None:
        return "any time now"
    if when.precision.rank <= _HOUR_RANK:
        return f"within {_clock_left(latest - now, when.precision)}"
    unit = _count_unit(when, latest - now)
    return f"within {_plural(_ceil((latest - now).total_seconds() / (_UNIT_DAYS[unit] * 86_400)), unit)}"


def _overdue(when: When, latest: datetime, now: datetime) -> str:
    late = now - latest
    if when.is_exact and when.earliest is not None:
        late = now - when.earliest
    if when.precision.rank <= _DAY_RANK or when.precision is _P.TBD:
        if late.days:
            return f"overdue {late.days}d"
        if when.precision.rank > _HOUR_RANK:
            return "overdue"
        if late.seconds >= 3600:
            return f"overdue {late.seconds // 3600:02d}h"
        minutes = late.seconds // 60
        return f"overdue {minutes}m" if minutes and when.precision is not _P.HOUR else "overdue"
    unit = _count_unit(when, late)
    count = int(late.total_seconds() / (_UNIT_DAYS[unit] * 86_400))
    return f"overdue {_plural(count, unit)}" if count else "overdue"


def _ceil(number: float) -> int:
    return max(1, -int(-number // 1))


def _plural(count: int, unit: str) -> str:
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"


# -- for machines ----------------------------------------------------------------------------------


def iso(instant: datetime) -> str:
    """Write an aware instant to the second, in UTC: `2022-03-18T15:55:18Z`."""
    if instant.tzinfo is not UTC:
        instant = instant.astimezone(UTC)
    return instant.isoformat()[:19] + "Z"


def bounds_json(when: When) -> dict[str, Any]:
    """Put a time into the keys that every JSON view shares.

    Returns:
        `at` and `end`, its bounds (`end` exclusive; None if open), `precision`, `text`; and
        `derived`, True, if no file gives it.
    """
    earliest, latest = when.earliest, when.latest
    data: dict[str, Any] = {
        "at": None if earliest is None else iso(earliest),
        "end": None if latest is None else iso(latest),
        "precision": when.precision.value,
        "text": long(when),
    }
    if when.derived:
        data["derived"] = True
    return data


def duration(days: float) -> str:
    """Write a number of days in whole days and hours, rounded down: `355 d 03 h`."""
    sign, seconds = ("-", -days * 86_400) if days < 0 else ("", days * 86_400)
    whole, hours = divmod(int(seconds + 0.5) // 3600, 24)
    return f"{sign}{whole} d {hours:02d} h"
