from __future__ import annotations

from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st
from tests.strategies_books import START, books
from tests.support import ISS, at, book

from crewtrack.export.chart.lane import draw_lane
from crewtrack.export.chart.pen import Pen
from crewtrack.export.chart.window import Window
from crewtrack.export.chart.words import reading
from crewtrack.ledger.ledger import Ledger
from crewtrack.model.decode import decode
from crewtrack.model.when import FAR_FUTURE
from crewtrack.views.headcount import count_at
from crewtrack.views.lanes import Index, Key
from crewtrack.views.scale import Scale
from crewtrack.views.timeline import timeline

if TYPE_CHECKING:
    from crewtrack.views.shapes.timeline import Lane, Timeline

FLIGHT = """
[flight.soyuz-ms-21]
spacecraft = "soyuz-ms"
crew = ["ada", "bob"]
launch = { at = 2022-03-18T15:55:18Z }
dock = { at = 2022-03-18T19:12:06Z, port = "prichal-nadir" }
undock = { at = 2022-09-29T07:34:32Z }
land = { at = 2022-09-29T10:57:01Z }
"""


def of(data: dict[str, Any]) -> Ledger:
    schedule, _ = decode(data, None)
    return Ledger.of(schedule)


def show(text: str, when: str, start: str, end: str, which: str = "ports+people") -> Timeline:
    return timeline(book(ISS + text), "iss", at(when), at(start), at(end), which)


def lanes(shown: Timeline, kind: str) -> list[Lane]:
    return [lane for one in shown.sections if one.kind == kind for lane in one.lanes]


# -- bars ------------------------------------------------------------------------------------------


def test_a_ship_stays_on_its_port_and_its_people_at_the_station() -> None:
    shown = show(FLIGHT, "2022-04-01", "2022-03-01", "2022-12-01")
    (port,) = [lane for lane in lanes(shown, "ports") if lane.bars]
    (bar,) = port.bars
    assert (port.id, bar.id, bar.name, bar.short) == (
        "prichal-nadir", "soyuz-ms-21", "Soyuz MS-21", "MS-21",
    )  # fmt: skip
    assert (bar.start, bar.end) == (at("2022-03-18T19:12:06"), at("2022-09-29T07:34:32"))
    assert (bar.out, bar.back) == (None, None)
    assert bar.agency is not None
    assert bar.agency.id == "roscosmos"
    ada, bob = lanes(shown, "people")
    assert [(lane.id, lane.group) for lane in (ada, bob)] == [("ada", "aboard"), ("bob", "aboard")]
    (own,) = ada.bars
    assert (own.out, own.back) == (at("2022-03-18T15:55:18"), at("2022-09-29T10:57:01"))
    assert own.home is None


def test_a_swapped_seat_is_told_at_the_end_of_the_bar() -> None:
    other = FLIGHT.replace("-21]", "-22]").replace('"ada", "bob"', '"cyd"')
    other = other.replace("prichal-nadir", "rassvet-nadir").replace("09-29", "10-29")
    text = FLIGHT.replace("10:57:01Z }", '10:57:01Z, crew = ["bob"] }') + other.replace(
        "10:57:01Z }", '10:57:01Z, crew = ["ada", "cyd"] }'
    )
    shown = show(text, "2022-04-01", "2022-03-01", "2022-12-01")
    swapped = {
        lane.id: (lane.bars[0].short, lane.bars[0].home_short) for lane in lanes(shown, "people")
    }
    assert swapped == {"ada": ("MS-21", "MS-22"), "bob": ("MS-21", None), "cyd": ("MS-22", None)}


def test_a_relocated_ship_changes_lanes() -> None:
    text = FLIGHT + (
        'relocate = [{ left = 2022-05-05T10:00:00Z, at = 2022-05-05T10:40:00Z, port = "rassvet-nadir" }]\n'
    )
    shown = show(text, "2022-04-01", "2022-03-01", "2022-12-01", "ports")
    found = {
        lane.id: [(bar.start, bar.end) for bar in lane.bars]
        for lane in lanes(shown, "ports")
        if lane.bars
    }
    assert found == {
        "prichal-nadir": [(at("2022-03-18T19:12:06"), at("2022-05-05T10:00"))],
        "rassvet-nadir": [(at("2022-05-05T10:40"), at("2022-09-29T07:34:32"))],
    }


