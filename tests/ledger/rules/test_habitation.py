"""S404 no-lifeboat, C505 station-empty, C506 segment-empty and S403: certain and possible, and each edge."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support import book

from crewtrack.ledger.check import check
from crewtrack.ledger.lifeboats import deal
from crewtrack.ledger.rules import habitation
from crewtrack.ledger.rules.look import Look
from crewtrack.model.problem import Severity

NOW = datetime(2023, 1, 1, tzinfo=UTC)
HEAD = """
[station.x]
crewed-from = 2022-01-01
[station.x.port.a]
[station.x.port.b]
[station.x.port.c]
[agency.n]
[person.ada]
[person.bob]
[person.cyd]
[person.dot]
[spacecraft.ship]
seats = 2
returns = true
life = 200
"""


def ship(ident: str, dock: str, undock: str | None, crew: str = "", rest: str = "") -> str:
    text = f'[flight.{ident}]\nspacecraft = "ship"\nstation = "x"\ncrew = [{crew}]\n'
    text += f'dock = {{ at = {dock}, port = "{ident}" }}\n'
    return text + (f"undock = {{ at = {undock} }}\n" if undock else "") + rest + "\n"


def told(text: str, *codes: str) -> list[tuple[str, str, tuple[str | int, ...]]]:
    ledger = book(HEAD + text, catalog=False)
    found = check(ledger, NOW, least=Severity.ADVICE)
    return [
        (one.code, one.severity.value, one.address)
        for one in found
        if one.code in (codes or ("S404",))
    ]


def seatless(person: int, flight: str = "a", severity: str = "warning") -> tuple[str, str, object]:
    return "S404", severity, ("flight", flight, "crew", person, "id")


TWO = '"ada", "bob"'


def test_who_has_a_seat_is_not_told() -> None:
    assert told(ship("a", "2022-01-01T00:00:00Z", "2022-03-01T00:00:00Z", TWO)) == []


@pytest.mark.parametrize(
    ("unfit", "people"),
    [
        ("unfit = [{ from = 2022-01-02T00:00:00Z }]", [0, 1]),
        ("unfit = [{ from = 2022-01-02T00:00:00Z, seats = 1 }]", [1]),
        ("unfit = [{ from = 2022-01-02T00:00:00Z, seats = 2 }]", []),
        ("unfit = [{ to = 2021-12-31T00:00:00Z }]", []),
        ("unfit = [{ from = 2022-03-02T00:00:00Z }]", []),  # it has left by then
        # two spans that meet are one gap
        (
            "unfit = [{ from = 2022-01-02T00:00:00Z, to = 2022-01-03T00:00:00Z }, { from = 2022-01-03T00:00:00Z }]",
            [0, 1],
        ),
        # a day apart they are two
        (
            "unfit = [{ from = 2022-01-02T00:00:00Z, to = 2022-01-03T00:00:00Z }, { from = 2022-01-04T00:00:00Z }]",
            [0, 1, 0, 1],
        ),
        # another ship, and a seat given for a time
        (
            'unfit = [{ from = 2022-01-02T00:00:00Z, seats = 1 }]\nlifeboat = [{ from = 2022-01-02T00:00:00Z, crew = ["bob"], extra = true }]',
            [],
        ),
        (
            'unfit = [{ from = 2022-01-02T00:00:00Z, seats = 1 }]\nlifeboat = [{ from = 2022-01-05T00:00:00Z, crew = ["bob"], extra = true }]',
            [1],
        ),
    ],
)
def test_an_unfit_ship(unfit: str, people: list[int]) -> None:
    text = ship("a", "2022-01-01T00:00:00Z", "2022-03-01T00:00:00Z", TWO, unfit)
    assert told(text) == [seatless(one) for one in people]


def test_a_spare_seat_is_anybodys() -> None:
    unfit = "unfit = [{ from = 2022-01-10T00:00:00Z }]"
    one = ship("a", "2022-01-01T00:00:00Z", "2022-03-01T00:00:00Z", TWO, unfit)
    spare = ship("b", "2022-01-05T00:00:00Z", None)
    assert told(one + spare) == []


MOVE = """
relocate = [{ left = 2022-01-10T00:00:00Z, at = 2022-01-12T00:00:00Z, port = "c" }]
"""


def test_a_ship_that_moves_takes_its_own_people_and_who_else_finds_a_seat() -> None:
    own = ship("a", "2022-01-01T00:00:00Z", "2022-03-01T00:00:00Z", TWO, MOVE)
    assert told(own) == []
    unfit = "unfit = [{ from = 2022-01-02T00:00:00Z, seats = 1 }]"
    lame = ship("a", "2022-01-01T00:00:00Z", "2022-03-01T00:00:00Z", TWO, unfit)
    spare = ship("b", "2022-01-01T00:00:00Z", "2022-03-01T00:00:00Z", "", MOVE)
    # the seats of the spare ship are somebody's while it is between ports too
    assert told(lame + spare) == []
    assert told(lame) == [seatless(1)]


def test_a_gap_that_is_merely_possible_is_advice() -> None:
    swap = "\n".join(
        [
            ship("a", "2022-01-01T00:00:00Z", None, TWO, "unfit = [{ from = 2022-02-01, to = $ }]"),
        ]
    )
    sure = swap.replace("$", "2022-02-02T00:00:01Z")
    assert told(sure) == [seatless(0), seatless(1)]
    maybe = swap.replace("$", '"2022-02-01..2022-02-05"')
    assert told(maybe) == [seatless(0, severity="advice"), seatless(1, severity="advice")]


def test_nothing_is_told_where_no_ship_brings_people_home() -> None:
    text = ship("a", "2022-01-01T00:00:00Z", "2022-03-01T00:00:00Z", TWO)
    bare = book(HEAD.replace("returns = true", "") + text, catalog=False)
    assert [one.code for one in check(bare, NOW) if one.code == "S404"] == []


@given(
    st.lists(
        st.tuples(
            st.integers(0, 40),
            st.integers(1, 30),
            st.integers(0, 2),
            st.integers(0, 40),
            st.booleans(),
        ),
        min_size=1,
        max_size=5,
    )
)
@settings(max_examples=80, deadline=None)
def test_the_pass_finds_what_dealing_at_every_instant_finds(
    drawn: list[tuple[int, int, int, int, bool]],
) -> None:
    start = datetime(2022, 1, 1, tzinfo=UTC)

    def day(number: int) -> str:
        return (start + timedelta(days=number)).strftime("%Y-%m-%dT%H:%M:%SZ")

    text, ports = "", ""
    for place, (dock, stay, crew, unfit, moves) in enumerate(drawn):
        ident = f"f{place}"
        ports += f"[station.x.port.{ident}]\n[station.x.port.{ident}-b]\n"
        names = ", ".join(f'"p{place}-{number}"' for number in range(crew))
        text += "".join(f"[person.p{place}-{number}]\n" for number in range(crew))
        rest = f"unfit = [{{ from = {day(unfit)}, to = {day(unfit + 3)}, seats = 1 }}]\n"
        if moves and stay > 3:
            rest += f'relocate = [{{ left = {day(dock + 1)}, at = {day(dock + 2)}, port = "{ident}-b" }}]'
        text += ship(ident, day(dock), day(dock + stay), names, rest)
    ledger = book(HEAD + ports + text, catalog=False)
    found: set[tuple[str, datetime]] = set()
    before: set[str] = set()
    instants = sorted({one.instant for one in habitation.instants(ledger)})
    for instant in instants:
        state = ledger.state(instant)
        dealt = deal(ledger, state, "x", instant)
        lacking = {one for one in state.aboard if one not in dealt}
        found |= {(one, instant) for one in lacking - before}
        before = lacking
    told_of = {
        (str(one.message.split(" has no ")[0]).lower().replace(" ", "-"), one.message)
        for one in habitation.lifeboats(Look(ledger, NOW))
    }
    assert {name for name, _ in told_of} == {name for name, _ in found}
    assert len(told_of) == len(found)


# -- left empty ------------------------------------------------------------------------------------


def left(one: str, two: str, head: str = "") -> list[tuple[str, str, tuple[str | int, ...]]]:
    text = ship("a", "2022-01-05T00:00:00Z", one, '"ada"') + ship("b", two, None, '"bob"')
    ledger = book(head + HEAD + text, catalog=False)
    found = check(ledger, NOW, least=Severity.ADVICE)
    return [(one.code, one.severity.value, one.address) for one in found if one.code == "C505"]


def test_a_station_is_left_empty() -> None:
    at = ("flight", "a", "undock", "at")
    assert left("2022-02-01T00:00:00Z", "2022-02-02T00:00:00Z") == [("C505", "warning", at)]
    assert left("2022-02-02T00:00:00Z", "2022-02-01T00:00:00Z") == []
    assert left("2022-02-01T00:00:00Z", "2022-02-01T00:00:00Z") == []


def test_one_that_may_be_left_empty_is_advice() -> None:
    at = ("flight", "a", "undock", "at")
    assert left("2022-02-03", '"2022-02-03..2022-02-05"') == [("C505", "advice", at)]


def test_who_comes_back_within_what_is_not_recorded_is_not_told() -> None:
    claim = 'coverage = [{ what = "crewed", station = "x", from = 2022-03-01 }]\n'
    assert left("2022-02-01T00:00:00Z", "2022-02-02T00:00:00Z", claim) == []
    assert left("2022-03-03T00:00:00Z", "2022-03-04T00:00:00Z", claim) != []


@pytest.mark.parametrize(("head", "count"), [("", 0), ("known-to = 2022-06-01\n", 1)])
def test_the_end_of_a_file_is_no_end_of_a_station(head: str, count: int) -> None:
    ledger = book(
        head + HEAD + ship("a", "2022-01-05T00:00:00Z", "2022-02-01T00:00:00Z", '"ada"'),
        catalog=False,
    )
    assert sum(one.code == "C505" for one in check(ledger, NOW)) == count


# -- life in orbit ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("land", "severity"),
    [
        ("2022-07-20T00:00:00Z", []),  # 200 days
        ("2022-07-20T00:00:01Z", ["warning"]),
        ("2022-07-20", ["advice"]),
        ("2022-07-19", []),
        ("2022-07-21", ["warning"]),
        ('"NET 2022-07-21"', []),
        ('"TBD"', []),
    ],
)
def test_a_life_in_orbit(land: str, severity: list[str]) -> None:
    text = ship(
        "a", "2022-01-02T00:00:00Z", None, "", f"launch.at = 2022-01-01T00:00:00Z\nland.at = {land}"
    )
    assert [one[1] for one in told(text, "S403")] == severity


def test_what_should_have_landed_by_now() -> None:
    text = ship("a", "2022-01-02T00:00:00Z", None, "", "launch.at = 2022-01-01T00:00:00Z")
    assert told(text, "S403") == [("S403", "warning", ("flight", "a", "launch", "at"))]
    longer = text.replace("launch.at", "life = 400\nlaunch.at")
    assert told(longer, "S403") == []
