"""Strict: a TOML reader that only finds fault, and remembers where brackets and quotes were opened.

It knows the grammar, one statement at a time; what statements mean together, `crewtrack.toml.diagnose` knows.
"""

from __future__ import annotations

import re
from calendar import month_name, monthrange
from typing import Final

from crewtrack.toml import locate
from crewtrack.toml.fault import (
    LONGEST_QUOTE,
    FaultError,
    as_string,
    char_at,
    named,
    quoted,
    too_deep,
    too_large,
)
from crewtrack.toml.lookalike import odd_date, odd_number, odd_word
from crewtrack.toml.sound import MOST_LEVELS

_TIME: Final = r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]+)?)?"
_DATE: Final = r"[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])"
_ZONE: Final = r"(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])"
_DATE_TIME_AT: Final = re.compile(rf"({_DATE})(?:[Tt ]{_TIME}{_ZONE}?)?")
PLAIN_AT: Final = re.compile(
    rf"true|false|[+-]?(?:inf|nan)|{_DATE}(?:[Tt ]{_TIME}{_ZONE}?)?|{_TIME}"
    r"|0x[0-9A-Fa-f](?:_?[0-9A-Fa-f])*|0o[0-7](?:_?[0-7])*|0b[01](?:_?[01])*"
    r"|[+-]?(?:0|[1-9](?:_?[0-9])*)(?:\.[0-9](?:_?[0-9])*)?(?:[eE][+-]?[0-9](?:_?[0-9])*)?"
)
_INTEGER: Final = re.compile(r"[+-]?[0-9][0-9_]*|0[xob][0-9A-Fa-f_]+")
_BARE_KEY: Final = re.compile(r"[A-Za-z0-9_-]+")
_WIDE_KEY: Final = re.compile(r"[\w-]+")
_MORE_KEY: Final = re.compile(r"[\w \t.-]*=")
_KEY_AND_EQUALS: Final = re.compile(
    r"""(?:[\w-]+|"[^"\n]*"|'[^'\n]*')(?:[ \t]*\.[ \t]*[\w"'-]+)*[ \t]*="""
)
_HEADER_LINE: Final = re.compile(
    r"\[{1,2}[ \t]*([A-Za-z_][\w.\-\"' ]*)\]{1,2}[ \t]*(?:#.*)?$", re.MULTILINE
)
_CONFLICT: Final = re.compile(r"(?:<{7}|={7}|>{7}|\|{7})(?=[ \n]|$)")
_CURLY: Final = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u201b\u00ab\u00bb"
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_ESCAPE_LETTERS: Final = 'btnfre"\\'


_BRACES: Final = re.compile(r"\\[xuU]\{([0-9A-Fa-f]*)\}?")


def braced(found: re.Match[str]) -> FaultError:
    """Return the fault of a character written by its number in braces, as Rust, JavaScript and Swift do."""
    number = found.group(1).lstrip("0")
    if len(number) <= 4:
        meant = f"\\u{number:0>4}"
    else:
        meant = f"\\U{number:0>8}" if len(number) <= 8 else ""
    hint = f"Write `{meant}`." if found.group(1) and meant else "Type the character itself."
    return FaultError(
        found.start(), "a character's number stands without braces in TOML", found.end(), hint=hint
    )


