"""Trips: movements placed in time, narrowed by each other, and derived where the file leaves them out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.support import ISS, at, book

from crewtrack.model.when import FAR_FUTURE, Precision
from crewtrack.model.when_words import long

if TYPE_CHECKING:
    from crewtrack.ledger.trips import Moved, Trip

HEAD = ISS + '[flight.x]\nspacecraft = "soyuz-ms"\ncrew = ["artemyev"]\n'


def trip(text: str) -> Trip:
    return book(HEAD + text).trips["x"]


def kinds(one: Trip) -> list[str]:
    return [move.step for move in one.moves]


def span(move: Moved | None) -> tuple[str, str, str]:
    """Return earliest, ledger's instant and latest of a movement, to the minute."""
    assert move is not None
    texts = [one.isoformat()[:16] for one in (move.low, move.instant, move.high)]
    return texts[0], texts[1], texts[2]


# -- exact -----------------------------------------------------------------------------------------


def test_exact_movements_stand_where_they_are_written() -> None:
    one = trip(
        """
        launch = { at = 2022-03-18T15:55:18Z }
        dock = { at = 2022-03-18T19:12:00Z, port = "prichal-nadir" }
        undock = { at = "2022-09-29T07:34Z" }
        land = { at = 2022-09-29T10:57:12+00:00 }
        """
    )
    assert kinds(one) == ["launch", "dock", "undock", "land"]
    assert [move.instant for move in one.moves] == [
        at("2022-03-18T15:55:18"),
        at("2022-03-18T19:12"),
        at("2022-09-29T07:34"),
        at("2022-09-29T10:57:12"),
    ]
    assert all(move.low == move.instant == move.high for move in one.moves)
    assert one.undock is not None
    assert one.undock.port == "prichal-nadir"


def test_a_relocation_leaves_one_port_and_reaches_another() -> None:
    one = trip(
        """
        launch = { at = 2022-03-18T15:55:18Z }
        dock = { at = 2022-03-18T19:12:00Z, port = "prichal-nadir" }
        relocate = [
            { left = 2022-04-01T10:00:00Z, at = 2022-04-01T10:40:00Z, port = "poisk-zenith" },
            { left = 2022-05-01T10:00:00Z, at = 2022-05-03T10:00:00Z, port = "poisk-zenith" },
        ]
        undock = { at = 2022-09-29T07:34:20Z }
        """
    )
    assert [(move.step, move.port, move.place) for move in one.moves] == [
        ("launch", None, 0),
        ("dock", "prichal-nadir", 0),
        ("left", "prichal-nadir", 0),
        ("arrived", "poisk-zenith", 0),
        ("left", "poisk-zenith", 1),
        ("arrived", "poisk-zenith", 1),
        ("undock", "poisk-zenith", 0),
    ]


# -- derived ---------------------------------------------------------------------------------------


def test_a_missing_docking_is_derived_no_finer_than_a_day() -> None:
    one = trip('launch = { at = 2022-03-18T15:55:18Z }\ndock = { port = "prichal-nadir" }')
    assert one.dock is not None
    assert one.dock.when.derived
    assert one.dock.when.precision is Precision.DAY
    assert long(one.dock.when) == "18 Mar 2022"
    assert one.dock.port == "prichal-nadir"
    # Narrowed: not before the launch of that day.
    assert span(one.dock) == ("2022-03-18T15:55", "2022-03-19T00:00", "2022-03-19T00:00")


def test_a_docking_that_may_fall_on_either_of_two_days_is_derived_as_a_range() -> None:
    one = trip('launch = { at = 2022-03-18 }\ndock = { port = "prichal-nadir" }')
    assert one.dock is not None
    assert one.dock.when.precision is Precision.RANGE
    assert span(one.dock) == ("2022-03-18T00:00", "2022-03-20T00:00", "2022-03-20T00:00")


