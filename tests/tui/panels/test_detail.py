"""The detail pane, and all panels, on the schedule that ships."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import attr
import pytest
from rich.cells import cell_len
from tests.tui.panels.sample import AT, NARROW, NORMAL, TINY, WIDE, at, built, text
from tests.tui.panels.test_hostile import PANELS, PROBES, harmless
from textual.app import App, ComposeResult

from crewtrack.app.session import Session
from crewtrack.model.address import parse_address
from crewtrack.model.problem import Place, Problem, Related, Severity
from crewtrack.store.shipped import SCENE, shipped_root
from crewtrack.tui.panels.crew import CrewPanel
from crewtrack.tui.panels.detail import DetailPanel
from crewtrack.tui.panels.details import detail, of_problem
from crewtrack.tui.panels.docked import DockedPanel
from crewtrack.tui.panels.next import NextPanel

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from crewtrack.tui.panels.base import FrameState


@pytest.fixture(scope="module")
def session() -> Session:
    return Session(shipped_root() / f"{SCENE}.toml", now=AT)


def said(
    session: Session,
    address: str,
    instant: datetime = AT,
    frame: FrameState = NORMAL,
    width: int = 49,
) -> list[str]:
    frame = attr.evolve(frame, at=instant, now=instant, year=instant.year)
    overview = session.overview(instant)
    lines = detail(parse_address(address), overview, session, frame, width)
    return [line.plain(width) for line in lines]


def test_a_person_is_as_drawn(session: Session) -> None:
    shown = said(session, "person.vande-hei")
    drawn = """
|  MARK VANDE HEI                       NASA  US  |
|  flight engineer, Expedition 66                 |
|                                                 |
|  up      9 Apr 2021 07:42:41   Soyuz MS-18      |
|  aboard  9 Apr 2021 11:05      322 d 00 h       |
|  home   30 Mar 2022 11:28:26   Soyuz MS-19      |
|         near Dzhezkazgan, Kazakhstan            |
|         after 355 d 03 h, this flight           |
"""
    assert shown[:8] == [line[1:-1] for line in drawn.strip("\n").split("\n")]
    assert "|  seat   Soyuz MS-19 at Rassvet nadir    fit     |"[1:-1] in shown
    words = " ".join(" ".join(shown).split())
    assert "swap up on MS-18, home on MS-19, as does Dubrov" in words
    assert "with Shkaplerov, Dubrov (ROSC)" in words
    assert "11:28:03 in one source, 11:28:36 in another" in words
    assert [line.split(":")[0] for line in shown[-2:]] == [
        "  file   iss/2021-2023.toml",
        "         catalog/people.toml",
    ]


@pytest.mark.parametrize("frame", [TINY, NARROW, NORMAL, WIDE], ids=lambda one: str(one.size))
@pytest.mark.parametrize(
    "address",
    [
        "person.vande-hei", "person.artemyev", "person.gagarin", "flight.soyuz-ms-19", "flight.soyuz-ms-21",
        "flight.soyuz-ms-21.launch", "flight.crew-3.land", "station.iss.port.rassvet-nadir",
        "station.iss.port.prichal-nadir", "agency.nasa", "expedition.iss-66",
    ],
)  # fmt: skip
def test_a_detail_has_lines_of_any_width(session: Session, address: str, frame: FrameState) -> None:
    """Between two sizes of the terminal a pane has had every width."""
    for width in range(90):
        for shown in said(session, address, frame=frame, width=width):
            assert cell_len(shown) == width


def test_a_person_without_a_seat_home_is_a_problem(session: Session) -> None:
    frame = attr.evolve(NORMAL, at=at("2022-12-20T00:00"))
    lines = detail(
        ("person", "rubio"), session.overview(at("2022-12-20T00:00")), session, frame, 49
    )
    signs = [cell for line in lines for cell in line.cells if cell.style == "warning"]
    assert signs[0].text.startswith("○ no seat home")


def test_people_on_the_ground_say_what_is_next(session: Session) -> None:
    assert said(session, "person.artemyev")[1].startswith(
        "  on the ground, to launch 18 Mar 2022 15:55:18"
    )
    assert said(session, "person.pesquet")[1].strip() == "on the ground"


def test_a_flight_goes_movement_by_movement(session: Session) -> None:
    shown = said(session, "flight.soyuz-ms-21.launch")
    drawn = """