def test_an_end_known_to_the_month_may_fall_anywhere_in_it() -> None:
    text = FLIGHT.replace("undock = { at = 2022-09-29T07:34:32Z }\n", "").replace(
        "2022-09-29T10:57:01Z", '"late 2022-09"'
    )
    shown = show(text, "2022-04-01", "2022-03-01", "2022-12-01", "ports")
    (bar,) = [bar for lane in lanes(shown, "ports") for bar in lane.bars]
    assert bar.start_low == bar.start == bar.start_high
    assert bar.end_low < at("2022-09-22") < at("2022-09-29") < bar.end_high
    assert bar.end == bar.end_high


def test_what_nobody_knows_the_end_of_goes_on() -> None:
    text = FLIGHT.replace(
        "undock = { at = 2022-09-29T07:34:32Z }\nland = { at = 2022-09-29T10:57:01Z }\n", ""
    )
    shown = show(text, "2030-01-01", "2029-01-01", "2031-01-01")
    (bar,) = [bar for lane in lanes(shown, "ports") for bar in lane.bars]
    assert (bar.end, bar.ends) == (FAR_FUTURE, None)
    assert [lane.id for lane in lanes(shown, "people")] == ["ada", "bob"]


def test_a_launch_that_failed_gives_a_flight_and_no_stay() -> None:
    text = FLIGHT.replace("15:55:18Z }", '15:55:18Z, status = "failure" }')
    shown = show(text, "2022-04-01", "2022-03-01", "2022-12-01")
    assert not [bar for lane in lanes(shown, "ports") + lanes(shown, "people") for bar in lane.bars]
    shown = show(text, "2022-04-01", "2022-03-01", "2022-12-01", "flights")
    assert [bar.stays for lane in lanes(shown, "flights") for bar in lane.bars] == [False]


# -- lanes -----------------------------------------------------------------------------------------


def test_people_are_those_aboard_then_those_to_come_then_those_who_left() -> None:
    def flight(number: int, who: str, start: str, end: str) -> str:
        text = FLIGHT.replace("-21]", f"-{number}]").replace('"ada", "bob"', f'"{who}"')
        return text.replace("2022-03-18", start).replace("2022-09-29", end)

    text = (
        flight(21, "ada", "2022-01-01", "2022-02-01")
        + flight(22, "bob", "2022-02-02", "2022-06-01")
        + flight(23, "cyd", "2022-07-01", "2022-08-01")
        + flight(24, "dot", "2022-08-02", "2022-09-01")
        + flight(25, "eve", "2021-01-01", "2021-02-01")
    )
    shown = show(text, "2022-03-01", "2021-12-01", "2022-12-01", "people")
    assert [(lane.id, lane.group) for lane in lanes(shown, "people")] == [
        ("bob", "aboard"), ("cyd", "arriving"), ("dot", "arriving"), ("ada", "left"),
    ]  # fmt: skip
    shown = show(text, "2022-03-01", "2021-12-01", "2022-12-01", "flights")
    assert [lane.id for lane in lanes(shown, "flights")] == [
        "soyuz-ms-22", "soyuz-ms-23", "soyuz-ms-24", "soyuz-ms-21",
    ]  # fmt: skip


def test_who_is_on_the_way_comes_before_who_is_to_come() -> None:
    shown = show(FLIGHT, "2022-03-18T17:00", "2022-03-01", "2022-12-01", "people")
    assert {lane.group for lane in lanes(shown, "people")} == {"transit"}


def test_ports_that_exist_are_shown_though_they_are_free() -> None:
    shown = show(FLIGHT, "2022-04-01", "2022-03-01", "2022-12-01", "ports")
    found = [lane.id for lane in lanes(shown, "ports")]
    assert "harmony-nadir" in found
    assert "pirs-nadir" not in found  # gone by then
    assert [lane.short for lane in lanes(shown, "ports")][:1] == ["Harmony fwd"]


def test_a_ship_whose_port_no_file_gives_has_a_lane() -> None:
    text = FLIGHT.replace('dock = { at = 2022-03-18T19:12:06Z, port = "prichal-nadir" }\n', "")
    shown = show(text, "2022-04-01", "2022-03-01", "2022-12-01", "ports")
    assert [(lane.id, lane.name) for lane in lanes(shown, "ports") if lane.bars] == [
        ("", "port not given")
    ]


