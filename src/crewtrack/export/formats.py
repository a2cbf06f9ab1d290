"""The one registry of what leaves the program: which views there are, and in which formats.

A snapshot is a view of a subject (a schedule, a station, an instant) in a format. The command line, the dialog
behind `s` and whatever publishes pages all take them from here, so that none of them promises what another does
not have. A view is a line of `VIEWS` and a module of `crewtrack.export.shots`; a format is a line of `FORMATS` and
the function that it names. Both are imported on use.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

import attr

from crewtrack.export.colours import ANSI, DARK, THEMES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from datetime import datetime, timedelta

    from crewtrack.app.session import Opened
    from crewtrack.export.svg import Picture

SMALLEST, LARGEST = (40, 12), (500, 500)
"""The sizes between which a picture is, in cells."""

SIZE = (120, 40)
"""The size of a picture where nobody says."""

SCALES = (0.25, 8.0)
"""The scales between which a PNG is; 1 is a cell of 9 by 18 pixels."""

SCALE = 2.0
"""The scale of a PNG where nobody says: sharp on the screens of today."""


class View(NamedTuple):
    """A view.

    Attributes:
        id: its name; `crewtrack.export.shots` has a module of that name.
        title: what it shows, in a few words.
        screen: the screen that shows it, of which there can be a picture; None if none does. Where one shows several
            views, the first of them is the screen's own.
        of: what it is about, if about one thing: "person"; such a view needs `Subject.of`.
        also: other names that it goes by.
        wide: whether its text fills the width that it is given.
    """

    id: str
    title: str
    screen: str | None = None
    of: str | None = None
    also: tuple[str, ...] = ()
    wide: bool = False

    @property
    def shot(self) -> Any:
        """The module that makes it; see `crewtrack.export.shots`."""
        return import_module(f"crewtrack.export.shots.{self.id.replace('-', '_')}")


VIEWS: tuple[View, ...] = (
    View("overview", "crew, what comes next, ports and dependence in one", "overview"),
    View("crew", "who is aboard, by agency", "overview"),
    View("next", "what comes next", "overview"),
    View("ports", "which port holds what", "ports"),
    View("timeline", "ports and people as bars over time", "timeline", wide=True),
    View("people", "everyone who flies", "people"),
    View("flights", "every flight", "flights"),
    View("person", "somebody's rides up and home", "people", of="person"),
    View("depends", "who depends on whom", "partners", also=("partners",)),
    View("slips", "how far each flight has moved"),
    View("log", "what happened, the newest first", "log"),
    View("check", "what is wrong with the books", "problems", also=("problems",)),
)
"""Every view, in the order of the help."""


class Format(NamedTuple):
    """A format.

    Attributes:
        id: its name, and its usual ending.
        title: what it is, in a few words.
        media: its media type.
        writer: the function that writes it, ``module:name``; it takes a `Subject` and a `View` and returns bytes.
        also: other endings.
        photo: whether it photographs the screen.
        views: the ids of the views that it is for; None for every one.
    """

    id: str
    title: str
    media: str
    writer: str
    also: tuple[str, ...] = ()
    photo: bool = False
    views: tuple[str, ...] | None = None


DATED = ("overview", "next", "crew")
"""The views that there are calendars of."""

FORMATS: tuple[Format, ...] = (
    Format("svg", "a picture of the screen", "image/svg+xml", "crewtrack.export.svg:svg", photo=True),
    Format("png", "the same, as pixels", "image/png", "crewtrack.export.png:png", photo=True),
    Format("txt", "text", "text/plain", "crewtrack.export.write:txt", ("text",)),
    Format("ansi", "text in colour, for a terminal", "text/plain", "crewtrack.export.write:ansi", ("ans",)),
    Format("json", "JSON", "application/json", "crewtrack.export.write:json"),
    Format("ndjson", "JSON, one thing a line", "application/x-ndjson", "crewtrack.export.write:ndjson", ("jsonl",)),
    Format("csv", "a table", "text/csv", "crewtrack.export.write:csv"),
    Format("md", "Markdown, with tables", "text/markdown", "crewtrack.export.markdown.views:md", ("markdown",)),
    Format("html", "a page that needs nothing else", "text/html", "crewtrack.export.html.page:html", ("htm",)),
    Format("ics", "a calendar, with crew of who is aboard", "text/calendar", "crewtrack.export.ics:ics", views=DATED),
)  # fmt: skip
"""Every format, in the order of the help."""


@attr.s(frozen=True, kw_only=True, eq=False, repr=False, auto_attribs=True)
class Subject:
    """What a snapshot is of, and how it is wanted.

    Attributes:
        book: the schedule.
        station: the id of the station.
        at: the instant (aware, UTC).
        live: whether the instant is the clock's now, so that a page follows its reader's clock.
        of: the id of the one thing that the view is about, if it is about one.
        size: columns and rows of a picture; the columns are the width of a text that fills a line.
        theme: "dark", "light", or None for the format's usual one; text in colour has "ansi" too.
        zone: the IANA name of the zone of the second clock; None for the usual one.
        ascii: draw with ASCII alone.
        scale: how many times larger a PNG is.
        alarms: how long before an event a calendar reminds of it.
        since: a calendar leaves out what was over by then; None for its usual.
        camera: what photographs a screen; None where there is none.
    """

    book: Opened
    station: str
    at: datetime
    live: bool = False
    of: str | None = None
    size: tuple[int, int] = SIZE
    theme: str | None = None
    zone: str | None = None
    ascii: bool = False
    scale: float = SCALE
    alarms: tuple[timedelta, ...] = ()
    since: datetime | None = None
    camera: Callable[[Subject, View], Picture] | None = None

    @property
    def station_name(self) -> str:
        """What people call the station."""
        return self.book.schedule.station_name(self.station)

    def clock(self) -> tuple[str, Callable[[datetime], str]] | None:
        """Return the second clock that is asked for: its name, and how it reads an instant."""
        if self.zone is None:
            return None
        from crewtrack.app.zones import city, reading, zone

        found = zone(self.zone)
        return None if found is None else (city(self.zone), lambda at: reading(at, found))

    @property
    def picture_theme(self) -> str:
        """The theme of a picture."""
        return self.theme or DARK

    @property
    def text_theme(self) -> str:
        """The theme of a text in colour."""
        return self.theme or ANSI


def evolve(subject: Subject, **changes: Any) -> Subject:
    """Return a subject that is wanted otherwise."""
    return attr.evolve(subject, **changes)


class UnknownError(ValueError):
    """There is no such view, format or theme.

    Attributes:
        what: "view", "format" or "theme".
        name: what was asked for.
        known: what there is.
    """

    def __init__(self, what: str, name: str, known: Iterable[str]) -> None:
        self.what = what
        self.name = name
        self.known = tuple(known)
        super().__init__(f'there is no {what} "{name}"')


class NotDrawnError(ValueError):
    """What was asked for cannot be made.

    Attributes:
        hint: what can.
    """

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint


_VIEW, _FORMAT = "view", "format"


def view_named(name: str) -> View:
    """Return a view by its name.

    Raises:
        UnknownError: there is none.
    """
    for one in VIEWS:
        if name == one.id or name in one.also:
            return one
    raise UnknownError(_VIEW, name, (one.id for one in VIEWS))


def format_named(name: str) -> Format:
    """Return a format by its name or an ending.

    Raises:
        UnknownError: there is none.
    """
    for one in FORMATS:
        if name == one.id or name in one.also:
            return one
    raise UnknownError(_FORMAT, name, (one.id for one in FORMATS))


def format_of(path: str) -> Format:
    """Return the format that the ending of a file's name says.

    Raises:
        UnknownError: its ending is none's.
    """
    name = path.replace("\\", "/").rpartition("/")[2]
    ending = name.rpartition(".")[2].lower() if "." in name else ""
    return format_named(ending)


def screens() -> frozenset[str]:
    """Return the ids of the screens that there are."""
    from crewtrack.app.registry import SCREENS

    return frozenset(one.id for one in SCREENS)


def exists(view: View, form: Format) -> bool:
    """Whether a view has a format."""
    if form.photo:
        return view.screen in screens()
    return form.views is None or view.id in form.views


def own_picture(view: View) -> bool:
    """Whether there is a picture of a view, and it is no other view's as well."""
    if view.of is not None or view.screen not in screens():
        return False
    return view is next(one for one in VIEWS if one.screen == view.screen)


