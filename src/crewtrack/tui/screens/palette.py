"""The palette: every command by name, and every person and flight of the schedule."""

from __future__ import annotations

from typing import TYPE_CHECKING

import attr
from textual.content import Content
from textual.fuzzy import FuzzySearch

from crewtrack.app.registry import LISTED
from crewtrack.tui import themes
from crewtrack.tui.handlers.view import show
from crewtrack.tui.keys import key_words
from crewtrack.tui.screens.finder import Finder
from crewtrack.tui.screens.views import title_of
from crewtrack.tui.text import fit, pad, safe

if TYPE_CHECKING:
    from crewtrack.model.address import Address
    from crewtrack.tui.app import CrewtrackApp

_MOST = 60
_WIDTH = 68


@attr.s(frozen=True, eq=False, auto_attribs=True)
class Entry:
    """What can be chosen.

    Attributes:
        text: what it is called; made safe.
        aside: its key, or what kind of thing it is.
        command: the id of the command that it runs, or None.
        address: where it jumps to, or None.
        theme: the theme that it sets, or None.
        also: other words that find it.
        view: the digit of the saved view that it opens, or None.
    """

    text: str
    aside: str
    command: str | None = None
    address: Address | None = None
    theme: str | None = None
    also: str = ""
    view: str | None = None


def entries(app: CrewtrackApp) -> list[Entry]:
    """Return everything that can be chosen, commands first."""
    out = [
        Entry(
            command.title,
            "  ".join(key_words(command, app.signs, app.chosen_keys)[:2]),
            command=command.id,
            also=command.id,
        )
        for command in LISTED
        if command.palette and app.works(command)
    ]
    out += [Entry(f"Theme {name}", "theme", theme=name) for name in themes.NAMES]
    out += [
        Entry(safe(title_of(view)), f"view {digit}", view=digit, also=f"view {digit}")
        for digit, view in sorted(app.views.items())
    ]
    schedule = app.session.schedule
    out += [
        Entry(safe(person.name or ident), "person", address=("person", ident), also=safe(ident))
        for ident, person in schedule.people.items()
    ]
    out += [
        Entry(
            safe(schedule.flight_name(ident)), "flight", address=("flight", ident), also=safe(ident)
        )
        for ident in schedule.flights
    ]
    return out


def matching(found: list[Entry], query: str) -> list[tuple[Entry, tuple[int, ...]]]:
    """Return the entries that a query finds, best first, with the places of its letters in the text."""
    if not query.strip():
        return [(entry, ()) for entry in found if entry.address is None]
    search = FuzzySearch(case_sensitive=False)
    scored: list[tuple[float, int, Entry, tuple[int, ...]]] = []
    for order, entry in enumerate(found):
        score, places = search.match(query, entry.text)
        if not score and entry.also:
            score, places = search.match(query, entry.also)[0] / 2, ()
        if score:
            scored.append((-score, order, entry, tuple(places)))
    scored.sort(key=lambda one: one[:2])
    return [(entry, places) for _, _, entry, places in scored[:_MOST]]


def prompt(entry: Entry, places: tuple[int, ...], width: int) -> Content:
    """Return the line of an entry: found letters bold, what it is at the right. Never markup."""
    aside = fit(entry.aside, 12)
    room = width - len(aside) - 1
    text = pad(entry.text, room)
    line = Content(text)
    for place in places:
        if place < len(fit(entry.text, room)):
            line = line.stylize("bold underline", place, place + 1)
    return Content.assemble(line, " ", (aside, "dim"))


class Palette(Finder[None]):
    """Find anything by name."""

    def __init__(self) -> None:
        """Begin with the commands."""
        super().__init__("find", placeholder="a command, a person, a flight")
        self._entries: list[Entry] = []
        self._found: list[tuple[Entry, tuple[int, ...]]] = []

    def find(self, query: str) -> list[Content]:
        """Return what can be chosen, and the letters that were found."""
        self._entries = self._entries or entries(self.app)
        self._found = matching(self._entries, query)
        width = min(_WIDTH, self.room)
        return [prompt(entry, places, width) for entry, places in self._found]

    def take(self, index: int) -> None:
        """Run it, or go there."""
        entry, _ = self._found[index]
        app = self.app
        self.dismiss(None)
        if entry.theme is not None:
            app.theme = entry.theme
        elif entry.view is not None:
            digit = entry.view
            app.call_later(lambda: show(app, app.views[digit]))
        elif entry.command is not None:
            command = entry.command
            app.call_later(lambda: app.action_command(command))
        elif entry.address is not None:
            address = entry.address
            app.leave()
            app.call_later(lambda: app.jump(address))
