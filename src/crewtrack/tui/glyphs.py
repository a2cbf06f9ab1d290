"""The signs that the screens are drawn with, in Unicode and in ASCII.

Chosen once, when the program starts: ASCII for `--ascii` and for terminals that are not UTF-8. Signs of
both sets have the same width, so that a screen keeps its columns, but for `arrow`, `paused`, `ok`, `enter`,
`left` and `right`, which are wider in ASCII.
"""

from __future__ import annotations

import attr


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Glyphs:
    """One set of signs.

    Attributes:
        heavy, light: lines of what has happened, and of rules.
        dashed: the rule beside a group's name.
        dotted: may fall here.
        as_of: the vertical of the as-of instant.
        square: one person in a head count.
        mark: the selection, in the gutter.
        live, paused, running: the mode.
        arrow: from one ship to another.
        up, down: a ship on its way to the station, and from it.
        left, right: the keys of that name.
        ok, error, warning, unseated: the state of the books, and of a seat.
        free: nothing here.
        cut: text is missing.
        enter: the key of that name.
        levels: eight heights of a cell of a curve, lowest first.
        digits: ten large digits and a colon, each three rows high.
        nought: the large nought of an empty station, drawn lightly.
    """

    ascii: bool
    heavy: str
    light: str
    dashed: str
    dotted: str
    as_of: str
    divider: str
    bar_start: str
    bar_both: str
    bar_end: str
    square: str
    mark: str
    live: str
    paused: str
    running: str
    arrow: str
    up: str
    down: str
    left: str
    right: str
    ok: str
    error: str
    warning: str
    unseated: str
    free: str
    cut: str
    enter: str
    levels: str
    digits: dict[str, tuple[str, str, str]]
    nought: tuple[str, str, str]

    def large(self, text: str) -> tuple[str, str, str]:
        """Return digits and colons as three rows of large signs.

        Raises:
            KeyError: for any other character.
        """
        signs = [self.digits[character] for character in text]
        return (
            "".join(sign[0] for sign in signs),
            "".join(sign[1] for sign in signs),
            "".join(sign[2] for sign in signs),
        )


UNICODE = Glyphs(
    ascii=False,
    heavy="━",
    light="─",
    dashed="╌",
    dotted="┄",
    as_of="┊",
    divider="│",
    bar_start="┣",
    bar_both="┫",
    bar_end="┤",
    square="■",
    mark="▌",
    live="●",
    paused="‖",
    running="▸",
    arrow="→",
    up="↑",
    down="↓",
    left="←",
    right="→",
    ok="✓",
    error="✗",
    warning="▲",
    unseated="○",
    free="·",
    cut="…",
    enter="⏎",
    levels="▁▂▃▄▅▆▇█",
    digits={
        "0": ("┏━┓", "┃ ┃", "┗━┛"),
        "1": ("╺┓ ", " ┃ ", "╺┻╸"),
        "2": ("╺━┓", "┏━┛", "┗━╸"),
        "3": ("╺━┓", "╺━┫", "╺━┛"),
        "4": ("╻ ╻", "┗━┫", "  ╹"),
        "5": ("┏━╸", "┗━┓", "╺━┛"),
        "6": ("┏━╸", "┣━┓", "┗━┛"),
        "7": ("╺━┓", "  ┃", "  ╹"),
        "8": ("┏━┓", "┣━┫", "┗━┛"),
        "9": ("┏━┓", "┗━┫", "╺━┛"),
        ":": (" ", "╏", " "),
    },
    nought=("╭─╮", "│ │", "╰─╯"),
)

ASCII = Glyphs(
    ascii=True,
    heavy="=",
    light="-",
    dashed="-",
    dotted=".",
    as_of=":",
    divider="|",
    bar_start="[",
    bar_both="]",
    bar_end="]",
    square="#",
    mark=">",
    live="o",
    paused="||",
    running=">",
    arrow="->",
    up="^",
    down="v",
    left="<-",
    right="->",
    ok="ok",
    error="x",
    warning="!",
    unseated="o",
    free=".",
    cut="~",
    enter="enter",
    levels=".,-~+*%#",
    digits={
        "0": (" _ ", "| |", "|_|"),
        "1": ("   ", "  |", "  |"),
        "2": (" _ ", " _|", "|_ "),
        "3": (" _ ", " _|", " _|"),
        "4": ("   ", "|_|", "  |"),
        "5": (" _ ", "|_ ", " _|"),
        "6": (" _ ", "|_ ", "|_|"),
        "7": (" _ ", "  |", "  |"),
        "8": (" _ ", "|_|", "|_|"),
        "9": (" _ ", "|_|", " _|"),
        ":": (" ", ":", " "),
    },
    nought=(" _ ", "| |", "|_|"),
)


def glyphs(*, ascii_only: bool) -> Glyphs:
    """Return the set to use."""
    return ASCII if ascii_only else UNICODE
