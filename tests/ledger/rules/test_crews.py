"""S401 too-few-seats, S402 duplicate-crew, C501 two-places and C502 not-aboard."""

from __future__ import annotations

import pytest
from tests.support import ISS, found, problems_of

CRAFT = """
[person.ada]
[person.bob]
[person.cyd]
[person.dot]
aliases = ["dorothy"]
[spacecraft.ship]
name = "Ship"
seats = 3
[spacecraft.cargo]
"""


def flight(ident: str, crew: str, launch: str, land: str | None, rest: str = "") -> str:
    """Return a flight that docks six hours after its launch, at midnight of a day."""
    names = ", ".join(f'"{one}"' for one in crew.split())
    text = f"""
[flight.{ident}]
spacecraft = "ship"
crew = [{names}]
launch = {{ at = {launch}T00:00:00Z }}
dock = {{ at = {launch}T06:00:00Z, port = "{ident}" }}
"""
    if land is not None:
        text += f"undock = {{ at = {land}T00:00:00Z }}\nland.at = {land}T06:00:00Z\n"
    return text + rest + "\n"


def ports(*names: str) -> str:
    return "".join(f"[station.iss.port.{name}]\n" for name in names)


def written(*texts: str) -> str:
    """Return flights to one station, with what they need."""
    home = 'station = "iss"\nspacecraft ='
    return CRAFT + ports(*"abcd") + "".join(texts).replace("spacecraft =", home)


def wrong(*texts: str) -> list[tuple[str, tuple[str | int, ...]]]:
    return found(written(*texts), catalog=False)


# -- seats -----------------------------------------------------------------------------------------


def test_more_people_than_seats() -> None:
    assert wrong(flight("a", "ada bob cyd", "2022-01-01", None)) == []
    (problem,) = problems_of(
        ISS + "[flight.x]\nspacecraft = 'soyuz-ms'\ncrew = ['?', '?', '?', '?']\n"
    )
    assert (problem.code, problem.name) == ("S401", "too-few-seats")
    assert problem.address == ("flight", "x", "crew")
    assert problem.related[0].address == ("spacecraft", "soyuz-ms", "seats")
    assert "4 people" in problem.message
    assert "3 seats" in problem.message


def test_a_cargo_ship_has_no_seats() -> None:
    text = "[flight.x]\nspacecraft = 'cargo'\nstation = 'none'\ncrew = ['ada']\n"
    (problem,) = problems_of(CRAFT + text, catalog=False)
    assert problem.code == "S401"
    assert "with 1 person, and" in problem.message
    assert "no seats" in problem.message


def test_more_people_come_home_than_there_are_seats() -> None:
    up = flight("a", "ada bob", "2022-01-01", "2022-05-01", "land.crew = []")
    home = flight(
        "b", "cyd dot", "2022-01-02", "2022-06-01", 'land.crew = ["ada", "bob", "cyd", "dot"]'
    )
    assert wrong(up, home) == [("S401", ("flight", "b", "land", "crew"))]
    extra = home + 'lifeboat = [{ crew = ["ada"], extra = true }]\n'
    assert wrong(up, extra) == []
    plain = home + 'lifeboat = [{ crew = ["ada"] }]\n'
    assert wrong(up, plain) == [("S401", ("flight", "b", "land", "crew"))]


def test_the_same_person_twice_in_a_crew() -> None:
    (problem,) = problems_of(
        ISS + "[flight.x]\nspacecraft = 'soyuz-ms'\ncrew = ['dubrov', { id = 'rubio' }, 'dubrov']\n"
    )
    assert (problem.code, problem.name) == ("S402", "duplicate-crew")
    assert problem.address == ("flight", "x", "crew", 2, "id")
    assert problem.related[0].address == ("flight", "x", "crew", 0, "id")


def test_an_alias_is_the_same_person_and_unnamed_seats_are_not() -> None:
    assert wrong(flight("a", "dot dorothy", "2022-01-01", None)) == [
        ("S402", ("flight", "a", "crew", 1, "id"))
    ]
    assert wrong(flight("a", "? ? dot", "2022-01-01", None)) == []


def test_the_same_person_twice_in_a_landing() -> None:
    text = flight("a", "ada bob", "2022-01-01", "2022-05-01", 'land.crew = ["ada", "bob", "ada"]')
    assert wrong(text) == [("S402", ("flight", "a", "land", "crew", 2, "id"))]


# -- two places ------------------------------------------------------------------------------------


def test_nobody_launches_while_in_space() -> None:
    text = flight("a", "ada bob", "2022-01-01", "2022-06-01") + flight(
        "b", "cyd ada", "2022-05-01", "2022-09-01"
    )
    assert wrong(text) == [("C501", ("flight", "b", "crew", 1, "id"))]
    (problem,) = problems_of(written(text), catalog=False)
    assert problem.related[0].address == ("flight", "a", "crew", 0, "id")


def test_whoever_has_landed_may_launch_again() -> None:
    assert (
        wrong(
            flight("a", "ada", "2022-01-01", "2022-06-01"),
            flight("b", "ada", "2022-06-02", "2022-09-01"),
        )
        == []
    )


def test_it_stands_at_the_later_launch_wherever_the_flights_stand() -> None:
    assert wrong(
        flight("b", "ada", "2022-05-01", "2022-09-01"),
        flight("a", "ada", "2022-01-01", "2022-06-01"),
    ) == [("C501", ("flight", "b", "crew", 0, "id"))]


