"""What comes next, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.html.frame import hue, mix, stamp, tag, until
from crewtrack.export.html.hero import status, title
from crewtrack.export.html.markup import NOTHING, Markup, el, join, name
from crewtrack.export.text.words import plural
from crewtrack.model.when_words import long

if TYPE_CHECKING:
    from crewtrack.export.html.frame import Frame
    from crewtrack.views.shapes import Agenda, Occurrence


def agenda(view: Agenda, frame: Frame, all_next: str | None = None) -> Markup:
    """Return the events to come as a list: when, how long until then, what, where, who, and the count after.

    Args:
        view: the events.
        frame: what the page is of.
        all_next: the address of the page that lists those that are left out here, if there is one.
    """
    if not view.events:
        last = view.last
        words = (
            "Nothing is planned." if last is None else f"Nothing planned after {long(last.when)}."
        )
        return el("p", words, cls="about")
    more: Markup | None = None
    if view.more:
        words = f"and {plural(view.more, 'more event')}"
        more = el("p", el("a", words, href=all_next) if all_next else words, cls="more")
    return join((el("ol", *(_event(one, frame) for one in view.events), cls="events"), more))


def _event(one: Occurrence, frame: Frame) -> Markup:
    place = one.site_name if one.kind in {"launch", "land"} else one.port_name
    people = mix(one.agencies) if one.flight is not None else NOTHING
    count = el("p", el("b", one.aboard), " aboard", cls="after") if one.aboard is not None else None
    return el(
        "li",
        el("p", stamp(one.when, frame), cls="when"),
        el("p", until(one.when, frame), cls="left"),
        el("p", el("strong", title(one)), " ", status(one), cls="what"),
        el("p", name(place) if place else None, cls="where"),
        el("p", people or tag(one.provider), cls="who"),
        count,
        cls=hue(one.provider) or None,
    )
