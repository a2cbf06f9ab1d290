"""What somebody may have meant by words that are not a time; imported only to explain an error."""

from __future__ import annotations

import difflib
import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from crewtrack.model.when_parse import WhenError, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]

_SAME = {
    "start": "early",
    "beginning": "early",
    "begin": "early",
    "middle": "mid",
    "end": "late",
    "sept": "september",
    "nte": "net",
    "tba": "tbd",
    "tbc": "tbd",
    "unknown": "tbd",
    "undecided": "tbd",
    "utc": "z",
    "gmt": "z",
}

_PHRASES = (
    (r"to be (determined|announced|confirmed)", "tbd"),
    (r"\?+|n/a|none", "tbd"),
    (r"(no|not) (earlier|sooner) than|not before|n\.e\.t\.?", "net "),
    (r"(no|not) later than|by (?=.)", "nlt "),
    (r"[\u2010-\u2015\u2212]", "-"),
    (r"\u2026", ".."),
    (r"(\d)(st|nd|rd|th)\b", r"\1"),
    (r"\b(in|of|the|around|about|circa)\b|[,()]", " "),
    (r"\b(early|mid|late|start|end|beginning|middle)[-_]", r"\1 "),
    (r"\b(net|nlt)[-_:]? *(?=\d)", r"\1 "),
    (r"\b(1st|first|1) half\b", "h1"),
    (r"\b(2nd|second|2) half\b", "h2"),
    (r"\b(fiscal year|fy)[- ]*(?=\d)", "fy"),
    (r"\bweek[- ]*(?=\d)", "w"),
    (r"\bquarter[- ]*(?=\d)", "q"),
)

_MARKS = (
    r"\.\.+",
    r" ?/ ?(?=\d{4}-)",
    r" +(?:to|until|through|-) +",
    r"-(?=\d{4}-\d)",
    r" *- *(?=[a-z]{3})",
    r"(?<=[a-z]{3}) *-",
)
"""What people put between the ends of a range."""

_UNITS = (
    (r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})", "{0}-{1:0>2}-{2:0>2}"),
    (r"(\d{4})(\d\d)(\d\d)", "{0}-{1}-{2}"),
    (r"(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})", "{2}-{1:0>2}-{0:0>2}"),
    (r"(\d{4})[-/. ](\d{1,2})", "{0}-{1:0>2}"),
    (r"(\d{4})(\d\d)", "{0}-{1}"),
    (r"(\d{1,2})[/.](\d{4})", "{1}-{0:0>2}"),
    (r"(\d{4})[- ]*([qh])[- ]*(\d)", "{0}-{1}{2}"),
    (r"([qh])[- ]*(\d)[-/ ]*(\d{4})", "{2}-{0}{1}"),
    (r"(\d)[- ]*([qh])[- ]*(\d{4})", "{2}-{1}{0}"),
    (r"(\d{4})[- ]*w[- ]*(\d{1,2})", "{0}-w{1:0>2}"),
    (r"w[- ]*(\d{1,2})[-/ ]*(\d{4})", "{1}-w{0:0>2}"),
    (r"fy(\d\d)", "fy20{0}"),
    (r"fy(\d{4})", "fy{0}"),
    (r"(\d{3})\d'?s", "{0}0s"),
    (r"(\d{4})", "{0}"),
)

_TIME = re.compile(
    r"(?P<day>.+?)[ t]+(?P<h>\d{1,2}):?(?P<m>\d\d)(?P<s>:\d\d)?(?:[.,]\d+)?"
    r" ?(?:(?P<z>z)|(?P<sign>[+-])(?P<oh>\d\d):?(?P<om>\d\d)?)?"
)


def suggest(text: str) -> str | None:
    """Find the valid words nearest to those given, in the spelling of docs/format.md.

    Args:
        text: anything; long texts are not looked at.

    Returns:
        words that `When.parse` reads; None if nothing comes near.
    """
    if len(text) > 60:
        return None
    words = text.lower().strip()
    for pattern, becomes in _PHRASES:
        words = re.sub(pattern, becomes, words)
    words = re.sub(r"[a-z]{3,}", lambda found: _nearest(found.group()), words)
    for candidate in _candidates(" ".join(words.split())):
        try:
            read_text(candidate)
        except WhenError:
            continue
        return _spelt(candidate)
    return None


