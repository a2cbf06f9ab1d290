"""Names made from ids, where a file gives none; and what an id is made of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from crewtrack.model.nouns import Flight

_VOWEL = re.compile("[aeiouy]")

ID_RULE = "an id is of small letters, digits and hyphens"
"""What a new id must be. A file may hold others, which are read as they are: it is for what is made here."""


def is_id(text: str) -> bool:
    """Whether a text may be the id of something new: ``soyuz-ms-21``, not ``Soyuz MS 21``."""
    return re.fullmatch("[a-z0-9]+(?:-[a-z0-9]+)*", text) is not None


def as_id(text: str) -> str:
    """Return an id made from a text: ``Soyuz_MS 21`` becomes ``soyuz-ms-21``; nothing where nothing can be made."""
    from unicodedata import normalize

    plain = normalize("NFKD", text).encode("ascii", "ignore").decode()
    return re.sub("[^a-z0-9]+", "-", plain.lower()).strip("-")


def from_id(ident: str) -> str:
    """Return a readable name made from an id: ``soyuz-ms-21`` becomes ``Soyuz MS-21``.

    Words are capitalised, short ones without a vowel are taken for abbreviations, and a number is joined
    to the word before it.
    """
    out: list[str] = []
    for word in ident.replace("_", "-").split("-"):
        if not word:
            continue
        if word[0].isdigit() and out:
            out[-1] += f"-{word.upper()}"
        elif len(word) <= 3 and _VOWEL.search(word) is None:
            out.append(word.upper())
        else:
            out.append(word[:1].upper() + word[1:])
    return " ".join(out) or ident


def flight_name(flight: Flight, spacecraft: str | None) -> str:
    """Return what people call a flight: its name, else one made from its id.

    Where the id begins with the spacecraft's name, that name is kept as it is written:
    ``soyuz-ms-21`` of a ``Soyuz MS`` is ``Soyuz MS-21``.
    """
    if flight.name:
        return flight.name
    if spacecraft:
        stem = spacecraft.lower().replace(" ", "-") + "-"
        if flight.id.startswith(stem) and flight.id[len(stem) :].isdigit():
            return f"{spacecraft}-{flight.id[len(stem) :]}"
    return from_id(flight.id)


def flight_short(name: str) -> str:
    """Return a flight's name for narrow places: ``Soyuz MS-21`` is ``MS-21``, ``Axiom 1`` stays."""
    first, _, rest = name.partition(" ")
    return rest if first and len(rest) >= 4 and any(c.isdigit() for c in rest) else name


_SUFFIXES = frozenset({"Jr", "Sr", "II", "III", "IV"})
"""What may follow a family name, and is none."""


def family_name(ident: str, name: str, nationality: tuple[str, ...] = ()) -> str:
    """Return a family name: the end or the beginning of the name that the id spells.

    ``Vande Hei`` for ``vande-hei``, ``Nie`` for ``nie`` of Nie Haisheng. Where the id spells the whole name, since two
    people share the family's, the given one is shortened; in a Chinese name, where it stands last, nothing is. A seat
    not yet named keeps its words.
    """
    words = name.split()
    if ident.startswith("?") or len(words) < 2:
        return name
    if len(words) > 2 and words[-1].rstrip(".") in _SUFFIXES:
        words.pop()
    if words[-1].lower() == ident:
        return words[-1]
    slugs = [_slug(word) for word in words]
    for start in range(1, len(words)):
        if _joined(slugs[start:]) == ident:
            return " ".join(words[start:])
    if _slug(name) == ident:
        return name if "CN" in nationality else f"{words[0][0]}. {' '.join(words[1:])}"
    for end in range(len(words) - 1, 0, -1):
        if _joined(slugs[:end]) == ident:
            return " ".join(words[:end])
    return words[-1]


def _joined(slugs: list[str]) -> str:
    return "-".join(filter(None, slugs))


def _slug(name: str) -> str:
    """Return a name as an id spells it: without accents, in small letters, words joined by hyphens."""
    if name.isascii():
        if name.isalnum():
            return name.lower()
    else:
        import unicodedata

        plain = name.lower().replace("ø", "o").replace("ł", "l")
        decomposed = unicodedata.normalize("NFKD", plain)
        name = "".join(one for one in decomposed if not unicodedata.combining(one))
    return "-".join("".join(one if one.isalnum() else " " for one in name.lower()).split())


def agency_tag(ident: str) -> str:
    """Return a tag for an agency that declares none: its first four letters."""
    return ident.replace("-", "")[:4].upper()
