"""Reliance: who depends on whom by agency, and when everything hangs on one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.support import ISS, at, book

import crewtrack
from crewtrack.ledger.spans import edges
from crewtrack.views.dependence import able, dependence, reliance
from crewtrack.views.reliance import sole

if TYPE_CHECKING:
    from crewtrack.views.shapes import Reliance

SCENE = crewtrack.load("crewtrack:iss-2022-02-25", now=at("2022-02-25"))


def over(when: str = "2022-02-25T12:00", until: str | None = "2023-04-01") -> Reliance:
    return reliance(SCENE.ledger, "iss", at(when), at(until) if until else None)


def test_the_answer_to_the_question_of_that_day() -> None:
    assert over().answer == (
        "Of the seven aboard, four go home with NASA, Matthias Maurer of ESA among them;"
        " three with Roscosmos, Mark Vande Hei of NASA among them."
        " No agency alone has seats for all seven."
        " Of the three docked ships that can raise the orbit, two are Roscosmos's and one is NASA's."
    )


def test_when_three_were_aboard_all_depended_on_one() -> None:
    answer = over("2021-11-10").answer
    assert answer.startswith(
        "Of the three aboard, all three go home with Roscosmos, Mark Vande Hei of NASA"
    )
    assert "Only Roscosmos can bring people home." in answer


def test_each_agency_has_its_share() -> None:
    found = {
        one.agency.id: (one.crew, one.seats_home, one.lifeboats, one.seats_up, len(one.reboost))
        for one in over().shares
    }
    assert found == {
        "nasa": (4, 4, 4, 12, 1),
        "roscosmos": (2, 3, 3, 6, 2),
        "esa": (1, 0, 0, 0, 0),
        "axiom": (0, 0, 0, 4, 0),
    }
    # Two seats of Soyuz MS-23, sent up empty to bring people home, are not counted as seats up.
    assert {one.agency.id: one.launches for one in over().shares}["roscosmos"] == (
        "soyuz-ms-21",
        "soyuz-ms-22",
    )


def test_shares_agree_with_the_dependence_of_the_screens() -> None:
    for when in ("2021-10-10", "2022-02-25T12:00", "2022-04-10", "2022-12-20", "2023-03-05"):
        seats = {
            one.provider.id: one.seats
            for one in dependence(SCENE.ledger, "iss", at(when)).seats_home
        }
        shares = {one.agency.id: one.seats_home for one in over(when).shares if one.seats_home}
        assert seats == shares


def test_single_points_of_failure() -> None:
    found = over("2021-11-01")
    assert [(one.start, one.end, one.agency and one.agency.id) for one in found.sole_return] == [
        # Crew-2 has left, Crew-3 is not there yet.
        (at("2021-11-08T19:05"), at("2021-11-11T23:32"), "roscosmos"),
        # The Soyuz has leaked; until its load was lightened, it is no lifeboat.
        (at("2022-12-15T00:45"), at("2023-01-19"), "nasa"),
    ]
    assert [(one.start, one.end, one.agency and one.agency.id) for one in found.sole_reboost] == [
        (at("2021-11-20T16:01"), at("2022-02-21T12:02:03"), "roscosmos"),
        (at("2022-06-28T11:07"), at("2022-11-09T13:05"), "roscosmos"),
    ]


def test_a_single_point_of_failure_is_one_at_every_instant_of_its_span() -> None:
    start, end = at("2020-06-01"), at("2026-10-01")
    ledger = SCENE.ledger
    found = {engines: sole(ledger, "iss", start, end, engines=engines) for engines in (True, False)}
    for point in edges(ledger, "iss", start, end):
        state = ledger.state(point)
        homes, boosts = able(ledger, state, "iss", point)
        for engines, ours in ((True, boosts), (False, homes)):
            spans = [one for one in found[engines] if one.start <= point < one.end]
            needed = engines or state.counts["iss"] > 0
            assert len(spans) == (needed and len(ours) < 2), (point, engines)
            for one in spans:
                assert {one.agency.id if one.agency is not None else None} == (set(ours) or {None})


def test_a_part_of_the_time_is_judged_as_if_asked_for_alone() -> None:
    start, end = at("2021-11-09"), at("2021-12-01")
    whole = over("2021-06-01", "2023-06-01")
    assert whole.reboost_over == ((at("2021-09-01"), at("2023-01-01")),)
    alone = sole(SCENE.ledger, "iss", *whole.reboost_over[0], engines=True)
    assert [(one.start, one.end) for one in whole.sole_reboost] == [
        (one.start, one.end) for one in alone
    ]
    early = sole(SCENE.ledger, "iss", start, end, engines=False)
    assert [(one.start, one.end) for one in early] == [(start, at("2021-11-11T23:32"))]


def test_it_looks_as_far_as_it_is_told_or_as_is_recorded() -> None:
    far = over(until=None)
    assert (far.until, far.reboost_until) == (at("2026-10-09"), at("2023-01-01"))
    near = over(until="2022-04-01")
    assert (near.until, near.reboost_until) == (at("2022-04-01"), at("2022-04-01"))
    assert {one.agency.id: one.seats_up for one in near.shares}["roscosmos"] == 3
    assert (near.sole_return, near.sole_reboost) == ((), ())
    assert over("2030-01-01", None).until == at("2030-01-01")


def test_engines_are_judged_only_where_every_cargo_ship_is_recorded() -> None:
    early = over("2009-07-20", None)
    assert early.answer.endswith(
        " Who could raise the orbit is not recorded: not every cargo ship of that time is."
    )
    assert early.reboost_over == ((at("2021-09-01"), at("2023-01-01")),)
    assert [one.start for one in early.sole_reboost] == [
        at("2021-11-20T16:01"),
        at("2022-06-28T11:07"),
    ]
    late = over("2024-06-20", None)
    assert (late.sole_reboost, late.reboost_over, late.reboost_until) == ((), (), at("2024-06-20"))
    assert len(late.sole_return) == 1
    told = over("2022-12-01", "2024-01-01")
    assert told.reboost_until == at("2023-01-01")


def test_books_that_claim_nothing_of_cargo_are_taken_at_their_word() -> None:
    found = reliance(book(ISS), "iss", at("2022-01-01"), at("2022-02-01"))
    assert found.reboost_over == ((at("2022-01-01"), at("2022-02-01")),)
    assert "No docked ship can raise the orbit." in found.answer


def test_an_unfit_ship_neither_brings_home_nor_raises_the_orbit() -> None:
    text = """
    [spacecraft.both]
    provider = "nasa"
    seats = 2
    returns = true
    reboost = true
    [flight.x]
    spacecraft = "both"
    crew = ["chari"]
    launch.at = 2022-01-01T00:00:00Z
    dock = { at = 2022-01-02T00:00:00Z, port = "harmony-forward" }
    unfit = [{ from = 2022-02-01T00:00:00Z }]
    """
    ledger = book(ISS + text)
    before, after = (dependence(ledger, "iss", at(one)) for one in ("2022-01-31", "2022-02-01"))
    assert (len(before.seats_home), len(before.reboost)) == (1, 1)
    assert (len(after.seats_home), len(after.reboost)) == (0, 0)
    found = reliance(ledger, "iss", at("2022-01-10"), at("2022-03-01"))
    assert [one.agency and one.agency.id for one in found.sole_return] == ["nasa", None]


@pytest.mark.parametrize("when", ["1999-01-01", "2030-01-01", "9999-12-31"])
def test_at_any_instant_there_is_an_answer(when: str) -> None:
    assert over(when).answer.endswith(".")


def test_nobody_aboard_needs_nobody() -> None:
    found = reliance(book(ISS), "iss", at("2022-01-01"))
    assert found.answer == "Nobody is aboard. No docked ship can raise the orbit."
    assert (found.sole_return, found.shares) == ((), ())
