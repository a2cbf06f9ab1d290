"""What was said, and who says what the page shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.html.frame import hue, stamp
from crewtrack.export.html.markup import NOTHING, Markup, el, join, name

if TYPE_CHECKING:
    from crewtrack.export.html.frame import Frame
    from crewtrack.views.shapes import BulletinLine, Bulletins
    from crewtrack.views.shapes.sources import Source

_MOST = 12


def bulletins(view: Bulletins, frame: Frame) -> Markup:
    """Return the newest statements, the latest first."""
    lines = [_bulletin(one, frame) for one in view.lines[:_MOST]]
    return el("ol", *lines, cls="bulletins") if lines else NOTHING


def _bulletin(one: BulletinLine, frame: Frame) -> Markup:
    who = (
        el("b", name(one.agency.name), cls=f"tag {hue(one.agency)}".rstrip())
        if one.agency
        else None
    )
    return el(
        "li",
        el("p", stamp(one.when, frame), who, cls="when"),
        el("h3", name(one.title)),
        el("p", name(one.text.strip())) if one.text else None,
        el("p", name(one.source), cls="source") if one.source else None,
    )


def sources(found: tuple[Source, ...]) -> Markup:
    """Return who says what, as the files give it."""
    lines = [
        el(
            "li",
            el("q", name(one.words)),
            " ",
            el("span", join([name(about) for about in one.about], ", "), cls="for"),
        )
        for one in found
    ]
    return el("ul", *lines, cls="sources") if lines else NOTHING