|  SOYUZ MS-21                              ROSC  |
|  Soyuz MS, flown by Roscosmos                   |
|                                                 |
|  launch 18 Mar 2022 15:55:18   Baikonur 31/6    |
|         in 21d 03h                              |
|  dock   18 Mar 2022 19:12:06   Prichal nadir    |
|  undock 29 Sep 2022 07:34:20   Prichal nadir    |
"""
    assert shown[:7] == [line[1:-1] for line in drawn.strip("\n").split("\n")]
    assert "|  crew   Artemyev, Matveev, Korsakov (ROSC)      |"[1:-1] in shown


def test_a_flight_that_moved_and_swapped_says_so(session: Session) -> None:
    words = " ".join(" ".join(said(session, "flight.soyuz-ms-18")).split())
    assert "left 28 Sep 2021 12:21 Rassvet nadir back 28 Sep 2021 13:04 Nauka nadir" in words
    assert "up Novitsky, Dubrov (ROSC), Vande Hei (NASA) home Novitsky (ROSC), Shipenko" in words


def test_a_berthed_ship_has_its_own_words(session: Session) -> None:
    shown = said(session, "flight.cygnus-ng-17")
    assert shown[4].startswith("  berth    21 Feb 2022")
    assert shown[5].startswith("  release  28 Jun 2022")
    assert shown[6].startswith("  re-entry 29 Jun 2022")


def test_a_port_shows_its_ship_and_what_comes(session: Session) -> None:
    shown = said(session, "station.iss.port.rassvet-nadir")
    assert shown[0].startswith("  RASSVET NADIR ")
    assert shown[1].startswith("  Soyuz MS-19, 142 d 23 h at this port")
    assert shown[3].startswith("  leaves 30 Mar 2022 07:21:03")
    assert shown[4].rstrip().endswith("Soyuz MS-22")
    free = said(session, "station.iss.port.harmony-nadir")
    assert free[1].startswith("  · free")
    assert "nothing planned to come here" in free[3]


def test_other_events_have_a_time_and_a_place_in_the_file(session: Session) -> None:
    shown = said(session, "expedition.iss-67.command[0]")
    assert shown[0].startswith("  COMMAND TO THOMAS MARSHBURN ")
    assert shown[1].strip() == "in 32d 01h"
    assert shown[-1].startswith("  file   iss.toml:")
    assert said(session, "expedition.iss-67")[0].startswith("  EXPEDITION 67 BEGINS")


def test_a_bulletin_is_shown_in_full(session: Session) -> None:
    noun = session.schedule.bulletins["deorbit-question"]
    words = " ".join(" ".join(said(session, "bulletin.deorbit-question")).split())
    assert noun.title is not None
    assert noun.title in words
    assert noun.text is not None
    assert " ".join(noun.text.split()) in words
    assert "about Roscosmos, International Space Station, Progress MS, Progress MS-18" in words


def test_an_address_that_nothing_is_known_of_is_shown_itself(session: Session) -> None:
    assert said(session, "flight.no-such-flight")[0].strip() == "FLIGHT.NO-SUCH-FLIGHT"


def test_a_problem_says_what_would_help() -> None:
    problem = Problem(
        "P201",
        "port-conflict",
        Severity.ERROR,
        "two ships on one port",
        hint="move one of them",
        related=(Related("the other", (), Place("my.toml", 9, 4, 9, 5)),),
        place=Place("my.toml", 17, 44, 17, 59),
    )
    lines = of_problem(problem, NORMAL, 49)
    assert lines[0].cells[0].style == "error"
    assert [line.plain(49).strip() for line in lines] == [
        "✗ P201 port-conflict",
        "",
        "two ships on one port",
        "",
        "try    move one of them",
        "also   the other",
        "my.toml:9",
        "file   my.toml:17:44",
    ]
    warned = attr.evolve(problem, severity=Severity.WARNING)
    assert of_problem(warned, NORMAL, 49)[0].cells[0].style == "warning"


def test_what_is_planned_to_have_happened_before_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text(
        'include = ["crewtrack:iss"]\n[flight.soyuz-ms-21.launch]\nat = 2022-03-18T15:55:18Z\n'
        'slips = [{ known = 2021-12-10, at = "2022-03", why = "crew changed" }]\nstatus = "hold"\n'
        '[flight.crew-4.launch]\nstatus = "cancelled"\n',
        encoding="utf-8",
    )
    own = Session(path, now=AT)
    words = " ".join(" ".join(said(own, "flight.soyuz-ms-21.launch")).split())
    assert "was launch Mar 2022 from 10 Dec 2021: crew changed" in words
    assert "15:55:18 Baikonur 31/6 hold" in words
    assert "cancelled" in " ".join(said(own, "flight.crew-4"))


def test_text_of_a_file_is_only_text(tmp_path: Path) -> None:
    probe = PROBES["markup"] + " " + PROBES["bad-markup"] + " " + PROBES["wide"] + " " + "x" * 99
    quoted = probe.replace("\\", "\\\\")
    path = tmp_path / "my.toml"
    path.write_text(
        'include = ["crewtrack:iss"]\n'
        f'[person.vande-hei]\nname = "{quoted}"\nnote = "{quoted}"\n'
        f'[flight.soyuz-ms-19]\nname = "{quoted}"\nnote = "{quoted}"\nsource = "{quoted}"\n'
        f'[bulletin.odd]\nat = 2022-02-25\ntitle = "{quoted}"\ntext = "{quoted}"\nabout = ["{quoted}"]\n',
        encoding="utf-8",
    )
    own = Session(path, now=AT)
    for address in (
        "person.vande-hei",
        "flight.soyuz-ms-19",
        "bulletin.odd",
        "station.iss.port.rassvet-nadir",
    ):
        for frame, width in ((NORMAL, 49), (NARROW, 80), (TINY, 40)):
            for line in said(own, address, frame=frame, width=width):
                assert cell_len(line) == width
                assert harmless(line)


# -- the panels on what ships ----------------------------------------------------------------------


def test_the_crew_of_the_scene_is_as_drawn(session: Session) -> None:
    drawn = """
