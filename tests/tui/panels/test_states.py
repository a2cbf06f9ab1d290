"""The states beside the opening scene: doubt, nobody aboard, no seat, a clash, the end of the plan."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import attr
import pytest
from tests.tui.panels.sample import (
    AT,
    AXM,
    EVENTS,
    GROUPS,
    NARROW,
    NASA,
    NORMAL,
    OVERVIEW,
    PORTS,
    ROSC,
    TINY,
    at,
    built,
    event,
    evolve,
    member,
    port,
    ship,
    text,
    when,
)

from crewtrack.tui.glyphs import ASCII, UNICODE
from crewtrack.tui.panels.crew import CrewPanel
from crewtrack.tui.panels.dependence import DependencePanel
from crewtrack.tui.panels.docked import DockedPanel
from crewtrack.tui.panels.hero_count import HeroCount, level
from crewtrack.tui.panels.hero_next import HeroNext
from crewtrack.tui.panels.next import NextPanel
from crewtrack.views.shapes import Across, Agenda, Transit

if TYPE_CHECKING:
    from crewtrack.tui.panels.lines import Line
    from crewtrack.views.shapes import Overview


def _agenda(*events: Any) -> Overview:
    return attr.evolve(OVERVIEW, agenda=Agenda("iss", AT, tuple(events), 0, events[-1]))


def _styles(line: Line) -> dict[str, str]:
    return {cell.text: cell.style for cell in line.cells}


# -- the count -------------------------------------------------------------------------------------


def test_a_count_in_doubt_says_how_far() -> None:
    def first(**values: Any) -> str:
        return text(HeroCount(), NORMAL, 70, evolve(OVERVIEW, roster=values))[0]

    assert "aboard, up to 10   Expedition 66" in first(most=10)
    assert "aboard, at least 4   " in first(least=4)
    assert "aboard, 4 to 10   " in first(least=4, most=10)
    narrow = text(HeroCount(), NARROW, 80, evolve(OVERVIEW, roster={"most": 10}))
    assert narrow[0].startswith(" 7 ABOARD, UP TO 10   NASA ")


def test_a_count_beyond_the_record_says_what_it_rests_on() -> None:
    roster = {"beyond_record": True, "kept_to": date(2022, 2, 3)}
    shown = text(HeroCount(), NORMAL, 100, evolve(OVERVIEW, roster=roster))
    assert (
        shown[0].strip()
        == "╺━┓   aboard   as far as the record knows: kept to 3 Feb 2022, 22 days ago"
    )
    shown = text(HeroCount(), NORMAL, 70, evolve(OVERVIEW, roster=roster))
    assert shown[0].rstrip().endswith("the record was kept to 3 Feb 2022, 22 days ago")
    shown = text(HeroCount(), NARROW, 80, evolve(OVERVIEW, roster=roster))
    assert shown[0].rstrip().endswith("kept to 3 Feb 2022")


def test_nobody_aboard_before_the_record_begins() -> None:
    roster = {
        "count": 0,
        "least": 0,
        "most": 0,
        "groups": (),
        "seats_home": 0,
        "unbroken_since": None,
        "record_begins": at("2022-11-02T09:21"),
    }
    empty = evolve(OVERVIEW, roster=roster, curve={"weeks": (), "least": None, "most": None})
    assert [line.rstrip() for line in text(HeroCount(), NORMAL, 70, empty)] == [
        "  ╭─╮   aboard   The record of this station begins 2 Nov 2022.",
        "  │ │            → next event   0 back to the scene   g go to a date",
        "  ╰─╯",
        "",
    ]
    assert text(CrewPanel(), NORMAL, 70, empty)[1].startswith("    nobody aboard    → next event")
    assert text(CrewPanel(), TINY, 40, empty)[0].startswith(" nobody aboard    → next event")
    assert "The record of this station begins" in text(HeroCount(), NARROW, 80, empty)[0]
    no_scene = attr.evolve(NORMAL, scene=False)
    assert "scene" not in text(HeroCount(), no_scene, 70, empty)[1]
    later = evolve(empty, roster={"record_begins": at("2000-11-02T09:21")})
    assert "Nobody is aboard." in text(HeroCount(), NORMAL, 70, later)[0]


def test_where_nothing_is_recorded_no_pane_says_nobody() -> None:
    roster = {
        "count": 0,
        "least": 0,
        "most": 0,
        "groups": (),
        "beyond_record": True,
        "kept_to": date(2022, 2, 3),
        "recorded": False,
    }
    empty = evolve(OVERVIEW, roster=roster, ports={"recorded": False, "rows": ()})
    assert text(HeroCount(), NORMAL, 70, empty)[0].startswith("  not recorded   ")
    assert text(HeroCount(), NARROW, 80, empty)[0].startswith(" NOT RECORDED ")
    for panel in (CrewPanel(), DependencePanel()):
        shown = "\n".join(text(panel, NORMAL, 70, empty))
        assert "not recorded" in shown
        assert "nobody" not in shown


def test_the_record_is_not_taken_for_history() -> None:
    roster = {"unbroken_from_record": True, "unbroken_since": at("2021-05-03T00:00")}
    assert (
        "no gap on record since 3 May 2021"
        in text(HeroCount(), NORMAL, 70, evolve(OVERVIEW, roster=roster))[2]
    )
    none = evolve(OVERVIEW, roster={"unbroken_since": None})
    assert text(HeroCount(), NORMAL, 70, none)[2].rstrip().endswith("for 7 of 7")


def test_too_few_seats_are_a_problem_with_its_sign() -> None:
    short = evolve(OVERVIEW, roster={"seats_home": 4})
    line = built(HeroCount(), NORMAL, 70, short)[2]
    assert _styles(line)["○ a seat home for 4 of 7"] == "warning"
    line = built(HeroCount(), NARROW, 80, short)[0]
    assert _styles(line)["○ a seat home for 4 of 7"] == "warning"


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_the_curve_tells_3_7_10_and_11_apart(glyphs: Any) -> None:
    assert len({level(count, glyphs, 13) for count in (0, 3, 7, 10, 11)}) == 5
    assert level(300, glyphs, 300) == glyphs.levels[-1]


def test_weeks_before_the_record_are_not_counted() -> None:
    weeks = (None,) * 4 + (7,) * 22
    line = text(HeroCount(), NORMAL, 70, evolve(OVERVIEW, curve={"weeks": weeks, "least": 7}))[3]
    assert line.startswith("  Aug     ▄▄▄▄")
    assert line.rstrip().endswith("least 7 in 22 weeks")


def test_one_week_and_one_seat_are_one() -> None:
    one = evolve(OVERVIEW, curve={"weeks": (None,) * 25 + (7,), "least": 7, "most": 7})
    assert "week" in text(HeroCount(), NORMAL, 70, one)[3]
    assert "weeks" not in text(HeroCount(), NORMAL, 70, one)[3]
    short = evolve(OVERVIEW, roster={"seats_home": 1})
    assert "○ 1 seat" in text(HeroCount(), NARROW, 50, short)[0]
    assert "1 seats" not in text(HeroCount(), NARROW, 50, short)[0]


# -- the next event --------------------------------------------------------------------------------


def test_under_a_day_hours_and_minutes_are_large_and_seconds_small() -> None:
    frame = attr.evolve(NORMAL, now=at("2022-03-18T12:00"))
    shown = text(HeroNext(), frame, 49)
    assert shown[0].startswith("  ┏━┓╺━┓ ┏━╸┏━╸")
    assert shown[1].startswith("  ┃ ┃╺━┫╏┗━┓┗━┓")
    assert shown[2].startswith("  ┗━┛╺━┛ ╺━┛╺━┛  18 s  ")
    assert "LAUNCH  Soyuz MS-21" in shown[0]
    assert text(HeroNext(), attr.evolve(frame, size="narrow"), 80)[0].startswith(
        " 03:55:18  launch  "
    )


@pytest.mark.parametrize(
    ("stamp", "words"),
    [
        ("2022-03", "next month"),
        ("2022-03-21", "in 24 days"),
        ("TBD", "TBD"),
        ("late 2022-03", "in 3-5 weeks"),
    ],
)
def test_what_is_not_known_to_the_hour_is_said_in_words(stamp: str, words: str) -> None:
    soon = _agenda(event("launch", "soyuz-ms-21", "Soyuz MS-21", stamp))
    shown = text(HeroNext(), NORMAL, 49, soon)
    assert shown[0].startswith(f"  {words}")
    assert "━" not in "".join(shown)
    assert shown[0].index("LAUNCH") >= len(words) + 5


def test_an_event_that_is_overdue_is_a_problem_with_its_sign() -> None:
    frame = attr.evolve(NORMAL, now=at("2022-03-20T16:00"))
    line = built(HeroNext(), frame, 49)[0]
    assert _styles(line)["▲ overdue 2d"] == "warning"
    line = built(NextPanel(), frame, 49)[1]
    assert _styles(line)["▲ 2d"] == "warning"


def test_nothing_planned_is_a_sentence_and_a_way_on() -> None:
    over = attr.evolve(
        OVERVIEW,
        agenda=Agenda("iss", AT, (), 0, event("land", "crew-3", "Crew-3", "2022-05-06T04:43:23")),
    )
    assert [line.rstrip() for line in text(HeroNext(), NORMAL, 49, over)[:2]] == [
        "  nothing planned after 6 May 2022",
        "  ← previous event   0 back to the scene",
    ]
    assert text(HeroNext(), TINY, 40, over)[0].startswith("nothing planned after 6 May 2022")
    assert [line.rstrip() for line in text(NextPanel(), NORMAL, 49, over)[1:]] == [
        "  nothing planned after 6 May 2022",
        "  ← previous event   0 back to the scene",
    ]
    never = attr.evolve(OVERVIEW, agenda=Agenda("iss", AT, (), 0, None))
    assert text(HeroNext(), NORMAL, 49, never)[0].strip() == "nothing planned"


def test_a_status_that_is_not_go_is_said() -> None:
    held = _agenda(attr.evolve(EVENTS[0], status="hold"))
    assert text(HeroNext(), NORMAL, 49, held)[1].rstrip().endswith("15:55:18 UTC  hold")


# -- the crew --------------------------------------------------------------------------------------


def test_a_person_without_a_seat_has_no_ship_but_a_sign() -> None:
    group = attr.evolve(GROUPS[0], crew=(attr.evolve(GROUPS[0].crew[0], lifeboat=None),))
    stranded = evolve(OVERVIEW, roster={"groups": (group,)})
    for frame, width in ((NORMAL, 70), (NARROW, 80), (TINY, 40)):
        line = built(CrewPanel(), frame, width, stranded)[-1]
        assert _styles(line)["○ no seat"] == "warning"
        assert "Crew-3" not in line.plain(width)


def test_more_than_fits_is_said_in_the_title() -> None:
    assert text(CrewPanel(), NORMAL, 70, room=11)[0].startswith("  CREW   ")
    assert text(CrewPanel(), NORMAL, 70, room=10)[0].startswith("  CREW 7   ")


def test_those_in_transit_stand_last_with_their_ship() -> None:
    flying = tuple(
        attr.evolve(
            member(ident, name, ROSC, "RU", "soyuz-ms-19", "soyuz-ms-19", "2022-09-29T10:57:12"),
            aboard_since=None,
            lifeboat=None,
            role="commander",
        )
        for ident, name in (("artemyev", "Oleg Artemyev"), ("matveev", "Denis Matveev"))
    )
    up = evolve(
        OVERVIEW, roster={"transit": (Transit("soyuz-ms-21", "Soyuz MS-21", True, flying),)}
    )
    shown = text(CrewPanel(), NORMAL, 70, up)
    assert shown[11].startswith("  IN TRANSIT  Soyuz MS-21 ↑  ROSC 2 ╌╌╌")
    assert shown[12].startswith("    Oleg Artemyev      RU   commander         ")
    assert "no seat" not in shown[12]
    shown = text(CrewPanel(), NARROW, 80, up)
    assert shown[8].startswith(" IN TRANSIT  Soyuz MS-21 ↑ ╌")
    assert shown[9].startswith(" ROSC   Oleg Artemyev")
    assert shown[10].startswith("        Denis Matveev")
    down = evolve(
        OVERVIEW, roster={"transit": (Transit("soyuz-ms-21", "Soyuz MS-21", False, flying),)}
    )
    assert "Soyuz MS-21 ↓" in text(CrewPanel(), TINY, 40, down)[7]


def test_a_long_name_loses_its_given_name_first() -> None:
    long = member(
        "cristoforetti", "Samantha Cristoforetti", NASA, "IT", *("crew-3",) * 2, "2022-05-06"
    )
    group = attr.evolve(GROUPS[0], crew=(long,))
    assert (
        "    S. Cristoforetti   IT "
        in text(CrewPanel(), NORMAL, 70, evolve(OVERVIEW, roster={"groups": (group,)}))[2]
    )


def test_landings_in_another_year_are_said_to_the_month_where_there_is_no_room() -> None:
    crew = (
        member(
            "rubio", "Francisco Rubio", NASA, "US", "soyuz-ms-18", "soyuz-ms-19", "2023-09-27T11:17"
        ),
        member("mann", "Nicole Mann", NASA, "US", "crew-3", "crew-3", "late 2022-03"),
    )
    shown = text(
        CrewPanel(),
        NORMAL,
        70,
        evolve(OVERVIEW, roster={"groups": (attr.evolve(GROUPS[0], crew=crew),)}),
    )
    assert shown[2].endswith(" MS-18 → 19  Sep 2023 ")
    assert shown[3].endswith(" Crew-3      late Mar ")
    assert [len(line) for line in shown] == [70] * 4


# -- what comes next -------------------------------------------------------------------------------


def test_mixed_precision_aligns_on_the_day() -> None:
    mixed = _agenda(
        event("launch", "a", "Crew-9", "2022-03-05T10:00"),
        event("launch", "b", "Crew-9", "2022-03-09"),
        event("launch", "c", "Crew-9", "late 2022-09"),
        event("launch", "d", "Crew-9", "2023-03"),
        event("launch", "e", "Crew-9", "2023-03-09T10:00"),
        event("launch", "f", "Crew-9", "TBD"),
    )
    assert [line[:31] for line in text(NextPanel(), NORMAL, 49, mixed)[1:]] == [
        "   7d 22h  5 Mar 10:00 launch  ",
        "  12d      9 Mar       launch  ",
        "     7 mo late Sep     launch  ",
        " 12-13 mo Mar 2023     launch  ",
        " 376d 22h  9 Mar 2023  launch  ",
        "          TBD          launch  ",
    ]


def test_no_column_of_the_agenda_moves_whatever_is_not_known() -> None:
    mixed = _agenda(
        *(
            event("launch", "a", "Crew-9", stamp)
            for stamp in (
                "2022-03-05T10:00",
                "2022-03-09",
                "late 2022-09",
                "2023-03",
                "2023",
                "TBD",
                "NET 2022-03-09",
                "2020s",
                "2022-02-26",
                "2022-03-01..2022-03-09",
            )
        )
    )
    for frame, width in ((NORMAL, 49), (NARROW, 43), (TINY, 40)):
        lines = built(NextPanel(), frame, width, mixed)[1:]
        assert len({line.plain(width).index("launch") for line in lines}) == 1
        assert all(line.plain(width)[0] == " " for line in lines), "the mark has its column"


def test_more_events_than_shown_are_counted() -> None:
    more = evolve(OVERVIEW, agenda={"more": 19})
    assert text(NextPanel(), NORMAL, 49, more)[-1].rstrip() == "  19 more"


# -- the ports -------------------------------------------------------------------------------------


def _ports(*rows: Any, moving: Any = ()) -> Overview:
    return attr.evolve(OVERVIEW, ports=attr.evolve(PORTS, rows=rows, moving=moving))


def test_two_ships_on_a_port_stand_reversed_with_a_sign() -> None:
    first = ship("crew-3", "Crew-3", NASA, "2021-11-11T23:32", "2022-05-05T05:20")
    other = ship("crew-4", "Crew-4", NASA, "2022-02-11T23:32", "2022-05-05T05:20")
    clash = _ports(port("harmony-forward", first, other))
    assert _styles(built(DockedPanel(), NORMAL, 70, clash)[1])["✗ Crew-3, Crew-4"] == "error"
    assert _styles(built(DockedPanel(), NARROW, 36, clash)[1])["✗ Crew-3, Crew-4"] == "error"


def test_an_unfit_ship_says_so() -> None:
    unfit = ship("soyuz-ms-22", "Soyuz MS-22", ROSC, "2021-10-05T12:22", "2022-03-30", fit=False)
    shown = _ports(port("rassvet-nadir", unfit))
    line = built(DockedPanel(), NORMAL, 70, shown)[1]
    assert _styles(line)["▲ unfit"] == "warning"
    assert line.plain(70).rstrip().endswith("▲ unfit 30 Mar")
    assert text(DockedPanel(), NARROW, 36, shown)[1].rstrip().endswith("▲ unfit")


def test_a_ship_between_two_ports_has_a_line_of_its_own() -> None:
    moving = ship("soyuz-ms-18", "Soyuz MS-18", ROSC, "2022-02-25T11:40", "2022-03-30", moving=True)
    shown = _ports(port("rassvet-nadir"), moving=(moving,))
    assert text(DockedPanel(), NORMAL, 70, shown)[2].split() == [
        "between", "ports", "Soyuz", "MS-18", "ROSC", "25", "Feb", "moving",
    ]  # fmt: skip
    assert "moving        Soyuz MS-18" in text(DockedPanel(), NARROW, 36, shown)[1]


def test_a_ship_that_will_move_says_when() -> None:
    soon = ship(
        "soyuz-ms-18", "Soyuz MS-18", ROSC, "2021-04-09T11:05", "2022-03-30",
        relocates=(when("2022-03-01T12:00"), "nauka-nadir"),
    )  # fmt: skip
    assert (
        "moves   1 Mar" in text(DockedPanel(), NORMAL, 70, _ports(port("rassvet-nadir", soon)))[1]
    )


def test_free_ports_that_do_not_fit_one_line_take_two() -> None:
    names = (
        "harmony-forward",
        "harmony-zenith",
        "harmony-nadir",
        "unity-nadir",
        "rassvet-nadir",
        "zvezda-aft",
    )
    shown = text(DockedPanel(), NARROW, 36, _ports(*(port(name) for name in names)))
    assert [line.rstrip() for line in shown[1:]] == [
        " · free  Harmony fwd, zen, nad;",
        "         Unity; Rassvet; Zvezda",
    ]


def test_a_station_without_ports_says_so() -> None:
    assert "no ports are recorded" in text(DockedPanel(), NORMAL, 70, _ports())[1]
    assert "no ports are recorded" in text(DockedPanel(), NARROW, 36, _ports())[1]


# -- dependence ------------------------------------------------------------------------------------


def test_a_sole_provider_is_called_out() -> None:
    seats = OVERVIEW.dependence.seats_home[1:]
    boost = OVERVIEW.dependence.reboost[:1]
    alone = evolve(
        OVERVIEW,
        dependence={
            "seats_home": seats,
            "reboost": boost,
            "sole_return": ROSC,
            "sole_reboost": ROSC,
        },
    )
    shown = text(DependencePanel(), NORMAL, 70, alone)
    assert shown[1].rstrip().endswith("ROSC 3 (Soyuz MS-19)    the only way home is ROSC's")
    assert shown[3].rstrip().endswith("ROSC Progress MS-18, MS-19    only ROSC can")


def test_those_who_ride_across_stand_together() -> None:
    one = OVERVIEW.dependence.across[0]
    two = attr.evolve(one, person="rubio", name="Francisco Rubio", family="Rubio")
    other = Across("kikina", "Anna Kikina", "Kikina", ROSC, NASA, "crew-5", "Crew-5")

    def shown(*across: Across) -> str:
        return text(DependencePanel(), NORMAL, 70, evolve(OVERVIEW, dependence={"across": across}))[
            2
        ]

    assert "Vande Hei, Rubio, NASA, go home on a ROSC ship" in shown(one, two)
    assert "Vande Hei, NASA, on ROSC; Kikina, ROSC, on NASA" in shown(one, other)
    assert "nobody goes home on another agency's ship" in shown()


def test_agencies_close_up_before_they_lose_their_squares() -> None:
    five = (*GROUPS, *(attr.evolve(GROUPS[2], agency=agency) for agency in (AXM, AXM)))
    shown = text(HeroCount(), NORMAL, 70, evolve(OVERVIEW, roster={"groups": five}))[1]
    assert "    ┃   NASA ■■■■ 4    ROSC ■■ 2    ESA ■ 1    AXM ■ 1    AXM ■ 1" in shown
    six = (*five, attr.evolve(GROUPS[2], agency=AXM))
    shown = text(HeroCount(), NORMAL, 70, evolve(OVERVIEW, roster={"groups": six}))[1]
    assert "    ┃   NASA ■■■■ 4  ROSC ■■ 2  ESA ■ 1  AXM ■ 1  AXM ■ 1  AXM ■ 1" in shown
    crowd = evolve(OVERVIEW, roster={"groups": (*five, *GROUPS)})
    shown = text(HeroCount(), NORMAL, 70, crowd)[1]
    assert "■" not in shown
    assert shown.count("NASA 4") == 2
    assert shown.rstrip().endswith("ESA 1")


def test_time_that_only_passes_is_no_news() -> None:
    from crewtrack.tui.panels.lines import changed

    frame = attr.evolve(NORMAL, now=AT + timedelta(days=1))
    before = built(NextPanel(), NORMAL, 49)
    assert changed(built(NextPanel(), frame, 49), before, new=False) == built(
        NextPanel(), frame, 49
    )
