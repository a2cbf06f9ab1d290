"""An entry of a schedule as its file has it: the very lines, comments and all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.toml.locate import locate
from crewtrack.toml.read import TomlSyntaxError, read

if TYPE_CHECKING:
    from crewtrack.app.loading import Layer, Loaded
    from crewtrack.model.address import Address

_MOST_LINES = 400


def excerpt(loaded: Loaded, address: Address) -> str | None:
    """Return the lines that hold the entry of an address, from the topmost file that has it.

    The entry is the first two keys, ``flight.soyuz-ms-19``. None if no file has it, or if its lines do not
    stand together.
    """
    entry = address[:2]
    for layer in reversed(loaded.layers):
        data = layer.data.get(str(entry[0])) if len(entry) == 2 else None
        if isinstance(data, dict) and entry[1] in data:
            return _lines(layer, entry)
    return None


def _lines(layer: Layer, entry: Address) -> str | None:
    """Take lines from where the entry begins until they read as the entry does."""
    span = locate(layer.text, entry)
    if span is None:
        return None
    lines = layer.text.splitlines(keepends=True)
    start = span.key_place(layer.text)[0] - 1
    wanted = layer.data[str(entry[0])][str(entry[1])]
    prefix = "" if lines[start].lstrip().startswith("[") else f"[{entry[0]}]\n"
    ends = [
        end for end in range(start + 1, min(len(lines), start + _MOST_LINES) + 1)
        if end == len(lines) or lines[end].lstrip().startswith("[") or prefix
    ]  # fmt: skip
    for end in ends:
        text = "".join(lines[start:end])
        try:
            data = read(prefix + text)
        except TomlSyntaxError:
            continue
        if data.get(str(entry[0]), {}).get(str(entry[1])) == wanted:
            return _trimmed(text)
    return None


def _trimmed(text: str) -> str:
    """Leave off blank lines and comments at the end: they belong to what follows."""
    lines = text.splitlines()
    while lines and (not lines[-1].strip() or lines[-1].lstrip().startswith("#")):
        lines.pop()
    return "\n".join(lines) + "\n"