def _nearest(word: str) -> str:
    """The word of the vocabulary that is meant, or the word itself."""
    word = _SAME.get(word, word)
    for name in _MONTHS:
        if name.startswith(word):
            return name
    known = [*_MONTHS, "early", "mid", "late", "net", "nlt", "tbd", "utc"]
    near = difflib.get_close_matches(word, known, n=1, cutoff=0.66)
    return _SAME.get(near[0], near[0]) if near else word


def _candidates(words: str) -> Iterator[str]:
    both = re.fullmatch(r"net (.+?)[ ,;]*nlt (.+)", words)
    if both:
        words = f"{both[1]}..{both[2]}"
    for mark in _MARKS:
        ends = re.split(mark, words)
        if len(ends) == 2:
            yield from _ranges(ends[0].strip(), ends[1].strip())
    bound, _, rest = words.rpartition("net ") if "net " in words else words.rpartition("nlt ")
    prefix = words[len(bound) : len(words) - len(rest)].strip()
    for unit in _with_part(rest):
        yield f"{prefix} {unit}".strip()


def _ranges(first: str, last: str) -> Iterator[str]:
    first = first.removeprefix("net ")
    if not last:
        yield from (f"net {unit}" for unit in _with_part(first))
    elif not first:
        yield from (f"nlt {unit}" for unit in _with_part(last))
    else:
        year = re.search(r"\d{4}", last)
        firsts = [first] if re.search(r"\d{4}", first) or not year else [f"{first} {year[0]}"]
        for start in firsts:
            for one in _with_part(start):
                yield from (f"{one}..{other}" for other in _with_part(last))


def _with_part(words: str) -> Iterator[str]:
    part = re.match(r"(early|mid|late) +", words)
    if part:
        yield from (f"{part[1]} {unit}" for unit in _units(words[part.end() :]))
    yield from _units(words)


def _units(words: str) -> Iterator[str]:
    """Readings of one unit."""
    yield words
    time = _TIME.fullmatch(words)
    if time:
        offset = "z" if not time["sign"] else f"{time['sign']}{time['oh']}:{time['om'] or '00'}"
        clock = f"{time['h']:0>2}:{time['m']}{(time['s'] or '').replace(':60', ':59')}{offset}"
        for day in (time["day"], *_days(time["day"])):
            if clock.startswith("24:00"):
                yield from (f"{after}t00{clock[2:]}" for after in _day_after(day))
            yield f"{day}t{clock}"
    yield from _days(words)
    if words == "tbd" or "tbd" in words.split():
        yield "tbd"


def _day_after(day: str) -> Iterator[str]:
    try:
        yield (date.fromisoformat(day) + timedelta(days=1)).isoformat()
    except (ValueError, OverflowError):
        return


def _days(words: str) -> Iterator[str]:
    for pattern, form in _UNITS:
        found = re.fullmatch(pattern, words)
        if found:
            yield form.format(*found.groups())
    for pattern in (r"(\d{4})-w(\d\d)-(\d)", r"(\d{4})-(\d{3})"):
        found = re.fullmatch(pattern, words)
        if found:
            fields = [int(field) for field in found.groups()]
            try:
                if len(fields) == 3:
                    yield date.fromisocalendar(*fields).isoformat()
                else:
                    first = date(fields[0], 1, 1) + timedelta(days=fields[1] - 1)
                    yield first.isoformat()
            except (ValueError, OverflowError):
                continue
    for index, month in enumerate(_MONTHS, 1):
        if month in words:
            year = re.search(r"\d{4}", words)
            day = re.search(r"(?<!\d)\d{1,2}(?!\d)", words)
            if year and day:
                yield f"{year[0]}-{index:02d}-{day[0]:0>2}"
            elif year:
                yield f"{year[0]}-{index:02d}"


def _spelt(words: str) -> str:
    """Words in the case that the format's own pages use."""
    fields = words.upper().split()
    return (
        " ".join(
            field.lower()
            if field in {"EARLY", "MID", "LATE"}
            else re.sub(r"(\d)S\b", r"\1s", field)
            for field in fields
        )
        .replace("..EARLY", "..early")
        .replace("..MID", "..mid")
        .replace("..LATE", "..late")
    )