def formats_of(view: View) -> tuple[Format, ...]:
    """Return the formats that a view has."""
    return tuple(one for one in FORMATS if exists(view, one))


def themes_of(form: Format) -> tuple[str, ...]:
    """Return the themes that a format can have: none, where it has no colour."""
    if form.id == "ansi":
        return (*THEMES, ANSI)
    return THEMES if form.photo else ()


def snapshot(subject: Subject, view: View, form: Format) -> bytes:
    """Return a view of a subject in a format.

    Raises:
        NotDrawnError: the view has no such format, or is about one thing and the subject names none.
    """
    if not exists(view, form):
        word = "picture" if form.photo else form.id
        others = ", ".join(one.id for one in VIEWS if exists(one, form))
        own = ", ".join(one.id for one in formats_of(view))
        msg = f"there is no {word} of {view.id}"
        raise NotDrawnError(msg, f"{form.id} shows {others}; {view.id} comes as {own}")
    if view.of is not None and subject.of is None:
        msg = f"which {view.of}? {view.id} is about one"
        raise NotDrawnError(msg, f"say --of ID, the id of a {view.of}")
    if form.photo and subject.theme == ANSI:
        msg = "a picture has no terminal whose own colours it could take"
        raise NotDrawnError(msg, f"its theme is {' or '.join(THEMES)}")
    module, _, name = form.writer.partition(":")
    made: bytes = getattr(import_module(module), name)(subject, view)
    return made
