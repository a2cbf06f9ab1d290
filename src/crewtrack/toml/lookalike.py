"""Look-alikes: what somebody meant as a date, a number or a truth value, and TOML does not know."""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from typing import Final

from crewtrack.toml.fault import FaultError, as_string, quoted

_DATE_LIKE: Final = re.compile(r"(\d{1,6})-(\d{1,2})-(\d{1,2})(?!\d)(.*)", re.DOTALL)
_OTHER_DATE: Final = re.compile(r"\d{1,4}[/.]\d{1,2}[/.]\d{1,4}(?!\d)|\d{1,2}-\d{1,2}-\d{4}(?!\d)")
_HOW: Final = (
    "A date is written 2022-03-18, with a time 2022-03-18T15:55:00Z; anything else goes in quotes."
)
_CLOCK: Final = re.compile(r"(\d{1,2})(?::(\d{1,2}))?(?::(\d{1,2})([.,]\d*)?)?(.*)", re.DOTALL)
_TRUTH: Final = {
    "true": "true",
    "yes": "true",
    "on": "true",
    "false": "false",
    "no": "false",
    "off": "false",
}
_NOTHING: Final = frozenset({"null", "none", "nil", "undefined", "n/a", "~"})


def odd_date(words: str, start: int) -> FaultError | None:
    """Return the fault of what looks like a date or a time and is none."""
    end = start + len(words)
    found = _DATE_LIKE.match(words)
    if found is None and re.match(r"\d{2,}-\d+[-T]?\d*[T:]", words):
        return FaultError(start, f"{quoted(words)} is not a date to TOML", end, hint=_HOW)
    if found is None:
        if _OTHER_DATE.match(words):
            return FaultError(
                start,
                f"{quoted(words)} is not a date to TOML",
                end,
                hint="Dates are written year, month, day: 2022-03-18.",
            )
        if re.match(r"\d{1,2}:\d", words):
            return _odd_clock(words, words, start, start)
        return None
    year, month, day, rest = found.groups()
    date_end = start + found.start(4)
    if len(year) != 4:
        return FaultError(
            start, f"the year needs four digits in {quoted(words)}", start + len(year), hint=_HOW
        )
    if len(month) == 1 or len(day) == 1:
        return FaultError(
            start,
            f"month and day need two digits each in {quoted(words)}",
            date_end,
            hint=f"Write {year}-{int(month):02d}-{int(day):02d}{quoted(rest)[1:-1]}.",
        )
    if not 1 <= int(month) <= 12:
        swap = (
            f" Is it {year}-{day}-{month}?" if 1 <= int(day) <= 12 and 1 <= int(month) <= 31 else ""
        )
        return FaultError(
            start,
            f"there is no month {month}, in {quoted(words)}",
            date_end,
            hint=f"Months go from 01 to 12.{swap}",
        )
    if int(year) and not 1 <= int(day) <= monthrange(int(year), int(month))[1]:
        last = monthrange(int(year), int(month))[1]
        return FaultError(
            start,
            f"there is no {words[:10]}: {month_name[int(month)]} {year} has {last} days",
            date_end,
            hint=f"The last day of that month is {year}-{month}-{last}.",
        )
    if rest[:1] in ("T", "t", " ") and re.match(r"\d{1,2}(?!\d)", rest[1:]):
        return _odd_clock(words, rest[1:], start, date_end + 1)
    return FaultError(
        start,
        f"{quoted(words)} is not a plain date: found {quoted(rest)} after it",
        end,
        hint=f"Put it in quotes: {as_string(words)}.",
    )


