from __future__ import annotations

from tests.export.conftest import NASA, NOBODY

from crewtrack.export.cells import width
from crewtrack.export.ink import Ink, agency_code
from crewtrack.export.table import lines
from crewtrack.export.text.words import tags
from crewtrack.views.shapes import AgencyRef


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


def test_the_parts_of_a_cell_are_painted_where_it_is_whole() -> None:
    nasa, esa = NASA, AgencyRef("esa", "ESA", "ESA", "E")
    row = [[tags([(nasa, 4), (esa, 1)]), "x"]]
    assert lines(row, align="ll") == ["NASA 4  ESA 1  x"]
    painted = lines(row, align="ll", ink=Ink(colour=True))
    codes = (agency_code(nasa), agency_code(esa))
    assert painted == [f"\x1b[{codes[0]}mNASA\x1b[0m 4  \x1b[{codes[1]}mESA\x1b[0m 1  x"]
    assert lines(row, align="ll", most=8, ink=Ink(colour=True)) == ["NASA 4…  x"]
    assert lines([[tags([]), "x"]], align="ll", ink=Ink(colour=True)) == ["  x"]
