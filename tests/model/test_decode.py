"""From data to nouns: unknown and missing keys, naive times, and no exception for anything."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support import ISS, decoded, found

from crewtrack.ledger.check import check
from crewtrack.ledger.ledger import Ledger
from crewtrack.model.decode import Decoder, decode, describe, nearest
from crewtrack.model.fields import specs
from crewtrack.model.nouns import ENTRIES, MOVEMENT_KEYS, NESTED, Assertion, Head
from crewtrack.views.overview import overview
from crewtrack.views.person import person

FLIGHT = ISS + '[flight.x]\nspacecraft = "soyuz-ms"\n'


def only(text: str) -> Any:
    """Return the one thing that the reader finds wrong."""
    _, problems = decoded(text)
    assert len(problems) == 1, [one.message for one in problems]
    return problems[0]


# -- unknown keys ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "address", "hint"),
    [
        ("flihgt = 1\n", ("flihgt",), 'did you mean "flight"?'),
        ("[flights.x]\n", ("flights",), 'did you mean "flight"?'),
        ('titel = "x"\n', ("titel",), 'did you mean "title"?'),
        ("as_of = 2022-01-01\n", ("as_of",), 'did you mean "as-of"?'),
        (FLIGHT + "crw = []\n", ("flight", "x", "crw"), 'did you mean "crew"?'),
        (
            FLIGHT + 'launch = { at = 2022-03-18, sight = "x" }\n',
            ("flight", "x", "launch", "sight"),
            'did you mean "site"?',
        ),
        (
            FLIGHT + "relocate = [{ left = 2022-03-18, at = 2022-03-18, port = 'a', prot = 1 }]\n",
            ("flight", "x", "relocate", 0, "prot"),
            'did you mean "port"?',
        ),
        (
            FLIGHT + 'crew = ["dubrov", { id = "vande-hei", rol = "x" }]\n',
            ("flight", "x", "crew", 1, "rol"),
            'did you mean "role"?',
        ),
        (
            "[station.iss.port.new]\ndirektion = 'aft'\n",
            ("station", "iss", "port", "new", "direktion"),
            'did you mean "direction"?',
        ),
        (
            "[[assert]]\nat = 2022-01-01\ncuont = 1\n",
            ("assert", 0, "cuont"),
            'did you mean "count"?',
        ),
    ],
)
def test_an_unknown_key_is_named_with_what_was_meant(
    text: str, address: tuple[str | int, ...], hint: str
) -> None:
    problem = only(text)
    assert (problem.code, problem.name) == ("F101", "unknown-key")
    assert problem.address == address
    assert problem.on_key
    assert problem.hint == hint


def test_a_key_like_no_other_gets_a_list_of_those_that_are_known() -> None:
    assert only(FLIGHT + "launch = { zzz = 1 }\n").hint.startswith("known here: at, ignore, known,")


def test_no_key_is_listed_twice() -> None:
    hint = only("zzzzzz = 1\n").hint
    assert hint is not None
    known = hint.removeprefix("known here: ").split(", ")
    assert "station" in known
    assert len(known) == len(set(known))


@pytest.mark.parametrize(
    ("movement", "key"),
    [("launch", "port"), ("dock", "site"), ("undock", "crew"), ("land", "port"), ("land", "stays")],
)
def test_a_movement_takes_only_its_own_keys(movement: str, key: str) -> None:
    _, problems = decoded(
        FLIGHT + f'{movement} = {{ port = "a", {key} = "x" }}'.replace('port = "a", port', "port")
    )
    assert ("F101", ("flight", "x", movement, key)) in [(one.code, one.address) for one in problems]


# -- missing keys ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "address", "key"),
    [
        ("[flight.x]\n", ("flight", "x"), "spacecraft"),
        (FLIGHT + "dock = { at = 2022-03-18 }\n", ("flight", "x", "dock"), "port"),
        (
            FLIGHT + 'relocate = [{ left = 2022-03-18, port = "a" }]\n',
            ("flight", "x", "relocate", 0),
            "at",
        ),
        (FLIGHT + "crew = [{ role = 'x' }]\n", ("flight", "x", "crew", 0), "id"),
        (FLIGHT + "lifeboat = [{}]\n", ("flight", "x", "lifeboat", 0), "crew"),
        ("[bulletin.x]\nat = 2022-01-01\n", ("bulletin", "x"), "title"),
        ("[bulletin.x]\ntitle = 'x'\n", ("bulletin", "x"), "at"),
        ("[eva.x]\n", ("eva", "x"), "from"),
        ("[person.new]\nprior = {}\n", ("person", "new", "prior"), "days"),
        ("[[assert]]\ncount = 7\n", ("assert", 0), "at"),
        ("coverage = [{}]\n", ("coverage", 0), "what"),
        (
            "[expedition.x]\ncommand = [{ at = 2022-01-01 }]\n",
            ("expedition", "x", "command", 0),
            "person",
        ),
        (
            "[person.new]\nignore = [{ rule = 'C501' }]\n",
            ("person", "new", "ignore", 0),
            "why",
        ),
    ],
)
def test_a_missing_key_stands_at_its_table(
    text: str, address: tuple[str | int, ...], key: str
) -> None:
    problem = only(text)
    assert (problem.code, problem.name) == ("F103", "missing-field")
    assert problem.address == address
    assert f'no "{key}"' in problem.message
    assert problem.on_key
    assert problem.hint


def test_a_claim_may_be_about_a_span_instead_of_an_instant() -> None:
    assert decoded('[[assert]]\nduring = "2022-02"\ncount = 7\n')[1] == []


def test_what_is_missing_does_not_stop_the_rest() -> None:
    schedule, problems = decoded(
        "[flight.a]\n[flight.b]\nspacecraft = 'soyuz-ms'\n[person.new]\nprior = { before = 2022-01-01 }\n"
    )
    assert [one.code for one in problems] == ["F103", "F103"]
    assert list(schedule.flights) == ["a", "b"]
    assert person(Ledger.of(schedule), "new", datetime(2022, 1, 1, tzinfo=UTC)) is not None


# -- times -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("written", ["2022-03-18T15:55:18", "2022-03-18 15:55:18", "15:55:18"])
def test_a_time_without_an_offset_says_to_add_z(written: str) -> None:
    problem = only(FLIGHT + f"launch = {{ at = {written} }}\n")
    assert (problem.code, problem.name) == ("F105", "naive-time")
    assert problem.address == ("flight", "x", "launch", "at")
    assert "Z" in problem.hint


def test_an_as_of_without_an_offset_says_to_add_z() -> None:
    problem = only("as-of = 2022-02-25T12:00:00\n")
    assert problem.code == "F105"
    assert problem.hint == "add Z for UTC: 2022-02-25T12:00:00Z"


def test_an_as_of_with_another_offset_is_in_utc() -> None:
    schedule, problems = decoded("as-of = 2022-02-25T15:00:00+03:00\n")
    assert problems == []
    assert schedule.head.as_of == datetime(2022, 2, 25, 12, tzinfo=UTC)


def test_an_as_of_beyond_the_calendar_is_no_exception() -> None:
    far = datetime(9999, 12, 31, 23, tzinfo=timezone(timedelta(hours=-3)))
    assert [one.code for one in decode({"as-of": far})[1]] == ["F102"]


# -- the whole -------------------------------------------------------------------------------------


def test_a_format_that_is_not_known_is_said() -> None:
    problem = only("format = 2\n")
    assert (problem.code, problem.address) == ("F110", ("format",))


def test_the_default_station_and_the_stations_are_both_read() -> None:
    schedule, problems = decoded('station = "iss"\n')
    assert problems == []
    assert schedule.head.station == "iss"
    assert "iss" in schedule.stations


def test_a_default_station_of_the_wrong_type_stands_at_its_key() -> None:
    assert found("station = 5\n", catalog=False) == [("F102", ("station",))]


def test_wrong_entries_are_named() -> None:
    schedule, problems = decoded("flight.x = 5\nperson = 'chari'\n", catalog=False)
    assert [(one.code, one.address) for one in problems] == [
        ("F102", ("flight", "x")),
        ("F102", ("person",)),
    ]
    assert schedule.flights == {}


def test_aliases_lead_to_their_person() -> None:
    schedule, _ = decoded("[person.a]\naliases = ['b', 'C d']\n", catalog=False)
    assert schedule.person_id("b") == schedule.person_id("C d") == "a"
    assert schedule.person("b").id == "a"


def test_an_alias_never_hides_an_id() -> None:
    schedule, _ = decoded("[person.a]\naliases = ['b']\n[person.b]\n", catalog=False)
    assert schedule.person_id("b") == "b"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("a", 'the text "a"'),
        ("x" * 50, 'the text "' + "x" * 39 + '…"'),
        (True, "true"),
        (3, "the number 3"),
        ([], "a list"),
        ({}, "a table"),
        (date(2022, 2, 25), "the date 2022-02-25"),
        (time(12), "the time 12:00:00"),
        (datetime(2022, 2, 25, tzinfo=UTC), "the date-time 2022-02-25T00:00:00Z"),
    ],
)
def test_a_value_is_described_in_a_few_words(value: object, words: str) -> None:
    assert describe(value) == words


def test_the_nearest_word_is_found_and_nothing_far_is() -> None:
    assert nearest("crw", ["crew", "launch"]) == "crew"
    assert nearest("zzz", ["crew", "launch"]) is None
    assert nearest("", ["crew"]) is None
    many = [f"person-{number:05d}" for number in range(9000)]
    assert nearest("persn-00817", many) == "person-00817"
    assert nearest("x" * 100_000, many) is None


# -- nothing raises --------------------------------------------------------------------------------

NAMES = sorted(
    {key for cls in (*ENTRIES.values(), *NESTED.values(), Assertion, Head) for key in specs(cls)}
    | set(MOVEMENT_KEYS)
    | set(ENTRIES)
    | {"assert", "x", "y", "iss", "nasa"}
)
SCALARS = st.one_of(
    st.sampled_from(
        ["x", "y", "?", "iss", "none", "nasa", "soyuz-ms", "p", "2022-03", "TBD", "NET 2022-03", ""]
    ),
    st.text(max_size=5),
    st.integers(-(2**63), 2**63 - 1),
    st.sampled_from([0, 1, 2, 3]),
    st.floats(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.datetimes(
        min_value=datetime(2021, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
        max_value=datetime(2023, 1, 1),  # noqa: DTZ001
        timezones=st.just(UTC),
    ),
    st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=-12))])),
    st.times(),
)
DATA = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(NAMES), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(NAMES), DATA, max_size=4))
@settings(max_examples=300)
def test_no_data_raises(data: dict[str, Any]) -> None:
    _, problems = decode(data)
    for problem in problems:
        assert problem.message
        assert len(problem.message) < 400


@given(st.data())
@settings(max_examples=300)
def test_no_value_in_any_key_raises(data: st.DataObject) -> None:
    nouns = {**ENTRIES, **NESTED, "assertion": Assertion, "head": Head}
    name = data.draw(st.sampled_from(sorted(nouns)))
    keys = sorted(specs(nouns[name]))
    table = data.draw(st.dictionaries(st.sampled_from(keys), DATA, max_size=5))
    where = data.draw(st.sampled_from(["launch", "dock", "undock", "land"]))
    decoder = Decoder()
    decoder._table(
        nouns[name], table, (where,), "x" if name in {*ENTRIES, "Module", "Port"} else None
    )


def flights() -> st.SearchStrategy[dict[str, Any]]:
    """Tables of flights, right and wrong, in which the ledger finds something to do."""
    times = st.one_of(
        st.datetimes(
            min_value=datetime(2022, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
            max_value=datetime(2022, 2, 1),  # noqa: DTZ001
            timezones=st.just(UTC),
        ),
        st.sampled_from(
            ["2022-01", "2022", "TBD", "NET 2022-01", "NLT 2022-01-09", "2022-01-03..2022-01-09"]
        ),
        st.dates(date(2022, 1, 1), date(2022, 2, 1)),
        DATA,
    )
    crews = st.lists(st.sampled_from(["a", "b", "c", "?", "alias"]), max_size=4)
    status = st.sampled_from(["success", "failure", "cancelled", "go"])

    def movement(**more: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        table = st.fixed_dictionaries({}, optional={"at": times, "status": status, **more})
        return st.one_of(table, table, table, DATA)

    ports = st.sampled_from(["p", "q", "poisk-zenith"])
    relocation = st.fixed_dictionaries({}, optional={"left": times, "at": times, "port": ports})
    seat = st.fixed_dictionaries({}, optional={"from": times, "to": times, "crew": crews})
    flight = st.fixed_dictionaries(
        {"spacecraft": st.sampled_from(["ship", "soyuz-ms"])},
        optional={
            "crew": crews,
            "station": st.sampled_from(["iss", "none", "x"]),
            "launch": movement(),
            "dock": movement(port=ports, stays=st.booleans()),
            "relocate": st.lists(relocation, max_size=2),
            "undock": movement(),
            "land": movement(crew=crews, destroyed=st.booleans()),
            "lifeboat": st.lists(seat, max_size=2),
            "unfit": st.lists(
                st.fixed_dictionaries({}, optional={"from": times, "to": times}), max_size=2
            ),
        },
    )
    return st.dictionaries(st.sampled_from(["f", "g", "h"]), flight, max_size=3)


@given(flights(), DATA, st.sampled_from(["iss", None, "none"]))
@settings(max_examples=300)
def test_no_flights_raise_in_the_ledger_the_rules_or_the_views(
    flights: dict[str, Any], other: object, home: str | None
) -> None:
    data = {
        "flight": flights,
        "person": {"a": {"aliases": ["alias"], "prior": other}, "b": {"agency": "nasa"}},
        "spacecraft": {"ship": {"seats": 3, "returns": True}},
        "station": {"iss": {"port": {"p": {}, "q": {"from": other}}}},
        "assert": [
            {
                "during": "2022-01",
                "station": "iss",
                "count": 1,
                "agencies": {"nasa": 1},
                "crew": ["a", "?"],
                "ports": {"p": "f", "q": "free"},
                "next": "flight.f.launch",
            }
        ],
        "bulletin": {"n": other},
    }
    schedule, _ = decode(data, home)
    ledger = Ledger.of(schedule)
    check(ledger)
    for at in (datetime(2022, 1, 3, tzinfo=UTC), datetime(2022, 2, 1, tzinfo=UTC)):
        overview(ledger, "iss", at)
        for ident in ("a", "b", "c", "?f#0"):
            person(ledger, ident, at)
