"""Pages of lists: people, flights, slips, one person; any other view as the table that its CSV is."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from crewtrack.export.html.frame import frame_of, hue, mix, stamp, table, tag
from crewtrack.export.html.markup import NOTHING, Markup, el, join, name
from crewtrack.export.html.shell import ALONE, part, whole
from crewtrack.export.text.words import date_words, plural

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from crewtrack.export.formats import Subject, View
    from crewtrack.export.html.frame import Frame
    from crewtrack.export.html.markup import Child
    from crewtrack.export.html.shell import Around
    from crewtrack.model.problem import Problem
    from crewtrack.model.when import When
    from crewtrack.views.shapes import FlightLine, LogEntry, PersonLine, Ride, Slipped


class Listed(NamedTuple):
    """A list: what it is called, what is said of it in a line, what it holds, and whose it is if not the station's."""

    title: str
    note: str
    content: Markup
    heading: str | None = None


def list_page(subject: Subject, view: View, *, around: Around = ALONE) -> bytes:
    """Return the page of a list, as UTF-8."""
    frame = frame_of(subject)
    maker = MAKERS.get(view.id)
    made = maker(subject, frame) if maker is not None else _plain(subject, view)
    heading = made.heading or subject.station_name
    return whole(
        heading,
        [part(view.id, made.title, made.note, made.content, wide=True)],
        frame,
        title=f"{made.title}: {heading}",
        description=f"{made.title} on {date_words(frame.at)}: {made.note}",
        around=around,
    )


def _day(when: When | None, frame: Frame) -> Markup:
    return stamp(when, frame, clock=False) if when is not None else NOTHING


# -- flights ---------------------------------------------------------------------------------------

_FLIGHTS = (
    "flight",
    "state",
    "launch",
    "docking",
    "undocking",
    "landing",
    "days",
    "slips",
    "where",
    "who",
)


def _flights(subject: Subject, frame: Frame) -> Listed:
    from crewtrack.export.shots.flights import shape

    view = shape(subject)
    kinds = ", ".join(f"{number} {kind}" for kind, number in view.kinds)
    rows = [_flight(one, frame) for one in reversed(view.rows)]
    made = table("Flights", _FLIGHTS, rows, numbers=(6, 7), cls="cards listing")
    return Listed(plural(len(view.rows) + view.more, "flight"), f"{kinds}; the latest first", made)


def _flight(one: FlightLine, frame: Frame) -> Sequence[Child]:
    from crewtrack.export.text.flights import lasted, standing

    title = el("strong", name(one.name), cls=hue(one.provider) or None)
    return (
        join((title, " ", tag(one.provider))),
        standing(one),
        _day(one.launch, frame),
        _day(one.dock, frame),
        _day(one.undock, frame),
        _day(one.land, frame),
        lasted(one.days),
        str(one.slips or ""),
        join([name(port) for port in one.port_names], " → ") if one.port_names else NOTHING,
        _crews(one),
    )


def _crews(one: FlightLine) -> Markup:
    """Return who goes up, and who comes home where those are others."""
    up = join([name(who) for who in one.up_family], ", ")
    if not one.swapped or one.state == "failed" or (not one.down and one.land is None):
        return up
    down = join([name(who) for who in one.down_family], ", ") if one.down_family else "nobody"
    return join((up, el("span", " home: ", cls="n"), down))


# -- people ----------------------------------------------------------------------------------------

_PEOPLE = ("name", "from", "days", "this flight", "flights", "age", "first", "last home", "now")


def _people(subject: Subject, frame: Frame) -> Listed:
    from crewtrack.export.shots.people import shape

    view = shape(subject)
    rows = [_person_line(one, frame) for one in view.rows]
    made = table("People", _PEOPLE, rows, numbers=(2, 3, 4, 5), cls="cards listing")
    note = f"{view.in_space} in space"
    if view.station is not None:
        note += f", {view.visited} have been aboard"
    return Listed(plural(len(view.rows) + view.more, "person", "people"), note, made)


def _person_line(one: PersonLine, frame: Frame) -> Sequence[Child]:
    from crewtrack.export.text.people import now
    from crewtrack.export.text.words import counted, where

    total = one.days_recorded if one.days_total is None else one.days_total
    return (
        join((el("strong", name(one.name)), " ", tag(one.agency))),
        where(one.nationality),
        f"{int(total)}{'+' if one.days_total is None else ''}",
        counted(one.days_flight, one.up_when) if one.days_flight is not None else "",
        f"{one.flights}{'+' if one.earlier else ''}",
        "" if one.age is None else str(one.age),
        _day(one.first, frame),
        _day(one.last, frame),
        name(now(one, frame.year)) if now(one, frame.year) else NOTHING,
    )


# -- one person ------------------------------------------------------------------------------------

_RIDES = ("up", "state", "launch", "station", "role", "home", "landing", "days")


def _person(subject: Subject, frame: Frame) -> Listed:
    from crewtrack.export.shots.person import shape

    view = shape(subject)
    made = table(
        "Flights",
        _RIDES,
        [_ride(one, frame) for one in view.rides],
        numbers=(7,),
        cls="cards listing",
    )
    told = [
        el("p", name(text), cls="about")
        for text in (view.note, view.source, *_said(view.rides))
        if text
    ]
    days = view.days_recorded if view.days_total is None else view.days_total
    record = " on record" if view.days_total is None else ""
    note = f"{view.agency.name}; {days:.2f} days in space{record}"
    return Listed("Flights", note, join((made, *told)), view.name)


