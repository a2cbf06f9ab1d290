"""Texts as a filter compares them: without capitals and accents."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})  # fmt: skip
"""Letters that have no accent to take off, as people type them who have no such key."""


@lru_cache(4096)
def folded(text: str) -> str:
    """Return a text in small letters without accents: ``López-Alegría`` is ``lopez-alegria``."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(one for one in apart if not unicodedata.combining(one))
    return plain.translate(_LETTERS)


def begins(value: str, text: str, *, numbers: bool = False) -> bool:
    """Whether a value begins a text, or a word in it; both are folded.

    A number is not begun, unless `numbers` says so: ``crew-1`` is not the begin of ``crew-10``.
    """
    start = text.find(value)
    while start >= 0:
        end = start + len(value)
        before = start == 0 or not text[start - 1].isalnum()
        cut = end < len(text) and value[-1:].isdigit() and text[end].isdigit()
        if before and (numbers or not cut):
            return True
        start = text.find(value, start + 1)
    return False
