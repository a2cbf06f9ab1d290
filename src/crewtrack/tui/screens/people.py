"""The People: everyone in the record, sorted as one likes, with records and milestones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from crewtrack.tui.keys import bindings
from crewtrack.tui.panels.people import AheadPanel, PeopleContent, PeoplePanel
from crewtrack.tui.screens.overview_plan import NORMAL, TINY, WIDE
from crewtrack.tui.screens.stack import StackScreen
from crewtrack.views.asking import PEOPLE_SORTS, Ask
from crewtrack.views.people import PersonLines, chosen
from crewtrack.views.records import records

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from textual.binding import BindingType

    from crewtrack.ledger.ledger import Ledger
    from crewtrack.tui.screens.stack import Want
    from crewtrack.views.shapes import Records

_ALL = 10**9


class PeopleScreen(StackScreen):
    """Who has been, for how long, and what comes next for them."""

    NAME = "people"
    LISTS = ("people", "ahead")
    AUTO_FOCUS: ClassVar[str | None] = "#people"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(NAME)]

    def __init__(self) -> None:
        """Begin with those who have most days in space."""
        self._people = PeoplePanel(id="people")
        self._ahead = AheadPanel(id="ahead")
        self._order = PEOPLE_SORTS[0]
        self._reverse = False
        self._known: tuple[Ledger, datetime, Records] | None = None
        super().__init__(self._people, self._ahead)

    def view(self) -> PeopleContent:
        """Return who is to be shown, in order."""
        session, at = self.app.session, self.app.clock.at
        ledger, station = session.ledger, session.station
        ask = Ask(sort=self._order, reverse=self._reverse)
        return PeopleContent(
            chosen(ledger, station, at, ask, roll=self.app.indexes.roll),
            PersonLines(ledger, at),
            self._order,
            self._records(),
            reverse=self._reverse,
            evas=bool(session.schedule.evas),
        )

    def _records(self) -> Records:
        """Return records and milestones: they are the same in whatever order the list is."""
        session, at = self.app.session, self.app.clock.at
        known = self._known
        if known is None or known[0] is not session.ledger or known[1] != at:
            indexes = self.app.indexes
            found = records(
                session.ledger,
                session.station,
                at,
                most=1,
                roll=indexes.roll,
                standings=indexes.standings,
            )
            known = self._known = (session.ledger, at, found)
        return known[2]

    def wanted(self, layout: str) -> list[Want]:
        """Return the list, what is ahead below it, and the selected person in full where there is room."""
        if layout == TINY:
            return [("people", 4, _ALL)]
        if layout == WIDE:
            found = self.content().records
            lines = 8 + len(found.ahead)
            return [("people", 10, _ALL - lines), ("ahead", min(lines, 16), lines)]
        if layout == NORMAL:
            return [("people", 8, _ALL), ("ahead", 7, 7), ("detail", 11, 11)]
        return [("people", 8, _ALL), ("ahead", 5, 5)]

    def memory(self) -> dict[str, Any]:
        """Keep the order, too: with a minus in front where it is turned."""
        order = f"{'-' if self._reverse else ''}{self._order}"
        return {**super().memory(), "sort": order}

    def recall(self, kept: Mapping[str, Any]) -> None:
        """Take up the order."""
        sort = kept.get("sort")
        if isinstance(sort, str) and sort.removeprefix("-") in PEOPLE_SORTS:
            self._order, self._reverse = sort.removeprefix("-"), sort.startswith("-")
        self._people.forget()
        self.forget_view()
        super().recall(kept)

    # -- commands ------------------------------------------------------------------------------

    def do_order(self) -> None:
        """Sort by the next of the orders; by spacewalks only where some are recorded."""
        orders = [one for one in PEOPLE_SORTS if one != "evas" or self.app.session.schedule.evas]
        self._order = orders[(orders.index(self._order) + 1) % len(orders)]
        self._show_first()

    def do_turn(self) -> None:
        """Sort the other way round."""
        self._reverse = not self._reverse
        self._show_first()

    def _show_first(self) -> None:
        self._people.forget()
        self.forget_view()
        self.show_view()


SCREEN = PeopleScreen