def _said(rides: tuple[Ride, ...]) -> list[str]:
    """Return the notes on rides, each once."""
    notes = [f"{label}: {text}" if label else text for ride in rides for label, text in ride.notes]
    return list(dict.fromkeys(notes))


def _ride(one: Ride, frame: Frame) -> Sequence[Child]:
    days = one.days_planned if one.state == "flown" or one.days is None else one.days
    return (
        el("strong", name(one.up_name)),
        one.state,
        _day(one.launch, frame),
        name(one.station_name) if one.station_name else NOTHING,
        one.role,
        name(one.home_name) if one.home_name else NOTHING,
        _day(one.land, frame),
        f"{days:.2f}" if days is not None else "",
    )


# -- slips -----------------------------------------------------------------------------------------

_SLIPS = ("flight", "movement", "at first", "now", "moved", "times", "why")


def _slips(subject: Subject, frame: Frame) -> Listed:
    from crewtrack.export.shots.slips import shape

    view = shape(subject)
    if not view.rows:
        return Listed("Slips", "", el("p", "No slip is on record.", cls="about"))
    rows = [_slip(one, frame) for one in view.rows]
    made = table("Slips", _SLIPS, rows, numbers=(5,), cls="cards listing")
    flights = len({row.flight for row in view.rows})
    return Listed("Slips", f"{plural(flights, 'flight')} moved", made)


def _slip(one: Slipped, frame: Frame) -> Sequence[Child]:
    from crewtrack.export.text.slips import moved

    why = [name(earlier.why) for earlier in one.earlier if earlier.why]
    return (
        el("strong", name(one.name)),
        one.movement,
        stamp(one.earlier[0].when, frame),
        stamp(one.when, frame) if one.when is not None else "not known any more",
        moved(one),
        str(one.times),
        join(why, "; ") if why else NOTHING,
    )


# -- the log ---------------------------------------------------------------------------------------

_LOG = ("UTC", "what", "whose", "which", "where", "crew", "aboard")
_ENTRIES = 1000


def _log(subject: Subject, frame: Frame) -> Listed:
    from crewtrack.export.shots.log import shape

    view = shape(subject, limit=_ENTRIES)
    if not view.entries:
        words = "Nothing has happened yet." if view.recorded else "Not recorded."
        return Listed("Log", "", el("p", words, cls="about"))
    rows = [_entry(one, frame) for one in view.entries]
    made = table("Log", _LOG, rows, numbers=(6,), cls="cards listing")
    note = "What happened, what was said and what was put off, the newest first"
    return Listed("Log", note + (f"; {view.more} older" if view.more else ""), made)


def _entry(one: LogEntry, frame: Frame) -> Sequence[Child]:
    start = stamp(one.when, frame)
    if one.bulletin is not None:
        said = one.bulletin
        text = el("small", name(said.text.strip()), cls="told") if said.text else NOTHING
        which = join((el("b", name(said.title)), text))
        return start, "said", tag(said.agency), which, NOTHING, NOTHING, NOTHING
    if one.moved is not None:
        from crewtrack.export.text.log import slip_words

        which = name(slip_words(one.moved, frame.year))
        return start, "slip", tag(one.moved.provider), which, NOTHING, NOTHING, NOTHING
    event = one.event
    if event is None:
        return start, one.kind, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING
    place = event.site_name if event.kind in {"launch", "land"} else event.port_name
    crewed = event.flight is not None or event.kind == "eva"
    return (
        start,
        event.verb,
        tag(event.provider),
        el("strong", name(event.name), cls=hue(event.provider) or None),
        name(place) if place else NOTHING,
        mix(event.agencies) if crewed else NOTHING,
        str(event.aboard) if event.aboard is not None else "",
    )


# -- what is wrong ---------------------------------------------------------------------------------

_CHECK = ("where", "severity", "code", "what", "what helps")


def _check(subject: Subject, frame: Frame) -> Listed:
    del frame  # what is wrong is so at any instant
    problems = subject.book.problems
    title = "What is wrong with the books"
    if not problems:
        fine = "The books balance: there is neither an error nor a warning."
        return Listed(title, "", el("p", fine, cls="answer"))
    made = table(title, _CHECK, [_problem(one) for one in problems], cls="cards listing")
    return Listed(title, plural(len(problems), "problem"), made)


def _problem(one: Problem) -> Sequence[Child]:
    where = f"{one.place.file}:{one.place.line}" if one.place is not None else one.name
    severity = el(
        "span", one.severity.value, cls="wrong" if one.severity.value == "error" else None
    )
    return (
        name(where),
        severity,
        one.code,
        name(one.message),
        name(one.hint) if one.hint else NOTHING,
    )


MAKERS: dict[str, Callable[[Subject, Frame], Listed]] = {
    "flights": _flights,
    "people": _people,
    "person": _person,
    "slips": _slips,
    "log": _log,
    "check": _check,
}
"""The lists that are written by hand, by the ids of their views."""


# -- anything else ---------------------------------------------------------------------------------


def _plain(subject: Subject, view: View) -> Listed:
    """Return a view as the table that its CSV is, without the columns that are empty."""
    import csv
    import io

    rows = list(csv.reader(io.StringIO(view.shot.csv(subject), newline="")))
    title = view.title[:1].upper() + view.title[1:]
    if len(rows) < 2:
        return Listed(title, "", el("p", "Nothing is on record.", cls="about"))
    used = [place for place in range(len(rows[0])) if any(row[place] for row in rows[1:])]
    head = [rows[0][place].replace("_", " ") for place in used]
    cells = [[name(row[place]) if row[place] else "" for place in used] for row in rows[1:]]
    made = table(title, head, cells, cls="cards listing")
    return Listed(title, plural(len(cells), "row"), made)
