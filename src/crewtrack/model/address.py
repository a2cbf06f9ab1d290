"""Addresses: where a fact stands in a schedule, as the path of keys that leads to it.

An address is a tuple of keys, with whole numbers for places in a list:
``("flight", "soyuz-ms-21", "launch", "at")``. People write it with dots:
``flight.soyuz-ms-21.launch.at``.
"""

from __future__ import annotations

import re

Address = tuple[str | int, ...]
"""The path of keys (and list places, counted from 0) that leads to a fact."""

_BARE = re.compile(r"[A-Za-z0-9_-]+\Z")
_PART = re.compile(r'"((?:[^"\\]|\\.)*)"|\'([^\']*)\'|([^."\'\[\]]+)')
_PLACE = re.compile(r"\[(\d+)\]")


def dotted(address: Address) -> str:
    """Return the address as people write it: keys with dots, list places in brackets."""
    parts: list[str] = []
    for part in address:
        if isinstance(part, int):
            parts.append(f"[{part}]")
            continue
        text = (
            part
            if _BARE.match(part)
            else '"' + part.replace("\\", "\\\\").replace('"', '\\"') + '"'
        )
        parts.append(f".{text}" if parts else text)
    return "".join(parts)


def parse_address(text: str) -> Address:
    """Read an address as people write it.

    Raises:
        ValueError: if the text is not keys joined by dots, each perhaps followed by ``[place]``.
    """
    out: list[str | int] = []
    at = 0
    while at < len(text):
        if out:
            if text[at] != ".":
                raise ValueError(text)
            at += 1
        match = _PART.match(text, at)
        if match is None:
            raise ValueError(text)
        double, single, bare = match.groups()
        if double is not None:
            out.append(re.sub(r"\\(.)", r"\1", double))
        elif single is not None:
            out.append(single)
        elif bare.strip():
            out.append(bare.strip())
        else:
            raise ValueError(text)
        at = match.end()
        while (place := _PLACE.match(text, at)) is not None:
            out.append(int(place[1]))
            at = place.end()
    if not out:
        raise ValueError(text)
    return tuple(out)
