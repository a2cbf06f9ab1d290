"""Written: from plain data to TOML text, as a person would write it.

TOML 1.0 is what is written, whatever is read. A value whose exact spelling matters is handed over as `Written`.
"""

from __future__ import annotations

import datetime as dt
import math
import re
from operator import is_
from typing import Any, Final

from attrs import frozen

_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPES: Final = {
    "\b": "\\b",
    "\t": "\\t",
    "\n": "\\n",
    "\f": "\\f",
    "\r": "\\r",
    '"': '\\"',
    "\\": "\\\\",
}
_ESCAPED: Final = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]')


@frozen
class Written:
    """A value as somebody wrote it: ``2022-03-18 15:55Z``.

    Attributes:
        text: the TOML text of one value.
        value: what it reads as.
    """

    text: str
    value: Any


@frozen
class Style:
    """How a file writes what has a choice.

    Attributes:
        brace: what stands inside of the braces of a table on one line, at both ends: a space, or nothing.
        equals: what joins a key and its value.
    """

    brace: str = " "
    equals: str = " = "


PLAIN: Final = Style()
"""How crewtrack writes where a file gives no example."""


def plain(value: Any) -> Any:
    """Return the data that a value stands for, with everything `Written` read; the value itself if there is none."""
    if isinstance(value, Written):
        return value.value
    if isinstance(value, dict):
        read = {key: plain(one) for key, one in value.items()}
        return value if all(read[key] is one for key, one in value.items()) else read
    if isinstance(value, list):
        listed = [plain(one) for one in value]
        return value if all(map(is_, listed, value)) else listed
    return value


def key_text(key: str) -> str:
    """Return a key, in quotes if it must have them."""
    return key if _BARE.fullmatch(key) else string_text(key)


def string_text(text: str) -> str:
    """Return a text in quotes, on one line."""
    return f'"{_ESCAPED.sub(_escape, text)}"'


def _escape(found: re.Match[str]) -> str:
    char = found.group()
    return _ESCAPES.get(char) or f"\\u{ord(char):04x}"


def value_text(value: Any, style: Style = PLAIN) -> str:
    """Return the TOML text of a value, on one line.

    Raises:
        TypeError: TOML has no such value, None for one.
    """
    if isinstance(value, Written):
        return value.text
    if isinstance(value, str):
        return string_text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return _float(value)
    if isinstance(value, dt.datetime):
        return _date_time(value)
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return f"[{', '.join(value_text(one, style) for one in value)}]"
    if isinstance(value, dict):
        pairs = ", ".join(
            f"{key_text(key)}{style.equals}{value_text(one, style)}" for key, one in value.items()
        )
        return f"{{{style.brace}{pairs}{style.brace}}}" if pairs else "{}"
    message = f"TOML has no {type(value).__name__}"
    raise TypeError(message)


def _float(value: float) -> str:
    if math.isnan(value):
        return "nan"
    if math.isinf(value):
        return "inf" if value > 0 else "-inf"
    text = repr(value)
    return text if "." in text or "e" in text else f"{text}.0"


def _date_time(value: dt.datetime) -> str:
    """Return a date-time with its own offset, UTC's as ``Z``."""
    text = value.isoformat()
    return f"{text[:-6]}Z" if text.endswith("+00:00") else text
