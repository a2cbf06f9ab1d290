"""Text from a schedule on the screen: the only module that lets it through.

A schedule is untrusted. Whatever string comes from one is made harmless here before it becomes screen
content: control characters, bidirectional overrides, invisible and unassigned characters are replaced by
a visible sign, markup is never read, and widths are those of terminal cells. Faces build lines from what
these functions return, and end in `segment` or `content`, which make harmless whatever came past them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from rich.cells import cell_len, get_character_cell_size
from rich.segment import Segment

if TYPE_CHECKING:
    from rich.style import Style
    from textual.content import Content

REPLACEMENT = "\ufffd"
"""What stands in place of a character that must not reach the terminal."""

_PLAIN = re.compile(
    r"[\x20-\x7e\u00a1-\u00ac\u00ae-\u02ff\u2039\u203a\u2026\u2500-\u25fc\u2717]*\Z"
)
_REFUSED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_BLANK = frozenset({"Zs"})
_MARKS = frozenset({"Mn", "Mc", "Me"})
# fillers that take room and show nothing, though they are letters or symbols
_FILLERS = frozenset("\u115f\u1160\u2800\u3164\uffa0\u034f")
_MARKS_KEPT = 3  # a letter with more combining marks than that climbs into the lines around it

_ASCII = {
    "ß": "s", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "þ": "t",
    "ı": "i", "æ": "a", "Æ": "A", "œ": "o", "Œ": "O", "’": "'", "‘": "'", "“": '"', "”": '"',
    "–": "-", "—": "-", "…": "~", "·": ".", "№": "#",
    "━": "=", "─": "-", "╌": "-", "┄": ".", "┊": ":", "▌": ">", "│": "|", REPLACEMENT: "?",
}  # fmt: skip


@lru_cache(4096)
def safe(text: str) -> str:
    """Return `text` on one line, with every character that could do harm replaced by a visible sign.

    Replaced are controls (escape sequences begin with one), line breaks, bidirectional and other format
    characters, zero-width ones, fillers, surrogates, private and unassigned characters, and combining
    marks beyond three on a letter. Variation selectors are dropped, since terminals disagree on the width
    that they give. Letters of every script, wide ones and accents stay.
    """
    if _PLAIN.match(text):
        return text
    out: list[str] = []
    marks = 0
    for character in unicodedata.normalize("NFC", text):
        if _sits(character):
            if _is_variation(character):
                continue
            marks += 1
            # with no letter to sit on, it would sit on whatever the screen shows before it
            if marks <= _MARKS_KEPT and out and out[-1] != " ":
                out.append(character)
            elif marks == _MARKS_KEPT + 1 or not out or out[-1] == " ":
                out.append(REPLACEMENT)
            continue
        marks = 0
        out.append(_shown(character))
    return "".join(out)


def one_for_one(text: str, *, ascii_text: bool = False) -> str:
    """Return the text made safe, with one character for each of its own.

    For a line that is typed in, where a place in what is shown must be a place in what is meant. Nothing is
    dropped or joined: a character that shows nothing is seen there, and can be taken out.
    """
    if _PLAIN.match(text) and not ascii_text:
        return text
    out: list[str] = []
    marks = 0
    for character in text:
        if _sits(character) and not _is_variation(character):
            marks += 1
            sits = marks <= _MARKS_KEPT and out and out[-1] != " "
            out.append(character if sits else REPLACEMENT)
        else:
            marks = 0
            out.append(_shown(character))
    return "".join(map(_one_ascii, out)) if ascii_text else "".join(out)


def _one_ascii(character: str) -> str:
    if character.isascii():
        return character
    plain = _ASCII.get(character) or _base(character)
    return plain if len(plain) == 1 else "?"


def _sits(character: str) -> bool:
    """Whether it takes no room and sits on the letter before it."""
    return (
        unicodedata.category(character) in _MARKS
        and get_character_cell_size(character) == 0
        and character not in _FILLERS
    )


def _shown(character: str) -> str:
    """What stands for a character that sits on no other."""
    kind = unicodedata.category(character)
    if (
        kind in _REFUSED
        or get_character_cell_size(character) == 0
        or character in _FILLERS
        or _is_skin(character)
    ):
        return REPLACEMENT
    return " " if kind in _BLANK else character


def _is_variation(character: str) -> bool:
    return "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef"


def _is_skin(character: str) -> bool:
    """Whether it colours the sign before it, in some terminals without taking room."""
    return "\U0001f3fb" <= character <= "\U0001f3ff"


def cell_width(text: str) -> int:
    """Return how many cells of a terminal the text takes, once it is safe."""
    return cell_len(safe(text))


def fit(text: str, width: int, mark: str = "…") -> str:
    """Return the text cut to `width` cells, the last of them `mark` where something is missing."""
    clean = safe(text)
    if cell_len(clean) <= width:
        return clean
    if width <= 0:
        return ""
    room = width - cell_len(mark)
    if room < 0:
        return mark[:width]
    out: list[str] = []
    for character in clean:
        room -= get_character_cell_size(character)
        if room < 0:
            break
        out.append(character)
    return "".join(out).rstrip() + mark


def file_name(path: str, room: int) -> str:
    """Return the path of a file, or its own name alone where the path takes more cells than there are."""
    return path if cell_width(path) <= room else path.rpartition("/")[2]


def pad(text: str, width: int, *, right: bool = False, mark: str = "…") -> str:
    """Return the text in exactly `width` cells: cut, or filled with blanks.

    Args:
        text: what to show.
        width: how many cells.
        right: fill on the left, as numbers are.
        mark: the sign of a cut.
    """
    cut = fit(text, width, mark)
    blanks = " " * (width - cell_len(cut))
    return blanks + cut if right else cut + blanks


def wrap(text: str, width: int) -> list[str]:
    """Return the text as lines of at most `width` cells, broken at blanks, long words in the middle."""
    lines: list[str] = []
    for paragraph in text.replace("\r\n", "\n").split("\n"):
        lines.extend(_wrapped(safe(paragraph.replace("\t", " ")), max(1, width)))
    while lines and not lines[-1]:
        lines.pop()
    return lines


def _wrapped(paragraph: str, width: int) -> list[str]:
    lines: list[str] = []
    line = ""
    for word in paragraph.split():
        rest = word
        if line and cell_len(line) + 1 + cell_len(rest) <= width:
            line += " " + rest
            continue
        if line:
            lines.append(line)
        while cell_len(rest) > width:
            head = _head(rest, width)
            lines.append(head)
            rest = rest[len(head) :]
        line = rest
    return [*lines, line]


def _head(word: str, width: int) -> str:
    """The longest beginning of a word that fits, at least one character."""
    taken = 0
    for at, character in enumerate(word):
        taken += get_character_cell_size(character)
        if taken > width:
            return word[: max(1, at)]
    return word


@lru_cache(1024)
def ascii_only(text: str) -> str:
    """Return the text in ASCII and of the same width: accents dropped, other signs as `?`.

    For terminals that are not UTF-8, and for `--ascii`.
    """
    clean = safe(text)
    if clean.isascii():
        return clean
    out: list[str] = []
    for character in clean:
        if character.isascii():
            out.append(character)
            continue
        width = get_character_cell_size(character)
        plain = _ASCII.get(character) or _base(character)
        out.append(plain if len(plain) == width else "?" * width)
    return "".join(out)


def _base(character: str) -> str:
    decomposed = unicodedata.normalize("NFKD", character)
    return "".join(c for c in decomposed if c.isascii())


def segment(text: str, style: Style | None = None, *, ascii_text: bool = False) -> Segment:
    """Return a piece of a line for the line API: literal text, made safe."""
    return Segment(ascii_only(text) if ascii_text else safe(text), style)


def content(text: str, style: str = "") -> Content:
    """Return what any Textual widget may show in place of a str: literal text, no markup."""
    from textual.content import Content

    return Content.styled(safe(text), style) if style else Content(safe(text))


def paragraph(text: str) -> Content:
    """Return text of several lines, literal, each line made safe."""
    from textual.content import Content

    return Content("\n".join(safe(line.replace("\t", " ")) for line in text.splitlines()))
