"""Lifeboats: in which seat each would leave if the station were abandoned now."""

from __future__ import annotations

from tests.support import ISS, at, book

from crewtrack.ledger.lifeboats import deal, fit, seats

CRAFT = """
[spacecraft.three]
seats = 3
returns = true
[spacecraft.two]
seats = 2
returns = true
[spacecraft.cargo]
seats = 4
"""


def flight(ident: str, craft: str, crew: str, day: int, rest: str = "") -> str:
    """Return a flight that docks on a day of January 2022 and lands, if at all, in December."""
    names = ", ".join(f'"{one}"' for one in crew.split())
    return f"""
[flight.{ident}]
spacecraft = "{craft}"
crew = [{names}]
launch = {{ at = 2022-01-{day:02}T00:00:00Z }}
dock = {{ at = 2022-01-{day:02}T06:00:00Z, port = "port-{ident}" }}
undock = {{ at = 2022-12-{day:02}T00:00:00Z }}
land.at = 2022-12-{day:02}T06:00:00Z
{rest}
"""


def dealt(text: str, when: str = "2022-06-01", station: str = "iss") -> dict[str, str]:
    ledger = book(ISS + CRAFT + text)
    return deal(ledger, ledger.state(at(when)), station, at(when))


def test_whoever_goes_home_on_the_ship_they_came_on_has_their_seat_there() -> None:
    text = flight("a", "three", "p q r", 1) + flight("b", "two", "s t", 2)
    assert dealt(text) == {"p": "a", "q": "a", "r": "a", "s": "b", "t": "b"}


def test_nobody_has_a_seat_where_nobody_can_come_home() -> None:
    text = flight("a", "cargo", "p", 1)
    assert dealt(text) == {}


def test_on_the_ground_and_elsewhere_there_is_nothing_to_deal() -> None:
    text = flight("a", "three", "p", 1)
    assert dealt(text, "2021-12-01") == dealt(text, "2022-01-01T03:00") == {}
    assert dealt(text, "2022-12-01T00:00") == {}
    assert dealt(text, station="tiangong") == {}


# -- the order of dealing --------------------------------------------------------------------------


def test_first_a_named_seat() -> None:
    named = 'lifeboat = [{ crew = ["q"] }]'
    text = flight("a", "two", "p q", 1) + flight("b", "two", "s t", 2, named)
    assert dealt(text) == {"q": "b", "p": "a", "s": "b", "t": "a"}


def test_a_named_seat_holds_for_its_time_alone() -> None:
    named = (
        'lifeboat = [{ from = 2022-05-01, to = 2022-06-01T00:00:00Z, crew = ["q"], extra = true }]'
    )
    text = flight("a", "two", "p q", 1) + flight("b", "two", "s t", 2, named)
    own = {"p": "a", "q": "a", "s": "b", "t": "b"}
    # A day's change has happened when the day is over.
    assert dealt(text, "2022-05-01T23:59") == own
    assert dealt(text, "2022-05-02") == {**own, "q": "b"}
    assert dealt(text, "2022-05-31T23:59") == {**own, "q": "b"}
    assert dealt(text, "2022-06-01") == own


def test_an_extra_seat_is_on_top_of_the_ships_own() -> None:
    unfit = "unfit = [{ from = 2022-02-01, seats = 1 }]"
    extra = 'lifeboat = [{ crew = ["q"], extra = true }]'
    text = flight("a", "two", "p q", 1, unfit) + flight("b", "two", "s t", 2, extra)
    assert dealt(text) == {"p": "a", "q": "b", "s": "b", "t": "b"}


def test_a_named_seat_that_is_not_extra_takes_one_of_the_ships_own() -> None:
    unfit = "unfit = [{ from = 2022-02-01 }]"
    named = 'lifeboat = [{ crew = ["q"] }]'
    text = flight("a", "two", "p q", 1, unfit) + flight("b", "two", "s t", 2, named)
    assert dealt(text) == {"q": "b", "s": "b"}


def test_a_named_seat_may_name_an_alias_and_nobody_who_is_not_aboard() -> None:
    named = 'lifeboat = [{ crew = ["alias", "zoe", "?"], extra = true }]'
    text = "[person.q]\naliases = ['alias']\n" + flight("a", "two", "p q", 1, named)
    assert dealt(text) == {"q": "a", "p": "a"}


def test_second_those_whose_ride_up_and_home_are_one() -> None:
    # r came up on a and goes home on b; both ships have two seats, and t stays for ever.
    text = flight("a", "two", "r p", 1, 'land.crew = ["p", "s"]') + flight(
        "b", "two", "s t", 2, 'land.crew = ["r", "t"]'
    )
    # p and t first, each on their own ship; then r and s on the way home.
    assert dealt(text) == {"p": "a", "t": "b", "r": "b", "s": "a"}


