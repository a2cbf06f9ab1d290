"""No data make a rule raise, at any severity and on any day."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.model.test_decode import DATA, flights
from tests.strategies_books import books, moved

from crewtrack.ledger.check import check
from crewtrack.ledger.ledger import Ledger
from crewtrack.ledger.rules.catalogue import RULES
from crewtrack.model.decode import decode
from crewtrack.model.problem import Severity

DAYS = st.sampled_from(
    [None, *(datetime(year, 1, 1, tzinfo=UTC) for year in (1, 2022, 2023, 9999))]
)


@given(
    flights(),
    DATA,
    st.dictionaries(st.sampled_from(["from", "to", "crew", "by", "number", "command"]), DATA),
    st.sampled_from([None, date.min, date(2022, 6, 1), date.max]),
    DAYS,
    st.booleans(),
)
@settings(max_examples=250, deadline=None)
def test_no_data_raise(
    drawn: dict[str, Any],
    other: object,
    event: dict[str, Any],
    kept: date | None,
    now: datetime | None,
    asked: bool,
) -> None:
    data: dict[str, Any] = {
        "flight": drawn,
        "person": {"a": {"aliases": ["alias", "b"], "name": "A"}, "b": {"name": "A"}, "c": other},
        "spacecraft": {
            "ship": {"seats": 3, "returns": True, "life": 1, "reboost": True, "provider": "n"}
        },
        "agency": {"n": {"letter": "nn", "tag": "TOOLONG"}, "m": {"letter": "nn"}, "o": other},
        "station": {
            "iss": {
                "crewed-from": "2021",
                "module": {"m": {"segment": "A"}, "o": {"segment": "B"}},
                "port": {"p": {"module": "m"}, "q": {"module": "o", "from": other}},
            }
        },
        "expedition": {"e": event, "f": {"number": 1, "from": "2022", "command": other}},
        "eva": {"e": event},
        "reboost": {"e": event | {"by": "f"}},
        "coverage": other,
    }
    if kept is not None:
        data["known-to"] = kept
    schedule, _ = decode(data, "iss")
    own = {(table, ident) for table in ("agency", "person", "site") for ident in "abcmno"}
    found = check(Ledger.of(schedule), now, asked=asked, own=own, least=Severity.ADVICE)
    for one in found:
        rule = RULES[one.code]
        assert one.name == rule.name
        assert one.severity in (rule.severity, rule.possible)
        assert one.message
        assert one.address


@given(books())
@settings(max_examples=60, deadline=None)
def test_who_is_found_without_a_way_home_has_none(data: dict[str, Any]) -> None:
    schedule, _ = decode(data)
    ledger = Ledger.of(schedule)
    stranded = {
        person
        for person, rides in ledger.rides.items()
        if rides[-1].home is None and (rides[-1].up.undock or rides[-1].up.land) is not None
    }
    found = [one for one in check(ledger) if one.code == "C503"]
    assert {ledger.trips[str(one.address[1])].up[int(one.address[3])] for one in found} == stranded


@pytest.mark.parametrize("least", list(Severity))
def test_the_least_bad_is_a_limit(least: Severity) -> None:
    data: dict[str, Any] = {
        "station": {"iss": {"port": {"p": {}}}},
        "spacecraft": {"s": {}},
        "agency": {"n": {"tag": "TOOLONG"}},
        "flight": {"f": {"spacecraft": "s", "station": "iss", "dock": {"at": "2022", "port": "q"}}},
    }
    schedule, _ = decode(data)
    found = check(Ledger.of(schedule), least=least, own={("agency", "n")})
    wanted = ["F108", "N904", "N905"][: least.rank + 1]
    assert [one.code for one in found] == wanted


def told(data: dict[str, Any], now: datetime) -> list[tuple[str, object, Severity]]:
    schedule, unread = decode(data)
    assert unread == []
    found = check(Ledger.of(schedule), now, least=Severity.ADVICE)
    return [(one.code, one.address, one.severity) for one in found]


@given(
    books(),
    st.timedeltas(timedelta(days=-600_000), timedelta(days=2_000_000)).map(
        lambda by: timedelta(days=by.days, seconds=by.seconds)
    ),
)
@settings(max_examples=80, deadline=None)
def test_books_that_balance_do_so_at_any_time(data: dict[str, Any], by: timedelta) -> None:
    """Errors, warnings and advice are about how times stand to one another, and to the clock that moves along."""
    now = datetime(2022, 6, 1, tzinfo=UTC)
    then = told(data, now)
    assert [one for one in then if one[2] is Severity.ERROR] == []
    assert told(moved(data, by), now + by) == then
