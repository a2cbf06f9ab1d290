"""The shape of sources: who says what a view shows."""

from __future__ import annotations

import attr


@attr.s(frozen=True, eq=False, repr=False, auto_attribs=True)
class Source:
    """What one or more facts rest on, in the words of the file.

    Attributes:
        words: the source.
        about: names of the flights, expeditions and bulletins that it is given for.
    """

    words: str
    about: tuple[str, ...]
