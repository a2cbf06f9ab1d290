"""Fault: what is wrong between two offsets of a text, and the words to say it in."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from crewtrack.toml.locate import line_column
from crewtrack.toml.read import BAD_IN_VALUE, TomlSyntaxError
from crewtrack.toml.sound import MOST_LEVELS

LONGEST_QUOTE: Final = 40


class FaultError(Exception):
    """What is wrong, between two offsets, and another place that matters."""

    def __init__(
        self,
        start: int,
        message: str,
        end: int | None = None,
        *,
        hint: str | None = None,
        related: tuple[str, int] | None = None,
        control: bool = False,
    ) -> None:
        super().__init__(message)
        self.message = message
        self.start = start
        self.end = start + 1 if end is None else end
        self.hint = hint
        self.related = related
        self.control = control

    def error(self, text: str) -> TomlSyntaxError:
        """Return the error, its offsets turned into lines and columns of a text."""
        related = None
        if self.related is not None:
            words, offset = self.related
            related = (words, *line_column(text, offset))
        line, column = line_column(text, self.start)
        if self.end <= len(text):
            end = line_column(text, max(self.end, self.start))
        else:
            end = (line, column + 1)
        if end[0] > line and "\n" not in text[self.start : self.end - 1]:
            end = (line, column + self.end - self.start)  # a line end is pointed at on its own line
        return TomlSyntaxError(
            self.message,
            (line, column, *end),
            hint=self.hint,
            related=related,
            control=self.control,
        )


def quoted(text: str) -> str:
    """Return text of a file so that it can stand in a sentence: on one line, not too long, nothing hidden."""
    text = text.strip()
    if len(text) > LONGEST_QUOTE:
        text = text[: LONGEST_QUOTE - 3] + "..."
    shown = "".join(
        char
        if char == " " or (char.isprintable() and not re.match(BAD_IN_VALUE, char))
        else _escape(char)
        for char in text
    )
    return f"`{shown}`"


def _escape(char: str) -> str:
    code = ord(char)
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"


def char_at(text: str, pos: int) -> str:
    """Name the character at an offset."""
    if pos >= len(text):
        return "the end of the file"
    char = text[pos]
    if char == "\n":
        return "the end of the line"
    if "!" <= char <= "~" or (
        char.isprintable() and char != " " and not unicodedata.combining(char)
    ):
        return f"`{char}`"
    return named(char)


def named(char: str) -> str:
    """Name a character that cannot be shown, or looks like another one."""
    names = {" ": "a space", "\t": "a tab", "\r": "a carriage return", "\0": "a NUL character"}
    if char in names:
        return names[char]
    name = unicodedata.name(char, "")
    return f"U+{ord(char):04X}" + (f" ({name.lower()})" if name else "")


def refusal(char: str, start: int, end: int) -> FaultError:
    """Return the fault of a character that text may not hold, raw or as an escape."""
    code = ord(char)
    if 0xD800 <= code <= 0xDFFF:
        what, hint = f"{named(char)} is half of a character", "Delete it: no file can hold it."
    elif 0x202A <= code <= 0x202E or 0x2066 <= code <= 0x2069:
        what = f"{named(char)} makes text read in another order than it is in"
        hint = "Delete it; it cannot be seen in most editors."
    elif code >= 0xE000:
        what = f"{named(char)} is a private-use character, which others see as something else"
        hint = "Delete it, or write what it stands for."
    elif char == "\n":
        what, hint = "a key cannot hold a line end", "Leave the `\\n` out."
    elif char in "\u2028\u2029":
        what, hint = f"{named(char)} is a line end that most editors do not show", "Delete it."
    else:
        what = f"{named(char)} is a control character, which a terminal would obey"
        hint = "Delete it; text may hold tabs and line ends, and no other control character."
    return FaultError(start, what, end, hint=hint, control=True)


def too_deep(start: int, end: int | None = None) -> FaultError:
    """Return the fault of nesting past what any schedule needs."""
    return FaultError(
        start,
        f"tables and arrays are nested more than {MOST_LEVELS} deep here",
        end,
        hint="A schedule needs no more than six.",
    )


def too_large(start: int, end: int) -> FaultError:
    """Return the fault of an integer of more than 64 bits."""
    return FaultError(
        start,
        "this integer is too large: TOML's go from -9223372036854775808 to 9223372036854775807",
        end,
        hint="If it is a name and not a number, put it in quotes.",
    )


def as_string(text: str) -> str:
    """Return text as a TOML string, for a hint."""
    text = text.strip()
    if len(text) > LONGEST_QUOTE:
        text = text[: LONGEST_QUOTE - 3] + "..."
    shown = quoted(text)[1:-1]
    if '"' in shown or "\\" in shown:
        if "'" not in shown:
            return f"'{shown}'"
        shown = shown.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{shown}"'
