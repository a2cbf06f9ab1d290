"""Diagnose: what is wrong with a text that tomli refused, where, and what would put it right.

tomli says where it gave up, which is seldom where the fault is: a key given twice is reported at the end of its
value, an unclosed bracket at whatever follows, an impossible date as a missing line end. So the statement at fault
is read once more, by a strict reader that remembers where brackets and quotes were opened
(`crewtrack.toml.strict`); and where the
grammar is sound, what was there before is looked up (`_clash`). Imported only when something is wrong.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from crewtrack.toml import locate
from crewtrack.toml.fault import FaultError, char_at, quoted, refusal, too_deep, too_large
from crewtrack.toml.read import BAD_IN_KEY, BAD_IN_VALUE, TomlSyntaxError
from crewtrack.toml.sound import MOST_LEVELS
from crewtrack.toml.strict import Strict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from crewtrack.toml.locate import Path


def explain(text: str, error: Exception) -> TomlSyntaxError:
    """Return what is wrong with a text that tomli refused with `error`."""
    text = text.replace(
        "\r\n", "\n"
    )  # as tomli does: its offsets count so; lines and columns stay the same
    pos = getattr(error, "pos", None)
    try:
        _find(text, pos)
    except FaultError as fault:
        return fault.error(text)
    except RecursionError:
        return FaultError(0, "arrays and tables are nested too deep").error(text)
    pos = pos if isinstance(pos, int) else 0
    return FaultError(pos, f"this is not TOML: found {char_at(text, pos)}").error(text)


def refused(text: str, offset: int) -> TomlSyntaxError:
    """Return the error for a raw character that may stand nowhere in a file."""
    return refusal(text[offset], offset, offset + 1).error(text)


def unsound(text: str, data: dict[str, Any]) -> TomlSyntaxError:
    """Return what is wrong with data that tomli read and `read` does not promise."""
    for path, value in _everything(data, ()):
        fault = _unsound(text, path, value)
        if fault is not None:
            return fault.error(text)
    return FaultError(0, "this text cannot be read").error(
        text
    )  # pragma: no cover - one of them was found


def _unsound(text: str, path: Path, value: object) -> FaultError | None:
    """Return what `read` does not promise of one value, or None."""
    deep = len(path) > MOST_LEVELS + 1 or (
        len(path) > MOST_LEVELS and isinstance(value, (dict, list))
    )
    key = path[-1]
    bad_key = re.search(BAD_IN_KEY, key) if isinstance(key, str) else None
    bad = re.search(BAD_IN_VALUE, value) if isinstance(value, str) else None
    large = type(value) is int and not -(2**63) <= value < 2**63
    if not (deep or bad_key or bad or large):
        return None
    offsets = locate.index(text, (path,)).offsets.get(path)
    if offsets is None:  # pragma: no cover - the scanner is proved to find all
        return None
    start, end, key_start, key_end = offsets
    if deep:
        return too_deep(key_start, key_end)
    if bad_key:
        return _in_string(text, bad_key.group(), key_start, key_end)
    return _in_string(text, bad.group(), start, end) if bad else too_large(start, end)


def _everything(value: Any, path: Path) -> Iterator[tuple[Path, Any]]:
    """Yield every path below one and its value; no deeper than one level below what is allowed."""
    if len(path) > MOST_LEVELS or not isinstance(value, (dict, list)):
        return
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
        yield (*path, key), inner
        if isinstance(inner, (dict, list)):
            yield from _everything(inner, (*path, key))


_ESCAPES: Final = re.compile(
    r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|x([0-9A-Fa-f]{2})|([\s\S]))"
)
_SHORT_ESCAPES: Final = {"b": "\b", "e": "\x1b", "f": "\f", "r": "\r", "n": "\n"}


def _in_string(text: str, char: str, start: int, end: int) -> FaultError:
    """Place a refused character at its escape, or where it stands raw, in a string between two offsets."""
    if text[start] != "'":
        for escape in _ESCAPES.finditer(text, start, end):
            code = escape.group(1) or escape.group(2) or escape.group(3)
            means = chr(int(code, 16)) if code else _SHORT_ESCAPES.get(escape.group(4), "")
            if means == char:
                return refusal(char, *escape.span())
    raw = text.find(char, start, end)
    return refusal(char, raw, raw + 1) if raw >= 0 else refusal(char, start, end)


def _find(text: str, pos: int | None) -> None:
    """Raise the fault of a text that tomli refused at an offset; it gives none for what is nested too deep."""
    ends = [0, 0]
    if pos is not None:
        try:
            for end in locate.statement_ends(text):
                if end >= pos:
                    break
                ends.append(end)
        except locate.ScanError:
            pass
    strict = Strict(text)
    start = ends[-2]  # from the statement before: the fault may be what follows it on its line
    while start < len(text) and (pos is None or start <= pos):
        statement = strict.skip_blank(start)
        start = strict.statement(start)
        if pos is not None and start >= pos:
            _clash(text, statement)


def _clash(text: str, statement: int) -> None:
    """Raise the fault of a statement that is sound in itself, and gives what was given before."""
    before = text[:statement]
    brackets = (
        2 if text.startswith("[[", statement) else 1 if text.startswith("[", statement) else 0
    )
    try:
        parts, _ = locate.split_key(text, statement + brackets)
        keys = tuple(name for name, _, _ in parts)
        if brackets:
            paths = locate.header_path(before, keys)
        else:
            base = locate.table_at(before)
            paths = [(*base, *keys[: count + 1]) for count in range(len(keys))]
    except locate.ScanError:  # pragma: no cover - the strict reader has accepted it
        return
    known = locate.index(before, (*paths, (*paths[-1], 0)))
    start, end = parts[0][1], parts[-1][2]
    for place, path in enumerate(paths[:-1]):
        old = known.offsets.get(path)
        if old is not None and (old[0] >= old[3] or not brackets):
            if old[0] < old[3] and not _is_explicit(before, path, known):
                continue
            raise _closed(before, path, old, start, end, keys[: place + 1])
    old = known.offsets.get(paths[-1])
    if old is None:
        return
    name = quoted(".".join(str(one) for one in paths[-1]))
    is_value = old[0] >= old[3]
    is_list = (*paths[-1], 0) in known and not is_value
    first = ("first given here", old[2])
    if brackets == 0 and (is_value or is_list):
        where = _table_words(locate.table_at(before))
        raise FaultError(
            start,
            f"{quoted(text[start:end])} is given twice {where}",
            end,
            hint="Delete one of the two.",
            related=first,
        )
    if brackets == 0:
        raise FaultError(
            start,
            f"{name} is a table already, so it cannot be given a value",
            end,
            hint="Delete one of the two, or give it another name.",
            related=("the table begins here", old[2]),
        )
    if is_value:
        raise _closed(before, paths[-1], old, start, end, keys)
    if brackets == 2:
        raise FaultError(
            start,
            f"{name} is a single table already, so `[[...]]` cannot add one more",
            end,
            hint="Write the first one with two brackets too, or give this one another name.",
            related=("the single table begins here", old[2]),
        )
    if is_list:
        raise FaultError(
            start,
            f"{name} is a list of tables, so one more needs two brackets",
            end,
            hint=f"Write `[[{quoted(text[start:end])[1:-1]}]]`.",
            related=("the first of the list", old[2]),
        )
    raise FaultError(
        start,
        f"the table {name} is given twice",
        end,
        hint="Move the lines below this header up to the first one, or give it another name.",
        related=first,
    )


def _is_explicit(before: str, path: Path, known: locate.Index) -> bool:
    """Tell whether a table has been opened for good: by a header, of its own or of a table inside it."""
    found = known.offsets[path]
    line = before.rfind("\n", 0, found[2]) + 1
    return before[line : found[2]].lstrip().startswith("[")


def _closed(
    before: str,
    path: Path,
    old: tuple[int, int, int, int],
    start: int,
    end: int,
    keys: tuple[str, ...],
) -> FaultError:
    """Return the fault of adding to what cannot be added to."""
    name = quoted(".".join(str(one) for one in path))
    opener = before[old[0] : old[0] + 1]
    if old[0] < old[3]:
        return FaultError(
            start,
            f"the table {name} has a header of its own, so nothing can be added to it from here",
            end,
            hint="Move this line below that header.",
            related=("its header", old[2]),
        )
    if opener == "{":
        hint = "Write the new keys inside its braces."
        what = "was closed with its `}`, so nothing can be added to it here"
    elif opener == "[":
        hint = "Write the new items inside its brackets."
        what = "was closed with its `]`, so nothing can be added to it here"
    else:
        hint = f"Give one of the two another name than {quoted(keys[-1])}."
        what = "has a value already, so it cannot be a table too"
    return FaultError(
        start, f"{name} {what}", end, hint=hint, related=("its value is given here", old[2])
    )


def _table_words(base: Path) -> str:
    keys = ".".join(str(one) for one in base if isinstance(one, str))
    if not base:
        return "at the top of the file"
    return "in " + quoted(f"[[{keys}]]" if isinstance(base[-1], int) else f"[{keys}]")
