"""A time known to some precision: the half-open interval of instants in which it lies.

Comparisons speak of the bounds and have three answers. Where one instant is needed, for the order of
events, there is `When.instant`. How a time is shown is in `crewtrack.model.when_words`.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import attr

from crewtrack.model.when_parse import (
    FAR_FUTURE,
    PARTS,
    Parsed,
    Precision,
    WhenError,
    parse_text,
    plain_day,
    plus,
    quoted,
    range_ends,
    third,
    unit_around,
)

__all__ = ["FAR_FUTURE", "Precision", "When", "WhenError"]

# Names of the module: a member found through its class costs five times as much.
_SECOND = Precision.SECOND
_MINUTE = Precision.MINUTE
_HOUR = Precision.HOUR
_DAY = Precision.DAY
_RANGE = Precision.RANGE
_TBD = Precision.TBD
_DAY_RANK = _DAY.rank
_ONE_SECOND = timedelta(seconds=1)
_ONE_MINUTE = timedelta(minutes=1)
_ONE_HOUR = timedelta(hours=1)
_ONE_DAY = timedelta(days=1)
_FIRST_DAY = datetime.min.replace(tzinfo=UTC)
_LAST_DAY = datetime(9999, 12, 31, tzinfo=UTC)


@attr.frozen(eq=False, repr=False, weakref_slot=False, match_args=False)
class When:
    """A time known to some precision. Make one with `parse`, `at_instant` or `day`.

    Attributes:
        earliest: the first instant, in UTC, that it may be; None if that is open (NLT, TBD).
        instant: the one instant that stands for it in the order of events. To the second or the
            minute: its start. NET: its start. Else its end, since what is uncertain has not happened
            yet; FAR_FUTURE if it has none.
        precision: how finely it is known.
        part: "early", "mid" or "late" in its unit, or None.
        bound: "NET", not earlier than; "NLT", no later than; or None.
        derived: True if no file gives it.
    """

    earliest: datetime | None
    instant: datetime
    precision: Precision
    _latest: datetime | None = None
    _words: str | None = None
    part: str | None = None
    bound: str | None = None
    derived: bool = False
    _span: tuple[datetime, datetime | None] | None = None

    # -- making ------------------------------------------------------------------------------------

    @classmethod
    def parse(cls, value: object) -> When:
        """Read a time as TOML gives it.

        Args:
            value: a date-time with an offset (its seconds 00: known to the minute; a fraction of a
                second is dropped), a date, or a text in one of the forms of docs/format.md. A time
                that ends past the year 9999 has an open end.

        Raises:
            WhenError: whatever else it is.
        """
        if type(value) is datetime:
            if value.tzinfo is not UTC:
                value = _in_utc(value)
            if value.microsecond:
                value = value.replace(microsecond=0)
            # most of all values are these
            return QuickWhen(value, value, _SECOND if value.second else _MINUTE)
        if isinstance(value, str):
            return _usual(value) or _from_parsed(parse_text(value), str(value))
        if type(value) is date:
            return cls.day(value)
        if isinstance(value, datetime):
            return cls.parse(_in_utc(value))
        raise _wrong_kind(value)

    @classmethod
    def at_instant(cls, instant: datetime) -> When:
        """Make a time known to the second, from an aware date-time.

        Raises:
            WhenError: it is naive, or is not in the years 1 to 9999 in UTC.
        """
        if instant.tzinfo is not UTC or type(instant) is not datetime:
            instant = _in_utc(instant)
        if instant.microsecond:
            instant = instant.replace(microsecond=0)
        return cls(instant, instant, _SECOND)

    @classmethod
    def day(cls, day: date) -> When:
        """Make a time known to the day, a day of UTC."""
        start = datetime(day.year, day.month, day.day, tzinfo=UTC)
        end = plus(start, _ONE_DAY)
        return QuickWhen(start, end or FAR_FUTURE, _DAY, end)

    # -- bounds ------------------------------------------------------------------------------------

    @property
    def latest(self) -> datetime | None:
        """The first instant, in UTC, that it can no longer be; None if that is open."""
        latest = self._latest
        if latest is None and self.bound is None and self.earliest is not None:
            # worked out here: most times are exact, and few are ever asked for their end
            if self.precision is _SECOND:
                return plus(self.earliest, _ONE_SECOND)
            if self.precision is _MINUTE:
                return plus(self.earliest, _ONE_MINUTE)
        return latest

    @property
    def span(self) -> tuple[datetime, datetime | None] | None:
        """The unit or range that the words name: what NET and NLT stand before, and what narrowing
        leaves alone. None for TBD.
        """  # noqa: D205 - one sentence, and it is long
        if self._span is not None or self.earliest is None or self.precision is _TBD:
            return self._span
        return self.earliest, self.latest

    @property
    def words(self) -> str:
        """As written; `parse` reads it as this time again, unless it is derived or narrowed."""
        if self._words is not None:
            return self._words
        # only date-times and dates are without words, and those have a start
        stamp = (self.earliest or FAR_FUTURE).isoformat()
        if self.precision is _SECOND:
            return stamp[:19] + "Z"
        return stamp[:16] + "Z" if self.precision is _MINUTE else stamp[:10]

    @property
    def is_exact(self) -> bool:
        """True if it is known to the second or the minute, and is no bound."""
        return (self.precision is _SECOND or self.precision is _MINUTE) and self.bound is None

    @property
    def sort_key(self) -> datetime:
        """What to sort by: `instant`. What breaks a tie is for the ledger to say."""
        return self.instant

    # -- comparing ---------------------------------------------------------------------------------

    def before(self, other: When) -> bool | None:
        """Whether this happens before another time: certainly, certainly not, or possibly (None).

        True if each instant this may be is before each that the other may be: its end is not after
        the other's start. False if each is after each. An open bound settles nothing on its side. Two
        times known to the same second are None: either may be first.
        """
        start, other_start = self.earliest, other.earliest
        if other_start is not None and (start is None or start < other_start):
            end = self.latest
            return True if end is not None and end <= other_start else None
        if start is not None:
            other_end = other.latest
            return False if other_end is not None and other_end <= start else None
        return None

    def after(self, other: When) -> bool | None:
        """Whether this happens after another time: certainly, certainly not, or possibly (None)."""
        return other.before(self)

    def before_instant(self, instant: datetime) -> bool | None:
        """Whether this happens before an instant: certainly, certainly not, or possibly (None).

        False means at that instant or after it.
        """
        start = self.earliest
        if start is not None and start >= instant:
            return False
        end = self.latest
        return True if end is not None and end <= instant else None

    def contains(self, instant: datetime) -> bool:
        """Whether it may be at this instant: an open bound reaches for ever."""
        if self.earliest is not None and instant < self.earliest:
            return False
        end = self.latest
        return end is None or instant < end

    # -- deriving ----------------------------------------------------------------------------------

    def narrowed(self, not_before: datetime | None, not_after: datetime | None) -> When:
        """Cut off what another fact rules out; it is shown as before.

        Args:
            not_before: the new start if it is later than the old one.
            not_after: the new end (exclusive) if it is earlier than the old one.

        Returns:
            The narrower time with its own `instant`; this one if nothing would change, if nothing
            would be left, or if it is exact and so has nothing to narrow.
        """
        if self.is_exact:
            return self
        start, end = self.earliest, self.latest
        if not_before is not None and (start is None or start < not_before):
            start = not_before
        if not_after is not None and (end is None or not_after < end):
            end = not_after
        if (start is self.earliest and end is self._latest) or (
            start is not None and end is not None and end <= start
        ):
            return self
        return attr.evolve(
            self,
            earliest=start,
            latest=end,
            instant=_instant(start, end, self.precision, self.bound),
            words=self.words,
            span=self.span,
        )

    def shifted(self, days: float) -> When:
        """Derive a time that comes some days later (or earlier, if negative), never finer than a day.

        From a time known to the day or finer: the UTC days that its shifted interval touches, as a
        day or a range of days. From a coarser one: its bounds, shifted, with the same words and
        precision. Open bounds stay open. Bounds stop at the ends of the calendar.

        Raises:
            ValueError: days is not a number.
        """
        if self.precision is _TBD and self.earliest is None and self._latest is None:
            return attr.evolve(self, derived=True)
        start = None if self.earliest is None else _moved(self.earliest, days)
        latest = self.latest
        end = None if latest is None else _moved_end(latest, days)
        if _fine(self):
            return _days(start, end, self.bound)
        span, part = self.span, self.part
        if span is not None:
            span = _moved(span[0], days), None if span[1] is None else _moved_end(span[1], days)
            if part is not None:
                part = _part_at(middle(span), self.precision)
        return When(
            start,
            _instant(start, end, self.precision, self.bound),
            self.precision,
            end,
            self.words,
            part,
            self.bound,
            derived=True,
            span=span,
        )

    # -- as a value --------------------------------------------------------------------------------

    def _key(self) -> tuple[object, ...]:
        return self.earliest, self.latest, self.precision.rank, self.words, self.derived

    def __eq__(self, other: object) -> bool:
        return self._key() == other._key() if isinstance(other, When) else NotImplemented

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        return f"<When {self.words}{' derived' if self.derived else ''}>"


class QuickWhen(When):
    """A `When` as files give them by the thousand: attrs' own constructor of a frozen class takes four times as long.

    It is frozen to whoever reads the types, and to nobody else.
    """

    __slots__ = ()
    __setattr__ = object.__setattr__
    __delattr__ = object.__delattr__  # both, or the first is asked for each time

    def __init__(
        self,
        earliest: datetime | None,
        instant: datetime,
        precision: Precision,
        latest: datetime | None = None,
        words: str | None = None,
        part: str | None = None,
        bound: str | None = None,
        derived: bool = False,
        span: tuple[datetime, datetime | None] | None = None,
    ) -> None:
        """Take what `When` takes."""
        made: Any = self
        made.earliest = earliest
        made.instant = instant
        made.precision = precision
        made._latest = latest
        made._words = words
        made.part = part
        made.bound = bound
        made.derived = derived
        made._span = span


def _usual(words: str) -> When | None:
    """Read a range of days, or an hour of a day, as most texts are; None for anything else."""
    size = len(words)
    if size == 22 and words[10:12] == "..":
        start, last = plain_day(words[:10]), plain_day(words[12:])
        end = plus(last, _ONE_DAY) if last is not None else None
        if start is None or last is None or end is None or last < start:
            return None
        return QuickWhen(start, end, _RANGE, end, words)
    if size == 14 and words[10] == "T" and words[13] == "Z":
        start, hour = plain_day(words[:10]), words[11:13]
        if start is None or not (hour.isascii() and hour.isdigit() and hour < "24"):
            return None
        start = start.replace(hour=int(hour))
        end = plus(start, _ONE_HOUR)
        return QuickWhen(start, end, _HOUR, end, words) if end is not None else None
    return None


def middle(span: tuple[datetime, datetime | None]) -> datetime:
    """Find the middle of an interval: what a shifted unit is named after."""
    start, end = span
    return start + ((end or FAR_FUTURE) - start) / 2


def _from_parsed(parsed: Parsed, words: str) -> When:
    start, end, precision, bound = parsed.earliest, parsed.latest, parsed.precision, parsed.bound
    return QuickWhen(
        start,
        _instant(start, end, precision, bound),
        precision,
        end,
        words,
        parsed.part,
        bound,
        span=parsed.span if bound else None,
    )


def _instant(
    start: datetime | None, end: datetime | None, precision: Precision, bound: str | None
) -> datetime:
    if start is not None and (
        bound == "NET" or (bound is None and (precision is _SECOND or precision is _MINUTE))
    ):
        return start
    return FAR_FUTURE if end is None else end


def _in_utc(value: datetime) -> datetime:
    """A standard date-time in UTC, from any aware one."""
    if value.utcoffset() is None:
        shown = value.isoformat()
        raise WhenError(
            shown,
            "an offset from UTC after the time",
            f"Add Z if it is in UTC: {shown}Z; else its offset, such as +03:00.",
            naive=True,
        )
    try:
        value = value.astimezone(UTC)
    except OverflowError:
        raise WhenError(
            value.isoformat(),
            "a time that is in the years 0001 to 9999 in UTC",
            "Write it without an offset, with Z.",
        ) from None
    return datetime(
        value.year, value.month, value.day, value.hour, value.minute, value.second, tzinfo=UTC
    )


def _wrong_kind(value: object) -> WhenError:
    """The error for a value that is neither a date-time nor text."""
    expected = "a time, or text that tells one"
    if isinstance(value, time):
        shown = value.isoformat()
        return WhenError(
            shown,
            "a date as well as a time of day",
            f"Put the date before it and Z after it: 2022-03-18T{shown[:8]}Z.",
            naive=True,
        )
    from crewtrack.model.when_hint import suggest
    from crewtrack.model.when_parse import FORMS

    if isinstance(value, bool):
        return WhenError("true" if value else "false", expected, FORMS)
    if isinstance(value, int | float):
        # Python refuses to print very long whole numbers
        found = "a long number" if isinstance(value, int) and abs(value) > 10**18 else str(value)
        near = suggest(found) if isinstance(value, int) else None
        return WhenError(found, expected, f'Write "{near}", in quotes.' if near else FORMS)
    kinds = {list: "an array", tuple: "an array", dict: "a table", type(None): "nothing"}
    found = kinds.get(type(value)) or quoted(type(value).__name__).strip('"')
    return WhenError(found, expected, FORMS)


# -- shifting --------------------------------------------------------------------------------------


def _moved(instant: datetime, days: float) -> datetime:
    try:
        return instant + timedelta(days=days)
    except OverflowError:
        return _LAST_DAY if days > 0 else _FIRST_DAY


def _moved_end(instant: datetime, days: float) -> datetime | None:
    try:
        return max(instant + timedelta(days=days), _FIRST_DAY + _ONE_DAY)
    except OverflowError:
        return None if days > 0 else _FIRST_DAY + _ONE_DAY


def _fine(when: When) -> bool:
    """Whether it is known to the day or finer: a range, if both of its ends are."""
    if when.precision is _RANGE:
        return all(end.precision.rank <= _DAY_RANK for end in range_ends(when.words))
    return when.precision.rank <= _DAY_RANK


def _days(start: datetime | None, end: datetime | None, bound: str | None) -> When:
    """The UTC days that an interval touches, as a derived time."""
    first = _FIRST_DAY
    if start is not None:
        first = start = start.replace(hour=0, minute=0, second=0, microsecond=0)
    if end is None:
        last = _LAST_DAY
    else:
        last = end - timedelta(microseconds=1)
        last = last.replace(hour=0, minute=0, second=0, microsecond=0)
        end = plus(last, _ONE_DAY)
    precision, part = _DAY, None
    words: str | None = None
    shown = first
    if bound == "NET":
        words = f"NET {first.isoformat()[:10]}"
    elif bound == "NLT":
        words, shown = f"NLT {last.isoformat()[:10]}", last
    elif first != last:
        precision, words = _RANGE, f"{first.isoformat()[:10]}..{last.isoformat()[:10]}"
    elif start is None:
        words = first.isoformat()[:10]
    span = (shown, plus(shown, _ONE_DAY)) if bound else None
    return When(
        start,
        _instant(start, end, precision, bound),
        precision,
        end,
        words,
        part,
        bound,
        derived=True,
        span=span,
    )


def _part_at(instant: datetime, precision: Precision) -> str:
    """In which part of its unit an instant is."""
    start, end = unit_around(instant, precision)
    for part in PARTS[:2]:
        cut = third(start, end, precision, part)[1]
        if cut is not None and instant < cut:
            return part
    return PARTS[2]
