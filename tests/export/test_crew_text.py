from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from tests.export.conftest import KEPT, NOBODY, member, roster

from crewtrack.export.ink import Ink
from crewtrack.export.json import crew_data
from crewtrack.export.text.crew import crew_text
from crewtrack.export.text.words import flush, instant, listed, ride
from crewtrack.model.when import When

if TYPE_CHECKING:
    from crewtrack.views.shapes import Transit


def head(text: str) -> str:
    return text.split("\n", 1)[0]


@pytest.mark.parametrize(
    ("least", "most", "said"),
    [
        (1, 1, "1 aboard the Alpha Station  25 Feb 2022 12:00 UTC"),
        (1, 3, "1, up to 3, aboard the Alpha Station  25 Feb 2022 12:00 UTC"),
        (0, 1, "1, or as few as 0, aboard the Alpha Station  25 Feb 2022 12:00 UTC"),
        (0, 3, "1, from 0 to 3, aboard the Alpha Station  25 Feb 2022 12:00 UTC"),
    ],
)
def test_what_is_open_is_said(least: int, most: int, said: str) -> None:
    assert head(crew_text(roster(member(), least=least, most=most))) == said


def test_nobody() -> None:
    text = crew_text(roster(record_begins=datetime(2023, 1, 1, tzinfo=UTC)))
    assert text == (
        "nobody aboard the Alpha Station  25 Feb 2022 12:00 UTC\n"
        "the record of this station begins 1 Jan 2023\n"
    )
    assert crew_data(roster())["agencies"] == []


def test_nobody_yet_perhaps() -> None:
    assert head(crew_text(roster(most=3))).startswith("0, up to 3, aboard ")


def test_beyond_the_record() -> None:
    text = crew_text(roster(member(), beyond_record=True, kept_to=KEPT))
    assert "\nas far as the record knows: kept to 20 Feb 2022, 5 days before\n" in text


def test_no_seat_home_stands_in_place_of_the_ship() -> None:
    text = crew_text(roster(member(lifeboat=None), seats_home=0))
    assert "a seat home for 0 of 1" in text
    assert "○ no seat" in text
    assert "MS-18" not in text


def test_a_ship_in_transit(ship: Transit) -> None:
    text = crew_text(roster(transit=(ship,)))
    assert "\nSoyuz MS-18, on its way up with 1\n" in text
    assert "Ada Lovelace" in text.rpartition("on its way")[2]


def test_tags_stand_once_a_group() -> None:
    crew = (member(), member(id="b", name="B"), member(id="c", name="C", agency=NOBODY))
    lines = crew_text(roster(*crew)).splitlines()[-3:]
    assert [line[:4] for line in lines] == ["NASA", "    ", "none"]


def test_colour_is_only_escape_sequences() -> None:
    painted = crew_text(roster(member()), ink=Ink(colour=True))
    plain = painted.replace("\x1b[0m", "")
    for code in ("1", "94"):
        plain = plain.replace(f"\x1b[{code}m", "")
    assert plain == crew_text(roster(member()))
    assert "\x1b[94mNASA\x1b[0m" in painted


@pytest.mark.parametrize(
    ("up", "home", "said"),
    [
        ("MS-18", "MS-18", "MS-18"),
        ("MS-18", "MS-19", "MS-18 → 19"),
        ("Crew-3", "MS-19", "Crew-3 → MS-19"),
        ("Axiom 1", "Crew-4", "Axiom 1 → Crew-4"),
        ("MS-18", None, "MS-18 → ?"),
        (None, "MS-18", "MS-18"),
        (None, None, "→ ?"),
    ],
)
def test_ride(up: str | None, home: str | None, said: str) -> None:
    assert ride(member(ride_up=up, ride_up_short=up, ride_home=home, ride_home_short=home)) == said


@pytest.mark.parametrize(
    ("when", "said"), [("2022-05-06", " 6 May"), ("2022-05-16", "16 May"), ("2023-05", "May 2023")]
)
def test_dates_line_up_on_the_day(when: str, said: str) -> None:
    line = crew_text(roster(member(returns=When.parse(when)))).splitlines()[-1]
    assert line.endswith(f"  {said}")


def test_words() -> None:
    assert flush("6 May") == " 6 May"
    assert flush("TBD") == "TBD"
    assert instant(datetime(2022, 2, 5, 1, 2, 3, tzinfo=UTC)) == "5 Feb 2022 01:02:03 UTC"
    assert [listed(["a", "b", "c"][:count]) for count in range(4)] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
