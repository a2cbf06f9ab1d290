"""The overview: all views of one instant, of one mind."""

from __future__ import annotations

from tests.support import at

import crewtrack
from crewtrack.views.overview import overview


def test_all_views_are_of_one_instant_and_one_station() -> None:
    ledger = crewtrack.load("crewtrack:iss-2022-02-25").ledger
    when = at("2022-02-25T12:00")
    found = overview(ledger, "iss", when)
    assert (found.station, found.station_short, found.at) == ("iss", "ISS", when)
    assert found.station_name == "International Space Station"
    parts = (found.roster, found.ports, found.dependence)
    assert (
        {one.at for one in parts}
        == {found.agenda.start, found.bulletins.at, found.curve.end}
        == {when}
    )
    assert {one.station for one in (*parts, found.agenda)} == {"iss"}


def test_the_views_agree_with_each_other_at_every_event() -> None:
    ledger = crewtrack.load("crewtrack:iss").ledger
    for when in sorted(set(ledger.instants))[::3]:
        found = overview(ledger, "iss", when)
        docked = [ship for row in found.ports.rows for ship in row.holds] + list(found.ports.moving)
        boats = [one.lifeboat for one in found.roster.crew if one.lifeboat is not None]
        assert found.roster.count == len(found.roster.crew) == ledger.aboard("iss", when)
        assert found.roster.seats_home == len(boats) == sum(ship.boat_for for ship in docked)
        assert found.roster.least <= found.roster.count <= found.roster.most
        assert sum(one.seats for one in found.dependence.seats_home) == sum(
            ship.seats for ship in docked
        )
        assert found.curve.weeks[-1] is None or found.curve.most is not None
        for one in found.roster.crew:
            assert one.days_aboard is not None
            assert 0 <= one.days_aboard <= one.days_flight
            assert one.days_total is None or one.days_total >= one.days_flight - 1e-6
        for event in found.agenda.events:
            assert event.instant > when