def test_third_those_who_came_up_on_it_and_whose_ride_home_is_not_there() -> None:
    # One seat is left on a for r, whose ride home is not there yet, or for s, who goes home on a.
    unfit = "unfit = [{ from = 2022-02-01, seats = 1 }]"
    text = (
        flight("a", "two", "r", 1, f'land.crew = ["s"]\n{unfit}')
        + flight("b", "cargo", "s", 2, "land.crew = []")
        + flight("c", "two", "", 20, 'land.crew = ["r"]').replace("2022-01-20", "2022-07-20")
    )
    assert dealt(text) == {"r": "a"}
    # Once c has come, r's ride home is there.
    assert dealt(text, "2022-08-01") == {"s": "a", "r": "c"}


def test_fourth_the_ride_home_before_fifth_the_ride_up() -> None:
    # r goes home on b, which is full of those who came on it and go home on it: back to the ride up.
    text = flight("a", "two", "r p", 1, 'land.crew = ["p"]') + flight(
        "b", "two", "s t", 2, 'land.crew = ["s", "t", "r"]'
    )
    assert dealt(text) == {"p": "a", "s": "b", "t": "b", "r": "a"}
    # With a seat free on the ride home it is that one, though one is free on the ride up too.
    text = flight("a", "two", "r p", 1, 'land.crew = ["p"]') + flight(
        "b", "two", "s", 2, 'land.crew = ["s", "r"]'
    )
    assert dealt(text)["r"] == "b"


def test_last_spare_seats_ships_in_order_of_docking_people_in_order_of_arrival() -> None:
    text = (
        flight("x", "cargo", "first", 1, "land.crew = []")
        + flight("y", "cargo", "second third", 2, "land.crew = []")
        + flight("late", "two", "", 5)
        + flight("early", "three", "own own2", 4)
    )
    assert dealt(text) == {
        "own": "early",
        "own2": "early",
        "first": "early",
        "second": "late",
        "third": "late",
    }


def test_who_is_left_over_has_no_seat() -> None:
    text = flight("x", "cargo", "first second", 1, "land.crew = []") + flight("a", "two", "p", 2)
    assert dealt(text) == {"p": "a", "first": "a"}


# -- ships -----------------------------------------------------------------------------------------


def test_a_relocating_ship_holds_its_own_crews_seats_and_then_those_of_others() -> None:
    move = 'relocate = [{ left = 2022-06-01T10:00:00Z, at = 2022-06-01T11:00:00Z, port = "z" }]'
    text = flight("a", "three", "p q", 1, move) + flight("x", "cargo", "s", 2, "land.crew = []")
    assert dealt(text, "2022-06-01T09:59") == {"p": "a", "q": "a", "s": "a"}
    assert dealt(text, "2022-06-01T10:30") == {"p": "a", "q": "a", "s": "a"}
    # a seat in a ship on a port is dealt before one in a ship that is away
    two = text + flight("b", "three", "", 3, "land.crew = []")
    assert dealt(two, "2022-06-01T10:30") == {"p": "a", "q": "a", "s": "b"}
    assert dealt(text, "2022-06-01T11:00") == {"p": "a", "q": "a", "s": "a"}


def test_an_unfit_ship_has_the_seats_that_are_left() -> None:
    unfit = """unfit = [
        { from = 2022-02-01T00:00:00Z, to = 2022-03-01T00:00:00Z },
        { from = 2022-03-01T00:00:00Z, seats = 2 },
        { from = 2022-05-01T00:00:00Z, seats = 9 },
    ]"""
    ledger = book(ISS + CRAFT + flight("a", "three", "p q r", 1, unfit))
    ship = ledger.schedule.flights["a"]
    for when, left, whole in (
        ("2022-01-31T23:59", 3, True),
        ("2022-02-01", 0, False),
        ("2022-02-28T23:59", 0, False),
        ("2022-03-01", 2, False),
        ("2022-06-01", 2, False),
    ):
        assert seats(ledger, ship, at(when)) == left
        assert fit(ship, at(when)) is whole
        assert len(deal(ledger, ledger.state(at(when)), "iss", at(when))) == left


def test_a_spacecraft_that_nobody_declares_has_no_seats() -> None:
    ledger = book(ISS + flight("a", "unheard-of", "p", 1))
    assert seats(ledger, ledger.schedule.flights["a"], at("2022-06-01")) == 0


def test_seats_not_yet_named_are_dealt_too() -> None:
    assert dealt(flight("a", "two", "p ?", 1)) == {"p": "a", "?a#0": "a"}