|    Raja Chari         US   flight engineer   106  Crew-3       6 May |
|    Thomas Marshburn   US   flight engineer   106  Crew-3       6 May |
|    Kayla Barron       US   flight engineer   106  Crew-3       6 May |
|    Mark Vande Hei     US   flight engineer   322  MS-18 → 19  30 Mar |
"""
    shown = text(CrewPanel(), NORMAL, 70, session.overview(AT))
    assert shown[2:6] == [line[1:-1] for line in drawn.strip("\n").split("\n")]


def test_the_ports_of_the_scene_are_as_drawn(session: Session) -> None:
    drawn = """
|    Harmony forward   Crew-3           NASA   11 Nov  leaves  5 May   |
|    Harmony zenith    · free                          Axiom 1  9 Apr  |
|    Harmony nadir     · free                                          |
|    Unity nadir       Cygnus NG-17     NASA   21 Feb  leaves 28 Jun   |
|    Rassvet nadir     Soyuz MS-19      ROSC    5 Oct  leaves 30 Mar   |
|    Poisk zenith      Progress MS-19   ROSC   17 Feb  leaves 23 Oct   |
|    Prichal nadir     · free                          MS-21   18 Mar  |
|    Zvezda aft        Progress MS-18   ROSC   30 Oct  leaves  1 Jun   |
"""
    shown = text(DockedPanel(), NORMAL, 70, session.overview(AT))
    assert shown[1:] == [line[1:-1] for line in drawn.strip("\n").split("\n")]


def test_the_next_five_events_of_the_scene_are_as_drawn(session: Session) -> None:
    drawn = """
