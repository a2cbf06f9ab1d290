"""The panels against the drawings of the opening scene, to the column."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.tui.panels.sample import NARROW, NORMAL, TINY, WIDE, text

from crewtrack.tui.panels.bulletins import BulletinsPanel
from crewtrack.tui.panels.crew import CrewPanel
from crewtrack.tui.panels.dependence import DependencePanel
from crewtrack.tui.panels.docked import DockedPanel
from crewtrack.tui.panels.hero_count import HeroCount
from crewtrack.tui.panels.hero_next import HeroNext
from crewtrack.tui.panels.next import NextPanel

if TYPE_CHECKING:
    from crewtrack.tui.panels.base import FrameState, Panel

DRAWN: list[tuple[type[Panel], FrameState, int, str]] = [
    (
        HeroCount,
        NORMAL,
        70,
        """
|  ╺━┓   aboard   Expedition 66, Shkaplerov commands                   |
|    ┃   NASA ■■■■ 4    ROSC ■■ 2    ESA ■ 1                           |
|    ╹   a seat home for 7 of 7    never empty since 2 Nov 2000        |
|  Aug ▄▄▄▄▄▄▆▆▄▄▄▂▄▄▄▆▆▄▄▄▄▄▄▄▄▄▄▄ Feb   most 10, least 3 in 28 weeks |
""",
    ),
    (
        HeroNext,
        NORMAL,
        49,
        """
|  ╺━┓╺┓   days   LAUNCH  Soyuz MS-21             |
|  ┏━┛ ┃   03 h   Fri 18 Mar 15:55:18 UTC         |
|  ┗━╸╺┻╸  55 m   ROSC ■■■  Baikonur 31/6         |
|  Artemyev (commander), Matveev, Korsakov        |
""",
    ),
    (
        CrewPanel,
        NORMAL,
        70,
        """
|  CREW                from  role             days  up → home    lands |
|  NASA 4 ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ |
|    Raja Chari         US   flight engineer   106  Crew-3       6 May |
|    Thomas Marshburn   US   flight engineer   106  Crew-3       6 May |
|    Kayla Barron       US   flight engineer   106  Crew-3       6 May |
|    Mark Vande Hei     US   flight engineer   322  MS-18 → 19  30 Mar |
|  ROSCOSMOS 2 ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ |
|    Anton Shkaplerov   RU   ISS commander     143  MS-19       30 Mar |
|    Pyotr Dubrov       RU   flight engineer   322  MS-18 → 19  30 Mar |
|  ESA 1 ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ |
|    Matthias Maurer    DE   flight engineer   106  Crew-3       6 May |
""",
    ),
    (
        NextPanel,
        NORMAL,
        49,
        """
|  NEXT    UTC                            aboard  |
|  21d 03h 18 Mar 15:55 launch  Soyuz MS-21       |
|  21d 07h 18 Mar 19:12 dock    Soyuz MS-21   10  |
|  32d 01h 29 Mar 13:45 command to Marshburn      |
|  32d 19h 30 Mar 07:21 undock  Soyuz MS-19    7  |
|  32d 23h 30 Mar 11:28 land    Soyuz MS-19       |
|  42d 03h  8 Apr 15:17 launch  Axiom 1           |
|  43d 00h  9 Apr 12:29 dock    Axiom 1       11  |
|  58d 13h 25 Apr 01:10 undock  Axiom 1        7  |
|  59d 05h 25 Apr 17:06 land    Axiom 1           |
|  60d 19h 27 Apr 07:52 launch  Crew-4            |
""",
    ),
    (
        DockedPanel,
        NORMAL,
        70,
        """
|  DOCKED  5 of 8 ports                 whose  since   next there      |
|    Harmony forward   Crew-3           NASA   11 Nov  leaves  5 May   |
|    Harmony zenith    · free                          Axiom 1  9 Apr  |
|    Harmony nadir     · free                                          |
|    Unity nadir       Cygnus NG-17     NASA   21 Feb  leaves 28 Jun   |
|    Rassvet nadir     Soyuz MS-19      ROSC    5 Oct  leaves 30 Mar   |
|    Poisk zenith      Progress MS-19   ROSC   17 Feb  leaves 23 Oct   |
|    Prichal nadir     · free                          MS-21   18 Mar  |
|    Zvezda aft        Progress MS-18   ROSC   30 Oct  leaves  1 Jun   |
""",
    ),
    (
        DependencePanel,
        NORMAL,
        70,
        """
|  WHO DEPENDS ON WHOM                                                 |
|    seats home    NASA 4 (Crew-3)    ROSC 3 (Soyuz MS-19)             |
|    rides across  Vande Hei, NASA, goes home on a ROSC ship           |
|    reboost       ROSC Progress MS-18, MS-19    NASA Cygnus NG-17     |
""",
    ),
    (
        HeroCount,
        NARROW,
        80,
        """
| 7 ABOARD   NASA ■■■■ 4   ROSC ■■ 2   ESA ■ 1            a seat home for 7 of 7 |
""",
    ),
    (
        HeroNext,
        NARROW,
        80,
        """
| 21d 03h 55m  launch  Soyuz MS-21   18 Mar 15:55:18                    ROSC ■■■ |
""",
    ),
    (
        CrewPanel,
        NARROW,
        80,
        """
