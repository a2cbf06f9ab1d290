from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.export.conftest import NOBODY, member, roster

from crewtrack.export.csv import CREW, crew_csv, harmless, write


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@sum(a)", "\t=1", "\r=1"])
def test_formulas_are_made_harmless(text: str) -> None:
    assert harmless(text) == f"'{text}"


def test_other_cells_stay() -> None:
    assert [harmless(one) for one in ("a=1", "", None, -1)] == ["a=1", "", None, -1]


@given(
    st.lists(
        st.lists(st.text(alphabet=st.characters(exclude_characters="\0")), min_size=2, max_size=2)
    )
)
def test_rows_are_read_again(rows: list[list[str]]) -> None:
    text = write(["a", "b"], rows)
    read = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    assert read == [["a", "b"], *[[harmless(cell) for cell in row] for row in rows]]


def test_lines_end_as_rfc_4180_says() -> None:
    assert write(["a"], [['say "hi", you']]) == 'a\r\n"say ""hi"", you"\r\n'


def test_crew() -> None:
    text = crew_csv([roster(member(name="=cmd", agency=NOBODY))])
    row = next(csv.DictReader(io.StringIO(text, newline="")))
    assert tuple(row) == CREW
    assert (row["name"], row["agency"], row["days_flight"]) == ("'=cmd", "", "25.00")
    assert (row["returns_at"], row["returns_precision"]) == ("2022-05-06T00:00:00Z", "day")
