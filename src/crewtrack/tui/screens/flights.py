"""The Flights: every flight as it stands, sorted and sifted as one likes."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING, Any, ClassVar

from crewtrack.ledger.rides import start_of
from crewtrack.model.when import FAR_FUTURE
from crewtrack.tui.keys import bindings
from crewtrack.tui.panels.flights import FlightsContent, FlightsPanel
from crewtrack.tui.screens.overview_plan import NORMAL
from crewtrack.tui.screens.stack import StackScreen
from crewtrack.views.asking import FLIGHT_SORTS, KINDS, Ask
from crewtrack.views.flights import FlightLines, chosen, kind_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.binding import BindingType

    from crewtrack.model.nouns import Flight
    from crewtrack.tui.screens.stack import Want

_ALL = 10**9


class FlightsScreen(StackScreen):
    """What flies, has flown, and is to fly."""

    NAME = "flights"
    LISTS = ("flights",)
    AUTO_FOCUS: ClassVar[str | None] = "#flights"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(NAME)]

    def __init__(self) -> None:
        """Begin in order of launch, with every kind."""
        self._flights = FlightsPanel(id="flights")
        self._order = FLIGHT_SORTS[0]
        self._kind: str | None = None
        self._reverse = False
        super().__init__(self._flights)

    def view(self) -> FlightsContent:
        """Return which flights are to be shown, in order."""
        session, at = self.app.session, self.app.clock.at
        ask = Ask(kind=self._kind, sort=self._order, reverse=self._reverse)
        found = chosen(session.ledger, session.station, at, ask, launches=self.app.indexes.launches)
        return FlightsContent(
            [one.id for one in found],
            FlightLines(session.ledger, at),
            session.schedule,
            self._order,
            self._kind,
            self._stand(found),
            reverse=self._reverse,
        )

    def _stand(self, found: list[Flight]) -> int | None:
        """Return the place of the flight that launched last, where they are in order of launch."""
        if self._order != FLIGHT_SORTS[0] or not found:
            return None
        trips, at = self.app.session.ledger.trips, self.app.clock.at

        def start(flight: Flight) -> object:
            trip = trips.get(flight.id)
            return start_of(trip) if trip is not None else FAR_FUTURE

        if self._reverse:
            return next((place for place, one in enumerate(found) if start(one) <= at), 0)  # type: ignore[operator]
        return max(0, bisect_right(found, at, key=start) - 1)  # type: ignore[arg-type]

    def wanted(self, layout: str) -> list[Want]:
        """Return the list, with the selected flight in full below it where there is room."""
        wants: list[Want] = [("flights", 8, _ALL)]
        return [*wants, ("detail", 13, 13)] if layout == NORMAL else wants

    def memory(self) -> dict[str, Any]:
        """Keep the order, too: with a minus in front where it is turned, and the kind."""
        order = f"{'-' if self._reverse else ''}{self._order}"
        return {**super().memory(), "sort": order, "kind": self._kind}

    def recall(self, kept: Mapping[str, Any]) -> None:
        """Take up the order."""
        sort = kept.get("sort")
        if isinstance(sort, str) and sort.removeprefix("-") in FLIGHT_SORTS:
            self._order, self._reverse = sort.removeprefix("-"), sort.startswith("-")
        kind = kept.get("kind")
        self._kind = kind if kind in KINDS else None
        self._flights.forget()
        self.forget_view()
        super().recall(kept)

    # -- commands ------------------------------------------------------------------------------

    def do_order(self) -> None:
        """Sort by the next of the orders."""
        self._order = FLIGHT_SORTS[(FLIGHT_SORTS.index(self._order) + 1) % len(FLIGHT_SORTS)]
        self._show_first()

    def do_turn(self) -> None:
        """Sort the other way round."""
        self._reverse = not self._reverse
        self._show_first()

    def do_kind(self) -> None:
        """Show the next kind that there is, then all."""
        every = self.app.indexes.launches.flights()
        kinds = {kind_of(self.app.session.ledger, one) for one in every}
        shown: list[str | None] = [None, *(one for one in KINDS if one in kinds)]
        place = shown.index(self._kind) if self._kind in shown else 0
        self._kind = shown[(place + 1) % len(shown)]
        self._show_first()

    def _show_first(self) -> None:
        self._flights.forget()
        self.forget_view()
        self.show_view()


SCREEN = FlightsScreen