def test_agencies_have_steps() -> None:
    shown = show(
        '[person.ada]\nagency = "nasa"\n' + FLIGHT,
        "2022-04-01",
        "2022-03-01",
        "2022-12-01",
        "agencies",
    )
    found = {lane.id: lane.steps for lane in lanes(shown, "agencies")}
    start, end = at("2022-03-18T19:12:06"), at("2022-09-29T07:34:32")
    assert found["nasa"] == ((at("2022-03-01"), 0), (start, 1), (end, 0))
    assert found["none"] == ((at("2022-03-01"), 0), (start, 1), (end, 0))


# -- what is wrong, and marks ----------------------------------------------------------------------

OTHER = FLIGHT.replace("-21]", "-22]").replace('"ada", "bob"', '"cyd"').replace("03-18", "05-18")


def test_two_ships_on_one_port_are_a_conflict_at_the_later() -> None:
    shown = show(FLIGHT + OTHER, "2022-04-01", "2022-03-01", "2022-12-01", "ports")
    found = [(bar.id, bar.conflict) for lane in lanes(shown, "ports") for bar in lane.bars]
    assert found[0] == ("soyuz-ms-21", None)
    assert found[1][0] == "soyuz-ms-22"
    assert found[1][1] is not None
    assert "Prichal nadir" in found[1][1]


def test_somebody_in_two_places_is_a_conflict() -> None:
    text = FLIGHT + OTHER.replace('"cyd"', '"cyd", "ada"').replace("prichal", "rassvet")
    shown = show(text, "2022-04-01", "2022-03-01", "2022-12-01", "people")
    found = {
        lane.id: [bar.conflict is not None for bar in lane.bars] for lane in lanes(shown, "people")
    }
    assert found == {"ada": [False, True], "bob": [False], "cyd": [False]}


def test_what_is_excused_is_no_conflict() -> None:
    text = FLIGHT + OTHER + 'ignore = [{ rule = "P201", why = "drawn so" }]\n'
    shown = show(text, "2022-04-01", "2022-03-01", "2022-12-01", "ports")
    assert all(bar.conflict is None for lane in lanes(shown, "ports") for bar in lane.bars)


def test_a_person_without_a_seat_and_one_who_takes_command() -> None:
    text = (
        FLIGHT + "unfit = [{ from = 2022-05-01T00:00:00Z, to = 2022-06-01T00:00:00Z, seats = 1 }]\n"
    )
    text += '[expedition.x]\nstation = "iss"\ncommand = [{ at = 2022-04-01T00:00:00Z, person = "ada" }]\n'
    shown = show(text, "2022-04-01", "2022-03-01", "2022-12-01", "people")
    ada, bob = lanes(shown, "people")
    assert [(one.kind, one.at, one.until) for one in (*ada.marks, *bob.marks)] == [
        ("command", at("2022-04-01"), None),
        ("no-lifeboat", at("2022-05-01"), at("2022-06-01")),
    ]


# -- whole schedules -------------------------------------------------------------------------------

TIMES = st.integers(-10, 500).map(lambda days: START + timedelta(days=days))


@given(books(exact=False), TIMES, st.integers(1, 400))
def test_bars_of_a_lane_never_overlap(data: dict[str, Any], start: Any, days: int) -> None:
    ledger = of(data)
    shown = timeline(ledger, "iss", start, start, start + timedelta(days=days))
    for lane in (*lanes(shown, "ports"), *lanes(shown, "people")):
        if lane.id == "":
            continue
        for earlier, later in pairwise(lane.bars):
            assert later.conflict or later.start_high >= earlier.end_low


@given(books(exact=False), st.lists(TIMES, min_size=1, max_size=5))
def test_the_head_count_is_the_ledger_s_at_every_instant(data: dict[str, Any], times: Any) -> None:
    ledger = of(data)
    index = Index(ledger, "iss")
    first, last = START - timedelta(days=20), START + timedelta(days=600)
    shown = timeline(ledger, "iss", first, first, last, index=index)
    steps = ([one.at for one in shown.complement], [one.count for one in shown.complement])
    for when in (*times, *(one for one in ledger.instants if one < last)):
        count = ledger.aboard("iss", when)
        assert count_at(index.count.steps(), when) == count
        assert count_at(steps, when) == count
        by = {agency: count_at(own, when) for agency, own in index.count.by_agency().items()}
        assert sum(by.values()) == count
    for one in shown.complement:
        assert (one.least, one.most) == ledger.bounds("iss", one.at)
        assert sum(count for _, count in one.agencies) == one.count


