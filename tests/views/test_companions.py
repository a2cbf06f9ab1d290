"""Companions: those of the way up and those of the way home are told apart."""

from __future__ import annotations

from tests.support import at

from crewtrack.app.loading import load
from crewtrack.ledger.ledger import Ledger
from crewtrack.views.person import person


def test_a_seat_swap_changes_who_is_beside_you() -> None:
    loaded = load("crewtrack:iss")
    assert loaded.schedule is not None
    ledger = Ledger.of(loaded.schedule)
    view = person(ledger, "vande-hei", at("2022-04-01T00:00"))
    assert view is not None
    assert view.rides[-1].companions == ("novitsky", "dubrov")
    assert view.rides[-1].home_companions == ("shkaplerov", "dubrov")
    view = person(ledger, "shipenko", at("2022-04-01T00:00"))
    assert view is not None
    assert view.rides[0].companions == ("shkaplerov", "peresild")
    assert view.rides[0].home_companions == ("novitsky", "peresild")
