"""A lane in words: what stands on it at an instant, and what happens on it. The accessible reading of a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from crewtrack.export.chart.pen import CONFLICT, UNSEATED
from crewtrack.model.when import FAR_FUTURE, When
from crewtrack.model.when_words import day, short

if TYPE_CHECKING:
    from datetime import datetime

    from crewtrack.model.address import Address
    from crewtrack.views.shapes.timeline import Bar, Lane


class Reading(NamedTuple):
    """What a lane says at an instant.

    Attributes:
        title: what it is about, in capitals.
        tag: the agency's tag, or "".
        parts: what there is to say, the weightiest first; each stands by itself.
        more: what is not to be overlooked: a conflict, somebody without a seat, command.
        address: what opens it in full.
        sign: of what is wrong, where `more` is of something wrong; else "".
    """

    title: str
    tag: str
    parts: tuple[str, ...]
    more: tuple[str, ...]
    address: Address
    sign: str = ""


class _Dates(NamedTuple):
    """How times are written: the year that goes without saying, and whether days are enough."""

    year: int
    brief: bool

    def of(self, when: When | None, instant: datetime) -> str:
        """Write a time as exactly as it is known; nothing where nothing is known."""
        if when is None:
            return "" if instant >= FAR_FUTURE else self.at(instant)
        return day(when, self.year) if self.brief else short(when, self.year)

    def at(self, instant: datetime) -> str:
        """Write an instant."""
        when = When.at_instant(instant)
        return day(when, self.year) if self.brief else short(when, self.year)


def reading(
    lane: Lane,
    at: datetime,
    *,
    wrong: Lane | None = None,
    brief: bool = False,
    recorded: bool = True,
) -> Reading:
    """Put a lane into words, as of an instant.

    Args:
        lane: the lane, with the bars next to the instant at least.
        at: the instant.
        wrong: the same as it is drawn, where that has more bars: what is wrong with any of them is told.
        brief: for a narrow place: with short names, and to the day.
        recorded: whether the file claims to know of the instant: else a port without a ship is not known to be free.
    """
    dates = _Dates(at.year, brief)
    bar, following = _bars(lane, at)
    title = (lane.short if brief else lane.name).upper()
    tag = lane.agency.tag if lane.agency is not None and lane.agency.id is not None else ""
    if lane.kind == "agency":
        count = next((count for when, count in reversed(lane.steps) if when <= at), 0)
        return Reading(
            title, "", (f"{count} aboard", *_next_step(lane, at, dates)), (), lane.address
        )
    more, sign = _more(wrong or lane, bar or following, at, dates)
    if lane.kind == "port":
        parts = _port(bar, following, at, dates, lane)
        if bar is None and not recorded:
            parts = ("not recorded", *(parts[1:] if following is not None else ()))
        shown = bar or following
        address = ("flight", shown.id) if shown is not None else lane.address
        return Reading(title, "", parts, more, address, sign)
    shown = bar or following
    if shown is None:
        return Reading(title, tag, ("not in this window",), more, lane.address, sign)
    parts = (_stay(shown, at, dates, lane), *_rides(shown, lane))
    parts += _days(shown, at, brief=brief)
    return Reading(title, tag, parts, more, lane.address, sign)


def _bars(lane: Lane, at: datetime) -> tuple[Bar | None, Bar | None]:
    """The bar at an instant and the first after it; where there is neither, the last one before it."""
    now: Bar | None = None
    after: Bar | None = None
    for bar in lane.bars:
        start = bar.out if bar.out is not None else bar.start
        end = bar.back if bar.back is not None else bar.end
        if start <= at < end:
            now = bar
        elif start > at and after is None:
            after = bar
    if now is None and after is None and lane.bars and lane.kind != "port":
        return lane.bars[-1], None
    return now, after


def _stay(bar: Bar, at: datetime, dates: _Dates, lane: Lane) -> str:
    if not bar.stays:
        return f"in free flight {_span(bar, dates)}"
    if dates.brief and bar.start <= at < bar.end:
        return _span(bar, dates)
    word = "docked" if lane.kind == "flight" else "aboard"
    if lane.kind == "flight" and bar.port_name is not None:
        word = f"docked at {bar.port_name}"
    if bar.out is not None and bar.out <= at < bar.start:
        word = f"on the way, {word}"
    elif bar.back is not None and bar.end <= at < bar.back:
        word = f"on the way home, {word}"
    return f"{word} {_span(bar, dates)}"


def _span(bar: Bar, dates: _Dates) -> str:
    """Say from when to when."""
    start, end = dates.of(bar.begins, bar.start), dates.of(bar.ends, bar.end)
    if bar.forever:
        return f"from {start} on"
    return f"{start} to {end}" if end else f"since {start}, no end is known"


def _rides(bar: Bar, lane: Lane) -> tuple[str, ...]:
    if lane.kind != "person":
        return ()
    if bar.home_short is not None:
        return (f"up {bar.short}, home {bar.home_short}",)
    return (f"up and home {bar.short}" if bar.end < FAR_FUTURE else f"up {bar.short}",)


def _days(bar: Bar, at: datetime, *, brief: bool) -> tuple[str, ...]:
    """Say which day of a flight it is, where both ends are known to the day."""
    start = bar.out if bar.out is not None else bar.start
    end = bar.back if bar.back is not None else bar.end
    if bar.start_low < bar.start_high or start > at:
        return ()
    if end >= FAR_FUTURE or bar.end_low < bar.end_high or (brief and at < end):
        return (f"day {(at - start).days}",) if at < end else ()
    total = (end - start).days
    return (f"day {(at - start).days} of {total}",) if at < end else (f"{total} days",)


def _port(
    bar: Bar | None, following: Bar | None, at: datetime, dates: _Dates, lane: Lane
) -> tuple[str, ...]:
    coming = ""
    if following is not None:
        coming = f"{following.name}, {dates.of(following.begins, following.start)}"
    if bar is None:
        gone = [one for one in lane.bars if one.end <= at]
        since = f" since {dates.of(gone[-1].ends, gone[-1].end)}" if gone else ""
        return (f"free{since}", f"then {coming}" if coming else "nothing to come in this window")
    whose = f", {bar.agency.tag}" if bar.agency is not None and bar.agency.id is not None else ""
    parts = (f"{bar.name}{whose}", _span(bar, dates))
    return (*parts, f"then {coming}") if coming else parts


def _next_step(lane: Lane, at: datetime, dates: _Dates) -> tuple[str, ...]:
    found = next(((when, count) for when, count in lane.steps if when > at), None)
    if found is None:
        return ()
    return (f"{found[1]} from {dates.at(found[0])}",)


def _more(lane: Lane, bar: Bar | None, at: datetime, dates: _Dates) -> tuple[tuple[str, ...], str]:
    """Say what marks of a lane mean: what is wrong first, then what lies nearest ahead."""
    wrong = [one.conflict for one in lane.bars if one.conflict is not None]
    wrong += [one.text for one in lane.marks if one.kind == "conflict" and one.text is not None]
    if wrong:
        first = next((one.conflict for one in (bar,) if one is not None and one.conflict), wrong[0])
        return (first,), CONFLICT
    for mark in lane.marks:
        if mark.kind == "no-lifeboat" and (mark.until is None or mark.until > at):
            start = dates.at(mark.at)
            end = "" if mark.until is None or mark.until >= FAR_FUTURE else dates.at(mark.until)
            until = f" to {end}" if end else " on"
            return (f"no lifeboat seat from {start}{until}",), UNSEATED
    commands = [one.at for one in lane.marks if one.kind == "command"]
    if commands:
        ahead = [one for one in commands if one > at]
        when = ahead[0] if ahead else commands[-1]
        word = "takes" if ahead else "took"
        return (f"{word} command {dates.at(when)}",), ""
    return (), ""