@given(
    books(exact=False), TIMES, st.integers(1, 8), st.sampled_from(["1month", "1quarter", "1year"])
)
def test_a_drawing_of_fewer_bars_looks_the_same(
    data: dict[str, Any], start: Any, cells: int, step: str
) -> None:
    """Bars are left out only where the cell that they lie in shows them as crowded all the same."""
    index = Index(of(data), "iss")
    scale = Scale(step)
    window = Window(scale, scale.index(start) - cells // 2, cells, start)
    for which in ("ports+people", "flights"):
        for _, keys in index.keys(start, window.start, window.end, which):
            for key in keys:
                every = index.lane(key, start, window.start, window.end)
                fewer = index.lane(key, start, window.start, window.end, window.edges)
                assert draw_lane(fewer, window, Pen()) == draw_lane(every, window, Pen())


MANY = "".join(
    f"""
[flight.f{number}]
spacecraft = "progress-ms"
launch = {{ at = 2022-{1 + number // 4:02}-{1 + number % 4 * 7:02}T00:00:00Z }}
dock = {{ at = 2022-{1 + number // 4:02}-{1 + number % 4 * 7:02}T06:00:00Z, port = "zvezda-aft" }}
undock = {{ at = 2022-{1 + number // 4:02}-{3 + number % 4 * 7:02}T00:00:00Z }}
"""
    for number in range(48)
)


def test_a_crowded_lane_has_fewer_bars_and_none_that_is_wrong_is_left_out() -> None:
    clash = MANY.replace(
        "2022-07-03T00:00:00Z", "2022-07-12T00:00:00Z"
    )  # is still there on the 8th
    for text, conflicts in ((MANY, 0), (clash, 1)):
        index = Index(book(ISS + text), "iss")
        scale = Scale("1year")
        window = Window(scale, scale.index(at("2020-01-01")), 5, at("2022-04-01"))
        lane = index.lane(
            Key("port", "zvezda-aft"), window.at, window.start, window.end, window.edges
        )
        assert len(lane.bars) < 5
        assert sum(bar.conflict is not None for bar in lane.bars) == conflicts
        drawn = "".join(part for part, _ in draw_lane(lane, window, Pen()))
        assert drawn.strip() == ("✗" if conflicts else "┼")


@given(
    books(exact=False), TIMES, TIMES, st.integers(1, 200), st.sampled_from(["people", "flights"])
)
def test_a_window_has_a_lane_for_whoever_is_in_it(
    data: dict[str, Any], when: Any, start: Any, days: int, which: str
) -> None:
    """Slices find just those whose stays, certain and counted, reach into the window."""
    index = Index(of(data), "iss")
    end = start + timedelta(days=days)
    ((_, keys),) = index.keys(when, start, end, which)
    assert len({key.id for key in keys}) == len(keys)
    track = index.people() if which == "people" else index.flights()
    expected = set()
    for stay in track.stays:
        bar = track.bar(track.stays.index(stay))
        first, last = bar.out or bar.start, bar.back or bar.end
        if first < end and last > start and first < last:
            expected.add(stay.trip.up[stay.ride.order] if stay.ride is not None else stay.trip.id)
    assert expected <= {key.id for key in keys}
    groups = [key.group for key in keys]
    assert groups == sorted(groups, key=["aboard", "transit", "arriving", "left"].index)
    aboard = {key.id for key in keys if key.group == "aboard"}
    state = index.ledger.state(when)
    if which == "people":
        assert aboard <= {one for one, here in state.aboard.items() if here.station == "iss"}
    else:
        assert aboard <= {one for one, berth in state.berths.items() if berth.trip.station == "iss"}


@given(books(exact=False), TIMES, TIMES, st.integers(1, 300))
def test_the_bars_next_to_an_instant_are_enough_to_say_what_is_there(
    data: dict[str, Any], when: Any, start: Any, days: int
) -> None:
    index = Index(of(data), "iss")
    end = start + timedelta(days=days)
    for which in ("ports+people", "flights"):
        for _, keys in index.keys(when, start, end, which):
            for key in keys:
                whole = index.lane(key, when, start, end)
                near = index.lane_near(key, when, start, end)
                assert set(near.bars) <= set(whole.bars)
                assert reading(near, when).parts == reading(whole, when).parts
