"""The Partners: who depends on whom, now and over time, and what a what-if would change."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Any, ClassVar

from crewtrack.app import bench
from crewtrack.app.session import Asked
from crewtrack.model.when import FAR_FUTURE
from crewtrack.tui.keys import bindings
from crewtrack.tui.panels.partners import (
    BenchPanel,
    FuturesPanel,
    OverTimePanel,
    Partners,
    SharesPanel,
    place_of,
    spans_of,
)
from crewtrack.tui.screens.overview_plan import NARROW, TINY, Plan
from crewtrack.tui.screens.stack import StackScreen
from crewtrack.tui.text import wrap
from crewtrack.views.coverage import known
from crewtrack.views.dependence import Fleet, reliance
from crewtrack.views.outlook import outlook

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from textual.binding import BindingType

    from crewtrack.app.registry import Command
    from crewtrack.model.address import Address
    from crewtrack.tui.panels.base import Panel
    from crewtrack.tui.screens.overview_plan import Box
    from crewtrack.tui.screens.stack import Want

_FAR = 900
"""How many events ahead the screen looks at most."""

_SETTLE = 0.12
"""How long the selection rests on a what-if before it is worked out, in seconds."""


class PartnersScreen(StackScreen):
    """By agency above, over time below it, and the bench: what-ifs at the left, two futures at the right."""

    NAME = "partners"
    LISTS = ("bench", "futures", "shares", "times")
    AUTO_FOCUS: ClassVar[str | None] = "#bench"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(NAME)]

    def __init__(self) -> None:
        """Begin on the bench."""
        self._shares = SharesPanel(id="shares")
        self._times = OverTimePanel(id="times")
        self._bench = BenchPanel(id="bench")
        self._futures = FuturesPanel(id="futures")
        self._shown_for: tuple[Any, ...] | None = None
        self._worked: dict[tuple[Any, ...], bench.Future] = {}
        super().__init__(self._shares, self._times, self._bench, self._futures)

    def view(self) -> Partners:
        """Return who depends on whom, and the what-ifs that there are."""
        session, at = self.app.session, self.app.clock.at
        choices = bench.choices(session, at)
        laid = next((place for place, one in enumerate(choices) if bench.laid(session, one)), None)
        until = self._until()
        fleet = Fleet(session.ledger, session.station)
        return Partners(
            reliance(session.ledger, session.station, at, until, fleet=fleet),
            outlook(session.ledger, session.station, at, until, fleet=fleet),
            known(session.schedule, session.station, at),
            choices,
            laid,
        )

    def _until(self) -> datetime | None:
        """Return how far to look where the whole plan is too long for a screen; else None."""
        session, at = self.app.session, self.app.clock.at
        ahead = list(islice(session.ledger.after(session.station, at), _FAR + 1))
        return ahead[-1].instant if len(ahead) > _FAR and ahead[-1].instant < FAR_FUTURE else None

    # -- places --------------------------------------------------------------------------------

    def wanted(self, layout: str) -> list[Want]:
        """Return nothing: the plan is this screen's own."""
        raise NotImplementedError

    def make_plan(self, width: int, height: int) -> Plan:
        """Return where the panes stand: two across the whole width, then two side by side."""
        layout = self.layout_for(width, height)
        room = height - 1
        focused = self.focused_list
        if layout == TINY:
            name = "futures" if self.opened else focused
            boxes: dict[str, Box] = {name: (0, 1, width, room)}
            return Plan(boxes, self.LISTS, ((0, width, 0),), (), 0)
        if self.opened:
            above = max(4, min(8, room * 2 // 5))
            boxes = {
                "bench": (0, 1, width, above),
                "futures": (0, above + 2, width, room - above - 1),
            }
            return Plan(boxes, ("bench", "futures"), ((0, width, 0), (0, width, above + 1)), (), 0)
        content: Partners = self.content()
        agencies = max(1, len(content.reliance.shares))
        sentences = 0 if layout == NARROW else len(wrap(content.reliance.answer, width - 6))
        shares = agencies + sentences + 2
        homes = len({one.id for part in content.outlook.stretches for one, _ in part.homes})
        boosts = len({one.id for part in content.outlook.stretches for one in part.boosts})
        spans = len(spans_of(content))
        times = homes + boosts + 3 + max(1, min(spans, 3))
        least = 9 if layout == NARROW else 12
        boxes, across, y = {}, [(0, width, 0)], 1
        for name, high in (("shares", shares), ("times", times)):
            if y + high + 1 + least > height:
                continue
            boxes[name] = (0, y, width, high)
            y += high
            across.append((0, width, y))
            y += 1
        left = 30 if layout == NARROW else 42
        boxes["bench"] = (0, y, left, height - y)
        boxes["futures"] = (left + 1, y, width - left - 1, height - y)
        if focused not in boxes:
            boxes[focused] = boxes.pop("shares", boxes["bench"])
        reachable = tuple(name for name in self.LISTS if name in boxes or name == "times")
        return Plan(boxes, reachable, tuple(across), ((left, y - 1, height),), 0)

    # -- the two futures -----------------------------------------------------------------------

    @property
    def choice(self) -> bench.Choice | None:
        """The what-if that the selection of the bench stands on."""
        content: Partners = self.content()
        place = place_of(self._bench.selected)
        if place is None or place >= len(content.choices):
            return None
        return content.choices[place]

    def show_body(self) -> None:
        """Show the view in every pane, and work out what the selected what-if would change."""
        super().show_body()
        self._consider()

    def on_mount(self) -> None:
        """Work out the first what-if."""
        self._consider()

    def _consider(self) -> None:
        """Show what the selected what-if would change: what was worked out, else in a moment."""
        choice = self.choice
        key = self._key(choice)
        if choice is None or key is None:
            self._futures.tell(None)
            return
        if key == self._shown_for:
            return
        self._shown_for = key
        found = self._worked.get(key)
        if found is not None:
            self._futures.tell(found)
            return
        if self.app.still:
            # a photograph has no moment to wait
            self._done(key, bench.future(self.app.session, choice, self.app.clock.at))
            return
        self._futures.tell(None, "working it out")
        self.set_timer(_SETTLE, lambda: self._work(key, choice))

    def _key(self, choice: bench.Choice | None) -> tuple[Any, ...] | None:
        """What a comparison rests on: the choice and its file, the version of the schedule, the instant."""
        if choice is None:
            return None
        changed = _changed(choice.path) if choice.path is not None else 0
        session = self.app.session
        return (
            choice.kind,
            choice.name,
            changed,
            id(session.loaded),
            session.what_if.words,
            self.app.clock.at,
        )

    def _work(self, key: tuple[Any, ...], choice: bench.Choice) -> None:
        """Work out a comparison beside the screen, if the selection is still there."""
        if key != self._shown_for or not self.is_attached:
            return
        session, at = self.app.session, self.app.clock.at

        def work() -> None:
            found = bench.future(session, choice, at)
            self.app.call_from_thread(self._done, key, found)

        self.run_worker(work, thread=True, exclusive=True, group="futures", exit_on_error=False)

    def _done(self, key: tuple[Any, ...], found: bench.Future) -> None:
        if len(self._worked) > 40:
            self._worked.clear()
        self._worked[key] = found
        if key == self._shown_for:
            self._futures.tell(found)
            problem = found.problem
            self.app.editor_place = problem.place if problem is not None else None

    # -- events --------------------------------------------------------------------------------

    @property
    def selected(self) -> Address | None:
        """What is selected, where that stands in a file."""
        address = super().selected
        return address if address is not None and address[0] == "agency" else None

    @property
    def file_selected(self) -> Path | None:
        """The scenario's file that the selection of the bench stands on."""
        choice = self.choice if self.focused_list in {"bench", "futures"} else None
        return choice.path if choice is not None else None

    def show_detail(self) -> None:
        """Nothing: this screen has no detail of its own."""

    def on_panel_highlighted(self, message: Panel.Highlighted) -> None:
        """Follow the bench."""
        message.prevent_default()
        if message.panel is self._bench:
            self._consider()

    def on_panel_opened(self, message: Panel.Opened) -> None:
        """Open the two futures in full; go to the instant of what follows, or of a time alone."""
        message.prevent_default()
        place = place_of(message.address)
        if message.panel is self._bench:
            self.open_detail()
        elif message.panel is self._times and place is not None:
            self.app.seek(spans_of(self.content())[place])
        elif message.panel is self._futures and place is not None:
            future = self._futures.future
            if future is not None and future.comparison is not None:
                self.app.seek(future.comparison.consequences[place].at)

    # -- commands ------------------------------------------------------------------------------

    def works(self, command: Command) -> bool:
        """Nothing can be laid where nothing is picked, nor taken off where nothing is laid."""
        if command.id == "partners.lay":
            return self.choice is not None
        if command.id == "partners.take-off":
            return bool(self.app.session.what_if)
        return super().works(command)

    def do_lay(self) -> None:
        """Lay the whole program under the picked what-if, or take it off again."""
        choice = self.choice
        if choice is None:
            return
        session = self.app.session
        if bench.laid(session, choice):
            self.do_take_off()
            return
        self._ask(bench.asked_for(session, choice, self.app.clock.at), f"now {choice.label}")

    def do_take_off(self) -> None:
        """Show the schedule as it is again."""
        asked = self.app.session.asked
        day = asked.known_on if asked is not None else None
        plain = Asked((), (), day, asked.instant) if asked is not None and day else None
        self._ask(plain, "the plan as it is")

    def _ask(self, asked: Asked | None, words: str) -> None:
        app = self.app
        problem = app.session.ask(asked, app.now())
        if problem is not None:
            app.editor_place = problem.place
            place = f"{problem.place.file}:{problem.place.line}  " if problem.place else ""
            app.tell(f"not laid: {place}{problem.message}")
            return
        self._shown_for = None
        app.show_schedule()
        app.tell(f"{words}, on every screen; x takes it off" if app.session.what_if else words)

    def do_write(self) -> None:
        """Write a new scenario in the editor."""
        import os

        from crewtrack.app.editor import editor
        from crewtrack.tui.handlers.out import open_editor

        app = self.app
        if app.read_only or app.is_web:
            app.tell("no editor can be opened from here")
            return
        if editor(os.environ) is None:
            app.tell("no editor is set: $VISUAL and $EDITOR are empty")
            return
        try:
            path = bench.new_scenario(app.session, app.clock.at)
        except OSError as error:
            app.tell(f"not written: {error.strerror or error}")
            return
        open_editor(app, path, 9)
        self._of = None
        self._shown_for = None
        self.show_view()
        place = next(
            (at for at, one in enumerate(self.content().choices) if one.path == path), None
        )
        if place is not None:
            self._bench.select(("choice", place))
        app.tell(f"{path} is on the bench")


def _changed(path: Path) -> float:
    """Return when a file was changed last; 0 where that cannot be told."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0


SCREEN = PartnersScreen