def test_a_missing_undocking_is_derived_from_the_landing() -> None:
    one = trip(
        """
        launch = { at = 2022-03-18T15:55:18Z }
        dock = { at = 2022-03-18T19:12:00Z, port = "prichal-nadir" }
        land = { at = 2022-09-29T10:57:12Z }
        """
    )
    assert kinds(one) == ["launch", "dock", "undock", "land"]
    assert one.undock is not None
    assert one.undock.when.derived
    assert one.undock.when.precision is Precision.DAY
    assert span(one.undock) == ("2022-09-29T00:00", "2022-09-29T10:57", "2022-09-29T10:57")
    assert one.undock.port == "prichal-nadir"


def test_what_is_derived_from_a_coarse_time_is_as_coarse() -> None:
    one = trip('launch = { at = "2022-03" }\nland = { at = "late 2022-09" }')
    assert kinds(one) == ["launch", "dock", "undock", "land"]
    assert one.dock is not None
    assert one.undock is not None
    assert one.dock.when.precision is Precision.MONTH
    assert one.undock.when.precision is Precision.MONTH
    assert one.dock.instant == at("2022-04-01T04:48")
    assert one.undock.instant < at("2022-10-01")


def test_a_stay_of_hours_keeps_what_is_derived_inside_it() -> None:
    one = trip("launch = { at = 2022-03-18T01:00:00Z }\nland = { at = 2022-03-18T09:00:00Z }")
    assert span(one.dock) == ("2022-03-18T01:00", "2022-03-18T09:00", "2022-03-18T09:00")
    assert span(one.undock) == ("2022-03-18T01:00", "2022-03-18T09:00", "2022-03-18T09:00")


@pytest.mark.parametrize("status", ["failure", "cancelled"])
def test_nothing_is_derived_from_a_launch_that_did_not_happen(status: str) -> None:
    text = f'launch = {{ at = 2018-10-11T08:40:15Z, status = "{status}" }}\n'
    text += 'dock = { port = "poisk-zenith" }\nland = { at = 2018-10-11T08:59:00Z }\n'
    trips = book(HEAD + text).trips
    if status == "cancelled":
        assert trips == {}
    else:
        assert kinds(trips["x"]) == ["launch", "land"]
        assert not trips["x"].flown


def test_a_launch_that_went_partly_wrong_still_flies() -> None:
    assert trip('launch = { at = 2022-03-18, status = "partial-failure" }').dock is not None


@pytest.mark.parametrize("status", ["failure", "cancelled"])
def test_a_docking_that_did_not_happen_leaves_the_ship_in_free_flight(status: str) -> None:
    one = trip(
        f"""
        launch = {{ at = 2022-03-18T15:55:18Z }}
        dock = {{ at = 2022-03-18T19:12:00Z, port = "prichal-nadir", status = "{status}" }}
        undock = {{ at = 2022-03-19T19:12:00Z }}
        land = {{ at = 2022-03-20T19:12:00Z }}
        """
    )
    assert kinds(one) == ["launch", "land"]


def test_a_landing_that_was_cancelled_takes_nobody_down() -> None:
    one = trip(
        """
        launch = { at = 2022-03-18T15:55:18Z }
        land = { at = 2022-09-29, status = "cancelled" }
        """
    )
    assert kinds(one) == ["launch", "dock"]


def test_an_undocking_that_was_cancelled_is_not_derived_again() -> None:
    one = trip(
        """
        launch = { at = 2022-03-18T15:55:18Z }
        undock = { at = 2022-09-28, status = "cancelled" }
        """
    )
    assert kinds(one) == ["launch", "dock"]


def test_a_free_flight_docks_nowhere() -> None:
    one = trip('station = "none"\nlaunch = { at = 2021-09-16 }\nland = { at = 2021-09-18 }')
    assert one.station is None
    assert kinds(one) == ["launch", "land"]


