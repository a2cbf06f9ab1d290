"""What a filter leaves of lines: those that are meant, the names of their groups, and what is no fact at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crewtrack.tui.panels.lines import Cell, Line
from crewtrack.tui.panels.sift import sifted

if TYPE_CHECKING:
    from crewtrack.model.address import Address


class Stand:
    """A filter that shows some ids."""

    def __init__(self, *shown: str) -> None:
        self.shown = shown

    def some(self, *addresses: Address) -> bool:
        return any(address[-1] in self.shown for address in addresses)


def line(text: str, address: Address | None = None, *, heading: bool = False) -> Line:
    return Line((Cell(0, text),), address, address is not None, heading=heading)


def left(lines: list[Line], *shown: str) -> list[str]:
    return [one.cells[0].text for one in sifted(lines, Stand(*shown))]  # type: ignore[arg-type]


LINES = [
    line("HEAD", heading=True),
    line("one"),
    line("a", ("person", "a")),
    line("b", ("person", "b")),
    line("two"),
    line("c", ("person", "c")),
    line("d", ("person", "d"))._replace(also=(("person", "x"),)),
    line("three"),
    line("e", ("person", "e")),
    line("more"),
]


def test_a_groups_name_stays_with_its_lines() -> None:
    assert left(LINES, *"abcde") == [one.cells[0].text for one in LINES]
    assert left(LINES, "b") == ["HEAD", "one", "b", "more"]
    assert left(LINES, "c") == ["HEAD", "two", "c", "more"]
    assert left(LINES, "a", "e") == ["HEAD", "one", "a", "three", "e", "more"]
    assert left(LINES) == ["HEAD", "more"]


def test_a_line_may_be_about_more_than_its_address() -> None:
    assert left(LINES, "x") == ["HEAD", "two", "d", "more"]


def test_what_is_no_fact_of_the_schedule_is_not_for_a_filter() -> None:
    lines = [line("HEAD", heading=True), line("1", ("choice", 1)), line("2", ("span", 2))]
    assert left(lines) == ["HEAD", "1", "2"]