class Strict:
    """Reads TOML only to find fault: the first one is raised, with what would put it right."""

    def __init__(self, text: str) -> None:
        self.text = text
        # What is open around the place that is being read: its bracket and where that stands.
        self.open: list[tuple[str, int]] = []

    # What lies between

    def skip_space(self, pos: int) -> int:
        """Pass over spaces and tabs."""
        while self.text[pos : pos + 1] in (" ", "\t"):
            pos += 1
        return pos

    def skip_comment(self, pos: int) -> int:
        """Pass over a comment, if there is one, up to the line end."""
        if not self.text.startswith("#", pos):
            return pos
        end = self.text.find("\n", pos)
        end = len(self.text) if end < 0 else end
        bad = _CONTROL.search(self.text, pos, end)
        if bad:
            raise self.control(bad.start(), "a comment")
        return end

    def skip_blank(self, pos: int) -> int:
        """Pass over spaces, line ends and comments."""
        while True:
            begin = pos
            pos = self.skip_comment(self.skip_space(pos))
            if self.text.startswith("\n", pos):
                pos += 1
            if pos == begin:
                return pos

    def control(self, pos: int, where: str) -> FaultError:
        """Return the fault of a raw control character."""
        char = self.text[pos]
        if char == "\r":
            return FaultError(
                pos,
                f"a carriage return without a line feed stands in {where}",
                hint="Save the file with LF or CRLF line ends.",
                control=True,
            )
        return FaultError(
            pos,
            f"{named(char)} is a control character, and cannot stand in {where}",
            hint="Delete it.",
            control=True,
        )

    # Statements

    def statement(self, pos: int) -> int:
        """Read up to the end of the line of the next statement; return that offset."""
        text = self.text
        self.open.clear()
        pos = self.skip_blank(pos)
        if pos >= len(text):
            return pos
        self.at_start(pos)
        if text[pos] == "[":
            return self.line_end(self.header(pos), "a header")
        begin = pos
        pos = self.key(pos)
        self.equals(begin, pos)
        start = self.skip_space(pos + 1)
        return self.after_value(start, self.value(start))

    def at_start(self, pos: int) -> None:
        """Find fault with what no statement can begin with."""
        text = self.text
        char = text[pos]
        conflict = _CONFLICT.match(text, pos)
        if conflict and (pos == 0 or text[pos - 1] == "\n"):
            raise FaultError(
                conflict.start(),
                f"{quoted(conflict.group())} is left over from a merge conflict",
                conflict.end(),
                hint="Choose one of the two sides, and delete the marker lines.",
            )
        if char in "]}":
            raise FaultError(pos, f"{char_at(text, pos)} closes nothing", hint="Delete it.")
        if char == "=":
            raise FaultError(pos, "there is no key before `=`", hint="Write `key = value`.")
        if char in ",{":
            raise FaultError(
                pos,
                f"a line cannot begin with {char_at(text, pos)}: expected a key or a `[header]`",
                hint="Was the value above closed too early?",
            )
        if text.startswith(("//", "/*", "--", ";", "%"), pos):
            if not text.startswith("--", pos) or text.startswith("-- ", pos):
                raise FaultError(
                    pos,
                    f"{char_at(text, pos)} does not begin a comment",
                    hint="Begin comments with `#`.",
                )
            raise FaultError(
                pos,
                f"{quoted(self.rest(pos))} is not TOML: expected a key or a `[header]`",
                self.rest_end(pos),
                hint="Delete the line.",
            )

    def rest_end(self, pos: int) -> int:
        """Return where the line ends, without a comment or blanks."""
        end = pos + len(re.match(r"[^\n#]*", self.text[pos : pos + 10_000]).group())  # type: ignore[union-attr]
        return max(pos + len(self.text[pos:end].rstrip()), pos)

    def rest(self, pos: int) -> str:
        """Return the rest of the line, without a comment or blanks."""
        return self.text[pos : self.rest_end(pos)]

    def line_end(self, pos: int, what: str) -> int:
        """Expect nothing more on the line; return where it ends."""
        text = self.text
        pos = self.skip_comment(self.skip_space(pos))
        if pos >= len(text) or text[pos] == "\n":
            return pos
        self.invisible(pos)
        char = text[pos]
        if char == "]":
            raise FaultError(pos, f"one `]` too many after {what}", hint="Delete it.")
        if char == "=" and what == "a header":
            raise FaultError(
                pos, "a header has no value", hint="Leave the brackets out: `key = value`."
            )
        raise FaultError(
            pos,
            f"found {quoted(self.rest(pos))} after {what}: expected the end of the line",
            self.rest_end(pos),
            hint="Begin a new line; a comment begins with `#`.",
        )

    def invisible(self, pos: int) -> None:
        """Find fault with a character that looks like nothing, or like another one."""
        text = self.text
        if pos >= len(text):
            return
        char = text[pos]
        if char == locate.BOM:
            raise FaultError(
                pos, "an invisible byte-order mark stands here", hint="Delete it.", control=True
            )
        if char in "\u200b\u200c\u200d\u2060\u00ad\u200e\u200f":
            raise FaultError(
                pos, f"{named(char)} stands here, which cannot be seen", hint="Delete it."
            )
        if char == "\r":
            raise self.control(pos, "the line")
        if char not in " \t\n" and char.isspace() and not _CONTROL.match(char):
            raise FaultError(
                pos, f"{named(char)} is not a space to TOML", hint="Type a plain space."
            )
        if _CONTROL.match(char):
            raise self.control(pos, "the line")

    # Headers and keys

    def header(self, pos: int) -> int:
        """Read ``[a.b]`` or ``[[a.b]]``; return the offset after it."""
        text, begin = self.text, pos
        brackets = 2 if text.startswith("[[", pos) else 1
        pos = self.skip_space(pos + brackets)
        if text.startswith("]", pos):
            raise FaultError(begin, "a header needs a name between its brackets", pos + 1)
        pos = self.skip_space(self.key(pos, header=True))
        close = "]" * brackets
        if text.startswith(close, pos):
            return pos + brackets
        if text.startswith("]", pos):
            raise FaultError(
                begin,
                "this header begins with `[[` and ends with one `]`",
                pos + 1,
                hint="Write `]]` at its end, or `[` at its start.",
            )
        self.invisible(pos)
        if pos >= len(text) or text[pos] in "\n#":
            raise FaultError(
                begin,
                f"the header is not closed: expected `{close}`",
                self.rest_end(begin),
                hint=f"Write `{quoted(self.rest(begin))[1:-1]}{close}`.",
            )
        raise self.odd_key(begin + brackets, pos, f"`{close}`")

    def key(self, pos: int, *, header: bool = False) -> int:
        """Read a key with all of its parts; return the offset after it, blanks passed over."""
        text, begin = self.text, self.skip_space(pos)
        pos, count = begin, 0
        while True:
            count += 1
            if count > MOST_LEVELS:
                raise too_deep(begin, self.rest_end(begin))
            char = text[pos : pos + 1]
            if char and char in "\"'":
                if text.startswith(char * 3, pos):
                    raise FaultError(pos, "a key cannot be a string of several lines", pos + 3)
                pos = self.string(pos)
            else:
                bare = _BARE_KEY.match(text, pos)
                if bare is None:
                    raise self.no_key_part(begin, pos, header=header)
                pos = bare.end()
            pos = self.skip_space(pos)
            if not text.startswith(".", pos):
                return pos
            pos = self.skip_space(pos + 1)

    def no_key_part(self, begin: int, pos: int, *, header: bool) -> FaultError:
        """Return the fault of something else where a part of a key should be."""
        text = self.text
        self.invisible(pos)
        char = text[pos : pos + 1]
        if char and char in _CURLY:
            return self.curly(pos)
        if char == ".":
            why = (
                "a key cannot begin with a dot"
                if pos == begin
                else "there is nothing between two dots"
            )
            return FaultError(pos, why, hint="Delete the dot.")
        if pos > begin and (not char or char in "=]\n#"):
            return FaultError(
                text.rindex(".", 0, pos), "a key cannot end in a dot", hint="Delete the dot."
            )
        wide = _WIDE_KEY.match(text, pos)
        if wide:
            return self.odd_key(begin, wide.end(), "`]`" if header else "`=`")
        return FaultError(
            pos,
            f"found {char_at(text, pos)}: expected a key"
            + ("" if header or self.open else " or a `[header]`"),
            hint="A key of other characters than A-Z a-z 0-9 _ - goes in quotes." if char else None,
        )

    def odd_key(self, begin: int, pos: int, expected: str) -> FaultError:
        """Return the fault of a key that goes on where it cannot: a blank in it, or a letter that needs quotes."""
        text = self.text
        match = re.compile(r"[^\n=\]#,{}\[\"']*").match(text, begin)
        end = begin + len(match.group().rstrip()) if match else pos
        whole = text[begin:end]
        if end > pos or (whole and not _BARE_KEY.fullmatch(whole)):
            at = re.compile(r"[^A-Za-z0-9_.\-]").search(text, begin, max(end, pos + 1))
            where = at.start() if at else pos
            return FaultError(
                begin,
                f"{quoted(whole)} needs quotes to be a key: found {char_at(text, where)}, expected {expected}",
                max(end, begin + 1),
                hint=f"Write {as_string(whole)}; only A-Z a-z 0-9 _ - may stand without quotes.",
            )
        return FaultError(pos, f"found {char_at(text, pos)}: expected {expected} after the key")

    def equals(self, begin: int, pos: int) -> None:
        """Expect the ``=`` after a key that began at `begin`."""
        text = self.text
        if text.startswith("=", pos):
            if text.startswith("==", pos):
                raise FaultError(pos, "two `=` after the key", pos + 2, hint="Write one.")
            return
        self.invisible(pos)
        name = quoted(text[begin:pos])
        char = text[pos : pos + 1]
        if char == ":":
            raise FaultError(
                pos, f"found `:` after the key {name}: expected `=`", hint="Write `=`."
            )
        if not char or char in "\n#,}":
            raise FaultError(
                begin,
                f"{name} has no `=` and no value",
                len(text[:pos].rstrip()),
                hint=f"Write `{name[1:-1]} = ...`, or delete it.",
            )
        line = self.rest(pos)
        if line in ("]", "]]") and not self.open:
            raise FaultError(
                begin,
                f"the header is not opened: expected `{'[' * len(line)}` before {name}",
                pos + len(line),
                hint=f"Write `{'[' * len(line)}{name[1:-1]}{line}`.",
            )
        if _MORE_KEY.match(line):
            raise self.odd_key(begin, pos, "`=`")
        raise FaultError(
            pos,
            f"found {char_at(text, pos)} after {name}: expected `=`",
            hint="Write `=` between a key and its value.",
        )

    # Values

    def value(self, pos: int) -> int:
        """Read a value; return the offset after it."""
        text = self.text
        char = text[pos : pos + 1]
        if not char or char in "\n#":
            raise FaultError(
                text.rindex("=", 0, pos),
                "there is no value after `=`",
                hint='Write one, or delete the key: TOML has no empty value (`""` is an empty text).',
            )
        if char in "\"'":
            return self.string(pos)
        if char in "[{":
            if len(self.open) >= MOST_LEVELS:
                raise too_deep(pos)
            self.open.append((char, pos))
            pos = self.array(pos) if char == "[" else self.inline(pos)
            self.open.pop()
            return pos
        if char in ",]}":
            raise FaultError(pos, f"found {char_at(text, pos)}: expected a value")
        return self.plain(pos)

    def after_value(self, start: int, pos: int) -> int:
        """Expect the line to end after a value that began at `start`."""
        text = self.text
        after = self.skip_space(pos)
        char = text[after : after + 1]
        if not char or char in "\n#":
            return self.line_end(pos, "the value")
        self.invisible(after)
        if char == ",":
            if self.rest(after) == ",":
                raise FaultError(
                    after,
                    "a comma cannot end a line outside of brackets and braces",
                    hint="Delete it.",
                )
            raise FaultError(
                after,
                "found `,` after the value: a list needs brackets",
                hint=f"Write `[{quoted(self.rest(start))[1:-1]}]`.",
            )
        if char in "]}":
            raise FaultError(after, f"{char_at(text, after)} closes nothing", hint="Delete it.")
        if text[start] in "\"'":
            raise self.after_string(start, pos, after)
        if text[start] in "[{":
            return self.line_end(pos, "the value")
        raise self.unquoted(start, self.rest_end(start))

    def after_string(self, start: int, pos: int, after: int) -> FaultError:
        """Return the fault of text that follows a closed string on its line."""
        quote = self.text[start]
        if self.text.startswith(quote * 3, start):
            hint = "Delete it, or open the text with it inside the three quotes."
        elif quote == '"':
            hint = 'If a `"` belongs to the text, write `\\"`, or put the text in single quotes.'
        else:
            hint = "If a `'` belongs to the text, put the text in double quotes."
        return FaultError(
            pos - 1,
            f"the text ends at the `{quote}` before {quoted(self.rest(after))}: expected the end of the line",
            self.rest_end(after),
            hint=hint,
            related=("the text begins here", start),
        )

    def array(self, begin: int) -> int:
        """Read an array that opens at `begin`; return the offset after it."""
        text = self.text
        pos = begin + 1
        while True:
            pos = self.skip_blank(pos)
            if text.startswith("]", pos):
                return pos + 1
            self.still_open(begin, pos, "]")
            if text.startswith(",", pos):
                raise FaultError(pos, "there is no value before this comma", hint="Delete it.")
            key = _KEY_AND_EQUALS.match(text, pos)
            if key:
                raise FaultError(
                    key.start(),
                    "`key = value` stands in a list: that needs braces",
                    key.end(),
                    hint="Write `{ key = value }`.",
                    related=("the list begins here", begin),
                )
            start, pos = pos, self.value(pos)
            end, pos = pos, self.skip_blank(pos)
            if text.startswith(",", pos):
                pos += 1
            elif not text.startswith("]", pos):
                self.still_open(begin, pos, "]")
                raise self.no_comma(begin, start, end, pos, "]")

    def inline(self, begin: int) -> int:
        """Read an inline table that opens at `begin`; return the offset after it."""
        text = self.text
        pos = begin + 1
        given: dict[tuple[str, ...], int] = {}
        tables: dict[tuple[str, ...], int] = {}
        while True:
            pos = self.skip_blank(pos)
            if text.startswith("}", pos):
                return pos + 1
            self.still_open(begin, pos, "}")
            if text.startswith(",", pos):
                raise FaultError(pos, "there is nothing before this comma", hint="Delete it.")
            key_start = pos
            pos = self.key(pos)
            self.equals(key_start, pos)
            self.once(key_start, pos, given, tables)
            start = self.skip_space(pos + 1)
            end = self.value(start)
            pos = self.skip_blank(end)
            if text.startswith(",", pos):
                pos += 1
            elif not text.startswith("}", pos):
                self.still_open(begin, pos, "}", no_comma=True)
                raise self.no_comma(begin, start, end, pos, "}")

    def once(
        self,
        start: int,
        end: int,
        given: dict[tuple[str, ...], int],
        tables: dict[tuple[str, ...], int],
    ) -> None:
        """Find fault with a key of an inline table that is given before."""
        try:
            parts, _ = locate.split_key(self.text, start)
        except locate.ScanError:  # pragma: no cover - it has been read
            return
        keys = tuple(name for name, _, _ in parts)
        end = parts[-1][2]
        for count in range(1, len(keys)):
            if keys[:count] in given:
                raise FaultError(
                    start,
                    f"{quoted('.'.join(keys[:count]))} has a value already, so nothing can be added to it",
                    end,
                    hint="Give it once.",
                    related=("its value is given here", given[keys[:count]]),
                )
        first = given.get(keys, tables.get(keys))
        if first is not None:
            raise FaultError(
                start,
                f"{quoted('.'.join(keys))} is given twice in one pair of braces",
                end,
                hint="Delete one of the two.",
                related=("first given here", first),
            )
        given[keys] = start
        for count in range(1, len(keys)):
            tables.setdefault(keys[:count], start)

    def still_open(self, begin: int, pos: int, close: str, *, no_comma: bool = False) -> None:
        """Find fault if a bracket was forgotten: at the end of the file, or where the next entry begins."""
        text = self.text
        line = text.rfind("\n", 0, pos) + 1
        later = line > begin and not text[line:pos].strip()
        header = _HEADER_LINE.match(text, pos) if later else None
        if header and any(PLAIN_AT.fullmatch(one.strip()) for one in header.group(1).split(",")):
            header = None
        # A table in braces may go on over lines: then its keys are indented, or follow a comma.
        entry = (
            later
            and (close == "]" or (no_comma and line == pos))
            and _KEY_AND_EQUALS.match(text, pos)
        )
        if pos < len(text) and not header and not entry:
            self.invisible(pos)
            return
        opened = text[begin]
        kind = "list" if close == "]" else "table"
        words = "the file ends here" if pos >= len(text) else "the next entry begins here"
        raise FaultError(
            begin,
            f"the {kind} that `{opened}` opens here is not closed",
            hint=f"Write `{close}` where it ends.",
            related=(words, min(pos, max(len(text.rstrip()) - 1, 0)) if pos >= len(text) else pos),
        )

    def no_comma(self, begin: int, start: int, end: int, pos: int, close: str) -> FaultError:
        """Return the fault of something else between two items than a comma."""
        text = self.text
        char = text[pos]
        if char in "]}":
            return FaultError(
                pos,
                f"found `{char}`: expected `{close}`, for the `{text[begin]}` that is open",
                hint=f"Write `{close}`.",
                related=("it is opened here", begin),
            )
        if char == ";":
            return FaultError(pos, "found `;` between two items: expected `,`", hint="Write `,`.")
        if char == "=":
            return FaultError(
                pos,
                "found `=` after a value: expected `,` or " + f"`{close}`",
                hint="Write `{ key = value }` in a list.",
                related=(f"the `{text[begin]}` that is open", begin),
            )
        same_line = "\n" not in text[end:pos]
        is_item = char in "\"'[{" or _KEY_AND_EQUALS.match(text, pos) or PLAIN_AT.match(text, pos)
        if (
            same_line
            and text[start] in "\"'"
            and end == pos
            and not _KEY_AND_EQUALS.match(text, pos)
        ):
            return self.inner_quote(start, end, pos)
        if same_line and text[start] not in "\"'[{" and not is_item:
            return self.unquoted(start, self.phrase_end(start))
        return FaultError(
            end if same_line and end < pos else pos,
            f"a comma is missing before {quoted(self.item(pos))}",
            pos if same_line and end < pos else pos + 1,
            hint=f"Write `,` after {quoted(text[start:end])}."
            if end - start <= LONGEST_QUOTE
            else None,
            related=(f"the `{text[begin]}` that is open", begin),
        )

    def inner_quote(self, start: int, end: int, pos: int) -> FaultError:
        """Return the fault of a string that ends where it was not meant to, inside brackets."""
        quote = self.text[start]
        other = "'" if quote == '"' else '"'
        return FaultError(
            end - 1,
            f"the text ends at the `{quote}` before {quoted(self.item(pos))}: expected `,`",
            pos + 1,
            hint=f"Write `,` between two texts; if the `{quote}` belongs to the text, put it in {other} {other}.",
            related=("the text begins here", start),
        )

    def item(self, pos: int) -> str:
        """Return the text up to what ends an item."""
        return self.text[pos : max(self.phrase_end(pos), pos + 1)]

    def phrase_end(self, pos: int) -> int:
        """Return where a value without quotes ends: inside brackets, at a comma or a bracket too."""
        text = self.text
        stop = r"[^\n#,\]}]*" if self.open else r"[^\n#]*"
        match = re.compile(stop).match(text, pos)
        return pos + len(match.group().rstrip()) if match else pos

    # Strings

    def string(self, begin: int) -> int:
        """Read a string of any kind; return the offset after it."""
        text = self.text
        quote = text[begin]
        long = text.startswith(quote * 3, begin)
        pos = begin + (3 if long else 1)
        while True:
            char = text[pos : pos + 1]
            if not char or (char == "\n" and not long):
                raise self.unclosed(begin, quote, long=long)
            if char == quote:
                if not long:
                    return pos + 1
                if text.startswith(quote * 3, pos):
                    count = 3
                    while count < 5 and text.startswith(quote, pos + count):
                        count += 1
                    return pos + count
            elif char == "\\" and quote == '"':
                pos = self.escape(pos, long=long)
                continue
            elif _CONTROL.match(char):
                raise self.control(pos, "text")
            pos += 1

    def unclosed(self, begin: int, quote: str, *, long: bool) -> FaultError:
        """Return the fault of a string that never ends."""
        if long:
            return FaultError(
                begin,
                f"the text that `{quote * 3}` opens here is not closed",
                begin + 3,
                hint=f"Write `{quote * 3}` where it ends.",
            )
        text = self.text
        end = text.find("\n", begin)
        end = len(text) if end < 0 else end
        end = begin + len(text[begin:end].rstrip())
        return FaultError(
            begin,
            f"the text that `{quote}` opens here is not closed on its line",
            end,
            hint=f"Write `{quote}` where it ends; text of several lines goes in {quote * 3} {quote * 3}.",
        )

    def escape(self, pos: int, *, long: bool) -> int:
        """Read an escape; return the offset after it."""
        text = self.text
        char = text[pos + 1 : pos + 2]
        digits = {"x": 2, "u": 4, "U": 8}.get(char)
        if digits is not None:
            if braces := _BRACES.match(text, pos):
                raise braced(braces)
            code = text[pos + 2 : pos + 2 + digits]
            found = re.match("[0-9A-Fa-f]*", code)
            given = found.group() if found else ""
            if len(given) < digits:
                raise FaultError(
                    pos,
                    f"`\\{char}` needs {digits} hexadecimal digits, and has {len(given)}",
                    pos + 2 + len(given),
                    hint="A backslash of the text itself is written `\\\\`.",
                )
            value = int(given, 16)
            if 0xD800 <= value <= 0xDFFF or value > 0x10FFFF:
                raise FaultError(
                    pos,
                    f"{quoted(text[pos : pos + 2 + digits])} is no character",
                    pos + 2 + digits,
                    hint="Delete it, or type the character itself.",
                    control=True,
                )
            return pos + 2 + digits
        if char and char in _ESCAPE_LETTERS:
            return pos + 2
        if (
            long
            and (match := re.compile(r"[ \t]*\n[ \t\n]*|[ \t]*\Z").match(text, pos + 1))
            and char
        ):
            return match.end()
        if not char or char == "\n":
            shown = "a backslash at the end of the line"
        elif long and char in " \t":
            raise FaultError(
                pos,
                "found text after a backslash and a blank: expected the end of the line",
                hint="A backslash of the text itself is written `\\\\`.",
            )
        else:
            shown = quoted(text[pos : pos + 2])
        raise FaultError(
            pos,
            f"{shown} means nothing in TOML",
            pos + (2 if char and char != "\n" else 1),
            hint="Write `\\\\` for a backslash, or put the text in single quotes, which know no escapes.",
        )

    # What has no quotes

    def plain(self, pos: int) -> int:
        """Read a number, a date, a time or a truth value; return the offset after it."""
        text = self.text
        date = _DATE_TIME_AT.match(text, pos)
        if date is not None:
            self.date(pos, date.group(1))
        found = PLAIN_AT.match(text, pos)
        end = found.end() if found else pos
        if found and end > pos and (end >= len(text) or text[end] in " \t\n\r,]}#"):
            if _INTEGER.fullmatch(found.group()):
                self.integer(pos, found.group())
            return end
        self.invisible(end)
        raise self.unquoted(pos, self.phrase_end(pos))

    def integer(self, pos: int, words: str) -> None:
        """Find fault with an integer of more than 64 bits, without making a number of thousands of digits."""
        digits = words.replace("_", "")
        if len(digits) > 70 or not -(2**63) <= int(digits, 0) < 2**63:
            raise too_large(pos, pos + len(words))

    def date(self, pos: int, words: str) -> None:
        """Find fault with a date that is no day."""
        year, month, day = (int(one) for one in words.split("-"))
        if year == 0:
            raise FaultError(pos, "there is no year 0000", pos + 4)
        last = monthrange(year, month)[1]
        if day > last:
            raise FaultError(
                pos,
                f"there is no {words}: {month_name[month]} {year} has {last} days",
                pos + 10,
                hint=f"The last day of that month is {words[:8]}{last}.",
            )

    def curly(self, pos: int) -> FaultError:
        """Return the fault of a quote that only looks like one."""
        return FaultError(
            pos,
            f"{char_at(self.text, pos)} is not a quote to TOML",
            hint='Type the straight `"`.',
        )

    def unquoted(self, start: int, end: int) -> FaultError:
        """Return the fault of a value that is none, by what it looks like."""
        self.invisible(start)
        text = self.text
        end = max(end, start + 1)
        words = text[start:end]
        if words[0] in _CURLY:
            return self.curly(start)
        if words[0] == "=":
            return FaultError(start, "two `=` after the key", hint="Delete one.")
        if words[0] == "(":
            return FaultError(
                start, "found `(`: expected a value", hint="Lists are written in `[ ]`."
            )
        if self.open and ";" in words:
            at = start + words.index(";")
            return FaultError(at, "found `;` between two items: expected `,`", hint="Write `,`.")
        comment = re.search(r"\s(?://|--|;)(?=\s|$)", words)
        if comment and not self.open:
            at = start + comment.start() + 1
            return FaultError(
                at,
                f"{quoted(comment.group())} does not begin a comment",
                start + comment.end(),
                hint="Begin comments with `#`; text goes in quotes.",
            )
        for odd in (odd_date, odd_number, odd_word):
            fault = odd(words, start)
            if fault is not None:
                return fault
        if not self.open and _KEY_AND_EQUALS.match(words):
            return FaultError(
                start,
                f"found {quoted(words)}: expected one value",
                end,
                hint="Put keys with their values in braces: `{ key = value }`.",
            )
        if "\n" not in words and words[0].isalnum() and words[-1] in "\"'":
            quote = words[-1]
            if words.count(quote) == 1:
                return FaultError(
                    start, f"the opening `{quote}` is missing before {quoted(words)}", end
                )
        return FaultError(
            start,
            f"{quoted(words)} is not in quotes",
            end,
            hint=f"Write {as_string(words)}.",
        )
