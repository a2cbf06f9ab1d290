"""Stays: which ship is on which port, in order of arrival."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.support import book, decoded

from crewtrack.ledger.ledger import Ledger

if TYPE_CHECKING:
    from crewtrack.ledger.stays import Stay

SHIP = """
[flight.{0}]
spacecraft = "ship"
station = "hub"
dock = {{ at = 2022-03-0{1}T00:00:00Z, port = "p" }}
{2}
"""
MOVED = 'relocate = [{ left = 2022-03-04T00:00:00Z, at = 2022-03-04T01:00:00Z, port = "q" }]'
BACK = 'relocate = [{ at = 2022-03-04T01:00:00Z, port = "q" }]'
GONE = "undock = { at = 2022-03-09T00:00:00Z }"


def told(own: list[Stay]) -> list[tuple[str, str, str | None]]:
    """Return each stay's ship, and the day on which it came and went."""
    return [
        (
            stay.trip.id,
            stay.arrive.when.words[:10],
            stay.leave.when.words[:10] if stay.leave is not None else None,
        )
        for stay in own
    ]


def test_they_stand_in_order_of_arrival() -> None:
    stays = book(SHIP.format("b", 5, "") + SHIP.format("a", 1, GONE)).stays
    assert told(stays["hub", "p"]) == [("a", "2022-03-01", "2022-03-09"), ("b", "2022-03-05", None)]


def test_a_relocation_ends_one_and_begins_another() -> None:
    stays = book(SHIP.format("a", 1, f"{MOVED}\n{GONE}")).stays
    assert told(stays["hub", "p"]) == [("a", "2022-03-01", "2022-03-04")]
    assert told(stays["hub", "q"]) == [("a", "2022-03-04", "2022-03-09")]


def test_a_stay_that_nothing_ends_before_the_next_is_none() -> None:
    """A relocation that does not say when it left: where it was until then, nobody knows."""
    schedule, problems = decoded(SHIP.format("a", 1, BACK))
    assert [one.code for one in problems] == ["F103"]
    assert set(Ledger.of(schedule).stays) == {("hub", "q")}
