"""Terminal cells: how wide a text is, how it is padded, and what may safely be shown.

A wide character (most of Chinese, Japanese and Korean) takes two cells, a combining one none. Most texts
are plain ASCII, whose width is their length; the tables of Unicode are opened only for the others.
"""

from __future__ import annotations

SIGNS = {
    "━": "=",
    "─": "-",
    "┄": ".",
    "╌": "-",
    "┊": ":",
    "┣": "[",
    "┫": "]",
    "├": "[",
    "┤": "]",
    "│": "|",
    "■": "#",
    "▌": ">",
    "●": "o",
    "○": "o",
    "‖": "||",
    "→": "->",
    "✓": "ok",
    "✗": "x",
    "▲": "!",
    "·": "-",
    "‹": "<",
    "›": ">",
    "…": "...",
    "“": '"',
    "”": '"',
    "‘": "'",
    "’": "'",
    "–": "-",
    "—": "-",
}
"""What stands for a sign where only ASCII may be used."""


def width(text: str) -> int:
    """Return how many cells a text takes."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(
        0
        if combining(char) or char in "\u200b\u200d\ufe0f"
        else 1 + (east_asian_width(char) in "WF")
        for char in text
    )


def pad(text: str, cells: int, align: str = "l") -> str:
    """Fill a text with blanks up to a width: on the right for `l`, on the left for `r`."""
    blank = " " * (cells - width(text))
    return blank + text if align == "r" else text + blank


def cut(text: str, cells: int) -> str:
    """Return as much of a text as fits, with an ellipsis where something was left out."""
    if width(text) <= cells:
        return text
    out, used = "", 0
    for char in text:
        used += width(char)
        if used > cells - 1:
            break
        out += char
    return out.rstrip() + "…" if cells > 0 else ""


def to_ascii(text: str) -> str:
    """Return a text in ASCII alone: signs by `SIGNS`, letters without their accents, the rest as `?`."""
    if text.isascii():
        return text
    from unicodedata import combining, normalize

    for sign, plain in SIGNS.items():
        text = text.replace(sign, plain)
    return "".join(
        char if char.isascii() else "?" for char in normalize("NFKD", text) if not combining(char)
    )


def safe(text: str) -> str:
    r"""Return a text that a terminal can only print: what would steer it is shown as ``\u{1b}``.

    That is every control character but the tab, and every character that is invisible or turns the
    direction of writing.
    """
    if text.isascii() and text.isprintable():
        return text
    from unicodedata import category

    return "".join(
        f"\\u{{{ord(char):x}}}"
        if char != "\t" and category(char) in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
        else char
        for char in text
    )