def test_a_module_that_stays_never_leaves() -> None:
    one = trip(
        """
        launch = { at = 2021-07-21 }
        dock = { at = 2021-07-29, port = "zvezda-aft", stays = true }
        """
    )
    assert kinds(one) == ["launch", "dock"]
    assert kinds(
        trip(
            "launch = { at = 2021-07-21 }\ndock = { port = 'a', stays = true }\nland = { at = 2022 }".replace(
                "2022 }", '"2022" }'
            )
        )
    ) == [
        "launch",
        "dock",
        "land",
    ]


def test_a_relocation_that_did_not_happen_changes_no_port() -> None:
    one = trip(
        """
        launch = { at = 2022-03-18 }
        dock = { at = 2022-03-18T19:12:00Z, port = "prichal-nadir" }
        relocate = [{ left = 2022-04-01, at = 2022-04-01, port = "poisk-zenith", status = "cancelled" }]
        undock = { at = 2022-09-29 }
        """
    )
    assert kinds(one) == ["launch", "dock", "undock"]
    assert one.undock is not None
    assert one.undock.port == "prichal-nadir"


def test_a_ship_that_came_before_the_record_still_leaves() -> None:
    one = trip("undock = { at = 2022-09-29T07:00:00Z }\nland = { at = 2022-09-29T10:00:00Z }")
    assert kinds(one) == ["undock", "land"]


def test_nothing_at_all_is_known_of_a_plan() -> None:
    assert kinds(trip('dock = { port = "prichal-nadir" }')) == []


# -- narrowed --------------------------------------------------------------------------------------


def test_an_imprecise_docking_is_not_before_its_launch() -> None:
    one = trip('launch = { at = 2022-03-18T15:55:18Z }\ndock = { at = "2022-03", port = "a" }')
    assert span(one.dock) == ("2022-03-18T15:55", "2022-04-01T00:00", "2022-04-01T00:00")


def test_an_imprecise_launch_is_not_after_its_docking() -> None:
    one = trip('launch = { at = "2022-03" }\ndock = { at = 2022-03-18T19:12:00Z, port = "a" }')
    assert span(one.launch) == ("2022-03-01T00:00", "2022-03-18T19:12", "2022-03-18T19:12")


def test_narrowing_reaches_past_imprecise_neighbours() -> None:
    one = trip(
        """
        launch = { at = 2022-03-18T15:55:18Z }
        dock = { at = "2022-03", port = "a" }
        relocate = [{ left = "2022-03", at = "2022-03", port = "b" }]
        undock = { at = "2022-03" }
        land = { at = 2022-03-25T12:00:00Z }
        """
    )
    assert kinds(one) == ["launch", "dock", "left", "arrived", "undock", "land"]
    for move in one.moves[1:-1]:
        assert span(move) == ("2022-03-18T15:55", "2022-03-25T12:00", "2022-03-25T12:00")


def test_what_contradicts_itself_stays_as_it_is_written() -> None:
    one = trip('launch = { at = 2022-03-18T15:55:18Z }\ndock = { at = "2022-02", port = "a" }')
    assert span(one.dock) == ("2022-02-01T00:00", "2022-03-01T00:00", "2022-03-01T00:00")
    assert one.launch is not None
    assert one.launch.instant == at("2022-03-18T15:55:18")


def test_tbd_comes_last() -> None:
    one = trip('launch = { at = 2022-03-18T15:55:18Z }\nland = { at = "TBD" }')
    assert kinds(one) == ["launch", "dock", "undock", "land"]
    assert one.land is not None
    assert one.land.instant == FAR_FUTURE
    assert one.undock is not None
    assert one.undock.when.precision is Precision.TBD
    assert one.undock.instant == FAR_FUTURE


def test_tbd_before_what_is_known_is_not_after_it() -> None:
    one = trip('launch = { at = "TBD" }\nland = { at = 2022-03-25T12:00:00Z }')
    assert one.launch is not None
    assert one.launch.instant == at("2022-03-25T12:00")


