"""What ships, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.ink import PLAIN
from crewtrack.export.table import lines
from crewtrack.export.text.words import date_words, text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from crewtrack.app.listing import Shipped
    from crewtrack.export.ink import Ink
    from crewtrack.export.table import Cell

_TITLES = {
    "record": "records",
    "part": "parts of the record, each with all before it",
    "scene": "scenes, which open at an instant of their own",
    "scenario": "scenarios, to lay over a schedule",
}


def list_text(shipped: Iterable[Shipped], *, ink: Ink = PLAIN) -> str:
    """Return what ships, as text that ends in a newline."""
    every = list(shipped)
    out: list[str] = []
    rows: list[list[Cell]] = [
        [
            f"  crewtrack:{one.name}",
            one.title,
            _span(one),
            f"{one.flights}" if one.flights else "",
            f"{one.people}" if one.people else "",
        ]
        for one in every
    ]
    head = ("", "", "", "flights", "people")
    top, *body = lines(rows, align="lllrr", head=head, ink=ink)
    kind = ""
    for one, line in zip(every, body, strict=True):
        if one.kind != kind:
            title = ink.bold(_TITLES[one.kind])
            out += [title + top[len(_TITLES[one.kind]) :]] if not out else ["", title]
            kind = one.kind
        out.append(line)
    out += [
        "",
        "open one: crewtrack -f crewtrack:tiangong crew",
        "lay a scenario over: crewtrack compare --with crewtrack:NAME",
    ]
    return text(out)


def _span(one: Shipped) -> str:
    """Write what a schedule spans, or the instant that a scene opens at."""
    if one.as_of is not None:
        return f"opens {date_words(one.as_of)}"
    if one.start is None or one.end is None:
        return ""
    return f"{date_words(one.start)} to {date_words(one.end)}"