|  21d 03h 18 Mar 15:55 launch  Soyuz MS-21       |
|  21d 07h 18 Mar 19:12 dock    Soyuz MS-21   10  |
|  32d 01h 29 Mar 13:45 command to Marshburn      |
|  32d 19h 30 Mar 07:21 undock  Soyuz MS-19    7  |
|  32d 23h 30 Mar 11:28 land    Soyuz MS-19       |
"""
    shown = text(NextPanel(), NORMAL, 49, session.overview(AT))
    assert shown[1:6] == [line[1:-1] for line in drawn.strip("\n").split("\n")]


def test_no_instant_of_the_record_breaks_a_line(session: Session) -> None:
    instants = sorted(
        {event.instant for event in session.ledger.events if event.instant.year < 2100}
    )
    ends = [instants[0] - timedelta(days=400), instants[-1] + timedelta(days=4000)]
    for instant in (*ends, *instants[::7]):
        overview = session.overview(instant)
        for frame, widths in (
            (NORMAL, (70, 49)),
            (NARROW, (80, 43, 36)),
            (TINY, (40,)),
            (WIDE, (76, 62)),
        ):
            own = attr.evolve(frame, at=instant, now=instant, year=instant.year)
            for panel in PANELS:
                for width in widths:
                    for line in built(panel(), own, width, overview):
                        assert cell_len(line.plain(width)) == width
                        assert line.plain(width)[-1] == " ", "one blank column stays at the right"


def test_everything_that_can_be_selected_has_a_detail(session: Session) -> None:
    overview = session.overview(AT)
    addresses = {
        line.address
        for panel in PANELS
        for line in built(panel(), NORMAL, 70, overview)
        if line.selectable and line.address is not None
    }
    assert len(addresses) > 60
    for address in addresses:
        lines = detail(address, overview, session, NORMAL, 49)
        assert len(lines) > 2, address
        assert any(cell.text == "file" for line in lines for cell in line.cells), address


class _Pane(App[None]):
    CSS = "DetailPanel { width: 49; height: 10; }"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    def compose(self) -> ComposeResult:
        yield DetailPanel(id="detail")


async def test_the_pane_shows_scrolls_and_closes_up(session: Session) -> None:
    app = _Pane(session)
    async with app.run_test(size=(60, 24)) as pilot:
        pane = app.query_one(DetailPanel)
        pane.show(session.overview(AT), NORMAL)
        await pilot.pause()
        assert "nothing is selected" in pane.render_line(0).text
        pane.lookup = session
        pane.show_address(("person", "vande-hei"))
        assert pane.selected == ("person", "vande-hei")
        assert pane.render_line(0).text.startswith("  MARK VANDE HEI")
        assert pane.render_line(2).text.startswith("  up "), "blanks go before lines do"
        pane.focus()
        await pilot.press("down", "down")
        await pilot.pause()
        assert pane.render_line(0).text.startswith("  up ")
        pane.show_address(("person", "chari"))
        assert pane.render_line(0).text.startswith("  RAJA CHARI"), "another begins at its top"
        pane.styles.height = 23
        await pilot.pause()
        assert pane.render_line(2).text.strip() == "", "with room there are blanks"
        pane.show_problem(Problem("P201", "port-conflict", Severity.ERROR, "two ships on one port"))
        assert "P201 port-conflict" in pane.render_line(0).text
        pane.show_address(("person", "chari"))
        assert pane.render_line(0).text.startswith("  RAJA CHARI")


def test_a_plan_without_names_is_not_a_flight_without_crew(session: Session) -> None:
    assert any("flown without crew" in line for line in said(session, "flight.cygnus-ng-17"))
    assert any("flies without crew" in line for line in said(session, "flight.progress-ms-21"))
    assert any("nobody is named" in line for line in said(session, "flight.oft-2"))
