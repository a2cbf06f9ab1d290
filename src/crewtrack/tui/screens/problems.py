"""The Problems: what `check` finds, as the files are saved."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from crewtrack.tui.keys import bindings
from crewtrack.tui.panels.problems import Problems, ProblemsPanel, number
from crewtrack.tui.screens.overview_plan import NARROW, NORMAL
from crewtrack.tui.screens.stack import StackScreen
from crewtrack.tui.widgets.banner import where

if TYPE_CHECKING:
    from textual.binding import BindingType

    from crewtrack.app.registry import Command
    from crewtrack.model.address import Address
    from crewtrack.model.problem import Problem
    from crewtrack.tui.panels.base import Panel
    from crewtrack.tui.screens.stack import Want

_ALL = 10**9


class ProblemsScreen(StackScreen):
    """What is wrong, where, and what would help; enter goes to the fact."""

    NAME = "problems"
    LISTS = ("problems",)
    AUTO_FOCUS: ClassVar[str | None] = "#problems"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(NAME)]

    def __init__(self) -> None:
        """Begin with errors and warnings."""
        self._problems = ProblemsPanel(id="problems")
        self._advice = False
        super().__init__(self._problems)

    def view(self) -> Problems:
        """Return what is wrong: the version on disk first, then what is shown, the worst first."""
        session = self.app.session
        found = list(session.advised if self._advice else session.problems)
        if session.broken is not None:
            found.insert(0, session.broken)
        found.sort(key=lambda one: one.severity.rank)
        from crewtrack.ledger.rules.catalogue import RULES

        facts = 0 if found else self.app.indexes.facts
        return Problems(tuple(found), len(RULES), facts, self._advice, session.broken)

    def wanted(self, layout: str) -> list[Want]:
        """Return the list, with the selected problem in full below it where there is room."""
        wants: list[Want] = [("problems", 6, _ALL)]
        found: Problems = self.content()
        high = {NORMAL: 11, NARROW: 8}.get(layout, 0)
        return [*wants, ("detail", high, high)] if high and found.found else wants

    # -- what is selected ----------------------------------------------------------------------

    @property
    def problem(self) -> Problem | None:
        """The problem that the selection stands on."""
        at = number(self._problems.selected)
        found: Problems = self.content()
        return found.found[at] if at is not None and at < len(found.found) else None

    @property
    def selected(self) -> Address | None:
        """What the selected problem is about."""
        return self.problem.address or None if self.problem is not None else None

    def show_detail(self) -> None:
        """Show in the detail pane what is wrong."""
        problem = self.problem
        self.app.editor_place = problem.place if problem is not None else None
        if problem is not None:
            self.detail.show_problem(problem)
        else:
            self.detail.show_address(None)

    def show_body(self) -> None:
        """Show the view in every pane."""
        super().show_body()
        self.show_detail()

    def on_panel_highlighted(self, message: Panel.Highlighted) -> None:
        """Follow the selection of the list: a problem is no entry that the detail knows by its address."""
        if message.panel is self._problems:
            message.prevent_default()
            self.show_detail()

    def on_panel_opened(self, message: Panel.Opened) -> None:
        """Go to the fact, on the screen that shows it."""
        if message.panel is self._problems:
            message.prevent_default()
            self.do_go()

    def show_problem(self, problem: Problem) -> None:
        """Select a problem that was gone to."""
        found: Problems = self.content()
        for at, one in enumerate(found.found):
            if one is problem:
                self._problems.select(("problem", at))
        self.show_detail()

    # -- commands ------------------------------------------------------------------------------

    def works(self, command: Command) -> bool:
        """Nothing can be gone to, or mended, where nothing is wrong."""
        if command.id in {"edit.edit", "out.editor", "list.open"} and self.problem is None:
            return False
        return super().works(command)

    def do_go(self) -> None:
        """Open the screen that shows the fact, at an instant at which it is to be seen."""
        problem = self.problem
        if problem is None:
            return
        from crewtrack.tui.screens.showing import show_fact

        if not problem.address:
            self.open_detail()
            return
        place = problem.place
        show_fact(self.app, problem.address)
        self.app.editor_place = place
        self.app.tell(f"{problem.code}   {where(problem, 40)}   8 back   E edit")

    def do_advice(self) -> None:
        """Show advice too, or no longer."""
        self._advice = not self._advice
        self.forget_view()
        self.show_view()


SCREEN = ProblemsScreen