def test_a_bare_not_earlier_than_stands_at_its_start() -> None:
    one = trip('launch = { at = "NET 2022-03-18" }\nland = { at = "NET 2022-09" }')
    assert one.launch is not None
    assert one.launch.instant == at("2022-03-18")
    assert one.land is not None
    assert one.land.instant == at("2022-09-01")
    assert one.dock is not None
    assert one.dock.when.bound == "NET"
    assert one.dock.instant == at("2022-03-18")


def test_a_not_earlier_than_does_not_begin_before_what_comes_first() -> None:
    one = trip('launch = { at = 2022-03-18T15:55:18Z }\ndock = { at = "NET 2022-03", port = "a" }')
    assert one.dock is not None
    assert one.dock.instant == at("2022-03-18T15:55:18")


def test_a_no_later_than_stands_at_its_end() -> None:
    one = trip('launch = { at = 2022-03-18T15:55:18Z }\nland = { at = "NLT 2022-09" }')
    assert span(one.land) == ("2022-03-18T15:55", "2022-10-01T00:00", "2022-10-01T00:00")


# -- crews -----------------------------------------------------------------------------------------


def test_unnamed_seats_are_told_apart_and_aliases_are_people() -> None:
    one = book(
        ISS
        + """
        [person.a]
        aliases = ["alias"]
        [flight.x]
        spacecraft = "soyuz-ms"
        crew = ["?", { id = "alias" }, { id = "?", agency = "nasa" }]
        """
    ).trips["x"]
    assert one.up == ("?x#0", "a", "?x#1")


# -- what fails ------------------------------------------------------------------------------------


def test_a_failed_undocking_leaves_the_ship_on_its_port() -> None:
    one = trip(
        """
        launch = { at = 2022-03-18T15:55:18Z }
        dock = { at = 2022-03-18T19:12:00Z, port = "prichal-nadir" }
        undock = { at = 2022-09-29T07:34:20Z, status = "failure" }
        """
    )
    assert one.undock is None


def test_a_failed_undocking_is_tried_again_before_the_landing() -> None:
    one = trip(
        """
        launch = { at = 2022-03-18T15:55:18Z }
        dock = { at = 2022-03-18T19:12:00Z, port = "prichal-nadir" }
        undock = { at = 2022-09-29T07:34:20Z, status = "failure" }
        land = { at = 2022-10-03T10:57:12Z }
        """
    )
    assert one.undock is not None
    assert one.undock.when.derived


def test_after_a_failed_launch_only_an_abort_lands() -> None:
    abort = trip(
        """
        launch = { at = 2018-10-11T08:40:15Z, status = "failure" }
        land = { at = 2018-10-11T08:59:52Z }
        """
    )
    assert kinds(abort) == ["launch", "land"]
    planned = trip(
        """
        launch = { at = 2018-10-11T08:40:15Z, status = "failure" }
        land = { at = 2019-04-01T08:59:52Z }
        """
    )
    assert kinds(planned) == ["launch"]


# -- at a glance -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("dock", "orderly"),
    [
        ("2022-03-18T19:12:06Z", True),
        ("2022-03-18T15:55:18Z", True),  # at the same second
        ("2022-03-18T15:55:17Z", False),
        ("2022-03-19", False),
    ],
)
def test_a_trip_is_orderly_if_all_of_it_is_exact_and_in_order(dock: str, *, orderly: bool) -> None:
    text = f'launch = {{ at = 2022-03-18T15:55:18Z }}\ndock = {{ at = {dock}, port = "prichal-nadir" }}\n'
    assert trip(text).orderly is orderly


def test_a_derived_movement_is_not_exact() -> None:
    assert not trip("launch = { at = 2022-03-18T15:55:18Z }").orderly


def test_a_trip_names_who_comes_home_or_not() -> None:
    assert trip("land = { crew = [] }").names_home
    assert not trip("land = { site = 'x' }").names_home
    assert not trip("").names_home
