"""Who depends on whom: seats home, engines, and whoever rides with another agency."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.html.frame import hue, moment, table, tag
from crewtrack.export.html.markup import NOTHING, Markup, el, join, name
from crewtrack.export.text.words import date_words, instant

if TYPE_CHECKING:
    from collections.abc import Sequence

    from crewtrack.export.html.markup import Child
    from crewtrack.views.shapes import Across, Dependence, Reliance, Share, SoleSpan

_HEAD = ("agency", "crew", "seats home", "lifeboat for", "seats up ahead", "can reboost")


def depends(dependence: Dependence, reliance: Reliance) -> Markup:
    """Return the answer in sentences, the agencies in a table, and the times when all hangs on one."""
    sentences = [f"{one}." for one in reliance.answer.rstrip(".").split(". ") if one]
    return join(
        (
            el("p", " ".join(sentences), cls="answer"),
            el("ul", *(_across(one) for one in dependence.across), cls="across")
            if dependence.across
            else None,
            table(
                "What each agency provides and needs",
                _HEAD,
                [_share(one) for one in reliance.shares],
                numbers=(1, 2, 3, 4, 5),
                cls="shares",
            )
            if reliance.shares
            else None,
            _spans("bring people home", reliance.sole_return),
            _spans("raise the orbit", reliance.sole_reboost),
        )
    )


def _across(one: Across) -> Markup:
    return el(
        "li",
        el("strong", name(one.name)),
        " ",
        tag(one.agency),
        " goes home on ",
        el("strong", name(one.ride_home_name)),
        " ",
        tag(one.provider),
    )


def _share(one: Share) -> Sequence[Child]:
    return (
        el("span", name(one.agency.name), cls=f"tag {hue(one.agency)}".rstrip()),
        _number(one.crew),
        _number(one.seats_home),
        _number(one.lifeboats),
        _number(one.seats_up),
        _number(len(one.reboost)),
    )


def _number(count: int) -> str:
    return str(count) if count else ""


def _spans(what: str, spans: tuple[SoleSpan, ...]) -> Markup:
    if not spans:
        return NOTHING
    lines = [
        el(
            "li",
            moment(one.start, date_words(one.start)),
            " to ",
            moment(one.end, date_words(one.end)),
            " ",
            el("strong", "nobody", cls="wrong") if one.agency is None else tag(one.agency),
            title=f"{instant(one.start)} to {instant(one.end)}",
        )
        for one in spans
    ]
    return el(
        "div",
        el("h3", f"When one agency alone can {what}"),
        el("ul", *lines, cls="spans"),
        cls="alone",
    )
