"""How long something has lasted: exact where both ends are, else between the least and the most."""

from __future__ import annotations

import pytest
from tests.support import ISS, at, book

from crewtrack.views.lasting import lasting

BOOK = (
    ISS
    + """
[flight.exact]
spacecraft = "soyuz-ms"
launch = { at = 2021-01-01T00:00:00Z }
land = { at = 2021-01-11T12:00:00Z }
[flight.vague]
spacecraft = "progress-ms"
launch = { at = 2021-01-01T00:00:00Z }
land = { at = "2021-03" }
"""
)


@pytest.mark.parametrize(
    ("flight", "when", "found"),
    [
        ("exact", "2020-12-31", None),
        ("exact", "2021-01-02", (1.0, 1.0, 1.0, True)),
        ("exact", "2021-02-01", (10.5, 10.5, 10.5, True)),
        ("vague", "2021-02-01", (31.0, 31.0, 31.0, True)),  # it cannot have landed yet
        ("vague", "2021-03-11", (69.0, 59.0, 69.0, False)),
        ("vague", "2021-06-01", (90.0, 59.0, 90.0, False)),
    ],
)
def test_days_between_two_movements(
    flight: str, when: str, found: tuple[float, float, float, bool] | None
) -> None:
    trip = book(BOOK).trips[flight]
    length = lasting(trip.launch, trip.land, at(when))
    assert (
        None if length is None else (length.days, length.least, length.most, length.exact)
    ) == found


def test_nothing_lasts_that_has_no_beginning() -> None:
    assert lasting(None, None, at("2021-01-01")) is None