def test_an_alias_is_in_two_places_too() -> None:
    assert wrong(
        flight("a", "dot", "2022-01-01", "2022-06-01"),
        flight("b", "dorothy", "2022-05-01", "2022-09-01"),
    ) == [("C501", ("flight", "b", "crew", 0, "id"))]


@pytest.mark.parametrize("when", ['"2022-05"', '"TBD"', '"NET 2022-02"', '"2022"'])
def test_an_imprecise_landing_may_have_been_before(when: str) -> None:
    text = flight("a", "ada", "2022-01-01", None) + f"land.at = {when}\n"
    assert wrong(text, flight("b", "ada", "2022-05-20", None)) == []


def test_a_plan_that_leaves_a_landing_open_is_no_error() -> None:
    assert (
        wrong(
            flight("a", "ada", "2022-01-01", None),
            flight("b", "ada", "2025-01-01", None),
        )
        == []
    )


def test_whose_ship_has_gone_without_them_is_still_there() -> None:
    text = flight("a", "ada bob", "2022-01-01", "2022-06-01", 'land.crew = ["bob"]')
    assert wrong(text, flight("b", "ada", "2022-09-01", None)) == [
        ("C501", ("flight", "b", "crew", 0, "id"))
    ]


def test_a_failed_launch_leaves_them_free_to_fly() -> None:
    text = """
[flight.x]
spacecraft = "ship"
crew = ["ada"]
launch = { at = 2022-01-01T00:00:00Z, status = "failure" }
land = { at = 2022-01-01T00:20:00Z }
"""
    assert wrong(text, flight("b", "ada", "2022-01-01", "2022-03-01")) == []
    assert (
        wrong(
            text.replace("failure", "cancelled").replace(
                "land = { at = 2022-01-01T00:20:00Z }", ""
            ),
            flight("b", "ada", "2022-01-01", "2022-03-01"),
        )
        == []
    )


# -- landing ---------------------------------------------------------------------------------------


def message(*texts: str) -> str:
    """Return the words of the one C502 that there is."""
    text = written(*texts)
    (problem,) = problems_of(text, catalog=False)
    assert (problem.code, problem.name) == ("C502", "not-aboard")
    assert problem.address[-4:] == ("land", "crew", 1, "id")
    return problem.message


HOME = flight("b", "bob", "2022-02-01", "2022-06-01", 'land.crew = ["bob", "ada"]')


def test_nobody_lands_who_never_went_up() -> None:
    assert "no flight brought them up" in message(HOME)


def test_nobody_lands_before_they_launch() -> None:
    later = flight("c", "ada", "2022-07-01", "2022-09-01")
    assert "launches only later, on C" in message(HOME, later)


def test_nobody_lands_twice() -> None:
    first = flight("a", "ada cyd", "2022-01-01", "2022-03-01", 'land.crew = ["ada", "cyd"]')
    assert "already landed on A" in message(HOME, first)


def test_nobody_lands_from_another_station() -> None:
    other = flight("a", "ada", "2022-01-01", None).replace(
        "[flight.a]", "[flight.a]\nstation = 'tss'"
    )
    text = (
        CRAFT
        + ports("b")
        + "[station.tss.port.a]\n"
        + other
        + HOME.replace("spacecraft =", 'station = "iss"\nspacecraft =')
    )
    (problem,) = problems_of(text, catalog=False)
    assert (problem.code, problem.address) == ("C502", ("flight", "b", "land", "crew", 1, "id"))
    assert "is at TSS" in problem.message


def test_nobody_boards_a_ship_that_left_before_they_came() -> None:
    other = flight("c", "ada", "2022-05-31", None).replace("2022-05-31T06:00", "2022-06-02T06:00")
    assert "comes aboard only with C" in message(HOME, other)


def test_nobody_boards_between_ships_that_do_not_dock() -> None:
    failed = 'dock = { at = 2022-01-01T06:00:00Z, port = "a", status = "failure" }'
    up = flight("a", "ada", "2022-01-01", "2022-03-01", "land.crew = []").replace(
        'dock = { at = 2022-01-01T06:00:00Z, port = "a" }', failed
    )
    assert "A, which brought them up, docks nowhere" in message(HOME, up)
    home = HOME.replace('port = "b" }', 'port = "b", status = "failure" }')
    assert "it docks nowhere" in message(home, flight("a", "ada", "2022-01-01", None))


def test_a_swap_is_no_problem() -> None:
    assert (
        wrong(
            flight("a", "ada bob", "2022-01-01", "2022-06-01", 'land.crew = ["ada", "cyd"]'),
            flight("b", "cyd dot", "2022-02-01", "2022-09-01", 'land.crew = ["dot", "bob"]'),
        )
        == []
    )


@pytest.mark.parametrize("when", ["2022-06-01", '"2022-06"', '"2022"', '"TBD"'])
def test_who_may_have_come_in_time_is_no_error(when: str) -> None:
    late = flight("c", "ada", "2022-05-31", None).replace("2022-05-31T06:00:00Z", when)
    assert wrong(HOME, late) == []


def test_who_nobody_knows_is_one_problem_and_unnamed_seats_are_none() -> None:
    home = HOME.replace('"ada"]', '"zoe"]')
    assert [code for code, _ in wrong(home)] == ["F107"]
    assert wrong(HOME.replace('"bob", "ada"]', '"bob", "?"]')) == []