def _odd_clock(words: str, clock: str, start: int, pos: int) -> FaultError | None:
    """Return the fault of a time of day, which begins at `pos`."""
    found = _CLOCK.match(clock)
    if found is None:  # pragma: no cover - it begins with a digit
        return None
    hour, minute, second, fraction, zone = found.groups()
    end = start + len(words)
    if int(hour) > 23:
        hint = (
            "Midnight is 00:00 of the next day." if int(hour) == 24 else "Hours go from 00 to 23."
        )
        return FaultError(
            pos, f"there is no hour {hour}, in {quoted(words)}", pos + len(hour), hint=hint
        )
    if minute is None:
        return FaultError(
            start,
            f"the time in {quoted(words)} has no minutes",
            end,
            hint=f"Give the minutes; to claim no more than the hour, put it in quotes: {as_string(words)}.",
        )
    at = pos + found.start(2)
    if len(minute) < 2 or int(minute) > 59:
        return FaultError(
            at,
            f"there is no minute {minute}, in {quoted(words)}",
            at + len(minute),
            hint="Minutes go from 00 to 59, in two digits.",
        )
    if second is not None and (len(second) < 2 or int(second) > 59):
        at = pos + found.start(3)
        hint = (
            "Leap seconds are not kept: write 59."
            if int(second) == 60
            else "Seconds go from 00 to 59, in two digits."
        )
        return FaultError(
            at, f"there is no second {second}, in {quoted(words)}", at + len(second), hint=hint
        )
    if len(hour) < 2:
        return FaultError(
            pos, f"the hour needs two digits in {quoted(words)}", pos + 1, hint=f"Write 0{hour}."
        )
    if fraction is not None and (fraction[0] == "," or len(fraction) == 1):
        at = pos + found.start(4)
        return FaultError(
            at,
            f"found {quoted(fraction)} after the seconds",
            at + len(fraction),
            hint="Write `.` and digits.",
        )
    at = pos + found.start(5)
    offset = re.fullmatch(r"\s*([+-])(\d{1,2}):?(\d{2})?", zone)
    if offset:
        sign, hours, minutes = offset.groups()
        if int(hours) > 23 or int(minutes or 0) > 59:
            return FaultError(
                at, f"there is no offset {quoted(zone)}", end, hint="Offsets go up to 23:59."
            )
        hint = f"Write {sign}{int(hours):02d}:{minutes or '00'}."
    elif pos == start:
        hint = f"A time of day alone has no zone: give the date too, or put it in quotes: {as_string(words)}."
    elif re.fullmatch(r"\s*(?:utc|gmt|z|zulu)\.?", zone, re.IGNORECASE):
        hint = f"Write Z for UTC: {words[: at - start].rstrip().replace(' ', 'T')}Z."
    else:
        hint = f"Write Z for UTC, or an offset such as +03:00; anything else goes in quotes: {as_string(words)}."
    return FaultError(at, f"found {quoted(zone)} after the time", end, hint=hint)


def odd_number(words: str, start: int) -> FaultError | None:
    """Return the fault of what looks like a number and is none."""
    end = start + len(words)
    sign, digits = re.match(r"([+-]?)(.*)", words, re.DOTALL).groups()  # type: ignore[union-attr]
    if (
        not re.fullmatch(r"(?:0[xobXOB])?[0-9A-Fa-f_.,eE+-]*[0-9_][0-9A-Fa-f_.,eE+-]*%?", digits)
        or digits[0] not in "0123456789._"
    ):
        return None
    what = f"{quoted(words)} is not a number to TOML"
    if re.fullmatch(r"0[\d_]+(?:\.\d+)?", digits):
        shorter = sign + (digits.lstrip("0_") or "0")
        if shorter.lstrip("+-").startswith("."):
            shorter = sign + "0" + digits.lstrip("0_")
        return FaultError(
            start,
            f"the number {quoted(words)} begins with a zero",
            end,
            hint=f'Write {shorter}; if it is a name and not a number, "{words}".',
        )
    if re.fullmatch(r"\.\d+", digits):
        return FaultError(
            start, what, end, hint=f"Write a digit before the point: {sign}0{digits}."
        )
    if re.fullmatch(r"\d+\.", digits):
        return FaultError(start, what, end, hint=f"Write a digit after the point: {words}0.")
    if re.fullmatch(r"[\d_]+(?:\.[\d_]+)?", digits):
        return FaultError(
            start, what, end, hint="An underscore stands between two digits, one at a time."
        )
    if digits.endswith("%"):
        return FaultError(start, what, end, hint="Leave the `%` out.")
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+", digits):
        return FaultError(start, what, end, hint=f"Write {words.replace(',', '')} without commas.")
    if re.match(r"0[xobXOB]", digits):
        return FaultError(
            start,
            what,
            end,
            hint="Such numbers begin with 0x, 0o or 0b, have no sign, and only their own digits.",
        )
    return FaultError(
        start,
        f"{quoted(words)} is neither a number nor a date to TOML",
        end,
        hint=f"Put it in quotes: {as_string(words)}.",
    )


def odd_word(words: str, start: int) -> FaultError | None:
    """Return the fault of a word that other languages know."""
    end = start + len(words)
    plain = words.lower()
    if plain in _TRUTH:
        return FaultError(
            start,
            f"{quoted(words)} is not a truth value to TOML",
            end,
            hint=f'Write {_TRUTH[plain]}, or "{words}" if it is text.',
        )
    if plain in _NOTHING:
        return FaultError(
            start,
            f"TOML has no {quoted(words)}",
            end,
            hint="Leave the key out where there is no value.",
        )
    return None
