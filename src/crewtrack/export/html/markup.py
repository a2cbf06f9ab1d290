"""Markup: the one place where text becomes HTML and SVG.

Whatever is no `Markup` already is text, and is escaped. What is made is well-formed as HTML and as XML.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    Child = str | int | None

_ESCAPES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"}
_SPECIAL = re.compile("[&<>\"']")
_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_VOID = frozenset({"br", "hr", "link", "meta", "wbr"})


class Markup(str):
    """Text that is markup already."""

    __slots__ = ()


NOTHING = Markup()


def text(words: Child) -> Markup:
    """Return text as markup; what HTML cannot hold is left out."""
    if isinstance(words, Markup):
        return words
    if words is None:
        return NOTHING
    plain = _UNFIT.sub("", str(words))
    return Markup(_SPECIAL.sub(lambda found: _ESCAPES[found[0]], plain))


def join(children: Iterable[Child], between: str = "") -> Markup:
    """Return markup of several pieces, with a text between them."""
    return Markup(text(between).join(text(one) for one in children))


def el(name: str, /, *children: Child, **attributes: str | float | bool | None) -> Markup:
    """Return an element.

    Args:
        name: its name.
        children: text and markup; None is nothing.
        attributes: `cls` is ``class``; a `_` in a name is a ``-``; None and False are left out, True is written as
            XML needs it.
    """
    parts = [name]
    for key, value in attributes.items():
        if value is None or value is False:
            continue
        known = "class" if key == "cls" else key.rstrip("_").replace("_", "-")
        shown = known if value is True else _number(value)
        parts.append(f'{known}="{text(shown)}"')
    start = " ".join(parts)
    if name in _VOID:
        return Markup(f"<{start}/>")
    return Markup(f"<{start}>{join(children)}</{name}>")


def _number(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.2f}".rstrip("0").rstrip(".")


def name(words: str) -> Markup:
    """Return a name from a file: whichever way it is written in, what stands beside it stays where it is."""
    return el("bdi", words)