| CREW   name               from  role              days  up → home        lands |
| NASA   Raja Chari          US   flight engineer    106  Crew-3           6 May |
|        Thomas Marshburn    US   flight engineer    106  Crew-3           6 May |
|        Kayla Barron        US   flight engineer    106  Crew-3           6 May |
|        Mark Vande Hei      US   flight engineer    322  MS-18 → 19      30 Mar |
| ROSC   Anton Shkaplerov    RU   ISS commander      143  MS-19           30 Mar |
|        Pyotr Dubrov        RU   flight engineer    322  MS-18 → 19      30 Mar |
| ESA    Matthias Maurer     DE   flight engineer    106  Crew-3           6 May |
""",
    ),
    (
        DockedPanel,
        NARROW,
        36,
        """
| DOCKED  5 of 8                     |
| Harmony fwd   Crew-3          105d |
| Unity         Cygnus NG-17      3d |
| Rassvet       Soyuz MS-19     142d |
| Poisk         Progress MS-19    8d |
| Zvezda        Progress MS-18  118d |
| · free  Harmony zen, nad; Prichal  |
""",
    ),
    (
        NextPanel,
        NARROW,
        43,
        """
| NEXT                              aboard  |
| 21d 03h 18 Mar 15:55 launch  MS-21        |
| 21d 07h 18 Mar 19:12 dock    MS-21    10  |
| 32d 01h 29 Mar 13:45 command Marshburn    |
| 32d 19h 30 Mar 07:21 undock  MS-19     7  |
| 32d 23h 30 Mar 11:28 land    MS-19        |
| 42d 03h  8 Apr 15:17 launch  Axiom 1      |
| 43d 00h  9 Apr 12:29 dock    Axiom 1  11  |
| 58d 13h 25 Apr 01:10 undock  Axiom 1   7  |
| 59d 05h 25 Apr 17:06 land    Axiom 1      |
| 60d 19h 27 Apr 07:52 launch  Crew-4       |
""",
    ),
    (HeroCount, TINY, 40, "\n|7 ABOARD  NASA 4  ROSC 2  ESA 1         |\n"),
    (HeroNext, TINY, 40, "\n|21d 03h  launch  Soyuz MS-21            |\n"),
    (
        CrewPanel,
        TINY,
        40,
        """
| NASA Raja Chari            6 May       |
|      Thomas Marshburn      6 May       |
|      Kayla Barron          6 May       |
|      Mark Vande Hei       30 Mar       |
| ROSC Anton Shkaplerov     30 Mar       |
|      Pyotr Dubrov         30 Mar       |
| ESA  Matthias Maurer       6 May       |
""",
    ),
    (
        CrewPanel,
        WIDE,
        76,
        """
|  CREW                 from  role            days  up → home          lands |
|  NASA 4 ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ |
|    Raja Chari          US   flight engineer  106  Crew-3             6 May |
|    Thomas Marshburn    US   flight engineer  106  Crew-3             6 May |
|    Kayla Barron        US   flight engineer  106  Crew-3             6 May |
|    Mark Vande Hei      US   flight engineer  322  Soyuz MS-18 → 19  30 Mar |
|  ROSCOSMOS 2 ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ |
|    Anton Shkaplerov    RU   ISS commander    143  Soyuz MS-19       30 Mar |
|    Pyotr Dubrov        RU   flight engineer  322  Soyuz MS-18 → 19  30 Mar |
|  ESA 1 ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ |
|    Matthias Maurer     DE   flight engineer  106  Crew-3             6 May |
""",
    ),
    (
        NextPanel,
        WIDE,
        68,
        """
|  NEXT     UTC                                              aboard  |
|   21d 03h 18 Mar 15:55 launch  Soyuz MS-21  Baikonur 31/6          |
|   21d 07h 18 Mar 19:12 dock    Soyuz MS-21  Prichal nadir      10  |
|   32d 01h 29 Mar 13:45 command to Marshburn                        |
|   32d 19h 30 Mar 07:21 undock  Soyuz MS-19                      7  |
|   32d 23h 30 Mar 11:28 land    Soyuz MS-19                         |
|   42d 03h  8 Apr 15:17 launch  Axiom 1                             |
|   43d 00h  9 Apr 12:29 dock    Axiom 1                         11  |
|   58d 13h 25 Apr 01:10 undock  Axiom 1                          7  |
|   59d 05h 25 Apr 17:06 land    Axiom 1                             |
|   60d 19h 27 Apr 07:52 launch  Crew-4                              |
""",
    ),
]


@pytest.mark.parametrize(
    ("panel", "frame", "width", "drawn"),
    DRAWN,
    ids=[f"{panel.__name__}-{frame.size}" for panel, frame, _, _ in DRAWN],
)
def test_the_opening_scene_is_as_drawn(
    panel: type[Panel], frame: FrameState, width: int, drawn: str
) -> None:
    expected = [line[1:-1] for line in drawn.strip("\n").split("\n")]
    assert text(panel(), frame, width) == expected


def test_bulletins_say_how_many_of_this_weeks_there_is_room_for() -> None:
    drawn = """
|  BULLETINS                                          3 of 4 this week |
|    25 Feb  ROSC   replies to NASA's statement                        |
|    25 Feb  NASA   nothing changes; all partners work on as before    |
|    24 Feb  ROSC   its head threatens to end cooperation on the ISS   |
"""
    expected = [line[1:-1] for line in drawn.strip("\n").split("\n")]
    assert text(BulletinsPanel(), NORMAL, 70, room=4)[:4] == expected
    assert text(BulletinsPanel(), NORMAL, 70, room=9)[0].endswith("  4 this week ")
    assert text(BulletinsPanel(), NORMAL, 50, room=4)[3].endswith(
        "its head threatens to end coo…  "
    )
