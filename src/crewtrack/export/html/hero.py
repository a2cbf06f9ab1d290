"""The head of a page: how many are aboard, whose they are, and what comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.export.html.frame import hue, large, stamp, tag
from crewtrack.export.html.markup import NOTHING, Markup, el, join, name
from crewtrack.export.text.words import date_words, plural, the_station
from crewtrack.model.when_words import long

if TYPE_CHECKING:
    from crewtrack.export.html.frame import Frame
    from crewtrack.views.shapes import Agenda, Curve, Occurrence, Overview, Roster

_SQUARE, _GAP = 22, 6
_SETTLED = frozenset({"go", "success", "tbd", None})
_NOUNS = {
    "dock": "docking",
    "berth": "berthing",
    "relocate": "relocation",
    "undock": "undocking",
    "land": "landing",
}


def hero(view: Overview, frame: Frame) -> Markup:
    """Return the head count beside the next event."""
    return el(
        "div",
        el("div", _count(view.roster), cls="count"),
        _next(view.agenda, frame),
        _curve(view.curve),
        cls="hero",
    )


# -- the count -------------------------------------------------------------------------------------


def _count(roster: Roster) -> Markup:
    return join(
        (
            el(
                "p",
                el("strong", _figure(roster), cls="figure"),
                " ",
                el("span", _aboard(roster), cls="beside"),
            ),
            _squares(roster),
            el("p", join(_about(roster), " "), cls="about"),
        )
    )


def _figure(roster: Roster) -> str:
    if roster.most == 0 and not roster.recorded:
        return "?"
    return str(roster.count)


def _aboard(roster: Roster) -> Markup:
    """Say of what the figure counts, and between which it lies where an imprecise time leaves it open."""
    if roster.most == 0 and not roster.recorded:
        return join(("not recorded: who is aboard ", name(the_station(roster.station_name))))
    people = "person" if roster.count == 1 else "people"
    words: list[str | Markup] = [f"{people} aboard"]
    if not roster.certain:
        words.append(el("span", f"perhaps from {roster.least} to {roster.most}", cls="doubt"))
    return join(words, " ")


def _squares(roster: Roster) -> Markup:
    """Return a square for each person, in the colour of their agency, above the agencies' names."""
    if not roster.groups:
        return NOTHING
    groups = []
    for group in roster.groups:
        wide = group.count * (_SQUARE + _GAP) - _GAP
        squares = [
            el(
                "rect",
                x=place * (_SQUARE + _GAP),
                y=0,
                width=_SQUARE,
                height=_SQUARE,
                rx=4,
            )
            for place in range(group.count)
        ]
        groups.append(
            el(
                "li",
                el(
                    "svg",
                    *squares,
                    viewBox=f"0 0 {wide} {_SQUARE}",
                    width=wide,
                    height=_SQUARE,
                    aria_hidden="true",
                    cls=hue(group.agency) or None,
                ),
                el("span", el("b", group.count), " ", name(group.agency.name)),
            )
        )
    return el("ul", *groups, cls="squares", aria_label="by agency")


def _about(roster: Roster) -> list[Markup]:
    said: list[Markup] = []
    if roster.expedition_name and roster.count:
        said.append(join((name(roster.expedition_name), ".")))
    if roster.commander_name:
        said.append(join((el("strong", name(roster.commander_name)), " commands.")))
    if roster.count:
        seats = f"A seat home for {roster.seats_home} of {roster.count}."
        short = roster.seats_home < roster.count
        said.append(el("strong", seats, cls="wrong") if short else join((seats,)))
        if roster.unbroken_since is not None and (roster.recorded or roster.beyond_record):
            record = ", where the record begins" if roster.unbroken_from_record else ""
            said.append(join((f"Never empty since {date_words(roster.unbroken_since)}{record}.",)))
        if not roster.recorded and not roster.beyond_record:
            said.append(
                join(("There may be others: the record does not claim to be complete then.",))
            )
    elif roster.record_begins is not None and roster.at < roster.record_begins:
        begins = date_words(roster.record_begins)
        said.append(join((f"The record of this station begins {begins}.",)))
    if roster.beyond_record and roster.kept_to is not None:
        late = plural((roster.at.date() - roster.kept_to).days, "day")
        kept = date_words(roster.kept_to)
        said.append(join((f"As far as the record knows: kept to {kept}, {late} before.",)))
    return said


# -- the count over time ---------------------------------------------------------------------------


def _curve(curve: Curve) -> Markup:
    """Return the head count of the last weeks as steps."""
    weeks = curve.weeks
    if not curve.most or len(weeks) < 2:
        return NOTHING
    top = max(curve.most, 1)
    high = 40
    steps, area = [], []
    known: int | None = None
    for place, count in enumerate(weeks):
        if count is None:
            known = None
            continue
        level = high - high * count / top
        steps.append(f"{'M' if known is None else 'L'}{place} {level:g}H{place + 1}")
        area.append(f"M{place} {high}V{level:g}H{place + 1}V{high}Z")
        known = count
    words = f"Head count week by week, {date_words(curve.start)} to {date_words(curve.end)}: {curve.least} to {curve.most}."
    drawn = el(
        "svg",
        el("title", words),
        el("path", d="".join(area), cls="area"),
        el("path", d="".join(steps), cls="line"),
        viewBox=f"0 -1 {len(weeks)} {high + 2}",
        preserveAspectRatio="none",
        role="img",
        cls="curve",
    )
    ends = el(
        "p",
        el("span", date_words(curve.start)),
        el("span", f"{curve.least} to {curve.most} aboard"),
        el("span", date_words(curve.end)),
        cls="ends",
        aria_hidden="true",
    )
    return el("div", drawn, ends, cls="history")


# -- what comes next -------------------------------------------------------------------------------


def _next(agenda: Agenda, frame: Frame) -> Markup:
    if not agenda.events:
        last = agenda.last
        words = (
            f"Nothing planned after {long(last.when)}."
            if last is not None
            else "Nothing is planned."
        )
        return el("div", el("p", "Next", cls="label"), el("p", words, cls="about"), cls="next-up")
    one = agenda.events[0]
    label = "Next" if not agenda.hindsight or frame.under else "Next, as it happened"
    return el(
        "div",
        el("p", label, cls="label"),
        el("p", title(one), cls="title"),
        large(one.when, frame),
        el("p", stamp(one.when, frame), _utc(one), _where(one), cls="about"),
        _who(one),
        cls="next-up",
    )


def title(one: Occurrence) -> Markup:
    """Return what an event is, in words: `Soyuz MS-21 launch`."""
    if one.kind == "handover":
        return join((name(one.name), " takes command"))
    if one.kind == "expedition":
        return join((name(one.name), " begins"))
    if one.flight is None:
        return name(one.name)
    return join((name(one.name), f" {_NOUNS.get(one.verb, one.verb)}"))


def status(one: Occurrence) -> Markup:
    """Return an event's status where it says more than its time does."""
    return NOTHING if one.status in _SETTLED else el("span", one.status, cls="status")


def _utc(one: Occurrence) -> str:
    return " UTC" if one.when.is_exact else ""


def _where(one: Occurrence) -> Markup:
    place = one.site_name if one.kind in {"launch", "land"} else one.port_name
    return join((", ", name(place))) if place else NOTHING


def _who(one: Occurrence) -> Markup:
    if not one.crew_names or one.kind == "handover":
        return el("p", tag(one.provider), cls="about") if one.provider is not None else NOTHING
    people = join([name(who) for who in one.crew_names], ", ")
    return el("p", people, cls="about crewed")
