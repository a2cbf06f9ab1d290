from __future__ import annotations

from tests.export.conftest import NASA, NOBODY

from crewtrack.export.cells import width
from crewtrack.export.ink import Ink, agency_code
from crewtrack.export.table import lines


def test_columns_line_up_in_cells() -> None:
    out = lines([["宇宙", "1"], ["ab", "10"]], align="lr", head=("name", "n"))
    assert out == ["name   n", "宇宙   1", "ab    10"]
    assert len({width(line) for line in out}) == 1


def test_no_line_ends_in_blanks() -> None:
    assert lines([["a", ""], ["b", "c"]], align="ll") == ["a", "b  c"]


def test_an_empty_column_takes_no_room() -> None:
    assert lines([["a", "", "c"], ["b", "", "d"]], align="lll") == ["a  c", "b  d"]


def test_colour_changes_no_width() -> None:
    row: list[str | tuple[str, str]] = [(NASA.tag, agency_code(NASA)), "Raja Chari"]
    plain = lines([row], align="ll")
    painted = lines([row], align="ll", ink=Ink(colour=True))
    assert plain == ["NASA  Raja Chari"]
    assert painted == ["\x1b[94mNASA\x1b[0m  Raja Chari"]


def test_people_without_an_agency_have_no_colour() -> None:
    assert agency_code(NOBODY) == ""
    assert agency_code(None) == ""
