"""Whatever balances can be written: calendars read back, pages are well-formed, tables are tables."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import vobject
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies_books import START, books

from crewtrack.app.whatif import NOTHING
from crewtrack.export import formats
from crewtrack.export.ics import calendar_ics
from crewtrack.ledger.ledger import Ledger
from crewtrack.model.decode import decode
from crewtrack.views.calendar import calendar, stays

if TYPE_CHECKING:
    from crewtrack.app.loading import Loaded

TIMES = st.integers(-30, 500).map(lambda days: START + timedelta(days=days))


class Book:
    """A schedule that no file holds."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.schedule, self.problems = decode(data, None)
        self.ledger = Ledger.of(self.schedule)
        self.what_if = NOTHING
        self.title = "Any"
        self.loaded: Loaded


@given(books(exact=False), TIMES)
def test_a_calendar_reads_back_as_it_was_made(data: dict[str, Any], when: Any) -> None:
    ledger = Book(data).ledger
    for made in (calendar(ledger, "iss", when), stays(ledger, "iss", when)):
        assert len({one.uid for one in made.entries}) == len(made.entries)
        if not made.entries:
            continue
        read = vobject.readOne(calendar_ics(made).decode())
        times = {one.uid.value: one for one in read.vevent_list}
        for one in made.entries:
            found = times[f"{one.uid}@crewtrack"]
            assert found.dtstart.value == one.start
            if one.end is not None:
                assert found.dtend.value == one.end
                assert one.start < one.end


@given(books(exact=False), TIMES, st.sampled_from(["html", "md"]))
def test_a_page_and_a_table_can_be_made_of_it(data: dict[str, Any], when: Any, form: str) -> None:
    book = Book(data)
    for view in ("overview", "people", "flights"):
        subject = formats.Subject(book=book, station="iss", at=when)  # type: ignore[arg-type]
        made = formats.snapshot(subject, formats.view_named(view), formats.format_named(form))
        if form == "html":
            ET.fromstring(made.decode().removeprefix("<!DOCTYPE html>"))
